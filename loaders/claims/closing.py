"""Lists whose entries close with whoever does them: "1 Making an order. [HDM]", "Mend the gates – Estates".

No wording tells such a list, its rhythm does: entry after entry ends in the same mark (a bracket of some kind, a dash, an
arrow, a line of its own), and what stands behind that names parties. That they do it, and are not only named there, is
told by the paper: it is one of powers or of actions, the heading speaks of work and most entries open with a verb, or a
sentence explains the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.loaders.blocks import Part, Passage
from remit.loaders.claims.beside import (
    UNDERSTOOD,
    Told,
    named_by_words,
    parted,
    set_apart_by_type,
    tell,
)
from remit.loaders.claims.dues import due_at_a_meeting
from remit.loaders.claims.entry_ends import Closing, Entry, entries, is_work
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.pieces import worked
from remit.loaders.claims.power_headings import is_of_powers, speaks_of_powers
from remit.loaders.claims.rolls import TERMS
from remit.loaders.claims.verbs import may_be_past
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark, front
from remit.loaders.reading import Reading
from remit.loaders.schema.labels import label_of
from remit.loaders.values.ends import first_word

_FEWEST = 3  # entries that close alike
_SEVERAL = 2  # entries that name parties twice: then it is not clear which any of them names
_TWICE = "it names parties in two places, or those around it do, and it is not clear what each is to the work"
_FEWEST_LABELLED = 2  # where a label says who leads
_MOSTLY = 0.6  # of a section's entries
_MOST_TITLE_WORDS = 9
_HALF = 0.5  # of the entries open with a verb
_ASKED = re.compile(
    r"^(?P<who>\S.*?),?\s+(?P<said>after consulting|having consulted|(?:in|after) consultation with|consulting|after)\s+(?:the\s+)?(?P<asked>\S.*)$"
)
_EXPLAINED = re.compile(r"\bafter\b[^.]{0,100}\bconsult", re.IGNORECASE)
# What an entry says of itself: that it is not so, no more or not yet.
_REFUSED = re.compile(
    r"^(?:not|never|no|nor|neither|none|if|unless|when|where)\b|\b(?:formerly|previously|no longer|not (?:delegated|used|agreed)|withdrawn|cancelled|proposed)\b",
    re.IGNORECASE,
)
# A sentence that says what the mark at the end means.
_LEGEND = re.compile(
    r"\b(?:brackets?|(?:at|on) the (?:end|right|foot)|margin|(?:behind|after|beside) (?:each|every)|initials)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:acts?|leads?|own(?:s|ers?)?|responsible|accountable|does|doing|do it|carr(?:y|ies)|delivers?|decides?|takes? (?:it )?forward)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:propos|suggest|rais|consult|attend|contact|inform|ask|wrote|writ|author|sourc|thank|speak)",
    re.IGNORECASE,
)
_ACTIONS = ("actions", "old actions")
# Headings of work that is to be done; a list of films or of books opens with verbs, too.
_OF_WORK = re.compile(
    r"\b(?:action|task|step|commitment|promise|to do|(?:we|they|it) (?:will|shall|must)|who does|who is doing|work\b|work ?plan|delivery|what (?:happens|needs)|priorit)",
    re.IGNORECASE,
)
_FRONT = 2  # blocks of a title
_RISKS = re.compile(r"\brisks\b", re.IGNORECASE)
_ENTRIES = ("item", "text", "label")  # roles of what may be an entry
_OF_LINES = (
    "dots",
    "gap",
    "-",
    "→",
    "=>",
    "»",
    "|",
    "~",
)  # signs that no heading closes with, as a rule
_NO_PARTY = ("vacancy", "initials")
_ANY = ""  # signs of which each entry has another


class _Tail(NamedTuple):
    """Whom the words behind a sign name, and who is asked first."""

    told: Told
    said: str = ""
    asked: Passage | None = None


@dataclass
class _Section:
    heading: str = ""
    entries: list[Entry] = field(default_factory=list)


class _Read(NamedTuple):
    entry: Entry
    closing: Closing
    tails: list[_Tail]


def recognise(reading: Reading) -> None:
    """Read the lists whose entries close with whoever does them; what of them is not read is owned up to."""
    if reading.is_table:
        return
    sections = list(_sections(reading))
    signs = sorted({c.sign for s in sections for one in s.entries for c in one.closings})
    for sign in [*signs, _ANY]:
        alike = [(s, read) for s in sections if (read := _alike(reading, s, sign))]
        found = [one for _, read in alike for one in read]
        if len(found) < (_FEWEST_LABELLED if _are_labelled(found) else _FEWEST):
            continue
        doubt = _doubt(reading, alike)
        kind = "delegation" if _of_powers(reading, alike) else _kind(reading, found)
        for one in found:
            if doubt:
                for tail in one.closing.tails:
                    reading.findings.cannot_read(reading.source, one.entry.block, tail, doubt)
            else:
                _tell(reading, one, kind)
        for section, read in alike:
            _others(reading, section, read)
        done = {id(one.entry) for one in found}
        for section in sections:
            section.entries = [one for one in section.entries if id(one) not in done]


def _kind(reading: Reading, found: Sequence[_Read]) -> str:
    """What entries are, where they are no powers: risks where each names an owner, and the title speaks of risks."""
    title = (block.text for block in front(reading.marks, _FRONT, but=("row", "item")))
    of_risks = _are_labelled(found) and any(map(_RISKS.search, title))
    return "risk" if of_risks else "action"


def _are_labelled(found: Sequence[_Read]) -> bool:
    """Whether a label says of whoever is named that they lead: "(Lead: Estates)"."""
    return all(tail.told.labelled for one in found for tail in one.tails if _names(tail))


def _sections(reading: Reading) -> Iterator[_Section]:
    """The entries below each heading that nothing was told of yet: the items, or the paragraphs where there are none."""
    taken = worked(reading)
    section = _Section()
    for mark in [*reading.marks, None]:
        found = [] if mark is None or mark.role not in _ENTRIES else entries(reading, mark.block)
        if mark is None or mark.role == "row" or _is_title(mark, found):
            section.entries = _items(section) or section.entries
            yield section
            section = _Section(mark.block.text if mark is not None else "")
        elif mark.role == "text" and mark.block.text.endswith(":") and not _items(section):
            section.heading = f"{section.heading} {mark.block.sentences()[-1].text}"
        elif mark.block.parts[0].number not in taken:
            section.entries += found


def _items(section: _Section) -> list[Entry]:
    return [one for one in section.entries if one.block.form == "item"]


def _is_title(mark: Mark, entries: Sequence[Entry]) -> bool:
    if mark.role in ("heading", "subheading", "priority"):
        return True
    text = mark.block.text
    short = len(text.split()) <= _MOST_TITLE_WORDS and text[-1:] not in ".,;:)]"
    closes = any(closing.sign in _OF_LINES for one in entries for closing in one.closings)
    return mark.role == "text" and mark.block.form == "paragraph" and short and not closes


def _alike(reading: Reading, section: _Section, sign: str) -> list[_Read]:
    """The entries of a section that close in this way with parties; none where they are not most of it.

    That they close in any way at all tells such a list only where each says by when, too.
    """
    found = []
    for entry in section.entries:
        for closing in entry.closings:
            if sign not in (closing.sign, _ANY):
                continue
            tails = [tail for one in closing.tails if (tail := _tail(reading, closing.work, one))]
            sure = any(tail.told.labelled for tail in tails)
            when = sign != _ANY or any(_names(tail) and tail.told.due for tail in tails)
            whole = len(tails) == len(closing.tails) and when
            if whole and (sure or _may_be_work(reading, closing.work)):
                found.append(_Read(entry, closing, tails))
                break
    named = [one for one in found if any(_names(tail) for tail in one.tails)]
    return found if named and len(found) >= max(1, _MOSTLY * len(section.entries)) else []


def _may_be_work(reading: Reading, words: Passage) -> bool:
    """Whether words may be a piece of work, and name nobody: "Ann Bee (Mere Council)" is a person with a body."""
    parties = reading.parties.read(words) if words.text.strip(" .;,:") else []
    named = bool(parties) and all(party.kind in UNDERSTOOD for party in parties)
    # "Find rooms for the tenants" opens with a verb, whomever it is for.
    for_somebody = is_work(words.text) and all(party.kind != "person" for party in parties)
    return bool(words.text.strip(" .;,:")) and (for_somebody or not named)


def _names(tail: _Tail) -> bool:
    return any(party.kind not in _NO_PARTY for party in tail.told.who)


def _tail(reading: Reading, work: Passage, words: Passage) -> _Tail | None:
    """Whom the words at the end of an entry name, each with a time or not; ``None`` where they name nobody."""
    words = words.cut(0, len(words.text.rstrip(" .;,")))
    said, asked, who = "", None, words
    if m := _ASKED.match(words.text):
        said, who, asked = m["said"], words.match(m, "who"), words.match(m, "asked")
    told = Told(work)
    if not parted(reading, told, who) or not told.who:
        parties = reading.parties.read(who)
        if not parties or any(party.kind not in _NO_PARTY for party in parties):
            return None
        told = Told(work, who=parties)
    if asked is not None and said == "after" and not reading.says(_consults):
        told.rest, asked = words.find(words.text[len(who.text) :].strip()), None
    return _Tail(told, said, asked)


def _consults(mark: Mark) -> bool:
    """Whether a part of the paper says that who stands behind "after" is to be consulted."""
    return mark.role != "row" and _EXPLAINED.search(mark.block.text) is not None


def _doubt(reading: Reading, alike: Sequence[tuple[_Section, list[_Read]]]) -> str:
    """Why it is not known what those at the end of entries are to them; empty where it is."""
    if by_type := set_apart_by_type(reading):
        return by_type
    found = [one for _, read in alike for one in read]
    if sum(_names_more(reading, one) for one in found) >= _SEVERAL:
        return _TWICE
    verbs = sum(is_work(one.closing.work.text) for one in found)
    dated = all(any(tail.told.due for tail in one.tails) for one in found)
    likely = verbs >= _HALF * len(found) or dated
    told = (
        (likely and all(_OF_WORK.search(s.heading) for s, _ in alike))
        or own_thing(reading).paper == "log"
        or _of_powers(reading, alike)
        or all(label_of(section.heading) in _ACTIONS for section, _ in alike)
        or reading.says(_explains)
        or (reading.says(_lists_those_there) and all(_in_the_margin(reading, one) for one in found))
        or _are_labelled(found)
    )
    return (
        "" if told else "it stands at the end of an entry, and it is not clear what it is to that"
    )


def _names_more(reading: Reading, one: _Read) -> bool:
    """Whether an entry names somebody behind its work, too, and not only at its end: cells of a row that lost its header."""
    between = one.closing.between if any(map(_names, one.tails)) else ()
    behind = (reading.parties.read(Passage.of([Part(words, 0)])) for words in between)
    return any(parties and all(party.kind in UNDERSTOOD for party in parties) for parties in behind)


def _lists_those_there(mark: Mark) -> bool:
    """Whether a part of the paper says who was at a meeting."""
    return label_of(mark.block.text.partition(":")[0]) in TERMS


def _in_the_margin(reading: Reading, one: _Read) -> bool:
    """Whether an entry has in its margin nothing but initials of people whom the paper spells out: "Book the hall.      MC"."""
    said = [party.passage.text for tail in one.tails for party in tail.told.who]
    return one.closing.sign == "gap" and bool(said) and set(said) <= reading.known.keyed


def _explains(mark: Mark) -> bool:
    """Whether a sentence says that whoever stands at the end does the work: "The officer who may act stands in brackets"."""
    said = (s.text for s in mark.block.sentences()) if mark.role in ("text", "label") else ()
    return any(_LEGEND.search(s) and _DOES.search(s) and not _ELSE.search(s) for s in said)


def _of_powers(reading: Reading, alike: Sequence[tuple[_Section, list[_Read]]]) -> bool:
    """Whether the paper's front, or the headings of the lists, speak of powers."""
    headings = (section.heading for section, _ in alike)
    return is_of_powers(reading.marks) or any(map(speaks_of_powers, headings))


