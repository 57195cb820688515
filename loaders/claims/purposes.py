"""What the cell of a post's function says that its holder answers for: "Responsible for the in-house legal service".

Such a cell describes a post or its team. Nothing is its holder's but what lacks a subject or has the post itself for one, and
says that it is somebody's charge or begins with a deed. "Finance", "We are responsible for …" and "The team supports …" are
kept as words of the post.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from remit.loaders.blocks import Passage
from remit.loaders.claims import functions
from remit.loaders.claims.guards import refused
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.told import Teller, teller_of
from remit.loaders.claims.verbs import has_finite, is_infinitive, is_known_verb, one_does
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.wording import between

_QUOTES = " '\"‘’“”"
_WORDS = re.compile(r"[^\W\d_][\w’'-]{0,40}")
# Where somebody who stands in front begins to do or to be something.
_BEGINS = re.compile(
    r"\s(?P<verb>is|are|has|have|will|shall|leads|heads|oversees|manages|directs|provides|ensures|supports)[\s:]"
)
_BE = re.compile(
    r"^(?:(?:is|are|has|have|holds|with|will|shall|to|also|be|jointly|directly|currently|accordingly)\s){1,5}",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"^(?:(?:the|an?|overall|lead|leading|direct|full|joint|strategic|operational|managerial|management|line|day[- ]to[- ]day|national|[\w’-]{1,30}['’]s)\s){0,4}"
    r"(?:(?:(?:responsible|accountable|responsibility|accountability)(?:\s(?:and|or|/)\s(?:responsible|accountable|responsibility|accountability))?"
    r"(?:\sto\s[^,;.]{2,40}?)?|senior\sresponsible\s(?:owner|officer)|SRO)\s(?:for|of)|in\scharge\sof|charged\swith)\s?:?\s?(?:[–—-]\s?)?(?=\w)",
    re.IGNORECASE,
)
_TEMPORARY = re.compile(
    r"^(?:this|it)\sis\san?\s(?:[\w-]{1,20}\s){0,3}(?:post|role|position)\s", re.IGNORECASE
)
# "… and is also a member of the Board": a clause that goes on without a subject.
_FURTHER = re.compile(
    r",?\s(?:and|plus)\s(?=(?:also\s)?(?:is|are|has|have|was|acts?|leads|heads|oversees|manages|directs|provides|ensures|supports|reports|deputises)\s)"
)
_NAME = r"[A-Z][\w’'&-]{0,30}(?:\s(?:[A-Z&][\w’'-]{0,30}|of|and|for|the)){0,8}"
_SEAT = re.compile(
    rf"(?:an?\s)?(?P<on>{_NAME})\smember$|(?:an?\s|the\s)?[Mm]ember\sof\s(?:the\s)?(?P<of>{_NAME})$|"
    rf"(?:the\s)?(?:[Cc]hair|[Cc]hairs|[Cc]hairman|[Cc]hairwoman|[Cc]hairperson)\s(?:of\s)?(?:the\s)?(?P<chaired>{_NAME})$"
)
_PARTED = re.compile(r";\s{1,3}(?:and\s)?")
_BETWEEN = ("of", "and", "for", "the", "to", "s")  # words within a title
_FEWEST, _MOST = 2, 70  # words of a piece of work
_FEWEST_OF_DEED = 3  # words of what begins with a verb: two may be a title
_LONGEST = 120  # characters of a subject
_LETTERS = 6  # of a title's short form


def claim(reading: Reading, cell: Passage, post: Ref, heading: str, row: Passage) -> None:
    """Say what the holder of a post answers for, as the cell of its function plainly tells."""
    teller = teller_of(reading)
    for sentence in cell.sentences():
        for clause in _clauses(sentence):
            _seat(teller, clause, post.name, post)
    for words in works(cell, post.name):
        thing = teller.work(words)
        reading.findings.link(
            reading.source, (words, row), thing, "assignedTo", post,
            role="responsible", stated_as=heading, basis="inferred",
        )  # fmt: skip
        teller.due_in(thing, words)


def _seat(teller: Teller, part: Passage, title: str, post: Ref) -> None:
    """Say that the post sits on a board or chairs it: "… is a Tidal Board member", "Chair of the Tidal Board"."""
    text = part.text.strip(f"{_QUOTES}.")
    start = _own_subject(text, title)
    m = _SEAT.match(_BE.sub("", text[start:]))
    if m is None:
        return
    name = m["chaired"] or m["of"] or m["on"]
    words = part.find(name)
    found = teller.reading.parties.read(words)
    if len(found) != 1 or found[0].kind != "body":
        return
    body = teller.reading.body(found[0].name)
    if m["chaired"]:
        teller.reading.findings.link(
            teller.reading.source,
            part,
            body,
            "assignedTo",
            post,
            role="accountable",
            stated_as="Chair",
        )
    else:
        teller.link(post, "memberOf", body, part, "member")


def works(cell: Passage, title: str) -> Iterator[Passage]:
    """The pieces of work that the cell of a post's function gives its holder.

    Sentences are cut where they go on with a further verb, and where semicolons part them.
    """
    for sentence in cell.sentences():
        said = ""
        for n, part in enumerate(p for clause in _clauses(sentence) for p in _parts(clause)):
            said = yield from _of(part, title, said)
            if not n and not said and _has_subject(part.text):
                break  # "We are responsible for grants and ensure that …": another's


def _clauses(sentence: Passage) -> Iterator[Passage]:
    start = 0
    for m in (*_FURTHER.finditer(sentence.text), None):
        if (clause := sentence.cut(start, m.start() if m else None)).text:
            yield clause
        start = m.end() if m else 0


def _parts(clause: Passage) -> Iterator[Passage]:
    for a, b in between(clause.text, _PARTED):
        yield clause.cut(a, b)


def _of(part: Passage, title: str, before: str) -> Generator[Passage, None, str]:
    """The work that a part gives; how it does: ``charge``, ``deed``, or nothing, as did that ``before`` it.

    "Responsible for fees; the till; and stamps": what follows a charge goes on with it, if it is no sentence of its own.
    """
    text = part.text
    start = len(text) - len(text.lstrip(f"{_QUOTES}–—-•"))
    own = _own_subject(text[start:], title)
    start += own
    be = _BE.match(text[start:])
    if be:
        start += be.end()
    charge = _CHARGE.match(text[start:])
    if charge:
        start += charge.end()
    words = part.cut(start, len(text.rstrip(f"{_QUOTES}.;:,")))
    if not _is_work(words.text):
        return ""
    if charge or (before == "charge" and not (own or be) and _goes_on(words.text)):
        yield words
        return "charge"
    if _is_deed(words.text):
        yield words
        return "deed"
    return ""


def _own_subject(text: str, title: str) -> int:
    """Where the words behind a subject that is the post itself begin; 0 where none stands in front.

    "The post holder is", "She leads", "HMI Northern has", of an "HM Inspector of Constabulary Northern Region".
    """
    if m := _TEMPORARY.match(text):
        return m.end()
    m = _BEGINS.search(text[:_LONGEST])
    if m is None:
        return 0
    words = [w.casefold() for w in _WORDS.findall(text[: m.start()])]
    known = {w.casefold() for w in _WORDS.findall(title)} | frames().words["determiners"]
    letters = "".join(w[0] if not w.isupper() else w for w in _WORDS.findall(title)).casefold()
    own = (
        bool(words)
        and all(w in known or w in _BETWEEN or _stands_for(w, letters) for w in words)
        and any(w not in _BETWEEN for w in words)
    )
    return m.start("verb") if own or " ".join(words) in frames().words["the holder"] else 0


def _stands_for(word: str, letters: str) -> bool:
    """Whether a word is the letters of a title, in their order: "hmi" of "HM Inspector of …"."""
    rest = iter(letters)
    return 1 < len(word) <= _LETTERS and all(letter in rest for letter in word)


def _is_deed(text: str) -> bool:
    first, _, behind = text.partition(" ")
    if len(text.split()) < _FEWEST_OF_DEED:
        return False  # "Prevent lead"
    low = first.casefold().strip(",")
    if low in frames().words["no deeds"] or low in frames().words["relating"]:
        return False
    second = behind.partition(" ")[0].casefold().rstrip(":")
    if low.endswith("ing") and (one_does(second) or second in ("is", "includes", "covers")):
        return False  # "Testing includes checks"
    deed = opens_with_verb(text) or any(map(is_infinitive, (low, low.removesuffix("s"))))
    return bool(behind) and (deed or one_does(low))


def _has_subject(text: str) -> bool:
    """Whether words begin with somebody and what they do: "We are responsible", "The panel sits and"."""
    said = text.lstrip(_QUOTES)
    first = said.partition(" ")[0].casefold()
    if _BE.match(said) or _CHARGE.match(said):
        return False
    return _BEGINS.search(said[:_LONGEST]) is not None or (
        has_finite(said) and not is_known_verb(first)
    )


def _goes_on(text: str) -> bool:
    """Whether words may be one more thing that somebody is in charge of: a noun, without a verb of its own."""
    first = text.partition(" ")[0].casefold()
    return not (has_finite(text) or _BEGINS.search(text) or first.endswith(("ly", "ed")))


def _is_work(text: str) -> bool:
    count = len(text.split())
    if not _FEWEST <= count <= _MOST or refused("", "", text.partition(",")[0]):
        return False
    return not functions.is_apart(text)
