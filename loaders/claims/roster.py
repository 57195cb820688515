"""A list of people, item by item: what parts the items is told by what each part is, whatever stands between them.

A part of a list is a name, what is said of the name before it (a post, a body, a ward, initials, a remark), people who
are not named, or not understood. An item begins with each name; what of it is not understood is left over and takes
nothing from the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import WARD, entry
from remit.loaders.claims.entry_parts import COUPLE, part_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.raw_lines import cells_of
from remit.loaders.claims.roster_items import (
    OTHERS,
    UNNAMED,
    Item,
    Open,
    is_called_after,
    is_guessed,
    item_of,
    name_in,
    says_how,
    vacancies,
)
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.titles_of_several import TITLED, is_bare
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import has_finite
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given

_MARKS = re.compile(
    r"(?P<mark>;|,|(?<!\s)\s+(?:and|&|(?:together|along) with)(?=\s))\s*(?:and\s+)?"
)
_OR_ELSE = re.compile(r"(?<!\s)\s+/\s+(?=[A-Z])")
_ENDS = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=\)))\.\s+(?=[A-Z])"
)  # behind an entry, where another sentence begins
_TITLE = re.compile(
    rf"(?<=[\w.)])\s+(?=(?:{'|'.join([*frames().words['titles of people'], *frames().singular])})\.?\s[A-Z])",
    re.IGNORECASE,
)
_TOLD_BEHIND = re.compile(
    r"(?<![\s.])[\s.]{1,9}(?=(?:There (?:was|were)|Also present (?:was|were)|The meeting)\b.*$)"
)
# What is told of somebody at the end of a list: "Mrs Bee, who left after asking about Mill Lane, West Field".
_WHO_LEFT = re.compile(r",\swho\s(?:left|came|arrived|joined|asked|spoke|had|was|were)\b")
_BEHIND_BRACKET = re.compile(r"(?<=\))\s+(?=[A-Z])")
_BRACKET = re.compile(r"\(([^()]*)\)")
_LONGEST_TOLD = 200  # characters of an item with what it says of somebody
_ELECTED = ("cllr", "councillor", "cllrs", "councillors", "ald", "alderman")
_MOSTLY = 0.5  # of the items of a list that must name somebody
_FEWEST = 2


def items(grammar: Grammar, passage: Passage, *, single: bool = False) -> list[Item]:
    """The items of a list in one line; of a line that is ``single`` what may be a name or a body behind a comma is no further one."""
    told = _TOLD_BEHIND.search(passage.text)
    text = passage.text[: told.start()] if told else passage.text
    if (left := _WHO_LEFT.search(text)) and not _TITLE.search(text, left.end()):
        text = text[: left.start()]
    text = text.rstrip(" .;,") if not text.endswith((" Jr.", " Snr.")) else text
    if single and (whole := _as_one(grammar, passage, text)) is not None:
        return [whole]
    parts = list(_parts(grammar, text))
    names = [name_in(grammar, text[a:b]) for a, b, _ in parts]
    sure = sum(name is not None and not is_guessed(name) for name in names)
    guessed = sum(name is not None for name in names) - sure
    apart = any(mark == ";" for _, _, mark in parts)  # a comma parts what is said of one
    rhythm = (sure >= max(_FEWEST, guessed + 1) and not apart) or (not single and all(names))
    title, found, before = "", list[Open](), 0
    for (a, b, mark), name in zip(parts, names, strict=True):
        words = text[a:b]
        if m := TITLED.match(words):
            title = f"{frames().singular[m['title'].casefold()]} "
            found.append(Open(a + m.end(), b, title))
            before = 0
            continue
        if title and is_bare(grammar, words) and not WARD.search(words):
            found.append(Open(a, b, title))
            before = 0
            continue
        last = found[-1] if found else None
        joined = text[before:b] if mark in ("and", "&") and before else ""
        before = a
        others = OTHERS.fullmatch(words) is not None
        if joined and name is None and not others and _is_sure(grammar, joined):
            begins = False  # "Head of Parks and Paths"
        else:
            begins = _begins(grammar, last, words, mark, name, rhythm=rhythm)
            behind = last is not None and _is_told(grammar, text[last.start : last.end])
            begins = begins or (behind and not apart and name is None and _may_name(words))
        if begins:
            title, before = "", 0
            found.append(Open(a, b, "", name))
        elif last is not None:
            last.end = b
    return [item_of(grammar, passage, one) for one in found]


def _as_one(grammar: Grammar, passage: Passage, text: str) -> Item | None:
    """A line that names one person, with what they are: marks inside of a post or a body part nothing."""
    parts = list(_parts(grammar, text))
    several = any(mark in (";", "/", "run") for _, _, mark in parts) or TITLED.match(text)
    names = [name for a, b, _ in parts if (name := name_in(grammar, text[a:b])) is not None]
    sure = [name for name in names if not is_guessed(name)]
    if (
        several
        or not names
        or len(sure) > 1
        or any(OTHERS.fullmatch(text[a:b]) for a, b, _ in parts)
    ):
        return None
    one = item_of(grammar, passage, Open(0, len(text), "", names[0]))
    return one if one.found is not None and one.found.kind == "person" and not one.left else None


def lines_of(reading: Reading, passage: Passage) -> list[Passage]:
    """The lines of a passage, and the cells of a line that gaps part, where each is an entry of its own; else the whole."""
    grammar, lines = reading.grammar, [*passage.by_part]
    if each := names_of(reading, passage):
        return each
    if len(lines) == 1:
        return lines
    if not all(line.text[:1].isupper() or line.text.startswith("the ") for line in lines):
        return [passage]
    read = [
        entry(grammar, line.text, described=bool(grammar.title(line.text)[0])) for line in lines
    ]
    plain = all(read) or (read[0] is not None and entry(grammar, passage.text) is None)
    return lines if plain else [passage]


def names_of(reading: Reading, passage: Passage) -> list[Passage]:
    """The lines of a passage, or their cells, where there are several and each begins with a name; else nothing."""
    lines = [*passage.by_part]
    cells = [cell for line in lines for cell in _cells(reading, line)]
    for each in (cells, lines):
        if len(each) > 1 and all(_opens(reading.grammar, one) for one in each):
            return each
    return []


def _cells(reading: Reading, line: Passage) -> list[Passage]:
    words = cells_of(reading, line.parts[0])
    return [line.find(cell) for cell in words] if len(words) > 1 else [line]


def _opens(grammar: Grammar, line: Passage) -> bool:
    """Whether a line begins with somebody's name, or is of people who are not named."""
    first, *_ = items(grammar, line, single=True) or [Item(line)]
    unnamed = UNNAMED.fullmatch(line.text) or COUPLE.match(line.text)
    named_ = first.found is not None and first.found.kind == "person" and not first.found.guessed
    given = first.found is not None and is_given(first_word(first.found.name))
    return bool(named_ or given or first.others or unnamed)


