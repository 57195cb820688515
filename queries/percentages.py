"""How much is done, in per cent, as the papers give it; and averages, each only with what it is an average of.

An average moves when one action more, or one fewer, gives a percentage, with nothing done. So wherever Remit averages, the
actions stand beside it, and two editions are compared by those that both give; and where a paper averages itself, it is told
whether it says of what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from remit.graph.model import Citation, Entity, Statement
from remit.queries.histories import Histories
from remit.queries.shapes import Json, citations_json, thing_json

_PER_CENT, _STATUS = "percentDone", "status"
_ALL = 100.0
_DONE = r"(?:complete[d]?|completion|done|delivered|achieved|finished|implemented|progress(?:ed)?)"
_PERCENT = r"(?P<n>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per ?cent\b)"
# At the head of a status, or in brackets or behind a dash at its end: not “40% of the shops were asked”.
_FIRST = re.compile(
    rf"\W{{0,3}}(?:c\.?\s?|about\s)?{_PERCENT}(?:\s{_DONE})?\s{{0,2}}(?:$|[-–—,;:(.])",
    re.IGNORECASE,
)
_LAST = re.compile(rf"[-–—,:(]\s?{_PERCENT}(?:\s{_DONE})?\s?\)?\.?\s?$", re.IGNORECASE)
_SOME = re.compile(_PERCENT, re.IGNORECASE)
_BARE = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,2})?)")
_IN_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercent", re.IGNORECASE)
# A paper's own average of progress: “Overall, 62% complete”, “average progress: 55%”.
_AVERAGE = re.compile(r"\b(?:averag(?:e|es|ed|ing)|mean|overall)\b", re.IGNORECASE)
_PROGRESS = re.compile(rf"\b(?:{_DONE}|progress|delivery|implementation)\b", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"\b(?:of|across|over|for|from|in)\s+(?:all\s+|the\s+|its\s+|our\s+|these\s+){0,3}"
    r"(?P<what>(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+[a-z-]+(?:\s(?:in|with|that|which)\b[^.;,]{1,60})?)",
    re.IGNORECASE,
)
_OF_A_TABLE = re.compile(
    rf"\W{{0,9}}(?:averag(?:e|es)|mean|overall)\b(?:\W{{1,5}}[a-z]+){{0,4}}\W{{1,5}}{_PERCENT}\W{{0,9}}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


def percent_of(said: Statement) -> float | None:
    """How much of an action is done, in per cent, where its status says that and nothing else with a percentage.

    >>> percent_of(Statement("action/a", "status", value="40% - parts ordered"))
    40.0
    >>> percent_of(Statement("action/a", "status", value="60", stated_as="% complete"))
    60.0
    >>> percent_of(Statement("action/a", "status", value="40% of shops were asked"))
    """
    if said.term == _PER_CENT:
        return float(said.value) if said.value else None
    text = said.raw or said.value or ""
    if _IN_PERCENT.search(said.stated_as) and (bare := _BARE.fullmatch(text.strip())):
        return _within(bare)
    found = _FIRST.match(text) or _LAST.search(text)
    return _within(found) if found else None


def _within(found: re.Match[str]) -> float | None:
    value = float(found["n"])
    return value if value <= _ALL else None


class Part(NamedTuple):
    """One action of an average, with the percentage that its paper gives it."""

    thing: Entity
    reference: str
    percent: float
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """It in the public shape."""
        return {
            **thing_json(self.thing),
            "reference": self.reference or None,
            "percent": self.percent,
            "citations": citations_json(self.citations),
        }


class Stated(NamedTuple):
    """An average that a paper gives itself, in its words; ``of`` is what it says it is of, empty where it does not."""

    words: str
    of: str
    citation: Citation

    def to_json(self) -> Json:
        """It in the public shape."""
        return {
            "words": self.words,
            "of": self.of or None,
            "citations": citations_json((self.citation,)),
        }


class Alike(NamedTuple):
    """The average of the actions that two editions both give a percentage: how many, and then and now."""

    number: int
    before: float
    now: float

    def to_json(self) -> Json:
        """It in the public shape."""
        return {"count": self.number, "before": round(self.before, 2), "now": round(self.now, 2)}


@dataclass(frozen=True, slots=True)
class Average:
    """How much is done by one edition of a paper: of ``parts``, which give a percentage, and not of those ``without``.

    ``since`` compares it with the edition before by the actions that both give a percentage, where there are any.
    """

    day: str
    parts: tuple[Part, ...]
    without: tuple[Entity, ...] = ()
    stated: tuple[Stated, ...] = ()
    since: Alike | None = None

    @property
    def mean(self) -> float | None:
        """The average of its parts; none where there are none."""
        return _mean(part.percent for part in self.parts)

    def to_json(self) -> Json:
        """It in the public shape."""
        mean = self.mean
        return {
            "as_at": self.day or None,
            "average": None if mean is None else round(mean, 2),
            "of": [part.to_json() for part in self.parts],
            "without": [thing_json(entity) for entity in self.without],
            "stated": [one.to_json() for one in self.stated],
            "since": self.since.to_json() if self.since else None,
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a paper's actions is done, edition by edition."""

    paper: str
    averages: tuple[Average, ...]

    def to_json(self) -> Json:
        """It in the public shape."""
        return {"paper": self.paper, "editions": [one.to_json() for one in self.averages]}


