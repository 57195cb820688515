"""Lists in a cell: each bullet parts one from the next, whatever sign the writer used."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.office import in_word


def read(folder: Path, *rows: str) -> Contents:
    path = folder / "log.csv"
    path.write_text("\n".join(("Action,Owner", *rows)) + "\n", encoding="utf-8")
    return load([path])


def owners(contents: Contents) -> dict[str, list[str]]:
    labels = {e.id: e.label for e in contents.entities}
    found: dict[str, list[str]] = {}
    for s in contents.statements:
        if s.term == "assignedTo" and s.object:
            found.setdefault(labels[s.subject], []).append(labels[s.object])
    return {work: sorted(who) for work, who in found.items()}


@pytest.mark.parametrize("sign", ["•", "●", "▪", "➢", "~"])
def test_each_item_of_a_cell_is_a_party_of_its_own(tmp_path: Path, sign: str) -> None:
    told = owners(read(tmp_path, f"Light the paths,{sign} Head of Homes {sign} Mere Council"))
    assert told == {"Light the paths": ["Head of Homes", "Mere Council"]}


def test_an_item_that_is_not_understood_leaves_the_others(tmp_path: Path) -> None:
    """Lines of a cell that nobody can tell apart are told by their bullets."""
    path = tmp_path / "log.docx"
    path.write_bytes(
        in_word(
            [
                (
                    "table",
                    [
                        ["Action", "Owner"],
                        [
                            "Light the paths",
                            "~ Weir Clerk\n~ Lock Chair & other\nexperts\n~ Mere Council",
                        ],
                    ],
                )
            ]
        )
    )
    who = owners(load([path]))["Light the paths"]
    assert {"Weir Clerk", "Mere Council"} < {*who}


def test_a_dot_between_a_name_and_a_post_makes_no_list(tmp_path: Path) -> None:
    told = owners(read(tmp_path, "Light the paths,Ann Bee • Head of Homes"))
    assert told == {"Light the paths": ["Ann Bee"]}


def test_the_bullet_in_front_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert owners(read(tmp_path, "● Light the paths,● Mere Council")) == {
        "Light the paths": ["Mere Council"]
    }
