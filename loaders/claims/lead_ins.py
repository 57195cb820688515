"""What leads up to a plain sentence and closes it, and is no part of what it says of whom.

"3.2 RESOLVED: that the Clerk write to the county", "Village matters – In the meantime, Ann Bee will ring" and "It was noted
that the Clerk is to ring" say what "Ann Bee will ring" says. Whoever reads the sentence behind them needs to know of the
words only whether a meeting agreed to what follows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.schema.frames import frames

_MARK = re.compile(
    r"(?:[*•‣▪·]\s?|[–—-]\s+|(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2})[.)]|\d{1,2}(?:\.\d{1,2}){1,2})\s+|\[[ x]?\]\s?)(?=\S)"
)
_LABEL = re.compile(
    r"(?P<mark>resolved|agreed|actions?|action points?|decisions?|resolution)(?:\sunanimously)?\s?[:–—-]\s?(?:that\s+)?(?=\S)",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"(?:(?:it was|it is|members|governors|trustees|we|the (?:\w{1,30} )?(?:meeting|council|board|committee|group|panel|forum|governors|trustees|members|executive))\s+)?(?:(?:also|further|then|therefore|unanimously)\s+)?"
    r"(?P<mark>agreed|resolved|decided|noted)(?:\s(?:unanimously|by all))?\s+that,?\s(?=\S)",
    re.IGNORECASE,
)
# "Following discussion," and "After a vote,": when, and nobody; a year or a name may be a condition or the past.
_AFTER = re.compile(
    r"(?:following|after|having|with)\s(?:(?!\bif\b|\bunless\b)[a-z][\w’'-]{0,30}\s?){1,8},\s(?=\S)",
    re.IGNORECASE,
)
# "In the event of a dispute," "Where a payment is late,": when what follows is somebody's, in a paper that lays down rules; on "if"
# and "should" it may depend whether it is.
_GIVEN = re.compile(
    r"(?:(?:in (?:the )?(?:event|case|cases|absence)(?: of| that)?)|where|when|whenever|once|upon|on receipt of)\s[^,;:]{3,140},\s(?:then\s)?(?=\S)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?!ACTION)(?P<heading>[A-Z][\w’'&/-]{0,30}(?:\s[\w’'&/()-]{1,30}){0,5})(?::|\s[–—-])\s+(?=(?-i:[A-Z]))"
)
_ASIDE = re.compile(r"(?<=[.!])\s\*?\(?(?:for (?:the )?)?next agenda\)?\.?$", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|shall|should|has|have|had|must|may|can|to)\b", re.IGNORECASE
)
_MOST = 6  # of what leads up to one sentence


class Core(NamedTuple):
    """A sentence without what leads up to it, and whether a meeting ``agreed`` to it."""

    words: Passage
    agreed: bool = False
    given: bool = False  # whether it holds only in a case that stands before it


def core(passage: Passage) -> Core:
    """The plain sentence behind all that leads up to it.

    >>> from remit.loaders.blocks import Part, Passage
    >>> core(Passage((Part("3.2 RESOLVED: that the Clerk write", 1),))).words.text
    'the Clerk write'
    """
    text = passage.text
    at, agreed, headed, given = 0, False, False, False
    for _ in range(_MOST):
        if m := _MARK.match(text, at) or _AFTER.match(text, at):
            at = m.end()
        elif m := _LABEL.match(text, at) or _THAT.match(text, at):
            mark = m["mark"].casefold()
            agreed, at = agreed or mark != "noted", m.end()
        elif (end := _meanwhile(text, at)) > at:
            at = end
        elif m := _GIVEN.match(text, at):
            given, at = True, m.end()
        elif not headed and (m := _HEADING.match(text, at)) and not _FINITE.search(m["heading"]):
            headed, at = True, m.end()
        else:
            break
    m = _ASIDE.search(text, at)
    return Core(passage.cut(at, m.start() if m else None), agreed, given)


def _meanwhile(text: str, at: int) -> int:
    """Where words that only say "meanwhile" end."""
    low = text[at : at + 40].casefold()
    found = next((w for w in frames().phrases["meanwhile"] if low.startswith(f"{w} ")), "")
    return at + len(found) + 1 if found else at
