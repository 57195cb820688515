"""Sections that say who leads them, and lists whose heading or whose items say who does them.

A heading with a lead below it is a priority, whatever it is called, where several of a document are
like it. A heading that is a party owns the work listed below it. An item may end on whoever does it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.claims.beside import (
    BY,
    NEXT_LABEL,
    UNDERSTOOD,
    Told,
    asks_when,
    is_when,
    label_role,
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
from remit.loaders.claims.verbs import has_finite
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark, labels_again, prefix
from remit.loaders.reading import Reading
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare, between
from remit.ontology import Role

_FEWEST = 2  # sections alike, and items of a list
_MOSTLY = 0.6  # of the items of a list that must say who
_TOLD = ("minutes", "log")  # papers in which a word with a full stop may be what was said
_NOBODY = ("vacancy", "withheld", "initials", "everyone")
_MOST_TITLE_WORDS = 9
_MOST_BELOW = 20  # words of a line below an item that is no sentence
_LABEL = re.compile(r"^(?P<label>[A-Z][^:.]{1,40}):\s*(?=\S)")
_NUMBERED = re.compile(r"^(?:[A-Z][a-z]+ |[A-Z]{1,2})?\d{1,2}(?:\.\d{1,2})?[.:)]?\s+(?=\S)")
_RISK = re.compile(r"\brisk\b", re.IGNORECASE)
_ITSELF = re.compile(r"(?<!\s)\s+itself$")
_ENDS = re.compile(r"(?:\((?P<who>[^()]{2,90})\)|\s[–—-]\s(?P<tail>[^–—]{2,90}))[\s.;,]*$")
_CONSULTED = re.compile(
    r"(?:after|having) consult(?:ing|ed)\s+(?:the\s+)?(?P<who>[A-Z][^.;,()]{2,80})|in consultation with\s+(?:the\s+)?(?P<also>[A-Z][^.;,()]{2,80})"
)
_BESIDE = re.compile(r",\s+(?:together |jointly )?with\s+(?:the\s+)?(?=[A-Z])")
_WORK = re.compile(r"^(?:to\s+)?[a-z]|^To\s+[a-z]")


class _Line(NamedTuple):
    """An item of a list, and the lines without a mark of their own that stand below it."""

    passage: Passage
    block: Block
    below: tuple[Block, ...] = ()


@dataclass
class _Section:
    title: Mark
    labels: list[tuple[Role, str, Passage, Block]] = field(default_factory=list)
    rest: list[tuple[Passage, Block]] = field(default_factory=list)  # what further labels say
    items: list[_Line] = field(default_factory=list)
    said: list[Block] = field(default_factory=list)  # its running text
    dates: list[tuple[str, Passage, Block]] = field(default_factory=list)

    @property
    def prose(self) -> bool:
        """Whether there is running text."""
        return bool(self.said)


def recognise(reading: Reading) -> None:
    """Read the sections of a document whose headings no profile knows."""
    if reading.is_table or any(mark.role == "priority" for mark in reading.marks):
        return
    sections = list(_sections(reading))
    led = [s for s in sections if s.labels]
    led = led if len(led) >= _FEWEST and _ask_who(reading, led) else []
    for section in led:
        _led(reading, section)
    owned = [(s, party) for s in sections if not s.labels and (party := _owner(reading, s))]
    several = len(owned) >= _FEWEST
    owned = [(s, party) for s, party in owned if several or _may_tell(reading, s)]
    for section, party in owned:
        _owned(reading, section, party)
    done = {id(s) for s in (*led, *(s for s, _ in owned))}
    for section in sections if led or several else ():
        if id(section) not in done:
            _listed(reading, section)


# ---- sections -----------------------------------------------------------------------------------


def _sections(reading: Reading) -> Iterator[_Section]:
    """Headings, each with the labels directly below it and the items of its lists."""
    current: _Section | None = None
    marks = [m for m in reading.marks if m.role not in ("furniture", "separator", "address")]
    labels = Counter(_words_of_label(mark) for mark in marks if mark.role == "label")
    again, told_of_others = labels_again(marks), own_thing(reading).paper in _TOLD
    for mark, after in zip_longest(marks, marks[1:]):
        if mark.role == "row":
            if current is not None:
                yield current  # a table below it is no part of its lists
            current = None
        elif prefix(mark.block.text) not in again and _is_title(
            mark, after, inside=current is not None and bool(current.items)
        ):
            if current is not None:
                yield current
            current = _Section(mark)
        elif _may_head(mark, after):
            if current is not None:
                yield current
            # Whose lead stands below it is not sure where no other heading has such a label.
            told = after is not None and labels[_words_of_label(after)] >= _FEWEST
            current = _Section(mark) if told and not told_of_others else None
        elif current is not None:
            _add(reading, current, mark)
    if current is not None:
        yield current


def _is_title(mark: Mark, after: Mark | None, *, inside: bool) -> bool:
    block = mark.block
    if mark.role in ("heading", "subheading"):
        return True
    if len(block.parts) != 1 or after is None or after.role not in ("label", "item", "text"):
        return False
    text = block.text
    short = len(text.split()) <= _MOST_TITLE_WORDS and not text.endswith((".", ",", ";", ":", "?"))
    if block.form == "item":  # "1 HOUSING", above its labels
        return short and after.role == "label" and (text.isupper() or not inside)
    return short and block.form == "paragraph" and text[:1].isupper()


def _may_head(mark: Mark, after: Mark | None) -> bool:
    """Whether a text above a label may be a heading with a full stop: "Finance.", below another heading."""
    text = mark.block.text
    short = len(mark.block.parts) == 1 and len(text.split()) <= _FEWEST and text[:1].isupper()
    alone = mark.role == "text" and text.endswith(".") and not text.endswith("ed.")
    return short and alone and after is not None and after.role == "label"


def _words_of_label(mark: Mark) -> str:
    return mark.block.text.partition(":")[0].casefold()


def _add(reading: Reading, section: _Section, mark: Mark) -> None:
    block = mark.block
    m = _LABEL.match(block.text)
    labelled = not section.items and len(block.parts) <= _FEWEST and block.form == "label"
    if m and labelled and label_role(reading, m["label"]):
        for start, end in between(block.text, NEXT_LABEL):
            _label(reading, section, block, block.cut(start, end))
        return
    if m and labelled and section.labels and asks_when(reading, m["label"]):
        section.dates.append((m["label"], block.cut(m.end()), block))
        return
    if block.form == "item":
        above = section.items[-1] if section.items else None
        if above and above.block.marker.strip() and not block.marker.strip():
            section.items[-1] = above._replace(below=(*above.below, block))
        else:
            section.items.append(_Line(Passage(block.parts), block))
    elif len(block.parts) > 1 and block.parts[0].text.endswith(":"):
        section.items += [_Line(Passage((part,)), block) for part in _whole(block.parts[1:])]
    elif mark.role == "text":
        section.said.append(block)


def _label(reading: Reading, section: _Section, block: Block, words: Passage) -> None:
    """Take in one of the labels of a line: "Lead: Estates Manager. Partners: Mere Growers."."""
    m = _LABEL.match(words.text)
    role = label_role(reading, m["label"]) if m else ""
    if m is None or not role:
        section.rest.append((words, block))
        return
    value = words.cut(m.end())
    section.labels.append((role, m["label"], value.cut(0, len(value.text.rstrip(" .;"))), block))


def _whole(parts: Sequence[Part]) -> list[Part]:
    """The lines of a list without bullets, if none goes on with the one above."""
    broken = any(p.text[:1] in ")(,;" for p in parts)
    return [] if broken else list(parts)


# ---- a section with a lead ----------------------------------------------------------------------


def _ask_who(reading: Reading, sections: Sequence[_Section]) -> bool:
    """Whether the labels of sections ask who: behind most stand parties, or that there is none. "Looks after: …" asks what."""
    values = [(label, value) for section in sections for _, label, value, _ in section.labels]
    asks = reading.parties.asks_for_people
    return _MOSTLY * len(values) <= sum(
        any(
            p.kind in (*UNDERSTOOD, *_NOBODY)
            for p in reading.parties.read(value, people=asks(label))
        )
        for label, value in values
    )


def _led(reading: Reading, section: _Section) -> None:
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


def _dated(reading: Reading, section: _Section, priority: Ref) -> None:
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


def _owner(reading: Reading, section: _Section) -> Party | None:
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


def _tells(section: _Section) -> bool:
    """Whether all that stands below a heading is said of it, in the third person: "adopts the plan", "hears complaints"."""
    return len(section.items) >= _FEWEST and all(does(i.passage.text) for i in section.items)


def _may_tell(reading: Reading, section: _Section) -> bool:
    """Whether one heading with such a list is enough: minutes say in the same words what somebody reports."""
    return own_thing(reading).paper != "minutes" and _tells(section)


def _owned(reading: Reading, section: _Section, party: Party) -> None:
    for line in section.items:
        if len(line.passage.sentences()) > 1:
            reason = "it is not clear whether all of this is agreed"
            reading.findings.cannot_read(reading.source, line.block, line.passage, reason)
        else:
            _item(reading, line, _told(reading, line), None, party)


def _listed(reading: Reading, section: _Section) -> None:
    """A list most of whose items say who: what they say is read."""
    told = [_told(reading, line) for line in section.items]
    saying = [one for one in told if one.who]
    if len(saying) >= max(_FEWEST, _MOSTLY * len(told)):
        for line, one in zip(section.items, told, strict=True):
            _item(reading, line, one, None, None)


# ---- items --------------------------------------------------------------------------------------


def _told(reading: Reading, line: _Line) -> Told:
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


def _below(reading: Reading, line: _Line, told: Told, action: Ref) -> None:
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
    reading: Reading, line: _Line, told: Told, parent: Ref | None, party: Party | None
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


def _unclear(reading: Reading, line: _Line) -> tuple[Passage, str] | None:
    """Own up to what stands at an item's end as if it said who, and names nobody that is known."""
    m = _ENDS.search(line.passage.text)
    if m is None:
        return None
    named = line.passage.match(m, "who" if m["who"] else "tail")
    reason = f"it is not clear who or what “{named.text}” is to this work"
    reading.findings.cannot_read(reading.source, line.block, named, reason)
    return named, reason
