"""What nothing was told of though its form is that of people or of work: names in a row, deeds below one another, what was agreed.

No list of wordings covers what public bodies write. So a piece is not asked what it says, but what stands there: lines that begin
with somebody's name, a list of which most items begin with a verb, what stands under a heading about roles or members, and
what a meeting agreed. Of these nothing is claimed; each is owned up to, so that whoever relies on the register knows where
to look. A partnership's plan, whose lists are its actions, is left alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from remit.loaders.claims.list_openers import MOSTLY, opens_as_deed
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece, pieces
from remit.loaders.claims.verbs import may_be_past
from remit.loaders.drafts import Tellings
from remit.loaders.ledger import is_touched
from remit.loaders.reading import Reading

# Headings and openers that are about who does what, or who belongs.
_ABOUT: Final = re.compile(
    r"\b(?:roles?|responsib\w{4,8}|accountab\w{2,6}|duties|members?|membership|composition|"
    r"attendees|attendance|observers|representatives|delegat\w{1,5}|decided by|must ensure|will ensure|ensures?)\b",
    re.IGNORECASE,
)
# These are of all sorts of things: a heading with them is about people where it names some.
_OF_WHOM: Final = re.compile(r"\b(?:tasks|functions|remits?)\b(?! held)", re.IGNORECASE)
# In a heading or the title: what roles and jobs are told of there is neither who does what nor who belongs.
_OF_OTHERS: Final = re.compile(
    r"\b(?:characters|cast|plays?|drama|salar(?:y|ies)|wages|pay scales?|rooms|(?:for|with) (?:children|kids|families|visitors|"
    r"pupils|guests|walkers|beginners|readers)|things to|under (?:the )?law)\b",
    re.IGNORECASE,
)
_NOT_ABOUT: Final = re.compile(
    r"\b(?:background|context|introduction|history|abbreviations|glossary|contents|references)\b",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(
    r"(?<!\bhas )(?<!\bhad )(?<!\bhave )\b(?:agreed|resolved|decided|recommended|requested|proposed)(?: (?:by|at) [^,.;:]{1,40})? (?:that|to)\b",
    re.IGNORECASE,
)
_WAS: Final = re.compile(r"\b(?:was|were|is|are)\b", re.IGNORECASE)  # what was agreed to be so
_DUE: Final = re.compile(r"\b(?:be|will|would|shall|should|must|to)\b", re.IGNORECASE)
_NOW: Final = re.compile(
    r"\b(?:am|is|are|be|been|has|have|may|must|can|shall|should|will|would|to)\b", re.IGNORECASE
)
_PAST: Final = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_OPENING: Final = 5  # words of a sentence among which its verb is
_MOST_OF_HEADING: Final = 14  # words
_MOST_OF_NAME: Final = 16  # words of a line that is about whom it begins with
_FEWEST: Final = 3  # words that may say something
_RUN: Final = 2  # pieces alike that are a list
_WHO: Final = ("person", "body", "post")
_LABEL: Final = re.compile(r"^[^:]{1,60}:\s+")


def recognise(reading: Reading) -> None:
    """Own up to what is left over, once all else was told or owned up to."""
    if reading.partnership is not None or (reading.is_table and not reading.loose):
        return
    told = reading.findings.told(reading.source)
    grammar = reading.grammar
    found = pieces(reading)
    title = _title(found)
    for heading, run in _runs(found):
        said = [text for text in heading if text != title]
        others = any(_OF_OTHERS.search(text) for text in heading)
        listed = "" if others else _of_run(grammar, run)
        under = "" if others else _of_heading(grammar, said)
        for piece in run:
            told_of = "" if _is_past(piece.passage.text) else under
            why = listed or told_of or _of_piece(grammar, piece)
            if why and _is_left(reading, told, piece):
                reading.findings.cannot_read(reading.source, piece.block, piece.passage, why)


def _title(found: Sequence[Piece]) -> str:
    """The title of the whole paper, which is no heading of one of its parts; empty where none is plain."""
    heads = [piece for piece in found if piece.block.form == "heading"]
    if not heads or heads[0] is not found[0]:
        return ""
    level = heads[0].block.level
    alone = all(piece.block.level > level for piece in heads[1:])
    return heads[0].passage.text if alone else ""


def _is_past(text: str) -> bool:
    """Whether a sentence tells what was: "The dinner raised five hundred pounds."."""
    if not text.rstrip().endswith("."):
        return False
    opening = text.casefold().split()[1:_OPENING]
    told = any(may_be_past(word) for word in opening) and not _NOW.search(text)
    return told or _PAST.search(" ".join(opening)) is not None


def _runs(found: Sequence[Piece]) -> Iterator[tuple[list[str], list[Piece]]]:
    """Pieces of one kind that follow one another, with the headings and the opener that they stand under."""
    above: dict[int, str] = {}
    opener = ""
    for heads, group in itertools.groupby(found, key=lambda p: (p.block.form == "heading", p.kind)):
        run = list(group)
        if heads[0]:
            for piece in run:
                level = piece.block.level
                above = {n: text for n, text in above.items() if n < level}
                above[level] = piece.passage.text
            opener = ""
            continue
        yield [*above.values(), opener], run
        if run[-1].kind != "item":
            last = run[-1].passage.text.rstrip()
            opener = last if last.endswith(":") else ""


def _of_run(grammar: Grammar, run: Sequence[Piece]) -> str:
    """Why a list is owned up to as a whole: most of its items name somebody, or say what is done."""
    short = [p for p in run if len(p.passage.text.split()) <= _MOST_OF_NAME]
    if len(run) < _RUN or len(short) < MOSTLY * len(run):
        return ""
    if sum(bool(_leads(grammar, p.passage.text)) for p in run) >= MOSTLY * len(run):
        return "it stands in a list of names, and nothing was told of it"
    if run[0].kind == "item" and sum(opens_as_deed(p.passage.text) for p in run) >= MOSTLY * len(
        run
    ):
        return "it stands in a list of what is to be done, and it is not clear by whom"
    return ""


def _of_heading(grammar: Grammar, headings: Iterable[str]) -> str:
    """Why what stands under some headings is owned up to: one of them is about who does what, or who belongs."""
    for text in reversed([*headings]):
        if len(text.split()) <= _MOST_OF_HEADING or text.endswith(":"):
            if _NOT_ABOUT.search(text):
                return ""
            if _ABOUT.search(text) or (_OF_WHOM.search(text) and _names_somebody(grammar, text)):
                return f"it stands under “{text.rstrip(' :')}”, and nothing was told of it"
    return ""


def _names_somebody(grammar: Grammar, text: str) -> bool:
    return any(phrase.party and phrase.kind in _WHO for phrase in grammar.read(text)[1])


def _of_piece(grammar: Grammar, piece: Piece) -> str:
    text = piece.passage.text
    if len(text.split()) <= _MOST_OF_NAME and (name := _leads(grammar, text, sure=True)):
        return f"“{name}” is named, and nothing was told of them"
    m = _AGREED.search(text)
    behind = text[m.end() :] if m else ""
    if m and not (
        m.group().casefold().endswith(" that") and _WAS.search(behind) and not _DUE.search(behind)
    ):
        return f"“{m.group()}”: it is not clear who is to do it"
    return ""


def _leads(grammar: Grammar, text: str, *, sure: bool = False) -> str:
    """Whose name a line begins with, or begins with behind a label; empty where it begins with none.

    Of one line alone only somebody's is ``sure``.
    """
    m = _LABEL.match(text)
    for start in {0, m.end() if m else 0}:
        tokens, phrases = grammar.read(text[start:])
        first = next((p for p in phrases if p.first == 0), None)
        if first is None or not first.party or first.kind not in _WHO:
            continue
        if sure and (first.kind != "person" or first.guessed or " " not in first.name):
            continue
        after = tokens[first.last].low if first.last < len(tokens) else ""
        if not after.isalpha() or after in ("and", "for", "from", "of", "or"):
            return first.name
    return ""


def _is_left(reading: Reading, told: Tellings, piece: Piece) -> bool:
    """Whether nothing was told of a piece and nothing of it is owned up to."""
    text, block = piece.passage.text, piece.block
    if (
        block.form in ("heading", "row")
        or text.rstrip().endswith(("?", ":"))
        or len(text.split()) < _FEWEST
    ):
        return False
    place = reading.source.document.name, block.parts[0].number
    touched = is_touched(reading, told, block, piece.passage, but=("mentions",))
    return place not in reading.findings.unread and not touched
