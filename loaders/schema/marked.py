"""Tables that mark who has what: ticks or seats, under the names of bodies or posts."""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.blocks import Block
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import headings_of
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

MARKED = ("seats", "powers")  # what such tables are taken for
_MOSTLY = 0.8  # of the filled cells of a column
_SURELY = 0.9  # of a heading's meaning
_UNKNOWN = "no wording of the lexicon fits"


def marked(matcher: Matcher, header: Block, rows: Sequence[Block]) -> Match | None:
    """The match of a table of seats in groups, or of powers of posts; ``None`` where it is neither.

    Its columns are headed by bodies or posts, and hold ticks or what somebody is there ("Member").
    """
    headings = headings_of([header])
    cells = matcher.cells(headings, rows)
    marks = [n for n in headings if cells.get(n) and _mostly_marks(matcher.looks, cells[n])]
    named = [n for n in marks if _names_a_party(matcher, headings[n].text)]
    subject = min(headings, default=0)
    if len(named) < 2 or 2 * len(named) < len(marks) or subject in marks:
        return None
    seats = any(matcher.looks.capacity(cell) for n in marks for cell in cells[n])
    about = {m.role for m in matcher.means(headings[subject].text)}
    if not seats and not about & {"power", "body"}:
        return None  # ticks alone do not say what they are for
    kind, role = ("seats", "body") if seats or "body" in about else ("powers", "power")
    wanted = matcher.lexicon.tables["delegations" if kind == "powers" else "members"].roles
    columns = []
    for n, heading in headings.items():
        if n == subject:
            columns.append(Column(n, heading, role, 1.0, "what the marks are for"))
        elif n in marks:
            columns.append(Column(n, heading, "party", 1.0, "marks under a body or a post"))
        elif found := next((m for m in matcher.means(heading.text) if m.role in wanted), None):
            columns.append(Column(n, heading, found.role, found.score, f"“{found.wording}”"))
        else:
            columns.append(Column(n, heading, "", 0.0, _UNKNOWN))
    return Match(kind, (header,), tuple(columns), 1.0)


def _mostly_marks(looks: Looks, cells: Sequence[str]) -> bool:
    return share(looks.mark(cell) or bool(looks.capacity(cell)) for cell in cells) >= _MOSTLY


def _names_a_party(matcher: Matcher, heading: str) -> bool:
    surely = any(m.score >= _SURELY and m.role == "neutral" for m in matcher.means(heading))
    return not surely and not heading.endswith("?") and matcher.looks.ends_as_party(heading)
