"""Only somebody whom a paper shows to be somebody is said to do what its running text tells."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import roles

_GUIDE = "# Mere Water Strategy 2031\n\n## How it works\n\n{}\n"


@pytest.mark.parametrize(
    "said",
    [
        "FOIA sets rules for whoever is asked for the figures of the weirs.",
        "EIR promotes open files in every council of the county.",
        "The OGL sets the rules for whoever copies the maps.",
        "The Freedom of Information Act (FOIA) is old. The FOIA protects the letters of the mayor.",
        "Smart Meters will reduce the costs of every household.",
        "Counting Meters will help the bills to be checked at home.",
        "The Download Service sends the figures to the public every night.",
        "The service checks the maps of the county.",
        "This quick review will set out the order of the work in May.",
        "The Mere Water Strategy identifies the weirs that matter. It provides details of each of them.",
        "The Scope of the Weirs Review will set out the order of the work.",
        "The Weirs Regulation for View Services sets the tests of every dam.",
        "Friends of the Quay Network will sort the answers of the public.",
        "A copy of the map will be given to the Quay Access Panel for information.",
    ],
)
def test_laws_licences_devices_and_papers_do_nothing(read: Read, said: str) -> None:
    """Capitals and a verb make nobody accountable."""
    assert roles(read(_GUIDE.format(said))) == set()


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The Quay Board will publish the readings of the weirs every month.", "Quay Board"),
        ("Quay Rivers Trust (QRT) was founded in 1990. QRT will publish the readings every month.", "Quay Rivers Trust"),
        ("DPT officials met in May. DPT will publish the readings every month.", "DPT"),
        ("Ann Bee (DPT) came in May. DPT will publish the readings every month.", "DPT"),
        ("Legal Services will publish the readings of the weirs every month.", "Legal Services"),
        ("Dr Ann Bee will publish the readings of the weirs every month.", "Ann Bee"),
    ],
)  # fmt: skip
def test_whoever_is_told_to_be_somebody_does(read: Read, said: str, who: str) -> None:
    """By the word that the name ends on, by letters that are spelt out or have people, by a title."""
    assert ("publish the readings", "responsible", who) in {
        (work[:20], role, agent) for work, role, agent in roles(read(_GUIDE.format(said)))
    }


@pytest.mark.parametrize(
    "name",
    [
        "Homes and Communities Agency",
        "Department for Business, Innovation and Skills",
        "Department for Transport",
        "Information Commissioner’s Office",
    ],
)
def test_a_name_is_whole(read: Read, name: str) -> None:
    """With what stands around its "and", its commas and its apostrophe."""
    contents = read(
        _GUIDE.format(f"The {name} will publish the readings of the weirs every month.")
    )
    assert {agent for _, _, agent in roles(contents)} == {name}


def test_the_department_of_a_paper_is_not_the_one_department_of_another_field_that_it_names(
    read: Read,
) -> None:
    contents = read(
        _GUIDE.format(
            "The Department of Health was asked. The department will publish the readings every month."
        )
    )
    assert "Department of Health" not in {agent for _, _, agent in roles(contents)}


@pytest.mark.parametrize("header", ["Ref. | Title and author", "Organisation | Funding (£k)"])
def test_a_list_of_bodies_is_no_list_of_members_where_nothing_says_so(
    read: Read, header: str
) -> None:
    """References and budgets name bodies, too."""
    first = "1 | Mere Council" if header.startswith("Ref") else "Mere Council | 12"
    second = "2 | Quay Trust" if header.startswith("Ref") else "Quay Trust | 30"
    contents = read(
        f"Quay Water Board: annual report\n\n| {header} |\n|---|---|\n| {first} |\n| {second} |\n"
    )
    assert not [s for s in contents.statements if s.term == "memberOf"]


def test_a_row_that_a_new_page_cut_off_names_no_empty_seat(read: Read) -> None:
    """Its owner stands with its beginning, on the page before."""
    contents = read(
        "Quay Water Board: action plan\n\n| No. | Action | Lead | Deadline |\n|---|---|---|---|\n"
        "| | for emergencies and the long drought of the year | | |\n"
        "| 7 | Mend the weir | Mere Council | May 2031 |\n| 8 | Paint the lock | Mere Council | June 2031 |\n"
    )
    assert {agent for _, _, agent in roles(contents)} == {"Mere Council"}
    assert any("new page cut off" in (e.reason or "") for e in contents.ledger)


@pytest.mark.parametrize(
    "header",
    [
        "Dataset | Organisation | Benefits | Issue raised by",
        "Product | Name of open data product | URL and description | Remarks",
    ],
)
def test_a_catalogue_of_things_with_organisations_is_no_table_of_actions(
    read: Read, header: str
) -> None:
    """No heading surely asks what is to be done, by whom or by when."""
    contents = read(
        f"Quay Water Board: data\n\n| {header} |\n|---|---|---|---|\n"
        "| Weir levels | Mere Council | Anglers plan their days | Quay Trust |\n"
        "| Lock times | Vale Police | Boats wait less at the gate | Quay Trust |\n"
    )
    assert roles(contents) == set()
