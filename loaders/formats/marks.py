"""What the first characters of a line say of it, in any format: a bullet, a number, a label."""

from __future__ import annotations

import re

from remit.graph.words import MONTHS

BULLET = re.compile(r"^\s*([•▪◦‣●○·*]|[-–]|\uf0b7)\s+(?=\S)")
NUMBERED = re.compile(r"^\s*(\d{1,2})(?:[.)]\s*|\s+)(?=[A-Z‘“'\"(])")
_DAY = re.compile(rf"^\s*\d{{1,2}}\s+(?i:{'|'.join(MONTHS)})\b")  # no first item: "1 March 2031"
LETTERED = re.compile(r"^\s*(?:\(([a-z])\)|([a-z])[.)])\s+(?=\S)")
FOOTNOTE = re.compile(r"^\s*+([¹²³⁴⁵⁶⁷⁸⁹]{1,4}|\[\d{1,4}\])\s*+(?=\S)")
LABEL = re.compile(r"^\s*[A-Z][A-Za-z'’/&-]*(?: [A-Za-z'’/&-]+){0,3}:(?=\s|$)")
ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$")
_LEADERS = re.compile(
    r"(?<=\S)\s?(?:\.{4,400}|…{2,200}|·{4,400}|(?:\. ){4,200}\.?)\s?(?=\S)"
)  # dots to who holds it
_DOTS = ("....", "……", "····", ". . ")
SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


def leaders(text: str) -> re.Match[str] | None:
    """The dots that lead from a post to who holds it, if a line has such; most lines have no two dots.

    >>> bool(leaders("Treasurer ....... Ann Bee")), bool(leaders("Ann Bee. And so on..."))
    (True, False)
    """
    return _LEADERS.search(text) if any(dots in text for dots in _DOTS) else None


def start_of(text: str, expected: int) -> tuple[str, str] | None:
    """The form and marker of a block that a line starts by its first characters, if it does.

    ``expected`` is the number that would go on with the list before it.

    >>> start_of("• Light the paths", 1)
    ('item', '•')
    >>> start_of("3. Light the paths", 1), start_of("3. Light the paths", 3)
    (None, ('item', '3'))
    >>> start_of("1 March 2031", 1), start_of("1 March the banner", 1), start_of("1. March on", 1)
    (('paragraph', ''), ('paragraph', ''), ('item', '1'))
    >>> start_of("Lead partner: Vale Police", 1)
    ('label', '')
    """
    if ADDRESS.match(text):
        return "address", ""
    if bullet := BULLET.match(text):
        return "item", bullet[1]
    if footnote := FOOTNOTE.match(text):
        return "footnote", footnote[1].strip("[]").translate(SUPERSCRIPTS)
    if (number := NUMBERED.match(text)) and int(number[1]) in (1, expected):
        return ("paragraph", "") if _DAY.match(text) else ("item", number[1])
    if lettered := LETTERED.match(text):
        return "item", lettered[1] or lettered[2]
    return ("label", "") if LABEL.match(text) else None


def without_marker(text: str) -> str:
    """A line without its bullet, number or letter.

    >>> without_marker("(a)  write it with families")
    'write it with families'
    """
    for pattern in (BULLET, FOOTNOTE, NUMBERED, LETTERED):
        if not _DAY.match(text) and (found := pattern.match(text)):
            return " ".join(text[found.end() :].split())
    return " ".join(text.split())
