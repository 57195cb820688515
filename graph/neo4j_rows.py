"""What a register looks like in Neo4j: every node and relationship with all that it says."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from remit.graph.lookup import index, terms
from remit.graph.model import Citation, Contents, LedgerEntry, Statement, digest
from remit.graph.neo4j_schema import KEYED, TYPES
from remit.ontology import ATTRIBUTES, KINDS

_OWN = ("name",)  # attributes that are not also a property of the thing: `label` and `names` are
_FACTS = 1000  # blocks that became statements, in one node

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
    digests = {d.name: d.sha256 for d in contents.documents}
    keys = _CitationKeys(scope)
    for s in contents.statements:
        if s.object is None:
            said = _qualifiers(s, keys)
            subject = {"subject": s.subject, "name": ATTRIBUTES[s.term].name}
            add("Attribute", f"{scope}|{said['id']}", **subject, **said)
    for s in contents.statements:
        for c in s.citations:
            if (key := keys[c]) not in nodes["Citation"]:
                place = {"document": c.document, "locator": c.locator, "quote": c.quote}
                other = None if c.sha256 == digests.get(c.document) else c.sha256
                add("Citation", key, sha256=other, **place)
    for n, d in enumerate(contents.documents):
        file = {"name": d.name, "sha256": d.sha256, "media": d.media, "origin": d.origin}
        add("File", f"{scope}|{d.name}", n=n, **file)
        if d.content is not None:
            key = f"{scope}|{digest(d.name, d.sha256)}"
            add("Content", key, document=d.name, data=d.content)
    _add_ledger(scope, contents, nodes)
    return nodes


def _add_ledger(scope: str, contents: Contents, nodes: dict[str, dict[str, Row]]) -> None:
    """A node for each block that is worth a question; those that became statements in lists."""
    facts: dict[str, list[tuple[int, LedgerEntry]]] = defaultdict(list)
    for n, e in enumerate(contents.ledger):
        if e.outcome == "fact":
            facts[e.document].append((n, e))
            continue
        key = f"{scope}|{n}"
        nodes["Block"][key] = {
            "key": key,
            "scope": scope,
            "n": n,
            "document": e.document,
            "search_words": " ".join(dict.fromkeys(terms(e.text))) if e.outcome == "text" else None,
            "locator": e.locator,
            "outcome": e.outcome,
            "reason": e.reason,
            "text": e.text,
        }
    for document, entries in facts.items():
        for start in range(0, len(entries), _FACTS):
            some = entries[start : start + _FACTS]
            key = f"{scope}|{document}|{start // _FACTS}"
            nodes["Facts"][key] = {
                "key": key,
                "scope": scope,
                "document": document,
                "ns": [n for n, _ in some],
                "locators": [e.locator for _, e in some],
                "reasons": [e.reason for _, e in some],
                "texts": [e.text for _, e in some],
            }


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
    keys = _CitationKeys(scope)
    found: dict[End, Row] = {}
    for s in contents.statements:
        if s.object is not None:
            said = _qualifiers(s, keys)
            ends = f"{scope}|{s.subject}", TYPES[s.term], f"{scope}|{s.object}"
            found[End(*ends, said["id"])] = said
    return found


def _qualifiers(s: Statement, keys: _CitationKeys) -> Row:
    return {
        "id": s.id,
        "value": s.value,
        "raw": s.raw,
        "role": s.role,
        "stated_as": s.stated_as or None,
        "basis": s.basis,
        "start": s.start,
        "end": s.end,
        "citations": [keys[c] for c in s.citations],
    }


class _CitationKeys(dict[Citation, str]):
    """The key of each citation, made once: many statements cite the same passage."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope

    def __missing__(self, c: Citation) -> str:
        key = f"{self._scope}|{digest(c.document, c.sha256, c.locator, c.quote)}"
        self[c] = key
        return key
