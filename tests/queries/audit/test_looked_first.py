"""Most texts have none of the words that a rule looks for, and are told by a few letters: no other is passed over by that."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.words import tokens
from remit.queries import mentions, themes
from remit.queries.audit import duties, figures, leading, structure, text, text_dates, time
from remit.queries.facts import months

_Look = Callable[[str], object]
LOOKED: dict[str, tuple[re.Pattern[str], _Look]] = {
    "an impossible year": (text_dates._BAD_YEAR, text_dates._ODD.search),
    "an impossible day": (text_dates._DAY_MONTH, text_dates._ODD.search),
    "a word that wants another": (text._DANGLING, lambda words: text._may_be_broken(words.strip())),
    "a stray letter": (text._STRAY, lambda words: text._may_be_broken(words.strip())),
    "two joining words in a wording": (text._TWO_JOINS, text._may_be_broken),
    "two joining words": (text._TWO_JOINS, text._two_joins),
    "the name of a board": (structure._BOARD_NAME, structure._may_name),
    "a provider": (leading._PROVIDER, leading._provider),
    "an instrument": (duties._INSTRUMENT, duties._cites_law),
    "the years of a plan": (time._YEAR_PLAN, lambda words: "year" in words.casefold()),
    "parts of a whole": (figures._PARTS.compiled, lambda words: "," in words or " and" in words),
    "a part": (figures._PART_OF.compiled, lambda words: " of " in words),
    "a heading with a number": (mentions._NUMBERED, lambda words: words[:1] in "Pp"),
}


@pytest.mark.parametrize("what", LOOKED)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_pattern_finds_is_looked_at(what: str, data: st.DataObject) -> None:
    pattern, looks = LOOKED[what]
    plain = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))
    words = data.draw(st.from_regex(pattern, alphabet=plain).filter(pattern.search))
    assert looks(words)


@settings(max_examples=200, deadline=None)
@given(st.text("ab.!?;\n A"))
def test_a_text_without_ends_of_sentences_is_one_sentence(words: str) -> None:
    cut = [part.strip() for part in months._BETWEEN.split(words) if part.strip()]
    assert months.sentences(words) == cut


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("We work with all of their", True),
        ("We work with all of the others", False),
        ("Tea, oats and a", True),
        ("The last of them was in Ghana", False),
    ],
)
def test_a_text_breaks_off_by_its_last_word(words: str, ends: bool) -> None:
    found = text._DANGLING.search(words, max(0, len(words) - text._LONGEST))
    assert bool(found) == bool(text._DANGLING.search(words)) == ends


@pytest.mark.parametrize(
    "words",
    [
        "Share relevant information with the landlords of p0004",
        "The residents of Tarn Wood were exploited by gangs from Holm",
        "Tackle knife crime in Alder, and the domestic abuse of Ola's neighbours",
        "Streets with high crime near the river at Ferndale",
    ],
)
def test_words_that_the_thesaurus_does_not_know_are_all_one_to_it(words: str) -> None:
    said = tokens(words)
    plain = sorted(themes._hits(said), key=themes._longest)
    blank = sorted(themes._hits([themes._known(word).known for word in said]), key=themes._longest)
    assert plain == blank
    assert plain or "river" in words
