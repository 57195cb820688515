"""Items of minutes that end on whose they are: "ACTION: AB", "[AB/CD]", names on lines of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.told import roles, unread, values

Read = Callable[[str], Contents]

_MINUTES = (
    "# Tarn Valley Flood Forum\n\nMinutes of the meeting held on 4 March 2031\n\n"
    "Present: Ann Bee (Chair), Cy Dee, Gil Fox (Clerk), Ina Moss (IM)\n\n## 1. Gauges\n\n"
)


def _told(contents: Contents) -> set[tuple[str, str]]:
    return {(work, who) for work, _, who in roles(contents)}


def _due(contents: Contents) -> set[str]:
    return {time for _, time in values(contents, "deadline")}


@pytest.mark.parametrize(
    ("item", "work", "who"),
    [
        ("Two gauges failed. Parts will be ordered.\n\nACTION: Cy Dee", "Parts will be ordered", "Cy Dee"),
        ("Two gauges failed. Parts will be ordered. Action – Gil Fox", "Parts will be ordered", "Gil Fox"),
        ("A form to be drawn up for the parishes. [IM]", "A form to be drawn up for the parishes", "Ina Moss"),
        ("Cy Dee would ask the maker. Parts will be sent.\n\nAction: Cy Dee", "ask the maker", "Cy Dee"),
    ],
)  # fmt: skip
def test_an_item_is_theirs_on_whom_it_ends(marked: Read, item: str, work: str, who: str) -> None:
    """Theirs is the last that it asks, or the last that it asks of them by name."""
    assert (work, who) in _told(marked(_MINUTES + item))


@pytest.mark.parametrize(
    "item",
    [
        "Two gauges had failed over the winter. The maker was told.\n\nACTION: Cy Dee",
        "Cover has gone up by a tenth. [IM]",
        "Parts will not be ordered.\n\nACTION: Cy Dee",
        "If the county agrees, parts will be ordered. [IM]",
        "Parts will be ordered.\n\nGil Fox",
        "Thanks were given to Ina Moss (IM). The lamp will be mended by the county. (PDF)",
    ],
)
def test_an_item_that_asks_nothing_is_nobodys(marked: Read, item: str) -> None:
    """Nor is one with a single name below it, which may be a signature."""
    assert not _told(marked(_MINUTES + item))


def test_what_an_item_ends_on_and_does_not_ask_is_owned_up_to(marked: Read) -> None:
    """The ledger says whom it names."""
    contents = marked(_MINUTES + "Cover has gone up by a tenth. [IM]")
    assert any("“IM”" in e.reason for e in contents.ledger if e.outcome == "unread")


def test_what_others_are_to_do_is_not_theirs_on_whom_an_item_ends(marked: Read) -> None:
    """“[IM]” behind what Cy Dee will do is owned up to."""
    contents = marked(_MINUTES + "Cy Dee would write to the county. [IM]")
    assert _told(contents) == {("write to the county", "Cy Dee")}
    assert "it ends on “IM”" in unread(contents)


@pytest.mark.parametrize(
    ("item", "given"),
    [
        ("Cy Dee agreed to clear the ditch.\n\nACTION: IM", {("clear the ditch", "Cy Dee")}),
        ("Cy Dee agreed to clear the ditch.\n\nACTION: IM and CD", {("clear the ditch", "Cy Dee")}),
        ("It was agreed to note the map; to ask Cy Dee to clear the ditch.\n\nACTION: IM", set()),
        ("It was agreed to write. Cy Dee would sign it. [IM]", set()),
        ("Cy Dee has offered to clear the ditch. [IM]", {("clear the ditch", "Cy Dee")}),
        ("Tarn County Council agreed to clear the ditch.\n\nACTION: IM", {("clear the ditch", "Tarn County Council")}),
        ("A farmer will clear the ditch. [IM]", set()),
        ("The ditch will be cleared by Tarn County Council. [IM]", set()),
        ("Ann Bee will ring the maker. Cy Dee will sweep the path. [IM]", {("ring the maker", "Ann Bee"), ("sweep the path", "Cy Dee")}),
        ("Parts will be ordered. Cy Dee will sweep the path. [IM]", {("sweep the path", "Cy Dee")}),
    ],
)  # fmt: skip
def test_what_others_took_on_is_never_given_to_whom_an_item_ends_on(
    marked: Read, item: str, given: set[tuple[str, str]]
) -> None:
    """Neither the last that it asks nor what was said before, and whose it ends on is owned up to."""
    contents = marked(_MINUTES + item)
    assert {one for one in _told(contents) if one[1] == "Ina Moss"} == set()
    assert _told(contents) <= given
    assert "IM" in unread(contents)


@pytest.mark.parametrize(
    "item",
    [
        "RESOLVED: That the invoices be paid. (CD, GF)",
        "RESOLVED to adopt the rules. (Cy Dee and Gil Fox)",
        "Resolved that the rules be suspended. [Cy Dee, Gil Fox]",
        "It was agreed to thank the wardens. [CD/GF]",
        "RESOLVED that a flag be flown. [Cy Dee, Gil Fox]",
        "That the Forum must deplore the sale. [Gil Fox]",
        "Tarn County Council must dredge the river. (Gil Fox)",
        "Parts will be ordered. (Gil Fox)",
    ],
)
def test_who_proposed_seconded_or_spoke_is_to_do_nothing(marked: Read, item: str) -> None:
    """Round brackets name them, and square ones behind what is the meeting's own deed or somebody else's."""
    assert not {who for _, who in _told(marked(_MINUTES + item))} & {"Cy Dee", "Gil Fox", "Clerk"}


def test_all_of_those_by_whom_a_thing_is_to_be_done_do_it(marked: Read) -> None:
    """And not only the first."""
    contents = marked(_MINUTES + "Action: the map to be drawn by Ann Bee, Cy Dee and the Clerk.")
    assert {who for _, who in _told(contents)} == {"Ann Bee", "Cy Dee", "Clerk"}


def test_names_on_lines_of_their_own_end_items_where_several_do(marked: Read) -> None:
    """Each with the time beside it."""
    contents = marked(
        _MINUTES
        + "Parts will be ordered.\n\nCy Dee by 30 April\n\n## 2. Grants\n\nA form will be drawn up.\n\n"
        "Gil Fox, Ina Moss\n\n## 3. Date\n\nThe next meeting is on 5 May.\n"
    )
    assert _told(contents) == {
        ("Parts will be ordered", "Cy Dee"),
        ("A form will be drawn up", "Gil Fox"),
        ("A form will be drawn up", "Ina Moss"),
    }
    assert _due(contents) == {"30 April"}


def test_names_above_what_is_said_are_those_of_speakers(marked: Read) -> None:
    """Nothing of what they say is their work by that."""
    contents = marked(
        _MINUTES
        + "The members were heard.\n\nCy Dee\n\nThe gauges will fail again.\n\nIna Moss\n\n"
        "Pumps will be needed.\n"
    )
    assert not _told(contents)


def test_each_of_several_things_that_were_agreed_is_somebodys_own(marked: Read) -> None:
    """Also where semicolons part them."""
    contents = marked(
        _MINUTES
        + "It was agreed that Ina Moss write to the members; that the Clerk cancel the contract; and that "
        "Cy Dee be asked to paint the sign."
    )
    assert _told(contents) == {
        ("write to the members", "Ina Moss"),
        ("cancel the contract", "Clerk"),
        ("paint the sign", "Cy Dee"),
    }


def test_whoever_is_to_have_done_a_thing_is_no_empty_seat(marked: Read) -> None:
    """“By the Clerk in June” names the Clerk, and June."""
    contents = marked(_MINUTES + "Action: training to be arranged by the Clerk in June.")
    assert _told(contents) == {("training to be arranged by the Clerk in June", "Clerk")}
    assert _due(contents) == {"June"}


@pytest.mark.parametrize(
    "action",
    ["Action: the fair to be funded by the Lottery.", "Action: lamps to be mended by June."],
)
def test_whoever_pays_and_a_month_do_not_do_the_work(marked: Read, action: str) -> None:
    """Neither is the doer of what is to be done."""
    assert not {"Lottery", "June"} & {who for _, who in _told(marked(_MINUTES + action))}


@pytest.mark.parametrize(
    "item",
    [
        "Action: reply to the poll to be held by Tarn County Council.",
        "Action: comment on the map to be issued by Tarn County Council in June.",
        "It was agreed that the homes to be built by Tarn Homes Trust be opposed.",
        "It was agreed that the form be sent by Tarn Mail Agency in June.",
        "It was agreed that the hall may be used by Tarn Homes Trust.",
        "It was agreed that the hall be used by Ann Bee.",
        "Action: thank the ward that is to be closed by Tarn Homes Trust.",
        "Action: comment on the map to be issued by the Clerk.",
        "Action: lamps to be mended that were broken by Ann Bee.",
    ],
)
def test_whoever_is_to_do_what_a_clause_only_mentions_does_not_do_the_work(
    marked: Read, item: str
) -> None:
    """Only the main verb of what is to be done has its doer behind “by”."""
    assert {who for _, who in _told(marked(_MINUTES + item))} <= {"vacancy"}


@pytest.mark.parametrize(
    "deed",
    ["lamps to be mended by Tarn County Council", "leaflet to be folded by Ann Bee", "paper on the park to be written by Ann Bee"],
)  # fmt: skip
def test_an_action_whose_doer_is_not_certain_is_no_empty_seat(marked: Read, deed: str) -> None:
    """Somebody is named for it, and that is owned up to."""
    contents = marked(f"{_MINUTES}Action: {deed}.")
    assert not _told(contents)
    assert "it is not clear who is to do it" in unread(contents)


@pytest.mark.parametrize(
    ("action", "due"),
    [
        ("Gil Fox to pay by noon on 3 June", "noon on 3 June"),
        ("Gil Fox to pay by the school holidays in August", "the school holidays in August"),
        ("training to be arranged by the Clerk in June", "June"),
    ],
)
def test_a_time_of_several_words_is_kept_whole(marked: Read, action: str, due: str) -> None:
    """Somebody behind “by” is no part of it."""
    assert _due(marked(f"{_MINUTES}Action: {action}.")) == {due}


def test_an_action_that_is_not_understood_is_told_of_its_own_words(marked: Read) -> None:
    """And not of what was said before it."""
    lost = unread(
        marked(
            _MINUTES
            + "Cy Dee thanked the Clerk. It was agreed that Ina Moss should write. ACTION: Clerk"
        )
    )
    assert not [x for x in lost.splitlines() if x.startswith("Cy Dee thanked") and "an action" in x]


def test_clauses_that_semicolons_part_have_subjects_of_their_own(marked: Read) -> None:
    """The second is not the work of the first."""
    contents = marked(_MINUTES + "The Clerk undertook to find the map; Cy Dee would scan the plan.")
    assert _told(contents) == {("find the map", "Clerk"), ("scan the plan", "Cy Dee")}


def test_a_topic_of_minutes_is_no_post(marked: Read) -> None:
    """What was said below “Independent member” is nobody's work."""
    contents = marked(
        _MINUTES.replace("## 1. Gauges", "## 1. Independent Member")
        + "The Chair thanked her.\n\n## 2. Finance Officer\n\nOverspending stood at £2,000.\n"
    )
    assert not _told(contents)


