"""What somebody will do, is to do, or what falls to them, clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from remit.graph.model import Contents
    from tests.loaders.conftest import Read


def _owners(contents: Contents) -> set[tuple[str, str]]:
    named = {e.id: e.label for e in contents.entities}
    return {
        (named[s.subject], named[s.object])
        for s in contents.statements
        if s.object and s.term == "assignedTo"
    }


def _terms(sentence: str) -> str:
    return f"# Quay Board: terms of reference\n\n## Work\n\n{sentence}\n"


def test_each_clause_has_its_own_doer_and_day(marked: Read) -> None:
    contents = marked(
        _terms(
            "The Director of Places will bring the blocks up to date by 31 December 2031 and the Housing Manager"
            " will give Cabinet a report every quarter."
        )
    )
    owners = _owners(contents)
    assert ("bring the blocks up to date", "Director of Places") in owners
    assert ("give Cabinet a report every quarter", "Housing Manager") in owners
    named = {e.id: e.label for e in contents.entities}
    due = {named[s.subject] for s in contents.statements if s.term == "deadline"}
    assert due == {"bring the blocks up to date"}


@pytest.mark.parametrize(
    "words", ["It falls to", "It is for", "It is the job of", "In an emergency it falls to"]
)
def test_what_falls_to_somebody_is_theirs(marked: Read, words: str) -> None:
    contents = marked(_terms(f"{words} the Head of Homes to keep the rota."))
    assert _owners(contents) == {("keep the rota", "Head of Homes")}


def test_what_falls_to_nobody_or_is_denied_is_nobodys(marked: Read) -> None:
    assert not _owners(marked(_terms("It does not fall to the Head of Homes to keep the rota.")))
    assert not _owners(marked(_terms("It is not for the Head of Homes to keep the rota.")))
    assert not _owners(marked(_terms("It falls to be decided by law.")))


def test_somebody_who_is_to_do_a_thing_does_it(marked: Read) -> None:
    contents = marked(_terms("The Section 151 Officer is to review the loans by January 2032."))
    assert _owners(contents) == {("review the loans", "Section 151 Officer")}
    contents = marked(
        "# About the fair\n\nThe fair is in May. The Dock Trust is to look after the lights.\n"
    )
    assert _owners(contents) == {("look after the lights", "Dock Trust")}


def test_an_aim_or_a_paper_is_to_do_nothing(marked: Read) -> None:
    assert not _owners(marked(_terms("Our aim is to reduce harm. The Plan is to guide the work.")))


def test_a_body_that_is_named_as_it_is_brought_in_is_it_afterwards(marked: Read) -> None:
    contents = marked(
        "# Online for everyone: strategy\n\n## Governance\n\n"
        "A Digital Harbour Board brings the partners together every two months. Councillor Ann Dart chairs it.\n"
    )
    labels = {e.label for e in contents.entities if e.kind == "post"}
    assert "Chair of Digital Harbour Board" in labels
