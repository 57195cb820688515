"""What a document denies, doubts, reports, wishes or has left behind is nobody's accountability."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_PLAN = """\
The Safer Vale Partnership is the community safety partnership for Vale.

It comprises: Vale Police, Fenwick Council and Mere Housing Trust.

The Safer Vale Board meets monthly.

{top}

Priority: Quiet streets

Lead: {lead}

Why it matters

{why}

This year we will

- {act}
"""
_NAMING = ("assignedTo", "reportsTo", "holds", "memberOf", "worksWith", "adoptedBy")


def _named(folder: Path, **texts: str) -> set[tuple[str, str]]:
    """Who the document names for what: all links to parties, by relation, vacancies left out."""
    contents = _loaded(folder, **texts)
    kinds = {e.id: (e.kind, e.label) for e in contents.entities}
    return {
        (s.term, kinds[party][1])
        for s in contents.statements
        if s.term in _NAMING
        for party in (s.object or "", s.subject)
        if kinds[party][0] in ("person", "body", "post")
    }


def _loaded(folder: Path, **texts: str) -> Contents:
    plain = {"top": "Text.", "why": "Noise.", "act": "Walk.", "lead": "Fenwick Council"}
    (folder / "plan.txt").write_text(_PLAN.format(**{**plain, **texts}), encoding="utf-8")
    return load([folder / "plan.txt"])


_LAW = "under section 17 of the Crime and Disorder Act 1998"


@pytest.mark.parametrize(
    "why",
    [
        "It is not clear whether the Partnership meets the Serious Violence Duty.",
        "We do not know if the Council meets the Serious Violence Duty.",
        "Not one of the specified authorities meets the Serious Violence Duty.",
        "Inspectors found that few of the responsible authorities fulfil the Serious Violence Duty.",
        "Does Fenwick Council meet the Prevent duty?",
        "Fenwick Council meets the Prevent duty, critics claim.",
        "Fenwick Council meets the Prevent duty only if it is funded.",
        "We hope that Fenwick Council meets the Prevent duty.",
        "It is a myth that Fenwick Council is bound by the Prevent duty.",
        "Until 2015 Fenwick Council is bound by the Prevent duty.",
        "Nearly every authority meets the Prevent duty.",
        "The former Fenwick Council is subject to the Prevent duty.",
        "Either Vale Police or Fenwick Council is subject to the Prevent duty.",
        "The work of Fenwick Council fulfils the Prevent duty.",
        "The failings of some authorities meet the Prevent duty.",
        "Members of Fenwick Council meet the Prevent duty.",
        f"The Council has no statutory duty to prevent violence {_LAW}.",
        f"Neither Fenwick Council nor Vale Police has a duty {_LAW}.",
        f"Critics of the Council owe a further duty {_LAW}.",
        f"Critics of the Council must be heard {_LAW}.",
        f"They must produce a plan {_LAW}.",
        "Nothing in section 6 of the Crime and Disorder Act 1998 requires the Council to plan.",
        "Section 6 of the Crime and Disorder Act 1998 no longer requires the Council to plan.",
    ],
)
def test_no_bearer_comes_from_a_sentence_that_states_none(tmp_path: Path, why: str) -> None:
    """A duty that somebody doubts, denies or asks about is laid on nobody."""
    assert _named(tmp_path, why=why) == _named(tmp_path)


@pytest.mark.parametrize(
    ("why", "bearers"),
    [
        ("Although Fenwick Council meets the Prevent duty, we worry.", {"Fenwick Council"}),
        ("Fenwick Council and Vale Police meet the Prevent duty.", {"Fenwick Council", "Vale Police"}),
        (f"In 2020, Fenwick Council owes a duty {_LAW}.", {"Fenwick Council"}),
        (f"Fenwick Council must consult, if it can, {_LAW}.", {"Fenwick Council"}),
        ("Under section 6 of the Crime and Disorder Act 1998 Vale Police must plan.", {"Vale Police"}),
        ("Not only Fenwick Council is subject to the Prevent duty.", {"Fenwick Council"}),
    ],
)  # fmt: skip
def test_a_plain_sentence_still_names_its_bearers(
    tmp_path: Path, why: str, bearers: set[str]
) -> None:
    """Words before the party, and conditions within a duty, take nothing back."""
    contents = _loaded(tmp_path, why=why)
    label = {e.id: e.label for e in contents.entities}
    assert {
        label[s.object or ""]
        for s in contents.statements
        if s.term == "assignedTo" and s.subject.startswith("duty/")
    } == bearers


@pytest.mark.parametrize(
    "why",
    [
        "Today Fenwick Council meets the Prevent duty, as all who work here know.",
        f"Today Fenwick Council owes a duty {_LAW}, as all who work here know.",
        "Section 6 of the Crime and Disorder Act 1998 requires Fenwick Council to plan.",
    ],
)
def test_the_whole_sentence_is_cited_for_a_bearer(tmp_path: Path, why: str) -> None:
    """So that the reader sees whatever stands around the name."""
    quotes = {
        c.quote
        for s in _loaded(tmp_path, why=f"Noise. {why} More.").statements
        if s.term == "assignedTo" and s.subject.startswith("duty/")
        for c in s.citations
    }
    assert quotes == {why}


@pytest.mark.parametrize(
    "act",
    [
        "Review whether, in law, Vale Police is responsible for this.",
        "Ask the Board if, after review, Vale Police will lead on this.",
        "It is not agreed that, for now, Vale Police leads on this.",
        "Contest the claim that, by law, Vale Police is responsible.",
        "Run patrols; Formerly Vale Police leads.",
        "Run patrols (Not agreed. Lead: Vale Police)",
        "Run patrols (Action by: Ann Bee (retired))",
        "Run patrols (Action by: Vale Police, subject to funding)",
        "Run patrols (Lead: never Vale Police)",
        "Run patrols (Lead: Vale Police should lead)",
    ],
)
def test_no_owner_comes_from_an_action_that_states_none(tmp_path: Path, act: str) -> None:
    """An action may speak of an owner without giving it one."""
    assert _named(tmp_path, act=act) == _named(tmp_path)


def test_an_owner_in_plain_words_is_one(tmp_path: Path) -> None:
    """A condition of the clause before a semicolon is not the owner's."""
    for act in ("Run patrols, Vale Police will lead on this.", "Run if dry; Vale Police leads."):
        assert ("assignedTo", "Vale Police") in _named(tmp_path, act=act)


