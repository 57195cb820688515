"""The verdict on a claim, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from remit.graph.model import Entity
from remit.graph.words import with_capital
from remit.ontology import BASES, KINDS, KNOWN, RELATIONS
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.claims import CHAIRS, LEADS, MEMBER
from remit.queries.gaps import cells, standing
from remit.queries.helping import only_helps
from remit.queries.phrasing import called, list_of
from remit.queries.verdicts import CONTRADICTED, INDIRECT, SUPPORTED, Said

if TYPE_CHECKING:
    from remit.queries.verdicts import Check

_CLAUSES = 3


def confirmed(found: Check) -> str:
    """What the verdict comes to where the claim was put as a question."""
    return sentence(found, yes="Yes", no="No")


def sentence(found: Check, yes: str = "Supported", no: str = "Contradicted") -> str:
    """What the verdict on a claim comes to; everything in it is told by the register."""
    told = [f"{found.asked_as}."] if found.asked_as else []
    if found.verdict == SUPPORTED:
        borne_out = f"{yes}: {_list(found.supports)}."
        told += [_disagreement(found) if found.contradicts else borne_out, _beside(found)]
    elif found.verdict == INDIRECT:
        basis = found.supports[0].basis
        told.append(f"Only {basis} ({BASES[basis]}): {_list(found.supports)}.")
    elif found.verdict == CONTRADICTED:
        told.append(f"{no}: {_list(found.contradicts)}.")
    else:
        told.append(_not_said(found))
    return " ".join(filter(None, told))


def _disagreement(found: Check) -> str:
    """Some documents bear the claim out, and another calls the place vacant: neither goes before the other."""
    against = found.contradicts
    written = list_of(list(dict.fromkeys(called(s.party) for s in against)))
    return (
        f"Said, and another document says vacant: {_list(found.supports)} ({_files(found.supports)}); "
        f"the place is written as {written} ({_files(against)})."
    )


def _files(said: Iterable[Said]) -> str:
    return list_of(list(dict.fromkeys(c.document for s in said for c in s.citations)))


def _list(said: Iterable[Said]) -> str:
    """Some statements as clauses; the same role of one thing is told once for all who have it."""
    by: dict[tuple[str, str, str, str], list[Said]] = {}
    for one in said:
        by.setdefault((one.thing.id, one.role, _word(one), one.how), []).append(one)
    return "; ".join(_clause(group) for group in [*by.values()][:_CLAUSES])


def interval(start: str | None, end: str | None) -> str:
    """The dates between which a role holds.

    >>> interval(None, "2020-04-30"), interval(None, None)
    (', until 2020-04-30', '')
    """
    since = f", from {start}" if start else ""
    return f"{since}, until {end}" if end else since


def _word(said: Said) -> str:
    return said.stated_as.partition(";")[0].strip(" :")


def _clause(group: list[Said]) -> str:
    first = group[0]
    names = list_of(list(dict.fromkeys(standing(one.party) for one in group)))
    verb = "are" if len(group) > 1 else "is"
    what = _named(first.thing)
    until = interval(first.start, first.end)
    more = f" ({first.how})" if first.how else ""
    if first.role in RELATIONS:
        return f"{names} {RELATIONS[first.role].reads} {what}{until}{more}"
    if first.role == "member":
        member = "members" if len(group) > 1 else "a member"
        return f"{names} {verb} {member} of {what}{until}{more}"
    if all(KINDS[one.party.kind].instead for one in group):
        return f"the {_place(first)} {what} {verb} {names}{until}{more}"
    if first.thing.kind == "post":
        return f"{names} {'hold' if len(group) > 1 else 'holds'} the post {first.thing.label}{until}{more}"
    if first.role in (CHAIRS.seat, LEADS.seat):
        seat = f"{first.role}{'s' if len(group) > 1 else ''}"
        return f"{names} {verb} {seat} of {what}{until}{more}"
    word = _word(first)
    if word and word.casefold() != first.role:
        told = first.role in word.casefold() or only_helps(word)
        role = "" if told else f" ({first.role})"
        return f'{names} {verb} named as "{word}"{role} for {what}{until}{more}'
    return f"{names} {verb} named as {first.role} for {what}{until}{more}"


def _named(thing: Entity) -> str:
    return thing.label if thing.kind in KNOWN else f"the {thing.kind} {called(thing)}"


def _place(said: Said) -> str:
    if said.role not in (ACCOUNTABLE, RESPONSIBLE):
        return f"{said.role} of"
    word = _word(said)
    role = word.lower() if word and word != said.party.label else f"{said.role} party"
    return f"{role} for"


def _beside(found: Check) -> str:
    """Who else is named in the very role that the claim is about."""
    told = {(s.thing, s.role) for s in found.supports}
    others = [s for s in found.beside if (s.thing, s.role) in told and not s.how]
    names = list_of(list(dict.fromkeys(standing(s.party) for s in others)))
    return f"Named beside: {names}." if others and found.relation != MEMBER.name else ""


def _not_said(found: Check) -> str:
    read = found.coverage.beside_nothing()
    if found.agent is None:
        first = f'nobody here goes by the name "{found.subject}"'
    elif not found.targets:
        first = f'nothing here goes by the name "{found.object}" itself'
    else:
        what = list_of([_named(target) for target in found.targets])
        first = f"nothing says that {found.agent.label} {found.says} {what}"
    parts = [f"Not said: {first}; {read}."]
    if found.unread:
        parts.append(f"{cells(found.unread)} not understood.")
    members = [s for s in found.beside if s.role == "member"]
    if some := _list(s for s in found.beside if s not in members):
        parts.append(f"{with_capital(some)}.")
    if members:
        many = f"{len(members)} others are" if len(members) > 1 else "1 other is"
        parts.append(f"{many} named as {'members' if len(members) > 1 else 'a member'}.")
    return " ".join(parts)