def progress_of(histories: Histories) -> tuple[Progress, ...]:
    """How much is done by each paper that gives its actions percentages, or says an average of its own."""
    stated = _stated(histories)
    papers: dict[_Paper, dict[str, _Told]] = defaultdict(lambda: defaultdict(_Told))
    for entity in histories.things.values():
        if entity.kind == "action":
            for document in histories.papers(entity.id):
                paper, day = _where(histories, document)
                papers[paper][day].note(histories, entity, document)
    for document, said in stated.items():
        paper, day = _where(histories, document)
        if paper in papers:
            papers[paper][day].stated += said
    found = (
        Progress(name, tuple(_averages(editions)))
        for (_, name), editions in sorted(papers.items())
        if any(told.given or told.stated for told in editions.values())
    )
    return tuple(found)


_Paper = tuple[str, str]  # of which partnership, and what it is called


class _Told:
    """What one edition gives, while it is being gathered."""

    def __init__(self) -> None:
        self.given: dict[str, Part] = {}
        self.all: dict[str, Entity] = {}
        self.stated: list[Stated] = []

    def note(self, histories: Histories, entity: Entity, document: str) -> None:
        """Take in what a document says of an action."""
        self.all[entity.id] = entity
        found = {
            percent: cited
            for term in (_PER_CENT, _STATUS)
            for s in histories.said(entity.id, term)
            if (cited := tuple(c for c in s.citations if c.document == document))
            and (percent := percent_of(s)) is not None
        }
        if len(found) == 1:  # of two percentages nobody knows which it is
            ((percent, cited),) = found.items()
            reference = histories.reference(entity.id, (document,))
            self.given.setdefault(entity.id, Part(entity, reference, percent, cited))


def _averages(editions: Mapping[str, _Told]) -> Iterator[Average]:
    before: Mapping[str, Part] = {}
    for day, told in sorted(editions.items()):
        parts = sorted(told.given.values(), key=lambda p: (p.reference, p.thing.label, p.thing.id))
        without = tuple(sorted(e for id_, e in told.all.items() if id_ not in told.given))
        yield Average(day, tuple(parts), without, tuple(told.stated), _alike(before, told.given))
        before = told.given or before


def _alike(before: Mapping[str, Part], now: Mapping[str, Part]) -> Alike | None:
    both = before.keys() & now.keys()
    then, at_last = (_mean(each[id_].percent for id_ in sorted(both)) for each in (before, now))
    return None if then is None or at_last is None else Alike(len(both), then, at_last)


def _mean(values: Iterable[float]) -> float | None:
    found = [*values]
    return sum(found) / len(found) if found else None


def _where(histories: Histories, document: str) -> tuple[_Paper, str]:
    """Of which paper a document is an edition, or that it is one by itself; and its day."""
    edition = histories.editions.get(document)
    return edition.paper if edition else ("", document), histories.day(document)


def _stated(histories: Histories) -> Mapping[str, Sequence[Stated]]:
    """The averages of progress that papers give themselves, by document."""
    found: dict[str, list[Stated]] = defaultdict(list)
    digests = {document.name: document.sha256 for document in histories.contents.documents}
    for entry in histories.contents.ledger:
        for sentence in map(str.strip, _SENTENCE.split(entry.text)):
            if _is_average(sentence):
                of = _OF_WHAT.search(sentence)
                cited = Citation(
                    entry.document, entry.locator, sentence, digests.get(entry.document, "")
                )
                found[entry.document].append(Stated(sentence, of["what"] if of else "", cited))
    return found


def _is_average(sentence: str) -> bool:
    """Whether words give an average of progress: a sentence, or the last row of a table."""
    if _OF_A_TABLE.fullmatch(sentence):
        return True
    return all(wanted.search(sentence) for wanted in (_AVERAGE, _PROGRESS, _SOME))
