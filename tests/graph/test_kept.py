"""What earlier editions say is kept in little room, and comes back as it was or not at all."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph import kept, sqlite_checksum
from remit.graph.editions import Aside
from remit.graph.errors import RegisterError
from remit.graph.model import OUTCOMES, Citation, Entity, LedgerEntry, Statement
from remit.graph.opening import create_store, open_store
from tests.support.earlier import held

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PAPERS = ("may.csv", "june.csv", "july.csv")
CITED = st.builds(
    Citation, st.sampled_from(PAPERS), TEXT, TEXT, st.sampled_from(["", "a" * 64])
).map(lambda c: replace(c, at=len(c.quote)))
SAID = st.builds(
    Statement,
    TEXT,
    TEXT,
    *[st.none() | TEXT] * 4,
    TEXT,
    TEXT,
    *[st.none() | TEXT] * 2,
    st.lists(CITED, max_size=6, unique=True).map(tuple),
)
ENTRIES = st.lists(
    st.builds(LedgerEntry, st.sampled_from(PAPERS), TEXT, st.sampled_from(OUTCOMES), TEXT, TEXT),
    max_size=12,
)


@pytest.fixture(autouse=True)
def _opened_as_if_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large register nobody compares the whole file first: it is what is unpacked that must notice."""
    monkeypatch.setattr(sqlite_checksum, "SMALL", 0)


@given(st.lists(SAID, max_size=6), st.lists(st.builds(Entity, TEXT, TEXT, TEXT), max_size=4))
def test_what_was_said_comes_back(said: list[Statement], things: list[Entity]) -> None:
    """Every statement with every passage; in which order the passages stand is decided when all is put together."""
    aside = Aside(tuple(things), tuple(said))
    back = kept.unpack_said(kept.pack_said(aside, PAPERS))
    assert back.entities == aside.entities
    assert [_bare(s) for s in back.statements] == [_bare(s) for s in said]
    assert [_passages(s) for s in back.statements] == [_passages(s) for s in said]


def _passages(s: Statement) -> list[tuple[object, ...]]:
    return sorted(map(astuple, s.citations))


def _bare(s: Statement) -> tuple[object, ...]:
    return (s.subject, s.term, s.object, s.value, s.raw, s.role, s.stated_as, s.basis, s.start, s.end)  # fmt: skip


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_ledger_comes_back_in_its_order(
    entries: list[LedgerEntry], chance: random.Random
) -> None:
    numbered = sorted(zip(chance.sample(range(1, 99), len(entries)), entries, strict=True))
    assert kept.unpack_ledger(kept.pack_ledger(numbered, PAPERS)) == numbered


@given(st.dictionaries(st.sampled_from(PAPERS), st.binary(max_size=200) | st.lists(st.sampled_from([b"a,b\n", b"PK\x03\x04xy", b"\n", b"c"])).map(b"".join)))  # fmt: skip
def test_papers_come_back_byte_for_byte(papers: dict[str, bytes]) -> None:
    assert kept.unpack_papers(kept.pack_papers(papers)) == papers


def test_what_the_next_edition_says_again_costs_a_few_bytes() -> None:
    """Also where a row that is put in above it moves all others."""

    def size(editions: int, moved: int) -> int:
        names = [f"log-{n:03}.csv" for n in range(editions)]
        said = [
            Statement(
                f"action/a{row}", "name", value=f"Mend gate {row}",
                citations=tuple(Citation(name, f"row {row + n * moved}, column 2", f"Mend gate {row}", "") for n, name in enumerate(names)),
            )
            for row in range(100)
        ]  # fmt: skip
        entries = [
            LedgerEntry(name, f"row {row + n * moved}", "fact", "", f"Mend gate {row}, Ann Bee")
            for n, name in enumerate(names)
            for row in range(100)
        ]
        lines = b"".join(b"%d,Mend gate %d,Ann Bee\n" % (row, row) for row in range(100))
        return (
            len(kept.pack_said(Aside((), tuple(said)), names))
            + len(kept.pack_ledger(list(enumerate(entries)), names))
            + len(kept.pack_papers(dict.fromkeys(names, lines)))
        )

    still, moving = ((size(40, moved) - size(20, moved)) / 20 / 100 for moved in (0, 1))
    assert still < 2
    assert moving < 20


@pytest.mark.parametrize("name", ["said", "ledger", "papers"])
@pytest.mark.parametrize("seed", range(6))
def test_what_is_damaged_there_is_told_in_a_sentence(name: str, seed: int, tmp_path: Path) -> None:
    path = tmp_path / "board.remit"
    with closing(create_store(path)) as store:
        store.replace(held(editions=True))
    with closing(sqlite3.connect(path)) as db, db:
        (packed,) = db.execute("SELECT packed FROM kept WHERE name = ?", (name,)).fetchone()
        broken = bytearray(packed)
        for _ in range(3):
            broken[random.Random(seed).randrange(len(broken))] ^= 0x55
        whole = bytes(broken) if seed else b""
        db.execute("UPDATE kept SET packed = ? WHERE name = ?", (whole, name))
    with closing(open_store(path)) as store, pytest.raises(RegisterError, match="damaged"):
        store.contents()


def test_a_part_that_is_missing_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "board.remit"
    with closing(create_store(path)) as store:
        store.replace(held(editions=True))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM kept WHERE name = 'said'")
    with closing(open_store(path)) as store, pytest.raises(RegisterError, match="is not there"):
        store.contents()
