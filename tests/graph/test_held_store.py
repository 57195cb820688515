"""A register that is held in memory is asked as one in a file is, and answers the same in the same order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from remit.graph.errors import ChangedError
from remit.graph.held_store import HeldStore
from remit.graph.lookup import Query
from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.partnerships import Partnership
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, KINDS, RELATIONS
from tests.graph.registers import example, register, registers

ASKED: dict[str, Callable[[Store], object]] = {
    "things by kind": lambda store: store.of_kind(*KINDS),
    "things with room for few": lambda store: store.of_kind(*KINDS, room=3),
    "things of a partnership": lambda store: store.of_kind(*KINDS, within="north"),
    "statements of a partnership": lambda store: store.within("north"),
    "all of a partnership": lambda store: store.own(
        Partnership("north", "North", "plan", ("plan.txt",))
    ),
    "statements among some": lambda store: store.among(
        [e.id for e in store.of_kind("body", "post", "priority")]
    ),
    "links": lambda store: list(store.stream([*RELATIONS])),
    "statements": lambda store: list(store.scan([*RELATIONS, *ATTRIBUTES])),
    "some statements": lambda store: list(store.scan(["assignedTo", "deadline"])),
    "documents": lambda store: store.documents(),
    "ledger": lambda store: store.ledger(),
    "ledger of one": lambda store: store.ledger(["plan.txt"]),
    "meta": lambda store: list(store.meta().items()),
    "counts": lambda store: store.counts(),
    "contents": lambda store: store.contents(),
    "whole": lambda store: [*store.whole().statements],
    "sources": lambda store: store.sources(),
    "sound": lambda store: store.check(),
    "candidates": lambda store: store.candidates(Query.of("a violence council")),
    "passages": lambda store: store.passages(Query.of("as it says"), 5),
}


@settings(max_examples=40, deadline=None)
@given(contents=registers())
def test_what_is_held_answers_as_a_file_does(contents: Contents) -> None:
    held, kept = HeldStore("held", contents), in_memory("held")
    kept.replace(contents)
    for name, ask in ASKED.items():
        with held.snapshot(), kept.snapshot():
            assert ask(held) == ask(kept), name
    held.close()
    kept.close()


def test_things_of_a_partnership_are_its_own() -> None:
    held = HeldStore("held", register("body/north/a reportsTo body/north/b\nbody/northern/c reportsTo body/d"))  # fmt: skip
    assert [e.id for e in held.of_kind("body", within="north")] == ["body/north/a", "body/north/b"]


@pytest.mark.parametrize("make", [in_memory, lambda: HeldStore("held", Contents())])
def test_statements_of_a_partnership_are_those_of_its_things_at_either_end(
    make: Callable[[], Store],
) -> None:
    store = make()
    store.replace(
        register(
            "body/d memberOf body/north/a\nbody/north/a reportsTo body/d\nbody/northern/c reportsTo body/d"
            "\nbody/north/a reportsTo body/north/b"
        )
    )
    assert [(s.subject, s.object) for s in store.within("north")] == [
        ("body/d", "body/north/a"),
        ("body/north/a", "body/d"),
        ("body/north/a", "body/north/b"),
    ]
    assert all(s.citations for s in store.within("north"))


def test_nothing_is_made_to_search_in_before_somebody_searches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    monkeypatch.setattr("remit.graph.opening.in_memory", made.append)
    held = HeldStore("held", example())
    for name, ask in ASKED.items():
        if name not in ("candidates", "passages"):
            ask(held)
    assert made == []


def test_what_is_put_in_its_place_is_answered_from_then_on() -> None:
    held = HeldStore("held", example())
    query = Query.of("quibble")
    assert held.candidates(query) == []
    held.replace(register("action/quibble actionOf priority/p"), example().sources.digest)
    assert [c.id for c in held.candidates(query)] == ["action/quibble"]
    with pytest.raises(ChangedError):
        held.replace(example(), "another digest")
