"""What a register tells, by what things are called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.model import Contents

_NOBODY = ("vacancy", "unclear", "withheld")


def links(contents: Contents, term: str) -> set[tuple[str, str]]:
    """The two ends of every statement of one relation."""
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], label[s.object or ""]) for s in contents.statements if s.term == term
    }


def called(contents: Contents) -> dict[str, str]:
    """What each thing is called; nobody, and somebody unclear or not named, by the kind."""
    return {e.id: e.kind if e.kind in _NOBODY else e.label for e in contents.entities}


def roles(contents: Contents) -> set[tuple[str, str, str]]:
    """What there is to do, in which role, and who has it, of every assignment."""
    name = called(contents)
    return {
        (name[s.subject], s.role or "", name[s.object or ""])
        for s in contents.statements
        if s.term == "assignedTo"
    }


def values(contents: Contents, term: str) -> set[tuple[str, str]]:
    """What one attribute says of each thing, in the document's words where these are kept."""
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], s.raw or s.value or "") for s in contents.statements if s.term == term
    }


def unread(contents: Contents) -> str:
    """What was not understood, each on a line with the reason."""
    return "\n".join(f"{e.text}: {e.reason}" for e in contents.ledger if e.outcome == "unread")


def canonical(contents: Contents) -> Contents:
    """The contents but for the order in which documents were loaded."""
    return replace(
        contents,
        documents=tuple(sorted(contents.documents, key=lambda d: d.name)),
        ledger=tuple(sorted(contents.ledger, key=lambda e: (e.document, e.locator, e.text))),
        notes=tuple(sorted(contents.notes)),
    )
