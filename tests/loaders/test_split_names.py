"""People whose names stand in two columns, the surname in one and what stands before it in the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load


def read(folder: Path, text: str) -> Contents:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return load([path])


def holders(contents: Contents) -> dict[str, str]:
    labels = {e.id: e.label for e in contents.entities}
    return {
        labels[s.subject]: labels[s.object]
        for s in contents.statements
        if s.term == "holds" and s.object
    }


@pytest.mark.parametrize(
    "text",
    [
        "Surname,First name,Job title\nAbercorn,Stella,Head of Midwifery\nBrightwell,Tunde,Bed Manager\n",
        "Forename,Last name,Job title\nStella,Abercorn,Head of Midwifery\nTunde,Brightwell,Bed Manager\n",
        "Job title,Given name,Family name\nHead of Midwifery,Stella,Abercorn\nBed Manager,Tunde,Brightwell\n",
    ],
)
def test_the_two_parts_of_a_name_are_one_person_in_either_order(tmp_path: Path, text: str) -> None:
    assert holders(read(tmp_path, text)) == {
        "Stella Abercorn": "Head of Midwifery",
        "Tunde Brightwell": "Bed Manager",
    }


def test_half_a_name_is_nobody_and_owned_up_to(tmp_path: Path) -> None:
    contents = read(
        tmp_path,
        "Surname,First name,Job title\nAbercorn,Stella,Head of Midwifery\nChivers,,Bed Manager\n",
    )
    assert holders(contents) == {"Stella Abercorn": "Head of Midwifery"}
    assert [one.locator for one in contents.ledger if one.outcome == "unread"] == ["row 3"]
