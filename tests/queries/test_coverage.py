"""That nothing was found is never told without how much of the documents was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.model import Contents, LedgerEntry, Outcome
from remit.graph.opening import in_memory
from remit.graph.store import WORDS, Store
from remit.queries.audit import audit
from remit.queries.coverage import Coverage, coverage, coverage_of
from remit.queries.remit_of import remit_of
from remit.queries.unanswered_told import of_nothing
from remit.queries.who import who


@pytest.fixture
def half_read(contents: Contents) -> Store:
    """The hand-made partnership, of whose plan two pieces of five were not understood."""
    ends: tuple[Outcome, ...] = ("fact", "text", "fact", "unread", "unread", "ignored")
    ledger = tuple(LedgerEntry("plan.txt", f"line {n}", e, "", "x") for n, e in enumerate(ends, 1))
    store = in_memory()
    store.replace(replace(contents, ledger=ledger))
    return store


def test_what_was_ignored_for_a_reason_is_no_piece_that_was_read_or_not() -> None:
    """Or page furniture would make a badly read document look well read."""
    ends: tuple[Outcome, ...] = ("fact", "ignored", "ignored", "unread")
    assert coverage_of(LedgerEntry("a", "", e, "", "") for e in ends) == Coverage(1, 2)


def test_a_question_without_an_answer_tells_the_coverage(half_read: Store) -> None:
    assert who(half_read, "zeppelins").coverage == Coverage(3, 5)


def test_a_question_with_an_answer_need_not_look_it_up(half_read: Store) -> None:
    found = who(half_read, "domestic abuse")
    assert (bool(found.answers), found.coverage) == (True, None)


def test_a_name_that_nobody_bears_is_told_with_the_coverage(half_read: Store) -> None:
    with pytest.raises(NotFoundError, match="2 of 5 pieces of the documents were not read"):
        remit_of(half_read, "Zeppelin Company")


def test_an_audit_tells_the_coverage(half_read: Store) -> None:
    """A rule that found nothing looked only at what was read."""
    done = audit(half_read)
    assert done.coverage == Coverage(3, 5)
    assert done.to_json()["coverage"] == {"read": 3, "of": 5}


def test_a_register_in_words_of_its_own_says_so_beside_nothing(contents: Contents) -> None:
    """A word of the papers need not be found in it, and that proves nothing of them."""
    store = in_memory()
    ledger = (LedgerEntry("plan.txt", "line 1", "fact", "", "x"),)
    told = "a word may still stand in them"
    for meta, says in (({WORDS: "8"}, True), ({}, False)):
        store.replace(replace(contents, ledger=ledger, meta={**contents.meta, **meta}))
        assert (told in of_nothing(who(store, "homeless"))) is says
        assert (told in coverage(store).beside_nothing()) is says
