"""Somebody is named and it is not known who: not understood, withheld, or in cells that were not read.

None of these is a vacancy. The document may name an owner; what it cannot tell is this register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.graph.model import Entity, Statement
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.officers import without_officer
from remit.queries.audit.seats import role_named, seats, with_party
from remit.queries.counting import count
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.gaps import cells
from remit.queries.phrasing import list_of, shortened


def _unclear(facts: Facts, said: Statement) -> Iterator[Found]:
    return _unknown(facts, said, "unclear", "is named in words that were not understood: “{}”.")


def _withheld(facts: Facts, said: Statement) -> Iterator[Found]:
    return _unknown(facts, said, "withheld", "is somebody whose name is withheld: “{}”.")


def _unknown(facts: Facts, said: Statement, kind: str, how: str) -> Iterator[Found]:
    """A role, or a post, that somebody of this kind has."""
    thing, party = said.subject, said.object or ""
    if holds := said.term == "holds":
        thing, party = party, thing
    if facts.kind(party) == kind:
        written = facts.label(party)
        role = "holder" if holds else role_named(said, written)
        yield Found(
            thing,
            f"The {role} of the {facts.kind(thing)} {facts.called(thing)} {how.format(written)}",
            (said, *(() if holds else facts.home(thing))),
            mark=role,
            told=(role, written),
        )


def _half_told(facts: Facts) -> list[Entity]:
    """The priorities below whose headings lines were not understood."""
    return [e for e in facts.of("priority") if facts.unread(e.id)]


def _lead_not_read(facts: Facts, e: Entity) -> Iterator[Found]:
    if not any(s.role == "accountable" for s in facts.assigned(e.id)):
        unread = facts.unread(e.id)
        yield Found(
            e.id,
            f"No lead was read for the priority {facts.called(e.id)}, but {cells(len(unread), kind='priority')} "
            f"not understood: {list_of([f'“{shortened(s.raw or str(), 70)}”' for s in unread])}.",
            (*unread, *facts.home(e.id)),
        )


def _half_read(facts: Facts) -> list[list[Entity]]:
    """The actions of each priority, or of none, where cells of some of their rows were not understood."""
    found: dict[str, list[Entity]] = {}
    for e in facts.actions:
        found.setdefault(facts.priority_of(e.id) or facts.parent(e.id) or "", []).append(e)
    return [actions for actions in found.values() if any(facts.unread(e.id) for e in actions)]


def _not_read(facts: Facts, actions: Sequence[Entity]) -> Iterator[Found]:
    bare = [e for e in without_officer(facts, actions) if facts.unread(e.id)]
    if bare:
        first = bare[0].id
        above = facts.priority_of(first) or facts.parent(first)
        of = f"of {facts.called(above)}" if above else "that serve no priority"
        parts = list_of([s.value or "" for s in facts.unread(first)])
        yield Found(
            above or first,
            f"For {len(bare)} of {count(len(actions), 'action')} {of} no owner was read, but part of the "
            f"row was not understood, for example of {facts.called(first)}: {parts}.",
            cites(*(facts.unread(e.id) for e in bare)),
            told=(str(len(bare)),),
        )


NOT_KNOWN: tuple[AnyRule, ...] = (
    Rule(
        code="unclear", family="ownership", title="An owner that was not understood", severity="medium",
        checked="assignments and posts",
        how="Somebody is named as owner, lead or holder in words from which it could not be told who is meant.",
        why="The document names somebody; what this register says of that work is incomplete.",
        todo="Say in the decisions file who is meant, or write person, post or body in full.",
        reference="Remit: not understood is not vacant",
        over=seats, finds=_unclear, among=with_party("unclear"),
    ),
    Rule(
        code="withheld", family="ownership", title="A name that is withheld", severity="low",
        checked="assignments and posts",
        how="The owner or the holder is written as N/D, redacted, name withheld, or is blacked out.",
        why="Somebody answers, but readers of the document cannot tell who.",
        todo="Ask for the post, if the name may not be told.",
        reference="Remit: unknown is a fact",
        over=seats, finds=_withheld, among=with_party("withheld"),
    ),
    Rule(
        code="lead-not-read", family="ownership", title="No lead read, below a heading with unread lines", severity="low",
        checked="priorities below whose heading lines were not understood",
        how="A priority has no lead in this register, and lines below its heading were not understood.",
        why="The document may name the lead there; that nobody leads cannot be said.",
        todo="Read the lines, and say in a profile what their words mean.",
        reference="Remit: not read is not missing",
        over=_half_told, finds=_lead_not_read,
    ),
    Rule(
        code="not-read", family="ownership", title="No owner read, in rows with unread cells", severity="low",
        checked="priorities with actions in whose rows cells were not understood",
        how="An action has no officer in this register, and a cell of its row was not understood.",
        why="The document may name an officer there; that nobody is named cannot be said.",
        todo="Name the column in a profile, and load the document again.",
        reference="Remit: not read is not missing",
        over=_half_read, finds=_not_read,
    ),
)  # fmt: skip
