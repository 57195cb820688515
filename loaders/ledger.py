"""How every block ended: a fact that something rests on, text that is kept, ignored, or unread.

A paragraph of which one sentence was not understood has an entry for that sentence and one for what stands around it;
a row of a table of which one cell was not, one for its other cells and one for that cell.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from remit.graph.model import TEMPLATE, LedgerEntry, Outcome
from remit.loaders.blocks import Block, Passage, Source, joined
from remit.loaders.document.labels import label_in
from remit.loaders.drafts import Findings, Tellings, told_of
from remit.loaders.outline import Mark, asks, label_of
from remit.loaders.reading import Reading
from remit.loaders.recognisers.inline import LABEL_ROLES, owners_of

_FURNITURE = {
    "furniture": "a running head or a page number",
    "address": "a web address",
    "contents": "an entry of the table of contents",
    "separator": "the line that says what separates the cells",
    "template": TEMPLATE,
}
_HEADINGS = (
    "heading", "subheading", "priority", "why", "aim", "measures", "actions", "chart", "model", "template", "overview", "priorities",
)  # fmt: skip
_MOST = 10_000  # pairs of a sentence and words in it that are looked at
SENTENCES = ("text", "item", "label", "footnote")  # roles of a block that is more than one leaf
_NO_HEADING = "under a heading that is not known"
_SHOWN = 120  # characters of what a row is about
_NAMING = ("name", "actionOf")  # facts whose words are what a row is about
TOO_LITTLE = "too little text to tell what it is for"
_OF_SOMEBODY = ("responsible", "accountable", "risk owner", "action owner", "delegate")
_SURELY = 0.85  # of the meaning of a label
_FEWEST_WORDS = 4  # below this a piece of text says nothing by itself


def ledger_of(reading: Reading) -> list[LedgerEntry]:
    """Say of each block of a document how it ended."""
    marks = sorted(
        (*reading.marks, *reading.left_out, *reading.aside),
        key=lambda mark: mark.block.parts[0].number,
    )
    told = reading.findings.told(reading.source)
    blocks = (_entries(reading, mark, told) for mark in marks)
    return [*itertools.chain.from_iterable(blocks), *_unsaid(reading.source)]


def _unsaid(source: Source) -> list[LedgerEntry]:
    """What stands in the file and is not said, or no longer: deleted, hidden, a comment."""
    name = source.document.name
    return [
        LedgerEntry(
            name,
            one.place.locator or "on every page",
            "unread" if one.lost else "ignored",
            one.reason,
            one.text,
        )
        for one in source.left_out
    ]


def _entries(reading: Reading, mark: Mark, told: Tellings) -> Iterator[LedgerEntry]:
    """A block's entry, or one for each run of its sentences or cells that ended alike where one was not understood."""
    name, block = reading.source.document.name, mark.block
    outcome, reason = ended(reading, mark, told)
    if mark.role == "row":
        outcome, reason = _row_ended(reading, block, told, (outcome, reason))
    fates = list(_fates(reading, mark, told)) if outcome == "unread" else []
    if len({fate[1:] for fate in fates}) < 2:
        yield LedgerEntry(name, block.locator, outcome, reason, block.text)
        return
    subject = _subject(block, told) if mark.role == "row" else None
    for (outcome, reason), run in itertools.groupby(fates, key=lambda fate: fate[1:]):
        passages = [passage for passage, *_ in run]
        text = " ".join(p.text for p in passages)
        beside = outcome == "unread" and subject is not None and subject not in passages
        what = f" (of “{_short(subject.text)}”)" if beside and subject is not None else ""
        yield LedgerEntry(name, joined(passages).locator, outcome, f"{reason}{what}", text)


def _fates(reading: Reading, mark: Mark, told: Tellings) -> Iterator[tuple[Passage, str, str]]:
    """How each sentence, or cell, of a block ended of which some words were not understood."""
    if mark.role == "row":
        yield from _fates_of_cells(mark.block, _lost_of(reading, mark.block, told), told)
        return
    place = reading.source.document.name, mark.block.parts[0].number
    lost = reading.findings.leaves.get(place, ())
    sentences = mark.block.sentences() if mark.role in SENTENCES else []
    if len(sentences) < 2 or len(sentences) * len(lost) > _MOST:
        return
    if any(not any(overlap(passage, s) for s in sentences) for passage, _ in lost):
        return  # words that no sentence holds are the whole block's
    for sentence in sentences:
        reason = next((why for passage, why in lost if overlap(passage, sentence)), "")
        said = (passage for passage, _ in told_of(told, sentence))
        if reason:
            yield sentence, "unread", reason
        elif any(overlap(passage, sentence) for passage in said):
            yield sentence, "fact", mark.role
        else:
            yield sentence, "text", _under(mark)


def _lost_of(reading: Reading, row: Block, told: Tellings) -> Sequence[tuple[Passage, str]]:
    """The words of a row that were not understood, also where it is one of several that make a card.

    What is told of a thing as not read is of a column that is not known.
    """
    lost = reading.findings.lost(reading.source)
    found = [
        (passage, _NO_HEADING) for passage, draft in told_of(told, row) if draft.term == "notRead"
    ]
    found += told_of(lost, row)
    return list(dict.fromkeys(found)) if found else found


