"""One partnership of several, as a register of its own.

It is read out of the register of all into memory, so that every question, the audit and the page
answer for it as if its documents had been loaded alone. What is shared comes with it as far as the
partnership itself says something of it, and with its own passages only.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from remit.graph.editions import Aside, parted, with_editions
from remit.graph.held_store import HeldStore
from remit.graph.model import Citation, Contents, Document, Entity, Statement, ends, merge
from remit.graph.own import cited_in
from remit.graph.partnerships import PARTNERSHIPS, Partnership, called, partnerships_of
from remit.graph.store import EDITIONS, Store


def part_of(store: Store, name: str) -> Store:
    """Open one partnership of a register, by its key, title or folder, for asking.

    Raises:
        NotFoundError: no partnership is called so, or the register does not hold several.
    """
    with store.snapshot():
        parts = Parts(store)
        return parts.open(called(parts.partnerships, name))


def parts_of(store: Store, first: int = 0, step: int = 1) -> Iterator[tuple[Partnership, Store]]:
    """Open each partnership of a register in turn, by key; it is closed when the next one is wanted.

    With a ``step``, every so many-th of them from the ``first`` on. No more than one is in memory at any time.
    None where the register does not hold several.
    """
    with store.snapshot():
        parts = Parts(store)
        for one in parts.partnerships[first::step]:
            with closing(parts.open(one)) as part:
                yield one, part


class Parts:
    """The partnerships of a register, and what they share, which is read only once for all of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.partnerships = partnerships_of(store.meta())
        self._keys = frozenset(one.key for one in self.partnerships)

    def open(self, partnership: Partnership) -> Store:
        """Open one of them, for asking."""
        return HeldStore(self._store.address, self.contents(partnership))

    def contents(self, partnership: Partnership) -> Contents:
        """Read what the register holds of one partnership."""
        store, mine = self._store, frozenset(partnership.documents)
        own = store.own(partnership)
        ids = {e.id for e in own.entities}
        shared = [s for document in partnership.documents for s in self._shared.get(document, ())]
        said = _in_order(own.statements, merge(shared))
        if gone := [c for s in self._aside.statements if (c := cited_in(mine, s)).citations]:
            said = merge([*said, *gone])
        others = {end for s in said for end in (s.subject, s.object) if end} - ids
        contents = Contents(
            documents=tuple(self._documents[name] for name in sorted(mine, key=self._order)),
            entities=tuple(sorted((*own.entities, *self._entities(others)), key=attrgetter("id"))),
            statements=tuple(said),
            ledger=tuple(own.ledger),
            meta={**self._meta, "scope": partnership.key, "title": partnership.title},
        )
        return with_editions(contents)

    def _entities(self, ids: set[str]) -> Iterator[Entity]:
        gone = {e.id: e for e in self._aside.entities if e.id in ids}
        yield from gone.values()
        yield from self._store.entities(ids - gone.keys()).values()

    @cached_property
    def _meta(self) -> Mapping[str, str]:
        """What is said of the register itself, without whose its papers are: of a nation that is a long text."""
        apart = (PARTNERSHIPS, EDITIONS)
        return {key: text for key, text in self._store.meta().items() if key not in apart}

    @cached_property
    def _aside(self) -> Aside:
        """What only earlier editions say; nothing where no paper comes in several."""
        several = EDITIONS in self._store.meta()
        return parted(self._store.contents())[1] if several else Aside()

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.name: document for document in self._store.documents()}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self._documents)}

    def _order(self, name: str) -> int:
        return self._places[name]

    @cached_property
    def _shared(self) -> dict[str, list[Statement]]:
        """What documents say of shared things alone, by document; each with its own passages."""
        ids = [e.id for e in self._store.shared(self._keys)]
        found: dict[str, list[Statement]] = defaultdict(list)
        for said in self._store.among(ids):
            for document, cited in _by_document(said.citations):
                found[document].append(replace(said, citations=cited))
        return found


def _in_order(one: Iterable[Statement], other: Iterable[Statement]) -> list[Statement]:
    """Two lists of statements in canonical order as one, where nothing of the one says what something of the other does."""
    found = [*one]
    for said in other:  # of what is shared a partnership says little
        insort(found, said, key=ends)
    return found


def _by_document(citations: tuple[Citation, ...]) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        found[citation.document].append(citation)
    for document, cited in found.items():
        yield document, tuple(cited)
