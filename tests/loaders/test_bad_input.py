"""Bad input: one clear sentence with place and remedy, exit 1, and the register as it was."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli.group import remit
from remit.graph.errors import DecisionsError, DocumentError, RemitError
from remit.graph.model import Contents, LedgerEntry
from remit.loaders import load
from remit.loaders.readers import LARGEST
from tests.support.hostile import PLAN

_PLAN = PLAN.replace("{}\n\n", "")
_HEADER = "Ref,Aim,Action,Owner,By when\n"


def _write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _huge(folder: Path) -> Path:
    path = folder / "plan.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)  # sparse: takes no room
    return path


def _folder(folder: Path) -> Path:
    path = folder / "plan.txt"
    path.mkdir()
    return path


def _sealed(folder: Path) -> Path:
    path = _write(folder, "plan.txt", _PLAN)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    return path


def _made(name: str, content: bytes | str) -> Callable[[Path], Path]:
    return lambda folder: _write(folder, name, content)


# What is wrong, and what the sentence has to say: the place, and the remedy.
_BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (_made("plan.txt", ""), r"plan\.txt: .*empty; check"),
    "white space": (_made("plan.txt", " \n\t\n\f\n"), r"plan\.txt: .*empty; check"),
    "only a mark": (_made("plan.txt", b"\xef\xbb\xbf"), r"plan\.txt: .*empty; check"),
    "binary": (
        _made("plan.txt", b"Plan\n\x00\x01\x02\xff"),
        r"plan\.txt: line 2: .*binary.*; save it",
    ),
    "binary without zeros": (
        _made("plan.txt", bytes(range(1, 256)) * 9),
        r"plan\.txt: .*binary.*; save it",
    ),
    "binary named as a page": (
        _made("plan.html", bytes(range(256)) * 9),
        r"plan\.html: line 1: .*binary.*; save it",
    ),
    "binary that begins as a page": (
        _made("plan.html", b"<html><body>" + bytes(range(1, 256)) * 9),
        r"plan\.html: .*binary.*; save it",
    ),
    "truncated UTF-8": (
        _made("plan.txt", f"{_PLAN}The end –".encode()[:-1]),
        r"plan\.txt: line 10: .*damaged.*; save it again",
    ),
    "truncated UTF-16": (
        _made("plan.txt", _PLAN.encode("utf-16")[:-1]),
        r"plan\.txt: byte \d+: .*damaged.*; save it again",
    ),
    "PDF": (
        _made("plan.txt", b"%PDF-1.7\n%\xe2\xe3"),
        r"plan\.txt: .*breaks off or is damaged; fetch or save it again",
    ),
    "Word": (_made("plan.txt", b"PK\x03\x04\x14\0"), r"plan\.txt: .*damaged; save it again"),
    "Excel": (_made("table.csv", b"PK\x03\x04\x14\0"), r"table\.csv: .*damaged; save it again"),
    "old Word": (
        _made("plan.txt", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        r"plan\.txt: .*office file .* of an old kind.*; open it .*save a copy as DOCX",
    ),
    "rich text without words": (
        _made("plan.txt", rb"{\rtf1\ansi }"),
        r"plan\.txt: there is no text in the file; check",
    ),
    "a register": (_made("plan.txt", b"SQLite format 3\0"), r"plan\.txt: .*database.*; name it"),
    "huge": (_huge, r"plan\.txt: \d+ MB .*; cut it"),
    "a folder": (_folder, r"plan\.txt: there is no document in this folder; name"),
    "missing": (lambda folder: folder / "plan.txt", r"plan\.txt: there is no such file; check"),
    "sealed": (_sealed, r"plan\.txt: cannot be read .*; check your rights"),
    "prose named CSV": (_made("plan.csv", _PLAN), r"plan\.csv: .*CSV.*; rename it"),
    "an open quotation mark": (
        _made("table.csv", _HEADER + '1,Quiet,"Light the paths,Ann Bee,ASAP\n2,,Mend,Cy Dee,\n'),
        r"table\.csv: row 2: .*quotation mark.*; close it",
    ),
}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of a good plan."""
    good = tmp_path / "good"
    good.mkdir()
    path = tmp_path / "vale.remit"
    done = _remit("load", _write(good, "first.txt", _PLAN), "-r", path)
    assert done.exit_code == 0, done.output
    return path


