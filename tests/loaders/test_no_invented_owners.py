"""Sentences and rows that only look as if they said whose work something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.markdown import table
from tests.support.told import links, roles, values

if TYPE_CHECKING:
    from tests.loaders.conftest import Read

_PLAN = "# Vale Safety Partnership: delivery plan\n\n"
_RISKS = "# Vale Safety Partnership: risk register\n\n"
_SCHEME = "# Vale Council: scheme of delegation\n\n"
_STEPS = "\n\n- Review the gates in the park\n- Publish a list of the gates\n"


@pytest.mark.parametrize(
    "said",
    [
        "Vale Police and the Vale Parks Board told the residents of the rents. They must pay the rents by May 2031.",
        "Tenants choose between Vale Police and the Vale Parks Board. They must send a form.",
        "Each tenant is seen by the Head of Parks. She must keep the gates shut.",
        "The patient is seen by Ann Bee. She must keep a list.",
        "Ann Bee sees each patient. She must keep a list.",
    ],
)
def test_whoever_may_be_another_is_not_who_was_named_before(marked: Read, said: str) -> None:
    """Only whom the sentence before is about is meant, and only where it speaks of no other people."""
    must = [
        what
        for what, *_ in roles(marked(_PLAN + said))
        if what.split()[0] in said.split("must ")[1]
    ]
    assert not must


def test_two_who_share_a_thing_are_meant_together(marked: Read) -> None:
    """Where nobody else is spoken of."""
    said = "Vale Police and the Vale Parks Board share the depot. They must send a form each year."
    told = {(what, who) for what, _, who in roles(marked(_PLAN + said)) if "form" in what}
    assert {who for _, who in told} == {"Vale Police", "Vale Parks Board"}


@pytest.mark.parametrize("heading", ["How to read this plan", "Contacts", "Risks"])
def test_a_heading_is_no_theme_by_what_stands_below_it(marked: Read, heading: str) -> None:
    """Where it is not read as a priority elsewhere, and does not call itself one, "this theme" is not told."""
    contents = marked(f"{_PLAN}## {heading}\n\nAnn Bee is accountable for this theme.\n")
    assert not roles(contents)
    assert not [e for e in contents.entities if e.kind == "priority"]


@pytest.mark.parametrize(
    "said",
    [
        "The National Audit Office proposes the following steps to mend this:",
        "The Vale Parks Board undertakes the following steps, which the Office asked for:",
        "The Vale Parks Board undertakes these steps to the wall:",
    ],
)
def test_steps_that_somebody_only_proposes_may_be_anothers(marked: Read, said: str) -> None:
    """So may those of which more is said."""
    assert not [what for what, *_ in roles(marked(_PLAN + said + _STEPS)) if "gates" in what]


@pytest.mark.parametrize("done", ["endorsed", "ratified", "governed"])
def test_whoever_endorses_a_thing_has_no_part_in_it(marked: Read, done: str) -> None:
    """Nor does a committee that governs a strategy do it."""
    said = f"The Vale Parks Strategy and Implementation Plan is {done} by the Vale Parks Committee."
    assert not roles(marked(_PLAN + said))


def test_whoever_approves_a_thing_is_said_to_do_that(marked: Read) -> None:
    """And answers for it only where another prepares it."""
    said = "The budget of the yard is approved by the Vale Police Board."
    assert {role for _, role, _ in roles(marked(_PLAN + said))} == {"responsible"}
    said = "The budget of the yard is drafted by Vale Police and approved by the Vale Police Board."
    assert {(role, who) for _, role, who in roles(marked(_PLAN + said))} == {
        ("responsible", "Vale Police"),
        ("accountable", "Vale Police Board"),
    }


def _answering(*rows: str, heading: str = "Reports to") -> str:
    return _SCHEME + table(f"| Function | Delegated to | {heading} |", *rows)


def test_a_line_of_report_is_inferred_from_all_rows_of_a_post(marked: Read) -> None:
    """Also from those that name others beside it; one row alone shows nothing."""
    told = marked(
        _answering(
            "| Approve the rents | Head of Homes | Director of Place |",
            "| Sign the leases | Head of Homes and Head of Parks | Director of Law |",
            "| Let the stalls | Head of Trees | Director of Law |",
            "| Mend the roofs | Head of Roofs | Director of Place |",
            "| Mend the doors | Head of Roofs | Director of Place |",
        )
    )
    assert links(told, "reportsTo") == {("Head of Roofs", "Director of Place")}
    assert {s.basis for s in told.statements if s.term == "reportsTo"} == {"inferred"}


def test_whither_a_matter_escalates_is_no_line_of_report(marked: Read) -> None:
    """It is a note of each power."""
    rows = [
        f"| {what} | Head of Homes | Director of Place |" for what in ("Set rents", "Sign leases")
    ]
    assert not links(marked(_answering(*rows, heading="Escalates to")), "reportsTo")


@pytest.mark.parametrize(
    "said",
    [
        "mends gates damaged in March 2030",
        "inspects cars registered by 2019",
        "inspects cars registered from May 2019",
    ],
)
def test_when_a_thing_befell_what_is_mended_is_no_deadline(marked: Read, said: str) -> None:
    """A time right behind a participle is that of another event."""
    contents = marked(f"{_PLAN}The Vale Parks Board {said}.")
    assert not values(contents, "deadline") | values(contents, "start")


def test_by_when_a_thing_is_to_be_done_is_a_deadline(marked: Read) -> None:
    """Also behind a participle, of what is to be done by then."""
    said = "The Vale Parks Board will get the gates mended by March 2031."
    assert {when for _, when in values(marked(_PLAN + said), "deadline")} == {"March 2031"}


@pytest.mark.parametrize(
    "said",
    ["has to date mended the gates", "has agreed to the sale of land by Quay Council"],
)
def test_to_binds_nobody_before_what_is_no_verb(marked: Read, said: str) -> None:
    """Behind “to” a date or a sale is no deed."""
    assert not roles(marked(f"{_PLAN}The Vale Parks Board {said}."))


@pytest.mark.parametrize(
    "between",
    [
        ["| **Closed risks** | | | | | | |", "| | | | | | Buy a pump | Cy Dunmore |"],
        ["| | | 2 | | | Buy a pump | Cy Dunmore |"],
        ["| | | | 4 | | Buy a pump | Cy Dunmore |"],
        ["| | | | | Head of Parks | Buy a pump | Cy Dunmore |"],
    ],
)
def test_a_row_of_another_risk_does_not_go_on_with_the_one_above(
    marked: Read, between: list[str]
) -> None:
    """A heading among the rows ends a risk, and so does a row with a rating or an owner of its own."""
    contents = marked(
        _RISKS
        + table(
            "| Ref | Risk | Likelihood | Score | Owner | Mitigation | Action owner |",
            "| R1 | Floods close the quay | 3 | 9 | Head of Coast | Mend the gates | Bo Lunt |",
            *between,
            "| R2 | Money runs out | 1 | 2 | Treasurer | Rebase the plan | Cy Dunmore |",
        )
    )
    told = {what for what, _ in links(contents, "actionOf")}
    assert told == {"Mend the gates", "Rebase the plan"}
