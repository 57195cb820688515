"""Why two priorities depend on each other, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from remit.graph.words import with_capital
from remit.queries.facts.register import Facts
from remit.queries.linking import Draft
from remit.queries.phrasing import list_of, lowered
from remit.queries.sides import Sides
from remit.queries.speaking import Use


def explained(facts: Facts, draft: Draft, one: str, other: str, sides: Sides) -> str:
    """Say it, with the things on both sides counted."""
    a, b = (f"“{facts.label(id_)}”" for id_ in (one, other))
    first, second = (
        f"{name} ({sides.counted(uses)})" for name, uses in ((a, draft.a), (b, draft.b))
    )
    both = f"both {first} and {second}"
    source, target = (first, b) if draft.direction != "b to a" else (second, a)
    match draft.kind:
        case "officer":
            return f"{draft.label} has work under {both}."
        case "group":
            return f"{draft.label} delivers both {a} and {b}."
        case "led":
            return f"{draft.label} leads both {a} and {b}{_parts(facts, draft)}."
        case "body":
            return f"{with_capital(both)} need {draft.label}{_parts(facts, draft)}."
        case "duty":
            return f"{with_capital(both)} rest on {draft.label}."
        case "measure":
            return f"{a} and {b} are measured nearly alike."
        case "restated":
            return f"“{draft.label}” stands under both {a} and {b}, word for word or nearly so."
        case "lead":
            parts = _parts(facts, draft)
            return f"{source} needs {draft.label}, which leads {target}{parts}."
        case "service":
            body = facts.label(draft.about)
            return f"{source} speaks of {lowered(draft.label)}, and {body} leads {target}."
        case "mention":
            return f"{source} speaks of {draft.label}, the matter of {target}."
    return f"{with_capital(both)} have to do with {lowered(draft.label)}."


def _parts(facts: Facts, draft: Draft) -> str:
    """The parts through which a body has to do with the priorities, by name."""
    uses: Sequence[Use] = (*draft.a, *draft.b)
    named = {end for use in uses for end in (use.said.object, use.said.subject) if end}
    parts = sorted(id_ for id_ in named if facts.kind(id_) == "body" and id_ != draft.about)
    if not parts:
        return ""
    return f", in part through {list_of([facts.label(id_) for id_ in parts])}"
