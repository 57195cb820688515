"""Which column of a table is the work, which the state, the day or the owner, by the cells alone.

Statuses and days are of few shapes, parties are told by their grammar, and what is left in sentences is the work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.beside import UNDERSTOOD
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank, share
from remit.loaders.schema.match import Column

_MOSTLY = 0.6  # of a column's cells are of its type
_FEWEST = 3  # cells of a column from which its type can be told
_SURELY = 0.85  # of the meaning of a heading
_DOERS = frozenset(["responsible", "accountable", "action owner", "name", "post", "body", "unit"])
_WORDS = 3.0  # of a cell of work, on average
_CAPITALS = re.compile(r"[A-Z]{2,4}")  # somebody's initials, sooner than a number


def by_cells(
    reading: Reading, blocks: Sequence[Block], headings: Mapping[int, Passage] | None = None
) -> tuple[Column, ...]:
    """The columns of rows by what their cells are; none where one cannot be told, or where there is not one of work.

    ``headings`` are the words above them, where these are not known.
    """
    cells: dict[int, list[Passage]] = {}
    for block in blocks:
        for number, cell in block.cells.items():
            if not is_blank(cell.text):
                cells.setdefault(number, []).append(cell)
    roles = {number: _role(reading, found) for number, found in cells.items()}
    work = [number for number, role in roles.items() if role == "action"]
    if len(work) != 1 or len(roles) < 2 or not all(roles.values()):
        return ()
    parties = [number for number, role in roles.items() if role == "responsible"]
    if headings and (len(parties) != 1 or _asks_for_another(reading, headings.get(parties[0]))):
        return ()
    return _as_columns(cells, roles, headings or {})


def _asks_for_another(reading: Reading, heading: Passage | None) -> bool:
    """Whether a heading is known, and asks for somebody who does not do the work: "Approved by"."""
    meant = reading.looks.lexicon.meanings(heading.text) if heading is not None else ()
    sure = [meaning.role for meaning in meant if meaning.score >= _SURELY]
    return bool(sure) and not set(sure) & _DOERS


def _as_columns(
    cells: Mapping[int, Sequence[Passage]],
    roles: Mapping[int, str],
    headings: Mapping[int, Passage],
) -> tuple[Column, ...]:
    known = "its heading is not known" if headings else "the table has no header"
    why = f"{known}; what its cells are says so"
    return tuple(
        Column(number, headings.get(number, Passage(())), roles[number], share([True]), why)
        for number in sorted(cells)
    )


def _role(reading: Reading, cells: Sequence[Passage]) -> str:
    """The one role that a column's cells can have without a heading; nothing where they are too few, or mixed."""
    texts = [cell.text for cell in cells]
    looks = reading.looks
    if len(texts) < _FEWEST:
        return ""
    for role, fits in (
        ("status", lambda text: looks.kind(text) == "status"),
        ("deadline", lambda text: looks.kind(text) == "date"),
        ("reference", lambda text: looks.fits(text, "reference") and not _CAPITALS.fullmatch(text)),
    ):
        if share(map(fits, texts)) >= _MOSTLY:
            return role
    if share(_is_party(reading, cell) for cell in cells) >= _MOSTLY:
        return "responsible"
    words = sum(len(text.split()) for text in texts) / len(texts)
    return "action" if words >= _WORDS else ""


def _is_party(reading: Reading, cell: Passage) -> bool:
    kinds = (*UNDERSTOOD, "initials", "vacancy", "everyone")
    parties = reading.parties.read(cell)
    return bool(parties) and all(party.kind in kinds for party in parties)
