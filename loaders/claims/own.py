"""What a document is about when nothing nearer is named: the board of its title, the group of its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims import heads_of_minutes
from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.paper_kinds import FRONT, kind_of
from remit.loaders.claims.title_names import (
    OF_THE_PAPER,
    TWO,
    may_be_named,
    named_in,
    names_nothing,
)
from remit.loaders.drafts import Ref
from remit.loaders.formats.marks import leaders
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.values.dates import read_period
from remit.loaders.values.ends import last_word
from remit.loaders.wording import ACRONYM, NAME, bare

_LINES = 60  # of one block of the front: a title is not longer, whatever was put into one paragraph
_MEETING_OF = re.compile(
    r"\b(?i:notes?|minutes?|actions?|record) (?:of|from) (?:the |our |a )?(?P<who>[A-Z][\w’'& -]{3,60}?s?['’]s? [Mm]eeting)\b"
)
# A name whose last words have no capitals: "Minutes of Mere Homes supplier subgroup".
_IN_SMALL = re.compile(
    r"(?i:notes|minutes|record) (?:of|from) (?:the |our |a )?(?:meeting of (?:the |our )?)?"
    r"(?P<who>[A-Z][\w’'&-]*(?: [\w’'&-]+){1,6} (?:sub-?group|sub-?committee|working group|working party|task ?force|group|committee|panel|board|forum|partnership))"
)
_TITLE_LINES = 3
_SIGNED = 3  # lines at a paper's end
_LONGEST_UNIT = 6  # words of its name
_PROSE = ("text", "item", "label")
_OFTEN = 3  # sentences
_SAID_OF = (
    "is",
    "are",
    "has",
    "have",
    "meets",
    "meet",
    "reports",
    "report",
    "consists",
    "comprises",
    "advises",
)  # what a body does, is or has
_FEW = 4  # lines
_SUBTITLE = 2  # the line up to which one may say no more than whose the paper is
_IN_SHORT = re.compile(
    r"\b(?:the|our)\s+(?P<short>Board|Panel|Committee|Partnership|Group|Forum|Commission|Council|Cabinet|Executive)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:^|(?<=\. ))The (?:overall |main |primary )?(?:purpose|aim|objective|remit|role|function) of the (?P<name>(?:[A-Z][\w’'-]{1,30} (?:(?:and|of|for|the|&) ){0,2}){1,8}[A-Z][\w’'-]{1,30})"
    r"(?: \([A-Za-z]{2,8}\))? (?:is|will be|shall be)\b"
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b")


class Own(NamedTuple):
    """The document's own thing: the body that it speaks of as "the Board", and what kind of paper it is."""

    paper: str
    body: Ref | None
    passage: Passage


def own_thing(reading: Reading) -> Own:
    """Say whose paper a document is, and whether it is minutes, a log, terms of reference or a plan."""
    lines = list(_front(reading))
    paper = kind_of([line for line in lines if not line.text.endswith(".")][:6])
    titles = [line for line in lines if not _of_somebody(reading, line)]
    if (met := heads_of_minutes.meeting(reading)) is not None:
        titles = [met, *titles]
    candidates = [(name, line) for line in titles if (name := named_in(reading, line))]
    within = [c for c in candidates if is_within(c[0])] or candidates
    # "Vale Board" above "Audit Committee – Terms of Reference": the paper is that of whom its kind stands beside.
    nearest = [c for c in within if kind_of([c[1]])] or within
    for name, line in nearest:
        return Own(paper, reading.body(name), line.find(name))
    if reading.partnership is not None and lines:
        return Own(paper, reading.partnership, lines[0])
    found = _spelt_out(reading, lines)
    if found is None and paper == "minutes":
        found = heads_of_minutes.name_in(met) if met is not None else None
        found = found or _of_a_meeting(lines) or _above_minutes(reading, lines)
    if found is None and paper == "terms" and names_nothing(lines[0].text):
        found = _of_a_purpose(reading) or _spoken_of_most(reading)
    if found is not None:
        return Own(paper, reading.body(found.text), found)
    return Own(paper, None, Passage(()))


