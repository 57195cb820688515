"""Clauses: the words of a relation in a sentence, and what stands on both sides of them.

A sentence is read once into tokens and phrases. Each frame whose words stand in it is a match with its
subject (the phrases just before, or the subject of the sentence after a bare "and"), its objects (the
phrases just behind) and its piece of work. Places are token numbers, so that time grows with the length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.loaders.blocks import Passage
from remit.loaders.claims.guards import is_inside_quotation, refused
from remit.loaders.claims.said_before import step_back, whom_before
from remit.loaders.claims.said_behind import to_which, whom_behind
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.work_words import work_behind, work_in
from remit.loaders.schema.frames import Frame

# What is denied of the work in a clause of its own is not denied of whose it is.
_OF_THE_WORK = re.compile(r"\b(that|which|who) (?:is|are|has|have|do|does|can) ?not\b")
_DOUBTED = ("may", "might", "could")
_ITS = ("its", "their", "his", "her")
_FEWEST_OWNED = 2  # tokens of what is somebody's: "Its programme"


@dataclass(frozen=True)
class Match:
    """The words of a frame in a sentence: tokens ``first`` to ``last``, with the work among them if any."""

    frame: Frame
    sentence: Sentence
    first: int
    last: int
    work: tuple[int, int] | None = None

    @property
    def reason(self) -> str:
        """Why it states nothing; empty if it does."""
        s = self.sentence
        start = s.clause_start(self.first)
        text = s.passage.text
        begin = s.tokens[start].start
        verb_at, verb_end = s.tokens[self.first].start, s.tokens[self.last - 1].end
        if is_inside_quotation(text, verb_at):
            return "quotation"
        if self.frame.fact in ("meets", "quorum"):
            return refused(text[begin:verb_at], "", "." if not text.endswith("?") else "?")
        if self.frame.fact == "members":
            return refused(text[begin:verb_at], text[verb_at:verb_end], "")
        past = self.frame.fact not in ("appoints", "appointed")
        own = self.frame.words if self.frame.fact.endswith(" work") else ()
        among = [t.text for t in s.tokens[self.first : self.last] if t.low not in own]
        verb = " ".join(among) if own else text[verb_at:verb_end]  # "be told of" reports nothing
        before = text[begin:verb_at]
        if own and any(t.low == "been" for t in s.tokens[step_back(s, self.first) : self.last]):
            return "past"  # "has been told of it"
        if self.work is not None and s.tokens[self.work[1] - 1].low in _DOUBTED:
            return "doubt"  # "responsibility for the pier may rest with the Board"
        if self.frame.of == "left":
            # "Any function that is not reserved to the Board is delegated to …"
            before = _OF_THE_WORK.sub(r"\1", before)
        return refused(before, verb, text[verb_end:], past=past)

    def left(self) -> list[Phrase]:
        """The phrases that the words are said of."""
        return whom_before(self.sentence, self.first)

    def right(self, at: int | None = None) -> list[Phrase]:
        """The phrases that stand behind the words, or behind another token, as a list; "or" among them makes it nobody's."""
        return whom_behind(self.sentence, self.last if at is None else at)

    def to_which(self) -> list[Phrase]:
        """Whom "to which" or "to whom" before the subject goes on about: "the Cabinet, to which it reports"."""
        left = self.left()
        return to_which(self.sentence, left[0].first) if left else []

    def work_right(self) -> Passage | None:
        """The piece of work behind the words."""
        return work_behind(self.sentence, self.last)

    def work_left(self) -> Passage | None:
        """The piece of work before the words: the subject of the clause, as written; none where only another sentence says whose."""
        end = step_back(self.sentence, self.first)
        start = self.sentence.clause_start(self.first)
        while start < end and self.sentence.tokens[start].low in ("and", "the", "but", ","):
            start += 1
        if start < end <= start + _FEWEST_OWNED and self.sentence.tokens[start].low in _ITS:
            return None
        return work_in(self.sentence, start, end)

    def among(self) -> list[Phrase]:
        """The phrases that stand among the words."""
        begin, end = self.work or (0, 0)
        return [p for p in self.sentence.phrases if begin <= p.first and p.last <= end]

    def work_within(self) -> Passage | None:
        """The piece of work among the words."""
        if self.work is None:
            return None
        s, (first, last) = self.sentence, self.work
        return work_in(
            s, first, max(step_back(s, last), first)
        )  # "notice of any sale will be given"