def _remit(*arguments: object) -> Result:
    return CliRunner().invoke(remit, [str(argument) for argument in arguments])


def _one_sentence(text: str) -> str:
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    assert lines[0].startswith("Error: ")
    assert "Traceback" not in text
    return lines[0].removeprefix("Error: ")


@pytest.mark.parametrize("fault", _BAD)
def test_a_bad_document_is_refused_with_place_and_remedy(tmp_path: Path, fault: str) -> None:
    """The loader raises one sentence, and nothing but that."""
    make, sentence = _BAD[fault]

    with pytest.raises(DocumentError) as raised:
        load([make(tmp_path)])

    assert re.search(sentence, str(raised.value)), raised.value
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("fault", _BAD)
def test_a_bad_document_leaves_the_register_as_it_was(
    tmp_path: Path, register: Path, fault: str
) -> None:
    """The command says so on standard error, exits 1, and touches no byte of the register."""
    make, sentence = _BAD[fault]
    before = register.read_bytes()

    result = _remit("load", make(tmp_path), "-r", register)

    assert result.exit_code == 1
    assert re.search(sentence, _one_sentence(result.stderr))
    assert not result.stdout
    assert register.read_bytes() == before
    assert not [p for p in tmp_path.iterdir() if p.name.startswith("vale.remit-")]


def test_a_bad_document_makes_no_register(tmp_path: Path) -> None:
    """Where there was no register there is none after a failed load."""
    path = tmp_path / "new.remit"

    result = _remit("load", _write(tmp_path, "plan.txt", ""), "-r", path)

    assert result.exit_code == 1
    assert not path.exists()


def test_the_program_itself_exits_1_and_says_one_sentence(tmp_path: Path, register: Path) -> None:
    """As a user runs it, without a test runner around it."""
    before = register.read_bytes()
    program = [sys.executable, "-m", "remit", "load", "missing.txt", "-r", str(register)]

    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "missing.txt: there is no such file" in _one_sentence(done.stderr)
    assert register.read_bytes() == before


def test_every_faulty_document_is_named_at_once(tmp_path: Path) -> None:
    """So that all can be mended in one go."""
    empty = _write(tmp_path, "empty.txt", "")
    pdf = _write(tmp_path, "pdf.txt", b"%PDF-1.4")
    missing, lost = tmp_path / "missing.txt", tmp_path / "lost.txt"

    with pytest.raises(DocumentError) as raised:
        load([empty, _write(tmp_path, "good.txt", _PLAN), pdf, missing, lost])

    for name in ("empty.txt", "pdf.txt", "missing.txt", "lost.txt"):
        assert sum(name in problem for problem in raised.value.problems) == 1
    assert not any("good.txt" in problem for problem in raised.value.problems)


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    """A citation names its document, so two of a name could not be told apart."""
    one, other = tmp_path / "a", tmp_path / "b"
    for folder in (one, other):
        folder.mkdir()
        _write(folder, "plan.txt", _PLAN)

    with pytest.raises(DocumentError, match=r"same file name; rename one of them"):
        load([one / "plan.txt", other / "plan.txt"])


def test_one_document_given_twice_is_one(tmp_path: Path) -> None:
    """A shell's pattern may well name a file twice."""
    path = _write(tmp_path, "plan.txt", _PLAN)

    assert load([path, path]) == load([path])


def test_no_document_at_all_is_refused() -> None:
    """From Python, too, there has to be something to read."""
    with pytest.raises(DocumentError, match="no document"):
        load([])


# --- rows that cannot be understood --------------------------------------------------------------


def _table(folder: Path, *rows: str) -> Contents:
    return load([_write(folder, "table.csv", _HEADER + "\n".join(rows) + "\n")])


def _entry(contents: Contents, row: int) -> LedgerEntry:
    return next(e for e in contents.ledger if re.match(rf"row {row}\b", e.locator))


