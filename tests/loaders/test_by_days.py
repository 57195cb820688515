"""Registers of attendance: a column for each day on which a body met."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import unread

_HEADER = "| Member | 3 May 2031 | 4 June 2031 |"
_ROWS = ("| Ann Bee | ✓ | ✓ |", "| Cy Dee | ✓ | apologies |", "| Gil Fox | x | ✓ |")


def _told(contents: object) -> set[tuple[str, str, str | None]]:
    label = {e.id: e.label for e in contents.entities}  # type: ignore[attr-defined]
    return {
        (label[s.subject], s.term, s.start)
        for s in contents.statements  # type: ignore[attr-defined]
        if s.term in ("attended", "absentFrom")
    }


@pytest.mark.parametrize("title", ["Quay Board: attendance at meetings", "Quay Board: who came to our meetings"])  # fmt: skip
def test_each_day_says_who_came(marked: Read, title: str) -> None:
    """A cross among ticks says that somebody did not."""
    contents = marked(f"# {title}\n\n" + table(_HEADER, *_ROWS))
    assert _told(contents) == {
        ("Ann Bee", "attended", "2031-05-03"),
        ("Ann Bee", "attended", "2031-06-04"),
        ("Cy Dee", "attended", "2031-05-03"),
        ("Cy Dee", "absentFrom", "2031-06-04"),
        ("Gil Fox", "absentFrom", "2031-05-03"),
        ("Gil Fox", "attended", "2031-06-04"),
    }


@pytest.mark.parametrize(
    ("title", "header", "rows"),
    [
        ("Quay Board: rota for the kettle", _HEADER, ("| Ann Bee | ✓ | |", "| Cy Dee | | ✓ |")),
        ("Attendance at meetings", _HEADER, _ROWS),
        ("Quay Board: attendance", "| Member | Roads | Parks |", _ROWS),
        ("Quay Board: attendance", "| Meeting | 3 May 2031 | 4 June 2031 |", ("| Roads | ✓ | ✓ |", "| Parks | ✓ | |")),
        ("Quay Board: attendance", _HEADER, ("| Ann Bee | £5 | £6 |", "| Cy Dee | £7 | £8 |")),
    ],
)  # fmt: skip
def test_other_ticks_say_nothing_of_who_came(
    marked: Read, title: str, header: str, rows: tuple[str, ...]
) -> None:
    """A rota, nobody's meetings, columns that are no days, rows that are no people, and money."""
    contents = marked(f"# {title}\n\n" + table(header, *rows))
    assert not _told(contents)


def test_a_cell_that_says_neither_is_owned_up_to(marked: Read) -> None:
    """And an empty one says nothing."""
    rows = (*_ROWS, "| Una Orr | part | |")
    contents = marked("# Quay Board: attendance at meetings\n\n" + table(_HEADER, *rows))
    assert not {one for one in _told(contents) if one[0] == "Una Orr"}
    assert "“part”" in unread(contents)
