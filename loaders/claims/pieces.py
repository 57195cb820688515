"""The lines of a document put together anew: headings, items and sentences that a reader ran into one block.

A line goes on with the one above where that is full, or where it begins with a small letter. A short line that
ends early is a piece of its own: a heading, a name of a list, a label.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.formats.marks import leaders
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.schema.labels import label_beside, label_of
from remit.loaders.schema.lexicon import lexicon
from remit.loaders.schema.post_labels import asked, pairs_of
from remit.loaders.values.ends import first_word

_NARROWEST = 60  # characters: a document without a longer line has no wrapped ones
_LONGEST_LABEL = 6  # words
_LABEL = re.compile(
    r"^(?P<label>[^\W\d_][^:.;()]{1,48}?)\s*(?:\([^()]{1,30}\))?\s*(?::|\s[–—-])\s*(?=\S|$)"
)
# "C1.", "(ii)", "(a)": a mark of an item wherever it opens a line; "4.2" may be that of a clause.
_LISTED = r"[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})*(?:[.)]|(?=\s{1,4}To\s[a-z]))|\(?[a-z]\)|\([ivx]{1,5}\)|\(\d{1,2}\)"
_ITEM = re.compile(rf"^(?:{_LISTED})\s+(?=\S)")
# What a list counts by, where nothing but a blank stands behind it.
_COUNT = re.compile(r"(?P<n>[a-z]{1,5}|\d{1,2})\s+(?=\S)")
_COUNTS = (
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
    tuple("abcdefghijklmnopqrst"),
    tuple(map(str, range(1, 31))),
)
_NUMBER = re.compile(
    rf"^(?:{_LISTED}|\d{{1,2}}[A-Z](?:\.\d{{1,2}})+[.)]?|(?:[A-Z]\.)?\d{{1,2}}(?:\.\d{{1,2}})*[.)]?|[ivx]+\.)\s+(?=\S)"
)
# The number of an item of minutes that are counted over the years, before a label: "2566. Apologies: Cllr Bee".
_OF_MINUTES = re.compile(
    r"(?P<mark>\d{2,4}(?:/\d{2,4})?[.:)]?\s+)(?P<label>[A-Z][A-Za-z ]{2,40})(?::|$)"
)
_OF_CLAUSES = re.compile(r"^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=[A-Z])")
_CLAUSED = re.compile(r"[A-Z]\.\d{1,2}\s+[A-Z]")
_CLAUSE = re.compile(rf"(?<=[.;:])\s+(?={_CLAUSED.pattern})")
_PROSE = ("text", "item", "label", "heading", "subheading", "footnote", "priorities", "overview")
_ARROW = re.compile(r"\s(?:-+>|=>|→)\s")
_GOES_ON = re.compile(r"(?:,|&|\b(?:and|or|of|the|to|with|by|for|an?))$")  # no sentence ends so
# A heading that says who fills the seats below it: "Parent governors (elected by parents)".
_FILLED_BY = re.compile(
    r"[A-Z][^.:;()]{3,60}\((?:[^()]{1,60}[\s,])?(?:appointed|chosen|elected|nominated)\b[^()]{3,60}\):?"
)
_ASKING_TO = ("reports to", "subordinates", "charge")  # labels that may end on "to" or "for"
_CLOSES = (".", ";", ":", "; and", "; or")  # behind them a number opens a clause of its own
_WORK = ("action", "delegation", "objective", "measure", "update", "risk")
_FEWEST_SAID = 5  # words of a sentence beside a label
_SIDES = 2  # cells of a row that is a label with its value
_SHORT = 10  # words of a line that may be a heading


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading-like ``line``, an ``item`` of a list, or ``text``, with what stands under ``label`` if it has one.

    ``role`` is the label's own role or, for a line, what a heading of these words opens; empty where
    the words are not known.
    """

    kind: str
    block: Block
    passage: Passage
    role: str = ""
    label: str = ""
    value: Passage | None = None
    numbered: bool = False
    last: bool = False  # whether nothing of its block follows
    mark: str = ""  # with which it is numbered on its own line: "C1.", "(ii)"

    @property
    def heads(self) -> bool:
        """Whether it stands over what follows: a short line, or what the file itself gives as a heading."""
        stated = self.block.form == "heading" or (
            self.block.form == "paragraph" and self.block.level > 0  # one that asks
        )
        return self.kind == "line" or stated


