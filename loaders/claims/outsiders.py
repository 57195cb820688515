"""Those who come to a body's meetings and are no members of it: under "In attendance", "Observers (no vote):"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import entry
from remit.loaders.claims.filled_seats import person_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.roster import items, lines_of, people
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite
from remit.loaders.drafts import Ref
from remit.loaders.wording import between

_BETWEEN = re.compile(r";\s+")
_FEWEST = 2  # people of one line
_LONGEST = 10  # words of a heading
_ONLY_ASKED = ("invited", "invitees", "invitations")  # who is may have stayed away
_HEADING = re.compile(
    r"\b(?:without (?:a )?vot\w+|no vote|non-voting|in attendance|(?:also|others? who|regularly) attend\w*|attendees|observers?"
    r"|not members?|advis[eo]rs|by invitation|invitees?|in the room|also (?:comes?|invited|there))\b",
    re.IGNORECASE,
)
_COME = re.compile(
    r"\b(?:attend(?:s|ing|ees?)?|in attendance|observers?|by invitation|invitees?|in the room|also (?:comes?|there))\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"[\W\d]{0,12}(?:core |full |voting )?(?:members|membership)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:apolog\w+|not attend\w*|unable|absent|former|previous|past|proposed|suggested)\b",
    re.IGNORECASE,
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
        if piece.kind == "label" and piece.role in ("attendees", "present") and body:
            under = None
            if piece.value is not None and tell(teller, grammar, piece, body, piece.value):
                taken.add(id(piece))
        elif piece.role == "apologies" or (piece.kind == "label" and piece.role):
            under = None
        elif _stands_over(piece):
            comes = piece.role == "attendees" or come(text)
            under = piece if comes and body else None
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
    return over and (piece.role == "attendees" or (piece.role in ("", "present") and heads(text)))


def tell(teller: Teller, grammar: Grammar, piece: Piece, body: Ref, value: Passage) -> bool:
    """Say of whom a label's value names that they come: "Also attending: the Clerk; Ann Bee, Mere Trust"; whether it asks so."""
    if not (piece.role == "attendees" or come(piece.label)):
        return False
    for words in (value.cut(a, b) for a, b in between(value.text, _BETWEEN, outside=True)):
        asked = piece.label.casefold().strip(" :") in _ONLY_ASKED
        if words.text and (
            asked or not _comes(teller, grammar, (words,), body, (piece.label, None))
        ):
            reason = f"“{piece.label}”: it is not clear who “{words.text}” is"
            teller.cannot_read(piece.block, words, reason)
    return True


def _come(teller: Teller, grammar: Grammar, under: Piece, piece: Piece, body: Ref) -> bool:
    """Whoever the lines of a piece name comes to the meetings of a body; whether each names somebody plainly."""
    said = under.passage.text.rstrip(" :")
    parted = [
        line.cut(a, b)
        for line in lines_of(teller.reading, piece.passage)
        for a, b in between(line.text, _BETWEEN, outside=True)
        if a < b
    ]
    if not has_finite(piece.passage.text) and len(parted) > 1:
        plain = [_comes(teller, grammar, (one,), body, (said, under.passage)) for one in parted]
        for one in (
            one for one, told in zip(parted, plain, strict=True) if not told and any(plain)
        ):
            reason = f"“{said}”: it is not clear who “{one.text}” is"
            teller.cannot_read(piece.block, one, reason)
        return any(plain)
    return _comes(teller, grammar, parted, body, (said, under.passage))


def _comes(
    teller: Teller,
    grammar: Grammar,
    lines: Sequence[Passage],
    body: Ref,
    under: tuple[str, Passage | None],
) -> bool:
    """Say that whoever lines name comes to the meetings of a body; whether each names somebody plainly.

    ``under`` are the words that say so, and the heading that they are where they are one.
    """
    said, heading = under
    entries = [entry(grammar, line.text.rstrip(" ."), described=True) for line in lines]
    told = [
        (found, line)
        for found, line in zip(entries, lines, strict=True)
        if found is not None and found.kind in ("person", "post")
    ]
    if len(told) < len(lines):
        listed = [one for line in lines for one in items(grammar, line)]
        told = [(one.found, one.passage) for one in listed if one.found is not None]
        if people(listed) < max(len(listed), _FEWEST):
            return False
    for found, line in told:
        if found.kind == "person":
            one = person_of(teller, found, line)
        else:
            one = teller.reading.post(found.name, teller.home(found.body), line)
        evidence = (heading, line) if heading is not None else line
        teller.reading.findings.link(
            teller.reading.source, evidence, one, "attended", body, stated_as=said
        )
    return True
