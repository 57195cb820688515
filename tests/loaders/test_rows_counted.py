"""A row of a table takes little work, and what is looked at first passes nothing over."""

from __future__ import annotations

import gc
import re
import tracemalloc
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.words import holds_any
from remit.loaders import amounts, building, readers
from remit.loaders.blocks import Block
from remit.loaders.building import build
from remit.loaders.claims import citations, helped
from remit.loaders.claims.phrases import Grammar
from remit.loaders.names import resolve
from remit.loaders.profile import load_profile
from remit.loaders.recognisers import told_sentence, unsaid_sentence, untold
from remit.loaders.schema import cells, legends
from remit.loaders.updating import update
from remit.loaders.values import dates
from tests.support.counting import calls
from tests.support.papers import table

FEWER, MORE = 100, 300  # rows
MOST_BYTES = 13_000  # at once, for each row more, until it is in a register on disk
MOST = 3_100  # functions for each row more, with an action in words of its own and five cells beside it

_few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
_plain = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))


def test_a_row_more_of_a_table_takes_no_more_than_so_many_calls(tmp_path: Path) -> None:
    """A number of calls says what a time would, and is the same on every machine."""
    build([table(tmp_path / "first.csv", "Alder", 20)])  # what is made once for all documents
    taken = [
        calls(partial(build, [table(tmp_path / f"{rows}.csv", "Alder", rows)]))
        for rows in (FEWER, MORE)
    ]
    assert (taken[1] - taken[0]) / (MORE - FEWER) <= MOST


def test_nothing_of_a_row_is_held_once_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known of a row is let go before all that is said is put together: its claims are a part of it."""
    held = []

    def resolved(*given: Any) -> Any:
        held.append(sum(isinstance(one, Block) for one in gc.get_objects()))
        return resolve(*given)

    before = sum(isinstance(one, Block) for one in gc.get_objects())
    monkeypatch.setattr(building, "resolve", resolved)
    build([table(tmp_path / "table.csv", "Alder", MORE)])
    assert held == [before]


def test_a_row_more_takes_no_more_than_so_much_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of which a register takes 3,500 bytes, and what is remembered of words, up to a bound, some 2,500."""
    monkeypatch.setattr(readers, "LARGEST", 2**20)  # for so much there is room made to read a file
    tables = [table(tmp_path / f"{rows}.csv", "Alder", rows) for rows in (FEWER, MORE)]
    update(tmp_path / "both.remit", tables)  # what is made once for all documents
    most = []
    for one in tables:
        tracemalloc.start()
        update(tmp_path / f"{one.stem}.remit", [one])
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (most[1] - most[0]) / (MORE - FEWER) <= MOST_BYTES


@_few
@given(
    st.text("0123456789/.-– JanuyFebMrchApilQ'’()FYspringmovedfrom", max_size=30)
    | st.dates().map(str)
)
def test_a_period_is_the_same_without_a_look_for_its_signs(text: str) -> None:
    assert dates.read_period(text) == dates._period.__wrapped__(text)


@_few
@given(st.from_regex(told_sentence.REPORTED, alphabet=_plain))
def test_no_word_of_a_report_is_passed_over(text: str) -> None:
    assert holds_any(text.casefold(), told_sentence._REPORTS)


@_few
@given(st.from_regex(legends._LETTER, alphabet=_plain | st.sampled_from("✓◆")))
def test_no_letter_that_a_key_explains_is_passed_over(text: str) -> None:
    if legends._LETTER.search(text):
        assert legends._ALONE.search(text)


@pytest.mark.parametrize(("letters", "words"), [(one, words) for one, _, words in helped._SIDES])
@_few
@given(data=st.data())
def test_nobody_told_or_asked_is_passed_over(
    letters: tuple[str, ...], words: re.Pattern[str], data: st.DataObject
) -> None:
    assert holds_any(data.draw(st.from_regex(words, alphabet=_plain)), letters)


@pytest.mark.parametrize(
    ("letters", "words", "folded"),
    [
        (citations._LETTERS, citations._MAY_CITE, False),
        (amounts._OF_RELATIVE, amounts._RELATIVE, False),
        (("in ", "In "), amounts._MONTH_ALONE, False),
        (("in ", "In "), amounts._MISTYPED, False),
        (unsaid_sentence._OF_MEMBERS, unsaid_sentence._MEMBERS, True),
        (untold._OF_EMPTY, untold._EMPTY, True),
    ],
)
@_few
@given(data=st.data())
def test_no_words_are_passed_over_for_their_letters(
    letters: tuple[str, ...], words: re.Pattern[str], folded: bool, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(words, alphabet=_plain))
    assert holds_any(text.casefold() if folded else text, letters)


@_few
@given(st.from_regex(cells._EXAMPLE, alphabet=_plain))
def test_no_example_is_passed_over(text: str) -> None:
    if cells._EXAMPLE.match(text):
        assert cells._says_example(text)


@settings(_few, max_examples=200)
@given(
    st.lists(
        st.sampled_from(["0", "1", "12", "034", "2031", "(", ")", ".", ",", "A", "b", "section", "under", "aged", "May", "3rd", "first", "top", "in", "one", "AB", "9001", "years", "old", "and"])
        | st.sampled_from([" ", "-"]),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_what_is_no_figure_is_the_same_with_and_without_the_edges_of_words(text: str) -> None:
    plain = re.compile("|".join(amounts._NOT_FIGURES.values()))
    assert [m.span() for m in amounts._NO_FIGURE.finditer(text)] == [
        m.span() for m in plain.finditer(text)
    ]


@_few
@given(
    st.lists(
        st.sampled_from(
            ["Ann", "Bee", "Mere", "Council", "Head", "of", "Parks", "the", "AB", "Cllr"]
        ),
        min_size=1,
        max_size=5,
    ),
    st.integers(0, 9),
)
def test_a_name_is_the_same_in_every_sentence(words: list[str], at: int) -> None:
    grammar = Grammar(load_profile())
    last = at + len(words)
    grammar.typed(words, 0, len(words))
    assert grammar.typed(words, at, last) == grammar._typed(words, at, last)
