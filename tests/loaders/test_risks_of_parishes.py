"""Registers of risks without a column of owners, whose cells say who does what: "RFO verify", "Clerk to review annually"."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.told import called


def _load(folder: Path, control: str, action: str = "") -> Contents:
    (folder / "risks.csv").write_text(
        "Mere Parish Council risk assessment,,,,\n"
        "Subject,Risk(s) identified,H/M/L,Management/control of risk,Review/assess/revise\n"
        f'Records,Loss of records,L,"{control}","{action}"\n'
        "Floods,Water in the hall,M,Sandbags are kept,Diary\n",
        encoding="utf-8",
    )
    return load([folder / "risks.csv"])


def _told(contents: Contents) -> set[tuple[str, str]]:
    name = called(contents)
    return {(name[s.subject], name[s.object or ""]) for s in contents.statements if s.term == "assignedTo"}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("RFO verify monthly", {("RFO verify monthly", "RFO")}),
        ("Clerk to review annually", {("Clerk to review annually", "Clerk")}),
        ("Existing procedure adequate. Clerk to check; Chair signs", {("Clerk to check", "Clerk"), ("Chair signs", "Chair")}),
        ("The Clerk submits the precept", {("The Clerk submits the precept", "Clerk")}),
        ("Reviewed annually by Council", {("Reviewed annually by Council", "Mere Parish Council")}),
        ("Minutes are signed by the Chair", {("Minutes are signed by the Chair", "Chair")}),
        ("Clerk/RFO", {("Loss of records", "Clerk"), ("Loss of records", "RFO")}),
        ("Grants policy. Action: Clerk", {("Loss of records", "Clerk")}),
        ("Internal Auditor checks the accounts", {("Internal Auditor checks the accounts", "Internal Auditor")}),
        ("The Finance Committee reviews the policy", {("The Finance Committee reviews the policy", "Finance Committee")}),
    ],
)  # fmt: skip
def test_a_cell_that_says_plainly_who_does_it_tells_so(
    tmp_path: Path, words: str, told: set[tuple[str, str]]
) -> None:
    """By inference, and against the risk of the row."""
    contents = _load(tmp_path, words)
    assert _told(contents) == told
    assert {s.basis for s in contents.statements if s.term == "assignedTo"} == {"inferred"}


def test_a_verb_without_an_object_is_said_of_the_measure_beside_it(tmp_path: Path) -> None:
    told = _told(_load(tmp_path, "Check salary to contract", "RFO verify"))
    assert told == {("Check salary to contract", "RFO")}


@pytest.mark.parametrize(
    "words",
    [
        "Insurer advises", "Contractor inspects the site monthly", "Bank checks", "Diary", "Annual review",
        "Clerk training", "Clerk report received", "Clerk's contract reviewed", "Clerk check required", "Council records kept",
        "If the Clerk is away payments wait", "Clerk no longer signs", "Not checked by Clerk", "Could the Clerk check?", "Clerk may sign",
        "Chair and Clerk were trained in 2030", "Approved by Council May 2030", "Chair is elected by Council annually",
        "Theft by Clerk", "Loss of Clerk", "Fidelity guarantee for Clerk", "Clerk retires", "Clerk is ill", "Clerk receives a salary",
        "Council meets monthly", "Council owns the hall", "Insured by Zurich", "Staff to attend training",
    ],
)  # fmt: skip
def test_words_that_give_nobody_a_task_tell_of_none(tmp_path: Path, words: str) -> None:
    """Others' deeds, things named after an office, conditions, the past, what befalls somebody."""
    assert _told(_load(tmp_path, words)) == set()


def test_an_office_of_which_it_is_not_clear_what_it_does_is_owned_up_to(tmp_path: Path) -> None:
    contents = _load(tmp_path, "Clerk opinion")
    assert _told(contents) == set()
    assert any(e.outcome == "unread" and "who does what" in e.reason for e in contents.ledger)