def _tell(reading: Reading, one: _Read, kind: str) -> None:
    say, source, block = reading.findings, reading.source, one.entry.block
    work = one.closing.work.cut(0, len(one.closing.work.text.rstrip(" .;,:")))
    if _names_more(reading, one):
        say.cannot_read(source, block, one.entry.passage, _TWICE)
        return
    if _REFUSED.search(work.text) or _is_news(work.text):
        reason = "it tells of the past, of a condition or of what is not done, so nothing is claimed from it"
        say.cannot_read(source, block, one.entry.passage, reason)
        return
    thing = named_by_words(reading, kind, work, block.parts[0].number)
    reading.about(work, thing)
    if len(one.tails) > 1:  # each within a limit of its own
        say.attribute(source, one.entry.passage, thing, "note", one.entry.passage.text)
    for tail in one.tails:
        _assign(reading, one, thing, tail)
    if not any(tail.told.due for tail in one.tails) and kind == "action":
        due_at_a_meeting(reading, thing, _last_asked(work))


def _last_asked(work: Passage) -> Passage:
    """The last sentence of an entry: those before it tell what led to it."""
    return next(reversed(work.sentences()), work)


def _assign(reading: Reading, one: _Read, thing: Ref, tail: _Tail) -> None:
    block, said = one.entry.block, "named at its end"
    if thing.kind == "action":
        tell(reading, thing, tail.told, said, block)
    else:
        for party in tail.told.who:
            reading.assign_party(thing, "accountable", party, said, block)
        for words in filter(None, (tail.told.rest, tail.told.due, tail.told.start)):
            reason = f"“{words.text}” is said of whoever has this power, and was not understood"
            reading.not_understood(thing, block, words, reason)
    if tail.asked is not None:
        reading.assign(thing, "consulted", tail.asked, tail.said, block)


def _is_news(work: str) -> bool:
    """Whether an entry tells what was done: "Mended the gates"."""
    return may_be_past(first_word(work).casefold())


def _others(reading: Reading, section: _Section, read: Sequence[_Read]) -> None:
    """Own up to the entries among those that were read that do not close as these do."""
    done = {id(one.entry) for one in read}
    for entry in section.entries:
        if id(entry) not in done:
            reason = "the entries around it end on whoever does them, and it does not"
            reading.findings.cannot_read(reading.source, entry.block, entry.passage, reason)
