"""Tables of who does what: posts, people or bodies, and beside each its duties, whatever the headings call either.

"Role | Responsibilities" and "Committee | Remit" say so by both headings. A word that heads much else ("Description") does so
only above cells that open with a verb. The column of whoever does it has to name parties, so that no label is taken for one.
What else is known of them may stand beside it: their post and body, how to reach them, since when, and remarks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.schema.asking import is_work
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import NOT_THEIRS, headings_of
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

KIND = "deeds"
_FEWEST_ROWS = 2
_MOSTLY = 0.8  # of the cells of a column name parties
_PLAINLY = 0.6  # of them show it by their own words; of the work, by the verb that it opens with
_SELDOM = 0.4  # of the duties may look like a party, a day or a number
_SCORE = 0.9
_HOLDS = ("name", "contact", "responsible", "accountable")  # whoever does what stands beside it
_OF_THEM = ("name", "post", "body", "unit")
_IN_TIME = ("since", "start")
_COUNTED = ("score", "votes", "price", "fee")
_SINCE = "since"  # a whole heading: in a longer one it says too little
_BESIDE = ("reference", "neutral", "priority", "remarks", "updates", "discussion", *_IN_TIME)
_REMARKS = ("updates", "discussion")  # "Notes", beside somebody
# How to reach somebody: an address, a page, or a number to call.
_ADDRESS = re.compile(r"\S@[^\s@]{1,80}\.\w|https?://|\bwww\.", re.IGNORECASE)
_CALLED = re.compile(r"(?:(?:tel|ext|x)[.:]? ?)?\+?[\d(][\d ()./-]{2,22}", re.IGNORECASE)


def who_does(matcher: Matcher, header: Block, rows: Sequence[Block]) -> Match | None:
    """The match of rows that say what each party does; ``None`` where they do not, or another column may turn it."""
    if len(rows) < _FEWEST_ROWS or not any(
        matcher.lexicon.tells_deeds(cell.text) for cell in header.cells.values()
    ):
        return None
    headings = headings_of([header])
    cells = matcher.cells(headings, rows)
    if any(NOT_THEIRS.search(heading.text) for heading in headings.values()):
        return None
    what = [n for n in headings if _are_deeds(matcher, headings[n].text, cells.get(n, ()))]
    plain = [n for n in what if matcher.lexicon.tells_deeds(headings[n].text) == "sure"]
    what = plain or what
    if len(what) != 1 or set(cells) - set(headings):
        return None
    who = [
        n
        for n in headings
        if n not in what and _are_parties(matcher.looks, headings[n].text, cells.get(n, ()), sure=bool(plain))
    ]  # fmt: skip
    roles = _roles(matcher, headings, cells, who, what[0])
    if roles is None:
        return None
    why = "parties stand beside what each of them does"
    columns = tuple(Column(n, headings[n], roles[n], _SCORE, why) for n in headings)
    return Match(KIND, (header,), columns, _SCORE)


def _roles(
    matcher: Matcher,
    headings: Mapping[int, Passage],
    cells: Mapping[int, Sequence[str]],
    who: Sequence[int],
    what: int,
) -> dict[int, str] | None:
    """The role of each column; ``None`` where two ask for parties of one kind, or one asks for anything else."""
    roles = {what: "charge"}
    for n in headings:
        if n == what:
            continue
        if n in who:
            roles[n] = (
                "contact" if len(who) == 1 else _of_party(matcher, headings[n].text, cells[n])
            )
        else:
            roles[n] = _of_another(matcher, headings[n].text, cells.get(n, ()))
    told = [roles[n] for n in who]
    named = len(who) == 1 or "name" in told
    return roles if who and all(roles.values()) and len(set(told)) == len(told) and named else None


def _of_party(matcher: Matcher, heading: str, cells: Sequence[str]) -> str:
    """What a column of parties is beside another: whoever does it, or their post or their body."""
    meant = [m.role for m in matcher.means(heading)]
    people = share(map(matcher.looks.names_a_person, cells)) >= _PLAINLY
    if people and not {*meant}.isdisjoint(_HOLDS):
        return "name"  # "Representative" may be a body, too
    role = next((r for r in meant if r in (*_OF_THEM, *_HOLDS)), "")
    return "name" if role in _HOLDS else role


def _of_another(matcher: Matcher, heading: str, cells: Sequence[str]) -> str:
    """What stands beside parties and what they do, and turns neither; nothing where it may."""
    looks, meanings = matcher.looks, matcher.means(heading)
    if any(m.role == "neutral" and m.wording in _COUNTED for m in meanings):
        return ""  # people are measured by it, or things are sold
    meant = [m.role for m in meanings]
    if cells and share(_reaches(looks, c, known=bool(meant)) for c in cells) >= _MOSTLY:
        return "neutral"
    remarks = next((r for r in meant if r in _REMARKS), "")  # "Agency comments" are no numbers
    role = remarks or next((r for r in meant if r in _BESIDE), "")
    if role in _IN_TIME or key(heading) == _SINCE:
        return "since" if share(looks.fits(c, "date") for c in cells) >= _MOSTLY else ""
    if role in _REMARKS:
        return "remarks"
    if not role and cells:  # "CFO-Act Agency", above the names of bodies
        bodies = any(m.role in ("body", "unit") for m in matcher.lexicon.meanings(heading))
        return "body" if bodies and share(map(looks.ends_as_party, cells)) >= _MOSTLY else ""
    return role


def _reaches(looks: Looks, cell: str, *, known: bool) -> bool:
    """Whether a cell says how to reach somebody, and no year; below a heading that is ``known`` a number may be any."""
    called = (
        not known and _CALLED.fullmatch(cell.strip()) is not None and looks.kind(cell) != "date"
    )
    return called or _ADDRESS.search(cell) is not None


def _are_deeds(matcher: Matcher, heading: str, cells: Sequence[str]) -> bool:
    """Whether a column says what somebody does: by its heading, or by that and the verbs of its cells."""
    looks, told = matcher.looks, matcher.lexicon.tells_deeds(heading)
    if not told or not cells:
        return False
    if told == "sure":  # "Volunteer recruitment" is no volunteer
        return share(looks.is_named(c) or bool(looks.kind(c)) for c in cells) < _SELDOM
    return share(map(is_work, cells)) >= _PLAINLY


def _are_parties(looks: Looks, heading: str, cells: Sequence[str], *, sure: bool) -> bool:
    """Whether a column names whoever does it; beside a heading that only may say so the cells have to show it."""
    if not cells or not looks.lexicon.asks_for_somebody(heading):
        return False
    shown = sure or share(map(looks.names_somebody, cells)) >= _PLAINLY
    work = share(is_work(c) and not looks.names_somebody(c) for c in cells) >= _SELDOM
    return shown and not work and share(looks.fits(c, "party") for c in cells) >= _MOSTLY
