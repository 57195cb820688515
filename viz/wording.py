"""How the words of the queries are set on a page: quotes as printers set them, parties in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from remit.graph.model import Entity
from remit.ontology import KINDS, NOBODY
from remit.queries.above import VACANCY, Party
from remit.queries.facts.dating import day_words
from remit.queries.phrasing import list_of

# Letters that turn the direction of what follows them: an open one would turn its neighbours too.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
DECIDED: Final = "decided"
_BASES: Final = {DECIDED: "decided by a person"}  # other bases say by themselves what they are
_STRAIGHT = re.compile(r'"([^"]*)"')


def curled(text: str) -> str:
    """A sentence with the quotes that printers use.

    >>> curled('Nobody leads "Hate crime".')
    'Nobody leads “Hate crime”.'
    """
    return _STRAIGHT.sub(r"“\1”", text) if '"' in text else text


def day(written: str) -> str:
    """A day in words; a month or a year alone stays as it is.

    >>> day("2026-07-30"), day("2026"), day("")
    ('30 July 2026', '2026', '')
    """
    try:
        return day_words(date.fromisoformat(written))
    except ValueError:
        return written


def label(entity: Entity) -> str:
    """What a thing is called; something is always said, and nothing turns the words around it."""
    text = entity.label.translate(_TURNING)
    return text if text.strip() else f"({entity.kind} without a name)"


def instead(entity: Entity) -> str:
    """What stands before the words of somebody who is not named; nothing, where there are no words."""
    return "" if entity.label == NOBODY else KINDS[entity.kind].instead


def by_level(parties: Iterable[Party], thing: Entity) -> list[tuple[str, list[Party]]]:
    """Parties by the level at which they are named, each level in words where it is another one."""
    found: dict[str, list[Party]] = {}
    for party in parties:
        level = "" if party.at.id == thing.id else f"inherited from the {party.at.kind}"
        found.setdefault(level, []).append(party)
    return list(found.items())


def told(party: Party, thing: Entity) -> str:
    """On what a party rests, where that is not the documents' own statement for the thing."""
    basis = party.basis if party.at.id == thing.id else party.own_basis
    return "" if basis == "stated" else basis


def in_words(parties: Iterable[Party], thing: Entity) -> str:
    """Parties in one line: what stands for a name, on what it rests, and from where it is inherited."""
    lines = []
    for level, named in by_level(parties, thing):
        words = _together(named, thing)
        lines.append(f"{words} ({level})" if level else words)
    return "; ".join(lines)


def _together(parties: Sequence[Party], thing: Entity) -> str:
    """Those who are named, then the places that are empty: beside a name these are further places."""
    empty = [party for party in parties if party.entity.kind == VACANCY]
    named = [party for party in parties if party not in empty]
    bases = {told(party, thing) for party in parties}
    alike = len(parties) > 1 and bases == {DECIDED}
    words = ", ".join(_party(party, thing, silent=alike) for party in named)
    if named and empty:
        words += f", and {_further([label(party.entity) for party in empty])}"
    elif empty:
        words = ", ".join(_party(party, thing, silent=alike) for party in empty)
    return f"{words} (each {_BASES[DECIDED]})" if alike else words


def _further(places: Sequence[str]) -> str:
    called = list_of([f"“{place}”" for place in dict.fromkeys(places) if place != NOBODY])
    written = f"written as {called}" if called else "with nobody named"
    return f"{'a further place' if len(places) == 1 else f'{len(places)} further places'} {written}"


def _party(party: Party, thing: Entity, *, silent: bool = False) -> str:
    basis = told(party, thing)
    before = instead(party.entity)
    words = f"{before} “{label(party.entity)}”" if before else label(party.entity)
    return f"{words} ({_BASES.get(basis, basis)})" if basis and not silent else words