def worked(reading: Reading) -> set[int]:
    """The numbers of the blocks that a piece of work was told of."""
    found = (passage for passage, thing in reading.contexts if thing.kind in _WORK)
    return {part.number for passage in found for part in passage.parts}


def pieces(reading: Reading) -> list[Piece]:
    """The pieces of a document's running text, in order; what other recognisers took is left out."""
    taken = worked(reading)
    loose = {id(block) for block in reading.loose}
    marks = [
        m for m in reading.marks
        if (m.role in _PROSE or id(m.block) in loose) and m.block.parts[0].number not in taken
    ]  # fmt: skip
    width = _width([m.block for m in marks])
    running = [
        piece
        for mark in marks
        for piece in (_beside(mark.block) if len(mark.block.cells) >= _SIDES else _of(mark, width))
    ]
    return running + [
        _piece(block, words, bullet=False, numbered=False, more=True)
        for block, words in reading.prose
    ]


def sections(
    found: Sequence[Piece], heads: Callable[[Piece], bool] = attrgetter("heads")
) -> Iterator[tuple[Piece, list[Piece]]]:
    """The pieces that head others, each with those below it up to the next; what stands above the first is left out."""
    at = [n for n, piece in enumerate(found) if heads(piece)]
    for start, end in itertools.pairwise([*at, len(found)]):
        yield found[start], [*found[start + 1 : end]]


def runs(blocks: Sequence[Block]) -> Iterator[Passage]:
    """The text of blocks, cut wherever a line ended before it had to: no name runs over such an end."""
    width = _width(blocks)
    for block in blocks:
        yield from map(joined, _groups(block, width))


def _width(blocks: Sequence[Block]) -> int:
    lengths = sorted(len(part.text) for block in blocks for part in block.parts)
    return max(lengths[int(len(lengths) * 0.9)] if lengths else 0, _NARROWEST)


def _beside(block: Block) -> Iterator[Piece]:
    """A row that is labels, each with its value; each paragraph of a value of several is an item of its own."""
    for label, value in pairs_of(block):
        role, name = label_beside(label.text), label.text.rstrip(" :")
        of_post = bool(asked(lexicon(), name)) or len(block.cells) > _SIDES
        said = value is not None and is_said(value) and not of_post
        if value is not None and (said or role == "subgroups") and len(value.parts) == 1:
            yield Piece("line", block, label, role, name)  # a section, with its heading beside it
            yield Piece("text", block, value, last=True)
            continue
        if value is None:  # the name of a body, above its own labels
            yield Piece("line", block, label, role, last=True)
            continue
        if len(value.parts) == 1:
            words = joined([label, value])
            yield Piece("label", block, words, role, name, value, last=True)
            continue
        yield Piece("line", block, label, role, name)
        for n, line in enumerate(value.by_part, 1):
            yield Piece("item", block, line, last=n == len(value.parts))


def is_said(value: Passage) -> bool:
    """Whether what stands beside a label is a sentence, or several, as below a heading."""
    return value.text.endswith(".") and len(value.text.split()) >= _FEWEST_SAID


def _of(mark: Mark, width: int) -> Iterator[Piece]:
    if counted := _counted(mark.block):
        for n, (sign, words) in enumerate(counted, 1):
            more = n < len(counted)
            yield Piece("item", mark.block, words, last=not more, numbered=True, mark=sign)
        return
    groups = list(_groups(mark.block, width))
    for number, lines in enumerate(groups):
        bullet = number == 0 and mark.block.form == "item" and bool(mark.block.marker.strip())
        numbered = bullet and mark.block.marker.isalnum()
        more = number + 1 < len(groups)
        for passage in _clauses(joined(lines)):
            yield _piece(mark.block, passage, bullet=bullet, numbered=numbered, more=more)


