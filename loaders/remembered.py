"""Readings of documents as plain data, and back: the same drafts of the same words at the same places."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import astuple, replace
from typing import Any, TypeVar

from remit.graph.model import Document, LedgerEntry
from remit.loaders.blocks import Block, Part, Passage, Source
from remit.loaders.candidates import Met
from remit.loaders.document.place import Place
from remit.loaders.drafts import Draft, Ref
from remit.loaders.explaining import Heading, Region
from remit.loaders.given import Words
from remit.loaders.said import Judged, Said
from remit.loaders.series import FRONT

_T = TypeVar("_T", bound=Hashable)

# -- what a document is, and which names it gives ---------------------------------------------------


def front_told(source: Source) -> Any:
    """What shows which paper a document is, without the rest of it."""
    blocks = [
        [_parts_told(b.parts), b.form, b.marker, b.gap, b.level, b.table]
        for b in source.blocks[:FRONT]
    ]
    return [source.document.media, blocks]


def front_of(document: Document, told: Any) -> Source:
    """A document with its front alone."""
    media, blocks = told
    first = tuple(Block(_parts_of(parts), *rest) for parts, *rest in blocks)
    return Source(replace(document, media=media), first, whole=False)


def words_told(words: Words) -> Any:
    """The words of a document."""
    return [sorted(group) for group in words]


def words_of(told: Any) -> Words:
    """The words of a document again."""
    return Words(*map(frozenset, told))


def met_told(met: Met) -> Any:
    """The names that a document gave."""
    groups = met.bodies, met.people, met.told, met.there, met.spelt_out, met.linked
    return [met.whose, [sorted(group) for group in groups], met.keys]


def met_of(told: Any) -> Met:
    """The names that a document gave again."""
    whose, groups, keys = told
    bodies, people, heard, there, spelt_out, linked = map(frozenset, groups)
    pairs = tuple((short, name) for short, name in keys)
    return Met(whose, bodies, people, heard, there, spelt_out, linked, pairs)


def judged_told(judged: Judged) -> Any:
    """What others have to know of a document."""
    return [judged.partnership, sorted(judged.refs), sorted(judged.used)]


def judged_of(told: Any) -> Judged:
    """What others have to know of a document again."""
    partnership, *groups = told
    return Judged(partnership, *(frozenset((kind, name) for kind, name in g) for g in groups))


# -- what a document says ---------------------------------------------------------------------------


def said_told(said: Said) -> Any:
    """All that a document says, each text, reference and passage once."""
    texts: _Once[str | None] = _Once()
    refs: _Once[Ref | None] = _Once()
    passages: _Once[Passage] = _Once()

    def of_ref(ref: Ref | None) -> int:
        if ref is not None:
            of_ref(ref.under)  # what it is under has a smaller number
        return refs.number(ref)

    drafts = [
        [
            [passages.number(p) for p in d.passages], of_ref(d.subject), of_ref(d.object),
            *map(texts.number, (d.term, d.value, d.raw, d.role, d.stated_as, d.basis, d.start, d.end)),
        ]
        for d in said.drafts
    ]  # fmt: skip
    aliases = [
        [of_ref(one), of_ref(other), passages.number(p)] for one, other, _, p in said.aliases
    ]
    regions = [*said.regions, *([said.labels] if said.labels else [])]
    return {
        "drafts": drafts,
        "aliases": aliases,
        "refs": [
            [*map(texts.number, ref[:-1]), refs.number(ref.under)] if ref else None for ref in refs
        ],
        "passages": [_parts_told(passage.parts) for passage in passages],
        "texts": list(texts),
        "partnership": said.partnership,
        "notes": said.notes,
        "regions": [astuple(region) for region in regions],
        "labels": said.labels is not None,
        "ledger": [[e.locator, e.outcome, e.reason, e.text] for e in said.ledger],
        "day": [said.day[0], _parts_told(said.day[1].parts)] if said.day else None,
        "used": sorted(said.used),
        "standing": sorted(said.standing),
    }


def said_of(source: Source, told: Any) -> Said:
    """All that a document says again."""
    texts: list[Any] = told["texts"]
    passages = [Passage(_parts_of(parts)) for parts in told["passages"]]
    refs: list[Any] = []
    for ref in told["refs"]:
        if ref is None:
            refs.append(None)
            continue
        kind, called, slug, within, same, scope, under = ref
        refs.append(
            Ref(
                texts[kind], texts[called], texts[slug], texts[within], texts[same], texts[scope], refs[under]
            )
        )  # fmt: skip
    drafts = [
        Draft(
            source, tuple([passages[n] for n in where]), refs[subject], texts[term], refs[object_],
            texts[value], texts[raw], texts[role], texts[stated_as], texts[basis], texts[start], texts[end],
        )
        for where, subject, object_, term, value, raw, role, stated_as, basis, start, end in told["drafts"]
    ]  # fmt: skip
    regions = [
        Region(document, locator, form, kind, why, tuple(map(_heading_of, headings)))
        for document, locator, form, kind, why, headings in told["regions"]
    ]
    name = source.document.name
    day = told["day"]
    return Said(
        source,
        told["partnership"],
        drafts,
        [(refs[one], refs[other], source, passages[p]) for one, other, p in told["aliases"]],
        told["notes"],
        regions[:-1] if told["labels"] else regions,
        regions[-1] if told["labels"] else None,
        [LedgerEntry(name, *rest) for rest in told["ledger"]],
        (day[0], Passage(_parts_of(day[1]))) if day else None,
        [(kind, name) for kind, name in told["used"]],
        told["standing"],
    )


def _heading_of(told: Sequence[Any]) -> Heading:
    words, role, why, filled, examples, nearest = told
    return Heading(words, role, why, filled, tuple(examples), tuple(nearest))


class _Once(dict[_T, int]):
    """Each of several values once, numbered as they come."""

    def number(self, value: _T) -> int:
        return self.setdefault(value, len(self))


def _parts_told(parts: Iterable[Part]) -> list[list[Any]]:
    return [[part.text, part.number, part.column, part.place] for part in parts]


def _parts_of(told: Iterable[Sequence[Any]]) -> tuple[Part, ...]:
    return tuple(
        [
            Part(text, number, column, Place(*place) if place else None)
            for text, number, column, place in told
        ]
    )
