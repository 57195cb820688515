"""People whose surnames are posts or laws: a given name before such a word makes a person of the two."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load


def _load(folder: Path, name: str, text: str) -> Contents:
    (folder / name).write_text(text, encoding="utf-8")
    return load([folder / name])


def _owner(folder: Path, owner: str) -> list[str]:
    rows = f"Action,Owner,Deadline\nMend the weir,{owner},1 May 2031\nPaint,Parks Team,2 May 2031\n"
    contents = _load(folder, "log.csv", rows)
    return [
        s.object or ""
        for s in contents.statements
        if s.term == "assignedTo" and s.subject.startswith("action/mend")
    ]


@pytest.mark.parametrize(
    "name", ["Olive Dean", "Kit Law", "Ann Head", "Mark Constable", "Bob Clerk", "Jane Warden"]
)
def test_a_given_name_makes_a_person_of_it(tmp_path: Path, name: str) -> None:
    """In cells and in sentences, where neither a post nor a law of that name is invented."""
    person = f"person/{name.casefold().replace(' ', '-')}"
    assert _owner(tmp_path, name) == [person]
    contents = _load(tmp_path, "note.md", f"# Note\n\nThe Quay Board is chaired by {name}.\n")
    assert [s.subject for s in contents.statements if s.term == "holds"] == [person]


@pytest.mark.parametrize(
    "title", ["Town Clerk", "Lord Mayor", "River Warden", "Parish Clerk", "Street Warden"]
)
def test_the_title_of_a_post_stays_one(tmp_path: Path, title: str) -> None:
    assert _owner(tmp_path, title) == [f"post/{title.casefold().replace(' ', '-')}"]


def test_a_law_stays_one(tmp_path: Path) -> None:
    assert _owner(tmp_path, "Planning Law") == []
