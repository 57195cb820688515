"""Who chose the members of a body, from when until when they sit, and who comes without being one."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.told import links, unread

_TITLE = "# Tarn Ferry Panel – Membership\n\n"


def _table(heads: str, *rows: str) -> str:
    cells = heads.count("|") + 1
    return "\n".join([f"| {heads} |", "|" + "---|" * cells, *(f"| {row} |" for row in rows)])


def _csv(folder: Path, text: str) -> Contents:
    path = folder / "members.csv"
    path.write_text(text, encoding="utf-8", newline="\n")
    return load([path])


def _times(contents: Contents, term: str) -> dict[str, tuple[str | None, str | None]]:
    named = {e.id: e.label for e in contents.entities}
    return {
        named[s.subject]: (s.start, s.end)
        for s in contents.statements
        if s.term == term and s.object and "Tarn Ferry Panel" in named[s.object]
    }


@pytest.mark.parametrize(
    "heading", ["Appointed by", "Nominated by", "Elected or nominated by", "Nominating body"]
)
def test_a_column_says_who_chose_each_member(marked: Read, heading: str) -> None:
    """The chooser appoints the member, and so chooses who sits on the body."""
    contents = marked(
        _TITLE
        + _table(f"Member | Seat | {heading}", "Una Fenn | Chair | Vale Council")
        + "\n| Tom Ash | Member | Mere Angling Club |\n"
    )
    told = links(contents, "appoints")
    assert ("Vale Council", "Una Fenn") in told
    assert ("Mere Angling Club", "Tom Ash") in told
    assert ("Mere Angling Club", "Tarn Ferry Panel") in told
    assert ("Vale Council", "Tom Ash") not in told


def test_people_of_a_kind_choose_one_of_themselves(marked: Read) -> None:
    """They are no body that is known, and yet whoever chooses."""
    contents = marked(
        _TITLE
        + _table("Member | Elected by | Term ends", "Una Fenn | Academy proprietors | July 2031")
    )
    assert ("Academy proprietors", "Una Fenn") in links(contents, "appoints")


@pytest.mark.parametrize("how", ["Co-opted", "Independent", "Ex officio", "Co-opted (lay member)"])
def test_how_a_member_came_to_sit_is_nobody_who_chose(marked: Read, how: str) -> None:
    """It is owned up to."""
    contents = marked(
        _TITLE
        + _table("Member | Appointed by | Term ends", f"Una Fenn | {how} | July 2031")
        + "\n| Tom Ash | Vale Council | July 2032 |\n"
    )
    assert {who for who, _ in links(contents, "appoints")} == {"Vale Council"}
    assert how in unread(contents)


def test_an_empty_seat_is_one_of_the_body_that_fills_it(marked: Read) -> None:
    """Whoever appoints to it does so to the seat."""
    contents = marked(
        _TITLE
        + _table("Member | Appointed by | Term ends", "Una Fenn | Vale Council | July 2031")
        + "\n| Vacancy | Mere Angling Club | |\n"
    )
    assert ("Mere Angling Club", "Member of Tarn Ferry Panel") in links(contents, "appoints")
    assert ("Vacancy", "Member of Tarn Ferry Panel") in links(contents, "holds")


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("1 May 2030 to 30 April 2033", "2030-05-01", "2033-04-30"),
        ("until July 2031", None, "2031-07-31"),
        ("31 March 2032", None, "2032-03-31"),
        ("from 1 May 2030", "2030-05-01", None),
    ],
)
def test_a_term_of_office_is_the_time_that_somebody_sits(
    marked: Read, said: str, start: str | None, end: str | None
) -> None:
    """Its days are those between which the membership holds."""
    contents = marked(
        _TITLE
        + _table("Member | Appointed by | Term of office", f"Una Fenn | Vale Council | {said}")
    )
    assert _times(contents, "memberOf")["Una Fenn"] == (start, end)


def test_a_term_without_a_day_is_owned_up_to(marked: Read) -> None:
    """Four years from when?"""
    contents = marked(
        _TITLE
        + _table("Member | Appointed by | Term of office", "Una Fenn | Vale Council | four years")
        + "\n| Tom Ash | Vale Council | May 2031 |\n"
    )
    assert _times(contents, "memberOf")["Una Fenn"] == (None, None)
    assert "four years" in unread(contents)


_COMMITTEES = (
    "Member,Appointed by,Role on the Authority,Works Committee,Audit Committee,Term ends\n"
    "Una Fenn,Vale Council,Chair,Member,,May 2031\n"
    "Tom Ash,Mere Council,Member,,Chair,May 2031\n"
    "Ada Cole,Co-opted,,Lay member,Observer,May 2032\n"
)


def test_committees_beside_a_list_of_members_have_their_own(tmp_path: Path) -> None:
    """A cell under a committee's name is a seat there; an empty one is none."""
    told = links(_csv(tmp_path, _COMMITTEES), "memberOf")
    assert {("Una Fenn", "Works Committee"), ("Tom Ash", "Audit Committee")} <= told
    assert ("Ada Cole", "Works Committee") in told
    assert ("Ada Cole", "Audit Committee") not in told
    assert ("Una Fenn", "Audit Committee") not in told


