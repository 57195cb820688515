"""Minutes as clerks draw and word them: those present in tables, what a meeting tells others to do, headers over several columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from remit.loaders import load

if TYPE_CHECKING:
    from remit.graph.model import Contents
    from tests.loaders.conftest import Read

_TITLE = "# Minutes of the Quay Estates Committee held on 15 October 2031\n\n"


def _said(contents: Contents, term: str) -> set[tuple[str, str]]:
    named = {e.id: e.label for e in contents.entities}
    return {
        (named[s.subject], named[s.object])
        for s in contents.statements
        if s.object and s.term == term
    }


@pytest.mark.parametrize("kind", ["Voting", "Elected", "Non-voting"])
def test_members_above_those_in_attendance_were_there(marked: Read, kind: str) -> None:
    contents = marked(
        f"{_TITLE}## {kind} members\n\n- Ann Bee (Vale Council) – Chair\n- Cllr Tom Oak (Vale Council)\n\n"
        "## In attendance\n\n- Ida Moss, Clerk\n\n## Apologies\n\n- Lee Grant\n"
    )
    there = {who for who, _ in _said(contents, "attended")}
    assert there == {"Ann Bee", "Tom Oak", "Ida Moss"}
    assert ("Tom Oak", "Quay Estates Committee") in _said(contents, "memberOf")


def test_terms_of_reference_list_members_and_nobody_who_was_there(marked: Read) -> None:
    contents = marked(
        "# Quay Estates Committee: terms of reference\n\n## Voting members\n\n- Ann Bee\n- Tom Oak\n\n"
        "## In attendance\n\n- Ida Moss\n"
    )
    assert ("Ann Bee", "Quay Estates Committee") not in _said(contents, "attended")


def test_who_was_there_may_stand_beside_labels_of_a_table(marked: Read) -> None:
    contents = marked(
        f"{_TITLE}| Members present | Ann Bee (Chair), Tom Oak |\n|---|---|\n"
        "| In attendance | Ida Moss (Principal and Chief Executive), Joe Pine of Vale Audit LLP |\n"
        "| Apologies | Lee Grant |\n| Quorum | Three members |\n"
    )
    there = {who for who, _ in _said(contents, "attended")}
    assert there >= {"Ann Bee", "Tom Oak", "Ida Moss"}
    assert not {body for who, body in _said(contents, "memberOf") if who == "Ida Moss"}


def test_a_heading_may_stand_over_the_numbers_and_the_words_of_items(marked: Read) -> None:
    contents = marked(
        f"{_TITLE}| Minute | | Action | |\n|---|---|---|---|\n"
        "| QE/1 | Fire doors. The surveys of all blocks were late again this year. A new survey would be ordered. | Head of Homes | 3 December 2031 |\n"
        "| QE/2 | Grants. The officers would write to the three clubs and ask each for its accounts of last year. | Ann Bee | 31 January 2032 |\n"
        "| QE/3 | Roof. The Committee asked for two more quotations before it would settle the contract. | Tom Oak | 5 May 2032 |\n"
    )
    assert {who for _, who in _said(contents, "assignedTo")} == {
        "Head of Homes",
        "Ann Bee",
        "Tom Oak",
    }
    assert {s.value for s in contents.statements if s.term == "deadline"} == {
        "2031-12-03",
        "2032-01-31",
        "2032-05-05",
    }


def test_what_a_meeting_tells_somebody_to_do_is_theirs(marked: Read) -> None:
    contents = marked(
        f"{_TITLE}Present: Ann Bee (Chair), Tom Oak\n\n"
        "3.1 The budget was discussed. The Committee instructed the Head of Finance to prepare a recovery plan by 30 November 2031.\n\n"
        "3.2 The Chair asked Tom Oak to mend the byelaw.\n\n"
        "3.3 Tom Oak would book the hall before May.\n"
    )
    owners = _said(contents, "assignedTo")
    assert {who for work, who in owners if work.startswith("prepare")} == {"Head of Finance"}
    assert {who for work, who in owners if work.startswith(("mend", "book"))} == {"Tom Oak"}
    assert "2031-11-30" in {s.value for s in contents.statements if s.term == "deadline"}


def test_what_one_who_was_there_asks_of_another_or_would_do_if_is_no_action(marked: Read) -> None:
    contents = marked(
        f"{_TITLE}Present: Ann Bee, Tom Oak\n\n"
        "3.1 A resident asked Vale Council to mend the weir.\n\n"
        "3.2 Tom Oak asked who was to pay.\n\n"
        "3.3 If the grant came, Tom Oak would buy the land.\n"
    )
    assert not _said(contents, "assignedTo")


def test_a_list_of_what_was_agreed_says_whom_it_directs(marked: Read) -> None:
    contents = marked(
        f"{_TITLE}The report was noted. The Committee agreed:\n\n"
        "- to direct Vale Council to widen the path by 31 March 2032;\n"
        "- that the Head of Homes should bring back a plan.\n"
    )
    owners = _said(contents, "assignedTo")
    assert {(work.split()[0], who) for work, who in owners} == {
        ("widen", "Vale Council"),
        ("bring", "Head of Homes"),
    }


def test_a_row_across_a_card_names_it(tmp_path: Path) -> None:
    cards = "".join(
        f"<table><tr><td colspan=2>Risk {n}: {what}</td></tr><tr><td>Belongs to</td><td>{who}</td></tr>"
        f"<tr><td>Score now</td><td>{n * 3}</td></tr><tr><td>What we are doing about it</td><td>{deed}</td></tr></table>"
        for n, what, who, deed in (
            (1, "We lose our inspectors", "Ann Bee, Director of People", "Retention pay (Director of People, by 30 November 2031)."),
            (2, "The case system fails", "Chief Operating Officer", "Copy of the code (Commercial Team, by January 2032)."),
        )
    )  # fmt: skip
    path = tmp_path / "cards.html"
    path.write_text(
        f"<html><body><h1>Top risks of the Quay Board</h1>{cards}</body></html>", "utf-8"
    )
    contents = load([path])
    owners = {(work[:7], who) for work, who in _said(contents, "assignedTo")}
    assert {("Risk 1:", "Ann Bee"), ("Risk 2:", "Chief Operating Officer")} <= owners
    roles = {
        s.role
        for s in contents.statements
        if s.term == "assignedTo" and s.subject.startswith("risk/")
    }
    assert roles == {"accountable"}


def test_whoever_is_to_be_consulted_does_not_do_it(marked: Read) -> None:
    contents = marked(
        "# Quay Board: actions\n\n| Action | Owner | When |\n|---|---|---|\n"
        "| Write the pay policy | The unions to be consulted | May 2031 |\n| Book the hall | Ann Bee | May 2031 |\n"
    )
    told = {(s.role, s.object) for s in contents.statements if s.term == "assignedTo"}
    assert all(role == "consulted" or who == "person/ann-bee" for role, who in told)


@pytest.mark.parametrize(
    "line",
    [
        "8. Date of next meeting: October 29th 2031.",
        "8. Next meeting: Tuesday 6th November 2031",
        "8. Date of the next Board meeting – 3 May 2032.",
    ],
)
def test_the_day_of_the_next_meeting_is_not_lost_in_silence(tmp_path: Path, line: str) -> None:
    """The register keeps no meetings; the ledger says which day it did not read."""
    file = tmp_path / "minutes.md"
    file.write_text(
        f"# Mere Board\n\nMinutes of the meeting held on 4 March 2031\n\nPresent: Ann Bee, Cy Dee\n\n{line}\n",
        encoding="utf-8",
    )
    outcomes = {
        entry.outcome
        for entry in load([file]).ledger
        if "ext" in entry.text and "eeting" in entry.text
    }
    assert outcomes == {"unread"}


@pytest.mark.parametrize(
    ("label", "met", "body"),
    [
        ("Meeting", "Quality Committee", "Quality Committee"),
        ("Name of meeting", "Mere Trust Quality Committee", "Mere Trust Quality Committee"),
        ("Title of Meeting", "Mere Libraries IPS - Board Meeting", "Mere Libraries IPS"),
        ("Place", "Mill Lane Hall", ""),
    ],
)
def test_the_table_that_heads_minutes_says_who_met(
    tmp_path: Path, label: str, met: str, body: str
) -> None:
    """Beside the labels of those who were there; a place is nobody who met."""
    file = tmp_path / "minutes.html"
    rows = (
        (label, met),
        ("Date", "4 March 2031"),
        ("Present", "Ann Bee (Chair), Cy Dee"),
        ("Apologies", "Hal Ives"),
    )
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    file.write_text(
        f"<h1>Minutes</h1><table>{table}</table><p>1. Welcome. The Chair opened the meeting.</p>",
        encoding="utf-8",
    )
    there = {who for who, _ in _said(load([file]), "attended")}
    bodies = {of for _, of in _said(load([file]), "attended")}
    assert bodies == ({body} if body else set())
    assert there == ({"Ann Bee", "Cy Dee"} if body else set())


def test_a_heading_below_an_empty_one_stands_within_it(tmp_path: Path) -> None:
    """A converted paper gives all headings one level; numbers and emptiness tell which lists the roles."""
    file = tmp_path / "protocol.md"
    file.write_text(
        "# Delegation Protocol\n\n## 1. Purpose\n\nIt says who may decide.\n\n## 2. Roles and responsibilities\n\n"
        "## Delegator:\n\nThe delegator is responsible for:\n\n- Maintaining the record\n- Informing the office\n\n"
        "## 3. Related papers\n\nAll policies.\n",
        encoding="utf-8",
    )
    assert _said(load([file]), "assignedTo") == {
        ("Maintaining the record", "Delegator"),
        ("Informing the office", "Delegator"),
    }
