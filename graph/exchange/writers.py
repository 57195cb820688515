"""Writing RDF so that the same register gives the same bytes, in every format.

The writers are ours because the libraries' own order, prefixes or escapes differ from one version
to the next. Control characters and marks that change the direction of writing are escaped, so what
a reviewer sees in a file is what is in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from remit.graph.exchange.encode import Dataset
from remit.graph.exchange.names import (
    DEF,
    OBJECT,
    PREDICATE,
    PREFIXES,
    REIFIES,
    SUBJECT,
    TYPE,
    XSD,
    Object,
    Scope,
    Triple,
    compact,
)  # fmt: skip

_HIDDEN = "\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
_ESCAPED = re.compile(rf'["\\\x00-\x1f{_HIDDEN}]')
_HIDDEN_IN_JSON = re.compile(f"[{_HIDDEN}]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Names that stay the same when a reader resolves them against the base.
_RELATIVE = re.compile(r"[A-Za-z0-9][\w.~%-]*(?:/[\w~%-][\w.~%-]*)*(?:#[a-z]+)?", re.ASCII)


def turtle(data: Dataset) -> str:
    """Turtle: one block for each subject, sorted."""
    return _head(data.scope) + "".join(_blocks(data.union(), data.scope))


def turtle12(data: Dataset) -> str:
    """Turtle of RDF 1.2: each plain triple names the statements that make it with ``~``."""
    reified = {node for nodes in data.reifiers.values() for node in nodes}
    return _head(data.scope) + "".join(
        _blocks(_without_ends(data, reified), data.scope, data.reifiers)
    )


def trig(data: Dataset) -> str:
    """TriG: the default graph first, then one graph for each document."""
    parts = [_head(data.scope)]
    for graph, triples in sorted(data.graphs.items()):
        blocks = "".join(_blocks(triples, data.scope))
        parts.append(f"\n{_iri(graph, data.scope)} {{\n{blocks}}}\n" if graph else blocks)
    return "".join(parts)


def ntriples(data: Dataset) -> str:
    """N-Triples: one sorted line for each triple."""
    return _lines(line(triple) for triple in data.union())


def ntriples12(data: Dataset) -> str:
    """N-Triples of RDF 1.2: a statement reifies the triple that it makes."""
    reified = {node for nodes in data.reifiers.values() for node in nodes}
    made = (
        f"<{node}> <{REIFIES}> <<( <{s}> <{p}> {full(o)} )>> ."
        for (s, p, o), nodes in data.reifiers.items()
        for node in nodes
    )
    plain = (line(triple) for triple in _without_ends(data, reified))
    return _lines((*plain, *made))


def jsonld(data: Dataset) -> str:
    """JSON-LD: the context, then one flat object for each subject."""
    text = resources.files("remit.ontology").joinpath("context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = {"@base": data.scope.prefix} | json.loads(text)["@context"]
    nodes = []
    for subject, said in _grouped(data.union()):
        node: dict[str, Any] = {"id": _relative(subject, data.scope) or subject}
        for predicate, objects in said:
            key = "type" if predicate == TYPE else _term(predicate, context)
            values = [_json_value(key, o, context, data.scope) for o in objects]
            node[key] = values[0] if len(values) == 1 else values
        nodes.append(node)
    document = json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1)
    return _HIDDEN_IN_JSON.sub(_code, document) + "\n"


def _without_ends(data: Dataset, reified: set[str]) -> Iterator[Triple]:
    """All triples but those that say again what a reified triple says."""
    ends = (SUBJECT, PREDICATE, OBJECT)
    return (t for t in data.union() if t[1] not in ends or t[0] not in reified)


def _head(scope: Scope) -> str:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return f"{prefixes}@base <{scope.prefix}> .\n"


def _blocks(
    triples: Iterable[Triple], scope: Scope, reifiers: dict[Triple, set[str]] | None = None
) -> Iterator[str]:
    for subject, said in _grouped(triples):
        lines = []
        for predicate, objects in said:
            verb = "a" if predicate == TYPE else _iri(predicate, scope)
            made = [(o, (reifiers or {}).get((subject, predicate, o), ())) for o in objects]
            written = [
                _object(o, scope) + "".join(f" ~ {_iri(node, scope)}" for node in sorted(nodes))
                for o, nodes in made
            ]
            lines.append(f"{verb} {', '.join(written)}")
        yield f"\n{_iri(subject, scope)} " + " ;\n    ".join(lines) + " .\n"


def _grouped(triples: Iterable[Triple]) -> Iterator[tuple[str, list[tuple[str, list[Object]]]]]:
    """Triples by subject and predicate, everything sorted and the type first."""
    found: dict[str, dict[str, list[Object]]] = {}
    for subject, predicate, target in triples:
        found.setdefault(subject, {}).setdefault(predicate, []).append(target)
    for subject in sorted(found):
        predicates = sorted(found[subject], key=lambda p: (p != TYPE, p))
        yield subject, [(p, sorted(found[subject][p], key=full)) for p in predicates]


def line(triple: Triple, graph: str = "") -> str:
    """A triple, with the graph that it stands in where that is wanted, as one line without its end."""
    subject, predicate, target = triple
    return f"<{subject}> <{predicate}> {full(target)} {f'<{graph}> ' if graph else ''}."


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in sorted(lines))


def full(target: Object) -> str:
    """An object as it stands in a line."""
    if isinstance(target, str):
        return f"<{target}>"
    return quoted(target.text) + (f"^^<{target.datatype}>" if target.datatype else "")


def _object(target: Object, scope: Scope) -> str:
    if isinstance(target, str):
        return _iri(target, scope)
    if target.datatype == f"{XSD}integer":
        return target.text
    return quoted(target.text) + (f"^^{_iri(target.datatype, scope)}" if target.datatype else "")


def quoted(text: str) -> str:
    """A text in quotation marks, with escapes where it needs some."""
    return f'"{escaped(text)}"'


def escaped(text: str) -> str:
    """A text as it stands in quotation marks."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return text  # as most are, and that is seen sooner than looked for
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match.group()) or _code(match)


def _code(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"


def _iri(iri: str, scope: Scope) -> str:
    return compact(iri) or f"<{_relative(iri, scope) or iri}>"


def _relative(iri: str, scope: Scope) -> str | None:
    rest = iri.removeprefix(scope.prefix)
    return rest if rest != iri and _RELATIVE.fullmatch(rest) else None


def _term(iri: str, context: dict[str, Any]) -> str:
    name = iri.removeprefix(DEF)
    return name if name in context else compact(iri) or iri


def _json_value(key: str, target: Object, context: dict[str, Any], scope: Scope) -> object:
    if isinstance(target, str):
        if key == "type":
            return _term(target, context)
        name = compact(target) or _relative(target, scope) or target
        coerced = context.get(key)
        typed = isinstance(coerced, dict) and coerced.get("@type") == "@id"
        return name if typed else {"id": name}
    if target.datatype == f"{XSD}integer":
        return int(target.text)
    if target.datatype:
        return {"@value": target.text, "@type": compact(target.datatype) or target.datatype}
    return target.text
