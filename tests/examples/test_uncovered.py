"""Questions about matters that no register covers, by somebody who had only read the documents."""

from __future__ import annotations

from pathlib import Path

import yaml

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology import KNOWN
from remit.queries.who import who

QUESTIONS = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "questions-uncovered.yaml").read_text(encoding="utf-8")
)


def named(store: Store, question: str) -> list[str]:
    """Everybody whom an answer to a question names, in whichever part of it, and whom it does not name itself."""
    found = who(store, question, limit=None)
    named = [
        somebody.label
        for answer in found.answers
        for somebody in (
            *(party.entity for party in answer.parties("accountable")),
            *(party.entity for party in answer.parties("responsible")),
            *(tie.other for tie in answer.holders),
        )
    ]
    named += [found.agent.entity.label] if found.agent is not None else []
    said = found.sentence.replace(f'"{question}"', "")
    return named + [
        party.label
        for party in store.of_kind(*KNOWN)
        if party.label in said and party.label not in question
    ]


def test_there_are_two_hundred_questions_all_different() -> None:
    assert len({item["q"] for item in QUESTIONS}) == 200


def test_nobody_is_named_for_a_matter_that_the_walsall_register_does_not_cover(
    walsall: Store,
) -> None:
    assert {q: found for item in QUESTIONS if (found := named(walsall, q := item["q"]))} == {}


def test_nobody_is_named_for_a_matter_that_harrowmere_does_not_cover(harrowmere: Contents) -> None:
    store = in_memory()
    store.replace(harrowmere)
    assert {q: found for item in QUESTIONS if (found := named(store, q := item["q"]))} == {}
    store.close()


def test_words_that_stand_in_two_fields_only_mention_a_matter(walsall: Store) -> None:
    """A reason of the priority has the one word, and its aim the other."""
    found = who(walsall, "community trigger")
    assert found.answers == ()
    assert "priority/reduce-offending-and-re-offending" in {thing.id for thing in found.near}
