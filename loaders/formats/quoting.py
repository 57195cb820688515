"""Where in the text of a message another one begins, which it answers or sends on."""

from __future__ import annotations

import re
from collections.abc import Sequence

QUOTED = "quoted from another message"
_MARKED = re.compile(r"[ \t]{0,4}+>")
_FROM = re.compile(r"[ \t*]{0,4}+From[ \t*]{0,4}+:(.*)", re.IGNORECASE)
_HEAD = re.compile(r"[ \t*]{0,4}+(Sent|Date|To|Subject)[ \t*]{0,4}+:", re.IGNORECASE)
_FAR = 12  # lines in which a head that goes on does so
_WROTE = re.compile(r"[ \t]{0,4}+On\b.{4,300}\bwrote[ \t]?:[ \t]{0,4}", re.IGNORECASE)
_FULL_DATE = re.compile(
    r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\b\D{1,20}\b\d{4}\b"
)
_RULE = re.compile(r"[ \t*]{0,4}+(?:[-_=]{5,200}|-{2,20}[ \t]?[A-Za-z][A-Za-z ]{2,40}[ \t]?-{2,20})[ \t*]{0,4}")  # fmt: skip


def quoted(lines: Sequence[str]) -> list[bool]:
    """Of each line of a message whether it is quoted from another.

    So are lines behind ">", and all below the head of another message ("From", with when it was sent,
    or to whom and about what), or below "On … wrote:" where that gives an address and nothing marks what
    was written. A head that a message begins with is its own, and one that only sends another on says that.

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
    gone = _gone(lines)
    is_left = any(line.strip() and not is_gone for line, is_gone in zip(lines, gone, strict=True))
    return gone if is_left else [False] * len(lines)


def _gone(lines: Sequence[str]) -> list[bool]:
    gone = [_MARKED.match(line) is not None for line in lines]
    for n in range(len(lines)):
        if gone[n]:
            continue
        if reach := _attribution(lines, n):
            after = next((m for m in range(n + reach, len(lines)) if lines[m].strip()), None)
            if after is not None and gone[after]:
                gone[n : n + reach] = [True] * reach
            elif "@" in " ".join(lines[n : n + reach]):
                return gone[:n] + [True] * (len(lines) - n)
        elif (
            _names_sender(lines, n)
            and _is_head(lines[n + 1 : n + 1 + _FAR])
            and not _begins(lines[:n])
        ):
            while n and (not lines[n - 1].strip() or _RULE.fullmatch(lines[n - 1])):
                n -= 1  # noqa: PLW2901
            return gone[:n] + [True] * (len(lines) - n)
    return gone


def _attribution(lines: Sequence[str], n: int) -> int:
    """Over how many lines it is said here who wrote what follows."""
    if is_attribution(lines[n]):
        return 1
    both = " ".join(lines[n : n + 2])
    return 2 if len(lines) > n + 1 and is_attribution(both) else 0


def is_attribution(line: str) -> bool:
    """Whether a line says who wrote what follows, as programs do: with the whole date.

    >>> is_attribution("On 3 May 2031, Ann Bee wrote:"), is_attribution("On 3 May the Board wrote:")
    (True, False)
    """
    return _WROTE.fullmatch(line) is not None and _FULL_DATE.search(line) is not None


def _names_sender(lines: Sequence[str], n: int) -> bool:
    """Whether a line, or the next where that is divided from it, says from whom a message is, not from when."""
    found = _FROM.match(lines[n])
    if found is None:
        return False
    who = found[1].strip(" \t*") or " ".join(lines[n + 1 : n + 2])
    return "@" in who or not any(map(str.isdigit, who))


def _begins(before: Sequence[str]) -> bool:
    """Whether a message has but begun: nothing was said before, or one word such as "Memo"."""
    said = [line.strip() for line in before if line.strip() and not _RULE.fullmatch(line)]
    return not said or (len(said) == 1 and (said[0].isupper() or said[0].isalpha()))


def _is_head(lines: Sequence[str]) -> bool:
    told = {found[1].casefold() for line in lines if (found := _HEAD.match(line))}
    return bool(told & {"sent", "date"}) or {"to", "subject"} <= told
