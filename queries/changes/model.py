"""The difference between two registers, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from remit.graph.model import Citation, Entity, LedgerEntry, Statement
from remit.graph.place import told_of
from remit.queries.shapes import Json, Showable, citations_json, thing_json

# What a change can be, in the order in which changes are told.
NEW: Final = "new"
GONE: Final = "gone"
DONE: Final = "done"
DROPPED: Final = "dropped"
REOPENED: Final = "reopened"
OWNER: Final = "owner"
DEADLINE: Final = "deadline"
STATUS: Final = "status"
JOINED: Final = "joined"
LEFT: Final = "left"
HOLDER: Final = "holder"
STRUCTURE: Final = "structure"
RESTATED: Final = "restated"
REWORDED: Final = "reworded"
RENAMED: Final = "renamed"
MOVED: Final = "moved"
RENUMBERED: Final = "renumbered"
BASIS: Final = "basis"
OTHER: Final = "other"
WHATS: Final = (
    NEW, GONE, DONE, DROPPED, REOPENED, OWNER, DEADLINE, STATUS, JOINED, LEFT, HOLDER, STRUCTURE, RESTATED, REWORDED,
    RENAMED, MOVED, RENUMBERED, BASIS, OTHER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing of the old register and the same thing in the new one, and by what it was known.

    That is its ``id``, ``name``, ``wording`` or ``reference``, its ``content`` (what stands below it, or what a figure
    counts), or the ``place`` that nobody fills.
    """

    old: Entity
    new: Entity
    by: str


@dataclass(frozen=True, slots=True)
class Side:
    """A value on one side of a change, in words, with the passages; ``statements`` are what stands there alone."""

    value: str
    citations: tuple[Citation, ...] = ()
    statements: tuple[Statement, ...] = ()

    def to_json(self) -> Json:
        """The side in the public shape."""
        return {"value": self.value, "citations": citations_json(self.citations)}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one thing.

    ``thing`` is as the new register has it, or the old one where it is gone; ``before`` as the old one has it.
    ``days`` is by how many days a deadline moved, below zero where it was brought forward, and ``moves`` how often it
    did, where the editions in between tell. ``ended`` says of what is gone, or new, that it was told to be ``done`` or
    ``dropped``; of what is gone ``new`` is then what tells so. ``under`` is where it stands. ``along`` says that it is no
    news of its own: it came or went with the thing that it reports on, or names the same in other capitals. ``evidence``
    says of an action that is done what is reported on it, as far as the papers report on any.
    """

    what: str
    thing: Entity
    before: Entity | None = None
    old: Side | None = None
    new: Side | None = None
    term: str = ""
    role: str = ""
    by: str = ""
    reference: str = ""
    under: Entity | None = None
    days: int | None = None
    moves: int = 0
    ended: str = ""
    along: bool = False
    evidence: str = ""

    @property
    def closed(self) -> bool:
        """Whether what is gone, or new, was told to be done."""
        return self.ended == DONE

    def to_json(self) -> Json:
        """The change in the public shape."""
        return {
            "what": self.what,
            "thing": thing_json(self.thing),
            "before": thing_json(self.before) if self.before else None,
            "reference": self.reference or None,
            "under": thing_json(self.under) if self.under else None,
            "term": self.term or None,
            "role": self.role or None,
            "old": self.old.to_json() if self.old else None,
            "new": self.new.to_json() if self.new else None,
            "days": self.days,
            "moves": self.moves or None,
            "closed": self.closed,
            "outcome": self.ended or None,
            "along": self.along,
            "evidence": self.evidence or None,
            "matched_by": self.by or None,
        }


@dataclass(frozen=True, slots=True)
class Doubt:
    """Things of which it cannot be told which of the new ones, if any, each of the old ones is, and why not.

    One side is empty where what is missing there may stand in what was not read.
    """

    old: tuple[Entity, ...]
    new: tuple[Entity, ...]
    why: str
    gone: tuple[Side, ...] = ()  # what was said of each of the old ones
    come: tuple[Side, ...] = ()

    @property
    def kind(self) -> str:
        """Of which kind the things are."""
        return (*self.old, *self.new)[0].kind

    def to_json(self) -> Json:
        """The doubt in the public shape."""
        return {
            "kind": self.kind,
            "old": _with_citations(self.old, self.gone),
            "new": _with_citations(self.new, self.come),
            "why": self.why,
        }


def _with_citations(things: tuple[Entity, ...], sides: tuple[Side, ...]) -> list[Json]:
    return [
        {**thing_json(thing), "citations": citations_json(side.citations)}
        for thing, side in zip(things, sides, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the two registers: where it is, what it is of, and what it was read from.

    ``days`` are those on which documents stand that come in editions.
    """

    register: str
    title: str = ""
    documents: tuple[str, ...] = ()
    days: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> Json:
        """The register in the public shape."""
        return {
            "register": self.register,
            "title": self.title,
            "documents": list(self.documents),
            "as_at": dict(sorted(self.days.items())),
        }


