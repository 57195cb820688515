"""Where in the text of a message another one begins, which it answers or sends on."""

from __future__ import annotations

import re
from collections.abc import Sequence

QUOTED = "quoted from another message"
_MARKED = re.compile(r"[ \t]{0,4}+>")
_FROM = re.compile(r"[ \t*]{0,4}+From[ \t*]{0,4}+:", re.IGNORECASE)
_HEAD = re.compile(r"[ \t*]{0,4}+(Sent|Date|To|Subject)[ \t*]{0,4}+:", re.IGNORECASE)
_FAR = 12  # lines in which a head that goes on does so
_WROTE = re.compile(r"[ \t]{0,4}+On\b.{4,300}\bwrote[ \t]?:[ \t]{0,4}", re.IGNORECASE)
_RULE = re.compile(r"[ \t*]{0,4}+(?:[-_=]{5,200}|-{2,20}[ \t]?[A-Za-z][A-Za-z ]{2,40}[ \t]?-{2,20})[ \t*]{0,4}")  # fmt: skip


def quoted(lines: Sequence[str]) -> list[bool]:
    """Of each line of a message whether it is quoted from another.

    So are lines behind ">", and all below the head of another message ("From", with when it was sent,
    or to whom and about what), or below "On … wrote:" where nothing marks what was written.

    >>> quoted(
    ...     [
    ...         "I lead.",
    ...         "-----Original Message-----",
    ...         "From: Ann Bee",
    ...         "Sent: 1 May 2031",
    ...         "Cy Dee leads.",
    ...     ]
    ... )
    [False, True, True, True, True]
    >>> quoted(["On 1 May 2031 Ann Bee wrote:", "> Cy Dee leads.", "I do."])
    [True, True, False]
    """
    gone = [_MARKED.match(line) is not None for line in lines]
    for n, line in enumerate(lines):
        if gone[n]:
            continue
        if reach := _attribution(lines, n):
            gone[n : n + reach] = [True] * reach
            after = next((m for m in range(n + reach, len(lines)) if lines[m].strip()), None)
            if after is not None and not gone[after]:
                return gone[:n] + [True] * (len(lines) - n)
        elif _FROM.match(line) and _is_head(lines[n + 1 : n + 1 + _FAR]):
            while n and (not lines[n - 1].strip() or _RULE.fullmatch(lines[n - 1])):
                n -= 1  # noqa: PLW2901
            return gone[:n] + [True] * (len(lines) - n)
    return gone


def _attribution(lines: Sequence[str], n: int) -> int:
    """Over how many lines it is said here who wrote what follows."""
    if _WROTE.fullmatch(lines[n]):
        return 1
    both = " ".join(lines[n : n + 2])
    return 2 if len(lines) > n + 1 and _WROTE.fullmatch(both) else 0


def _is_head(lines: Sequence[str]) -> bool:
    told = {found[1].casefold() for line in lines if (found := _HEAD.match(line))}
    return bool(told & {"sent", "date"}) or {"to", "subject"} <= told