def people(listed: Sequence[Item]) -> int:
    """How many of a list name a person."""
    return sum(one.found is not None and one.found.kind == "person" for one in listed)


def is_list(grammar: Grammar, passage: Passage, *, fewest: int = _FEWEST) -> bool:
    """Whether a line plainly lists people: most of its items name somebody, and it is no sentence."""
    text = passage.text
    told = _TOLD_BEHIND.search(text)
    plain = text[: told.start()] if told else text
    if text.endswith(("?", ":")) or has_finite(plain):
        return False
    listed = items(grammar, passage)
    found = people(listed)
    return found >= fewest and found + sum(one.others for one in listed) > _MOSTLY * len(listed)


def _parts(grammar: Grammar, text: str) -> Iterator[tuple[int, int, str]]:
    """The parts of a list between its marks, or where a title or a name follows without one, each with the mark before it."""
    seen = _BRACKET.sub(lambda m: "_" * len(m.group()), text)
    seen = COUPLE.sub(lambda m: "_" * len(m.group()), seen)
    cuts = [(m.start(), m.end(), m["mark"].strip()) for m in _MARKS.finditer(seen)]
    cuts += [
        (m.start(), m.end(), ";")
        for m in _ENDS.finditer(seen)
        if not grammar.title(f"{last_word(seen[: m.start()])} Bee")[0]
    ]
    cuts += [
        (m.start(), m.end(), "/") for m in _OR_ELSE.finditer(seen) if _both_name(grammar, text, m)
    ]
    cuts.sort()
    start, mark = 0, ""
    for a, b, after in [*cuts, (len(text), len(text), "")]:
        for c, d, between_ in _run_on(grammar, text, start, a):
            if text[c:d].strip(" ."):
                yield c, d, between_ or mark
        start, mark = b, after


