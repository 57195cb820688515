"""Delivery tables: labelled rows above the header, then one action a row, whatever the columns' order.

Columns are known by their headings. A word-processor's table comes with scars: a row that a page
break split goes on in a row without reference and owner; an objective spans the rows below it; the
text of one column may stand one further right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from remit.graph.errors import DocumentError
from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.dates import read_period
from remit.loaders.drafts import Ref, whole
from remit.loaders.reading import Reading, slug
from remit.loaders.recognisers.priorities import measure_key
from remit.loaders.recognisers.updates import recognise_updates

_FEWEST_COLUMNS = 2
_MEASURE = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,2})[.)]\s+(?=[A-Z])")
_ROLES = {"responsible": "responsible", "accountable": "accountable"}
_LABEL_ROLES = {"lead": "accountable", "strategic lead": "accountable", "support": "responsible"}


@dataclass
class _Table:
    """Where we are in a table."""

    priority: Ref | None = None
    columns: dict[int, str] = field(default_factory=dict)
    headings: dict[int, Passage] = field(default_factory=dict)
    objective: Ref | None = None
    objectives: int = 0
    rows: list[_Row] = field(default_factory=list)
    waiting: list[Block] = field(default_factory=list)  # labels above the one of the priority

    @property
    def prefix(self) -> str:
        return f"dp-{slug(self.priority.name)}" if self.priority else "dp"


@dataclass
class _Row:
    """A row put together again from its pieces, by the role of its columns."""

    blocks: list[Block]
    cells: dict[str, Passage]
    headings: dict[str, str]

    @property
    def number(self) -> int:
        return self.blocks[0].parts[0].number


def recognise(reading: Reading) -> None:
    """Read a table document; a row that fits nowhere is owned up to."""
    table = _Table()
    headers = 0
    for block in (mark.block for mark in reading.marks if mark.role == "row"):
        if columns := columns_of(reading, block):
            _finish(reading, table)
            headers += 1
            table.columns, table.headings = columns, block.cells
            reading.findings.ignore(reading.source, block, "the table's header")
        elif not table.columns:
            if not _labelled(reading, table, block) and headers:
                reason = "this row stands between two tables and has no known label"
                reading.findings.cannot_read(reading.source, block, block, reason)
        elif _opens_another(reading, block):
            _finish(reading, table)
            table = _Table()
            _labelled(reading, table, block)
        elif _is_legend(reading, block):
            reading.findings.ignore(reading.source, block, "a key to the table")
        elif block.gap and table.rows and _continues(table, block):
            table.rows[-1] = _rejoined(table.rows[-1], _row(reading, table, block))
        else:
            table.rows.append(_row(reading, table, block))
    _finish(reading, table)
    if reading.is_table and not headers:
        _no_table(reading)


def _finish(reading: Reading, table: _Table) -> None:
    """Read the rows of a table, now that all their pieces are there."""
    for row in table.rows:
        _action(reading, table, row)
    table.rows.clear()
    for block in table.waiting:
        reason = "a label above a table of which no row names the priority"
        reading.findings.cannot_read(reading.source, block, block, reason)
    table.waiting.clear()


def _opens_another(reading: Reading, block: Block) -> bool:
    """Whether a row names a priority by its label: what follows is another table."""
    (_, first), *rest = sorted(block.cells.items())
    named = reading.profile.label_roles.get(key(first.text.rstrip(": "))) == "priority"
    return named and len(rest) == 1


def _no_table(reading: Reading) -> None:
    known = ", ".join(sorted({names[0] for names in reading.profile.columns.values()}))
    raise DocumentError(
        f"{reading.source.document.name}: no row of this table is a header with a column for the action and "
        f"another known one; expected columns such as {known}; name yours in a profile"
    )


def columns_of(reading: Reading, block: Block) -> dict[int, str]:
    """Match a header row's cells to roles; a wording with several roles takes what is left.

    "Objective" beside "Overall objective" is the action; alone with "Action" it is the objective.
    """
    roles_of = reading.profile.column_roles
    wanted: dict[int, Sequence[str]] = {}
    for column, cell in block.cells.items():
        if roles := roles_of.get(key(cell.text)):
            wanted[column] = roles
    found: dict[int, str] = {}
    for column in sorted(wanted, key=lambda c: (len(wanted[c]), c)):
        free = [role for role in wanted[column] if role not in found.values()]
        if free:
            found[column] = free[0]
    return found if "action" in found.values() and len(found) >= _FEWEST_COLUMNS else {}


def _labelled(reading: Reading, table: _Table, block: Block) -> bool:
    """A row of a label and its value, above the table's header; says whether it is one."""
    (_, label), *values = sorted(block.cells.items())
    value = joined([passage for _, passage in values])
    name = label.text.rstrip(": ")
    role = reading.profile.label_roles.get(key(name)) or _label_ending(reading, name)
    if not value.text:
        return False
    if role == "priority":
        table.priority = Ref("priority", value.text)
        reading.findings.attribute(reading.source, value, table.priority, "name", value.text)
        waiting, table.waiting = table.waiting, []
        for earlier in waiting:
            _labelled(reading, table, earlier)
    elif table.priority is None:
        if role not in _LABEL_ROLES and role != "measures":
            return False
        table.waiting.append(block)
    elif role in _LABEL_ROLES:
        reading.assign(table.priority, _LABEL_ROLES[role], value, name, block)
    elif role == "measures":
        _measures(reading, table.priority, value, name)
    elif role == "figures":
        reading.about(whole([block]), table.priority)
    elif role == "reviewed":
        reading.findings.attribute(
            reading.source,
            value,
            table.priority,
            "note",
            f"{name}: {value.text}",
        )
    else:
        return False
    return True


