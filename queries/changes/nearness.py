"""Things whose words are not the same and that may be the same all the same: by reference, or by nearly the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from remit.graph.model import Entity
from remit.queries.changes.references import References
from remit.queries.changes.sides import Material
from remit.queries.changes.wording import Wordings

# Of the words, weighed: above it a wording is the other with some words more, or fewer. One with some words for others
# may as well be another matter, however many they share: "for the north ward", "for the south ward".
HIGH: Final = 0.72
LOW: Final = 0.4  # below this two wordings are of two things
HALF: Final = 0.5  # of the words, whatever they weigh: with it they may be of one, where owner or deadline is the same
_MARGIN: Final = 0.12  # by which it must be nearer than to anything else
_CHILDREN: Final = 2  # the fewest things of the same words below two that make them one

_FEW: Final = 400  # pairs that can all be looked at
KNOWN: Final = ("wording", "content")  # by what two things are one, where it is not their reference

UNLIKE = "they have one reference, and few words in common"
SOMEWHAT = "their words are somewhat alike"
RIVALS = "the words are as like to those of another"
OTHERWISE = "their words are alike, and owner and deadline are others"
BELOW = "the same stands below them, and their words are others"


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

    ``together`` says whether two stand under the same, as far as can be told, ``apart`` whether they are known to be two.
    """

    old: Material
    new: Material
    kind: str
    ours: Sequence[Entity]
    theirs: Sequence[Entity]
    together: Callable[[Entity, Entity], bool]
    apart: Callable[[Entity, Entity], bool]


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

    references = References(left.old, left.new, left.kind)
    for one, other in references.one(left.ours, left.theirs, left.together):
        if left.apart(one, other):
            continue
        if words.score(one.label, other.label) < LOW:
            found.doubtful.append(Near(one, other, UNLIKE))
        elif not references.count_rows(one):
            settle(Near(one, other, "reference"))
    rest = replace(
        left,
        ours=[e for e in left.ours if e not in taken],
        theirs=[e for e in left.theirs if e not in given],
    )
    for near in _by_wording(rest, words, references):
        if near.by in KNOWN and near.old not in taken and near.new not in given:
            settle(near)
        else:
            found.doubtful.append(near)
    found.doubtful = [n for n in found.doubtful if n.old not in taken and n.new not in given]
    return found


def _by_wording(left: Left, words: Wordings, references: References) -> Iterator[Near]:
    """Those of nearly the same words, each with what it comes to."""
    by_label: dict[str, list[Entity]] = defaultdict(list)
    for other in left.theirs:
        by_label[other.label].append(other)
    times = Counter(e.label for e in left.ours)
    few = len(left.ours) * len(left.theirs) <= _FEW
    for one in left.ours:
        for label in by_label if few else words.near(one.label):
            if label not in by_label:
                continue
            score = words.score(one.label, label)
            for other in by_label[label]:
                if references.apart(one, other) or left.apart(one, other):
                    continue
                if why := _weighed(left, words, Near(one, other, ""), score):
                    several = why in KNOWN and (times[one.label] > 1 or len(by_label[label]) > 1)
                    yield Near(one, other, RIVALS if several else why)


def _weighed(left: Left, words: Wordings, near: Near, score: float) -> str:
    """By what two things are one, or why that cannot be told; empty where they are two."""
    below, under = left.old.below(near.old.id), left.new.below(near.new.id)
    shared = len(below & under)
    same_below = shared >= _CHILDREN and 2 * shared >= min(len(below), len(under))
    if score < LOW:
        half = words.shared(near.old.label, near.new.label) >= HALF
        may_be = half and left.together(near.old, near.new) and not _is_otherwise(left, near)
        return BELOW if same_below else SOMEWHAT if may_be else ""
    if not left.together(near.old, near.new):
        return SOMEWHAT if score >= HIGH else ""
    if same_below:
        return "content"
    if score < HIGH or not words.is_within(near.old.label, near.new.label):
        return SOMEWHAT
    if score - words.rival(near.old.label, near.new.label) < _MARGIN:
        return RIVALS
    return OTHERWISE if _is_otherwise(left, near) else "wording"


def _is_otherwise(left: Left, near: Near) -> bool:
    """Whether owner and deadline are told on both sides, and each is another."""
    ours, theirs = _owners(left.old, near.old), _owners(left.new, near.new)
    due, now = left.old.values(near.old.id, "deadline"), left.new.values(near.new.id, "deadline")
    return bool(ours and theirs and due and now and ours.isdisjoint(theirs) and due != now)


def _owners(side: Material, e: Entity) -> set[str]:
    named = (s.object or "" for s in side.having(e.id))
    return {side.things[i].label for i in named if i in side.things}
