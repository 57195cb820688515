"""Papers of any number of invented partnerships, the same for the same number: a plan and a delivery table each."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

FIRST = ("Alex", "Sam", "Priya", "Tom", "Ines", "Kim", "Ola", "Ruth", "Jo", "Dev")
LAST = ("Marlow", "Wood", "Alder", "Khan", "Price", "Okoro", "Lane", "Shaw", "Byrne", "Novak")
_WORK = ("Light", "Mend", "Count", "Survey", "Paint", "Close", "Widen", "Map", "Clear", "Fence")
_WHAT = ("the path", "the gate", "the bins", "the lock", "the bridge", "the shelter", "the yard")
_HEADINGS = ("Ref", "Action", "Lead officer", "Lead agency", "Due", "Status")
_STATUSES = ("Green", "Amber", "Red", "Complete", "")

_PLAN = """The Safer {0} Partnership is the community safety partnership for {0}.

Under section 6 of the Crime and Disorder Act 1998 we keep a plan. The Board is made up of the Council
and {0} Police.

Priority: Safer parks in {0}

Lead partner: the Council

Priority: Fewer burglaries in {0}

Lead partner: {0} Police
"""


def rows_of(place: str, rows: int) -> Iterator[Sequence[str]]:
    """A delivery table: its header, and so many actions of which no two are the same."""
    chance = random.Random(place)
    yield _HEADINGS
    for n in range(1, rows + 1):
        yield (
            str(n),
            f"{chance.choice(_WORK)} {chance.choice(_WHAT)} by house {n} of {place}",
            f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            chance.choice(("the Council", f"{place} Police")),
            f"{chance.randint(1, 28)}/0{chance.randint(1, 9)}/2031",
            chance.choice(_STATUSES),
        )


def table(path: Path, place: str, rows: int) -> Path:
    """Write a delivery table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows_of(place, rows))
    return path


def partnership(folder: Path, n: int, rows: int = 30) -> Path:
    """Write the papers of one partnership into a folder of its own."""
    place = f"Place{chr(ord('a') + n // 26 % 26)}{chr(ord('a') + n % 26)}"
    own = folder / place.lower()
    own.mkdir()
    (own / "plan.txt").write_text(_PLAN.format(place), encoding="utf-8", newline="\n")
    table(own / "delivery.csv", place, rows)
    return own
