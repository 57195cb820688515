"""Who chose a member: the body, the post or the people whom a column, a heading or a bracket says to appoint them."""

from __future__ import annotations

import re

from remit.graph.words import with_capital
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.entries import sits_as
from remit.loaders.claims.verbs import has_finite, is_doing
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

# "Appointed by Mere Council", "(nominated by the Chamber of Trade)"; what stands in front of it may be anything.
BY = re.compile(
    r"\b(?P<said>(?:(?:appointed|chosen|co-opted|delegated|elected|named|nominated|proposed|put forward|selected)(?:,? (?:and|or) )?){1,3}"
    r"(?: each year| annually)? by)\s+(?:the\s+)?(?P<who>\S.*)$",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"(?:an?|the) (?:vote|ballot|show of hands) (?:of|by|among) (?:the )?", re.IGNORECASE
)
_OTHERWISE = re.compile(r"\b(?:not|never|nobody|none|right|without)\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"(?:their|its|his|her|that|those|these|each|this|one|them|it)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\s?\([^()]{0,60}\)$")
_IN_BRACKET = re.compile(r"[);,]")
_NEXT = re.compile(
    r"[;:]|,\s|\s\(|\.(?:\s|$)|\s(?:for|on|in|at|from|each|every|after|under|subject|who|whose|to)\s"
)
_LONGEST = 6  # words of a name of people


def parted(passage: Passage) -> tuple[Passage, Passage | None, str]:
    """Part words from those that say who chose whom they name: also the chooser, and the words that say so.

    >>> from remit.loaders.blocks import Part
    >>> words, who, said = parted(Passage((Part("Ann Bee (nominated by Mere Council)", 1),)))
    >>> words.text, who.text, said
    ('Ann Bee', 'Mere Council', 'nominated by')
    """
    m = BY.search(passage.text)
    if m is None:
        return passage, None, ""
    start = len(passage.text[: m.start()].rstrip(" \t(,;–-"))
    bracket = passage.text.count("(", 0, m.start()) > passage.text.count(")", 0, m.start())
    who = passage.cut(m.start("who"), _end_of(passage.text, m.start("who"), bracket=bracket))
    return passage.cut(0, start), who, m["said"].casefold()


def _end_of(text: str, at: int, *, bracket: bool) -> int:
    """Where the name of a chooser ends: with its bracket, or before what is said besides."""
    m = (_IN_BRACKET if bracket else _NEXT).search(text, at)
    return m.start() if m else len(text.rstrip(" .:;"))


def tell(
    reading: Reading,
    words: Passage,
    chosen: Ref | None,
    *,
    stated_as: str,
    block: Block,
    home: Ref | None = None,
) -> None:
    """Say who chose somebody, and who so chooses members of the body ``home``; own up to words that name nobody."""
    if (m := BY.match(words.text)) is not None:
        words = words.cut(m.start("who"))
    if (m := _VOTE.match(words.text)) is not None:
        words = words.cut(m.end())  # "chosen by a vote of the parents"
    said = _ASIDE.sub("", words.text).strip(" .")
    if _OTHERWISE.search(said) or any(map(_acts, said.split(","))):
        reason = f"{stated_as}: it says how a member comes to sit there, in more than a name"
        reading.findings.cannot_read(reading.source, block, words, reason)
        return
    if (sits_as(said.split(",")[0]) and not _people(said)) or _THEIRS.match(said):
        reason = f"{stated_as}: it says how a member came to sit there, and not by whom"
        reading.findings.cannot_read(reading.source, block, words, reason)
        return
    told = False
    for party in reading.parties.read(words.find(said) if said else words, bodies=True):
        chooser = _chooser(reading, party)
        for other in (chosen, home) if chooser is not None else ():
            if chooser is not None and other is not None and other != chooser:
                told = True
                reading.findings.link(
                    reading.source, words, chooser, "appoints", other, stated_as=stated_as
                )
    if not told:
        reason = f"{stated_as}: it is not clear who “{words.text}” is, who chose a member"
        reading.findings.cannot_read(reading.source, block, words, reason)


def _acts(words: str) -> bool:
    """Whether words end as a sentence does, on what somebody does: "governing body agrees"."""
    _, *rest = words.split() or [""]
    return has_finite(words) or any(map(is_doing, rest[-1:]))  # a name has a capital there


def _chooser(reading: Reading, party: Party) -> Ref | None:
    """Whoever chooses: a body, a post, or people who elect one of themselves, as this paper calls them."""
    if party.kind in ("body", "unit", "group", "everyone"):
        plain = bare(party.name)
        if " " in plain or reading.may_be_body(plain) or plain.isupper():
            return reading.body(plain)
        return Ref("body", with_capital(plain), within=reading.origin)
    if party.kind == "post":
        return reading.post(party.name, party.body, party.passage)
    if party.kind in ("unclear", "unread") and _people(party.name):
        return Ref("body", with_capital(bare(party.name)), within=reading.origin)
    return None


def _people(text: str) -> bool:
    """Whether words are people of a kind, who may elect: "Academy proprietors", "Parents", "the admitted bodies"."""
    last = last_word(text).casefold()
    several = last.endswith("s") and not last.endswith("ss")
    plain = re.fullmatch(r"[\w’' &-]+", text) is not None
    return plain and several and len(text.split()) <= _LONGEST and last not in _NOBODY


_NOBODY = frames().words["times"] | {"process", "ballots", "elections", "interviews"}
