"""What a sentence says of whom the one before was about: "it", "she", "they", "its board", "this theme"."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load

Links = set[tuple[str, str, str]]
_TERMS = "Fenwick Harbour Board\n\nTerms of reference\n\n"
_PLAN = "Fenwick Health Board\n\nOur strategy for good health\n\n"


def _links(tmp_path: Path, text: str, *terms: str) -> Links:
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    contents = load([path])
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], s.role or s.term, label[s.object] if s.object else str(s.value or s.raw))
        for s in contents.statements
        if s.term in terms
    }


def test_its_board_is_the_board_of_whom_the_sentence_before_was_about(tmp_path: Path) -> None:
    """And not the only board that the paper names in full."""
    text = (
        "The Quay Trust owns the slip. Its board meets every month and is chaired by Peter Quill. "
        "Its director, Mary Fenn, runs the yard."
    )
    assert _links(tmp_path, _TERMS + text, "meets", "holds") == {
        ("Board of Quay Trust", "meets", "every month"),
        ("Peter Quill", "holds", "Chair of Board of Quay Trust"),
        ("Mary Fenn", "holds", "Director of Quay Trust"),
    }


def test_whose_board_it_is_where_nothing_tells_is_not_guessed(tmp_path: Path) -> None:
    """A sentence about no body has no board."""
    text = "The weather was fine. Its board meets every month."
    assert not _links(tmp_path, _TERMS + text, "meets")


def test_a_board_that_is_only_somebodys_employer_is_not_the_board(tmp_path: Path) -> None:
    """What the paper calls the Board is its own, although another is named in full beside a post."""
    text = (
        "Delivery plan 2031\n\nSponsor: Chief Nurse, Mere Care Board (Ann Bee)\n\n"
        "The Board must publish a report each year."
    )
    found = _links(tmp_path, text, "assignedTo")
    assert ("publish a report each year", "responsible", "Board") in found
    assert not any(who == "Mere Care Board" and "report" in what for what, _, who in found)


@pytest.mark.parametrize(
    "said",
    ["must", "has to", "has agreed to", "undertakes to", "shall"],
)
def test_whoever_is_bound_to_work_is_to_do_it(tmp_path: Path, said: str) -> None:
    """By whatever words they are bound, or took it on."""
    text = f"{_TERMS}The Quay Trust {said} mend the steps by May 2031."
    assert _links(tmp_path, text, "assignedTo") == {("mend the steps", "responsible", "Quay Trust")}


def test_she_is_the_one_person_whom_the_sentence_before_names(tmp_path: Path) -> None:
    """Of two nobody is meant."""
    one = "The Clerk is Jane Dow. She must send out the papers."
    two = "Jane Dow helps Tom Cole. She must send out the papers."
    work = ("send out the papers", "responsible", "Jane Dow")
    assert work in _links(tmp_path, _TERMS + one, "assignedTo")
    assert not any(
        what == "send out the papers" for what, *_ in _links(tmp_path, _TERMS + two, "assignedTo")
    )


def test_a_list_is_of_all_who_are_to_do_it_together(tmp_path: Path) -> None:
    """Those between whom something is shared, in the sentence before."""
    text = (
        f"{_PLAN}Theme 2: Age well\n\nThis theme is shared between the Director of Care, Simon Reed, and the "
        "Head of Nursing. Together they will:\n\n- set up a falls clinic;\n- train forty visitors.\n"
    )
    assert _links(tmp_path, text, "assignedTo") == {
        ("Age well", "accountable", "Simon Reed"),
        ("Age well", "accountable", "Head of Nursing"),
        ("set up a falls clinic", "responsible", "Simon Reed"),
        ("set up a falls clinic", "responsible", "Head of Nursing"),
        ("train forty visitors", "responsible", "Simon Reed"),
        ("train forty visitors", "responsible", "Head of Nursing"),
    }


def test_this_theme_is_that_of_the_heading(tmp_path: Path) -> None:
    """In a plan, whoever is accountable for it is told of the heading's words, where it calls itself a theme."""
    text = (
        f"{_PLAN}Theme 1: Start well\n\nAnn Bee, Head of Schools, is accountable for this theme.\n"
    )
    assert _links(tmp_path, text, "assignedTo") == {("Start well", "accountable", "Ann Bee")}


def test_what_is_shared_is_somebodys_only_if_it_can_be(tmp_path: Path) -> None:
    """Power and responsibility are; costs and news are not."""
    shared = "The power to close a berth is shared between the Quay Trust and the Ferry Committee."
    safety = "Responsibility for safety is shared by the Quay Trust and the Ferry Committee."
    assert {what for what, *_ in _links(tmp_path, _TERMS + safety, "assignedTo")} == {"safety"}
    costs = "The cost of lighting is shared between the Quay Trust and the Ferry Committee."
    assert _links(tmp_path, _TERMS + shared, "assignedTo") == {
        ("power to close a berth", "accountable", "Quay Trust"),
        ("power to close a berth", "accountable", "Ferry Committee"),
    }
    assert not _links(tmp_path, _TERMS + costs, "assignedTo")


