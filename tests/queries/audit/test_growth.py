"""The work of the audit and of the dependencies grows as the register does: it is counted, not timed."""

from __future__ import annotations

import runpy
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

from remit.graph.held_store import HeldStore
from remit.graph.model import Contents
from remit.graph.partnerships import Partnership
from remit.graph.store import Store
from remit.graph.uncollected import uncollected
from remit.graph.within import Parts
from remit.queries.audit import RULES, audit
from remit.queries.audit.engine import judge
from remit.queries.audit.model import AnyRule, Found
from remit.queries.audit.parts import Asked, audit_each, whole
from remit.queries.dependencies import all_dependencies, dependencies, each_of_them, linked
from remit.queries.dependencies import whole as all_of_it
from remit.queries.facts.register import Facts
from tests.support.counting import calls
from tests.support.lines import contents as written
from tests.support.reading import stored

DAY = date(2022, 3, 31)
_SMALL, _LARGE = 3, 12
_TIMES = _LARGE / _SMALL
QUESTIONS: list[Callable[[Any], object]] = [lambda store: audit(store, DAY), dependencies]


class Counting:
    """A store that counts how often it is asked, and how many rows it gives."""

    held = None

    def __init__(self, store: Store) -> None:
        self.store = store
        self.calls: Counter[str] = Counter()
        self.rows = 0

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self.store, name)

        def ask(*arguments: Any, **named: Any) -> Any:
            self.calls[name] += 1
            answer = asked(*arguments, **named)
            if isinstance(answer, Iterator):
                answer = list(answer)
            if isinstance(answer, list | dict):
                self.rows += len(answer)
            return answer

        return ask


@pytest.fixture(scope="module")
def registers(repository: Path) -> dict[int, Contents]:
    """A small register and one four times as large, as the benchmark makes them."""
    generate = runpy.run_path(str(repository / "tests" / "support" / "generate.py"))["generate"]
    return {size: generate(size) for size in (_SMALL, _LARGE)}


@pytest.mark.parametrize("question", QUESTIONS, ids=["audit", "dependencies"])
def test_the_store_is_asked_as_often_for_a_large_register_as_for_a_small_one(
    question: Callable[[Any], object], registers: dict[int, Contents]
) -> None:
    """No question for each thing; and rows come in proportion."""
    small, large = (_counted(question, registers[size]) for size in (_SMALL, _LARGE))
    assert large.calls == small.calls
    assert large.rows <= 1.1 * _TIMES * small.rows


def _counted(question: Callable[[Any], object], contents: Contents) -> Counting:
    store = Counting(stored(contents))
    question(store)
    return store


@pytest.mark.parametrize(
    "question",
    [
        lambda store: [*audit_each(store, whole, Asked(DAY, ("overdue", "no-lead")))],
        lambda store: [*each_of_them(store, all_of_it)],
    ],
    ids=["audit", "dependencies"],
)
def test_a_partnership_takes_the_same_work_however_many_stand_beside_it(
    question: Callable[[Any], object], registers: dict[int, Contents]
) -> None:
    stores = {size: stored(contents) for size, contents in registers.items()}
    question(stores[_LARGE])
    small, large = (calls(partial(question, stores[size])) for size in (_SMALL, _LARGE))
    assert large <= 1.05 * _TIMES * small


@pytest.mark.parametrize("question", QUESTIONS, ids=["audit", "dependencies"])
def test_functions_are_called_in_proportion_to_the_register(
    question: Callable[[Any], object], registers: dict[int, Contents]
) -> None:
    """A comparison of everything with everything would call four times as often for each thing."""
    stores = {size: stored(contents) for size, contents in registers.items()}
    question(stores[_LARGE])  # what is worked out once for every process, and what is remembered
    small, large = (calls(partial(question, stores[size])) for size in (_SMALL, _LARGE))
    assert large <= 1.15 * _TIMES * small


def test_what_was_judged_is_let_go_at_once(registers: dict[int, Contents]) -> None:
    """Nothing in it holds itself: otherwise it stays until Python looks through all that there is for rings."""
    parts = Parts(stored(registers[_SMALL]))
    with uncollected():
        facts = Facts(parts.open(parts.partnerships[0]), DAY)
        left = ref(facts)
        judged = judge(facts)
        assert judged.audit.findings
        linked(facts)
        del facts, judged
        assert left() is None


