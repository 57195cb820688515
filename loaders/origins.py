"""Which documents are extracts of others: the same words seen twice are one witness, not two."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import blake2b

from remit.loaders.blocks import Source
from remit.loaders.memory import Memory
from remit.loaders.readers import whole

_RUN = 5  # words that must agree in a row
_SHARE = 0.8  # of the shorter document's runs that the longer one must hold
_FEWEST = 40  # runs: a shorter document proves nothing
_DIGEST = 8  # bytes by which a run is known, in every process


def with_origins(
    sources: Sequence[Source], editions: Collection[str], memory: Memory
) -> list[Source]:
    """Name, for each document that is contained in a longer one, that longer one as its origin.

    ``editions`` are those that are no extracts, however much of one stands in the next. All words of every document are
    compared, also where ``memory`` has spared taking its file apart.
    """
    texts = any(_is_text(source) for source in sources)
    runs = [_runs_of(source, memory) if texts else frozenset[bytes]() for source in sources]
    found, editions = [], set(editions)
    for source, own in zip(sources, runs, strict=True):
        origin = None
        for other, theirs in zip(sources, runs, strict=True):
            if not (_is_text(source) or _is_text(other)):
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


def _is_text(source: Source) -> bool:
    return source.document.media == "text/plain"


def _runs_of(source: Source, memory: Memory) -> frozenset[bytes]:
    """The runs of words of a whole document; a text is taken apart at every load, and so they need no keeping."""
    if _is_text(source):
        return _runs(whole(source))
    parts = "runs", source.document.name, source.document.sha256
    if (kept := memory.recall(_runs_told, *parts)) is not None:
        return kept
    runs = _runs(whole(source))
    memory.keep(b"".join(sorted(runs)).hex(), *parts)
    return runs


def _runs_told(told: str) -> frozenset[bytes]:
    joined = bytes.fromhex(told)
    return frozenset(joined[n : n + _DIGEST] for n in range(0, len(joined), _DIGEST))


def _runs(source: Source) -> frozenset[bytes]:
    words = re.findall(r"\w+", " ".join(block.text for block in source.blocks).casefold())
    runs = {" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
    return frozenset(
        blake2b(run.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest() for run in runs
    )
