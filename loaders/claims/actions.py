"""Tables of actions: one action a row, whatever its columns are called and in whatever order they stand.

A word processor's table comes with scars: a row that a page break split goes on in a row without
reference and owner; an objective spans the rows below it; the text of one column may stand one
further right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.claims import passed_on
from remit.loaders.claims.action_owners import ASKED, OWNERS, SUBJECTS, owners
from remit.loaders.claims.beside import UNDERSTOOD, label_role
from remit.loaders.claims.captions import captioned, set_aside
from remit.loaders.claims.doers import doer
from remit.loaders.claims.dues import due_at_a_meeting, due_in
from remit.loaders.claims.grids import Cell, Grid, Row, not_read
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.ratings import done_above, progress, rated_by_fill, updates
from remit.loaders.claims.slipped import is_cut_off, misplaced, why_slipped
from remit.loaders.claims.themes import named_by, themed
from remit.loaders.claims.times import agreed_by, times
from remit.loaders.claims.verbs import is_infinitive
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, Remark, slug
from remit.loaders.recognisers.inline import owners_of
from remit.loaders.recognisers.priorities import lead_beside
from remit.loaders.values.ends import first_word
from remit.loaders.values.given import is_given
from remit.loaders.values.percents import read_percent

_LABELLED = re.compile(r"^(?P<label>[A-Z][^:.]{1,30}):\s+(?P<who>\S.*)$")
_SPONSORED = re.compile(
    r"^(?P<name>[^()]{3,100}?)\s*\((?P<label>[^:()]{3,40}):\s*(?P<who>[^()]{2,80})\)$"
)
_LONGEST_HEADING = 9  # words of a row that is one cell
_CLOSED = {"status", "date", "number", "answer"}  # kinds of cells that do not go on in the next row
_REMARKS = ("updates", "evaluation", "rag")
_FEWEST_WORDS = 4  # of an action of which nothing else is said
_OWN = {
    "reference",
    "objective",
    "responsible",
    "accountable",
    "start",
    "deadline",
    "revised deadline",
}
_NOTED = ("topic", "measure", "law", "risk", "purpose")  # kept in the action's words


@dataclass
class _State:
    """Where we are in a table: what the rows to come stand under."""

    reading: Reading
    grid: Grid
    priority: Ref | None
    objective: Ref | None = None
    objectives: int = 0
    themes: set[Block] = field(default_factory=set)  # the rows across that name a priority

    @cached_property
    def own(self) -> Ref | None:
        """The body whose paper it is."""
        return own_thing(self.reading).body

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings of the columns, folded: none of them is anybody."""
        return frozenset(key(column.heading.text) for column in self.grid.match.columns)

    @property
    def prefix(self) -> str:
        return self.scope or "dp"

    @property
    def scope(self) -> str:
        """What an id of the rows begins with; where no priority is named, with the paper."""
        return f"dp-{slug(self.priority.name)}" if self.priority else ""

    def begin(self, named: Passage) -> Ref:
        """Begin the rows of a priority, by the words that name it."""
        self.priority, self.objective = Ref("priority", named.text), None
        say, source = self.reading.findings, self.reading.source
        say.attribute(source, named, self.priority, "name", named.text)
        return self.priority


def claim(reading: Reading, grid: Grid) -> None:
    """Read a table of actions; a row that fits nowhere is owned up to."""
    priority = captioned(reading, grid.above, grid.priority)
    state = _State(reading, grid, priority, themes=set() if priority else themed(reading, grid))
    rows: list[Row] = []
    for block in grid.rows:
        if set_aside(reading, block):
            continue
        if (
            rows
            and _continues(grid, block)
            and (block.gap or _goes_on(reading, rows, grid.row(block)))
        ):
            rows[-1] = _rejoined(rows[-1], grid.row(block))
        else:
            rows.append(grid.row(block))
    for row, below in zip_longest(rows, rows[1:]):
        if below is not None and (words := _numbered(row, below)):
            _heads(reading, state, row.blocks[0], words, numbered=True)
            continue
        words = grid.banner(row.blocks[0]) if len(row.blocks) == 1 else None
        if words is None or _has_more(row, words) or not _opens(reading, state, row.blocks[0], words):  # fmt: skip
            _row(reading, state, row)


def _has_more(row: Row, banner: Passage) -> bool:
    """Whether a merged cell reaches into a row with other words than its banner's, or one is not read."""
    return bool(row.lost) or any(c.text != banner.text for found in row.cells.values() for c in found)  # fmt: skip


def _opens(reading: Reading, state: _State, block: Block, words: Passage) -> bool:
    """Read a banner, and the labels on lines below its words: "Theme 2: Warm homes", "Sponsor: Head of Housing"."""
    title, *lines = words.by_part
    labels = [(line, m) for line in lines if (m := _LABELLED.match(line.text))]
    asked = [(line, m, role) for line, m in labels if (role := label_role(reading, m["label"]))]
    if not asked or len(asked) < len(lines):
        return _heads(reading, state, block, words)
    before = state.priority
    opened = _heads(reading, state, block, title)
    for line, m, role in asked:
        if opened and state.priority is not None and state.priority != before:
            reading.assign(state.priority, role, line.match(m, "who"), m["label"], block)
        else:
            reason = f"“{m['label']}”: it is not clear of what"
            reading.findings.cannot_read(reading.source, block, line, reason)
    return opened


