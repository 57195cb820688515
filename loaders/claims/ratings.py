"""How a thing gets on: the colour and the words of its cells, or a fill alone, where the profile or the paper's key says what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.loaders.blocks import Passage
from remit.loaders.claims import passed_on
from remit.loaders.claims.grids import Grid, Row
from remit.loaders.colour_key import is_named
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.recognisers.updates import recognise_updates
from remit.loaders.set_apart import status_of

_LETTERS = {"R": "Red", "A": "Amber", "G": "Green", "B": "Blue"}  # under RAG and BRAG
_NO_FILL = "FFFFFF"


def progress(
    reading: Reading,
    row: Row,
    thing: Ref,
    only: tuple[str, ...] = ("rag", "evaluation", "status"),
) -> None:
    """The RAG cell or its neighbour begins with a colour; other words are the evaluation."""
    rated = False
    for role in only:
        if cell := row.cell(role):
            said = _Said(reading, thing, cell.passage, (cell.passage,), cell.heading)
            rated |= said.tell(role, rated=rated)


def done_above(reading: Reading, row: Row, action: Ref) -> None:
    """What the words above a row say of it, where no cell of its own says how far it has got."""
    words = reading.done.get(row.number)
    if words is not None and row.cell("status") is None:
        reading.findings.attribute(
            reading.source, words, action, "status", status_of(words.text), raw=words.text
        )


def updates(reading: Reading, row: Row, action: Ref) -> None:
    """The cells of progress: an update for each date, and how far it has got where no column says so."""
    for cell in row.cells.get("updates", ()):
        done = reading.looks.status_of(cell.text) or passed_on.ended(reading, cell.text)
        if done and row.cell("status") is None:
            reading.findings.attribute(
                reading.source, cell.passage, action, "status", done, stated_as=cell.heading
            )
        recognise_updates(reading, action, cell.passage, cell.heading)


def rated_by_fill(reading: Reading, grid: Grid, row: Row, thing: Ref, evidence: Passage) -> None:
    """Rate a thing by the colour of its empty cell, or own up to a colour whose meaning nobody has said."""
    rated = grid.match.roles.get("rag", ())
    # A cell of a status may have words or a colour.
    columns = rated if row.cell("status") else (*rated, *grid.match.roles.get("status", ()))
    block = row.blocks[0]
    place = block.parts[0].place
    if place is None or row.cell("rag"):
        return
    for column in columns:
        colour = reading.fills.get((block.table, place.row, column.number), _NO_FILL)
        if colour == _NO_FILL:
            continue
        filled = f"filled #{colour}"
        cell = next(iter(row.wordless(column)), evidence)
        said = (cell, column.heading)
        if word := reading.profile.fill(colour):
            reading.findings.attribute(reading.source, said, thing, "rag", word, stated_as=filled)
        elif key := reading.colour_key.meaning(block.table, colour):
            told = _Said(reading, thing, key.words, (*said, key.words), filled)
            told.tell("rag", rated=told.rate(key.name))
        elif not _is_band(reading, grid, row, colour):
            why = (
                f"{column.heading.text}: a cell {filled} without a word, and no key says what it means; "
                "say it in a profile (fills)"
            )
            reading.findings.cannot_read(reading.source, block, cell, why)
            reading.not_read(thing, cell, why)
        return


def _is_band(reading: Reading, grid: Grid, row: Row, colour: str) -> bool:
    """Whether a colour is only that of every other row: grey, and another cell of the row has it too."""
    block = row.blocks[0]
    place = block.parts[0].place
    fills = [
        reading.fills.get((block.table, place.row, column.number))
        for column in grid.match.columns
        if place and column.role != "rag"
    ]
    return not is_named(colour) and colour in fills


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of how a thing gets on: the words, the passages that say so, and how that is stated."""

    reading: Reading
    thing: Ref
    words: Passage
    passages: tuple[Passage, ...]
    stated_as: str

    def tell(self, role: str, *, rated: bool) -> bool:
        """Say what the words of a cell say; whether they gave a colour, which only the first do."""
        first = re.match(r"[A-Za-z]+", self.words.text)
        word = first.group() if first else ""
        word = _LETTERS.get(word, word) if role == "rag" else word
        colour = word.casefold() in self.reading.profile.folded("rag")
        rates = colour and not rated and self.rate(word, self.words.text)
        of_status = self.reading.looks.kind(self.words.text) == "status"
        if (role == "status" or (role == "rag" and of_status)) and not colour:
            self._attribute("status", self.words.text)
        elif len(self.words.text.split()) > 1 or not colour:  # a colour alone is no evaluation
            self._attribute("evaluation", self.words.text)
            self.reading.about(self.words, self.thing)
        return rates

    def rate(self, colour: str, raw: str | None = None) -> bool:
        """Give a colour in the profile's own spelling; whether it has one."""
        known = {word.casefold(): word for word in self.reading.profile.words["rag"]}
        if found := known.get(colour.casefold()):
            self._attribute("rag", found, raw)
        return bool(found)

    def _attribute(self, term: str, value: str, raw: str | None = None) -> None:
        reading = self.reading
        reading.findings.attribute(
            reading.source, self.passages, self.thing, term, value,
            raw=raw, stated_as=self.stated_as,
        )  # fmt: skip
