"""What a paper itself sets apart by a heading, a row across a table or a sheet's name: withdrawn, former, an example.

All that stands below such words is left out, with the reason, before anybody reads it, whatever its layout: to the next
heading of that level, the next row across its table, the end of its sheet. Rows under words that say that they are done
stay, and have that as their status.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from remit.graph.place import Place
from remit.graph.words import MONTHS, with_capital
from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.document.cards import TITLE
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import find_dates

DONE = "done"
_OF_HOLDERS = "sections of holders gone by"
_EXAMPLE = "an example"
_THEN = "until then, and it is not said whether that is over"
_REASONS = {  # by the words of the lexicon: what is said of all that stands below
    "sections gone by": "it holds no more",
    _OF_HOLDERS: "they are so no more",
    "sections not agreed": "nobody has agreed it",
    "sections of examples": _EXAMPLE,
    "sections done": DONE,
}
_NEVER_ALONE = (_OF_HOLDERS,)  # "Previous", "Old"
_HOLDERS, _ENTRIES, _PAPERS = "section holders", "section entries", "section papers"
_OVER = {  # of what each kind of words may be said
    "sections gone by": (_HOLDERS, _ENTRIES, _PAPERS),
    _OF_HOLDERS: (_HOLDERS,),
    "sections not agreed": (_HOLDERS, _ENTRIES),
    "sections of examples": (_HOLDERS, _ENTRIES, _PAPERS),
    "sections done": (_ENTRIES,),
}
_NUMBER = re.compile(
    r"^(?:(?:annex|appendix|part|section|table|sheet)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.):]?\s+(?:[–—:-]\s*)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[](?P<said>[^()\[\]]{1,80})[)\]]$")
# Behind the words that set apart: since when, at which meeting; of whom or what.
_TIME = re.compile(r"[\s,](?:since|until|at|on|in|during|before|after|between|from|to|this|last)\s|[\s,–—-](?=(?:19|20)\d\d)")  # fmt: skip
_OF_TIME = re.compile(
    r"\d|\b(?:meeting|year|quarter|month|report)|" + "|".join(map(r"\b{}\b".format, MONTHS))
)
_OF_WHAT = re.compile(r"\s(?:of|to|on|for|under|by|from)\s")
_OF_EXAMPLES = re.compile(r"\s(?:of|from)\s|[:–—-]\s")
_UNTIL = re.compile(
    r"^(?P<what>[\w’'-]{1,30}(?:\s[\w’'-]{1,30}){0,3}),?\s(?:until|up to|to)\s(?P<when>.+)$"
)
# Those who held something at some time of it: "Members during the period May 2029 to April 2031".
_DURING = re.compile(
    r"^(?P<what>[\w’'-]{1,30}(?:\s[\w’'-]{1,30}){0,3}),?\s(?:at any time\s)?(?:during|between|throughout)\s(?P<when>.+)$"
)
_LONGEST = 12  # words of a heading
_FEWEST = 2  # words of a line that the file does not call a heading
_LIKE_A_HEADING = 9  # words of such a line
_BETWEEN = frozenset(
    {"and", "or", "&", "the", "our", "all", "other", "considered", "board", "group", "committee"}
)
_HEADINGS = ("heading", "subheading", "priority", "actions", "chart", "model", "template", "overview", "priorities")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Apart:
    """Words that set apart what stands below them, and why that is left out."""

    why: str
    words: Passage
    level: int = 0
    table: int = 0
    form: str = ""  # of all that stands below a line which the file does not call a heading


@lru_cache(maxsize=4_096)  # headings come again, and every document is read twice
def why_apart(heading: str) -> str:
    """Why what stands below a heading is left out, "done" of what is, or nothing.

    >>> (
    ...     why_apart("Withdrawn actions"),
    ...     why_apart("Former members of the Board"),
    ...     why_apart("Example (Derby)"),
    ... )
    ('it holds no more', 'they are so no more', 'an example')
    >>> (
    ...     why_apart("Closed circuit television"),
    ...     why_apart("Former Mill site"),
    ...     why_apart("Example schools"),
    ... )
    ('', '', '')
    >>> why_apart("Members during the period May 2029 to April 2031")
    'until then, and it is not said whether that is over'
    >>> why_apart("Closed since last meeting"), why_apart("Actions from the previous meeting")
    ('done', '')
    """
    text = _NUMBER.sub("", heading.strip(), count=1).rstrip(":. ").replace("’", "'")
    if not text or len(text.split()) > _LONGEST:
        return ""
    if (m := _UNTIL.match(text)) and _is_day(m["when"]):
        return _THEN if _ends_on(m["what"], (_HOLDERS,)) else ""
    if (m := _DURING.match(text)) and find_dates(m["when"]):
        return _THEN if _ends_on(m["what"], (_HOLDERS,)) else ""
    bracket, plain = _BRACKET.search(text), _BRACKET.sub("", text).rstrip()
    if why := _why(plain):
        return why
    aside = _why(bracket["said"]) if bracket else ""
    return aside if aside != DONE and _ends_on(plain, (_HOLDERS, _ENTRIES, _PAPERS)) else ""


def names_holders(title: str) -> bool:
    """Whether a title says that who holds what stands below it, and no work: "Roles from April 2031".

    >>> names_holders("Roles from April 2031"), names_holders("Review the roles of wardens")
    (True, False)
    """
    rest = re.findall(r"[\w'&-]+", _without_time(title.casefold()))
    holders = frames().words[_HOLDERS]
    return any(word in holders for word in rest) and all(
        word in holders or word in _BETWEEN or word in frames().words["of a time"] for word in rest
    )


def status_of(heading: str) -> str:
    """The word by which a heading says that what stands below it is done.

    >>> status_of("Actions closed since the last meeting")
    'Closed'
    """
    found = _words("sections done").search(heading.casefold())
    return with_capital(found.group()) if found else heading


def _is_day(text: str) -> bool:
    found = find_dates(text)
    return bool(found) and found[0].period is not None and found[0].start == 0


def _ends_on(text: str, kinds: Sequence[str]) -> bool:
    last = text.casefold().split()[-1:]
    return bool(last) and any(last[0] in frames().words[kind] for kind in kinds)


def _why(text: str) -> str:
    folded = text.casefold()
    for group, why in _REASONS.items():
        cores = [folded, _without_time(folded)]
        if group == "sections of examples":
            cores.append(_before(_OF_EXAMPLES, folded))
        of = {noun for kind in _OVER[group] for noun in frames().words[kind]}
        if any(_is_made_of(core, group, of) for core in cores):
            return why
        core = _before(_OF_WHAT, folded)
        if _is_made_of(core, group, of) and not of.isdisjoint(core.split()):
            return why
    return ""


def _without_time(text: str) -> str:
    m = _TIME.search(text)
    return text[: m.start()].rstrip(" ,–—-") if m and _OF_TIME.search(text, m.start()) else text


def _before(words: re.Pattern[str], text: str) -> str:
    m = words.search(text)
    return text[: m.start()].rstrip() if m else text


def _is_made_of(core: str, group: str, of: Collection[str]) -> bool:
    """Whether words are those that set apart, alone or with what these may be said of."""
    left = _words(group).sub(" ", core)
    rest = re.findall(r"[\w'&-]+", left)
    if left == core or any(word not in of and word not in _BETWEEN for word in rest):
        return False
    return any(word in of for word in rest) or (not rest and group not in _NEVER_ALONE)


@cache
def _words(group: str) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(frames().words[group], key=len, reverse=True)))
    return re.compile(rf"(?<![\w'-])(?:{listed})(?![\w'-])")


def leave_out(reading: Reading) -> None:
    """Take what a paper sets apart away from the recognisers; remember which rows it calls done."""
    kept: list[Mark] = []
    for mark, apart in _under(reading):
        is_row = mark.block.form == "row"
        if apart is None or (apart.why == DONE and (is_row or mark.block.form == "heading")):
            kept.append(mark)
            if apart is not None and is_row:
                reading.done[mark.block.parts[0].number] = apart.words
            continue
        reason = f"under “{apart.words.text}”: {apart.why}"
        if apart.why == _THEN and apart.words is not mark.block:  # it may hold today
            reading.findings.cannot_read(reading.source, mark.block, mark.block, reason)
        else:
            reading.findings.ignore(reading.source, mark.block, reason)
        reading.left_out.append(mark)
    reading.marks = kept


def _under(reading: Reading) -> Iterator[tuple[Mark, _Apart | None]]:
    """Each block with what sets it apart; the words that do so with themselves."""
    captions = {table.number: table.caption for table in reading.source.tables if table.caption}
    firsts = _firsts(reading.marks)
    again = Counter(mark.block.text for mark in reading.marks if mark.block.form != "row")
    section: _Apart | None = None  # under a heading
    line: _Apart | None = None  # under a line that the file does not call a heading
    across: _Apart | None = None  # below a row across its table
    for mark in reading.marks:
        block, text = mark.block, mark.block.text
        if mark.role in _HEADINGS or block.form == "heading":
            line = across = None
            if section is None or not block.level > section.level > 0:
                cell = block.form != "heading" and again[text] > 1  # "Complete", below each action
                section = None if cell else _apart(why_apart(text), block, level=block.level)
        elif block.form == "row":
            across = across if across and across.table == block.table else None
            if _is_across(block, firsts) and _is_like_a_heading(text):
                across = _apart(why_apart(text), block, table=block.table)
        else:
            across = None
            headed = block.form != "item" and _is_like_a_heading(text)
            line = _line(block) or (None if headed else line)
        if line is not None and line.words is not block:
            line = replace(line, form=line.form or block.form)
            line = line if line.form == block.form else None
        yield mark, section or line or across or _named(reading, block, captions)


def _apart(why: str, block: Block, *, level: int = 0, table: int = 0) -> _Apart | None:
    return _Apart(why, block, level, table) if why else None


def _line(block: Block) -> _Apart | None:
    """What sets apart of a paragraph: all of its words, its first line over others, or a label before a colon."""
    if block.form not in ("paragraph", "label"):
        return None
    first = block.parts[0].text
    label, colon, value = first.partition(":")
    if colon and value.strip():  # a card's "Proposed action: …" is what it asks for
        why = why_apart(label)
        return _Apart(why, block) if why == _REASONS[_OF_HOLDERS] else None
    plain = len(first.split()) >= _FEWEST and _is_like_a_heading(first)
    return _apart(why_apart(first), block) if plain else None


def _is_like_a_heading(text: str) -> bool:
    return len(text.split()) <= _LIKE_A_HEADING and not text.endswith((".", ",", ";"))


def _firsts(marks: Sequence[Mark]) -> dict[int, int]:
    """The first column of each table that has words."""
    found: dict[int, int] = {}
    for mark in marks:
        if mark.block.form == "row" and mark.block.cells:
            table, first = mark.block.table, min(mark.block.cells)
            found[table] = min(first, found.get(table, first))
    return found


def _is_across(block: Block, firsts: Mapping[int, int]) -> bool:
    """Whether a row is one cell, in the first column or the same in each that it spans."""
    cells = block.cells
    if len({cell.text for cell in cells.values()}) != 1:
        return False
    return len(cells) > 1 or firsts.get(block.table) in cells


def _named(reading: Reading, block: Block, captions: Mapping[int, str]) -> _Apart | None:
    """What the name of a row's sheet, the caption of its table or the title of its card sets apart."""
    if block.form != "row":
        return None
    title = block.cells.get(TITLE) if block.table in reading.source.heads else None
    if title is not None and (why := why_apart(title.text)):
        return _Apart(why, title)
    place = block.parts[0].place
    sheet = place.sheet if place else ""
    for name in (sheet, captions.get(block.table, "")):
        if why := why_apart(name):
            words = Part(name, block.parts[0].number, None, Place(sheet=sheet))
            return _Apart(why, Passage((words,)))
    return None
