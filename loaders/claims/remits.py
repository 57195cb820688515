"""What terms of reference list as a body's work: behind "The Board will:", or under a heading "Responsibilities"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims import promised
from remit.loaders.claims.guards import refused
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.wording import unjoined

_OPENS = re.compile(
    r"\s(?P<said>(?:will|shall|must|(?:is|are) to|(?:is|are|will be|shall be) (?:responsible|accountable) for|has responsibility for)"
    r"(?:,?\s+(?:also|then|therefore|normally|in particular))?(?:\s+(?:focus on|seek to|aim to|work to|the following))?)\s*[:–—-]?$"
)
_PROMISE = re.compile(
    r"\s(?P<said>will|shall)\s[^.;:]{3,300}:$"
)  # "will advise the Minister, including:"
_TO = re.compile(r"^(?:To|to)\s+(?=[a-z])")
_ING = re.compile(r"[A-Za-z-]{1,30}ing\s")
_NUMBER = re.compile(r"\(?\d.*")
_LETTER = re.compile(r"\(?(?:[a-zA-Z]|[ivxIVX]{2,5})[.)]?")
_FEWEST = 1  # words of a piece of work: "parks"
_LONGEST = 60
_MOSTLY = 0.6  # of the items under a heading open with a verb


def behind(
    teller: Teller, s: Sentence, found: Sequence[Piece], at: int, *, last: Ref | None
) -> int:
    """Read the list behind a sentence that breaks off at what somebody will do; where to go on.

    ``found[at - 1]`` is the piece of the sentence, ``last`` the body that the sentence before was about.
    """
    text = s.passage.text
    items = list(_items(found, at, found[at - 1], colon=text.endswith(":")))
    if not items or not promised.gives_work(teller):
        return at
    who, said = _whose(teller, s, items, last)
    if who is None:
        return at
    for item in items:
        _told(teller, item.passage, who, said, s.passage)
    return at + len(items)


def _whose(
    teller: Teller, s: Sentence, items: Sequence[Piece], last: Ref | None
) -> tuple[Ref | None, str]:
    """Whose work a list is, and which words say so; where these are not plain, most of it has to open with a verb."""
    text = s.passage.text
    m = _OPENS.search(text)
    plainly = m is not None or _mostly(items)
    m = m or _PROMISE.search(text)
    if m is not None and plainly and not refused(text[: m.start()], "", ""):
        return promised.doer(teller, s, m.start("said"), last), m["said"]
    # "Work with partners to:" in terms of reference: they say what their body does without naming it.
    if (
        m is None
        and plainly
        and teller.names.own.paper == "terms"
        and text.endswith(":")
        and _opens(text)
    ):
        return teller.names.here, text.rstrip(":")
    return None, ""


def _mostly(items: Sequence[Piece]) -> bool:
    return sum(_opens(item.passage.text) for item in items) >= _MOSTLY * len(items)


def under(teller: Teller, piece: Piece, found: Sequence[Piece], at: int) -> int:
    """Read the list under a heading that asks for a body's work, where most of it opens with a verb."""
    body = teller.names.here
    items = list(_items(found, at, piece))
    opened = [_opens(item.passage.text) for item in items]
    if body is None or teller.names.own.paper != "terms" or not items or not _mostly(items):
        return at
    for item, verb in zip(items, opened, strict=True):
        if verb:
            _told(teller, item.passage, body, piece.label, piece.passage)
        else:
            reason = f"it stands under “{piece.label}”, and does not say plainly what is to be done"
            teller.cannot_read(item.block, item.passage, reason)
    return at + len(items)


def _items(
    found: Sequence[Piece], at: int, opening: Piece, *, colon: bool = False
) -> Iterator[Piece]:
    """The items of the list that begins here, all marked alike and unlike the clause that opens it.

    Behind a colon lines without a mark are items, too, if they open with a verb.
    """
    first = found[at] if at < len(found) else opening
    for item in found[at:]:
        marked = item.kind == "item" and _shape(item) == _shape(first) != _shape(opening)
        bare = colon and item.kind in ("text", "line") and not item.block.marker.strip()
        opens = _opens(item.passage.text) or _alike(first.passage.text, item.passage.text)
        if item.role or not (marked or (bare and opens)):
            return
        yield item


def _alike(first: str, text: str) -> bool:
    """Whether two items of a list open alike, in "-ing": the second is work where the first is."""
    return _opens(first) and all(_ING.match(one) for one in (first, text))


def _shape(piece: Piece) -> tuple[str, int]:
    """How a list marks its items (numbers, letters, a sign before each), and how deep it is."""
    marker = piece.block.marker.strip() if piece.kind == "item" else ""
    for shape, pattern in (("number", _NUMBER), ("letter", _LETTER)):
        if pattern.fullmatch(marker):
            return shape, piece.block.level
    return marker, piece.block.level


def _told(teller: Teller, item: Passage, who: Ref, said: str, opening: Passage) -> None:
    first = item.sentences()[0]
    m = _TO.match(first.text)
    work = first.cut(m.end()) if m else first
    words = unjoined(work.text)
    if not _FEWEST <= len(words.split()) <= _LONGEST or words.endswith(":"):
        return
    thing = teller.work(work.cut(0, len(words)))
    teller.assigned(thing, "responsible", who, [first, opening], said=said, basis="inferred")
    teller.due_in(thing, first)


def _opens(text: str) -> bool:
    """Whether an item opens with its verb, with or without "to"."""
    return bool(_TO.match(text)) or opens_with_verb(text)


def opens_with_verb(text: str) -> bool:
    """Whether words open with a verb of what bodies do, as such or in "-ing".

    >>> opens_with_verb("Oversee the budget"), opens_with_verb("overseeing the budget")
    (True, True)
    >>> opens_with_verb("Membership of the board")
    False
    """
    first = re.match(r"[A-Za-z-]+", text)
    word = first.group().casefold() if first else ""
    verbs = frames().words["verbs"]
    stem = word.removesuffix("ing")
    return word in verbs or (word.endswith("ing") and bool({stem, f"{stem}e", stem[:-1]} & verbs))
