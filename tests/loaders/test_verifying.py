"""Whether a register still rests on its sources: seen by reading them again, and believing nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from remit.graph import sqlite_checksum
from remit.graph.errors import DocumentError
from remit.graph.model import Statement
from remit.graph.opening import in_memory, open_store
from remit.graph.store import Store
from remit.loaders import load
from remit.loaders.fetching import fetch_all
from remit.loaders.memory import Memory
from remit.loaders.quotes import Quotes
from remit.loaders.updating import update
from remit.loaders.verifying import CHANGED, MISSING, MOVED, SAME, UNREADABLE, verify
from remit.loaders.verifying_told import sentence, status, to_json

LOG = """Ref,Action,Owner,By when
A1,Mend the gate by the canal,Ann Poe,31 March 2031
A2,Count the lamps on Wharf Street,Ben Ash,30 June 2031
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log of two actions in a folder of its own."""
    folder = tmp_path / "papers"
    folder.mkdir()
    path = folder / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


@pytest.fixture
def register(log: Path) -> Iterator[Store]:
    """What the log gives."""
    store = in_memory()
    store.replace(load([log]))
    yield store
    store.close()


def test_every_quote_of_every_example_stands_and_the_same_register_comes_out(
    repository: Path,
) -> None:
    """Text, Word, PDF, tables: a place is found by the reader that gave it."""
    folder = repository / "examples" / "harrowmere"
    for name in ("plan.txt", "plan.docx", "plan.pdf", "delivery-plan.csv", "delivery-plan.xlsx"):
        with closing(in_memory()) as store:
            store.replace(load([folder / name]))
            found = verify(store, [folder / name])
        assert (found.gone, found.shifted) == (0, 0), name
        assert found.quotes > 50
        assert found.again is not None
        assert found.again.same, name


def test_quotes_of_cells_that_go_over_lines_and_columns_stand_where_they_were_joined(
    repository: Path,
) -> None:
    """In a table laid out in lines, the words of a cell stand among those of its neighbours."""
    corpus = repository / "tests" / "corpus"
    for name in ("batch6/ottersley-open-spaces.txt", "batch5/brannock-forum-actions.txt", "batch6/wandilla-shire-risks.txt"):  # fmt: skip
        path = corpus / name
        text = Quotes(fetch_all([path], None, Memory()).sources[path.name])
        cited = {c for said in load([path]).statements for c in said.citations}
        assert [c for c in cited if not text.stands(c.locator, c.quote)] == []


def test_a_register_is_verified_by_the_copies_that_it_keeps(register: Store) -> None:
    """Without the documents at hand, the bytes in the register answer."""
    found = verify(register)
    assert [one.state for one in found.sources] == [SAME]
    assert status(found) == 0
    assert sentence(found) == (
        f"The one source is the file that was read, all {found.quotes} quotes stand in their places, and the "
        "same register comes out of them."
    )


def test_a_changed_source_is_named_with_what_rests_on_it(log: Path, register: Store) -> None:
    """One owner's name is another now: it stands nowhere, and all else stands."""
    log.write_text(LOG.replace("Ben Ash", "Cay Elm"), encoding="utf-8")
    found = verify(register, [log])
    (one,) = found.sources
    assert one.state == CHANGED
    assert len(one.statements) == one.alone == found.statements
    assert {quoted.citation.quote for quoted in one.gone} == {"Ben Ash"}
    said = {(s.term, s.object) for quoted in one.gone for s in quoted.statements}
    assert ("assignedTo", "person/ben-ash") in said
    assert one.shifted == ()
    assert (found.again, status(found)) == (None, 3)


def test_a_quote_that_has_gone_down_a_row_is_told_with_its_new_place(
    log: Path, register: Store
) -> None:
    """The nearest of several places is meant: the same column."""
    rows = LOG.splitlines(keepends=True)
    log.write_text("".join([rows[0], "A0,Paint the fence red,Ann Poe,31 May 2031\n", *rows[1:]]), encoding="utf-8")  # fmt: skip
    (one,) = verify(register, [log]).sources
    assert one.gone == ()
    moved = {quoted.citation.quote: quoted.now for quoted in one.shifted}
    assert moved["Ben Ash"] == "row 4, column 3"
    assert "Ann Poe" not in moved


