"""Where the headers of tables stand among rows, and what each makes of the rows below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from remit.loaders.blocks import Block
from remit.loaders.schema.legends import of_letters, of_role_words
from remit.loaders.schema.lettered import matrix, stands_over
from remit.loaders.schema.limits import limits
from remit.loaders.schema.margins import margin
from remit.loaders.schema.marked import MARKED, marked
from remit.loaders.schema.match import Match
from remit.loaders.schema.matching import Matcher
from remit.loaders.schema.who_does import who_does

_TITLE_ROWS = 9  # looked through for the header of a matrix
_FEWEST_CELLS = 2
_ABOVE = 2  # rows that show what a line below them is
_TITLES = 2  # rows above a header, at most
_FEWEST_COLUMNS = 3
_MOST_WORDS = 3  # of a heading below another
_MOST_WORDS_BELOW = 5  # of one of several that part the heading above them
_FEWEST_ROWS = 4  # of a table that shows how many columns it has
_OWNERS = ("responsible", "accountable", "risk owner", "action owner")
_PLAIN = 0.85  # of the column of whoever answers
_PROVED = ("actions", "risks")
_MAY_BE = ("contacts", "delegations", "duties")  # what parties beside what each does may seem to be
_DONE = ("purpose", "charge", "action", "objective", "duty", "discussion")
_PARTIES = ("name", "post", "body", "unit", "group")
_PROVING = 0.5  # of the cells below stand in columns that are known


def heads_in(blocks: Sequence[Block], matcher: Matcher) -> list[tuple[int, int, Match]]:
    """Where headers stand (first row, row after), and what each makes of the rows below it."""
    given, blocks = blocks, spanned_again(blocks)
    parted = given is not blocks
    likely = [n for n, block in enumerate(blocks) if matcher.header_like(block)]
    found: list[tuple[int, int, Match]] = []
    at = 0
    if matrix := _matrix(blocks, likely, matcher):
        found.append(matrix)
        if matrix[2].kind in (*MARKED, "limits"):
            return found  # its rows look like headers
        likely = [n for n in likely if not of_role_words(matcher, blocks[n])]  # and so may these
        at = next((n for n, row in enumerate(likely) if row >= matrix[1]), len(likely))
    while at < len(likely):
        first = likely[at]
        if not found and _goes_on(blocks, first):
            at += 1
            continue
        run = 1
        while at + run < len(likely) and likely[at + run] == first + run and run < 2:
            run += 1
        until = next((n for n in likely[at + run :]), len(blocks))
        tries = [(first, first + 1)]
        in_parts = parted and first == 0
        below = run == 2 and not _is_row_of(blocks, first, until, matcher)
        if below or in_parts or _parts_one(blocks[first], blocks[first + 1 : first + 2]):
            tries.append((first, first + 2))
        # A title that looks like a header stands above a wider one, never above a few words.
        if run == 2 and len(blocks[first + 1].cells) >= len(blocks[first].cells):
            tries.append((first + 1, first + 2))
        best = max(
            (
                (matcher.match(blocks[start:end], blocks[end:until]), start, end)
                for start, end in tries
            ),
            key=lambda found: (
                bool(found[0].kind), -_bare(found[0], blocks[found[2] : until]), found[0].score,
            ),
        )  # fmt: skip
        match, start, end = best
        again = not found or matcher.heads_again(blocks[start], found[-1][2])
        if match.kind and again:
            found.append((start, end, match))
            at = next((n for n, row in enumerate(likely) if row >= end), len(likely))
        else:
            at += 1
    told = _who_does(blocks, matcher)
    if told and not (found and found[0][0] <= told[0] and _says_as_much(found[0], told[2])):
        return [told]
    if found and not _heads_alone(blocks, found, matcher):
        return found
    return _margin(blocks, matcher) or found


def _is_row_of(blocks: Sequence[Block], first: int, until: int, matcher: Matcher) -> bool:
    """Whether the row below a header is one of its table: all columns are known without it, and no heading is plain in it."""
    match = matcher.match(blocks[first : first + 1], blocks[first + 1 : until])
    below = blocks[first + 1]
    known = bool(match.kind) and not match.unknown and below.cells.keys() <= match.by_number.keys()
    return known and not matcher.heads_again(below, match)


def _says_as_much(found: tuple[int, int, Match], told: Match) -> bool:
    """Whether a table is known as one that says of somebody what they do besides, and who they are."""
    start, end, match = found
    (what,) = told.roles["charge"]
    known = match.by_number.get(what.number)
    said = known is not None and known.role in _DONE
    if match.kind == "actions":
        said = said and known is not None and known.score >= _PLAIN
    taken = (match.by_number.get(c.number) for c in told.columns if c.role == "remarks")
    if any(column is not None and column.role in _PARTIES for column in taken):
        return False  # "Agency comments" name no agency
    people = match.kind != "members" or bool(match.roles.keys() & {"name", "post"})
    return said and people and end == start + 1 and not match.unknown and match.kind not in _MAY_BE


def _who_does(blocks: Sequence[Block], matcher: Matcher) -> tuple[int, int, Match] | None:
    """The first row that heads parties beside what each of them does; a title may stand above it."""
    for start in range(min(_TITLES + 1, len(blocks) - 1)):
        if match := who_does(matcher, blocks[start], blocks[start + 1 :]):
            return start, start + 1, match
    return None


def _heads_alone(
    blocks: Sequence[Block], found: Sequence[tuple[int, int, Match]], matcher: Matcher
) -> bool:
    """Whether the first row alone heads what was taken for actions: no word of the second is one of a header."""
    start, _, match = found[0]
    below = blocks[start + 1].cells.values() if start + 1 < len(blocks) else ()
    known = any(matcher.means(cell.text, _PLAIN) for cell in below)
    # Whoever answers for the work stands in no margin.
    answers = any(column.role == "accountable" for column in match.columns)
    return len(found) == 1 and match.kind == "actions" and not known and not answers


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line of text goes on with two rows right above it, cell by cell: it is one of them, and heads nothing."""
    rows = blocks[max(at - _ABOVE, 0) : at + 1]
    of_text = all(row.parts[0].place and row.parts[0].place.line for row in rows)
    lines = [row.numbers for row in rows]
    close = all(min(below) == max(line) + 1 for line, below in pairwise(lines))
    alike = all(blocks[at].cells.keys() <= row.cells.keys() for row in rows)
    return len(rows) > _ABOVE and of_text and close and alike


