"""Risk registers: who owns each risk, and what is done about it by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from remit.loaders.blocks import Passage
from remit.loaders.claims import said_in_cells
from remit.loaders.claims.action_owners import OWNERS, owners
from remit.loaders.claims.beside import label_role, tell, told_beside
from remit.loaders.claims.captions import captioned, set_aside
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.claims.measures import listed
from remit.loaders.claims.ratings import progress
from remit.loaders.claims.times import times
from remit.loaders.claims.unasked import is_not_asked
from remit.loaders.claims.verbs import may_be_past
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.ends import last_word

_NOTHING = re.compile(r"(?:none|nil|n/a|not applicable|no action|no further)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]+)\)")
_BETWEEN = re.compile(r"(?<=\));\s*")
_NUMBERED = re.compile(r"(?P<reference>[A-Z]{1,4}[-./]?\d{1,3})\s?[:.–—-]?\s+(?=[^\W\d_])")
_OWNED = re.compile(
    r"\b(?:own(?:er|ed|s)?|belongs)\b", re.IGNORECASE
)  # whoever has a risk answers for it
# Columns of what is done about a risk; a row that fills another is about a risk of its own.
_OF_MEASURES = ("mitigation", "action", "action owner", "start", "deadline", "status")
_SEVERAL = 2  # columns of what is done about a risk
_DOERS = ("action owner", "responsible")
_OF_RISK = ("risk owner", "responsible", "accountable", "support")


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as a risk; a mitigating action with an owner of its own is an action against it.

    A risk that stands beside several rows has what is done about it in each of them.
    """
    captioned(reading, grid.above, None)
    above: Ref | None = None
    opening = _behind_banners(grid)
    for row in rows_of(reading, grid):
        before = None if row.number in opening else above
        aside = set_aside(reading, row.blocks[0])
        above = None if aside else _risk(reading, grid, row, before)


def _behind_banners(grid: Grid) -> set[int]:
    """The rows right behind a heading among the rows, where whatever the rows above were about ends."""
    return {below.parts[0].number for block, below in pairwise(grid.rows) if grid.banner(block)}


def _risk(reading: Reading, grid: Grid, row: Row, above: Ref | None) -> Ref | None:
    """Read a row as a risk, or as what else is done about the one ``above``; the risk that it is about."""
    say, source, block = reading.findings, reading.source, row.blocks[0]
    cell = row.cell("risk")
    if cell is None:
        if above is None or not _goes_on(grid, row):
            say.cannot_read(source, block, block, "this row names no risk")
            return None
        _measures(reading, grid, row, above, f"r{row.number}-")
        not_read(reading, row, above)
        return above
    named, reference = _name_of(row, cell)
    risk = reading.placed("risk", named.text, f"{reading.short_name}-r{row.number}", scope="")
    say.attribute(source, named, risk, "name", named.text)
    if reference and not reference.text.isdigit():
        say.attribute(source, reference, risk, "reference", reference.text)
    reading.about(cell.passage, risk)
    not_read(reading, row, risk)
    _owned(reading, grid, row, risk)
    _measures(reading, grid, row, risk)
    progress(reading, row, risk, only=("rag", "status"))
    done = 0
    for inside in grid.inside.get(row.number, ()):
        _inside(reading, risk, inside, done)
        done += len(inside.rows)
    return risk


def _goes_on(grid: Grid, row: Row) -> bool:
    """Whether a row without a risk says what is done, by whom and when, and nothing of a risk: no number, owner or rating."""
    here = {part.number for block in row.blocks for part in block.parts}
    doing = _doing(grid)
    own = [
        cell.passage
        for role, cells in row.cells.items()
        for cell in cells
        if role not in _OF_MEASURES and not (role == "responsible" and _column(cell) in doing)
    ]
    own += [passage for passage, _ in row.unread]
    done = row.cell("mitigation") or row.cell("action")
    return done is not None and not any(one.parts[0].number in here for one in own)


def _measures(reading: Reading, grid: Grid, row: Row, risk: Ref, place: str = "") -> None:
    """What a row says is done about a risk; ``place`` tells it from what other rows say."""
    doing = _doing(grid)
    named = (o for role in _DOERS for o in row.cells.get(role, ()) if _column(o) in doing)
    owners = [o for o in named if not _not_asked(o.text)]
    done = (*row.cells.get("mitigation", ()), *row.cells.get("action", ()))
    still = _still_to_do(done, [*owners, *row.cells.get("deadline", ())])
    told = (
        said_in_cells.tell(reading, row, risk, done, place)
        if said_in_cells.asks_for_nobody(grid)
        else ()
    )
    for n, measure in enumerate(done, 1):
        if measure in told:
            continue
        if measure in still:
            _done(reading, row, risk, (f"{place}{n}", measure), owners)
        else:  # a control that is in place, of which no owner and no day is told
            said = f"{measure.heading}: {measure.text}"
            reading.findings.attribute(reading.source, measure.passage, risk, "note", said)


