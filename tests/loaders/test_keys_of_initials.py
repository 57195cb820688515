"""A paper's own key says whom initials mean, wherever it stands; a log's leads do the work; who it was is nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support import office
from tests.support.told import links, roles, unread

_LOG = "Mere Harbour Board\nAction log\n\n{}No | Action | Lead | Due\n1 | Mend the quay wall | AB | 3 May 2031\n2 | Paint the crane | CD/AB | 4 May 2031\n{}"
_MEANT = {
    ("Mend the quay wall", "responsible", "Ann Bee"),
    ("Paint the crane", "responsible", "Cy Dee"),
    ("Paint the crane", "responsible", "Ann Bee"),
}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Initials: AB Ann Bee, Clerk; CD Cy Dee, Treasurer\n\n", ""),
        ("Owners: AB – Ann Bee, Clerk; CD – Cy Dee, Treasurer\n\n", ""),
        ("", "\nAB = Ann Bee, Clerk, CD = Cy Dee, Treasurer\n"),
        ("", "\nAB Ann Bee, Clerk\nCD Cy Dee, Treasurer\n"),
        ("", "\nKey to initials\n\nAB: Ann Bee (Clerk)\n\nCD: Cy Dee (Treasurer)\n"),
    ],
)
def test_a_key_in_text_says_whom_initials_mean(read: Read, above: str, below: str) -> None:
    """Behind a label or without one, in a line or a line each; who is in it has the post that stands there."""
    contents = read(_LOG.format(above, below))
    assert roles(contents) == _MEANT
    assert {("Ann Bee", "Clerk"), ("Cy Dee", "Treasurer")} <= links(contents, "holds")
    assert not unread(contents)


_SHEET = [
    ["No", "Action", "Who", "Due"],
    ["1", "Mend the quay wall", "AB", "3 May 2031"],
    ["2", "Paint the crane", "HQ (with AB)", "4 May 2031"],
    ["3", "Count the buoys", "AB (was CD)", "4 May 2031"],
]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Log": _SHEET, "People": [["Initials", "Name", "Post"], ["AB", "Ann Bee", "Clerk"], ["HQ", "Head of the Quay", ""]]},
        {"Log": [*_SHEET, [], ["Key to names"], ["AB", "Ann Bee (Clerk)"], ["HQ", "Head of the Quay"]]},
        {"Log": [*_SHEET, [], ["AB Ann Bee, Clerk; HQ Head of the Quay"]]},
    ],
)  # fmt: skip
def test_a_key_in_a_sheet_does_too(tmp_path: Path, sheets: dict[str, list[list[str]]]) -> None:
    """On another sheet, in rows below the table, in one cell: and a post is no person."""
    path = tmp_path / "log.xlsx"
    path.write_bytes(office.in_excel(sheets))
    contents = load([path])
    assert roles(contents) == {
        ("Mend the quay wall", "responsible", "Ann Bee"),
        ("Paint the crane", "responsible", "Head of the Quay"),
        ("Paint the crane", "responsible", "Ann Bee"),
        ("Count the buoys", "responsible", "Ann Bee"),
    }
    kinds = {entity.label: entity.kind for entity in contents.entities}
    assert kinds["Head of the Quay"] == "post"
    assert ("Ann Bee", "Clerk") in links(contents, "holds")


def test_two_who_have_the_same_initials_are_told_apart_or_not_at_all(read: Read) -> None:
    """The key has ABe and ABu; AB alone may be either."""
    text = _LOG.format(
        "Initials: ABe Ann Bee; ABu Al Bud; CD Cy Dee, Clerk\n\n", "3 | Sweep | ABu | 5 May 2031\n"
    )
    assert {who for _, _, who in roles(read(text))} == {"unclear", "Cy Dee", "Al Bud"}


def test_a_key_above_a_table_takes_nothing_of_it(marked: Callable[[str], Contents]) -> None:
    """The header below it is no entry, however short its words are."""
    contents = marked(
        "# Mere Forum action log\n\nPC Parish Council; DC District Council\n\n"
        "| Action | Lead | Due |\n|---|---|---|\n| Sweep the steps | PC | 3 May 2031 |\n"
    )
    assert roles(contents) == {("Sweep the steps", "responsible", "Parish Council")}
    assert not unread(contents)


def test_a_paper_that_explains_letters_means_what_it_says(tmp_path: Path) -> None:
    """HR is the unit in every paper that does not have it beside somebody's name."""
    log = "Action log\n\n{}No | Action | Owner | Due\n1 | Ask about the rota | HR | 3 May 2031\n2 | Paint the crane | CD | 4 May 2031\n"
    for name, key in (
        ("mine.txt", "Initials: HR Hatty Rusk, Clerk; CD Cy Dee\n\n"),
        ("other.txt", ""),
    ):
        (tmp_path / name).write_text(log.format(key), encoding="utf-8", newline="\n")
    contents = load([tmp_path / "mine.txt", tmp_path / "other.txt"])
    owners = {
        (s.citations[0].document, s.object)
        for s in contents.statements
        if s.term == "assignedTo" and s.citations[0].quote == "HR"
    }
    assert owners == {("mine.txt", "person/hatty-rusk"), ("other.txt", "body/hr")}


