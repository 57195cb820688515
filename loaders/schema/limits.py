"""Tables of limits: what is spent or signed down, amounts across, and whoever may do it up to each amount below that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Block
from remit.loaders.schema.cells import share
from remit.loaders.schema.columns import headings_of
from remit.loaders.schema.frames import any_of
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

_AMOUNT = re.compile(
    r"[£$€]\s?\d|(?<![\d,.])\d[\d,.]{0,12}\s?(?:k|m|million)\b|\b(?:any|no|unlimited) (?:amount|value|sum|limit)\b",
    re.IGNORECASE,
)
_MARKS_A_BOUND = re.compile(r"[<>≤≥–-]|\+")
_MAYBE = 0.3  # of what the heading of the first column means
_FEWEST = 2  # amounts of a header
_MOST_WORDS = 6  # of an amount: "Over £10,000 and up to £50,000"
_MOSTLY = 0.6  # of the cells below them name somebody


def limits(matcher: Matcher, header: Block, rows: Sequence[Block]) -> Match | None:
    """The match of a table whose header has amounts, with parties below them; ``None`` where it is none."""
    headings = headings_of([header])
    amounts = [n for n, heading in headings.items() if _is_amount(heading.text)]
    others = [n for n in headings if n not in amounts]
    if len(amounts) < _FEWEST or len(others) != 1 or others[0] > min(amounts):
        return None
    asks = any(m.role == "power" for m in matcher.means(headings[others[0]].text, _MAYBE))
    if not asks or not any(_is_bound(headings[n].text) for n in amounts):
        return None  # "Scheme | £500 | £1,000" of grants
    cells = [row.cells[n].text for row in rows for n in amounts if n in row.cells]
    said = [text for text in cells if not matcher.looks.blank(text)]
    if not said or share(matcher.looks.fits(text, "party") for text in said) < _MOSTLY:
        return None
    if share(any(map(str.isdigit, text)) for text in said) > 1 - _MOSTLY:
        return None  # prices
    columns = tuple(
        Column(n, heading, "limit" if n in amounts else "power", 1.0, "amounts over parties")
        for n, heading in headings.items()
    )
    return Match("limits", (header,), columns, 1.0)


def _is_amount(heading: str) -> bool:
    """Whether a heading is an amount and nothing else: "Up to £1,000", and not "up to £500: Clerk"."""
    short = len(heading.split()) <= _MOST_WORDS and ":" not in heading
    return short and _AMOUNT.search(heading) is not None


def _is_bound(heading: str) -> bool:
    """Whether an amount is one up to which, or from which, somebody may do a thing; prices and grants are plain amounts."""
    return (
        any_of("bounds").search(heading) is not None or _MARKS_A_BOUND.search(heading) is not None
    )
