"""Whether the day as at which a register is judged rests on a date that a finding doubts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from remit.graph.model import Statement
from remit.queries.audit.model import Audit
from remit.queries.facts.dating import all_reporting_on

_RULES: Final = (
    "not-over",
    "ahead-of-itself",
    "impossible-date",
)  # each doubts a date that a paper gives
DOUBTED: Final = "a finding doubts that date"


def day_doubted(statements: Iterable[Statement], audit: Audit) -> str:
    """That the day of an audit is doubted, in a clause: of how many of the reports that give it, or of all.

    >>> day_doubted([], Audit("2020-07-30", (), ()))
    ''
    """
    doubted = {
        (c.document, c.locator, c.quote)
        for finding in audit.open
        if finding.code in _RULES
        for c in finding.evidence
    }
    if not doubted:
        return ""
    told = [*all_reporting_on(statements, audit.as_of or "")]
    many = sum(any((c.document, c.locator, c.quote) in doubted for c in cited) for cited in told)
    if many < len(told) and many:
        return f"a finding doubts the date of {many} of the {len(told)} reports of that day"
    return DOUBTED if many else ""
