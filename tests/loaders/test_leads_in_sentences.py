"""Sentences that say who leads: the plan itself, and people with the body that they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

TITLE = "# Mere Partnership: Delivery Plan 2031-2034\n\n"


def _load(folder: Path, text: str) -> Contents:
    (folder / "plan.md").write_text(text, encoding="utf-8")
    return load([folder / "plan.md"])


def _leads(contents: Contents) -> set[tuple[str, str]]:
    return {
        (s.subject.split("/")[0], s.object or "")
        for s in contents.statements
        if s.term == "assignedTo" and s.role == "accountable"
    }


@pytest.mark.parametrize("plan", ["the plan", "this plan", "the delivery plan"])
def test_whoever_leads_the_plan_leads_the_paper_itself(tmp_path: Path, plan: str) -> None:
    """No action called "plan" is made of it, and the wording is one that a person would say."""
    contents = _load(tmp_path, f"{TITLE}The overall lead for {plan} is Superintendent Ann Bee.\n")
    assert _leads(contents) == {("plan", "person/ann-bee")}
    assert [s.stated_as for s in contents.statements if s.role] == ["lead for … is"]


def test_a_plan_that_is_not_the_paper_is_no_action(tmp_path: Path) -> None:
    """“The strategy” of a paper that is none is another paper, whose lead is not told."""
    contents = _load(
        tmp_path, "# Mere Board\n\nThe lead for the strategy is Superintendent Ann Bee.\n"
    )
    assert _leads(contents) == set()
    assert [e.outcome for e in contents.ledger if "strategy" in e.text] == ["unread"]


def test_the_body_behind_a_name_is_where_the_person_is_from(tmp_path: Path) -> None:
    contents = _load(
        tmp_path, f"{TITLE}The lead for rural crime is Superintendent Ann Bee, Mere Police.\n"
    )
    assert _leads(contents) == {("action", "person/ann-bee")}
    homes = [(s.subject, s.object) for s in contents.statements if s.term == "memberOf"]
    assert homes == [("person/ann-bee", "body/mere-police")]


def test_a_list_of_people_and_bodies_stays_a_list(tmp_path: Path) -> None:
    text = "The lead for rural crime is Superintendent Ann Bee, Mere Police and Vale Council.\n"
    assert _leads(_load(tmp_path, TITLE + text)) == {
        ("action", "person/ann-bee"),
        ("action", "body/mere-police"),
        ("action", "body/vale-council"),
    }
