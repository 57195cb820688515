"""Which thing of the old register is which thing of the new one, and of which that cannot be told.

A thing is known by its id where that is made of its name, by its wording, by its stated reference where the words bear
it out, and by a wording that is nearly the same and like no other. Whatever remains possible is a doubt: a thing that was
taken for another would be told as a change that nobody made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from remit.graph.decided import decided_in, keeps_apart
from remit.graph.likeness import alike, initials
from remit.graph.lookup import key
from remit.graph.model import Entity, Statement
from remit.ontology import KINDS, KNOWN
from remit.queries.changes.nearness import Left, Near, near_pairs
from remit.queries.changes.sides import NAMED, STANDINS, WORDED, Material, downwards, unique

_By = Callable[[Material, Entity], object]

_ALIKE = 0.88  # of the letters of a name: one or two are others
_LETTERS = 3  # by which a name may be longer

SEVERAL = "the same words stand several times"
COUNT_ALIKE = "several figures count the same, or do not say what they count"
UNREAD = "its words stand in a place of the other register"
MAY_BE_ONE = "their names may mean one"
TWO = "their words are alike, and the register has them as two"


@dataclass
class Pairing:
    """The things of two registers that are the same; ``doubts`` are groups of which that cannot be told."""

    old: Material
    new: Material
    one_register: bool = False
    to_new: dict[str, str] = field(default_factory=dict)
    to_old: dict[str, str] = field(default_factory=dict)
    by: dict[str, str] = field(default_factory=dict)  # the id of the old thing -> how it was known
    doubts: list[tuple[tuple[Entity, ...], tuple[Entity, ...], str]] = field(default_factory=list)

    def join(self, one: Entity, other: Entity, by: str) -> None:
        """Take two things for the same."""
        self.to_new[one.id], self.to_old[other.id], self.by[one.id] = other.id, one.id, by

    def left(self, kind: str) -> tuple[list[Entity], list[Entity]]:
        """The things of a kind that have no other half yet, and are in no doubt."""
        ours = {e for olds, _, _ in self.doubts for e in olds}
        theirs = {e for _, news, _ in self.doubts for e in news}
        return (
            [e for e in self.old.of(kind) if e.id not in self.to_new and e not in ours],
            [e for e in self.new.of(kind) if e.id not in self.to_old and e not in theirs],
        )

    def as_new(self, ids: Iterable[str], *, of_old: bool) -> frozenset[str]:
        """Things by their ids in the new register, as far as they are known there."""
        if not of_old:
            return frozenset(i for i in ids if i in self.to_old)
        return frozenset(self.to_new[i] for i in ids if i in self.to_new)

    def apart(self, one: Entity, other: Entity) -> bool:
        """Whether a person said that two things are not one, by what they are called or listed under."""
        decided = self._decided.get(one.kind, ())
        return any(
            keeps_apart(names, _called(self.old, one), _called(self.new, other))
            for names in decided
        )

    @cached_property
    def _decided(self) -> Mapping[str, Sequence[AbstractSet[str]]]:
        found: dict[str, list[AbstractSet[str]]] = defaultdict(list)
        for side in (self.old, self.new):
            for kind, *names in decided_in(side.contents.meta):
                found[kind].append({*map(key, names)})
        return found

    def together(self, one: Entity, other: Entity) -> bool:
        """Whether two things stand under the same, as far as can be told."""
        ours = self.as_new(self.old.above(one.id), of_old=True)
        theirs = self.as_new(self.new.above(other.id), of_old=False)
        return not ours or not theirs or not ours.isdisjoint(theirs)


def _called(side: Material, e: Entity) -> set[str]:
    return {key(e.label), *map(key, side.values(e.id, "reference"))} - {""}


def paired(old: Material, new: Material, *, one_register: bool = False) -> Pairing:
    """Know each thing of one register in another, as far as that can be; of one register at two times by its ids."""
    pairing = Pairing(old, new, one_register)
    if one_register:
        for one in old.things.values():
            if other := new.things.get(one.id):
                pairing.join(one, other, "id")
    for kind in NAMED:
        _named(pairing, kind)
    for kind in downwards():
        _worded(pairing, kind)
    _agreeing(pairing, "update", [_label, _parents_of(pairing)], "wording")
    _figures(pairing)
    for kind in STANDINS:
        _agreeing(pairing, kind, [_label, _places_of(pairing)], "place")
    for kind in (*WORDED, *KNOWN):
        _not_read(pairing, kind)
    return pairing


def _not_read(pairing: Pairing, kind: str) -> None:
    """What is missing on one side, and may stand there in what was not read, has neither come nor gone for sure."""
    ours, theirs = pairing.left(kind)
    for one in ours:
        if place := pairing.new.unread(one.label):
            pairing.doubts.append(((one,), (), f"{UNREAD}, {place}, which was not read"))
    for other in theirs:
        if place := pairing.old.unread(other.label):
            pairing.doubts.append(((), (other,), f"{UNREAD}, {place}, which was not read"))


def _named(pairing: Pairing, kind: str) -> None:
    """What has a name: by its id, which is made of the name, or by any of its names."""
    ours, _ = pairing.left(kind)
    for one in ours:
        if other := pairing.new.things.get(one.id):
            pairing.join(one, other, "id")
    ours, theirs = pairing.left(kind)
    known = unique((name, other) for other in theirs for name in pairing.new.names(other))
    for one in ours:
        ours_called = pairing.old.names(one)
        others = {e.id: e for name in ours_called for e in known.get(name, ())}
        other = next(iter(others.values())) if len(others) == 1 else None
        if other is None or other.id in pairing.to_old:
            continue
        # Short forms alone ("the Board") are those of many.
        if key(one.label) in pairing.new.names(other) or key(other.label) in ours_called:
            pairing.join(one, other, "name")
    if kind in KNOWN:
        _namesakes(pairing, kind)


def _namesakes(pairing: Pairing, kind: str) -> None:
    """Parties that came and went, and whose names may mean one."""
    ours, theirs = pairing.left(kind)
    known = unique((word, other) for other in theirs for word in _words(pairing.new, other))
    pairing.doubts += _groups(
        Near(one, other, MAY_BE_ONE)
        for one in ours
        for other in {
            e.id: e for word in _words(pairing.old, one) for e in known.get(word, ())
        }.values()
        if _may_be_one(pairing, one, other)
    )


def _words(side: Material, e: Entity) -> set[str]:
    """What names that may mean one have in common: a word, the first letter, or the initials."""
    words = [word for name in side.names(e) for word in name.split()]
    return {*words, key(e.label)[:1], initials(e.label)}


def _may_be_one(pairing: Pairing, one: Entity, other: Entity) -> bool:
    if alike(one.label, other.label) or not pairing.old.names(one).isdisjoint(
        pairing.new.names(other)
    ):
        return True
    ours, theirs = key(one.label), key(other.label)
    if one.kind == "person" and ours.split()[-1:] == theirs.split()[-1:]:
        first, second = ours.split()[0], theirs.split()[0]
        return first[0] == second[0] and 1 in (len(first), len(second))
    return abs(len(ours) - len(theirs)) <= _LETTERS and _ratio(ours, theirs) > _ALIKE


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() > _ALIKE else 0.0


def _worded(pairing: Pairing, kind: str) -> None:
    old = pairing.old

    def scope(side: Material, e: Entity) -> object:
        return pairing.as_new(side.above(e.id), of_old=side is old)

    def reference(side: Material, e: Entity) -> object:
        return side.values(e.id, "reference")

    def rest(side: Material, e: Entity) -> object:
        owners = (s for s in side.said[e.id] if s.term == "assignedTo" and s.object)
        return (
            tuple(sorted((s.role or "", side.things[s.object or ""].label) for s in owners)),
            side.values(e.id, "deadline"),
            side.values(e.id, "rag", "status"),
        )

    # Of the work in one register its ids say already which is which, but where all that is said of several is the same.
    settled = pairing.one_register and KINDS[kind].sort == "work"
    by: list[_By] = [_label, scope, reference, rest]
    # In everything first, and then in less and less.
    for n in range(len(by), 3 if settled else 0, -1):
        _agreeing(pairing, kind, by[:n], "wording", in_any_order=n == len(by))
    ours, theirs = pairing.left(kind)
    known = unique((_label(pairing.new, e), e) for e in theirs)
    for under, ones in unique((_label(pairing.old, e), e) for e in ours).items():
        left, right = _may_be(pairing, ones, known.get(under, []))
        if right and not (settled and len(left) == len(right) == 1):
            pairing.doubts.append((tuple(left), tuple(right), SEVERAL))
    ours, theirs = pairing.left(kind)

    def apart(one: Entity, other: Entity) -> bool:
        same_words = _label(old, one) == _label(pairing.new, other)
        return pairing.apart(one, other) or (settled and same_words)

    near = near_pairs(Left(pairing.old, pairing.new, kind, ours, theirs, pairing.together, apart))
    if settled:
        near.doubtful += [found._replace(by=TWO) for found in near.same]
    else:
        for found in near.same:
            pairing.join(found.old, found.new, found.by)
    pairing.doubts += _groups(near.doubtful)


def _agreeing(
    pairing: Pairing, kind: str, by: Sequence[_By], how: str, *, in_any_order: bool = True
) -> None:
    """Take for the same what agrees in all that is looked at: where one is left of each, or whichever in any order."""
    ours, theirs = pairing.left(kind)
    known = unique((_under(by, pairing.new, e), e) for e in theirs)
    for under, ones in unique((_under(by, pairing.old, e), e) for e in ours).items():
        others = known.get(under, [])
        for one in ones if in_any_order or len(ones) == len(others) == 1 else ():
            other = next((e for e in others if not pairing.apart(one, e)), None)
            if other is not None:
                others.remove(other)
                pairing.join(one, other, "id" if one.id == other.id else how)


def _may_be(
    pairing: Pairing, ones: Sequence[Entity], others: Sequence[Entity]
) -> tuple[list[Entity], list[Entity]]:
    """Of two groups those that a person did not keep apart from all of the other."""
    return (
        [one for one in ones if not all(pairing.apart(one, e) for e in others)],
        [other for other in others if not all(pairing.apart(e, other) for e in ones)],
    )


def _under(by: Iterable[_By], side: Material, e: Entity) -> object:
    return tuple(each(side, e) for each in by)


def _label(_: Material, e: Entity) -> object:
    return key(e.label) or e.label


def _parents_of(pairing: Pairing) -> _By:
    def parents(side: Material, e: Entity) -> object:
        own, of_old = side.parents(e.id), side is pairing.old
        known = pairing.as_new(own, of_old=of_old)
        return known if len(known) == len(own) else (of_old, e.id)  # nobody's, and like no other

    return parents


def _places_of(pairing: Pairing) -> _By:
    def places(side: Material, e: Entity) -> object:
        of_old = side is pairing.old
        into = [(s.subject, s.term, s.role) for s in side.into[e.id]]
        out = [(s.object or "", s.term, s.role) for s in side.said[e.id] if s.object]
        ends = [
            (pairing.as_new([end], of_old=of_old), term, role) for end, term, role in (*into, *out)
        ]
        return frozenset(ends) if all(end for end, *_ in ends) else (of_old, e.id)

    return places


def _figures(pairing: Pairing) -> None:
    """Figures by what they count, of what, where and when; first those of the same value too."""
    parents = _parents_of(pairing)

    def counts(side: Material, e: Entity) -> object:
        of = tuple(key(v) for v in side.values(e.id, "population"))
        return (parents(side, e), of, *(side.values(e.id, t) for t in ("unit", "period", "place")))

    def value(side: Material, e: Entity) -> object:
        return side.values(e.id, "value")

    _agreeing(pairing, "figure", [counts, value], "content")
    ours, theirs = pairing.left("figure")
    known = unique((counts(pairing.new, e), e) for e in theirs)
    for under, ones in unique((counts(pairing.old, e), e) for e in ours).items():
        left, right = _may_be(pairing, ones, known.get(under, []))
        if len(left) == len(right) == 1 and _says_of_what(pairing.old, left[0]):
            pairing.join(left[0], right[0], "content")
        elif right:
            pairing.doubts.append((tuple(left), tuple(right), COUNT_ALIKE))


def _says_of_what(side: Material, e: Entity) -> bool:
    """Whether it is told what a figure counts: by a word, or by the one thing that it is a figure of."""
    parents = side.parents(e.id)
    broad = any(p.partition("/")[0] in ("plan", "priority", "body") for p in parents)
    return bool(side.values(e.id, "population")) or (bool(parents) and not broad)


def _groups(
    doubtful: Iterable[Near],
) -> Iterator[tuple[tuple[Entity, ...], tuple[Entity, ...], str]]:
    """Doubts that share a thing are one doubt."""
    groups: list[tuple[dict[str, Entity], dict[str, Entity], dict[str, None]]] = []
    for near in doubtful:
        touching = [g for g in groups if near.old.id in g[0] or near.new.id in g[1]]
        olds, news, whys = {near.old.id: near.old}, {near.new.id: near.new}, {near.by: None}
        for group in touching:
            olds, news, whys = {**group[0], **olds}, {**group[1], **news}, {**group[2], **whys}
            groups.remove(group)
        groups.append((olds, news, whys))
    for olds, news, whys in groups:
        yield tuple(sorted(olds.values())), tuple(sorted(news.values())), "; ".join(whys)


def stands_again(said: Statement, pairing: Pairing) -> Statement | None:
    """A statement of the old register by the ids of the new one; none where it is about something that is not there."""
    subject = pairing.to_new.get(said.subject)
    target = pairing.to_new.get(said.object) if said.object else None
    if subject is None or (said.object and target is None):
        return None
    return replace(said, subject=subject, object=target)
