"""Matrices of roles: an activity without an A, with two, without an R; a party without a letter.

Only assignments that a letter states come from a matrix; what a table or a sentence says is for other rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.graph.model import Entity, Statement
from remit.ontology import KNOWN, OWNED
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.facts.register import Facts
from remit.queries.gaps import standing
from remit.queries.letters import HEADED, SUPPORT, letters_stated
from remit.queries.phrasing import list_of


def _lettered(facts: Facts, id_: str, role: str = "") -> list[Statement]:
    """The assignments of a thing that a letter states; support is no responsibility of its own."""
    found = (s for s in facts.assigned(id_, *filter(None, [role])) if letters_stated(s.stated_as))
    return [s for s in found if not role or {*letters_stated(s.stated_as)} != {SUPPORT}]


def _activities(facts: Facts) -> list[Entity]:
    """The things that have a letter in a matrix."""
    return facts.once("activities of matrices", lambda: _with_letters(facts))


def _with_letters(facts: Facts) -> list[Entity]:
    stated = facts.said_of(OWNED, "assignedTo")
    lettered = {s.subject for s in stated if letters_stated(s.stated_as)}
    return [e for e in facts.of(*OWNED) if e.id in lettered] if lettered else []


def _no_a(facts: Facts, activity: Entity) -> Iterator[Found]:
    return _without(facts, activity, "accountable", "A, so nobody is accountable for it")


def _no_r(facts: Facts, activity: Entity) -> Iterator[Found]:
    return _without(facts, activity, "responsible", "R, so nobody does the work")


def _without(facts: Facts, activity: Entity, role: str, what: str) -> Iterator[Found]:
    said = _lettered(facts, activity.id)
    if facts.unread(activity.id):
        return  # the letter may stand in the cell that was not read
    if not _lettered(facts, activity.id, role):
        letters = sorted({letter for s in said for letter in letters_stated(s.stated_as)})
        yield Found(
            activity.id,
            f"In the row of {facts.called(activity.id)} stands no {what} there; it has {list_of(letters)}.",
            tuple(said),
        )


def _several_a(facts: Facts, activity: Entity) -> Iterator[Found]:
    said = _lettered(facts, activity.id, "accountable")
    if len({s.object for s in said}) > 1:
        parties = [standing(facts.things[s.object or ""]) for s in said]
        yield Found(
            activity.id,
            f"In the row of {facts.called(activity.id)} stand {len(said)} As: {list_of(parties)}.",
            tuple(said),
        )


def _parties(facts: Facts) -> list[Entity]:
    """The parties that head a column of a matrix."""
    return [e for e in facts.of(*KNOWN) if _headings(facts, e) or _has(facts, e)]


def _has(facts: Facts, party: Entity) -> bool:
    return any(letters_stated(s.stated_as) for s in facts.into(party.id, "assignedTo"))


def _headings(facts: Facts, party: Entity) -> list[Statement]:
    return [s for s in facts.out(party.id, "name") if HEADED in s.stated_as.split("; ")]


def _no_letters(facts: Facts, party: Entity) -> Iterator[Found]:
    if not _has(facts, party):
        yield Found(
            party.id,
            f"{facts.label(party.id)} heads a column of a matrix and has no letter in it.",
            tuple(_headings(facts, party)),
        )


MATRICES: tuple[AnyRule, ...] = (
    Rule(
        code="matrix-no-a", family="ownership", title="An activity of a matrix without an A", severity="high",
        checked="activities of matrices",
        how="The row of an activity has letters, all of it was read, and none of them makes anybody accountable.",
        why="A matrix is drawn up to say who answers; for this activity it does not.",
        todo="Ask who answers for the activity, and write one A.",
        reference="RACI convention: exactly one accountable party to an activity",
        over=_activities, finds=_no_a,
    ),
    Rule(
        code="matrix-several-a", family="ownership", title="An activity of a matrix with several As", severity="medium",
        checked="activities of matrices",
        how="The row of an activity makes more than one party accountable.",
        why="Where two answer, each may wait for the other, and no one decides.",
        todo="Ask which of them answers, and write R, C or I for the others.",
        reference="RACI convention: exactly one accountable party to an activity",
        over=_activities, finds=_several_a,
    ),
    Rule(
        code="matrix-no-r", family="ownership", title="An activity of a matrix without an R", severity="medium",
        checked="activities of matrices",
        how="The row of an activity has letters and none of them makes anybody responsible; support alone does not.",
        why="Somebody answers for the activity or is told of it, and nobody is said to do it.",
        todo="Ask who does the work, and write an R; where it is who answers, write A/R.",
        reference="RACI convention: at least one responsible party to an activity",
        over=_activities, finds=_no_r,
    ),
    Rule(
        code="matrix-no-letters", family="ownership", title="A party of a matrix without a letter", severity="low",
        checked="parties of matrices",
        how="A party heads a column of a matrix in which every cell is empty.",
        why="The matrix names the party and gives it no part: its letters may have been forgotten.",
        todo="Ask the party what its part is, or take its column out.",
        reference="RACI convention: a column for each party that has a part",
        over=_parties, finds=_no_letters,
    ),
)  # fmt: skip
