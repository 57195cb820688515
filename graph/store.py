"""What a store of registers must do; every question is written once against this interface."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from remit.graph.lookup import Candidate, Query
from remit.graph.model import (
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Passage,
    Sources,
    Statement,
)
from remit.ontology import Role

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.own import Own
    from remit.graph.partnerships import Partnership
    from remit.graph.whole import Whole

# Keys of the meta: what files are called whose names say nothing; the day of a register as at a day; which papers come
# in several editions.
TITLES: Final = "titles"
WORDS: Final = "words"  # whose words a register's are, in a sentence, where they are not those of its documents
WORDINGS: Final = "wordings"  # of such a register, which of its wordings are whose, where their length does not tell
AS_OF: Final = "asOf"
EDITIONS: Final = "editions"
FEW: Final = 3  # passages of one statement, which are always read


class Link(NamedTuple):
    """A statement between two things, without its citations: what whole-register audits read."""

    subject: str
    term: str
    object: str
    role: Role | None


def fitting(kinds: Iterable[str], counts: Mapping[str, int], room: int) -> list[str]:
    """Choose the kinds that fit into some room, one after the other.

    >>> fitting(["plan", "action", "body"], {"plan": 1, "action": 900, "body": 20}, 100)
    ['plan', 'body']
    """
    chosen = []
    for kind in kinds:
        if counts.get(kind, 0) <= room:
            chosen.append(kind)
            room -= counts.get(kind, 0)
    return chosen


class Readable(Protocol):
    """What the questions about one thing read: a store, or a register that is held in memory."""

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Give the things with these ids; an id that is not there is left out."""

    def about(self, ids: Collection[str], *, few: bool = False) -> list[Statement]:
        """Give every statement whose subject or object is one of these, in canonical order, in one round trip.

        With ``few`` a store may read of what many passages say the first few only, and count the rest.
        """

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
        """Give every statement on the way from these things along these relations, in one round trip.

        From subject to object, or from object to subject with ``back``; a cycle ends where it
        meets itself. With ``beside``, some of the relations, also what leads by these to anything
        reached, however many steps away, and every statement on the way from there. With ``own``, of
        a statement that more than a :data:`FEW` passages say, a store may read the first few and those
        in the papers of the partnerships that all these things are of, and count the rest. With ``like``, a store may
        leave out what stands ``beside`` and nothing that is called ``like`` it stands under.
        """


class Store(Readable, Protocol):
    """A place where one register lives.

    Reading methods may be called in a :meth:`snapshot`, and then all see the same register even
    while somebody loads a new one. No method computes an answer: that is what queries do.
    """

    @property
    def address(self) -> str:
        """Where the register is, as it may be shown: never with a password."""

    @property
    def file(self) -> Path | None:
        """The file that holds the register and nothing else; none where it lives elsewhere."""

    @property
    def held(self) -> Sequence[Statement] | None:
        """All statements with their passages, in canonical order, where they are in memory anyway; otherwise none."""

    def replace(self, contents: Contents, built_on: str | None = None) -> None:
        """Put these contents in the place of all that was there, in one transaction.

        ``built_on`` is the digest of the :meth:`sources` that they were built on.

        Raises:
            ChangedError: by now other sources are there; nothing was changed.
        """

    def sources(self) -> Sources:
        """Give what the register was built from, with the documents' bytes; nothing of an empty one.

        They are there, too, where a load was broken off, so that it can be done again.
        """

    def check(self) -> bool:
        """See that all of it is as a load wrote it; ``False`` where nothing tells what that was.

        Raises:
            RegisterError: it is damaged.
        """

    def contents(self) -> Contents:
        """Read everything back, in canonical order."""

    def whole(self) -> Whole:
        """Give everything to be gone through within a snapshot, in canonical order; without the documents' bytes."""

    def snapshot(self) -> AbstractContextManager[None]:
        """See one unchanging register until the block ends; may be nested."""

    def candidates(self, query: Query, limit: int = 200) -> list[Candidate]:
        """Find at most ``limit`` things for each way of matching the query: its id, exact names, words."""

    def of_kind(self, *kinds: str, room: int | None = None, within: str = "") -> list[Entity]:
        """Give all things of these kinds, one kind after the other, each by label.

        A kind of which there are more than there is ``room`` left for is passed over. ``within`` is
        the key of a partnership whose own things alone are wanted.
        """

    def shared(self, partnerships: Container[str]) -> list[Entity]:
        """Give all things that are none of these partnerships' own, by id."""

    def among(self, ids: Collection[str]) -> list[Statement]:
        """Give every statement about one of these that leads to none but these, in canonical order.

        Of what very many things lead to, and of which little is said, it reads no more than that.
        """

    def within(self, partnership: str) -> list[Statement]:
        """Give every statement of which a partnership's own thing is the subject or the object, in canonical order."""

    def own(self, partnership: Partnership) -> Own:
        """Give what is one partnership's own: its things, what :meth:`within` gives of it, and how its blocks ended.

        A store may keep all of that in one piece, for whoever reads every partnership.
        """

    def stream(self, terms: Collection[str]) -> Iterator[Link]:
        """Give every link of these relations, in canonical order, without citations."""

    def scan(self, terms: Collection[str]) -> Iterator[Statement]:
        """Give every statement of these relations and attributes, in canonical order, uncited.

        It is what reads a whole register at once: one pass over the columns, nothing per thing.
        The citations of the few statements that then matter come from :meth:`about`.
        """

    def documents(self) -> list[Document]:
        """Give the documents that were read, without their content."""

    def ledger(self, documents: Collection[str] | None = None) -> list[LedgerEntry]:
        """Give how each block of each document ended, or of each of these documents."""

    def passages(self, query: Query, limit: int) -> list[Passage]:
        """Give the blocks kept as text, or not read, that hold every word of the query, in reading order."""

    def meta(self) -> Mapping[str, str]:
        """Give what is said of the register itself: its scope and its title."""

    def counts(self) -> dict[str, int]:
        """Count things by kind, and ``statement`` for all statements."""

    def close(self) -> None:
        """Let go of the file or the connection."""