def _parts_one(header: Block, below: Sequence[Block]) -> bool:
    """Whether the row below a header has words for the columns of one of its headings alone: "Who" over "Main" and "Others"."""
    columns = sorted(below[0].cells) if below else []
    return (
        len(columns) > 1
        and columns == list(range(columns[0], columns[-1] + 1))
        and header.cells.keys() & set(columns) == {columns[0]}
        and all(len(cell.text.split()) <= _MOST_WORDS for cell in below[0].cells.values())
    )


def spanned_again(blocks: Sequence[Block]) -> Sequence[Block]:
    """The rows with the headings of the first over their columns again, where a file lost how far one of them reaches.

    "Group | Why? | Channel | Lead" above "Aims | Gains", that parts "Why?" in two, is the header of five columns: "Channel"
    stands over the fourth. Nothing is moved unless the two rows together make just as many columns as nearly all rows have.
    """
    if len(blocks) < _FEWEST_ROWS:
        return blocks
    header, below = (sorted(block.cells) for block in blocks[:2])
    widest = max(map(_last_column, blocks))
    close = header == [*range(1, len(header) + 1)] and len(below) > 1
    inside = (
        close and below == [*range(below[0], below[0] + len(below))] and 1 < below[0] < header[-1]
    )
    full = sum(_last_column(block) == widest for block in blocks[2:])
    if not inside or len(header) - 1 + len(below) != widest or 2 * full <= len(blocks) - 2:
        return blocks
    if any(len(cell.text.split()) > _MOST_WORDS_BELOW for cell in blocks[1].cells.values()):
        return blocks
    moved = tuple(
        part._replace(column=part.column + len(below) - 1)
        if part.column is not None and part.column > below[0]
        else part
        for part in blocks[0].parts
    )
    return [replace(blocks[0], parts=moved), *blocks[1:]]


