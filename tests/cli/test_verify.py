"""`remit verify` as it is run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

LOG = "Ref,Action,Owner,By when\nA1,Mend the gate by the canal,Ann Poe,31 March 2031\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log that was loaded into a register beside it."""
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    assert run("load", path, "-r", tmp_path / "ours.remit").exit_code == 0
    return path


def test_a_register_whose_sources_are_there_is_verified(log: Path) -> None:
    """By its copies, by a file and by a folder, with the exit status of success."""
    register = log.with_name("ours.remit")
    log.parent.joinpath("papers").mkdir()
    papers = log.rename(log.parent / "papers" / log.name).parent
    for arguments in ([], [papers / "log.csv"], ["--sources", papers]):
        shown = run("verify", *arguments, "-r", register)
        assert shown.exit_code == 0, shown.output
        assert "the same register comes out" in " ".join(shown.stdout.split())


def test_the_exit_status_says_what_is_amiss(log: Path) -> None:
    """A changed source is 3, as is a missing one; a name that leads nowhere is bad input."""
    register = log.with_name("ours.remit")
    log.write_text(LOG.replace("Ann Poe", "Ben Ash"), encoding="utf-8")
    shown = run("verify", log, "-r", register)
    assert shown.exit_code == 3
    assert 'log.csv, row 2, column 3: "Ann Poe"' in shown.stdout
    assert "What rests on it" not in shown.stdout
    full = run("verify", log, "--full", "-r", register).stdout
    assert "action “Mend the gate by the canal” is assigned to person “Ann Poe” (responsible)" in " ".join(full.split())  # fmt: skip
    assert run("verify", log.with_name("no.csv"), "-r", register).exit_code == 1


def test_json_is_what_text_says(log: Path) -> None:
    """With the digests of both files."""
    shown = run("verify", log, "--quotes-only", "--json", "-r", log.with_name("ours.remit"))
    told = json.loads(shown.stdout)
    assert told["verified"] is True
    assert told["sources"][0]["sha256"] == told["sources"][0]["found_sha256"]
    assert (told["again"], told["why_not_again"]) == (None, "it was not asked for")
