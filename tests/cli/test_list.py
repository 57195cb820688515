"""`remit list`: what is asked for, in the columns that are chosen, as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from remit.cli.render_table import as_csv
from remit.graph.model import Entity
from remit.graph.opening import in_memory
from remit.ontology import KINDS
from remit.queries.listing import Listing, Row, Wanted, listing
from tests.support.commands import run
from tests.support.lines import contents


def ids(register: Path, *arguments: str) -> list[str]:
    """The ids of the rows that a list gives."""
    told = json.loads(run("-r", register, "list", *arguments, "--json").stdout)
    return [row["id"] for row in told["rows"]]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--owner", "Sara Wood"], {"action/delivery", "action/group"}),
        (
            ["--priority", "serious violence", "--unowned"],
            {"action/health", "action/lines", "action/strategy"},
        ),
        (["--lead", "Fenwick"], {"action/lines"}),
    ],
)
def test_a_list_is_narrowed_to_what_is_asked_for(
    register: Path, arguments: list[str], found: set[str]
) -> None:
    """Each thing that is asked for must hold."""
    assert set(ids(register, "actions", *arguments)) == found


def test_an_action_with_a_vacant_place_is_found_as_vacant(register: Path) -> None:
    assert "action/strategy" in ids(register, "actions", "--vacant")
    assert "action/patrols" not in ids(register, "actions", "--vacant")


def test_a_vacancy_is_no_owner(register: Path) -> None:
    """Where only TBC stands, nobody is named."""
    assert "action/strategy" in ids(register, "actions", "--unowned")


def test_text_json_and_csv_hold_the_same_rows(register: Path) -> None:
    told = run("-r", register, "list", "actions", "--columns", "id,owner", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [row["id"] for row in rows] == ids(register, "actions", "--columns", "id,owner")
    text = run("-r", register, "list", "actions", "--columns", "id,owner").stdout
    assert all(row["id"] in text for row in rows)


def test_figures_say_how_exact_they_are_called_and_when(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "Safer Vale Plan 2026\n\nPriority: Knife crime\n\nLead: Vale Police\n\nWhy is this a priority?\n\n"
        "In 2025 over 4,000 residents were asked, of an estimated 9,100 adults.\n",
        encoding="utf-8",
    )
    path = tmp_path / "vale.remit"
    assert run("load", plan, "-r", path).exit_code == 0
    told = json.loads(run("-r", path, "list", "figures", "--sort", "qualifier", "--json").stdout)
    assert {(row["label"].split()[0], row["qualifier"]) for row in told["rows"]} == {
        ("4,000", "over"),
        ("9,100", "estimated"),
    }
    text = run("-r", path, "list", "figures").stdout
    assert re.search(r"over +4,000 residents", text)
    assert re.search(r"^Id +Qualifier +Label +Period", text, re.MULTILINE)


def test_rows_are_sorted_and_empty_cells_come_last(register: Path) -> None:
    told = run(
        "-r", register, "list", "actions", "--columns", "owner", "--sort", "-owner", "--csv"
    ).stdout
    cells = [row["owner"] for row in csv.DictReader(io.StringIO(told))]
    named = [cell for cell in cells if cell]
    assert named == sorted(named, key=str.casefold, reverse=True)
    assert cells[: len(named)] == named


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    """A register of a log with a column for the colour and another one for the status."""
    log = tmp_path / "log.csv"
    log.write_text(
        "Action,Owner,RAG,Status\n"
        "Write the noise strategy,Ann Poe,Red,In progress\n"
        "Mend the street lights,Ben Roe,Green,Delivered\n",
        encoding="utf-8",
    )
    assert run("load", log, "-r", tmp_path / "a.remit").exit_code == 0
    return tmp_path / "a.remit"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("red", ["Write the noise strategy"]),  # and not what is delivered
        ("in progress", ["Write the noise strategy"]),
        ("delivered", ["Mend the street lights"]),
    ],
)
def test_a_status_is_asked_for_by_its_colour_or_its_words(
    rated: Path, word: str, found: list[str]
) -> None:
    told = json.loads(run("-r", rated, "list", "actions", "--status", word, "--json").stdout)
    assert [row["label"] for row in told["rows"]] == found


def test_a_colour_and_a_status_are_both_kept_and_the_list_says_which_is_which(rated: Path) -> None:
    told = json.loads(run("-r", rated, "list", "actions", "--status", "red", "--json").stdout)
    (row,) = told["rows"]
    assert row["state"] == {"rag": "Red", "status": "In progress"}
    assert row["status"] == "Red (RAG), In progress (status)"
    shown = run("-r", rated, "list", "actions", "--status", "red", "--columns", "id,status").stdout
    assert "Red (RAG), In progress (status)" in shown


def test_what_is_late_is_counted_as_at_the_latest_day_that_the_documents_give(
    tmp_path: Path,
) -> None:
    """In the list, the question and the audit alike, each of which says so; another day may be named."""
    log = tmp_path / "log.csv"
    log.write_text(
        "Action,Owner,Due date,Last updated\n"
        "Mend the street lights,Ben Roe,01/03/2031,04/03/2031\n"
        "Paint the street lights,Ben Roe,01/06/2031,\n",
        encoding="utf-8",
    )
    register = tmp_path / "a.remit"
    assert run("load", log, "-r", register).exit_code == 0
    listed = run("-r", register, "list", "actions", "--overdue").stdout
    asked = run("-r", register, "who", "overdue actions").stdout
    assert listed.splitlines()[0] == asked.splitlines()[0]
    assert listed.startswith('1 of 2 actions (overdue on 2031-03-04): "Mend the street lights"')
    audited = run("-r", register, "audit").stdout
    assert audited.startswith("Audit as at 2031-03-04, by the documents; another day with --as-of")
    later = run("-r", register, "list", "actions", "--overdue", "--as-of", "2031-07-01").stdout
    assert later.startswith("2 of 2 actions (overdue on 2031-07-01)")
    assert run("-r", register, "audit", "--as-of", "2031-07-01").stdout.startswith(
        "Audit as at 2031-07-01\n"
    )


def test_one_action_in_two_documents_is_said_to_be_told_elsewhere_too(tmp_path: Path) -> None:
    """Where words and owner agree; the two are not joined, and another owner's is another action."""
    rows = ["Mend the street lights,Ben Roe", "Paint the bridge,Ben Roe"]
    others = ["mend the street lights,Ben Roe", "Paint the bridge,Ann Poe"]
    for name, told in (("log", rows), ("plan", others)):
        text = "\n".join(["Action,Owner", *told, ""])
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    register = tmp_path / "a.remit"
    assert run("load", tmp_path / "log.csv", tmp_path / "plan.csv", "-r", register).exit_code == 0
    told = json.loads(run("-r", register, "list", "actions", "--sort", "id", "--json").stdout)
    same = {row["id"]: [other["id"] for other in row["same"]] for row in told["rows"]}
    one, other = (id_ for id_, others in same.items() if others)
    assert same[one] == [other]
    assert same[other] == [one]
    listed = run("-r", register, "list", "actions", "--sort", "id").stdout
    assert f"they may be one:\n  {one} and {other}\n" in listed
    asked = run("-r", register, "who", "street lights").stdout
    beside = r"Also in (log|plan)\.csv, row 2, column 2, in the same words and with the same owner"
    assert re.search(beside, asked)
    assert "Also found" not in asked
    assert "Also in" not in run("-r", register, "who", "paint the bridge").stdout