def _still_to_do(done: Sequence[Cell], beside: Sequence[Cell]) -> Sequence[Cell]:
    """Of measures in several columns those that stand nearest before whoever does them and by when: the others are in place."""
    columns = {_column(measure) for measure in done}
    first = min((_column(cell) for cell in beside), default=0)
    before = [number for number in columns if number < first]
    if len(columns) < _SEVERAL or not before:
        return done
    return [
        measure for measure in done if _column(measure) in (max(before), *(columns - {*before}))
    ]


def _done(
    reading: Reading, row: Row, risk: Ref, numbered: tuple[str, Cell], owners: list[Cell]
) -> None:
    """Read what is done about a risk: as actions where somebody is named for it, or a day, else as a note."""
    say, source, block = reading.findings, reading.source, row.blocks[0]
    n, measure = numbered
    if items := [*listed(measure)]:
        _listed(reading, risk, items, owners, row)
    elif _asks_beside(reading, measure.heading):
        _each(reading, risk, measure, row)
    elif not owners and (items := _naming(reading, measure)):
        _listed(reading, risk, items, owners, row)
    elif not owners and (parted := _by_sentences(reading, measure)):
        items = [item for item, who in parted if who]
        _listed(reading, risk, items, owners, row)
        for item, who in parted:
            if not who:
                say.attribute(source, item.passage, risk, "note", f"{measure.heading}: {item.text}")
    elif (owners or "deadline" in row.cells) and not _NOTHING.match(measure.text):
        action = reading.placed("action", measure.text, f"{risk.slug}-{n}", under=risk)
        say.link(source, measure.passage, action, "actionOf", risk, stated_as=measure.heading)
        for owner in owners:
            reading.assign(action, "responsible", owner.passage, owner.heading, block)
        times(reading, row, action)
        reading.about(measure.passage, action)
    else:
        say.attribute(source, measure.passage, risk, "note", f"{measure.heading}: {measure.text}")


def _owned(reading: Reading, grid: Grid, row: Row, risk: Ref) -> None:
    """Whoever owns a risk; an empty column that asks for it leaves its seat empty."""
    doing = _doing(grid)
    cells = ((c, owner) for c in _OF_RISK for owner in row.cells.get(c, ()))
    named = [(c, owner) for c, owner in cells if _column(owner) not in doing]
    alone = not {"risk owner", "accountable"} & grid.match.roles.keys()
    states = [*row.cells.get("status", ()), *row.cells.get("rag", ())]
    for role, owner in named:
        if is_not_asked(reading, owner, states):
            continue  # "n/a - closed at Q1"
        whose = alone and role == "responsible" and _OWNED.search(owner.heading)
        as_ = "accountable" if whose else OWNERS[role]
        reading.assign(risk, as_, owner.passage, owner.heading, row.blocks[0])
    asked = [
        column
        for role in ("risk owner", "responsible", "accountable")
        for column in grid.match.roles.get(role, ())
        if column.number not in doing
    ]
    cell = row.cell("risk")
    over = row.lost & {c.role for c in asked} or (cell and _is_over(reading, cell.text))
    if not named and asked and cell and not over:
        heading = asked[0].heading
        said = (cell.passage, heading, *row.wordless(asked[0]))
        reading.nobody(risk, OWNERS[asked[0].role], said, heading.text)


def _name_of(row: Row, cell: Cell) -> tuple[Passage, Passage | None]:
    """A risk's own words and its reference, which may stand before them where no column asks for it: "CR4 Flood"."""
    if reference := row.cell("reference"):
        return cell.passage, reference.passage
    if cell.heading or not (m := _NUMBERED.match(cell.text)):
        return cell.passage, None
    return cell.passage.cut(m.end()), cell.passage.match(m, "reference")


def _inside(reading: Reading, risk: Ref, grid: Grid, done: int) -> None:
    """Read a table inside the card of a risk: a row for each thing that is done about it, behind those told before."""
    say, source = reading.findings, reading.source
    for block in grid.match.header:
        say.ignore(source, block, "the table's header")
    for n, row in enumerate(rows_of(reading, grid), done + 1):
        measure = row.cell("mitigation") or row.cell("action")
        if measure is None or not grid.match.kind:
            reason = "a row in the card of a risk, and it is not clear what is to be done"
            say.cannot_read(source, row.blocks[0], row.blocks[0], reason)
            continue
        action = reading.placed("action", measure.text, f"{risk.slug}-{n}", under=risk)
        say.link(source, measure.passage, action, "actionOf", risk, stated_as=measure.heading)
        reading.about(measure.passage, action)
        not_read(reading, row, action)
        owners(reading, grid, row, action, measure.passage)
        times(reading, row, action)
        progress(reading, row, action)


