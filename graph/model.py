"""The model: things, the cited statements about them, and the documents that make them.

A register is a set of statements. A statement's id is a hash of *what it says*, so two documents
that say the same make one statement with two citations; where it was found is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from remit.graph.errors import RegisterError
from remit.graph.place import Span, span_of, told_of
from remit.ontology import BASES, Basis, Role, check

BASIS_RANK = {basis: rank for rank, basis in enumerate(BASES)}


def digest(*parts: str | None) -> str:
    """Hash the parts into 16 hexadecimal digits; ``None`` and the empty string differ.

    >>> digest("a", "b") == digest("ab")
    False
    """
    return _digest(parts)


def digest_of(parts: tuple[str | None, ...]) -> str:
    """As :func:`digest`, and nothing is remembered: for whoever wants each once."""
    told = "".join(["\0\x1f" if part is None else f"\1{part}\x1f" for part in parts])
    digested: str = _sha256()(told.encode("utf-8", "surrogatepass")).hexdigest()
    return digested[:16]


# An audit asks for the ids of the same statements again and again.
_digest = lru_cache(maxsize=8192)(digest_of)


@cache
def _sha256() -> Callable[[bytes], Any]:
    from hashlib import sha256  # slow to import, and no question needs an id made

    return sha256


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What statements are about; ``id`` reads ``kind/slug``, as in ``body/west-midlands-police``."""

    id: str
    kind: str
    label: str