def _numbered(row: Row, below: Row) -> Passage | None:
    """The words of a row that has nothing but them and a number, and with that number the row below it begins: "1", "1.1"."""
    number, next_ = row.cell("reference"), below.cell("reference")
    if number is None or next_ is None or row.unread or row.lost or len(row.blocks) > 1:
        return None
    if not next_.text.startswith(f"{number.text.rstrip('.')}."):
        return None
    words = [cell for found in row.cells.values() for cell in found if cell is not number]
    return words[0].passage if len({cell.text for cell in words}) == 1 else None


def _heads(
    reading: Reading, state: _State, block: Block, words: Passage, *, numbered: bool = False
) -> bool:
    """Read a banner: a priority by its heading, else a heading of the rows below it.

    A row of which only the action is filled is an action, unless every cell says the same.
    """
    for role, pattern in reading.profile.heading_patterns:
        if role == "priority" and (m := pattern.match(words.text)):
            named, _ = owners_of(words.find(m["name"]), reading.profile)
            lead_beside(reading, block, words, state.begin(named))
            return True
    if m := _SPONSORED.match(words.text):  # "Theme 2: Warm homes (sponsor: Head of Housing)"
        role = label_role(reading, m["label"])
        if role:
            priority = state.begin(named_by(words.match(m, "name")))
            reading.assign(priority, role, words.match(m, "who"), m["label"], block)
            return True
    if block in state.themes:
        state.begin(named_by(words))
        return True
    column = next(iter(block.cells))
    subjects = [c.number for role in SUBJECTS for c in state.grid.match.roles.get(role, ())]
    heading = words.text.isupper() or reading.looks.kind(words.text) == "status"
    heading = heading or _is_drawn_over(state.grid, block, words)
    if (
        not numbered
        and not OWNERS.keys() & state.grid.match.roles.keys()
        and is_a_party(reading, words)
    ):
        reason = "it stands over the rows below it, and what it is to them is not told"
        reading.findings.cannot_read(reading.source, block, words, reason)
        return True
    if numbered or len(block.cells) > 1 or column not in subjects or heading:
        reading.findings.ignore(reading.source, block, "a heading of the rows below it")
        state.objective = None
        return True
    if len(words.text.split()) < _FEWEST_WORDS:
        reason = "a heading of the rows below it, or an action of which no more is said"
        reading.findings.cannot_read(reading.source, block, words, reason)
        return True
    return False


def is_a_party(reading: Reading, words: Passage) -> bool:
    """Whether words are one party by its name and nothing else: no "Safe Streets", which looks like a person's."""
    found = reading.parties.read(words)
    if len(found) != 1 or found[0].kind not in UNDERSTOOD:
        return False
    (one,) = found
    return one.kind != "person" or bool(one.honorific) or is_given(first_word(one.name))


def _is_drawn_over(grid: Grid, block: Block, words: Passage) -> bool:
    """Whether a few words, which tell nobody to do anything, are drawn over the whole width of a table."""
    place, text = block.parts[0].place, words.text
    short = len(text.split()) <= _LONGEST_HEADING and not text.endswith(".")
    drawn = place is not None and place.row in grid.across
    return drawn and short and not is_infinitive(first_word(text).casefold())


def _continues(grid: Grid, block: Block) -> bool:
    """No reference, objective, owner or date, only the rest of a sentence: a row that a page's end broke."""
    if any(cell.text[:1].isupper() for cell in block.cells.values()):
        return False
    return not set(grid.row(block).cells) & _OWN


def _goes_on(reading: Reading, rows: Sequence[Row], rest: Row) -> bool:
    """Whether all that a row says goes on from the row above it, in a table whose rows begin like sentences."""
    if any(cell.text[:1].islower() for row in rows for cell in (_subject(row),) if cell):
        return False
    pairs = [(rows[-1].cell(role), cell) for role, found in rest.cells.items() for cell in found]
    return all(above and above.text[-1:] not in ".;:!?" for above, _ in pairs) and not any(
        cell and _is_whole(reading, cell) for pair in pairs for cell in pair
    )


def _is_whole(reading: Reading, cell: Cell) -> bool:
    """Whether a cell is a date, a number or a status by itself, which goes on in no other row."""
    short = len(cell.text.split()) < _FEWEST_WORDS
    return short and reading.looks.kind(cell.text) in _CLOSED


