"""Things whose words are not the same and that may be the same all the same: by reference, or by nearly the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from remit.graph.model import Entity
from remit.queries.changes.sides import Material
from remit.queries.changes.wording import Wordings

# Of the words, weighed. Above the first a wording is the other with some words more, or fewer; above the second, with
# some words for others, which may as well be another matter.
HIGH, HIGHER = 0.72, 0.85
LOW: Final = 0.4  # below this two wordings are of two things
_MARGIN: Final = 0.12  # by which it must be nearer than to anything else
_CHILDREN: Final = 2  # the fewest things of the same words below two that make them one

_FEW: Final = 400  # pairs that can all be looked at
KNOWN: Final = ("wording", "content")  # by what two things are one, where it is not their reference

UNLIKE = "they have one reference, and few words in common"
SOMEWHAT = "their words are somewhat alike"
RIVALS = "the words are as like to those of another"
OTHERWISE = "their words are alike, and owner and deadline are others"
BELOW = "the same stands below them, and their words are others"

_SERIES = re.compile(r"[\d.]+.*")


class Near(NamedTuple):
    """Two things that are near, and by what they are one, or why that cannot be told."""

    old: Entity
    new: Entity
    by: str


@dataclass
class Found:
    """Those that are the same, and those that may be."""

    same: list[Near] = field(default_factory=list)
    doubtful: list[Near] = field(default_factory=list)


@dataclass(frozen=True)
class Left:
    """Things of one kind without another half of the very same words, on either side.

    ``together`` says whether two stand under the same, as far as can be told.
    """

    old: Material
    new: Material
    kind: str
    ours: Sequence[Entity]
    theirs: Sequence[Entity]
    together: Callable[[Entity, Entity], bool]


def near_pairs(left: Left) -> Found:
    """Know what can be known of what is left, and say of what it cannot be told."""
    found = Found()
    if not left.ours or not left.theirs:
        return found
    words = Wordings(e.label for side in (left.old, left.new) for e in side.of(left.kind))
    taken: set[Entity] = set()  # ids of both sides may be alike, and entities of both may be equal
    given: set[Entity] = set()

    def settle(near: Near) -> None:
        found.same.append(near)
        taken.add(near.old)
        given.add(near.new)

    for near in _by_reference(left):
        if words.score(near.old.label, near.new.label) >= LOW:
            settle(near)
        else:
            found.doubtful.append(near._replace(by=UNLIKE))
    rest = replace(
        left,
        ours=[e for e in left.ours if e not in taken],
        theirs=[e for e in left.theirs if e not in given],
    )
    for near in _by_wording(rest, words):
        if near.by in KNOWN and near.old not in taken and near.new not in given:
            settle(near)
        else:
            found.doubtful.append(near)
    found.doubtful = [n for n in found.doubtful if n.old not in taken and n.new not in given]
    return found


def _by_reference(left: Left) -> Iterator[Near]:
    """Those of one reference, which nothing else has, in a series that was not numbered anew."""
    old, new = left.old, left.new
    anew = _numbered_anew(left)
    for one in left.ours:
        for reference in old.values(one.id, "reference"):
            if _series(reference) in anew:
                continue
            here = [e for e in left.ours if reference in old.values(e.id, "reference")]
            there = [e for e in left.theirs if reference in new.values(e.id, "reference")]
            here = [e for e in here if _beside(e, one, old)]
            there = [e for e in there if left.together(one, e)]
            if len(here) == len(there) == 1:
                yield Near(one, there[0], "reference")


def _beside(one: Entity, other: Entity, side: Material) -> bool:
    """Whether two things of one register stand under the same, so that one reference cannot mean both."""
    ours, theirs = side.above(one.id), side.above(other.id)
    return one == other or not ours or not theirs or not ours.isdisjoint(theirs)


def _numbered_anew(left: Left) -> set[str]:
    """The series of references in which the same words have another reference now."""
    before: dict[str, set[str]] = defaultdict(set)
    for e in left.old.of(left.kind):
        before[e.label].update(left.old.values(e.id, "reference"))
    anew: set[str] = set()
    for e in left.new.of(left.kind):
        now = {*left.new.values(e.id, "reference")}
        if now and before.get(e.label) and now.isdisjoint(before[e.label]):
            anew.update(map(_series, now | before[e.label]))
    return anew


def _series(reference: str) -> str:
    """What references have in common that are counted together.

    >>> _series("SV12"), _series("3.2"), _series("A1b")
    ('SV', '', 'A')
    """
    return _SERIES.sub("", reference).strip()


def _by_wording(left: Left, words: Wordings) -> Iterator[Near]:
    """Those of nearly the same words, each with what it comes to."""
    by_label: dict[str, list[Entity]] = defaultdict(list)
    for other in left.theirs:
        by_label[other.label].append(other)
    times = Counter(e.label for e in left.ours)
    few = len(left.ours) * len(left.theirs) <= _FEW
    for one in left.ours:
        for label in by_label if few else words.near(one.label):
            score = words.score(one.label, label)
            for other in by_label.get(label, ()):
                if why := _weighed(left, words, Near(one, other, ""), score):
                    several = why in KNOWN and (times[one.label] > 1 or len(by_label[label]) > 1)
                    yield Near(one, other, RIVALS if several else why)


def _weighed(left: Left, words: Wordings, near: Near, score: float) -> str:
    """By what two things are one, or why that cannot be told; empty where they are two."""
    below, under = left.old.below(near.old.id), left.new.below(near.new.id)
    shared = len(below & under)
    same_below = shared >= _CHILDREN and 2 * shared >= min(len(below), len(under))
    if score < LOW:
        return BELOW if same_below else ""
    if not left.together(near.old, near.new):
        return SOMEWHAT if score >= HIGH else ""
    if same_below:
        return "content"
    if score < (HIGH if words.is_within(near.old.label, near.new.label) else HIGHER):
        return SOMEWHAT
    if score - _rival(words, near.old.label, near.new.label) < _MARGIN:
        return RIVALS
    return OTHERWISE if _is_otherwise(left, near) else "wording"


def _rival(words: Wordings, one: str, other: str) -> float:
    """How like either of two wordings is to that of anything else."""
    return max(
        (
            words.score(label, near)
            for label in (one, other)
            for near in words.near(label)
            if near not in (one, other)
        ),
        default=0.0,
    )


def _is_otherwise(left: Left, near: Near) -> bool:
    """Whether owner and deadline are told on both sides, and each is another."""
    ours, theirs = _owners(left.old, near.old), _owners(left.new, near.new)
    due, now = left.old.values(near.old.id, "deadline"), left.new.values(near.new.id, "deadline")
    return bool(ours and theirs and due and now and ours.isdisjoint(theirs) and due != now)


def _owners(side: Material, e: Entity) -> set[str]:
    named = (s.object or "" for s in side.said[e.id] if s.term == "assignedTo")
    return {side.things[i].label for i in named if i in side.things}
