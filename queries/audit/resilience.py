"""On whom much depends: what would be left without an owner if one of them went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from remit.graph.lookup import key
from remit.graph.model import Entity, Statement
from remit.ontology import OFFICERS, UNKNOWN
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.officers import share
from remit.queries.counting import count
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites, words_of
from remit.queries.parts import whole
from remit.queries.phrasing import list_of

_MANY = 3  # open actions that would be left without any officer
_SHARE = 0.25  # of a plan's actions, under one body


class Load(NamedTuple):
    """What depends on one party alone."""

    party: str
    alone: tuple[Statement, ...]
    of: int = 0
    parts: int = 0  # of actions, which are told with the whole


def _officers(facts: Facts) -> list[Load]:
    """Each person and post, with the open actions that nobody else has."""
    alone: dict[str, list[Statement]] = defaultdict(list)
    for e in facts.actions:
        assigned = facts.assigned(e.id)
        named = [s for s in assigned if _is_officer(facts, s)]
        if not named or facts.unread(e.id):
            continue
        if any(facts.kind(s.object or "") in UNKNOWN for s in assigned):
            continue  # there may be others, whom nobody could read
        for s in named:
            alone[s.object or ""] += [s] if len(named) == 1 and not facts.settled(e.id) else []
    return [Load(id_, tuple(said)) for id_, said in sorted(alone.items())]


def _is_officer(facts: Facts, said: Statement) -> bool:
    return facts.kind(said.object or "") in OFFICERS


def _officer(facts: Facts, load: Load) -> Iterator[Found]:
    if len(load.alone) >= _MANY:
        yield Found(
            load.party,
            f"{facts.label(load.party)} is the only officer named for "
            f"{count(len(load.alone), 'open action')}{_left_open(facts, load)}.",
            load.alone,
            rank=-len(load.alone),
            told=(str(len(load.alone)),),
        )


def _left_open(facts: Facts, load: Load) -> str:
    """That a second place is written as open beside a lone officer."""
    beside = [s.subject for s in load.alone if _open_beside(facts, s.subject)]
    if not beside:
        return ""
    return f"; a place beside this officer is still open for {share(len(beside), len(load.alone))} of them"


def _open_beside(facts: Facts, action: str) -> bool:
    return any(facts.kind(s.object or "") == "vacancy" for s in facts.assigned(action))


def _leads(facts: Facts) -> list[Load]:
    """Each organisation that leads priorities by itself or by its parts, with its share of the plan's actions."""
    below: dict[str, int] = defaultdict(int)
    totals: dict[str, int] = defaultdict(int)
    for (parent, _), actions in facts.groups.items():
        below[parent] += sum(_inherits(facts, e.id) for e in actions)
        totals[facts.plan_of(parent) or ""] += len(actions)
    parts = Counter(facts.plan_of(e.id) or "" for e in facts.of("action") if facts.is_part(e.id))
    led: dict[tuple[str, str], list[Statement]] = defaultdict(
        list
    )  # by organisation, its parts' leads too
    for priority in facts.of("priority"):
        named = [s for s in facts.assigned(priority.id, "accountable") if _stays(facts, s)]
        leads = [s for s in named if facts.kind(s.object or "") == "body"]
        if len(leads) == 1 and all(_of_the_body(facts, s, leads[0]) for s in named):
            body = whole(facts, leads[0].object or "")
            led[body, facts.plan_of(priority.id) or ""].append(leads[0])
    return [
        Load(body, tuple(said), totals[plan], parts[plan])
        for (body, plan), said in sorted(led.items())
        if sum(below[s.subject] for s in said)
    ]


def _stays(facts: Facts, said: Statement) -> bool:
    return facts.kind(said.object or "") != "vacancy"


def _of_the_body(facts: Facts, said: Statement, lead: Statement) -> bool:
    """Whether a lead is the body itself, or somebody who sits in it and would go with it."""
    party = said.object or ""
    return lead.object in (party, *_seats(facts, party))


def _seats(facts: Facts, party: str) -> list[str | None]:
    """The bodies in which somebody sits or has a post."""
    posts = [s.object or "" for s in facts.out(party, "holds")]
    seats = [
        *facts.out(party, "memberOf"),
        *(p for o in (party, *posts) for p in facts.out(o, "postIn")),
    ]
    return [s.object for s in seats]


def _inherits(facts: Facts, id_: str) -> bool:
    """Whether nobody but the lead of its priority is accountable for an action."""
    return not facts.assigned(id_, "accountable")


