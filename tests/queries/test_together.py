"""Which things answer a question: those in which all of its words stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.who import who

CITED = (Citation("plan.txt", "line 1", "words"),)


def told(label: str = "Quiet lanes", **texts: str) -> Store:
    """A register of one priority that somebody leads, with what is said of it."""
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=(Entity("body/b", "body", "Wardens"), Entity("priority/p", "priority", label)),
            statements=(
                *(Statement("priority/p", k, value=v, citations=CITED) for k, v in texts.items()),
                Statement(
                    "priority/p", "assignedTo", "body/b", role="accountable", stated_as="Lead",
                    citations=CITED,
                ),
            ),
        )
    )  # fmt: skip
    return store


def answers(store: Store, question: str) -> list[str]:
    return [answer.target.id for answer in who(store, question).answers]


def near(store: Store, question: str) -> list[str]:
    return [thing.id for thing in who(store, question).near]


def test_words_in_two_fields_do_not_answer() -> None:
    store = told(why="Residents fear for the community.", aim="Know what triggers harm.")
    assert answers(store, "community trigger") == []
    assert near(store, "community trigger") == ["priority/p"]


def test_words_in_two_sentences_of_a_text_do_not_answer() -> None:
    store = told(why="Bells ring at night. Towers are listed.")
    assert answers(store, "bell towers") == []
    assert near(store, "bell towers") == ["priority/p"]


def test_words_in_one_sentence_answer() -> None:
    store = told(why="Cars race at night (e.g. on Fridays). Bells ring in two towers at once.")
    assert answers(store, "bell towers") == ["priority/p"]
    assert near(store, "bell towers") == []
    assert answers(store, "racing cars on Fridays") == []


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("exploitation", "Exploiting new opportunities"),
        ("Prevent", "Preventing damp"),
        ("preventing", "Prevent referrals"),
        ("strategy", "A strategic group"),
    ],
)
def test_another_form_of_the_only_word_does_not_answer(question: str, label: str) -> None:
    """A noun and a verb of one stem may mean two matters."""
    assert answers(told(label), question) == []
    assert near(told(label), question) == ["priority/p"]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("policy", "Licensing policies"),
        ("knife crimes", "Knife crime"),
        ("the victim's code", "A code for victims"),
        ("reoffending", "Less re-offending"),
    ],
)
def test_a_word_in_its_other_number_answers(question: str, label: str) -> None:
    assert answers(told(label), question) == ["priority/p"]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("hedge trimming strategy", "Set up a hedge trimming strategic group"),
        ("hedge trimming reports", "Have hedge trimming better reported"),
        ("reducing re-offending", "Reduce re-offending"),
    ],
)
def test_a_word_in_another_form_answers_in_the_company_of_the_others(
    question: str, label: str
) -> None:
    assert answers(told(label), question) == ["priority/p"]


def test_a_word_in_another_form_does_not_answer_where_the_others_stand_apart() -> None:
    assert answers(told("A strategy for preventing damp"), "Prevent strategy") == []


def test_a_name_answers_together_with_the_names_above_it(small: Callable[..., Store]) -> None:
    store = small(
        ("action/patrol", "actionOf", "priority/lanes"),
        ("priority/lanes", "priorityOf", "plan/fen"),
        ("priority/lanes", "accountable", "body/wardens"),
        labels={"action/patrol": "Night patrols", "priority/lanes": "Quiet lanes"},
    )
    assert answers(store, "night patrols fen") == ["action/patrol"]
    assert answers(store, "quiet lanes") == ["priority/lanes"], "and not all that is below it"
    assert answers(store, "night patrols harbour") == []


def test_the_wording_of_the_law_above_a_thing_is_not_its_name(small: Callable[..., Store]) -> None:
    store = small(
        ("plan/fen", "discharges", "duty/noise"),
        ("plan/fen", "accountable", "body/wardens"),
        labels={"plan/fen": "Plan of the Fen", "duty/noise": "Duty to hear complaints"},
    )
    assert answers(store, "fen complaints") == []
