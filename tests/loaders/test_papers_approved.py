"""Who adopted a paper, by a table of papers and by the lines in front of one."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import links, roles, unread

_ROWS = ("| Carers' Charter | 14 May 2031 | Trust Board |", "| Green Plan | 9 July 2031 | Audit Committee |")  # fmt: skip
_TOLD = {("Carers' Charter", "Trust Board"), ("Green Plan", "Audit Committee")}


@pytest.mark.parametrize("paper", ["Plan or strategy", "Policy", "Document", "Name"])
@pytest.mark.parametrize("who", ["Approved by", "Adopted by", "Ratifying body"])
@pytest.mark.parametrize("day", ["Approved at", "Date of approval", "On"])
def test_a_table_of_papers_says_which_body_adopted_each(
    marked: Read, paper: str, who: str, day: str
) -> None:
    """By its headings, or by the nouns on which its papers' names end."""
    contents = marked("# Our papers\n\n" + table(f"| {paper} | {day} | {who} |", *_ROWS))
    assert links(contents, "adoptedBy") == _TOLD
    days = {s.start for s in contents.statements if s.term == "adoptedBy"}
    assert days == ({None} if day == "On" else {"2031-05-14", "2031-07-09"})


def test_papers_with_an_owner_have_adopters_too(marked: Read) -> None:
    """Each column tells its own fact of the same paper."""
    header = "| Policy | Owner | Approved by | Review date |"
    rows = ("| Lone Working Policy | Head of Parks | Trust Board | May 2031 |", "| Leave Policy | Head of Finance | Audit Committee | June 2031 |")  # fmt: skip
    contents = marked("# Our policies\n\n" + table(header, *rows))
    assert ("Lone Working Policy", "Trust Board") in links(contents, "adoptedBy")
    assert ("Lone Working Policy", "responsible", "Head of Parks") in roles(contents)


@pytest.mark.parametrize(
    "row",
    [
        "| Winter Plan | not yet | Trust Board |",
        "| Winter Plan | 3 May 2031 | (draft) |",
        "| Winter Plan | 3 May 2031 | to be approved by the Trust Board |",
        "| Winter Plan | superseded | Trust Board |",
        "| Winter Plan | | |",
    ],
)
def test_a_paper_that_nobody_plainly_adopted_is_unread(marked: Read, row: str) -> None:
    """A draft, one that lapsed, and one whose body is not named."""
    contents = marked("# Plans\n\n" + table("| Plan | Approved at | Approved by |", *_ROWS, row))
    assert links(contents, "adoptedBy") == _TOLD
    assert "Winter Plan" in unread(contents)


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("| Plan | Date | Recommended by |", "Carers' Charter"),
        ("| Scheme | Amount | Approved by |", "Roof repairs"),
        ("| Version | Date | Approved by |", "1.0"),
        ("| Plan | Date | To be approved by |", "Green Plan"),
    ],
)
def test_who_proposed_or_paid_for_a_thing_adopted_no_paper(
    marked: Read, header: str, first: str
) -> None:
    """Neither do those who signed off an edition of the paper at hand."""
    rows = (f"| {first} | 3 May 2031 | Trust Board |", f"| {first} | 4 May 2031 | Trust Board |")
    assert not links(marked("# Papers\n\n" + table(header, *rows)), "adoptedBy")


_FRONT = "LONE WORKING POLICY\n\nVersion:          4.0\nPolicy owner:     Head of Volunteering\nApproved by:      Board of Trustees\nNext review:      March 2031\n\n1. Who this is for\nEveryone who visits people at home on our behalf.\n"  # fmt: skip


@pytest.mark.parametrize("mark", [":", " "])
def test_the_lines_in_front_of_a_policy_say_who_owns_and_who_adopted_it(
    read: Read, mark: str
) -> None:
    """Behind a colon or at a gap, as its table would."""
    contents = read(_FRONT.replace(":", mark))
    assert links(contents, "adoptedBy") == {("LONE WORKING POLICY", "Board of Trustees")}
    assert roles(contents) == {("LONE WORKING POLICY", "accountable", "Head of Volunteering")}


@pytest.mark.parametrize(
    "lines",
    [
        "Date: 3 May 2031\nTitle: Roads\nStatus: draft\nOwner: Ann Bee\n",
        "Version: 4.0\nPolicy owner: not yet known\nApproved by: to be confirmed\nNext review: May 2031\n",
    ],
)
def test_lines_of_another_thing_or_of_nobody_tell_nothing_of_the_paper(
    read: Read, lines: str
) -> None:
    """A form about a thing is none about its paper."""
    contents = read(f"QUAY POLICY\n\n{lines}\nWe look after the quay for everybody.\n")
    assert not links(contents, "adoptedBy")
    assert not roles(contents)