def _row_ended(
    reading: Reading, row: Block, told: Tellings, ended: tuple[Outcome, str]
) -> tuple[Outcome, str]:
    """How a row ended of a card of several: as its own words did, and not as those of another did."""
    if ended[0] == "ignored":
        return ended
    here = _lost_of(reading, row, told)
    if ended[0] != "unread" and here:
        return "unread", here[0][1]
    place = reading.source.document.name, row.parts[0].number
    if ended[0] == "unread" and not here and reading.findings.leaves.get(place):
        cited = any(number in told for number in row.numbers)
        return ("fact", "row") if cited else ended
    return ended


def _fates_of_cells(
    row: Block, lost: Sequence[tuple[Passage, str]], told: Tellings
) -> Iterator[tuple[Passage, str, str]]:
    """How the cells of a row ended of which something was told: those that were not understood stand behind the others."""
    cells = [(number, cell) for number, cell in sorted(row.cells.items())]
    why = {n: reason for passage, reason in lost for n in _columns_in(passage, row)}
    said = {n for passage, _ in told_of(told, row) for n in _columns_in(passage, row)}
    if not said - why.keys():
        return
    yield from ((cell, "fact", "row") for number, cell in cells if number not in why)
    unread = [(cell, "unread", why[number]) for number, cell in cells if number in why]
    yield from sorted(unread, key=lambda one: one[2] == _NO_HEADING)


def _subject(row: Block, told: Tellings) -> Passage | None:
    """The cell that says what a row is about: the one that names a thing."""
    named = {
        number
        for passage, draft in told_of(told, row)
        if draft.term in _NAMING and draft.subject.slug
        for number in _columns_in(passage, row)
    }
    return row.cells.get(min(named)) if named else None


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 2].rstrip()} …"


def _columns_in(passage: Passage, row: Block) -> set[int]:
    """The columns of a row in which a passage stands; none where it is of another row."""
    return {column for _, column in {*passage.spots} & {*row.spots} if column is not None}


def overlap(one: Passage, other: Passage) -> bool:
    """Whether two passages of a document share words: one of them stands in the other, at the same place."""
    shared = not set(one.numbers).isdisjoint(other.numbers)
    return shared and (one.text in other.text or other.text in one.text)


def is_touched(
    reading: Reading, told: Tellings, block: Block, words: Passage, *, but: Collection[str] = ()
) -> bool:
    """Whether anything was told of some words of a block, or is owned up to in them; facts of the terms ``but`` do not count."""
    place = reading.source.document.name, block.parts[0].number
    lost = (passage for passage, _ in reading.findings.leaves.get(place, ()))
    read = (passage for passage, draft in told_of(told, words) if draft.term not in but)
    return any(overlap(passage, words) for passage in itertools.chain(lost, read))


def ended(reading: Reading, mark: Mark, cited: Collection[int]) -> tuple[Outcome, str]:
    """How a block ended, and why."""
    name = reading.source.document.name
    outcome, reason = _outcome(reading.findings, name, mark, cited)
    if outcome == "text" and _names_somebody(reading, mark):
        outcome, reason = "unread", "it says who, under no heading that is known to say of what"
    said = (name, mark.block.parts[0].number) in reading.findings.unread
    if outcome == "unread" and not said and reading.knows(mark.block.text):
        outcome, reason = "text", "the name of a body"
    return outcome, reason


def _outcome(
    findings: Findings, name: str, mark: Mark, cited: Collection[int]
) -> tuple[Outcome, str]:
    block = mark.block
    place = (name, block.parts[0].number)
    if place in findings.unread:
        return "unread", findings.unread[place]
    if place in findings.ignored:
        return "ignored", findings.ignored[place]
    if any(part.number in cited for part in block.parts):
        return "fact", mark.role
    if mark.role == "blurred":
        return (
            "unread",
            f"looks like a table of {block.level} columns, whose rows cannot be told apart",
        )
    if mark.role in _FURNITURE:
        return "ignored", _FURNITURE[mark.role]
    if not any(character.isalnum() for character in block.text):
        return "ignored", "a stray mark without a letter"
    if mark.role in _HEADINGS:
        return "text", "a heading"
    if _says_something(block):
        return "text", _under(mark)
    return "unread", TOO_LITTLE


def _under(mark: Mark) -> str:
    return f"under “{mark.section}”" if mark.section else "before the first heading"


def _names_somebody(reading: Reading, mark: Mark) -> bool:
    """Whether a block names an owner, a lead or the holder of a post, by its label or in its own words."""
    if mark.role in ("label", "item", "text") and owners_of(mark.block, reading.profile)[1]:
        return True
    if mark.role == "item" and asks(mark.block, reading.profile):
        return True
    if mark.role in ("label", "item", "text") and _has_label_of_a_role(reading, mark.block):
        return True
    if mark.role != "label" or mark.value is None or not mark.value.text:
        return False
    label = label_of(mark)
    return mark.name in LABEL_ROLES or (not mark.name and reading.parties.is_post(label))


def _has_label_of_a_role(reading: Reading, block: Block) -> bool:
    """Whether a line is a label that asks who, by the words that head columns, with a value: "Owner ..... Estates"."""
    for part in block.parts:
        m = label_in(part.text)
        if m is None or not m["value"]:
            continue
        meanings = reading.looks.lexicon.meanings(m["label"].strip())
        if meanings and meanings[0].role in _OF_SOMEBODY and meanings[0].score >= _SURELY:
            return True
    return False


def _says_something(block: Block) -> bool:
    words = re.findall(r"\w+", block.text)
    return len(words) >= _FEWEST_WORDS or (
        len(words) >= 2 and block.text.endswith((".", "!", "?", ":"))
    )
