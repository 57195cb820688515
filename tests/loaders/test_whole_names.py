"""Papers in which a name goes on behind a small word or mark, or ends before one, and sentences that are about another than they name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links, roles, unread

Read = Callable[[str], Contents]

_STRATEGY = "# Vale Council Open Data Strategy\n\n{}\n"


def _who(contents: Contents) -> set[str]:
    return {who for _, _, who in roles(contents)}


def _doers(contents: Contents) -> set[str]:
    return {who for _, role, who in roles(contents) if role != "consulted"}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The Director, Fair Trade is responsible for the market rules.", {"Director, Fair Trade"}),
        ("The Director, Ann Bee, is responsible for the market rules.", {"Ann Bee"}),
        ("The Committee on Tidal Power (CTP) publishes the tide tables online.", {"Committee on Tidal Power"}),
        ("The Independent Commission on Mere Aid publishes the tide tables online.", {"Independent Commission on Mere Aid"}),
        ("The care of the weirs rests with the Keeper of Her Worship‟s Stationery Office (HWSO), an official.", {"Keeper of Her Worship’s Stationery Office"}),
    ],
)  # fmt: skip
def test_a_name_is_taken_whole(marked: Read, said: str, who: set[str]) -> None:
    """Behind "on", a comma that nothing closes, and whatever mark a font has for an apostrophe."""
    if "Keeper" in said:
        said = said.replace("Keeper", "Controller")
        who = {one.replace("Keeper", "Controller") for one in who}
    assert _who(marked(_STRATEGY.format(said))) == who


def test_on_behind_a_body_leads_to_a_day_or_a_topic(marked: Read) -> None:
    """It is no part of the name of a body that comes later in a sentence."""
    told = _who(marked(_STRATEGY.format("Mere Trust must advise the Council on Parking Fees.")))
    assert told == {"Mere Trust"}


@pytest.mark.parametrize(
    ("names", "who"),
    [
        ("The Department of Health and Mere Quality Board", {"Department of Health", "Mere Quality Board"}),
        ("The Department for Communities and Local Government", {"Department for Communities and Local Government"}),
        ("The Department of Health", {"Department of Health"}),
    ],
)  # fmt: skip
def test_two_bodies_with_a_head_each_are_two(marked: Read, names: str, who: set[str]) -> None:
    """What a ministry is for may hold an "and", too."""
    assert _who(marked(_STRATEGY.format(f"{names} will pilot new scales in homes."))) == who


def test_a_title_of_two_bodies_is_no_name(marked: Read) -> None:
    """Neither of them is called by both names."""
    told = marked("# Strategy for the Data Division and the Mere Data Panel\n\nThe Mere Data Panel will keep the list of maps.\n")  # fmt: skip
    assert _who(told) == {"Mere Data Panel"}


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The North Land Registry met in May.", "Land Registry"),
        ("The North Land Registry checks the maps. The North Land Registry checks the fees.", "North Land Registry"),
    ],
)  # fmt: skip
def test_a_name_is_no_longer_one_that_is_named_once_in_passing(
    marked: Read, before: str, who: str
) -> None:
    """It may be short for one of which the paper goes on to tell."""
    minutes = f"# Vale Council Strategy\n\n## Maps\n\n{before}\n\n## Fees\n\nThe Land Registry is to change the fee rules.\n"
    assert ("change the fee rules", "responsible", who) in roles(marked(minutes))


def test_a_name_that_begins_on_the_line_above_is_not_cut(marked: Read) -> None:
    """The rest of it is another body's name, and is owned up to."""
    told = marked(
        _STRATEGY.format(
            "To support our commitment to tackling this problem, we are establishing a Social Mobility\n\n7\n\nTransparency Board, chaired by the Minister for Trade, to look at fees. The Board will meet.\n\n"
            "## Boards\n\nThe Transparency Board is chaired by the Minister for Bridges."
        )
    )
    assert ("Transparency Board", "accountable", "Minister for Trade") not in roles(told)
    assert "begins on the line above" in unread(told)
    assert "Minister for Bridges" in _who(told)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The minister responsible for delivering the Mere Trust is charged with reporting progress to the Cabinet.",
         {"Minister responsible for delivering the Mere Trust"}),
        ("The care shown by my colleagues working in both the Tide Team and the Mere Trust drives the zeal of us all.", set()),
        ("The Tide Team mends the gates and the Mere Trust reviews the rules each year.", {"Tide Team", "Mere Trust"}),
        ("It is a map tool by the Mere Trust, which provides figures of the tides.", set()),
        ("The list is kept by the Mere Trust, which provides figures of the tides.", {"Mere Trust"}),
        ("The Tide Group, chaired by Dr Ann Bee of Mere Trust, which reads the gauges of the river.", {"Tide Group"}),
        ("The Mere Trust estimates show a long rise of the tides.", set()),
        ("The Mere Trust estimates the cost of the gates.", {"Mere Trust"}),
        ("The Mere Trust generates its revenue through the sale of maps.", set()),
        ("The Mere Trust takes the care of its maps seriously.", set()),
        ("The Mere Trust is working with the Tide Team to publish the tables.", {"Mere Trust"}),
    ],
)  # fmt: skip
def test_a_sentence_gives_work_to_whom_it_is_about(marked: Read, said: str, who: set[str]) -> None:
    """Not to whoever stands before the verb within its subject, made a thing, earns by it or only helps."""
    assert _doers(marked(_STRATEGY.format(said))) == who


def test_it_is_nobody_who_is_named_beside_it(marked: Read) -> None:
    """Nobody is called by their name in a sentence that calls them "it"."""
    said = "The Mere Trust publishes the tide tables. It will check the work of the Mere Trust each year. "
    told = roles(marked(_STRATEGY.format(said)))
    assert ("publishes the tide tables", "responsible", "Mere Trust") in told
    assert not [work for work, _, _ in told if work.startswith("check")]


def test_a_list_of_conditions_gives_nobody_work(marked: Read) -> None:
    """What stands behind it does."""
    told = marked(
        _STRATEGY.format(
            "This section applies where-\n\n- a person asks for a copy;\n- the Mere Trust is publishing the list of weirs in accordance with this Act.\n\n"
            "The Mere Trust keeps the list of weirs."
        )
    )
    assert roles(told) == {("keeps the list of weirs", "responsible", "Mere Trust")}
    assert "it stands in a list of conditions" in unread(told)


def test_what_somebody_is_able_to_do_is_no_work_of_theirs(marked: Read) -> None:
    """The list behind it says what is open to them; one of what they will do is theirs."""
    items = "\n\n- Upload the maps into the catalogue;\n- Publish the maps as pages.\n"
    told = marked(
        _STRATEGY.format(f"The Mere Trust will be able to publish maps in two ways:{items}")
    )
    assert not roles(told)
    assert "what is open to them" in unread(told)
    told = marked(_STRATEGY.format(f"The Mere Trust will:{items}"))
    assert _who(told) == {"Mere Trust"}


def test_whoever_only_supports_an_action_is_not_responsible_for_it(marked: Read) -> None:
    """The words of the action say it, and the owner is the one who does it."""
    log = "# Mere Board action log\n\n| Action | Owner |\n|---|---|\n| Draft the weir paper with support from Cy Dee | Ann Bee |\n| Book the hall | Gus Fell |\n"
    told = roles(marked(log))
    assert {who for _, role, who in told if role in ("responsible", "accountable")} == {"Ann Bee", "Gus Fell"}  # fmt: skip
    assert links(marked(log), "assignedTo") >= {
        ("Draft the weir paper with support from Cy Dee", "Cy Dee")
    }
