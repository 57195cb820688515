"""Whether a table asks for work: what is to be done, by whom or by when."""

from __future__ import annotations

from remit.loaders.document.cards import TITLE
from remit.loaders.schema.lexicon import Lexicon
from remit.loaders.schema.match import Match

_SURELY = 0.9  # the score of a heading's meaning
_SEVERAL = 3  # columns of a table of actions that are none for sure
_OF_WORK = frozenset(
    ["action", "objective", "responsible", "accountable", "action owner", "deadline", "start", "risk", "mitigation"]
)  # fmt: skip
_HOW_IT_GOES = frozenset(["status", "rag", "updates", "support"])
_DATED = frozenset(["topic", "deadline", "start", "other date", "reference", "neutral"])


def asks_for_work(lexicon: Lexicon, match: Match) -> bool:
    """Whether a heading surely asks for it, or several may: "Dataset" beside "Organisation" do not.

    A day alone makes nothing a piece of work that is not called one: "Item" beside "When".
    """
    if match.roles.keys() <= _DATED:
        return False
    headings = [column.heading.text for column in match.columns]
    headings += [cell.text for row in match.header for cell in row.cells.values()]
    asked = [column for column in match.columns if column.role in _OF_WORK | _HOW_IT_GOES]
    return (
        any(column.number == TITLE for column in match.columns)
        or len(asked) >= _SEVERAL
        or any(
            meaning.role in _OF_WORK and meaning.score >= _SURELY
            for heading in headings
            for meaning in lexicon.meanings(heading)
        )
    )
