"""The body that a line of a title names, without what it says of the paper: "Quay Group – Terms of Reference"."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.bodies_within import OF_ANOTHER, is_within
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.wording import NAME, bare

TWO = re.compile(r"\sand (?:the|our)\s(?=[A-Z])")  # "the Data Division and the Users Panel": two
_FOR = re.compile(r"(?P<what>(?:[A-Z][\w’'-]{1,30} ){1,6}[A-Z][\w’'-]{1,30}) (?:on|for) [A-Z]")
_SURE = 0.5  # of the meaning of a label that asks for somebody
_LONGEST = 16  # words of a title
# What stands behind it in a title says where and when a meeting was, or more: no title is too long for it.
_MORE = re.compile(r"\sheld (?:on|at|in)\s|\s[-–—]\s")
# A day that opens a title: what stands behind it may be whose the paper is.
_DAY_FIRST = re.compile(r"^(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?: ?[:–—-])? ")
# "Quality, Safety and Experience Committee": the commas are those of the name.
_OF_FIELDS = re.compile(r"\b(?:[A-Z][\w’'-]{1,30}, ){1,3}[A-Z][\w’'-]{1,30},? (?:and|AND|&) [A-Z]")
# What a title says of the paper rather than of the body: it is cut away, in front or behind.
OF_THE_PAPER = re.compile(
    r"\b(?:terms of reference|(?:rules|articles|terms) (?:of|for)|(?:members?['’]?s? )?biographies|who['’]s who|membership(?: list)?|minutes?(?: of)?|action log|agenda|members(?: of)?|"
    r"governance (?:structure|arrangements)|action tracker|list of|notes?(?: of)?|"
    r"raci(?: matrix)?|schemes? of delegat\w+(?: authority)?|delegated authority|contact list|directory|roles and responsibilities|roles|(?:job|role|post) (?:descriptions?|profiles?)|"
    r"at a glance|in brief|in a nutshell|on a page|fact ?sheets?|remit and membership|draft|final|version \S+|v\d\S*|updated? .*|meetings?(?: of)?|(?:officers|office[- ]bearers|officials|staff) of|how (?:the|our)|works|held .*|who sits where|\d.*|"
    # These may be the matter of a body, too: "Data Governance Committee", "Strategy Board".
    r"(?:action plan|charter|code of conduct|constitution|governance|delivery plan|guidance|guidelines|handbook|policies|policy(?: statement| and procedures?| document)?|procedures?|protocol|risk register|register|report|structure|plan|strategy)"
    r"(?!\s(?:board|cabinet|commission|committee|council|executive|forum|group|network|panel|partnership|sub-?committee|sub-?group|task ?force|team)\b))\b",
    re.IGNORECASE,
)  # fmt: skip
_ASKING = (
    "responsible",
    "accountable",
    "support",
    "chair",
    "vice chair",
    "consulted",
    "informed",
    "author",
)
_CUT = re.compile(
    r"(?:(?<!\s)\s+)?(?:[-–—:|,]|\bfor the\b|\bof the\b|\bof\b|\bfor\b)\s*$|^\s*(?:[-–—:|,]|(?:for the|of the|in the|within the|at the|of|for)\b)\s*",
    re.IGNORECASE,  # "FOR THE HOME OFFICE" on a cover
)


def names_nothing(title: str) -> bool:
    """Whether a title says no more than what kind of paper it is: "Terms of reference"."""
    return not _CUT.sub("", OF_THE_PAPER.sub("", title)).strip()


def asks_of(name: str) -> bool:
    """Whether words ask for somebody's work, and are no body's name.

    >>> asks_of("Role of the Regulator"), asks_of("Office of the Regulator")
    (True, False)
    """
    first, of, _ = name.partition(" of the ")
    return bool(of) and first.casefold() in frames().words["asking for work"]


def named_in(reading: Reading, passage: Passage) -> str:
    """The name of the body that a line names as a title does; nothing where it names none."""
    text = _DAY_FIRST.sub("", re.sub(r"\([^()]*\)", "|", passage.text))
    if len(_MORE.split(text)[0].split()) > _LONGEST or text.endswith("."):
        return ""
    label, colon, _ = text.partition(":")
    if colon and any(
        m.role in _ASKING and (m.score >= _SURE or not is_within(label))
        for m in reading.looks.lexicon.meanings(label)
    ):
        return ""  # "Lead: Vale Police" names the lead, and the paper is not the lead's
    if colon and not frames().words["houses"].isdisjoint(re.findall(r"\w+", label.casefold())):
        return ""
    left = OF_THE_PAPER.sub("|", text)
    found: list[str] = []
    marks = r"[|:–—·]|\s-\s" if _OF_FIELDS.search(left) else r"[|:–—·,]|\s-\s"
    for part in (p for p in re.split(marks, left) if p.strip()):
        piece = _CUT.sub("", _CUT.sub("", part)).strip(" .,")
        if TWO.search(piece) or asks_of(piece):
            continue
        capitals = piece.isupper() and len(piece.split()) > 1
        name = bare(piece.title() if capitals else piece)
        plain = name.replace(",", "") if _OF_FIELDS.search(name) else name
        if not may_be_named(reading, name):
            plain = name = _before_matter(reading, name)
        told = " " in name and re.fullmatch(NAME, plain) and not reading.parties.doubtful(name)
        if told and may_be_named(reading, name):
            found.append(bare(piece) if capitals else name)
    # "Mere Trust: how the Quay Group works": the group of the trust
    within = [name for name in found if is_within(name)]
    # "Mere Care Board – Safety Committee: action log": the committee of the board
    nearer = [name for name in within if last_word(name).casefold() in OF_ANOTHER]
    return next(iter(nearer or within or found), "")


def _before_matter(reading: Reading, name: str) -> str:
    """The body before the matter of its paper: "Cabinet Office Open Data"; the name itself where none stands so."""
    words = name.split()
    things = frames().words["things and bodies"]
    for last in range(len(words) - 1, 1, -1):
        head = words[last - 1].casefold()
        if head in reading.grammar.heads and head not in things and not is_within(head):
            return " ".join(words[:last])
    return name


def may_be_named(reading: Reading, name: str) -> bool:
    """Whether a name that stands in a title may be a body's."""
    if reading.parties.is_post(name):
        return False  # "The Chief Executive" heads what is delegated to somebody
    known = frames().words["bodies"]
    if m := _FOR.match(name):  # "Advisory Council on Religious Education"
        last = last_word(m["what"]).casefold()
        return reading.ends_as_a_body(m["what"]) or last in known
    return reading.may_be_body(name) or last_word(name).casefold() in known
