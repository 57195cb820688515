"""`remit load`: what it writes, what it tells, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli.group import remit
from remit.graph.errors import DocumentError
from remit.graph.model import Contents, Document, Sources


def run(*arguments: str | Path) -> Result:
    """Run the command line in this process, 100 columns wide."""
    return CliRunner(env={"COLUMNS": "100"}).invoke(remit, list(map(str, arguments)))


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch, contents: Contents) -> list[Sources]:
    """A loader that gives the hand-made partnership; the list has the earlier sources it was given."""
    earlier: list[Sources] = []

    def load(_: object, decisions: Path | None, profile: str | None, before: Sources) -> Contents:
        earlier.append(before)
        return contents

    monkeypatch.setattr("remit.loaders.updating.load", load)
    return earlier


def test_load_writes_the_register_and_tells_how_blocks_ended(
    tmp_path: Path, loads: list[Sources]
) -> None:
    """The counts, the notes, and every block that nobody understood."""
    path = tmp_path / "new.remit"
    shown = run("load", "plan.txt", "-r", path)
    assert shown.exit_code == 0
    assert "plan.txt 4 1 1 1 1" in " ".join(shown.stdout.split())
    assert "- two things are called TBC" in shown.stdout
    assert "unread plan.txt, line 203 (no recogniser knows it): %% 7 %%" in " ".join(
        shown.stdout.split()
    )
    assert "line 200" not in shown.stdout
    assert "Stop domestic abuse" in run("-r", path, "list", "priorities").stdout
    assert loads == [Sources()]


def test_load_lists_every_block_when_asked(tmp_path: Path, loads: list[Sources]) -> None:
    """Nothing is lost on the way in, and everybody can check."""
    shown = run("load", "plan.txt", "-r", tmp_path / "new.remit", "--ledger").stdout
    assert all(f"plan.txt, line {n}" in shown for n in (200, 201, 202, 203))


def test_load_into_a_register_goes_on_from_what_it_holds(
    tmp_path: Path, loads: list[Sources], contents: Contents
) -> None:
    """Documents can be loaded one after the other."""
    path = tmp_path / "new.remit"
    run("load", "plan.txt", "-r", path)
    run("-r", path, "load", "page.txt")
    assert loads == [Sources(), contents.sources]


def test_load_gives_json(tmp_path: Path, loads: list[Sources]) -> None:
    """Every key of the public interface, and no other."""
    path = tmp_path / "new.remit"
    told = json.loads(run("load", "plan.txt", "-r", path, "--json").stdout)
    assert list(told) == ["register", "documents", "entities", "statements", "notes"]
    assert told["register"] == str(path)
    assert list(told["documents"][0]) == [
        "name",
        "sha256",
        "blocks",
        "fact",
        "text",
        "ignored",
        "unread",
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

    def load(*_: object) -> Contents:
        raise DocumentError("two documents cannot be read", ["a.txt: empty", "b.txt: empty"])

    monkeypatch.setattr("remit.loaders.updating.load", load)
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
    monkeypatch.setattr("remit.loaders.updating.load", lambda *_: broken)
    assert run("load", "a.txt", "-r", path).exit_code != 0
    assert "Stop domestic abuse" in run("-r", path, "list", "priorities").stdout
