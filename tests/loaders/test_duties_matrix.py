"""Tables of people with a row for each duty: whoever has each is told, however the cells are filled; look-alikes tell nobody.

Each case crosses the headings of a table with a way to fill its cells; the format goes round with the number of the case.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.office import in_excel, in_odt, in_word
from tests.support.told import called

_PEOPLE = ("Ann Oakham", "Cy Dunmore", "Joan Pickering")
_DUTIES = ("Large print books", "Run the story times", "Mobile library", "Order new stock", "Public computers", "Local history")  # fmt: skip
_POSTS = ("Head of Circulation", "Reference Librarian", "Systems Librarian")
_BESIDE: Mapping[str, tuple[str, str, str]] = {
    "body": ("Fenbridge Council", "Fenbridge Council", "Fenbridge Council"),
    "post": _POSTS,
    "mail": ("ann@fen.example", "cy@fen.example", "joan@fen.example"),
    "call": ("01632 960101", "01632 960102", "01632 960103"),
    "since": ("May 2029", "June 2030", "July 2030"),
    "said": ("", "Part-time", ""),
    "number": ("1", "2", "3"),
}
Heads = tuple[tuple[str, str], ...]
_HEADS: tuple[Heads, ...] = (
    (("body", "CFO-Act Agency"), ("who", "Name"), ("mail", "Email"), ("duty", "Responsibility"), ("said", "Agency Comment(s)")),
    (("post", "Role"), ("who", "Holder"), ("duty", "Responsible for")),
    (("who", "Trustee"), ("duty", "Portfolio"), ("since", "Since")),
    (("who", "Name"), ("post", "Position"), ("duty", "Areas of responsibility")),
    (("who", "Governor"), ("duty", "Link responsibility"), ("since", "Appointed")),
    (("body", "Organisation"), ("who", "Representative"), ("duty", "Responsibility"), ("mail", "Email")),
    (("post", "Position"), ("who", "Postholder"), ("duty", "Accountabilities"), ("since", "In post since")),
    (("who", "Surname, first name"), ("duty", "Responsibility"), ("call", "Mobile")),
    (("number", "No."), ("who", "Name"), ("duty", "Responsibility"), ("said", "Notes")),
    (("who", "Name"), ("mail", "Email"), ("duty", "Role and responsibilities"), ("said", "Comments")),
)  # fmt: skip
_FILLS = (
    "a row each",
    "again",
    "blank below",
    "semicolons",
    "lines",
    "bullets",
    "surname first",
    "coded",
)
_FORMS = ("csv", "xlsx", "docx", "html", "md", "odt")
_TWICE = ("again", "blank below", "semicolons", "lines", "bullets")
_JOINED = {"semicolons": "; ", "lines": "\n", "bullets": "\n• "}


def _write(folder: Path, rows: Sequence[Sequence[str]], form: str) -> Path:
    path = folder / f"table.{form}"
    if form == "csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        path.write_text(text.getvalue(), encoding="utf-8")
    elif form in ("xlsx", "docx", "odt"):
        pieces = [("table", rows)]
        made = {"docx": in_word, "odt": in_odt}
        path.write_bytes(in_excel({"List": rows}) if form == "xlsx" else made[form](pieces))
    else:
        lines = [[cell.replace("\n", "<br>") for cell in row] for row in rows]
        md = "\n".join(
            f"|{'|'.join(row)}|" for row in (lines[0], ["---"] * len(lines[0]), *lines[1:])
        )
        drawn = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in lines)
        path.write_text(md if form == "md" else f"<html><body><table>{drawn}</table></body></html>", encoding="utf-8")  # fmt: skip
    return path


def _filled(heads: Heads, fill: str) -> tuple[list[list[str]], set[tuple[str, str]]]:
    """The rows of a table, and what they tell: each duty with whoever has it."""
    per, rows, facts = 2 if fill in _TWICE else 1, [[heading for _, heading in heads]], set()
    for n, name in enumerate(_PEOPLE):
        mine = [f"ODP: {d}" if fill == "coded" else d for d in _DUTIES[n * per : n * per + per]]
        facts |= {(duty, name) for duty in mine}
        shown = ", ".join(reversed(name.split())) if fill == "surname first" else name
        if fill in _JOINED:
            mine = [("• " if fill == "bullets" else "") + _JOINED[fill].join(mine)]
        for row, duty in enumerate(mine):
            told = {
                "who": shown,
                "duty": duty,
                **{role: cells[n] for role, cells in _BESIDE.items()},
            }
            again = fill == "blank below" and row
            rows.append([told[role] if role == "duty" or not again else "" for role, _ in heads])
    return rows, facts


def _assigned(contents: Contents) -> set[tuple[str, str]]:
    name = called(contents)
    return {
        (name[s.subject], name[s.object or ""])
        for s in contents.statements
        if s.term == "assignedTo"
    }


@pytest.mark.parametrize("fill", _FILLS)
@pytest.mark.parametrize("number", range(len(_HEADS)))
def test_each_duty_is_told_of_whoever_it_stands_beside(
    tmp_path: Path, number: int, fill: str
) -> None:
    """Beside a body, a post, an address, a day or a remark; and of nobody else."""
    rows, facts = _filled(_HEADS[number], fill)
    form = _FORMS[(number + _FILLS.index(fill)) % len(_FORMS)]
    assert _assigned(load([_write(tmp_path, rows, form)])) == facts


def test_a_blank_name_goes_on_with_the_one_above_only_by_inference(tmp_path: Path) -> None:
    rows, _ = _filled(_HEADS[2], "blank below")
    contents = load([_write(tmp_path, rows, "csv")])
    assert {s.basis for s in contents.statements if s.term == "assignedTo"} == {"inferred"}


def test_a_blank_name_beside_a_duty_that_stands_first_is_nobodys(tmp_path: Path) -> None:
    """The ledger owns up to the duty, which may as well head the rows below it."""
    rows = (("Responsibility", "Name", "Email"), ("Mobile library", "Ann Oakham", "a@fen.example"), ("Story time", "", ""), ("Book sales", "Cy Dunmore", "c@fen.example"))  # fmt: skip
    contents = load([_write(tmp_path, rows, "csv")])
    assert _assigned(contents) == {("Mobile library", "Ann Oakham"), ("Book sales", "Cy Dunmore")}
    assert [e.text for e in contents.ledger if e.outcome == "unread"] == ["Story time"]


def test_whoever_only_stands_in_is_not_responsible(tmp_path: Path) -> None:
    rows = (
        ("Agency", "Name", "Responsibility", "Comment"),
        ("Fenbridge Council", "Ann Oakham", "Mobile library", "Primary"),
        ("Fenbridge Council", "Cy Dunmore", "Mobile library", "Backup"),
        ("Fenbridge Council", "Joan Pickering", "Book sales", "Alternate POC"),
    )
    contents = load([_write(tmp_path, rows, "csv")])
    assert _assigned(contents) == {("Mobile library", "Ann Oakham")}
    assert sum("stands in" in e.reason for e in contents.ledger) == 2


def test_a_day_since_when_somebody_has_a_portfolio_begins_it(tmp_path: Path) -> None:
    rows, _ = _filled(_HEADS[2], "a row each")
    contents = load([_write(tmp_path, rows, "csv")])
    starts = {s.start for s in contents.statements if s.term == "assignedTo"}
    assert starts == {"2029-05-01", "2030-06-01", "2030-07-01"}


_NOBODYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("Service", "Contact", "Price"): ("Mobile library", "Ann Oakham", "£40"),
    ("Room", "Booked by", "Purpose"): ("Main hall", "Ann Oakham", "Story time"),
    ("Date", "Name", "Booking", "Notes"): ("1 May 2031", "Ann Oakham", "Story time", "Paid"),
    ("Name", "Organisation", "Email", "Copies"): ("Ann Oakham", "Fenbridge Council", "a@fen.example", "2"),
    ("Name", "Position", "Email", "Comment"): ("Ann Oakham", "Reference Librarian", "a@fen.example", "Part-time"),
    ("Date", "Visitor", "Company", "Purpose of visit"): ("1 May 2031", "Ann Oakham", "Dunmore Stores", "Story time"),
    ("Name", "Here to see", "Reason", "Time in"): ("Ann Oakham", "Reference Librarian", "Story time", "10:15"),
    ("Course", "Tutor", "Covers"): ("First aid", "Ann Oakham", "Burns and cuts"),
    ("Name", "Former responsibility", "Until"): ("Ann Oakham", "Mobile library", "May 2030"),
    ("Name", "Previous duties", "Left"): ("Ann Oakham", "Run the story times", "May 2030"),
    ("Name", "Proposed responsibility", "Email"): ("Ann Oakham", "Mobile library", "a@fen.example"),
    ("Name", "Desired responsibility", "Phone"): ("Ann Oakham", "Mobile library", "01632 960101"),
    ("Name", "Leave", "Cover needed"): ("Ann Oakham", "3 May to 9 May", "Yes"),
    ("Name", "About", "Since"): ("Ann Oakham", "Grew up by the sea and taught for ten years", "2030"),
    ("Interviewee", "Responsibility", "Interview date"): ("Ann Oakham", "Mobile library", "3 May 2031"),
    ("Supplier", "Contact", "Covers"): ("Dunmore Stores", "Ann Oakham", "North"),
    ("Name", "Responsibility", "Email"): ("Ann Oakham", "None", "a@fen.example"),
}  # fmt: skip


@pytest.mark.parametrize("title", ["", "Contacts"])
@pytest.mark.parametrize("heads", _NOBODYS, ids="-".join)
def test_a_table_of_people_that_tells_no_duty_gives_nobody_one(
    tmp_path: Path, heads: tuple[str, ...], title: str
) -> None:
    """Also below a title that says whom to ask."""
    row = _NOBODYS[heads]
    others = [tuple(c.replace("Ann Oakham", name) for c in row) for name in _PEOPLE[1:]]
    rows = [*([(title,)] if title else []), heads, row, *others]
    told = {(work, who) for work, who in _assigned(load([_write(tmp_path, rows, "csv")]))}
    assert not {who for _, who in told} & {*_PEOPLE, *_POSTS}