def _label_ending(reading: Reading, name: str) -> str:
    """A label with something before it, as in "Jan 2019 - Strategic assessment"."""
    return next(
        (
            role
            for text, role in reading.profile.label_roles.items()
            if key(name).endswith(f" {text}")
        ),
        "",
    )


def _measures(reading: Reading, priority: Ref, value: Passage, label: str) -> None:
    starts = list(_MEASURE.finditer(value.text))
    ends = [m.start() for m in starts[1:]] + [len(value.text)]
    for m, end in zip(starts, ends, strict=False):
        passage = value.cut(m.end(), end)
        text = passage.text.rstrip(". ")
        place = f"{slug(priority.name)}-{m['number']}"
        measure = reading.placed("measure", text, place, measure_key(priority, text))
        reading.findings.link(
            reading.source, passage, measure, "measureOf", priority, stated_as=label
        )


def _is_legend(reading: Reading, block: Block) -> bool:
    (_, first), *rest = sorted(block.cells.items())
    return reading.profile.label_roles.get(key(first.text)) == "legend" and len(rest) <= 1


def _row(reading: Reading, table: _Table, block: Block) -> _Row:
    cells: dict[str, Passage] = {}
    headings: dict[str, str] = {}
    for column, passage in block.cells.items():
        role = table.columns.get(column)
        heading = f" (“{table.headings[column].text}”)" if column in table.headings else ""
        if role is None:
            reading.findings.cannot_read(
                reading.source,
                block,
                passage,
                f"column {column}{heading} has no known heading; name it in a profile",
            )
            continue
        cells[role] = passage
        headings[role] = table.headings[column].text
    return _Row([block], cells, headings)


def _continues(table: _Table, block: Block) -> bool:
    """After a page break: no reference, objective, owner or date, only the rest of a sentence."""
    roles = {table.columns.get(column) for column in block.cells}
    if any(cell.text[:1].isupper() for cell in block.cells.values()):
        return False
    return not roles & {"reference", "objective", "responsible", "accountable", "start", "deadline"}


