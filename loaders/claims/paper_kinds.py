"""What kind of paper a document is, by the words of its front, and what papers call themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from remit.loaders.blocks import Block, Passage
from remit.loaders.reading import Reading

FRONT = 8  # blocks of a document's front that may be its title
_LONGEST_FRONT = 500  # characters of a block or a line that say what kind of paper it is
# What a document calls itself.
PAPERS = (
    r"(?:action plan|delivery plan|work programme|plan|strategy|scheme of delegation|scheme|terms of reference|terms|charter|"
    r"protocol|policy|framework|programme|risk register|register|action log|log|tracker|matrix|agreement|memorandum|"
    r"constitution|(?:job|role) (?:description|profile)s?|arrangements|rules|guide|handbook|descriptions|document)"
)
THIS_PAPER = re.compile(
    rf"(?:this|these|our)\s+(?:[\w-]+\s){{0,2}}?(?P<noun>{PAPERS}|paper)", re.IGNORECASE
)
# What kind of paper it is, by the words of its front.
_KINDS = (
    ("minutes", re.compile(r"\b(?:minutes|minute of|notes? of (?:the )?(?:[\w’'-]+ ){0,4}?meeting|action notes?|notes? of decisions|decisions of the meeting)\b"
        r"|^(?:the )?(?:\w+ ){0,5}meeting (?:of|held|on)\b", re.IGNORECASE)),
    ("log", re.compile(r"\b(?:actions? (?:log|list|tracker|points|report)|tracker)\b", re.IGNORECASE)),
    ("terms", re.compile(r"\b(?:terms of reference|(?:rules|articles|terms) (?:of|for)|constitution|governance|scheme of delegation|delegations?|delegated|what the law|what (?:they|we) (?:do|see to)|(?:job|role|post|position) (?:descriptions?|profiles?)|accountabilit\w+|remit|who sits where|memorandum|protocol|agreement|concordat|standing orders|roles and responsibilities|who (?:must )?do(?:es)? what|how we (?:are governed|work|are run)|how [^.]{2,40} works?|duties)\b", re.IGNORECASE)),
    ("plan", re.compile(r"\b(?:plan|strategy|strategic|framework|commitments)\b", re.IGNORECASE)),
)  # fmt: skip


def paper_of(reading: Reading, above: Iterable[Block]) -> str:
    """What kind of paper a table stands in: as the first line before any table says that does, else the rows above it."""
    front = takewhile(lambda mark: mark.role != "row", reading.marks[:FRONT])
    lines = [*(mark.block for mark in front), *above]
    return next((kind for line in lines if (kind := kind_of([line]))), "")


def kind_of(lines: Iterable[Block | Passage]) -> str:
    """What kind of paper lines say that it is: minutes, log, terms or plan; nothing where they say none."""
    texts = [line.text[:_LONGEST_FRONT] for line in lines]
    return next((name for name, words in _KINDS if any(map(words.search, texts))), "")
