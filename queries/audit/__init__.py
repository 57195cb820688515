"""The audit: what a careful reader would find in the documents, each finding with its evidence.

Everything is imported when it is first used: who asks for the day of a register needs no rule.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.queries.audit.engine import WAIVERS, audit, choose
    from remit.queries.audit.model import (
        SEVERITIES,
        Audit,
        Checked,
        Finding,
        Found,
        Rule,
        Waiver,
        at_least,
    )
    from remit.queries.audit.rules import FAMILIES, RULES

__all__ = [
    "FAMILIES",
    "RULES",
    "SEVERITIES",
    "WAIVERS",
    "Audit",
    "Checked",
    "Finding",
    "Found",
    "Rule",
    "Waiver",
    "at_least",
    "audit",
    "choose",
]

_HOMES = {
    **dict.fromkeys(("FAMILIES", "RULES"), "rules"),
    **dict.fromkeys(("WAIVERS", "audit", "choose"), "engine"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'model')}"), name)
