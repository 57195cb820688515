"""Functions told by their deeds, with the posts that have them behind "Roles:"; and what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_MODEL = """# Operating model of the harbour service

Each function has roles with responsibilities of their own.

## Strategic level

### Buildings

Sets the rules for buildings on the quay. Responsible for the repairs budget, decides how it is spent, and keeps the list of repairs.

Roles: Chief architect, building manager

### Moorings

Plans and manages the moorings along the pier.

Roles: Mooring officer
"""


def _loaded(folder: Path, text: str, name: str = "paper.md") -> Contents:
    (folder / name).write_text(text, encoding="utf-8")
    return load([folder / name])


def _assigned(contents: Contents) -> set[tuple[str, str, str]]:
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], labels[s.object or ""], s.basis)
        for s in contents.statements
        if s.term == "assignedTo"
    }


def test_what_a_function_does_is_the_work_of_its_roles(tmp_path: Path) -> None:
    """Each deed of a section is that of each post behind its label, and it is said that this was inferred."""
    both = [
        (deed, post, "inferred")
        for deed in (
            "Sets the rules for buildings on the quay",
            "the repairs budget",
            "decides how it is spent",
            "keeps the list of repairs",
        )
        for post in ("Chief architect", "Building manager")
    ]
    moorings = ("Plans and manages the moorings along the pier", "Mooring officer", "inferred")
    assert _assigned(_loaded(tmp_path, _MODEL)) == {*both, moorings}


@pytest.mark.parametrize(
    "text",
    [
        _MODEL.replace("Each function has roles with responsibilities of their own.", "Courses of the year."),
        _MODEL.replace("### Buildings", "### Buildings Board").replace("### Moorings", "### Mooring Committee"),
        _MODEL.replace("Chief architect, building manager", "to be confirmed").replace("Mooring officer", "TBC"),
        _MODEL.replace("Chief architect, building manager", "chief architect or building manager").replace("Mooring officer", "all of the officers"),
        _MODEL.replace("Chief architect, building manager", "clerk, parks and open spaces").replace("Mooring officer", "the officer signs"),
        _MODEL.replace("### Buildings", "### Booking system").replace("### Moorings", "### Training for officers"),
        _MODEL.replace("### Buildings", "### Former buildings").replace("### Moorings", "### Past moorings"),
        _MODEL.replace("Roles:", "Roles affected:"),
        _MODEL.replace("Roles:", "Courses:"),
        "# Roles and responsibilities\n\n### Reports\n\nReports of the year are kept in the archive.\n\nRoles: Archive officer\n",
        "# Roles and responsibilities\n\n### Plans\n\nPlans for the site were made elsewhere in 2019.\n\nRoles: Site manager\n",
        "# Roles and responsibilities\n\n### Sites\n\nSet up in 2019 to look after sites.\n\nRoles: Site manager\n",
        "# Roles and responsibilities\n\n### Sites\n\nThe sites are looked after by a trust.\n\nRoles: Site manager\n",
        "# Roles and responsibilities\n\n### Sites\n\nDoes the site manager keep the keys?\n\nRoles: Site manager\n",
        "# Minutes of the Harbour Committee\n\nPresent: Ann Bee, Cy Dee\n\n### Roles and responsibilities\n\nNotes the plan for the new roles.\n\nRoles: Site manager\n",
    ],
)  # fmt: skip
def test_nothing_is_claimed_where_it_is_not_said_whose_the_deeds_are(
    tmp_path: Path, text: str
) -> None:
    """A catalogue, a section about a body, a label without sure titles, sentences with a subject: nobody has work by them."""
    posts = {"Chief architect", "Building manager", "Mooring officer", "Clerk", "Site manager", "Archive officer"}  # fmt: skip
    assert not {who for _, who, _ in _assigned(_loaded(tmp_path, text))} & posts


def test_the_next_section_is_not_the_work_of_the_roles_above_it(tmp_path: Path) -> None:
    """Titles behind "Roles:" end a section, and open no sheet of a post; what is not read is owned up to."""
    contents = _loaded(
        tmp_path,
        "# Model of the harbour\n\n## Repairs\n\nMends the walls of the quay.\n\nRoles: works manager, clerk of works\n\n"
        "## Purpose and duties\n\nOrders the stone for the harbour walls.\n\nRoles: stone buyer\n",
    )
    assert not _assigned(contents)
    lost = {entry.text for entry in contents.ledger if entry.outcome == "unread"}
    assert {"Mends the walls of the quay.", "Roles: works manager, clerk of works"} <= lost


def test_a_title_that_may_be_none_is_owned_up_to_beside_the_others(tmp_path: Path) -> None:
    """Of "chief architect, building manager, quay loremist" the last has no work, and the ledger says so."""
    text = _MODEL.replace("building manager", "building manager, quay loremist")
    contents = _loaded(tmp_path, text)
    assert {who for _, who, _ in _assigned(contents)} == {
        "Chief architect",
        "Building manager",
        "Mooring officer",
    }
    assert any("quay loremist" in entry.text for entry in contents.ledger if entry.outcome == "unread")  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "deed"),
    [
        ("Fire", "Spreads quickly through old timber buildings."),
        ("Damp", "Spreads through the walls each winter."),
        ("Flood", "Damages paper and carpets on the ground floor."),
        ("Theft", "Costs the museum ten thousand pounds each year."),
        ("Visitors' coats", "Takes up much room in the hall in winter."),
        ("Change", "Brings new work to all staff in the spring."),
        ("Buildings", "Leaks in wet weather and needs a new roof."),
        ("Booking service", "Provides a calendar of rooms to the public."),
        ("Booking service", "Manages the calendar of rooms for the public."),
        ("Search", "Finds books by title and author for readers."),
        ("Email", "Sends reminders to borrowers every week."),
    ],
)
def test_what_happens_or_what_a_thing_does_is_nobodys_work(
    tmp_path: Path, heading: str, deed: str
) -> None:
    """Fire spreads, and a service keeps a calendar: the roles below are not said to do it, and the ledger says so."""
    contents = _loaded(
        tmp_path,
        f"# Roles and responsibilities in the museum\n\n## {heading}\n\n{deed}\n\nRoles: warden, caretaker\n",
    )
    assert not _assigned(contents)
    assert any("Roles: warden" in e.text for e in contents.ledger if e.outcome == "unread")
