"""What a sentence tells whatever else it says: who holds a post, who does a thing, whose paper it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.told import links

_PLAN = "# Mere Trust: Harbour Strategy 2031\n\n"


@pytest.fixture
def plan(marked: Read) -> Read:
    """Load what stands under the title of a trust's strategy."""
    return lambda text: marked(_PLAN + text)


@pytest.mark.parametrize(
    ("words", "who", "post"),
    [
        ("The fence is paid for by Ann Bee, Head of Parks, in May.", "Ann Bee", "Head of Parks"),
        ("Ask the Treasurer (Tom Cole) for a form.", "Tom Cole", "Treasurer"),
        ("The Harbour Master, Ina Moss, has the keys.", "Ina Moss", "Harbour Master"),
        ("Harbour Engineer: Olive Marsh.", "Olive Marsh", "Harbour Engineer"),
        ("Ann Bee is Chief Executive and Returning Officer.", "Ann Bee", "Returning Officer"),
        ("Tom Cole is now Head of Roads.", "Tom Cole", "Head of Roads"),
    ],
)
def test_a_post_beside_a_name_is_held_by_whoever_bears_it(
    words: str, who: str, post: str, plan: Read
) -> None:
    """Beside it, in brackets, behind a colon, or behind "is"."""
    assert (who, post) in links(plan(words), "holds")


@pytest.mark.parametrize(
    "words",
    [
        "Peter Crane, former Head of Roads, helped.",
        "The then Treasurer, Ina Moss, signs nothing.",
        "Ask Jane Fell, the Head of Sport and the Head of Arts.",
        "The Mayor, Chief Executive, Carla Dunn, Head of Waste, come.",
        "Freya Stone was Head of Ice until 2020.",
        "The fence was paid for by Ann Bee, Head of Parks, in May.",
        "Write as, for example, Freya Stone, Head of Ice.",
        "Contact officer: Bill Reed.",
        "Presenting officer: Bill Reed.",
        "Ann Bee, Chair, opens the debate on lamps.",
        "# Candidates\n\nKim Vale, Director of Housing\n",
        "Tom Cole is not Head of Roads.",
        "If Tom Cole is Head of Roads, he signs.",
    ],
)
def test_nobody_holds_a_post_that_is_anothers_past_or_nobodys(words: str, plan: Read) -> None:
    """A former holder, a list that leaves open who is what, a candidate, a role in a paper, a denial."""
    assert not links(plan(words), "holds")


def test_minutes_tell_of_posts_in_the_past(marked: Read) -> None:
    """On the day of a meeting somebody holds the post under which the minutes name them."""
    contents = marked(
        "# Quay Board: Minutes of the meeting on 3 May 2031\n\n"
        "The accounts were presented by Ann Bee, Head of Finance.\n"
    )
    assert ("Ann Bee", "Head of Finance") in links(contents, "holds")


@pytest.mark.parametrize(
    ("words", "work", "who"),
    [
        (
            "The Harbour Authority inspects the piers every spring.",
            "inspects the piers every spring",
            {"Harbour Authority"},
        ),
        (
            "Piers are inspected by the Harbour Engineer.",
            "Piers are inspected",
            {"Harbour Engineer"},
        ),
        (
            "The bylaw is being written by the Quay Board.",
            "The bylaw is being written",
            {"Quay Board"},
        ),
        ("We publish figures each June.", "publish figures each June", {"Mere Trust"}),
        ("We will set up a youth forum by May 2032.", "set up a youth forum", {"Mere Trust"}),
        (
            "The Quay Board and the Fish Panel review the rents every year.",
            "review the rents every year",
            {"Quay Board", "Fish Panel"},
        ),
    ],
)
def test_who_does_a_thing_in_the_present_is_inferred_to_be_responsible(
    words: str, work: str, who: set[str], plan: Read
) -> None:
    """Said of one or several, of "we", and of what is done by somebody."""
    contents = plan(words)
    assert {(work, name) for name in who} == links(contents, "assignedTo")
    assert {s.basis for s in contents.statements if s.term == "assignedTo"} == {"inferred"}


