"""What a body must do by law: by which source, as which class of bodies, and what is not known."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from remit.graph.baseline import with_baseline
from remit.graph.errors import NotFoundError
from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology.statutes import statutes
from remit.queries.duties import REGISTER, STATUTES, Duties, duties

LABELS = {
    "body/council": "Vale District Council",
    "body/police": "Vale Police",
    "body/health": "Vale Council Public Health",
    "body/choir": "Vale Choir",
    "body/authorities": "responsible authorities",
    "body/each": "Each council and the fire authority",
    "duty/plan": "Make a plan",
    "duty/share": "Share data",
    "provision/cda6": "Crime and Disorder Act 1998, section 6",
    "provision/cda115": "Crime and Disorder Act 1998, section 115",
}
ROWS = (
    ("duty/plan", "accountable", "body/council"),
    ("duty/plan", "arisesFrom", "provision/cda6"),
)


def asked(small: Callable[..., Store], name: str, *rows: tuple[str, ...]) -> Duties:
    ends = {end for row in rows for end in (row[0], row[2])}
    with closing(small(*rows, labels={k: v for k, v in LABELS.items() if k in ends})) as store:
        return duties(store, name)


def test_each_duty_says_from_which_source_it_is(small: Callable[..., Store]) -> None:
    found = asked(small, "Vale District Council", *ROWS)
    assert [(owed.label, owed.source) for owed in found.register] == [("Make a plan", REGISTER)]
    assert {owed.source for owed in found.statute_book} == {STATUTES}
    assert {owed.basis for owed in found.statute_book} == {"inferred"}  # by the name of the body
    assert found.register[0].citations[0].document == "plan.txt"
    assert all(owed.citations[0].document == "legislation.gov.uk" for owed in found.statute_book)


def test_a_class_decides_what_the_statute_book_lays_on_a_body(small: Callable[..., Store]) -> None:
    """Section 17 binds councils and not the police, who are a responsible authority all the same."""
    rows = (*ROWS, ("body/police", "memberOf", "body/council"))
    council, police = (
        {owed.id for owed in asked(small, name, *rows).statute_book}
        for name in ("Vale District Council", "Vale Police")
    )
    assert "L15" in council - police
    assert "L10" in council & police


def test_where_nothing_tells_the_kind_of_a_body_nothing_is_laid_on_it(
    small: Callable[..., Store],
) -> None:
    for body in ("body/choir", "body/health"):
        found = asked(small, LABELS[body], *ROWS, (body, "memberOf", "body/council"))
        assert (found.classes, found.statute_book) == ((), ())
        assert "class-unknown" in {gap.code for gap in found.gaps}
        assert "is not known" in found.sentence


def test_no_power_is_called_a_duty(small: Callable[..., Store]) -> None:
    rows = (
        ("duty/share", "accountable", "body/council"),
        ("duty/share", "arisesFrom", "provision/cda115"),
    )
    found = asked(small, "Vale District Council", *rows)
    assert found.register == ()
    assert "Share data" in {owed.label for owed in found.powers}
    assert {owed.kind for owed in found.powers} == {"power"}
    assert {owed.kind for owed in found.statute_book} == {"duty"}
    kinds = {row.id: row.kind for row in statutes().duties}
    assert {kinds[owed.id] for owed in found.statute_book} == {"duty"}


def test_a_duty_of_several_bodies_at_once_may_be_one_of_this_body(
    small: Callable[..., Store],
) -> None:
    rows = (
        ("duty/plan", "accountable", "body/authorities"),
        ("duty/share", "accountable", "body/each"),
        ("body/council", "memberOf", "body/choir"),
        ("body/police", "memberOf", "body/choir"),
    )
    council = asked(small, "Vale District Council", *rows)
    assert council.register == ()
    assert {owed.label for owed in council.may_include} == {"Make a plan", "Share data"}
    police = asked(small, "Vale Police", *rows)
    assert {owed.label for owed in police.may_include} == {"Make a plan"}


def test_a_duty_of_another_body_of_the_same_class_is_not_passed_on(
    small: Callable[..., Store],
) -> None:
    rows = (*ROWS, ("body/other", "memberOf", "body/choir"))
    with closing(small(*rows, labels={**LABELS, "body/other": "Hill Borough Council"})) as store:
        found = duties(store, "Hill Borough Council")
    assert (found.register, found.may_include) == ((), ())


def test_what_is_from_memory_is_said_to_be_and_comes_last(small: Callable[..., Store]) -> None:
    found = asked(small, "Vale District Council", *ROWS)
    verified = [owed.verified for owed in found.statute_book]
    assert verified == sorted(verified, reverse=True)
    assert {row.id for row in statutes().duties if not row.verified} >= {
        owed.id for owed in found.statute_book if not owed.verified
    }
    assert "from memory and not verified" in found.sentence


def test_the_day_decides_which_law_is_in_force(small: Callable[..., Store]) -> None:
    with closing(small(*ROWS, labels={k: v for k, v in LABELS.items() if k[:4] != "body" or k == "body/council"})) as store:  # fmt: skip
        before = duties(store, "Vale District Council", date(2020, 3, 31))
        after = duties(store, "Vale District Council", date(2024, 1, 1))
    assert "N06" in {o.id for o in after.statute_book} - {o.id for o in before.statute_book}


def test_nothing_is_told_with_how_much_was_read(store: Store) -> None:
    found = duties(store, "Fenwick Vale Council")
    assert found.register == ()
    assert found.coverage.beside_nothing() in found.sentence


def test_a_statute_book_that_is_laid_under_the_register_is_not_told_as_the_documents_words(
    contents: Contents,
) -> None:
    with closing(in_memory()) as plain, closing(in_memory()) as laid:
        plain.replace(contents)
        laid.replace(with_baseline(contents))
        before, after = (duties(s, "Fenwick Vale Council") for s in (plain, laid))
    assert after.register == before.register
    assert after.statute_book == before.statute_book


def test_a_person_is_no_body(store: Store) -> None:
    with pytest.raises(NotFoundError, match="is not a body or post here"):
        duties(store, "Sara Wood")


def test_initials_are_read_as_the_body_that_has_them(small: Callable[..., Store]) -> None:
    labels = {**LABELS, "body/icb": "NHS Vale Integrated Care Board"}
    rows = (*ROWS, ("body/icb", "memberOf", "body/choir"))
    with closing(small(*rows, labels=labels)) as store:
        found = duties(store, "the ICB")
    assert found.agent.id == "body/icb"
    assert found.sentence.startswith('Asked as "NHS Vale Integrated Care Board"')
    assert replace(found, asked_as="").sentence in found.sentence
