"""In which order passages stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.graph.model import Citation
from remit.queries.order import fuller_first

NAMES = ("HCT", "Lead: HCT", "HCT runs the Lead: HCT desk", "HCT,", "Harbour")


def _cited(*quotes: str) -> list[Citation]:
    return [Citation("plan.txt", f"line {n}", quote) for n, quote in enumerate(quotes, 1)]


def test_a_passage_that_says_more_stands_before_one_whose_words_it_holds() -> None:
    found = fuller_first(_cited("HCT", "Harbour", "Lead:  HCT for the quay"))
    assert [c.quote for c in found] == ["Harbour", "Lead:  HCT for the quay", "HCT"]


def test_a_part_of_a_word_is_not_that_word() -> None:
    found = fuller_first(_cited("HC", "HCT"))
    assert [c.quote for c in found] == ["HC", "HCT"]


@given(st.lists(st.sampled_from(NAMES)))
def test_no_passage_is_lost_and_none_is_moved_without_a_reason(quotes: list[str]) -> None:
    cited = _cited(*quotes)
    found = fuller_first(cited)
    assert sorted(found, key=lambda c: c.order) == cited
    late = {c for c in cited if any(c.quote != o and f" {c.quote} " in f" {o} " for o in quotes)}
    assert found == [*(c for c in cited if c not in late), *(c for c in cited if c in late)]