def test_the_column_of_seats_names_the_body_where_no_title_does(tmp_path: Path) -> None:
    """Whoever has a seat on a committee alone is no member of the whole."""
    contents = _csv(tmp_path, _COMMITTEES)
    assert {who for who, body in links(contents, "memberOf") if body == "Authority"} == {
        "Una Fenn", "Tom Ash",
    }  # fmt: skip
    assert ("Una Fenn", "Chair of Authority") in links(contents, "holds")
    assert ("Tom Ash", "Chair of Audit Committee") in links(contents, "holds")


def test_rights_to_vote_are_no_group(tmp_path: Path) -> None:
    """A cell that says "Voting" under "Voting rights" is no seat in a group of that name."""
    text = "Name,Nominated by,Seat on the Board,Voting rights\nUna Fenn,Vale Council,Chair,Voting\nTom Ash,Mere Council,Member,Voting\n"
    told = links(_csv(tmp_path, text), "memberOf")
    assert not any(body.startswith("Voting") for _, body in told)


def test_kinds_of_members_are_no_groups_of_their_own(marked: Read) -> None:
    """In a list of one body's members "Maintained primary" is no body."""
    contents = marked(
        "# Tarn Schools Forum: members\n\n"
        + _table(
            "Group | Member | School or body | Elected by",
            "Maintained primary | Una Fenn | Oakwell Primary School | Heads' association",
            "Early years | Tom Ash | Otters Nursery | Nursery providers",
        )
    )
    assert {("Una Fenn", "Tarn Schools Forum"), ("Tom Ash", "Tarn Schools Forum")} <= links(
        contents, "memberOf"
    )
    assert not any(body == "Maintained primary" for _, body in links(contents, "memberOf"))


_ROSTER = """TARN FERRY FORUM
Membership from September 2031

Appointed by Vale Council:
  Cllr Una Fenn (Chair)
  Cllr Tom Ash

Nominated by the Mere Angling Club:
  Ada Cole
  One place vacant

Attending without a vote:
  Bo Lund, Harbour Officer
"""


def test_a_heading_says_who_chose_those_below_it(read: Read) -> None:
    """Up to the next heading."""
    told = {(who, whom) for who, whom in links(read(_ROSTER), "appoints") if "FORUM" not in whom}
    assert told == {
        ("Vale Council", "Una Fenn"),
        ("Vale Council", "Tom Ash"),
        ("Mere Angling Club", "Ada Cole"),
    }


def test_those_who_attend_without_a_vote_are_no_members(read: Read) -> None:
    """They come to the meetings."""
    contents = read(_ROSTER)
    assert ("Bo Lund", "TARN FERRY FORUM") not in links(contents, "memberOf")
    assert ("Bo Lund", "TARN FERRY FORUM") in links(contents, "attended")


def test_a_line_that_names_nobody_ends_those_who_were_chosen(read: Read) -> None:
    """What stands below another heading was chosen by somebody else."""
    contents = read(
        "TARN FERRY FORUM\nMembership 2031\n\nClub members (appointed by the Mere Angling Club)\nAda Cole\n\n"
        "Group C (the ferrymen)\nBo Lund\n"
    )
    assert {whom for _, whom in links(contents, "appoints") if "FORUM" not in whom} == {"Ada Cole"}


@pytest.mark.parametrize("who", ["their bodies", "its members", "that council"])
def test_a_pronoun_names_nobody_who_chooses(read: Read, who: str) -> None:
    """Whose they are, nobody can tell."""
    contents = read(
        f"TARN FERRY FORUM\nMembership 2031\n\nClub members (nominated by {who})\nAda Cole\nBo Lund\n"
    )
    assert links(contents, "appoints") == set()


def test_a_bracket_says_who_chose_a_member(marked: Read) -> None:
    """Beside the body that the member comes from, and the time."""
    contents = marked(
        "# Tarn Ferry Partnership: members\n\n- Cllr Una Fenn (Vale Council, to May 2031) – Chair\n"
        "- Cllr Tom Ash (appointed by Mere Council)\n- one seat for Tarn Parish Council, not yet filled\n"
    )
    assert {x for x in links(contents, "appoints") if "Partnership" not in x[1]} == {
        ("Mere Council", "Tom Ash")
    }
    assert ("Una Fenn", "Vale Council") in links(contents, "memberOf")
    assert ("Una Fenn", "Chair of Tarn Ferry Partnership") in links(contents, "holds")
    assert any("not yet filled" in who for who, _ in links(contents, "holds"))
