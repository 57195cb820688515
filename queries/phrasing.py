"""Words that several sentences share."""

from __future__ import annotations

from typing import Final

from remit.graph.lookup import key
from remit.queries.gaps import shortened

# On what something rests, behind what is said of it; what the text says itself needs no word.
BASES: Final = {
    "drawn": " (only the layout of a chart suggests it)",
    "decided": " (decided in the decisions file)",
    "inferred": " (inferred)",
}


def as_clause(duty: str) -> str:
    """What a duty asks, as it stands behind "must".

    >>> as_clause("Keep the rivers clean"), as_clause("Prevent duty")
    ('keep the rivers clean', 'meet the Prevent duty')
    """
    text = shortened(duty, 160)
    lowered = text[:1].lower() + text[1:] if text[1:2].islower() else text
    return (
        lowered
        if " " in lowered
        and not key(lowered).endswith("duty")
        and not key(lowered).startswith("duty")
        else f"meet the {text}"
    )
