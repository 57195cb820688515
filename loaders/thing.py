"""A thing that a document points at by its place, and what its id is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from remit.graph.lookup import key
from remit.graph.model import digest
from remit.graph.once import once
from remit.graph.words import STOP
from remit.loaders.drafts import Claim, Ref
from remit.loaders.reading import slug
from remit.ontology import KINDS

_FEW, _LETTERS = 3, 36  # words of a name, in an id that a person can read
_PAPER = 36  # letters of the name of a paper
STAMP = 4  # digits that stand for what has no room in an id


@dataclass
class Thing:
    """A thing that stands in a place, by all that points at it there."""

    refs: list[Ref]
    told: Sequence[Claim] = ()
    paper: str = ""  # its part of an id
    above: Thing | None = None
    id: str = ""
    newest: Thing | None = None  # the same thing as a later edition has it

    @property
    def first(self) -> Ref:
        """How it was pointed at first."""
        return self.refs[0]

    @property
    def label(self) -> str:
        """What it is called, by the newest edition."""
        return self.newest.label if self.newest else self.first.name

    def join(self, later: Thing) -> None:
        """Take in the same thing as a later edition has it."""
        self.refs += later.refs
        self.newest = later

    @once
    def base(self) -> str:
        """What the document calls it: the id, where nothing else is called so."""
        ref = self.first
        if ref.scope is None and ref.under is None:
            return f"{ref.kind}/{ref.slug}"
        if KINDS[ref.kind].instead and ref.under:  # nobody, for something: no words tell it better
            return f"{ref.kind}/{self.belongs}-{ref.scope}"
        if self.reference:
            return f"{ref.kind}/{self.belongs}-{slug(self.reference)}"
        return f"{ref.kind}/{_words(ref.name, self.belongs)}"

    @once
    def belongs(self) -> str:
        """What it is under, with the part that it has there, else what it is in the scope of, or its paper."""
        ref = self.first
        if ref.under is not None:
            return self.above.id.partition("/")[2] if self.above else slug(ref.under.name)
        return ref.scope or self.paper

    @once
    def reference(self) -> str:
        """Under what the document lists it, if under anything."""
        refs = set(self.refs)
        said = (d.value for d in self.told if d.term == "reference" and d.subject in refs)
        return min((value for value in said if value), default="")

    @once
    def listed(self) -> str:
        """Its reference as it is compared."""
        return key(self.reference)

    @once
    def words(self) -> str:
        """Its own words as they are compared, which each edition asks for anew."""
        return slug(self.first.name)

    @once
    def due(self) -> str:
        """The days by which the document says that it is due, as far as they could be read."""
        refs = set(self.refs)
        said = {
            d.value for d in self.told if d.term == "deadline" and d.subject in refs and d.value
        }
        return " ".join(sorted(said))

    @once
    def worded(self) -> str:
        """The same with the words behind the reference, where that is another's too."""
        return f"{self.base}-{_words(self.first.name)}" if self.reference else self.base

    @once
    def stamp(self) -> str:
        """A hash of all that is said of it, wherever it stands."""
        return digest(*sorted(part for claim in self.told for part in _said(claim)))


@lru_cache(maxsize=8192)  # it is asked for each thing of a paper
def paper(name: str) -> str:
    """A document's part of an id, without the folder in which it is found.

    >>> paper("papers/Action log of the Quay Board, May 2031.docx")
    'action-log-of-the-quay-board-may'
    """
    return _cut(slug(name.rpartition("/")[2].rsplit(".", 1)[0]), _PAPER)


def _words(name: str, *within: str) -> str:
    """The first telling words of a name, and a stamp of all of them and of what it belongs to."""
    whole = slug(name)
    telling = [word for word in whole.split("-") if word not in STOP] or whole.split("-")
    return f"{_cut('-'.join(telling[:_FEW]), _LETTERS)}-{digest(*within, whole)[:STAMP]}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most + 1].rpartition("-")[0] or words[:most]


def _said(claim: Claim) -> Iterator[str]:
    ends = (f"{end.kind} {end.name}" for end in (claim.subject, claim.object) if end is not None)
    said = (claim.term, claim.role, claim.value, claim.raw, claim.stated_as, *ends)
    words = (citation.quote for citation in claim.citations)
    yield "\x1f".join(part or "" for part in (*said, *words))
