"""Matrices: letters of roles, words for them, or signs that a key explains, under the names of parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.document.cards import TITLE
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import headings_of
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

_LEAST_LETTERS = 0.8  # of the filled cells of a matrix's column
_FEW_LETTERS = 0.5  # beside columns that are plainly a matrix's
_BLANK_CORNER = Passage(())


def matrix(
    matcher: Matcher, header: Block, rows: Sequence[Block], over: Block | None = None
) -> Match | None:
    """The match of a matrix: letters of roles under the names of parties; ``None`` where it is none.

    ``over`` is the upper storey of its header: "Hospital" above "Ward Manager" and "Nurse". It tells those apart that are
    called alike below it.
    """
    headings, looks = headings_of([header]), matcher.looks
    if over is not None:
        headings = _told_apart(headings, over)
    cells = matcher.cells(headings, rows)
    lettered = [
        number
        for number, heading in headings.items()
        if cells.get(number) and not _tells(looks, heading.text) and _lettered(looks, cells[number])
    ]
    if len(lettered) < 2 or not _several(looks, [c for n in lettered for c in cells[n]]):
        return None
    others = [n for n, found in cells.items() if n not in lettered and n != TITLE and found]
    if not others:
        return None
    subject = max(others, key=lambda n: sum(len(cell) for cell in cells[n]))
    headings = {subject: _BLANK_CORNER, **headings}  # the corner of a matrix is often left blank
    # Beside columns of letters one that has some, or nothing but "N/A", is a party's too.
    lettered += [n for n in others if n != subject and _lettered(looks, cells[n], beside=True)]
    columns = tuple(
        Column(n, heading, "party" if n in lettered else "action" if n == subject else "", 1.0, "letters of roles")
        for n, heading in headings.items()
    )  # fmt: skip
    return Match("matrix", (header,) if over is None else (over, header), columns, 1.0)


def stands_over(looks: Looks, upper: Block, lower: Block) -> bool:
    """Whether a row is the upper storey of the header whose lower one is the next row: fewer words, over several columns."""
    words = [n for n, cell in lower.cells.items() if not _tells(looks, cell.text)]
    several = set(words) - upper.cells.keys()
    return (
        len(words) == len(lower.cells) > len(upper.cells) - 1
        and len(several) > 0
        and len(words) > 1
    )


def _told_apart(headings: dict[int, Passage], over: Block) -> dict[int, Passage]:
    """The headings of the lower storey, with the words above those that are alike; and what the upper has alone."""
    alike = Counter(heading.text.casefold() for heading in headings.values())
    uppers = sorted(over.cells.items())
    found = {n: cell for n, cell in uppers if n not in headings and n < min(headings)}
    for number, heading in headings.items():
        above = [cell for n, cell in uppers if n <= number]
        several = alike[heading.text.casefold()] > 1 and above
        found[number] = joined([heading, above[-1]]) if several else heading
    return found


def _lettered(looks: Looks, cells: Sequence[str], *, beside: bool = False) -> bool:
    """Whether enough cells hold letters, of those that say anything of a role; fewer are ``beside`` others."""
    said = [cell for cell in cells if not looks.no_role(cell) and looks.kind(cell) != "date"]
    if not said:
        return beside and all(map(looks.no_role, cells))
    least = _FEW_LETTERS if beside else _LEAST_LETTERS
    return share(_tells(looks, cell) for cell in said) >= least


def _tells(looks: Looks, text: str) -> bool:
    """Whether a cell gives a role, by letters or by a word."""
    return bool(looks.letters(text) or looks.role_words(text))


def _several(looks: Looks, cells: Sequence[str]) -> bool:
    """Whether words for roles are of two roles at least, and one says who bears it: "Support" and "Approve" may be answers."""
    words = {role for cell in cells for role in looks.role_words(cell)}
    borne = any(looks.bears(cell) for cell in cells)
    return not words or (len(words) > 1 and borne) or any(map(looks.letters, cells))
