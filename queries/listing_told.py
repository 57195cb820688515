"""What a list comes to, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.ontology import KINDS, NOBODY
from remit.queries.above import VACANCY
from remit.queries.counting import count, counted
from remit.queries.listing import described, line
from remit.queries.phrasing import LISTED, called, list_of

if TYPE_CHECKING:
    from remit.queries.listing import Listing, Row

_TABLED: Final = {
    "tabled": "a delivery plan in this register",
    "untabled": "no delivery plan in this register",
}


def of_listing(found: Listing) -> str:
    """What a list comes to."""
    kinds = KINDS[found.kind].plural
    if not found.total:
        return f"There are no {kinds} in this register."
    if found.title == "leads":
        return " ".join(
            f"{called(row.thing)}: {row.cell('lead') or 'nobody is named'}." for row in found.rows
        )
    if found.title in _TABLED:
        some = f": {list_of([called(row.thing) for row in found.rows])}" if found.rows else ""
        have = "has" if len(found.rows) == 1 else "have"
        return f"{len(found.rows)} of {counted(found.total, 0, found.kind)} {have} {_TABLED[found.title]}{some}."
    if found.kind == VACANCY:
        return _of_places(found)
    what = described(found.wanted)
    parts = sum(row.part for row in found.rows)
    if not what:
        return f"{counted(len(found.rows), parts, found.kind)}."
    first = f" By the first date promised: {found.by_first}." if found.by_first is not None else ""
    if not found.rows:
        return f"None of {counted(found.total, 0, found.kind)}: {what}.{first}"
    some = f": {list_of([line(row) for row in found.rows])}" if len(found.rows) <= LISTED else ""
    only = (
        f" {count(parts, 'of these is a part', 'of these are parts')} of another." if parts else ""
    )
    told = f"{len(found.rows)} of {counted(found.total, 0, found.kind)} ({what}){some}."
    return f"{told}{only}{_beside(found)}{first}"


def _of_places(found: Listing) -> str:
    """How many places are vacant, and how many of these are only left empty."""
    many = count(len(found.rows), "place is", "places are")
    empty = sum(row.thing.label == NOBODY for row in found.rows)
    written = f"; {len(found.rows) - empty} written so, {empty} left empty" if empty else ""
    return f"{many} vacant: somebody is still to be named{written}."


def _beside(found: Listing) -> str:
    """What tells these rows from others that are counted under much the same words."""
    told = []
    written = sum(map(_is_written, found.rows))
    others = len(found.rows) - written
    if found.wanted.unowned and written:
        rest = f"; {others} {'names' if others == 1 else 'name'} nobody at all" if others else ""
        told.append(
            f" {count(written, 'of these has', 'of these have')} a place written as vacant{rest}."
        )
    if found.wanted.vacant and others:
        told.append(f" In {others} of these the place is only left empty.")
    if found.periods:
        have = "has" if found.periods == 1 else "have"
        told.append(f" {found.periods} more {have} the period of a plan, and no day.")
    return "".join(told)


def _is_written(row: Row) -> bool:
    """Whether a place of a thing is written as vacant, and not only left empty."""
    return any(p.entity.kind == VACANCY and not p.blank for p in row.own)
