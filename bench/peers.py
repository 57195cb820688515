"""Each engine as it is asked by bench_peers, in a process of its own: ``python -m bench.peers ENGINE FOLDER SIZE``.

Every engine gives the chain above an action as a set of hops, each with one of the passages that say it: source, relation,
target, document, place and words. A relation is one along which accountability travels, by the vocabulary.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.bench_peers import ACTION, WORDS, Told, timed
from bench.commands import most_memory
from remit.graph.exchange.names import BASE, DEF, LABEL, OA, OBJECT, PREDICATE, SUBJECT, Scope
from remit.graph.model import Statement
from remit.ontology import CARRYING

Hop = tuple[str, str, str, str, str, str]


class Peer(NamedTuple):
    """An engine that holds a register: how it finds ids by words, and the hops above a thing."""

    find: Callable[[], Iterable[str]]
    chain: Callable[[], Iterable[Hop]]
    here: bool = True  # whether this process holds it


def _hops(statements: Iterable[Statement]) -> list[Hop]:
    return [
        (s.subject, s.term, s.object or "", c.document, c.locator, c.quote)
        for s in statements
        for c in s.citations
    ]


# ---------------------------------------------------------------- ours


def _sqlite(folder: Path, size: int) -> Peer:
    from remit.graph.opening import open_store

    return _store(open_store(folder / f"{size}.remit"))


def _neo4j(folder: Path, size: int) -> Peer:
    from remit.graph.opening import create_store, open_store

    server = create_store(f"{os.environ['BENCH_SERVER']}#peer-{size}")
    server.replace(open_store(folder / f"{size}.remit").contents())
    return _store(server)._replace(here=False)


def _store(store: Any) -> Peer:
    from remit.graph.lookup import Query, rank

    query = Query.of(" ".join(WORDS))
    return Peer(
        lambda: [hit.id for hit in rank(query, store.candidates(query)) if hit.named == 1],
        lambda: _hops(store.walk([ACTION], CARRYING)),
    )


# ---------------------------------------------------------------- networkx


def write(folder: Path, size: int) -> None:
    """Write things and links as JSON, a line for each: what networkx is given to read."""
    from contextlib import closing

    from remit.graph.opening import open_store

    with (
        closing(open_store(folder / f"{size}.remit")) as store,
        store.snapshot(),
        (folder / f"{size}.graph.json").open("w", encoding="utf-8") as file,
    ):
        whole = store.whole()
        for e in whole.entities:
            file.write(json.dumps([e.id, e.kind, e.label]) + "\n")
        for s in whole.statements:
            if s.object is not None:
                cited = [[c.document, c.locator, c.quote] for c in s.citations]
                link = [s.subject, s.object, s.term, s.role, s.basis, s.stated_as, cited]
                file.write(json.dumps(link) + "\n")


def _networkx(folder: Path, size: int) -> Peer:
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with (folder / f"{size}.graph.json").open(encoding="utf-8") as file:
        for line in file:
            match json.loads(line):
                case [id_, kind, label]:
                    graph.add_node(id_, kind=kind, label=label)
                case [s, o, term, role, basis, how, cited]:
                    graph.add_edge(s, o, term=term, role=role, basis=basis, stated_as=how, citations=cited)  # fmt: skip
    carrying = frozenset(CARRYING)

    def find() -> list[str]:
        return [id_ for id_, said in graph.nodes(data=True) if _all_in(said["label"])]

    def chain() -> Iterator[Hop]:
        def above(id_: str) -> Iterator[tuple[str, str, Any]]:
            for _, up, said in graph.out_edges(id_, data=True):
                if said["term"] in carrying:
                    yield said["term"], up, said["citations"]

        for source, term, up, cited in _upwards(above):
            for document, locator, quote in cited:
                yield source, term, up, document, locator, quote

    return Peer(find, chain)


def _all_in(label: str) -> bool:
    folded = label.casefold()
    return all(word in folded for word in WORDS)


def _upwards(
    above: Callable[[str], Iterable[tuple[str, str, Any]]], start: str = ACTION
) -> Iterator[tuple[str, str, str, Any]]:
    """Every hop upwards from a thing; each thing is left once."""
    seen, waiting = {start}, [start]
    while waiting:
        source = waiting.pop()
        for term, up, said in above(source):
            yield source, term, up, said
            if up not in seen:
                seen.add(up)
                waiting.append(up)


# ---------------------------------------------------------------- RDF


class Triples(NamedTuple):
    """How an engine gives the objects of a subject, and the subjects of an object, by a predicate."""

    objects: Callable[[str, str], Iterable[str]]
    subjects: Callable[[str, str], Iterable[str]]


def _rdf_chain(triples: Triples, scope: Scope) -> Callable[[], Iterator[Hop]]:
    """The chain by statements: those of which a thing is the subject, and the citations of each."""
    carrying = {DEF + name: name for name in CARRYING}
    objects = triples.objects

    def above(thing: str) -> Iterator[tuple[str, str, str]]:
        for node in triples.subjects(SUBJECT, thing):
            (term,) = objects(node, PREDICATE)
            if term in carrying:
                (up,) = objects(node, OBJECT)
                yield carrying[term], up, node

    def chain() -> Iterator[Hop]:
        for source, term, up, node in _upwards(above, scope.thing(ACTION)):
            for cited in objects(node, f"{DEF}evidence"):
                (document,) = objects(cited, f"{OA}hasSource")
                (locator,) = objects(cited, f"{DEF}locator")
                (quote,) = objects(f"{cited}#quote", f"{OA}exact")
                name = scope.name(document, "file") or ""
                yield scope.id(source) or "", term, scope.id(up) or "", name, locator, quote

    return chain


def _scope(size: int) -> Scope:
    return Scope.of(BASE, f"synthetic-{size}")


def _pyoxigraph(folder: Path, size: int) -> Peer:
    from pyoxigraph import NamedNode, RdfFormat, Store

    store: Any = Store()
    scope = _scope(size)
    store.bulk_load(path=str(folder / f"{size}.nt"), format=RdfFormat.N_TRIPLES)
    has = " && ".join(f'CONTAINS(LCASE(?name), "{word}")' for word in WORDS)
    words = f"SELECT ?thing WHERE {{ ?thing <{LABEL}> ?name FILTER({has}) }}"

    def find() -> list[str]:
        return [scope.id(row["thing"].value) or "" for row in store.query(words)]

    def objects(subject: str, predicate: str) -> list[str]:
        found = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
        return [quad.object.value for quad in found]

    def subjects(predicate: str, target: str) -> list[str]:
        found = store.quads_for_pattern(None, NamedNode(predicate), NamedNode(target))
        return [quad.subject.value for quad in found]

    return Peer(find, _rdf_chain(Triples(objects, subjects), scope))


def _rdflib(folder: Path, size: int) -> Peer:
    from rdflib import Graph, URIRef

    graph, scope = Graph(), _scope(size)
    graph.parse(folder / f"{size}.nt", format="nt")

    def find() -> list[str]:
        named = graph.subject_objects(URIRef(LABEL))
        return [scope.id(str(thing)) or "" for thing, label in named if _all_in(str(label))]

    def objects(subject: str, predicate: str) -> list[str]:
        return [str(o) for o in graph.objects(URIRef(subject), URIRef(predicate))]

    def subjects(predicate: str, target: str) -> list[str]:
        return [str(s) for s in graph.subjects(URIRef(predicate), URIRef(target))]

    return Peer(find, _rdf_chain(Triples(objects, subjects), scope))


ENGINES: dict[str, Callable[[Path, int], Peer]] = {
    "SQLite": _sqlite,
    "networkx from JSON": _networkx,
    "pyoxigraph": _pyoxigraph,
    "rdflib": _rdflib,
    "Neo4j": _neo4j,
}


def main(engine: str, folder: Path, size: int) -> Told:
    """Load a register into an engine and ask it."""
    clock = time.perf_counter if engine == "Neo4j" else time.process_time
    start = clock()
    peer = ENGINES[engine](folder, size)
    load = clock() - start
    found = sorted(peer.find())
    hops = "\n".join(sorted(map(repr, peer.chain())))
    words, chain = timed(lambda: list(peer.find()), clock), timed(lambda: list(peer.chain()), clock)
    return Told(
        load,
        most_memory() if peer.here else None,
        words,
        chain,
        ", ".join(found),
        f"{hops.count(chr(10)) + 1} {hashlib.sha256(hops.encode()).hexdigest()}",
    )


if __name__ == "__main__":
    work, place, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if work == "write":
        write(place, number)
    else:
        print(json.dumps(main(work, place, number)._asdict()))
