"""The words by which people look for what a rule finds, beside those of its title: no finding is called an overlap."""

from __future__ import annotations

from typing import Final

from remit.queries.audit.model import AnyRule

SOUGHT: Final = {
    "split-lead": "overlap clash conflict duplicate two leads",
    "several-leads": "joint shared",
    "unled-matter": "gap nobody leads",
    "through-part": "duplicate",
    "vacant": "vacancy vacancies TBC TBA empty post unfilled",
    "no-officer": "nobody unassigned unowned owner",
    "several-owners": "joint shared",
    "overdue": "late overdue past due slipped missed",
    "promise-passed": "late overdue past due missed",
    "green-but-late": "late overdue",
    "moved-deadline": "slipped postponed extended delay",
    "no-deadline": "undated date when",
    "open-date": "ongoing ASAP undated",
    "stale": "old out of date",
    "self-led": "set up",
    "told-two-ways": "contradiction conflict inconsistent",
    "colours-differ": "contradiction conflict inconsistent",
    "no-status": "unknown progress",
    "red": "off track at risk",
    "closed-bare": "evidence outcome",
    "unproved": "evidence outcome",
    "no-target": "KPI indicator success measurable",
    "no-baseline": "KPI indicator",
    "aim-elsewhere": "overlap",
    "action-elsewhere": "overlap",
    "twice": "overlap duplicate duplication double",
    "repeated": "duplicate duplication double",
    "two-values": "contradiction inconsistent",
    "jump": "rise increase fall trend",
    "several-names": "alias naming",
    "silent": "law statutory missing duty",
    "lone-officer": "single point of failure workload dependency",
    "lone-lead": "single point of failure workload dependency",
    "unnamed-provider": "contractor supplier",
    "no-members": "membership who sits",
    "reports-nowhere": "reporting line governance",
}


def words_for(rule: AnyRule) -> str:
    """By which words people look for what a rule finds."""
    return " ".join(filter(None, [rule.title, SOUGHT.get(rule.code)]))
