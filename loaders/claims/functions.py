"""The functions of a post in words without a verb: "Household travel survey; the figures behind the report".

Below the line that names a post and its holder such words say what it does. What says how somebody is employed, or where
and when, is no function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.grids import Cell
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.names import Names
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.remits import opens_with_verb
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite, is_doing, takes_object
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.wording import between

_PARTS = re.compile(r";\s+")
_WILL = re.compile(r"^(?:will|shall|may|to)\s+(?:also\s+)?(?=[a-z])", re.IGNORECASE)
_AND = re.compile(r"^(?:and|also)\s+", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"^(?:based|appointed|elected|seconded|shared|vacant|former|formerly|previously|since|from|until|on|at|in|part|full|"
    r"tel|telephone|e-?mail|contact|see|for|with|by|above|below|over|under|jointly|one|two|currently|acting|he|she|they|it|this|these|that|there|"
    r"deputises?|stands|also|paid|lives?|works?|covers?|answers?|reports?)\b|@|\bweek\b|\bFTE\b|\d{5}",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:formerly|previously|held|passed|moved|became|left|took|ended|began|covered by|until (?:19|20)\d\d|vacant)\b",
    re.IGNORECASE,
)
_MOST = 40  # words of a function
_FEWEST = 3  # letters of one word


def read(meant: Meant, s: Sentence) -> Ref | None:
    """Read the functions that words below a post's name list; the last piece of work."""
    if s.subject is None or s.subject.kind != "post" or s.passage.text.endswith((":", "?")):
        return None
    first = s.phrases[0] if s.phrases else None
    if first is not None and first.first <= 1 and first.kind in ("person", "pronoun"):
        return None  # "Mr Fox sits on the Rail Forum": said of him
    if first is not None and first.kind == "post" and first.last >= len(s.tokens) - 1:
        return None  # "Accountable Officer.": what else the holder is
    if any(p.kind == "person" and " " in p.name for p in s.phrases):
        return None  # who else does what
    agents = meant.agents([s.subject], s.passage)
    main: Ref | None = None
    for part in _parts(s.passage) if agents else ():
        main = meant.teller.work(part)
        for agent, _ in agents:
            meant.teller.assigned(
                main, "responsible", agent, s.passage, said="listed under it", basis="inferred"
            )
        meant.teller.due_in(main, part)
    return main


def claim(reading: Reading, cell: Cell, agent: Ref, row: Passage, block: Block) -> None:
    """Say that whoever a row or a box is of does what its cell of responsibilities lists; what lists nothing is unread."""
    teller = Teller(reading, Names(reading, own_thing(reading)))
    works = [work for part in cell.passage.parts for work in works_of(Passage((part,)))]
    for words in works:
        thing = teller.work(words)
        reading.findings.link(
            reading.source, (words, row), thing, "assignedTo", agent,
            role="responsible", stated_as=cell.heading, basis="inferred",
        )  # fmt: skip
        teller.due_in(thing, words)
    if not works:
        reason = f"{cell.heading}: it is not clear what is somebody's to do"
        reading.findings.cannot_read(reading.source, block, cell.passage, reason)


def works_of(passage: Passage) -> Iterator[Passage]:
    """The functions that the cell of somebody's responsibilities lists, sentence by sentence; none that has a subject."""
    for sentence in passage.sentences():
        text = sentence.text.rstrip(" .")
        first = text.partition(" ")[0].casefold()
        if (is_doing(first) or opens_with_verb(text)) and not has_finite(text):
            yield sentence.cut(0, len(text))
        else:
            yield from _parts(sentence)


def _parts(passage: Passage) -> Iterator[Passage]:
    """The functions among the words of a passage, parted by semicolons."""
    text = passage.text.rstrip(" .")
    for a, b in between(text, _PARTS):
        part = passage.cut(a, len(text[:b].rstrip(" ;")))
        if (m := _AND.match(part.text)) or (m := _WILL.match(part.text)):
            part = part.cut(m.end())
            if (
                _WILL.match(passage.text[a:b])
                and part.text.partition(" ")[0].casefold() in frames().words["no deeds"]
            ):
                continue
        if _is_function(part.text):
            low = part.text.casefold()
            yield part.cut(4) if low.startswith("the ") else part


def _is_function(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _MOST or not sum(map(str.isalpha, text)) >= _FEWEST:
        return False
    first = words[0].casefold().strip(",")
    if ":" in text or _OVER.search(text) or _OTHERWISE.search(text) or has_finite(text):
        return False
    return not (is_doing(first) and first.endswith("s")) and not takes_object(first)
