"""What a register looks like in Neo4j: every node and relationship with all that it says."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from remit.graph.lookup import index, terms
from remit.graph.model import Citation, Contents, Statement, digest
from remit.graph.neo4j_schema import KEYED, TYPES
from remit.ontology import ATTRIBUTES, KINDS

_OWN = ("name",)  # attributes that are not also a property of the thing: `label` and `names` are

Row = dict[str, Any]


class End(NamedTuple):
    """Where a statement between two things is, by keys."""

    subject: str
    type: str
    object: str
    id: str


def nodes(scope: str, contents: Contents) -> dict[str, dict[str, Row]]:
    """All nodes by label and key."""
    nodes: dict[str, dict[str, Row]] = {label: {} for label in KEYED}

    def add(label: str, key: str, **row: Any) -> None:
        nodes[label][key] = {"key": key, "scope": scope, **row}

    _add_things(scope, contents, nodes["Thing"])
    for s in contents.statements:
        if s.object is None:
            subject = {"subject": s.subject, "name": ATTRIBUTES[s.term].name}
            add("Attribute", f"{scope}|{s.id}", **subject, **_qualifiers(scope, s))
        for c in s.citations:
            add(
                "Citation",
                _citation_key(scope, c),
                id=c.id,
                document=c.document,
                locator=c.locator,
                quote=c.quote,
                sha256=c.sha256,
            )
    for n, d in enumerate(contents.documents):
        file = {"name": d.name, "sha256": d.sha256, "media": d.media, "origin": d.origin}
        add("File", f"{scope}|{d.name}", n=n, **file)
        if d.content is not None:
            key = f"{scope}|{digest(d.name, d.sha256)}"
            add("Content", key, document=d.name, data=d.content)
    for n, e in enumerate(contents.ledger):
        block = {"locator": e.locator, "outcome": e.outcome, "reason": e.reason, "text": e.text}
        words = " ".join(dict.fromkeys(terms(e.text))) if e.outcome == "text" else None
        add("Block", f"{scope}|{n}", n=n, document=e.document, search_words=words, **block)
    return nodes


def _add_things(scope: str, contents: Contents, things: dict[str, Row]) -> None:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    # What could be read comes before what was only copied, so that dates compare as dates.
    for s in sorted(contents.statements, key=lambda s: s.value is None):
        value = s.value if s.value is not None else s.raw
        if s.object is None and value is not None:
            said[s.subject][s.term].append(value)
    order = {kind: rank for rank, kind in enumerate(KINDS)}
    for i in index(contents):
        e, its = i.entity, said[i.entity.id]
        key = f"{scope}|{e.id}"
        things[key] = {
            "key": key,
            "scope": scope,
            "id": e.id,
            "kind": e.kind,
            "label": e.label,
            "names": list(dict.fromkeys([e.label, *its["name"]])),
            "importance": order[e.kind],
            "links": i.links,
            "search_keys": " ".join(map(digest, i.keys)),
            "search_names": list(i.names),
            "search_words": i.words,
        } | {
            name: " | ".join(dict.fromkeys(its[name])) if name in its else None
            for name in ATTRIBUTES
            if name not in _OWN
        }


def links(scope: str, contents: Contents) -> dict[End, Row]:
    """All statements between two things."""
    return {
        End(f"{scope}|{s.subject}", TYPES[s.term], f"{scope}|{s.object}", s.id): _qualifiers(
            scope, s
        )
        for s in contents.statements
        if s.object is not None
    }


def _qualifiers(scope: str, s: Statement) -> Row:
    return {
        "id": s.id,
        "value": s.value,
        "raw": s.raw,
        "role": s.role,
        "stated_as": s.stated_as,
        "basis": s.basis,
        "start": s.start,
        "end": s.end,
        "citations": [_citation_key(scope, c) for c in s.citations],
    }


def _citation_key(scope: str, c: Citation) -> str:
    return f"{scope}|{digest(c.document, c.sha256, c.locator, c.quote)}"
