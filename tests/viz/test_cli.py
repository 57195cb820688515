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


@pytest.mark.parametrize(
    ("name", "form"), [("a.png", "svg"), ("a.html", "png"), ("a.svg", "html"), ("a.gv", "mermaid")]
)
def test_a_format_that_contradicts_the_suffix_is_an_error_of_one_sentence(
    register: Path, tmp_path: Path, name: str, form: str
) -> None:
    done = run("-r", register, "view", "-o", tmp_path / name, "--format", form)
    assert done.exit_code == 1
    assert done.stderr.strip().count("\n") == 0
    assert f"and --format says {form}; leave --format out" in done.stderr
    assert not (tmp_path / name).exists()
    done = run("-r", register, "report", "-o", tmp_path / "pack.docx", "--format", "markdown")
    assert "ends with .docx, and --format says markdown" in done.stderr


def test_a_format_may_stand_beside_its_own_suffix_or_one_that_says_nothing(
    register: Path, tmp_path: Path
) -> None:
    for name in ("a.svg", "a.drawing", "a"):
        done = run("-r", register, "view", "--size", "a4", "-o", tmp_path / name, "--format", "svg")
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).read_bytes().startswith(b"<svg ")


def test_what_a_form_cannot_be_is_said(register: Path, tmp_path: Path) -> None:
    for wish, told in (("--structure", "--structure is for"), ("--size=a4", "--size is for")):
        done = run("-r", register, "view", wish, "-o", tmp_path / "a.html")
        assert done.exit_code == 1
        assert told in done.stderr
