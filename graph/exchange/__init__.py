"""Exchange: a register as RDF, as a table, as a graph for analysis; and back from RDF.

>>> from remit.graph.model import Contents, Entity
>>> small = Contents(entities=(Entity("body/council", "body", "Council"),))
>>> text = dump(small, "turtle")
>>> parse(text, "turtle", "small.ttl").contents == small
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from remit.graph.errors import Place, RegisterError
from remit.graph.exchange import writers
from remit.graph.exchange.decode import Imported, decode
from remit.graph.exchange.encode import Dataset, encode
from remit.graph.exchange.lines import sorted_lines
from remit.graph.exchange.names import BASE
from remit.graph.exchange.networks import graphml, to_networkx
from remit.graph.exchange.reading import read
from remit.graph.exchange.sheets import sheet
from remit.graph.exchange.validation import Finding, node, validate, validate_rdf

if TYPE_CHECKING:
    import rdflib

    from remit.graph.whole import Whole

__all__ = [
    "FORMATS", "Finding", "Format", "Imported", "dump", "format_of", "parse", "pieces", "to_networkx", "to_rdflib", "validate", "validate_rdf",
]  # fmt: skip


class Format(NamedTuple):
    """A format of exchange: its name, the ending of its files, and which ways it goes."""

    name: str
    suffix: str  # empty where the name must be given
    label: str
    rdf: Callable[[Dataset], str] | None  # how RDF is written; only RDF can be read back
    other: Callable[[Whole], Iterator[str]] | None = None
    graphs: bool | None = None  # of lines that may be written as they come: whether with graphs

    @property
    def reads(self) -> bool:
        """Whether a register can be read from it."""
        return self.rdf is not None or self.graphs is not None


FORMATS: Final = {
    row.name: row
    for row in (
        Format("turtle", ".ttl", "Turtle: RDF for people to read", writers.turtle),
        Format(
            "trig", ".trig", "TriG: as Turtle, with a named graph for each document", writers.trig
        ),
        Format("nquads", ".nq", "N-Quads: one line for each triple and graph", None, graphs=True),
        Format("ntriples", ".nt", "N-Triples: one line for each triple", None, graphs=False),
        Format("jsonld", ".jsonld", "JSON-LD: RDF as JSON, with its context", writers.jsonld),
        Format("turtle12", "", "Turtle of RDF 1.2: statements as annotations", writers.turtle12),
        Format(
            "ntriples12", "", "N-Triples of RDF 1.2: statements as reifiers", writers.ntriples12
        ),
        Format("graphml", ".graphml", "GraphML: for Gephi, yEd and networkx", None, graphml),
        Format("csv", ".csv", "CSV: one row for each statement and citation", None, sheet),
    )
}


def format_of(path: PurePath | str, name: str | None = None) -> Format:
    """The format with a name or, where none is given, the one that a file's ending stands for.

    Raises:
        RegisterError: there is no such format.
    """
    if name is not None:
        if name in FORMATS:
            return FORMATS[name]
        raise RegisterError(f"there is no format {name}; choose one of: {', '.join(FORMATS)}")
    suffix = PurePath(path).suffix.lower()
    for row in FORMATS.values():
        if suffix and row.suffix == suffix:
            return row
    endings = ", ".join(row.suffix for row in FORMATS.values() if row.suffix)
    raise RegisterError(
        f"the ending says no format; end the name with one of {endings} or name a format: "
        f"{', '.join(FORMATS)}",
        place=Place(str(path)),
    )


def dump(whole: Whole, name: str, base: str = BASE) -> bytes:
    """Write a register in a format; the same register always gives the same bytes.

    Raises:
        RegisterError: something in the register cannot be written, or there is no such format.
    """
    return b"".join(pieces(whole, name, base))


def pieces(whole: Whole, name: str, base: str = BASE) -> Iterator[bytes]:
    """Write a register as :func:`dump` does, piece by piece where the format allows that.

    Raises:
        RegisterError: something in the register cannot be written, or there is no such format.
    """
    row = format_of("", name)
    try:
        for text in _texts(whole, row, base):
            yield text.encode()
    except UnicodeEncodeError as error:
        around = error.object[max(0, error.start - 20) : error.end + 20]
        raise RegisterError(
            f"the register holds half a character, which no file can: {around!r}; correct the document"
        ) from error


def _texts(whole: Whole, row: Format, base: str) -> Iterator[str]:
    if row.graphs is not None:
        yield from sorted_lines(whole, base, graphs=row.graphs)
    elif row.rdf is not None:
        yield row.rdf(encode(whole, base))
    elif row.other is not None:
        yield from row.other(whole)


def parse(content: bytes, name: str, source: str) -> Imported:
    """Read contents from a file's bytes; ``source`` names the file in messages.

    Raises:
        RegisterError: the format cannot be read back, or the file is malformed or faulty. Every
            fault is listed with its place, and nothing has been imported.
    """
    row = format_of("", name)
    if not row.reads:
        readable = ", ".join(r.suffix or r.name for r in FORMATS.values() if r.reads)
        raise RegisterError(
            f"a register can be read from {readable}, not from {row.name}", place=Place(str(source))
        )
    return decode(read(content, name, source), source)


def to_rdflib(whole: Whole, base: str = BASE) -> rdflib.Dataset:
    """The register as an rdflib dataset, with a named graph for each document.

    Raises:
        RegisterError: something in the register cannot be written as RDF.
    """
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    for name, triples in sorted(encode(whole, base).graphs.items()):
        graph = dataset.graph(rdflib.URIRef(name)) if name else dataset.default_graph
        for subject, predicate, target in sorted(triples, key=repr):
            graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), node(target)))
    return dataset