Order: TypeAlias = tuple[int, tuple[Any, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A passage: which document, where in it (``line 651-657``, ``row 9, column 3``), which words.

    ``at`` counts the pieces of a document in which paragraphs, tables and boxes stand mixed, whose places alone do
    not tell which of them comes first; elsewhere it is zero.
    """

    document: str
    locator: str
    quote: str
    sha256: str = ""  # of the document, so that the citation's id holds on every machine
    at: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """Hash of document digest, locator and quote."""
        return digest(self.sha256 or self.document, self.locator, self.quote)

    @property
    def place(self) -> Span | None:
        """From where to where it stands, by numbers and names; ``None`` for what is no place, as the section of a law."""
        return span_of(self.locator)

    @property
    def order(self) -> Order:
        """A key that puts the passages of one document as they stand in it."""
        return self.at, *_order_of(self.locator)

    @property
    def told(self) -> dict[str, object]:
        """The passage for programs: document, place in words and by its numbers, and words."""
        where = {"document": self.document, "locator": self.locator}
        return {**where, **told_of(self.locator), "quote": self.quote}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of ``subject``: a link to ``object``, or an attribute's ``value``.

    ``value`` is what could be read (a date interval in ISO 8601, a number, plain text); ``raw`` is
    the document's own wording where that differs or where nothing could be read from it.
    ``start`` and ``end`` are ISO dates between which it holds, as far as stated. ``elsewhere`` counts
    passages that are kept and were not read, since whoever asked wants those of some papers only.
    """

    subject: str
    term: str
    object: str | None = None
    value: str | None = None
    raw: str | None = None
    role: Role | None = None
    stated_as: str = ""
    basis: Basis = "stated"
    start: str | None = None
    end: str | None = None
    citations: tuple[Citation, ...] = ()
    elsewhere: int = field(default=0, compare=False, repr=False)

    def __hash__(self) -> int:
        """Of what tells nearly all from each other: passages, which are long, are only compared."""
        return hash((self.subject, self.term, self.object, self.value))

    @property
    def id(self) -> str:
        """Hash of what the statement says, wherever it was found."""
        return digest(*self.what)

    @property
    def what(self) -> tuple[str | None, ...]:
        """What the statement says, wherever it was found and however it is written where it could be read."""
        said = self.value if self.value is not None else self.raw
        return (self.subject, self.term, self.object, said, self.role, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. ``origin`` names the document that it is an extract or a copy of."""

    name: str
    sha256: str
    media: str = ""
    origin: str | None = None
    content: bytes | None = field(default=None, repr=False)


class Sources(NamedTuple):
    """What a register is built from: its documents, and what was decided and said of it."""

    documents: tuple[Document, ...] = ()
    meta: Mapping[str, str] = MappingProxyType({})

    @property
    def digest(self) -> str:
        """Hash of all of it: the same sources give the same register.

        >>> Sources(meta={"a": "1", "b": "2"}).digest == Sources(meta={"b": "2", "a": "1"}).digest
        True
        """
        documents = [part for d in self.documents for part in (d.name, d.sha256, d.media, d.origin)]
        said = [part for item in sorted(self.meta.items()) for part in item]
        return digest(str(len(self.documents)), *documents, *said)


Outcome: TypeAlias = Literal["fact", "text", "ignored", "unread"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
TEMPLATE: Final = "part of an example or a template"  # why a block is left out


class LedgerEntry(NamedTuple):
    """How one block of a document ended: ``fact``, ``text``, ``ignored`` or ``unread``, and why."""

    document: str
    locator: str
    outcome: Outcome
    reason: str
    text: str


# The blocks that a search for words goes through: what became facts is found by these.
LOOKED_THROUGH: Final[tuple[Outcome, ...]] = ("text", "unread")


class Passage(NamedTuple):
    """A block of a document that holds words which were looked for, and how it ended in the ledger."""

    citation: Citation
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a register holds, in canonical order: the same inputs give equal contents."""

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    notes: tuple[str, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def sources(self) -> Sources:
        """What it was built from."""
        return Sources(self.documents, self.meta)

    @property
    def linked(self) -> bool:
        """Whether it is known that every thing of which something is said is there: nobody has looked."""
        return False

    @property
    def cited(self) -> Collection[tuple[str, str]]:
        """The sources of the passages, each once: the document's name, and its digest."""
        passages = (c for s in self.statements for c in s.citations)
        return dict.fromkeys((c.document, c.sha256) for c in passages)


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """Make one statement of all that say the same, with every citation and the strongest basis.

    Its citations stand by their places, those that only open a list behind what they open.

    The result is sorted by subject, term, object and id, and does not depend on the order given.
    """
    alike = ([*some] for _, some in groupby(sorted(statements, key=ends), key=ends))
    return [s for some in alike for s in (some if _is_whole(some) else _merge_alike(some))]


def ends(s: Statement) -> tuple[str, ...]:
    """By what statements stand in canonical order, before their ids."""
    return s.subject, s.term, s.object or "", s.role or ""


def _is_whole(same: Sequence[Statement]) -> bool:
    """Whether there is nothing to put together, as nearly everywhere: one statement, from one place."""
    return len(same) == 1 and len(same[0].citations) < 2 and ";" not in same[0].stated_as


def _merge_alike(alike: Sequence[Statement]) -> Sequence[Statement]:
    """One statement of all that say the same, of those with the same ends."""
    found: dict[tuple[str | None, ...], list[Statement]] = {}
    for statement in alike:
        found.setdefault(statement.what, []).append(statement)
    merged = [*map(_merge_same, found.values())]
    # An id is made only where nothing else tells one from another.
    return merged if len(merged) == 1 else sorted(merged, key=attrgetter("id"))


def _merge_same(same: list[Statement]) -> Statement:
    if _is_whole(same):
        return same[0]
    first = same[0]
    how = first.basis, first.stated_as, first.raw, first.value
    if ";" not in first.stated_as and all(
        (s.basis, s.stated_as, s.raw, s.value) == how for s in same
    ):  # as where one edition after the other says it: there are only passages to put in order
        return replace(first, citations=_in_order(c for s in same for c in s.citations))
    ordered = sorted(
        same,
        key=lambda s: (BASIS_RANK[s.basis], _places(s), s.stated_as, s.raw or "", s.value or ""),
    )
    wordings = dict.fromkeys(part for s in ordered for part in s.stated_as.split("; ") if part)
    return replace(
        ordered[0],
        stated_as="; ".join(wordings),
        citations=_in_order(citation for s in ordered for citation in s.citations),
    )


def _in_order(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Passages by their places, each once, those that only open a list behind what they open."""
    found = dict.fromkeys(citations)
    if len({c.document for c in found}) == len(found):  # as where each edition says it once
        return tuple(sorted(found, key=lambda c: (opens(c), c.document)))
    return tuple(sorted(found, key=lambda c: (opens(c), *_place(c))))


def opens(citation: Citation) -> bool:
    """Whether a passage only opens a list: the item below it, which says the thing, comes first."""
    return citation.quote.rstrip().endswith(":")


# To the last field, so that no two citations that differ can change places.
_Place = tuple[str, Order, str, str, str]
_NUMBER = re.compile(r"[0-9]+")


def _place(citation: Citation) -> _Place:
    return (
        citation.document,
        citation.order,
        citation.quote,
        citation.locator,
        citation.sha256,
    )


@lru_cache(maxsize=65536)  # papers call most of their places the same: line 1, row 3
def _order_of(locator: str) -> tuple[tuple[Any, ...], tuple[int, ...]]:
    place = span_of(locator)
    return place or (), () if place else _numbers(locator)


def _numbers(locator: str) -> tuple[int, ...]:
    return tuple(int(number[:18]) for number in _NUMBER.findall(locator))


def _places(statement: Statement) -> list[_Place]:
    return [_place(citation) for citation in statement.citations]


def checked(contents: Contents) -> Contents:
    """Return the contents unchanged, or raise with everything in them that the ontology forbids.

    Raises:
        RegisterError: a statement hangs in the air, links kinds that may not be linked, has an
            unknown basis, or claims to be stated without a citation. All faults at once.
    """
    if found := faults(contents):
        raise RegisterError(
            f"the register would hold {len(found)} faulty statement{'s' if len(found) != 1 else ''}",
            found,
        )
    return contents


def faults(contents: Contents) -> list[str]:
    """What the ontology forbids in some contents, in a sentence for each statement."""
    kinds = {entity.id: entity.kind for entity in contents.entities}
    return [fault for s in contents.statements if (fault := _fault(s, kinds))]


def _fault(statement: Statement, kinds: Mapping[str, str]) -> str | None:
    where = f"{statement.subject} {statement.term} {statement.object or statement.value or statement.raw}"
    for end in filter(None, (statement.subject, statement.object)):
        if end not in kinds:
            return f"{where}: there is no thing {end}"
    target = kinds[statement.object] if statement.object else None
    if reason := check(kinds[statement.subject], statement.term, target):
        return f"{where}: {reason}"
    if statement.basis not in BASES:
        return f"{where}: {statement.basis} is no basis"
    if statement.basis in ("stated", "drawn") and not statement.citations:
        return f"{where}: {statement.basis}, but nothing is cited"
    return None
