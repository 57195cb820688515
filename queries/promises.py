"""The ledger of promises: for each action every date by which it was ever promised, and what became of it.

An extension makes an action no longer late, and the promise before it no less broken: whatever is overdue is counted
by the first date and by the last, always both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.editions import parted
from remit.graph.errors import NotFoundError
from remit.graph.model import Citation, Contents, Entity
from remit.graph.store import Store
from remit.queries.facts.closing import DONE
from remit.queries.facts.dating import day_of, last_day
from remit.queries.histories import WAS_DUE, Histories, Told, ended_as, told_in_time
from remit.queries.shapes import Json, Showable, citations_json, thing_json

if TYPE_CHECKING:
    from remit.queries.granted import Granted
    from remit.queries.percentages import Progress

_KIND, _DUE = "action", "deadline"
_STATES = ("rag", "status", "percentDone")


class Promise(NamedTuple):
    """One date by which an action was to be done.

    ``due`` is its last day in ISO 8601, empty where none could be read; ``slipped`` by how many days it is later than
    the date before it in the same paper, below zero where it was brought forward, and none where that cannot be told.
    """

    due: str
    told: Told
    slipped: int | None = None
    granted: tuple[Granted, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether it was told only as what was moved."""
        return self.told.term == WAS_DUE

    def to_json(self) -> Json:
        """It in the public shape."""
        return {
            "due": self.due or None,
            "moved": self.moved,
            **self.told.to_json(),
            "slipped": self.slipped,
            "granted": [one.to_json() for one in self.granted],
        }


