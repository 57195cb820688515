"""A register as a graph for analysis: networkx, and GraphML for Gephi and yEd."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.graph.model import Citation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from remit.graph.whole import Whole

# What XML cannot hold, escaped or not.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_networkx(whole: Whole) -> nx.MultiDiGraph[str]:
    """Things as nodes and links as edges, keyed by the statement's id.

    A node has ``kind``, ``label`` and each of its attributes as a list of values; an edge has
    ``term``, ``role``, ``basis``, ``stated_as``, ``start``, ``end`` and its ``citations`` as a list
    of :class:`~remit.graph.model.Citation`.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(whole.meta)
    for entity in whole.entities:
        graph.add_node(entity.id, kind=entity.kind, label=entity.label)
    for s in whole.statements:
        if s.object is not None:
            graph.add_edge(s.subject, s.object, key=s.id, **_edge(s))
        else:
            said = s.value if s.value is not None else s.raw
            graph.nodes[s.subject].setdefault(s.term, []).append(said)
    return graph


def _edge(s: Statement) -> dict[str, Any]:
    return {
        "term": s.term,
        "role": s.role,
        "basis": s.basis,
        "stated_as": s.stated_as,
        "start": s.start,
        "end": s.end,
        "citations": list(s.citations),
    }


def graphml(whole: Whole) -> Iterator[str]:
    """GraphML: every value is text, several of them on lines of their own; line by line."""
    import networkx as nx

    rich = to_networkx(whole)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id_, node in rich.nodes(data=True):
        plain.add_node(_xml(id_), **_texts(node))
    for subject, target, key, edge in rich.edges(keys=True, data=True):
        plain.add_edge(_xml(subject), _xml(target), key=key, **_texts(edge))
    for line in nx.generate_graphml(plain):
        yield f"{line}\n"


def _texts(values: dict[str, Any]) -> dict[str, str]:
    return {name: _xml(_text(value)) for name, value in sorted(values.items()) if value is not None}


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    if isinstance(value, Citation):
        return f"{value.document}, {value.locator}: {value.quote}"
    return str(value)


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
