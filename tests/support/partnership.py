"""A small invented partnership, made by hand: each statement cites a line of `plan.txt`.

Its traps: a priority whose lead is inherited, vacancies, joint officers, an action with two
parents, a hop that only a chart suggests, a circle of bodies, a plan that nobody adopted, and a
page that repeats the plan.
"""

from __future__ import annotations

from itertools import count

from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Outcome,
    Statement,
    checked,
    merge,
)
from remit.ontology import Role

_LABELS = {
    "plan/vale": "Safer Vale Plan",
    "plan/loose": "Street Scene Plan",
    "plan/ring": "Ring Plan",
    "priority/violence": "Reduce serious violence",
    "priority/abuse": "Stop domestic abuse",
    "priority/hate": "Hate crime",
    "priority/streets": "Cleaner streets",
    "objective/abuse": "Lower the risk from domestic abuse",
    "action/strategy": "Finish the domestic abuse strategy",
    "action/delivery": "Write a delivery plan for the domestic abuse strategy",
    "action/group": "Set up a domestic abuse strategic group",
    "action/health": "Open a quicker route to mental health support",
    "action/lines": "Train front-desk staff to recognise county lines",
    "action/patrols": "Patrol where knife crime is most frequent",
    "action/bins": "Empty the litter bins twice a day",
    "action/repair": "Repair the ring road",
    "measure/knife": "Fewer knife crime offences each year",
    "figure/knife": "Knife crime offences: 240",
    "figure/bins": "Litter bins: 90",
    "update/patrols": "Patrols moved to the riverside in March",
    "duty/plan": "Duty to make a crime strategy",
    "provision/act": "Safer Places Act 2001",
    "theme/knife": "Knife crime",
    "body/council": "Fenwick Vale Council",
    "body/police": "Vale Police",
    "body/board": "Community Safety Board",
    "body/assembly": "Vale Assembly",
    "body/east": "East Committee",
    "body/west": "West Committee",
    "person/kim-marlow": "Kim Marlow",
    "person/sara-wood": "Sara Wood",
    "person/ines-alder": "Inés Alder",
    "post/chair": "Chair of the Board",
    "post/clerk": "Clerk to the Board",
    "vacancy/strategy": "TBC",
    "vacancy/delivery": "TBC",
    "vacancy/group": "TBC",
    "document/plan": "plan.txt",
}

# subject, relation, object
_LINKS = (
    ("priority/violence", "priorityOf", "plan/vale"),
    ("priority/abuse", "priorityOf", "plan/vale"),
    ("priority/hate", "priorityOf", "plan/vale"),
    ("priority/streets", "priorityOf", "plan/loose"),
    ("objective/abuse", "objectiveOf", "priority/violence"),
    ("action/strategy", "actionOf", "objective/abuse"),
    ("action/delivery", "actionOf", "objective/abuse"),
    ("action/group", "actionOf", "objective/abuse"),
    ("action/health", "actionOf", "priority/violence"),
    ("action/patrols", "actionOf", "priority/violence"),
    ("action/lines", "actionOf", "priority/violence"),
    ("action/lines", "actionOf", "priority/abuse"),
    ("action/bins", "actionOf", "priority/streets"),
    ("action/repair", "actionOf", "plan/ring"),
    ("measure/knife", "measureOf", "priority/violence"),
    ("figure/knife", "figureOf", "action/patrols"),
    ("figure/bins", "figureOf", "action/bins"),
    ("update/patrols", "updateOf", "action/patrols"),
    ("plan/vale", "adoptedBy", "body/board"),
    ("plan/vale", "discharges", "duty/plan"),
    ("plan/ring", "adoptedBy", "body/east"),
    ("duty/plan", "arisesFrom", "provision/act"),
    ("body/east", "reportsTo", "body/west"),
    ("body/west", "reportsTo", "body/east"),
    ("body/council", "memberOf", "body/board"),
    ("body/police", "memberOf", "body/board"),
    ("person/ines-alder", "holds", "post/chair"),
    ("post/chair", "postIn", "body/board"),
)

