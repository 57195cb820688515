"""The statute book under a register: identifiers, real bearers as at a date, and nothing passed off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from remit.graph.baseline import NAME, with_baseline
from remit.graph.exchange import dump, parse, validate
from remit.graph.model import Contents, Entity, Statement, merge

NAMES = {
    "body/council-x": "Vale Council",
    "body/police-x": "Vale Police",
    "body/health-x": "Vale CCG",
    "body/board-x": "Vale Integrated Care Board",
    "body/homes-x": "Vale Housing Group",
    "body/partnership-x": "Safer Vale Partnership",
    "provision/slavery": "Modern Slavery Act 2015, section 52",
    "provision/other": "Vale Byelaws 1901",
}


@pytest.fixture(scope="module")
def plain() -> Contents:
    """A register with bodies and provisions and no baseline."""
    entities = tuple(sorted(Entity(id_, id_.split("/")[0], label) for id_, label in NAMES.items()))
    return Contents(entities=entities)


def said(contents: Contents, term: str, start: str = "") -> set[tuple[str, str]]:
    """Subject and object, or value, of the statements with a term."""
    return {
        (s.subject, s.object or s.value or "")
        for s in contents.statements
        if s.term == term and s.subject.startswith(start)
    }


def members(contents: Contents, body: str) -> set[str]:
    """Everything that is a member of a body, directly or through a class within it."""
    pairs = said(contents, "memberOf")
    found = {subject for subject, target in pairs if target == body}
    return found | {inner for subject in found for inner in members(contents, subject)}


def test_provisions_that_a_plan_cites_get_their_identifiers(plain: Contents) -> None:
    laid = with_baseline(plain, "2020-03-31")
    address = "http://www.legislation.gov.uk/id/ukpga/2015/30/section/52"
    assert ("provision/slavery", address) in said(laid, "address")
    assert not said(laid, "address", "provision/other")
    assert ("duty/law-l43", "provision/slavery") in said(laid, "arisesFrom")


def test_bearers_are_those_of_the_date(plain: Contents) -> None:
    """Health moved from one sort of body to another in July 2022; police were there throughout."""
    before, after = with_baseline(plain, "2022-06-30"), with_baseline(plain, "2022-07-01")
    authority = "body/class-responsible-authority"
    assert "body/health-x" in members(before, authority)
    assert "body/board-x" not in members(before, authority)
    assert "body/health-x" not in members(after, authority)
    assert "body/board-x" in members(after, authority)
    for laid in (before, after):
        assert "body/police-x" in members(laid, authority)
        assert not {"body/homes-x", "body/partnership-x"} & members(laid, authority)


def test_a_health_body_does_not_bear_the_duty_to_notify(plain: Contents) -> None:
    laid = with_baseline(plain)
    (notifier,) = (s.object for s in laid.statements if s.subject == "duty/law-l43" and s.role)
    bodies = {id_ for id_ in members(laid, str(notifier)) if not id_.startswith("body/class-")}
    assert bodies == {"body/council-x", "body/police-x"}


def test_later_duties_are_not_laid_under_an_earlier_plan(plain: Contents) -> None:
    ids = {entity.id for entity in with_baseline(plain, "2020-03-31").entities}
    assert "duty/law-n06" not in ids
    assert "duty/law-n06" in {e.id for e in with_baseline(plain, "2023-01-31").entities}


def test_everything_laid_is_external_or_inferred_and_cites_the_baseline(plain: Contents) -> None:
    laid = with_baseline(plain)
    assert {s.basis for s in laid.statements} == {"external", "inferred"}
    assert {c.document for s in laid.statements for c in s.citations} == {NAME}
    unverified = {subject for subject, value in said(laid, "note") if "not verified" in value}
    assert "duty/law-l56" in unverified
    assert "duty/law-l10" not in unverified


def test_laying_it_again_or_for_another_date_leaves_nothing_over(
    plain: Contents, small_register: Contents
) -> None:
    for contents in (plain, small_register):
        once = with_baseline(contents, "2020-03-31")
        assert with_baseline(once, "2020-03-31") == once
        assert with_baseline(with_baseline(contents, "2023-02-01"), "2020-03-31") == once


def test_what_the_documents_say_stays_as_it_is(small_register: Contents) -> None:
    laid = with_baseline(small_register)
    kept = {s.id: s for s in laid.statements}
    assert all(kept[s.id].basis == s.basis for s in small_register.statements)
    assert ("duty/law-l15", "provision/cda-17") in said(laid, "arisesFrom")


def test_it_is_well_formed_and_can_be_exported(small_register: Contents) -> None:
    laid = with_baseline(small_register)
    assert validate(laid) == []
    bare = replace(laid, documents=tuple(replace(d, content=None) for d in laid.documents))
    assert parse(dump(laid, "turtle"), "turtle", "f").contents == bare


def test_other_names_of_a_body_count_too(plain: Contents) -> None:
    named = Statement("body/homes-x", "name", value="Vale Constabulary", basis="decided")
    laid = with_baseline(replace(plain, statements=tuple(merge([named]))))
    assert "body/homes-x" in members(laid, "body/class-responsible-authority")


def test_only_what_binds_somebody_is_a_duty_with_a_bearer(plain: Contents) -> None:
    """A power, a definition and an amendment are told of their provisions, and assigned to nobody."""
    laid = with_baseline(plain, "2020-03-31")
    others = {"L01": "definition", "L18": "power", "L33": "amendment"}
    assert not {f"duty/law-{id_.lower()}" for id_ in others} & {e.id for e in laid.entities}
    assert ("provision/ukpga-1998-37-section-115", "power") in said(laid, "classification")
    assert {kind for _, kind in said(laid, "classification", "duty/law-")} == {"duty"}
    assert "body/class-anyone" not in {e.id for e in laid.entities}


def test_a_duty_whose_standing_is_not_certain_says_why(plain: Contents) -> None:
    notes = dict(said(with_baseline(plain), "note", "duty/"))
    assert "2011" in notes["duty/law-l23"]
    assert "duty/law-l19" not in notes
