"""The functions of a post in words without a verb: "Household travel survey; the figures behind the report".

Below the line that names a post and its holder such words say what it does. What says how somebody is employed, or where
and when, is no function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.grids import Cell
from remit.loaders.claims.list_openers import does
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import teller_of
from remit.loaders.claims.verbs import has_finite, is_doing, is_infinitive, takes_object
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.columns import NOT_THEIRS
from remit.loaders.schema.frames import frames
from remit.loaders.values.cells import unlisted
from remit.loaders.wording import between

_ASIDE = re.compile(r"(?<=\S)\s*\([^()]*\)$")
_LABEL = re.compile(r"^(?P<label>[A-Z][^:;.]{2,40}):\s+(?=\S)")
_PARTS = re.compile(r";\s+")
# Behind a semicolon, a noun that goes on with a list which "including" opens: "…, including fees; and terms of sale".
_LISTING = re.compile(r",? (?:including|such as|namely|in particular) [^;.]*$")
_WILL = re.compile(r"^(?:will|shall|may|to)\s+(?:also\s+)?(?=[a-z])", re.IGNORECASE)
_ANY_OTHER = re.compile(
    r"(?:any|all|such|to undertake any|undertake any|carry out any) (?:other|additional)\b|other duties\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"^(?:responsible|accountable) for\s|^in charge of\s", re.IGNORECASE)
_ARTICLED = re.compile(r"(?:and|also)\s+(?:the|an?|its|their)\s", re.IGNORECASE)
_AND = re.compile(r"^(?:and|also)\s+", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"^(?:(?:made|given|taken|\w+ed) by|which|who)\b|^(?:an? )?(?:based|appointed|elected|seconded|shared|vacant|former|formerly|previously|since|from|until|on|at|in|part|full|"
    r"tel|telephone|e-?mail|contact|see|for|with|by|above|below|over|under|joint(?:ly)?|one|two|currently|acting|he|she|they|it|this|these|that|there|"
    r"deputises?|stands|also|paid|lives?|works?|covers?|answers?|reports|report (?:directly |on \w+ )?(?:to|into))\b|@|\bweek\b|\bFTE\b|\d{5}",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:formerly|previously|held|passed|moved|became|left|took|ended|began|covered by|until (?:19|20)\d\d|vacant)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"^[A-Z][A-Z0-9/&-]{1,7}:\s+(?=\w)")  # of a work, before it: "ODP: Public data"
_MOST = 40  # words of a function
_FEWEST = 3  # letters of one word
_FEWEST_WORDS = 2  # of a function that stands in text


def read(meant: Meant, s: Sentence) -> Ref | None:
    """Read the functions that words below a post's name list; the last piece of work."""
    if (
        s.goes_on
        or s.subject is None
        or s.subject.kind != "post"
        or s.passage.text.endswith((":", "?"))
    ):
        return None
    first = s.phrases[0] if s.phrases else None
    if first is not None and first.first <= 1 and first.kind in ("person", "pronoun"):
        return None  # "Mr Fox sits on the Rail Forum": said of him
    if first is not None and first.kind == "post" and first.last >= len(s.tokens) - 1:
        return None  # "Accountable Officer.": what else the holder is
    others = {p.name for p in s.phrases if p.kind == "person" and " " in p.name}
    label = _LABEL.match(s.passage.text)
    if label is not None and not _asks_what(label["label"]):
        return None  # "Formerly: parks; events"
    parts = list(_parts(s.passage.cut(label.end()) if label else s.passage))
    named = {p.name for p in s.phrases if p.kind in ("body", "post")}
    parts = [part for part in parts if part.text not in named]  # "Quay Club" is nothing to do
    theirs = [part for part in parts if any(name in part.text for name in others)]
    if others and (not theirs or len(theirs) == len(parts)):
        return None  # who else does what
    if has_subject(s):
        return None  # "The Treasurer signs the cheques": another's
    if len(s.passage.text.split()) < _FEWEST_WORDS and not s.passage.text.endswith("."):
        return None  # a heading within its text
    agents = meant.agents([s.subject], s.passage)
    main: Ref | None = None
    for part in parts if agents else ():
        aside = _ASIDE.search(part.text) if part in theirs else None
        if part in theirs and aside is None:
            continue  # another's
        main = meant.teller.work(part.cut(0, aside.start()) if aside else part)
        if aside:
            reason = f"“{aside.group()}” names somebody, and it is not clear in which role"
            meant.teller.reading.not_read(main, part.match(aside), reason)
        for agent, _ in agents:
            meant.teller.assigned(
                main, "responsible", agent, s.passage, said="listed under it", basis="inferred"
            )
        meant.teller.due_in(main, part)
    return main


