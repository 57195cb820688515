"""What a row remarks of its own work: that somebody else has it now, that whoever had it left, that it is over.

Words such as "Reassigned to Ann Bee on 2 June" stand beside an owner who is not the one any more, so that who leads is
unclear until a person has looked. Only what is said of the row's work counts: "Leaflets passed to schools" moves nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.beside import UNDERSTOOD
from remit.loaders.claims.grids import Cell, Row
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.ontology import Role

_WHERE = ("updates", "evaluation", "rag", "status")  # the columns of remarks
_LEADS: tuple[tuple[str, Role], ...] = (
    ("responsible", "responsible"),
    ("action owner", "responsible"),
    ("accountable", "accountable"),
)
# What the row's own work, or whose it is, may be called before the verb; nothing else may stand there.
_ITSELF = (
    r"(?:(?:this|the|it|action|item|task|work|project|lead|leadership|ownership|owner|responsibility|role|"
    r"has|have|is|was|been|being|now|since|then|also|formally|subsequently)\s+){0,6}"
)
_WHO = r"(?:the\s+)?(?P<who>[A-Z][\w’'&.-]{0,30}(?:\s(?:of\s|and\s|&\s|the\s|for\s)?[A-Z][\w’'&.-]{0,30}){0,5})"
_BEHIND = r"(?P<behind>[^.;]{0,120})$"
_PASSED = re.compile(
    rf"^(?i:{_ITSELF}(?P<verb>passed|handed|transferred|reassigned|re-assigned|reallocated|moved|changed|given|assigned|allocated)"
    rf"\s+(?:over\s+|on\s+|across\s+|back\s+)?(?:from\s[^.;]{{2,40}}?\s)?to)\s+{_WHO}{_BEHIND}"
)
_WITH = re.compile(
    rf"^(?i:{_ITSELF}(?:now|currently)\s+(?:with|led by|owned by|being led by|sits with|rests with|under))\s+{_WHO}{_BEHIND}"
)
_TAKES = re.compile(
    rf"^{_WHO}\s+(?:(?:is|are|has|have|will)\s+)?(?:now\s+)?(?:leading(?: on)? (?:this|it)|leads(?: on)? (?:this|it)|takes? (?:this |it )?over|"
    rf"taken (?:this |it )?over|took (?:this |it )?over|taking (?:this |it )?over|picked (?:this|it) up|(?:now )?the (?:new )?lead)\b{_BEHIND}"
)
_NAMED = re.compile(
    rf"^(?i:(?:the\s+)?(?:new|replacement|current)\s+(?:action\s+)?(?:lead|owner)(?:\s+officer)?(?:\s+is(?: now)?|\s*:|\s+[–-])|"
    rf"(?:the\s+)?(?:lead|owner)\s+(?:is\s+)?now(?:\s+is|:)?)\s+{_WHO}{_BEHIND}"
)
_LEFT = re.compile(
    r"^(?:the\s+)?(?P<whose>[\w’'.-]{1,30}(?:\s[\w’'.-]{1,30}){0,3})\s+(?:(?:has|have)\s+(?:now\s+)?(?:left|retired|moved on|stepped down|resigned)"
    r"|no longer (?:leads?|owns?|in post|works?|responsible))(?P<tail>[^.;]{0,60})$",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"\b(?:awaiting|needs?|requires?|seeking|pending|no)\s+(?:an?\s+)?(?:new|replacement)\s+(?:action\s+)?(?:lead|owner)\b"
    r"|\b(?:new|replacement)\s+(?:lead|owner)\s+(?:officer\s+)?(?:to be|needed|required|awaited|tbc)\b",
    re.IGNORECASE,
)
_LEFT_WHAT = re.compile(r"\s{0,3}(?:$|,|and\b|in\b|on\b|at\b|the (?:council|service|team|force|organisation|partnership|post|role|trust|authority|company))", re.IGNORECASE)  # fmt: skip
_PURPOSE = re.compile(r"^\s*for\s+(?:the\s+)?(?:\w+\s+)?(?P<what>\w[\w-]*)", re.IGNORECASE)
_MOVED = ("moved", "changed", "given", "assigned", "allocated")  # also of dates, states and money
_REOPENED = re.compile(r"\bre-?open", re.IGNORECASE)
_PARTS = re.compile(r"[;]\s+|(?<=\w)\.\s+(?=[A-Z])")
_DAY = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}:?\s+")
_OVER = r"(?:(?:this|the|it|action|item|task|work|project|has|have|is|was|been|now|all)\s+){0,6}"
_UNTIL = (
    r"(?:\s+(?:on|in|at|by|as of|since)\s[^.;]{2,40}|\s+\d[^.;]{2,30}|\s+[A-Z][a-z]{2,8}\s\d{4})?"
)
_NEEDED = r"no longer (?:required|needed|pursued|being pursued|going ahead|relevant|applicable)"


class Remark(NamedTuple):
    """Words which say that who leads is not, or may not be, whom the row names."""

    cell: Cell
    words: Passage


def remark(reading: Reading, row: Row) -> Remark | None:
    """The last that a row says of who has its work now, where that is not whom it names."""
    named = " ".join(cell.text for column, _ in _LEADS for cell in row.cells.get(column, ()))
    found: Remark | None = None
    for cell, words in _said(row):
        if (who := _now(reading, words.text)) is not None:
            found = None if _is_named(who, named) else Remark(cell, words)
        elif _is_left(words.text, named):
            found = Remark(cell, words)
    return found


def tell(reading: Reading, row: Row, action: Ref, said: Remark) -> None:
    """Say that it is unclear who leads, by the words of both cells, and own up to the row."""
    for column, role in _LEADS:
        for cell in row.cells.get(column, ()):
            name = f"{cell.text}; {said.cell.heading}: {said.words.text}"
            place = reading.numbered(f"{action.slug}-{role}")
            agent = reading.placed("unclear", name, place, scope=role, under=action)
            reading.findings.link(
                reading.source, (cell.passage, said.words), action, "assignedTo", agent,
                role=role, stated_as=cell.heading,
            )  # fmt: skip
    reason = f"{said.cell.heading}: by these words it is not clear who leads it now"
    reading.findings.cannot_read(reading.source, row.blocks[0], said.words, reason)


def columns(said: Remark | None) -> frozenset[str]:
    """The columns whose words a remark makes unclear."""
    return frozenset(column for column, _ in _LEADS) if said is not None else frozenset()


def _said(row: Row) -> Iterator[tuple[Cell, Passage]]:
    """The sentences of the columns of remarks; of the work itself those behind the first, which asks for it."""
    for role in ("action", *_WHERE):
        for cell in row.cells.get(role, ()):
            if len(cell.text.split()) < 2:
                continue  # one word says nothing of anybody, as most that stand in a column of states
            found = [piece for s in cell.passage.sentences() for piece in _pieces(s)]
            for words in found[1:] if role == "action" else found:
                yield cell, words


def _pieces(sentence: Passage) -> Iterator[Passage]:
    start = 0
    for m in _PARTS.finditer(sentence.text):
        yield sentence.cut(start, m.start())
        start = m.end()
    day = _DAY.match(sentence.text) if not start else None
    yield sentence.cut(day.end() if day else start)


def _now(reading: Reading, text: str) -> str | None:
    """Who has the work now by these words, if they say so."""
    said = text.strip(" .")
    for pattern in (_PASSED, _WITH, _TAKES, _NAMED):
        m = pattern.match(said)
        if m is None:
            continue
        purpose = _PURPOSE.match(m["behind"])
        if purpose and purpose["what"].casefold() in frames().words["passed for"]:
            continue
        verb = (m.groupdict().get("verb") or "").casefold()
        if verb not in _MOVED or _is_party(reading, m["who"]):
            return m["who"]
    return None


def _is_party(reading: Reading, who: str) -> bool:
    one = reading.grammar.one(who)
    return one is not None and one.kind in UNDERSTOOD and not reading.looks.kind(who)


def _is_left(text: str, named: str) -> bool:
    """Whether words say that whoever is named left, or that another is awaited."""
    if _AWAITED.search(text):
        return True
    m = _LEFT.match(text.strip(" ."))
    if m is None or not (m["tail"] == "" or _LEFT_WHAT.match(m["tail"])):
        return False
    words = {word.casefold() for word in re.findall(r"\w+", named)}
    whose = m["whose"].casefold().split()
    return (
        bool(words & {*whose}) or m["whose"] == _initials(named) or whose[-1] in ("lead", "owner")
    )


def _is_named(who: str, named: str) -> bool:
    """Whether those whom a remark names are among those whom the row names, in full, by a word or by initials."""
    words = {word.casefold() for word in re.findall(r"\w+", named)}
    own = [word.casefold() for word in re.findall(r"\w+", who)]
    return bool(own) and (
        set(own) <= words or own[-1] in words or _initials(who) in re.findall(r"\w+", named)
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z]\w*", name))


def ended(reading: Reading, text: str) -> str:
    """The status that remarks come to where the first or the last that they say is that the work is over, or done.

    "Completed 12 May", "Sent to printers; done." and "This action has been withdrawn" do; "Completed the survey" does not.
    """
    if _REOPENED.search(text):
        return ""
    parts = [part.strip(" .") for part in _PARTS.split(text)]
    parts = [_DAY.sub("", part) for part in parts if part]
    for part in dict.fromkeys([*parts[-1:], *parts[:1]]):
        if (m := _ends(tuple(reading.looks.lexicon.over)).fullmatch(part)) is not None:
            return with_capital(m["said"])
    return ""


@cache
def _ends(over: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, over), key=len, reverse=True))
    return re.compile(rf"{_OVER}(?P<said>{_NEEDED}|{words}){_UNTIL}", re.IGNORECASE)
