"""Those who are said not to have been there, or not to belong: nobody is put where a paper says that they are not."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links

_MINUTES = "# Tarn Ferry Board\n\nMinutes of the meeting held on 4 May 2031\n\n{}\n"
_TERMS = "# Tarn Ferry Panel – Terms of Reference\n\n{}\n"


def _who(contents: Contents, term: str) -> set[str]:
    """Whom a relation to the ferry's own body is told of."""
    return {who for who, body in links(contents, term) if body.startswith("Tarn Ferry")}


def _unread(contents: Contents) -> str:
    return "\n".join(e.text for e in contents.ledger if e.outcome == "unread")


@pytest.mark.parametrize(
    "heading", ["Absent trustees", "Staff not present", "Board members not present"]
)
def test_a_heading_of_those_absent_makes_nobody_attend(marked: Read, heading: str) -> None:
    """The word of a group at its end does not make it one of those present."""
    contents = marked(
        _MINUTES.format(f"Present\n\n- Una Fenn\n\n{heading}\n\n- Tom Ash\n- Ada Cole")
    )
    assert _who(contents, "attended") == {"Una Fenn"}
    assert _who(contents, "absentFrom") == {"Tom Ash", "Ada Cole"}


@pytest.mark.parametrize(
    "heading", ["Copied to all members", "Late papers for members", "Nominations for trustees"]
)
def test_a_heading_with_words_of_something_else_lists_nobody_at_the_meeting(
    marked: Read, heading: str
) -> None:
    """Whoever gets a copy or is nominated was not there for that."""
    contents = marked(
        _MINUTES.format(f"Present\n\n- Una Fenn\n\n{heading}\n\n- Tom Ash\n- Ada Cole")
    )
    assert _who(contents, "attended") == {"Una Fenn"}
    assert not _who(contents, "memberOf")


@pytest.mark.parametrize("heading", ["## Trustees", "## Staff", "Officers", "Ferry Board"])
def test_a_group_below_those_absent_is_owned_up_to(marked: Read, heading: str) -> None:
    """It may be of those absent, or a list of its own: nobody can tell."""
    contents = marked(_MINUTES.format(f"## Apologies\n\n- Una Fenn\n\n{heading}\n\n- Tom Ash"))
    assert _who(contents, "absentFrom") == {"Una Fenn"}
    assert not _who(contents, "attended") | _who(contents, "memberOf")
    assert "Tom Ash" in _unread(contents)


@pytest.mark.parametrize("label", ["Staff", "Ferry Board"])
def test_a_group_beside_its_people_below_those_absent_is_owned_up_to(
    marked: Read, label: str
) -> None:
    """The same, where the group and its people stand in one line."""
    contents = marked(_MINUTES.format(f"Apologies: Una Fenn\n\n{label}: Tom Ash, Ada Cole"))
    assert _who(contents, "absentFrom") == {"Una Fenn"}
    assert not _who(contents, "attended") | _who(contents, "memberOf")
    assert "Tom Ash" in _unread(contents)


def test_a_cross_marks_the_column_in_which_it_stands(marked: Read) -> None:
    """Under "Present" it says that somebody came, under "Apologies" that they did not."""
    table = "| Name | Present | Apologies |\n|---|---|---|\n| Una Fenn | x | |\n| Tom Ash | | x |\n"
    contents = marked(_MINUTES.format(table))
    assert _who(contents, "attended") == {"Una Fenn"}
    assert _who(contents, "absentFrom") == {"Tom Ash"}


def test_a_cross_among_ticks_says_no(marked: Read) -> None:
    """And one without ticks beside it, in a lone column, nobody can tell."""
    table = "| Name | Attendance |\n|---|---|\n| Una Fenn | {} |\n| Tom Ash | x |\n"
    among = marked(_MINUTES.format(table.format("✓")))
    assert _who(among, "attended") == {"Una Fenn"}
    assert _who(among, "absentFrom") == {"Tom Ash"}
    alone = marked(_MINUTES.format(table.format("x")))
    assert not _who(alone, "attended") | _who(alone, "absentFrom")
    assert "x" in _unread(alone)


def test_yes_under_apologies_is_no_presence(marked: Read) -> None:
    """What a cell says yes to is its heading."""
    table = "| Name | Apologies |\n|---|---|\n| Una Fenn | Yes |\n| Tom Ash | No |\n"
    contents = marked(_MINUTES.format(table))
    assert not _who(contents, "attended")
    assert _who(contents, "absentFrom") == {"Una Fenn"}


