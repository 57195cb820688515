"""Sentences of minutes, terms and strategies: what they say of whom, and what they leave unread."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links, roles

_MINUTES = """\
QUAY WARD COMMUNITY COUNCIL
Minute of the meeting held on 4 May 2031

Sederunt: Ina Moss (Chair), Rolf Kerr (Treasurer), Bea Lunn. Also there: PC Ned Orr. Apologies: Vi Tate (Secretary).

{}
"""
_TERMS = """\
Quay Tenants Committee: terms of reference

{}
"""
_STRATEGY = """\
Quay Vale Authority: clean air, 2031 to 2036

Priority 1: Streets that children can walk

{}
"""


def _due(contents: Contents) -> set[tuple[str | None, str | None]]:
    return {(s.value, s.raw) for s in contents.statements if s.term == "deadline"}


def _unread(contents: Contents) -> list[str]:
    return [e.text for e in contents.ledger if e.outcome == "unread"]


def test_who_was_there_stands_in_one_line_with_who_was_not(read: Read) -> None:
    """Each label in the line opens a list of its own."""
    contents = read(_MINUTES.format("Nothing else was said."))
    here = {s.subject for s in contents.statements if s.term == "attended"}
    away = {s.subject for s in contents.statements if s.term == "absentFrom"}
    assert here == {"person/ina-moss", "person/rolf-kerr", "person/bea-lunn", "person/ned-orr"}
    assert away == {"person/vi-tate"}


@pytest.mark.parametrize(
    ("said", "owned"),
    [
        ("Rolf agreed to circulate the accounts.", ("circulate the accounts", "responsible", "Rolf Kerr")),
        ("Mr Kerr has undertaken to mend the stile.", ("mend the stile", "responsible", "Rolf Kerr")),
        ("Bea is asked to thank the Scouts.", ("thank the Scouts", "responsible", "Bea Lunn")),
        ("PC Orr spoke of thefts. He will mark the bicycles.", ("mark the bicycles", "responsible", "Ned Orr")),
        ("Bea Lunn to get three prices for paint.", ("get three prices for paint", "responsible", "Bea Lunn")),
        (
            "It was agreed that the tender be taken and that Ina Moss would ring the roofer.",
            ("ring the roofer", "responsible", "Ina Moss"),
        ),
        (
            "Ina will meet Dock Ltd, who have not said what it costs.",
            ("meet Dock Ltd", "responsible", "Ina Moss"),
        ),
    ],
)  # fmt: skip
def test_what_somebody_takes_on_at_a_meeting_is_theirs(
    read: Read, said: str, owned: tuple[str, str, str]
) -> None:
    """In whatever words: they agree to it, are asked to, will, or are simply to do it."""
    assert roles(read(_MINUTES.format(said))) == {owned}


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("ACTION: Bea: book the hall. By end of month please.", {(None, "end of month please")}),
        ("ACTION: Bea: cover the roof. This weekend.", {(None, "This weekend")}),
        ("Bea agreed to list the bids a week before the next meeting.", {(None, "a week before the next meeting")}),
        ("Bea agreed to list the bids by 3 June 2031.", {("2031-06-03", "3 June 2031")}),
        ("Bea agreed to stand by the gate.", set()),
    ],
)  # fmt: skip
def test_a_time_that_is_no_date_keeps_its_words(
    read: Read, said: str, due: set[tuple[str | None, str | None]]
) -> None:
    """By when is said also where no day can be told from it; not every "by" is a time."""
    found = {
        (v, r.removesuffix(" please") if r else r) for v, r in _due(read(_MINUTES.format(said)))
    }
    assert found == {(v, r.removesuffix(" please") if r else r) for v, r in due}


def test_terms_say_what_a_body_may_do_and_on_what_it_is_heard(read: Read) -> None:
    """A power is the body's own, and each thing it is consulted on is one."""
    contents = read(
        _TERMS.format(
            "The Committee may spend up to 900 pounds a year on benches. It must be consulted on rent letters, "
            "on the repairs policy and on any sale. The Bench Fund is run by the Committee's Garden Panel."
        )
    )
    own = "Quay Tenants Committee"
    assert {
        ("spend up to 900 pounds a year on benches", "accountable", own),
        ("rent letters", "consulted", own),
        ("repairs policy", "consulted", own),
        ("sale", "consulted", own),
        ("Bench Fund", "responsible", "Garden Panel"),
    } <= roles(contents)


