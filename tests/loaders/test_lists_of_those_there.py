"""Those at a meeting in lists under headings, in lists marked with asterisks, and one to a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links

Read = Callable[[str], Contents]

_HEADED = """\
# 2031-02-03 Mere Data Panel Meeting

This meeting was held to look at two proposals.

## Panel members attending
* Ann Bee (chair), Mere Homes Trust
* Cy Dee, Ordnance Survey
* Ed Fox, Independent

### Additional attendees
* Ida Gee, GDS

### Apologies
* Ola Hay, Puppet Labs
* Una Jay, The National Archives

## Proposals talked of
* Kit Lee, Mere Homes Trust
"""


@pytest.mark.parametrize("mark", ["*", "-", "+", "1."])
def test_a_heading_in_a_paper_of_a_meeting_lists_who_was_there(marked: Read, mark: str) -> None:
    """Whatever marks the items, and whatever stands behind a name; members where the heading says so, none of another's list."""
    contents = marked(_HEADED.replace("\n* ", f"\n{mark} "))
    panel = "Mere Data Panel"
    there = {who for who, body in links(contents, "attended") if body == panel}
    assert there == {"Ann Bee", "Cy Dee", "Ed Fox", "Ida Gee"}
    absent = {who for who, body in links(contents, "absentFrom") if body == panel}
    assert absent == {"Ola Hay", "Una Jay"}
    members = {who for who, body in links(contents, "memberOf") if body == panel}
    assert members == {"Ann Bee", "Cy Dee", "Ed Fox"}
    assert ("Ann Bee", f"Chair of {panel}") in links(contents, "holds")
    assert not any(
        body in ("Independent", "Puppet Labs") for _, body in links(contents, "memberOf")
    )
    assert any("Puppet Labs" in e.text for e in contents.ledger if e.outcome == "unread")


@pytest.mark.parametrize(
    "heading",
    [
        "Attending a conference",
        "Papers presented",
        "Not attending",
        "Speakers",
        "Members invited",
        "Former members",
        "How to attend",
        "Attendance allowance",
        "Proposed attendees",
        "Those who may attend",
        "Nominations",
        "Members of other bodies attending",
    ],
)
def test_a_heading_that_says_less_makes_nobody_present(marked: Read, heading: str) -> None:
    """What a heading does not plainly say of those below it is not told."""
    contents = marked(
        f"# Mere Data Panel Meeting\n\nHeld on 3 February 2031.\n\n## {heading}\n* Ann Bee\n* Cy Dee, Mere Trust\n"
    )
    assert links(contents, "attended") == set()
    assert not any("Data Panel" in body for _, body in links(contents, "memberOf"))


@pytest.mark.parametrize(
    "heading",
    [
        "Council members attending",
        "Board members present",
        "Trust members attending",
        "Non members attending",
        "Attendees",
        "Public attending",
    ],
)
def test_those_of_another_body_who_were_there_are_no_members(marked: Read, heading: str) -> None:
    """A heading that names members of something else, or none, says only that they came."""
    contents = marked(
        f"# Mere Data Panel Meeting\n\nMinutes\n\n## {heading}\n* Ann Bee\n* Cy Dee\n"
    )
    assert not any(body == "Mere Data Panel" for _, body in links(contents, "memberOf"))


def test_a_list_of_how_often_people_came_is_of_no_meeting(marked: Read) -> None:
    """Some of them may not have come at all."""
    contents = marked(
        "# Mere Data Panel Meeting\n\nMinutes\n\n## Panel attendance\n* Ann Bee – 0 of 6 meetings\n* Cy Dee – 5 of 6 meetings\n"
    )
    assert links(contents, "attended") == set()


_ONE_A_LINE = """\
Minutes of TQ4 Homes supplier subgroup
3 February 2031

Present: Ann Bee (AB) Mere Systems

Cy Dee (CD) Orion

Ida Tarn (IT) NHS Mere

Apologies Ed Fox, EMIS

Ola Hay (OH) spoke of pumps.

ACTION: IT to order pumps.
"""


def test_a_list_with_one_person_a_line_goes_on_below_its_label(read: Read) -> None:
    """Each has a paragraph of their own; their initials are theirs, also where they are a word; a sentence is none of them."""
    contents = read(_ONE_A_LINE)
    body = "TQ4 Homes supplier subgroup"
    assert links(contents, "attended") == {(n, body) for n in ("Ann Bee", "Cy Dee", "Ida Tarn")}
    assert links(contents, "absentFrom") == {("Ed Fox", body)}
    assert ("order pumps", "Ida Tarn") in links(contents, "assignedTo")


@pytest.mark.parametrize(
    "line",
    [
        "Apologies Tarn Council for the noise",
        "Apologies To All",
        "Apologies Accepted",
        "Apologies Noted, Agreed",
        "Apologies Not Received",
        "Mere Homes (MH) Tarn Estate",
        "Flood Risk (FR) Plan",
        "Bus Route (BR) Review",
        "Budget Report (BR) Finance",
        "Risk Register (RR)",
    ],
)
def test_a_line_below_those_present_that_is_no_person_is_none(read: Read, line: str) -> None:
    """Words in capitals with letters in brackets, or behind "Apologies", are not always somebody."""
    contents = read(_ONE_A_LINE.replace("Apologies Ed Fox, EMIS", line))
    assert links(contents, "absentFrom") == set()
    assert len(links(contents, "attended")) == 3


_ACTIONS = """\
# Mere Data Panel Meeting

## Present
* Ann Bee
* Cy Dee

## {heading}
1. Cabinet Office to provide the outcome of the advice.
2. Challenge owner to clarify the text within the proposal.
3. Ann Bee to write to the schools.
"""


def test_a_list_of_actions_may_say_what_they_are_about(marked: Read) -> None:
    """Its items are actions of whoever stands before "to"; one of which nobody can tell whose it is is owned up to."""
    contents = marked(_ACTIONS.format(heading="Actions relating to schools"))
    assert ("write to the schools", "Ann Bee") in links(contents, "assignedTo")
    assert ("provide the outcome of the advice", "Cabinet Office") in links(contents, "assignedTo")
    left = " ".join(e.text for e in contents.ledger if e.outcome == "unread")
    assert "Challenge owner" in left


@pytest.mark.parametrize(
    "heading",
    [
        "Actions speak louder",
        "Actions considered and rejected",
        "Actions relating to last year. They are closed",
        "Legal actions",
        "Options relating to schools",
        "Inactions relating to schools",
        "Transactions relating to schools",
        "Letters regarding schools",
        "What actions relating to schools cost",
        "Actions taken",
    ],
)
def test_another_heading_opens_no_list_of_actions(marked: Read, heading: str) -> None:
    """What stands below a heading that is none of actions is no action that lacks somebody."""
    text = _ACTIONS.format(heading=heading).replace("Challenge owner to clarify", "Clarify")
    contents = marked(text)
    assert not any(who == "nobody named" for _, who in links(contents, "assignedTo"))
