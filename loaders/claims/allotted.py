"""Whose a piece of work is, where a colon alone says it: "Treasury management: Chief Finance Officer".

In a paper that says who does what, words, a colon and nothing but a post or a body give that work to them. Who is to be
asked may stand behind a comma. A label that asks for something else of somebody (a contact, an author) gives no work.
"""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims import promised
from remit.loaders.claims.aside import is_quoted, sets_apart
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word

_SAID = re.compile(r"^(?P<work>[A-Z][^:.;?!]{4,100}?)\s?:\s+(?P<who>(?:[Tt]he\s)?[A-Z].{2,160})$")
_ASKED = re.compile(
    r",?\s(?:in consultation with|after consulting|having consulted|following (?:the )?advice (?:from|of)|on the advice of|"
    r"with the (?:agreement|consent) of)\s"
)
_ASKING = (
    "responsible",
    "accountable",
    "support",
    "chair",
    "author",
    "consulted",
    "informed",
    "name",
)
_PARTIES = ("post", "body")
_SURE = 0.9  # of the meaning of a label that asks for something else


def read(meant: Meant, s: Sentence, *, item: bool) -> Ref | None:
    """Read a sentence that is a piece of work, a colon and whoever it is for; the piece of work."""
    text = s.passage.text
    m = _SAID.match(text.rstrip(" ."))
    if not text.endswith((".", ";")) and not item:
        return None
    if m is None or not promised.gives_work(meant.teller) or is_quoted(text):
        return None
    if first_word(text).casefold() in frames().words["asked and told"]:
        return None  # "Informed of closures: Fire Service" gives it nothing to do
    if not _is_work(meant, m["work"]):
        return None
    asked = _ASKED.search(m["who"])
    who = _whole(s, m.start("who"), m.start("who") + asked.start() if asked else m.end("who"))
    if who is None:
        return None
    agents = meant.agents([who], s.passage)
    if not agents:
        return None
    work = meant.teller.work(s.passage.cut(0, len(m["work"])))
    for agent, _ in agents:
        meant.teller.assigned(
            work, "responsible", agent, s.passage, said="behind a colon", basis="inferred"
        )
    if asked:
        start = m.start("who") + asked.end()
        if (one := _whole(s, start, m.end("who"))) is not None:
            for agent, _ in meant.agents([one], s.passage):
                meant.teller.assigned(
                    work,
                    "consulted",
                    agent,
                    s.passage,
                    said=asked.group().strip(" ,"),
                    basis="stated",
                )
    return work


def _is_work(meant: Meant, words: str) -> bool:
    """Whether a label may be a piece of work: no post, no body, no column or label that asks for something else."""
    reading = meant.teller.reading
    low = words.casefold()
    if sets_apart(words) or low in frames().labels or low in frames().offices:
        return False
    one = reading.grammar.one(words)
    if one is not None and one.kind in ("person", "post", "body", "group"):
        return False
    if not frames().words["houses"].isdisjoint(low.split()):
        return False
    last = last_word(words)
    if any(m.score >= _SURE and m.role in _ASKING for m in reading.looks.lexicon.meanings(last)):
        return False  # "Page owner"
    return not any(m.score >= _SURE for m in reading.looks.lexicon.meanings(words))


def _whole(s: Sentence, start: int, end: int) -> Phrase | None:
    """The post or body that is all that stands between two characters."""
    passage: Passage = s.passage
    while start < end and passage.text[start].isspace():
        start += 1
    for phrase in s.phrases:
        first, last = s.tokens[phrase.first].start, s.tokens[phrase.last - 1].end
        if first == start and last == end and phrase.kind in _PARTIES and phrase.party:
            return None if phrase.guessed and " " in phrase.name else phrase
    return None
