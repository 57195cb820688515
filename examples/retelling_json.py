"""A retold register as one line of JSON a thing and a statement, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Statement,
    checked,
)

_PLAIN = ("object", "value", "raw", "role", "stated_as", "basis", "start", "end")
_USUAL = {"basis": "stated", "stated_as": ""}


def to_json(contents: Contents) -> str:
    """Write contents as JSON with one document, thing, statement or ledger entry a line."""
    statements = [_as_row(s) for s in contents.statements]
    parts: list[tuple[str, Sequence[object]]] = [
        ("documents", [[d.name, d.sha256, d.media, d.origin] for d in contents.documents]),
        ("things", [[e.id, e.kind, e.label] for e in contents.entities]),
        ("statements", statements),
        ("ledger", [[e.document, e.locator, e.outcome, e.reason, e.text] for e in contents.ledger]),
        ("notes", contents.notes),
    ]
    meta = f' "meta": {as_json(dict(sorted(contents.meta.items())))}'
    return "{\n" + ",\n".join([meta, *(_part(name, rows) for name, rows in parts)]) + "\n}\n"


def _part(name: str, rows: Sequence[object]) -> str:
    lines = ",\n".join(f"  {as_json(row)}" for row in rows)
    return f' "{name}": [\n{lines}\n ]' if rows else f' "{name}": []'


def as_json(data: object) -> str:
    """Data as it stands in a line of the file: letters as they are."""
    return json.dumps(data, ensure_ascii=False)


def _as_row(s: Statement) -> dict[str, object]:
    row: dict[str, object] = {"subject": s.subject, "term": s.term}
    row.update((n, v) for n in _PLAIN if (v := getattr(s, n)) != _USUAL.get(n))
    return row | {"citations": [[c.document, c.locator, c.quote] for c in s.citations]}


def from_json(text: str) -> Contents:
    """Read what :func:`to_json` wrote."""
    data: dict[str, Any] = json.loads(text)
    sha256 = {name: digest_ for name, digest_, *_ in data["documents"]}
    return checked(
        Contents(
            documents=tuple(Document(*row) for row in data["documents"]),
            entities=tuple(Entity(*row) for row in data["things"]),
            statements=tuple(_from_row(row, sha256) for row in data["statements"]),
            ledger=tuple(LedgerEntry(*row) for row in data["ledger"]),
            notes=tuple(data["notes"]),
            meta=data["meta"],
        )
    )


def _from_row(row: dict[str, Any], sha256: Mapping[str, str]) -> Statement:
    citations = tuple(
        Citation(document, locator, quote, sha256[document])
        for document, locator, quote in row["citations"]
    )
    return Statement(**{**row, "citations": citations})