@pytest.mark.parametrize(
    "words",
    [
        "The Harbour Authority inspected the quay in 2020.",
        "The Mere Trust does not inspect the weirs.",
        "If the Quay Board agrees, the Harbour Authority publishes a notice.",
        "The Quay Board answers to the Mere Trust.",
        "Boats that the Harbour Authority inspects carry a mark.",
        "The Harbour Authority is guided by the Rivers Act.",
        "Piers are inspected by residents.",
        "The Fish Strategy reviews what was done.",
    ],
)
def test_the_past_a_denial_and_a_condition_are_no_ones_work(words: str, plan: Read) -> None:
    """Nor is what a paper does, what residents do, or a verb that is a relation of its own."""
    assert not links(plan(words), "assignedTo")


def test_minutes_give_no_work_by_what_somebody_does(marked: Read) -> None:
    """In minutes the present tells what was heard."""
    contents = marked(
        "# Quay Board: Minutes of the meeting on 3 May 2031\n\nThe Fish Panel reviews the rents every year.\n"
    )
    assert not links(contents, "assignedTo")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Approved by the Trust Board on 3 May 2031.", "Trust Board"),
        ("This strategy was adopted by Mere Council on 3 May 2031.", "Mere Council"),
        ("Mere Council adopted this strategy on 3 May 2031.", "Mere Council"),
        (
            "This strategy keeps the harbour safe. Mere Council endorsed it on 3 May 2031.",
            "Mere Council",
        ),
    ],
)
def test_a_paper_is_adopted_by_whom_it_says_with_the_day(words: str, body: str, plan: Read) -> None:
    """A line of its own, either voice, and "it" where the sentence before was about the paper."""
    contents = plan(words)
    assert (_PLAN.strip("# \n"), body) in links(contents, "adoptedBy")
    assert {s.start for s in contents.statements if s.term == "adoptedBy"} == {"2031-05-03"}


@pytest.mark.parametrize(
    "words",
    [
        "The Fire Plan was approved by Vale Council.",
        "Vale Council has not approved this strategy.",
        "Vale Council approved it on 3 May 2031.",
        "This strategy will be in force once approved by Vale Council.",
    ],
)
def test_another_paper_or_a_refusal_does_not_adopt_this_one(words: str, plan: Read) -> None:
    """Nor does "it" where nothing says that the paper is meant, or an approval that is awaited."""
    assert links(plan(words), "adoptedBy") <= {("Fire Plan", "Vale Council")}


@pytest.mark.parametrize(
    ("words", "who", "role"),
    [
        ("The Harbour Master owns this strategy.", "Harbour Master", "accountable"),
        ("The Quay Board maintains the strategy.", "Quay Board", "responsible"),
        ("Owner of this strategy: Quay Board", "Quay Board", "accountable"),
        ("The Quay Board is responsible for this strategy.", "Quay Board", "responsible"),
        ("Strategy kept by the Quay Board.", "Quay Board", "responsible"),
    ],
)
def test_who_owns_or_keeps_a_paper_answers_for_it(
    words: str, who: str, role: str, plan: Read
) -> None:
    """The paper is a thing of its own, named by its title."""
    contents = plan(words)
    assert links(contents, "assignedTo") == {(_PLAN.strip("# \n"), who)}
    assert {s.role for s in contents.statements if s.term == "assignedTo"} == {role}


