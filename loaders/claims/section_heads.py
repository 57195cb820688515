"""Headings that ask for somebody's work, and the party that a heading names: "Core responsibilities", "Role of the Chair"."""

from __future__ import annotations

import re

from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.tokens import PARTIES, Phrase
from remit.loaders.schema.frames import frames

_WORDS = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\s?\([^()]*\)")
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[ivx]+)[.)]\s+|^\d{1,2}(?:\.\d{1,2})*\s+")
_REMARK = re.compile(r"\s[–—-]\s(?=\d|an?\s|one\s|two\s|[a-z])")  # "Data Custodian - 2 people"
_BLANK = re.compile(r"\s")
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])?\s?[:–—-]?$")
_LINK = re.compile(r"(?:\s(?:of|for)(?:\s(?:the|our|each|an?))?|\s?:|\s[–—-])$")
# "The Secretary will:" and "The Board is responsible for" go on with what stands below.
_GOES_ON = re.compile(
    r"^(?P<who>.{3,80}?)(?:['’]s role)?\s(?:(?:will|shall|must)(?: be (?:responsible|accountable) for)?|(?:is|are) to|(?:is|are) (?:responsible|accountable) for)$"
)


def asks(text: str) -> bool:
    """Whether words ask for somebody's work and say nothing else: "Core responsibilities:", "Role and duties".

    >>> asks("Core responsibilities (1 day per week):"), asks("Roles of ships")
    (True, False)
    """
    words = [w.casefold() for w in _WORDS.findall(_ASIDE.sub("", _NUMBERED.sub("", text)))]
    known = frames().words
    nouns = known["asking for work"]
    return any(w in nouns for w in words) and all(
        w in nouns or w in known["beside asking for work"] for w in words
    )


def party_asked(grammar: Grammar, text: str, *, stated: bool = True) -> Phrase | None:
    """Whose work the words of a heading ask for, as it is named in them; none where they only name somebody.

    What only looks like a heading, and is not ``stated`` to be one, may be a sentence: "The Secretary will:".
    """
    plain = bare_heading(text)
    for blank in _BLANK.finditer(plain):
        left, right = plain[: blank.start()], plain[blank.end() :]
        if asks(right) and (who := _party(grammar, _OWNER.sub("", left))):
            return who  # "The Chair's main duties", "Head of Finance: tasks"
        if asks(_LINK.sub("", left)) and _LINK.search(left) and (who := _party(grammar, right)):
            return who  # "Role of the Chair", "Duties: Head of Finance"
    m = _GOES_ON.match(plain) if stated else None
    return _party(grammar, m["who"]) if m else None


def party_named(grammar: Grammar, text: str) -> Phrase | None:
    """The one party that a heading is, apart from a remark: "Data Custodian - 2 people", "Engineer (Axiom)"."""
    plain = bare_heading(text)
    opens = plain.partition(" ")[0].casefold() in frames().words["asking for work"]
    return None if opens and " of " in plain else _party(grammar, plain)


def bare_heading(text: str) -> str:
    """A heading without its number and the colon behind it."""
    return _NUMBERED.sub("", text).rstrip(" :.")


def _party(grammar: Grammar, text: str) -> Phrase | None:
    one = grammar.one(_REMARK.split(text)[0].strip())
    if one is None or not one.party or one.kind not in PARTIES or one.several:
        return None
    if one.kind == "person" and (one.guessed or " " not in one.name):
        return None
    return None if one.kind == "body" and one.guessed else one  # letters may be of anything
