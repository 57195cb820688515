"""A register of several partnerships is audited one by one, each as if it were alone."""

from __future__ import annotations

import json
import pickle
import runpy
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.cli.render_audits import _nothing
from remit.graph.errors import RegisterError
from remit.graph.held_store import HeldStore
from remit.graph.model import Contents
from remit.graph.opening import create_store, in_memory
from remit.graph.own import Own
from remit.graph.store import Store
from remit.graph.within import part_of, parts_of
from remit.queries.audit import Audit, audit, engine
from remit.queries.audit.parts import Asked, Told, Total, audit_each, whole
from remit.queries.dependencies import all_dependencies, dependencies, each_of_them
from remit.queries.dependencies import whole as all_of_it

DAY = date(2022, 3, 31)
Generate = Callable[[int], Contents]


@pytest.fixture(scope="module")
def generate(repository: Path) -> Generate:
    """Registers of any size, as the benchmark makes them."""
    made: Generate = runpy.run_path(str(repository / "tests" / "support" / "generate.py"))[
        "generate"
    ]
    return made


@pytest.fixture(scope="module")
def region(generate: Generate) -> Iterator[Store]:
    store = in_memory()
    store.replace(generate(4))
    yield store
    store.close()


def audited(store: Store) -> Iterator[Told[Audit]]:
    """All of each audit."""
    return audit_each(store, whole, Asked(DAY))


def test_each_is_audited_as_the_part_of_it_is(region: Store) -> None:
    """And its findings have its key in their ids, as two may find the same."""
    ids: list[str] = []
    for one in audited(region):
        key = one.partnership.key
        with closing(part_of(region, key)) as part:
            alone = audit(part, DAY)
        assert one.told.rules == alone.rules
        for told, said in (
            (one.told.findings, alone.findings),
            *(
                (m.findings, n.findings)
                for m, n in zip(one.told.matters, alone.matters, strict=True)
            ),
        ):
            assert told == tuple(f._replace(id=f"{key}/{f.id}") for f in said)
        ids += [f.id for f in one.told.findings]
    assert len(ids) == len({*ids})


def test_what_is_found_of_its_own_things_is_found_in_the_whole_register_too(region: Store) -> None:
    """The same findings in the same order, but for what is shared, of which each tells by itself."""
    whole = [f._replace(id="") for f in audit(region, DAY).findings]
    for one in audited(region):
        mark = f"/{one.partnership.key}/"
        told = [f._replace(id="") for f in one.told.findings if mark in f.subject.id]
        assert told == [f for f in whole if mark in f.subject.id]


def test_the_pairs_that_depend_on_each_other_are_those_of_the_whole_register(
    region: Store,
) -> None:
    """None is lost by looking at one partnership at a time, and none is added."""
    apart = [pair for _, found in each_of_them(region, all_of_it) for pair in found.pairs]
    whole = dependencies(region)
    assert {(p.a.id, p.b.id, p.weight) for p in apart} == {
        (p.a.id, p.b.id, p.weight) for p in whole
    }
    for key, found in ((one.key, found) for one, found in each_of_them(region, all_of_it)):
        with closing(part_of(region, key)) as part:
            assert found == all_dependencies(part)


def test_a_glance_is_what_the_audit_in_words_comes_to(region: Store) -> None:
    """Nobody can tell by the counts, or by what matters most, that nothing else was put in words."""
    for one in audited(region):
        assert one.glance == one.told.glance
        assert one.glance.first is not None