MINUTES = (
    "# Mere Parish Council\n\nMinutes of the meeting held on 24 September 2031\n\n"
    "Present: Cllr Ann Bee (Chair), Cllr Cy Dee, Lou Penn (Clerk)\n\n"
)


def _given(folder: Path, item: str) -> set[tuple[str, str]]:
    file = folder / "minutes.md"
    file.write_text(MINUTES + item + "\n", encoding="utf-8")
    contents = load([file])
    labels = {one.id: one.label for one in contents.entities}
    return {
        (labels[s.subject], labels[s.object])
        for s in contents.statements
        if s.term == "assignedTo" and s.object
    }


@pytest.mark.parametrize(
    ("item", "work", "who"),
    [
        ("3. Noticeboard: Repairs needed. Action: Cllr Bee", "Noticeboard: Repairs needed", "Ann Bee"),
        ("3. Noticeboard: Repairs needed. CD to action.", "Noticeboard: Repairs needed", "Cy Dee"),
        ("3. Workshop on 5 October in Mere. Cllr Dee to attend.", "Workshop on 5 October in Mere", "Cy Dee"),
        ("3. Speed Watch: Cllr Bee to lead.", "Speed Watch", "Ann Bee"),
        ("3. Cllr Bee's action: contact the vicar.", "contact the vicar", "Ann Bee"),
        ("3. Clerk's actions – order paper.", "order paper", "Clerk"),
        ("3. Cllr Dee is looking into the cost of a bench.", "looking into the cost of a bench", "Cy Dee"),
        ("3. Responsibility for the allotments passes to Cllr Dee.", "the allotments", "Cy Dee"),
        ("3. Cllr Dee has taken over the allotments from Cllr Bee.", "the allotments", "Cy Dee"),
    ],
)  # fmt: skip
def test_what_an_item_tells_is_for_whoever_it_ends_on_to_see_to(
    tmp_path: Path, item: str, work: str, who: str
) -> None:
    """A mark of an action, or a verb that lacks its object, leaves the matter of the item to them."""
    assert _given(tmp_path, item) == {(work, who)}


