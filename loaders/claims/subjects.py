"""Where a sentence goes on about somebody else: "A must publish a map, and B must clear the drains"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.schema.frames import frames

_SUBJECTS = ("person", "post", "body", "group", "name")


class Further(NamedTuple):
    """A clause with a subject of its own: the token that joins it, its subject, and the token of its verb."""

    joined: int
    subjects: tuple[Phrase, ...]
    verb: int


def further(
    tokens: Sequence[Token], phrases: Sequence[Phrase], first: int, last: int
) -> Further | None:
    """The first clause with a subject of its own that begins behind one token and before another."""
    ending = {phrase.last: phrase for phrase in phrases}
    for phrase in phrases:
        if phrase.first <= first or phrase.first >= last or phrase.kind not in _SUBJECTS:
            continue
        verb = verb_of(tokens, phrase)
        if verb is None or verb >= last:
            continue
        subjects = [phrase]
        start = phrase.first
        while True:
            joined = _joined(tokens, start)
            before = ending.get(joined) if joined < start else None
            if before is None or before.first <= first:
                break
            subjects.insert(0, before)
            start = before.first
        if first < joined < start:
            return Further(joined, tuple(subjects), verb)
    return None


def _joined(tokens: Sequence[Token], at: int) -> int:
    """The first of the words that join what begins here to what stands before; the place itself where none do."""
    while at > 0 and tokens[at - 1].low in frames().words["joining"]:
        at -= 1
    return at


def verb_of(tokens: Sequence[Token], phrase: Phrase) -> int | None:
    """The verb that is said of a phrase, right behind it."""
    known, at = frames(), phrase.last
    if phrase.kind == "group" and phrase.name[:1].islower():
        return None
    while at < len(tokens) and tokens[at].low in known.words["adverbs"] - known.words["modals"]:
        at += 1
    if at >= len(tokens) or tokens[at].capital:
        return None
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in known.words["modals"]:
        return at
    opens = after in known.words["determiners"] | {"on", "for", "to"}
    if low in known.lemmas and opens:
        return at
    said = low.endswith("s") and after in known.words["determiners"]
    return at if said else None