def _of_a_meeting(lines: Sequence[Passage]) -> Passage | None:
    """Those who meet by no other name than their meeting's, "Notes of the Ward Managers' meeting", or by one in small letters."""
    titles = lines[:_TITLE_LINES]
    found = [(line, _MEETING_OF.search(line.text)) for line in titles]
    found += [(line, _IN_SMALL.fullmatch(line.text)) for line in titles]
    return next((line.match(m, "who") for line, m in found if m is not None), None)


def _above_minutes(reading: Reading, lines: Sequence[Passage]) -> Passage | None:
    """The name that opens minutes whose own line says no more than what paper they are: "Mere Libraries IPS" above "Board meeting minutes"."""
    if len(lines) < _SUBTITLE or not any(_is_plainly_minutes(line.text) for line in lines[1:_FEW]):
        return None
    name = re.sub(r"['’](?=s\b)", "", lines[0].text)
    words = name.split()
    plain = (
        re.fullmatch(NAME, name) and not re.search(r"\d", name) and 1 < len(words) <= _LONGEST_UNIT
    )
    capital = all(w[:1].isupper() or frames().is_(w.casefold(), "links") for w in words)
    one = reading.grammar.one(lines[0].text)
    somebody = one is not None and one.kind in ("person", "post", "law")
    somebody = somebody or last_word(name).casefold() in frames().words["works"] | {"diary", "blog"}
    return (
        lines[0] if plain and capital and not somebody and not OF_THE_PAPER.search(name) else None
    )


def _is_plainly_minutes(text: str) -> bool:
    """Whether a line says what paper it is, and names nobody with it: "BOARD MEETING MINUTES"."""
    words = re.findall(r"\w+", text.casefold())
    known = {"minutes", "meeting", "board", "of", "the", "a", "notes", "draft", "trustees", "ordinary", "annual", "general", "monthly"}  # fmt: skip
    return bool({"minutes", "notes"} & set(words)) and known.issuperset(words)


def _of_a_purpose(reading: Reading) -> Passage | None:
    """The one body whose purpose terms of reference begin with: "The purpose of the Quay Board is to mend the quay"."""
    if any(_OURS.search(mark.block.text) for mark in reading.marks):
        return None  # "We respond to it": whoever writes is another
    found = {
        m["name"]: line.match(m, "name")
        for line in front(reading.marks, FRONT)
        for m in _PURPOSE.finditer(line.text)
    }
    named = [
        words for name, words in found.items() if is_within(name) and may_be_named(reading, name)
    ]
    return named[0] if len(named) == len(found) == 1 and not TWO.search(named[0].text) else None


def _spoken_of_most(reading: Reading) -> Passage | None:
    """The body that terms of reference speak of throughout: it opens several sentences, and twice as many as any other."""
    found: dict[str, list[Passage]] = {}
    for mark in reading.marks:
        for sentence in mark.block.sentences() if mark.role in _PROSE else ():
            tokens, phrases = reading.grammar.read(sentence.text)
            first = phrases[0] if phrases else None
            if first is None or first.first or first.kind != "body" or not first.party:
                continue
            after = tokens[first.last].low if first.last < len(tokens) else ""
            if not first.generic and frames().is_(after, "modals") | (after in _SAID_OF):
                words = sentence.cut(tokens[first.first].start, tokens[first.last - 1].end)
                found.setdefault(bare(first.name), []).append(words)
    times = sorted((len(said) for said in found.values()), reverse=True)
    if not times or times[0] < _OFTEN or (len(times) > 1 and times[0] < 2 * times[1]):
        return None
    name = max(found, key=lambda one: len(found[one]))
    return found[name][0].find(name)


def _of_somebody(reading: Reading, line: Passage) -> bool:
    """Whether a line is a person with the body that they come from: "Dr Ann Bee, Mere University", "Ann Bee – Mere Club"."""
    name, mark, _ = re.split(r"(,|\s[–—-]\s|\s\(|$)", line.text, maxsplit=1)
    one = reading.grammar.one(name) if mark else None
    return one is not None and one.kind == "person" and not name.isupper()


