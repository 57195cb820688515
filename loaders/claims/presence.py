"""Attendance in tables: "Attendees | Officials" with names below and "Apologies" further down, or a row for each below "Present:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.claims import councillors
from remit.loaders.claims.attendance import day_of, say, tell
from remit.loaders.claims.entries import Entry, entry, sits_as
from remit.loaders.claims.entry_parts import part_of
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.lists import seats
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.roll_heads import SERVING
from remit.loaders.claims.rolls import TERMS, Heading, heading_of, speaks_of_presence
from remit.loaders.claims.roster import items, people
from remit.loaders.claims.roster_items import Item
from remit.loaders.claims.short_for import is_short
from remit.loaders.claims.told import teller_of
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.schema.match import Column

TAKEN_FOR = ("attendance", "members")  # the kinds that its columns look like
_BELOW = ("", "members", "posts", "key", "contacts")  # and those of a table below a line
_FEWEST = 2  # columns
_LEAST = 0.6  # of the cells are people
_FOR_ANOTHER = re.compile(
    r"(?:deputi[sz]ing|standing in|stand-in|substitut\w+|covering|acting) for\b", re.IGNORECASE
)
_OF_PEOPLE = ("post", "body", "unit", "group", "nominator")  # columns that say what somebody is
_SIDES = 2  # cells of a row with a name and what its bearer is

Entered = tuple[Heading, Passage, Entry | None]


def claim(reading: Reading, blocks: Sequence[Block]) -> bool:
    """Read rows as lists of those at a meeting, column by column; false where they are none."""
    grammar = reading.grammar
    found = list(_entered(grammar, blocks))
    people = [one for _, _, one in found if one is not None and one.kind == "person"]
    if not people or len(people) < _LEAST * len(found):
        return False
    rows = {part.number: block for block in blocks for part in block.parts}
    _tell(reading, [(rows[cell.parts[0].number], head, cell, one) for head, cell, one in found])
    for block in blocks:
        if all(heading_of(cell) or is_blank(cell.text) for cell in block.cells.values()):
            reading.findings.ignore(reading.source, block, "the heading of a list of those present")
    return True


def _tell(reading: Reading, found: Sequence[tuple[Block, Heading, Passage, Entry | None]]) -> None:
    """Say who was there, or was not, as the headings above them have it; own up to what is plainly no person."""
    teller = teller_of(reading)
    day = day_of(mark.block for mark in reading.marks)
    for block, (role, label), cell, one in found:
        if one is None or one.kind != "person":
            reason = f"“{cell.text[:60]}” stands under “{label}”, and is not plainly a person"
            reading.findings.cannot_read(reading.source, block, cell, reason)
        else:
            if _FOR_ANOTHER.match(one.body) or _FOR_ANOTHER.match(one.post):
                reason = f"it is not clear what “{one.body or one.post}” makes of {one.name}"
                reading.findings.cannot_read(reading.source, block, cell, reason)
                one = replace(one, post="", body="")  # noqa: PLW2901
            say(teller, Piece("label", block, cell, role, label), one, cell, day)
    councillors.tell(reading, teller.names, teller.there)
    for person in teller.names.people:
        reading.present.append((person.name, person.initials, person.passage))


def claim_headed(reading: Reading, grid: Grid) -> bool:
    """Read a table each of whose columns lists people, those absent in one: "Present | Absent members"."""
    if len(grid.match.header) != 1:
        return False
    heads = list(grid.match.header[0].cells.values())
    roles = [heading[0] for cell in heads if (heading := heading_of(cell))]
    sure = all(
        role == "apologies" or speaks_of_presence(cell.text)
        for role, cell in zip(roles, heads, strict=False)
    )
    if not len(roles) == len(heads) >= _FEWEST or "apologies" not in roles or not sure:
        return False
    return claim(reading, [*grid.match.header, *grid.rows])


def headings(reading: Reading) -> dict[int, Block]:
    """The lines right above tables that say who was at a meeting, or is a member, by the number of the row below them."""
    return {
        below.block.parts[0].number: mark.block
        for mark, below in pairwise(reading.marks)
        if below.role == "row"
        and mark.role != "row"
        and label_of(mark.block.text) in (*TERMS, "members")
    }


def claim_below(reading: Reading, grid: Grid, headed: Mapping[int, Block]) -> bool:
    """Read a table right below a line that says who was there, a row for each: "Present:" above "Ann Bee | Head of Homes | AB"."""
    blocks = [*grid.above, *grid.rows]
    first = [*grid.match.header, *blocks][:1]
    line = headed.get(first[0].parts[0].number) if first else None
    cells = [cell for block in first for cell in block.cells.values()]
    named = all(people(items(reading.grammar, cell, single=True)) for cell in cells)
    if line is None or (grid.match.kind not in _BELOW and not named):
        return False
    blocks = [*grid.match.header, *blocks] if named else blocks
    heading = line.text.rstrip(" :")
    role = label_of(heading)
    if role == "members" and grid.match.kind:
        return False  # a table with columns of its own
    found = [(block, one) for block in blocks for one in _in_a_row(reading, grid, block)]
    told = people([one for _, one in found])
    if not told or told < _LEAST * sum(not one.others for _, one in found):
        return False
    if not _told(reading, [(block, (role, heading), one) for block, one in found]):
        return False
    reading.findings.ignore(reading.source, line, "the heading of a list of those at a meeting")
    return True


def claim_labelled(reading: Reading, blocks: Sequence[Block]) -> list[Block]:
    """Read the rows that are a label of those at a meeting, or of members, with a list beside it; the rows that were read."""
    taken: list[Block] = []
    for block in blocks:
        cells = [cell for _, cell in sorted(block.cells.items()) if not is_blank(cell.text)]
        if len(cells) != _SIDES:
            continue
        serves = bool(taken) and _serves(cells[0].text)
        role = "present" if serves else label_of(cells[0].text)
        if role not in (*TERMS, "members"):
            continue
        lines = cells[1].by_part
        alone = len(lines) > 1
        listed = [one for line in lines for one in items(reading.grammar, line, single=alone)]
        plain = people(listed) and people(listed) > _LEAST * sum(not one.others for one in listed)
        label = cells[0].text.rstrip(" :")
        told = plain and _told(reading, [(block, (role, label), one) for one in listed])
        if told and not serves:  # what its label says of the clerk is read, too
            taken.append(block)
    return taken


def _serves(label: str) -> bool:
    """Whether a label in a table of those at a meeting names who took its minutes, who was there: "Clerk"."""
    low = label.casefold().rstrip(" :")
    return frames().offices.get(low, "") in SERVING or low in frames().words["takes minutes"]


def _told(reading: Reading, found: Sequence[tuple[Block, Heading, Item]]) -> bool:
    """Say of each of a list what its heading does; false of members whose body is not told."""
    teller = teller_of(reading)
    day = day_of(mark.block for mark in reading.marks)
    home = teller.names.own.body
    if home is None and any(role == "members" for _, (role, _), _ in found):
        return False
    for block, (role, label), one in found:
        if role == "members" and home is not None:
            seats(teller, block, home, [one], label)
        else:
            tell(teller, Piece("label", block, one.passage, role, label), [one], day)
    councillors.tell(reading, teller.names, teller.there)
    for person in teller.names.people:
        reading.present.append((person.name, person.initials, person.passage))
    return True


def _in_a_row(reading: Reading, grid: Grid, block: Block) -> Iterator[Item]:
    """Whom a row lists: several people, or one with what they are and their initials in cells beside the name."""
    grammar, known = reading.grammar, grid.match.by_number
    cells = [cell for _, cell in sorted(block.cells.items()) if not is_blank(cell.text)]
    short = [cell for cell in cells if is_short(cell.text)]
    rest = [cell for cell in cells if cell not in short]
    alone = [items(grammar, cell, single=True) for cell in rest]
    named = [people(one) > 0 for one in alone]
    if not short and all(
        here or (one[:1] and one[0].others) for here, one in zip(named, alone, strict=True)
    ):
        yield from (one for listed in alone for one in listed)
        return
    at = [n for n, here in enumerate(named) if here]
    names = [n for n in at if _asks_for_names(known, block, rest[n])] or at
    if not names:
        yield Item(block)
        return
    first = rest.pop(names[0])
    beside = [cell for cell in rest if _says_what(reading, known, block, cell)]
    for cell in (cell for cell in rest if cell not in beside):
        reason = f"it is not clear what “{cell.text[:60]}” is to {first.text}"
        reading.findings.cannot_read(reading.source, block, cell, reason)
    initials = [f"({cell.text})" for cell in short]
    text = ", ".join([" ".join([_in_one_line(first), *initials]), *map(_in_one_line, beside)])
    yield Item(joined([first, *beside, *short]), entry(grammar, text, described=True))


def _says_what(reading: Reading, known: Mapping[int, Column], block: Block, cell: Passage) -> bool:
    """Whether a cell beside a name says what its bearer is: not what they spoke about, nor why they did not come."""
    if _asked(known, block, cell) in _OF_PEOPLE:
        return True
    phrase = part_of(reading.grammar, _in_one_line(cell))
    if phrase is None:
        return cell.text.casefold() in frames().offices or sits_as(cell.text)
    return phrase.kind == "post" or (phrase.kind == "body" and not phrase.guessed)


def _asked(known: Mapping[int, Column], block: Block, cell: Passage) -> str:
    """What the column of a cell asks for; empty where that is not known."""
    number = next(n for n, one in block.cells.items() if one is cell)
    return known[number].role if number in known else ""


def _asks_for_names(known: Mapping[int, Column], block: Block, cell: Passage) -> bool:
    return _asked(known, block, cell) == "name"


def _entered(grammar: Grammar, blocks: Sequence[Block]) -> Iterator[Entered]:
    """The cells below a heading, each with the last one above it; nothing where the first row is none."""
    over: dict[int, Heading] = {}
    whole: Heading | None = None
    for n, block in enumerate(blocks):
        heads = {number: h for number, cell in block.cells.items() if (h := heading_of(cell))}
        if n == 0:
            if len(heads) < len(block.cells):
                return
            whole = next(iter(heads.values())) if len(heads) == 1 else None
        over |= heads
        if whole is not None and (both := _both(grammar, block)) is not None:
            yield whole, *both
            continue
        for number, cell in block.cells.items():
            if number in heads or is_blank(cell.text):
                continue
            if heading := over.get(number, whole):
                yield heading, cell, entry(grammar, _in_one_line(cell), described=True)


def _both(grammar: Grammar, block: Block) -> tuple[Passage, Entry] | None:
    """Somebody with what they are in the cell beside the name, below one heading for both: "Ann Bee (AB) | Head of Housing"."""
    cells = [cell for _, cell in sorted(block.cells.items()) if not is_blank(cell.text)]
    if len(cells) != _SIDES or cells[0].text == cells[1].text:
        return None
    first, second = (entry(grammar, _in_one_line(cell), described=True) for cell in cells)
    if first is None or first.kind != "person" or first.post or first.body:
        return None
    if (second and second.kind == "person") or grammar.looks_a_person(cells[1].text.split()[:2]):
        return None  # two people side by side
    told = entry(grammar, ", ".join(map(_in_one_line, cells)), described=True)
    return (joined(cells), told) if told is not None and told.kind == "person" else None


def _in_one_line(cell: Passage) -> str:
    """A name with the lines below it that say what somebody is: "Ann Bee, Head of Housing"."""
    return ", ".join(part.text.strip(" ,;") for part in cell.parts)
