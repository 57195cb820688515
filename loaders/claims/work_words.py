"""The words of a piece of work in a sentence: how far they reach, and what behind them only tells more of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Passage
from remit.loaders.claims.paper_kinds import THIS_PAPER
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.subjects import further
from remit.loaders.schema.frames import frames
from remit.loaders.wording import between

MOST_WORK = 25  # words of a piece of work
WORK_ENDS = (";", ":", ".", "(", "?", "!")
_CUTS = re.compile(
    r"(?:,|(?<!\s))\s+(?:to|of|for|by|with|from|on|in|through|under)\s(?:which|whom)\b|(?:,|(?<!\s))\s+(?:in consultation with|after consult\w+|with (?:the )?(?:support|help) (?:from|of)|with the (?:consent|agreement) of|(?:helped|assisted|aided|backed up) by|and will|and shall|and must|as required by|and is|and are|who|"
    r"which|and was|and were|and has|and reports|supported by|alongside|by (?=\d|the end|\w+ \d{4}|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Christmas|Easter|next|Q\d)|but (?:does|do|is|are|has|have|may|will|shall|must|can) not)\b|,\s+(?:and|but)\s+|,\s+(?:is|are|was|were|has|have|will|shall|must|may)\s|(?<!\s)\s+[–—-]\s+"
)
RELATIVE = ("who", "which")
_NEEDED = re.compile(
    r"(?:\b(?:understand|know|knows|see|explain|explains|show|shows|decide|decides|determine|determines|clarify|about)|\b(?:those|these)(?:\s[\w’'-]+){1,3}|\))$",
    re.IGNORECASE,
)
# On these no piece of work ends: its words are cut, or stand in the list behind it.
_BREAKS_OFF = re.compile(
    r"\b(?:to|the|an?|its|their|of)$|\bthe following(?:\s[a-z]+)?$", re.IGNORECASE
)
_LEADS_ON = re.compile(  # to a list, or behind a bracket
    r",?\s(?:(?:so as|in order) to|and|or|by [a-z]{3,20}ing(?:\s[a-z]{1,20}){0,4}\sthe following(?:\s[a-z]+)?)$"
)
_POINTS = re.compile(
    r"\((?:as )?(?:defined|described|listed|outlined|see|set out|shown)\b[^()]{0,40}\)(?=\s(?:that|which)\b)"
)


def _stop(s: Sentence, first: int, last: int) -> int:
    """Where a piece of work ends that begins at a token: at a mark, after so many words, or before a clause of somebody else's."""
    stop = first
    while stop < last and stop - first < MOST_WORK and s.tokens[stop].text not in WORK_ENDS:
        stop += 1
    if stop < last and stop - first >= MOST_WORK and s.tokens[stop - 1].text not in WORK_ENDS:
        while stop < last and s.tokens[stop].text not in (*WORK_ENDS, ","):
            stop += 1
    other = further(s.tokens, s.phrases, first, stop)
    return stop if other is None else other.joined


def work_in(s: Sentence, first: int, last: int) -> Passage | None:
    """The piece of work that stands from one token to another; nothing where those words are none."""
    stop = _stop(s, first, last)
    if stop <= first or (stop < last and _POINTS.match(s.passage.text, s.tokens[stop].start)):
        return None
    passage = s.cut(first, stop)
    if (cut := _cut_at(passage.text)) is not None:
        passage = passage.cut(0, cut)
    passage = passage.cut(0, len(_LEADS_ON.sub("", passage.text).rstrip(" ,")))
    plain = passage.text.partition(",")[0]
    if plain.casefold() in frames().words["this page"] or THIS_PAPER.fullmatch(plain):
        return passage.cut(0, len(plain))
    words = passage.text.split()
    if len(words) > 1 and words[0].casefold() in ("each", "every"):
        return passage if any(len(w) > 3 for w in words[1:]) else None
    if words and words[0].casefold() in ("the", "all", "any", "both") and len(words) > 1:
        passage = passage.cut(len(words[0]) + 1)
        words = words[1:]
    if not words or words[0].casefold() in frames().words["pronouns"] | {
        "them",
        "him",
        "that",
        "those",
        "to",
    }:
        return None
    if not any(len(w) > 3 for w in words) or _BREAKS_OFF.search(passage.text):
        return None
    return passage


def work_behind(s: Sentence, at: int) -> Passage | None:
    """The piece of work that begins at a token: "keeps | the register"."""
    return work_in(s, at, len(s.tokens))


def _cut_at(text: str) -> int | None:
    """Where words behind a piece of work begin that only tell more of it; not "who" and "which" that it needs."""
    cuts = (m for m in _CUTS.finditer(text) if not _tells_which(text, m))
    return next((m.start() for m in cuts), None)


def _tells_which(text: str, m: re.Match[str]) -> bool:
    """Whether a piece of work is none without what follows: "those schools who …", "what people need to understand: who …"."""
    return m.group().strip() in RELATIVE and _NEEDED.search(text[: m.start()]) is not None


def each(passage: Passage, word: str) -> Iterator[Passage]:
    """The pieces of work of "on rents, on fees and on any sale", parted where the preposition stands again."""
    again = re.compile(rf"(?:,|(?<!\s)\s+and)\s+{word}\s+|,\s+and\s+{word}\s+")
    for a, b in between(passage.text, again):
        m = re.match(r"(?:the|any|all|its|their)\s+", passage.text[a:b])
        yield passage.cut(a + (m.end() if m else 0), b)
