"""What a body must do by law, in one plain sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from remit.queries.counting import count
from remit.queries.facts.dating import day_words
from remit.queries.phrasing import list_of

if TYPE_CHECKING:
    from remit.queries.duties import Duties


def sentence(found: Duties) -> str:
    """What the duties of a body come to, by source; nothing is told with how much was read."""
    parts = [f"{found.asked_as}."] if found.asked_as else []
    parts.append(_register(found))
    parts.append(_statutes(found))
    return " ".join(filter(None, parts))


def _register(found: Duties) -> str:
    label = found.agent.label
    if own := len(found.register):
        return f"The register lays {count(own, 'legal duty', 'legal duties')} on {label}."
    if several := len(found.may_include):
        lies = "1 lies" if several == 1 else f"{several} lie"
        return (
            f"The register lays no legal duty on {label} by name; {lies} on several bodies at once, "
            f"in words that may mean it too ({found.coverage.beside_nothing()})."
        )
    return f"The register lays no legal duty on {label}; {found.coverage.beside_nothing()}."


def _statutes(found: Duties) -> str:
    if not found.classes:
        return "What the statute book lays on it is not known, as nothing tells its kind in law."
    kinds = list_of([f"“{one.label}”" for one in found.classes])
    day = f" as at {day_words(date.fromisoformat(found.as_of))}" if found.as_of else ""
    if not found.statute_book:
        return f"By its name it belongs to {kinds}, of which the statute book asks nothing{day}."
    memory = sum(not owed.verified for owed in found.statute_book)
    read = count(len(found.statute_book) - memory, "duty", "duties")
    unsure = f", and {memory} more that are from memory and not verified" if memory else ""
    both = len(found.statute_book) - len(found.only_in_statutes)
    same = f"; the register tells of {both} of them" if both else ""
    return f"By its name it belongs to {kinds}, on which the statute book lays {read}{day}{unsure}{same}."
