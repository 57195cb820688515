"""Lines of RDF come sorted, each once, however few of them are in memory."""

from __future__ import annotations

import gc
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from remit.graph.errors import RegisterError
from remit.graph.exchange import FORMATS, dump, pieces
from remit.graph.exchange.encode import encode
from remit.graph.exchange.lines import Lines, sorted_lines
from remit.graph.exchange.names import BASE, Scope
from remit.graph.exchange.said import said_of_statement
from remit.graph.exchange.writers import line
from remit.graph.model import Citation, Contents, Entity, LedgerEntry, Statement
from remit.graph.opening import create_store
from tests.graph.registers import example, register, registers


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(contents=registers())
@pytest.mark.parametrize("most", [1, 7, 1_000_000])
def test_lines_are_the_sorted_triples_however_few_are_held(most: int, contents: Contents) -> None:
    """The same bytes whether all of it was in memory or nearly all of it on disk."""
    whole = encode(contents)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("remit.graph.exchange.lines.MOST", most)
        plain = dump(contents, "ntriples").decode()
        quads = dump(contents, "nquads").decode()
    assert plain == "".join(sorted(f"{line(triple)}\n" for triple in whole.union()))
    assert quads == "".join(
        sorted(f"{line(t, graph)}\n" for graph, triples in whole.graphs.items() for t in triples)
    )


def test_no_more_lines_are_held_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.graph.exchange.lines.MOST", 10)
    held: list[int] = []
    add = Lines.add

    def adding(self: Lines, *said: object) -> None:
        add(self, *said)  # type: ignore[arg-type]
        held.append(self.held)

    monkeypatch.setattr(Lines, "add", adding)
    assert "".join(sorted_lines(example(), BASE, graphs=False)).count("\n") > 100
    assert max(held) <= 10


def test_statements_that_are_alike_are_put_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of the first of a kind is a template for all others, so their number costs no work but filling it in."""
    asked: list[Statement] = []

    def said(statement: Statement, *others: object) -> object:
        asked.append(statement)
        return said_of_statement(statement, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("remit.graph.exchange.templates.said_of_statement", said)
    contents = register("\n".join(f"action/a-{n} actionOf objective/b-{n}" for n in range(300)))
    assert dump(contents, "ntriples").count(b"def#actionOf> .\n") == 300
    assert len(asked) == 1


def test_words_that_look_like_a_place_in_a_template_stay_as_they_are() -> None:
    """A document may hold any letter and any sign, also those by which a template is filled in."""
    odd = "".join(map(chr, range(0xF8E0, 0xF8E9))) + " %s %d%% {0}"
    cited = Citation(odd, odd, odd, odd)
    things = Entity("body/a", "body", odd), Entity("body/b", "body", "B")
    said = (
        Statement("body/a", "partOf", "body/b", raw=odd, stated_as=odd, citations=(cited,)),
        Statement("body/a", "alias", value=odd, start="2020", end="2021-02", citations=(cited,)),
    )
    contents = Contents(
        entities=things, statements=said, ledger=(LedgerEntry(odd, odd, "text", odd, odd),)
    )
    triples = encode(contents).union()
    assert dump(contents, "ntriples").decode() == "".join(sorted(f"{line(t)}\n" for t in triples))


def test_what_has_no_place_in_rdf_is_told_before_a_line_is_written() -> None:
    odd = Contents(entities=(Entity("person/a", "body", "A"),))
    with pytest.raises(RegisterError, match="cannot be written as RDF"):
        next(pieces(odd, "ntriples"))


@pytest.mark.parametrize(
    ("id_", "path"),
    [("body/a.b~c", "body/a.b~c"), ("body/..", "body/%2E%2E"), ("a/./b", "a/%2E/b"), ("a//b", "a//b"), ("body/é", "body/%C3%A9")],
)  # fmt: skip
def test_only_what_a_reader_would_change_is_encoded(id_: str, path: str) -> None:
    scope = Scope.of(BASE, "s")
    assert scope.thing(id_) == f"{scope.prefix}{path}"
    assert scope.id(scope.thing(id_)) == id_


def test_a_register_is_written_as_it_is_read(tmp_path: Path) -> None:
    """The same bytes in every format, whether it was in memory or is read while it is written."""
    with closing(create_store(tmp_path / "example.remit")) as store:
        store.replace(example())
        with store.snapshot():
            for name in FORMATS:
                assert b"".join(pieces(store.whole(), name)) == dump(example(), name), name


def test_a_register_that_is_gone_through_is_never_in_memory_whole(tmp_path: Path) -> None:
    """No more statements are alive at once than are made at once, however many there are."""
    with closing(create_store(tmp_path / "many.remit")) as store:
        store.replace(
            register("\n".join(f"action/a-{n} actionOf action/b-{n}" for n in range(2000)))
        )
        before = _statements_alive()
        with store.snapshot():
            alive = [
                _statements_alive() for n, _ in enumerate(store.whole().statements) if n % 100 == 0
            ]
    assert len(alive) == 20
    assert max(alive) <= before + 2 * 200 + 2


def _statements_alive() -> int:
    return sum(type(one) is Statement for one in gc.get_objects())
