"""Of what very many papers say, an answer gives those of its own partnership, and counts the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pytest

from remit.graph.opening import in_memory
from remit.graph.partnerships import partnerships_of
from remit.graph.store import Store
from remit.graph.within import part_of
from remit.ontology import CARRYING
from remit.queries.who import who
from tests.support.counting import calls
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


def test_the_work_of_a_question_does_not_grow_with_the_partnerships_that_cite_one_law() -> None:
    """Their passages are counted where they are kept, and nobody reads them."""
    counted = []
    for size in (5, 50):
        store = in_memory()
        store.replace(generate(size))
        who(store, ACTION)  # what is found out once
        counted.append(calls(partial(who, store, ACTION)))
    assert counted[1] <= counted[0] + 10


def test_a_store_counts_the_passages_that_it_does_not_read(region: Store) -> None:
    """It may read them all; but those that are wanted and the first few it always reads."""
    papers = {one.key: {*one.documents} for one in partnerships_of(region.meta())}
    own, all_ = (
        region.walk(["action/p0005/action-0-0-0"], CARRYING, own=own) for own in (True, False)
    )
    assert [(s.subject, s.term, s.object) for s in own] == [
        (s.subject, s.term, s.object) for s in all_
    ]
    for few, full in zip(own, all_, strict=True):
        wanted = [c for c in full.citations if c.document in papers["p0005"]]
        kept = [c for n, c in enumerate(full.citations) if n < 3 or c in wanted]
        assert list(few.citations) == kept
        assert few.elsewhere == len(full.citations) - len(kept)
    assert {s.elsewhere for s in own} == {0, 2}


def test_of_things_that_all_share_a_store_reads_every_passage(region: Store) -> None:
    read = region.walk(["duty/reduce-crime"], CARRYING, own=True)
    assert {(len(s.citations), s.elsewhere) for s in read} == {(6, 0)}


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
