"""What brought the program down once does so no more."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
import yaml

from remit.graph import sqlite_checksum
from remit.graph.errors import RemitError
from remit.graph.model import Contents
from remit.graph.opening import create_store, open_store
from remit.graph.store import Store
from remit.queries.audit.engine import audit
from remit.queries.duties import duties
from remit.queries.matrix import matrix
from remit.queries.matter import matter
from remit.queries.remit_of import remit_of
from remit.queries.things import list_kind
from remit.queries.who import who
from remit.queries.without import without
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.trying import failure

_KEPT = Path(__file__).resolve().parents[1] / "data" / "past-crashes.yaml"
_PAST: dict[str, dict[str, str]] = yaml.safe_load(_KEPT.read_text(encoding="utf-8"))
_OFTEN = re.compile(r"\{(?P<piece>[^{}]+) x (?P<times>\d+)\}")


def _written_out(text: str) -> bytes:
    return _OFTEN.sub(lambda m: m["piece"] * int(m["times"]), text).encode()


@pytest.mark.parametrize("name", _PAST)
def test_a_document_that_crashed_once_loads_or_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a stray exception nor a question that makes one; how fast is measured elsewhere."""
    monkeypatch.setattr("tests.fuzz.trying.LONGEST", 60.0)
    files = {file: _written_out(text) for file, text in _PAST[name].items()}
    decisions = files.pop("decisions.yaml", None)
    assert failure(Mutant(files, decisions)) == ""


def test_a_number_makes_the_same_damage_again() -> None:
    """A failure can be looked at."""
    assert all(mutant(number) == mutant(number) for number in range(30))
    assert len({str(mutant(number)) for number in range(30)}) > 20


@pytest.mark.parametrize("number", range(8))
def test_some_damage_is_tried_with_every_test(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the trying itself cannot break unseen."""
    monkeypatch.setattr("tests.fuzz.trying.LONGEST", 60.0)
    assert failure(mutant(number), number) == ""


_ASKED: dict[str, Callable[[Store], object]] = {
    "who": lambda store: who(store, "knife crime"),
    "of": lambda store: remit_of(store, "body/council"),
    "without": lambda store: without(store, "body/council"),
    "list": lambda store: list_kind(store, "action"),
    "matter": lambda store: matter(store, "violence"),
    "matrix": matrix,
    "duties": lambda store: duties(store, "body/council"),
    "audit": audit,
}
_CRASHED = (51, 62, 235, 237, 306, 331, 521, 564, 574)  # a thing that a statement names was missed


@pytest.mark.parametrize("seeds", [_CRASHED, range(80)], ids=["kept", "fresh"])
def test_a_register_with_a_few_odd_bytes_answers_or_says_so(
    seeds: range | tuple[int, ...],
    tmp_path: Path,
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where an index and its table disagree, no question stumbles over what it did not expect."""
    monkeypatch.setattr(sqlite_checksum, "SMALL", 0)  # a large register opens all the same
    path = tmp_path / "damaged.remit"
    with closing(create_store(path)) as store:
        store.replace(contents)
    whole, stray = path.read_bytes(), []
    places = _links(path, whole)
    for seed in seeds:
        chance, file = Random(seed), bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 4))):
            file[chance.choice(places)] = chance.randrange(256)
        path.write_bytes(file)
        for name, question in _ASKED.items():
            try:
                with closing(open_store(path)) as store:
                    question(store)
            except RemitError:
                pass
            except Exception as error:
                stray.append((seed, name, repr(error)))
    assert stray == []


def _links(path: Path, whole: bytes) -> list[int]:
    """Where the bytes of things, of statements and of their indexes are, but for what is blank."""
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        listed = db.execute(
            "SELECT rootpage FROM sqlite_master "
            "WHERE tbl_name = 'statement' OR name IN ('thing', 'thing_id')"
        ).fetchall()
    return [at for (page,) in listed for at in range((page - 1) * size, page * size) if whole[at]]
