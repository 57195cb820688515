"""Of what very many papers say, an answer gives those of its own partnership, and counts the rest."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.graph.within import part_of
from remit.queries.who import who
from tests.support.generate import generate

ACTION = "action/p0001/action-0-0-0"


@pytest.fixture(scope="module")
def region() -> Store:
    """Six partnerships, whose plans all cite one law."""
    store = in_memory()
    store.replace(generate(6))
    return store


def test_the_passages_of_an_answer_are_its_own_partnerships(region: Store) -> None:
    (answer,) = who(region, ACTION).answers
    cited = {c.document for hop in answer.chain for c in hop.citations}
    assert cited == {"p0001.txt"}
    by_law = [hop for hop in answer.chain if hop.relation == "arisesFrom"]
    assert [hop.elsewhere for hop in by_law] == [5]
    assert [hop.to_json()["elsewhere"] for hop in by_law] == [5]


def test_of_what_is_said_in_its_own_papers_alone_nothing_is_counted(region: Store) -> None:
    (answer,) = who(region, ACTION).answers
    own = [hop for hop in answer.chain if hop.relation != "arisesFrom"]
    assert own
    assert all(hop.elsewhere == 0 and "elsewhere" not in hop.to_json() for hop in own)


def test_an_answer_does_not_grow_with_the_partnerships_that_cite_one_law(region: Store) -> None:
    small = in_memory()
    small.replace(generate(2))
    sizes = [len(json.dumps(who(store, ACTION).to_json())) for store in (small, region)]
    assert sizes[1] - sizes[0] <= len('"elsewhere": 5')


def test_who_asks_for_the_law_itself_is_given_all_that_cite_it(region: Store) -> None:
    (answer, *_) = who(region, "duty/reduce-crime").answers
    assert {len(hop.citations) for hop in answer.chain} == {6}


def test_a_register_of_one_partnership_gives_every_passage(region: Store) -> None:
    """However many they are: they are all its own."""
    contents = generate(1)
    many = tuple(
        replace(
            said, citations=tuple(replace(said.citations[0], locator=f"line {n}") for n in range(9))
        )
        for said in contents.statements
    )
    store = in_memory()
    store.replace(replace(contents, statements=many))
    (answer,) = who(store, "action/p0000/action-0-0-0").answers
    assert {len(hop.citations) for hop in answer.chain} == {9}


def test_by_partnership_the_same_passages_are_given(region: Store) -> None:
    """Asked of one, there are no others to count."""
    (of_all,), (of_one,) = (
        who(store, ACTION).answers for store in (region, part_of(region, "p0001"))
    )
    assert [hop.citations for hop in of_all.chain] == [hop.citations for hop in of_one.chain]
