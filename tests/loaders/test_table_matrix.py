"""Ordinary tables in the wordings that clerks use: every fact of each is read, and tables that allot nothing claim nothing.

Each case crosses a type of table with a heading; the order of columns, a column of numbers and the format go round with the
number of the case, so that the whole stays quick.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from remit.loaders import load
from tests.support.office import in_word
from tests.support.told import called

_POSTS = ["Data Steward", "Head of Finance", "Harbour Master"]
_PEOPLE = ["Ann Oakham", "Cy Dunmore", "Joan Pickering"]
_BODIES = ["Finance Committee", "Housing Team", "Community Forum"]
_DUTIES = [
    "Maintain the register and review the rota",
    "Budget, payroll and pensions",
    "Inspect the boats",
]
_ACTIONS = ["Update the asset register", "Repair the sea wall", "Train the volunteers"]
_MATTERS = ["Staff appointments", "Annual budget", "Contracts over £50,000"]
_POLICIES = ["Whistleblowing policy", "Lone working policy", "Complaints procedure"]
_AIMS = ["Reduce flooding", "Safer streets", "Cleaner beaches"]
_ENQUIRIES = ["Parking permits", "School meals", "Missed bins"]
_RISKS = ["Loss of grant funding", "Flooding of the depot", "Failure of the main pump"]
_DAYS = ["30 June 2031", "31 March 2032", "15 May 2031"]

_WHAT = (
    "Responsibilities", "Responsibility", "Duties", "Main duties", "Key responsibilities", "Areas of responsibility", "Remit", "Functions",
    "What they do", "Key tasks", "Role description", "Accountabilities", "Roles and responsibilities", "Looks after",
)  # fmt: skip
_OF_POSTS = (
    "Post",
    "Role",
    "Position",
    "Job title",
    "Officer",
    "Title",
    "Post holder",
    "Manager",
    "Name of post",
)
_OF_PEOPLE = ("Name", "Who", "Person", "Team member", "Trustee", "Councillor", "Colleague")
_OF_BODIES = ("Group", "Committee", "Body", "Organisation", "Working group", "Forum", "Department")
_OWNERS = (
    "Responsible officer", "Officer responsible", "Lead", "Owner", "Action by", "By whom", "Who", "Assigned to", "PoC", "Point of contact",
    "Named lead", "SRO", "Responsible manager", "Who is responsible?", "Actionee", "Assigned officer", "Implementation lead",
)  # fmt: skip
_WORK = (
    "Action",
    "Task",
    "What",
    "Next step",
    "Commitment",
    "Milestone",
    "Key actions",
    "Action to be taken",
    "Work to be done",
)

Case = tuple[tuple[str, ...], tuple[list[str], ...]]

_CASES: list[Case] = [
    *(((w, "Responsibilities"), (_POSTS, _DUTIES)) for w in _OF_POSTS),
    *(((w, "Duties"), (_PEOPLE, _DUTIES)) for w in _OF_PEOPLE),
    *(((w, "Responsibilities"), (_BODIES, _DUTIES)) for w in _OF_BODIES),
    *((("Post", w), (_POSTS, _DUTIES)) for w in _WHAT),
    *((("Action", w, "By when"), (_ACTIONS, _POSTS, _DAYS)) for w in _OWNERS),
    *(((w, "Owner", "Due date"), (_ACTIONS, _PEOPLE, _DAYS)) for w in _WORK),
    *((("Matter", w), (_MATTERS, _POSTS)) for w in ("Decided by", "Responsible", "Decision by", "Approval required from")),
    *(((w, "Contact"), (_ENQUIRIES, _PEOPLE)) for w in ("Enquiry", "Subject", "Topic", "Issue")),
    *(((w, "Owner"), (_POLICIES, _POSTS)) for w in ("Policy", "Name of policy", "Document", "Policy/procedure")),
    *((("Policy", w, "Review date"), (_POLICIES, _POSTS, _DAYS)) for w in ("Policy owner", "Lead officer", "Responsible person")),
    *(((w, "Responsible officer"), (_AIMS, _PEOPLE)) for w in ("Objective", "Priority", "Strategic priority", "Goal")),
    *((("Risk", w), (_RISKS, _POSTS)) for w in ("Risk owner", "Owner", "Lead officer", "Managed by")),
]  # fmt: skip
_PARTIES = {*_POSTS, *_PEOPLE, *_BODIES}
_FORMATS = ("csv", "md", "html", "docx")


def _table(folder: Path, rows: Sequence[Sequence[str]], form: str, title: str = "") -> Path:
    path = folder / f"table.{form}"
    if form == "csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        path.write_text(text.getvalue(), encoding="utf-8")
    elif form == "md":
        lines = [f"|{'|'.join(row)}|" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])]
        path.write_text("\n".join([f"# {title}\n"] * bool(title) + lines) + "\n", encoding="utf-8")
    elif form == "html":
        drawn = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
        head = f"<h1>{title}</h1>" if title else ""
        path.write_text(f"<html><body>{head}<table>{drawn}</table></body></html>", encoding="utf-8")
    else:
        path.write_bytes(in_word([*([("h1", title)] if title else []), ("table", rows)]))
    return path


def _allotted(path: Path) -> set[tuple[str, str]]:
    contents = load([path])
    name = called(contents)
    return {
        (name[s.subject], name[s.object or ""])
        for s in contents.statements
        if s.term in ("assignedTo", "holds", "memberOf", "reportsTo")
    }


def _ids() -> list[str]:
    return [f"{n}-{'-'.join(heads)}" for n, (heads, _) in enumerate(_CASES)]


@pytest.mark.parametrize("number", range(len(_CASES)), ids=_ids())
def test_an_ordinary_table_gives_each_of_its_rows_to_whom_it_names(
    tmp_path: Path, number: int
) -> None:
    """Under any usual heading, in any order of columns, with a column of numbers or without, in any format."""
    heads, columns = _CASES[number]
    rows = [list(row) for row in zip(*columns, strict=True)]
    facts = {frozenset(cell for cell in row if cell not in _DAYS) for row in rows}
    rows = [list(heads), *rows]
    if number % 5 == 3:
        rows = [row[::-1] for row in rows]
    if number % 4 == 1:
        rows = [[str(n) if n else "No.", *row] for n, row in enumerate(rows)]
    title = "Who does what" if number % 3 == 1 else ""
    told = {
        frozenset(pair)
        for pair in _allotted(_table(tmp_path, rows, _FORMATS[number % 4], title))
        if not _PARTIES.isdisjoint(pair)
    }
    assert told == facts


def test_posts_that_are_words_of_headings_too_are_no_labels(tmp_path: Path) -> None:
    """A post such as "Chair" stands below "Role", and is whoever runs the meetings."""
    rows = [
        ("Role", "Responsibilities"),
        ("Chair", "Run the meetings"),
        ("Treasurer", "Keep the accounts"),
        ("Secretary", "Take the minutes"),
        ("Welfare Officer", "Look after the members"),
    ]
    for form in _FORMATS:
        told = _allotted(_table(tmp_path, rows, form))
        assert told == {(work, who) for who, work in rows[1:]}


_NOBODYS = {
    ("Event", "Speaker", "Date"): ("Spring lecture", "Ann Oakham", "3 May 2031"),
    ("Workshop", "Led by", "Date"): ("Harbour history", "Cy Dunmore", "4 June 2031"),
    ("Species", "Place"): ("Grey seal", "Harbour Board wall"),
    ("Title", "Author"): ("The Sea Wall", "Ann Oakham"),
    ("Course", "Tutor"): ("First aid", "Ann Oakham"),
    ("Item", "Supplier", "Price"): ("Paint", "Coldwell Ltd", "£40"),
    ("Proposal", "Applicant"): ("New shop front", "Quayside Council"),
    ("Purpose", "Paid to", "Amount"): ("Grass cutting", "Parks Department", "£400"),
    ("Who", "Question"): ("Head of Coast", "Repair the pier before winter"),
    ("Name", "About"): ("Ann Oakham", "Joined the army at eighteen"),
    ("Team", "Hours"): ("Housing Team", "Monday to Friday"),
    ("Term", "Description"): ("Audit Committee", "The group that checks the accounts"),
    ("Type", "Function"): ("Editor", "Can change pages"),
    ("Building", "Function"): ("North Pier", "Landing of fish"),
    ("Role", "Skills needed"): ("Treasurer", "Good with numbers"),
    ("Post", "Salary"): ("Head of Finance", "£61,000"),
    ("Candidate", "Votes"): ("Ann Oakham", "412"),
    ("Award", "Sponsored by"): ("Best garden", "Quayside Council"),
    ("Team", "Points"): ("Housing Team", "12"),
    ("Name", "Former post"): ("Ann Oakham", "Head of Finance"),
    ("Post", "Former members"): ("Head of Finance", "Ann Oakham"),
    ("Motion", "Proposed by", "Seconded by"): ("That the wall be mended", "Ann Oakham", "Cy Dunmore"),
    ("Project", "Funder", "Amount"): ("Youth choir", "Dunmore College", "£900"),
    ("Name", "Training completed"): ("Cy Dunmore", "Fire safety"),
}  # fmt: skip


@pytest.mark.parametrize("heads", _NOBODYS, ids="-".join)
@pytest.mark.parametrize("title", ["", "Harbour Board"])
def test_a_table_that_allots_nothing_claims_nothing(
    tmp_path: Path, heads: tuple[str, ...], title: str
) -> None:
    """Speakers, authors, payees, holders gone by: people stand beside things that are not theirs to see to."""
    others = [("Mill fair", "Joan Pickering", "9 July 2031"), ("Tide lore", "Bryn Coldwell", "8 May 2031")]  # fmt: skip
    of_people = _NOBODYS[heads][1] in _PEOPLE
    more = [row[: len(heads)] for row in others] if of_people else []
    rows = [heads, _NOBODYS[heads], *more]
    if not of_people:
        rows.append(tuple(f"{cell}s" for cell in _NOBODYS[heads]))
    form = _FORMATS[1 + len(heads[0]) % 3]
    assert _allotted(_table(tmp_path, rows, form, title)) == set()
