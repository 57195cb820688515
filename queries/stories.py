"""Findings as stories: by the priority that they concern, the gravest first, each kind told once.

A finding that concerns two priorities is told under both; one that concerns none is told of the whole.
What is told, and what to ask about it, are the words of the audit: here they only get their place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from remit.graph.model import Contents, Entity
from remit.ontology import CARRYING, KINDS, PARTIES
from remit.queries.answers import Answer
from remit.queries.audit import SEVERITIES, Audit, Finding
from remit.queries.audit.model import RANK, Severity
from remit.queries.audit.topics import ORDER
from remit.queries.phrasing import list_of
from remit.queries.shapes import Json, thing_json

FOREMOST: Final = 5  # kinds of finding that a story tells before the rest is folded


class Telling(NamedTuple):
    """What one rule found under one priority: the first is told, the others are more of the kind."""

    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that is told in full."""
        return self.findings[0]

    @property
    def more(self) -> tuple[Finding, ...]:
        """The others of the kind."""
        return self.findings[1:]

    @property
    def more_said(self) -> str:
        """How many more of the kind there are, and how many of these are less grave than what is told; else nothing."""
        if not self.more:
            return ""
        less = _by_severity(f for f in self.more if f.severity != self.severity)
        told = [f"{n} of them {severity}" for severity, n in less.items() if n]
        return ", ".join([f"and {len(self.more)} more of the kind", *told])


class Story(NamedTuple):
    """What was found under one priority; without a ``priority``, what concerns none of them.

    ``led`` says in words who leads it. ``counts`` are the findings by severity that nobody has
    waived. ``foremost`` are the kinds of finding to tell, ``lesser`` those that can be folded away.
    """

    priority: Entity | None
    led: str
    tellings: tuple[Telling, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the story, once."""
        return tuple(finding for telling in self.tellings for finding in telling.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity nobody has waived."""
        return _by_severity(f for f in self.findings if f.waived is None)

    @property
    def said(self) -> str:
        """The counts in words.

        >>> Story(None, "", ()).said
        'nothing found'
        """
        return by_severity([f for f in self.findings if f.waived is None]) or "nothing found"

    @property
    def foremost(self) -> tuple[Telling, ...]:
        """All that is high; where that is little, what is medium too, up to ``FOREMOST`` kinds."""
        return self.tellings[: self._foremost()]

    @property
    def lesser(self) -> tuple[Telling, ...]:
        """The kinds that are not foremost."""
        return self.tellings[self._foremost() :]

    def _foremost(self) -> int:
        high = sum(t.severity == "high" for t in self.tellings)
        some = sum(t.severity in ("high", "medium") for t in self.tellings)
        return max(high, min(some, FOREMOST)) or min(len(self.tellings), FOREMOST)

    def to_json(self) -> Json:
        """The story in the public shape; its findings are named by their ids."""
        return {
            "priority": thing_json(self.priority) if self.priority else None,
            "led": self.led,
            "counts": self.counts,
            "findings": [finding.id for finding in self.findings],
        }


def _by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in SEVERITIES}


def by_severity(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity that is met, the gravest first, in words."""
    return ", ".join(f"{n} {severity}" for severity, n in _by_severity(findings).items() if n)


def told_again(told: Sequence[Story]) -> str:
    """Why the numbers of the stories add up to more than there are findings; nothing where they do not."""
    every = [f.id for story in told for f in story.findings if f.waived is None]
    if len(every) == len({*every}):
        return ""
    return (
        "What concerns several priorities stands under each of them and is counted there, so that "
        f"the numbers of the parts add up to {len(every)}."
    )


def stories(
    contents: Contents,
    priorities: Sequence[Entity],
    answers: Mapping[str, Answer],
    audit: Audit,
) -> tuple[Story, ...]:
    """Tell what was found, priority by priority in this order; what concerns none comes last."""
    above = _above(contents, {p.id for p in priorities})
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        for id_ in concerned(finding, above) or [""]:
            found[id_].append(finding)
    told = [
        Story(p, led_by(answers.get(p.id)), _tellings(found[p.id]))
        for p in priorities
        if found.get(p.id)
    ]
    rest = [Story(None, "", _tellings(found[""]))] if found.get("") else []
    return (*told, *rest)


def concerned(finding: Finding, above: Mapping[str, Sequence[str]]) -> list[str]:
    """The priorities that a finding concerns: those above the work of which it speaks.

    A party in its evidence does not draw in all that this party does elsewhere; where the finding
    speaks of nothing else, it stands under what the party delivers.
    """
    things = finding.concerns or (finding.subject,)
    work = [thing for thing in things if thing.kind not in PARTIES]
    for some in (work, [finding.subject]):
        found = dict.fromkeys(p for thing in some for p in above.get(thing.id, ()))
        if found:
            return list(found)
    return []


def led_by(answer: Answer | None) -> str:
    """Who leads a priority, in words; empty where nobody is named."""
    if answer is None:
        return ""
    named = [p.entity for p in answer.accountable if not KINDS[p.entity.kind].instead]
    return list_of(list(dict.fromkeys(entity.label for entity in named)))


def _above(contents: Contents, priorities: Iterable[str]) -> dict[str, list[str]]:
    """The priorities that each thing stands under, those themselves included."""
    below: dict[str, list[str]] = defaultdict(list)
    for said in contents.statements:
        if said.term in CARRYING and said.object is not None:
            below[said.object].append(said.subject)
    found: dict[str, list[str]] = defaultdict(list)
    for priority in sorted(priorities):
        reached = [priority]
        seen = {priority}
        for id_ in reached:
            found[id_].append(priority)
            fresh = [b for b in below.get(id_, ()) if b not in seen]
            seen.update(fresh)
            reached += dict.fromkeys(fresh)
    return found


def _tellings(findings: Iterable[Finding]) -> tuple[Telling, ...]:
    """Findings by rule, the gravest rule first and what is waived last."""
    kinds: dict[tuple[bool, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.waived is not None, finding.code].append(finding)
    made = [(key, _telling(found)) for key, found in kinds.items()]
    return tuple(t for key, t in sorted(made, key=lambda pair: _gravity(*pair)))


def _telling(found: Iterable[Finding]) -> Telling:
    """Findings of one rule, the gravest first: by that one they are told."""
    ordered = sorted(found, key=lambda finding: RANK[finding.severity])
    return Telling(ordered[0].severity, tuple(ordered))


def _gravity(key: tuple[bool, str], telling: Telling) -> tuple[bool, int, int]:
    waived, code = key
    return waived, RANK[telling.severity], ORDER.get(code, len(ORDER))