def test_who_has_a_body_under_them_chairs_it(read: Read) -> None:
    """As do those who are in the chair, with their post between commas."""
    contents = read(
        _TERMS.format(
            "A small Water Users Group, under Dr Ada Finn of Dock Trust, looks at leaks. "
            "Cllr Pia Holt, Leader of the Council, is in the chair."
        )
    )
    held = {(subject, post) for subject, post in links(contents, "holds")}
    assert ("Ada Finn", "Chair of Water Users Group") in held
    assert any(subject == "Pia Holt" and post.startswith("Chair of ") for subject, post in held)


def test_members_of_a_kind_are_members_until_the_next_heading(read: Read) -> None:
    """The heading may say what makes them members."""
    contents = read(
        _TERMS.format(
            "Members required by law\n\n- Quay Vale Council\n- Quay Health Board\n\nLaw\n\n- none"
        )
    )
    assert {one for one, _ in links(contents, "memberOf")} == {
        "Quay Vale Council",
        "Quay Health Board",
    }


def test_a_strategy_says_who_is_to_do_what_in_its_bullets(read: Read) -> None:
    """“X will”, “X to”: the work is theirs; who helps is not a part of its words."""
    contents = read(
        _STRATEGY.format(
            "- The Air Regulator will publish readings every month.\n"
            "- Quay Buses to fit filters on 30 buses by March 2033.\n"
            "- The Rivers Trust is responsible for the volunteer counters, helped by Quay Parish Council.\n"
        )
    )
    assert {
        ("publish readings every month", "responsible", "Air Regulator"),
        ("fit filters on 30 buses", "responsible", "Quay Buses"),
        ("volunteer counters", "responsible", "Rivers Trust"),
        ("volunteer counters", "consulted", "Quay Parish Council"),
    } <= roles(contents)


@pytest.mark.parametrize(
    "said",
    [
        "Bea used to run the market.",
        "Bea would lead on the fair if anybody asked.",
        "Bea has not agreed to paint the hall.",
        "Rolf said that Bea had been going to mend the gate.",
        "If nobody else can, Bea is to open the hall.",
        "Was Bea asked to open the hall?",
        "No member may sell the field.",
        "The market was once run by Mere Council.",
        "Neither Bea nor Rolf will chair the Fair Group.",
    ],
)
def test_what_is_past_denied_conditional_or_reported_states_nothing(read: Read, said: str) -> None:
    """Whoever is named in it bears nothing by it."""
    for paper in (_MINUTES, _TERMS, _STRATEGY):
        contents = read(paper.format(said))
        assert [owned for owned in roles(contents) if owned[2] != "vacancy"] == []


@pytest.mark.parametrize(
    "said",
    [
        "The Dock Trust deputises for Mere Council in the spring.",
        "Ann Bee undertook to ask about the lamps and Mere Council will pay.",
        "The fair is funded by the Dock Trust.",
        "A notice will go on the door (Town Clerk).",
        "The stall has no partner yet.",
        "The bursar's post is empty.",
    ],
)
def test_a_sentence_that_says_a_role_and_was_not_understood_is_unread(
    read: Read, said: str
) -> None:
    """It names somebody with a word of a role, or says that nobody is named: it is no mere text."""
    contents = read(f"About the fair\n\nThe fair is held in May. {said} It rains every year.\n")
    assert _unread(contents) == [said]


