"""Headings, labels, the first cells of rows and the words before a colon ask the same of a body by the same words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links, unread, values

_ASKS = {  # by what is asked: how plain terms, everyday ones and a question say it, and what is answered
    "reports": (("Reports to", "Accountable to", "Who do we answer to?"), "Tarn Valley Cabinet"),
    "meets": (
        ("Frequency of meetings", "How often we meet", "When do we meet?"),
        "Every six weeks",
    ),
    "quorum": (
        ("Quorum", "How many make a meeting", "Enough people"),
        "Five, of whom two are tenants",
    ),
    "supports": (("Secretariat", "Serviced by", "Who takes the minutes?"), "The Partnerships Team"),
    "attends": (("In attendance", "Invited to attend", "Who may attend?"), "Head of Parks"),
    "below": (("Sub-groups", "Groups below us", "Who reports to the Board?"), "The Quay Group"),
}
_FRONT = "# Tarn Ferry Board – Terms of Reference\n\n## Membership\n\n- Una Fenn\n- Tom Ash\n\n"


def _headed(asks: dict[str, str]) -> str:
    return _FRONT + "\n\n".join(f"## {asked}\n\n{answer}." for asked, answer in asks.items())


def _listed(asks: dict[str, str]) -> str:
    return _FRONT + "\n\n".join(f"## {asked}\n\n- {answer}" for asked, answer in asks.items())


def _labelled(asks: dict[str, str]) -> str:
    return _FRONT + "## More\n\n" + "\n\n".join(f"{q.rstrip('?')}: {a}." for q, a in asks.items())


def _beside(asks: dict[str, str]) -> str:
    rows = "\n".join(f"| {asked} | {answer} |" for asked, answer in asks.items())
    return f"{_FRONT}\n\n## More\n\n| | |\n|---|---|\n{rows}\n"


@pytest.mark.parametrize("layout", [_headed, _listed, _labelled, _beside])
@pytest.mark.parametrize("way", range(3))
def test_what_stands_below_a_heading_answers_it_as_what_stands_behind_a_label_does(
    marked: Read, layout: Callable[[dict[str, str]], str], way: int
) -> None:
    """In a paragraph, a list, a line with a colon and a row, in plain terms, in everyday ones and as a question."""
    asks = {asked[way]: answer for asked, answer in _ASKS.values()}
    contents = marked(layout(asks))
    assert ("Tarn Ferry Board", "Tarn Valley Cabinet") in links(contents, "reportsTo")
    assert values(contents, "meets") == {("Tarn Ferry Board", "Every six weeks")}
    assert values(contents, "quorum") == {("Tarn Ferry Board", "Five, of whom two are tenants")}
    assert ("Partnerships Team", "Tarn Ferry Board") in links(contents, "supports")
    assert ("Head of Parks", "Tarn Ferry Board") in links(contents, "attended")
    assert ("Quay Group", "Tarn Ferry Board") in links(contents, "reportsTo")
    members = {one for one, _ in links(contents, "memberOf")}
    assert members == {"Una Fenn", "Tom Ash"}


def _says_nothing(contents: Contents) -> bool:
    told = ("reportsTo", "supports", "attended")
    return not any(links(contents, term) for term in told) and not any(
        values(contents, term) for term in ("meets", "quorum")
    )


@pytest.mark.parametrize(
    "section",
    [
        "## Quorum\n\nThe meeting was not quorate, as only five came.",
        "## Quorum\n\nNone has been set.",
        "## Frequency of meetings\n\nOnce the plan is agreed, every month may be too often.",
        "## Secretariat\n\nPapers should reach members five days before they are discussed.",
        "## Secretariat\n\nUntil May 2029 this was done by the Partnerships Team.",
        "## Accountability\n\nThe Cabinet has yet to say to whom it wants us to report.",
        "## Reports to\n\n- Would members like the Cabinet to hear of this?",
        "## In attendance\n\nNobody came from the Parks Team, which apologised.",
        "## Sub-groups\n\nThere are none, though the Quay Group was once one.",
        "## Frequency\n\nTo be agreed.",
        "## Clerk (reports to follow)\n\nAnnual Report: approved by the Mere Council",
        "## Secretariat\n\n- Notes shared with the Mere Council",
        "## How often we are asked about the bins\n\nEvery week.",
        "## Frequency of reports\n\nEvery six weeks.",
        "## Members' interests\n\nThe Partnerships Team.",
    ],
)
def test_a_heading_is_not_answered_by_a_sentence_about_something_else(
    marked: Read, section: str
) -> None:
    """Nor by what was once so, what is denied, what is still to be settled, nor where it asks of another thing."""
    assert _says_nothing(marked(_FRONT + section))


@pytest.mark.parametrize(
    "paper",
    [
        "# Minutes of the Tarn Ferry Board, 3 May 2031\n\n## Quorum\n\nFive members.\n\n## Secretariat\n\nThe Quay Team\n",
        "# How we monitor the river\n\n## Frequency\n\nEvery six weeks.\n\n## Cost\n\nLittle.\n",
        "# Tarn Ferry fair\n\nWith thanks to all.\n\n## Supported by\n\nThe Mere Fund\n",
    ],
)
def test_headings_ask_nothing_of_a_body_in_minutes_and_in_papers_about_other_things(
    marked: Read, paper: str
) -> None:
    assert _says_nothing(marked(paper))


def test_a_sentence_below_a_heading_that_lacks_its_subject_is_said_of_the_body(
    marked: Read,
) -> None:
    """As it is in a list below it; a noun that looks like a verb is none."""
    contents = marked(
        _FRONT
        + "## How we are accountable\n\nReports to the Tarn Valley Cabinet.\n\n"
        + "## Chair\n\n- Will be chaired by Una Fenn.\n"
    )
    assert ("Tarn Ferry Board", "Tarn Valley Cabinet") in links(contents, "reportsTo")
    assert ("Una Fenn", "Chair of Tarn Ferry Board") in links(contents, "holds")
    papers = marked(_FRONT + "## Accountability\n\nReports to the Mere Cabinet are sent by post.")
    assert not links(papers, "reportsTo")


def test_what_it_means_below_a_question_is_what_was_asked_about(marked: Read) -> None:
    contents = marked(
        "# Friends of Tarn Ferry Board\n\n### How often does the Board meet?\n\nEvery week.\n\n"
        "### And the summer fair?\n\nIt takes place each May.\n"
    )
    assert {how_often for _, how_often in values(contents, "meets")} == {"Every week"}


def test_members_are_not_listed_beyond_the_heading_of_those_who_only_come(marked: Read) -> None:
    contents = marked(_FRONT + "## In attendance\n\n- Head of Parks\n- Cy Dee, Mere Trust\n")
    assert {one for one, _ in links(contents, "memberOf")} == {"Una Fenn", "Tom Ash"} | (
        {"Cy Dee"} if ("Cy Dee", "Mere Trust") in links(contents, "memberOf") else set()
    )
    assert ("Head of Parks", "Tarn Ferry Board") in links(contents, "attended")
    assert ("Cy Dee", "Tarn Ferry Board") in links(contents, "attended")
    assert ("Cy Dee", "Tarn Ferry Board") not in links(contents, "memberOf")


def test_somebody_under_such_a_heading_who_is_not_understood_is_owned_up_to(marked: Read) -> None:
    contents = marked(_FRONT + "## In attendance\n\nHead of Parks; somebody from Quayside\n")
    assert ("Head of Parks", "Tarn Ferry Board") in links(contents, "attended")
    assert "somebody from Quayside" in unread(contents)
