"""All that a register holds, to be gone through as often as one likes, whether or not it is held in memory.

What is written out or checked from beginning to end needs of a register no more than one thing, statement or
piece of a document at a time. So it takes this, which contents are too, and memory no longer grows with the register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from remit.graph.model import Document, Entity, LedgerEntry, Statement

T = TypeVar("T")


class Whole(Protocol):
    """What may be gone through: each part in canonical order, and the same every time."""

    @property
    def linked(self) -> bool:
        """Whether it is known that every thing of which something is said is there."""

    @property
    def documents(self) -> Sequence[Document]:
        """The documents that were read."""

    @property
    def entities(self) -> Iterable[Entity]:
        """The things, by id."""

    @property
    def statements(self) -> Iterable[Statement]:
        """The statements, each with its citations."""

    @property
    def cited(self) -> Iterable[tuple[str, str]]:
        """The sources of the passages, each once: the document's name, and its digest."""

    @property
    def ledger(self) -> Iterable[LedgerEntry]:
        """How each block of each document ended."""

    @property
    def notes(self) -> Sequence[str]:
        """What is worth a look."""

    @property
    def meta(self) -> Mapping[str, str]:
        """What is said of the register itself."""


class Each(Generic[T]):
    """What is asked for anew whenever it is gone through."""

    def __init__(self, ask: Callable[[], Iterator[T]]) -> None:
        self._ask = ask

    def __iter__(self) -> Iterator[T]:
        return self._ask()


class Flowing(NamedTuple):
    """A register that is read out of its store while it is gone through, within a snapshot of it.

    The store has seen that it is whole: so every thing of which something is said is there.
    """

    documents: Sequence[Document]
    entities: Iterable[Entity]
    statements: Iterable[Statement]
    cited: Sequence[tuple[str, str]]
    ledger: Iterable[LedgerEntry]
    notes: Sequence[str]
    meta: Mapping[str, str]
    linked: bool = True
