"""`remit view` and `remit report`: which file they write, in which form, and what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli.group import remit
from remit.graph.opening import create_store
from remit.graph.store import Store


@pytest.fixture
def register(vale: Store, tmp_path: Path) -> Path:
    path = tmp_path / "vale.remit"
    store = create_store(path)
    store.replace(vale.contents())
    store.close()
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(remit, list(map(str, arguments)))


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", b"<!doctype html>"),
        ("a.svg", b"<svg "),
        ("a.png", b"\x89PNG"),
        ("a.mmd", b"flowchart BT"),
        ("a.gv", b"digraph remit {"),
    ],
)
def test_the_suffix_says_the_format(
    register: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    done = run("-r", register, "view", "-o", tmp_path / name)
    assert done.exit_code == 0, done.output
    assert (tmp_path / name).read_bytes().lstrip().startswith(start)
    assert f"Wrote {tmp_path / name} (" in done.stdout


def test_without_a_file_the_register_names_it(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = json.loads(run("-r", register, "view", "--json").stdout)
    assert said["file"] == "safer-vale.html"
    assert said["bytes"] == (tmp_path / "safer-vale.html").stat().st_size
    run("-r", register, "report", "--format", "markdown")
    pack = tmp_path / "safer-vale-scrutiny-pack.md"
    assert pack.read_text(encoding="utf-8").startswith("# Safer Vale")


def test_a_dash_is_standard_output(register: Path) -> None:
    done = run("-r", register, "view", "--focus", "hate crime", "--format", "dot", "-o", "-")
    assert done.stdout.startswith("digraph remit {")
    assert "Hate crime" in done.stdout


def test_what_cannot_be_written_or_found_is_said(register: Path, tmp_path: Path) -> None:
    done = run("-r", register, "view", "-o", tmp_path / "no" / "such" / "a.html")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
    done = run("-r", register, "view", "--focus", "hate krime", "-o", tmp_path / "a.html")
    assert done.exit_code == 1
    assert "Hate crime" in done.stderr
    assert not (tmp_path / "a.html").exists()


def test_redaction_is_asked_for_by_a_word(register: Path, tmp_path: Path) -> None:
    run("-r", register, "view", "--redact", "people", "-o", tmp_path / "a.html")
    run("-r", register, "report", "--redact", "people", "-o", tmp_path / "b.html")
    for name in ("a.html", "b.html"):
        assert "Marlow" not in (tmp_path / name).read_text(encoding="utf-8")
