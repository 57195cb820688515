"""Where priorities depend on each other, and why: what they share, and where one names another.

Priorities are compared within the plans of one body, never across a whole country. A word that two
priorities share is no dependency: a theme counts where the thesaurus knows it as a matter of its own.
What more than half of the priorities have to do with is told once, as a matter that cuts across them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from remit.graph.model import Citation, Entity
from remit.graph.partnerships import Partnership
from remit.graph.store import Store
from remit.queries.counting import count
from remit.queries.crosscutting import CrossCutting, cross_cutting
from remit.queries.explaining import explained
from remit.queries.facts.register import Facts
from remit.queries.linking import Draft, Links, links
from remit.queries.shapes import Json, citations_json, thing_json
from remit.queries.sharing import groups
from remit.queries.sides import Cited, Side, Sides
from remit.queries.speaking import Use, below

__all__ = [
    "CrossCutting", "Dependencies", "Dependency", "Side", "Through", "all_dependencies", "dependencies", "each_of_them", "linked",
]  # fmt: skip


T = TypeVar("T")


class Through(NamedTuple):
    """One reason why two priorities depend on each other.

    ``direction`` is ``a to b`` where only the first depends on the second, ``b to a``, or ``both``.
    ``finding`` is ``fragmentation``, ``overlap``, ``duplication`` or nothing; ``cross_cutting`` says
    that the reason is told of most priorities, and ``about`` which thing or theme it is.
    """

    kind: str
    label: str
    weight: float
    direction: str
    explanation: str
    a: tuple[Side, ...]
    b: tuple[Side, ...]
    about: str = ""
    finding: str | None = None
    cross_cutting: bool = False

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """The passages of both sides."""
        passages = (c for side in (*self.a, *self.b) for c in side.citations)
        return tuple(dict.fromkeys(passages))

    def to_json(self) -> Json:
        """The reason in the public shape."""
        return {
            "kind": self.kind,
            "about": self.about,
            "label": self.label,
            "weight": self.weight,
            "direction": self.direction,
            "finding": self.finding,
            "cross_cutting": self.cross_cutting,
            "explanation": self.explanation,
            "a": [side.to_json() for side in self.a],
            "b": [side.to_json() for side in self.b],
            "evidence": citations_json(self.evidence),
        }


class Dependency(NamedTuple):
    """Two priorities and everything that links them, the weightiest first."""

    a: Entity
    b: Entity
    through: tuple[Through, ...]

    @property
    def weight(self) -> float:
        """The sum of its reasons."""
        return round(sum(reason.weight for reason in self.through), 2)

    @property
    def apart(self) -> tuple[Through, ...]:
        """The reasons that are this pair's own, and do not cut across most priorities."""
        return tuple(reason for reason in self.through if not reason.cross_cutting)

    def to_json(self) -> Json:
        """The pair in the public shape."""
        return {
            "a": thing_json(self.a),
            "b": thing_json(self.b),
            "weight": self.weight,
            "through": [reason.to_json() for reason in self.through],
        }


class Dependencies(NamedTuple):
    """All pairs, what cuts across most priorities, and what nothing links with another.

    ``empty`` are priorities under which nothing was read: that nothing links them says little.
    """

    compared: tuple[Entity, ...]
    pairs: tuple[Dependency, ...]
    across: tuple[CrossCutting, ...]
    apart: tuple[Entity, ...]
    empty: tuple[Entity, ...]

    @property
    def sentence(self) -> str:
        """The whole in one plain sentence or two."""
        if not self.pairs:
            return "Nothing in this register links these priorities."
        own = sum(bool(pair.apart) for pair in self.pairs)
        if not self.across:
            return f"{count(own, 'pair')} of priorities {_have(own)} something in common."
        matters = [c for c in self.across if c.is_matter]
        nobody = sum(not c.led for c in matters)
        unled = f"; nobody is named to lead {_so_many(nobody, len(matters))}" if nobody else ""
        cut = f"{count(len(self.across), 'matter')} {'cuts' if len(self.across) == 1 else 'cut'}"
        rest = f"{count(own, 'pair')} {_have(own)} something in common besides."
        return f"{cut} across more than half of the priorities{unled}. {rest}"


def _have(many: int) -> str:
    return "has" if many == 1 else "have"


def _so_many(some: int, of: int) -> str:
    """How many of several, where they are spoken of already."""
    if some == of:
        return "it" if of == 1 else "any of them"
    return f"{some} of them"


def dependencies(store: Store, a: str | None = None, b: str | None = None) -> list[Dependency]:
    """Give all pairs of priorities that depend on each other, the weightiest first.

    With ``a`` only the pairs of that priority, with ``a`` and ``b`` only that pair.

    Raises:
        NotFoundError: a name means no priority.
    """
    return list(all_dependencies(store, a, b).pairs)