def _lead(facts: Facts, load: Load) -> Iterator[Found]:
    counts = [
        sum(_inherits(facts, e.id) for e in facts.groups.get((s.subject, table), ()))
        for s in load.alone
        for table in (True, False)
    ]
    if sum(counts) > _SHARE * load.of and load.of >= 10:
        told = ", those of its delivery table counted" if any(counts[::2]) else ""
        parts = {s.object or "" for s in load.alone} - {load.party}
        aside = f", {count(load.parts, 'part')} of actions not counted" if load.parts else ""
        through = (
            f", with {list_of([facts.label(id_) for id_ in sorted(parts)])}," if parts else " alone"
        )
        yield Found(
            load.party,
            f"{facts.label(load.party)}{through} leads {count(len(load.alone), 'priority', 'priorities')} and by that "
            f"{sum(counts)} of the {load.of} actions under the plan's priorities{aside}, which name no lead of their own{told}; without it "
            "nobody would be named as accountable for them.",
            load.alone,
            rank=-sum(counts),
            told=(str(sum(counts)),),
        )


def _providers(facts: Facts) -> Sequence[Load]:
    """Each body that open actions need although none is assigned to it."""
    owners = {s.object for s in facts.said_of(("priority", "action"), "assignedTo")}
    needed: dict[str, dict[str, Statement]] = defaultdict(dict)
    for (_, table), rows in facts.groups.items():
        here = {
            s.object
            for e in rows if table
            for s in facts.out(e.id, "mentions")
            if s.object and facts.kind(s.object) == "body" and s.object not in owners
        }  # fmt: skip
        names = {body: {key(name) for name in facts.names(body)} for body in sorted(here)}
        for e in rows if here else ():
            if facts.settled(e.id):
                continue  # what is done needs nobody any more
            said = {s.object: s for s in facts.out(e.id, "mentions")}
            words = f" {key(_told_in_row(facts, e))} "
            for body, called in names.items():
                # In another row the name may be written small, and then no reader linked it.
                if body in said or any(f" {name} " in words for name in called):
                    needed[body][e.id] = said.get(body) or facts.home(e.id)[0]
    return [Load(id_, tuple(said.values())) for id_, said in sorted(needed.items())]


def _told_in_row(facts: Facts, e: Entity) -> str:
    """The wording of an action, with all that is reported on it."""
    return " ; ".join([e.label, *(words_of(s) for s in facts.progress(e.id))])


def _provider(facts: Facts, load: Load) -> Iterator[Found]:
    if len(load.alone) >= 2:
        members = facts.out(load.party, "memberOf")
        outside = "" if members else ", and which is not in the list of members"
        owners = [s for a in load.alone for s in facts.assigned(a.subject) if _is_officer(facts, s)]
        unseated = any(not _seats(facts, s.object or "") for s in owners)
        loose = "; for whom some of their officers act is not said" if unseated else ""
        yield Found(
            load.party,
            f"{count(len(load.alone), 'open row')} of delivery tables name {facts.label(load.party)}, to which none "
            f"of them is assigned{outside}{loose}.",
            cites(load.alone, facts.out(load.party, "name")[:1]),
            rank=-len(load.alone),
            told=(str(len(load.alone)),),
        )


RESILIENCE: tuple[AnyRule, ...] = (
    Rule(
        code="lone-officer", family="resilience", title="Much rests on one officer", severity="medium",
        checked="officers with actions",
        how=f"At least {_MANY} open actions have this officer and no other. Those with most come first.",
        why="Leave, illness or a new job would stop all of them at once.",
        todo="Name a deputy.",
        reference="What would be left without an owner",
        over=_officers, finds=_officer,
    ),
    Rule(
        code="lone-lead", family="resilience", title="Much rests on one lead", severity="low",
        checked="bodies that lead priorities by themselves",
        how=f"More than {_SHARE:.0%} of a plan's actions stand under priorities that this body, with its parts, leads alone.",
        why="A reorganisation of that body would leave them without anybody accountable.",
        todo="Agree who would step in.",
        reference="What would be left without an owner",
        over=_leads, finds=_lead,
    ),
    Rule(
        code="outside-provider", family="resilience", title="Work that needs a body which is not named for it", severity="medium",
        checked="bodies that rows of delivery tables name and that own nothing",
        how="At least two open rows of a delivery table name the body, in an action or in what is reported on it, and nothing is "
        "assigned to it.",
        why="The partnership relies on somebody whom it cannot call to account.",
        todo="Agree with the body who answers there, and write it down.",
        reference="What would be left without an owner",
        over=_providers, finds=_provider,
    ),
)  # fmt: skip
