"""Editions: which documents are one paper at two times, and which of them is the newer.

A log that is brought to each meeting, or the plan of each year, says again all that still holds. Two documents are
editions of one series only where both say so themselves: in equal titles, of a paper that is restated and of somebody
in particular, and by a day each on which they stand. Whatever is less sure is noted, for a person to decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from string import whitespace

from remit.graph.editions import known_from
from remit.graph.lookup import key
from remit.graph.words import STOP
from remit.loaders.blocks import Block, Passage, Source
from remit.loaders.decisions import Decisions, EditionOf
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import Period, find_dates, read_period

FRONT = 8  # blocks that may say what a paper is, and as at when
_TITLE = 3  # lines in which its title stands
_LONGEST = 16  # words of a title
_PAIR = 2  # cells of a row that is a label with its value
_LOOSE = f"{whitespace},;:()[]|–—-"  # what stands between the parts of a title, or around them
_BETWEEN = re.compile(r"[\s,;:()\[\]|–—-]+")
_GAP = re.compile(r"\s\s|\(\s?\)")  # something stood there that is left out
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
_VERSION = re.compile(r"\bv(?:ersion)?\.?\s?\d+(?:\.\d+)*\b", re.IGNORECASE)


@dataclass(frozen=True)
class Edition:
    """A document as an edition of a series, with the words that say so; ``decided`` gives a person's reason.

    ``when`` is the day or period on which it stands as the document gives it, and ``day`` the day from which it is
    known to hold, both in ISO 8601.
    """

    document: str
    series: str
    when: str
    day: str
    title: Passage | None = None
    dated: Passage | None = None
    decided: str = ""

    @property
    def reason(self) -> str:
        """Why it is one, in words."""
        if self.decided:
            return f"decided: {self.decided}"
        title, dated = (passage.text if passage else "" for passage in (self.title, self.dated))
        return f"titled “{title}”, and dated “{dated}”" if dated != title else f"titled “{title}”"


@dataclass(frozen=True)
class Series:
    """What was recognised: editions by document, the names that papers go by, and what is not sure."""

    editions: Mapping[str, Edition]
    papers: Mapping[str, str]
    notes: tuple[str, ...] = ()

    def told(self, documents: Collection[str]) -> Iterator[str]:
        """What was taken for editions among these documents, and why, and what is not sure."""
        groups: dict[str, list[Edition]] = defaultdict(list)
        for edition in self.editions.values():
            if edition.document in documents:
                groups[edition.series].append(edition)
        for name, group in sorted(groups.items()):
            each = "; ".join(
                f"{one.document} ({one.reason})"
                for one in sorted(group, key=lambda e: (e.day, e.document))
            )
            yield (
                f"“{name}” is one paper in {len(group)} editions, of which the last says what holds now: {each}; "
                "if they are several papers, say so in the decisions file (editions)"
            )
        yield from self.notes


def series_of(
    sources: Sequence[Source], decisions: Decisions, heads: Callable[[str], Collection[str]]
) -> Series:
    """Say which documents are editions of one series; a paper of which there is but one edition is none.

    ``heads`` gives, for the name of a document, the words that the names of bodies end on.
    """
    fronts = {s.document.name: _front(s, heads(s.document.name)) for s in sources}
    decided = {name: one for name in fronts for one in decisions.editions if one.has(name)}
    found: dict[str, Edition] = {}
    notes: list[str] = []
    for name, front in fronts.items():
        own = decided.get(name)
        if own is not None and not own.series:
            continue
        if (edition := _edition(name, front, own)) is not None:
            found[name] = edition
        elif own is not None:
            notes.append(
                f"{name}: the decision on editions gives no day for it, and it says none itself; add “as at”"
            )
    groups: dict[str, list[Edition]] = defaultdict(list)
    for edition in found.values():
        groups[key(edition.series)].append(edition)
    editions = {
        one.document: replace(one, series=min(each.series for each in group))
        for group in groups.values()
        if len({each.day for each in group}) > 1
        for one in group
    }
    papers = {name: key(edition.series) for name, edition in found.items()}
    return Series(editions, papers, (*notes, *_unsure(fronts, found, decided)))


@dataclass(frozen=True)
class _Front:
    """What the front of a document calls it, without its dates, and which days it gives."""

    title: Passage | None
    name: str
    telling: bool
    dated: Passage | None
    when: Period | None


def _edition(name: str, front: _Front, own: EditionOf | None) -> Edition | None:
    series = own.series if own else front.name if front.telling else ""
    when = front.when
    if own and own.as_at:
        day = date.fromisoformat(own.as_at)
        when = Period(day, day)
    if not series or when is None:
        return None
    reason = own.reason if own else ""
    return Edition(name, series, when.iso, known_from(when.iso), front.title, front.dated, reason)


def _unsure(
    fronts: Mapping[str, _Front], found: Mapping[str, Edition], decided: Mapping[str, EditionOf]
) -> Iterator[str]:
    """Papers that are titled alike, and are not taken for editions, as one of them does not say enough."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name, front in fronts.items():
        if front.name and name not in decided:
            alike[key(front.name)].append(name)
    for names in alike.values():
        left = [name for name in names if name not in found]
        if len(names) > 1 and left:
            lacks = "no day" if fronts[left[0]].telling else "nobody whose paper it is"
            yield (
                f"{' and '.join(names)}: titled alike (“{fronts[left[0]].name}”), and not taken for editions of "
                f"one paper, as {left[0]} names {lacks}; if they are, say so in the decisions file (editions)"
            )


