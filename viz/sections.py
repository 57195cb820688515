"""The lists of the page: remits, actions, everything. What the chart shows, they show too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from remit.graph.model import Citation, Entity, Statement
from remit.ontology import KINDS, PLANNED, RELATIONS
from remit.queries.above import ACCOUNTABLE
from remit.queries.audit import Finding
from remit.queries.gaps import cells
from remit.queries.openings import beside, by_thing
from remit.queries.spans import due_words
from remit.viz.lanes import actions_of, bands
from remit.viz.looks import state_of
from remit.viz.material import Material
from remit.viz.wording import in_words

_LISTED = (*PLANNED, "measure", "figure", "update")  # what the nested list has below these


class Row(NamedTuple):
    """One action in the table."""

    thing: Entity
    leads: str  # who is accountable for it, or for what stands above, in words
    does: str  # who is responsible for it, or that nobody is named
    due: str  # by when, in words; a paper's own in the marks of a quotation
    due_key: str
    state: str
    points: int  # gaps of the answer and findings that concern it, as its answer lists them
    citation: Citation | None
    doubt: str  # that cells of its row were not understood, if so

    @property
    def note(self) -> str:
        """The row in one line, for a list."""
        # In the paper's own words, where it has some: there are many lines, and the answer has the day.
        _, _, written = self.due.partition(" (“")
        when = written.removesuffix("”)") or self.due
        due = "" if self.due_key.startswith("~") else f"due {when}"
        return "; ".join(filter(None, [self.does, due, self.state]))


class Branch(NamedTuple):
    """One thing in the nested list; ``anchor`` where it stands for the first time."""

    thing: Entity
    how: str
    basis: str
    citation: Citation | None
    anchor: bool
    note: str = ""  # who answers for it, by when, and how it stands
    shown_kind: bool = True  # whether the list does not tell its kind already
    children: tuple[Branch, ...] = ()


def first_citation(material: Material, id_: str) -> Citation | None:
    """A passage that tells of a thing: of itself, or else of what it is linked to."""
    return next((s.citations[0] for s in _telling(material, id_) if s.citations), None)


def _telling(material: Material, id_: str) -> Iterator[Statement]:
    """What tells of a thing, its name first; nearly always no more than the first is asked for."""
    yield from material.shown.out(id_, "name")
    yield from material.ups(id_)
    yield from material.shown.attributes(id_)
    yield from material.shown.links(id_)
    yield from material.shown.back(id_)


def actions(material: Material, findings: Iterable[Finding] = ()) -> list[Row]:
    """Every action, priority by priority and as the papers have them."""
    found = by_thing(findings)
    laned = (e for band in bands(material) for lane in band.lanes for e in actions_of(lane))
    things = dict.fromkeys((*laned, *material.of_kind("action")))
    return [_action(material, thing, found.get(thing.id, ())) for thing in things]


def _action(material: Material, thing: Entity, found: Sequence[Finding]) -> Row:
    answer = material.answers.get(thing.id)
    state = state_of(material, thing.id)
    due, horizon = (
        next(iter(material.shown.out(thing.id, term)), None) for term in ("deadline", "horizon")
    )
    dated = due or horizon
    led = answer.parties(ACCOUNTABLE) if answer else ()
    own = (answer.accountable or answer.responsible) if answer else ()
    return Row(
        thing=thing,
        leads=in_words(led, thing),
        does=in_words(answer.responsible, thing)
        if own and answer
        else answer.nobody
        if answer
        else "",
        due=due_words(dated) if dated else "",
        due_key=(due.value or "~").rpartition("/")[2] if due else "~~",  # in order by its last day
        state=state,
        points=(len(beside(answer.gaps, found)) if answer else 0) + len(found),
        citation=first_citation(material, thing.id),
        doubt=f"{cells(answer.unread, kind=answer.target.kind)} not understood"
        if answer and answer.unread
        else "",
    )


Notes = Mapping[str, str]
_NO_NOTES: Notes = {}


def everything(
    material: Material, notes: Notes = _NO_NOTES, *, cited: bool = True
) -> list[tuple[str, list[Branch], int]]:
    """The whole register: the work as a tree from its plans, and all else by kind.

    ``notes`` say of things in a line who answers for them and how they stand; ``cited`` has each tell
    where it is written.
    """
    listed = _Listed(material, notes, cited=cited)
    roots = [e for e in material.of_kind(*PLANNED) if not _above(material, e)]
    tree = [listed.branch(root) for root in roots]
    left = [e for e in material.of_kind(*PLANNED) if e.id not in listed.written]
    tree += [listed.branch(e) for e in left if e.id not in listed.written]
    found = [("Plans, and the work under them", tree, len(listed.written))] if tree else []
    for kind in KINDS.values():
        rest = [e for e in material.of_kind(kind.name) if e.id not in listed.written]
        branches = [listed.branch(e, deep=False) for e in rest]
        if branches:
            found.append((kind.plural.capitalize(), branches, len(branches)))
    return found


def in_order(lists: Sequence[tuple[str, list[Branch], int]]) -> list[str]:
    """The ids of all things, in the order in which the nested list first names them."""
    waiting = [branch for _, branches, _ in reversed(lists) for branch in reversed(branches)]
    found: list[str] = []
    while waiting:
        branch = waiting.pop()
        if branch.anchor:
            found.append(branch.thing.id)
        waiting.extend(reversed(branch.children))
    return found


def _above(material: Material, entity: Entity) -> bool:
    return any(material.entities[s.object or ""].kind in PLANNED for s in material.ups(entity.id))


class _Listed:
    """What the nested list has written so far: a thing that comes again is only named."""

    def __init__(self, material: Material, notes: Notes, *, cited: bool) -> None:
        self.material, self.notes, self.cited = material, notes, cited
        self.written: set[str] = set()

    def branch(
        self,
        thing: Entity,
        link: Statement | None = None,
        path: tuple[str, ...] = (),
        *,
        deep: bool = True,
    ) -> Branch:
        """A thing and what hangs below it, without going round in circles."""
        anchor = thing.id not in self.written
        self.written.add(thing.id)
        way = (*path, thing.id)
        children = tuple(
            self.branch(below, statement, way)
            for statement in (self.material.downs(thing.id) if deep and anchor else ())
            if (below := self.material.entities[statement.subject]).kind in _LISTED
            and below.id not in way
        )
        return Branch(
            thing=thing,
            how=_how(thing, link),
            basis=link.basis if link is not None and link.basis != "stated" else "",
            citation=first_citation(self.material, thing.id) if anchor and self.cited else None,
            anchor=anchor,
            note=self.notes.get(thing.id, "") if anchor else "",
            shown_kind=deep and thing.kind != "action",
            children=children,
        )


def _how(thing: Entity, link: Statement | None) -> str:
    usual = {"priorityOf", "objectiveOf", "actionOf", "measureOf", "figureOf", "updateOf", None}
    term = link.term if link is not None else None
    return "" if term in usual else f"{thing.kind} that {RELATIONS[term or ''].reads} this"
