"""Where a passage stands goes with it, by numbers and names, into every store and file and every answer."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from remit.cli.group import remit
from remit.graph.exchange import dump, parse
from remit.graph.model import Citation, Contents
from remit.graph.opening import create_store, open_store
from remit.loaders import load
from remit.queries.order import cited_at
from remit.queries.sparql import ask

_TABLE = [("Ref", "Action", "Lead officer"), ("1", "Mend the gate", "Ann Poe")]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A Word file with a table between two paragraphs."""
    document = Document()
    document.add_paragraph("Ben Ash chairs the Lamp Board.")
    table = document.add_table(len(_TABLE), 3)
    for made, row in zip(table.rows, _TABLE, strict=True):
        for cell, text in zip(made.cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Cy Ode chairs the Path Panel.")
    path = tmp_path / "plan.docx"
    document.save(str(path))
    return path


def _cited(contents: Contents) -> dict[str, Citation]:
    """The passage that each of the three names is cited from."""
    names = ("Ben Ash", "Ann Poe", "Cy Ode")
    found = {c.quote: c for s in contents.statements for c in s.citations}
    return {name: next(c for quote, c in found.items() if name in quote) for name in names}


def test_passages_of_a_word_file_stand_in_its_order(plan: Path) -> None:
    """By their places alone both paragraphs would come before the table."""
    cited = _cited(load([plan]))
    assert sorted(cited, key=lambda name: cited_at([cited[name]])) == [
        "Ben Ash",
        "Ann Poe",
        "Cy Ode",
    ]
    place = cited["Ann Poe"].place
    assert place is not None
    assert (place.first.table, place.first.row) == (1, 2)


def test_a_file_and_an_export_keep_the_order(plan: Path, tmp_path: Path) -> None:
    contents = load([plan])
    order = {name: citation.order for name, citation in _cited(contents).items()}
    path = tmp_path / "board.remit"
    with closing(create_store(path)) as store:
        store.replace(contents)
    with closing(open_store(path)) as store:
        assert {n: c.order for n, c in _cited(store.contents()).items()} == order
    for name in ("turtle", "jsonld"):
        back = parse(dump(contents, name), name, "export").contents
        assert {n: c.order for n, c in _cited(back).items()} == order


def test_a_program_asks_for_the_row(plan: Path, tmp_path: Path) -> None:
    """In SPARQL, and in the JSON of an answer."""
    found = ask(
        load([plan]),
        "SELECT DISTINCT ?table ?row WHERE { ?cited remit:table ?table ; remit:row ?row ; oa:hasSelector/oa:exact 'Ann Poe' }",
    )
    assert found.rows == (("1", "2"),)
    register = str(tmp_path / "board.remit")
    run = CliRunner().invoke
    assert run(remit, ["load", str(plan), "-r", register]).exit_code == 0
    told = json.loads(run(remit, ["-r", register, "show", "Ann Poe", "--json"]).stdout)
    assert '"place": {"table": 1, "row": 2, "column": 3}' in json.dumps(told)


def test_a_reading_that_is_used_again_keeps_the_order(plan: Path, tmp_path: Path) -> None:
    """Of such a document only the front is at hand."""
    register, other = tmp_path / "board.remit", tmp_path / "more.csv"
    other.write_text("Ref,Action,Lead\n1,Oil the lock,Di Elm\n", "utf-8")
    run = CliRunner().invoke
    assert run(remit, ["load", str(plan), "-r", str(register)]).exit_code == 0
    with closing(open_store(register)) as store:
        first = {name: c.order for name, c in _cited(store.contents()).items()}
    assert run(remit, ["load", str(other), "-r", str(register)]).exit_code == 0
    with closing(open_store(register)) as store:
        assert {name: c.order for name, c in _cited(store.contents()).items()} == first
