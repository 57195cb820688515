"""Asking a register in SPARQL: free queries, and a library of named ones.

A query sees the register's own triples, the vocabulary, and what follows from the vocabulary's
broader terms: ``org:memberOf`` finds what ``remit:memberOf`` says, and ``remit:answersTo`` every
relation that carries accountability. Named graphs are taken together. The usual prefixes are
declared already, and ``<action/r1>`` is short for a thing's IRI.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from remit.graph.editions import now
from remit.graph.errors import NotFoundError
from remit.graph.exchange.encode import Dataset, encode
from remit.graph.exchange.names import BASE, PREDICATE, PREFIXES, RDFS, TYPE, Scope, compact, define
from remit.graph.exchange.writers import ntriples
from remit.graph.model import Contents
from remit.graph.store import Store
from remit.queries.sparql_kept import kept
from remit.queries.sparql_running import ROWS, TIMEOUT_S, QueryError, Table, refuse, run

if TYPE_CHECKING:
    import rdflib

Engine = Literal["oxigraph", "rdflib"]

_MORE_PREFIXES: Final = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_NAMED: Final = "named"


class Named(NamedTuple):
    """A query of the library: its name, what it answers, what it takes, and its text."""

    name: str
    title: str
    explanation: str
    takes: tuple[str, ...]
    text: str


def library() -> dict[str, Named]:
    """The named queries, by name."""
    folder = resources.files("remit.queries").joinpath(_NAMED)
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return {
        f.name.removesuffix(".rq"): _named(f.name, f.read_text(encoding="utf-8")) for f in files
    }


def named(name: str, given: Mapping[str, str] | None = None, scope: Scope | None = None) -> str:
    """The text of a named query, with the ids that it is given put in.

    Raises:
        NotFoundError: there is no query of that name.
        QueryError: the query does not take what is given.
    """
    queries = library()
    if name not in queries:
        raise NotFoundError(f"there is no query {name}; choose one of: {', '.join(queries)}")
    query = queries[name]
    text = query.text
    for variable, id_ in (given or {}).items():
        if variable not in query.takes or scope is None:
            takes = f"it takes {', '.join(query.takes)}" if query.takes else "it takes nothing"
            raise QueryError(f"the query {name} does not take {variable}: {takes}")
        text = text.replace(
            f"# given ?{variable}\n", f"VALUES ?{variable} {{ <{scope.thing(id_)}> }}\n"
        )
    return text


def ask_named(
    contents: Contents,
    name: str,
    given: Mapping[str, str] | None = None,
    *,
    timeout: float = TIMEOUT_S,
    limit: int = ROWS,
) -> Table:
    """Ask a named query of a register; ``given`` narrows it to one thing by its id.

    Args:
        contents: The register.
        name: The name of the query.
        given: The ids of things, by the variables of the query that stand for them.
        timeout: After how many seconds the query is stopped.
        limit: How many rows are wanted at most.

    Raises:
        NotFoundError: there is no such query, or no thing with a given id.
        QueryError: the query does not take what is given, or takes too long.
    """
    _check_given(given, {entity.id for entity in contents.entities})
    data = encode(contents)
    return _ask(data, named(name, given, data.scope), "oxigraph", timeout, limit)


def ask(
    contents: Contents,
    query: str,
    engine: Engine = "oxigraph",
    *,
    timeout: float = TIMEOUT_S,
    limit: int = ROWS,
) -> Table:
    """Ask a query of a register. Without ``ORDER BY`` the rows are sorted, so answers are stable.

    Args:
        contents: The register.
        query: The query, which sees nothing but the register.
        engine: Who answers; rdflib is there to compare with, and keeps no time.
        timeout: After how many seconds the query is stopped.
        limit: How many rows are wanted at most; :attr:`Table.cut` says whether there were more.

    Raises:
        QueryError: the query is no SPARQL (the message names the line), asks for what lies outside
            the register, or takes too long.
    """
    return _ask(encode(contents), query, engine, timeout, limit)


def ask_register(
    store: Store,
    query: str,
    given: Mapping[str, str] | None = None,
    *,
    timeout: float = TIMEOUT_S,
    limit: int = ROWS,
) -> Table:
    """Ask a query, or a named one with what it is ``given``, of a register where it lives.

    What the engine makes of a large one is kept beside its file, so that the next question is answered
    at once; see :mod:`remit.queries.sparql_kept`. The arguments are those of :func:`ask_named`.

    Raises:
        NotFoundError: no thing has a given id.
        QueryError: the query is no SPARQL, does not take what is given, asks for what lies outside the
            register, or takes too long.
    """
    with store.snapshot():
        _check_given(given, store.entities({*(given or {}).values()}))
        scope = Scope.of(BASE, store.meta().get("scope", ""))
        text = named(query, given, scope) if query in library() else query
        refuse(text)
        place = kept(store, lambda: _everything(encode(now(store))))
        triples = place or _everything(encode(now(store)))
    return _told(scope, text, lambda full: run(full, triples, timeout, limit))


def _check_given(given: Mapping[str, str] | None, ids: Collection[str]) -> None:
    if unknown := [id_ for id_ in (given or {}).values() if id_ not in ids]:
        raise NotFoundError(f"there is no thing {', '.join(unknown)}; ids read like action/r1")


def _ask(data: Dataset, query: str, engine: Engine, timeout: float, limit: int) -> Table:
    refuse(query)
    if engine == "oxigraph":
        return _told(data.scope, query, lambda full: run(full, _everything(data), timeout, limit))
    return _told(data.scope, query, lambda full: _rdflib(data, full, limit))


def _told(scope: Scope, query: str, answer: Callable[[str], Table]) -> Table:
    try:
        found = answer(_prologue(scope) + query)
    except QueryError as error:
        raise QueryError(_place(str(error), scope)) from error
    rows = [tuple(_short(cell, scope) for cell in row) for row in found.rows]
    if not re.search(r"\bORDER\s+BY\b", query, re.IGNORECASE):
        rows.sort(key=lambda row: [cell or "" for cell in row])
    return Table(found.columns, tuple(rows), found.cut)


def _prologue(scope: Scope) -> str:
    """Everything on one line, so that the lines of messages are those of the query."""
    known = PREFIXES | _MORE_PREFIXES
    prefixes = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in known.items())
    return f"BASE <{scope.prefix}> {prefixes} "


def _place(message: str, scope: Scope) -> str:
    """A parser's message, with columns of the first line counted without the prologue."""
    before = len(_prologue(scope))
    counted = re.sub(r"\b1:(\d+)", lambda m: f"1:{max(1, int(m[1]) - before)}", message)
    return counted.replace("error at ", "line ")


