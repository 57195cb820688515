"""`remit diff` as it is run."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.test_commands import run

MAY = """Ref,Action,Owner,By when,Status
A1,Mend the gate by the canal,Ann Poe,31 March 2031,On track
A2,Count the lamps on Wharf Street,Ben Ash,30 June 2031,Not started
"""


@pytest.fixture
def may(tmp_path: Path) -> Path:
    """The register of a log in May."""
    return loaded(tmp_path, "may", MAY)


@pytest.fixture
def july(tmp_path: Path) -> Path:
    """The register of the same log in July: a deadline moved, an action went, one came that a sheet would run."""
    log = MAY.replace("31 March", "30 April").partition("A2")[0]
    return loaded(
        tmp_path, "july", log + "A3,=SUM(A1) the lamps of all streets,Ben Ash,30 June 2031,Red\n"
    )


def loaded(folder: Path, name: str, text: str, suffix: str = "csv") -> Path:
    """Load a document into a register of its own."""
    path = folder / f"{name}.{suffix}"
    path.write_text(text, encoding="utf-8")
    assert run("load", path, "-r", folder / f"{name}.remit").exit_code == 0
    return folder / f"{name}.remit"


def test_the_first_line_has_the_counts_and_each_change_both_sides(may: Path, july: Path) -> None:
    """In words that can be read aloud."""
    shown = run("diff", may, july).stdout
    assert shown.startswith("1 action is new; 1 action is gone (never reported as done); 1 deadline moved (later, by 30 days)")  # fmt: skip
    assert 'was: may.csv, row 2, column 4: "31 March 2031"' in shown
    assert 'now: july.csv, row 2, column 4: "30 April 2031"' in shown


def test_no_difference_is_said_and_is_no_failure(may: Path, july: Path) -> None:
    """A script asks for an exit status of its own."""
    same = run("diff", may, may, "--exit-code")
    assert (same.exit_code, same.stdout.splitlines()[0]) == (0, "Nothing has changed.")
    assert run("diff", may, july).exit_code == 0
    assert run("diff", may, july, "--exit-code").exit_code == 3


def test_json_and_csv_hold_the_same_changes(may: Path, july: Path) -> None:
    """And no cell of the sheet can act as a formula."""
    told = json.loads(run("diff", may, july, "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("diff", may, july, "--format", "csv").stdout)))
    counted = [c for c in told["changes"] if not c["along"]]
    assert [c["what"] for c in counted] == [r["what"] for r in rows if r["what"] != "cannot tell"]
    assert next(r for r in rows if r["what"] == "deadline")["days"] == "30"
    assert all(not cell.startswith("=") for row in rows for cell in row.values())


def test_markdown_has_a_heading_for_each_sort(may: Path, july: Path) -> None:
    """To be pasted into a paper."""
    shown = run("diff", may, july, "--format", "markdown").stdout
    assert shown.startswith("**1 action is new")
    before, now = shown.splitlines()[2:4]
    assert before.startswith("- Before: ")
    assert before.endswith("may.remit (may.csv)")
    assert now.startswith("- Now: ")
    assert now.endswith("july.remit (july.csv)")
    assert "## Deadlines moved (1)" in shown
    assert "Otherwise told" not in shown


BOARD = "Terms of reference of the Harbour Board\n\nThe Harbour Board meets {}.\n\nThe sea is {} in most winters.\n"


def test_smaller_changes_are_counted_and_in_full_listed(tmp_path: Path) -> None:
    """In text and in Markdown alike."""
    old = loaded(tmp_path, "old", BOARD.format("every month", "calm"), "txt")
    new = loaded(tmp_path, "new", BOARD.format("four times a year", "calm"), "txt")
    assert "1 smaller change beside; see --full." in run("diff", old, new).stdout
    assert "not listed: 1" in run("diff", old, new, "--format", "markdown").stdout
    for form in ("text", "markdown"):
        shown = run("diff", old, new, "--full", "--format", form).stdout
        assert "meets: from every month to four times a year" in shown
        assert "Otherwise told (1)" in shown


def test_text_that_gave_no_fact_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    """What the register does not say of it has not changed; the documents have."""
    old = loaded(tmp_path, "old", BOARD.format("every month", "calm"), "txt")
    new = loaded(tmp_path, "new", BOARD.format("every month", "rough"), "txt")
    shown = run("diff", old, new).stdout
    assert shown.startswith("No fact has changed.")
    assert "1 piece of text that gave no fact is new and 1 is gone; see --full." in shown
    assert 'new: new.txt, line 5: "The sea is rough in most winters."' in run("diff", old, new, "--full").stdout  # fmt: skip
    told = json.loads(run("diff", old, new, "--json").stdout)
    assert [piece["locator"] for piece in told["text"]["gone"]] == ["line 5"]


def test_what_was_reported_and_is_not_any_more_is_a_change(tmp_path: Path) -> None:
    """Of an action that is otherwise as it was."""
    log = "Action,Owner,Remarks\nMend the gate by the canal,Ann Poe,{}\n"
    old = loaded(tmp_path, "old", log.format("The gate is off its hinges."))
    new = loaded(tmp_path, "new", log.format("The gate is on its way."))
    assert run("diff", old, new).stdout.startswith("1 update came and 1 update went.")


def test_a_register_that_is_not_there_is_named(may: Path) -> None:
    """As by every command."""
    shown = run("diff", may, may.with_name("none.remit"))
    assert shown.exit_code == 1
    assert "none.remit: there is no register here" in shown.stderr


def test_the_pack_of_one_partnership_is_compared_with_that_one_alone(
    repository: Path, tmp_path: Path
) -> None:
    """The papers of the others are nothing that has gone."""
    plan = (repository / "examples" / "harrowmere" / "plan.txt").read_text(encoding="utf-8")
    for name in ("North", "South"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.txt").write_text(
            plan.replace("Harrowmere", name), encoding="utf-8"
        )
    region = tmp_path / "region.remit"
    assert run("load", tmp_path / "North", tmp_path / "South", "-r", region).exit_code == 0
    pack = run("report", "-r", region, "--partnership", "North", "--since", region, "--format", "markdown", "-o", "-")  # fmt: skip
    assert "**Nothing has changed.**" in pack.stdout
    assert run("diff", region, region, "--partnership", "North").stdout.startswith("Nothing has changed.")  # fmt: skip


def test_names_of_people_are_left_out_of_every_form(tmp_path: Path) -> None:
    """Of whoever was there before and is no more, as of whoever came; what changed stays what it was."""
    may = loaded(tmp_path, "may", MAY)
    july = loaded(
        tmp_path,
        "july",
        MAY.replace("Ann Poe", "Cleo Firth").replace("Mend the gate", "Mend the old gate"),
    )
    for form in ("text", "csv", "markdown", "json"):
        plain, told = (
            run("diff", may, july, "--full", "--format", form, *more).stdout
            for more in ((), ("--redact", "people"))
        )
        assert "Poe" in plain
        assert not {"Poe", "Firth", "poe", "firth"} & set(re.findall(r"\w+", told))
    counts = [
        json.loads(run("diff", may, july, "--json", *more).stdout)["counts"]
        for more in ((), ("--redact", "people"))
    ]
    assert counts[0] == counts[1]
    told = run("diff", may, july, "--redact", "people").stdout
    assert "“Mend the gate by the canal” is now “Mend the old gate by the canal”" in told


def test_the_days_of_papers_named_after_somebody_are_told_without_the_name(tmp_path: Path) -> None:
    """Each paper of a public diff keeps its day, in text and in JSON."""
    logs = []
    for n, day in enumerate(("13 May 2031", "8 July 2031")):
        logs.append(tmp_path / f"Log of Ann Poe {n}.csv")
        logs[-1].write_text(
            f"North Quay Board – Action log,,,,\nAs at {day},,,,\n{MAY}", encoding="utf-8"
        )
    old, new = tmp_path / "old.remit", tmp_path / "new.remit"
    assert run("load", logs[0], "-r", old).exit_code == 0
    assert run("load", *logs, "-r", new).exit_code == 0
    whole, public = (
        json.loads(run("diff", old, new, "--json", *more).stdout)["new"]
        for more in ((), ("--redact", "people"))
    )
    assert whole["as_at"] == {
        "Log of Ann Poe 0.csv": "2031-05-13",
        "Log of Ann Poe 1.csv": "2031-07-08",
    }
    assert {*public["documents"]} < {*public["as_at"]}
    assert [*public["as_at"].values()] == ["2031-05-13", "2031-07-08"]
    told = run("diff", old, new, "--redact", "people").stdout
    assert "Poe" not in told
    assert "8 July 2031" in told
