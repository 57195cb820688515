"""Which rows may head a table, and which words a column of one: known wordings, and no values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.graph.lookup import key
from remit.loaders.blocks import Block
from remit.loaders.schema.cells import Looks
from remit.loaders.schema.heading_words import undated
from remit.loaders.schema.lexicon import Lexicon
from remit.loaders.schema.match import Match
from remit.loaders.schema.wordings import Meaning

_LEAST_KNOWN = 0.45  # of a header's cells
_FEW_KNOWN, _MANY_KNOWN = 0.34, 3  # the share that is enough where so many are known
_LEAST_HEADING, _SURELY = 0.55, 0.9  # the score of a heading's meaning, alone and against its looks
_PLAINLY = 0.6  # of the cells of a second header
FEWEST_LETTERS = 3  # of roles, that make a header
_WORDS = 6.0  # of a header's cell, on average
OWNERS = frozenset(["responsible", "accountable"])
_SUM = re.compile(r"[£€$]\s?(?!0{2,3}\b)\d")  # "£5,000", and not "£000"
_LABELLED = re.compile(r"\w:\s+\w")


@dataclass(frozen=True)
class Headings:
    """Tells the headers of tables, by a lexicon and by what cells look like."""

    lexicon: Lexicon
    looks: Looks

    def header_like(self, row: Block) -> bool:
        """Whether a row may head a table: most cells are known wordings, of two roles at least."""
        cells = [cell.text for cell in row.cells.values()]
        if len(cells) < 2 or len(set(cells)) == 1:
            return False
        if sum(len(cell.split()) for cell in cells) / len(cells) > _WORDS:
            return False
        if len(cells) % 2 == 0 and all(c.endswith(":") != bool(n % 2) for n, c in enumerate(cells)):
            return False  # so is "Reports to:" beside whom
        if any(_LABELLED.search(cell) for cell in cells) or self._is_label(cells):
            return False  # "Chair: Ann Bee" is a label with its value
        if any(self._is_value(cell) or _SUM.search(cell) for cell in cells):
            return False
        known = [means for cell in cells if (means := self.means(cell) or self._of_things(cell))]
        if len(self.letters(cells)) >= FEWEST_LETTERS:
            return True
        enough = 2 if len(known) >= _LEAST_KNOWN * len(cells) else _MANY_KNOWN
        many = len(known) >= max(enough, _FEW_KNOWN * len(cells))
        return many and self._distinct(known)

    def _of_things(self, cell: str) -> tuple[Meaning, ...]:
        """The meaning of a heading above what has an owner: "Policy"."""
        return (Meaning("things", _SURELY, cell),) if self.lexicon.names_things(cell) else ()

    def _is_label(self, cells: Sequence[str]) -> bool:
        """Whether two cells are a label of the profile and a value that is surely no heading."""
        known = key(cells[0].rstrip(": ")) in self.looks.profile.label_roles
        return len(cells) == 2 and known and not self.means(cells[1], _SURELY)

    def heads(self, text: str) -> bool:
        """Whether words by themselves may head a column."""
        return bool(self.means(text)) and len(text.split()) <= _WORDS

    def labels(self, text: str) -> bool:
        """Whether words may head a column, and are not what stands in one: "Done", "To be confirmed"."""
        value = self.looks.kind(text) in ("date", "status", "number") or self.looks.open(text)
        return self.heads(text) and not value

    def of_work(self, labels: Sequence[str]) -> bool:
        """Whether labels are those of a piece of work, of which the first asks, with whoever has it: "Action", "Owner", "Due"."""
        first, *others = ([m.role for m in self.means(label, _SURELY)] for label in labels)
        asks = any(not OWNERS.isdisjoint(roles) for roles in others)
        return "action" in first and asks and all(others)

    def names_a_post(self, text: str) -> bool:
        """Whether words are the title of a post, and no label that asks for whoever has a part: "Lead officer"."""
        return self.looks.ends_as_party(text) and not self.means(text, _SURELY)

    def _is_value(self, text: str) -> bool:
        """Whether words are what stands under a heading, and no heading themselves; "Done?" asks for it."""
        if text.rstrip().endswith("?") and self.looks.kind(text) == "status":
            return False
        if "%" in text and not any(map(str.isdigit, text)):
            return False  # "% complete" asks for a number
        pair = text.split(" / ")
        if len(pair) > 1 and all(self.looks.fits(one, "person") for one in pair):
            return not self.means(text)  # "Ama Sefton / Bryn Coldwell"
        value = self.looks.kind(text) in ("date", "status", "number") or self.looks.open(text)
        numbered = any(c.isdigit() for c in text) and (
            self.looks.fits(text, "reference") or self.looks.fits(text, "law")
        )
        what = undated(text)
        done = what != text and self.looks.kind(what) == "status"  # "Completed 3 May 2031"
        return (value or numbered) and (done or not self.means(text, _SURELY))

    def heads_again(self, row: Block, first: Match) -> bool:
        """Whether a row that may head a table does so below another header: it repeats it, or is as plain."""
        again = {key(column.heading.text) for column in first.columns}
        cells = [cell.text for cell in row.cells.values()]
        if sum(key(cell) in again for cell in cells) * 2 > len(cells):
            return True
        plain = sum(bool(self.means(cell, _SURELY - 0.1)) for cell in cells)
        return plain >= _PLAINLY * len(cells)

    def means(self, text: str, least: float = 0.0) -> tuple[Meaning, ...]:
        """What a heading may mean, where its words say that well enough."""
        least = least or _LEAST_HEADING
        return tuple(m for m in self.lexicon.meanings(text) if m.score >= least)

    def letters(self, cells: Iterable[str]) -> set[str]:
        """The letters of roles among cells: "R", "A", "C"."""
        return {cell.strip() for cell in cells} & set(self.lexicon.letters)

    @staticmethod
    def _distinct(known: Sequence[tuple[Meaning, ...]]) -> bool:
        """Whether two cells can mean two things; a heading of two roles leaves one for another."""
        first = {meanings[0].role for meanings in known}
        return len(first) > 1 or len({m.role for meanings in known for m in meanings}) > 1
