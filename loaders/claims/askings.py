"""Which sentence of an item of minutes asks somebody to act, where the item goes on at length.

A margin names who is to act, and the item beside it tells what was said: one sentence of it is the action. It is
the one that asks and names that somebody; where none does, those that ask and name nobody else follow the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

_LONG = 20  # words of an item that is more than an action
_DUE = re.compile(r"\b(?:will|shall|must|should|needs? to|to be|agree[ds]? (?:to|that))\b")
_WOULD = re.compile(r"\bwould (?!not\b|have\b|like\b|prefer\b|be (?!\w+ed\b))")
_TOLD = re.compile(
    r"\b(?:advised|announced|asked|confirmed|explained|heard|informed|noted|reported|said|stated|told)"
    r"(?: [^.;:]{1,40})? (?:that|whether|if|how)\b"
)
_NOTHING = re.compile(
    r"\b(?:no (?!later\b|more than\b)\w+(?: \w+)?|nothing|not) (?:(?:to|will|should|shall|must) )?(?:be|is|was|needs?|do)\b|\bnot to\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?P<who>[A-Z][^.;:]{0,60}?)\s+to\s+[a-z]")
_TO = re.compile(r"\bto (?:\w+ly )?(?P<verb>[a-z][a-z-]+)\b")


@dataclass(frozen=True)
class Asked:
    """A sentence that asks, with the numbers of those of the margin who are asked; ``told`` if it names them."""

    words: Passage
    owners: tuple[int, ...]
    told: bool


def asked(said: Passage, owners: Sequence[Sequence[Party]]) -> list[Asked] | None:
    """The sentences of an item that are its actions, each with whom it asks; ``None`` where that cannot be told.

    ``owners`` are the parties of each line of the margin, in order.
    """
    if len(said.text.split()) < _LONG:
        return None
    sentences = sentences_of(said)
    asking = [s for s in sentences if asks(s.text) or _bids(s.text, owners)]
    asking = asking or [s for s in sentences if promises(s.text)]
    if len(sentences) < 2 or not asking:
        return None
    naming = [
        [n for n, s in enumerate(asking) if any(_names(s.text, party) for party in parties)]
        for parties in owners
    ]
    whose: dict[int, tuple[list[int], bool]] = {}
    for number, found in enumerate(naming):
        for n in found[-1:]:
            whose.setdefault(n, ([], True))[0].append(number)
    rest = [n for n in range(len(asking)) if n not in whose]
    nameless = [number for number, found in enumerate(naming) if not found]
    if nameless and len(rest) == len(nameless):
        whose |= {n: ([number], False) for n, number in zip(rest, nameless, strict=True)}
    elif nameless and len(asking) == 1:
        whose[0] = (sorted([*whose.get(0, ([], True))[0], *nameless]), False)
    elif nameless:
        return None
    return [Asked(asking[n], tuple(found), told) for n, (found, told) in sorted(whose.items())]


def sentences_of(said: Passage) -> list[Passage]:
    """The sentences of a cell, none of which runs from one of its paragraphs into the next."""
    return [s for part in said.parts for s in said.find(part.text).sentences()]


def asks(text: str) -> bool:
    """Whether a sentence says what is to be done: "will", "to be sent", "to find a speaker"."""
    if _DUE.search(text):
        return True
    verbs = frames().words["verbs"]
    return any(m["verb"] in verbs for m in _TO.finditer(text))


def promises(text: str) -> bool:
    """Whether a sentence tells, as minutes do, what somebody said that they will do: "He would send the paper round"."""
    return _WOULD.search(text) is not None


def wants(said: Passage) -> bool:
    """Whether the words of an item ask for something: not what was told of others, what is over, or that nothing be done."""
    for sentence in sentences_of(said):
        text = sentence.text
        plain = _TOLD.split(text)[0]  # "The Clerk reported that the county will mend it"
        verb = first_word(plain).casefold()
        asking = asks(plain) or promises(plain) or verb in frames().words["verbs"]
        if asking and not _NOTHING.search(plain):
            return True
    return False


def _bids(text: str, owners: Sequence[Sequence[Party]]) -> bool:
    """Whether a sentence opens with one of the margin and what they are to do: "AB and CD to meet the owners"."""
    m = _OPENS.match(text)
    return m is not None and any(_names(m["who"], one) for parties in owners for one in parties)


def _names(text: str, party: Party) -> bool:
    """Whether a sentence names a party of the margin: by surname, by title, or by all of its name."""
    name = bare(party.name)
    if party.kind == "everyone":
        return re.search(rf"\b{re.escape(key(name))}\b", text.casefold()) is not None
    words = name.split()
    if party.kind == "person" and len(words[-1]) > 1:
        short = party.passage.text.strip(" .")  # the margin may have initials, as the item may
        called = [words[-1], *([short] if short.isupper() else [])]
        return any(re.search(rf"\b{re.escape(one)}\b", text) for one in called)
    return re.search(rf"\b{re.escape(name)}\b", text) is not None
