"""What a paper sets apart by a heading, a row across, a sheet's name or a line is told as nobody's, in every layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.office import in_excel
from tests.support.told import links, roles, unread, values

_APART = [
    "Withdrawn",
    "Withdrawn actions",
    "3.2 Actions withdrawn since March 2031",
    "Proposed actions (not agreed)",
    "Actions (not agreed)",
    "Example",
    "Example of good practice (Derby)",
    "Last year’s actions",
    "Archive 2029",
    "Options considered and rejected",
]
# Their words are those that set apart, and they do not.
_ORDINARY = [
    "Closed circuit television",
    "Example schools",
    "Former Mill site",
    "Archive service",
    "Actions from the previous meeting",
    "Withdrawal of old notes",
    "Past performance",
    "Removed vehicles",
    "Proposed Local Plan",
]
_ROW = "| Mend the gates | Ann Oakham | May 2031 |"
_LIVE = "| Paint the rails | Bo Lunt | June 2031 |"
_HEAD = "| Action | Lead | By when |"


def _people(contents: Contents) -> set[str]:
    return {who for _, _, who in roles(contents)}


@pytest.mark.parametrize("heading", _APART)
def test_a_heading_sets_the_table_below_it_apart(marked: Read, heading: str) -> None:
    contents = marked(
        f"# Quay plan\n\n## Live\n\n{table(_HEAD, _LIVE)}\n## {heading}\n\n{table(_HEAD, _ROW)}"
    )
    assert _people(contents) == {"Bo Lunt"}
    assert any(
        e.outcome == "ignored" and "Ann Oakham" in e.text and heading in e.reason
        for e in contents.ledger
    )


@pytest.mark.parametrize("heading", _ORDINARY)
def test_a_heading_with_such_a_word_sets_nothing_apart(marked: Read, heading: str) -> None:
    contents = marked(f"# Quay plan\n\n## {heading}\n\n{table(_HEAD, _ROW)}")
    assert _people(contents) == {"Ann Oakham"}


def test_it_holds_to_the_next_heading_of_its_level_and_for_those_below_it(marked: Read) -> None:
    contents = marked(
        f"# Quay plan\n\n## Withdrawn\n\n### North\n\n{table(_HEAD, _ROW)}\n## South\n\n{table(_HEAD, _LIVE)}"
    )
    assert _people(contents) == {"Bo Lunt"}


def test_a_sentence_and_a_list_below_it_are_set_apart_too(marked: Read) -> None:
    contents = marked(
        "# Quay hub\n\n## Withdrawn\n\n- Paul Kerr leads the arson review.\n\nIan Cole is responsible for fares.\n\n"
        "## Live\n\nAnn Oakham leads the noise review.\n"
    )
    assert _people(contents) == {"Ann Oakham"}


def test_the_name_of_a_sheet_sets_its_rows_apart(tmp_path: Path) -> None:
    head, row, live = (["Action", "Lead", "By when"], ["Mend the gates", "Ann Oakham", "May 2031"],
                       ["Paint the rails", "Bo Lunt", "June 2031"])  # fmt: skip
    for name, people in (
        ("Withdrawn", {"Bo Lunt"}),
        ("Archive service", {"Ann Oakham", "Bo Lunt"}),
    ):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(in_excel({"Live": [head, live], name: [head, row]}))
        assert _people(load([path])) == people


def test_a_row_across_sets_those_below_it_apart_up_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    rows = [
        ["Action", "Lead", "By when"],
        ["Withdrawn actions"],
        ["Mend the gates", "Ann Oakham", "May 2031"],
        ["Live actions"],
        ["Paint the rails", "Bo Lunt", "June 2031"],
    ]
    path.write_bytes(in_excel({"Plan": rows}))
    assert _people(load([path])) == {"Bo Lunt"}


def test_a_line_of_text_sets_the_list_below_it_apart(read: Read) -> None:
    contents = read(
        "Quay Board\n\nMembers of the Quay Board\n\n- Ann Oakham, Mere Council\n- Bo Lunt, Mere Police\n\n"
        "Former members\n\n- Cy Dee, Mere Council\n- Di Fay, Mere Police\n"
    )
    assert not {"Cy Dee", "Di Fay"} & {who for who, _ in links(contents, "memberOf")}


def test_those_under_former_members_sit_on_nothing(marked: Read) -> None:
    head = "| Name | Organisation | Position |"
    contents = marked(
        "# Quay Board: membership\n\n## Current members\n\n"
        + table(head, "| Ann Oakham | Mere Council | Chair |")
        + "\n## Former members\n\n"
        + table(head, "| Paul Kerr | Mere Council | Chair |")
    )
    assert {who for who, _ in links(contents, "holds")} == {"Ann Oakham"}
    assert "Paul Kerr" not in {who for who, _ in links(contents, "memberOf")}


def test_roles_until_a_day_are_told_as_nobodys_and_owned_up_to(marked: Read) -> None:
    """Whether that day has come the paper does not say; nor is a heading of roles a piece of work."""
    contents = marked(
        "# Quay hub\n\n## Roles until March 2031\n\n- Chair: Gordon Pike\n- Treasurer: Roy Tandy\n\n"
        "## Roles from April 2031\n\n- Chair: Ann Shaw\n- Treasurer: Ian Cole\n"
    )
    assert not roles(contents)
    assert not {"Gordon Pike", "Roy Tandy"} & {who for who, _ in links(contents, "holds")}
    assert "Gordon Pike" in unread(contents)


@pytest.mark.parametrize("name", ["Closed actions", "Closed since last meeting", "Completed"])
def test_rows_that_are_done_keep_their_owner_and_have_that_as_their_status(
    marked: Read, name: str
) -> None:
    contents = marked(
        f"# Quay log\n\n## {name}\n\n{table(_HEAD, _ROW)}\n## Open\n\n{table(_HEAD, _LIVE)}"
    )
    assert _people(contents) == {"Ann Oakham", "Bo Lunt"}
    assert {thing for thing, _ in values(contents, "status")} == {"Mend the gates"}


def test_the_time_behind_a_name_or_a_seat_is_that_of_the_seat_and_no_part_of_either(
    marked: Read,
) -> None:
    head = "| Name | Organisation | Position |"
    contents = marked(
        "# Quay Board: membership\n\n## Members\n\n"
        + table(
            head,
            "| Ann Oakham (until 31 March 2031) | Mere Council | Chair |",
            "| Bo Lunt | Mere Council | Chair from 1 April 2031 |",
            "| Cy Dee (from 1 July 2031) | Mere Police | Member |",
            "| Di Fay | Mere Police | Treasurer |",
        )
    )
    called = {e.id: e.label for e in contents.entities}
    told = {
        (called[s.subject], called[s.object or ""], s.start, s.end)
        for s in contents.statements
        if s.term in ("holds", "memberOf") and "Quay Board" in called[s.object or ""]
    }
    assert told == {
        ("Ann Oakham", "Chair of Quay Board", None, "2031-03-31"),
        ("Ann Oakham", "Quay Board", None, "2031-03-31"),
        ("Bo Lunt", "Chair of Quay Board", "2031-04-01", None),
        ("Bo Lunt", "Quay Board", "2031-04-01", None),
        ("Cy Dee", "Quay Board", "2031-07-01", None),
        ("Di Fay", "Treasurer of Quay Board", None, None),
        ("Di Fay", "Quay Board", None, None),
    }


@pytest.mark.parametrize("name", ["Ann Oakham (from Mere Council)", "Ann Oakham (since always)"])
def test_what_is_no_day_gives_no_time(marked: Read, name: str) -> None:
    head = "| Name | Organisation | Position |"
    contents = marked(
        "# Quay Board: membership\n\n## Members\n\n"
        + table(head, f"| {name} | Mere Council | Chair |", "| Bo Lunt | Mere Police | Member |")
    )
    assert not any(s.start or s.end for s in contents.statements)
