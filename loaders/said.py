"""What one document says, once it has been read: all that a register takes from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from remit.graph.model import LedgerEntry
from remit.loaders.blocks import Passage, Source
from remit.loaders.drafts import Alias, Claim
from remit.loaders.explaining import Region
from remit.loaders.judged import Decided


@dataclass(frozen=True)
class Judged:
    """What others have to know of a document that was judged, before its text is searched for their names.

    ``partnership`` is the one that it says it is of, ``refs`` are the bodies and people that it names, each as its
    kind and name, ``used`` the decided names that something in it was taken for.
    """

    partnership: str
    refs: frozenset[Decided]
    used: frozenset[Decided]


@dataclass(frozen=True)
class Said:
    """What a document says.

    ``source`` is the document without its blocks. ``day`` is the latest day that it gives for itself, with the words, ``labels`` what its labels were taken for.
    ``used`` and ``standing`` are what decisions are about that is in it.
    """

    source: Source
    partnership: str
    claims: Sequence[Claim]
    aliases: Sequence[Alias]
    notes: Sequence[str]
    regions: Sequence[Region]
    labels: Region | None
    ledger: Sequence[LedgerEntry]
    day: tuple[str, Passage] | None
    used: Collection[Decided]
    standing: Collection[str]