def test_a_row_without_an_action_is_unread_and_noted(tmp_path: Path) -> None:
    """Its owner and its date would be nobody's."""
    contents = _table(tmp_path, "1,Quiet,Light the paths,Ann Bee,ASAP", "2,,,Cy Dee,June 2026")

    assert _entry(contents, 3).outcome == "unread"
    assert any("row 3" in n and "names no action; check" in n for n in contents.notes)


def test_a_cell_under_no_heading_is_said_to_be_unread(tmp_path: Path) -> None:
    """A cell beyond the header may be a slip of all the cells before it."""
    contents = _table(tmp_path, "1,Quiet,Light the paths,Ann Bee,ASAP,what is this")

    (said,) = [s for s in contents.statements if s.term == "notRead"]
    assert (said.value, said.raw) == ("column 6 has no known heading", "what is this")
    assert any("row 2, column 6: this cell stands under no heading" in n for n in contents.notes)


def test_remarks_under_no_heading_take_no_day_from_the_column_beside_them(tmp_path: Path) -> None:
    """The heading to their left stands over its own cells."""
    contents = _table(
        tmp_path,
        "1,Quiet,Light the paths,Ann Bee,May 2030,what is this",
        "2,Quiet,Mend the gate,Cy Dee,ASAP,a remark of some words",
        "3,Quiet,Paint the hall,Cy Dee,June 2030,late",
    )

    days = [s.raw for s in contents.statements if s.term == "deadline"]
    assert sorted(map(str, days)) == ["ASAP", "June 2030", "May 2030"]


@pytest.mark.parametrize(
    "words",
    [
        "Mend, light, and listen.\nThen rest, and listen again.\n",
        "Ref,Ward,Colour\n1,Quiet,Green\n2,Clean,Red\n",
    ],
)
def test_a_table_of_no_known_type_is_unread_and_noted_once(tmp_path: Path, words: str) -> None:
    """Nothing is claimed from it, and it stops no load."""
    contents = load([_write(tmp_path, "t.csv", words)])

    assert {entry.outcome for entry in contents.ledger} == {"unread"}
    (note,) = [n for n in contents.notes if "looks like a table" in n]
    assert "of no known type" in note
    assert [e.kind for e in contents.entities] == ["document"]


def test_a_column_of_unknown_heading_is_noted_once(tmp_path: Path) -> None:
    """What it holds is not understood, and not lost from sight: it is said of its header and of its rows' things."""
    path = _write(
        tmp_path, "t.csv", "Ref,Action,Owner,By when,Moon\n1,Lamps,Ann Bee,ASAP,full\n2,Gates,,,\n"
    )

    contents = load([path])

    (note,) = [n for n in contents.notes if "Moon" in n]
    assert "this column is not known: “Moon” (1 cell)" in note
    unread = [entry.locator for entry in contents.ledger if entry.outcome == "unread"]
    assert unread == ["row 1, column 5", "row 2, column 5"]  # and the cells beside them are facts
    assert [s.raw for s in contents.statements if s.term == "notRead"] == ["full"]


def test_an_owner_who_cannot_be_told_is_noted_and_kept_as_wording(tmp_path: Path) -> None:
    """Three words without a mark between them are not two people."""
    contents = _table(tmp_path, "1,Quiet,Light the paths,Ann Bee Cy,ASAP")

    assert [e.text for e in contents.ledger if e.outcome == "unread"] == ["Ann Bee Cy"]
    assert any("not clear who “Ann Bee Cy” is; add a" in n for n in contents.notes)
    (unclear,) = [e for e in contents.entities if e.kind == "unclear"]
    assert unclear.label == "Ann Bee Cy"  # somebody is meant, and it is not known who
    assert not any(e.kind in ("person", "vacancy") for e in contents.entities)


def test_a_colour_that_is_none_is_kept_as_wording(tmp_path: Path) -> None:
    """A single word in the RAG column that is no colour must not vanish."""
    path = _write(tmp_path, "t.csv", "Ref,Action,Owner,RAG\n1,Lamps,Ann Bee,Purple\n")

    contents = load([path])

    assert "Purple" in {s.value for s in contents.statements}
    assert not any(s.term == "rag" for s in contents.statements)


# --- decisions, profile, and faults of our own ---------------------------------------------------


