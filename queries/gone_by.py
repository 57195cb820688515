"""What only editions of a day gone by tell of a matter: a question of today names the last that did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from remit.graph.lookup import Query, all_in
from remit.graph.model import Citation, LedgerEntry
from remit.graph.store import Store
from remit.graph.words import sentences
from remit.queries.shapes import Json, citations_json

MOST: Final = 5  # passages


class LastTold(NamedTuple):
    """The day of the last edition that tells of a matter, and its passages."""

    day: str
    citations: tuple[Citation, ...]

    @property
    def sentence(self) -> str:
        """Which edition it was, and how to ask for it."""
        from remit.queries.promises_told import said

        return (
            f"only earlier editions tell of it, {self.citations[0].document} of {said(self.day)} last; "
            f"see it with --as-of {self.day}."
        )

    def to_json(self) -> Json:
        """It in the public shape."""
        return {"as_at": self.day, "citations": citations_json(self.citations)}


def last_told(
    store: Store,
    query: Query,
    ledger: Sequence[LedgerEntry] | None = None,
    gone: Mapping[str, str] | None = None,
) -> LastTold | None:
    """The last of the editions gone by that tell of a matter, where some do.

    ``gone`` are the days of the papers of those editions, and ``ledger`` is the register's, where they are at hand.
    """
    if gone is None:
        from remit.graph.editions import days_gone_by

        gone = days_gone_by(store.meta())
    if not gone:
        return None
    entries = store.ledger() if ledger is None else ledger
    told = [*in_facts((entry for entry in entries if entry.document in gone), query)]
    day = max((gone[c.document] for c in told), default="")
    last = tuple(c for c in told if gone[c.document] == day)
    return LastTold(day, last[:MOST]) if day else None


def in_facts(ledger: Iterable[LedgerEntry], query: Query) -> Iterator[Citation]:
    """Cite sentences with all of the words in passages of which something became a fact."""
    for entry in ledger:
        if entry.outcome == "fact" and query.words:
            said = (s for s in sentences(entry.text) if all_in(query, s))
            if (words := next(said, None)) is not None:
                yield Citation(entry.document, entry.locator, words)
