"""Registers as tables and graphs: nothing runs as a formula, and the graph is the register's."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.exchange import dump, to_networkx
from remit.graph.exchange.sheets import rows, safe

if TYPE_CHECKING:
    from remit.graph.model import Contents


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", " =1", "\t=1", "\r=1", "\uff1d1", "\0=1"],
)
def test_formulas_become_text(cell: str) -> None:
    assert safe(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-5", "+1,200.50", "12%", "plain", "", "a=b", "2019-04-01"])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
)
def test_no_cell_of_any_table_starts_a_formula(table: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(rows(table).removeprefix("\ufeff"), newline="")))
    assert len(read) == len(table)
    assert not [c for row in read for c in row if c.lstrip()[:1] in tuple("=@") and c]


def test_every_citation_has_a_row(small_register: Contents) -> None:
    text = dump(small_register, "csv").decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(read) == sum(max(1, len(s.citations)) for s in small_register.statements)
    (late,) = [row for row in read if row["as written"] == "ASAP"]
    assert late["subject label"].startswith("Tell schools")
    assert (late["document"], late["place"]) == ("delivery.csv", "row 2, column 2")


def test_networkx_has_the_registers_things_and_links(small_register: Contents) -> None:
    graph = to_networkx(small_register)
    assert graph.number_of_nodes() == len(small_register.entities)
    assert graph.number_of_edges() == sum(s.object is not None for s in small_register.statements)
    (edge,) = graph.get_edge_data("action/r1", "person/ada").values()
    assert (edge["term"], edge["role"], edge["stated_as"]) == (
        "assignedTo",
        "responsible",
        "Officer",
    )
    assert edge["citations"][0].locator == "line 8"
    assert graph.nodes["action/r2"]["deadline"] == ["ASAP"]
    assert graph.graph["title"] == "Safer Brookford"


def test_graphml_is_read_back_by_networkx(small_register: Contents) -> None:
    written = dump(small_register, "graphml")
    graph = nx.parse_graphml(written.decode(), force_multigraph=True)
    assert graph.number_of_edges() == to_networkx(small_register).number_of_edges()
    assert graph.nodes["person/ada"]["label"] == "Ada Lowe"
    assert dump(small_register, "graphml") == written


@pytest.mark.parametrize("name", ["graphml", "csv"])
def test_order_of_settings_makes_no_difference(name: str, small_register: Contents) -> None:
    turned = replace(small_register, meta=dict(reversed(list(small_register.meta.items()))))
    assert dump(turned, name) == dump(small_register, name)
