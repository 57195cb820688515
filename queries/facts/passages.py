"""The texts of the documents as the ledger keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import repeat
from typing import NamedTuple

from remit.graph.columns import made
from remit.graph.model import Citation, Outcome
from remit.graph.store import Store
from remit.queries.facts.months import sentences


class Block(NamedTuple):
    """One block of a document as the ledger keeps it."""

    citation: Citation
    outcome: Outcome
    reason: str = ""

    @property
    def text(self) -> str:
        """The words of the block."""
        return self.citation.quote


class Passage(NamedTuple):
    """One text, on one line, and every place where it stands; an extract repeats its original.

    ``whose`` are the keys of the partnerships of whose plans its documents tell.
    """

    text: str
    citations: tuple[Citation, ...]
    whose: tuple[str, ...] = ()

    def around(self, words: str) -> tuple[Citation, ...]:
        """The citations of the passage, each quoting the sentence that holds some words.

        >>> long = "One. Two bridges fell. Three."
        >>> Passage(long, (Citation("a.txt", "row 1", long),)).around("bridges")[0].quote
        'Two bridges fell.'
        """
        return tuple(replace(c, quote=_sentence(c.quote, words)) for c in self.citations)


def _sentence(text: str, words: str) -> str:
    return next((s for s in sentences(text) if words in s), text)


def blocks_of(store: Store, digests: Mapping[str, str]) -> Iterator[Block]:
    """Give every block of every document, cited; ``digests`` are those of the documents."""
    ledger = store.ledger()
    if not ledger:
        return iter(())
    documents, locators, outcomes, reasons, texts = zip(*ledger, strict=True)
    columns = (documents, locators, texts, map(digests.__getitem__, documents), repeat(0))
    return map(Block, made(Citation, columns, len(ledger)), outcomes, reasons)
