"""Questions as people put them: whole sentences, names, short forms, slips; and what they may not reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.store import Store
from remit.queries.asking import Asked, read
from remit.queries.spelling import is_slip
from remit.queries.who import who
from tests.support.counting import asked_of


@pytest.mark.parametrize(
    "question",
    [
        "Who is responsible for repairing the ring road?",
        "who runs ring road repairs",
        "Which body deals with the ring road?",
        "Who will repair the ring road?",
    ],
)
def test_the_words_that_only_ask_are_left_out(store: Store, question: str) -> None:
    assert [a.target.id for a in who(store, question).answers] == ["action/repair"]


def test_a_verb_that_the_register_does_not_use_is_said(store: Store) -> None:
    """The answer is about the strategy; whether anybody paints it, nobody has written."""
    found = who(store, "Who will paint the domestic abuse strategy?")
    assert found.answers[0].target.id.startswith("action/")
    assert 'Nothing here says "paint"' in found.sentence


def test_and_is_written_either_way() -> None:
    assert read("knives & gangs") == read("knives and gangs")


def test_one_wrong_letter_is_forgiven_and_said(small: Callable[..., Store]) -> None:
    store = small(
        ("priority/a", "accountable", "body/council"), labels={"priority/a": "Modern slavery"}
    )
    found = who(store, "modern slavary")
    assert [a.target.id for a in found.answers] == ["priority/a"]
    assert found.asked_as
    assert found.sentence.startswith('Asked as "modern slavery"')


@pytest.mark.parametrize(
    ("one", "other"), [("probate", "probation"), ("policy", "police"), ("trail", "grail")]
)
def test_another_word_is_no_slip(one: str, other: str) -> None:
    assert not is_slip(one, other)
    assert not is_slip(other, one)


def test_a_slip_never_names_anybody_by_a_single_word(small: Callable[..., Store]) -> None:
    store = small(("priority/a", "accountable", "body/council"), labels={"priority/a": "Probation"})
    for asked in ("probate", "probatoin"):
        found = who(store, asked)
        assert (found.answers, found.agent) == ((), None)


def test_a_theme_s_short_name_is_written_out(small: Callable[..., Store]) -> None:
    store = small(
        ("priority/a", "accountable", "body/council"),
        labels={"priority/a": "Less anti-social behaviour"},
    )
    for asked in ("ASB", "asb", "who deals with ASB"):
        assert [a.target.id for a in who(store, asked).answers] == ["priority/a"]


def test_what_the_thesaurus_lists_under_a_theme_is_offered_only(
    small: Callable[..., Store],
) -> None:
    """Who leads on the wider matter has not been given this one."""
    store = small(
        ("priority/a", "accountable", "body/council"),
        labels={"priority/a": "Less anti-social behaviour"},
    )
    found = who(store, "community trigger")
    assert found.answers == ()
    assert [e.id for e in found.nearest] == ["priority/a"]
    assert "council" not in found.sentence


def test_initials_stand_for_the_one_body_whose_name_has_them(small: Callable[..., Store]) -> None:
    names = {"body/a": "NHS Vale Clinical Commissioning Group", "body/b": "Vale Council"}
    store = small(("body/a", "memberOf", "body/b"), labels=names)
    found = who(store, "CCG")
    assert found.agent is not None
    assert found.agent.entity.id == "body/a"
    assert "is short for" in found.asked_as


def test_initials_of_two_bodies_name_neither(small: Callable[..., Store]) -> None:
    names = {"body/a": "Vale Care Contact Group", "body/b": "Dale Care Contact Group"}
    store = small(("body/a", "memberOf", "body/b"), labels=names)
    assert who(store, "CCG").agent is None


def test_a_section_leads_to_the_duty_and_who_bears_it(small: Callable[..., Store]) -> None:
    store = small(
        ("duty/b", "arisesFrom", "provision/p"),
        ("duty/b", "accountable", "body/authority"),
        labels={
            "provision/p": "Clean Rivers Act 1999, section 17",
            "duty/b": "keep the rivers clean",
            "body/authority": "River Authority",
        },
    )
    for asked in ("s.17", "section 17 of the Clean Rivers Act", "What does section 17 ask of us?"):
        found = who(store, asked)
        assert [a.target.id for a in found.answers] == ["duty/b", "provision/p"]
        assert found.sentence.startswith("River Authority must keep the rivers clean")
    assert who(store, "section 18").answers == ()


@pytest.mark.parametrize(
    "question",
    [
        "Which Act makes the council publish a safety plan?",
        "What law requires Vale Council to publish a safety plan?",
        "Under which law must the council publish a safety plan?",
    ],
)
def test_which_law_asks_for_the_duty_that_arises_from_it(
    small: Callable[..., Store], question: str
) -> None:
    """What merely has the words in its name, and is no duty, is not the law."""
    store = small(
        ("duty/a", "arisesFrom", "provision/act"),
        ("duty/a", "accountable", "body/council"),
        ("action/b", "accountable", "body/police"),
        labels={
            "duty/a": "Duty to publish a safety plan",
            "action/b": "Publish a safety plan",
            "provision/act": "Vale Act 1998",
            "body/council": "Vale Council",
        },
    )
    found = who(store, question)
    assert [a.target.id for a in found.answers] == ["duty/a"]
    assert "Vale Council must" in found.sentence
    assert "Vale Act 1998" in found.sentence


def test_that_no_law_is_named_is_said_where_one_is_asked_for(small: Callable[..., Store]) -> None:
    store = small(
        ("duty/a", "accountable", "body/council"), labels={"duty/a": "Duty to review the plan"}
    )
    found = who(store, "Which Act makes the council review the plan?")
    assert found.sentence.endswith("The documents do not say by which law.")


def test_a_word_that_only_says_of_what_sort_a_matter_is_may_be_missing(
    small: Callable[..., Store],
) -> None:
    """It is said; and a single word is too little to be left of a matter."""
    store = small(
        ("action/a", "responsible", "person/ann"),
        ("action/b", "responsible", "person/bob"),
        labels={"action/a": "Make a counter narrative", "action/b": "Listen to youth"},
    )
    found = who(store, "who runs the counter narrative programme")
    assert [a.target.id for a in found.answers] == ["action/a"]
    assert found.sentence.startswith('Asked as "the counter narrative".')
    assert who(store, "youth work").answers == ()


def test_two_matters_in_one_question_are_each_answered(store: Store) -> None:
    """Nothing has both: so each is told by itself, and all answers are there together."""
    found = who(store, "Who leads on mental health and hate crime?")
    assert [part.question for part in found.parts] == ["mental health", "hate crime"]
    assert [part.answers[0].target.id for part in found.parts] == ["action/health", "priority/hate"]
    assert {a.target.id for a in found.answers} >= {"action/health", "priority/hate"}
    assert found.sentence.startswith('On "mental health": ')
    assert 'On "hate crime": Fenwick Vale Council leads "Hate crime".' in found.sentence


@pytest.mark.parametrize(
    "question",
    [
        "mental health and allotments",  # nobody has the second
        "repair and domestic animals",  # a word alone may be about anything
    ],
)
def test_a_question_is_not_cut_where_a_part_of_it_has_no_answer(
    store: Store, question: str
) -> None:
    assert who(store, question).parts == ()
    assert who(store, question).answers == ()


def test_what_one_thing_has_together_is_one_matter(small: Callable[..., Store]) -> None:
    store = small(
        ("priority/a", "accountable", "body/council"),
        ("action/b", "accountable", "body/police"),
        labels={"priority/a": "Hate crime and mental health", "action/b": "Mental health"},
    )
    found = who(store, "hate crime and mental health")
    assert found.parts == ()
    assert [a.target.id for a in found.answers] == ["priority/a"]


def test_who_leads_a_thing_is_not_told_as_who_funds_it(small: Callable[..., Store]) -> None:
    """That nothing says who funds it comes first; words of a thing about its money are quoted."""
    store = small(
        ("action/a", "responsible", "person/ann"),
        ("action/b", "responsible", "person/bob"),
        labels={
            "action/a": "Open the hub",
            "action/b": "Spend the lottery grant on a pier",
            "person/ann": "Ann Poe",
            "person/bob": "Bob Roe",
        },
    )
    found = who(store, "Who pays for the hub?")
    assert found.sentence.startswith(
        "Nothing here was read as saying who funds it. Ann Poe is responsible."
    )
    quoted = who(store, "Who funds the pier?").sentence
    assert '"Spend the lottery grant on a pier"' in quoted.split(". ")[0]


def test_members_are_those_who_are_said_to_be(store: Store) -> None:
    found = who(store, "members of the Community Safety Board")
    assert found.sentence == (
        "Fenwick Vale Council and Vale Police are members of Community Safety Board."
    )
    assert who(store, "Is the Vale Assembly a member of the Community Safety Board?").sentence == (
        "No document names the Vale Assembly as a member of Community Safety Board."
    )


def test_what_somebody_has_to_do_is_asked_by_name(store: Store) -> None:
    for asked in ("Sara Wood", "What does Sara Wood do?", "Sara Wood's actions"):
        assert who(store, asked).sentence.startswith("Sara Wood is responsible for ")


def test_lists_are_answered(store: Store) -> None:
    leads = who(store, "who leads each priority").rows
    assert leads is not None
    assert len(leads.rows) == leads.total
    unowned = who(store, "actions with no owner").rows
    assert unowned is not None
    assert "action/patrols" not in {row.thing.id for row in unowned.rows}
    assert {"action/health", "action/strategy"} <= {row.thing.id for row in unowned.rows}


@pytest.mark.parametrize(
    "question",
    [
        "Who will repair the ring road?",
        "Sara Wood",
        "members of the Community Safety Board",
        "who chairs the board",
        "patrol where knife crime is most frequant",
        "VP",
        "Safer Places Act 2001",
        "nothing like it",
    ],
)
def test_however_it_is_asked_a_question_takes_three_round_trips(
    store: Store, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """What a server has told of already is not asked for again, so looking up ids costs nothing."""
    asked = asked_of(
        store, monkeypatch, "candidates", "walk", "about", "of_kind", "passages", "stream"
    )
    who(store, question)
    assert len(asked) <= 3, asked


@given(st.text(max_size=400))
def test_every_text_is_read_as_some_question(text: str) -> None:
    assert isinstance(read(text), Asked)


@given(st.text(alphabet="whois the leadmbrs of?'& ", max_size=80))
def test_no_question_is_an_error(store: Store, text: str) -> None:
    assert isinstance(who(store, text).sentence, str)


def test_the_partnership_is_never_a_board_that_shares_the_word(small: Callable[..., Store]) -> None:
    """What a body is its name says last, so a partnership board's chair does not chair the partnership."""
    board = ("person/boyle", "holds", "post/board")
    ours = ("person/marsh", "holds", "post/ours")
    labels = {
        "post/board": "Chair of Domestic Abuse Partnership Board",
        "post/ours": "Chair of Fenbrook Safety Partnership",
        "person/boyle": "Rachel Boyle",
        "person/marsh": "Helen Marsh",
    }
    asked = "Who chairs the partnership?"
    found = who(small(board, ours, labels=labels), asked)
    assert [a.target.id for a in found.answers] == ["post/ours"]
    assert found.sentence.startswith("Helen Marsh holds the post Chair of Fenbrook")
    del labels["post/ours"], labels["person/marsh"]
    nothing = who(small(board, labels=labels), asked)
    assert nothing.answers == ()
    assert "Boyle" not in nothing.sentence


