"""Papers, and parts of papers, that are about one post: a job description, the profile of a role, the duties of an office.

Such a sheet calls the post by a label ("Job title: Head of Parks") or by its heading ("Role description: Head of Parks", or
the post alone above whom it answers to), and goes on about it up to the next one. What "the post holder" or "you" does in
it, and what its headings list without a subject, is said of that post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.raw_lines import cells_of
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import has_finite
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.post_labels import asked, of_paper
from remit.loaders.wording import bare, between

_FRONT = 8  # pieces of a paper that say what it is
_MOST_TITLE_WORDS = 12
_MOST_HEADING_WORDS = 16  # of a line that names a post and the kind of paper
_MOST_LABEL_WORDS = 6
_SIDES = 2  # cells of a line that is a label with its value
_BELOW = (
    "post",
    "reports to",
    "subordinates",
    "name",
    "unit",
    "deputy",
    "neutral",
)  # ask for one line
_OF_ONE = ("post", "name")  # ask for one
_CONFIRMING = ("reports to", "subordinates", "purpose", "charge", "name")
_LINES_OF = ("reports to", "subordinates")  # what a post alone as a heading must have below it
_OF_A_BODY = (
    "remit",
    "reports",
    "supports",
    "meets",
    "group",
)  # what the same labels ask of a body
_SMALL = ("of", "and", "for", "the", "to", "in", "on", "with", "at")
_BEHIND = re.compile(r"(?<!\s)\s*\((?P<inside>[^()]*)\)$")
_SEMICOLON = re.compile(r";\s+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Label:
    """A label of a sheet with its value; ``role`` is what it asks for, by the lexicon of columns."""

    role: str
    words: str
    value: Passage
    passage: Passage  # of both
    block: Block
    first: int
    last: int  # the pieces that it takes


@dataclass
class Sheet:
    """What is said of one post: its title where it stands, its labels, and the pieces from ``start`` to ``end``."""

    title: str
    passage: Passage
    start: int
    end: int
    whole: bool = (
        False  # whether the paper is about nothing else, so that any heading may stand over duties
    )
    labels: list[Label] = field(default_factory=list)

    @property
    def phrase(self) -> Phrase:
        """The post as whom its sentences are said of."""
        return Phrase("post", self.title, 0, 1)

    def said(self, s: Sentence) -> Sentence:
        """A sentence with "the post holder", "you" and the title in any letters as the post, and each title as its labels have it."""
        own = {key(self.title), *map(key, frames().words["holders of a post"])}
        joined_by_and = {
            key(bare(one.value.text)) for one in self.labels if one.role == "reports to"
        }
        phrases: list[Phrase] = []
        for phrase in s.phrases:
            before = phrases[-1] if phrases else None
            if not phrase.home and key(bare(phrase.name)) in own:
                phrases.append(replace(self.phrase, first=phrase.first, last=phrase.last))
            elif before and key(_both(before, phrase)) in joined_by_and:
                phrases[-1] = _as_one(before, phrase)
            else:
                phrases.append(phrase)
        return replace(s, phrases=phrases)

    def labelled(self, found: Sequence[Piece]) -> list[Piece]:
        """The pieces that its labels take."""
        taken = {n for label in self.labels for n in range(label.first, label.last + 1)}
        return [found[n] for n in sorted(taken)]

    def duties(self, found: Sequence[Piece]) -> Iterator[Piece]:
        """The pieces that stand below its labels and the headings of its duties, and under none of another kind."""
        on = not any(
            one.role in _OF_ONE and _counts_on(found[one.last : one.last + 2])
            for one in self.labels
        )  # "Post" above "1. Clerk", "2. Warden" heads a list of posts
        labelled = {id(piece) for piece in self.labelled(found)}
        for piece in found[self.start : self.end]:
            text = piece.passage.text
            if id(piece) in labelled or text == self.passage.text:
                continue
            capitals = text.isupper() and len(text.split()) <= _MOST_LABEL_WORDS
            if capitals or (piece.heads and not text.endswith(".")):
                on = (on and self.whole) or _says(text, "of duties")
                on = on and not _says(text, "of a holder")
            elif on:
                yield piece


def _both(one: Phrase, other: Phrase) -> str:
    """Two titles as one: "the Clerk and Chief Officer"; the second may be that of a person behind it."""
    return f"{one.name} and {other.post or other.name}" if one.kind == "post" else ""


def _as_one(one: Phrase, other: Phrase) -> Phrase:
    title = _both(one, other)
    whole = replace(other, first=one.first)
    return replace(whole, post=title) if other.post else replace(whole, name=title)


def find(reading: Reading, found: Sequence[Piece]) -> list[Sheet]:
    """The sheets among the pieces of a paper, in order."""
    if reading.partnership is not None or reading.present:
        return []
    labels = list(_labels(reading, found))
    # Of a label and a heading at one place the label is meant.
    whole = any(of_paper(piece.passage.text) is not None for piece in found[:_FRONT])
    starts = {**dict(_headed(reading, found, labels)), **dict(_named(reading, labels))}
    sheets: list[Sheet] = []
    for at, (title, passage) in sorted(starts.items()):
        if sheets and key(sheets[-1].title) == key(title):
            continue  # its heading, and its label
        if sheets:
            sheets[-1].end = at
        sheets.append(Sheet(title, passage, at, len(found), whole))
    for sheet in sheets:
        sheet.labels = [one for one in labels if sheet.start <= one.first < sheet.end]
    return [sheet for sheet in sheets if _is_confirmed(sheet, found)]


def clauses(sentence: Passage) -> list[Passage]:
    """The clauses of a sentence that semicolons part."""
    return [sentence.cut(a, b) for a, b in between(sentence.text, _SEMICOLON)]


def plainly(found: Sequence[Piece], of_posts: Sequence[Sheet]) -> list[Piece]:
    """The pieces of a paper, of which those in a sheet are no labels and headings of a body's terms."""
    inside = {n for sheet in of_posts for n in range(sheet.start, sheet.end)}
    return [
        replace(piece, role="") if n in inside and piece.role in _OF_A_BODY else piece
        for n, piece in enumerate(found)
    ]


