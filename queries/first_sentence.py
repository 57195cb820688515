"""What is said of an answer first: one sentence on who answers, and what must be known before all else."""

from __future__ import annotations

from collections.abc import Iterable

from remit.ontology import OFFICERS
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE, Party
from remit.queries.gaps import ANOTHER_LEAD, LED, Gap, called, list_of, role_of, standing
from remit.queries.who import Answer


def first_sentence(answer: Answer) -> str:
    """Who leads or answers for a thing and who does it, with those that only stand above said to.

    What is empty, what was not understood and what nobody read are told apart.
    """
    own = list(_clauses(answer.accountable, answer.responsible, answer.target.kind))
    if own:
        if answer.target.kind in LED and not _officer((*answer.accountable, *answer.responsible)):
            own.append("No officer is named.")
        return " ".join(dict.fromkeys(own))
    said = f"{answer.nobody[:1].upper()}{answer.nobody[1:]}"
    levels: dict[str, list[str]] = {}
    for party in (*answer.inherited.accountable, *answer.inherited.responsible):
        at = f"the {party.at.kind} {called(party.at)}"
        levels.setdefault(at, []).append(standing(party.entity))
    above = [f"{list_of([*dict.fromkeys(names)])} for {at}" for at, names in levels.items()]
    return f"{said} for it itself; above it {list_of(above)}." if above else f"{said}."


def _clauses(
    accountable: Iterable[Party], responsible: Iterable[Party], kind: str
) -> Iterable[str]:
    verbs = {
        ACCOUNTABLE: ("leads", "lead")
        if kind == "priority"
        else ("is accountable", "are accountable"),
        RESPONSIBLE: ("is responsible", "are responsible"),
    }
    for parties, role in ((accountable, ACCOUNTABLE), (responsible, RESPONSIBLE)):
        known = [p.entity.label for p in parties if p.entity.kind in (*OFFICERS, "body")]
        if known := list(dict.fromkeys(known)):
            one, many = verbs[role]
            yield f"{list_of(known)} {one if len(known) == 1 else many}."
        for p in parties:
            place = role_of(p)
            if p.blank:
                yield f"The place for a name is left empty ({place.strip()})."
            elif p.entity.kind == "vacancy":
                yield f"The {place} is written as {called(p.entity)}."
            elif p.entity.kind == "unclear":
                yield f"Who is {p.role} was not understood: {called(p.entity)}."
            elif p.entity.kind == "withheld":
                yield f"Who is {p.role} is withheld: {called(p.entity)}."


def _officer(parties: Iterable[Party]) -> bool:
    return any(p.entity.kind in (*OFFICERS, "unclear", "withheld") for p in parties)


def warnings(answer: Answer) -> tuple[list[Gap], list[Gap]]:
    """The gaps of an answer, those that must be said before all else apart from the others."""
    first = [gap for gap in answer.gaps if gap.code == ANOTHER_LEAD]
    return first, [gap for gap in answer.gaps if gap.code != ANOTHER_LEAD]
