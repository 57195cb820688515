"""What a list comes to, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.ontology import KINDS
from remit.queries.above import VACANCY
from remit.queries.counting import count, counted
from remit.queries.listing import described, line
from remit.queries.phrasing import called, list_of

if TYPE_CHECKING:
    from remit.queries.listing import Listing

_LISTED = 4
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
        return f"{count(len(found.rows), 'place is', 'places are')} vacant: somebody is still to be named."
    what = described(found.wanted)
    parts = sum(row.part for row in found.rows)
    if not what:
        return f"{counted(len(found.rows), parts, found.kind)}."
    first = f" By the first date promised: {found.by_first}." if found.by_first is not None else ""
    if not found.rows:
        return f"None of {counted(found.total, 0, found.kind)}: {what}.{first}"
    some = f": {list_of([line(row) for row in found.rows])}" if len(found.rows) <= _LISTED else ""
    only = (
        f" {count(parts, 'of these is a part', 'of these are parts')} of another." if parts else ""
    )
    return (
        f"{len(found.rows)} of {counted(found.total, 0, found.kind)} ({what}){some}.{only}{first}"
    )
