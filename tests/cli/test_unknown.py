"""Not understood, withheld, vacant, blank, not read: five things, wherever the register answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from tests.support.reading import held
from tests.viz.conftest import in_the_open

LOG = """Lead agency,Vale Watch,,,
Priority,Quiet streets,,,
Action,Owner,Due,Wayfarer
Paint the lamp posts,the two Sams,March 2031,
Open the reading room,,April 2031,Ann Bee
Sweep the quay,N/D,May 2031,
Mend the bell,TBC,June 2031,
Count the swans,Cy Dee,July 2031,
"""
NO_OWNERS = """Priority,Quiet streets,,
Action,Due,Wayfarer,Afterwards
Paint the lamp posts,March 2031,Ann Bee,write to Jo
Count the swans,July 2031,,
"""


def run(*arguments: str | Path) -> str:
    """What a command says, in words that no line breaks."""
    done = CliRunner(env={"COLUMNS": "100"}).invoke(remit, list(map(str, arguments)))
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return _register(tmp_path, LOG)


@pytest.fixture
def no_owners(tmp_path: Path) -> Path:
    return _register(tmp_path, NO_OWNERS)


def _register(folder: Path, table: str) -> Path:
    (folder / "log.csv").write_text(table, encoding="utf-8")
    run("load", folder / "log.csv", "-r", folder / "log.remit")
    return folder / "log.remit"


def test_each_state_is_listed_under_its_own_kind(log: Path) -> None:
    """With what it is for, as a vacancy is."""
    assert 'the two Sams responsible (as "Owner") for' in run("-r", log, "list", "unclear")
    assert 'N/D responsible (as "Owner") for' in run("-r", log, "list", "withheld")
    vacancies = run("-r", log, "list", "vacancies")
    assert "TBC" in vacancies
    assert "Sams" not in vacancies
    assert "N/D" not in vacancies


@pytest.mark.parametrize(
    ("question", "code", "shown", "said"),
    [
        (
            "lamp posts", "unclear", 'somebody not understood, written as "the two Sams"',
            'An owner is named there that was not understood: "the two Sams".',
        ),
        (
            "sweep quay", "withheld", 'somebody whose name is withheld, written as "N/D"',
            "Somebody is named there as owner, but the name is withheld",
        ),
        ("mend bell", "vacancy", 'nobody confirmed, written as "TBC"', 'is written as "TBC"'),
        ("reading room", "not-read", 'nobody named ("Owner" is left empty)', '"Owner" is left empty.'),
    ],
)  # fmt: skip
def test_who_says_of_each_what_it_is(
    question: str, code: str, shown: str, said: str, log: Path
) -> None:
    text = run("-r", log, "who", question)
    assert shown in text
    assert said in text
    (answer, *_) = json.loads(run("-r", log, "who", question, "--json"))["answers"]
    assert code in {gap["code"] for gap in answer["gaps"]}


def test_a_row_with_unread_cells_is_never_said_to_name_nobody(no_owners: Path) -> None:
    """Who, show and list say that part of it was not read, and quote the part."""
    text = run("-r", no_owners, "who", "lamp posts")
    assert "no owner was read; 2 cells of this row were not understood" in text
    assert "Part of its row was not read: column 3 (“Wayfarer”) has no known heading" in text
    assert "nobody is named" not in text.casefold()
    assert "No officer" not in text
    shown = run("-r", no_owners, "show", "action/paint-lamp-posts-401a")
    assert 'Not read: column 3 (“Wayfarer”) has no known heading, written as "Ann Bee"' in shown
    listed = run("-r", no_owners, "list", "actions")
    assert "Paint the lamp posts [2 cells of its row were not understood]" in listed
    assert "Count the swans [" not in listed


def test_a_row_that_was_read_in_full_still_names_nobody(no_owners: Path) -> None:
    text = run("-r", no_owners, "who", "count swans")
    assert "No officer is named for this action" in text


def test_the_audit_finds_each_by_a_rule_of_its_own(log: Path, no_owners: Path) -> None:
    """The two tables stand in one folder; each is read before the other is written."""
    codes = _found(no_owners)
    assert codes["not-read"] == "low"
    assert codes["no-officer"] == "medium"  # for the row that was read in full


def test_only_words_for_nobody_are_seats_that_nobody_fills(log: Path) -> None:
    """Neither what was not understood, nor a withheld name, nor a blank beside a cell not read."""
    found = json.loads(run("-r", log, "audit", "--json"))["findings"]
    vacant = [f["message"] for f in found if f["code"] == "vacant"]
    assert len(vacant) == 1
    assert "TBC" in vacant[0]
    codes = _found(log)
    assert (codes["unclear"], codes["withheld"], codes["not-read"]) == ("medium", "low", "low")


def _found(register: Path) -> dict[str, str]:
    found = json.loads(run("-r", register, "audit", "--json"))["findings"]
    return {finding["code"]: finding["severity"] for finding in found}


def test_of_tells_what_stands_in_the_place_and_which_rows_were_not_all_read(log: Path) -> None:
    unclear = run("-r", log, "of", "the two Sams")
    assert "Somebody is named in this place, in words that were not understood" in unclear
    lead = run("-r", log, "of", "Vale Watch")
    assert 'part of the row of 1 was not read: "Open the reading room"' in lead


def test_what_somebody_unknown_has_is_not_left_to_nobody(tmp_path: Path) -> None:
    """Of two owners one goes, and who the other is was not understood: somebody is left."""
    register = _register(tmp_path, "Action,Owner\nSweep the quay,Ann Bee/the two Sams\n")
    assert json.loads(run("-r", register, "without", "Ann Bee", "--json"))["unowned"] == []


def test_page_and_pack_say_it_too(log: Path, no_owners: Path, tmp_path: Path) -> None:
    run("-r", no_owners, "report", "-o", tmp_path / "pack.md")
    pack = (tmp_path / "pack.md").read_text(encoding="utf-8")
    assert "1 with cells that were not understood" in pack
    run("-r", no_owners, "view", "-o", tmp_path / "page.html")
    page = in_the_open((tmp_path / "page.html").read_bytes())
    assert "2 cells of its row were not understood" in page
    assert "No owner was read; 2 cells of this row were not understood." in page


def test_a_priority_led_by_somebody_unknown_is_told_so_in_the_pack(tmp_path: Path) -> None:
    table = "Priority,Quiet streets\nLead,Name withheld\nAction,Owner\nSweep the quay,Ann Bee\n"
    register = _register(tmp_path, table)
    run("-r", register, "report", "-o", tmp_path / "pack.md")
    pack = (tmp_path / "pack.md").read_text(encoding="utf-8")
    assert "**Accountable:** somebody whose name is withheld, written as “Name withheld”" in pack


def test_words_that_may_be_a_name_are_left_out_of_a_redacted_page(tmp_path: Path) -> None:
    """What was not understood may be somebody's name."""
    register = _register(tmp_path, "Action,Owner\nSweep the quay,Zebedee Quill Ottoline\n")
    run("-r", register, "view", "-o", tmp_path / "page.html", "--redact", "people")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Sweep the quay" in page
    assert "Zebedee" not in page
    assert "Ottoline" not in page


