"""What stands below a heading answers it, as what stands behind a label does: "Secretariat" above "Democratic Services".

A heading and a label ask by the same words. Below a heading may stand a value, a list of them, or sentences, which are
read as such; they lack at most their subject, which is the body that the heading asks about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from remit.loaders.claims.clauses import Match
from remit.loaders.claims.frame_matches import matches
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.said_before import BESIDE
from remit.loaders.claims.sittings import OFTEN, how_often_alone
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import has_finite, one_does, takes_object
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import OF_BODIES, ONE

_FEWEST = 2  # things of a body that a paper asks for
_OFFICES = ("chair", "vice chair")
_LONGEST = 25  # words of an answer
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|\d{1,3})"
)
# An answer to "Quorum" opens with how many: "Five, of whom …", "At least half of the members", "The chair and any two others".
_HOW_MANY = re.compile(
    rf"^(?:(?:the |a )?(?:quorum (?:is|shall be|will be) )?(?:at least|a minimum of|minimum of|not fewer than|no fewer than|not less than|no less than)\s)?"
    rf"(?:{_NUMBER}|half|(?:one|two|a|three)[ -](?:half|thirds?|quarters?)|(?:a |the )?(?:simple )?majority|all|the chair (?:or|and|plus)|chair (?:or|and|plus))\b",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?:[A-Z][a-z]+ly,? )?[Tt]o (?:the )?(?=[A-Z])")


def are_asked(found: Sequence[Piece]) -> bool:
    """Whether a paper asks for several things that only a body has: its chair, its members, its quorum."""
    return len({piece.role for piece in found if piece.role in OF_BODIES}) >= _FEWEST


def by(
    piece: Piece, found: Sequence[Piece], at: int, sentences: Mapping[int, list[Sentence]]
) -> list[Piece]:
    """The answers that stand right below a heading, each as a label with its value; none where sentences do."""
    answers: list[Piece] = []
    for below in _below(found, at):
        if (
            piece.block.form == below.block.form == "item"
            and piece.block.level == below.block.level
        ):
            break  # "- Chair", "- Treasurer": one list
        first = next(iter(sentences[id(below)]), None)
        if first is None or not first.tokens:
            break
        value = first.passage if piece.role in ONE else below.passage
        value = value.cut(0, len(value.text.rstrip(" .;,")))
        if not _answers(piece.role, value.text, first):
            break
        value = how_often_alone(value) if piece.role == "meets" else value
        if m := _TO.match(value.text) if piece.role == "reports" else None:
            value = value.cut(m.end())
        label = piece.passage.text.rstrip(" :?.")
        answers.append(replace(below, kind="label", role=piece.role, label=label, value=value))
        if piece.role in _OFFICES and below.block.form != "item":
            break  # below a line by itself the next may head others
    return answers


def _below(found: Sequence[Piece], at: int) -> Iterator[Piece]:
    """The pieces below a heading up to the next: short lines may be answers as items are."""
    for below in found[at:]:
        stated = below.heads and below.kind != "line"
        if stated or below.block.form == "heading" or below.role or below.kind == "label":
            return
        yield below


def _answers(role: str, text: str, s: Sentence) -> bool:
    """Whether words may be what a heading asks for, and no sentence about it."""
    if not text or len(text.split()) > _LONGEST or text.endswith((":", "?")):
        return False
    if role == "quorum":
        return _HOW_MANY.match(text) is not None
    if role == "meets":
        return OFTEN.match(text) is not None and not has_finite(text)
    if role in ("reports", "supports") and not _opens_with_somebody(s):
        return False
    return not (":" in text or has_finite(text) or _says(s) or any(map(_tells, matches(s))))


def _opens_with_somebody(s: Sentence) -> bool:
    """Whether words open with whoever they name, perhaps behind "to": "To the Mere Board", "Una Fenn, Mere Trust"."""
    first = next((p for p in s.phrases if p.kind in ("body", "post", "person")), None)
    if first is None:
        return False
    small = frames().words["determiners"] | {"to"}
    before = s.tokens[: first.first]
    return all(t.low in small or t.low.endswith(("ly", "'s", "’s", "s'", "s’")) for t in before)


def _says(s: Sentence) -> bool:
    """Whether a sentence opens with what somebody does: "Reports to the Cabinet", "Keeps the minutes"."""
    low = s.tokens[0].low
    return low.endswith("s") and (low in frames().lemmas or one_does(low) or takes_object(low))


def _tells(m: Match) -> bool:
    """Whether the words of a relation have a verb of their own: not "led by Ann Bee", beside a group."""
    return m.sentence.tokens[m.first].low not in BESIDE


def said_of(said: Sequence[Sentence], here: Ref) -> list[Sentence]:
    """Sentences below such a heading, of which those without a subject are said of the body: "Reports to the Cabinet."."""
    body = Phrase("body", here.name, 0, 0, generic=" " not in here.name)
    return [s.said_of(body) if _lacks_subject(s) else s for s in said]


def _lacks_subject(s: Sentence) -> bool:
    """Whether a sentence opens with the verb of a relation, as said of one, and has no other verb."""
    if not s.tokens or s.subject is not None or has_finite(s.text(1, len(s.tokens))):
        return False
    token = s.tokens[0]
    relation = token.low.endswith("s") and token.low in frames().lemmas
    return token.text[:1].isupper() and (relation or token.low in ("will", "shall"))
