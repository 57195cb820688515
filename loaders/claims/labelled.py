"""Tables that are a list of labels, each with what it asks for beside it: who was there, when a body meets.

A row of such a table is the label and the value that a line "Apologies: Ann Bee" is, and is read as one is. One whose
label nobody knows is owned up to by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.pieces import is_said
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import OF_BODIES, asks_of_bodies, label_beside, label_of
from remit.loaders.schema.post_labels import asked, describes_a_post, pairs_of
from remit.loaders.wording import bare

_FEWEST_LABELS = 3  # of a sheet
_FEWEST = 2  # rows with a label that is known
_KNOWN = 0.5  # of the rows
_SIDES = 2  # cells of a row


def claim(reading: Reading, grid: Grid) -> bool:
    """Hand the rows on to whoever reads running text; false where they are no labels with values."""
    blocks = [*grid.match.header, *grid.above, *grid.rows]
    title = grid.section.text if grid.section is not None else ""
    of_post = describes_a_post(blocks, reading.looks.lexicon, title)
    of_bodies = asks_of_bodies(blocks)
    if not (of_post or of_bodies or _is_sheet(blocks)):
        return False
    say, source = reading.findings, reading.source
    for block in blocks:
        label, *value = _cells(block)
        roles = [asked(reading.looks.lexicon, words.text) for words, _ in pairs_of(block)]
        if of_bodies and block is blocks[0] and value and _heads(reading, label, value[0]):
            say.ignore(source, block, "the table's header")
        elif of_bodies and not value and reading.may_be_body(bare(label.text)):
            reading.loose.append(block)  # whose labels stand below it
        elif not value:
            say.ignore(source, block, "a label with nothing beside it")
        elif of_post and set(roles) == {"neutral"}:
            say.ignore(source, block, "a label of a post that asks for nobody")
        elif label_beside(label.text) or (of_post and any(roles)) or is_said(value[0]):
            reading.loose.append(block)  # unread until something is told of it
            reason = f"“{label.text[:60]}”: nothing of what stands beside it was understood"
            say.unknown_table(source, [block], reason)
        else:
            reason = f"“{label.text[:60]}”: what this label asks for is not known"
            say.cannot_read(source, block, block, reason)
    return True


def claim_turned(reading: Reading, grid: Grid) -> bool:
    """Read a sheet of labels that was taken for one record with its header down the side; false where it is none.

    What stands in whole sentences is read as text, and the rest is owned up to by its label.
    """
    records = [block for block in grid.rows if len(block.cells) > 1]
    if len(records) != 1 or len(grid.match.columns) < _FEWEST_LABELS:
        return False
    (record,) = records
    beside = [(c.heading, v) for c in grid.match.columns if (v := record.cells.get(c.number))]
    if any(value.numbers[0] not in label.numbers for label, value in beside):
        return False
    say, source = reading.findings, reading.source
    for label, value in beside:
        if is_said(value):
            reading.prose.append((record, value))
        else:
            reason = f"“{label.text[:60]}”: it is not clear what “{value.text[:60]}” is"
            say.cannot_read(source, record, value, reason)
    for block in grid.rows:
        if block is not record:
            say.ignore(source, block, "a title of the sheet")
    return True


def _heads(reading: Reading, label: Passage, value: Passage) -> bool:
    """Whether a row stands over labels and values, and is none itself: "Role | Who", "Item | Rule"."""
    said = value.text.casefold().strip(" :")
    heads = reading.matcher.heads(value.text) or said in frames().words["heads of values"]
    return heads and label_of(label.text) not in OF_BODIES


def _is_sheet(blocks: Sequence[Block]) -> bool:
    """Whether rows are labels with values: two cells each, most of the first ones known, none of them twice."""
    rows = [_cells(block) for block in blocks]
    if any(
        not 1 <= len(row) <= _SIDES or 1 not in b.cells for row, b in zip(rows, blocks, strict=True)
    ):
        return False
    labels = [row[0].text.casefold().strip(" :") for row in rows]
    known = sum(bool(label_of(text)) for text in labels)
    if known < max(_FEWEST, _KNOWN * len(labels)) or len(set(labels)) < len(labels):
        return False
    return not any(label_of(row[1].text) for row in rows if len(row) == _SIDES)


def _cells(block: Block) -> list[Passage]:
    return [cell for _, cell in sorted(block.cells.items()) if not is_blank(cell.text)]
