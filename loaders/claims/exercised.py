"""Who may use a power, as a cell of a scheme says it: plainly, up to an amount, or with what they do about it.

"Up to £500: Clerk" gives the power to the Clerk within a limit, and in "MC approves" the verb is what the committee
does of it. The limit is no name, and neither is the verb.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import find_dates
from remit.loaders.values.ends import last_word
from remit.loaders.values.phrases import NAMED

_LIMIT = re.compile(
    r"(?:^|(?<=[\s;,]))(?P<limit>(?:up to|not (?:above|over|more than)|above|over|below|under|more than|less than|at least|exceeding|between|from)"
    r"\s[^:;]{0,30}\d[^:;]{0,20}):\s+(?=\S)",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?P<who>[A-Z].{0,80}?)\s(?P<deed>[a-z]{2,20}s(?:(?:, and|,| and)\s[a-z]{2,20}s)*)"
)
_WORD = re.compile(r"[a-z]+s\b")
_UNDERSTOOD = (*NAMED, "group", "initials")


class Share(NamedTuple):
    """The words that name somebody, and the limit within which they may use the power; empty where there is none.

    Where words beside the name do not say that they use it, it is not ``clear`` whose power it is.
    """

    who: Passage
    limit: str = ""
    clear: bool = True


def shares(reading: Reading, cell: Passage) -> list[Share]:
    """Cut a cell into those who share a power, each with the limit that stands before them."""
    limits = list(_LIMIT.finditer(cell.text))
    if not limits or cell.text[: limits[0].start()].strip(" ;,"):
        return [_without_deed(reading, cell)]
    if any(find_dates(m["limit"]) for m in limits):
        return [Share(cell, clear=False)]  # "From 1 May 2031: Head of Parks"
    ends = [*(m.start() for m in limits[1:]), len(cell.text)]
    named = [
        cell.cut(m.end(), m.end() + len(cell.text[m.end() : end].rstrip(" ;,")))
        for m, end in zip(limits, ends, strict=True)
    ]
    return [
        _without_deed(reading, who)._replace(limit=m["limit"])
        for m, who in zip(limits, named, strict=True)
    ]


def _without_deed(reading: Reading, words: Passage) -> Share:
    """The name before a verb of what its bearer does with the power; unclear behind another verb, whole without one."""
    m = _DEED.fullmatch(words.text)
    if m is None:
        return Share(words)
    deeds = _WORD.findall(m["deed"])
    uses = all(word in frames().words["uses of a power"] for word in deeds)
    noun = deeds[-1] in reading.grammar.heads or not last_word(m["who"])[:1].isupper()
    who = words.match(m, "who")
    parties = reading.parties.read(who)
    if not parties or any(p.kind not in _UNDERSTOOD for p in parties) or (noun and not uses):
        return Share(words)
    return Share(who) if uses else Share(words, clear=False)
