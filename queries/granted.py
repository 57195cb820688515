"""Who agreed to another date, where the paper that first gave it says so; nothing is concluded where it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.graph.model import Citation, Statement
from remit.queries.histories import Histories, Told
from remit.queries.shapes import Json, citations_json

AGREED_BY = "extensionBy"  # who agreed to another date, in a column of its own
_WORDS = ("note", "status", "evaluation")  # in which it may be said who agreed to another date
# Who let a date be moved, in the words of the papers: only where a sentence speaks of both.
_MOVED = re.compile(
    r"\b(?:exten(?:sion|ded)|defer(?:red|ral)|postponed|put (?:off|back)|re-?scheduled|"
    r"(?:new|revised|later) (?:date|deadline|target))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agreed|granted|approved|authorised|accepted|allowed|signed off)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Granted:
    """What tells who agreed to another date: a sentence, or the cell of a column that asks for it."""

    words: str
    citations: tuple[Citation, ...]
    before: bool = (
        False  # it stood there before the date was moved, and may be about an earlier one
    )

    def to_json(self) -> Json:
        """It in the public shape."""
        return {
            "words": self.words,
            "before": self.before,
            "citations": citations_json(self.citations),
        }


def granted_by(histories: Histories, id_: str, told: Told) -> tuple[Granted, ...]:
    """What the edition that first gave a date says of who agreed to it."""
    papers = {c.document for c in told.citations if histories.day(c.document) == told.since}
    said: list[Statement] = [
        *(s for term in _WORDS for s in histories.said(id_, term)),
        *histories.reports(id_),
    ]
    found: dict[str, Granted] = {}
    for s in said:
        if cited := tuple(c for c in s.citations if c.document in papers):
            for sentence in _SENTENCE.split(s.raw or s.value or ""):
                if _MOVED.search(sentence) and _AGREED.search(sentence):
                    found.setdefault(sentence.strip(), Granted(sentence.strip(), cited))
    for s in histories.said(id_, AGREED_BY):
        if cited := tuple(c for c in s.citations if c.document in papers):
            words = ": ".join(filter(None, (s.stated_as, s.raw or s.value)))
            before = any("" < histories.day(c.document) < told.since for c in s.citations)
            found.setdefault(words, Granted(words, cited, before))
    return tuple(found.values())
