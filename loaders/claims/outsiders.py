"""Those who come to a body's meetings and are no members of it: under "In attendance", "Observers (no vote):"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.claims.entries import entry, lines_of
from remit.loaders.claims.lists import person_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref

_LONGEST = 10  # words of a heading
_HEADING = re.compile(
    r"\b(?:without (?:a )?vot\w+|no vote|non-voting|in attendance|(?:also|others? who|regularly) attend\w*|attendees|observers?"
    r"|not members?|advis[eo]rs|by invitation|invitees?)\b",
    re.IGNORECASE,
)
_COME = re.compile(
    r"\b(?:attend(?:s|ing|ees?)?|in attendance|observers?|by invitation|invitees?)\b", re.IGNORECASE
)
_MEMBERS = re.compile(
    r"[\W\d]{0,12}(?:core |full |voting )?(?:members|membership)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:apolog\w+|not attend\w*|unable|absent|former|previous|past)\b", re.IGNORECASE
)


def heads(text: str) -> bool:
    """Whether a heading stands over those who are no members: not "Members in attendance".

    >>> heads("Also attend, without a vote"), heads("Members: attendance in 2031")
    (True, False)
    """
    return len(text.split()) <= _LONGEST and excludes(text) and not _MEMBERS.match(text)


def come(text: str) -> bool:
    """Whether a heading says of those below it, who are no members, that they come to the meetings.

    >>> come("Observers (may speak, no vote)"), come("Advisers who may not vote")
    (True, False)
    """
    return heads(text) and _COME.search(text) is not None and not _NOT.search(text)


def excludes(text: str) -> bool:
    """Whether words above a list say that those in it are no members: "In the room without a vote."."""
    return _HEADING.search(text) is not None


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece], body: Ref | None) -> set[int]:
    """Say of those who are listed under such a heading that they come; returns the pieces taken, by identity."""
    taken: set[int] = set()
    under: Piece | None = None
    for piece in found:
        text = piece.passage.text
        if piece.role in ("present", "apologies") or (piece.kind == "label" and piece.role):
            under = None
        elif _stands_over(piece):
            under = piece if come(text) and body else None
        elif under is None or body is None:
            continue
        elif piece.kind not in ("item", "line", "text") or text.endswith((":", "?")):
            under = None
        elif _come(teller, grammar, under, piece, body):
            taken.add(id(piece))
        else:
            under = under if piece.kind == "item" else None
    return taken


def _stands_over(piece: Piece) -> bool:
    text = piece.passage.text
    over = piece.heads or (piece.kind == "text" and text.endswith(":"))
    return over and not piece.role and heads(text)


def _come(teller: Teller, grammar: Grammar, under: Piece, piece: Piece, body: Ref) -> bool:
    """Whoever a line names comes to the meetings of a body; whether it names somebody plainly."""
    lines = lines_of(grammar, piece.passage)
    entries = [entry(grammar, line.text) for line in lines]
    said = under.passage.text.rstrip(" :")
    told = [
        (found, line)
        for found, line in zip(entries, lines, strict=True)
        if found is not None and found.kind in ("person", "post")
    ]
    if len(told) < len(lines):
        return False
    for found, line in told:
        if found.kind == "person":
            one = person_of(teller, found, line)
        else:
            one = teller.reading.post(found.name, teller.home(found.body), line)
        evidence = (under.passage, line)
        teller.reading.findings.link(
            teller.reading.source, evidence, one, "attended", body, stated_as=said
        )
    return True