# thing, role, agent, the document's word for the role
_ASSIGNED: tuple[tuple[str, Role, str, str], ...] = (
    ("priority/violence", "accountable", "body/police", "Lead partner"),
    ("priority/abuse", "accountable", "body/council", "Lead partner"),
    ("priority/hate", "accountable", "body/council", "Lead partner"),
    ("objective/abuse", "accountable", "person/kim-marlow", "Strategic Lead"),
    ("action/strategy", "responsible", "vacancy/strategy", "Responsible Officer"),
    ("action/delivery", "responsible", "vacancy/delivery", "Responsible Officer"),
    ("action/delivery", "responsible", "person/sara-wood", "Responsible Officer"),
    ("action/group", "responsible", "vacancy/group", "Responsible Officer"),
    ("action/group", "responsible", "person/sara-wood", "Responsible Officer"),
    ("action/patrols", "responsible", "body/police", "Lead"),
    ("body/board", "accountable", "post/chair", "Chair"),
)

# subject, attribute, value, the document's wording
_SAID = (
    ("action/delivery", "deadline", "2020-03-01/2020-03-31", "End of March 2020"),
    ("action/group", "deadline", None, "ASAP"),
    ("action/health", "horizon", "one year", None),
    ("action/patrols", "text", "Officers look for knives in parks and at the bus station.", None),
    ("priority/violence", "why", "Too many people are hurt in public places.", None),
    ("body/police", "name", "Vale Police", None),
    ("body/police", "name", "VP", None),
    ("body/police", "name", "the Force", None),
)

PASSAGES: tuple[tuple[str, Outcome, str, str], ...] = (
    ("line 200", "text", "narrative", "Allotments are popular, and the waiting list is long."),
    ("line 201", "fact", "", "Lead partner: Vale Police"),
    ("line 202", "ignored", "page furniture", "Page 3 of 9"),
    ("line 203", "unread", "no recogniser knows it", "%% 7 %%"),
)


def partnership() -> Contents:
    """Everything that the hand-made register holds."""
    lines = count(1)

    def cite(words: str) -> tuple[Citation, ...]:
        return (Citation("plan.txt", f"line {next(lines)}", words, "aa" * 32),)

    statements = [Statement(s, term, o, citations=cite(f"{s} {term}")) for s, term, o in _LINKS]
    for thing, role, agent, word in _ASSIGNED:
        statements.append(assigned(thing, role, agent, word, cite(f"{word}: {_LABELS[agent]}")))
    for subject, term, value, raw in _SAID:
        quote = cite(raw or value or "")
        statements.append(Statement(subject, term, value=value, raw=raw, citations=quote))
    chart = (Citation("plan.txt", "line 150", "Vale Assembly", "aa" * 32),)
    statements.append(
        Statement("body/board", "governedBy", "body/assembly", basis="drawn", citations=chart)
    )
    # The page says the same as the plan about one lead: one statement, two citations, one witness.
    again = (Citation("page.txt", "line 3", "Lead partner: Vale Police", "bb" * 32),)
    statements.append(
        assigned("priority/violence", "accountable", "body/police", "Lead partner", again)
    )
    return checked(
        Contents(
            documents=(
                Document("page.txt", "bb" * 32, "text/plain", origin="plan.txt"),
                Document("plan.txt", "aa" * 32, "text/plain"),
            ),
            entities=tuple(sorted(entity(id_, label) for id_, label in _LABELS.items())),
            statements=tuple(merge(statements)),
            ledger=tuple(LedgerEntry("plan.txt", *passage) for passage in PASSAGES),
            notes=("two things are called TBC",),
            meta={"title": "Safer Vale"},
        )
    )


def entity(id_: str, label: str) -> Entity:
    """A thing whose kind stands in its id."""
    return Entity(id_, id_.partition("/")[0], label)


def assigned(
    thing: str, role: Role, agent: str, word: str, citations: tuple[Citation, ...]
) -> Statement:
    """An assignment as a document states it."""
    return Statement(thing, "assignedTo", agent, role=role, stated_as=word, citations=citations)
