"""What recognisers hand on: statements about things that are still only names or places.

A :class:`Ref` is how a document points at a thing: by a name ("the Force"), which the names step turns
into an entity, or by a place ("the third one-year action under Violence reduction"), which is an
identity in itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, TypeVar

from remit.graph.lookup import key
from remit.graph.model import Citation
from remit.graph.uncollected import uncollected
from remit.loaders.blocks import Block, Part, Passage, Source, joined
from remit.loaders.explaining import Region
from remit.loaders.wording import without_note
from remit.ontology import Basis, Role

_LINKED = ("memberOf", "assignedTo")


class Ref(NamedTuple):
    """A thing as a document points at it.

    ``slug`` is empty for a thing known by its name. ``within`` is the origin of the document that a
    placed thing belongs to, so that the same place in two documents stays two things; ``same`` is
    set where equal wording under one parent means one thing (a measure said twice).

    A place that a row or line gives tells things apart while a document is read, and moves when a row is put in above.
    Such a thing's id comes from what it is ``under``, or what it is in the ``scope`` of (the paper itself where that is
    empty), and from its reference or its words; only where both are none is the place the id.
    """

    kind: str
    name: str
    slug: str = ""
    within: str = ""
    same: str = ""
    scope: str | None = None
    under: Ref | None = None


class Draft(NamedTuple):
    """A statement whose ends are not yet resolved, with the source and the passages it rests on."""

    source: Source
    passages: tuple[Passage, ...]
    subject: Ref
    term: str
    object: Ref | None = None
    value: str | None = None
    raw: str | None = None
    role: Role | None = None
    stated_as: str = ""
    basis: Basis = "stated"
    start: str | None = None
    end: str | None = None


# What was told of each line, row or part of a document, by its number, with the words that say so.
Tellings = Mapping[int, Sequence[tuple[Passage, Draft]]]
T = TypeVar("T")


def told_of(found: Mapping[int, Sequence[T]], words: Passage) -> Iterator[T]:
    """What was found, by their numbers, of the lines, rows or parts that some words are of."""
    return chain.from_iterable([found.get(number, ()) for number in words.numbers])


# One thing with a second name for it, and where that is said.
Alias = tuple[Ref, Ref, Source, Passage]


class Claim(NamedTuple):
    """A draft that has left its document: what it rests on is cited, and so are the words that name its ends.

    ``named`` has those of the subject and of the object, where these are known by a name and not by a place.
    """

    citations: tuple[Citation, ...]
    named: tuple[Citation | None, Citation | None]
    subject: Ref
    term: str
    object: Ref | None = None
    value: str | None = None
    raw: str | None = None
    role: Role | None = None
    stated_as: str = ""
    basis: Basis = "stated"
    start: str | None = None
    end: str | None = None

    @classmethod
    def of(cls, draft: Draft, cite: Callable[[Passage], Citation]) -> Claim:
        """Let a draft leave its document, of which it cites passages."""
        passages, subject, target = draft.passages, draft.subject, draft.object
        return cls(
            tuple([cite(passage) for passage in passages]),
            (
                None if subject.slug else cite(passages[0].find(subject.name)),
                None if target is None or target.slug else cite(passages[0].find(target.name)),
            ),
            *_of_draft(draft),
        )

    @classmethod
    @uncollected()
    def of_all(cls, source: Source, drafts: list[Draft]) -> list[Claim]:
        """Let all drafts leave their document, and the list; a passage on which several rest is cited once."""
        cited: dict[tuple[Part, ...], Citation] = {}

        def cite(passage: Passage) -> Citation:
            if (known := cited.get(passage.parts)) is None:
                known = cited[passage.parts] = source.cite(passage)
            return known

        drafts.reverse()
        claims = []
        while drafts:  # none is held beside its claim: a table has some eight for each row
            claims.append(cls.of(drafts.pop(), cite))
        return claims

    @property
    def document(self) -> str:
        """The name of the document that it rests on."""
        return self.citations[0].document

    @property
    def place(self) -> str:
        """Where the first passage that it rests on stands."""
        return f"{self.document}, {self.citations[0].locator}"

    def with_ends(self, change: Callable[[Ref], Ref]) -> Claim:
        """The claim with its subject and its object changed; itself where neither is, as is so of nearly all."""
        subject, target = change(self.subject), change(self.object) if self.object else None
        same = subject is self.subject and target is self.object
        return self if same else self._replace(subject=subject, object=target)


_of_draft = attrgetter(*Claim._fields[2:])


@dataclass(frozen=True)
class Claims:
    """What all documents say together, before it is known which names are of one thing."""

    claims: Sequence[Claim]
    aliases: Sequence[Alias] = ()
    notes: Sequence[str] = ()


@dataclass
class Findings:
    """What has been recognised so far; recognisers only add to it."""

    drafts: list[Draft] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    ignored: dict[tuple[str, int], str] = field(default_factory=dict)
    unread: dict[tuple[str, int], str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    leaves: dict[tuple[str, int], list[tuple[Passage, str]]] = field(
        default_factory=dict
    )  # the words of a block that were not understood, where they are not all of it
    keys: dict[str, str] = field(
        default_factory=dict
    )  # initials and whom a key says they stand for; nobody, where two say different
    regions: list[Region] = field(default_factory=list)
    # What was seen of the drafts when they were last looked at, as they only grow: each is looked at once.
    _named: dict[Ref, None] = field(default_factory=dict, init=False, repr=False)
    _lost: dict[int, tuple[int, dict[int, list[tuple[Passage, str]]]]] = field(
        default_factory=dict, init=False, repr=False
    )
    _by_source: dict[int, list[Draft]] = field(default_factory=dict, init=False, repr=False)
    _seen: int = field(default=0, init=False, repr=False)

    def named(self) -> Iterable[Ref]:
        """The bodies and people of all drafts, whoever was met last behind the others."""
        self._look()
        return self._named

    def of(self, source: Source) -> Sequence[Draft]:
        """The drafts that rest on one document."""
        self._look()
        return self._by_source.get(id(source), ())

    def told(self, source: Source) -> Tellings:
        """What was told of each line, row or part of a document, by its number, with the words that say so."""
        found: dict[int, list[tuple[Passage, Draft]]] = {}
        for draft in self.of(source):
            for passage in draft.passages:
                for number in passage.numbers:
                    found.setdefault(number, []).append((passage, draft))
        return found

    def lost(self, source: Source) -> Mapping[int, Sequence[tuple[Passage, str]]]:
        """What was not understood of each line, row or part of a document, by its number, each with the reason."""
        if (found := self._lost.get(id(source))) is None or found[0] != len(self.notes):
            by_number: dict[int, list[tuple[Passage, str]]] = {}
            for (name, _), leaves in self.leaves.items():
                for leaf in leaves if name == source.document.name else ():
                    for number in leaf[0].numbers:
                        by_number.setdefault(number, []).append(leaf)
            found = self._lost[id(source)] = len(self.notes), by_number
        return found[1]

    def _look(self) -> None:
        for draft in self.drafts[self._seen :]:
            self._by_source.setdefault(id(draft.source), []).append(draft)
            for ref in (draft.subject, draft.object):
                if ref is not None and not ref.slug and ref.kind in ("body", "person"):
                    self._named.pop(ref, None)
                    self._named[ref] = None
        self._seen = len(self.drafts)

    def stands_for(self, short: str, name: str) -> None:
        """Keep whom initials stand for; where two documents mean two people, they stand for neither."""
        self.keys[short] = name if self.keys.get(short, name) == name else ""

    def link(
        self,
        source: Source,
        passages: Passage | Iterable[Passage],
        subject: Ref,
        term: str,
        target: Ref,
        *,
        stated_as: str = "",
        basis: Basis = "stated",
        role: Role | None = None,
        start: str | None = None,
        end: str | None = None,
    ) -> None:
        """Say that the passages link the subject to the target."""
        self.drafts.append(
            Draft(
                source, _all(passages), subject, term, target,
                role=role, stated_as=stated_as, basis=basis, start=start, end=end,
            )
        )  # fmt: skip

    def attribute(
        self,
        source: Source,
        passages: Passage | Iterable[Passage],
        subject: Ref,
        term: str,
        value: str | None,
        *,
        raw: str | None = None,
        stated_as: str = "",
        basis: Basis = "stated",
    ) -> None:
        """Say that the passages give the subject this attribute; ``value`` is what could be read."""
        if term == "name" and value is not None:
            value = without_note(value)
        self.drafts.append(
            Draft(
                source, _all(passages), subject, term,
                value=value, raw=raw, stated_as=stated_as, basis=basis,
            )
        )  # fmt: skip

    def alias(self, source: Source, passage: Passage, one: Ref, other: Ref) -> None:
        """Say that the passage gives one thing a second name, as in "Long Name (LN)"."""
        self.aliases.append((one, other, source, passage))

    def ignore(self, source: Source, block: Block, reason: str) -> None:
        """Leave a block out on purpose."""
        self.ignored.setdefault((source.document.name, _first(block)), reason)

    def cannot_read(self, source: Source, block: Block, passage: Passage, reason: str) -> None:
        """Own up to something that was seen and not understood; it is listed after the load."""
        place = source.document.name, _first(block)
        self.unread.setdefault(place, reason)
        self.leaves.setdefault(place, []).append((passage, reason))
        self.notes.append(f"{source.document.name}: {passage.locator}: {reason}")

    def unknown_table(self, source: Source, blocks: Sequence[Block], reason: str) -> None:
        """Own up once to a table from which nothing is claimed; each of its rows is unread."""
        for block in blocks:
            self.unread.setdefault((source.document.name, _first(block)), reason)
        self.notes.append(f"{source.document.name}: {whole(blocks).locator}: {reason}")


def linked_bodies(drafts: Iterable[Draft]) -> set[str]:
    """The folded names of the bodies that drafts tell to be members, to have members or to have something to do."""
    ends = (end for d in drafts if d.term in _LINKED for end in (d.subject, d.object))
    return {key(end.name) for end in ends if end is not None and end.kind == "body"}


def _all(passages: Passage | Iterable[Passage]) -> tuple[Passage, ...]:
    return (passages,) if isinstance(passages, Passage) else tuple(passages)


def _first(block: Block) -> int:
    return block.parts[0].number


def whole(blocks: Iterable[Block]) -> Passage:
    """Put whole blocks together as one passage."""
    return joined([Passage(block.parts) for block in blocks])