def _rejoined(row: Row, rest: Row) -> Row:
    cells = {role: list(found) for role, found in row.cells.items()}
    for role, found in rest.cells.items():
        target = role
        if role not in cells and role in ("evaluation", "rag"):
            target = next((r for r in ("rag", "evaluation") if r in cells), role)
        if target in cells:
            first = cells[target][0]
            whole = joined([first.passage, *(cell.passage for cell in found)])
            cells[target] = [Cell(first.heading, whole), *cells[target][1:]]
        else:
            cells[target] = found
    unread = [*row.unread, *rest.unread]
    return Row([*row.blocks, *rest.blocks], cells, unread, row.lost | rest.lost)


def _row(reading: Reading, state: _State, row: Row) -> None:
    say, source = reading.findings, reading.source
    if slipped := misplaced(reading, row, _subject(row), OWNERS, state.headings):
        for block in row.blocks:  # each piece of a row after a page break is owned up to by itself
            here = slipped.passage.parts[0] in block.parts
            place = slipped.passage if here else block
            say.cannot_read(source, block, place, why_slipped(slipped))
        return
    _stand(reading, state, row)
    subject = _subject(row)
    if subject is None:
        whole = [cell.passage for found in row.cells.values() for cell in found]
        passage = joined(whole) if whole else row.blocks[0]
        for block in row.blocks:  # the piece after a page break is as lost as the first
            place = passage if block is row.blocks[0] else block
            reason = "this row names no action; check whether its cells slipped"
            say.cannot_read(source, block, place, reason)
        return
    if is_cut_off(state.grid, row, subject, OWNERS):
        reason = "it goes on with a row above, which a new page cut off"
        say.cannot_read(source, row.blocks[0], subject.passage, reason)
        return
    action = reading.placed(
        "action", subject.text, f"{state.prefix}-r{row.number}", scope=state.scope
    )
    above = state.objective or state.priority
    if above is not None:
        say.link(source, subject.passage, action, "actionOf", above, stated_as=subject.heading)
    else:
        say.attribute(source, subject.passage, action, "name", subject.text)
    reference = row.cell("reference")
    if reference and not reference.text.isdigit():
        say.attribute(source, reference.passage, action, "reference", reference.text)
    reading.about(subject.passage, action)
    not_read(reading, row, action)
    for extra in (c for r in _NOTED for c in row.cells.get(r, ()) if c != subject):
        say.attribute(source, extra.passage, action, "note", f"{extra.heading}: {extra.text}")
        reading.about(extra.passage, action)
    said = passed_on.remark(reading, row)
    if said is not None:
        passed_on.tell(reading, row, action, said)
    asked = [column for columns in ASKED for column in columns]
    named = said is not None or any(column in row.cells or column in row.lost for column in asked)
    told = not named and doer(reading, subject.passage, action, row.blocks[0], state.own)
    owners(
        reading, state.grid, row, action, subject.passage, but=passed_on.columns(said), told=told
    )
    times(reading, row, action)
    agreed_by(reading, row, action)
    if not {"deadline", "revised deadline"} & state.grid.match.roles.keys():
        of_a_meeting = own_thing(reading).paper in ("minutes", "log")
        (due_at_a_meeting if of_a_meeting else due_in)(reading, action, subject.passage)
    progress(reading, row, action)
    done_above(reading, row, action)
    _in_per_cent(reading, row, action)
    rated_by_fill(reading, state.grid, row, action, subject.passage)
    updates(reading, row, action)
    reading.remarks += [
        Remark(action, cell.passage, cell.heading, row.blocks[0])
        for role in _REMARKS
        for cell in row.cells.get(role, ())
    ]


def _subject(row: Row) -> Cell | None:
    """The cell that says what is to be done; an objective alone is one where no column has actions."""
    if found := row.cell("action"):
        return found
    return row.cell("objective") or row.cell("topic")


def _stand(reading: Reading, state: _State, row: Row) -> None:
    """A row's own priority and objective, which hold for the rows below until others are named."""
    say, source = reading.findings, reading.source
    if cell := row.cell("priority"):
        state.priority = Ref("priority", cell.text)
        say.attribute(source, cell.passage, state.priority, "name", cell.text)
        state.objective = None
    cell = row.cell("objective")
    if cell is None or "action" not in state.grid.match.roles:
        return
    state.objectives += 1
    reference = row.cell("reference")
    number = reference.text if reference and reference.text.isdigit() else str(state.objectives)
    state.objective = reading.placed(
        "objective", cell.text, f"{state.prefix}-{number}", scope=state.scope
    )
    if state.priority:
        say.link(
            source, cell.passage, state.objective, "objectiveOf", state.priority,
            stated_as=cell.heading,
        )  # fmt: skip
    else:
        say.attribute(source, cell.passage, state.objective, "name", cell.text)
    reading.about(cell.passage, state.objective)


def _in_per_cent(reading: Reading, row: Row, action: Ref) -> None:
    """How much is done, where a column says so beside the status; words that are no percentage are kept as they are."""
    cell = row.cell("status in per cent")
    if cell is not None and not reading.looks.not_applicable(cell.text):
        reading.findings.attribute(
            reading.source, cell.passage, action, "percentDone", read_percent(cell.text),
            raw=cell.text, stated_as=cell.heading,
        )  # fmt: skip
