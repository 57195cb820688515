"""A cell cut into clauses of one role each, and each clause into the phrases between its marks.

Nothing is judged here but what a mark does: "Lead: A; Support: B" is two clauses with a role each,
"(until March 2027)" is an interval of the phrase before it, and an e-mail address is blanked out.
Every cut keeps its place in the text, so that a party can be cited by its own words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.values.dates import find_dates
from remit.loaders.values.lexicon import Lexicon

_CONTACT = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,200}")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_APART_BEFORE = re.compile(r"(?:^|[;/|]|(?<!\w)(?:and|&))\s{0,9}$")
_APART_BEHIND = re.compile(r"\s{0,9}(?:$|[;/|]|(?:and|&)(?!\w))")
_TELLING = 3  # letters of a word that an address and a name have in common
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d[\d ()-]{8,22}\d(?!\w)")
# When somebody is there: "(Tuesdays and Thursdays)", "(mornings, part-time)".
_POINTER = re.compile(r"\(see (?:also )?(?:the )?(?:foot)?notes?\b[^()]*\)", re.IGNORECASE)
_HOURS = re.compile(
    r"\((?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|afternoons?|evenings?|weekends?|weekdays?|only|and|to|&|–|-"
    r"|part[- ]time|full[- ]time|term[- ]time|job[- ]share)(?:,\s|\s|(?=\)))){1,10}\)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\bext(?:ension|n)?\.?\s?\d{2,6}\b", re.IGNORECASE)
# A label of a role without a mark before it: "Lead: A Council Support: B Trust".
_NEXT_LABEL = re.compile(r"(?<=\w )(?P<label>[A-Z][a-z-]{1,20})\s?:(?=\s)")
_MARKS = str.maketrans(dict.fromkeys('*†‡"“”', " "))  # of footnotes and quotations
_FEWEST_DIGITS = 9  # of a telephone number
_LABEL = re.compile(
    r"(?:^|(?<=[;,./|(])|(?<=[;,./|(] ))(?P<label>[A-Za-z][\w-]{0,20}(?: [\w-]{1,20}){0,2})\s?(?P<mark>:|\s[-–—](?=\s))"
)
_STRONG = re.compile(
    r"[;/|]|\s\+\s|(?:^|(?<=\s))(?:\d{1,2}[.)]|[-–])\s+(?=[A-Z])(?<!\s[-–]\s)|(?<![\s;,])[;,]?\s+then\s+|(?<=[;,])\s+then\s+",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[\s.,;]{0,9}(?:and|&)\s+")
_WEAK = re.compile(
    r"(?P<bracket>[()\[\]])|(?P<comma>[,•·●▪◦‣►➢➤])|(?P<colon>:)|(?P<dash>\s[-–—]\s|[–—])"
)
_BULLET = re.compile(r"(?P<sign>[•●▪◦‣►➢➤~])\s(?=\S)")
_FROM = re.compile(r"[(,]?\s{0,9}\b(?P<word>from|since|starting|as of)\s{1,9}$", re.IGNORECASE)
_UNTIL = re.compile(
    r"[(,]?\s{0,9}\b(?P<word>until|till|up to|to|ending|(?:term(?: of office)? |office )?(?:ends|expires))\s{1,9}(?:on |the ){0,2}$",
    re.IGNORECASE,
)
_INTERVAL_WINDOW = 32  # characters before a date in which "until" may stand


class Interval(NamedTuple):
    """From when and until when something that stands before ``at`` holds, as ISO dates."""

    at: int
    start: str | None = None
    end: str | None = None


class Piece(NamedTuple):
    """A stretch of a cell and the mark before it: one of ``, - : (``, "and", or nothing."""

    mark: str
    start: int
    end: int


class Clause(NamedTuple):
    """A stretch of a cell with one role; ``label`` is the wording that gives it, ``then`` the order."""

    start: int
    end: int
    role: str = ""
    label: str = ""
    then: bool = False


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def without_contacts(text: str, keep: Collection[int] = ()) -> str:
    """Blank out e-mail addresses, telephone numbers, hours and pointers to notes, which say nothing of who is meant.

    Addresses that begin at one of the places to ``keep`` stay: they are all that is said of somebody.

    >>> without_contacts("Ann Bee a.bee@x.org").rstrip()
    'Ann Bee'
    """
    text = text.translate(_MARKS)
    if "@" in text:
        text = text.replace("mailto:", " " * 7)
        text = _CONTACT.sub(
            lambda m: m.group() if m.start() in keep else " " * len(m.group()), text
        )
    if "(" in text:
        text = _HOURS.sub(lambda m: " " * len(m.group()), text)
        text = _POINTER.sub(lambda m: " " * len(m.group()), text)
    text = _EXTENSION.sub(lambda m: " " * len(m.group()), text)
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return text

    def number(m: re.Match[str]) -> str:
        telephone = sum(map(str.isdigit, m.group())) >= _FEWEST_DIGITS
        return " " * len(m.group()) if telephone else m.group()

    return _NUMBER.sub(number, text)


def addresses(text: str) -> list[int]:
    """Where e-mail addresses begin.

    >>> addresses("Ann Bee; c.dee@x.org")
    [9]
    """
    return [m.start() for m in _CONTACT.finditer(text)] if "@" in text else []


def without_bullets(text: str) -> str:
    """The text of a cell that is a list with bullets, with semicolons for these; its places stay.

    >>> without_bullets("● Head of Homes ● Mere Council"), without_bullets("Ann Bee • Mere Council")
    ('; Head of Homes ; Mere Council', 'Ann Bee • Mere Council')
    """
    m = _BULLET.match(text)
    return text.replace(m["sign"], ";") if m else text


def bulleted(cell: Passage) -> list[Passage]:
    """The items of a cell that is a list with bullets; none where there is one at most."""
    m = _BULLET.match(cell.text)
    if m is None or cell.text.count(m["sign"]) == 1:
        return []
    starts = [n for n, sign in enumerate(cell.text) if sign == m["sign"]]
    return [cell.cut(a + 1, b) for a, b in pairwise([*starts, len(cell.text)])]


def unlisted(cell: Passage) -> Passage:
    """A cell without the bullet in front, where that is the only one."""
    m = _BULLET.match(cell.text)
    return cell.cut(m.end()) if m and cell.text.count(m["sign"]) == 1 else cell


def addresses_apart(text: str) -> list[int]:
    """Where the addresses begin that a mark sets apart from names of which they have no word.

    >>> addresses_apart("Ann Bee; c.dee@x.org"), addresses_apart("Ann Bee; a.bee@x.org")
    ([9], [])
    """
    if "@" not in text:
        return []
    words = [word.casefold() for word in _WORDS.findall(without_contacts(text))]
    apart = []
    for m in _CONTACT.finditer(text):
        box = m.group().partition("@")[0].casefold()
        marked = _APART_BEFORE.search(text[: m.start()]) and _APART_BEHIND.match(text[m.end() :])
        if marked and not any(len(word) >= _TELLING and word in box for word in words):
            apart.append(m.start())
    return apart


def without_intervals(text: str) -> tuple[str, list[Interval]]:
    """Blank out "(until March 2027)" and its like where a date can be read; give what they say.

    >>> without_intervals("Ann Bee (until March 2027)")[1]
    [Interval(at=8, start=None, end='2027-03-31')]
    """
    if not any(map(str.isdigit, text)):
        return text, []
    found = []
    for date in find_dates(text):
        if date.period is None:
            continue
        begin = max(date.start - _INTERVAL_WINDOW, 0)
        before = text[begin : date.start]
        m = _UNTIL.search(before) or _FROM.search(before)
        closing = re.match(
            r"\s*+(?:[)\]]\s*+)?(?=$|[;,/(|]|and\b|then\b)", text[date.end : date.end + 8]
        )
        if m is None or closing is None:
            continue
        at = begin + m.start()
        until = m.re is _UNTIL
        start = None if until else date.period.start.isoformat()
        end = date.period.end.isoformat() if until else None
        if at == 0 or text[:at].rstrip().endswith((" and", " or")):
            continue  # what it qualifies stands behind it, or elsewhere
        found.append(Interval(at, start, end))
        stop = date.end + closing.end()
        text = _blank(text, at, stop)
    return text, found


def day_after(iso: str) -> str:
    """The day after a day.

    >>> day_after("2027-03-31")
    '2027-04-01'
    """
    from datetime import date

    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()


def clauses(text: str, lexicon: Lexicon) -> tuple[str, list[Clause]]:
    """Cut a text at its strong marks, labels of roles and words of roles; the text with those blanked."""
    depth = _depths(text)
    kept = bytearray(len(text))
    for m in lexicon.unbroken.finditer(text):
        kept[m.start() : m.end()] = b"1" * (m.end() - m.start())
    cuts: list[tuple[int, int, str, str]] = []  # start, end, what, role's label
    for m in _STRONG.finditer(text):
        inside = kept[m.start()] or depth[m.start()]
        if not inside:
            cuts.append(
                (m.start(), m.end(), "then" if "then" in m.group().casefold() else m.group()[0], "")
            )
    for m in _LABEL.finditer(text):
        label = m["label"].strip()
        if lexicon.role_of(label):
            cuts.append((*m.span(), "label", label))
        elif label.casefold() in lexicon.dropped_labels and m["mark"] == ":":
            text = text[: m.start()] + " " * (m.end() - m.start() - 1) + "," + text[m.end() :]
    labelled = [cut for cut in cuts if cut[2] == "label"]
    if labelled:
        cuts += [
            (*m.span(), "label", m["label"])
            for m in _NEXT_LABEL.finditer(text, labelled[0][1])
            if lexicon.role_of(m["label"]) and all(m.start() >= cut[1] for cut in labelled)
        ]
    cuts += [(*m.span(), "words", m.group()) for m in lexicon.role_words.finditer(text)]
    cuts.sort()
    opened = [c for c in cuts if c[2] in ("label", "words") and depth[c[0]]]
    for at, *_ in opened:  # "(cc Ann Bee)": the brackets only set the clause apart
        text = _unbracketed(text, at)
    for begin, end, what, _ in cuts:
        text = _blank(text, begin, end) if what == "words" else text
    return text, list(_roled(text, cuts, lexicon))


def _roled(text: str, cuts: list[tuple[int, int, str, str]], lexicon: Lexicon) -> Iterator[Clause]:
    label, start, now, then = "", 0, "", False
    for begin, end, what, words in [*cuts, (len(text), len(text), "", "")]:
        if begin < start:
            continue
        if text[start:begin].strip(" ,.;()"):
            role = lexicon.role_of(now) if now == label else lexicon.role_by(now)
            yield Clause(start, begin, role, now, then)
            then = False
        if what == "label":
            label = now = words
        elif what == "words":
            now = words if lexicon.role_by(words) else now
        elif what != "/":
            now = label
        then = then or what == "then"
        start = end


def _depths(text: str) -> list[int]:
    """How many brackets are open at each character; none where they do not pair."""
    depths, depth = [], 0
    for character in text:
        if character in ")]":
            depth -= 1
            if depth < 0:
                return [0] * len(text)
        depths.append(depth)
        if character in "([":
            depth += 1
    return depths if depth == 0 else [0] * len(text)


def _unbracketed(text: str, at: int) -> str:
    opening = max(text.rfind("(", 0, at), text.rfind("[", 0, at))
    closing = min((n for n in (text.find(")", at), text.find("]", at)) if n >= 0), default=-1)
    for place in (opening, closing):
        text = _blank(text, place, place + 1) if place >= 0 else text
    if opening >= 0 and text[opening + 1 : at].strip():  # "Ann Bee (Mere Council with Cy Dee)"
        text = f"{text[:opening]},{text[opening + 1 :]}"
    return text


def pieces(text: str, clause: Clause) -> list[Piece]:
    """Cut a clause at commas, dashes, colons and brackets.

    >>> text = "Ann Bee (Clerk), Vale Council"
    >>> [(p.mark, text[p.start : p.end]) for p in pieces(text, Clause(0, len(text)))]
    [('', 'Ann Bee'), ('(', 'Clerk'), (',', 'Vale Council')]
    """
    marks = [(clause.start, clause.start, "")]
    for m in _WEAK.finditer(text, clause.start, clause.end):
        mark = "," if m["comma"] else ":" if m["colon"] else "-" if m["dash"] else m["bracket"]
        marks.append((*m.span(), {"[": "(", "]": ")"}.get(mark, mark)))
    marks.append((clause.end, clause.end, ""))
    found: list[Piece] = []
    mark = ""
    for (_, begin, before), (end, *_) in pairwise(marks):
        mark, start = "" if before == ")" else before or mark, begin
        if (joined := _JOINED.match(text, begin, end)) and found:  # "Ann Bee (Clerk) and Cy Dee"
            mark, start = "and", joined.end()
        words = text[start:end]
        if words.strip(" .,;"):
            left = len(words) - len(words.lstrip(" .,;"))
            found.append(Piece(mark, start + left, start + len(words.rstrip(" ,;"))))
            mark = ""
        elif before == ")":
            mark = ""
    return found