@pytest.mark.parametrize(
    "lead",
    [
        "Vale Police, subject to approval",
        "never Vale Police",
        "Vale Police, never Mere Housing Trust",
        "Vale Police except at night",
        "other than Vale Police",
        "Without Vale Police",
        "ex-Vale Police",
        "Ann Bee (retired)",
        "Ann Bee, declined",
        "Vale Police - unconfirmed",
    ],
)
def test_a_doubted_lead_is_nobody_who_was_understood(tmp_path: Path, lead: str) -> None:
    """No party answers, none is said to be missing, and the words are kept for who can tell."""
    contents = _loaded(tmp_path, lead=lead)
    leads = [s.object or "" for s in contents.statements if s.role == "accountable"]
    assert leads
    assert all(party.startswith("unclear/") for party in leads)


@pytest.mark.parametrize(
    "top",
    [
        "Neither the Safer Vale Board reports to Fenwick Council.",
        "The chair of the Safer Vale Board reports to Fenwick Council.",
        "It is unclear whether the Safer Vale Board reports to Fenwick Council.",
        "Critics claim the Safer Vale Board reports to Fenwick Council.",
        "The Safer Vale Board hardly reports to Fenwick Council.",
        "Nobody in the Safer Vale Board reports to Fenwick Council.",
        "Does it follow that the Safer Vale Board reports to Fenwick Council?",
        "The Safer Vale Board reports to Fenwick Council or Vale Police.",
        "It is unclear whether the Safer Vale Board comprises: Rural Trust and City Trust.",
        "A committee of the Safer Vale Board comprises: Rural Trust and City Trust.",
        "The Safer Vale Board comprises: not Rural Trust, Urban Trust and City Trust.",
        "The Partnership is not working closely with Rural Trust.",
        "The Partnership hopes to be working alongside Rural Trust.",
        "It is not known whether the chair is Ann Bee of Fenwick Council.",
        "The Safer Vale Board meets. If the chair is Ann Bee of Fenwick Council, good.",
        "Approved by the Safer Vale Board on condition that it is funded",
        "Approved by the Safer Vale Board on 3 May 2019 if funded",
        "Ann Bee\nFormer Chair of the Safer Vale Board",
        "Ann Bee\nChair-elect of the Safer Vale Board",
    ],
)
def test_what_is_not_plainly_said_of_a_body_is_no_fact(tmp_path: Path, top: str) -> None:
    """Who reports, belongs, works with, chairs or approves: only where the sentence says so."""
    assert _named(tmp_path, top=top) == _named(tmp_path)


@pytest.mark.parametrize("top", ["Our plan is not agreed.", "This plan was refused by the Board."])
def test_a_plan_that_is_refused_is_not_said_to_be_adopted(tmp_path: Path, top: str) -> None:
    """The partnership's plan it is by inference alone."""
    adopted = [s for s in _loaded(tmp_path, top=top).statements if s.term == "adoptedBy"]
    assert [s.basis for s in adopted] == ["inferred"]


def test_a_post_that_somebody_had_is_not_held(tmp_path: Path) -> None:
    """The former chair is a person that the text mentions."""
    for why in ("The former Panel Chair Ann Bee said so.", "Ex-Panel Chair Ann Bee said so."):
        assert not {term for term, _ in _named(tmp_path, why=why)} & {"holds"}
    assert ("holds", "Panel Chair") in _named(tmp_path, why="The Panel Chair Ann Bee said so.")
