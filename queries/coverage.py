"""How much of the documents was read: what stands beside every "nothing was found".

A piece is what the ledger tells the end of: a row, a paragraph, an item, a label with its value. Of pieces
that say something, those were read that became a fact or were kept as text; page furniture and what else
was left out with a reason does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from remit.graph.model import LedgerEntry, Outcome
from remit.graph.store import WORDS, Store
from remit.queries.shapes import Json

RETOLD: Final = "this searches the register's own words, not the papers' full text: a word may still stand in them"
READ: Final[tuple[Outcome, ...]] = ("fact", "text")
UNREAD: Final = "unread"
_NO_META: Final[Mapping[str, str]] = {}


class Coverage(NamedTuple):
    """How many pieces of one document, or of all documents of a register, were read.

    What is ``retold`` is told in words of the register's own, so that a word of a document need not be found in it.
    """

    read: int = 0
    pieces: int = 0
    retold: bool = False

    @property
    def unread(self) -> int:
        """How many were not."""
        return self.pieces - self.read

    def __str__(self) -> str:
        """In words.

        >>> str(Coverage(212, 240)), str(Coverage(1, 1)), str(Coverage())
        ('read 212 of 240 pieces', 'read 1 of 1 piece', 'no piece of it says anything')
        """
        if not self.pieces:
            return "no piece of it says anything"
        return f"read {self.read:,} of {self.pieces:,} {'piece' if self.pieces == 1 else 'pieces'}"

    def beside_nothing(self) -> str:
        """What is to be said wherever a register answers that there is nothing.

        >>> Coverage(209, 240).beside_nothing()
        '31 of 240 pieces of the documents were not read'
        >>> Coverage(1, 2).beside_nothing(), Coverage(2, 2).beside_nothing()
        ('1 of 2 pieces of the documents was not read', 'all 2 pieces of the documents were read')
        >>> Coverage().beside_nothing()
        'how much of the documents was read is not known'
        >>> Coverage(2, 2, retold=True).beside_nothing()
        "all 2 pieces of the documents were read, but this searches the register's own words, not the papers' full text: a word may still stand in them"
        """
        if self.retold:
            return f"{self._read()}, but {RETOLD}"
        return self._read()

    def _read(self) -> str:
        if not self.pieces:
            return "how much of the documents was read is not known"
        pieces = f"{self.pieces:,} {'piece' if self.pieces == 1 else 'pieces'} of the documents"
        if not self.unread:
            return f"all {pieces} were read" if self.pieces > 1 else f"the {pieces} was read"
        return f"{self.unread:,} of {pieces} {'was' if self.unread == 1 else 'were'} not read"

    def to_json(self) -> Json:
        """The coverage in the public shape."""
        return {"read": self.read, "of": self.pieces}


NOT_TOLD = Coverage()  # of a register without a ledger


def counted(outcomes: Mapping[Outcome, int], meta: Mapping[str, str] = _NO_META) -> Coverage:
    """The coverage of so many pieces with each outcome; ``meta`` is what is said of the register itself."""
    read = sum(outcomes.get(outcome, 0) for outcome in READ)
    return Coverage(read, read + outcomes.get(UNREAD, 0), bool(meta.get(WORDS)))


def coverage_of(ledger: Iterable[LedgerEntry], meta: Mapping[str, str] = _NO_META) -> Coverage:
    """Count what was read of the documents whose ledger this is; ``meta`` says what words a register keeps of them."""
    return counted(Counter(entry.outcome for entry in ledger), meta)


def coverage(store: Store) -> Coverage:
    """How much was read of the documents that a register was made from."""
    return coverage_of(store.ledger(), store.meta())
