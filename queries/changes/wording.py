"""How alike two wordings are, by the words that tell things of one kind apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log

from remit.graph.lookup import stems

_COMMON = 300  # things that share a word; one that more of them share tells nothing apart


class Wordings:
    """Wordings that can be compared: a word weighs the more, the fewer of them it stands in.

    >>> known = Wordings(["Mend the gate", "Mend the wall", "Count the lamps"])
    >>> known.score("Mend the gate", "mending the gates")
    1.0
    >>> known.score("Mend the gate", "Mend the wall") < known.score(
    ...     "Mend the gate", "Mend that gate"
    ... )
    True
    """

    def __init__(self, labels: Iterable[str]) -> None:
        self._words = {label: frozenset(stems(label)) for label in labels}
        self._known: Counter[str] = Counter(w for words in self._words.values() for w in words)
        self._holding: dict[str, list[str]] = defaultdict(list)
        for label, words in self._words.items():
            for word in words:
                self._holding[word].append(label)

    def score(self, one: str, other: str) -> float:
        """How much of two wordings is common to them, from 0 to 1."""
        ours, theirs = self._of(one), self._of(other)
        shared = self._weight(ours & theirs)
        whole = self._weight(ours) + self._weight(theirs)
        return 2 * shared / whole if whole else 0.0

    def is_within(self, one: str, other: str) -> bool:
        """Whether one wording has all words of the other, and some more."""
        ours, theirs = self._of(one), self._of(other)
        return ours <= theirs or theirs <= ours

    def near(self, label: str) -> Iterator[str]:
        """The other wordings that share a telling word with one."""
        found: dict[str, None] = {}
        for word in sorted(self._of(label)):
            if self._known[word] <= _COMMON:
                found.update(dict.fromkeys(self._holding[word]))
        return (other for other in found if other != label)

    def _of(self, label: str) -> frozenset[str]:
        words = self._words.get(label)
        return frozenset(stems(label)) if words is None else words

    def _weight(self, words: Iterable[str]) -> float:
        total = len(self._words) + 1
        return sum(log(1 + total / max(self._known[word], 1)) for word in sorted(words))