def _cell(term: object) -> str | None:
    """A term of either library, or nothing, as text."""
    return None if term is None else _text(term)


def _rdflib(data: Dataset, query: str, limit: int) -> Table:
    import pyparsing

    graph = _graph(data)
    try:
        found = graph.query(query)
    except pyparsing.ParseException as error:
        raise QueryError(f"the query cannot be asked: line {error.lineno}: {error.msg}") from error
    if found.type == "ASK":
        return Table(("answer",), (("yes" if found.askAnswer else "no",),))
    columns = tuple(map(str, found.vars or ("subject", "predicate", "object")))
    rows = [tuple(map(_cell, cast("Iterable[object]", row))) for row in found]
    return Table(columns, tuple(rows[:limit]), len(rows) > limit)


def _graph(data: Dataset) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    return graph.parse(data=_everything(data), format="nt")


def _everything(data: Dataset) -> bytes:
    """The register, the vocabulary and what follows, as N-Triples."""
    vocabulary, broader = _vocabulary()
    own = data.union()
    following = (
        {(s, up, o) for s, p, o in own for up in broader.get(p, ())}
        | {
            (s, TYPE, up)
            for s, p, o in own
            if p == TYPE and isinstance(o, str)
            for up in broader.get(o, ())
        }
        | {
            (s, PREDICATE, define("assignedTo"))
            for s, p, o in own
            if p == TYPE and o == define("Assignment")
        }
    )
    whole = Dataset(data.scope, {"": own | following})
    return ntriples(whole).encode() + vocabulary


@cache
def _vocabulary() -> tuple[bytes, dict[str, tuple[str, ...]]]:
    """The vocabulary as N-Triples, and the broader terms of each of its terms."""
    import pyoxigraph

    text = resources.files("remit.ontology").joinpath("remit.ttl").read_bytes()
    quads = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    direct: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate.value in (f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"):
            direct.setdefault(_text(quad.subject), set()).add(_text(quad.object))
    lines = pyoxigraph.serialize(
        (pyoxigraph.Triple(q.subject, q.predicate, q.object) for q in quads),
        format=pyoxigraph.RdfFormat.N_TRIPLES,
    )
    return lines or b"", {term: tuple(sorted(_upwards(term, direct))) for term in direct}


def _text(term: object) -> str:
    """The text of a term; rdflib's are strings themselves, and their ``value`` is something else."""
    return str(term if isinstance(term, str) else getattr(term, "value", term))


def _upwards(term: str, direct: Mapping[str, Iterable[str]]) -> set[str]:
    above: set[str] = set()
    waiting = list(direct.get(term, ()))
    while waiting:
        near = waiting.pop()
        if near not in above:
            above.add(near)
            waiting += direct.get(near, ())
    return above


def _short(cell: str | None, scope: Scope) -> str | None:
    if cell is None:
        return None
    return scope.id(cell) or compact(cell) or cell


def _named(file: str, text: str) -> Named:
    comments = [line[1:].strip() for line in _head(text)]
    takes = [line.removeprefix("takes:").strip() for line in comments if line.startswith("takes:")]
    words = [line for line in comments if not line.startswith("takes:")]
    return Named(file.removesuffix(".rq"), words[0], " ".join(words[1:]), tuple(takes), text)


def _head(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line
