"""The words of a text that tell it from others, for comparing names and wordings."""

from __future__ import annotations

from functools import cache, lru_cache

from remit.graph.lookup import stems as _stems_of

_COMMON = frozenset(
    [
        "a",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "can",
        "each",
        "for",
        "from",
        "has",
        "have",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "more",
        "not",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "them",
        "then",
        "these",
        "they",
        "this",
        "through",
        "to",
        "up",
        "use",
        "we",
        "what",
        "where",
        "which",
        "who",
        "will",
        "with",
        "within",
        "work",
        "working",
        "those",
        "including",
        "s",
        "key",
        "develop",
        "improve",
        "increase",
        "ensure",
        "provide",
        "continue",
        "support",
        "make",
        "new",
    ]
)


@cache
def _common() -> frozenset[str]:
    return frozenset(stem for word in _COMMON for stem in stems(word))


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text in their order; the same few names are compared with every text."""
    return tuple(_stems_of(text))


@lru_cache(maxsize=65536)
def telling(text: str) -> frozenset[str]:
    """The stems of a text without the words that most texts share.

    >>> telling("Train staff") == telling("the training of staff")
    True
    """
    return frozenset(stems(text)) - _common()
