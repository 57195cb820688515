"""What a paper lists or tabulates as delegated to its own body: "Duties which are delegated to this committee:".

Each item or row that follows is the body's. A column of letters that the paper's own key explains says what it has in it:
a row that is its to decide is its own, and one on which it only recommends is owned up to, as is what names another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.list_openers import does
from remit.loaders.claims.names import Names
from remit.loaders.claims.opening_verbs import TO, opens_with_verb
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.powers import power_of
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.values.ends import last_word

_OPENER = re.compile(
    r"^(?:The )?(?P<what>[A-Z][a-z]+(?:(?:, | and | or )[A-Za-z][a-z]+){0,3})(?: which| that)?(?: are| have been)? "
    r"(?P<said>delegated to) (?:this|the) (?P<who>[a-z-]+)\s?:$"
)
_KEY = re.compile(r"^(?P<letter>[A-Z])\s?(?:=|–|—|:)\s?(?P<means>[^=]{5,300})$")
_LETTERS = re.compile(r"[A-Z](?:[ /,]{1,2}[A-Z]){0,3}")
_ELSEWHERE = re.compile(r"\b[Dd]elegated to\b|\b[Nn]ot\b|\b[Rr]eserved (?:to|for)\b")
# Behind the name of the body in a key: a condition or another party may say otherwise, and a report to somebody does not.
_REPORTED = r"(?:,? and (?:then )?(?:is |to be )?reported to (?:the )?[a-z]{1,30}(?: [a-z]{1,30}){0,2}(?: (?:in|at|through) (?:the|its|each|their) [a-z]{1,30}(?: [a-z]{1,30})?)?)?"
_BRACKET = re.compile(r"\s\((?:[a-z ]{1,40}|Non-?[Ss]tatutory|Statutory)\)$")
_MOST_WORDS = 80
_SHORT = 3  # words of a paper that is named by its matter alone: "Pay"
_PARTIES = ("body", "post", "person", "group", "pronoun")
_SIDES = 2  # columns: what is delegated, and a letter


class _Opened(NamedTuple):
    """The body to which something is delegated, by these words, and whether what follows are things and no deeds."""

    body: Ref
    said: str
    words: Passage
    things: bool


def recognise(reading: Reading) -> None:
    """Read what stands behind each such opening, and put it aside: it is none of what stands around it."""
    own = own_thing(reading)
    if reading.partnership is not None or own.paper in ("minutes", "log") or own.body is None:
        return
    taken: list[Mark] = []
    keyed, teller = False, None
    for n, mark in enumerate(reading.marks):
        opened = _opened(own.body, mark)
        if opened is None:
            continue
        teller = teller or Teller(reading, Names(reading, own))
        below = list(takewhile(lambda m: m.role in ("row", "furniture"), reading.marks[n + 1 :]))
        rows = [m for m in below if m.role == "row"]
        items = list(takewhile(lambda m: m.block.form == "item", reading.marks[n + 1 :]))
        if (
            rows
            and (letters := _letters(reading, opened.body))
            and all(_is_row(m.block, letters) for m in rows)
        ):
            _rows(teller, rows, opened, letters)
            taken += [mark, *rows]
            keyed = True
        else:  # nothing is told of "Duties" by itself
            _items(teller, items, opened)
            taken += [mark, *items]
            if not items:
                reason = f"it is not clear what is delegated to “{opened.body.name}”"
                reading.findings.cannot_read(reading.source, mark.block, opened.words, reason)
    if keyed:
        key = [m for m in reading.marks if m.role != "row" and _KEY.match(m.block.text)]
        for mark in key:
            reading.findings.ignore(reading.source, mark.block, "a key to letters")
        taken += key
    if taken:
        gone = {id(mark) for mark in taken}
        reading.aside += taken
        reading.marks = [mark for mark in reading.marks if id(mark) not in gone]


def _opened(own: Ref, mark: Mark) -> _Opened | None:
    m = _OPENER.match(mark.block.text) if mark.role != "row" else None
    words = frames().words
    if m is None or not (
        said := {*re.findall(r"\w+", m["what"].casefold())} & words["handed down"]
    ):
        return None
    if last_word(own.name).casefold() != m["who"]:
        return None
    return _Opened(own, m["said"], Passage(mark.block.parts), said <= words["papers handed down"])


def _letters(reading: Reading, body: Ref) -> dict[str, bool]:
    """The letters that the paper explains, and whether each says that the body decides; empty where no such key is whole."""
    noun = re.escape(last_word(body.name))
    verb = "|".join(map(re.escape, sorted(frames().words["decided"])))
    by_it = re.compile(
        rf"(?:a )?(?:{verb})(?: (?:is |to be )?(?:taken|made))? by (?:the|this) {noun}{_REPORTED}",
        re.IGNORECASE,
    )
    found: dict[str, bool] = {}
    for mark in reading.marks:
        m = _KEY.match(mark.block.text) if mark.role != "row" else None
        if m and m["letter"] in found:
            return {}  # explained twice
        if m:
            found[m["letter"]] = by_it.fullmatch(m["means"].strip(" .;")) is not None
    return found


def _is_row(block: Block, letters: dict[str, bool]) -> bool:
    """Whether a row is a text with letters of the key beside it."""
    cells = [cell for _, cell in sorted(block.cells.items()) if cell.text]
    if len(cells) != _SIDES or _LETTERS.fullmatch(cells[1].text) is None:
        return False
    return set(re.findall(r"[A-Z]", cells[1].text)) <= letters.keys()


def _rows(teller: Teller, rows: Sequence[Mark], opened: _Opened, letters: dict[str, bool]) -> None:
    for block in (mark.block for mark in rows):
        text, letter = (cell for _, cell in sorted(block.cells.items()) if cell.text)
        if not letters.get(letter.text, False):
            reason = f"“{letter.text}”: what of this is decided by “{opened.body.name}” is not told"
            teller.cannot_read(block, block, reason)
        elif not _told(teller, text, opened):
            reason = f"it is delegated to “{opened.body.name}”, and is not plainly one power of it"
            teller.cannot_read(block, text, reason)


def _items(teller: Teller, items: Sequence[Mark], opened: _Opened) -> None:
    for block in (mark.block for mark in items):
        words = Passage(block.parts)
        if not (opened.things and _is_paper(teller.reading, words.text, opened.body)):
            reason = f"it is delegated to “{opened.body.name}”, and is not plainly one power of it"
            teller.cannot_read(block, words, reason)
        else:
            power_of(teller, words, opened.body, opened.said, opened.words)


def _is_paper(reading: Reading, text: str, body: Ref) -> bool:
    """Whether an item is the bare name of a paper: no sentence, nobody else's, and nothing that takes it out of the list."""
    plain = _BRACKET.sub("", text.rstrip(" .;,"))
    words = re.findall(r"[a-z]+", text.casefold())
    _, phrases = reading.grammar.read(text)
    if (
        _ELSEWHERE.search(text)
        or any_of("no handed paper").search(text)
        or re.search(r"[:;()]|['’]s?\b", plain)
    ):
        return False
    linking = frames().words["prepositions"] | frames().words["determiners"]
    asks = opens_with_verb(text) and not linking.isdisjoint(words)  # "Approve the pay policy"
    if has_finite(text) or does(text) or asks:
        return False
    papers = frames().words["names of papers"]
    others = [p for p in phrases if last_word(p.name).casefold() not in papers]
    if any(p.kind in _PARTIES and p.name != body.name for p in others):
        return False
    if last_word(plain).casefold() in papers:
        return True
    return plain == text.rstrip(" .;,") and len(words) <= _SHORT and linking.isdisjoint(words)


def _told(teller: Teller, text: Passage, opened: _Opened) -> bool:
    """Tell each sentence of a row as a power; whether all of them are such."""
    powers = list(_powers(text))
    if any_of("on a condition").search(text.text) or _ELSEWHERE.search(text.text):
        return False
    if not powers or not all(powers):
        return False
    for power in filter(None, powers):
        power_of(teller, power, opened.body, opened.said, opened.words)
    return True


def _powers(text: Passage) -> Iterator[Passage | None]:
    """The powers that the sentences of a row are; ``None`` for one that opens with no verb."""
    for sentence in text.sentences():
        m = TO.match(sentence.text)
        power = sentence.cut(m.end() if m else 0, len(sentence.text.rstrip(" .;,")))
        plainly = (bool(m) or opens_with_verb(power.text)) and ":" not in power.text
        yield power if plainly and len(power.text.split()) <= _MOST_WORDS else None
