"""Small inputs that once took minutes or all memory: each loads, or is refused in a sentence."""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from pathlib import Path

import pytest

from remit.graph.errors import DecisionsError, DocumentError, RemitError
from remit.loaders import load
from remit.loaders.schema.lexicon import Lexicon
from tests.support.hostile import DECISIONS, DOCUMENTS, PLAN, PROFILES

# Seconds of this process. Each takes under five on a desk; what tries everything with everything takes hours.
_LONGEST = 20.0
_MANY_ROWS = 30.0  # a table of thousands of rows takes some two milliseconds for each
_QUICK = [name for name in DOCUMENTS if "5 MB" not in name and "5 million" not in name]


@pytest.mark.parametrize("name", _QUICK)
def test_a_small_document_does_not_bring_the_program_down(tmp_path: Path, name: str) -> None:
    """Whatever a line, a cell or a list is as long as."""
    file, text = DOCUMENTS[name]()
    path = tmp_path / file
    path.write_text(text, encoding="utf-8", newline="")
    started = time.process_time()
    with suppress(RemitError):
        load([path])
    assert time.process_time() - started < (_MANY_ROWS if " rows" in name else _LONGEST)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "of 5 MB" in name])
def test_a_line_of_5_mb_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    """No document has one, and every sentence of it would be tried with every pattern."""
    file, text = DOCUMENTS[name]()
    path = tmp_path / file
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(DocumentError, match=r"line \d+: this line has \d+ characters"):
        load([path])


@pytest.mark.parametrize("name", ["200,000 lines", "5 million empty lines"])
def test_a_document_of_more_lines_than_a_thousand_pages_have_is_refused(
    tmp_path: Path, name: str
) -> None:
    """Before anything is made of any of them."""
    file, text = DOCUMENTS[name]()
    path = tmp_path / file
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(DocumentError, match=r"it has \d+ lines, and a document may have at most"):
        load([path])


def test_a_paragraph_of_fifty_pages_is_owned_up_to_and_the_rest_is_read(tmp_path: Path) -> None:
    """Nobody wrote it as one; what stands around it is read."""
    path = tmp_path / "paper.txt"
    line = (
        "The gates are to be painted by somebody or other, and nobody has said by whom or when.\n"
    )
    path.write_text(f"The Mere Board meets monthly.\n\n{line * 1_800}\n", encoding="utf-8")
    contents = load([path])
    assert [s.value for s in contents.statements if s.term == "meets"] == ["monthly"]
    (lost,) = [entry for entry in contents.ledger if entry.outcome == "unread"]
    assert "too long for a paragraph; break it up" in lost.reason


def test_a_cell_longer_than_any_name_is_unclear_and_says_so(tmp_path: Path) -> None:
    """Its words are kept; nobody is made of them, and no vacancy."""
    path = tmp_path / "table.csv"
    words = "Aa (Bb) " * 100
    path.write_text(f"Ref,Action,Owner\n1,Paint the gates,{words}\n", encoding="utf-8")
    contents = load([path])
    assert {e.kind for e in contents.entities} <= {"action", "unclear", "document"}
    assert any(entry.outcome == "unread" for entry in contents.ledger)


@pytest.mark.parametrize("name", [name for name in DECISIONS if name != "5,000 decisions"])
def test_decisions_without_end_are_refused(tmp_path: Path, name: str) -> None:
    """Nested deeper than any use, or written out by aliases to more than any machine holds."""
    plan, decisions = tmp_path / "plan.txt", tmp_path / "decisions.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    decisions.write_text(DECISIONS[name](), encoding="utf-8")
    started = time.process_time()
    with pytest.raises(DecisionsError) as raised:
        load([plan], decisions)
    assert len(str(raised.value)) < 2000
    assert time.process_time() - started < _LONGEST


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_without_end_is_refused(tmp_path: Path, name: str) -> None:
    """It is YAML like the decisions."""
    plan, profile = tmp_path / "plan.txt", tmp_path / "profile.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    profile.write_text(PROFILES[name](), encoding="utf-8")
    with pytest.raises(DecisionsError) as raised:
        load([plan], profile=str(profile))
    assert len(str(raised.value)) < 6000


def test_what_a_load_remembers_of_headings_goes_with_it(tmp_path: Path) -> None:
    """Whoever loads thousands of documents in one process once kept the lexicon of each."""
    path = tmp_path / "table.csv"
    path.write_text("Ref,Action,Owner\n1,Paint the gates,Ann Bee\n", encoding="utf-8")
    load([path])
    gc.collect()
    before = sum(isinstance(one, Lexicon) for one in gc.get_objects())
    for _ in range(3):
        load([path])
    gc.collect()
    assert sum(isinstance(one, Lexicon) for one in gc.get_objects()) == before
