"""Which wordings are taken for the same thing."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from remit.queries.facts.naming import restated
from remit.queries.facts.telling import telling

WORDS = ["knife", "burglary", "hostel", "school", "nightlife", "mentor", "probation", "tenant"]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=12)


@given(texts, st.sampled_from([0.5, 0.6, 0.75, 0.9]))
def test_candidates_by_rare_words_miss_no_pair_that_a_full_comparison_finds(
    said: list[str], least: float
) -> None:
    named = {f"action/{n:02}": text for n, text in enumerate(said)}
    sets = {id_: telling(text) for id_, text in named.items()}
    wanted = {
        (a, b)
        for a, b in combinations(sorted(named), 2)
        if min(len(sets[a]), len(sets[b])) >= 4
        and len(sets[a] & sets[b]) / len(sets[a] | sets[b]) >= least
    }
    assert {(a, b) for a, b, _ in restated(named, [named], least)} == wanted


def test_of_many_that_say_the_same_each_is_told_once_with_the_first() -> None:
    named = {f"action/{n:03}": "mentor tenants in each school and hostel" for n in range(200)}
    found = list(restated(named, [named]))
    assert [(a, share) for a, _, share in found] == [("action/000", 1.0)] * 199
