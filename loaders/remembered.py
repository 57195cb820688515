"""Readings of documents as plain data, and back: the same claims by the same words at the same places."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import astuple, replace
from typing import Any, TypeVar

from remit.graph.model import Citation, Document, LedgerEntry
from remit.loaders.blocks import Passage, Source
from remit.loaders.candidates import Met
from remit.loaders.drafts import Claim, Ref
from remit.loaders.explaining import Heading, Region
from remit.loaders.given import Words
from remit.loaders.plain import block_of, parts_of, values
from remit.loaders.said import Judged, Said
from remit.loaders.series import FRONT

_T = TypeVar("_T", bound=Hashable)

# -- what a document is, and which names it gives ---------------------------------------------------


def front_told(source: Source) -> Any:
    """What shows which paper a document is, without the rest of it."""
    return [source.document.media, [values(block) for block in source.blocks[:FRONT]]]


def front_of(document: Document, told: Any) -> Source:
    """A document with its front alone."""
    media, blocks = told
    return Source(replace(document, media=media), tuple(map(block_of, blocks)), whole=False)


def words_told(words: Words) -> Any:
    """The words of a document."""
    return [sorted(group) for group in words]


def words_of(told: Any) -> Words:
    """The words of a document again."""
    return Words(*map(frozenset, told))


def met_told(met: Met) -> Any:
    """The names that a document gave."""
    whose, *groups, keys = values(met)
    return [whose, [sorted(group) for group in groups], keys]


def met_of(told: Any) -> Met:
    """The names that a document gave again."""
    whose, groups, keys = told
    return Met(*[whose, *map(frozenset, groups), tuple((short, name) for short, name in keys)])


def judged_told(judged: Judged) -> Any:
    """What others have to know of a document."""
    partnership, *groups = values(judged)
    return [partnership, *map(sorted, groups)]


def judged_of(told: Any) -> Judged:
    """What others have to know of a document again."""
    partnership, *groups = told
    return Judged(partnership, *(frozenset((kind, name) for kind, name in g) for g in groups))


# -- what a document says ---------------------------------------------------------------------------


def said_told(said: Said) -> Any:
    """All that a document says, each text, reference, citation and passage once.

    Its lists are made as they are gone through, in this order: what they number is told behind them.
    """
    texts: _Once[str | None] = _Once()
    refs: _Once[Ref | None] = _Once()
    cited: _Once[tuple[str, str, int] | None] = _Once()
    passages: _Once[Passage] = _Once()

    def of_ref(ref: Ref | None) -> int:
        if ref is not None:
            of_ref(ref.under)  # what it is under has a smaller number
        return refs[ref]

    def of_citation(c: Citation | None) -> int:
        return cited[(c.locator, c.quote, c.at) if c else None]

    claims = (
        [
            [*map(of_citation, citations)], [*map(of_citation, named)], of_ref(subject), texts[term],
            of_ref(object_), *map(texts.__getitem__, rest),
        ]
        for citations, named, subject, term, object_, *rest in said.claims
    )  # fmt: skip
    aliases = ([of_ref(one), of_ref(other), passages[p]] for one, other, _, p in said.aliases)
    regions = [*said.regions, *([said.labels] if said.labels else [])]
    return {
        "claims": claims,
        "aliases": aliases,
        "refs": (
            [*map(texts.__getitem__, ref[:-1]), refs[ref.under]] if ref else None
            for ref in refs.each()
        ),
        "cited": ([texts[one[0]], texts[one[1]], one[2]] if one else None for one in cited.each()),
        "passages": (passage.parts for passage in passages.each()),
        "texts": texts.each(),
        "partnership": said.partnership,
        "notes": said.notes,
        "regions": [astuple(region) for region in regions],
        "labels": said.labels is not None,
        "ledger": iter(said.ledger),
        "day": [said.day[0], said.day[1].parts] if said.day else None,
        "used": sorted(said.used),
        "standing": sorted(said.standing),
    }


def said_of(source: Source, told: Any) -> Said:
    """All that a document says again."""
    texts: list[Any] = told["texts"]
    passages = [Passage(parts_of(parts)) for parts in told["passages"]]
    refs: list[Any] = []
    for ref in told["refs"]:
        if ref is None:
            refs.append(None)
            continue
        *names, under = ref
        refs.append(Ref(*[*(texts[n] for n in names), refs[under]]))
    name, sha256 = source.document.name, source.document.sha256
    cited = [
        Citation(name, texts[one[0]], texts[one[1]], sha256, one[2]) if one else None
        for one in told["cited"]
    ]
    claims = [
        Claim(
            tuple([cited[n] for n in citations]), tuple([cited[n] for n in named]), refs[subject], texts[term],
            refs[object_], *[texts[n] for n in rest],
        )
        for citations, named, subject, term, object_, *rest in told["claims"]
    ]  # fmt: skip
    regions = [
        Region(*[*rest, tuple(map(_heading_of, headings))]) for *rest, headings in told["regions"]
    ]
    day = told["day"]
    return Said(
        source,
        told["partnership"],
        claims,
        [(refs[one], refs[other], source, passages[p]) for one, other, p in told["aliases"]],
        told["notes"],
        regions[:-1] if told["labels"] else regions,
        regions[-1] if told["labels"] else None,
        [LedgerEntry(*entry) for entry in told["ledger"]],
        (day[0], Passage(parts_of(day[1]))) if day else None,
        [(kind, name) for kind, name in told["used"]],
        told["standing"],
    )


def _heading_of(told: Sequence[Any]) -> Heading:
    *rest, examples, nearest = told
    return Heading(*[*rest, tuple(examples), tuple(nearest)])


class _Once(dict[_T, int]):
    """Each of several values once, numbered as they come: to ask for the number of one is to number it."""

    def __missing__(self, value: _T) -> int:
        number = self[value] = len(self)
        return number

    def each(self) -> Iterator[_T]:
        """The values that are numbered by then, once somebody goes through them."""
        yield from self