def claim(reading: Reading, cell: Cell, agent: Ref, row: Passage, block: Block) -> None:
    """Say that whoever a row or a box is of does what its cell of responsibilities lists; what lists nothing is unread."""
    teller = teller_of(reading)
    theirs = not NOT_THEIRS.search(cell.heading)
    works = [work for line in cell.passage.by_part if theirs for work in works_of(line)]
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
    for sentence in unlisted(passage).sentences():
        text = sentence.text.rstrip(" .")
        first = text.partition(" ")[0].casefold()
        if (is_doing(first) or opens_with_verb(text)) and not has_finite(text):
            yield from (sentence.cut(a, b) for a, b in _whole(text))
        else:
            yield from _parts(sentence)


def _asks_what(label: str) -> bool:
    """Whether a label asks what somebody does: "Looks after", "Responsible for"."""
    return does(label) or _CHARGE.match(f"{label} ") is not None


def _parts(passage: Passage) -> Iterator[Passage]:
    """The functions among the words of a passage, parted by semicolons."""
    text = passage.text.rstrip(" .")
    for a, b in _whole(text):
        part = passage.cut(a, len(text[:b].rstrip(" ;")))
        if m := _CHARGE.match(part.text):
            part = part.cut(m.end())
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


def _whole(text: str) -> list[tuple[int, int]]:
    """The stretches that semicolons part, but for nouns which only go on with a list inside of one."""
    found: list[tuple[int, int]] = []
    for a, b in between(text, _PARTS):
        goes_on = found and _LISTING.search(text[slice(*found[-1])]) and _AND.match(text[a:b])
        behind = _AND.sub("", text[a:b])
        noun = goes_on and not (opens_with_verb(behind) or is_infinitive(behind.split()[0]))
        if noun and not _ARTICLED.match(text[a:b]):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _is_function(text: str) -> bool:
    words = text.split()
    if (
        _ANY_OTHER.match(text)
        or not words
        or len(words) > _MOST
        or not sum(map(str.isalpha, text)) >= _FEWEST
    ):
        return False
    first = words[0].casefold().strip(",")
    if _has_own_verb(words):
        return False
    if (
        ":" in _CODE.sub("", text)
        or _OVER.search(text)
        or _OTHERWISE.search(text)
        or has_finite(text)
    ):
        return False
    return not (is_doing(first) and first.endswith("s")) and not takes_object(first)


def is_apart(text: str) -> bool:
    """Whether words say how or where somebody is employed, or what is over, and no function: "based in York"."""
    return any(p.search(text) for p in (_ANY_OTHER, _OVER)) or _OTHERWISE.match(text) is not None


def has_subject(s: Sentence) -> bool:
    """Whether a sentence opens with somebody and what they do: "The Treasurer signs the cheques"."""
    who = s.phrases[0] if s.phrases else None
    if who is None or who.first > 1 or not who.party or who.last >= len(s.tokens):
        return False
    low, known = s.tokens[who.last].low, frames().words
    return is_doing(low) or takes_object(low) or low in known["modals"] or low in frames().lemmas


def _has_own_verb(words: Sequence[str]) -> bool:
    """Whether several of whom words begin do something, or stay as they are: "Rangers take turns", "matters rest with"."""
    known = frames().words
    verbs = known["verbs"] | known["more doings"] | known["doings with an object"]
    lows = [word.casefold().strip(",") for word in words]
    several = lows[0].endswith("s") and not is_doing(lows[0]) and not takes_object(lows[0])
    if several and len(lows) > 2 and lows[1] in verbs | known["states"] and lows[2] not in ("and", "of", "for"):  # fmt: skip
        return True
    beside = known["prepositions"] - {"or", "nor", "than", "like"}
    return any(
        after in beside
        and (
            (low in known["states"] and before not in known["determiners"] | {"and"})
            or (low in known["no doings of bodies"] and before.endswith("s") and before != lows[0])
        )
        for before, low, after in zip(lows, lows[1:], lows[2:], strict=False)
    )
