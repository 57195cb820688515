"""Rows across a table that name whoever has what stands below them."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import roles, unread

_POWERS = ("| Sign leases | £5,000 |", "| Write off debts | £900 |")


@pytest.mark.parametrize(
    ("first", "who"),
    [
        ("Chief Executive", "Chief Executive"),
        ("Reserved to the Board of Directors", "Board of Directors"),
        ("Delegated to the Chief Executive", "Chief Executive"),
        ("Ward and department managers", "Ward and department managers"),
    ],
)
def test_powers_below_a_party_are_its_powers(marked: Read, first: str, who: str) -> None:
    """Each row across the table is one, as its headings ask for nobody."""
    rows = (f"| {first} | |", *_POWERS, "| Head of Parks | |", "| Close a park | none |")
    told = roles(marked("# Powers\n\n" + table("| Power | Limit |", *rows)))
    assert ("Sign leases", "accountable", who) in told
    assert ("Close a park", "accountable", "Head of Parks") in told


@pytest.mark.parametrize(
    "first", ["Not delegated to the Chief Executive", "Leases and debts", "Mere Library", "2031"]
)
def test_a_row_across_that_is_no_party_gives_nobody_a_power(marked: Read, first: str) -> None:
    """Neither below it nor below the others: who those are is not plain."""
    rows = (f"| {first} | |", *_POWERS, "| Finance | |", "| Close a park | none |")
    contents = marked("# Powers\n\n" + table("| Power | Limit |", *rows))
    assert not roles(contents)
    assert "Sign leases" in unread(contents)


_HEADER = "| Ref | Action | By when |"


def _actions(*across: str) -> str:
    rows = [
        row
        for n, words in enumerate(across)
        for row in (f"| **{words}** | | |", f"| {n} | Mend gate {n} of the park | May 2031 |")
    ]
    return "# Quay actions\n\n" + table(_HEADER, *rows)


def test_actions_below_people_are_theirs_where_no_column_asks_who(marked: Read) -> None:
    """Posts and people do them."""
    told = roles(marked(_actions("Head of Parks", "Ann Bee")))
    assert {(role, who) for _, role, who in told} == {
        ("responsible", "Head of Parks"),
        ("responsible", "Ann Bee"),
    }


@pytest.mark.parametrize("across", [("Finance Committee", "Roads Panel"), ("Safe Streets", "Clean Parks")])  # fmt: skip
def test_actions_below_bodies_or_themes_are_nobodys(marked: Read, across: tuple[str, str]) -> None:
    """A committee may be that which asked for them; it is owned up to."""
    contents = marked(_actions(*across))
    assert not roles(contents)
    assert ("Finance Committee" in unread(contents)) == (across[0] == "Finance Committee")


def test_a_row_across_is_no_owner_where_a_column_asks_who(marked: Read) -> None:
    """The column says it."""
    rows = ("| Head of Parks | | |", "| Mend the gate | May 2031 | Ann Bee |")
    told = roles(marked("# Work\n\n" + table("| Action | By when | Owner |", *rows)))
    assert {who for _, _, who in told} == {"Ann Bee"}
