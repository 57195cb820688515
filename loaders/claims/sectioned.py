"""Sections that say who leads them, and lists whose heading or whose items say who does them.

A heading with a lead below it is a priority, whatever it is called, where several of a document are
like it. A heading that is a party owns the work listed below it. An item may end on whoever does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.claims.beside import BY, UNDERSTOOD, Told, label_role, tell, told_beside
from remit.loaders.claims.power_headings import heading_of
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.values.parties import Party
from remit.ontology import Role

_FEWEST = 2  # sections alike, and items of a list
_MOSTLY = 0.6  # of the items of a list that must say who
_MOST_TITLE_WORDS = 9
_LABEL = re.compile(r"^(?P<label>[A-Z][^:.]{1,40}):\s*(?=\S)")
_NUMBERED = re.compile(r"^(?:[A-Z][a-z]+ )?\d{1,2}[.:)]?\s+(?=\S)")
_ENDS = re.compile(r"(?:\((?P<who>[^()]{2,90})\)|\s[–—-]\s(?P<tail>[^–—]{2,90}))[\s.;,]*$")
_CONSULTED = re.compile(
    r"(?:after|having) consult(?:ing|ed)\s+(?:the\s+)?(?P<who>[A-Z][^.;,()]{2,80})|in consultation with\s+(?:the\s+)?(?P<also>[A-Z][^.;,()]{2,80})"
)
_BESIDE = re.compile(r",\s+(?:together |jointly )?with\s+(?:the\s+)?(?=[A-Z])")
_WORK = re.compile(r"^(?:to\s+)?[a-z]|^To\s+[a-z]|^\d")


class _Line(NamedTuple):
    passage: Passage
    block: Block


@dataclass
class _Section:
    title: Mark
    labels: list[tuple[Role, str, Passage, Block]] = field(default_factory=list)
    items: list[_Line] = field(default_factory=list)
    prose: bool = False


def recognise(reading: Reading) -> None:
    """Read the sections of a document whose headings no profile knows."""
    if reading.is_table or any(mark.role == "priority" for mark in reading.marks):
        return
    sections = list(_sections(reading))
    led = [s for s in sections if s.labels]
    led = led if len(led) >= _FEWEST else []
    for section in led:
        _led(reading, section)
    owned = [(s, party) for s in sections if not s.labels and (party := _owner(reading, s))]
    several = len(owned) >= _FEWEST
    for section, party in owned if several else ():
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
    for mark, after in zip_longest(marks, marks[1:]):
        if mark.role == "row":
            if current is not None:
                yield current  # a table below it is no part of its lists
            current = None
        elif _is_title(mark, after, inside=current is not None and bool(current.items)):
            if current is not None:
                yield current
            current = _Section(mark)
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


def _add(reading: Reading, section: _Section, mark: Mark) -> None:
    block = mark.block
    m = _LABEL.match(block.text)
    if m and not section.items and len(block.parts) <= _FEWEST and block.form == "label":
        role = label_role(reading, m["label"])
        if role:
            section.labels.append((role, m["label"], block.cut(m.end()), block))
            return
    if block.form == "item":
        section.items.append(_Line(Passage(block.parts), block))
    elif len(block.parts) > 1 and block.parts[0].text.endswith(":"):
        section.items += [_Line(Passage((part,)), block) for part in _whole(block.parts[1:])]
    elif mark.role == "text":
        section.prose = True


def _whole(parts: Sequence[Part]) -> list[Part]:
    """The lines of a list without bullets, if none goes on with the one above."""
    broken = any(p.text[:1] in ")(,;" for p in parts)
    return [] if broken else list(parts)


# ---- a section with a lead ----------------------------------------------------------------------


def _led(reading: Reading, section: _Section) -> None:
    say, source = reading.findings, reading.source
    title = section.title.block
    m = _NUMBERED.match(title.text)
    named = title.cut(m.end()) if m else Passage(title.parts)
    priority = Ref("priority", named.text)
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
    for line in section.items:
        _item(reading, line, told_beside(reading, line.passage), priority, None)


# ---- a heading that is a party ------------------------------------------------------------------


def _owner(reading: Reading, section: _Section) -> Party | None:
    """The party that a heading is, where nothing but a list of work stands below it."""
    if section.prose or not section.items:
        return None
    if not all(_WORK.match(line.passage.text) for line in section.items):
        return None
    title = section.title.block
    if heading_of(title.text):
        return None  # "Delegated to the Clerk": whose powers they are is read elsewhere
    shown = title.text.title() if title.text.isupper() else title.text
    shown = re.sub(r"(?<=[’'])S\b", "s", shown)
    words = Passage((title.parts[0]._replace(text=shown),))
    parties = reading.parties.read(words)
    if len(parties) != 1 or parties[0].kind not in UNDERSTOOD:
        return None
    return replace(parties[0], passage=Passage(title.parts))


def _owned(reading: Reading, section: _Section, party: Party) -> None:
    for line in section.items:
        if len(line.passage.sentences()) > 1:
            reason = "it is not clear whether all of this is agreed"
            reading.findings.cannot_read(reading.source, line.block, line.passage, reason)
        else:
            _item(reading, line, told_beside(reading, line.passage), None, party)


def _listed(reading: Reading, section: _Section) -> None:
    """A list most of whose items say who: what they say is read."""
    told = [told_beside(reading, line.passage) for line in section.items]
    saying = [one for one in told if one.who]
    if len(saying) >= max(_FEWEST, _MOSTLY * len(told)):
        for line, one in zip(section.items, told, strict=True):
            _item(reading, line, one, None, None)


# ---- items --------------------------------------------------------------------------------------


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
