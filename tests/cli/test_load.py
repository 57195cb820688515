"""`remit load`: what it writes, what it tells, and what it leaves alone."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from remit.graph.errors import DocumentError
from remit.graph.model import Contents, Document, Sources
from remit.loaders.building import Built
from tests.support.commands import run


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch, contents: Contents) -> list[Sources]:
    """A loader that gives the hand-made partnership; the list has the earlier sources it was given."""
    earlier: list[Sources] = []

    def build(
        _: object, decisions: Path | None, profile: str | None, before: Sources, **__: bool
    ) -> Built:
        earlier.append(before)
        return Built(contents)

    monkeypatch.setattr("remit.loaders.updating.build", build)
    return earlier


def test_load_writes_the_register_and_tells_how_blocks_ended(
    tmp_path: Path, loads: list[Sources]
) -> None:
    """Three lines: what was read, what was not and where, and what the register holds now."""
    path = tmp_path / "new.remit"
    shown = run("load", "plan.txt", "-r", path)
    assert shown.exit_code == 0
    told = " ".join(shown.stdout.split())
    assert told.startswith(
        "Read 2 of 3 pieces of 2 documents: 1 as facts, 1 as text; 1 more was passed over"
    )
    assert (
        "1 piece of plan.txt not understood and 1 note worth a look: see them with --ledger."
        in told
    )
    assert f"{path} now holds" in told
    assert "line 203" not in shown.stdout
    assert "Stop domestic abuse" in run("-r", path, "list", "priorities").stdout
    assert loads == [Sources()]


def test_load_lists_every_block_when_asked(tmp_path: Path, loads: list[Sources]) -> None:
    """Nothing is lost on the way in, and everybody can check: the counts, the notes, and every piece."""
    shown = run("load", "plan.txt", "-r", tmp_path / "new.remit", "--ledger").stdout
    told = " ".join(shown.split())
    assert "plan.txt 4 1 1 1 1" in told
    assert "- two things are called TBC" in shown
    assert "unread plan.txt, line 203 (no recogniser knows it): %% 7 %%" in told
    assert all(f"plan.txt, line {n}" in shown for n in (200, 201, 202, 203))


def test_notes_that_say_the_same_of_many_rows_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the first of the places and how many more there are."""
    row = "<tr><td>{0}</td><td>Mend gate {0}</td><td>Ann Poe</td><td style='background-color:#{1}'></td></tr>"
    head = "<tr><th>Ref</th><th>Action</th><th>Owner</th><th>RAG</th></tr>"
    rows = "".join(row.format(n, "FF0000" if n == 5 else "00B050") for n in range(1, 6))
    (tmp_path / "log.html").write_text(f"<table>{head}{rows}</table>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = " ".join(run("load", "log.html", "-r", "new.remit", "--ledger").stdout.split())
    green = "row 4, column 4 and 1 more: RAG: a cell filled #00B050 without a word"
    assert green in told
    assert "- log.html: table 1, row 6, column 4: RAG: a cell filled #FF0000" in told
    notes = told[told.index("Worth a look") : told.index("Not understood")]
    assert notes.count("a cell filled") == 2


def test_load_into_a_register_goes_on_from_what_it_holds(
    tmp_path: Path, loads: list[Sources], contents: Contents
) -> None:
    """Documents can be loaded one after the other."""
    path = tmp_path / "new.remit"
    run("load", "plan.txt", "-r", path)
    run("-r", path, "load", "page.txt")
    assert loads == [Sources(), contents.sources]


def test_what_earlier_editions_alone_have_is_said_apart(repository: Path, tmp_path: Path) -> None:
    papers = sorted((repository / "examples" / "wharfside").glob("log-*"))
    told = " ".join(run("load", *papers, "-r", tmp_path / "board.remit").stdout.split())
    assert re.search(r"now holds .*\b5 actions\b", told)
    assert re.search(r"Only earlier editions of its papers have .*2 actions.* more\.", told)
    assert "1 vacancy" not in told.partition("Only earlier")[0]


def test_load_gives_json(tmp_path: Path, loads: list[Sources]) -> None:
    """Every key of the public interface, and no other."""
    path = tmp_path / "new.remit"
    told = json.loads(run("load", "plan.txt", "-r", path, "--json").stdout)
    assert list(told) == [
        "register",
        "documents",
        "entities",
        "earlier",
        "parts",
        "statements",
        "notes",
        "left_out",
        "skipped",
        "partnerships",
    ]
    assert told["register"] == str(path)
    assert list(told["documents"][0]) == [
        "name",
        "sha256",
        "blocks",
        "fact",
        "text",
        "ignored",
        "unread",
        "coverage",
    ]


def test_load_never_writes_into_the_bundled_register(loads: list[Sources]) -> None:
    """Without a register to write it is wrong usage."""
    shown = run("load", "plan.txt")
    assert (shown.exit_code, shown.stdout, loads) == (2, "", [])
    assert "-r FILE" in shown.stderr


def test_a_failed_load_leaves_the_register_as_it_was(
    tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a byte changes, and every fault is told."""
    path = tmp_path / "kept.remit"
    path.write_bytes(register.read_bytes())

    def build(*_: object, **__: bool) -> Built:
        raise DocumentError("two documents cannot be read", ["a.txt: empty", "b.txt: empty"])

    monkeypatch.setattr("remit.loaders.updating.build", build)
    shown = run("load", "a.txt", "b.txt", "-r", path)
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "  - a.txt: empty\n  - b.txt: empty\n" in shown.stderr
    assert path.read_bytes() == register.read_bytes()


def test_a_load_that_fails_while_writing_leaves_the_register_as_it_was(
    tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old contents go only when all new ones are there."""
    path = tmp_path / "kept.remit"
    path.write_bytes(register.read_bytes())
    broken = Contents(documents=(Document("a", "1"), Document("a", "2")))
    monkeypatch.setattr("remit.loaders.updating.build", lambda *_, **__: Built(broken))
    assert run("load", "a.txt", "-r", path).exit_code != 0
    assert "Stop domestic abuse" in run("-r", path, "list", "priorities").stdout


def test_a_load_that_keeps_going_says_so_by_its_exit_status(tmp_path: Path) -> None:
    """A script can tell "nothing written" (1) from "written, but for one" (3)."""
    good, empty, path = tmp_path / "a.csv", tmp_path / "b.txt", tmp_path / "new.remit"
    good.write_text("Action,Lead officer\nMow the verge,Kim Fell\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    assert run("load", good, empty, "-r", path).exit_code == 1
    assert not path.exists()
    shown = run("load", good, empty, "-r", path, "--keep-going")
    assert shown.exit_code == 3
    assert "Left out, as they could not be read\n- b.txt: the file is empty" in shown.stdout
    assert "Read 1 of 1 piece of 1 document: 1 as facts" in shown.stdout
    assert "Mow the verge" in run("-r", path, "list", "actions").stdout
    told = json.loads(run("load", good, empty, "-r", path, "--keep-going", "--json").stdout)
    assert [fault.partition(":")[0] for fault in told["left_out"]] == ["b.txt"]


def test_a_load_explains_each_table_when_asked(tmp_path: Path) -> None:
    """As text and as JSON, and neither without being asked."""
    odd, path = tmp_path / "odd.csv", tmp_path / "new.remit"
    odd.write_text(
        "Action,Bearer of the load\nMow the verge,Kim Fell\nSow it,Al Roe\n", encoding="utf-8"
    )
    assert "because" not in run("load", odd, "-r", path).stdout
    shown = " ".join(run("load", odd, "-r", path, "--explain").stdout.split())
    assert "“Bearer of the load”: not known" in shown
    told = json.loads(run("load", odd, "-r", path, "--explain", "--json").stdout)
    (region,) = told["regions"]
    assert list(region) == [
        "document",
        "locator",
        "place",
        "placeEnd",
        "form",
        "taken_for",
        "why",
        "headings",
    ]
    assert [heading["role"] for heading in region["headings"]] == ["action", None]


def test_a_starting_profile_is_never_written_over_one_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lines may be filled in."""
    monkeypatch.chdir(tmp_path)
    text = "Action,Bearer of the load\nMow the verge,Kim Fell\nSow it,Al Roe\n"
    Path("odd.csv").write_text(text, encoding="utf-8")
    shown = run("profile", "odd.csv")
    assert "Wrote odd-profile.yaml" in shown.stdout
    assert "Lines to fill in: 1." in shown.stdout
    written = Path("odd-profile.yaml").read_text(encoding="utf-8")
    again = run("profile", "odd.csv")
    assert (again.exit_code, "name another with -o" in again.stderr) == (1, True)
    assert (
        run("profile", "odd.csv", "-o", "-").stdout.splitlines()[-1:] == written.splitlines()[-1:]
    )


def test_the_command_of_a_starting_profile_can_be_copied_whatever_the_file_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file name with blanks is one word of the command."""
    monkeypatch.chdir(tmp_path)
    text = "Action,Bearer of the load\nMow the verge,Kim Fell\nSow it,Al Roe\n"
    Path("our log June.csv").write_text(text, encoding="utf-8")
    run("profile", "our log June.csv")
    written = Path("our log June-profile.yaml").read_text(encoding="utf-8")
    (command,) = (line for line in written.splitlines() if "remit load" in line)
    words = shlex.split(command.removeprefix("#"))
    assert words[2:5] == ["our log June.csv", "--profile", "our log June-profile.yaml"]


def test_load_says_which_document_another_of_its_name_took_the_place_of(tmp_path: Path) -> None:
    """Two files of one name in two folders are one document to a register: nobody loses one unawares."""
    register = tmp_path / "it.remit"
    for year, rows in {
        "y1": "Light the lane,Ann Bee\nMend the gate,Cy Dee\n",
        "y2": "Sweep the lane,Di Eff\n",
    }.items():
        (tmp_path / year).mkdir()
        (tmp_path / year / "log.csv").write_text(f"Action,Owner\n{rows}", encoding="utf-8")
    assert "takes the place" not in run("load", tmp_path / "y1" / "log.csv", "-r", register).stdout
    again = run("load", tmp_path / "y1" / "log.csv", "-r", register)
    assert "takes the place" not in again.stdout
    shown = " ".join(run("load", tmp_path / "y2" / "log.csv", "-r", register).stdout.split())
    assert (
        "log.csv: this takes the place of the file of that name that the register held; 2 of its 3 pieces "
        "of text do not stand in the new one. If it is another document, rename one of the two files and load both"
    ) in shown
