"""Lists that are asked for: the things of a kind with who leads and owns them, narrowed and in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from remit.graph.lookup import Query, all_in
from remit.graph.model import Entity, Statement
from remit.graph.store import Store
from remit.ontology import KNOWN, LAW, PARTIES, UNKNOWN
from remit.queries.above import (
    ACCOUNTABLE,
    ASSIGNED,
    NOT_READ,
    RESPONSIBLE,
    VACANCY,
    Above,
    Party,
)
from remit.queries.counting import is_part
from remit.queries.gaps import standing
from remit.queries.helping import role_in
from remit.queries.phrasing import called, list_of
from remit.queries.promises import first_promises
from remit.queries.repeats import repeats
from remit.queries.shapes import Json, Showable, thing_json, things_json
from remit.queries.states import NOT_TOLD, RAG, STATUS, State
from remit.queries.ties import HOLDS

_CITES = "cites"
_AT_ONCE = 2_000  # things that are read together


@dataclass(frozen=True, slots=True)
class Row(Showable):
    """One thing of a list. ``leads`` may be named further up; ``owners`` are named for the thing itself.

    ``horizon`` is the period of a plan that it stands in. ``state`` is its colour and its status, as far as told. ``due`` is the last day of its
    deadline in ISO 8601 where one was read, ``deadline`` how it is written. ``accountable`` and
    ``responsible`` count what is assigned to a party; ``rests`` are the duties and law that the thing
    cites or that stand above it, or of a duty where it arises from. ``same`` are things of the same words and owners, which may be
    this one told in another document. ``promised`` is the last day of the first date promised, where that is another.
    ``qualifier`` says how exact the document calls a figure ("over"), and ``period`` when it was so; ``part`` that an
    action is only a part of another.
    """

    thing: Entity
    state: State = NOT_TOLD
    leads: tuple[Party, ...] = ()
    owners: tuple[Party, ...] = ()
    priority: tuple[Entity, ...] = ()
    deadline: str = ""
    due: str = ""
    horizon: str = ""
    rests: tuple[Entity, ...] = ()
    posts: tuple[str, ...] = ()
    accountable: int = 0
    responsible: int = 0
    unread: int = 0
    closed: bool = False
    same: tuple[Entity, ...] = ()
    promised: str = ""
    qualifier: str = ""
    period: str = ""
    part: bool = False

    @property
    def own(self) -> list[Party]:
        """Who is named for the thing itself."""
        return [p for p in (*self.leads, *self.owners) if p.at == self.thing]

    def late(self, day: str) -> bool:
        """Whether the first date promised had passed by a day, and it is not said to be done."""
        return "" < (self.promised or self.due) < day and not self.closed

    def cell(self, column: str) -> str:
        """What stands in a column, in words.

        >>> Row(Entity("action/a", "action", "Meet"), due="2020-03-31").cell("deadline")
        '2020-03-31'
        """
        return CELLS[column](self)

    def to_json(self) -> Json:
        """The row in the public shape: every column, lists as lists."""
        return {
            **thing_json(self.thing),
            "status": str(self.state) or None,
            "state": self.state.to_json(),
            "leads": [_party_json(p, self.thing) for p in self.leads],
            "owners": [_party_json(p, self.thing) for p in self.owners],
            "priority": [thing_json(e) for e in self.priority],
            "deadline": self.deadline or None,
            "due": self.due or None,
            "promised": self.promised or self.due or None,
            "horizon": self.horizon or None,
            "law": [thing_json(e) for e in self.rests],
            "posts": list(self.posts),
            "accountable_for": self.accountable,
            "responsible_for": self.responsible,
            "unread": self.unread,
            "same": things_json(self.same),
            **self._figure,
        }

    @property
    def _figure(self) -> Json:
        """What only a figure has."""
        told: Json = {"qualifier": self.qualifier or None, "period": self.period or None}
        return told if self.thing.kind == "figure" else {}


def _party_json(party: Party, thing: Entity) -> Json:
    inherited = party.at != thing
    return {**thing_json(party.entity), "inherited": inherited, "basis": party.basis}


def _names(parties: Iterable[Party]) -> str:
    return list_of(list(dict.fromkeys(standing(p.entity) for p in parties)))


def _leads(row: Row) -> str:
    inherited = row.leads and all(p.at != row.thing for p in row.leads)
    return _names(row.leads) + (" (inherited)" if inherited else "")


CELLS: Final[Mapping[str, Callable[[Row], str]]] = {
    "id": lambda row: row.thing.id,
    "label": lambda row: row.thing.label,
    "status": lambda row: str(row.state),
    "rag": lambda row: row.state.rag,
    "owner": lambda row: _names(row.owners),
    "lead": _leads,
    "priority": lambda row: list_of([e.label for e in row.priority]),
    "deadline": lambda row: row.due or row.deadline,
    "promised": lambda row: row.promised or row.due,
    "qualifier": lambda row: row.qualifier,
    "period": lambda row: row.period,
    "law": lambda row: list_of([e.label for e in row.rests]),
    "posts": lambda row: list_of(row.posts),
    "accountable": lambda row: str(row.accountable),
    "responsible": lambda row: str(row.responsible),
    "unread": lambda row: str(row.unread or ""),
}
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "action": ("id", "label", "status", "owner", "lead", "deadline"),
    "priority": ("id", "label", "lead", "owner"),
    "person": ("id", "label", "posts", "accountable", "responsible"),
    "body": ("id", "label", "accountable", "responsible"),
    "post": ("id", "label", "posts", "accountable", "responsible"),
    "duty": ("id", "label", "lead", "law"),
    "figure": ("id", "qualifier", "label", "period"),
}
_OTHERS = ("id", "label", "lead")


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns of a kind where none are chosen."""
    return COLUMNS.get(kind, _OTHERS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which things a list is narrowed to; what is empty narrows nothing, and all others must hold.

    Names are matched by all of their words. ``overdue`` is the day by which the last day of a
    deadline has passed, of what is not said to be done.
    """

    status: str = ""
    owner: str = ""
    lead: str = ""
    priority: str = ""
    duty: str = ""
    due_before: str = ""
    overdue: str = ""
    vacant: bool = False
    unclear: bool = False
    unowned: bool = False
    undated: bool = False

    def holds(self, row: Row) -> bool:
        """Whether a row is wanted."""
        own = row.own
        return all((
            not self.status or row.state.holds(self.status),
            not self.owner or _any(self.owner, (p.entity for p in row.owners)),
            not self.lead or _any(self.lead, (p.entity for p in row.leads)),
            not self.priority or _any(self.priority, row.priority),
            not self.duty or _any(self.duty, row.rests),
            not self.due_before or (bool(row.due) and row.due < self.due_before),
            not self.overdue or (bool(row.due) and row.due < self.overdue and not row.closed),
            not self.vacant or any(p.entity.kind == VACANCY for p in own),
            not self.unclear or any(p.entity.kind in ("unclear", "withheld") for p in own) or row.unread > 0,
            not self.unowned
            or (not any(p.entity.kind in (*KNOWN, *UNKNOWN) for p in own) and not row.unread),
            not self.undated or not (row.due or row.horizon),
        ))  # fmt: skip


def _any(name: str, things: Iterable[Entity]) -> bool:
    """Whether one of some things is called so: by its id, or by all words."""
    query = Query.of(name)
    return any(
        thing.id == name or (bool(query.words) and all_in(query, thing.label)) for thing in things
    )


@dataclass(frozen=True, slots=True)
class Listing(Showable):
    """The rows of a kind that are wanted, of ``total`` things of this kind."""

    kind: str
    rows: tuple[Row, ...]
    total: int
    wanted: Wanted = Wanted()
    title: str = ""  # what the rows have in common, where a question asks for that
    by_first: int | None = (
        None  # how many are overdue by the first date promised, where dates were moved
    )
    periods: int = 0  # how many more name no day, but the period of their plan, where what is undated is asked for

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each colour and status; empty words where none is told."""
        return dict(Counter(str(row.state) for row in self.rows))

    @property
    def sentence(self) -> str:
        """What the list comes to."""
        from remit.queries.listing_told import of_listing

        return of_listing(self)

    @property
    def _overdue(self) -> Json:
        """How many are overdue by the first date promised and by the last, where both are told."""
        told = {"by_first": self.by_first, "by_last": len(self.rows)}
        return {} if self.by_first is None else {"overdue": told}

    def to_json(self) -> Json:
        """The list in the public shape."""
        return {
            "kind": self.kind,
            "sentence": self.sentence,
            "total": self.total,
            "count": len(self.rows),
            "counts": self.counts,
            **self._overdue,
            "rows": [row.to_json() for row in self.rows],
        }


def listing(
    store: Store, kind: str, wanted: Wanted = Wanted(), sort: Sequence[str] = (), title: str = ""
) -> Listing:
    """Give the things of a kind that are wanted, each with who leads and owns it.

    Args:
        store: The register.
        kind: Of which kind.
        wanted: What narrows the list.
        sort: Columns to sort by; with a hyphen before one, the other way round. Empty cells come last.
        title: What the rows have in common, for the sentence.
    """
    with store.snapshot():
        entities = store.of_kind(kind)
        chunks = (entities[n : n + _AT_ONCE] for n in range(0, len(entities), _AT_ONCE))
        every = [row for chunk in chunks for row in _rows(store, chunk)]
        first = first_promises(store) if kind == "action" else {}
    same = repeats((row.thing, [p.entity for p in row.own]) for row in every)
    told = [
        replace(row, same=same.get(row.thing.id, ()), promised=first.get(row.thing.id, ""))
        for row in every
    ]
    rows = [row for row in told if wanted.holds(row)]
    for column in reversed(sort):
        name = column.removeprefix("-")
        rows.sort(key=lambda row: _order(row.cell(name)), reverse=column != name)
        rows.sort(key=lambda row: not row.cell(name))
    by_first = _by_first(told, wanted) if first and wanted.overdue else None
    periods = _only_periods(told, wanted) if wanted.undated else 0
    return Listing(kind, tuple(rows), len(entities), wanted, title, by_first, periods)


def _only_periods(rows: Iterable[Row], wanted: Wanted) -> int:
    """How many of the rows that are wanted otherwise have a period, and no day."""
    otherwise = replace(wanted, undated=False)
    return sum(bool(row.horizon) and not row.due and otherwise.holds(row) for row in rows)


def _by_first(rows: Iterable[Row], wanted: Wanted) -> int:
    """How many of the rows that are wanted otherwise are overdue by the first date promised."""
    otherwise = replace(wanted, overdue="")
    return sum(otherwise.holds(row) and row.late(wanted.overdue) for row in rows)


def _order(cell: str) -> tuple[int, str]:
    return (int(cell), "") if cell.isdecimal() else (0, cell.casefold())


def _rows(store: Store, entities: Sequence[Entity]) -> list[Row]:
    ids = [entity.id for entity in entities]
    if not ids:
        return []
    said: dict[str, list[Statement]] = {id_: [] for id_ in ids}
    about = store.about(ids)
    for s in about:
        for end in dict.fromkeys((s.subject, s.object)):
            if end in said and end is not None:
                said[end].append(s)
    ends = {end for s in about if s.term in (HOLDS, _CITES) for end in (s.subject, s.object) if end}
    above = Above.read(store, ids, ends)
    return [_row(entity, said[entity.id], above) for entity in entities]


def _row(entity: Entity, said: Sequence[Statement], above: Above) -> Row:
    row = Row(entity)
    if entity.kind in PARTIES:
        given: Counter[str] = Counter(
            role_in(s) for s in said if s.term == ASSIGNED and s.object == entity.id
        )
        ties = [s for s in said if s.term == HOLDS]
        others = [s.object if s.subject == entity.id else s.subject for s in ties]
        posts = tuple(above.entities[o].label for o in others if o and o in above.entities)
        return replace(
            row, posts=posts, accountable=given[ACCOUNTABLE], responsible=given[RESPONSIBLE]
        )
    over = [above.entities[id_] for level in above.levels(entity.id)[1:] for id_ in level]
    cited = [s.object or "" for s in said if s.term == _CITES and s.subject == entity.id]
    law = [e for e in over if e.kind in LAW] + [above.entities[id_] for id_ in cited]
    told = {s.term: s for s in reversed(said) if s.subject == entity.id and s.object is None}
    deadline = told.get("deadline")
    owners = above.parties(entity.id, RESPONSIBLE)
    return replace(
        row,
        state=State.of({t: told[t].value or told[t].raw or "" for t in (RAG, STATUS) if t in told}),
        leads=tuple(above.parties(entity.id, ACCOUNTABLE)),
        owners=tuple(p for p in owners if p.at == entity),
        priority=tuple(e for e in over if e.kind == "priority"),
        deadline=_words(deadline),
        due=((deadline.value or "").rpartition("/")[2]) if deadline else "",
        horizon=_words(told.get("horizon")),
        qualifier=_words(told.get("qualifier")),
        period=_words(told.get("period")),
        rests=tuple(dict.fromkeys(law)),
        unread=sum(s.term == NOT_READ and s.subject == entity.id for s in said),
        closed=_closed(told),
        part=is_part(s for s in said if s.subject == entity.id),
    )


def _words(said: Statement | None) -> str:
    return (said.raw or said.value or "") if said else ""


def _closed(told: Mapping[str, Statement]) -> bool:
    """Whether a thing is done or was dropped."""
    from remit.queries.facts.closing import STATES, outcome

    texts = (told[term] for term in STATES if term in told)
    return any(outcome(s.raw or s.value or "") for s in texts)


_SAID = {"due_before": "due before", "overdue": "overdue on"}


def described(wanted: Wanted) -> str:
    """What a list is narrowed to, in words.

    >>> described(Wanted(status="red", owner="Ann Poe"))
    'status red, owner Ann Poe'
    """
    parts = [
        f"{_SAID.get(name, name)} {value}" if isinstance(value, str) else name
        for name in Wanted.__slots__
        if (value := getattr(wanted, name))
    ]
    return ", ".join(parts)


def line(row: Row) -> str:
    """A row within a sentence: the thing, and who has it."""
    own = [p for p in (*row.owners, *row.leads) if p.at == row.thing]
    who = _names([p for p in own if p.role == own[0].role]) if own else ""
    return f"{called(row.thing)} ({who})" if who else called(row.thing)
