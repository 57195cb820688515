"""Somebody is named and it is not known who: not understood, withheld, or in cells that were not read.

None of these is a vacancy. The document may name an owner; what it cannot tell is this register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.graph.model import Entity, Statement
from remit.queries.audit.facts import Facts, cites, count
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.ownership import role_named, seats, without_officer
from remit.queries.gaps import list_of


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
        )


NOT_KNOWN: tuple[AnyRule, ...] = (
    Rule(
        "unclear", "ownership", "An owner that was not understood", "medium",
        "assignments and posts",
        "Somebody is named as owner, lead or holder in words from which it could not be told who is meant.",
        "The document names somebody; what this register says of that work is incomplete.",
        "Say in the decisions file who is meant, or write person, post or body in full.",
        "Remit: not understood is not vacant",
        seats, _unclear,
    ),
    Rule(
        "withheld", "ownership", "A name that is withheld", "low",
        "assignments and posts",
        "The owner or the holder is written as N/D, redacted, name withheld, or is blacked out.",
        "Somebody answers, but readers of the document cannot tell who.",
        "Ask for the post, if the name may not be told.",
        "Remit: unknown is a fact",
        seats, _withheld,
    ),
    Rule(
        "not-read", "ownership", "No owner read, in rows with unread cells", "low",
        "priorities with actions in whose rows cells were not understood",
        "An action has no officer in this register, and a cell of its row was not understood.",
        "The document may name an officer there; that nobody is named cannot be said.",
        "Name the column in a profile, and load the document again.",
        "Remit: not read is not missing",
        _half_read, _not_read,
    ),
)  # fmt: skip
