"""The matrix of who is what for which thing: things down, parties across, a letter for each role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import CARRYING, KINDS, KNOWN, OWNED, ROLES, Basis, Role
from remit.queries.above import ASSIGNED, Above
from remit.queries.letters import letters_stated
from remit.queries.naming import resolve
from remit.queries.order import cited_at, natural
from remit.queries.shapes import Json, citations_json, thing_json

_ORDER = {role: n for n, role in enumerate(ROLES)}
_KINDS = [kind for kind in KINDS if kind in OWNED]


@dataclass(frozen=True, slots=True)
class Letter:
    """One role of one party for one thing: the document's own letter, or else the role's first."""

    party: Entity
    letter: str
    role: Role | Literal[""]
    stated_as: str
    basis: Basis
    citations: tuple[Citation, ...]

    @classmethod
    def of(cls, said: Statement, party: Entity) -> Letter:
        """The letter of an assignment."""
        role = said.role or ""
        letter = "/".join(letters_stated(said.stated_as)) or role[:1].upper()
        return cls(party, letter, role, said.stated_as, said.basis, said.citations)

    @property
    def parts(self) -> tuple[str, ...]:
        """The letters one by one, where documents give the same role by two."""
        return tuple(self.letter.split("/"))

    def to_json(self) -> Json:
        """The letter in the public shape."""
        return {
            "party": thing_json(self.party),
            "letter": self.letter,
            "role": self.role,
            "stated_as": self.stated_as,
            "basis": self.basis,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, what it stands under, and the letters of its parties."""

    thing: Entity
    under: Entity | None
    letters: tuple[Letter, ...]

    def at(self, column: str) -> str:
        """The letters of a column (see :func:`column_of`), as its cell shows them."""
        found = [letter.letter for letter in self.letters if column_of(letter.party) == column]
        return "/".join(dict.fromkeys(found))

    def to_json(self) -> Json:
        """The line in the public shape."""
        return {
            "thing": thing_json(self.thing),
            "under": thing_json(self.under) if self.under else None,
            "letters": [letter.to_json() for letter in self.letters],
        }


@dataclass(frozen=True, slots=True)
class Matrix:
    """All lines; ``columns`` are the parties in the order of the documents, by what heads each."""

    columns: Mapping[str, str]
    lines: tuple[Line, ...]

    def to_json(self) -> Json:
        """The matrix in the public shape."""
        parties = [{"id": id_, "label": label} for id_, label in self.columns.items()]
        return {"parties": parties, "lines": [line.to_json() for line in self.lines]}


def column_of(party: Entity) -> str:
    """What heads a party's column: itself, or the one kind of all who are not known.

    >>> (
    ...     column_of(Entity("vacancy/a", "vacancy", "TBC")),
    ...     column_of(Entity("body/b", "body", "Board")),
    ... )
    ('vacancy', 'body/b')
    """
    return party.id if party.kind in KNOWN else party.kind


def matrix(store: Store, priority: str | None = None) -> Matrix:
    """Give the matrix of a register, or of one priority and what stands below it.

    Who bears a duty by law, and who answers for a body, stands in no matrix.

    Raises:
        NotFoundError: no priority is called so; the message offers the nearest names.
    """
    with store.snapshot():
        ids = {link.subject for link in store.stream([ASSIGNED])}
        if priority is not None:
            top = resolve(store, priority, ("priority",)).entity
            ids &= {top.id, *(s.subject for s in store.walk([top.id], CARRYING, back=True))}
        above = Above.read(store, ids) if ids else Above({}, {}, {}, {}, {})
    lines = [_line(above, id_) for id_ in ids if above.entities[id_].kind in _KINDS]
    lines.sort(key=_place)
    return Matrix(_columns(lines), tuple(lines))


def _line(above: Above, id_: str) -> Line:
    levels = [above.entities[up] for level in above.levels(id_)[1:] for up in level]
    over = [e for e in levels if e.kind in ("priority", "plan")]
    said = sorted(
        above.assigned.get(id_, ()),
        key=lambda s: (_ORDER[s.role] if s.role else len(_ORDER), cited_at(s.citations)),
    )
    letters = tuple(Letter.of(s, above.entities[s.object or ""]) for s in said)
    return Line(above.entities[id_], over[0] if over else None, letters)


def _place(line: Line) -> tuple[object, ...]:
    """Priority by priority, and what is under one as it stands in the papers."""
    under = natural(line.under.id) if line.under else []
    if line.thing.kind in ("plan", "priority"):
        under = natural(line.thing.id)
    kind = _KINDS.index(line.thing.kind)
    told = min(cited_at(letter.citations) for letter in line.letters)
    return line.under is None, under, kind, told, line.thing.id


def _columns(lines: Sequence[Line]) -> dict[str, str]:
    placed = (
        [(cited_at(letter.citations), letter.party) for letter in line.letters] for line in lines
    )
    parties = list(dict.fromkeys(p for row in placed for _, p in sorted(row, key=lambda r: r[0])))
    known = [party for party in parties if party.kind in KNOWN]
    others = [kind for kind in KINDS if any(p.kind == kind for p in parties if p not in known)]
    return {p.id: p.label for p in known} | {
        kind: KINDS[kind].instead.partition(",")[0] for kind in others
    }
