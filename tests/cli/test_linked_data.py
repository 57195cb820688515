"""The commands that speak the standards: export, import, sparql and validate."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph import sqlite_checksum
from remit.graph.opening import create_store
from tests.support.reading import held

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from remit.graph.model import Contents


@pytest.fixture
def register(small_register: Contents, tmp_path: Path) -> Path:
    """A register in a file."""
    path = tmp_path / "small.remit"
    store = create_store(path)
    store.replace(small_register)
    store.close()
    return path


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(remit, [str(argument) for argument in arguments])


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nq", "nt", "jsonld"])
def test_a_register_is_exported_and_imported_whole(
    suffix: str, register: Path, small_register: Contents, tmp_path: Path
) -> None:
    file, copy = tmp_path / f"out.{suffix}", tmp_path / "copy.remit"
    assert run("-r", register, "export", file).exit_code == 0
    done = run("import", file, "-r", copy)
    assert (done.exit_code, done.stderr) == (0, "")
    assert held(copy) == small_register


def test_a_register_is_written_to_standard_output_and_to_no_file(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "register.nq"
    run("-r", register, "export", file)
    file = file.rename(tmp_path / "written.nq")
    told = run("-r", register, "export", "-", "--format", "nquads")
    assert told.stdout.encode() == file.read_bytes()
    assert [path.name for path in tmp_path.glob("-*")] == []


def test_a_faulty_file_leaves_the_register_as_it_was(register: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.ttl"
    run("-r", register, "export", file)
    file.write_text(
        file.read_text(encoding="utf-8").replace("a remit:Person", "a remit:Persn"),
        encoding="utf-8",
    )
    before = register.read_bytes()
    done = run("import", file, "-r", register)
    assert done.exit_code == 1
    assert "perhaps remit:Person" in done.stderr
    assert "line" in done.stderr
    assert register.read_bytes() == before


def test_what_was_left_out_of_an_import_is_said(register: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.ttl"
    run("-r", register, "export", file)
    with file.open("a", encoding="utf-8") as out:
        out.write(
            "<body/council> <http://www.w3.org/2002/07/owl#sameAs> <http://example.org/1> .\n"
        )
    assert "owl#sameAs (1 times)" in run("import", file, "-r", register).stderr
    assert json.loads(run("import", file, "-r", register, "--json").stdout)["left_out"]


def test_exports_name_what_was_written(register: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert "CSV" in run("-r", register, "export", file).stdout
    found = json.loads(run("-r", register, "export", file, "--json").stdout)
    assert (found["format"], found["bytes"]) == ("csv", file.stat().st_size)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "out.docx"], "the ending says no format"),
        (["export", "missing/out.ttl"], "cannot be written"),
        (["export", "x.ttl", "--format", "word"], "there is no format word"),
        (["sparql", "SELECT ?x WHERE { oops }"], "the query cannot be asked"),
        (["sparql", "chain", "--given", "thing=action/none"], "there is no thing action/none"),
    ],
)
def test_bad_input_is_a_sentence_and_exit_1(
    arguments: list[str],
    words: str,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("-r", register, *arguments)
    assert done.exit_code == 1
    assert words in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sparql"], "remit sparql --queries"),
        (["sparql", ""], "Give a query"),
        (["sparql", "."], "is a folder; name a file with a query in it"),
        (["sparql", "vacanci"], "neither SPARQL, nor a file, nor a named query"),
        (["sparql", "chain", "--given", "thing"], "reads NAME=ID"),
        (["sparql", "ASK { ?s ?p ?o }", "--given", "a=b"], "for named queries"),
    ],
)
def test_wrong_usage_says_what_to_do_and_exit_2(
    arguments: list[str], words: str, register: Path
) -> None:
    done = run("-r", register, *arguments)
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())


def test_an_answer_is_a_table_csv_or_json(register: Path, tmp_path: Path) -> None:
    query = tmp_path / "members.rq"
    query.write_text("SELECT ?member WHERE { ?member org:memberOf <body/board> }", encoding="utf-8")
    ask = ["-r", register, "sparql", query]
    assert "body/college" in run(*ask).stdout
    assert "2 rows" in run(*ask).stdout
    # What goes down a pipe carries no byte order mark, as the audit's CSV carries none.
    assert run(*ask, "--csv").stdout.splitlines() == ["member", "body/college", "body/council"]
    assert json.loads(run(*ask, "--json").stdout) == [
        {"member": "body/college"},
        {"member": "body/council"},
    ]


def test_named_queries_are_listed_and_asked(register: Path) -> None:
    listed = run("-r", register, "sparql", "--queries", "--json").stdout
    assert {"chain", "vacancies"} <= {row["name"] for row in json.loads(listed)}
    given = ["--given", "thing=action/r1", "--json"]
    hops = json.loads(run("-r", register, "sparql", "chain", *given).stdout)
    assert hops[0]["from"] == "action/r1"
    assert "vacancy: vacancy/r2" in run("-r", register, "sparql", "vacancies").stdout


def test_validate_ends_with_1_only_where_there_is_a_violation(
    register: Path, small_register: Contents, tmp_path: Path
) -> None:
    assert "well formed" in run("validate", "-r", register).stdout
    kept = tuple(s for s in small_register.statements if s.term != "priorityOf")
    store = create_store(register)
    store.replace(replace(small_register, statements=kept))
    store.close()
    warned = run("validate", "-r", register)
    assert warned.exit_code == 0
    assert "warning: No plan is named for this priority." in warned.stdout
    file = tmp_path / "out.ttl"
    run("-r", register, "export", file)
    text = file.read_text(encoding="utf-8").replace("remit:role remit:Consulted ;", "")
    file.write_text(text, encoding="utf-8")
    failed = run("validate", file, "--json")
    assert failed.exit_code == 1
    worst = json.loads(failed.stdout)[0]
    assert (worst["severity"], worst["thing"], worst["citations"]) == (
        "violation",
        "action/r1",
        ["plan.txt, line 8"],
    )


def test_validate_compares_the_file_with_its_checksum(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_checksum, "SMALL", 0)  # so that it opens, as a large one does
    whole = bytearray(register.read_bytes())
    whole[len(whole) // 2] ^= 1
    register.write_bytes(whole)
    failed = run("validate", "-r", register)
    assert failed.exit_code == 1
    assert "this register is damaged (not all of it is as it was written)" in failed.stderr


def test_validate_says_where_there_is_no_checksum_to_compare_with(register: Path) -> None:
    with closing(sqlite3.connect(register)) as db:
        db.execute("DROP TABLE checksum")
    done = run("validate", "-r", register)
    assert "kept no checksum" in done.stderr
    assert (done.exit_code, done.stdout) == (0, "The register is well formed.\n")


def test_notebooks_get_graphs(register: Path) -> None:
    import remit as package

    with package.open(register) as opened:
        assert opened.to_networkx().number_of_nodes() == 19
        assert len(opened.to_rdflib()) > 200
