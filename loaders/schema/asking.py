"""Whether a table asks for work: what is to be done, by whom or by when."""

from __future__ import annotations

from collections.abc import Iterator

from remit.loaders.document.cards import TITLE
from remit.loaders.schema.lexicon import Lexicon, Meaning
from remit.loaders.schema.match import Match

_SURELY = 0.9  # the score of a heading's meaning
_SEVERAL = 3  # columns of a table of actions that are none for sure
_OF_WORK = frozenset(
    ["action", "objective", "responsible", "accountable", "action owner", "deadline", "start", "risk", "mitigation"]
)  # fmt: skip
_HOW_IT_GOES = frozenset(["status", "rag", "updates", "support"])
_DATED = frozenset(["topic", "deadline", "start", "other date", "reference", "neutral"])

_PLAINLY = 0.8
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


def _meant(lexicon: Lexicon, match: Match) -> Iterator[Meaning]:
    """All that the headings of a table may mean, and each row of them alone."""
    yield from (m for column in match.columns for m in lexicon.meanings(column.heading.text))
    cells = (cell for row in match.header for cell in row.cells.values())
    yield from (m for cell in cells for m in lexicon.meanings(cell.text))
