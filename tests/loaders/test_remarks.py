"""What cells of progress and evaluations say of an action: who leads it now, who was engaged, who pays, who is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_HEAD = "No\tAction\tResponsible Officer\tDeadline\tProgress\tEvaluation\n"


def read(folder: Path, *rows: str) -> Contents:
    """A delivery table of these rows."""
    path = folder / "actions.tsv"
    path.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return load([path])


def links(contents: Contents) -> set[tuple[str, str, str, str]]:
    """Subject, relation, role and object of what was read, by their labels' beginnings."""
    label = {e.id: e.label[:28] for e in contents.entities}
    return {
        (label[s.subject], s.term, s.role or "", label[s.object])
        for s in contents.statements
        if s.object
    }


@pytest.mark.parametrize(
    ("progress", "evaluation", "expected"),
    [
        (
            "Being led by the Harbour Trust",
            "",
            ("Mend the sluice gate at Mere", "assignedTo", "accountable", "Harbour Trust"),
        ),
        (
            "",
            "Now led by Vale Council.",
            ("Mend the sluice gate at Mere", "assignedTo", "accountable", "Vale Council"),
        ),
        (
            "Dredgewell commissioned to survey the bed.",
            "",
            ("Mend the sluice gate at Mere", "assignedTo", "responsible", "Dredgewell"),
        ),
        (
            "Work has begun with funding from the Tarn Heritage Fund.",
            "",
            ("Tarn Heritage Fund", "funds", "", "Mend the sluice gate at Mere"),
        ),
        (
            "Vale Council will appoint a sluice engineer in May 2031.",
            "",
            ("Vale Council", "appoints", "", "Sluice engineer"),
        ),
        (
            "Awaiting appointment of a site foreman.",
            "",
            ("site foreman", "holds", "", "Site foreman"),
        ),
    ],
)
def test_a_remark_says_of_its_action_what_it_leaves_unsaid(
    tmp_path: Path, progress: str, evaluation: str, expected: tuple[str, str, str, str]
) -> None:
    """It has no subject: that is the action of its row."""
    row = f"1\tMend the sluice gate at Mere\tAnn Bee\tMay 2031\t{progress}\t{evaluation}"
    found = links(read(tmp_path, row))
    subject, term, role, target = expected
    assert any(
        a.startswith(subject[:20]) and (b, c) == (term, role) and d.startswith(target[:20])
        for a, b, c, d in found
    ), found


@pytest.mark.parametrize(
    "remark",
    [
        "Not yet led by the Harbour Trust",
        "Should this be led by the Harbour Trust?",
        "It was proposed that it be led by the Harbour Trust",
        "The visit led by the Harbour Trust was a success.",
    ],
)
def test_a_remark_that_denies_asks_wishes_or_tells_of_something_else_gives_nobody(
    tmp_path: Path, remark: str
) -> None:
    """Nobody leads an action because they might, or because they led something."""
    row = f"1\tMend the sluice gate at Mere\tAnn Bee\tMay 2031\t{remark}\t"
    found = links(read(tmp_path, row))
    assert not [one for one in found if one[1] == "assignedTo" and one[3] == "Harbour Trust"]


def test_a_leader_that_is_not_understood_is_owned_up_to(tmp_path: Path) -> None:
    """Words that name nobody become nobody, and the answer says that something was not read."""
    row = "1\tMend the sluice gate at Mere\tAnn Bee\tMay 2031\tBeing led by whoever is on shift\t"
    contents = read(tmp_path, row)
    assert not [s for s in contents.statements if s.role == "accountable"]
    assert [s for s in contents.statements if s.term == "notRead"]