@pytest.mark.parametrize(
    "said",
    [
        "The Dock Trust is older than the harbour.",
        "Mere Council said that the winter had been cold.",
        "The aim of the Quay Forum will be to enjoy itself.",
        "Panel members liked the soup of the Dock Trust.",
    ],
)
def test_a_sentence_without_a_word_of_a_role_is_text(read: Read, said: str) -> None:
    """A party alone is narrative, and so is what was only said."""
    assert (
        _unread(read(f"About the fair\n\nThe fair is held in May. {said} It rains every year.\n"))
        == []
    )


def test_of_a_paragraph_only_the_sentence_that_was_not_understood_is_unread(read: Read) -> None:
    """What stands around it ends as it would alone, and each is cited where it stands."""
    contents = read(
        _TERMS.format(
            "The Committee reports to the Quay Vale Board. The Dock Trust deputises for it in\nthe spring. It rains a lot."
        )
    )
    ended = [(e.outcome, e.text) for e in contents.ledger if e.locator.startswith("line 3")]
    assert ended[:2] == [
        ("fact", "The Committee reports to the Quay Vale Board."),
        ("unread", "The Dock Trust deputises for it in the spring."),
    ]
    assert {e.text for e in contents.ledger if e.outcome == "text"} >= {"It rains a lot."}


def test_who_accounts_to_a_board_for_a_piece_of_work_answers_for_it(read: Read) -> None:
    """And reports to the board by that."""
    contents = read(
        _STRATEGY.format("The Air Forum accounts to the Quay Board for clean buses in the centre.")
    )
    assert ("clean buses in the centre", "accountable", "Air Forum") in roles(contents)
    assert ("Air Forum", "Quay Board") in links(contents, "reportsTo")


def test_what_is_resolved_item_by_item_is_told_or_left_as_it_stands(read: Read) -> None:
    """A plan brought back is an action; a report that is noted is none, and no fact either."""
    contents = read(
        _MINUTES.format(
            "RESOLVED:\n\n- That the report be noted\n"
            "- That Bea Lunn bring back a plan by June 2031\n- That Rolf Kerr write to the trustees"
        )
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("bring back a plan", "Bea Lunn"),
        ("write to the trustees", "Rolf Kerr"),
    }
    noted = [e.outcome for e in contents.ledger if e.text == "That the report be noted"]
    assert noted == ["text"]


def test_the_words_that_open_a_list_of_members_may_stand_under_its_heading(read: Read) -> None:
    """What only says that members follow is no member, and those behind it are."""
    contents = read(
        "Quay Safety Board: terms of reference\n\nMembership\n\nThe members of the Board are:\n\n"
        "- Supt Ann Bee, Vale Police\n- Head of Waste and Street Scene, Mere Council\n\n"
        "The Board is chaired by Supt Ann Bee.\n"
    )
    assert {who for who, _ in links(contents, "memberOf")} >= {
        "Ann Bee",
        "Head of Waste and Street Scene of Mere Council",
    }


@pytest.mark.parametrize(
    "words",
    [
        "The Rivers Group is scrutinised by the Quay Audit Panel.",
        "The Quay Audit Panel scrutinises the Rivers Group.",
        "The Quay Audit Panel scrutinises the work of the Rivers Group every spring.",
        "The Rivers Group, scrutinised by the Quay Audit Panel, meets monthly.",
    ],
)
def test_who_scrutinises_a_body_is_said_of_the_two(read: Read, words: str) -> None:
    """In the active and in the passive; nobody answers to anybody by it."""
    contents = read(_TERMS.format(words))
    assert links(contents, "scrutinises") == {("Quay Audit Panel", "Rivers Group")}
    assert not links(contents, "reportsTo")


@pytest.mark.parametrize(
    "words",
    [
        "The Quay Audit Panel scrutinises the yearly accounts.",
        "The Quay Audit Panel does not scrutinise the Rivers Group.",
        "The Quay Audit Panel may scrutinise the Rivers Group.",
        "The Rivers Group is scrutinised every spring.",
    ],
)
def test_what_is_not_said_of_two_bodies_is_no_scrutiny_of_one(read: Read, words: str) -> None:
    """Of papers, of what is denied or only allowed, or by nobody who is named."""
    assert not links(read(_TERMS.format(words)), "scrutinises")
