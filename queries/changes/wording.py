"""How alike two wordings are, by the words that tell things of one kind apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import fsum, log

from remit.graph.lookup import stems

_COMMON = 300  # things that share a word; one that more of them share tells nothing apart


class Wordings:
    """Wordings that can be compared: a word weighs the more, the fewer of them it stands in.

    >>> known = Wordings(["Mend the gate", "Mending the gates", "Mend the wall", "Count the lamps"])
    >>> known.score("Mend the gate", "Mending the gates")
    1.0
    >>> known.score("Mend the gate", "Count the lamps") < known.score(
    ...     "Mend the gate", "Mend the wall"
    ... )
    True
    """

    def __init__(self, labels: Iterable[str]) -> None:
        self._words = {label: frozenset(stems(label)) for label in labels}
        known: Counter[str] = Counter(w for words in self._words.values() for w in words)
        self._weight = {w: log(1 + (len(self._words) + 1) / n) for w, n in known.items()}
        self._whole = {
            label: fsum(self._weight[w] for w in words) for label, words in self._words.items()
        }
        self._holding: dict[str, list[str]] = defaultdict(list)
        for label, words in self._words.items():
            for word in words:
                self._holding[word].append(label)
        self._rivals: dict[str, list[tuple[float, str]]] = {}

    def score(self, one: str, other: str) -> float:
        """How much of two of the wordings is common to them, from 0 to 1."""
        whole = self._whole[one] + self._whole[other]
        shared = fsum(self._weight[w] for w in self._words[one] & self._words[other])
        return 2 * shared / whole if whole else 0.0

    def shared(self, one: str, other: str) -> float:
        """How many of the words of two wordings are common to them, from 0 to 1, whatever they weigh."""
        ours, theirs = self._words[one], self._words[other]
        return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0

    def is_within(self, one: str, other: str) -> bool:
        """Whether one wording has all words of the other, and some more."""
        ours, theirs = self._words[one], self._words[other]
        return ours <= theirs or theirs <= ours

    def near(self, label: str) -> list[str]:
        """The other wordings that share a telling word with one."""
        found: dict[str, None] = {}
        for word in sorted(self._words[label]):
            if len(self._holding[word]) <= _COMMON:
                found.update(dict.fromkeys(self._holding[word]))
        return [other for other in found if other != label]

    def rival(self, one: str, other: str) -> float:
        """How like either of two wordings is to that of anything else."""
        pair = ((one, other), (other, one))
        return max(next((s for s, near in self._nearest(a) if near != b), 0.0) for a, b in pair)

    def _nearest(self, label: str) -> list[tuple[float, str]]:
        """The two other wordings that are most like one, with how like they are."""
        if label not in self._rivals:
            scores = ((self.score(label, near), near) for near in self.near(label))
            self._rivals[label] = nlargest(2, scores)
        return self._rivals[label]
