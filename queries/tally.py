"""What a load made of its documents: how each block ended, and what the register now holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from remit.graph.editions import parted
from remit.graph.model import OUTCOMES, Contents, Entity, LedgerEntry, Outcome
from remit.graph.partnerships import Partnership, partnerships_of
from remit.ontology import KINDS
from remit.queries.counting import is_part
from remit.queries.coverage import Coverage, counted
from remit.queries.shapes import Json


class DocumentTally(NamedTuple):
    """One document: how many blocks it has, and how many ended in each way."""

    name: str
    sha256: str
    blocks: int
    outcomes: dict[Outcome, int]

    @property
    def coverage(self) -> Coverage:
        """How many of its pieces were read, of those that say something."""
        return counted(self.outcomes)

    def to_json(self) -> Json:
        """The tally in the public shape."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "blocks": self.blocks,
            **{str(outcome): n for outcome, n in self.outcomes.items()},
            "coverage": self.coverage.to_json(),
        }


class Tally(NamedTuple):
    """A whole register after a load; ``ledger`` holds every block, ``unread`` those not understood.

    ``left_out`` has a sentence for each document that was named and could not be read, ``skipped`` the
    name and the reason of each file in a folder or archive that is no document, ``replaced`` a sentence for
    each document that another of its name took the place of. ``partnerships`` are those of a register
    that holds several. ``parts`` is how many of the actions are only parts of others. ``entities`` and
    ``statements`` are what the newest edition of each paper holds, ``earlier`` what earlier ones alone do.
    """

    register: str
    documents: tuple[DocumentTally, ...]
    entities: dict[str, int]
    statements: int
    notes: tuple[str, ...]
    ledger: tuple[LedgerEntry, ...]
    left_out: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    replaced: tuple[str, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    parts: int = 0
    earlier: Mapping[str, int] = MappingProxyType({})

    @property
    def unread(self) -> tuple[LedgerEntry, ...]:
        """The blocks that nobody understood."""
        return tuple(entry for entry in self.ledger if entry.outcome == "unread")

    def to_json(self) -> Json:
        """The tally in the public shape."""
        return {
            "register": self.register,
            "documents": [document.to_json() for document in self.documents],
            "entities": self.entities,
            "earlier": dict(self.earlier),
            "parts": self.parts,
            "statements": self.statements,
            "notes": [*self.replaced, *self.notes],
            "left_out": list(self.left_out),
            "skipped": [{"name": name, "reason": reason} for name, reason in self.skipped],
            "partnerships": [partnership.to_json() for partnership in self.partnerships],
        }


def tally(
    register: str,
    contents: Contents,
    left_out: tuple[str, ...] = (),
    skipped: Sequence[tuple[str, str]] = (),
    replaced: tuple[str, ...] = (),
) -> Tally:
    """Count what a register holds and how the blocks of its documents ended."""
    now, aside = parted(contents)
    ended = Counter((entry.document, entry.outcome) for entry in contents.ledger)
    documents = []
    for document in contents.documents:
        outcomes = {outcome: ended[document.name, outcome] for outcome in OUTCOMES}
        blocks = sum(outcomes.values())
        documents.append(DocumentTally(document.name, document.sha256, blocks, outcomes))
    return Tally(
        register=register,
        documents=tuple(documents),
        entities=_by_kind(now.entities),
        statements=len(now.statements),
        notes=contents.notes,
        ledger=contents.ledger,
        left_out=left_out,
        skipped=tuple(skipped),
        replaced=replaced,
        partnerships=partnerships_of(contents.meta),
        parts=len({s.subject for s in now.statements if is_part((s,))}),
        earlier=_by_kind(aside.entities),
    )


def _by_kind(entities: Iterable[Entity]) -> dict[str, int]:
    kinds = Counter(entity.kind for entity in entities)
    return {kind: kinds[kind] for kind in KINDS if kinds[kind]}
