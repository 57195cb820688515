"""Matrices: letters of roles, words for them, or signs that a key explains, under the names of parties."""

from __future__ import annotations

from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.document.cards import TITLE
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import headings_of
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

_LEAST_LETTERS = 0.8  # of the filled cells of a matrix's column
_FEW_LETTERS = 0.5  # beside columns that are plainly a matrix's
_BLANK_CORNER = Passage(())


def matrix(matcher: Matcher, header: Block, rows: Sequence[Block]) -> Match | None:
    """The match of a matrix: letters of roles under the names of parties; ``None`` where it is none."""
    headings, looks = headings_of([header]), matcher.looks
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
    return Match("matrix", (header,), columns, 1.0)


def _lettered(looks: Looks, cells: Sequence[str], *, beside: bool = False) -> bool:
    """Whether enough cells hold letters, of those that say anything of a role; fewer are ``beside`` others."""
    said = [cell for cell in cells if not looks.no_role(cell) and looks.kind(cell) != "date"]
    if not said:
        return beside and all(map(looks.no_role, cells))
    least = _FEW_LETTERS if beside else _LEAST_LETTERS
    return share(_tells(looks, cell) for cell in said) >= least


def _tells(looks: Looks, text: str) -> bool:
    """Whether a cell gives a role, by letters or by a word."""
    return bool(looks.letters(text) or looks.role_word(text))


def _several(looks: Looks, cells: Sequence[str]) -> bool:
    """Whether words for roles are of two roles at least, and one says who bears it: "Support" and "Approve" may be answers."""
    words = {role for cell in cells if (role := looks.role_word(cell))}
    borne = any(key(cell) in looks.lexicon.bearing for cell in cells)
    return not words or (len(words) > 1 and borne) or any(map(looks.letters, cells))
