"""The list of those at a meeting, however it is laid out, and the short forms to which it is the key."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links, roles, unread, values

Read = Callable[[str], Contents]

_TITLE = "# Minutes of the Mere Quality Board, 4 May 2031\n\n"
_BODY = "Mere Quality Board"


def _table(label: str, *rows: str) -> str:
    return f"{label}\n\n| | | |\n|---|---|---|\n" + "".join(f"| {row} |\n" for row in rows) + "\n"


def test_a_table_below_a_label_of_presence_lists_those_there(marked: Read) -> None:
    """Names, posts and initials stand in cells of their own; those below "Apologies:" were not there."""
    contents = marked(
        _TITLE
        + _table("Present:", "Ann Bee | Chief Nurse | AB", "Cy Dee | Medical Director (Chair) | CD")
        + _table("Apologies:", "Gil Fox | Director of Works | GF")
        + "ACTION: AB to write to the bank. GF to count the beds.\n"
    )
    assert links(contents, "attended") == {("Ann Bee", _BODY), ("Cy Dee", _BODY)}
    assert links(contents, "absentFrom") == {("Gil Fox", _BODY)}
    assert {("Ann Bee", "Chief Nurse"), ("Cy Dee", "Medical Director")} <= links(contents, "holds")
    assert ("write to the bank", "responsible", "Ann Bee") in roles(contents)


@pytest.mark.parametrize("label", ["Costs:", "Nominations:", "Proposed members:"])
def test_a_table_below_another_label_lists_nobody_there(marked: Read, label: str) -> None:
    """Names in a table say nothing of a meeting by themselves."""
    contents = marked(_TITLE + _table(label, "Ann Bee | Chief Nurse | AB", "Cy Dee | Clerk | CD"))
    assert not links(contents, "attended")


@pytest.mark.parametrize(
    "label",
    ["Present on 4 May", "Here", "In the room", "Who was there", "Those present", "In attendance via Teams", "On the call"],
)  # fmt: skip
def test_who_was_there_is_asked_in_many_words(marked: Read, label: str) -> None:
    """A day, a place or a way in which they took part may stand beside the word."""
    contents = marked(f"{_TITLE}{label}: Ann Bee (AB), Cy Dee (CD). Apologies: Gil Fox (GF).\n")
    assert links(contents, "attended") == {("Ann Bee", _BODY), ("Cy Dee", _BODY)}
    assert links(contents, "absentFrom") == {("Gil Fox", _BODY)}


@pytest.mark.parametrize("label", ["Report on 4 May", "Online shop", "Thanks to those who came"])
def test_words_that_only_look_so_list_nobody(marked: Read, label: str) -> None:
    """A day or a place alone asks for nobody."""
    assert not links(marked(f"{_TITLE}{label}: Ann Bee (AB), Cy Dee (CD).\n"), "attended")


def test_of_two_headings_over_lists_that_ran_together_nobody_can_tell(marked: Read) -> None:
    """They were neither there nor away, and the ledger says so."""
    contents = marked(f"{_TITLE}**Attendees:**\n\n**Apologies:**\n\nAnn Bee, HMT\n\nCy Dee, Mere Council\n\nGil Fox, DfT\n")  # fmt: skip
    assert not links(contents, "attended") | links(contents, "absentFrom")
    assert "it is not told whether those below" in unread(contents)


_THERE = (
    _TITLE + "Present: Ann Bee, Tess Marlow, Mrs D. Oduya, Will Dee. On the line: Ruby Sant.\n\n"
)


@pytest.mark.parametrize(
    ("line", "work", "who"),
    [
        ("ACTION: Tess to share the rota", "share the rota", {"Tess Marlow"}),
        ("## Actions\n\n1. Ruby and Tess – agree the wording, end of month", "agree the wording, end of month", {"Ruby Sant", "Tess Marlow"}),
        ("ACTION: Will Dee and Ann Bee to meet the owners", "meet the owners", {"Will Dee", "Ann Bee"}),
        ("| Item | Discussion | Action |\n|---|---|---|\n| Roof | Slates are down. | Mrs Oduya to ring the roofer |", "Mrs Oduya to ring the roofer", {"D. Oduya"}),
    ],
)  # fmt: skip
def test_the_list_is_the_key_to_short_names(marked: Read, line: str, work: str, who: set[str]) -> None:  # fmt: skip
    """A given name, a title with a surname, and a name that is a word mean the one who was there."""
    assert {name for what, _, name in roles(marked(_THERE + line)) if what == work} == who


def test_a_given_name_that_two_have_is_nobodys(marked: Read) -> None:
    """Of two nobody can tell which is meant."""
    contents = marked(f"{_TITLE}Present: Ann Bee, Ann Dee\n\nACTION: Ann to write to the bank\n")
    assert "Ann Bee" not in {who for *_, who in roles(contents)}


def test_initials_that_two_have_are_no_bodys(marked: Read) -> None:
    """They are of one of the two, and the ledger says that it is not clear of whom."""
    contents = marked(f"{_TITLE}Present: Gil Stone, Gus Sykes\n\nACTION: GS to write to the bank\n")
    assert not [one for one in contents.entities if one.label == "GS" and one.kind == "body"]
    assert "it is not clear who “GS” is" in unread(contents)


def test_initials_at_the_margin_are_of_those_there(read: Read) -> None:
    """What stands before them is theirs to do; in a paper that spells nobody out they are not read."""
    items = (
        "1. Phones. Long waits again. Ask the supplier for figures.        CD\n\n"
        "2. Notice board. Take down the posters by Friday.                 AB\n\n"
        "3. Carers' tea. Book the hall for 12 May.                         CD\n"
    )
    there = "MERE PATIENT GROUP - NOTES\n\nPresent: Ann Bee (AB), Cy Dee (CD)\n\n"
    told = {(what, who) for what, _, who in roles(read(there + items))}
    assert ("Notice board. Take down the posters by Friday", "Ann Bee") in told
    assert len(told) == 3
    assert values(read(there + items), "deadline") == {
        ("Notice board. Take down the posters by Friday", "Friday")
    }
    assert not roles(read("MERE PATIENT GROUP - NOTES\n\n" + items))


def test_a_margin_gives_each_sentence_to_whom_it_opens_with(marked: Read) -> None:
    """Of an item of several actions each is of those who open it, and of nobody else of the margin."""
    contents = marked(
        _TITLE + "Present: Ann Bee (AB), Cy Dee (CD)\n\n| Item | Minute | Action |\n|---|---|---|\n"
        "| 1 | The Board heard of the draft, which was thought long and rather dear to print. AB to send the draft to the press by 9 May 2031. "
        "CD to comment on the second part for the June meeting. | AB<br>CD |\n"
    )
    assert {(what.split(" ")[0], who) for what, _, who in roles(contents)} == {
        ("AB", "Ann Bee"), ("CD", "Cy Dee"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("AP1: Ann Bee to circulate the slides", {("circulate the slides", "Ann Bee")}),
        ("**ACTION** Ann Bee to circulate the slides", {("circulate the slides", "Ann Bee")}),
        ("Action on CD to circulate the slides.", {("circulate the slides", "Cy Dee")}),
        ("Action required: Ann Bee to circulate the slides. Action by: 3 May.", {("circulate the slides", "Ann Bee")}),
        ("Agreed: AB to circulate the slides; CD to book the hall.", {("circulate the slides", "Ann Bee"), ("book the hall", "Cy Dee")}),
        ("It was agreed Ann would circulate the slides.", {("circulate the slides", "Ann Bee")}),
        ("CD took an action to circulate the slides.", {("circulate the slides", "Cy Dee")}),
        ("Lead: AB. Action: circulate the slides. By: 3 May.", {("circulate the slides", "Ann Bee")}),
        ("## Actions\n\n- AB: circulate the slides\n- CD: book the hall", {("circulate the slides", "Ann Bee"), ("book the hall", "Cy Dee")}),
        ("## Action list\n\n1. Circulate the slides. AB. By 3 May.\n2. Book the hall. CD.", {("Circulate the slides", "Ann Bee"), ("Book the hall", "Cy Dee")}),
        ("## Actions\n\n- Circulate the slides (AB, 3 May)\n- Book the hall (CD)", {("Circulate the slides", "Ann Bee"), ("Book the hall", "Cy Dee")}),
        ("- [ ] @Ann circulate the slides (by 3 May)", {("circulate the slides", "Ann Bee")}),
        ("Action: circulate the slides. AB", {("circulate the slides", "Ann Bee")}),
        ("Action: Send the letter AB", {("Send the letter", "Ann Bee")}),
        ("Action: For all to read the slides", {("read the slides", "all")}),
        ("Action: read the slides ALL", {("read the slides", "ALL")}),
        ("Action: read the slides - all", {("read the slides", "all")}),
        ("Action: book the hall. The Chair will do this.", set()),
        ("Action: invite the Chair and AB", set()),
        ("Action 2: Metadata mapping", set()),
        ("Action 2: Release of the data", set()),
        ("The action on CD to book the hall was closed.", set()),
        ("Action on CD to book the hall was withdrawn.", set()),
        ("Lead: AB. Venue: Town Hall. By: 3 May.", set()),
        ("Ann was given an award to thank her.", set()),
    ],
)  # fmt: skip
def test_an_action_is_one_however_it_is_typed(marked: Read, said: str, told: set[tuple[str, str]]) -> None:  # fmt: skip
    """Whoever stands in it has it, and what is over or no action is nobody's; no seat is empty."""
    contents = marked(f"{_TITLE}Present: Ann Bee (AB), Cy Dee (CD)\n\n## 1. Slides\n\nThe slides were liked.\n\n{said}\n")  # fmt: skip
    assert {(what, who) for what, _, who in roles(contents)} == told


def test_each_list_on_one_line_has_its_own_label(marked: Read) -> None:
    """A list of "Members present" asks for members, and the officers and apologies behind them are under labels of their own."""
    contents = marked(
        f"{_TITLE}Members present: Councillors Ann Bee (Chair) and Gil Fox. Officers in attendance: Ina Moss, Clerk."
        " Apologies: Councillor Rolf Kerr.\n"
    )
    assert links(contents, "memberOf") == {("Ann Bee", _BODY), ("Gil Fox", _BODY)}
    said = {s.stated_as for s in contents.statements if s.term in ("attended", "absentFrom")}
    assert said == {"Members present", "Officers in attendance", "Apologies"}
