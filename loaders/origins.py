"""Which documents are extracts of others: the same words seen twice are one witness, not two."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from remit.loaders.blocks import Source

_RUN = 5  # words that must agree in a row
_SHARE = 0.8  # of the shorter document's runs that the longer one must hold
_FEWEST = 40  # runs: a shorter document proves nothing


def with_origins(sources: Sequence[Source], editions: Collection[str] = ()) -> list[Source]:
    """Name, for each document that is contained in a longer one, that longer one as its origin.

    ``editions`` are those that are no extracts, however much of one stands in the next.
    """
    runs = [_runs(source) for source in sources]
    found, editions = [], set(editions)
    for source, own in zip(sources, runs, strict=True):
        origin = None
        for other, theirs in zip(sources, runs, strict=True):
            if "text/plain" not in (source.document.media, other.document.media):
                continue  # two editions of a table share most words, and are two documents
            longer = (len(theirs), other.document.name) > (len(own), source.document.name)
            if (
                other is not source
                and longer
                and not {source.document.name, other.document.name} <= editions
                and len(own) >= _FEWEST
                and len(own & theirs) >= _SHARE * len(own)
            ):
                origin = other.document.name
        found.append(replace(source, document=replace(source.document, origin=origin)))
    return found


def _runs(source: Source) -> set[int]:
    words = re.findall(r"\w+", " ".join(block.text for block in source.blocks).casefold())
    return {hash(tuple(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1)}
