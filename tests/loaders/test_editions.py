"""Editions: one paper at several times, recognised by what it says of itself, and what each of them tells."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from remit.graph.editions import as_of, editions_of, left_out, parted
from remit.graph.model import Contents
from remit.graph.opening import create_store, open_store
from remit.graph.store import EDITIONS
from remit.loaders import load
from remit.loaders.updating import update
from tests.support.counting import calls
from tests.support.told import canonical

HEADER = ("Ref", "Action", "Owner", "Due date", "Status")
GATE = ("Q1", "Mend the gate of the north quay", "Ann Bee", "31 March 2032", "Open")
LOCK = ("Q2", "Oil every lock on the ferry steps", "Tom Roe", "30 June 2032", "Open")
BELL = ("Q3", "Hang a bell at the end of the pier", "Ann Bee", "31 May 2032", "Open")
LAMP = ("", "Put a lamp above the door of the mission", "Tom Roe", "31 May 2032", "Open")

_PAGE = 4096  # bytes in which a file grows

Row = Sequence[str]


def log(path: Path, lines: Sequence[str], rows: Sequence[Row], header: Row = HEADER) -> Path:
    """Write a log as a table with lines above it."""
    with io.StringIO(newline="") as text:
        blank = [""] * (len(header) - 1)
        csv.writer(text).writerows([*([line, *blank] for line in lines), header, *rows])
        path.write_text(text.getvalue(), encoding="utf-8")
    return path


def board(folder: Path, day: str, rows: Sequence[Row], name: str = "") -> Path:
    """A log of one board as at a day."""
    file = folder / f"{name or day.replace(' ', '-').lower()}.csv"
    return log(file, ["North Quay Board – Action log", f"As at {day}"], rows)


def actions(contents: Contents) -> dict[str, str]:
    return {e.id.rpartition("log-")[2]: e.label for e in contents.entities if e.kind == "action"}


def now(contents: Contents) -> Contents:
    return parted(contents)[0]


def said(contents: Contents, term: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for s in contents.statements:
        if s.term == term and s.subject.startswith("action/"):
            name = s.subject.rpartition("log-")[2]
            found.setdefault(name, set()).add(s.object or s.value or s.raw or "")
    return found


# --- which documents are editions ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["North Quay Board – Action log", "As at 12 May 2031"], ["North Quay Board – Action log", "As at 9 June 2031"]),
        (["North Quay Board", "Action log", "Last updated: 12 May 2031"], ["North Quay Board action log, 9 June 2031"]),
        (["Action log", "North Quay Board", "Meeting of 12 May 2031"], ["Action log", "North Quay Board", "Meeting of 9 June 2031"]),
        (["North Quay Partnership Delivery Plan 2031/32"], ["North Quay Partnership Delivery Plan 2032/33"]),
        (["North Quay Board action tracker (draft v2)", "Monday 12 May 2031"], ["North Quay Board action tracker (final)", "9 June 2031"]),
    ],
)  # fmt: skip
def test_equal_titles_with_a_day_each_are_editions(
    tmp_path: Path, one: list[str], other: list[str]
) -> None:
    contents = load([log(tmp_path / "a.csv", one, [GATE]), log(tmp_path / "b.csv", other, [GATE])])
    assert [e.document for e in editions_of(contents)] == ["a.csv", "b.csv"]
    assert len(actions(contents)) == 1
    (note,) = [note for note in contents.notes if "one paper in 2 editions" in note]
    assert "a.csv (titled “" in note


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Minutes add to those before them: what was agreed in May holds in June.
        (["North Quay Board – Minutes", "12 May 2031"], ["North Quay Board – Minutes", "9 June 2031"]),
        (["Report on the action log of the North Quay Board", "12 May 2031"], ["Report on the action log of the North Quay Board", "9 June 2031"]),
        # Nobody's, so that they may be two boards' ...
        (["Action log", "As at 12 May 2031"], ["Action log", "As at 9 June 2031"]),
        (["Community safety plan 2031"], ["Community safety plan 2032"]),
        # ... and so are these.
        (["North Quay Board – Action log", "As at 12 May 2031"], ["South Quay Board – Action log", "As at 9 June 2031"]),
        (["North Quay Board – Action log", "As at 12 May 2031"], ["North Quay Board – Risk register", "As at 9 June 2031"]),
        # Without a day nobody can say which is the newer, nor with two.
        (["North Quay Board – Action log", "As at 12 May 2031"], ["North Quay Board – Action log"]),
        (["North Quay Board – Action log", "As at 12 May 2031"], ["North Quay Board – Action log", "As at 9 June 2031", "As at 10 June 2031"]),
        (["North Quay Board – Action log", "As at 12 May 2031"], ["North Quay Board – Action log", "As at 12 May 2031"]),
    ],
)  # fmt: skip
def test_what_is_less_sure_is_no_edition(tmp_path: Path, one: list[str], other: list[str]) -> None:
    contents = load([log(tmp_path / "a.csv", one, [GATE]), log(tmp_path / "b.csv", other, [GATE])])
    assert editions_of(contents) == []
    assert EDITIONS not in contents.meta
    assert now(contents) is contents
    assert len([e for e in contents.entities if e.kind == "action"]) == 2


def test_what_may_be_an_edition_is_noted(tmp_path: Path) -> None:
    undated = log(tmp_path / "old.csv", ["North Quay Board – Action log"], [GATE])
    notes = load([undated, board(tmp_path, "9 June 2031", [GATE])]).notes
    assert any("old.csv names no day" in note and "(editions)" in note for note in notes)


def test_one_edition_alone_is_as_any_document(tmp_path: Path) -> None:
    contents = load([board(tmp_path, "9 June 2031", [GATE])])
    assert editions_of(contents) == []
    assert EDITIONS not in contents.meta


def test_a_decision_makes_editions_of_documents_that_do_not_say_so(tmp_path: Path) -> None:
    may = log(tmp_path / "may.csv", [], [GATE, LOCK])
    june = log(tmp_path / "june.csv", [], [GATE])
    decisions = tmp_path / "decisions.yaml"
    entry = (
        "  - {{series: Log of the quay, documents: [{}], as at: {}, reason: the file says so}}\n"
    )
    decisions.write_text(
        "editions:\n"
        + entry.format("may.csv", "2031-05-12")
        + entry.format("june.csv", "2031-06-09"),
        encoding="utf-8",
    )
    contents = load([may, june], decisions)
    assert [(e.document, e.series) for e in editions_of(contents)] == [
        ("may.csv", "Log of the quay"),
        ("june.csv", "Log of the quay"),
    ]
    basis = {s.basis for s in contents.statements if s.term in ("series", "asAt")}
    assert basis == {"decided"}
    assert len(actions(now(contents))) == 1


def test_a_decision_keeps_documents_out_of_a_series(tmp_path: Path) -> None:
    papers = [board(tmp_path, "12 May 2031", [GATE]), board(tmp_path, "9 June 2031", [GATE])]
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        "editions:\n  - {series: none, documents: [12-may-2031.csv], reason: of another pier}\n",
        encoding="utf-8",
    )
    assert editions_of(load(papers, decisions)) == []


def test_a_decision_without_a_day_for_a_paper_that_has_none_is_noted(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        "editions:\n  - {series: Log, documents: [a.csv], reason: the file says so}\n",
        encoding="utf-8",
    )
    notes = load([log(tmp_path / "a.csv", [], [GATE])], decisions).notes
    assert any("add “as at”" in note for note in notes)


# --- what they tell ------------------------------------------------------------------------------


def test_values_that_changed_are_kept_both_and_the_newest_answers(tmp_path: Path) -> None:
    later = ("Q1", GATE[1], "Tom Roe", "30 September 2032", "At risk")
    contents = load(
        [board(tmp_path, "12 May 2031", [GATE]), board(tmp_path, "9 June 2031", [later])]
    )
    assert said(contents, "deadline") == {"q1": {"2032-03-31", "2032-09-30"}}
    assert said(contents, "assignedTo") == {"q1": {"person/ann-bee", "person/tom-roe"}}
    today = now(contents)
    assert said(today, "deadline") == {"q1": {"2032-09-30"}}
    assert said(today, "assignedTo") == {"q1": {"person/tom-roe"}}
    assert said(today, "status") == {"q1": {"At risk"}}


def test_what_is_no_longer_there_is_kept_with_the_edition_that_said_it_last(tmp_path: Path) -> None:
    contents = load(
        [
            board(tmp_path, "14 April 2031", [GATE, LOCK]),
            board(tmp_path, "12 May 2031", [GATE, LOCK]),
            board(tmp_path, "9 June 2031", [GATE]),
        ]
    )
    today, aside = parted(contents)
    assert set(actions(today)) == {"q1"}
    assert [e.id.rpartition("-")[2] for e in aside.entities if e.kind == "action"] == ["q2"]
    cited = {c.document for s in aside.statements if s.subject.endswith("q2") for c in s.citations}
    assert cited == {"14-april-2031.csv", "12-may-2031.csv"}
    assert "“North Quay Board – Action log” as at 2031-06-09" in left_out(contents.meta)
    assert "1 action" in left_out(contents.meta)


def test_the_same_thing_keeps_its_id_when_it_is_reworded(tmp_path: Path) -> None:
    """By its reference where it has one, else by most of its words."""
    reworded = ("", "Put a lamp above the door of the old mission", *LAMP[2:])
    named = ("Q1", "Mend or replace the gate of the north quay", *GATE[2:])
    may, june = (
        board(tmp_path, "12 May 2031", [GATE, LAMP]),
        board(tmp_path, "9 June 2031", [named, reworded]),
    )
    contents = load([may, june])
    assert set(actions(contents)) == set(actions(load([may])))
    assert set(actions(contents).values()) == {named[1], reworded[1]}
    assert sum("is taken for" in note for note in contents.notes) == 2


def test_a_reference_that_was_given_anew_is_another_thing(tmp_path: Path) -> None:
    other = ("Q1", *BELL[1:])
    contents = load(
        [board(tmp_path, "12 May 2031", [GATE]), board(tmp_path, "9 June 2031", [other])]
    )
    assert len(actions(contents)) == 2
    assert any("these are kept as two" in note for note in contents.notes)


@pytest.mark.parametrize("went", [0, 1, 2])
def test_rows_that_are_only_counted_are_known_by_their_words(tmp_path: Path, went: int) -> None:
    """Where a row went those below it close up: no reference is then what it was, and no row becomes another."""
    rows = [GATE, LOCK, BELL, LAMP]
    counted = [(f"Q{n}", *row[1:]) for n, row in enumerate(rows, 1)]
    left = [(f"Q{n}", *row[1:]) for n, row in enumerate(rows[:went] + rows[went + 1 :], 1)]
    contents = load([board(tmp_path, "12 May 2031", counted), board(tmp_path, "9 June 2031", left)])
    today, aside = parted(contents)
    assert {e.label for e in today.entities if e.kind == "action"} == {row[1] for row in left}
    assert {e.label for e in aside.entities if e.kind == "action"} == {rows[went][1]}
    assert any("known by their words" in note for note in contents.notes)


def test_the_same_words_under_a_reference_that_is_new_are_another_thing(tmp_path: Path) -> None:
    """A task that comes back every year, in a log whose references last."""
    later = ("Q9", *GATE[1:3], "31 March 2033", GATE[4])
    contents = load(
        [
            board(tmp_path, "12 May 2031", [GATE, LOCK]),
            board(tmp_path, "9 June 2031", [LOCK, later]),
        ]
    )
    assert len([e for e in contents.entities if e.kind == "action"]) == 3


@pytest.mark.parametrize(
    ("day", "section", "things"),
    [
        ("31 March 2032", "", 2),
        ("31/03/2032", "", 2),
        ("", "", 3),
        ("31 March 2032", "not same", 3),
    ],
)
def test_what_is_only_numbered_anew_is_the_same_thing(
    tmp_path: Path, day: str, section: str, things: int
) -> None:
    """By its words and the day on which it is due: nobody let it go, and nothing new was agreed."""
    first = (*GATE[:3], day and GATE[3], GATE[4])
    later = ("R4", *GATE[1:3], day, GATE[4])
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        f"{section}:\n  - kind: action\n    names: [Q1, R4]\n    reason: asked the clerk\n"
        if section
        else "",
        encoding="utf-8",
    )
    papers = [
        board(tmp_path, "12 May 2031", [first, LOCK]),
        board(tmp_path, "9 June 2031", [LOCK, later]),
    ]
    contents = load(papers, decisions if section else None)
    assert len([e for e in contents.entities if e.kind == "action"]) == things
    assert any("“R4” is taken for “Q1”" in note for note in contents.notes) == (things == 2)


def test_one_word_for_another_makes_another_thing_and_a_note(tmp_path: Path) -> None:
    """Without a reference nothing tells a word that was mended from another matter."""
    south = ("", "Put a lamp above the door of the chapel", *LAMP[2:])
    contents = load(
        [board(tmp_path, "12 May 2031", [LAMP]), board(tmp_path, "9 June 2031", [south])]
    )
    assert len([e for e in contents.entities if e.kind == "action"]) == 2
    assert any("may be “Put a lamp" in note for note in contents.notes)


def test_two_that_might_be_the_same_are_taken_for_none(tmp_path: Path) -> None:
    may = [("", "Ring the harbour master on each Monday morning", *LAMP[2:])]
    june = [
        ("", "Ring the harbour master on each Tuesday morning", *LAMP[2:]),
        ("", "Ring the harbour master on each Friday morning", *LAMP[2:]),
    ]
    contents = load([board(tmp_path, "12 May 2031", may), board(tmp_path, "9 June 2031", june)])
    assert len(actions(contents)) == 3


@pytest.mark.parametrize(("section", "things"), [("not same", 2), ("same", 1)])
def test_a_decision_says_whether_two_are_one(tmp_path: Path, section: str, things: int) -> None:
    later = LAMP if section == "not same" else BELL
    first = ("", "Put a lamp above the door of the old mission", *LAMP[2:])
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        f"{section}:\n  - kind: action\n    names: [{first[1]}, {later[1]}]\n    reason: asked the clerk\n",
        encoding="utf-8",
    )
    later = ("", *later[1:])
    papers = [board(tmp_path, "12 May 2031", [first]), board(tmp_path, "9 June 2031", [later])]
    assert len(actions(load(papers, decisions))) == things


def test_what_is_kept_apart_from_another_is_itself_in_every_edition(tmp_path: Path) -> None:
    """The decision is on two wordings, and each of them goes on."""
    first, later = (
        ("", "Put a lamp above the door of the old mission", *LAMP[2:]),
        ("", *LAMP[1:]),
    )
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        f"not same:\n  - kind: action\n    names: [{first[1]}, {later[1]}]\n    reason: asked the clerk\n",
        encoding="utf-8",
    )
    days = ("12 May 2031", "9 June 2031", "14 July 2031", "11 August 2031")
    rows = ((GATE, first), (GATE, first), (GATE, later), (GATE, later))
    papers = [board(tmp_path, day, these) for day, these in zip(days, rows, strict=True)]
    assert sorted(actions(load(papers, decisions)).values()) == sorted(
        [GATE[1], first[1], later[1]]
    )


def test_an_empty_seat_that_is_filled_is_empty_no_more(tmp_path: Path) -> None:
    empty = (*GATE[:2], "TBC", *GATE[3:])
    contents = load(
        [board(tmp_path, "12 May 2031", [empty]), board(tmp_path, "9 June 2031", [GATE])]
    )
    assert "vacancy" in {e.kind for e in contents.entities}
    assert "vacancy" not in {e.kind for e in now(contents).entities}


def test_an_empty_seat_that_stays_empty_is_one(tmp_path: Path) -> None:
    empty = (*GATE[:2], "TBC", *GATE[3:])
    contents = load(
        [board(tmp_path, "12 May 2031", [empty]), board(tmp_path, "9 June 2031", [LOCK, empty])]
    )
    assert len([e for e in contents.entities if e.kind == "vacancy"]) == 1


def test_an_edition_changes_nothing_of_what_another_paper_says(tmp_path: Path) -> None:
    other = log(tmp_path / "pier.csv", ["Pier Company – Action log", "As at 1 May 2031"], [BELL])
    papers = [board(tmp_path, "12 May 2031", [GATE]), board(tmp_path, "9 June 2031", [LOCK])]
    today = now(load([*papers, other]))
    assert set(actions(today).values()) == {LOCK[1], BELL[1]}


# --- in whatever way they come -------------------------------------------------------------------


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    later = ("Q1", GATE[1], "Tom Roe", "30 September 2032", "At risk")
    return [
        board(tmp_path, "14 April 2031", [GATE, LOCK, LAMP]),
        board(tmp_path, "12 May 2031", [BELL, ("", "Put a lamp above the door of the old mission", *LAMP[2:]), GATE]),
        board(tmp_path, "9 June 2031", [later, BELL]),
    ]  # fmt: skip


def test_editions_give_the_same_register_in_any_order(three: list[Path]) -> None:
    first, *others = [canonical(load(papers)) for papers in permutations(three)]
    assert all(other == first for other in others)


def test_editions_give_the_same_register_one_by_one(three: list[Path], tmp_path: Path) -> None:
    at_once = canonical(load(three))
    for n, papers in enumerate([three, three[::-1]]):
        address = tmp_path / f"{n}.remit"
        for paper in papers:
            update(address, [paper])
        assert _held(address) == at_once


def test_the_same_edition_loaded_again_changes_nothing(three: list[Path], tmp_path: Path) -> None:
    address = tmp_path / "log.remit"
    update(address, three)
    before = _held(address)
    update(address, three[:1])
    assert _held(address) == before


def _held(address: Path) -> Contents:
    with closing(open_store(address)) as store:
        return canonical(store.contents())


def test_an_id_is_the_same_with_the_first_edition_and_with_all(three: list[Path]) -> None:
    assert set(actions(load(three[:1]))) <= set(actions(load(three)))


def test_rows_in_another_order_change_nothing_of_today(three: list[Path], tmp_path: Path) -> None:
    rows = [GATE, LOCK, BELL, LAMP]
    shuffled = random.Random(7).sample(rows, len(rows))
    papers = [board(tmp_path, "12 May 2031", rows), board(tmp_path, "9 June 2031", shuffled)]
    contents = load(papers)
    today, aside = parted(contents)
    assert not aside.entities
    assert len(today.statements) == len(contents.statements)


def test_on_each_meetings_day_the_register_is_what_its_log_said(
    three: list[Path], tmp_path: Path
) -> None:
    store = create_store(tmp_path / "log.remit")
    store.replace(load(three))
    for paper, day in zip(three, [(2031, 4, 14), (2031, 5, 12), (2031, 6, 9)], strict=True):
        alone = load([paper])
        view = now(as_of(store, date(*day)).contents())
        assert said(view, "deadline").keys() == actions(view).keys()
        assert sorted(said(view, "deadline").values(), key=str) == sorted(
            said(alone, "deadline").values(), key=str
        )
        assert sorted(said(view, "assignedTo").values(), key=str) == sorted(
            said(alone, "assignedTo").values(), key=str
        )
    store.close()


# --- how it grows --------------------------------------------------------------------------------

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")


def many(folder: Path, editions: int, rows: int = 30, *, changed: bool = False) -> list[Path]:
    """A log in so many editions that say the same, or of which each has another status in every row."""
    folder.mkdir()
    return [
        board(
            folder,
            f"14 {MONTHS[n]} 2031",
            [
                (f"Q{m}", f"Mend gate number {m} of the quay", "Ann Bee", "31 March 2033",
                 f"{n + 1} of 9 hinges oiled" if changed else "Open")
                for m in range(rows)
            ],
        )
        for n in range(editions)
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "docx"])
def test_what_is_said_again_takes_hardly_any_room_in_the_file(tmp_path: Path, form: str) -> None:
    """Bytes are counted: per row and edition a tenth of what the paper itself takes, or a page of the file in all."""
    size, own, statements = {}, {}, {}
    for editions in (4, 8):
        papers = many(tmp_path / str(editions), editions)
        if form == "docx":
            papers = [_as_word(paper) for paper in papers]
        address = tmp_path / f"{editions}.remit"
        with closing(create_store(address)) as store:
            store.replace(load(papers))
            statements[editions] = len(
                [s for s in store.contents().statements if s.subject.startswith("action/")]
            )
        size[editions] = address.stat().st_size
        own[editions] = sum(paper.stat().st_size for paper in papers)
    assert statements[4] == statements[8]
    assert size[8] - size[4] <= max(_PAGE, (own[8] - own[4]) // 10)


def _as_word(paper: Path) -> Path:
    """The same log as a Word file."""
    from docx import Document

    lines = list(csv.reader(paper.read_text(encoding="utf-8").splitlines()))
    document = Document()
    for line in lines[:2]:
        document.add_paragraph(line[0])
    table = document.add_table(0, len(lines[2]))
    for line in lines[2:]:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    made = paper.with_suffix(".docx")
    document.save(str(made))
    return made


def test_the_file_grows_more_with_what_changed_than_with_what_was_said_again(
    tmp_path: Path,
) -> None:
    size = {}
    for changed in (False, True):
        address = tmp_path / f"{changed}.remit"
        with closing(create_store(address)) as store:
            store.replace(load(many(tmp_path / str(changed), 6, changed=changed)))
        size[changed] = address.stat().st_size
    assert size[True] > size[False]


def test_the_work_of_a_load_is_in_proportion_to_the_rows_of_all_editions(tmp_path: Path) -> None:
    """Calls are counted, not seconds: twice as many editions take twice as many, and so do twice as many rows."""
    load(many(tmp_path / "first", 2, 4))  # what is read once for every process
    small, editions, rows = (
        calls(partial(load, many(tmp_path / name, *size)))
        for name, size in (("small", (4, 20)), ("editions", (8, 20)), ("rows", (4, 40)))
    )
    assert editions <= 1.2 * 2 * small
    assert rows <= 1.2 * 2 * small
