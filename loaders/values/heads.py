"""What the head noun of a phrase makes it: a post, a body, a unit of one, or people in general."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from remit.loaders.values.given import is_given
from remit.loaders.values.lexicon import Lexicon

LINK = re.compile(r"\s(?:of|for|to)\s")
# Callings, which no list is complete of: "Microbiologist", "Optometrist".
_CALLING = re.compile(r"\w{2,20}(?:ologist|iatrist|therapist|ician|ographer|ometrist)")
_OF_ONE = re.compile(
    r"(?<!\s)\s(?:about|at|by|for|from|in|of|on|to|with)\s(?:an?|each|every|its|our|the)\s",
    re.IGNORECASE,
)
_LONGEST_NAME = 3  # words
_LONGEST_RANKED = 2  # words behind "Chief"


def head_kind(text: str, lexicon: Lexicon) -> str:
    """What the head noun of a phrase makes it; empty where it has no head that is known.

    >>> from remit.loaders.profile import load_profile
    >>> words = Lexicon(load_profile())
    >>> [
    ...     head_kind(t, words)
    ...     for t in ("Head of Housing", "Board of Trustees", "Housing Team", "Ann Bee")
    ... ]
    ['post', 'body', 'unit', '']
    """
    words = re.sub(r"(?<!\s)\s+(?:\d{1,3}|[A-Z])$", "", text).split()
    if not words or is_full_name(words, lexicon) or is_about(text, lexicon.parties):
        return ""
    folded = " ".join(words).casefold()
    before, link, _ = folded.partition(" of ")
    if m := LINK.search(folded):
        before, link = folded[: m.start()], m.group().strip()
    if link:
        if kind := _post_kind(before, lexicon):
            return kind
        last = before.rpartition(" ")[2]
        if (link == "of" and last in lexicon.bodies_of) or (
            link == "for" and last in lexicon.bodies | {"department"}
        ):
            return "body"
        if last in lexicon.groups:
            return "group"
    if kind := _post_kind(folded, lexicon):
        return kind
    last = words[-1].casefold()
    if last in lexicon.units:
        return "unit"
    within = last.removeprefix("sub-")  # "Appointments Sub-Committee"
    if last in lexicon.bodies or (len(words) > 1 and within in lexicon.bodies):
        return "body"
    if last in lexicon.groups:
        return "group"
    return "post" if _is_ranked(words, lexicon) else ""


def is_about(text: str, heads: Collection[str]) -> bool:
    """Whether words name what is somebody's or for somebody, and nobody: no head stands before "of the" or "for the".

    >>> from remit.loaders.profile import load_profile
    >>> heads = Lexicon(load_profile()).parties
    >>> [is_about(t, heads) for t in ("Questions for the Board", "Role of the Chair")]
    [True, True]
    >>> [
    ...     is_about(t, heads)
    ...     for t in ("Centre for the Arts", "Friends of the Library", "Mere Board")
    ... ]
    [False, False, False]
    """
    m = _OF_ONE.search(text)
    before = text[: m.start()].casefold().split() if m else []
    if not before or before[-1].endswith("ed"):
        return False  # "Delegated to the Chief Executive"
    return not any(w in heads for w in before)


def _is_ranked(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a title is told by its first word: "Chief Nurse", "Deputy CEO"."""
    first, rest = words[0].casefold(), words[1:]
    if not rest or not all(word[:1].isupper() for word in words) or len(rest) > _LONGEST_RANKED:
        return False
    if first == "chief":
        return rest[-1].casefold() not in lexicon.fields
    return first in ("deputy", "assistant") and rest[-1] in lexicon.short_posts


def _post_kind(folded: str, lexicon: Lexicon) -> str:
    words = folded.split()
    last = words[-1].rstrip(".") if words else ""
    if last in lexicon.posts | lexicon.offices or " ".join(words[-2:]) in lexicon.posts:
        return "post"
    if len(words) > 1 and _CALLING.fullmatch(last):
        return "post"
    if last == "executive" and len(words) > 1:
        return "post" if words[-2] in ("chief", "deputy", "account", "assistant") else ""
    return "group" if last.endswith("s") and last[:-1] in lexicon.posts else ""


def is_full_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words are a given name before a surname that is a post or a law as well.

    >>> from remit.loaders.profile import load_profile
    >>> words = Lexicon(load_profile())
    >>> [
    ...     is_full_name(name.split(), words)
    ...     for name in ("Olive Dean", "Kit Law", "Town Clerk", "Lord Mayor", "Ann Manager")
    ... ]
    [True, True, False, False, False]
    """
    if not 2 <= len(words) <= _LONGEST_NAME or not all(word[:1].isupper() for word in words):
        return False
    first, last = words[0], words[-1].casefold()
    return (
        last in lexicon.surnames
        and first.casefold() not in lexicon.before_posts
        and is_given(first)
    )
