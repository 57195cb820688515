"""The matrix of roles: of a document that has one, and of any register."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit import audit
from remit.queries.matrix import Matrix, matrix
from remit.queries.remit_of import remit_of
from remit.queries.who import who
from tests.support.commands import run
from tests.support.reading import stored

_RACI = (
    "Activity,Harbour Board,Ann Oakham,Lee Marsh,Port Trust\n"
    "Paint the pier,A,R,C,\n"
    "Dredge the dock,I,A,R,\n"
    "Build a shed,,R,C,\n"
    "Sell the <old> ferry,A,A/R,,\n"
)


@pytest.fixture
def raci(tmp_path: Path) -> Store:
    """A register of one matrix."""
    path = tmp_path / "raci.csv"
    path.write_text(_RACI, encoding="utf-8", newline="\n")
    return stored(load([path]))


def grid(found: Matrix) -> dict[str, list[str]]:
    return {line.thing.label: [line.at(column) for column in found.columns] for line in found.lines}


def test_the_matrix_of_a_matrix_is_the_matrix(raci: Store) -> None:
    """What goes in comes out, in the order of the document, less the column without a letter."""
    found = matrix(raci)
    assert list(found.columns.values()) == ["Harbour Board", "Ann Oakham", "Lee Marsh"]
    assert grid(found) == {
        "Paint the pier": ["A", "R", "C"],
        "Dredge the dock": ["I", "A", "R"],
        "Build a shed": ["", "R", "C"],
        "Sell the <old> ferry": ["A", "A/R", ""],
    }


def test_every_letter_cites_its_own_cell(raci: Store) -> None:
    for line in matrix(raci).lines:
        for letter in line.letters:
            assert any(letter.letter in c.quote.split("/") for c in letter.citations)


def test_a_role_that_words_state_has_the_letter_of_the_role(store: Store) -> None:
    """Any register has a matrix; whoever is not known has no column of their own."""
    found = matrix(store)
    letters = [letter for line in found.lines for letter in line.letters]
    assert {letter.letter for letter in letters} <= set("ARCI")
    assert "nobody confirmed" in found.columns.values()
    assert not any(id_.startswith("vacancy/") for id_ in found.columns)


def test_the_matrix_of_a_priority_holds_what_stands_below_it(store: Store) -> None:
    found = matrix(store, "Stop domestic abuse")
    assert found.lines
    assert {line.under.id for line in found.lines if line.under} <= {
        "priority/abuse",
        "plan/vale",
    }
    assert len(found.lines) < len(matrix(store).lines)


def test_who_is_consulted_and_informed_is_said_of_the_thing_itself(raci: Store) -> None:
    answer = who(raci, "paint the pier").answers[0]
    assert [party.entity.label for party in answer.consulted] == ["Lee Marsh"]
    assert [p.entity.label for p in who(raci, "dredge the dock").answers[0].informed] == [
        "Harbour Board"
    ]
    told = answer.to_json()["consulted"]
    assert isinstance(told, list)
    assert told[0]["stated_as"] == "C"


def test_a_remit_tells_what_somebody_is_consulted_on(raci: Store) -> None:
    roles = [(a.role, a.thing.label) for a in remit_of(raci, "Lee Marsh").assignments]
    assert ("consulted", "Paint the pier") in roles


def test_the_audit_finds_what_is_wrong_with_a_matrix(raci: Store) -> None:
    found = {(f.code, f.subject.label) for f in audit(raci).findings if "matrix" in f.code}
    assert found == {
        ("matrix-no-a", "Build a shed"),
        ("matrix-several-a", "Sell the <old> ferry"),
        ("matrix-no-letters", "Port Trust"),
    }


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """The matrix in a file."""
    (tmp_path / "raci.csv").write_text(_RACI, encoding="utf-8", newline="\n")
    assert run("load", tmp_path / "raci.csv", "-r", tmp_path / "x.remit").exit_code == 0
    return tmp_path / "x.remit"


def test_every_form_holds_every_letter_and_its_source(address: Path) -> None:
    shown = {
        form: run("-r", address, "matrix", "--format", form).stdout
        for form in ("text", "csv", "md", "html", "json")
    }
    rows = list(csv.DictReader(io.StringIO(shown["csv"])))
    assert [row["Ann Oakham"] for row in rows] == ["R", "A", "R", "A/R"]
    assert all("row 5, column 3" in text for text in shown.values())
    assert "| 4 | Sell the \\<old> ferry | A | A/R |  |" in shown["md"]
    assert "Sell the &lt;old&gt; ferry" in shown["html"]
    assert "<old>" not in shown["html"]
    told = json.loads(shown["json"])
    assert list(told) == ["parties", "lines", "coverage"]
    assert [letter["letter"] for letter in told["lines"][0]["letters"]] == ["A", "R", "C"]


def test_a_register_without_roles_says_so_and_how_much_was_read(tmp_path: Path) -> None:
    text = "Swans like the harbour, and visitors like the swans.\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8", newline="\n")
    run("load", tmp_path / "plan.txt", "-r", tmp_path / "y.remit")
    shown = run("-r", tmp_path / "y.remit", "matrix").stdout
    assert "No role is given to anybody; the 1 piece of the documents was read." in shown