def test_which_partnership_is_meant_is_said_where_it_is_not_clear(
    small: Callable[..., Store],
) -> None:
    rows = [("person/ann", "holds", "post/one"), ("person/bob", "holds", "post/two")]
    homes = [("post/one", "postIn", "body/one"), ("post/two", "postIn", "body/two")]
    labels = {
        "post/one": "Chair of Vale Partnership",
        "post/two": "Chair of Mere Partnership",
        "body/one": "Vale Partnership",
        "body/two": "Mere Partnership",
    }
    found = who(small(*rows, *homes, labels=labels), "Who chairs the partnership?")
    assert found.sentence.startswith("Which partnership is meant is not clear: Mere")
    assert "Chair of Vale" in found.sentence
    assert "Chair of Mere" in found.sentence
    plan = ("plan/p", "adoptedBy", "body/two")
    found = who(small(*rows, *homes, plan, labels=labels), "Who chairs the partnership?")
    assert [a.target.id for a in found.answers] == ["post/two"]


def test_a_board_without_a_named_chair_may_be_meant_too(small: Callable[..., Store]) -> None:
    store = small(
        ("person/ann", "holds", "post/one"),
        labels={
            "post/one": "Chair of Vale Board",
            "body/one": "Vale Board",
            "body/two": "Mere Board",
        },
    )
    found = who(store, "Who chairs the board?")
    assert found.sentence.startswith("Which board is meant is not clear: Mere Board or Vale Board.")