def test_nothing_is_put_in_words_for_a_glance(
    region: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of some three hundred findings of each partnership a screen shows one matter: the others need no words."""
    worded: list[str] = []
    for name in ("_finding", "worded"):

        def counted(
            *args: object, _name: str = name, _do: object = getattr(engine, name)
        ) -> object:
            worded.append(_name)
            assert callable(_do)
            return _do(*args)

        monkeypatch.setattr(engine, name, counted)
    nothing = [*audit_each(region, lambda *_: None, Asked(DAY))]
    assert worded == []
    everything = [*audit_each(region, whole, Asked(DAY))]
    assert worded.count("_finding") == sum(len(one.told.findings) for one in everything)
    assert [one.glance for one in nothing] == [one.glance for one in everything]


def test_what_a_process_hands_over_is_what_is_written(region: Store) -> None:
    """Bytes, counted: of a screen's few lines a fiftieth of what all findings take."""
    lines, all_ = (
        sum(
            len(pickle.dumps((one.glance, one.told)))
            for one in audit_each(region, each, Asked(DAY))
        )
        for each in (_nothing, whole)
    )
    assert 40 * lines < all_


def test_the_total_adds_up_what_each_tells(region: Store) -> None:
    total, each = Total(), [*audited(region)]
    for one in each:
        total.add(one.partnership, one.glance)
    assert total.open.total() == sum(len(one.told.open) for one in each)
    assert total.coverage.pieces == sum(one.told.coverage.pieces for one in each)
    assert total.as_of == "2022-03-31"
    assert [c.found for c in total.rules] == [
        sum(found)
        for found in zip(*([c.found for c in one.told.rules] for one in each), strict=True)
    ]


def test_no_more_than_one_partnership_is_in_memory(
    region: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are: counted by the registers that are held at once."""
    open_now, most = 0, 0
    hold, close = HeldStore.__init__, HeldStore.close

    def held(self: HeldStore, address: str, contents: Contents) -> None:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        hold(self, address, contents)

    def closed(self: HeldStore) -> None:
        nonlocal open_now
        open_now -= 1
        close(self)
        assert not self.contents().statements

    monkeypatch.setattr(HeldStore, "__init__", held)
    monkeypatch.setattr(HeldStore, "close", closed)
    assert len([*audited(region)]) == 4
    assert (most, open_now) == (1, 0)


def test_the_first_is_there_before_the_second_is_read(region: Store) -> None:
    """What is read for it is as much in a register of four as in one of two."""
    asked: list[str] = []

    class Watching:
        def __getattr__(self, name: str) -> object:
            asked.append(name)
            return getattr(region, name)

    watched: Store = Watching()  # type: ignore[assignment]
    parts = parts_of(watched)
    next(parts)
    assert asked.count("own") == 1
    assert not {"ledger", "within", "contents"} & {*asked}


def test_the_work_grows_as_the_number_of_partnerships(generate: Generate) -> None:
    """Statements read from the store, counted: what is shared by all is read once for all."""

    def read(size: int) -> int:
        store = in_memory()
        store.replace(generate(size))
        given = 0

        def counted(ask: Callable[[Any], Any], wanted: object) -> Any:
            nonlocal given
            found = ask(wanted)
            given += len(found.statements if isinstance(found, Own) else found)
            return found

        store.about = partial(counted, store.about)  # type: ignore[method-assign]
        store.own = partial(counted, store.own)  # type: ignore[method-assign]
        assert len([*parts_of(store)]) == size
        return given

    small, large = read(3), read(12)
    assert large <= 1.1 * 4 * small


def test_a_slip_in_a_rules_name_is_told_before_anything_is_read(region: Store) -> None:
    with pytest.raises(RegisterError, match="no rule or family is called vacent"):
        next(audit_each(region, whole, Asked(DAY, select=("vacent",))))


@pytest.fixture
def address(tmp_path: Path, generate: Generate) -> str:
    path = tmp_path / "region.remit"
    with closing(create_store(path)) as store:
        store.replace(generate(2))
    return str(path)


def _said(*arguments: str) -> str:
    done = CliRunner(env={"COLUMNS": "100"}).invoke(remit, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_json_of_several_has_the_shape_of_one_and_tells_whose(address: str) -> None:
    """Written as it comes, and the same text as if it had been written at once."""
    text = _said("audit", "-r", address, "--json", "--as-of", "2022-03-31")
    told = json.loads(text)
    assert text == json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    with closing(create_store(address)) as store:
        each = [one.told for one in audited(store)]
    assert told["findings"] == [f.to_json() for one in each for f in one.findings]
    assert told["matters"] == [m.to_json() for one in each for m in one.matters]
    assert [one["key"] for one in told["partnerships"]] == ["p0000", "p0001"]
    assert {*each[0].to_json()} < {*told}


def test_every_form_of_the_audit_is_of_each_partnership(address: str) -> None:
    rows = _said("audit", "-r", address, "--format", "csv").splitlines()
    assert sum(row.startswith("code,") for row in rows) == 1
    assert any("/p0000/" in row for row in rows)
    assert any("/p0001/" in row for row in rows)
    runs = json.loads(_said("audit", "-r", address, "--format", "sarif"))["runs"]
    assert [run["automationDetails"]["id"] for run in runs] == ["p0000", "p0001"]
    assert "# Audit of Safer p0001" in _said("audit", "-r", address, "--format", "markdown")
    text = _said("audit", "-r", address)
    assert "All 2 partnerships" in text
    assert "audit --partnership p0000" in text
    pairs = json.loads(_said("dependencies", "-r", address, "--json"))
    assert {pair["a"]["id"].split("/")[1] for pair in pairs} == {"p0000", "p0001"}
    assert "Safer p0001" in _said("dependencies", "-r", address)


def test_one_of_them_is_audited_in_full_on_request(address: str) -> None:
    assert "What matters most" in _said("audit", "-r", address, "--partnership", "p0001")
