"""What a document is about when nothing nearer is named: the board of its title, the group of its terms."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.wording import NAME, bare

_FRONT = 8  # blocks of a document's front that may be its title
_LONGEST = 14  # words of a title
# What a title says of the paper rather than of the body: it is cut away, in front or behind.
_PAPER = re.compile(
    r"\b(?:terms of reference|membership(?: list)?|minutes(?: of)?|action log|action plan|agenda|constitution|members(?: of)?|"
    r"governance(?: structure| arrangements)?|delivery plan|action tracker|risk register|register|report|list of|notes?(?: of)?|"
    r"raci(?: matrix)?|scheme of delegation|contact list|directory|roles and responsibilities|structure|plan|strategy|"
    r"remit and membership|draft|final|version \S+|v\d\S*|updated? .*|meetings?(?: of)?|held .*|\d.*)\b",
    re.IGNORECASE,
)  # fmt: skip
_CUT = re.compile(
    r"\s*(?:[-–—:|,]|\bfor the\b|\bof the\b|\bof\b|\bfor\b)\s*$|^\s*(?:[-–—:|,]|for the|of the|of|for)\s*"
)


def own_body(reading: Reading, near: Passage | None = None) -> tuple[Ref, Passage] | None:
    """The body that a document's title names, with the words that name it.

    ``near`` is a heading that stands nearer than the title ("Membership of the Quay Board").
    """
    front = [mark.block for mark in reading.marks if mark.role not in ("row", "furniture")][:_FRONT]
    for passage in (near, *front):
        if passage is not None and (name := _named(reading, passage)):
            return reading.body(name), passage.find(name)
    if reading.partnership is not None:
        return reading.partnership, front[0] if front else Passage(())
    return None


def _named(reading: Reading, passage: Passage) -> str:
    text = passage.text
    if len(text.split()) > _LONGEST or text.endswith("."):
        return ""
    for piece in re.split(r"[|:–—]|\s-\s", _PAPER.sub("|", text)):
        name = bare(_CUT.sub("", _CUT.sub("", piece)).strip(" .,"))
        if " " in name and re.fullmatch(NAME, name) and reading.may_be_body(name):
            return name
    return ""