def _spelt_out(reading: Reading, lines: Sequence[Passage]) -> Passage | None:
    """The one full name by which the front calls what its title names in short: "Members of the Panel"."""
    titles = [line for line in lines[:_TITLE_LINES] if not line.text.endswith(".")]
    title = next((m for line in titles if (m := _IN_SHORT.search(line.text))), None)
    if title is None:
        return None
    pattern = re.compile(
        rf"(?<!\bfor )(?<!\bto )(?<!\bby )\b[Tt]he (?P<name>(?:[A-Z][\w’'-]{{1,30}} (?:(?:and|of|for|the|&) ){{0,2}}){{1,8}}{title['short']})\b"
    )
    found = {
        m["name"]: line.match(m, "name")
        for line in front(reading.marks, FRONT)
        for m in pattern.finditer(line.text)
    }
    named = [words for name, words in found.items() if may_be_named(reading, name)]
    return named[0] if len(named) == 1 else None


def short_name(reading: Reading, own: Own) -> Passage | None:
    """The letters by which the title says that its body is called: "Estates Committee (the EC)"."""
    if own.body is None:
        return None
    called = re.compile(
        rf"{re.escape(own.body.name)}\s{{0,3}}\(\W{{0,2}}(?:the |our )?(?P<short>[A-Za-z]{{2,8}})\W{{0,2}}\)"
    )
    for line in _front(reading):
        if (m := called.search(line.text)) and ACRONYM.match(m["short"]):
            return line.match(m, "short")
    return None


def names_in_front(reading: Reading) -> list[str]:
    """The bodies that a document's title names, each by its whole name there."""
    return [name for line in _front(reading) if (name := named_in(reading, line))]


def _front(reading: Reading) -> Iterator[Passage]:
    """The lines of the title: those before the first list, label of people, or numbered heading."""
    labels = frames().labels
    marks = [m for m in reading.marks if m.role not in ("furniture", "separator")]
    if reading.is_table:  # the lines above a sheet's table are its title
        marks = list(takewhile(lambda m: len({c.text for c in m.block.cells.values()}) == 1, marks))
    blocks = [m for m in marks if m.role != "row" or reading.is_table][:FRONT]
    for number, mark in enumerate(blocks):
        if mark.block.form == "item" and mark.block.marker.strip() and number:
            return
        for line in mark.block.by_part[:_LINES]:
            name = line.text.rstrip(": ").partition(":")[0]
            lists = labels.get(name.casefold()) in ("present", "apologies", "members")
            if lists or label_of(name) in ("present", "apologies") or leaders(line.text):
                return
            yield line


def signed_by(reading: Reading) -> bool:
    """Whether a unit stands at a paper's end beside a day: "we" may be that, or the body that the title names, and is neither's."""
    last = [m.block for m in reading.marks if m.role not in ("furniture", "separator", "row")][
        -_SIGNED:
    ]
    lines = [line for block in last for line in block.by_part]
    for one, other in pairwise(lines[-_SIGNED:]):
        for who, day in ((one, other), (other, one)):
            words = who.text.strip(" .").split()
            if (
                read_period(day.text.strip(" .")) is not None
                and 1 < len(words) <= _LONGEST_UNIT
                and words[0][:1].isupper()
                and words[-1].casefold() in frames().words["who sign"]
            ):
                return True
    return False


def own_body(reading: Reading, near: Passage | None = None) -> tuple[Ref, Passage] | None:
    """The body that a document's title names, with the words that name it.

    ``near`` is a heading that stands nearer than the title ("Membership of the Quay Board").
    """
    own = own_thing(reading)
    if near is not None and (name := named_in(reading, near)):
        if own.body is not None and name == near.text and _is_only_whose(reading, near, own):
            return own.body, own.passage
        return reading.body(name), near.find(name)
    return (own.body, own.passage) if own.body is not None else None


def _is_only_whose(reading: Reading, line: Passage, own: Own) -> bool:
    """Whether a line of the title is the body whose committee the paper is of: "Mere Trust", below "Safety Committee"."""
    within = own.body is not None and is_within(own.body.name) and not is_within(line.text)
    return within and any(line.numbers == one.numbers for one in islice(_front(reading), _SUBTITLE))