# --- what a document says of itself --------------------------------------------------------------


def _front(source: Source, heads: Collection[str]) -> _Front:
    lines = list(_lines(source.blocks))
    title = _title(lines[:_TITLE])
    name = _undated(title.text) if title is not None else ""
    if title is not None and not _telling(name, heads):
        below = [line for line in lines[: _TITLE + 1] if not set(line.parts) & set(title.parts)]
        if whose := next((line for line in below if _is_name(line.text, heads)), None):
            title = Passage((*title.parts, *whose.parts))
            name = f"{_bare(whose.text)} – {name}"
    dated, when = _when(lines, title)
    return _Front(title, name, _telling(name, heads), dated, when)


def _lines(blocks: Sequence[Block]) -> Iterator[Passage]:
    """The lines above the first table; a row of one cell is a line, and one of two a label with its value."""
    for block in blocks[:FRONT]:
        if block.form in ("furniture", "separator"):
            continue
        if block.form == "row" and len(block.cells) > _PAIR:
            return
        yield Passage(block.parts)


def _title(lines: Sequence[Passage]) -> Passage | None:
    """The first lines, down to the one that says what kind of paper it is; none where one says another kind."""
    taken: list[Passage] = []
    for line in lines:
        words = _bare(line.text)
        if words.endswith(".") or len(words.split()) > _LONGEST or not words:
            return None
        taken.append(line)
        if _says("added papers", words):
            return None
        if _says("restated papers", words):
            return Passage(tuple(part for one in taken for part in one.parts))
    return None


def _undated(title: str) -> str:
    """A title without the day, the version and what else is its edition's."""
    for found in reversed(find_dates(title)):
        title = f"{title[: found.start]}  {title[found.end :]}"
    title = _VERSION.sub("  ", _WEEKDAY.sub("  ", title))
    title = _pattern("of an edition").sub("  ", title)
    return _bare(" ".join(_BETWEEN.sub(_mended, title).split()))


def _mended(between: re.Match[str]) -> str:
    return " – " if _GAP.search(between[0]) else between[0]


def _bare(words: str) -> str:
    return words.strip(_LOOSE)


def _telling(name: str, heads: Collection[str]) -> bool:
    """Whether a title says whose paper it is, in more words than "Board action log" or "Community safety plan"."""
    words = key(_pattern("restated papers").sub(" ", name)).split()
    ends = {*heads, *frames().words["bodies"]}
    return any(word in ends for word in words) and any(word not in ends | STOP for word in words)


def _is_name(line: str, heads: Collection[str]) -> bool:
    """Whether a line is the name of a body and nothing else."""
    words = line.split()
    plain = line[:1].isupper() and not line.endswith((".", ":")) and not find_dates(line)
    return plain and len(words) <= _LONGEST // 2 and ":" not in line and _telling(line, heads)


def _when(lines: Sequence[Passage], title: Passage | None) -> tuple[Passage | None, Period | None]:
    """The day on which a paper stands: behind words that say so, else alone on a line or in the title."""
    said, alone = [], []
    for line in lines:
        plain = _WEEKDAY.sub("", line.text)
        period = read_period(plain)
        if period is None:
            continue
        before = _bare(plain[: min(found.start for found in find_dates(plain))])
        if _pattern("as at").fullmatch(before):
            said.append((line, period))
        elif not before and not _bare(plain[max(f.end for f in find_dates(plain)) :]):
            alone.append((line, period))
        elif title is not None and set(line.parts) <= set(title.parts):
            ends = [m for m in _pattern("as at").finditer(before) if m.end() == len(before)]
            (said if ends else alone).append((line, period))
    days = said or alone
    if not days or len({period for _, period in days}) > 1:
        return None, None
    return days[0]


def _says(group: str, text: str) -> bool:
    return _pattern(group).search(text) is not None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    words = sorted(map(re.escape, frames().words[group]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
