"""Sections that say who leads them, and lists whose heading or whose items say who does them.

A heading with a lead below it is a priority, whatever it is called, where several of a document are
like it. A heading that is a party owns the work listed below it. An item may end on whoever does it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.beside import (
    BY,
    TOLD_OF,
    UNDERSTOOD,
    Told,
    is_when,
    parted,
    set_apart_by_type,
    tell,
    told_beside,
)
from remit.loaders.claims.dues import deadline
from remit.loaders.claims.list_openers import does
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.power_headings import heading_of, is_of_powers
from remit.loaders.claims.sections_told import FEWEST, Line, Section, sections_of
from remit.loaders.claims.verbs import has_finite
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

_MOSTLY = 0.6  # of the items of a list that must say who
_MOST_BELOW = 20  # words of a line below an item that is no sentence
_NUMBERED = re.compile(r"^(?:[A-Z][a-z]+ |[A-Z]{1,2})?\d{1,2}(?:\.\d{1,2})?[.:)]?\s+(?=\S)")
_RISK = re.compile(r"\brisk\b", re.IGNORECASE)
_ITSELF = re.compile(r"(?<!\s)\s+itself$")
_ENDS = re.compile(r"(?:\((?P<who>[^()]{2,90})\)|\s[–—-]\s(?P<tail>[^–—]{2,90}))[\s.;,]*$")
_CONSULTED = re.compile(
    r"(?:after|having) consult(?:ing|ed)\s+(?:the\s+)?(?P<who>[A-Z][^.;,()]{2,80})|in consultation with\s+(?:the\s+)?(?P<also>[A-Z][^.;,()]{2,80})"
)
_BESIDE = re.compile(r",\s+(?:together |jointly )?with\s+(?:the\s+)?(?=[A-Z])")
_WORK = re.compile(r"^(?:to\s+)?[a-z]|^To\s+[a-z]")


def recognise(reading: Reading) -> None:
    """Read the sections of a document whose headings no profile knows."""
    if reading.is_table or any(mark.role == "priority" for mark in reading.marks):
        return
    sections = list(sections_of(reading))
    led = [s for s in sections if s.labels]
    led = led if len(led) >= FEWEST and _ask_who(reading, led) else []
    for section in led:
        _led(reading, section)
    owned = [(s, party) for s in sections if not s.labels and (party := _owner(reading, s))]
    several = len(owned) >= FEWEST
    owned = [(s, party) for s, party in owned if several or _may_tell(reading, s)]
    for section, party in owned:
        _owned(reading, section, party)
    done = {id(s) for s in (*led, *(s for s, _ in owned))}
    for section in sections if led or several else ():
        if id(section) not in done:
            _listed(reading, section)


# ---- a section with a lead ----------------------------------------------------------------------


def _ask_who(reading: Reading, sections: Sequence[Section]) -> bool:
    """Whether the labels of sections ask who: behind most stand parties, or that there is none. "Looks after: …" asks what."""
    values = [(label, value) for section in sections for _, label, value, _ in section.labels]
    asks = reading.parties.asks_for_people
    return _MOSTLY * len(values) <= sum(
        any(p.kind in TOLD_OF for p in reading.parties.read(value, people=asks(label)))
        for label, value in values
    )


def _led(reading: Reading, section: Section) -> None:
    say, source = reading.findings, reading.source
    title = section.title.block
    m = _NUMBERED.match(title.text)
    named = title.cut(m.end()) if m else Passage(title.parts)
    named = named.cut(0, len(named.text.rstrip(" .")))
    of_risk = all(_RISK.search(label) for _, label, _, _ in section.labels)
    priority = Ref("risk" if of_risk else "priority", named.text)
    say.attribute(source, named, priority, "name", named.text)
    reading.about(named, priority)
    for role, label, value, block in section.labels:
        bodies = reading.parties.asks_for_bodies(label)
        beside = _BESIDE.search(value.text)
        lead = value.cut(0, beside.start()) if beside else value
        reading.assign(priority, role, lead, label, block, bodies=bodies)
        if beside:
            helper = value.cut(beside.end())
            reading.assign(priority, "responsible", helper, f"{label} (with)", block, bodies=bodies)
        reading.about(block, priority)
    _dated(reading, section, priority)
    for words, block in section.rest:
        reason = "it stands behind the label of whoever leads, and was not understood"
        reading.not_understood(priority, block, words, reason)
    for line in section.items:
        _item(reading, line, _told(reading, line), priority, None)


def _dated(reading: Reading, section: Section, priority: Ref) -> None:
    """Say by when the one piece of work of a section is due, where a label below it says when; else own up to that."""
    works = [block for block in section.said if _is_work(block)]
    alone = works[0] if len(works) == 1 and len(section.dates) == 1 and not section.items else None
    for label, value, block in section.dates:
        if reading.looks.blank(value.text):
            continue
        if alone is None or not is_when(reading, value.text):
            reason = f"“{label}”: it is not clear by when what is to be done"
            reading.not_understood(priority, block, value, reason)
            continue
        words = alone.cut(0, len(alone.text.rstrip(" .;,")))
        place = reading.numbered(f"{reading.short_name}-r{words.parts[0].number}")
        action = reading.placed("action", words.text, place, scope="")
        source = reading.source
        reading.findings.link(
            source, words, action, "actionOf", priority, stated_as="said below it"
        )
        reading.about(words, action)
        deadline(reading, action, value, value.text)


def _is_work(block: Block) -> bool:
    """Whether a paragraph is one sentence that opens with its verb: "Open a second route with the college."."""
    return len(block.sentences()) == 1 and opens_with_verb(block.text)


# ---- a heading that is a party ------------------------------------------------------------------


def _owner(reading: Reading, section: Section) -> Party | None:
    """The party that a heading is, where nothing but a list of work stands below it."""
    if section.prose or not section.items:
        return None
    if not all(_may_be_work(line.passage.text) for line in section.items):
        return None
    title = section.title.block
    if heading_of(title.text) or (is_of_powers(reading.marks) and not _tells(section)):
        return None  # "Delegated to the Clerk": whose powers they are is read elsewhere
    named = _NUMBERED.sub("", _ITSELF.sub("", title.text))
    shown = named.title() if named.isupper() else named
    shown = re.sub(r"(?<=[’'])S\b", "s", shown)
    if not _heads_party(reading, shown):
        return None
    words = Passage((title.parts[0]._replace(text=shown),))
    parties = reading.parties.read(words)
    if len(parties) == 1 and parties[0].kind in UNDERSTOOD:
        return replace(parties[0], passage=Passage(title.parts))
    own = own_thing(reading).body
    if own is not None and _tells(section) and _is_short_for(shown, own.name):
        return Party("body", own.name, Passage(title.parts), basis="inferred")
    return None


def _may_be_work(item: str) -> bool:
    """Whether an item goes on from its heading, or numbers what opens with a verb: an entry of a glossary is no work."""
    words = _NUMBERED.sub("", item)
    return opens_with_verb(words) if words != item else _WORK.match(item) is not None


def _heads_party(reading: Reading, words: str) -> bool:
    """Whether a heading that names somebody by "the" is of them: "Head of the Coast Service", not "Questions for the Board"."""
    before, the, _ = re.sub(r"^[Tt]he\s", "", words).partition(" the ")
    front = re.sub(r"\s(?:of|for|to)$", "", before)
    known = reading.parties.lexicon.bodies | reading.grammar.heads
    return not the or reading.parties.is_post(front) or last_word(front).casefold() in known


def _is_short_for(words: str, name: str) -> bool:
    """Whether words are a body's name in short: "The Authority" of "Mere Park Authority"."""
    return last_word(name).casefold() == bare(words).casefold()


