"""What a register looks like in Neo4j: every node and relationship with all that it says.

Rows are made when they are asked for, so that a server can write some while others are being made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from remit.graph.editions import Aside, editions_of, outdated
from remit.graph.lookup import index, terms
from remit.graph.model import LOOKED_THROUGH, Citation, Contents, LedgerEntry, Statement, digest
from remit.graph.neo4j_schema import TYPES
from remit.ontology import ATTRIBUTES, KINDS

_OWN = ("name",)  # attributes that are not also a property of the thing: `label` and `names` are
_NOTHING = Aside()
_FACTS = 1000  # blocks that became statements, in one node

Row: TypeAlias = dict[str, Any]

# What a node or relationship may lack: Neo4j has no empty properties.
OPTIONAL = frozenset(
    (
        *("value", "raw", "role", "stated_as", "start", "end"),
        *("sha256", "origin", "search_words"),
        *(name for name in ATTRIBUTES if name not in _OWN),
    )
)


class End(NamedTuple):
    """Where a statement between two things is, by keys."""

    subject: str
    type: str
    object: str
    id: str


class Rows:
    """All nodes and relationships of a register, label by label."""

    def __init__(self, scope: str, contents: Contents, aside: Aside = _NOTHING) -> None:
        self.scope = scope
        self.contents = contents
        self.aside = aside
        self._cited = _CitationKeys(scope)

    @property
    def size(self) -> int:
        """How many there are at most, as statements of one register often share their passages."""
        said = (*self.contents.statements, *self.aside.statements)
        cited = sum(len(s.citations) for s in said)
        held = (self.contents.entities, said, self.aside.entities, self.contents.ledger)
        return cited + sum(map(len, held))

    def of(self, label: str) -> Iterator[Row]:
        """Make the nodes of a label."""
        made: Mapping[str, Callable[[], Iterator[Row]]] = {
            "File": self._files,
            "Content": self._bytes,
            "Citation": self._citations,
            "Block": self._blocks,
            "Facts": self._facts,
            "Thing": self._things,
            "Attribute": self._attributes,
            "Aside": self._asides,
        }
        return made[label]()

    def links(self) -> Iterator[tuple[End, Row]]:
        """Make the statements between two things."""
        for s in self.contents.statements:
            if s.object is not None:
                said = self._qualifiers(s)
                subject, target = f"{self.scope}|{s.subject}", f"{self.scope}|{s.object}"
                yield End(subject, TYPES[s.term], target, said["id"]), said

    def _node(self, key: object, said: Row) -> Row:
        return {"key": f"{self.scope}|{key}", "scope": self.scope, **said}

    def _things(self) -> Iterator[Row]:
        said = _attributes_of(self.contents)
        order = {kind: rank for rank, kind in enumerate(KINDS)}
        for i in index(self.contents):
            e, its = i.entity, said[i.entity.id]
            thing: Row = {name: " | ".join(dict.fromkeys(values)) for name, values in its.items()}
            thing |= {
                "id": e.id,
                "kind": e.kind,
                "label": e.label,
                "names": list(dict.fromkeys([e.label, *its["name"]])),
                "importance": order[e.kind],
                "links": i.links,
                "search_keys": " ".join(map(digest, i.keys)),
                "search_names": list(i.names),
                "search_words": i.words,
            }
            for name in _OWN:
                thing.pop(name, None)
            yield self._node(e.id, thing)

    def _attributes(self) -> Iterator[Row]:
        for s in self.contents.statements:
            if s.object is None:
                said = self._qualifiers(s)
                said |= {"subject": s.subject, "name": ATTRIBUTES[s.term].name}
                yield self._node(said["id"], said)

    def _asides(self) -> Iterator[Row]:
        """Make nodes of what only earlier editions say, which no question comes by."""
        for e in self.aside.entities:
            yield self._node(f"aside|{e.id}", {"id": e.id, "of": e.kind, "label": e.label})
        for s in self.aside.statements:
            said = self._qualifiers(s) | {"subject": s.subject, "term": s.term}
            if s.object is not None:
                said["target"] = s.object
            yield self._node(f"aside|{s.id}", said)

    def _qualifiers(self, s: Statement) -> Row:
        said: Row = {
            "id": s.id,
            "basis": s.basis,
            "citations": [self._cited[c] for c in s.citations],
        }
        if s.stated_as:
            said["stated_as"] = s.stated_as
        for name in ("value", "raw", "role", "start", "end"):
            if (value := getattr(s, name)) is not None:
                said[name] = value
        return said

    def _citations(self) -> Iterator[Row]:
        digests = {d.name: d.sha256 for d in self.contents.documents}
        statements = (*self.contents.statements, *self.aside.statements)
        for c in dict.fromkeys(c for s in statements for c in s.citations):
            said: Row = {"document": c.document, "locator": c.locator, "quote": c.quote}
            if c.sha256 != digests.get(c.document):
                said["sha256"] = c.sha256
            if c.at:
                said["at"] = c.at
            if c.place:
                said |= c.place.first.told
            yield {"key": self._cited[c], "scope": self.scope, **said}

    def _files(self) -> Iterator[Row]:
        for n, d in enumerate(self.contents.documents):
            file: Row = {"n": n, "name": d.name, "sha256": d.sha256, "media": d.media}
            if d.origin is not None:
                file["origin"] = d.origin
            yield self._node(d.name, file)

    def _bytes(self) -> Iterator[Row]:
        for d in self.contents.documents:
            if d.content is not None:
                yield self._node(digest(d.name, d.sha256), {"document": d.name, "data": d.content})

    def _blocks(self) -> Iterator[Row]:
        """Make a node for each block of the ledger that is worth a question."""
        old = outdated(editions_of(self.contents))  # what these say is asked of no more
        place: Counter[str] = Counter()  # in its document, or a block would move from file to file
        for n, e in enumerate(self.contents.ledger):
            place[e.document] += 1
            if e.outcome != "fact":
                block = {
                    "n": n,
                    "document": e.document,
                    "locator": e.locator,
                    "outcome": e.outcome,
                    "reason": e.reason,
                    "text": e.text,
                }
                if e.outcome in LOOKED_THROUGH and e.document not in old:
                    block["search_words"] = " ".join(dict.fromkeys(terms(e.text)))
                yield self._node(f"{e.document}|{place[e.document]}", block)

    def _facts(self) -> Iterator[Row]:
        """Make nodes for those that became statements, in lists."""
        facts: dict[str, list[tuple[int, LedgerEntry]]] = defaultdict(list)
        for n, e in enumerate(self.contents.ledger):
            if e.outcome == "fact":
                facts[e.document].append((n, e))
        for document, entries in facts.items():
            for start in range(0, len(entries), _FACTS):
                some = entries[start : start + _FACTS]
                listed = {
                    "document": document,
                    "ns": [n for n, _ in some],
                    "locators": [e.locator for _, e in some],
                    "reasons": [e.reason for _, e in some],
                    "texts": [e.text for _, e in some],
                }
                yield self._node(f"{document}|{start // _FACTS}", listed)


def _attributes_of(contents: Contents) -> dict[str, dict[str, list[str]]]:
    """What is said of each thing, by the name of the attribute."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    # What could be read comes before what was only copied, so that dates compare as dates.
    for s in sorted(contents.statements, key=lambda s: s.value is None):
        value = s.value if s.value is not None else s.raw
        if s.object is None and value is not None:
            said[s.subject][s.term].append(value)
    return said


class _CitationKeys(dict[Citation, str]):
    """The key of each citation, made once: many statements cite the same passage."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope

    def __missing__(self, c: Citation) -> str:
        key = f"{self._scope}|{digest(c.document, c.sha256, c.locator, c.quote)}"
        self[c] = key
        return key