def test_a_missing_a_renamed_and_a_damaged_source_are_three_things(
    log: Path, register: Store
) -> None:
    """The same bytes by another name are still the source; a file that cannot be read is told with the reason."""
    beside = log.with_name("notes.csv")
    beside.write_text("Ref,Action,Owner\nB1,Write a letter to all,Dee Fir\n", encoding="utf-8")
    renamed = log.rename(log.with_name("log of May.csv"))
    found = verify(register, [log.parent])
    assert [(one.state, one.name) for one in found.sources] == [(MOVED, "log of May.csv")]
    assert found.beside == ("notes.csv",)
    assert found.again is not None
    assert found.again.same
    assert status(found) == 0
    renamed.unlink()
    found = verify(register, [log.parent])
    assert [one.state for one in found.sources] == [MISSING]
    log.write_bytes(b"\0\1\2" * 400)
    (one,) = verify(register, [log, beside]).sources
    assert one.state == UNREADABLE
    assert "binary" in one.reason


def test_papers_named_from_further_up_are_the_same_papers(tmp_path: Path) -> None:
    """A register of folders is verified from the folder, and from the one above it."""
    for name in ("north", "south"):
        (tmp_path / "all" / name).mkdir(parents=True)
        (tmp_path / "all" / name / "log.csv").write_text(LOG.replace("canal", name), encoding="utf-8")  # fmt: skip
    with closing(in_memory()) as store:
        store.replace(load([tmp_path / "all"]))
        for paths in ([tmp_path / "all"], [tmp_path / "all" / "north", tmp_path / "all" / "south"]):
            assert {one.state for one in verify(store, paths).sources} == {SAME}


def test_a_statement_that_was_put_into_the_register_by_hand_does_not_come_out_again(
    log: Path, register: Store
) -> None:
    """The quotes all stand; what they were taken for does not follow from the documents."""
    contents = register.contents()
    deadline = next(s for s in contents.statements if s.term == "deadline")
    forged = replace(deadline, value="2035-01-01")
    said = tuple(forged if s is deadline else s for s in contents.statements)
    register.replace(replace(contents, statements=said))
    found = verify(register, [log])
    assert (found.gone, found.shifted) == (0, 0)
    assert found.again is not None
    assert found.again.missing == (forged,)
    assert found.again.more == (deadline,)
    assert status(found) == 5


def test_a_quote_that_was_changed_in_the_register_does_not_stand(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever edits the file by hand is found out, also where it is too large to be compared when it opens."""
    monkeypatch.setattr(sqlite_checksum, "SMALL", 0)
    path = tmp_path / "ours.remit"
    update(path, [log])
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE passage SET quote = 'Zoe Yew' WHERE quote = 'Ben Ash'")
        db.commit()
    with closing(open_store(path)) as store:
        found = verify(store)
    assert [quoted.citation.quote for quoted in found.sources[0].gone] == ["Zoe Yew"]
    assert status(found) == 4


def test_what_was_decided_and_profiled_holds_when_the_register_is_built_again(
    repository: Path,
) -> None:
    """The decisions that the register keeps are part of its sources."""
    folder = repository / "examples" / "harrowmere"
    with closing(in_memory()) as store:
        store.replace(
            load([folder / "plan.txt", folder / "delivery-plan.csv"], folder / "decisions.yaml")
        )
        again = verify(store).again
    assert again is not None
    assert again.same


def test_a_place_without_its_words_is_counted_and_is_no_quote(register: Store) -> None:
    """A register that keeps places alone, as one that must not repeat its sources, can be verified too."""
    contents = register.contents()

    def wordless(said: Statement) -> Statement:
        return replace(said, citations=tuple(replace(c, quote="") for c in said.citations))

    register.replace(replace(contents, statements=tuple(map(wordless, contents.statements))))
    (one,) = verify(register, again=False).sources
    assert (one.quotes, one.gone) == (0, ())
    assert one.wordless > 0


def test_a_register_without_copies_asks_for_the_documents(register: Store) -> None:
    """One sentence says what to name."""
    contents = register.contents()
    without = tuple(replace(document, content=None) for document in contents.documents)
    register.replace(replace(contents, documents=without))
    with pytest.raises(DocumentError, match=r"keeps no copy of log\.csv; name the documents"):
        verify(register)
    with pytest.raises(DocumentError, match="there is no such file or folder"):
        verify(register, [Path("nowhere")])


def test_json_names_the_state_the_quotes_and_in_full_the_statements(
    log: Path, register: Store
) -> None:
    """The shape is public."""
    log.write_text(LOG.replace("Ben Ash", "Cay Elm"), encoding="utf-8")
    found = verify(register, [log])
    told: Any = to_json(found)
    assert list(told) == [
        "register", "sentence", "verified", "sources", "again", "why_not_again", "beside",
    ]  # fmt: skip
    (one,) = told["sources"]
    assert one["state"] == "changed"
    assert one["gone"][0]["citation"]["quote"] == "Ben Ash"
    assert "resting" not in one
    full: Any = to_json(found, full=True)
    (one,) = full["sources"]
    assert len(one["resting"]) == one["statements"]
