"""What a meeting decides beside actions: papers that it adopts, groups that it sets up, and work for which nobody was found."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims import adopted
from remit.loaders.claims.deeds import Deeds
from remit.loaders.claims.guards import refused
from remit.loaders.claims.paper_kinds import PAPERS
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_PAPER = rf"(?:[\w’'&/-]{{1,30}}\s){{0,6}}?(?:{PAPERS}|budget|accounts|code|procedure|regulations|standing orders|table of fees|arrangements|byelaws)"
_OF = r"(?:\s(?:for|of|on)\s[^.;:,()]{2,60}?)?"
_DONE = r"(?:adopted|approved|ratified|endorsed)"
_SO_DECIDED = re.compile(
    rf"\b(?:that\s(?:\([a-z]\)\s)?)?(?:the|its|a)\s(?:\w+\s)?(?P<what>{_PAPER}{_OF})\s(?P<said>be(?: formally)? {_DONE})\b",
    re.IGNORECASE,
)
# "that the Council adopt the Harbour Plan"
_DO_DECIDE = re.compile(
    rf"\bthat\s(?:the\s)?(?P<who>[A-Z]\w+(?:\s[A-Z]\w+)?)\s(?P<said>adopt|approve|ratify)\sthe\s(?P<what>(?i:{_PAPER}{_OF}))(?=[.,;]|\sas\b|\swith\b|$)"
)
_WAS_DECIDED = re.compile(
    rf"^The\s(?P<what>{_PAPER}{_OF})\s(?P<said>(?:was|were)(?: formally| unanimously)? {_DONE})(?P<behind>[^;]{{0,120}})$"
)
_DECIDED = re.compile(
    rf"^(?:The\s(?P<who>\w+(?:\s\w+)?)|Members|Governors|Trustees)\s(?:also |then )?(?P<said>{_DONE}|agreed)\sthe\s(?P<what>{_PAPER}{_OF})(?=[.,;]|\sas\b|\swith\b|$)",
    re.IGNORECASE,
)
_BY = re.compile(r"^\s+by\s+(?:the\s+)?(?P<who>[A-Z]\w+(?:\s[A-Z]\w+){0,6})\b")
_NOT_WHOLLY = re.compile(
    r"\b(?:subject to|in principle|in draft|except|pending|once|provided|if)\b", re.IGNORECASE
)
_LEFT_OUT = ("minutes",)

_GROUP = r"(?P<name>[A-Z][\w’'&-]*(?:\s(?:and|of|for|the|[A-Z&][\w’'&-]*)){0,6}?\s(?:Working Party|Working Group|Task Group|Task and Finish Group|Sub-Committee|Sub-Group|Panel|Group|Committee|Board|Forum))"
_SETS_UP = re.compile(
    rf"\b(?P<said>(?:set|setting) up|establish(?:ing)?|form(?:ing)?|create|creating|appoint(?:ing)?)\s(?:an?|the)\s(?:new\s)?{_GROUP}"
    r"(?:,?\s(?:of|comprising|consisting of|made up of|to include)\s(?P<who>[^.;:]{3,160}?))?(?=,?\swith a quorum|[.;:]|,?\s(?:to|which|and that)\s|$)"
)
_BE_SET_UP = re.compile(
    rf"\b(?:an?|the)\s(?:new\s)?{_GROUP}(?:,?\s(?:of|comprising|consisting of|made up of)\s(?P<who>[^.;:]{{3,160}}?))?\s(?P<said>be (?:set up|established|formed|created))\b"
)
_QUORUM = re.compile(r"\bwith a quorum of (?P<quorum>\w+)", re.IGNORECASE)
_TITLE = re.compile(rf"^(?:{'|'.join(frames().singular)})\.?\s+", re.IGNORECASE)
_NAMES = re.compile(r",\s+(?:and\s+)?|(?<!\s)\s+and\s+")
_NOBODY = re.compile(
    r"^(?P<said>(?:Nobody|No[ -]one|No volunteers?)\s(?:could be found|has been found|was found|came forward|has come forward|had come forward|"
    r"offered|volunteered|was willing|is willing))(?:\s(?:at this meeting|so far|yet|at present|today))?,?\s"
    r"(?:to\s(?:take on|do|run|organise|lead(?: on)?|look after)|for)\s(?P<work>[^.;,]{5,100}?)(?:,?\s(?:and|so)\s[^.]*)?\.?$"
)


def read(deeds: Deeds, sentence: Passage) -> None:
    """Read a sentence of minutes for what was adopted, set up, or left without anybody to do it."""
    _adopted(deeds, sentence)
    _set_up(deeds, sentence)
    if m := _NOBODY.match(sentence.text):
        thing = deeds.teller.work(sentence.match(m, "work"))
        deeds.teller.reading.nobody(thing, "responsible", sentence, m["said"])


def _adopted(deeds: Deeds, sentence: Passage) -> None:
    text = sentence.text
    m = _WAS_DECIDED.match(text) or _DECIDED.match(text)
    agreed = m is None
    m = m or next(
        (
            one
            for form in (_SO_DECIDED, _DO_DECIDE)
            for one in form.finditer(text)
            if _resolves(text[: one.start()])
        ),
        None,
    )
    if m is None or _NOT_WHOLLY.search(text[m.start() :]):
        return
    found = m.groupdict()
    if refused(text[: m.start()], "", text[m.end("said") :], past=False) and not agreed:
        return
    own = deeds.teller.names.own.body
    who: Ref | None = own
    behind = _BY.match(found.get("behind") or "")
    if behind is not None or found.get("who"):
        named = behind["who"] if behind is not None else found["who"] or ""
        owners = deeds.owners(named)
        who = owners[0][0] if owners and len(owners) == 1 and owners[0][0].kind == "body" else None
    what = sentence.match(m, "what")
    if who is None or bare(what.text).split()[-1].casefold() in _LEFT_OUT:
        return
    adopted.say(deeds.teller.reading, what, who, sentence, m["said"])


def _resolves(before: str) -> bool:
    """Whether the words before say that a meeting decided what follows."""
    return re.search(
        r"\b(?:resolved|agreed|decided)\b", before, re.IGNORECASE
    ) is not None and not refused(before, "", "", past=False)


def _set_up(deeds: Deeds, sentence: Passage) -> None:
    """A group with those who are to sit on it: "to set up a Market Working Party of Cllrs Bee and Dee, with a quorum of two"."""
    m = _SETS_UP.search(sentence.text) or _BE_SET_UP.search(sentence.text)
    own = deeds.teller.names.own.body
    if m is None or own is None or not _resolves(sentence.text[: m.start()]):
        return
    reading, words = deeds.teller.reading, sentence.match(m, "name")
    group = reading.body(bare(m["name"]))
    deeds.teller.link(group, "reportsTo", own, sentence, m["said"], basis="inferred")
    if quorum := _QUORUM.search(sentence.text, m.end()):
        reading.findings.attribute(
            reading.source, sentence, group, "quorum", quorum["quorum"], stated_as="quorum"
        )
    for agent in _members(deeds, m["who"] or ""):
        deeds.teller.link(agent, "memberOf", group, sentence, m["said"])
    deeds.teller.names.full.setdefault(bare(m["name"]).casefold(), words.text)


def _members(deeds: Deeds, said: str) -> list[Ref]:
    """Those who are listed by name; nobody where one of them is not clear."""
    found: list[Ref] = []
    for name in _NAMES.split(_TITLE.sub("", said)) if said else ():
        owners = deeds.owners(_TITLE.sub("", name))
        if not owners or len(owners) != 1 or owners[0][0].kind not in ("person", "post"):
            return []
        found.append(owners[0][0])
    return found