class Ended(NamedTuple):
    """How an action ended: ``done`` or ``dropped``, in the words of the paper."""

    outcome: str
    words: str
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """It in the public shape."""
        return {
            "outcome": self.outcome,
            "words": self.words,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Promised(Showable):
    """The promises of one action, the first made first, and how it was told to stand.

    ``ended`` says how it ended, as the papers that tell of it last say: that it is done or dropped, and with which
    words; ``gone`` is the day of the last edition that has it, where the newest has it no more. ``owners`` are those
    with whom it is, or was, by these papers: who answers for it or is to do it, and not whose part in it is over.
    """

    thing: Entity
    reference: str
    promises: tuple[Promise, ...]
    states: tuple[Told, ...] = ()
    ended: Ended | None = None
    gone: str = ""
    owners: tuple[Entity, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it is told to be done."""
        return self.ended is not None and self.ended.outcome == DONE

    @property
    def first(self) -> str:
        """The last day of the first date promised, in ISO 8601; empty where none could be read."""
        return next((p.due for p in self.promises if p.due), "")

    @property
    def last(self) -> str:
        """The last day of the date that was promised last; empty where a later edition gives none that names a day."""
        if self.given_up:
            return ""
        return next((p.due for p in reversed(self.promises) if p.due), "")

    @property
    def given_up(self) -> str:
        """The words that took the place of every date, such as “Ongoing”; empty where a date still stands."""
        last = self.promises[-1] if self.promises else None
        if last is None or last.due or not last.told.series:
            return ""
        before = [p for p in self.promises if p.due]
        over = before and all(p.told.series and p.told.until < last.told.since for p in before)
        return last.told.words if over else ""

    @property
    def moves(self) -> tuple[Promise, ...]:
        """The promises that took the place of another date of the same paper."""
        return tuple(p for p in self.promises if p.slipped)

    @property
    def slipped(self) -> int:
        """By how many days the last date promised is later than the first; below zero where it is earlier."""
        first, last = last_day(self.first), last_day(self.last)
        return (last - first).days if first and last and self.moves else 0

    def overdue(self, day: str) -> tuple[bool, bool]:
        """Whether it is late on a day by the first date promised, and by the last."""
        still = self.ended is None and not self.gone
        return still and "" < self.first < day, still and "" < self.last < day

    def to_json(self, day: str = "") -> Json:
        """It in the public shape."""
        by_first, by_last = self.overdue(day)
        return {
            **thing_json(self.thing),
            "reference": self.reference or None,
            "first": self.first or None,
            "last": self.last or None,
            "given_up": self.given_up or None,
            "moved": len(self.moves),
            "slipped": self.slipped,
            "closed": self.closed,
            "outcome": self.ended.to_json() if self.ended else None,
            "gone": self.gone or None,
            "overdue": {"by_first": by_first, "by_last": by_last},
            "promises": [promise.to_json() for promise in self.promises],
            "states": [{"term": s.term, **s.to_json()} for s in self.states],
        }


@dataclass(frozen=True, slots=True)
class Ledger(Showable):
    """The promises of all actions of which a date was ever given, as at a day; ``undated`` counts the others.

    ``shown`` are the rows that were asked for, where not all of them were: what is counted is counted of all.
    ``progress`` is how much is done, of each paper that says that in per cent.
    """

    day: str
    rows: tuple[Promised, ...]
    undated: int = 0
    shown: tuple[Promised, ...] | None = None
    progress: tuple[Progress, ...] = ()

    @property
    def wanted(self) -> tuple[Promised, ...]:
        """The rows to be shown."""
        return self.rows if self.shown is None else self.shown

    @property
    def moved(self) -> tuple[Promised, ...]:
        """The actions of which the date was moved."""
        return tuple(row for row in self.rows if row.moves)

    @property
    def by_first(self) -> int:
        """How many are overdue by the first date promised."""
        return sum(row.overdue(self.day)[0] for row in self.rows)

    @property
    def by_last(self) -> int:
        """How many are overdue by the last date promised."""
        return sum(row.overdue(self.day)[1] for row in self.rows)

    @property
    def gone(self) -> tuple[Promised, ...]:
        """The actions that the newest edition has no more, and that nobody told to be done or dropped."""
        return tuple(row for row in self.rows if row.gone and not row.ended)

    @property
    def dropped(self) -> tuple[Promised, ...]:
        """The actions that were withdrawn, rejected or superseded, as the papers say."""
        return tuple(row for row in self.rows if row.ended and not row.closed)

    @property
    def sentence(self) -> str:
        """What the ledger comes to."""
        from remit.queries.promises_told import of_ledger

        return of_ledger(self)

    def to_json(self) -> Json:
        """The ledger in the public shape."""
        return {
            "as_of": self.day or None,
            "sentence": self.sentence,
            "dated": len(self.rows),
            "undated": self.undated,
            "moved": len(self.moved),
            "overdue": {"by_first": self.by_first, "by_last": self.by_last},
            "gone": len(self.gone),
            "dropped": len(self.dropped),
            "rows": [row.to_json(self.day) for row in self.wanted],
            "progress": [one.to_json() for one in self.progress],
        }


def ledger(store: Store, day: date | None = None, name: str = "") -> Ledger:
    """Give the promises of all actions, the most often moved first, or of the one that is called so.

    Args:
        store: The register.
        day: The day by which they are judged; otherwise the latest on which the documents report.
        name: A name, reference or id of one action, which may be one that only earlier editions have.

    Raises:
        NotFoundError: no action is called so.
    """
    from remit.queries.percentages import progress_of

    with store.snapshot():
        as_at = day or day_of(store)
        contents = store.contents()
        one = _called(store, contents, name) if name else ""
    histories = Histories(contents)
    gone = {e.id for e in parted(contents)[1].entities}
    actions = [e for e in contents.entities if e.kind == _KIND and one in ("", e.id)]
    rows = [promised(histories, e, as_at, gone=e.id in gone) for e in actions]
    dated = [row for row in rows if row.promises or one]
    judged = as_at.isoformat() if as_at else ""
    undated = sum(not row.promises and not row.gone for row in rows)
    ordered = tuple(sorted(dated, key=lambda row: _order(row, judged)))
    return Ledger(judged, ordered, undated, progress=() if one else progress_of(histories))


def narrowed(found: Ledger, *, moved: bool = False, overdue: bool = False) -> Ledger:
    """Leave the actions of which the date was moved, or that are overdue by one date or the other."""
    rows = (
        row
        for row in found.rows
        if (not moved or row.moves) and (not overdue or any(row.overdue(found.day)))
    )
    return replace(found, shown=tuple(rows))


def _called(store: Store, contents: Contents, name: str) -> str:
    """The id of the action that a name means, also of one that only earlier editions have."""
    from remit.queries.earlier import called_in
    from remit.queries.naming import resolve

    if found := called_in(contents, name, _KIND):
        return found
    named = resolve(store, name).entity
    if named.kind != _KIND:
        raise NotFoundError(
            f"“{named.label}” is a {named.kind}, and only actions are promised by a date; "
            "list them with: remit list actions"
        )
    return named.id


def _order(row: Promised, day: str) -> tuple[object, ...]:
    by_first, by_last = row.overdue(day)
    return (
        bool(row.gone),
        row.ended is not None,
        -len(row.moves),
        not by_last,
        not by_first,
        row.first,
        row.reference,
        row.thing.label,
    )


def promised(
    histories: Histories, thing: Entity, day: date | None = None, *, gone: bool = False
) -> Promised:
    """The promises of one action, from the editions of each paper in which it stands, and with whom it is on a day."""
    if thing.id not in histories.things:
        return Promised(thing, "", (), (), None, "")
    days = [day for of in histories.days(thing.id).values() for day in of]
    return Promised(
        thing,
        histories.reference(thing.id, histories.last(thing.id)),
        tuple(_promises(histories, thing.id)),
        tuple(one for term in _STATES for one in histories.of(thing.id, term)),
        _ended(histories, thing.id),
        max(days, default="") if gone else "",
        tuple(dict.fromkeys(histories.owners(thing.id, day))),
    )


def _ended(histories: Histories, id_: str) -> Ended | None:
    said = histories.settled(id_)
    if said is None:
        return None
    return Ended(ended_as(said), said.raw or said.value or "", said.citations)


def _promises(histories: Histories, id_: str) -> Iterator[Promise]:
    before: dict[str, Told] = {}
    told = _told(histories, id_)
    for one in told:
        last = before.get(one.series)
        follows = last is not None and (bool(one.series) or last.term == WAS_DUE)
        alone = (
            sum(
                o.since == one.since and o.series == one.series and o.term == one.term for o in told
            )
            == 1
        )
        slipped = _between(last.value, one.value) if last and follows and alone else None
        granted = _granted(histories, id_, one) if slipped else ()
        due = last_day(one.value)
        yield Promise(due.isoformat() if due else "", one, slipped, granted)
        if due:
            before[one.series] = one


def _granted(histories: Histories, id_: str, told: Told) -> tuple[Granted, ...]:
    from remit.queries.granted import granted_by  # few dates are moved

    return granted_by(histories, id_, told)


def _told(histories: Histories, id_: str) -> list[Told]:
    """The dates of an action; before them, in each paper, those that it gives as moved and no edition gave itself."""
    told = [*histories.of(id_, _DUE)]
    known = {(one.series, one.value) for one in told}
    for was in reversed(histories.of(id_, WAS_DUE)):
        if (was.series, was.value) not in known:
            known.add((was.series, was.value))
            later = (
                n for n, o in enumerate(told) if o.series == was.series and o.since >= was.since
            )
            told.insert(next(later, len(told)), was)
    return told


def _between(one: str, other: str) -> int | None:
    first, last = last_day(one), last_day(other)
    return (last - first).days if first and last else None


def first_promises(store: Store) -> dict[str, str]:
    """The last day of the first date promised of each action, where the papers have another now."""
    if not told_in_time(store):
        return {}
    histories = Histories(store.contents())
    rows = (promised(histories, e) for e in histories.things.values() if e.kind == _KIND)
    return {row.thing.id: row.first for row in rows if row.first != row.last}


def in_time(contents: Contents, thing: Entity) -> Promised | None:
    """The promises of a thing, where it had more than one date or more than one state; else nothing."""
    row = promised(Histories(contents), thing)
    states = Counter(state.term for state in row.states)
    several = len(row.promises) > 1 or max(states.values(), default=0) > 1
    return row if several else None