@dataclass(frozen=True, slots=True)
class Diff(Showable):
    """What changed from one register to another.

    ``pairs`` are the things that stand in both; ``went`` and ``came`` those that stand in one, of every kind.
    ``unsaid`` and ``said`` are the pieces of the old and of the new documents that gave no fact and stand in one only.
    ``superseded`` are the documents of which the new register has a later edition.
    """

    old: Edition
    new: Edition
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    pairs: tuple[Pair, ...] = field(default=(), repr=False)
    went: tuple[Entity, ...] = field(default=(), repr=False)
    came: tuple[Entity, ...] = field(default=(), repr=False)
    unsaid: tuple[LedgerEntry, ...] = field(default=(), repr=False)
    said: tuple[LedgerEntry, ...] = field(default=(), repr=False)
    superseded: frozenset[str] = field(default=frozenset(), repr=False)

    def __bool__(self) -> bool:
        return bool(self.counts or self.doubts)

    def of(self, what: str, kind: str = "") -> list[Change]:
        """The changes of one sort, of all kinds of things or of one, without what only came or went along."""
        return [
            c
            for c in self.changes
            if c.what == what and not c.along and (not kind or c.thing.kind == kind)
        ]

    @property
    def counts(self) -> dict[str, int]:
        """How many changes there are of each sort."""
        found = Counter(change.what for change in self.changes if not change.along)
        return {what: found[what] for what in WHATS if found[what]}

    @property
    def not_read(self) -> dict[str, int]:
        """The documents that the new register was not read from, with how much of what is gone stood in them alone."""
        absent = {*self.old.documents} - {*self.new.documents} - self.superseded
        found: Counter[str] = Counter()
        for change in self.of(GONE):
            said = change.old.statements if change.old else ()
            places = {c.document for s in said for c in s.citations}
            if places and places <= absent:
                found.update(places)
        return dict(sorted(found.items()))

    @property
    def sentence(self) -> str:
        """What the difference comes to."""
        from remit.queries.changes.told import of_diff

        return of_diff(self)

    def to_json(self) -> Json:
        """The difference in the public shape."""
        return {
            "old": self.old.to_json(),
            "new": self.new.to_json(),
            "sentence": self.sentence,
            "counts": self.counts,
            "not_read": self.not_read,
            "changes": [change.to_json() for change in self.changes],
            "cannot_tell": [doubt.to_json() for doubt in self.doubts],
            "text": {"gone": _pieces(self.unsaid), "new": _pieces(self.said)},
        }


def _pieces(entries: Iterable[LedgerEntry]) -> list[Json]:
    return [
        {
            "document": e.document,
            "locator": e.locator,
            **told_of(e.locator),
            "outcome": e.outcome,
            "text": e.text,
        }
        for e in entries
    ]


def sides(diff: Diff) -> Iterator[tuple[Side | None, Side | None]]:
    """Both sides of every change and of every doubt."""
    for change in diff.changes:
        yield change.old, change.new
    for doubt in diff.doubts:
        yield from ((side, None) for side in doubt.gone)
        yield from ((None, side) for side in doubt.come)