def _rejoined(row: _Row, rest: _Row) -> _Row:
    cells = dict(row.cells)
    for role, passage in rest.cells.items():
        target = role
        if role not in cells and role in ("evaluation", "rag"):
            target = next((r for r in ("rag", "evaluation") if r in cells), role)
        cells[target] = joined([cells[target], passage]) if target in cells else passage
    return _Row([*row.blocks, *rest.blocks], cells, {**rest.headings, **row.headings})


def _action(reading: Reading, table: _Table, row: _Row) -> None:
    say, source, cells = reading.findings, reading.source, row.cells
    if "objective" in cells:
        table.objectives += 1
        name = cells["objective"].text
        reference = cells["reference"].text if "reference" in cells else ""
        number = reference if reference.isdigit() else str(table.objectives)
        table.objective = reading.placed("objective", name, f"{table.prefix}-{number}")
        if table.priority:
            say.link(
                source,
                cells["objective"],
                table.objective,
                "objectiveOf",
                table.priority,
                stated_as=row.headings["objective"],
            )
        reading.about(cells["objective"], table.objective)
    if "action" not in cells:
        passage = joined(list(cells.values())) if cells else row.blocks[0]
        for block in row.blocks:  # the piece after a page break is as lost as the first
            place = passage if block is row.blocks[0] else block
            reason = "this row names no action; check whether its cells slipped"
            say.cannot_read(source, block, place, reason)
        return
    action = reading.placed("action", cells["action"].text, f"{table.prefix}-r{row.number}")
    above = table.objective or table.priority
    if above is not None:
        say.link(
            source, cells["action"], action, "actionOf", above, stated_as=row.headings["action"]
        )
    else:
        say.attribute(source, cells["action"], action, "name", cells["action"].text)
    if "reference" in cells and not cells["reference"].text.isdigit():
        say.attribute(source, cells["reference"], action, "reference", cells["reference"].text)
    reading.about(cells["action"], action)
    _owners(reading, table, row, action)
    _times(reading, row, action)
    _state(reading, row, action)
    if "updates" in cells:
        recognise_updates(reading, action, cells["updates"], row.headings["updates"])


def _owners(reading: Reading, table: _Table, row: _Row, action: Ref) -> None:
    for column, role in _ROLES.items():
        if column in row.cells:
            heading = row.headings[column]
            bodies = column == "accountable" and reading.parties.asks_for_bodies(heading)
            reading.assign(action, role, row.cells[column], heading, row.blocks[0], bodies=bodies)
        elif column == "responsible" and column in table.columns.values():
            asked = next(c for c, named in table.columns.items() if named == column)
            empty = table.headings[asked]  # an empty cell has no words: its column and row have
            reading.nobody(action, role, (row.cells["action"], empty), empty.text)


def _times(reading: Reading, row: _Row, action: Ref) -> None:
    for term in ("start", "deadline"):
        if term in row.cells:
            raw = row.cells[term].text
            period = read_period(raw)
            reading.findings.attribute(
                reading.source, row.cells[term], action, term,
                period.iso if period else None, raw=raw, stated_as=row.headings[term],
            )  # fmt: skip


def _state(reading: Reading, row: _Row, action: Ref) -> None:
    """The RAG cell or its neighbour begins with a colour; other words are the evaluation."""
    say, source = reading.findings, reading.source
    colours = {word.casefold(): word for word in reading.profile.words["rag"]}
    rated = False
    for role in ("rag", "evaluation", "status"):
        if role not in row.cells:
            continue
        cell = row.cells[role]
        first = re.match(r"[A-Za-z]+", cell.text)
        colour = first is not None and first.group().casefold() in colours
        if first and colour and not rated:
            say.attribute(
                source,
                cell,
                action,
                "rag",
                colours[first.group().casefold()],
                raw=cell.text,
                stated_as=row.headings[role],
            )
            rated = True
        if role == "status" and not colour:
            say.attribute(source, cell, action, "status", cell.text, stated_as=row.headings[role])
        elif len(cell.text.split()) > 1 or not colour:  # a colour alone is no evaluation
            say.attribute(
                source, cell, action, "evaluation", cell.text, stated_as=row.headings[role]
            )
            reading.about(cell, action)