def _doing(grid: Grid) -> frozenset[int]:
    """The columns of whoever does what is done: also those of who is responsible, behind it and beside who has the risk."""
    roles = grid.match.roles
    if "action owner" in roles:
        return frozenset(c.number for c in roles["action owner"])
    work = [c.number for role in ("mitigation", "action") for c in roles.get(role, ())]
    doing = [c.number for c in roles.get("responsible", ()) if work and c.number > min(work)]
    owned = [
        c.number
        for role in ("risk owner", "accountable", "responsible")
        for c in roles.get(role, ())
    ]
    return frozenset(doing if doing and min(owned) < min(work) else ())


def _column(cell: Cell) -> int:
    """The column that a cell stands in."""
    return cell.passage.parts[0].column or 0


def _listed(reading: Reading, risk: Ref, items: list[Cell], owners: list[Cell], row: Row) -> None:
    """The measures that one cell lists: each is its own, by whoever it names, else by the owners of the row."""
    say, source, block = reading.findings, reading.source, row.blocks[0]
    for n, item in enumerate(items, 1):
        told = told_beside(reading, item.passage)
        place = reading.numbered(f"{risk.slug}-{n}")
        action = reading.placed("action", told.work.text, place, under=risk)
        say.link(source, told.work, action, "actionOf", risk, stated_as=item.heading)
        reading.about(told.work, action)
        for owner in owners if not told.who else ():
            reading.assign(action, "responsible", owner.passage, owner.heading, block)
        tell(reading, action, told, item.heading, block)


def _naming(reading: Reading, cell: Cell) -> list[Cell]:
    """The lines of a cell where one of them ends on whoever does it: "Trace the heirs – Probate Team, May 2031"."""
    lines = [Cell(cell.heading, line) for line in cell.passage.by_part]
    told = [told_beside(reading, line.passage) for line in lines]
    return lines if any(one.who and not _tells_of_the_past(one.work.text) for one in told) else []


def _by_sentences(reading: Reading, cell: Cell) -> list[tuple[Cell, bool]]:
    """The sentences of a cell, each with whether it names whoever does it; none where no sentence does."""
    found = []
    for sentence in cell.passage.sentences():
        told = told_beside(reading, sentence)
        named = bool(told.who or told.due) and not _tells_of_the_past(told.work.text)
        found.append((Cell(cell.heading, sentence), named))
    return found if any(named for _, named in found) else []


def _tells_of_the_past(work: str) -> bool:
    """Whether a measure tells of the past: "Letter sent – Vale Council" names whom it went to."""
    return may_be_past(last_word(work).casefold())


def _asks_beside(reading: Reading, heading: str) -> bool:
    """Whether a heading says that its cells name somebody in brackets: "Mitigation (lead, date)"."""
    aside = _ASIDE.search(heading)
    return aside is not None and any(label_role(reading, one) for one in aside[1].split(","))


def _each(reading: Reading, risk: Ref, cell: Cell, row: Row) -> None:
    """The measures of one cell, each with whoever stands in brackets behind it."""
    say, source, block = reading.findings, reading.source, row.blocks[0]
    at = 0
    for n, end in enumerate([*(m.end() for m in _BETWEEN.finditer(cell.text)), len(cell.text)], 1):
        piece = cell.passage.cut(at, end)
        piece = piece.cut(0, len(piece.text.rstrip(" ;")))
        at = end
        told = told_beside(reading, piece)
        if not told.who:
            if not _NOTHING.match(piece.text):
                reason = "it is not clear who does this"
                reading.not_understood(risk, block, piece, reason)
            continue
        action = reading.placed("action", told.work.text, f"{risk.slug}-{n}", under=risk)
        say.link(source, told.work, action, "actionOf", risk, stated_as=cell.heading)
        tell(reading, action, told, cell.heading, block)


def _is_over(reading: Reading, text: str) -> bool:
    """Whether the risk's own words end on what became of it: "Old risk – closed" asks for nobody."""
    _, dash, last = text.replace("–", "-").rpartition(" - ")
    return bool(dash) and reading.looks.kind(last) == "status"


def _not_asked(text: str) -> bool:
    """Whether a cell says that no owner is needed: "n/a" is no empty seat."""
    return text.strip(" .").casefold() in ("n/a", "na", "not applicable", "none", "nil")