def _is_confirmed(sheet: Sheet, found: Sequence[Piece]) -> bool:
    """Whether more than a title tells that somebody's post is described."""
    texts = (piece.passage.text for piece in found[sheet.start : sheet.end] if piece.heads)
    duties = any(_says(text, "of duties") and not _says(text, "of a holder") for text in texts)
    return duties or any(label.role in _CONFIRMING for label in sheet.labels)


def _says(heading: str, what: str) -> bool:
    """Whether a heading of a sheet has a word ``of duties``, or ``of a holder``: of what that one needs or gets."""
    return not frames().words[what].isdisjoint(_WORD.findall(heading.casefold()))


# ---- labels -------------------------------------------------------------------------------------


def _labels(reading: Reading, found: Sequence[Piece]) -> Iterator[Label]:
    """The labels with values that a sheet may have, wherever they stand in the paper."""
    at = 0
    while at < len(found):
        several = list(_side_by_side(reading, found, at))
        label = _beside(reading, found, at) or _above(reading, found, at)
        yield from several or filter(None, [label])
        at = label.last + 1 if label is not None and not several else at + 1


def _side_by_side(reading: Reading, found: Sequence[Piece], at: int) -> Iterator[Label]:
    """The labels of a line that gaps part: "Post:  Warden     Grade:  F"."""
    piece = found[at]
    cells = cells_of(reading, piece.passage.parts[0]) if len(piece.passage.parts) == 1 else []
    pairs: list[tuple[str, str]] = []
    for cell in cells:
        words, colon, value = cell.partition(":")
        if colon and asked(reading.looks.lexicon, words):
            pairs.append((words, value.strip()))
        elif pairs and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], cell)
        else:
            return
    for words, value in pairs if len(pairs) > 1 else ():
        if value:
            role = asked(reading.looks.lexicon, words)
            stands = piece.passage.find(value)
            yield Label(role, words, stands, piece.passage, piece.block, at, at)


def _beside(reading: Reading, found: Sequence[Piece], at: int) -> Label | None:
    """A label whose value stands behind a colon, a gap or in the next cell."""
    piece = found[at]
    words, value = piece.label, piece.value
    if value is None and len(piece.passage.parts) == 1:
        cells = cells_of(reading, piece.passage.parts[0])
        if len(cells) == _SIDES:
            words, value = cells[0].rstrip(" :"), piece.passage.find(cells[1])
    role = asked(reading.looks.lexicon, words)
    if not role or value is None or not value.text:
        return None
    return Label(role, words, value, piece.passage, piece.block, at, at)