def _tells(section: Section) -> bool:
    """Whether all that stands below a heading is said of it, in the third person: "adopts the plan", "hears complaints"."""
    return len(section.items) >= FEWEST and all(does(i.passage.text) for i in section.items)


def _may_tell(reading: Reading, section: Section) -> bool:
    """Whether one heading with such a list is enough: minutes say in the same words what somebody reports."""
    return own_thing(reading).paper != "minutes" and _tells(section)


def _owned(reading: Reading, section: Section, party: Party) -> None:
    for line in section.items:
        if len(line.passage.sentences()) > 1:
            reason = "it is not clear whether all of this is agreed"
            reading.findings.cannot_read(reading.source, line.block, line.passage, reason)
        else:
            _item(reading, line, _told(reading, line), None, party)


def _listed(reading: Reading, section: Section) -> None:
    """A list most of whose items say who: what they say is read."""
    told = [_told(reading, line) for line in section.items]
    saying = [one for one in told if one.who]
    if len(saying) >= max(FEWEST, _MOSTLY * len(told)):
        for line, one in zip(section.items, told, strict=True):
            _item(reading, line, one, None, None)


# ---- items --------------------------------------------------------------------------------------


def _told(reading: Reading, line: Line) -> Told:
    """What an item says beside its work, or the line below it: "Vale Police; Mere Council. May 2031"."""
    told = told_beside(reading, line.passage)
    if told.who or not line.below:
        return told
    first, *more = line.below[0].sentences()
    below = Told(told.work, due=told.due)
    if not parted(reading, below, first.cut(0, len(first.text.rstrip(" .;")))) or not below.who:
        return told
    for words in more:
        plain = words.cut(0, len(words.text.rstrip(" .;")))
        if below.due is None and is_when(reading, plain.text):
            below.due = plain
    return replace(below, who=[]) if set_apart_by_type(reading) else below