def test_a_board_without_a_chair_is_answered_with_that_of_what_it_governs(
    small: Callable[..., Store],
) -> None:
    """Who chairs the partnership leads its board, and that this is not said of the board is told."""
    store = small(
        ("plan/p", "adoptedBy", "body/ours"),
        ("body/ours", "governedBy", "body/board"),
        ("post/chair", "postIn", "body/ours"),
        ("post/vice", "postIn", "body/ours"),
        ("person/ann", "holds", "post/chair"),
        ("person/bob", "holds", "post/vice"),
        labels={
            "body/ours": "Vale Partnership",
            "body/board": "Vale Executive Board",
            "post/chair": "Chair of Vale Partnership",
            "post/vice": "Vice Chair of Vale Partnership",
            "person/ann": "Ann Poe",
        },
    )
    for question in ("Who chairs the board?", "Who is the chair of the board?"):
        found = who(store, question)
        assert [a.target.id for a in found.answers] == ["post/chair"]
        assert "Ann Poe holds the post Chair of Vale Partnership." in found.sentence
        assert found.asked_as.startswith('"Vale Executive Board" has no such post here')
    (vice,) = who(store, "Who is the vice chair of the board?").answers
    assert vice.target.id == "post/vice"
    assert who(store, "Who is the secretary of the board?").answers == ()


def test_letters_may_stand_for_words_and_are_answered_by_nobody(
    small: Callable[..., Store],
) -> None:
    """Initials that no word and no body has are offered as what they may mean; a wrong party would be worse than none."""
    store = small(
        ("priority/p", "accountable", "body/council"),
        ("action/a", "actionOf", "priority/p"),
        labels={
            "priority/p": "Bus shelter renewal",
            "action/a": "Fund bus shelter renewal and repair",
        },
    )
    for question in ("BSR", "bsr", "Who leads BSR?"):
        found = who(store, question)
        assert found.answers == ()
        assert {e.id for e in found.nearest} == {"priority/p", "action/a"}
        assert 'may stand for "Bus shelter renewal", which may be asked for' in found.sentence
        assert "council" not in found.sentence
    for question in (
        "BRS",
        "BR",
        "bs",
    ):  # not in this order, not side by side, and too short for a word
        assert "may stand for" not in who(store, question).sentence