def _above(reading: Reading, found: Sequence[Piece], at: int) -> Label | None:
    """A label on a line of its own, with the line, or the lines of its cell, below it."""
    piece = found[at]
    words = piece.passage.text.rstrip(" :")
    role = asked(reading.looks.lexicon, words) if piece.kind == "line" else ""
    if not role or at + 1 >= len(found) or of_paper(words) is not None:
        return None
    lines = range(at + 1, len(found) if piece.block.cells else at + 1)
    below = [n for n in lines if found[n].block is piece.block]  # of the cell beside it
    first = found[at + 1]
    if not below:
        below = [at + 1]
        if role not in _BELOW:
            return None
        another = asked(reading.looks.lexicon, first.passage.text) or _beside(
            reading, found, at + 1
        )
        if another or first.block.form == "heading":
            return None
    value = joined([found[n].passage for n in below])
    return Label(role, words, value, joined([piece.passage, value]), piece.block, at, below[-1])


def _counts_on(pieces: Sequence[Piece]) -> bool:
    """Whether two pieces are items of a list that counts them."""
    items = [piece for piece in pieces if piece.block.form == "item"]
    return len(items) > 1 and all(one.block.marker.strip(".)( ").isdigit() for one in items)


# ---- where a sheet begins -----------------------------------------------------------------------

_Start = tuple[int, tuple[str, Passage]]  # the piece, and the title with its words


def _named(reading: Reading, labels: Sequence[Label]) -> Iterator[_Start]:
    """The sheets whose post stands behind a label, each from the first label of its run."""
    for n, label in enumerate(labels):
        if label.role != "post" or label.words.casefold().endswith("s"):
            continue  # "Roles: chief architect, developer" is of no one post
        of_post = not frames().words["of a post"].isdisjoint(label.words.casefold().split())
        title = _title(reading, label.value.text, sure=of_post)
        first = n
        while first and labels[first - 1].last >= labels[first].first - 1:
            if labels[first - 1].role == "post":
                break
            first -= 1
        if title:
            yield labels[first].first, (title, label.value)


def _headed(reading: Reading, found: Sequence[Piece], labels: Sequence[Label]) -> Iterator[_Start]:
    """The sheets whose heading names the post: with the name of such a paper, or alone above whom it answers to."""
    begins = {label.first: label.role for label in labels}
    inside = {n for label in labels for n in range(label.first, label.last + 1)}
    for at, piece in enumerate(found):
        text = piece.passage.text
        if len(text.split()) > _MOST_HEADING_WORDS or at in inside:
            continue
        rest = of_paper(text)
        if rest:
            title = _title(reading, rest, sure=True)
        elif rest is not None:
            beside = [n for n in (at + 1, at - 1) if 0 <= n < len(found) and n not in inside]
            titles = (_title(reading, found[n].passage.text) for n in beside)
            title = next(filter(None, titles), "")
        elif piece.heads and begins.get(at + 1) in _LINES_OF:
            title = _title(reading, text)
        else:
            continue
        if title:
            yield at, (title, piece.passage)


def _title(reading: Reading, text: str, *, sure: bool = False) -> str:
    """The title of a post that words are; empty where they are none.

    Where what stands beside them is ``sure`` to ask for one, words are a title that are nothing else.
    """
    whole, text = text, text.strip(" .:")
    if not text or not text[0].isupper() or ":" in text:
        return ""
    if len(text.split()) > _MOST_TITLE_WORDS:
        return ""
    shown = re.sub(r"^[Tt]he\s+", "", _in_small(text) if text.isupper() else text)
    plain = _BEHIND.sub("", shown)
    if (m := _BEHIND.search(shown)) and reading.parties.is_person(m["inside"]):
        shown = plain
    one = reading.grammar.one(plain)
    is_post = reading.parties.is_post(bare(plain)) or (one is not None and one.kind == "post")
    other = one is not None and one.kind not in ("post", "name", "person")
    sentence = whole.endswith(".") or plain.startswith("To ") or has_finite(plain)
    may_be = sure and " " in plain and not other and not sentence
    return bare(shown) if is_post or may_be else ""


def _in_small(text: str) -> str:
    """A title in capitals as it is written in running text: "Head of Parks"."""
    words = text.split()
    return " ".join(w.lower() if w.lower() in _SMALL else w.title() for w in words)
