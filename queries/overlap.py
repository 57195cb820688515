"""Fragmentation, overlap and duplication: the three words by which auditors tell what they find.

They are those of the United States Government Accountability Office, and are said only where
different bodies lead: one body that does two things alike has only itself to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from remit.queries.facts.register import Facts
from remit.queries.sharing import leads
from remit.queries.speaking import BINDING, Use
from remit.queries.themes import theme

FINDINGS: Final = {
    "fragmentation": "several bodies work in the same broad area",
    "overlap": "several bodies have similar goals or activities, or work for the same people",
    "duplication": "several bodies do the same for the same people",
}


def found_between(
    facts: Facts, kind: str, about: str, sides: Sequence[tuple[str, Sequence[Use]]]
) -> str | None:
    """Which of the three words a link between priorities deserves; none where one body leads them."""
    if kind not in ("restated", "measure", "theme", "mention") or not _apart(facts, sides):
        return None
    if kind == "restated":
        return "duplication"
    if kind == "measure":
        return "overlap"
    if kind == "theme" and _alike(about):
        bound = [(p, uses) for p, uses in sides if is_bound(uses)]
        return "overlap" if _apart(facts, bound) else "fragmentation"
    return "fragmentation"


def is_bound(uses: Iterable[Use]) -> bool:
    """Whether some of the uses are undertaken, aimed at or measured, and not only told."""
    return any(use.way in BINDING for use in uses)


def _alike(about: str) -> bool:
    return not {"people", "ways"}.isdisjoint(theme(about).traits)


def _apart(facts: Facts, sides: Sequence[tuple[str, Sequence[Use]]]) -> bool:
    """Whether different bodies are known to lead two of the priorities."""
    led = [leads(facts, priority) for priority, _ in sides]
    return any(a and b and a.isdisjoint(b) for a, b in combinations(led, 2))
