"""What an answer leaves open beside what the audit found of the same thing: no fault stands, or counts, twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from remit.queries.audit.model import Finding
from remit.queries.gaps import Gap

# Which rule of the audit finds what a gap tells, with a question and the places on which it rests.
_FOUND_AS: Final = {
    "no-accountable": "no-lead",
    "no-deadline": "no-deadline",
    "no-officer": "no-officer",
    "not-read": "not-read",
    "open-deadline": "open-date",
    "unclear": "unclear",
    "vacancy": "vacant",
    "withheld": "withheld",
}


def by_thing(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that concern each thing, by its id."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for thing in finding.concerns or (finding.subject,):
            found.setdefault(thing.id, []).append(finding)
    return found


def beside(gaps: Iterable[Gap], findings: Iterable[Finding]) -> list[Gap]:
    """Leave out the gaps that findings on the same thing tell; each finding tells one.

    >>> from remit.graph.model import Entity
    >>> gap = Gap("no-deadline", "No deadline is given for this action.")
    >>> beside([gap], []) == [gap]
    True
    >>> thing = Entity("action/a", "action", "Act")
    >>> beside(
    ...     [Gap("no-officer", "Nobody.")], [Finding("no-officer", "low", "For all.", thing, ())]
    ... )
    []
    """
    told = Counter(finding.code for finding in findings)
    left = []
    for gap in gaps:
        rule = _FOUND_AS.get(gap.code, "")
        if told[rule] > 0:
            told[rule] -= 1
        else:
            left.append(gap)
    return left
