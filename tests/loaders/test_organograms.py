"""Organograms as governments publish them: which post is which, what it reports to, and what its function says it answers for."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

HEAD = (
    ",Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,Contact E-mail,"
    "Reports to Senior Post,FTE,Actual Pay Floor (£),Actual Pay Ceiling (£),,Notes,Valid?\n"
)
FUNCTION = "Keeps watch."


def _row(n: int, ref: str, name: str, title: str, *more: str) -> str:
    above, function = (*more, FUNCTION)[:2]
    return (
        f'{n},{ref},{name},SCS1,"{title}","{function}",Department for Tides,Tidal Agency,Shore Unit,a@tides.example,'
        f"{above},1.0,80000,84999,0,,1\n"
    )


def _load(folder: Path, *rows: str, head: str = HEAD) -> Contents:
    file = folder / "tides-senior.csv"
    file.write_text(head + "".join(rows), encoding="utf-8")
    return load([file])


def _links(contents: Contents, term: str) -> set[tuple[str, str]]:
    labels = {one.id: one.label for one in contents.entities}
    return {
        (labels[s.subject], labels[s.object])
        for s in contents.statements
        if s.term == term and s.object
    }


def _unread(contents: Contents) -> str:
    return "\n".join(one.reason for one in contents.ledger if one.outcome == "unread")


STAFF = (
    _row(0, "EQ05", "Ann Bee", "Chief Warden", "XX"),
    _row(1, "EQ01", "Cy Dee", "Warden North", "EQ05"),
    _row(2, "EQ02", "N/D", "Warden South", "EQ05"),
    _row(3, "7AB11", "Eliminated", "Bell Keeper", "EQ01"),
    _row(4, "7AB12", "Fay Gunn", "Rope Keeper", "EQ01"),
)


def test_each_post_reports_to_the_post_whose_reference_its_row_gives(tmp_path: Path) -> None:
    """“EQ05” is the chief warden; “XX” stands above the highest post."""
    contents = _load(tmp_path, *STAFF)
    assert _links(contents, "reportsTo") == {
        ("Warden North", "Chief Warden"),
        ("Warden South", "Chief Warden"),
        ("Rope Keeper", "Warden North"),
    }
    assert _links(contents, "holds") >= {("Ann Bee", "Chief Warden"), ("Fay Gunn", "Rope Keeper")}
    assert "Bell Keeper" not in {one.label for one in contents.entities}
    assert _links(contents, "partOf") == {("Tidal Agency", "Department for Tides")}


@pytest.mark.parametrize(
    "heading", ["Post Unique Reference", "Key", "Establishment", "Seq", "Our mark"]
)
def test_the_references_of_posts_are_found_whatever_their_column_is_called(
    tmp_path: Path, heading: str
) -> None:
    """They are the cells that the column of superiors mentions, and not the numbers of the rows or sums of money."""
    contents = _load(tmp_path, *STAFF, head=HEAD.replace("Post Unique Reference", heading))
    assert ("Rope Keeper", "Warden North") in _links(contents, "reportsTo")


def test_rows_are_numbered_and_posts_have_numbers_of_their_own(tmp_path: Path) -> None:
    """The first column counts from nought, the references from one: “1” is the second."""
    contents = _load(
        tmp_path,
        _row(0, "1", "Ann Bee", "Chief Warden", "XX"),
        _row(1, "2", "Cy Dee", "Warden North", "1"),
        _row(2, "3", "N/D", "Warden South", "1"),
    )
    assert _links(contents, "reportsTo") == {
        ("Warden North", "Chief Warden"),
        ("Warden South", "Chief Warden"),
    }


def test_a_reference_of_two_posts_says_of_neither_that_somebody_reports_to_it(
    tmp_path: Path,
) -> None:
    """Two rows of one reference are one post where they name the same, and two where they do not."""
    contents = _load(
        tmp_path,
        _row(0, "EQ05", "Ann Bee", "Chief Warden", "XX"),
        _row(1, "EQ05", "Cy Dee", "Master of Ropes", "XX"),
        _row(2, "EQ02", "N/D", "Warden South", "EQ05"),
        _row(3, "EQ03", "Fay Gunn", "Warden West", "EQ02"),
        _row(4, "EQ03", "Hal Ives", "Warden West (job share)", "EQ02"),
    )
    assert _links(contents, "holds") >= {
        ("Ann Bee", "Chief Warden"),
        ("Cy Dee", "Master of Ropes"),
        ("Fay Gunn", "Warden West"),
        ("Hal Ives", "Warden West"),
    }
    assert _links(contents, "reportsTo") == {("Warden West", "Warden South")}
    assert "“EQ05” is said of 2 posts" in _unread(contents)


def test_a_title_that_looks_like_a_function_is_still_a_title(tmp_path: Path) -> None:
    """“Job Title” asks for the post, whatever stands under “Job/Team Function”."""
    contents = _load(
        tmp_path,
        _row(
            0, "1", "Ann Bee", "'Deputy Director, Ropes and Bells'", "XX", "Head of the Bell Team"
        ),
        _row(
            1, "2", "Cy Dee", "'Deputy Director, Tides, Winds and Moon'", "1", "Director of Moons"
        ),
    )
    posts = {one.label for one in contents.entities if one.kind == "post"}
    assert not posts & {"Head of the Bell Team", "Director of Moons"}


@pytest.mark.parametrize(
    ("function", "works"),
    [
        ("Responsible for the sea walls.", {"the sea walls"}),
        ("Warden North is responsible for the sea walls", {"the sea walls"}),
        ("WN has overall responsibility for the sea walls", {"the sea walls"}),
        ("The post holder is accountable to the Chief Warden for the sea walls", {"the sea walls"}),
        ("She leads the repair of the sea walls", {"leads the repair of the sea walls"}),
        ("To lead the repair of the sea walls", {"lead the repair of the sea walls"}),
        ("Leading the repair of the sea walls", {"Leading the repair of the sea walls"}),
        ("Responsible for: sea walls; lock gates; and ropes of ships", {"sea walls", "lock gates", "ropes of ships"}),
        ("This is a temporary post responsible for the sea walls", {"the sea walls"}),
        ("Senior Responsible Owner for the Sea Wall Programme", {"the Sea Wall Programme"}),
        ("Responsible for the sea walls and manages the rope store", {"the sea walls", "manages the rope store"}),
    ],
)  # fmt: skip
def test_a_post_answers_for_what_its_function_plainly_gives_it(
    tmp_path: Path, function: str, works: set[str]
) -> None:
    """With the post as subject, under its letters or as "she", or without a subject."""
    contents = _load(
        tmp_path,
        _row(0, "EQ05", "Ann Bee", "Chief Warden", "XX", "Chief Warden"),
        _row(1, "EQ01", "Cy Dee", "Warden North", "EQ05", function),
    )
    assert _links(contents, "assignedTo") == {(work, "Warden North") for work in works}


@pytest.mark.parametrize(
    "function",
    [
        "Sea walls",
        "Warden North",
        "We are responsible for the sea walls and ensure that they stand.",
        "The team supports the harbours; provides ropes to ships.",
        "The Shore Unit is responsible for the sea walls.",
        "Rope and Bell Audit (RBA) is the internal audit division, and provides audit services.",
        "The main purpose of the team is: - To lead on ropes; provide advice to masters.",
        "Reporting to the Chief Warden",
        "Testing includes: checks of ropes",
        "Based in the Shore Unit, part time",
        "Not responsible for the sea walls",
        "Formerly responsible for the sea walls",
        "Acts as deputy to the Chief Warden",
        "Supports the Chief Warden in all he does",
    ],
)
def test_a_function_that_is_the_team_s_or_no_work_gives_a_post_nothing(
    tmp_path: Path, function: str
) -> None:
    """What "we", a unit or a team does is not its head's, and a bare noun may be anything."""
    contents = _load(
        tmp_path,
        _row(0, "EQ05", "Ann Bee", "Chief Warden", "XX", "Chief Warden"),
        _row(1, "EQ01", "Cy Dee", "Warden North", "EQ05", function),
    )
    assert _links(contents, "assignedTo") == set()


def test_a_function_says_on_which_board_a_post_sits(tmp_path: Path) -> None:
    """To be a member of the Tidal Board is no work."""
    contents = _load(
        tmp_path,
        _row(0, "EQ05", "Ann Bee", "Chief Warden", "XX", "The Chief Warden is Chair of the Tidal Board."),
        _row(1, "EQ01", "Cy Dee", "Warden North", "EQ05", "Responsible for ropes of ships and is a Tidal Board member."),
        _row(2, "EQ02", "Fay Gunn", "Warden South", "EQ05", "Member of the Tidal Board."),
    )  # fmt: skip
    assert _links(contents, "memberOf") == {
        ("Warden North", "Tidal Board"),
        ("Warden South", "Tidal Board"),
    }
    assert _links(contents, "assignedTo") == {
        ("Tidal Board", "Chief Warden"),
        ("ropes of ships", "Warden North"),
    }