@pytest.mark.parametrize("name", ["all.ttl", "all.jsonld", "all.trig"])
def test_all_five_survive_exchange(name: str, log: Path, tmp_path: Path) -> None:
    run("-r", log, "export", tmp_path / name)
    run("-r", tmp_path / "again.remit", "import", tmp_path / name)
    assert held(tmp_path / "again.remit").statements == held(log).statements


def test_a_register_with_unknown_parties_is_well_formed(log: Path) -> None:
    assert "violation" not in run("-r", log, "validate")


def test_a_query_lists_whoever_is_not_known(log: Path) -> None:
    found = run("-r", log, "sparql", "unknown")
    assert "the two Sams" in found
    assert "N/D" in found
    assert "TBC" not in found


def test_a_priority_with_lines_that_were_not_understood_is_not_said_to_have_no_lead(
    tmp_path: Path,
) -> None:
    """The lead may stand in one of them: who, the audit and the answer's gaps say so."""
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "Safer Vale Partnership\n\nPriority 1: Water safety\n\n"
        "Vale Rangers might perhaps be asked to lead this if the Board agrees.\n",
        encoding="utf-8",
    )
    register = tmp_path / "vale.remit"
    run("load", plan, "-r", register)
    said = run("-r", register, "who", "water safety")
    assert 'No lead was read for "Water safety": 1 line below its heading was not' in said
    assert "nobody is named" not in said.casefold()
    codes = _found(register)
    assert "lead-not-read" in codes
    assert "no-lead" not in codes
