"""Who answers: nobody, everybody, too many, or somebody of whom too little is said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from remit.graph.model import Entity, Statement
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.officers import EVERYBODY, no_officer, share
from remit.queries.audit.seats import (
    assignments,
    bearers,
    leadless,
    seats,
    unsaid,
    vacant,
    with_party,
)
from remit.queries.facts.naming import aliases, matter, names_a
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.gaps import standing
from remit.queries.phrasing import list_of

_ASKS_A_PERSON = re.compile(r"\b(?:officer|person|manager|name)\b", re.IGNORECASE)  # a heading


def _served(facts: Facts) -> list[str]:
    """What actions serve, each once: those of its list in the plan and those of its table are one work."""
    return list(dict.fromkeys(parent for parent, _ in facts.groups))


def _everybody(facts: Facts, said: Statement) -> Iterator[Found]:
    label = facts.label(said.object or "")
    if facts.kind(said.object or "") == "body" and EVERYBODY.search(label):
        yield Found(
            said.subject,
            f"The {facts.kind(said.subject)} {facts.called(said.subject)} is given to “{label}”: "
            "where everybody answers, nobody does.",
            (said, *facts.home(said.subject)),
            told=(label,),
        )


def _to_everybody(facts: Facts, said: Sequence[Statement]) -> list[Statement]:
    """What is given to a body that is called after everybody: each body is looked at once."""
    called = {e.id for e in facts.of("body") if EVERYBODY.search(e.label)}
    return [s for s in said if s.object in called] if called else []


def _owners(facts: Facts) -> list[Statement]:
    return [s for e in facts.actions for s in _owners_of(facts, e.id)]


def _to_bodies(facts: Facts, said: Sequence[Statement]) -> list[Statement]:
    bodies = {e.id for e in facts.of("body")}
    return [s for s in said if s.object in bodies]


def _body_for_person(facts: Facts, said: Statement) -> Iterator[Found]:
    label = facts.label(said.object or "")
    # What a report or a sentence says of somebody ("is responsible for") answers no column.
    remarked = ": " in said.stated_as or said.stated_as[:1].islower()
    if facts.kind(said.object or "") == "body" and not (EVERYBODY.search(label) or remarked):
        people = [s for s in _owners_of(facts, said.subject) if not _is_body(facts, s)]
        elsewhere = all(s.stated_as != said.stated_as for s in people)
        if people and elsewhere and not _ASKS_A_PERSON.search(said.stated_as):
            return  # people are named where people are asked for, and the body where anybody may stand
        beside = f", beside {_names(facts, people)}" if people else ""
        whose = "; it is not said whether as a further owner" if people else ""
        asked = f"Which person at {label} answers for"
        if people:
            asked = f"Is {label}, named beside {_names(facts, people)}, a further owner of"
        yield Found(
            said.subject,
            f"Where a person is expected as {_asked_as(said)} of "
            f"{facts.called(said.subject)}, a body is named{beside}: {label}{whose}.",
            (said,),
            told=(label, asked, ", ".join(facts.label(s.object or "") for s in people)),
        )


def _asked_as(said: Statement) -> str:
    """What the document calls an owner; a mark before an action ("Action: Ann Bee") calls nobody anything."""
    asked = said.stated_as.lower()
    return "owner" if asked in ("", "action", "to", "agreed") else asked


def _owners_of(facts: Facts, id_: str) -> Sequence[Statement]:
    return facts.assigned(id_, "responsible")


def _is_body(facts: Facts, said: Statement) -> bool:
    return facts.kind(said.object or "") == "body"


def _names(facts: Facts, said: Sequence[Statement]) -> str:
    return list_of([standing(facts.things[s.object or ""]) for s in said])


def _led(facts: Facts) -> list[Entity]:
    return facts.of("priority")


def _no_lead(facts: Facts, e: Entity) -> Iterator[Found]:
    if leadless(facts, e.id):
        instead = facts.assigned(e.id, "accountable")
        written = list_of([f"“{facts.label(s.object or '')}”" for s in instead])
        told = f"; in its place stands {written}" if written else ""
        yield Found(
            e.id,
            f"No lead is named for the priority {facts.called(e.id)}{told}.",
            (*instead, *facts.home(e.id)),
        )


def _several_leads(facts: Facts, e: Entity) -> Iterator[Found]:
    leads = [s for s in bearers(facts, e.id, "accountable") if _is_body(facts, s)]
    if len(leads) > 1:
        yield Found(
            e.id,
            f"{_names(facts, leads)} lead the priority {facts.called(e.id)} together, and it is not said which of "
            "them answers when they differ.",
            tuple(leads),
            told=(_names(facts, leads),),
        )


def _given_to_several(facts: Facts, actions: Sequence[Entity]) -> list[Entity]:
    return [e for e in actions if len(facts.assigned(e.id)) > 1]


def _several_owners(facts: Facts, e: Entity) -> Iterator[Found]:
    named = [s for s in bearers(facts, e.id, "responsible") if not _is_body(facts, s)]
    answering = facts.assigned(e.id, "accountable")
    above = {s.object for s in facts.assigned(facts.priority_of(e.id) or e.id, "accountable")}
    if any(s.object in above for s in named):
        return  # who leads the priority answers for the work of it
    if len(named) > 1 and all(_is_body(facts, s) for s in answering):
        yield Found(
            e.id,
            f"{_names(facts, named)} share the action {facts.called(e.id)}; none of them is named as the one who "
            "answers.",
            tuple(named),
            told=(_names(facts, named),),
        )


def _unseated(facts: Facts, priority: str) -> Iterator[Found]:
    owners = _people_of(facts, priority)
    loose = [id_ for id_ in owners if _is_loose(facts, id_)]
    if loose:
        names = list_of([facts.label(id_) for id_ in loose])
        here = {priority, *_actions_of(facts, priority)}
        yield Found(
            priority,
            f"For {share(len(loose), len(owners), 'officer')} of {facts.called(priority)} no body, "
            f"group or board is named in which they sit: {names}.",
            cites(*(_first_here(facts, id_, here) for id_ in loose)),
            told=(str(len(loose)),),
        )


def _first_here(facts: Facts, person: str, here: set[str]) -> Sequence[Statement]:
    """Where a person is first named for one of these things."""
    return [s for s in facts.into(person, "assignedTo") if s.subject in here][:1]


def _is_loose(facts: Facts, person: str) -> bool:
    """Whether nothing tells where somebody sits, under any name: asked again under each priority."""
    known: dict[str, bool] = facts.once("who sits nowhere", dict)
    if person not in known:
        names = (person, *aliases(facts, person))
        known[person] = not any(_seated(facts, a) for a in names) and not _placed(facts, person)
    return known[person]


def _seated(facts: Facts, id_: str) -> bool:
    posts = [s.object or "" for s in facts.out(id_, "holds")]
    return bool(facts.out(id_, "memberOf")) or any(facts.out(post, "postIn") for post in posts)


def _placed(facts: Facts, id_: str) -> bool:
    """Whether a body answers beside the officer in some row: a reader takes it for the employer."""
    rows = [s.subject for s in facts.into(id_, "assignedTo")]
    answering = (s for row in rows for s in facts.assigned(row))
    # Whom a report calls the lead of a row ("Evaluation: led by") is nobody's employer by that.
    return any(_is_body(facts, s) and ": " not in s.stated_as for s in answering)


def _staffed(facts: Facts) -> list[str]:
    return [e.id for e in facts.of("priority", "plan") if _people_of(facts, e.id)]


def _actions_of(facts: Facts, priority: str) -> list[str]:
    return [e.id for table in (True, False) for e in facts.groups.get((priority, table), ())]


def _people_of(facts: Facts, priority: str) -> list[str]:
    """The people who have anything of a priority or of its actions: asked once of each for two questions."""
    known: dict[str, list[str]] = facts.once("people of priorities", dict)
    if priority not in known:
        known[priority] = _named_for(facts, priority)
    return known[priority]


def _named_for(facts: Facts, priority: str) -> list[str]:
    actions = _actions_of(facts, priority)
    people = [
        s.object
        for id_ in (priority, *actions)
        for s in facts.assigned(id_)
        if s.object and facts.kind(s.object) == "person"
    ]
    return sorted(set(people))


def _split_lead(facts: Facts, e: Entity) -> Iterator[Found]:
    own = facts.priority_of(e.id)
    if own is None or unsaid(facts, own, "accountable"):
        return  # the one whom nobody could read may be the other lead
    leads = {s.object for s in bearers(facts, own, "accountable")}
    for other in facts.priorities[facts.plan_of(own)]:
        if other.id == own or not names_a(e.label, other.label):
            continue
        theirs = bearers(facts, other.id, "accountable")
        if (
            {s.object for s in theirs} & leads
            or not theirs
            or unsaid(facts, other.id, "accountable")
        ):
            continue
        if not names_a(facts.label(own), other.label):
            ours = _names(facts, bearers(facts, own, "accountable"))
            answer = _names(facts, theirs)
            below = _led_below(facts, e.id, {*leads, *(s.object for s in theirs)})
            yield Found(
                e.id,
                f"{facts.called(e.id)} is an objective of {facts.called(own)}"
                f"{f', led by {ours}' if ours else ''}{_third(facts, e.id, below)}; but {matter(other.label)} is a priority of its "
                f"own, {facts.called(other.id)}, led by {answer}.",
                cites(facts.home(e.id), theirs, bearers(facts, own, "accountable"), below),
                mark=other.label,
                told=(
                    matter(other.label),
                    answer,
                    facts.called(other.id),
                    ours or "its lead",
                    facts.called(own),
                ),
            )


def _led_below(facts: Facts, objective: str, known: Collection[str | None]) -> list[Statement]:
    """By whom actions of an objective are led, where that is somebody else."""
    led = [s for id_ in _below(facts, objective) for s in bearers(facts, id_, "accountable")]
    return [s for s in led if s.object not in known]


def _third(facts: Facts, objective: str, led: Sequence[Statement]) -> str:
    """Who else leads actions of an objective, and how many of them."""
    if not led:
        return ""
    n = len({s.subject for s in led})
    names = _names(facts, [*{s.object: s for s in led}.values()])
    actions = share(n, len(_below(facts, objective)), "action")
    return f"; {actions} for it {'is' if n == 1 else 'are'} said to be led by {names}"


def _below(facts: Facts, objective: str) -> list[str]:
    return [*dict.fromkeys(s.subject for s in facts.into(objective, "actionOf"))]


def _objectives(facts: Facts) -> Sequence[Entity]:
    return facts.of("objective")


def _all_actions(facts: Facts) -> Sequence[Entity]:
    return facts.actions


OWNERSHIP: tuple[AnyRule, ...] = (
    Rule(
        code="no-lead", family="ownership", title="A priority without a lead", severity="high",
        checked="priorities",
        how="No body, post or person is accountable for the priority.",
        why="Nobody can be asked to report on it.",
        todo="Name one lead in the plan.",
        reference="The plan's own practice of naming a lead for each priority",
        over=_led, finds=_no_lead,
    ),
    Rule(
        code="several-leads", family="ownership", title="A priority with several leads", severity="low",
        checked="priorities",
        how="More than one body is accountable for the priority.",
        why="Shared leads need a rule for who answers when they differ.",
        todo="Say which of them answers, or how they decide.",
        reference="One accountable party for each thing (RACI)",
        over=_led, finds=_several_leads,
    ),
    Rule(
        code="split-lead", family="ownership", title="One matter under two leads", severity="high",
        checked="objectives",
        how="An objective of one priority names the matter of another priority that has another lead.",
        why="Two leads may each take the other to be in charge, and reports reach different people.",
        todo="Move the objective, or say which of the two leads answers for the matter.",
        reference="One accountable party for each thing (RACI)",
        over=_objectives, finds=_split_lead,
    ),
    Rule(
        code="vacant", family="ownership", title="Seats left open", severity="high",
        checked="assignments and posts",
        how="The owner or the holder is written as TBC, vacant, to be appointed, or left empty.",
        why="Work without an owner is the work that slips.",
        todo="Ask who acts until somebody is appointed, and by when that will be.",
        reference="Remit: unknown is a fact",
        over=seats, finds=vacant, among=with_party("vacancy"),
    ),
    Rule(
        code="everybody", family="ownership", title="Given to everybody", severity="medium",
        checked="assignments",
        how="The owner is “all partners” or the like.",
        why="Where everybody answers, nobody can be asked.",
        todo="Name one lead among them.",
        reference="One accountable party for each thing (RACI)",
        over=assignments, finds=_everybody, among=_to_everybody,
    ),
    Rule(
        code="no-officer", family="ownership", title="Actions without an officer", severity="medium",
        checked="priorities, and whatever else has actions",
        how="Actions have neither a person nor a post, not even one to be confirmed; the actions of the plan and "
        "those of the delivery table are counted together, and parts of an action each by itself. Of how many a row with a "
        "person or a post says two thirds of the telling words over again, the finding says, with the rows; where that holds of all there is none.",
        why="A body can lead, but somebody has to do the work and report on it.",
        todo="Name an officer for each action, or say which delivery table names one.",
        reference="The columns of the delivery table",
        over=_served, finds=no_officer,
    ),
    Rule(
        code="body-for-person", family="ownership", title="A body where a person is expected", severity="low",
        checked="assignments of actions to a responsible officer",
        how="The column for the officer holds the name of a body.",
        why="A body cannot be telephoned.",
        todo="Add the person or post in that body.",
        reference="The column's own heading",
        over=_owners, finds=_body_for_person, among=_to_bodies,
    ),
    Rule(
        code="several-owners", family="ownership", title="Several officers, none of them first", severity="low",
        checked="actions",
        how="More than one person is responsible, none is accountable, and none of them leads the priority.",
        why="Each may wait for the other.",
        todo="Mark the one who answers.",
        reference="One accountable party for each thing (RACI)",
        over=_all_actions, finds=_several_owners, among=_given_to_several,
    ),
    Rule(
        code="unseated", family="ownership", title="Officers of whom no body is named", severity="low",
        checked="priorities whose actions have officers",
        how="A person has work, but no membership and no post in a body, and no body answers beside the "
        "person in the same row.",
        why="Outside the partnership nobody can tell whom to ask, or whose staff they are.",
        todo="Add post and employer to each name.",
        reference="W3C Organization Ontology: a person acts through a membership or a post",
        over=_staffed, finds=_unseated,
    ),
)  # fmt: skip