def test_each_of_two_who_are_to_act_has_their_own(tmp_path: Path) -> None:
    """And nobody's work runs on into the other's."""
    found = _given(
        tmp_path, "3. Clerk to obtain a quote for the fence and Cllr Dee to check the posts."
    )
    assert found == {("obtain a quote for the fence", "Clerk"), ("check the posts", "Cy Dee")}


@pytest.mark.parametrize(
    "item",
    [
        "3. The Clerk has ordered the bench. Action: Cllr Bee",
        "3. Is the gate safe? Action: Cllr Bee",
        "3. No repairs are needed. CD to action.",
        "3. Workshop on 5 October in Mere. Cllr Dee attended.",
        "3. Workshop on 5 October in Mere. Cllr Dee unable to attend.",
        "3. Cllr Dee is looking well.",
        "3. The Vicar's action: a scandal in three acts",
    ],
)
def test_no_matter_is_left_to_whom_an_item_only_names(tmp_path: Path, item: str) -> None:
    """What another did, a question, what is denied, and who was there."""
    assert _given(tmp_path, item) == set()


@pytest.mark.parametrize(
    "item",
    [
        "3. It was also agreed that we contact the county.",
        "3. The meeting AGREED we should contact the county.",
        "3. Agreed that we contact the county.",
        "3. We agreed to contact the county.",
    ],
)
def test_what_we_agreed_to_do_is_the_work_of_the_body_that_met(tmp_path: Path, item: str) -> None:
    """In its own minutes "we" is the body."""
    assert _given(tmp_path, item) == {("contact the county", "Mere Parish Council")}


@pytest.mark.parametrize(
    "item",
    [
        "3. We will contact the county, said the vicar.",
        "3. We should contact the county.",
        "3. It was not agreed that we contact the county.",
        "3. It was agreed that we defer the item.",
        "3. We agreed to note the report.",
        "3. It was agreed that we were pleased with the show.",
    ],
)
def test_what_we_might_do_is_nobody_s_work(tmp_path: Path, item: str) -> None:
    """Nor what a meeting does by agreeing to it."""
    assert _given(tmp_path, item) == set()
