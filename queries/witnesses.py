"""Which documents are witnesses of their own, and which only repeat another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from remit.graph.model import Citation, Document


class Testimony(NamedTuple):
    """One passage as one witness gives it, and the other documents that hold the same text."""

    citation: Citation
    copies: tuple[Citation, ...] = ()


def origins(documents: Iterable[Document]) -> dict[str, str]:
    """Give for each document the one that its text comes from: itself, unless it says otherwise."""
    stated = {document.name: document.origin for document in documents}
    return {
        name: name if before is None else _origin(name, stated) for name, before in stated.items()
    }


def _origin(name: str, stated: Mapping[str, str | None]) -> str:
    seen = [name]
    while (before := stated.get(seen[-1])) is not None:
        if before in seen:  # two documents that each claim to copy the other: pick one for both
            return min(seen[seen.index(before) :])
        seen.append(before)
    return seen[-1]


def count(citations: Iterable[Citation], origin: Mapping[str, str]) -> int:
    """Count the independent witnesses: a document and its extract are one."""
    return len({origin.get(c.document, c.document) for c in citations})


def heard(citations: Iterable[Citation], origin: Mapping[str, str]) -> list[Testimony]:
    """Put each passage together with the copies of it in documents of the same origin.

    The passage from the document that the others copy speaks; where none does, the first. A passage
    whose words are not kept is like no other: nobody can tell that it says the same.
    """
    told: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        source = origin.get(citation.document, citation.document)
        words = " ".join(citation.quote.split()) or f"{citation.document}\n{citation.locator}"
        told.setdefault((source, words), []).append(citation)
    return [_testimony(source, same) for (source, _), same in told.items()]


def _testimony(source: str, same: list[Citation]) -> Testimony:
    speaks = next((c for c in same if c.document == source), same[0])
    copies = tuple(c for c in same if c.document != speaks.document)
    return Testimony(speaks, copies)
