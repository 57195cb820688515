"""Whose policy a paper is, and whom its rules bind by a common noun: no policy is a body."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

POLICY = "# Mere Academy Visitors Policy\n\n## Responsibilities\n\n"


def _load(folder: Path, text: str) -> Contents:
    file = folder / "policy.md"
    file.write_text(text, encoding="utf-8")
    return load([file])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Mere Academy Visitors Policy", "Mere Academy"),
        ("Mere Trust Attendance Policy", "Mere Trust"),
        ("Quay Housing Association Repairs Policy 2031", "Quay Housing Association"),
        ("Mere University Research Data Management Policy", "Mere University"),
        ("Mere College – Exams Policy", "Mere College"),
        ("Mere Town Council Complaints Procedure", "Mere Town Council"),
        ("Mere Library Lending Guidelines", "Mere Library"),
        ("Attendance Policy", ""),
        ("Lone Working Policy", ""),
        ("Risk Management Policy", ""),
        ("Health and Safety Policy", ""),
    ],
)
def test_a_policy_is_that_of_the_body_before_its_matter(
    tmp_path: Path, title: str, body: str
) -> None:
    """Or of nobody that its title names."""
    contents = _load(tmp_path, f"# {title}\n\nThe Chair must keep a record of all visits.\n")
    bodies = {one.label for one in contents.entities if one.kind == "body"}
    assert bodies == ({body} if body else set())


@pytest.mark.parametrize(
    ("who", "called"),
    [
        ("The headteacher", "Headteacher"),
        ("The line manager", "Line manager"),
        ("The governing body", "Governing body"),
        ("The Board of Trustees", "Board of Trustees"),
        ("The senior leadership team", "Senior leadership team"),
        ("Each member of staff", "Members of staff"),
    ],
)
def test_rules_bind_whoever_they_call_by_a_common_noun(
    tmp_path: Path, who: str, called: str
) -> None:
    """The paper's own headteacher, line managers and governing body are somebody in it."""
    contents = _load(tmp_path, f"{POLICY}{who} must keep a record of all visits.\n")
    labels = {one.id: one.label for one in contents.entities}
    given = {labels[s.object or ""] for s in contents.statements if s.term == "assignedTo"}
    assert {one.casefold() for one in given} == {called.casefold()}


@pytest.mark.parametrize(
    "text",
    [
        "# Mere News\n\nThe manager must be joking.\n",
        "# Mere News\n\nThe headteacher must have loved the show.\n",
        "# Mere Shop\n\nThe owner must collect the parcel.\n",
        POLICY + "The headteacher may be late.\n",
        POLICY + "The line manager will be pleased.\n",
    ],
)
def test_no_common_noun_is_bound_where_nothing_is_laid_down(tmp_path: Path, text: str) -> None:
    """News tell of anybody, and to be pleased is no work."""
    assert not [s for s in _load(tmp_path, text).statements if s.term == "assignedTo"]