def all_dependencies(
    store: Store, a: str | None = None, b: str | None = None, *, brief: bool = False
) -> Dependencies:
    """As :func:`dependencies`, with what cuts across most priorities told once.

    Of one priority, or of a pair, only what it has to do with is told. Where it is ``brief``, of the reasons of a pair only
    the first that is its own is explained, with its two sides: a page of many pairs shows no more.

    Raises:
        NotFoundError: a name means no priority.
    """
    from remit.queries.naming import resolve

    with store.snapshot():
        asked = {resolve(store, name, ("priority",)).entity.id for name in (a, b) if name}
        return linked(Facts(store), asked, brief=brief)


def linked(facts: Facts, asked: Collection[str] = (), *, brief: bool = False) -> Dependencies:
    """The dependencies in a register of which the facts were read already, within the same snapshot.

    ``asked`` are the ids of one priority or of two, of which alone it is told, and ``brief`` is as in :func:`all_dependencies`.
    """
    found = [(group, links(facts, group)) for group in groups(facts)]
    tied = {p for _, each in found for pair, _ in each.pairs for p in pair}
    asked = {*asked}
    found = [(group, _of(asked, each)) for group, each in found]
    sides = Sides(facts, _cited(facts, [each for _, each in found]))
    pairs = [
        Dependency(
            facts.things[one],
            facts.things[other],
            tuple(_told(facts, drafts, one, other, sides, brief=brief)),
        )
        for _, each in found
        for (one, other), drafts in each.pairs
    ]
    across = [c for group, each in found for c in cross_cutting(facts, group, each.across, sides)]
    alone = [e for e in facts.of("priority") if e.id not in tied and asked <= {e.id}]
    return Dependencies(
        tuple(facts.of("priority")),
        tuple(sorted(pairs, key=lambda pair: (-pair.weight, pair.a.id, pair.b.id))),
        tuple(
            sorted(
                across, key=lambda c: (not c.is_matter, -len(c.parts), -c.things, c.label, c.about)
            )
        ),
        tuple(e for e in alone if _is_written(facts, e)),
        tuple(e for e in alone if not _is_written(facts, e)),
    )


def each_of_them(
    store: Store, tell: Callable[[Partnership, Dependencies], T], *, brief: bool = False
) -> Iterator[tuple[Partnership, T]]:
    """Give what is wanted of the dependencies of each partnership of a register in turn, by key.

    Where it is ``brief``, only what a page of many pairs shows of their reasons is explained (see :func:`all_dependencies`).
    ``tell`` gives it as plain data, where they are found, which may be in another process. No more than one is in
    memory at any time, and nothing is compared across them.
    """
    from remit.queries.abreast import each_part

    yield from each_part(store, partial(_within, tell, brief))


def whole(_: Partnership, found: Dependencies) -> Dependencies:
    """Tell all of them."""
    return found


def _within(
    tell: Callable[[Partnership, Dependencies], T],
    brief: bool,
    partnership: Partnership,
    part: Store,
) -> T:
    return tell(partnership, all_dependencies(part, brief=brief))


def _of(asked: set[str], found: Links) -> Links:
    """Only what those asked about have to do with."""
    return Links(
        tuple((pair, drafts) for pair, drafts in found.pairs if asked <= {*pair}),
        tuple(shared for shared in found.across if asked <= {*shared.by}),
    )


def _cited(facts: Facts, found: Iterable[Links]) -> Cited:
    """The passages of what was read without them; what is held in memory has them."""
    if facts.store.held is not None:
        return {}
    return facts.cited(u.said for each in found for u in _uses(each) if not u.said.citations)


def _uses(found: Links) -> Iterable[Use]:
    for _, drafts in found.pairs:
        for draft in drafts:
            yield from (*draft.a, *draft.b)
    for shared in found.across:
        for uses in shared.by.values():
            yield from uses


def _is_written(facts: Facts, priority: Entity) -> bool:
    """Whether anything stands under a priority, or is said of what it aims at."""
    return len(below(facts, priority.id)) > 1 or any(
        facts.out(priority.id, term) for term in ("aim", "why")
    )


def _told(
    facts: Facts, drafts: Sequence[Draft], one: str, other: str, sides: Sides, *, brief: bool
) -> Iterator[Through]:
    """The reasons of a pair; where it is brief, only the first that is its own is explained."""
    first = next((draft for draft in drafts if not draft.cross_cutting), None)
    for draft in drafts:
        told = not brief or draft is first
        yield Through(
            draft.kind,
            draft.label,
            draft.weight,
            draft.direction,
            explained(facts, draft, one, other, sides) if told else "",
            sides.of(draft.a, draft.meant) if told else (),
            sides.of(draft.b, draft.meant) if told else (),
            draft.about,
            draft.finding,
            draft.cross_cutting,
        )
