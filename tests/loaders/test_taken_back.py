"""Wordings that ask for nobody who answers for anything, however like such a question they look."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load
from remit.loaders.schema.lexicon import lexicon
from tests.loaders.conftest import Read
from tests.support.markdown import plan_asking, table
from tests.support.told import links, roles


@pytest.mark.parametrize("said", [("Support", "Approve"), ("Consult", "Support")])
def test_what_bodies_say_to_a_consultation_makes_no_matrix(
    marked: Read, said: tuple[str, str]
) -> None:
    """Whoever supports or approves an application neither does it nor answers for it."""
    contents = marked(
        "# Planning applications\n\n"
        + table(
            "| Application | Parish Council | Planning Officer |",
            f"| Barn at Low Mill | {said[0]} | {said[1]} |",
            f"| Shed at High Mill | {said[1]} | {said[0]} |",
        )
    )
    assert not roles(contents)


@pytest.mark.parametrize(
    "asked",
    [
        "Who voted against it",
        "Who's using it",
        "Who is blocking it",
        "Who has seen it",
        "Who complained about it",
        "Who complained",
        "Who led it",
    ],
)
def test_a_question_for_another_deed_asks_for_no_doer(marked: Read, asked: str) -> None:
    """Only verbs of doing ask for whoever does it, and none that is past."""
    assert not roles(marked(plan_asking(asked)))


@pytest.mark.parametrize(
    "asked", ["Who is asked to do it", "Who takes this forward", "Who runs it"]
)
def test_a_question_for_doing_asks_for_the_doer(asked: str) -> None:
    assert lexicon().meanings(asked)[0].role == "responsible"


@pytest.mark.parametrize("heading", ["Carried by", "Driven by", "Reserved for"])
def test_what_is_carried_driven_or_set_aside_has_no_owner_by_it(marked: Read, heading: str) -> None:
    assert not roles(marked(plan_asking(heading, work="Action")))


def test_whoever_keeps_a_thing_keeps_no_power(marked: Read) -> None:
    """A keeper is one beside whom powers are handed on, or in a paper that hands them on."""
    rows = ("| Setting the rents | Quay Board |", "| Choosing the auditor | Audit Panel |")
    kept = table("| Matter | Kept by |", *rows)
    assert not roles(marked("# Quay Homes: where the files are\n\n" + kept))
    assert ("Setting the rents", "accountable", "Quay Board") in roles(
        marked("# Quay Homes: scheme of delegation\n\n" + kept)
    )


@pytest.mark.parametrize(
    "cell", ["Head of Parks objects", "Head of Parks leaves", "From 1 May 2031: Head of Parks"]
)
def test_a_verb_that_uses_no_power_leaves_unclear_who_has_it(marked: Read, cell: str) -> None:
    """And a day is no limit."""
    contents = marked(
        "# Quay Homes: scheme of delegation\n\n"
        + table(
            "| Matter | Kept by | Handed to |",
            f"| Letting a field | | {cell} |",
            "| Letting a house | | Housing Manager |",
        )
    )
    assert roles(contents) == {("Letting a house", "accountable", "Housing Manager")}


@pytest.mark.parametrize("label", ["Complaint against", "Suspended", "Predecessor"])
def test_whoever_stands_beside_any_label_holds_no_post_by_it(marked: Read, label: str) -> None:
    contents = marked(
        "# Strath Transport Partnership\n\n"
        f"| Meeting | Partnership Board, 12 June 2031 |\n|---|---|\n| {label} | Lorna Moss, Partnership Director |\n"
    )
    assert not links(contents, "holds")


@pytest.mark.parametrize(
    "headings",
    [
        ("Current arrangements", "Proposed arrangements"),
        ("Who we are", "Rules for meetings"),
        ("Current board", "Proposed board"),
    ],
)
def test_a_heading_above_labels_that_is_no_name_is_no_body(
    marked: Read, tmp_path: Path, headings: tuple[str, str]
) -> None:
    first, second = headings
    told = "- Chair: {}\n- Meets: termly\n- Quorum: four\n\n"
    contents = marked(
        f"# How we are run\n\n### {first}\n\n{told.format('Dr Fiona Oakes')}### {second}\n\n{told.format('Ms Hazel Moss')}"
    )
    page = tmp_path / "cards.html"
    card = "<h3>{}</h3><table><tr><td>Chair</td><td>{}</td></tr><tr><td>Meets</td><td>termly</td></tr></table>"
    page.write_text(
        "<h1>How we are run</h1>"
        + card.format(first, "Dr Fiona Oakes")
        + card.format(second, "Ms Hazel Moss"),
        encoding="utf-8",
    )
    for read in (contents, load([page])):
        assert not {e.label for e in read.entities if e.kind == "body"} & set(headings)


def test_proposed_members_of_a_board_hold_no_seat(marked: Read) -> None:
    contents = marked(
        "# Who is who\n\n## Proposed members of the Board\n\n"
        + table(
            "| Role | Name | Comes from |",
            "| Chair | Mr Ron Magowan | Mere Trust |",
            "| Lay | Ms Hya Moss | Vale Council |",
        )
    )
    assert not [s for s in contents.statements if "Board" in (s.object or "") + s.subject]


def test_an_office_is_of_a_body_and_of_no_post(marked: Read) -> None:
    contents = marked(
        "# Quay Homes: scheme of delegation\n\n"
        + table(
            "| Short form | Post or body | Held by / led by |",
            "| CE | Chief Executive | Chair: Mora Abern |",
            "| HM | Housing Manager | Bo Lunt |",
        )
    )
    assert {who for who, _ in links(contents, "holds")} == {"Bo Lunt"}


def test_whom_somebody_stands_in_for_is_no_body(marked: Read) -> None:
    contents = marked(
        "# Quay Board: minutes\n\n| Present | |\n|---|---|\n| Ann Oakham | Head of Housing |\n"
        "| Bo Lunt | Deputising for the Head of Parks |\n"
    )
    assert not [e for e in contents.entities if "eputising" in e.label]


def test_a_power_that_nobody_keeps_and_nobody_is_handed_is_open(marked: Read) -> None:
    """“None” in both cells is no answer."""
    contents = marked(
        "# Quay Homes: scheme of delegation\n\n"
        + table(
            "| Matter | Kept by | Handed to |",
            "| Setting the rents | None | None |",
            "| Letting a house | | Housing Manager |",
        )
    )
    assert any(e.kind == "vacancy" for e in contents.entities)