def _both_name(grammar: Grammar, text: str, m: re.Match[str]) -> bool:
    """Whether a stroke parts two people, by the words on both its sides: "Ann Bee / Cy Dee, Mere Council"."""
    before, after = name_in(grammar, text[: m.start()]), name_in(grammar, text[m.end() :])
    return (
        before is not None and after is not None and not (is_guessed(before) and is_guessed(after))
    )


def _run_on(grammar: Grammar, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The names that run together in a part: "Mrs N Bee (Clerk) Cllr M Dee", "Cllr Bee Cllr Dee"."""
    at, mark = start, ""
    cuts = sorted(
        [*_TITLE.finditer(text, start, end), *_BEHIND_BRACKET.finditer(text, start, end)],
        key=lambda m: m.start(),
    )
    ends = [*(m.start() for m in cuts[1:]), end]
    for m, until in zip(cuts, ends, strict=False):
        before = text[at : m.start()]
        after = [text[m.end() : until], text[m.end() : end]]
        if m.start() <= at or not any(_is_whole(grammar, before, one) for one in after):
            continue
        yield at, m.start(), mark
        at, mark = m.end(), "run"
    yield at, end, mark


def _is_whole(grammar: Grammar, before: str, after: str) -> bool:
    """Whether an item may end where another follows without a mark."""
    if before.rstrip().endswith(")"):
        return before.count("(") == before.count(")")
    if last_word(before).strip(".").casefold() in _titles():
        return False  # "Chairman Cllr Mrs Bee"
    return name_in(grammar, before) is not None and name_in(grammar, after) is not None


@cache
def _titles() -> frozenset[str]:
    return frames().words["titles of people"] | frames().singular.keys()


def _begins(
    grammar: Grammar,
    last: Open | None,
    words: str,
    mark: str,
    name: Phrase | None,
    *,
    rhythm: bool,
) -> bool:
    """Whether a part of a list is another item of it, and says nothing of the one before."""
    if words.casefold().strip(" .") in vacancies(grammar):
        return True
    if last is None or mark in (";", "/") or OTHERS.fullmatch(words) or UNNAMED.fullmatch(words):
        return True
    house = words.count(" ") == 1 and is_called_after(grammar, words)
    if COUPLE.match(words) or words.startswith("The ") or house:
        return True
    if says_how(words):
        return False
    honorific = last_word(last.name.honorific) if last.name is not None else ""
    titled = honorific.casefold().strip(".") in _ELECTED
    if last.title and not WARD.search(words):
        return True  # what stands behind several surnames says nothing of the last of them
    if WARD.search(words) and (titled or last.title or not is_given(words.split(maxsplit=1)[0])):
        return False
    if name is not None and (not is_guessed(name) or rhythm):
        return True
    office = words.casefold().strip(" .").removeprefix("the ")
    if titled and office in frames().words["clerks"]:
        return True  # "Cllr Ann Bee, the Clerk": no councillor has that office
    if mark in ("and", "&", "run"):
        phrase = part_of(grammar, words)
        return not (mark == "run" and phrase is not None and phrase.kind in ("post", "body"))
    post = re.match(r"(?:the\s)?(?P<post>[^()]+?)\s?\((?P<who>[^()]+)\)$", words)
    return post is not None and name_in(grammar, post["who"]) is not None


def _is_told(grammar: Grammar, words: str) -> bool:
    """Whether a bracket at the end of an item says what somebody is, so that what a comma parts from it may be another."""
    plain = words.rstrip(" .")
    if not plain.endswith(")") or len(plain) > _LONGEST_TOLD:
        return False
    inside, name = plain[plain.rfind("(") + 1 : -1], name_in(grammar, words)
    return name is not None and not (inside.isupper() and fits(name.name, inside))


def _may_name(words: str) -> bool:
    """Whether words may be another of a list: several in capitals that are no remark and no ward."""
    return words[:1].isupper() and " " in words and not (says_how(words) or WARD.search(words))


def _is_sure(grammar: Grammar, words: str) -> bool:
    """Whether words are one post or one body, by their own form."""
    phrase = part_of(grammar, words)
    return phrase is not None and phrase.kind in ("post", "body") and not phrase.guessed
