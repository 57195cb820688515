"""Several processes ask partnerships side by side, and nobody can tell by the answers."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from remit.graph.errors import RegisterError
from remit.graph.opening import create_store, in_memory, open_store
from remit.graph.store import Store
from remit.queries import abreast
from remit.queries.abreast import each_part
from remit.queries.audit.parts import Asked, audit_each, whole
from remit.queries.dependencies import each_of_them
from remit.queries.dependencies import whole as all_of_it
from tests.support.asking import broken, faulty, told
from tests.support.generate import generate

DAY = date(2022, 3, 31)
KEYS = [f"p000{n}" for n in range(5)]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five partnerships in a file."""
    path = tmp_path_factory.mktemp("region") / "region.remit"
    with closing(create_store(path)) as store:
        store.replace(generate(5))
    return path


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch, repository: Path) -> None:
    """Processes find what they are to ask in the tests, however these were started."""
    monkeypatch.syspath_prepend(repository)


@pytest.fixture
def store(region: Path) -> Iterator[Store]:
    """The file, opened for reading."""
    with closing(open_store(region)) as opened:
        yield opened


def asked(store: Store, ask: Any, processes: int | None = None) -> list[tuple[str, int, int]]:
    return [answer for _, answer in each_part(store, partial(ask, os.getpid()), processes)]


def test_the_answers_of_two_processes_are_those_of_one_and_come_by_key(store: Store) -> None:
    alone, abreast_ = asked(store, told, 1), asked(store, told, 2)
    assert [key for key, *_ in abreast_] == KEYS
    assert [answer[:2] for answer in abreast_] == [answer[:2] for answer in alone]
    assert {pid for *_, pid in alone} == {os.getpid()}
    first, second = {pid for *_, pid in abreast_[::2]}, {pid for *_, pid in abreast_[1::2]}
    assert len(first) == len(second) == 1
    assert len({os.getpid(), *first, *second}) == 3


def test_where_a_process_breaks_off_the_rest_of_its_part_is_asked_here(store: Store) -> None:
    answers = asked(store, broken, 2)
    assert [answer[:2] for answer in answers] == [answer[:2] for answer in asked(store, told, 1)]
    assert [pid == os.getpid() for *_, pid in answers] == [False, False, True, True, True]


def test_where_no_process_can_be_had_everything_is_asked_here(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(subprocess, "Popen", refused)
    assert {pid for *_, pid in asked(store, told, 3)} == {os.getpid()}


def test_a_fault_is_told_in_its_own_sentence(store: Store) -> None:
    with pytest.raises(RegisterError, match="p0000 is damaged"):
        asked(store, faulty, 2)


def test_no_process_is_left_behind_when_nobody_wants_more_answers(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    answers = each_part(store, partial(told, os.getpid()), 2)
    next(answers)
    assert len(started) == 2
    answers.close()
    assert None not in [process.poll() for process in started]


def test_processes_are_worth_it_for_many_partnerships_in_a_file_only(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = in_memory()
    held.replace(generate(2))
    assert {pid for *_, pid in asked(store, told)} == {os.getpid()}  # five are soon asked
    monkeypatch.setattr(abreast, "_EACH", 1)
    assert {pid for *_, pid in asked(held, told)} == {os.getpid()}


def test_the_audit_and_the_dependencies_of_all_are_the_same_side_by_side(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered() -> tuple[object, object]:
        audits = list(audit_each(store, whole, Asked(DAY)))
        return audits, list(each_of_them(store, all_of_it))

    alone = answered()
    monkeypatch.setattr(abreast, "_worth", lambda *_: 2)
    assert answered() == alone