def _last_column(block: Block) -> int:
    return max(block.cells, default=0)


def first_row(blocks: Sequence[Block], matcher: Matcher) -> list[tuple[int, int, Match]]:
    """The first row that is as wide as the table, as its header, where the rows below it prove that it is one.

    For tables that a file draws: they have a header more often than not. A title may stand above it.
    """
    widest = max((len(block.cells) for block in blocks), default=0)
    start = next((n for n, block in enumerate(blocks) if len(block.cells) == widest), 0)
    rows = blocks[start + 1 :]
    if start > _TITLES or widest < _FEWEST_COLUMNS or not rows:
        return []
    match = matcher.match(blocks[start : start + 1], rows)
    known = {column.number for column in match.columns if column.role}
    filled = [number for row in rows for number in row.cells]
    who = [c for c in match.columns if c.role in _OWNERS and c.score >= _PLAIN]
    proved = (
        match.kind in _PROVED and who and sum(n in known for n in filled) >= _PROVING * len(filled)
    )
    return [(start, start + 1, match)] if proved else []


def _margin(blocks: Sequence[Block], matcher: Matcher) -> list[tuple[int, int, Match]]:
    """The header of a margin among the first rows, where nothing else is a header."""
    for start in range(min(_TITLE_ROWS, len(blocks) - 1)):
        if match := margin(matcher, blocks[start], blocks[start + 1 :]):
            return [(start, start + 1, match)]
    return []


def _bare(match: Match, rows: Sequence[Block]) -> int:
    """How many columns are filled in most rows and stand under no heading of their own: a part of the header is missing."""
    headed = {number for row in match.header for number in row.cells}
    filled = Counter(number for row in rows for number in row.cells)
    return sum(2 * count > len(rows) and number not in headed for number, count in filled.items())


def _of_two_storeys(
    blocks: Sequence[Block], start: int, heads: Sequence[int], matcher: Matcher
) -> Match | None:
    """A matrix whose header has two storeys: bodies above their posts."""
    below = start + 1
    if not stands_over(matcher.looks, blocks[start], blocks[below]):
        return None
    stop = next((n for n in heads if n > below), len(blocks))
    return matrix(matcher, blocks[below], blocks[below + 1 : stop], blocks[start])


def _matrix(
    blocks: Sequence[Block], likely: Sequence[int], matcher: Matcher
) -> tuple[int, int, Match] | None:
    """A matrix at the beginning of the rows, up to the next header."""
    heads = [
        n
        for n in likely
        if not (of_letters(matcher, blocks[n]) or of_role_words(matcher, blocks[n]))
    ]
    for start in range(min(_TITLE_ROWS, len(blocks) - 1)):
        stop = next((n for n in heads if n > start), len(blocks))
        if len(blocks[start].cells) < _FEWEST_CELLS:
            continue
        rows = blocks[start + 1 : stop]
        if match := _of_two_storeys(blocks, start, heads, matcher):
            return start, start + 2, match
        if match := matrix(matcher, blocks[start], rows):
            return start, start + 1, match
        # Its header may be like those of other tables, and so may its rows: "Chair", "Member".
        rows = blocks[start + 1 :]
        if match := limits(matcher, blocks[start], rows):
            return start, start + 1, match
        if match := marked(matcher, blocks[start], rows):
            return start, start + 1, match
    return None
