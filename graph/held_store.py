"""A store for a register that is in memory already, and that nobody may ever search.

To write a register into a database in memory, with its index of words, takes longer than most of what is asked
of it then: an audit looks for no words. So what is held is read where it is, and the database is made when
words are looked for first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace

from remit.graph.editions import parted
from remit.graph.errors import ChangedError
from remit.graph.held import Held
from remit.graph.lookup import Candidate, Query
from remit.graph.model import Contents, Document, Entity, LedgerEntry, Passage, Sources, Statement
from remit.graph.own import Own, read_own
from remit.graph.partnerships import Partnership, owned, owner
from remit.graph.store import Link, Store, fitting
from remit.ontology import KINDS


class HeldStore:
    """A register that is held in memory, to be asked as any other; it cannot be loaded into by two at once."""

    file = None

    def __init__(self, address: str, contents: Contents) -> None:
        self.address = address
        self._hold(contents)

    def _hold(self, contents: Contents) -> None:
        now, _ = parted(contents)  # what only earlier editions say is asked of no more
        self._all, self._now = contents, now
        self._held = Held(now.entities, now.statements)
        self._search: Store | None = None
        kinds: dict[str, list[Entity]] = defaultdict(list)
        for entity in now.entities:
            kinds[entity.kind].append(entity)
        self._of_kind = {
            kind: sorted(some, key=lambda e: (e.label, e.id)) for kind, some in kinds.items()
        }

    @property
    def held(self) -> Sequence[Statement]:
        """All statements with their passages, in canonical order: they are in memory anyway."""
        return self._held.statements

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Give the things with these ids; an id that is not there is left out."""
        return self._held.entities(ids)

    def about(self, ids: Collection[str], *, few: bool = False) -> list[Statement]:  # noqa: ARG002 - all is in memory
        """Give every statement whose subject or object is one of these, in canonical order."""
        return self._held.about(ids)

    def among(self, ids: Collection[str]) -> list[Statement]:
        """Give every statement about one of these that leads to none but these, in canonical order."""
        known = frozenset(ids)
        return [
            s for s in self.held if s.subject in known and (s.object is None or s.object in known)
        ]

    def walk(
        self,
        ids: Collection[str],
        terms: Collection[str],
        back: bool = False,
        beside: Collection[str] = (),
        *,
        own: bool = False,
        like: Callable[[str], bool] | None = None,
    ) -> list[Statement]:
        """Give every statement on the way from these things along these relations."""
        return self._held.walk(ids, terms, back, beside, own=own, like=like)

    def within(self, partnership: str) -> list[Statement]:
        """Give every statement of which a partnership's own thing is the subject or the object."""
        keys = (partnership,)
        return [s for s in self.held if owner(s.subject, keys) or owner(s.object or "", keys)]

    def own(self, partnership: Partnership) -> Own:
        """Give what is one partnership's own."""
        return read_own(self, partnership)

    def replace(self, contents: Contents, built_on: str | None = None) -> None:
        """Hold these contents in the place of all that was held."""
        if built_on not in (None, self.sources().digest):
            raise ChangedError.of(self.address)
        self._let_go()
        self._hold(contents)

    def sources(self) -> Sources:
        """Give what the register was built from, with the documents' bytes."""
        return self._all.sources

    def check(self) -> bool:
        """See nothing of it: it has not come from any disk."""
        return True

    def contents(self) -> Contents:
        """Give everything back, in canonical order."""
        return self._all

    def whole(self) -> Contents:
        """Give everything, which is held anyway."""
        return self._all

    def snapshot(self) -> nullcontext[None]:
        """See one unchanging register, which it is."""
        return nullcontext()

    def of_kind(self, *kinds: str, room: int | None = None, within: str = "") -> list[Entity]:
        """Give all things of these kinds, one kind after the other, each by label."""
        chosen = kinds if room is None else fitting(kinds, self.counts(), room)
        whose = {kind: owned(f"{kind}/", within) if within else "" for kind in chosen}
        found = ((whose[kind], e) for kind in chosen for e in self._of_kind.get(kind, ()))
        return [e for whose, e in found if e.id.startswith(whose)]

    def shared(self, partnerships: Container[str]) -> list[Entity]:
        """Give all things that are none of these partnerships' own, by id."""
        return sorted(e for e in self._now.entities if not owner(e.id, partnerships))

    def stream(self, terms: Collection[str]) -> Iterator[Link]:
        """Give every link of these relations, in canonical order, without citations."""
        wanted = frozenset(terms)
        return (
            Link(s.subject, s.term, s.object, s.role)
            for s in self.held
            if s.object is not None and s.term in wanted
        )

    def scan(self, terms: Collection[str]) -> Iterator[Statement]:
        """Give every statement of these relations and attributes, in canonical order, uncited."""
        wanted = frozenset(terms)
        return (_uncited(s) for s in self.held if s.term in wanted)

    def documents(self) -> list[Document]:
        """Give the documents that were read, without their content."""
        return [replace(document, content=None) for document in self._all.documents]

    def ledger(self, documents: Collection[str] | None = None) -> list[LedgerEntry]:
        """Give how each block of each document ended, or of each of these documents."""
        return [e for e in self._all.ledger if documents is None or e.document in documents]

    def meta(self) -> Mapping[str, str]:
        """Give what is said of the register itself."""
        return dict(sorted(self._all.meta.items()))

    def counts(self) -> dict[str, int]:
        """Count things by kind, and ``statement`` for all statements."""
        many = {kind: len(self._of_kind[kind]) for kind in KINDS if kind in self._of_kind}
        return {**many, "statement": len(self.held)}

    def candidates(self, query: Query, limit: int = 200) -> list[Candidate]:
        """Find at most ``limit`` things for each way of matching the query: its id, exact names, words."""
        return self._searched().candidates(query, limit)

    def passages(self, query: Query, limit: int) -> list[Passage]:
        """Give the blocks kept as text, or not read, that hold every word of the query, in reading order."""
        return self._searched().passages(query, limit)

    def close(self) -> None:
        """Let go of what is held."""
        self._let_go()
        self._hold(Contents())

    def _searched(self) -> Store:
        if self._search is None:
            from remit.graph.opening import in_memory

            self._search = in_memory(self.address)
            self._search.replace(self._all)
        return self._search

    def _let_go(self) -> None:
        if self._search is not None:
            self._search.close()
            self._search = None


def _uncited(s: Statement) -> Statement:
    return Statement(
        s.subject, s.term, s.object, s.value, s.raw, s.role, s.stated_as, s.basis, s.start, s.end
    )
