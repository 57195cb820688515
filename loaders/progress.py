"""How far a load has come, told to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

# Takes the name of the document at hand, and the share of the load that is done, from 0 to 1.
Told = Callable[[str, float], None]

_Item = TypeVar("_Item")

# What each part of a load takes, measured on a folder of forty papers: reading the files, learning all
# names, judging by them.
READ, LEARNT, DONE = 0.2, 0.55, 0.95


def silent(name: str, share: float) -> None:
    """Tell nobody."""


def watched(
    items: Sequence[_Item], name: Callable[[_Item], str], told: Told, begin: float, end: float
) -> Iterator[_Item]:
    """The items one by one, telling before each which it is and how much is done.

    >>> seen = []
    >>> list(watched("ab", str, lambda *said: seen.append(said), 0.5, 1.0))
    ['a', 'b']
    >>> seen
    [('a', 0.5), ('b', 0.75)]
    """
    for number, item in enumerate(items):
        told(name(item), begin + (end - begin) * number / len(items))
        yield item
