"""A register at a glance: what is counted, how each action is named, what is asked first."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Outcome,
    Statement,
    merge,
)
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.graph.titles import titles
from remit.ontology import is_role
from remit.queries.audit import audit
from remit.queries.each import each
from remit.queries.facts.register import Facts
from remit.queries.glance import NAMING, Glance, glance

Row = tuple[str, str, str]


def made(*rows: Row, more: Sequence[Statement] = (), ledger: Sequence[LedgerEntry] = ()) -> Store:
    """A register of a few links: (subject, relation or role, object)."""
    said = [_said(*row) for row in rows] + list(more)
    ids = sorted({end for s in said for end in (s.subject, s.object) if end})
    things = tuple(Entity(id_, *id_.split("/")) for id_ in ids)
    store = in_memory()
    documents = (Document("plan.txt", "aa"), Document("rows.csv", "bb"))
    store.replace(Contents(documents, things, tuple(merge(said)), tuple(ledger)))
    return store


def _said(subject: str, term: str, target: str) -> Statement:
    cited = (Citation("plan.txt", "line 1", f"{subject} {target}"),)
    if is_role(term):
        word = "Owner"
        return Statement(subject, "assignedTo", target, role=term, stated_as=word, citations=cited)
    return Statement(subject, term, target, citations=cited)


def looked(store: Store) -> Glance:
    contents = store.contents()
    asked = [e.id for e in contents.entities if e.kind in ("action", "priority", "plan")]
    return glance(contents, each(store, asked), audit(store))


LANE: tuple[Row, ...] = (
    ("priority/safe-parks", "priorityOf", "plan/vale"),
    ("priority/safe-parks", "accountable", "body/vale-council"),
)


@pytest.mark.parametrize(
    ("owner", "way"),
    [
        ("person/ann-lark", "officer"),
        ("post/head-of-parks", "officer"),
        ("body/vale-council", "body"),
        ("vacancy/v1", "vacant"),
        ("unclear/u1", "unclear"),
        ("withheld/w1", "withheld"),
        ("", "nobody"),
    ],
)
def test_each_way_of_naming_is_told_apart(owner: str, way: str) -> None:
    rows = [*LANE, ("action/mow", "actionOf", "priority/safe-parks")]
    look = looked(made(*rows, *([("action/mow", "responsible", owner)] if owner else [])))
    assert look.naming == {"action/mow": way}
    assert sum(look.named(each_way) for each_way in NAMING) == 1


def test_a_row_that_was_not_read_in_full_does_not_name_nobody() -> None:
    unread = Statement(
        "action/mow",
        "notRead",
        value="column 3",
        raw="smudge",
        citations=(Citation("rows.csv", "row 2", "smudge"),),
    )
    look = looked(made(*LANE, ("action/mow", "actionOf", "priority/safe-parks"), more=[unread]))
    assert look.naming == {"action/mow": "unread"}
    assert "nobody" not in look.grave


def test_a_vacancy_of_the_priority_is_not_one_of_its_actions() -> None:
    look = looked(
        made(
            *LANE,
            ("priority/safe-parks", "responsible", "vacancy/v1"),
            ("action/mow", "actionOf", "priority/safe-parks"),
        )
    )
    assert (look.vacancies, look.naming["action/mow"]) == (1, "nobody")
    assert look.grave == "The only action names nobody"
    assert look.first == "One priority, with a lead; no officer is named."


def test_parts_of_an_action_are_counted_and_said_to_be_parts() -> None:
    store = made(
        *LANE,
        ("action/mow", "actionOf", "priority/safe-parks"),
        ("action/mow-north", "actionOf", "action/mow"),
        ("action/mow-south", "actionOf", "action/mow"),
    )
    look = looked(store)
    assert look.actions == "3 actions, 2 of them parts of another"
    whole = {action.id for action in Facts(store).actions}
    assert whole == set(look.naming) - look.parts  # the audit takes the same for parts


def test_how_far_the_documents_were_read_is_said() -> None:
    ends: list[Outcome] = ["fact", "text", "ignored", "unread", "unread"]
    ledger = [LedgerEntry("plan.txt", f"line {n}", end, "", "x") for n, end in enumerate(ends)]
    look = looked(made(*LANE, ledger=ledger))
    assert look.reading.coverage.pieces == 4
    assert [e.locator for e in look.reading.unread] == ["line 3", "line 4"]
    assert look.reading.partial
    assert not looked(made(*LANE, ledger=ledger[:3])).reading.partial


def test_bare_titles_make_not_much_that_was_not_understood_and_lines_of_single_cells_do() -> None:
    row = (
        "Mend the fence behind the library before the school year begins, with the ward’s own money"
    )
    read = [LedgerEntry("plan.txt", f"row {n}", "fact", "", row) for n in range(37)]
    titles = [LedgerEntry("plan.txt", f"line {n}", "unread", "", "Action log") for n in range(5)]
    assert not looked(made(*LANE, ledger=[*read, *titles])).reading.partial
    cells = [LedgerEntry("plan.txt", f"line {n}", "unread", "", "Ann Bee") for n in range(50)]
    assert looked(made(*LANE, ledger=[*read, *cells])).reading.partial


def test_a_register_without_things_is_empty_and_breaks_nothing() -> None:
    look = looked(made())
    assert look.empty
    assert (look.first, look.grave, look.questions) == ("", "", ())
    assert not look.reading.partial


def test_the_first_questions_are_the_gravest_matters_and_none_is_small() -> None:
    rows = [("action/mow", "actionOf", "priority/safe-parks")]
    rows += [(f"action/a{n}", "actionOf", "priority/safe-parks") for n in range(3)]
    rows += [(f"action/a{n}", "responsible", f"vacancy/v{n}") for n in range(3)]
    store = made(*LANE, *rows)
    look = looked(store)
    assert look.questions
    assert look.questions == audit(store).matters[: len(look.questions)]
    assert {matter.severity for matter in look.questions} <= {"high", "medium"}


def test_documents_go_by_their_plan_and_no_two_alike() -> None:
    name = Statement(
        "plan/vale", "name", value="vale", citations=(Citation("plan.txt", "line 1", "vale"),)
    )
    store = made(*LANE, ("plan/vale", "adoptedBy", "body/vale-council"), more=[name])
    found = titles(store.contents())
    assert (found["plan.txt"].title, found["plan.txt"].by) == ("vale", "vale-council")
    assert found["rows.csv"].title == "rows.csv"


@pytest.mark.parametrize("unread", [True, False])
def test_a_lead_that_was_not_read_is_not_told_as_nobody(unread: bool) -> None:
    """A line below the heading that was not understood may name the lead, and an officer."""
    line = Statement("priority/noise", "notRead", value="line 4", citations=(Citation("plan.txt", "line 4", "x"),))  # fmt: skip
    rows = [*LANE, ("priority/noise", "priorityOf", "plan/vale")]
    first = looked(made(*rows, more=[line] if unread else [])).first
    assert ("for one no lead was read" in first) is unread
    assert ("no lead is named" in first) is not unread


@pytest.mark.parametrize(
    ("states", "told", "others"),
    [
        ([], "None red or amber", "3 without a status"),
        (["Open", "open", "At risk"], "2 “Open”, 1 “At risk”", "0 without a status"),
        (["Red", "Green - done"], "1 red", "1 green, 1 without a status"),
        (["Green", "At risk"], "None red or amber", "1 green, 1 with another status, 1 without a status"),
        (["The lamps are ordered and will come in May"], "No colour told", "1 with another status, 2 without a status"),
    ],
)  # fmt: skip
def test_where_no_paper_uses_colours_the_statuses_are_told_in_the_papers_words(
    states: list[str], told: str, others: str
) -> None:
    """What is a report rather than a status is only counted."""
    cited = (Citation("plan.txt", "line 1", "as it says"),)
    actions = [f"action/a{n}" for n in range(3)]
    said = [
        Statement(id_, "status", value=state, citations=cited)
        for id_, state in zip(actions, states, strict=False)
    ]
    look = looked(made(*LANE, *((id_, "actionOf", "priority/safe-parks") for id_ in actions), more=said))  # fmt: skip
    assert (look.statuses, look.other_statuses) == (told, others)
    assert look.beside_colours == ("1 “At risk”" if states == ["Green", "At risk"] else "")


def test_a_register_with_only_some_delivery_plans_says_so_beside_the_number() -> None:
    """Of the actions of the others nobody may be named here only because their tables were not loaded."""
    rows = [
        *LANE,
        ("priority/clean-air", "priorityOf", "plan/vale"),
        ("priority/clean-air", "accountable", "body/vale-council"),
        ("action/mow", "actionOf", "priority/safe-parks"),
        ("action/air", "actionOf", "priority/clean-air"),
    ]
    assert "delivery plan" not in looked(made(*rows)).last
    cited = (Citation("plan.txt", "line 9", "Over the year we will"),)
    listed = Statement("action/air", "horizon", value="P1Y", citations=cited)
    look = looked(made(*rows, more=[listed]))
    assert look.grave == "2 of 2 actions name nobody"
    assert look.last.startswith("One of two delivery plans is here. ")
