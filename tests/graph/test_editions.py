"""Editions in every store: the newest answers, what it no longer says is kept, and a day can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import astuple, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.editions import (
    Dated,
    as_of,
    editions_of,
    known_from,
    known_on,
    outdated,
    parted,
    together,
    with_editions,
)
from remit.graph.lookup import Query
from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Statement,
    digest,
    merge,
)
from remit.graph.store import AS_OF, Link, Store
from tests.graph.registers import example, registers

MAY, JUNE = (
    Document(f"{month}.docx", digest(month) * 4, "text/plain") for month in ("may", "june")
)


def cite(*documents: Document) -> tuple[Citation, ...]:
    return tuple(Citation(d.name, "row 2", "as it says", d.sha256) for d in documents)


def edition(
    document: Document, day: str, series: str = "Action log of the Quay Board"
) -> list[Statement]:
    id_ = f"document/{document.name.partition('.')[0]}"
    return [
        Statement(id_, "series", value=series, basis="inferred", citations=cite(document)),
        Statement(id_, "asAt", value=day, basis="inferred", citations=cite(document)),
    ]


def register(*more: Statement, july: str = "2031-06-10") -> Contents:
    """A log in May and June: one action went on under another owner, one is no longer there, one is new."""
    statements = merge(
        [
            *edition(MAY, "2031-05-13"),
            *edition(JUNE, july),
            Statement("action/stays", "name", value="Mend the gate", citations=cite(JUNE, MAY)),
            Statement("action/stays", "assignedTo", "person/ann", role="responsible", citations=cite(MAY)),
            Statement("action/stays", "assignedTo", "person/bob", role="responsible", citations=cite(JUNE)),
            Statement("action/gone", "name", value="Paint the gate", citations=cite(MAY)),
            Statement("action/gone", "assignedTo", "person/bob", role="responsible", citations=cite(MAY)),
            Statement("action/gone", "note", value="follows", basis="inferred"),
            Statement("action/new", "name", value="Oil the gate", citations=cite(JUNE)),
            *more,
        ]
    )  # fmt: skip
    labels = {"document/may": MAY.name, "document/june": JUNE.name}
    ids = {end for s in statements for end in (s.subject, s.object) if end}
    return Contents(
        documents=(JUNE, MAY),
        entities=tuple(Entity(i, i.partition("/")[0], labels.get(i, i)) for i in sorted(ids)),
        statements=tuple(statements),
        ledger=(
            LedgerEntry(MAY.name, "line 1", "text", "", "The gate squeaks"),
            LedgerEntry(JUNE.name, "line 1", "text", "", "The gate swings"),
        ),
        meta={"scope": "quay", "title": "Quay Board"},
    )


def test_a_store_gives_back_all_that_every_edition_says(store: Store) -> None:
    store.replace(register())
    assert store.contents() == register()
    store.replace(store.contents())
    assert store.contents() == register()


def test_a_register_with_editions_gives_way_to_one_without(store: Store) -> None:
    store.replace(register())
    store.replace(example())
    assert store.contents() == example()


# A store keeps what it is given from one example to the next, which is what is to be tried.
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    contents=registers(days=("2031-05-13", "2031-06-10")), day=st.dates(date(2020, 1, 1)).map(str)
)
def test_any_register_in_editions_reads_back_equal_and_is_on_any_day_what_it_was(
    store: Store, contents: Contents, day: str
) -> None:
    """Statements that hold from a day or until one among them."""
    contents = with_editions(contents)
    store.replace(contents)
    assert astuple(store.contents()) == astuple(contents)
    assert parted(contents)[0].entities == tuple(
        sorted(store.entities([e.id for e in contents.entities]).values())
    )
    for asked in (day, "2031-05-13", "2031-06-09"):
        known = known_on(contents, asked)
        view = as_of(store, date.fromisoformat(asked)).contents()
        assert view == replace(known, meta={**known.meta, AS_OF: asked})


def test_a_list_has_what_the_newest_edition_has(store: Store) -> None:
    store.replace(register())
    assert [e.id for e in store.of_kind("action")] == ["action/new", "action/stays"]
    assert [e.id for e in store.of_kind("person")] == ["person/bob"]
    assert store.counts()["action"] == 2


def test_every_document_is_still_listed(store: Store) -> None:
    store.replace(register())
    assert [d.name for d in store.documents()] == [JUNE.name, MAY.name]
    assert len(store.of_kind("document")) == 2


def test_what_is_said_of_a_thing_is_what_the_newest_edition_says_with_its_passages(
    store: Store,
) -> None:
    store.replace(register())
    said = store.about(["action/stays"])
    assert [(s.term, s.object or s.value) for s in said] == [
        ("assignedTo", "person/bob"),
        ("name", "Mend the gate"),
    ]
    assert {c.document for s in said for c in s.citations} == {JUNE.name}


@pytest.mark.parametrize("ask", ["walk", "stream", "scan"])
def test_no_way_of_asking_meets_what_was_said_before(store: Store, ask: str) -> None:
    store.replace(register())
    ways: dict[str, Callable[[], Iterable[Statement | Link]]] = {
        "walk": lambda: store.walk(["action/stays"], ["assignedTo"]),
        "stream": lambda: store.stream(["assignedTo"]),
        "scan": lambda: store.scan(["assignedTo"]),
    }
    assert [s.object for s in ways[ask]()] == ["person/bob"]


def test_words_of_an_earlier_edition_find_nothing(store: Store) -> None:
    store.replace(register())
    assert store.candidates(Query.of("paint")) == []
    assert store.entities(["action/gone"]) == {}
    assert store.passages(Query.of("squeaks"), 5) == []
    assert len(store.passages(Query.of("swings"), 5)) == 1


def test_on_a_day_the_edition_of_that_day_answers(store: Store) -> None:
    store.replace(register())
    view = as_of(store, date(2031, 6, 1))
    assert [e.id for e in view.of_kind("action")] == ["action/gone", "action/stays"]
    assert [s.object for s in view.stream(["assignedTo"])] == ["person/bob", "person/ann"]
    assert [d.name for d in view.documents()] == [MAY.name]


def test_before_the_first_edition_nothing_of_the_series_is_known(store: Store) -> None:
    store.replace(register())
    assert as_of(store, date(2031, 5, 1)).counts() == {"statement": 0}


def test_on_the_day_of_the_newest_edition_the_answer_is_todays(store: Store) -> None:
    store.replace(register())
    view = as_of(store, date(2031, 6, 10))
    assert view.of_kind("action") == store.of_kind("action")
    assert view.about(["action/stays"]) == store.about(["action/stays"])


def test_what_was_over_or_still_to_come_on_a_day_does_not_hold_on_it(store: Store) -> None:
    ended = Statement(
        "person/cat",
        "holds",
        "post/warden",
        start="2030-01",
        end="2031-03",
        citations=cite(MAY, JUNE),
    )
    begins = Statement(
        "person/dan", "holds", "post/warden", start="2031-06-05", citations=cite(JUNE, MAY)
    )
    store.replace(register(ended, begins))

    def holders(*day: int) -> list[str]:
        return [s.subject for s in as_of(store, date(*day)).stream(["holds"])]

    assert holders(2031, 5, 31) == []
    assert holders(2031, 6, 5) == ["person/dan"]


def test_two_documents_of_one_day_are_one_edition() -> None:
    both = [Dated("a", "log", "2031-05-13"), Dated("b", "log", "2031-05-13")]
    assert outdated(both) == frozenset()
    assert outdated([*both, Dated("c", "log", "2031-06-10")]) == {"a", "b"}


def test_series_do_not_outdate_each_other() -> None:
    logs = [Dated("a", "one log", "2031-05-13"), Dated("b", "other log", "2031-06-10")]
    assert outdated(logs) == frozenset()


def test_a_register_without_editions_is_not_parted() -> None:
    contents = example()
    assert parted(contents)[0] is contents


def test_parts_put_together_are_the_whole() -> None:
    now, aside = parted(register())
    assert {e.id for e in aside.entities} == {"action/gone", "person/ann"}
    assert together(now, aside) == register()


def test_a_day_that_is_none_makes_no_edition() -> None:
    assert [e.document for e in editions_of(register(july="in June"))] == [MAY.name]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2031-05-13", "2031-05-13"),
        ("2031-05-01/2031-05-31", "2031-05-31"),
        ("2031-04-01/2032-03-31", "2031-04-01"),
    ],
)
def test_a_months_paper_is_known_at_its_end_and_a_years_at_its_beginning(
    when: str, day: str
) -> None:
    assert known_from(when) == day


def test_what_earlier_editions_said_by_a_day_is_known_on_it_too(store: Store) -> None:
    july = Document("july.docx", digest("july") * 4, "text/plain")
    more = [
        *edition(july, "2031-07-08"),
        Statement("action/new", "deadline", value="2031-09-30", citations=cite(july)),
    ]
    whole = register(*more)
    third = (Entity("document/july", "document", july.name),)
    others = tuple(e for e in whole.entities if e.id != "document/july")
    store.replace(
        replace(
            whole,
            documents=(july, *whole.documents),
            entities=tuple(sorted((*others, *third))),
        )
    )
    with closing(as_of(store, date(2031, 6, 30))) as view:
        assert [d.name for d in view.documents()] == [JUNE.name, MAY.name]
        assert view.contents().statements == register().statements
        assert [e.id for e in view.of_kind("action")] == ["action/new", "action/stays"]
