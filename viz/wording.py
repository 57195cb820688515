"""How the words of the queries are set on a page: quotes as printers set them, parties in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from remit.graph.model import Entity
from remit.ontology import KINDS, NOBODY
from remit.queries.above import Party
from remit.queries.facts.dating import day_words

# Letters that turn the direction of what follows them: an open one would turn its neighbours too.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
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
        words = ", ".join(_party(party, thing) for party in named)
        lines.append(f"{words} ({level})" if level else words)
    return "; ".join(lines)


def _party(party: Party, thing: Entity) -> str:
    basis = told(party, thing)
    before = instead(party.entity)
    words = f"{before} “{label(party.entity)}”" if before else label(party.entity)
    return f"{words} ({basis})" if basis else words
