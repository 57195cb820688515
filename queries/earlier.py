"""What earlier editions of a paper said of a thing and the newest does not: marked with the one that said it last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from remit.graph.editions import editions_of, parted
from remit.graph.errors import NotFoundError
from remit.graph.lookup import key
from remit.graph.model import Citation, Contents, Entity, Statement
from remit.graph.store import EDITIONS, Store
from remit.ontology import ATTRIBUTES, RELATIONS
from remit.queries.shapes import citations_json


@dataclass(frozen=True, slots=True)
class Earlier:
    """One thing that was said, in words, and the edition that said it last."""

    term: str
    said: str
    document: str
    day: str
    citations: tuple[Citation, ...]

    @property
    def label(self) -> str:
        """What was said of the thing, as a heading reads it."""
        known = ATTRIBUTES.get(self.term)
        return known.label if known else RELATIONS[self.term].reads

    def to_json(self) -> dict[str, Any]:
        """It in the public shape."""
        return {
            "term": self.term,
            "said": self.said,
            "last": {"document": self.document, "as_at": self.day},
            "citations": citations_json(self.citations),
        }


def earlier(contents: Contents, id_: str) -> tuple[Earlier, ...]:
    """What was said of a thing by earlier editions only, the latest first."""
    now, aside = parted(contents)
    still = {s.id for s in now.statements}
    labels, days = {e.id: e.label for e in contents.entities}, _days(contents)
    found = [
        one
        for s in aside.statements
        if s.subject == id_ and s.id not in still
        for one in _earlier(s, labels, days)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.term, one.said), reverse=True))


def called_in(contents: Contents, name: str, kind: str) -> str:
    """The id of the one thing of a kind that any edition calls so; empty where none is, or several are."""
    said: dict[str, list[Statement]] = {e.id: [] for e in contents.entities if e.kind == kind}
    for s in contents.statements:
        if s.subject in said and s.term in ("name", "reference"):
            said[s.subject].append(s)
    found = [e.id for e in contents.entities if e.id in said and _is_called(e, said[e.id], name)]
    return found[0] if len(found) == 1 else ""


def found_or_told(store: Store, name: str, error: NotFoundError) -> NotFoundError:
    """The error that nothing is called so, or one that says when something was."""
    said = _said_last(store, name)
    return NotFoundError(said) if said else error


def _said_last(store: Store, name: str) -> str:
    """A sentence on what is called so in an earlier edition only; empty where nothing is."""
    if EDITIONS not in store.meta():
        return ""
    contents = store.contents()
    _, aside = parted(contents)
    days = _days(contents)
    for entity in aside.entities:
        said = [s for s in aside.statements if s.subject == entity.id]
        if _is_called(entity, said, name):
            cited = [
                (days[c.document], c.document)
                for s in said
                for c in s.citations
                if c.document in days
            ]
            if cited:
                day, document = max(cited)
                return (
                    f"“{entity.label}” is in earlier editions only: {document}, as at {day}, said it last; "
                    f"see it with --as-of {day}"
                )
    return ""


def _earlier(s: Statement, labels: dict[str, str], days: dict[str, str]) -> Iterator[Earlier]:
    cited = [(days[c.document], c.document) for c in s.citations if c.document in days]
    if cited:
        day, document = max(cited)
        role = f" ({s.role})" if s.role else ""
        said = f"{labels[s.object]}{role}" if s.object else s.value or s.raw or ""
        last = tuple(c for c in s.citations if c.document == document)
        yield Earlier(s.term, said, document, day, last)


def _days(contents: Contents) -> dict[str, str]:
    return {one.document: one.day for one in editions_of(contents)}


def _is_called(entity: Entity, said: list[Statement], name: str) -> bool:
    called = (s.value or "" for s in said if s.term in ("name", "reference"))
    return name == entity.id or key(name) in {key(entity.label), *map(key, called)}
