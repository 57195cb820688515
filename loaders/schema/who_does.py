"""Tables of who does what: posts, people or bodies, and beside each its duties, whatever the headings call either.

"Role | Responsibilities" and "Committee | Remit" say so by both headings. A word that heads much else ("Description") does so
only above cells that open with a verb. The first column has to name parties, so that no label is taken for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Block, Passage
from remit.loaders.schema.asking import is_work
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import headings_of
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.matching import Matcher

KIND = "deeds"
_FEWEST_ROWS = 2
_MOSTLY = 0.8  # of the cells of a column name parties
_PLAINLY = 0.6  # of them show it by their own words; of the work, by the verb that it opens with
_SELDOM = 0.4  # of the duties may look like a party, a day or a number
_SCORE = 0.9
_TWO = 2  # columns of parties: somebody with a post


def who_does(matcher: Matcher, header: Block, rows: Sequence[Block]) -> Match | None:
    """The match of rows that say what each party does; ``None`` where they do not, or another column may turn it."""
    if len(rows) < _FEWEST_ROWS or not any(
        matcher.lexicon.tells_deeds(cell.text) for cell in header.cells.values()
    ):
        return None
    headings = headings_of([header])
    cells = matcher.cells(headings, rows)
    what = [n for n in headings if _are_deeds(matcher, headings[n].text, cells.get(n, ()))]
    plain = [n for n in what if matcher.lexicon.tells_deeds(headings[n].text) == "sure"]
    what = plain or what
    who = [
        n
        for n in headings
        if n not in what and _are_parties(matcher.looks, headings[n].text, cells.get(n, ()), sure=bool(plain))
    ]  # fmt: skip
    if len(what) != 1 or not who or len(who) > _TWO or set(cells) - set(headings):
        return None
    roles = _roles(matcher, headings, who, what[0])
    if roles is None:
        return None
    why = "parties stand beside what each of them does"
    columns = tuple(Column(n, headings[n], roles[n], _SCORE, why) for n in headings)
    return Match(KIND, (header,), columns, _SCORE)


def _roles(
    matcher: Matcher, headings: Mapping[int, Passage], who: Sequence[int], what: int
) -> dict[int, str] | None:
    """The role of each column; ``None`` where two ask for parties of one kind, or one asks for anything else."""
    roles = {what: "charge"}
    for n in headings:
        meant = [m.role for m in matcher.means(headings[n].text)]
        if n in who and len(who) == 1:
            roles[n] = "contact"
        elif n in who:
            roles[n] = next((r for r in meant if r in ("name", "post", "body", "unit")), "")
        elif n != what:
            roles[n] = next((r for r in meant if r in ("reference", "neutral", "priority")), "")
    told = [roles[n] for n in who]
    named = len(who) == 1 or "name" in told
    return roles if all(roles.values()) and len(set(told)) == len(told) and named else None


def _are_deeds(matcher: Matcher, heading: str, cells: Sequence[str]) -> bool:
    """Whether a column says what somebody does: by its heading, or by that and the verbs of its cells."""
    looks, told = matcher.looks, matcher.lexicon.tells_deeds(heading)
    if not told or not cells:
        return False
    others = share(looks.names_somebody(c) or bool(looks.kind(c)) for c in cells)
    if told == "sure":
        return others < _SELDOM
    return share(map(is_work, cells)) >= _PLAINLY


def _are_parties(looks: Looks, heading: str, cells: Sequence[str], *, sure: bool) -> bool:
    """Whether a column names whoever does it; beside a heading that only may say so the cells have to show it."""
    if not cells or not looks.lexicon.asks_for_somebody(heading):
        return False
    shown = sure or share(map(looks.names_somebody, cells)) >= _PLAINLY
    work = share(is_work(c) and not looks.names_somebody(c) for c in cells) >= _SELDOM
    return shown and not work and share(looks.fits(c, "party") for c in cells) >= _MOSTLY
