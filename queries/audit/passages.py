"""The texts of the documents as the ledger keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from remit.graph.model import Citation
from remit.graph.store import Store


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document as the ledger keeps it."""

    citation: Citation
    outcome: str

    @property
    def text(self) -> str:
        """The words of the block."""
        return self.citation.quote


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, on one line, and every place where it stands; an extract repeats its original."""

    text: str
    citations: tuple[Citation, ...]


def blocks_of(store: Store, digests: Mapping[str, str]) -> Iterator[Block]:
    """Give every block of every document, cited; ``digests`` are those of the documents."""
    for entry in store.ledger():
        cited = Citation(entry.document, entry.locator, entry.text, digests[entry.document])
        yield Block(cited, entry.outcome)