def test_accountable_for_it_is_said_of_the_work_before(tmp_path: Path) -> None:
    """And to whom, too."""
    text = "The Ferry Manager leads our safety review and is accountable for it to the Chief Executive."
    found = _links(tmp_path, _TERMS + text, "assignedTo", "reportsTo")
    assert ("Ferry Manager", "reportsTo", "Chief Executive") in found
    assert {what for what, _, who in found if who == "Ferry Manager"} == {"safety review"}


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("The Treasurer (currently Ann Bee) keeps the books.", {"Ann Bee"}),
        ("The Treasurer (at present Ann Bee, on an interim basis) keeps the books.", {"Ann Bee"}),
        ("The Treasurer (until May Ann Bee) keeps the books.", set()),
    ],
)
def test_a_bracket_says_who_has_the_post_today(tmp_path: Path, said: str, holds: set[str]) -> None:
    """And nothing of who had it."""
    text = f"{_TERMS}{said}".replace("The Treasurer", "The Head of Finance")
    assert {who for who, *_ in _links(tmp_path, text, "holds")} == holds


@pytest.mark.parametrize(
    "said",
    [
        "Terms of reference and rules, as agreed by the Fenwick Council on 4 May 2031",
        "The Fenwick Council agreed these terms at their meeting of 4 May 2031.",
        "These terms were agreed by the Fenwick Council on 4 May 2031 after many had told us what they want.",
    ],
)
def test_who_agreed_a_paper_is_told_whatever_follows(tmp_path: Path, said: str) -> None:
    """The day stands, and what was told before it takes nothing back."""
    text = f"Fenwick Harbour Board\n\n{said}\n"
    if not said.startswith("Terms"):
        text = f"Fenwick Harbour Board\n\nTerms of reference\n\n{said}\n"
    assert [who for *_, who in _links(tmp_path, text, "adoptedBy")] == ["Fenwick Council"]


def test_a_quorum_is_of_the_body_that_its_paragraph_is_about(tmp_path: Path) -> None:
    """Not of whose paper it is."""
    text = (
        "The Board meets every month. Five members make a quorum.\n\n"
        "The Complaints Sub-Committee deals with complaints. Its quorum is two.\n"
    )
    assert _links(tmp_path, _TERMS + text, "quorum") == {
        ("Fenwick Harbour Board", "quorum", "Five members"),
        ("Complaints Sub-Committee", "quorum", "two"),
    }


def test_its_members_are_those_of_the_body_that_opens_the_sentence(tmp_path: Path) -> None:
    """With a title of several before their surnames, of whom a list told before."""
    text = (
        "The members of the Board are Cllr Ann Bee, Cllr Tom Dee and Cllr Ida Fox.\n\n"
        "The Dredging Group meets monthly; its members are Cllrs Bee and Fox.\n"
    )
    found = _links(tmp_path, _TERMS + text, "memberOf")
    assert {who for who, _, body in found if body == "Dredging Group"} == {"Ann Bee", "Ida Fox"}


@pytest.mark.parametrize(
    ("said", "term", "when"),
    [
        ("publishes the figures in July.", "deadline", "July"),
        ("reviews the rents each January.", "deadline", "each January"),
        ("will let the contract by 2031.", "deadline", "2031-01-01/2031-12-31"),
        ("will run the ferry from January 2031.", "start", "2031-01-01/2031-01-31"),
        ("supplies the wardens in winter.", "deadline", None),
        ("prepares the plan before it goes to the Board in November.", "deadline", None),
        ("reads the report that the Board approves each May.", "deadline", None),
    ],
)
def test_a_clause_says_when_its_work_is_done(
    tmp_path: Path, said: str, term: str, when: str | None
) -> None:
    """By a year, a month, every year, from when; not by a mere season, nor by the time of another's deed."""
    found = {value for _, _, value in _links(tmp_path, f"{_TERMS}The Quay Trust {said}", term)}
    assert found == ({when} if when else set())


@pytest.mark.parametrize(
    "said",
    [
        "Around the table are the Head of Schools, the Mere Trust and the Head of Roads.",
        "They must declare any interest.",
        "Mere Outreach will run a residents’ panel each spring.",
        "Public bodies should publish inventories.",
        "These words were agreed by the Mere Council.",
    ],
)
def test_whoever_is_named_and_not_told_of_is_owned_up_to(tmp_path: Path, said: str) -> None:
    """Several in a list, all of a kind, a body that agreed to something."""
    path = tmp_path / "paper.txt"
    path.write_text(_TERMS + said, encoding="utf-8")
    contents = load([path])
    assert {e.outcome for e in contents.ledger if said.partition(" ")[0] in e.text} == {"unread"}


def test_the_first_holder_of_a_post_is_not_the_present_one(tmp_path: Path) -> None:
    """Who began it is told of the past, and who has it now of today."""
    first = "Dr Ann Bee, our first Head of Parks, gives it her name."
    now = "Dr Ann Bee, our Head of Parks, gives it her name."
    assert not _links(tmp_path, _TERMS + first, "holds")
    assert {post for *_, post in _links(tmp_path, _TERMS + now, "holds")} == {"Head of Parks"}
