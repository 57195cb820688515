"""Weighing what a register says of a party and a thing, for a claim and against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from remit.graph.lookup import key
from remit.graph.model import Entity, Statement
from remit.ontology import ROLES, UNKNOWN
from remit.queries.above import ACCOUNTABLE, BLANK, RESPONSIBLE, VACANCY, Above, Party
from remit.queries.claims import Claim
from remit.queries.phrasing import called
from remit.queries.seats import Seats
from remit.queries.ties import HOLDS, MEMBER, POST_IN
from remit.queries.verdicts import (
    CONTRADICTED,
    INDIRECT,
    NOT_SAID,
    SUPPORTED,
    Finding,
    Said,
)

_TIES = (HOLDS, MEMBER, POST_IN, "reportsTo", "governedBy", "supports")
_BETWEEN = (
    "worksWith",
    "supports",
    "attended",
    "absentFrom",
    "reportsTo",
    "governedBy",
    "scrutinises",
)
_SEVERAL = re.compile(r"^(?:each|every|all|any|both|some|other)\b", re.IGNORECASE)
_MENTIONS = "where the words stand among others"


class Evidence:
    """What bears on claims about one party; without a party, only what is said of the things."""

    def __init__(
        self,
        agent: Entity | None,
        about: Sequence[Statement],
        as_of: date | None,
        latest: Callable[[], date | None],
    ) -> None:
        self._agent = agent
        self._as_of = as_of
        self._latest = latest
        own = agent.id if agent is not None else ""
        self._held = {s.object or "": s for s in about if s.term == HOLDS and s.subject == own}
        self._holders = {s.subject: s for s in about if s.term == HOLDS and s.object == own}
        self._posts = {s.subject: s for s in about if s.term == POST_IN and s.object == own}
        self._tied = {
            end for s in about if s.term in _TIES for end in (s.subject, s.object) if end != own
        }

    def of_role(
        self, target: Entity, claim: Claim, above: Above, seats: Seats | None, *, unread: int
    ) -> Finding:
        """Weigh what is said of a role for a thing."""
        given = [s for role in ROLES for s in above.named(target.id, role)]
        own = [_said(s, above.entities) for s in given if claim.counts(s)]
        rest = [_said(s, above.entities) for s in given if not claim.counts(s)]
        if seats is not None:
            own += _of_seats(target, seats)
        found = self._weighed(own, rest, unread)
        if (
            found.verdict != NOT_SAID
            or own
            or claim.word
            or ACCOUNTABLE not in claim.relation.roles
        ):
            return found
        above_it = [p for p in above.parties(target.id, ACCOUNTABLE) if p.at != target]
        inherited = [_inherited(p, target) for p in above_it]
        mine = [s for s in inherited if self._is_mine(s) or self._through(s)]
        if mine:
            return replace(found, verdict=INDIRECT, supports=tuple(mine))
        return replace(found, beside=(*found.beside, *inherited))

    def of_seat(self, target: Entity, seats: Seats) -> Finding:
        """Weigh who has a seat in a body."""
        return self._weighed(_of_seats(target, seats), [], 0)

    def of_member(
        self, body: Entity, said: Iterable[Statement], known: Mapping[str, Entity]
    ) -> Finding:
        """Weigh who is a member of a body; that others are named as members contradicts nothing."""
        statements = list(said)
        inside = [
            Said(
                known[s.subject], body, "member", s.stated_as, s.basis, s.citations, s.start, s.end
            )
            for s in statements
            if s.term == MEMBER and s.object == body.id
        ]
        between = [
            Said(known[s.subject], known[s.object or ""], s.term, s.stated_as, s.basis, s.citations)
            for s in statements
            if s.term in _BETWEEN and self._agent and self._agent.id in (s.subject, s.object)
        ]
        found = self._weighed(inside, between, 0)
        if found.verdict == CONTRADICTED:
            return Finding(NOT_SAID, beside=(*between, *inside))
        return (
            found if found.verdict != NOT_SAID else replace(found, beside=(*between, *found.beside))
        )

    def of_mentions(self, things: Iterable[Entity], above: Above) -> Finding:
        """Say what the party has to do with things that only mention the matter."""
        given = [s for thing in things for role in ROLES for s in above.named(thing.id, role)]
        mine = [said for s in given if self._is_mine(said := _said(s, above.entities))]
        return Finding(NOT_SAID, beside=tuple(replace(said, how=_MENTIONS) for said in mine))

    def _weighed(self, own: Sequence[Said], rest: Sequence[Said], unread: int) -> Finding:
        """Judge by what is said of the role itself; ``rest`` only stands beside it."""
        mine = [said for said in own if self._is_mine(said)]
        others = [said for said in own if said not in mine]
        now = [said for said in mine if self._holds(said)]
        ours = [said for said in rest if self._is_mine(said)]
        beside = (*ours, *others)
        if stated := [said for said in now if said.basis == "stated" and said.citations]:
            vacant = self._vacant_elsewhere(stated, others)
            left = tuple(said for said in beside if said not in vacant)
            return Finding(SUPPORTED, tuple(stated), contradicts=vacant, beside=left)
        if now:
            return Finding(INDIRECT, tuple(now), beside=beside)
        if through := [
            told for said in others if self._holds(said) and (told := self._through(said))
        ]:
            return Finding(INDIRECT, tuple(through), beside=beside)
        if not mine and not ours and not unread and self._excludes(others):
            kind = self._agent.kind if self._agent is not None else ""
            against = [s for s in others if s.party.kind in (kind, VACANCY)]
            left = tuple(s for s in others if s not in against)
            return Finding(CONTRADICTED, contradicts=tuple(against), beside=(*ours, *left))
        ended = [replace(said, how=f"not so on {self._day}") for said in mine]
        return Finding(NOT_SAID, beside=(*ended, *beside))

    def _vacant_elsewhere(self, stated: Iterable[Said], others: Iterable[Said]) -> tuple[Said, ...]:
        """The words by which a document that does not name the party calls the very place vacant."""
        kind = self._agent.kind if self._agent is not None else ""
        naming = {c.document for said in stated for c in said.citations}
        return tuple(
            said
            for said in others
            if said.party.kind == VACANCY
            and said.basis == "stated"
            and not said.stated_as.endswith(BLANK)
            and not (kind == "body" and said.role == RESPONSIBLE)
            and any(c.document not in naming for c in said.citations)
        )

    def _excludes(self, others: Sequence[Said]) -> bool:
        """Whether the place is stated to be somebody else's alone, or nobody's."""
        if self._agent is None or not others:
            return False
        if all(said.party.kind == VACANCY for said in others):
            # A place for an officer may stand open beside a body that has the work.
            fits = self._agent.kind != "body" or all(s.role != RESPONSIBLE for s in others)
            said = (s.basis == "stated" and not s.stated_as.endswith(BLANK) for s in others)
            return fits and all(said)
        if any(said.party.kind in (VACANCY, *UNKNOWN) for said in others):
            return False
        if any(self._is_related(said.party) for said in others):
            return False
        same = [said for said in others if said.party.kind == self._agent.kind]
        apart = {s.party.kind for s in others} - {"body"}
        if self._agent.kind != "body" and apart != {self._agent.kind}:
            return False  # who holds a post, and which post somebody holds, may not be told
        if not same or not all(s.basis == "stated" and self._holds(s) for s in same):
            return False
        return len({said.party.id for said in same}) == 1 or _in_one_passage(same)

    def _is_related(self, party: Entity) -> bool:
        """Whether a party may be the one that is claimed, in part or in other words."""
        assert self._agent is not None
        one, other = f" {key(self._agent.label)} ", f" {key(party.label)} "
        part = one in other or other in one
        several = bool(_SEVERAL.match(party.label)) or party.label[:1].islower()
        return part or several or party.id in self._tied

    def _is_mine(self, said: Said) -> bool:
        return self._agent is not None and said.party.id == self._agent.id

    def _through(self, said: Said) -> Said | None:
        """The statement as one of the party, where it holds the post, or the post is in it."""
        ties = {**self._held, **self._holders, **self._posts}
        if said.party.id not in ties or self._agent is None:
            return None
        tie = ties[said.party.id]
        name = self._agent.label
        how = f"a post in {name}"
        if said.party.id in self._held:
            how = f"a post that {name} holds"
        elif said.party.id in self._holders:
            how = f"who holds the post {name}"
        return replace(
            said,
            basis="inferred",
            how=f"{said.how}, {how}" if said.how else how,
            citations=(*said.citations, *tie.citations),
        )

    def _holds(self, said: Said) -> bool:
        """Whether a role holds on the day."""
        if not said.start and not said.end:
            return True
        day = self._day
        return not day or ((said.start or day) <= day and (said.end or day) >= day)

    @cached_property
    def _day(self) -> str:
        day = self._as_of or self._latest()
        return day.isoformat() if day else ""


def _said(statement: Statement, known: Mapping[str, Entity]) -> Said:
    return Said(
        party=known[statement.object or ""],
        thing=known[statement.subject],
        role=statement.role or "",
        stated_as=statement.stated_as,
        basis=statement.basis,
        citations=statement.citations,
        start=statement.start,
        end=statement.end,
    )


def _inherited(party: Party, target: Entity) -> Said:
    how = f"named for the {party.at.kind} {called(party.at)} above it"
    return Said(
        party.entity, target, party.role, party.stated_as, "inferred", party.citations,
        party.start, party.end, how,
    )  # fmt: skip


def _of_seats(target: Entity, seats: Seats) -> list[Said]:
    return [
        Said(
            seat.party, target, seats.word, seat.said.stated_as, seat.basis, seat.said.citations,
            seat.said.start, seat.said.end,
        )
        for seat in seats.filled
        if target.id == seat.of
    ]  # fmt: skip


def _in_one_passage(said: Sequence[Said]) -> bool:
    """Whether all are named in one place of one document, as a list is."""
    places = [{(c.document, c.locator) for c in one.citations} for one in said]
    return bool(set.intersection(*places)) if places else False
