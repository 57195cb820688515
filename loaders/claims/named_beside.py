"""What stands beside whoever holds a post or a seat, and names nobody else to hold it: "(part-time)", "(sub: Leona Hay)".

A remark may say how much of the post somebody has, how they came to sit, or who stands in for them; only the last is
told. What is none of these is left where it stands, for whoever reads parties.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from remit.loaders.claims.entries import sits_as
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import read_period

_ASIDE = re.compile(r"\s?\((?P<said>[^()]{1,60})\)")
_STANDS_IN = re.compile(
    r"(?:^|[;,(]\s?|\s[–—-]\s)\(?(?P<label>(?:named |nominated )?(?:subs?|substitutes?|alternates?|cover(?:ed by)?|stand-in)\b(?:\s?[:.])?"
    r"|(?:named |nominated )?deputy\s?:)\s(?P<who>(?:(?:Cllr|Dr|Mrs?|Ms|Prof|Rev|Supt)\.?\s)?[A-Z][^;,()\s]{0,30}\s[^;,()]{1,40}?)"
    r"(?=\)|;|,|$|\s(?:to|until|from)\s)\)?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"[\d.,/ ]{1,9}(?:\s?(?:fte|wte|hours?|hrs|days?)\b.{0,20})?|job[- ]share(?:d)?", re.IGNORECASE
)
# For how long somebody has a post: until there is somebody else.
_FOR_NOW = re.compile(
    r"(?:until|pending) (?:an?|the) (?:new|permanent|substantive|successor|recruitment|appointment)\b"
    r"|(?:until|while|whilst) [^()]{3,60} (?:is back|returns|comes back|is away|is on leave|is (?:on|back from) \w+ leave)\b"
)
_UNTIL = re.compile(r"\s(?:to|until)\s(?P<day>[^();,]{3,30})")


class Remarks(NamedTuple):
    """The words without their remarks, and who stands in."""

    words: str
    stands_in: str = ""
    label: str = ""
    until: str = ""  # the day, in ISO 8601, until which somebody stands in


def without(text: str) -> Remarks:
    """Part a name from what is remarked beside it.

    >>> without("Zofia Kam (0.6)").words, without("Ann Bee (part-time); sub. Cy Dee")[:2]
    ('Zofia Kam', ('Ann Bee', 'Cy Dee'))
    >>> without("Ann Bee (Chair)").words
    'Ann Bee (Chair)'
    """
    stands_in = label = until = ""
    if (m := _STANDS_IN.search(text)) and m["who"][:1].isupper():
        stands_in, label = m["who"].strip(), m["label"].casefold().strip(" :.")
        behind = text[m.end("who") :]
        if ends := _UNTIL.match(behind):
            period = read_period(ends["day"])
            until = period.iso.rpartition("/")[2] if period is not None else ""
            behind = behind[ends.end() :]
        text = text[: m.start()] + behind
    plain = _ASIDE.sub(lambda m: "" if _is_remark(m["said"]) else m.group(), text)
    plain = plain.strip(" ;,–—-")
    if plain.count(")") > plain.count("("):
        plain = plain.rstrip(") ")
    return Remarks(plain, stands_in, label, until)


def _is_remark(said: str) -> bool:
    low = said.casefold().strip()
    parts = [part.strip() for part in re.split(r"[,;]", low)]
    known = frames().words["remarks"]
    return all(
        part in known or sits_as(part) or bool(_SHARE.fullmatch(part) or _FOR_NOW.match(part))
        for part in parts
    )
