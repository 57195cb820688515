"""Loads of one register take turns, nobody reads half of one, and what broke off can be done again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from remit.graph import neo4j
from remit.graph import neo4j_changes as changes
from remit.graph import neo4j_turns as turns
from remit.graph import neo4j_writing as writing
from remit.graph.errors import RegisterError
from remit.graph.model import Contents
from remit.graph.neo4j_opening import create, open_neo4j
from remit.loaders import load
from remit.loaders.updating import update
from tests.graph.registers import example, register
from tests.neo4j.conftest import Ask
from tests.neo4j.server import Access
from tests.support.reading import held

pytestmark = pytest.mark.neo4j


@pytest.fixture
def address(server: Access, scopes: list[str]) -> str:
    """Where nobody else's register is."""
    return f"{server.uri}#{scopes[0]}"


@pytest.fixture
def small_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even a small load go in several transactions."""
    monkeypatch.setattr(writing, "_TOGETHER", 10)
    monkeypatch.setattr(changes, "_BATCH", 2)
    monkeypatch.setattr(changes, "_TIED", 2)


def break_off_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the load that comes next end in the middle, as by Ctrl+C."""
    left = iter(range(steps))
    carry_out = changes.carry_out

    def carry_out_or_not(*args: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        carry_out(*args)

    monkeypatch.setattr(writing, "carry_out", carry_out_or_not)


# --- several transactions ------------------------------------------------------------------------


@pytest.mark.usefixtures("small_transactions")
def test_a_load_too_large_for_one_transaction_goes_in_several(address: str) -> None:
    with closing(create(address)) as store:
        store.replace(example())
        assert astuple(store.contents()) == astuple(example())
        store.replace(register("action/knives actionOf priority/violence"))
        assert len(store.contents().statements) == 1
        store.replace(example())
        assert astuple(store.contents()) == astuple(example())


def test_a_large_load_that_was_broken_off_is_never_taken_for_a_register(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody gets an answer from half of it; the same load again makes it whole."""
    with monkeypatch.context() as broken, closing(create(address)) as store:
        broken.setattr(writing, "_TOGETHER", 10)
        broken.setattr(changes, "_BATCH", 2)
        break_off_after(15, broken)
        with pytest.raises(KeyboardInterrupt):
            store.replace(example())
    with closing(open_neo4j(address)) as reader:
        for ask in (reader.contents, reader.counts, reader.meta):
            with pytest.raises(RegisterError, match=r"was broken off; .* do it again"):
                ask()
        assert reader.sources() == example().sources
    with closing(create(address)) as store:
        store.replace(example())
        assert astuple(store.contents()) == astuple(example())


def test_a_load_of_documents_that_was_broken_off_goes_on_from_what_it_is_built_from(
    address: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its other documents and its decisions are still there, so one document is enough to go on."""
    folder = repository / "examples" / "harrowmere"
    plan, table, decisions = (
        folder / name for name in ("plan.txt", "delivery-plan.csv", "decisions.yaml")
    )
    update(address, [plan], decisions)
    with monkeypatch.context() as broken:
        broken.setattr(writing, "_TOGETHER", 10)
        break_off_after(12, broken)
        with pytest.raises(KeyboardInterrupt):
            update(address, [table])
    with pytest.raises(RegisterError, match="was broken off"):
        held(address)
    update(address, [table])
    assert held(address) == load([plan, table], decisions)


@pytest.mark.usefixtures("small_transactions")
def test_a_load_in_several_transactions_ends_where_another_load_of_the_register_begins(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two loads that write in turns would leave a mixture of both."""
    other = register("action/other actionOf priority/other")
    write_stage = writing._write_stage

    def another_begins(*args: Any) -> None:
        monkeypatch.setattr(writing, "_write_stage", write_stage)
        with closing(create(address)) as store:
            store.replace(other)
        write_stage(*args)

    monkeypatch.setattr(writing, "_write_stage", another_begins)
    with closing(create(address)) as store:
        with pytest.raises(RegisterError, match="another load of this register began"):
            store.replace(example())
        assert store.contents() == other


@pytest.mark.usefixtures("small_transactions")
def test_a_load_that_is_overtaken_at_its_very_end_does_not_let_readers_into_the_other(
    address: str, scopes: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other is unfinished, and stays so for everybody."""
    finish = writing._finish

    def another_is_broken_off_first(transaction: Any, scope: str, lanes: Any) -> None:
        monkeypatch.setattr(writing, "_finish", finish)
        with monkeypatch.context() as broken, closing(create(address)) as store:
            break_off_after(25, broken)
            with pytest.raises(KeyboardInterrupt):
                store.replace(
                    register("\n".join(f"action/z{n} actionOf plan/z" for n in range(40)))
                )
        finish(transaction, scope, lanes)

    monkeypatch.setattr(writing, "_finish", another_is_broken_off_first)
    with closing(create(address)) as store:
        with pytest.raises(RegisterError, match="another load of this register began"):
            store.replace(example())
        told = ask("MATCH (l:Load {scope: $scope}) RETURN l.unfinished", scope=scopes[0])
        assert told == [[True]]
        store.replace(example())
        assert store.contents() == example()


@pytest.mark.usefixtures("small_transactions")
def test_a_load_says_so_where_something_else_takes_away_what_it_has_written(
    address: str, scopes: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link whose ends are gone would be lost without a word."""
    write_stage = writing._write_stage
    stages = iter(range(2))

    def meddled(*args: Any) -> None:
        if next(stages, None) is None:
            monkeypatch.setattr(writing, "_write_stage", write_stage)
            ask("MATCH (t:Thing {scope: $scope}) DETACH DELETE t", scope=scopes[0])
        write_stage(*args)

    monkeypatch.setattr(writing, "_write_stage", meddled)
    with closing(create(address)) as store:
        with pytest.raises(RegisterError, match="removed nodes of this register"):
            store.replace(example())
        with pytest.raises(RegisterError, match="was broken off"):
            store.contents()
        store.replace(example())
        assert store.contents() == example()


# --- what loads tell readers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "meanwhile", "told"),
    [
        ("SET l.unfinished = true", "REMOVE l.unfinished", {"unfinished": True}),
        ("REMOVE l.unfinished", "SET l.unfinished = true", {"unfinished": True}),
        ("SET l.committing = 'one'", "REMOVE l.committing", {"committing": "one"}),
        ("REMOVE l.committing", "SET l.committing = 'one'", {"committing": "one"}),
        ("SET r.number = 7", "SET r.number = 8", {"same": False, "committing": None}),
        ("SET r.number = 7", "SET r.number = 7", {"same": True, "committing": None}),
    ],
)
def test_a_question_notices_a_load_that_ends_or_begins_while_it_is_answered(
    walsall: str, ask: Ask, before: str, meanwhile: str, told: dict[str, object]
) -> None:
    """However long it takes: no clock is asked."""
    both = "MATCH (r:Register {scope: $scope}) MATCH (l:Load {scope: $scope})"
    ask(f"{both} {before}", scope=walsall)
    middle = f"{both} {meanwhile} WITH DISTINCT {turns.KEPT}, true AS found"
    ((_, _, committing, same, unfinished),) = ask(
        turns.BEFORE + middle + turns.AFTER, scope=walsall
    )
    answer = {"committing": committing, "same": same, "unfinished": unfinished}
    assert answer | told == answer


def test_a_register_is_read_again_after_a_load_died_as_it_committed(
    address: str, scopes: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could not say that its commit was over; the first reader who waits finds that it is."""
    monkeypatch.setattr(neo4j, "_SETTLE_S", 0.2)
    with closing(create(address)) as store:
        store.replace(example())
    ask("MATCH (l:Load {scope: $scope}) SET l.committing = 'dead'", scope=scopes[0])
    with closing(open_neo4j(address)) as reader:
        assert reader.contents() == example()
    assert ask("MATCH (l:Load {scope: $scope}) RETURN l.committing", scope=scopes[0]) == [[None]]


def test_a_reader_waits_for_a_load_that_is_still_committing(
    address: str, scopes: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever commits holds the register, so nobody says in its place that it is over."""
    monkeypatch.setattr(neo4j, "_SETTLE_S", 0.2)
    monkeypatch.setattr(neo4j, "_PATIENCE_S", 1.0)
    with closing(create(address)) as store:
        store.replace(example())
    ask("MATCH (l:Load {scope: $scope}) SET l.committing = 'busy'", scope=scopes[0])
    with closing(create(address)) as loading, closing(open_neo4j(address)) as reader:

        def hold(transaction: Any) -> None:
            turns.lock(transaction, scopes[0])
            with pytest.raises(RegisterError, match="is being committed"):
                reader.meta()

        loading._connection.write(hold)
        assert reader.meta() == example().meta


def test_a_load_that_ends_does_not_speak_for_the_next(
    address: str, scopes: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = turns.settle

    def next_one_announces(transaction: Any, scope: str, token: str) -> None:
        turns.announce(transaction, scope, "the next one")
        settle(transaction, scope, token)

    monkeypatch.setattr(turns, "settle", next_one_announces)
    with closing(create(address)) as store:
        store.replace(example())
    told = ask("MATCH (l:Load {scope: $scope}) RETURN l.committing", scope=scopes[0])
    assert told == [["the next one"]]


def test_a_load_that_fails_at_its_commit_lets_readers_in_again(
    address: str, scopes: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(create(address)) as store:
        store.replace(example())
        complete = turns.complete

        def fail(*args: Any, **more: Any) -> None:
            complete(*args, **more)
            told = ask("MATCH (l:Load {scope: $scope}) RETURN l.committing", scope=scopes[0])
            assert told != [[None]], "readers are told that a commit is coming"
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr(turns, "complete", fail)
            with pytest.raises(KeyboardInterrupt):
                store.replace(register("action/other actionOf priority/other"))
        told = ask("MATCH (l:Load {scope: $scope}) RETURN l.committing", scope=scopes[0])
        assert told == [[None]]
        assert store.contents() == example()


# --- what is shared ------------------------------------------------------------------------------


@pytest.fixture
def forgotten(ask: Ask, scopes: list[str]) -> Iterator[str]:
    """The id of a body that no other test names."""
    id_ = f"body/{scopes[2]}"
    yield id_
    ask("MATCH (s:Shared {id: $id}) DETACH DELETE s", id=id_)


def test_a_shared_body_that_somebody_has_tied_something_to_stays_when_no_register_names_it(
    address: str, scopes: list[str], ask: Ask, forgotten: str
) -> None:
    nobody: Contents = register("action/a actionOf action/b")
    with closing(create(address)) as store:
        store.replace(register(f"action/a assignedTo {forgotten} accountable"))
        ask(
            "MATCH (s:Shared {id: $id}) MERGE (s)<-[:WATCHES]-(:Dashboard {scope: $scope})",
            id=forgotten,
            scope=scopes[0],
        )
        store.replace(nobody)
        assert store.contents() == nobody
    assert ask("MATCH (s:Shared {id: $id})<-[:WATCHES]-() RETURN count(s)", id=forgotten) == [[1]]


def test_a_thing_that_is_of_another_kind_now_keeps_its_links_and_what_others_tied_to_it(
    address: str, scopes: list[str], ask: Ask
) -> None:
    line = "action/a assignedTo body/b accountable"
    before, after = register(line), register(line)
    after = Contents(
        after.documents,
        tuple(e if e.id != "body/b" else type(e)(e.id, "post", e.label) for e in after.entities),
        *(after.statements, after.ledger, after.notes, after.meta),
    )
    with closing(create(address)) as store:
        store.replace(before)
        ask("MATCH (b:Body {scope: $scope}) SET b:Mine", scope=scopes[0])
        store.replace(after)
        assert store.contents() == after
    labels = ask("MATCH (b:Mine {scope: $scope}) RETURN labels(b)", scope=scopes[0])
    assert [sorted(each[0]) for each in labels] == [["Mine", "Post", "Thing"]]
