"""Ids that last: what a thing is known by, however many rows are put in above it.

While a document is read a thing is told from others by the place where it stands, which moves. Its id comes
from what the document calls it instead: its reference, else its words, within what it belongs to. Things that
are called alike are told apart by what else is said of them, and never by which comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from remit.graph.model import Entity, digest
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Claim, Claims, Ref
from remit.loaders.gathering import natural
from remit.loaders.recurring import matched
from remit.loaders.series import Series
from remit.loaders.thing import STAMP, Thing, paper
from remit.ontology import KINDS

_Key = Callable[[Thing], str]


def places(
    claims: Claims, series: Series | None = None, decisions: Decisions | None = None
) -> tuple[dict[Ref, Entity], list[str]]:
    """Give every thing that a document points at by its place its id; of two in one place, one.

    What editions of one series say of one thing is of one, which keeps the id that it first had. What was taken for
    one only by its wording, and what was not, is told in the notes.
    """
    editions = series.editions if series else {}
    told = _by_thing(claims)
    things = _things(told)
    of = {ref: thing for thing in things for ref in thing.refs}
    levels: dict[int, list[Thing]] = defaultdict(list)
    for thing in things:
        name = thing.first.within
        thing.told = [claim for ref in thing.refs for claim in told[ref]]
        thing.paper = paper(series.papers.get(name, name) if series else name)
        levels[_depth(thing, of)].append(thing)
    found: dict[str, Thing] = {}
    notes: list[str] = []
    for _, level in sorted(levels.items()):  # what a thing is under has its id before it
        for thing in level:
            under = thing.first.under
            thing.above = of.get(under) if under else None
        known, said = (
            matched(level, editions, decisions or Decisions()) if editions else (level, [])
        )
        of |= {ref: thing for thing in known for ref in thing.refs}
        notes += said
        for id_, thing in _named(known):
            thing.id = _free(id_, found)
            found[thing.id] = thing
    return {ref: Entity(thing.id, ref.kind, thing.label) for ref, thing in of.items()}, notes


def in_series(claims: Claims, series: Series) -> Claims:
    """What is known by its name within a paper is known so in all its editions: "the Board"."""
    if not series.editions:
        return claims

    def of(ref: Ref) -> Ref:
        edition = series.editions.get(ref.within) if not ref.slug else None
        return ref._replace(within=edition.series) if edition else ref

    aliases = [(of(one), of(other), *where) for one, other, *where in claims.aliases]
    return replace(claims, claims=[c.with_ends(of) for c in claims.claims], aliases=aliases)  # type: ignore[arg-type]


def _depth(thing: Thing, of: Mapping[Ref, Thing]) -> int:
    """Under how many other things a thing stands."""
    above = of.get(thing.first.under) if thing.first.under else None
    return _depth(above, of) + 1 if above else 0


def _by_thing(claims: Claims) -> dict[Ref, list[Claim]]:
    """What is said of each thing that stands in a place."""
    found: dict[Ref, list[Claim]] = defaultdict(list)
    for claim in claims.claims:
        for ref in {claim.subject, claim.object}:
            if ref is not None and ref.slug:
                found[ref].append(claim)
    return found


def _things(refs: Iterable[Ref]) -> list[Thing]:
    """Put together what points at one place, or at equal words of which one thing is meant."""
    ordered = sorted(
        refs, key=lambda r: (r.kind, r.within, natural(r.slug), r.name, r.same, str(r.under))
    )
    found: dict[object, Thing] = {}
    same: dict[str, Thing] = {}
    for ref in ordered:
        each = KINDS[ref.kind].instead  # where equal words are in one place, they are nobody twice
        place: object = ref if each else (ref.kind, ref.slug, ref.within)
        thing = same.get(ref.same) if ref.same else None
        thing = thing or found.get(place)
        if thing is None:
            thing = Thing([])
        thing.refs.append(ref)
        found[place] = thing
        if ref.same:
            same.setdefault(ref.same, thing)
    return list({id(thing): thing for thing in found.values()}.values())


def _named(things: Sequence[Thing]) -> Iterator[tuple[str, Thing]]:
    """Give things ids by what they are called, and by what is said of them where others are called so."""
    for base, alike in sorted(_grouped(things, lambda t: t.base).items()):
        papers = _grouped(alike, lambda t: t.first.within)
        for n, (name, ours) in enumerate(sorted(papers.items())):
            apart = f"-{digest(name)[:STAMP]}" if n else ""
            if len(ours) == 1:
                yield base + apart, ours[0]
                continue
            for worded, still in sorted(_grouped(ours, lambda t: t.worded).items()):
                yield from _stamped(worded + apart, still)


def _stamped(base: str, things: Sequence[Thing]) -> Iterator[tuple[str, Thing]]:
    if len(things) == 1:
        yield base, things[0]
        return
    for thing in sorted(
        things, key=lambda t: t.stamp
    ):  # equal ones stay in the order of their places
        yield f"{base}-{thing.stamp[:STAMP]}", thing


def _grouped(things: Iterable[Thing], by: _Key) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        found[by(thing)].append(thing)
    return found


def _free(id_: str, taken: Mapping[str, object]) -> str:
    """The id, or with a number where things of which all the same is said have it."""
    number, free = 1, id_
    while free in taken:
        number += 1
        free = f"{id_}-{number}"
    return free
