"""The themes that a text speaks of, in any form of their words.

The thesaurus names each theme in several ways; a text speaks of a theme where the stems of one of
these names follow each other in it. Of two names that overlap, the longer counts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from remit.graph.lookup import stems
from remit.ontology.thesaurus import Theme, themes

# Headings over so many matters, or so general, that sharing them tells nothing.
BROAD = frozenset(
    [
        "crime",
        "violence",
        "communities",
        "working-together",
        "vulnerability",
        "places",
        "early-intervention",
        "commissioning",
        "confidence",
        "partnership-working",
        "resilience",
    ]
)
_FIGURATIVE = re.compile(
    r"\bexploit\w* (?:\w+ )?(?:opportunit|potential|possibilit|advantage)\w*", re.IGNORECASE
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z]+\b")


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names of themes as stems, by their first stem, the longest first.

    One word out of a longer label is no name: not every perpetrator is one of domestic abuse.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for theme in themes().values():
        for name in theme.names:
            words = tuple(stems(name))
            loose = len(words) == 1 and {*words} < {*stems(theme.label)}
            if words and not name.isupper() and not loose:
                found.setdefault(words[0], []).append((words, theme.id))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return found


@cache
def _capitals() -> dict[str, str]:
    return {name: t.id for t in themes().values() for name in t.names if name.isupper()}


@lru_cache(maxsize=65536)
def themes_of(text: str) -> tuple[str, ...]:
    """The ids of the themes that a text speaks of, by their first mention.

    >>> themes_of("Recognise the exploited, and carriers of knives")
    ('exploitation', 'knife-crime')
    """
    words = stems(_FIGURATIVE.sub(" ", text))
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        step = 1
        for name, theme in _index().get(words[at], ()):
            if tuple(words[at : at + len(name)]) == name:
                found[theme] = None
                step = len(name)
                break
        at += step
    for capitals in _CAPITALS.findall(text):
        if capitals in _capitals():
            found[_capitals()[capitals]] = None
    return tuple(found)


def specific(text: str) -> tuple[str, ...]:
    """As :func:`themes_of`, without the headings over many matters."""
    return tuple(theme for theme in themes_of(text) if theme not in BROAD)


def theme(id_: str) -> Theme:
    """The theme with an id."""
    return themes()[id_]
