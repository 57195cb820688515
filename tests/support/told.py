"""What a register tells, by what things are called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.model import Contents


def links(contents: Contents, term: str) -> set[tuple[str, str]]:
    """The two ends of every statement of one relation."""
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], label[s.object or ""]) for s in contents.statements if s.term == term
    }


def canonical(contents: Contents) -> Contents:
    """The contents but for the order in which documents were loaded."""
    return replace(
        contents,
        documents=tuple(sorted(contents.documents, key=lambda d: d.name)),
        ledger=tuple(sorted(contents.ledger, key=lambda e: (e.document, e.locator, e.text))),
        notes=tuple(sorted(contents.notes)),
    )
