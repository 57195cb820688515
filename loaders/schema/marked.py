"""Tables that mark who has what: ticks or seats, under the names of bodies or posts; also beside a list of members."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from remit.loaders.blocks import Block
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import headings_of
from remit.loaders.schema.frames import frames
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

MARKED = ("seats", "powers")  # what such tables are taken for
_MOSTLY = 0.8  # of the filled cells of a column
_SURELY = 0.9  # of a heading's meaning
_OF_MEMBERS = ("nominator", "since", "until", "deputy", "post")  # only a list of members has them
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
    if named and subject not in marks and (listed := _of_members(matcher, header, rows, marks)):
        return listed
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


def _of_members(
    matcher: Matcher, header: Block, rows: Sequence[Block], marks: Collection[int]
) -> Match | None:
    """A list of members, with who chose each or what else is said of them, and beside it the groups that they sit on.

    A column that asks for the seat in the body of which all are members names no other group: "Role on the Authority".
    """
    headings = {n: header.cells[n].text for n in marks if n in header.cells}
    groups = {
        n for n, heading in headings.items()
        if not _asks_for_a_seat(matcher, heading) and _has_seats(matcher, heading, rows, n)
    }  # fmt: skip
    plain, *rest = (
        replace(row, parts=tuple(p for p in row.parts if p.column not in groups))
        for row in (header, *rows)
    )
    match = matcher.match([plain], rest) if groups and len(plain.cells) > 1 else None
    if match is None or match.kind != "members" or "name" not in match.roles:
        return None
    if not any(role in match.roles for role in _OF_MEMBERS):
        return None
    why = "seats under the name of a group"
    seats = [Column(n, header.cells[n], "seat", 1.0, why) for n in sorted(groups)]
    return replace(match, header=(header,), columns=(*match.columns, *seats))


def _has_seats(matcher: Matcher, heading: str, rows: Sequence[Block], number: int) -> bool:
    """Whether the marks of a column are seats in the group that heads it: its name, an office in it or a tick say so."""
    cells = [row.cells[number].text for row in rows if number in row.cells]
    offices = frames().offices
    return _names_a_party(matcher, heading) or any(
        matcher.looks.mark(cell) or cell.casefold() in offices for cell in cells
    )


def _asks_for_a_seat(matcher: Matcher, heading: str) -> bool:
    return any(m.role == "post" for m in matcher.means(heading))


def _mostly_marks(looks: Looks, cells: Sequence[str]) -> bool:
    return share(looks.mark(cell) or bool(looks.capacity(cell)) for cell in cells) >= _MOSTLY


def _names_a_party(matcher: Matcher, heading: str) -> bool:
    surely = any(m.score >= _SURELY and m.role == "neutral" for m in matcher.means(heading))
    return not surely and not heading.endswith("?") and matcher.looks.ends_as_party(heading)