def test_a_group_that_an_action_sets_up_is_known_by_its_initials_and_has_an_interim_chair(
    tmp_path: Path,
) -> None:
    """An "RS strategic group" is the group that another row establishes, and its interim chair has an end."""
    contents = read(
        tmp_path,
        "1\tAgree the river safety plan for Mere\tTBC\tMay 2031\t\tBeing led by new RS strategic group",
        "2\tEstablish a River Safety Strategic Group for the whole valley\tTBC\tMay 2031\t"
        "Interim chair until April 2031 identified by Ann Bee (Panel Chair Cy Dee).\t",
    )
    found = links(contents)
    assert ("Agree the river safety plan", "assignedTo", "accountable") in {
        (a[:27], b, c) for a, b, c, d in found if d.startswith("River Safety Strategic Group")
    }
    held = [s for s in contents.statements if s.term == "holds" and s.end]
    assert [(s.end, s.basis) for s in held] == [("2031-04-30", "inferred")]


def test_a_seat_that_two_rows_tell_of_is_one_seat(tmp_path: Path) -> None:
    """The same appointment is awaited in both."""
    rows = [
        f"{n}\t{what} the sluice gate at Mere\tAnn Bee\tMay 2031\tAwaiting appointment of a site foreman.\t"
        for n, what in enumerate(("Mend", "Paint"), 1)
    ]
    contents = read(tmp_path, *rows)
    assert len([e for e in contents.entities if e.kind == "vacancy"]) == 1


def test_bodies_that_an_action_names_in_passing_are_mentioned_and_given_nothing(
    tmp_path: Path,
) -> None:
    """A name seen in passing is a mention until something is said of it."""
    row = "1\tEngage with the Tarn Crime Agency on river theft\tAnn Bee\tMay 2031\t\t"
    found = links(read(tmp_path, row))
    told = {(b, d) for a, b, _, d in found if d == "Tarn Crime Agency"}
    assert told == {("mentions", "Tarn Crime Agency")}


def test_a_verb_before_a_name_is_no_part_of_it(tmp_path: Path) -> None:
    """As in "Address Partnership priorities", which names no body "Address Partnership"."""
    row = "1\tAddress The Partnership priorities on the river\tAnn Bee\tMay 2031\t\t"
    contents = read(tmp_path, row)
    assert not [
        e.label
        for e in contents.entities
        if e.label.startswith("Address The P") and e.kind == "body"
    ]


def test_a_plan_gives_bodies_as_examples_of_a_kind(tmp_path: Path) -> None:
    """They are known, with what the plan says that they are."""
    path = tmp_path / "plan.txt"
    path.write_text(
        "Safer Mere Partnership Plan 2031\n\nThis is our plan for the river and all who live by it.\n\n"
        "Initiatives such as Quaywatch, Boat Watch and Night Watch all give support to owners.\n\n"
        "Our priorities\n\nSafe rivers\n\nPriority: Safe rivers\n\nLead partner: Vale Police\n\n"
        "Over the coming year we will\n\n- Mend the sluice gate at Mere\n",
        encoding="utf-8",
    )
    contents = load([path])
    label = {e.id: e.label for e in contents.entities}
    kinds = {label[s.subject]: s.value for s in contents.statements if s.term == "classification"}
    assert {name: kind for name, kind in kinds.items() if kind == "initiative"} == {
        "Quaywatch": "initiative",
        "Boat Watch": "initiative",
        "Night Watch": "initiative",
    }


@pytest.mark.parametrize(
    ("words", "helpers"),
    [
        (
            "Draft the river plan with support from Ann Lee and the Tarn Trust",
            {"Ann Lee", "Tarn Trust"},
        ),
        ("Put the questions online, supported by Vale Council", {"Vale Council"}),
        ("Draft the river plan with no support from Vale Council", set()),
        ("Walk alongside the river with the group", set()),
    ],
)
def test_an_action_says_itself_who_only_helps(
    tmp_path: Path, words: str, helpers: set[str]
) -> None:
    """They do not answer for it, and are told apart from whoever does it."""
    contents = read(tmp_path, f"1\t{words}\tAnn Bee\tMay 2031\t\t")
    label = {e.id: e.label for e in contents.entities}
    helping = {
        label[s.object or ""]
        for s in contents.statements
        if s.term == "assignedTo" and s.stated_as.startswith("helps: ")
    }
    assert helping == helpers
