"""Matrices of roles (RACI, RASCI): activities down, parties across, and a letter for each role."""

from __future__ import annotations

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import covered
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.dues import deadline
from remit.loaders.claims.grids import Grid, Row, not_read, rows_of
from remit.loaders.claims.own_nouns import assign_named, own_by_noun
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.values.phrases import NAMED
from remit.ontology import is_role

_TOLD = (*NAMED, "group", "everyone", "initials")
_SURELY = 0.9  # of the meaning of a label
HEADED = "heading of a matrix"  # how the name of a party is stated that has no letter
_ASSIGNED = {
    "support": "responsible"
}  # RASCI's letter is a way to be responsible, told by its words


def claim(reading: Reading, grid: Grid) -> None:
    """Read every letter as an assignment, cited by its own cell and the heading beside it.

    A matrix may lie on its side, with the parties down and the activities across; where neither side
    names parties nothing is claimed. An empty cell says nothing: no role and no vacancy. A party
    that is called "Council" or "Trust" alone is this paper's own, and no other's.
    Of a row that has a cell which was not read nobody can say who is missing.
    """
    _without_letters(reading, grid)
    priority = captioned(reading, grid.above, grid.priority)
    rows: list[tuple[Row, Passage]] = []
    for row in rows_of(reading, grid):
        block, subject = row.blocks[0], row.cell("action")
        if subject is None:
            reason = "this row has letters of roles and no activity"
            reading.findings.cannot_read(reading.source, block, block, reason)
        else:
            rows.append((row, subject.passage))
    across = [column for column in grid.match.columns if column.role == "party"]
    if _parties(reading, [column.heading for column in across]):
        lying = False
    elif _parties(reading, [subject for _, subject in rows]):
        lying = True
    else:
        reason = "a matrix of roles of which neither side names parties that can be told"
        reading.findings.unknown_table(reading.source, [row.blocks[0] for row, _ in rows], reason)
        return
    wide = covered.wide(reading)
    things: dict[int, Ref] = {}  # by the number of a row, or of a column where it lies on its side
    for row, activity in rows:
        block = row.blocks[0]
        for column in across:
            passage = block.cells.get(column.number)
            number = column.number if lying else block.parts[0].number
            work: Passage = column.heading if lying else activity
            party: Passage = activity if lying else column.heading
            if number not in things:
                place = f"c{work.parts[0].number}-{number}" if lying else f"r{number}"
                things[number] = _thing(reading, priority, work, place)
            if passage is None or reading.looks.not_applicable(passage.text):
                continue
            at = block.parts[0].place
            if at and (block.table, at.row, column.number) in wide:
                reason = (
                    f"“{passage.text}” reaches over several columns, and it is not said whose it is"
                )
                reading.not_understood(things[number], block, passage, reason)
            elif (
                lying and _asks_when(reading, activity) and reading.looks.fits(passage.text, "date")
            ):
                deadline(reading, things[number], passage, passage.text)
            else:
                _assign(reading, things[number], party, passage, block)
        if not lying:
            not_read(reading, row, things[block.parts[0].number])


def _asks_when(reading: Reading, label: Passage) -> bool:
    """Whether what stands before a row asks by when what is above it is to be done: "Finish by"."""
    meant = reading.matcher.means(label.text, _SURELY)
    return bool(meant) and meant[0].role == "deadline"


def _thing(reading: Reading, priority: Ref | None, work: Passage, place: str) -> Ref:
    scope = slug(priority.name) if priority else ""
    place = f"raci-{scope}-{place}" if priority else f"raci-{place}"
    action = reading.placed("action", work.text, place, scope=scope)
    reading.findings.attribute(reading.source, work, action, "name", work.text)
    reading.about(work, action)
    return action


def _assign(reading: Reading, action: Ref, party: Passage, cell: Passage, block: Block) -> None:
    looks = reading.looks
    told_as = [(letter, looks.lexicon.letters[letter]) for letter in looks.letters(cell.text)]
    if not told_as:
        told_as = [(cell.text, word) for word in looks.role_words(cell.text)]
    if not told_as:
        reason = f"“{cell.text}” for “{party.text}” is no letter of a role"
        reading.not_understood(action, block, cell, reason)
    elif "(" in cell.text:
        reason = f"“{cell.text}” for “{party.text}”: what the brackets say of the role is not read"
        reading.not_understood(action, block, cell, reason)
    for letter, told in told_as:
        role = _ASSIGNED.get(told, told)
        if is_role(role):
            assign_named(reading, action, role, party, said=letter, block=block, beside=cell)


def _parties(reading: Reading, names: list[Passage]) -> bool:
    """Whether at least half of these names are those of parties."""
    told = [
        name
        for name in names
        if any(p.kind in _TOLD for p in reading.parties.read(name)) or own_by_noun(reading, name)
    ]
    return 2 * len(told) >= len(names) > 0


def _without_letters(reading: Reading, grid: Grid) -> None:
    """Keep the parties whose columns are empty: that they have no part is what a reader should see."""
    for column in grid.match.unknown:
        if not column.heading.text or any(column.number in row.cells for row in grid.rows):
            continue
        for party in reading.parties.read(column.heading):
            known = party.kind in ("person", "post") or reading.may_be_body(party.name)
            if party.kind in ("person", "post", "body") and known:
                ref = Ref(party.kind, party.name)
                reading.findings.attribute(
                    reading.source, party.passage, ref, "name", party.name, stated_as=HEADED
                )
