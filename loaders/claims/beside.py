"""What a piece of work says beside itself: "Mend the gates (Estates, by May 2031)", "… – Ann Bee", "Lead: Estates"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.dues import is_time
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import read_period
from remit.loaders.values.parties import Party
from remit.ontology import Role, is_role

_MOST_WHEN = 3  # words of a time
_PLAIN_ROLES = {"risk owner": "accountable", "action owner": "responsible"}
_LEAST = 0.55  # of the meaning of a label
UNDERSTOOD = ("person", "post", "body", "unit", "group")
# Of which it is told who they are, or that nobody is named.
TOLD_OF = (*UNDERSTOOD, "vacancy", "withheld", "initials", "everyone")
_BRACKET = re.compile(r"^(?P<work>.{7,}?\S)\s*[(\[](?P<who>[^()\[\]]{2,90})[)\]][\s.;,]*$")
_DASH = re.compile(r"^(?P<work>.{2,}?\S)\s+[–—-]\s+(?P<who>[^–—]{2,90}?)[\s.;,]*$")
# "Mend the gates – Ann Bee – May 2031": whoever and whenever, each behind a dash
_DASHES = re.compile(
    r"^(?P<work>.{2,}?\S)\s+[–—-]\s+(?P<who>[^–—]{2,120}?)\s+[–—-]\s+(?P<when>[^–—]{2,40}?)[\s.;,]*$"
)
_LED = re.compile(r"^(?P<work>.{8,}?),\s+(?:to be )?led by\s+(?P<who>[^,;()]{2,90}?)[\s.;]*$")
_WORDS = r"[A-Z][A-Za-z ]{1,30}"  # of a label that stands in a line with others
_INLINE = re.compile(rf"(?:^|(?<=[.;]\s))(?P<label>{_WORDS}):\s*")
NEXT_LABEL = re.compile(rf"(?<=[.;])\s+(?={_WORDS}:\s)")
_LABELLED = re.compile(r"^(?P<label>[A-Za-z][A-Za-z ]{1,24}):\s*(?=\S)")
BY = re.compile(r"(?:^|\s)(?:by|before|due|until)\s+(?P<when>\S.*)$", re.IGNORECASE)
_FROM = re.compile(r"^from\s+(?P<when>\S.*)$", re.IGNORECASE)
# A sentence that says who leads by how names are set, which no words show.
_TYPE = re.compile(r"\b(?:bold|italics?|underlined?|capitals|colou?r(?:ed|s)?)\b", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:leads?|responsible|accountable|owners?|owns?|answers?)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    r"^(?P<who>[^()]{2,90}?)\s\((?P<when>[^()]{3,40})\)$"
)  # "Town Clerk (before Christmas)"
_CUT = re.compile(rf",\s+|;\s+|\.\s+(?={_WORDS}:\s)")


@dataclass
class Told:
    """What an item says besides its work: who does it, and when."""

    work: Passage
    who: list[Party] = field(default_factory=list)
    start: Passage | None = None
    due: Passage | None = None
    status: Passage | None = None
    rest: Passage | None = None  # what stands behind a party and is none
    role: Role = "responsible"  # in which whoever does it is named, by a label: "Lead: Estates"
    labelled: bool = False


def told_beside(reading: Reading, passage: Passage) -> Told:
    """Part a piece of work from whoever and whatever day it ends on; all of it is work where neither is told."""
    if found := _inline(reading, passage):
        return found
    if found := _in_dashes(reading, passage):
        return found
    for pattern in (_LED, _BRACKET, _DASH):
        m = pattern.match(passage.text)
        if m is None:
            continue
        found = Told(passage.match(m, "work"))
        who = passage.match(m, "who")
        if parted(reading, found, who):
            return found
    return Told(passage)


def _in_dashes(reading: Reading, passage: Passage) -> Told | None:
    """The work, who and when of "Mend the gates – Ann Bee – May 2031"; nothing where the last is no time and no status."""
    m = _DASHES.match(passage.text)
    if m is None:
        return None
    told, when = Told(passage.match(m, "work")), passage.match(m, "when")
    if is_when(reading, when.text):
        told.due = when
    elif reading.looks.kind(when.text) == "status":
        told.status = when
    else:
        return None
    return told if parted(reading, told, passage.match(m, "who")) and told.who else None


def _inline(reading: Reading, passage: Passage) -> Told | None:
    """Labels behind the work: "Mend the gates. Lead: Estates. When: May 2031"."""
    found = behind_labels(passage)
    if not found or found[0].at == 0:
        return None
    told = Told(passage.cut(0, found[0].at))
    for _, label, value in found:
        meant = reading.looks.lexicon.meanings(label)
        if label_role(reading, label):
            told.who += reading.parties.read(value)
        elif meant and meant[0].role in ("deadline", "start"):
            when = value.cut(b.start("when")) if (b := BY.match(value.text)) else value
            told.due, told.start = (
                (when, told.start) if meant[0].role == "deadline" else (told.due, when)
            )
    return told if told.who or told.due or told.start else None


class Labelled(NamedTuple):
    """A label in a line, where it begins, and what stands behind it up to the next."""

    at: int
    label: str
    value: Passage


def behind_labels(passage: Passage) -> list[Labelled]:
    """The labels of a line, each with its value: "Lead: AB. Action: write to the bank."."""
    labels = list(_INLINE.finditer(passage.text))
    ends = [m.start() for m in labels[1:]] + [len(passage.text)]
    values = (passage.cut(m.end(), end) for m, end in zip(labels, ends, strict=False))
    return [
        Labelled(m.start(), m["label"], value.cut(0, len(value.text.rstrip(" .;"))))
        for m, value in zip(labels, values, strict=True)
    ]


def parted(reading: Reading, told: Told, words: Passage) -> bool:
    """Part "Chamber, by December 2027" into who and when, which ``told`` takes; false where a part is neither."""
    if (m := _IN_BRACKETS.match(words.text)) and is_due(reading, m["when"]):
        told.due, words = words.match(m, "when"), words.match(m, "who")
    at, by = 0, False
    cuts = [*(m.span() for m in _CUT.finditer(words.text)), (len(words.text), len(words.text))]
    for end, following in cuts:
        piece, begin = words.cut(at, end), at
        at = following
        if label := _LABELLED.match(piece.text):
            asked = label_role(reading, label["label"])
            piece = piece.cut(label.end()) if asked or asks_when(reading, label["label"]) else piece
            told.role, told.labelled = asked or told.role, told.labelled or bool(asked)
        if m := _FROM.match(piece.text):
            told.start = piece.match(m, "when")
        elif (m := BY.match(piece.text)) or is_due(reading, piece.text, behind=bool(told.who)):
            told.due = piece.match(m, "when") if m else piece
            by = by or m is not None
        else:
            if told.who and reading.looks.kind(piece.text) == "status":
                told.status = piece
                continue
            if m := BY.search(piece.text):
                told.due, piece = piece.match(m, "when"), piece.cut(0, m.start())
            parties = reading.parties.read(piece)
            named = re.sub(r"^(?:the |full )+", "", piece.text)[:1]
            if told.who and not named.isupper():
                told.rest = words.cut(begin)
                return True
            if not parties or not (named.isupper() or named.isdigit()):
                return False
            known = (*UNDERSTOOD, "unclear") if told.labelled else UNDERSTOOD
            if any(party.kind not in known for party in parties):
                return False
            told.who += parties
    return bool(told.who) or by


def asks_when(reading: Reading, label: str) -> bool:
    """Whether a label asks for the day by which a thing is to be done."""
    found = reading.looks.lexicon.meanings(label)
    return bool(found) and found[0].role == "deadline" and found[0].score >= _LEAST


def is_when(reading: Reading, text: str) -> bool:
    """Whether words are a time and nothing else; "Nov 27" is one, though it is not clear which."""
    short = len(text.split()) <= _MOST_WHEN and any(c.isdigit() for c in text)
    return bool(read_period(text)) or (short and reading.looks.fits(text, "date"))


def is_due(reading: Reading, text: str, *, behind: bool = True) -> bool:
    """Whether words are a time; ``behind`` somebody also one that names no day: "asap", "within a fortnight", "before Christmas"."""
    said = BY.match(text) is not None or is_time(text)
    return is_when(reading, text) or (behind and said)


def set_apart_by_type(reading: Reading) -> str:
    """Why those named beside work cannot be told apart: a paper says that bold type shows who leads; empty elsewhere."""
    by_type = reading.says(_tells_by_type)
    return "who leads is told by how names are set, which is not read" if by_type else ""


def _tells_by_type(mark: Mark) -> bool:
    return mark.role in ("text", "label") and any(
        _TYPE.search(s.text) and _LEADS.search(s.text) for s in mark.block.sentences()
    )


def named_by_words(reading: Reading, kind: str, words: Passage, row: int) -> Ref:
    """A piece of work, a power or a risk of a list, known by its words and by the number of its row or line."""
    place = reading.numbered(f"{reading.short_name}-r{row}")
    thing = reading.placed(kind, words.text, place, scope="")
    reading.findings.attribute(reading.source, words, thing, "name", words.text)
    return thing


def tell(reading: Reading, action: Ref, told: Told, stated_as: str, block: Block) -> None:
    """Say of an action who does it, from when and until when; a time that nobody can read keeps its words."""
    say, source = reading.findings, reading.source
    for party in told.who:
        reading.assign_party(action, told.role, party, stated_as, block)
    if told.rest is not None:
        reason = f"“{told.rest.text}” is said of whoever does it, and was not understood"
        reading.not_understood(action, block, told.rest, reason)
    if told.status is not None:
        say.attribute(source, told.status, action, "status", told.status.text, stated_as=stated_as)
    for term, words in (("start", told.start), ("deadline", told.due)):
        if words is not None:
            period = read_period(words.text)
            say.attribute(
                source, words, action, term, period.iso if period else None, raw=words.text
            )


def label_role(reading: Reading, label: str) -> Role | Literal[""]:
    """The role in which a label asks for a party, or nothing."""
    found = reading.looks.lexicon.meanings(label)
    role = found[0].role if found and found[0].score >= _LEAST else ""
    if not frames().words["parts in a paper"].isdisjoint(label.casefold().split()):
        return ""  # "Lead author"
    plain = _PLAIN_ROLES.get(role, role)
    return plain if plain in ("accountable", "responsible") and is_role(plain) else ""