def test_a_rule_passes_over_nothing_in_which_it_finds_a_fault(
    registers: dict[int, Contents], contents: Contents
) -> None:
    """What is known of many items at once (``among``) is what a look at each of them would show."""
    looked = [rule for rule in RULES if rule.among]
    assert len(looked) > 5
    for made in (registers[_SMALL], contents):
        facts = Facts(stored(made), DAY)
        for rule in looked:
            assert rule.among
            over = rule.over(facts)
            among = [*rule.among(facts, over)]
            assert {*map(id, among)} <= {*map(id, over)}
            assert _found(rule, facts, over) == _found(rule, facts, among)


def _found(rule: AnyRule, facts: Facts, items: Iterable[object]) -> list[Found]:
    return [found for item in items for found in rule.finds(facts, item)]


def test_of_what_all_share_no_more_is_read_than_is_said_of_it(
    registers: dict[int, Contents],
) -> None:
    """What the partnerships say of it is theirs, and read with each: of a nation's law that is nearly all."""
    store = Counting(stored(registers[_LARGE]))
    parts = Parts(store)
    parts.open(parts.partnerships[0])
    ids = {e.id for e in store.store.shared({one.key for one in parts.partnerships})}
    said = [s for s in store.store.about(ids) if s.subject in ids]
    kept = store.store.among(ids)
    assert store.calls["among"] == 1
    assert not store.calls["about"]
    assert kept == [s for s in said if s.object is None or s.object in ids] != said


def test_what_is_held_in_memory_is_judged_as_what_is_in_a_file(
    registers: dict[int, Contents],
) -> None:
    """There the passages come with the statements, and here they are asked for: the findings cite the same."""
    contents = registers[_SMALL]
    assert audit(HeldStore("held", contents), DAY) == audit(stored(contents), DAY)
    assert dependencies(HeldStore("held", contents)) == dependencies(stored(contents))


def test_actions_without_an_officer_are_not_each_compared_with_all_others() -> None:
    """A thousand rows of one table are a thousand, and not a million comparisons."""

    def work(size: int) -> int:
        lines = [f"{{{size}}} action/{one}* actionOf priority/p" for one in "ab"]
        listed = [f"{{{size}}} action/a* horizon P1Y", f"{{{size}}} action/a* label Quay*x"]
        store = stored(written([*lines, *listed, f"{{{size}}} action/b* accountable body/b"]))
        return calls(lambda: audit(store, DAY, ("no-officer",)))

    work(_SMALL)  # what is worked out once for every process
    small, large = work(20), work(80)
    assert large <= 1.15 * 4 * small


WORK: dict[str, tuple[Callable[[Parts, Partnership], object], int]] = {
    "opened": (lambda parts, one: parts.open(one), 2),
    "judged": (lambda parts, one: judge(Facts(parts.open(one), DAY)).glance, 145),
    "in words": (lambda parts, one: judge(Facts(parts.open(one), DAY)).audit, 235),
    "dependencies": (lambda parts, one: all_dependencies(parts.open(one)), 67),
    "dependencies in brief": (lambda parts, one: all_dependencies(parts.open(one), brief=True), 53),
}


@pytest.mark.parametrize("what", WORK)
def test_of_each_statement_so_many_functions_are_called_and_no_more(
    what: str, registers: dict[int, Contents]
) -> None:
    """Once what all partnerships share is known.

    45, 435, 435 and 200 were called before words were made on request, and 31, 277, 338 and 150 before rules looked at
    what is said, and not at each thing for what may be said of it; 19, 185, 244 and 100 before rules told at which of their
    items they look, and a page which reasons it shows; 8, 156, 251 and 76 before a partnership was read in one piece.
    """
    parts = Parts(stored(registers[_SMALL]))
    first, second, _ = parts.partnerships
    work, most = WORK[what]
    work(parts, first)
    statements = parts.open(second).counts()["statement"]
    assert calls(partial(work, parts, second)) < most * statements