def _counted(block: Block) -> list[tuple[str, Passage]]:
    """The items of a paragraph whose lines count them without a mark, each with its number: "i …", "ii …"."""
    found: list[tuple[str, list[Passage]]] = []
    for line in block.by_part:
        m = _COUNT.match(line.text)
        if m and m["n"] in {count[len(found)] for count in _COUNTS if len(count) > len(found)}:
            found.append((m["n"], [line.cut(m.end())]))
        elif found:
            found[-1][1].append(line)
        else:
            return []
    alike = any(list(count[: len(found)]) == [n for n, _ in found] for count in _COUNTS)
    return [(n, joined(lines)) for n, lines in found] if len(found) > 1 and alike else []


def _clauses(passage: Passage) -> Iterator[Passage]:
    """The clauses of a paragraph that numbers them with a letter in front: "C.1 … C.2 …"."""
    if not _CLAUSED.match(passage.text):
        yield passage
        return
    cuts = [m.end() for m in _CLAUSE.finditer(passage.text)]
    for start, end in itertools.pairwise([0, *cuts, len(passage.text)]):
        yield passage.cut(start, end)


def _piece(block: Block, passage: Passage, *, bullet: bool, numbered: bool, more: bool) -> Piece:
    text = passage.text
    mark = ""
    if m := _NUMBER.match(text):
        bullet = bullet or (_ITEM.match(text) is not None and not text.isupper())
        passage, text, mark = passage.cut(m.end()), text[m.end() :], m.group().strip()
        numbered = True
    elif (m := _OF_MINUTES.match(text)) and label_of(m["label"]):
        passage, text, mark, numbered = passage.cut(m.end("mark")), text[m.end("mark") :], "", True
    role = label_of(text)
    if role:
        return Piece("line", block, passage, role, text.rstrip(": .?"), last=not more)
    m = _LABEL.match(text)
    if m and len(m["label"].split()) <= _LONGEST_LABEL:
        role = label_of(m["label"])
        dash = text[m.end("label") : m.end()].strip()[-1:] != ":"
        if (role and not dash) or (":" in text[: m.end()] and not dash and len(text) > m.end()):
            value = passage.cut(m.end())
            if role and not value.text:  # "Observers (no vote):", above them
                return Piece("line", block, passage, role, m["label"], last=not more)
            return Piece(
                "label" if role else "text", block, passage, role, m["label"], value, last=not more
            )
    short = len(text.split()) <= _SHORT and not text.endswith((".", ";", ",", "?", "!"))
    if short and len(passage.parts) == 1 and (not bullet or (numbered and (more or False))):
        return Piece("line", block, passage, numbered=numbered, last=not more)
    kind = "item" if bullet else "text"
    return Piece(kind, block, passage, last=not more, numbered=bool(mark), mark=mark)


def _groups(block: Block, width: int) -> Iterator[list[Passage]]:
    """The lines of a block, cut wherever a line ended before it had to."""
    current: list[Passage] = []
    marked = bool(block.parts) and (block.marker.strip() or _ITEM.match(block.parts[0].text))
    of_clauses = bool(block.parts) and _OF_CLAUSES.match(block.parts[0].text)
    for line in block.by_part:
        closed = bool(current) and current[-1].text.endswith(_CLOSES)
        opens = ((marked or closed) and _ITEM.match(line.text)) or (
            (of_clauses or closed) and _OF_CLAUSES.match(line.text)
        )
        if current and (opens or _ends_early(current[-1].text, line.text, width)):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _ends_early(line: str, following: str, width: int) -> bool:
    first = first_word(following)
    if following[:1].islower() and not following[:2].isupper():
        return False
    if _GOES_ON.search(line) and not _opens_a_label(following):
        return asked(lexicon(), line) in _ASKING_TO  # "Responsible to", above whom
    if _ARROW.search(line) and _ARROW.search(following):
        return True
    if leaders(line) or leaders(following) or _FILLED_BY.fullmatch(line):
        return True
    return len(line) + 1 + len(first) < width * 0.85 or line.endswith(":")


def _opens_a_label(line: str) -> bool:
    m = _LABEL.match(line)
    return m is not None and bool(label_of(m["label"]))
