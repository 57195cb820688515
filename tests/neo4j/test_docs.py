"""Every query of docs/neo4j.md runs, and finds something in a register that has something to find."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from remit.graph.neo4j_opening import create
from tests.graph.registers import example
from tests.neo4j.conftest import Ask
from tests.neo4j.server import Access

pytestmark = pytest.mark.neo4j

PAGE = Path(__file__).resolve().parents[2] / "docs" / "neo4j.md"
QUERIES = re.findall(
    r"^(\S[^\n]*)\n\n```cypher\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
)


def test_the_page_has_a_dozen_queries() -> None:
    assert len(QUERIES) >= 12


def test_every_query_on_the_page_finds_something(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    for scope in scopes[:2]:
        with closing(create(f"{server.uri}#{scope}")) as store:
            store.replace(example())
    nothing = [
        question
        for question, query in QUERIES
        if "DELETE" not in query and not ask(query, scope=scopes[0])
    ]
    assert nothing == []


def test_the_last_query_removes_one_register_and_no_other(
    server: Access, scopes: list[str], ask: Ask
) -> None:
    (removal,) = [query for _, query in QUERIES if "DELETE" in query]
    with closing(create(f"{server.uri}#{scopes[0]}")) as one:
        one.replace(example())
    with closing(create(f"{server.uri}#{scopes[1]}")) as other:
        other.replace(example())
        ask(removal, scope=scopes[0])
        assert ask("MATCH (n {scope: $scope}) RETURN n", scope=scopes[0]) == []
        assert other.contents() == example()