def test_the_help_names_every_kind_that_may_be_listed() -> None:
    said = " ".join(run("list", "--help").stdout.split())
    assert [kind.plural for kind in KINDS.values() if kind.plural not in said] == []


def test_people_are_listed_with_what_they_have_to_do(register: Path) -> None:
    shown = run("-r", register, "list", "people").stdout
    (line,) = [line for line in shown.splitlines() if line.startswith("person/ines-alder")]
    assert "Chair of the Board" in line


def test_a_column_that_is_not_there_is_said_with_those_that_are(register: Path) -> None:
    shown = run("-r", register, "list", "actions", "--columns", "colour")
    assert shown.exit_code == 2
    assert "'colour' is not a column; the columns are id, label" in shown.stderr


@pytest.mark.parametrize(
    "label", ["=cmd|' /C calc'!A0", "|cmd", "%x", "\uff1dSUM(1)", " \uff0b1+1", "\uff20x", "-x"]
)
def test_no_cell_of_a_csv_acts_as_a_formula(label: str) -> None:
    """No spreadsheet runs it, whichever sign it takes for the start of a formula."""
    row = Row(Entity("action/a", "action", label))
    assert as_csv(Listing("action", (row,), 1), ("label",)) == f"label\n'{label.strip()}\n"


def test_a_plain_number_stays_a_number_in_a_csv() -> None:
    """A negative one too: it is no formula."""
    row = Row(Entity("action/a", "action", "-5.2"))
    assert as_csv(Listing("action", (row,), 1), ("label",)) == "label\n-5.2\n"


def test_a_list_says_how_many_of_its_actions_are_only_parts_of_others() -> None:
    """The audit counts a part with its whole; the two numbers are told to be one."""
    rows = [Row(Entity(f"action/{n}", "action", f"Do {n}"), part=n > 1) for n in range(4)]
    assert Listing("action", tuple(rows), 4).sentence == "4 actions, 2 of them parts of another."
    narrowed = Listing("action", tuple(rows[1:3]), 4, Wanted(unowned=True))
    assert narrowed.sentence.startswith("2 of 4 actions (unowned)")
    assert narrowed.sentence.endswith(" 1 of these is a part of another.")


def test_a_list_is_narrowed_to_a_duty_that_actions_only_cite() -> None:
    """What stands above an action rests on law, and so does what its own words name."""
    store = in_memory()
    lines = (
        *("action/a actionOf priority/p", "action/a cites duty/d", "action/b actionOf priority/p"),
        *(
            "duty/d label River duty",
            "action/b cites provision/s",
            "provision/s label Rivers Act 1999",
        ),
    )
    store.replace(contents(lines))
    found = {
        law: listing(store, "action", Wanted(duty=law)).rows
        for law in ("River duty", "Rivers Act 1999")
    }
    assert {law: [row.thing.id for row in rows] for law, rows in found.items()} == {
        "River duty": ["action/a"],
        "Rivers Act 1999": ["action/b"],
    }


def test_where_columns_would_be_too_narrow_to_be_read_each_row_stands_by_itself_uncut(
    register: Path,
) -> None:
    rows = json.loads(run("-r", register, "list", "actions", "--vacant", "--json").stdout)["rows"]
    told = run("-r", register, "list", "actions", "--vacant").stdout
    whole = " ".join(told.split())
    assert rows
    for row in rows:
        assert f"{row['label']} {row['id']}" in whole
    assert max(map(len, told.splitlines())) <= 100
    told = run("-r", register, "list", "actions", "--columns", "id,status,label").stdout
    assert re.search(r"^Id +Status +Label$", told, re.MULTILINE)