def _below(reading: Reading, line: Line, told: Told, action: Ref) -> None:
    """Own up to a few words below an item that name somebody, or a time, and were not read; sentences are read as such."""
    for block in line.below:
        here = set(block.numbers)
        read = any(here & {*party.passage.numbers} for party in told.who)
        first, *_ = block.sentences() or [block]
        if read or has_finite(first.text) or len(block.text.split()) > _MOST_BELOW:
            if read:
                reading.about(block, action)
            continue
        reason = set_apart_by_type(reading) or "it is not clear what this says of the work above it"
        reading.not_understood(action, block, block, reason)
        reading.about(block, action)


def _item(
    reading: Reading, line: Line, told: Told, parent: Ref | None, party: Party | None
) -> None:
    """One piece of work, with whoever the item names, else with the party of its heading."""
    say, source = reading.findings, reading.source
    unclear = None if told.who else _unclear(reading, line)
    if parent is None and party is None and not told.who:
        return
    work = told.work.text.rstrip(" .;,")
    passage = told.work.cut(0, len(work))
    place = f"{reading.short_name}-r{line.passage.parts[0].number}"
    action = reading.placed("action", work, reading.numbered(place), scope="")
    if parent is not None:
        say.link(source, passage, action, "actionOf", parent, stated_as="listed below it")
    else:
        say.attribute(source, passage, action, "name", work)
    reading.about(passage, action)
    if unclear is not None:
        reading.not_read(action, *unclear)
    if told.due is None and (m := BY.search(passage.text)):
        told.due = passage.match(m, "when")
    stated_as = "named beside it" if told.who else "heading"
    told.who = told.who or [replace(one, basis="inferred") for one in (party,) if one]
    tell(reading, action, told, stated_as, line.block)
    _below(reading, line, told, action)
    for m in _CONSULTED.finditer(line.passage.text):
        who = line.passage.match(m, "who" if m["who"] else "also")
        reading.assign(action, "consulted", who, "consulting", line.block)


def _unclear(reading: Reading, line: Line) -> tuple[Passage, str] | None:
    """Own up to what stands at an item's end as if it said who, and names nobody that is known."""
    m = _ENDS.search(line.passage.text)
    if m is None:
        return None
    named = line.passage.match(m, "who" if m["who"] else "tail")
    reason = f"it is not clear who or what “{named.text}” is to this work"
    reading.findings.cannot_read(reading.source, line.block, named, reason)
    return named, reason
