"""What words ask of a body as a label, a heading or a column: "Quorum", "Serviced by", "Who do we answer to?".

One answer for all these places. The words are those of a label that is listed, of a column of groups, or of a relation:
a label leaves out the relation's own end ("Chaired by"), and a question asks for one of its two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from remit.loaders.blocks import Block
from remit.loaders.schema.frames import Frame, frames
from remit.loaders.schema.lexicon import lexicon

OF_COLUMNS: Final = {  # what the columns of a table of groups ask for
    "chair": "chair",
    "vice chair": "vice chair",
    "members": "members",
    "attendees": "attendees",
    "reports to": "reports",
    "frequency": "meets",
    "quorum": "quorum",
    "secretariat": "supports",
}
_OF_FACTS = {  # what a relation's one side is to the body on its other
    "chair": "chair",
    "member": "members",
    "members": "members",
    "attends": "attendees",
    "supports": "supports",
    "reports": "reports",
}
ONE: Final = ("chair", "vice chair", "reports", "supports", "meets", "quorum")  # ask for one thing
ASKED: Final = (*ONE, "attendees", "subgroups")
OF_BODIES: Final = frozenset([*ASKED, "members"])
_SEVERAL = 2  # things of a body that labels ask for
_SIDES = 2  # cells of a label with its value
_FEWEST_OF_A_PAPER, _MOSTLY = 3, 0.6  # rows of a table about the paper that are known
_LEAST = 0.4  # of all the labels
_SURE = 0.9  # of the meaning of a heading
_FEWEST = 2  # words of a label that is not listed
_LONGEST = 9
_BODY = (
    r"(?:group|board|committee|panel|forum|partnership|council|sub-?group|sub-?committee|steering group|"
    r"working group|task ?force|task group|network|alliance|body)"
)
_THE_BODY = re.compile(rf"\b(?:the|this|our) {_BODY}\b")
_ITS_MEMBERS = re.compile(rf"(?:the |our )?{_BODY}(?:['’]s)? (?=members)")
_OF_A_YEAR = re.compile(
    r"\s(?:for|in|at|as at|from|since)\s(?:[A-Z][a-z]{2,8}\s|\d{1,2}\s){0,2}(?:19|20)\d\d\S{0,6}$"
)
# What stands around the word that says who was at a meeting: "Those present on 13 March", "In attendance via Teams".
_WHO_WAS = re.compile(r"^(?:who (?:was|were|is)|who['’]s|those|people|everyone|everybody)\s")
_AT_IT = re.compile(
    r"\s(?:on (?:\w{6,9},? )?\d{1,2}(?:st|nd|rd|th)? \w{3,9}(?: \d{4})?|at (?:the|this) meeting|for (?:all|part) of (?:the|this) meeting|(?:for|on|during) (?:agenda )?items? \d[\d ,&.and-]{0,12}(?: only)?"
    r"|in person|in the room|remotely|online|(?:by|via) (?:video|phone|telephone|teams|zoom|video link))$"
)
_THERE = ("present", "apologies")
_ASIDE = re.compile(r"\([^()]*\)")
_OF_IT = re.compile(r"\s(?:of|to|for) it$")
_ASKS = re.compile(
    r"(?:and |so )?(?P<prep>to )?(?P<asks>who(?:['’]s|m)?|which (?:body|bodies|board|group|committee)|how often|when)\s(?P<rest>.+)"
)
_OWNED = re.compile(r"['’](?:s\b|\s|$)")
_ARTICLES = ("a", "an", "the", "its", "our", "their")
_WE = ("we", "it", "they", "us", "them", "you")


@lru_cache(maxsize=16_384)  # headings come again, and each document is read twice
def label_of(text: str) -> str:
    """What words ask of a body that are a label, or a heading, and nothing else; empty where they are none.

    >>> [label_of(text) for text in ("Apologies for absence:", "The weather", "Serviced by")]
    ['apologies', '', 'supports']
    >>> [
    ...     label_of(text)
    ...     for text in ("Present on 13 March", "Who was in the room", "Report on 3 May")
    ... ]
    ['present', 'present', '']
    >>> [
    ...     label_of(text)
    ...     for text in ("Who do we report to?", "Who reports to us?", "How often it meets")
    ... ]
    ['reports', 'subgroups', 'meets']
    """
    if not text or len(text) > 120:
        return ""
    whole = _spoken_of(text.rstrip(": .?"))
    own = whole.removeprefix("it's ").removeprefix("our ")  # "The Panel's responsibilities"
    known = frames().labels
    for form in (whole, own, _OF_IT.sub("", own)):
        if form in known:
            return known[form]
    there = known.get(_AT_IT.sub("", _WHO_WAS.sub("", whole)), "")
    if there in _THERE:
        return there
    if _of_members(whole):
        return "members"
    words = _ASIDE.sub(" ", whole).split()  # "Clerk (reports to follow)" is one word
    # "Proposed chair" asks for none that there is.
    apart = frames().words["of posts alone"] | frames().words["no list of members"]
    if not _FEWEST <= len(words) <= _LONGEST or not apart.isdisjoint(words):
        return ""
    return _of_frames(whole) or _of_columns(own)


def asks_above(text: str) -> bool:
    """Whether words are those of a relation that lack only whom somebody answers to, of posts alone too: "line managed by".

    >>> [asks_above(text) for text in ("line managed by", "answerable to", "managed by")]
    [True, True, False]
    """
    return _of_frames(_spoken_of(text)) == "reports"


def label_beside(text: str) -> str:
    """What a label asks that has a value beside it: also "Trustee member", "Staff who normally attend".

    >>> [
    ...     label_beside(text)
    ...     for text in ("Trustee member", "Who normally attends", "Former members")
    ... ]
    ['members', 'attendees', '']
    """
    if role := label_of(text):
        return role
    words = re.findall(r"[\w-]+", text.casefold())
    known = frames().words
    apart = known["no list of members"] | {"for", "about"}
    if not apart.isdisjoint(words) or len(words) > _LONGEST or _OWNED.search(text):
        return ""  # "Support for members", "Observers' comments"
    if (
        words[-1:] in (["member"], ["members"])
        and len(words) <= _FEWEST + 1
        and words[0] != "staff"
    ):
        return "members"
    return "attendees" if not known["coming"].isdisjoint(words) else ""


def asks_of_a_body(labels: Sequence[str]) -> bool:
    """Whether labels ask for several things that one body has, do not name it, and are no list of its offices.

    >>> [
    ...     asks_of_a_body(labels)
    ...     for labels in (
    ...         ["Purpose", "Chair", "Quorum"],
    ...         ["Group", "Chair", "Quorum"],
    ...         ["Chair", "Treasurer", "Secretary"],
    ...     )
    ... ]
    [True, False, False]
    """
    known = {label.casefold(): r for label in labels if (r := label_beside(label)) in OF_BODIES}
    named = any(label_of(label) == "group" for label in labels)
    each = {label.casefold() for label in labels}
    enough = len(set(known.values())) >= _SEVERAL and len(known) >= _LEAST * len(each)
    return enough and not named and not frames().offices.keys() >= known.keys()


def asks_of_bodies(rows: Sequence[Block]) -> bool:
    """Whether rows are labels that ask of a body, each with its value; under a header, or under the names of several bodies."""
    if not _are_pairs(rows):
        return False
    cells = [[cell.text for _, cell in sorted(row.cells.items())] for row in rows]
    pairs = [row for row in cells if len(row) > 1]
    if not pairs:
        return False
    labels = [label for label, _ in pairs[1 if len(pairs) > _SIDES else 0 :]]
    return asks_of_a_body(labels) and not any(label_of(value) for _, value in pairs)


def about_the_paper(rows: Sequence[Block]) -> bool:
    """Whether rows are labels about the paper itself, each with its value: its version, its author, who approved it."""
    return _are_pairs(rows) and of_a_paper([row.cells[min(row.cells)].text for row in rows])


def _are_pairs(rows: Sequence[Block]) -> bool:
    """Whether rows are a label each, or one with its value."""
    return all(0 < len(row.cells) <= _SIDES for row in rows)


def of_a_paper(labels: Sequence[str]) -> bool:
    """Whether labels are those of a paper's own sheet: enough are known, and one of them is of nothing else.

    >>> (
    ...     of_a_paper(["Version", "Policy owner", "Approved by"]),
    ...     of_a_paper(["Owner", "Date", "Status"]),
    ... )
    (True, False)
    """
    words = frames().words
    own = words["labels of adopters"] | words["labels of owners of a paper"]
    said = [label.casefold().strip(" :") for label in labels]
    known = [label for label in said if label in own | words["labels of a paper"]]
    telling = words["telling of a paper"].intersection(known)
    least = max(_FEWEST_OF_A_PAPER, _MOSTLY * (len(said) - 1))
    return len(known) >= least and bool(telling) and len(set(known)) == len(known)


def _of_columns(words: str) -> str:
    """What the head of a column of groups of these words asks for."""
    found = lexicon().meanings(words)
    best = found[0].score if found else 0.0
    sure = [OF_COLUMNS[m.role] for m in found if m.score == best >= _SURE and m.role in OF_COLUMNS]
    return sure[0] if sure else ""


def _of_frames(words: str) -> str:
    """What the words of a relation ask for that lacks one end: "reports to", "chaired by", "who chairs it"."""
    m = _ASKS.fullmatch(words)
    if m is None:
        return next((role for frame in _whole(words.split()) if (role := _right(frame))), "")
    rest = [*m["rest"].split(), *(["to"] if m["prep"] else [])]
    helpers = frames().words["in questions"]
    plain = [word for word in rest if word not in helpers and word not in _WE]
    if m["asks"] in ("how often", "when"):
        return "meets" if any(f.fact == "meets" for f in _whole(plain)) else ""
    for frame in _whole(plain):
        verb = next((n for n, word in enumerate(rest) if word == plain[0]), 0)
        of_us = any(word in _WE for word in rest[:verb])
        by_us = rest[-1] in _WE or not any(word in _WE for word in rest)
        if role := (_right(frame) if of_us else _left(frame) if by_us else ""):
            return role
    return ""


def _right(frame: Frame) -> str:
    """What stands behind the words is to the body before them: whom it reports to, who chairs it."""
    up = frame.fact == "reports" and (frame.who, frame.of) == ("left", "right")
    if frame.fact in ("meets", "quorum"):
        return frame.fact if frame.of == "value" else ""
    served = frame.fact in _OF_FACTS and (frame.who, frame.of) in (
        ("right", "left"),
        ("right", "own"),
    )
    return _OF_FACTS[frame.fact] if up or served else ""


def _left(frame: Frame) -> str:
    """What stands before the words is to the body behind them: who chairs it, what reports to it."""
    if frame.fact == "reports":
        return "subgroups" if (frame.who, frame.of) == ("left", "right") else ""
    return _OF_FACTS.get(frame.fact, "") if frame.who == "left" else ""


def _whole(words: Sequence[str]) -> Iterator[Frame]:
    """The frames of which words are the whole, in any inflection; without the "is" that a label leaves out."""
    lemmas = [(w, *frames().lemmas.get(w, ())) for w in words if w not in _ARTICLES]
    if not lemmas:
        return
    begun = {"be", *lemmas[0]}
    for first in begun:
        for frame in frames().by_first.get(first, ()):
            said = (
                frame.words[1:]
                if frame.words[0] == "be" and first not in lemmas[0]
                else frame.words
            )
            if len(said) == len(lemmas) and all(
                w in ls for w, ls in zip(said, lemmas, strict=True)
            ):
                yield frame


def _of_members(heading: str) -> bool:
    """Whether a heading asks for members of a kind: "statutory members", "members required by law", "panel members"."""
    kinds = frames().words["membership"]
    words = _ITS_MEMBERS.sub("", heading).split()
    while words and words[0] in kinds:
        words = words[1:]
    noun, *rest = words or [""]
    return noun in ("members", "membership") and (
        not rest or rest == ["of", "it"] or rest[0] in frames().words["kinds of members"]
    )


def _spoken_of(label: str) -> str:
    """A label case folded, with the document's own body as "it", and without its year: "Members for 2031/32"."""
    plain = _OF_A_YEAR.sub("", label).casefold().replace("’", "'")
    return _THE_BODY.sub("it", plain.replace("who's ", "who is "))