@pytest.mark.parametrize(
    "cell",
    ["No apologies received", "Yes – apologies sent", "P. Cole instead", "Present for none of it"],
)
def test_a_cell_that_speaks_against_itself_states_nothing(marked: Read, cell: str) -> None:
    """Its first word alone is not what it says."""
    table = f"| Name | Attendance |\n|---|---|\n| Una Fenn | Present |\n| Tom Ash | {cell} |\n"
    contents = marked(_MINUTES.format(table))
    assert _who(contents, "attended") == {"Una Fenn"}
    assert not _who(contents, "absentFrom")
    assert cell in _unread(contents)


def test_a_mark_in_a_register_of_members_is_of_no_meeting(marked: Read) -> None:
    """Nobody knows what it says yes to; that they are members is told."""
    table = "| Member | Attendance | Term |\n|---|---|---|\n| Una Fenn | ✓ | 2031 |\n| Tom Ash | x | 2032 |\n"
    contents = marked(f"# Tarn Ferry Board – Members\n\n{table}")
    assert not _who(contents, "attended") | _who(contents, "absentFrom")
    assert _who(contents, "memberOf") == {"Una Fenn", "Tom Ash"}


@pytest.mark.parametrize(
    "beside",
    [", did not attend", " – sent his apologies", " (absent)", ", replaced by Ada Cole"],
)
def test_whoever_is_said_not_to_have_come_was_not_there(marked: Read, beside: str) -> None:
    """Words beside a name that are dropped where they describe are not, where they deny."""
    listed = marked(_MINUTES.format(f"Present\n\n- Una Fenn, rower and blogger\n- Tom Ash{beside}"))
    inline = marked(_MINUTES.format(f"Present: Una Fenn, Tom Ash{beside}"))
    for contents in (listed, inline):
        assert _who(contents, "attended") == {"Una Fenn"}
        assert f"Tom Ash{beside}" in _unread(contents)


def test_what_merely_holds_such_a_word_still_attends(marked: Read) -> None:
    """A post may be called by it, and a member may leave early."""
    contents = marked(_MINUTES.format("Present\n\n- Una Fenn (left at 7)\n- Tom Ash, observer"))
    assert _who(contents, "attended") == {"Una Fenn", "Tom Ash"}


@pytest.mark.parametrize(
    "beside",
    [
        ", resigned May 2030",
        " – until May 2029",
        ", observer",
        ", not a member",
        ", by invitation only",
        ", in place of Ada Cole",
        ", who left in 2030",
        " (retired)",
    ],
)
def test_whoever_is_said_to_be_no_member_is_none(marked: Read, beside: str) -> None:
    """Not any more, or never; the item is owned up to."""
    contents = marked(
        _TERMS.format(f"## Membership\n\n- Una Fenn, retired judge\n- Tom Ash{beside}")
    )
    assert _who(contents, "memberOf") == {"Una Fenn"}
    assert f"Tom Ash{beside}" in _unread(contents)


@pytest.mark.parametrize(
    "status",
    ["Resigned May 2030", "Non-voting observer", "Guest", "Former member", "Officer in attendance"],
)
def test_a_status_may_deny_membership(marked: Read, status: str) -> None:
    """The row is of somebody who is none, or none any more."""
    table = f"| Name | Organisation | Status |\n|---|---|---|\n| Una Fenn | Mere Council | Member |\n| Tom Ash | Vale Council | {status} |\n"
    contents = marked(f"# Tarn Ferry Panel – Membership\n\n{table}")
    assert _who(contents, "memberOf") == {"Una Fenn"}
    assert "Tom Ash" in _unread(contents)


def test_a_seat_may_deny_membership(marked: Read) -> None:
    """An observer has no seat, in a list of members as in a table of those who came."""
    table = "| {} | Role | {} |\n|---|---|---|\n| Una Fenn | Treasurer | {} |\n| Tom Ash | Observer | {} |\n"
    listed = marked(
        "# Tarn Ferry Panel – Membership\n\n"
        + table.format("Name", "Organisation", *["Vale Council"] * 2)
    )
    there = marked(_MINUTES.format(table.format("Member", "Attendance", *["Present"] * 2)))
    assert _who(listed, "memberOf") == _who(there, "memberOf") == {"Una Fenn"}
    assert _who(there, "attended") == {"Una Fenn", "Tom Ash"}


def test_those_struck_from_a_list_in_one_line_are_no_members(marked: Read) -> None:
    """A bracket behind a name says so."""
    contents = marked(_TERMS.format("Membership: Una Fenn, Tom Ash (resigned May 2030)"))
    assert _who(contents, "memberOf") == {"Una Fenn"}
    assert "Tom Ash" in _unread(contents)


