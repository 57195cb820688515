"""Schemes with a column of who keeps a power beside one of who is handed it, and limits within their cells."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import links, roles

_TITLE = "# Quay Homes: scheme of delegation\n\n"


def _scheme(kept: str, handed: str, *rows: str) -> str:
    return _TITLE + table(f"| Matter | {kept} | {handed} | Limit | Answers to |", *rows)


@pytest.mark.parametrize(
    ("kept", "handed"),
    [("Kept by", "Handed to"), ("Reserved to", "Delegated to"), ("Retained by", "Given to")],
)
def test_whoever_keeps_a_power_or_is_handed_it_answers_for_it(
    marked: Read, kept: str, handed: str
) -> None:
    """Each row is one power; a cell that is left empty leaves no seat empty, and who is handed what another keeps only uses it."""
    contents = marked(
        _scheme(
            kept,
            handed,
            "| Setting the rents | Quay Board | | | |",
            "| Letting a house | | Housing Manager | | Quay Board |",
        )
    )
    assert roles(contents) == {
        ("Setting the rents", "accountable", "Quay Board"),
        ("Letting a house", "accountable", "Housing Manager"),
    }


def test_a_limit_before_a_name_is_no_part_of_it(marked: Read) -> None:
    """Each of those in one cell has the power, within a limit of their own, and the cell is kept with its words."""
    contents = marked(
        _scheme(
            "Kept by",
            "Handed to",
            "| Writing off arrears | above £5,000: Quay Board | up to £500: Housing Manager; up to £5,000: Head of Homes | | |",
            "| Letting a house | | Housing Manager | | |",
        )
    )
    assert {
        (role, who) for what, role, who in roles(contents) if what == "Writing off arrears"
    } == {
        ("accountable", "Quay Board"),
        ("responsible", "Housing Manager"),
        ("responsible", "Head of Homes"),
    }
    notes = {s.value for s in contents.statements if s.term == "note"}
    assert "Kept by: above £5,000: Quay Board" in notes


def test_a_verb_behind_a_name_says_what_they_do_with_the_power(marked: Read) -> None:
    """The board that “approves” is named without its verb."""
    contents = marked(
        _scheme(
            "Kept by",
            "Handed to",
            "| The yearly statement | Quay Board approves | Company Secretary signs and sends | | |",
            "| Letting a house | | Housing Manager | | |",
        )
    )
    assert ("The yearly statement", "accountable", "Quay Board") in roles(contents)
    assert ("The yearly statement", "responsible", "Company Secretary") in roles(contents)


def test_whom_the_users_of_powers_answer_to_is_a_line_where_all_rows_say_one(marked: Read) -> None:
    """Where two rows name two for one post, either is said of its power alone."""
    contents = marked(
        _scheme(
            "Kept by",
            "Handed to",
            "| Letting a house | | Housing Manager | | Head of Homes |",
            "| Mending a roof | | Housing Manager | | Head of Homes |",
            "| Choosing the auditor | | Head of Homes | | Audit Panel |",
            "| Ending a contract | | Head of Homes | | Quay Board |",
        )
    )
    assert links(contents, "reportsTo") == {("Housing Manager", "Head of Homes")}


def test_nobody_to_whom_a_kept_power_is_handed_is_no_vacancy(marked: Read) -> None:
    """“None” beside whoever keeps a power says that it is not handed on."""
    contents = marked(
        _scheme(
            "Kept by",
            "Handed to",
            "| Setting the rents | Quay Board | None | | |",
            "| Letting a house | | Housing Manager | | |",
        )
    )
    assert roles(contents) == {
        ("Setting the rents", "accountable", "Quay Board"),
        ("Letting a house", "accountable", "Housing Manager"),
    }


def test_what_somebody_proposes_to_take_on_is_theirs(marked: Read) -> None:
    """A list behind “proposes to take the following steps” is the work of whoever proposes it, and not of others."""
    steps = "\n\n- Publish a guide to open formats\n- Review the backlog each month\n"
    contents = marked(
        "# Report on the open data plan\n\nThe Cabinet Office proposes to take the following steps to mend this:"
        + steps
    )
    assert {(who, role) for _, role, who in roles(contents)} == {("Cabinet Office", "responsible")}
    others = marked(
        "# Report on the open data plan\n\nThe Cabinet Office proposes to take the following steps for Quay Council:"
        + steps
    )
    assert not roles(others)
