"""Whose paper a document is: by its title, by the letters that it uses, by whom it speaks of throughout, by what stands above "minutes"."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load


def _said(folder: Path, text: str, term: str) -> set[tuple[str, str]]:
    """What is said in a paper by one relation, as the names of both; an attribute with its value."""
    file = folder / "paper.md"
    file.write_text(text, encoding="utf-8")
    contents = load([file])
    labels = {one.id: one.label for one in contents.entities}
    return {
        (labels[s.subject], labels[s.object] if s.object else str(s.value))
        for s in contents.statements
        if s.term == term
    }


_MEMBERS = "\n\nMembers: Ann Bee, Cy Dee, Flo Moss\n"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("ODAP Data Access Governance Committee", "ODAP Data Access Governance Committee"),
        ("Skills Strategy Board: terms of reference", "Skills Strategy Board"),
        ("Terms of reference: Action Plan Group", "Action Plan Group"),
        ("Quay Forum - governance structure", "Quay Forum"),
    ],
)
def test_a_word_of_papers_in_a_name_is_a_part_of_it(tmp_path: Path, title: str, body: str) -> None:
    """What stands as "Governance" or "Strategy" before "Committee" or "Board" says what the body is for, and not what paper it is."""
    text = f"# {title}\n\n## Terms of reference{_MEMBERS}"
    assert _said(tmp_path, text, "memberOf") == {
        (who, body) for who in ("Ann Bee", "Cy Dee", "Flo Moss")
    }


def test_letters_of_the_papers_own_body_are_that_body(tmp_path: Path) -> None:
    """The DAGC, "the ODAP DAGC" and its Chair are those of the ODAP Data Access Governance Committee, and nothing of it is left unread."""
    text = (
        "# ODAP Data Access Governance Committee: Terms of Reference\n\nThe DAGC will review its terms annually.\n\n"
        "The ODAP DAGC will meet every six months.\n\nThe Chair of the DAGC will agree the agenda.\n\nThe ODAP DAGC Chair shall sign the minutes.\n"
    )
    own = "ODAP Data Access Governance Committee"
    assert _said(tmp_path, text, "assignedTo") == {
        ("review its terms annually", own),
        ("agree the agenda", f"Chair of {own}"),
        ("sign the minutes", f"Chair of {own}"),
    }
    assert _said(tmp_path, text, "meets") == {(own, "every six months")}


def test_letters_of_another_body_are_not_its(tmp_path: Path) -> None:
    """Where another body of the paper has the same initials, letters are nobody's own."""
    text = (
        "# Data Access Group: terms of reference\n\nThe Dock Advice Group (DAG) is another body. The Dock Advice Group meets.\n\n"
        "The DAG will publish a list.\n"
    )
    assert ("publish a list", "Data Access Group") not in _said(tmp_path, text, "assignedTo")


def test_a_paper_without_a_name_is_of_whom_it_speaks_of(tmp_path: Path) -> None:
    """Terms of reference that are headed by nothing else are the body's that opens most of their sentences."""
    text = (
        "# Draft terms of reference\n\nThe CTO-OSAB advises on open source.\n\nThe CTO-OSAB will publish its papers.\n\n"
        f"The CTO-OSAB is chaired by the Clerk.{_MEMBERS}"
    )
    assert {body for _, body in _said(tmp_path, text, "memberOf")} == {"CTO-OSAB"}


def test_a_paper_that_speaks_of_two_is_of_neither(tmp_path: Path) -> None:
    """Where two bodies open as many sentences nobody knows whose members are listed."""
    one = "The {0} will publish its papers.\n\nThe {0} is here.\n\nThe {0} has a budget.\n\n"
    text = (
        f"# Terms of reference\n\n{one.format('Quay Board')}{one.format('Ferry Board')}{_MEMBERS}"
    )
    assert _said(tmp_path, text, "memberOf") == set()


@pytest.mark.parametrize(
    "title", ["Questions for the Board", "Training for the Secretary", "A report to the Council"]
)
def test_what_is_for_somebody_is_nobody(tmp_path: Path, title: str) -> None:
    """A title that names a body behind "for the" or "to the" is no body, and makes no post."""
    text = f"# {title}\n\nThe Clerk keeps the minutes.{_MEMBERS}"
    file = tmp_path / "paper.md"
    file.write_text(text, encoding="utf-8")
    assert not [e.label for e in load([file]).entities if title in e.label and e.kind != "document"]


def test_the_party_of_a_thing_is_the_party_alone(tmp_path: Path) -> None:
    """What is called "functions of the Quay Board" names the Quay Board, and no body of all these words."""
    text = "# Harbour plan\n\nFunctions of the Quay Board are set by the Harbour Trust.\n"
    file = tmp_path / "paper.md"
    file.write_text(text, encoding="utf-8")
    named = [e.label for e in load([file]).entities if e.kind in ("body", "post")]
    assert "Quay Board" not in named or not [n for n in named if n.startswith("Functions")]


def test_minutes_are_of_whoever_stands_above_them(tmp_path: Path) -> None:
    """A name of no known kind above "Board meeting minutes" is whose they are."""
    text = "# Mere’s Libraries IPS\n\nBOARD MEETING MINUTES\n\nPresent: Ann Bee, Cy Dee\n"
    assert {who for who, _ in _said(tmp_path, text, "attended")} == {"Ann Bee", "Cy Dee"}
    assert {body for _, body in _said(tmp_path, text, "attended")} == {"Mere’s Libraries IPS"}
