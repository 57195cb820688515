"""Risks that stand beside several rows, each with something that is done about them, and who does what where."""

from __future__ import annotations

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import links, roles

_TITLE = "# Quay Trust: risk register\n\n"


def test_each_row_beside_a_risk_says_what_is_done_about_it(marked: Read) -> None:
    """Whoever stands behind the work does it, and whoever stands before it has the risk."""
    contents = marked(
        _TITLE
        + table(
            "| Ref | Risk | Executive lead | Handler | Outstanding task | Doer | Due |",
            "| R1 | Floods close the quay | Head of Coast | Ann Oakham | Mend the gates | Bo Lunt | May 2031 |",
            "| | | | | Buy a second pump | Cy Dunmore | June 2031 |",
            "| R2 | Money runs out | Treasurer | Dee Eff | Rebase the plan | Treasurer | July 2031 |",
        )
    )
    assert links(contents, "actionOf") == {
        ("Mend the gates", "Floods close the quay"),
        ("Buy a second pump", "Floods close the quay"),
        ("Rebase the plan", "Money runs out"),
    }
    told = roles(contents)
    assert {
        ("Mend the gates", "responsible", "Bo Lunt"),
        ("Buy a second pump", "responsible", "Cy Dunmore"),
    } <= told
    assert {(role, who) for what, role, who in told if what == "Floods close the quay"} == {
        ("accountable", "Head of Coast"),
        ("responsible", "Ann Oakham"),
    }


def test_a_row_with_a_number_or_an_owner_of_its_own_goes_on_with_no_risk(marked: Read) -> None:
    """It is a risk whose words are missing, and nothing of it is said of the one above."""
    contents = marked(
        _TITLE
        + table(
            "| Ref | Risk | Risk owner | Mitigation | Action owner |",
            "| R1 | Floods close the quay | Head of Coast | Mend the gates | Bo Lunt |",
            "| R2 | | Treasurer | Rebase the plan | Cy Dunmore |",
        )
    )
    assert links(contents, "actionOf") == {("Mend the gates", "Floods close the quay")}
    assert any("names no risk" in e.reason for e in contents.ledger)


def test_a_list_of_data_sets_with_descriptions_is_none_of_risks(marked: Read) -> None:
    """A description may be that of a risk, and is of everything else, too."""
    contents = marked(
        "# Vale open data strategy\n\n"
        + table(
            "| Dataset Name | Description | Publication date |",
            "| Grants for giving | Who was given money | May 2031 |",
            "| Parking places | Where they are | June 2031 |",
        )
    )
    assert not [e for e in contents.entities if e.kind in ("risk", "action", "unclear")]