def test_a_post_that_is_over_in_the_key_has_an_end(read: Read) -> None:
    """Nobody reads it as held today."""
    contents = read(_LOG.format("Initials: AB Ann Bee, Clerk (to 30 June 2030); CD Cy Dee\n\n", ""))
    (held,) = [s for s in contents.statements if s.term == "holds"]
    assert held.end == "2030-06-30"


@pytest.mark.parametrize(
    "line",
    [
        "CDP Crime Delivery Plan; ASB Anti Social Behaviour; RAG Red Amber Green",
        "HM Revenue and Customs; UK Health Security Agency",
        "AB to write to Ann Bee; CD to call Cy Dee",
    ],
)
def test_letters_of_other_things_make_nobody(read: Read, line: str) -> None:
    """A glossary is no list of people."""
    contents = read(_LOG.format(f"{line}\n\n", ""))
    assert not {e.label for e in contents.entities if e.kind == "person"}


@pytest.mark.parametrize(
    ("title", "role"), [("Action log", "responsible"), ("Delivery plan", "accountable")]
)
def test_who_leads_an_action_of_a_log_does_it(
    marked: Callable[[str], Contents], title: str, role: str
) -> None:
    """In a plan whoever leads answers for it; so does a lead beside whoever does the work."""
    table = "| Action | {} | Due |\n|---|---|---|\n| Mend the quay wall | {} | 3 May 2031 |\n"
    front = f"# Mere Harbour Board: {title}\n\n"
    contents = marked(front + table.format("Lead", "Ann Bee"))
    assert roles(contents) == {("Mend the quay wall", role, "Ann Bee")}
    contents = marked(
        front + table.format("Lead | Done by", "Ann Bee | Cy Dee").replace("|---|\n", "|---|---|\n")
    )
    assert ("Mend the quay wall", "accountable", "Ann Bee") in roles(contents)


@pytest.mark.parametrize(
    ("cell", "who"),
    [
        ("Cy Dee (was Ann Bee)", {"Cy Dee"}),
        ("Cy Dee, formerly Ann Bee", {"Cy Dee"}),
        ("Cy Dee Previously Ann Bee/Gus Fell", {"Cy Dee"}),
        ("Cy Dee (took over from Ann Bee)", {"Cy Dee"}),
        ("Mere Council, not the Harbour Master", {"Mere Council"}),
        ("(formerly the Harbour Master)", set()),
        ("previously Ann Bee", set()),
    ],
)
def test_whoever_it_was_or_is_not_is_nobody(
    marked: Callable[[str], Contents], cell: str, who: set[str]
) -> None:
    """Where no more is said the cell is unread, and no seat is empty by that."""
    contents = marked(
        f"# Plan\n\n| Action | Owner | Due |\n|---|---|---|\n| Mend the quay wall | {cell} | 3 May 2031 |\n"
    )
    assert {name for _, _, name in roles(contents)} == who
    assert who or "says who it was" in unread(contents)


_COLUMNS = """\
Mere Harbour Trust

Who decides

  HM   Harbour Master                    Ann Oakham
  TR   Treasurer (Finance)               vacant since 12 May
  CPC  Chair of the Pier Committee       Bo Lunt (shared with
                                         Vale Trust)

PART A

A1  Matters for the Trust
    (a) letting of moorings;
    (b) sale of old boats.
"""


def test_a_key_in_columns_says_what_letters_mean_and_who_holds_the_post(read: Read) -> None:
    """What is said beside either is owned up to; and a line among such lines heads no table of what stands below."""
    contents = read(_COLUMNS)
    assert links(contents, "holds") == {
        ("Ann Oakham", "Harbour Master"),
        ("vacant since 12 May", "Treasurer"),
        ("Bo Lunt", "Chair of the Pier Committee"),
    }
    assert not any(e.kind == "body" and "moorings" in e.label for e in contents.entities)
    assert "what this says of Treasurer is not understood" in " ".join(
        e.reason for e in contents.ledger
    )


def test_two_holders_of_one_post_of_a_key_are_not_told_apart(read: Read) -> None:
    contents = read(_COLUMNS.replace("Ann Oakham", "Ann Oakham / Cy Dee"))
    assert not any("Oakham" in who for who, _ in links(contents, "holds"))
