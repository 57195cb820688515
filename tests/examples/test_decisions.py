"""What the decisions of the two example partnerships settle, and that they find what they name."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents


def _names(contents: Contents, thing: str) -> dict[str | None, str]:
    return {s.value: s.basis for s in contents.statements if (s.subject, s.term) == (thing, "name")}


@pytest.mark.parametrize("which", ["harrowmere", "loaded_contents"])
def test_every_decision_finds_what_it_names_and_nothing_is_left_to_decide(
    request: pytest.FixtureRequest, which: str
) -> None:
    contents: Contents = request.getfixturevalue(which)
    assert contents.notes == ()
    assert "unread" not in {entry.outcome for entry in contents.ledger}


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        ("body/nhs-northfenshire-integrated-care-board", "NHS Northfenshire ICB"),
        ("body/safer-harrowmere-partnership", "Harrowmere Community Safety Forum"),
        ("body/harrowmere-district-council", "district council"),
        ("body/northfenshire-county-council", "county council"),
        ("body/partnership-board", "Board"),
        ("person/tam-applewhistle", "T. Applewhistle"),
        ("person/ines-farrowby", "I. Farrowby"),
    ],
)
def test_a_name_that_a_person_joined_is_decided(
    harrowmere: Contents, thing: str, name: str
) -> None:
    assert _names(harrowmere, thing)[name] == "decided"


def test_the_two_boards_stay_two(harrowmere: Contents) -> None:
    bodies = {entity.id for entity in harrowmere.entities}
    assert {"body/partnership-board", "body/northfenshire-safeguarding-board"} <= bodies


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        ("body/walsall-housing-group", "whg"),
        ("body/walsall-council", "Council"),
        ("body/west-midlands-police", "WMP"),
        ("body/walsall-council-public-health", "Public Health"),
        ("provision/code-of-practice-for-victims-of-crime", "Victims’ Code"),
    ],
)
def test_the_bundled_register_joins_the_names_of_one_thing(
    bundled_contents: Contents, thing: str, name: str
) -> None:
    assert _names(bundled_contents, thing)[name] == "decided"


def test_nobody_s_assignment_is_a_guess_once_run_together_cells_are_split(
    bundled_contents: Contents,
) -> None:
    assigned = [s for s in bundled_contents.statements if s.term == "assignedTo"]
    assert {s.basis for s in assigned} == {"stated", "decided"}
    assert sum(s.basis == "decided" for s in assigned) == 12
