"""Finding things by what people call them, whatever they type."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from remit.graph.lookup import Candidate, Query, key, rank, terms
from remit.ontology import KINDS

LATIN = st.characters(
    max_codepoint=0x24F, exclude_characters="\u0131"
)  # dotless i: its capital is I
WORDS = st.text(st.characters(categories=["Ll", "Nd"], max_codepoint=0x17F), min_size=1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Well-Being Board", "Wellbeing Board"),
        ("The Victims’ Code", "victims code"),
        ("Café & Co.", "cafe and co"),
        ("Non‑Hyphen", "nonhyphen"),
        ("\uff37\uff29\uff24\uff25 letters", "wide letters"),
    ],
)
def test_spelling_makes_no_difference_to_a_key(one: str, other: str) -> None:
    """Case, accents, punctuation, hyphens, "and" and "the" are how documents differ."""
    assert key(one) == key(other)


@given(st.text(LATIN))
def test_case_makes_no_difference_to_a_key(name: str) -> None:
    """A heading in capitals names the same body."""
    assert key(name.upper()) == key(name.lower()) == key(name)


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    """Folding what is folded changes nothing more, so keys can be compared."""
    assert key(key(name)) == key(name)


@given(st.text())
def test_a_question_can_hold_anything(text: str) -> None:
    """No text makes reading a question fail, and no term of it is empty."""
    assert all(term for group in Query.of(text).groups for term in group)


@given(st.text(LATIN))
def test_a_name_answers_a_question_in_its_own_words(name: str) -> None:
    """Asking with the name itself covers the whole question."""
    query = Query.of(name)
    assume(query.groups)
    (hit,) = rank(query, [candidate("body/a", name)])
    assert hit.named == hit.covered == 1


def candidate(id_: str, *names: str, words: str = "", exact: bool = False) -> Candidate:
    folded = tuple(" ".join(terms(name)) for name in names)
    kind = id_.partition("/")[0]
    return Candidate(id_, kind, id_, folded, " ".join(terms(words)), exact, names, (words,))


CANDIDATES = st.builds(
    candidate,
    st.builds("{}/{}".format, st.sampled_from(list(KINDS)), st.integers(0, 50)),
    WORDS,
    words=WORDS,
    exact=st.booleans(),
)


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(CANDIDATES, max_size=8), st.randoms())
def test_a_ranking_is_total_and_does_not_depend_on_the_order_given(
    words: list[str], candidates: list[Candidate], random: object
) -> None:
    """The same things in any order rank the same, and scores lie between 0 and 1."""
    unique = list({c.id: c for c in candidates}.values())
    query = Query.of(" ".join(words))
    ranked = rank(query, unique)
    assert ranked == rank(query, reversed(unique))
    assert all(0 < hit.score <= 1 for hit in ranked)
    assert [hit.score for hit in ranked] == sorted((hit.score for hit in ranked), reverse=True)


def test_names_rank_before_other_words_and_exact_names_first() -> None:
    """What is called so comes before what mentions it."""
    query = Query.of("knife crime")
    ranked = rank(
        query,
        [
            candidate("action/mentions", "Patrol the parks", words="knife crime"),
            candidate("action/named", "Cut knife crime in parks"),
            candidate("theme/exact", "Knife crime", exact=True),
            candidate("action/half", "Hate crime"),
        ],
    )
    assert [hit.id for hit in ranked] == [
        "theme/exact",
        "action/named",
        "action/mentions",
        "action/half",
    ]
    assert ranked[-1].covered == pytest.approx(0.5)


def test_a_name_that_is_a_question_s_own_words_holds_it() -> None:
    """What stands in one name, or in one sentence, stands together."""
    ranked = rank(
        Query.of("knife crime"),
        [
            candidate("action/named", "Crime with a knife"),
            candidate("action/said", "Patrol", words="It is about knife crime."),
            candidate("action/apart", "Knife", words="Crime fell."),
            candidate("action/parted", "Patrol", words="Knives are sold. Crime fell."),
        ],
    )
    assert {hit.id for hit in ranked if hit.held} == {"action/named", "action/said"}
    assert all(hit.covered == 1 for hit in ranked if hit.id != "action/parted")


def test_words_of_the_question_itself_are_left_out() -> None:
    """Nobody has to guess which words the register wants."""
    assert Query.of("Who is responsible for the parks?").groups == Query.of("parks").groups
    assert Query.of("who").groups != ()
