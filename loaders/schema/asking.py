"""Whether a table asks for work: what is to be done, by whom or by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from remit.graph.words import MONTHS
from remit.loaders.document.cards import TITLE
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.frames import frames
from remit.loaders.schema.lexicon import Lexicon
from remit.loaders.schema.match import Column, Match
from remit.loaders.schema.wordings import Meaning

_SURELY = 0.9  # the score of a heading's meaning
_SEVERAL = 3  # columns of a table of actions that are none for sure
_OF_WORK = frozenset(
    ["action", "objective", "responsible", "accountable", "action owner", "deadline", "start", "risk", "mitigation"]
)  # fmt: skip
_HOW_IT_GOES = frozenset(["status", "rag", "updates", "support"])
_DATED = frozenset(["topic", "deadline", "start", "other date", "reference", "neutral"])

_OF_SALES = ("price", "fee")

_OF_BODIES = ("group", "post", "reports to", "bearer")
_OF_PEOPLE = ("name",)
_MOSTLY = 0.6  # of the cells
_FEWEST_WORDS = 3  # of what may happen
_PLAINLY = 0.8
_OF_MONEY = ("budget", "cost", "funding", "gross", "net", *_OF_SALES)
_SAID_OF_RISKS = ("risk", "responsible", "accountable")  # whoever answers for what is described
_AGAINST_RISKS = ("mitigation", "risk owner", "action owner")
_OF_RISKS = (
    "likelihood", "probability", "impact", "severity", "score", "risk score", "risk rating", "inherent", "residual", "proximity", "cause",
    "consequence", "current score", "target score", "current risk", "rating", "l", "i", "l x i",
)  # fmt: skip


def asks_for_work(lexicon: Lexicon, match: Match) -> bool:
    """Whether a heading surely asks for it, or several may: "Dataset" beside "Organisation" do not.

    A day alone makes nothing a piece of work that is not called one: "Item" beside "When".
    """
    if match.roles.keys() <= _DATED:
        return False
    asked = [column for column in match.columns if column.role in _OF_WORK | _HOW_IT_GOES]
    return (
        any(column.number == TITLE for column in match.columns)
        or len(asked) >= _SEVERAL
        or any(m.role in _OF_WORK and m.score >= _SURELY for m in _meant(lexicon, match))
    )


def asks_for_risks(lexicon: Lexicon, match: Match) -> bool:
    """Whether a heading speaks of what may happen, or of what is done against it: "Description" beside "Name" does not."""
    meanings = [*_meant(lexicon, match)]
    return (
        any(column.role in _AGAINST_RISKS for column in match.columns)
        or any(m.role in _SAID_OF_RISKS and m.score >= _PLAINLY for m in meanings)
        or any(m.role == "neutral" and m.wording in _OF_RISKS for m in meanings)
    )


def hardly_minutes(match: Match, cells: Mapping[int, Sequence[str]]) -> bool:
    """Whether "Notes" stand beside what nobody knows: then they are of that, and nothing that was said at a meeting."""
    notes = match.roles.get("discussion", ())
    known = any(c.score >= _PLAINLY for c in notes) or "topic" in match.roles
    return not known and any(cells.get(c.number) and c.heading.text for c in match.unknown)


def tells_of_money(lexicon: Lexicon, match: Match) -> bool:
    """Whether a table tells what each body of it pays, gets or costs: none of them is a member by that."""
    return any(m.role == "neutral" and m.wording in _OF_MONEY for m in _meant(lexicon, match))


def tells_of_sales(lexicon: Lexicon, match: Match) -> bool:
    """Whether a table tells what things are sold for: whoever takes the orders has no work by that."""
    return any(m.role == "neutral" and m.wording in _OF_SALES for m in _meant(lexicon, match))


def bear_out(looks: Looks, match: Match, cells: Mapping[int, Sequence[str]]) -> bool:
    """Whether the cells bear out a type that only everyday headings tell: "Whose job" stands above much that is no work.

    Where each thing that a type asks for is told by a plain term of governance the headings are enough. Else no first
    column may be unknown, and the cells that tell the type have to be work, sums, parties or people.
    """
    lexicon = looks.lexicon
    needs = lexicon.tables[match.kind].needs
    told = {c.role for c in match.columns if c.role and _is_termed(lexicon, c)}
    everyday = [c for c in match.columns if c.role and _is_plain(lexicon, c)]
    if not everyday or all(told & set(need) for need in needs):
        return True
    first = min(match.columns, key=lambda column: column.number)
    if not first.role:
        return False
    tests: dict[str, Callable[[str], bool]] = {}
    if match.kind == "actions":
        tests = dict.fromkeys(("action", "objective"), is_work)
    elif match.kind == "delegations":
        tests = {"power": _is_power}
    elif match.kind == "risks":
        tests = {"risk": _is_told}
    tests |= dict.fromkeys(_OF_BODIES, looks.ends_as_party)
    tests |= dict.fromkeys(_OF_PEOPLE, lambda cell: looks.fits(cell, "person"))
    if match.kind == "duties":
        tests["bearer"] = lambda cell: looks.ends_as_party(cell) or _may_be_bound(looks, cell)
    found = [c for c in match.columns if c.role in tests]
    return bool(found) and all(_mostly(tests[c.role], cells.get(c.number, ())) for c in found)


def _mostly(test: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return share(test(cell) for cell in cells) >= _MOSTLY


def is_work(cell: str) -> bool:
    """Whether a cell opens with a verb of what somebody does: "Review the rota", "To review it".

    >>> is_work("Oversee the accounts"), is_work("To set fees"), is_work("Ann Bee")
    (True, True, False)
    """
    words = [word.strip(".,:;•-") for word in cell.casefold().split()[:2]]
    first = words[1] if words[:1] == ["to"] and len(words) > 1 else "".join(words[:1])
    return first in frames().words["verbs"]


def _is_power(cell: str) -> bool:
    return "£" in cell or is_work(cell)


def _is_told(cell: str) -> bool:
    return len(cell.split()) >= _FEWEST_WORDS


def _may_be_bound(looks: Looks, cell: str) -> bool:
    """Whether a cell beside a law may be whom it binds: written as a name is, and no time: "Every employee"."""
    times = frames().words["times"].union(MONTHS)
    plain = times.isdisjoint(re.findall(r"[a-z]+", cell.casefold()))
    return cell[:1].isupper() and plain and looks.fits(cell, "party")


def _is_plain(lexicon: Lexicon, column: Column) -> bool:
    """Whether only everyday words tell the role of a column."""
    meant = next((m for m in lexicon.meanings(column.heading.text) if m.role == column.role), None)
    return meant is not None and (meant.role, meant.wording) in lexicon.plain


def _is_termed(lexicon: Lexicon, column: Column) -> bool:
    """Whether a term of governance tells the role of a column."""
    means = lexicon.meanings(column.heading.text)
    surely = any(m.role == column.role and m.score >= _SURELY for m in means)
    return (surely or column.number == TITLE) and not _is_plain(lexicon, column)


def _meant(lexicon: Lexicon, match: Match) -> Iterator[Meaning]:
    """All that the headings of a table may mean, and each row of them alone."""
    yield from (m for column in match.columns for m in lexicon.meanings(column.heading.text))
    cells = (cell for row in match.header for cell in row.cells.values())
    yield from (m for cell in cells for m in lexicon.meanings(cell.text))