def test_a_typo_in_the_decisions_leaves_the_register_as_it_was(
    tmp_path: Path, register: Path
) -> None:
    """The file, the line, the word and the remedy."""
    decisions = _write(tmp_path, "decisions.yaml", "same:\n- names: [A, B]\n  reson: alike\n")
    plan = _write(tmp_path, "plan.txt", _PLAN)
    before = register.read_bytes()

    result = _remit("load", plan, "-r", register, "--decisions", decisions)

    assert result.exit_code == 1
    assert "decisions.yaml" in result.stderr
    assert re.search(r"line 3: .*reson.*check its spelling", result.stderr)
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("option", "name", "sentence"),
    [
        ("--decisions", "none.yaml", r"none\.yaml: there is no such decisions file; check"),
        ("--profile", "none.yaml", r"none\.yaml: there is no such profile file; check"),
        ("--profile", "no-such", r"no-such: there is no such profile; name .*community-safety"),
    ],
)
def test_a_missing_decisions_file_or_profile_is_said(
    tmp_path: Path, register: Path, option: str, name: str, sentence: str
) -> None:
    """A wrong name is not the same as none."""
    before = register.read_bytes()
    plan = _write(tmp_path, "plan.txt", _PLAN)

    result = _remit("load", plan, "-r", register, option, name)

    assert result.exit_code == 1
    assert re.search(sentence, _one_sentence(result.stderr))
    assert register.read_bytes() == before


def test_bytes_that_are_no_text_in_a_decisions_file_are_said(tmp_path: Path) -> None:
    """A decisions file saved in another encoding."""
    path = _write(tmp_path, "decisions.yaml", "title: Café\n".encode("cp1252"))

    with pytest.raises(DecisionsError, match=r"decisions\.yaml: .*not UTF-8.*; save it"):
        load([_write(tmp_path, "plan.txt", _PLAN)], path)


def test_bytes_that_are_no_text_in_a_profile_are_said(tmp_path: Path) -> None:
    """A profile saved in another encoding."""
    path = _write(tmp_path, "mine.yaml", "words: {rag: [Café]}\n".encode("cp1252"))

    with pytest.raises(DecisionsError, match=r"mine\.yaml: .*not UTF-8.*; save it"):
        load([_write(tmp_path, "plan.txt", _PLAN)], profile=str(path))


def test_a_load_into_something_else_is_refused(tmp_path: Path) -> None:
    """A text file that was named as the register by mistake keeps its text."""
    notes = _write(tmp_path, "notes.txt", "Do not lose this.\n")

    result = _remit("load", _write(tmp_path, "plan.txt", _PLAN), "-r", notes)

    assert result.exit_code == 1
    assert "notes.txt" in _one_sentence(result.stderr)
    assert notes.read_text(encoding="utf-8") == "Do not lose this.\n"


@pytest.mark.parametrize("fault", [RemitError("it broke"), KeyboardInterrupt(), ValueError("ours")])
def test_a_load_that_dies_in_the_middle_leaves_the_old_register(
    tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    """Whether it fails, is stopped by its user or has a fault of ours: nothing was written yet."""
    before = register.read_bytes()

    def die(*_: object) -> None:
        raise fault

    monkeypatch.setattr("remit.loaders.laid._IN_CONTEXT", (die,))
    plan = _write(tmp_path, "plan.txt", _PLAN)

    result = _remit("load", plan, "-r", register)

    assert result.exit_code != 0
    assert register.read_bytes() == before


_KILLED = """
import os, signal
from remit.graph import sqlite
from remit.loaders import laid
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
{where}
from remit.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_load_that_is_killed_leaves_the_old_register(tmp_path: Path, register: Path) -> None:
    """A process that gets no chance to clean up behind itself."""
    before = register.read_bytes()
    script = _KILLED.format(where="laid._IN_CONTEXT = (die,)")
    plan = _write(tmp_path, "plan.txt", _PLAN)

    done = subprocess.run(
        [sys.executable, "-c", script, "load", str(plan), "-r", str(register)],
        capture_output=True,
        check=False,
    )

    assert done.returncode != 0
    assert register.read_bytes() == before
    assert _remit("-r", register, "list", "priorities").exit_code == 0