def test_a_line_of_text_in_a_sheet_is_read_as_text(tmp_path: Path) -> None:
    """Above and below a table, where a sheet has no other place for it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Quay Board action log"],
        ["Action", "Action owner", "Due"],
        ["Buy pumps for the boats", "Tom Ibbotson", "May 2031"],
        ["Fit lamps to the pier", "Ann Bee", "June 2031"],
        [],
        ["Log kept by Priya Lal, Deputy Trust Secretary. Closed items drop off."],
    ):
        sheet.append(row)
    path = tmp_path / "log.xlsx"
    book.save(path)
    contents = load([path])
    assert ("Priya Lal", "Deputy Trust Secretary") in links(contents, "holds")
    assert ("Quay Board action log", "Priya Lal") in links(contents, "assignedTo")
    assert {e.outcome for e in contents.ledger if e.text.startswith("Log kept")} == {"fact"}


def test_a_post_above_its_holder_in_one_cell_is_one_owner(tmp_path: Path) -> None:
    """Two lines of a cell, a post and a person: who holds it owns the row, alone."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", "Action owner", "Due"])
    sheet.append(["Buy pumps for the boats", "Director of Operations\nBlair Tennick", "May 2031"])
    sheet.append(["Fit lamps to the pier", "Chief Nurse, Lena Oak", "June 2031"])
    path = tmp_path / "log.xlsx"
    book.save(path)
    contents = load([path])
    assert {who for _, who in links(contents, "assignedTo")} == {"Blair Tennick", "Lena Oak"}
    assert links(contents, "holds") == {
        ("Blair Tennick", "Director of Operations"),
        ("Lena Oak", "Chief Nurse"),
    }


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("The dry dock is run by the Quay Trust; Mere Council pays for it.", {"Quay Trust"}),
        ("The fair is managed by the Quay Trust and the Fish Panel likes it.", {"Quay Trust"}),
        (
            "A digital academy is the responsibility of the Quay Trust; Mere Council may pay.",
            {"Quay Trust"},
        ),
        (
            "The lamps are managed by the Quay Trust, the Pier Board and the Fish Panel.",
            {"Quay Trust", "Pier Board", "Fish Panel"},
        ),
    ],
)
def test_a_party_with_a_verb_of_its_own_ends_the_list_before_it(
    words: str, owners: set[str], plan: Read
) -> None:
    """What stands behind "by" is a list as long as no clause begins."""
    assert {who for _, who in links(plan(words), "assignedTo")} == owners


@pytest.mark.parametrize(
    ("words", "term", "expected"),
    [
        (
            "Below it come the Fish Panel and the Pier Panel, each of which reports to the Quay Board.",
            "reportsTo",
            {("Fish Panel", "Quay Board"), ("Pier Panel", "Quay Board")},
        ),
        (
            "The Chief Executive, Ann Bee, reports to the Quay Board.",
            "reportsTo",
            {("Chief Executive", "Quay Board")},
        ),
        (
            "The Fish Panel reports twice a year to the Quay Board.",
            "reportsTo",
            {("Fish Panel", "Quay Board")},
        ),
        ("The Fish Panel attends the Quay Board.", "attended", {("Fish Panel", "Quay Board")}),
        (
            "The Quay Board leads the survey of the piers.",
            "assignedTo",
            {("survey of the piers", "Quay Board")},
        ),
    ],
)
def test_relations_of_running_text(
    words: str, term: str, expected: set[tuple[str, str]], plan: Read
) -> None:
    """Several that answer to one, the post of somebody named, a time between the words."""
    assert links(plan(words), term) == expected


def test_a_title_and_a_surname_mean_whom_the_paper_spells_out(plan: Read) -> None:
    """Canon Treharne is Canon Huw Treharne, as long as nobody else is called so."""
    one = "The Quay Board has a clerk, Canon Huw Treharne. The Fish Panel is chaired by Canon Treharne."
    assert ("Huw Treharne", "Chair of Fish Panel") in links(plan(one), "holds")
    two = one + " Canon Mair Treharne helps."
    assert not [who for who, _ in links(plan(two), "holds") if who == "Huw Treharne"]


def test_a_sentence_that_names_somebody_and_was_not_understood_is_owned_up_to(plan: Read) -> None:
    """Whatever else of its paragraph became a fact."""
    contents = plan(
        "The Quay Board reports to Mere Council. The nets are a matter between the Fish Panel and the tide."
    )
    unread = {e.text for e in contents.ledger if e.outcome == "unread"}
    assert unread == {"The nets are a matter between the Fish Panel and the tide."}