@pytest.mark.parametrize("heading", ["Membership applications refused", "Members of other bodies"])
def test_a_heading_may_deny_membership(marked: Read, heading: str) -> None:
    """It names members, and those below it are none of the body's."""
    table = "| Name | Organisation |\n|---|---|\n| Una Fenn | Mere Council |\n"
    contents = marked(f"# Tarn Ferry Panel\n\n## {heading}\n\n{table}")
    assert not _who(contents, "memberOf")
    assert "Una Fenn" in _unread(contents)


def test_columns_of_those_present_and_absent_make_nobody_a_body(marked: Read) -> None:
    """Two people side by side are in two lists, and neither is a member of the other."""
    table = (
        "| Present | Absent members |\n|---|---|\n| Una Fenn | Tom Ash |\n| Ada Cole | Cy Dale |"
    )
    contents = marked(_MINUTES.format(table))
    assert _who(contents, "attended") == {"Una Fenn", "Ada Cole"}
    assert _who(contents, "absentFrom") == {"Tom Ash", "Cy Dale"}
    assert not links(contents, "memberOf")


def test_members_beside_a_column_of_apologies_are_not_said_to_have_come(marked: Read) -> None:
    """A column of all members lists whoever sent apologies as well."""
    table = "| Members | Apologies |\n|---|---|\n| Una Fenn | x |\n| Tom Ash | |"
    assert not _who(marked(_MINUTES.format(table)), "attended")


@pytest.mark.parametrize("heading", ["River Board Members", "TFB Attendees"])
def test_the_name_of_a_body_before_members_heads_those_at_its_meeting(
    marked: Read, heading: str
) -> None:
    """A name is no word of absence, though nobody has told it."""
    contents = marked(
        _MINUTES.format(
            f"| {heading} | Officials |\n|---|---|\n| Una Fenn | Tom Ash |\n| Ada Cole | |"
        )
    )
    assert _who(contents, "attended") == {"Una Fenn", "Ada Cole", "Tom Ash"}


@pytest.mark.parametrize("heading", ["Former Board Members", "Copied To Board Members"])
def test_a_name_before_members_lists_nobody_where_it_parts_them_from_the_body(
    marked: Read, heading: str
) -> None:
    """Capitals do not make a name of what says that those below are no members."""
    contents = marked(
        _MINUTES.format(f"Present\n\n- Una Fenn\n\n{heading}\n\n- Tom Ash\n- Ada Cole")
    )
    assert _who(contents, "attended") == {"Una Fenn"}


@pytest.mark.parametrize(
    ("listed", "there", "lost"),
    [
        ("Present: Mr Tom Reed and Cllr Bell in the Chair", {"Tom Reed", "Cllr Bell"}, ""),
        ("Present: Ann Bee; the Principal for item 3", {"Ann Bee"}, "Principal for item 3"),
        ("In attendance: the Clerk to Mere Council and the Solicitor", {"Solicitor"}, "Clerk to Mere Council"),
        ("Present: Professor Bell, Dr Reed and the Student President; Ann Bee", {"Professor Bell", "Dr Reed", "Student President", "Ann Bee"}, ""),
        ("Present: Ann Bell (Chair), Tom Reed, Jo Park", {"Ann Bell", "Tom Reed", "Jo Park"}, ""),
        ("Present\n\n- Una Fenn\n- Kay Dunn, left before the meeting began", {"Una Fenn"}, "Kay Dunn"),
        ("Present\n\n- Una Fenn\n- Kay Dunn, Finance", {"Una Fenn", "Kay Dunn"}, "whether “Finance” is a body"),
        ("Present: Una Fenn, Cllr Marsh, the Vicar", {"Una Fenn", "Cllr Marsh"}, "whether “Vicar” is a body"),
    ],
)  # fmt: skip
def test_what_is_said_of_those_present_makes_neither_people_nor_bodies(
    marked: Read, listed: str, there: set[str], lost: str
) -> None:
    """Who has the chair, comes for an item or is named beside another is no name, and no body that somebody belongs to."""
    contents = marked(_MINUTES.format(listed))
    assert _who(contents, "attended") == there
    told = {body for _, body in links(contents, "memberOf") | links(contents, "holds")}
    assert not {body for body in told if not body.endswith("Tarn Ferry Board")}
    if "in the Chair" in listed:
        assert ("Cllr Bell", "Chair of Tarn Ferry Board") in links(contents, "holds")
    reasons = "\n".join(f"{e.text} {e.reason}" for e in contents.ledger if e.outcome == "unread")
    assert lost in reasons
