"""Since when a place is open: no paper says so, but each that reports by a day tells until when it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from remit.graph.model import Statement
from remit.graph.words import with_capital
from remit.queries.facts.dating import day_words

if TYPE_CHECKING:
    from remit.graph.store import Store
    from remit.queries.answers import Answer

_AS_AT: Final = "asAt"
_REPORTING: Final = ("update", "document")
_MOST: Final = 500  # things that report: those of some thirty partnerships


def days_of(statements: Iterable[Statement]) -> dict[str, str]:
    """The last day on which each document reports, by the statements of a register with their citations."""
    found: dict[str, str] = {}
    for said in statements:
        if said.term == _AS_AT and said.value:
            day = said.value.rpartition("/")[2]
            for cited in said.citations:
                found[cited.document] = max(found.get(cited.document, ""), day)
    return found


def told(documents: Iterable[str], days: Mapping[str, str]) -> str:
    """As at which day some documents say something, and whether any later one is loaded.

    >>> days = {"a.txt": "2020-01-31", "b.txt": "2020-07-30"}
    >>> told(["b.txt"], days)
    'so stated in a paper that reports up to 30 July 2020; no later one is loaded'
    >>> told(["a.txt"], days)
    'so stated in a paper that reports up to 31 January 2020; nothing more was read in the later ones, which report up to 30 July 2020'
    >>> told(["plan.txt"], days)  # it names no day on which it reports
    ''
    """
    own = max((days.get(name, "") for name in documents), default="")
    if not own:
        return ""
    stated, last = f"so stated in a paper that reports up to {_in_words(own)}", max(days.values())
    if len({name.partition("/")[0] if "/" in name else "" for name in days}) > 1:
        return stated  # papers of several folders may be of several bodies, of which each has its own later ones
    if last <= own:
        return f"{stated}; no later one is loaded"
    return (
        f"{stated}; nothing more was read in the later ones, which report up to {_in_words(last)}"
    )


def with_days(answers: Sequence[Answer], days: Mapping[str, str]) -> list[Answer]:
    """Answers that tell of each open place as at which day it was."""
    known: dict[tuple[str, ...], str] = {(): ""}

    def since(documents: tuple[str, ...]) -> str:
        if documents not in known:
            words = told(documents, days)
            known[documents] = f" {with_capital(words)}." if words else ""
        return known[documents]

    return [
        answer._replace(
            gaps=tuple(
                gap._replace(message=gap.message + words)
                if (words := since(gap.documents))
                else gap
                for gap in answer.gaps
            )
        )
        if any(gap.documents for gap in answer.gaps)
        else answer
        for answer in answers
    ]


def dated(store: Store, answers: Sequence[Answer]) -> list[Answer]:
    """The same, where the days are still to be read; of a register of many papers nothing is told, as that takes long."""
    many = store.counts()
    if sum(many.get(kind, 0) for kind in _REPORTING) > _MOST:
        return list(answers)
    reporting = [thing.id for thing in store.of_kind(*_REPORTING)]
    return with_days(answers, days_of(store.about(reporting)) if reporting else {})


def _in_words(day: str) -> str:
    try:
        return day_words(date.fromisoformat(day))
    except ValueError:
        return day
