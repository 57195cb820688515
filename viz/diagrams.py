"""A chart or a chain as text that other tools draw: mermaid for a wiki, DOT for Graphviz."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from remit.graph.model import Statement
from remit.ontology import KINDS, KNOWN, RELATIONS
from remit.viz.material import ASSIGNED, Material
from remit.viz.measure import wrap
from remit.viz.plot import SIZE, Chart


@dataclass(frozen=True, slots=True)
class Graph:
    """The things and statements of a diagram in words."""

    ids: tuple[str, ...]
    statements: tuple[Statement, ...]


def graph_of(material: Material, chart: Chart | None, focus: str | None) -> Graph:
    """A thing's chain and who is named along it; or, without a thing, what the chart draws."""
    if focus is not None:
        chain = material.reached([focus])
        named = [s for id_ in chain for s in material.shown.links(id_) if s.term == ASSIGNED]
        ups = [s for id_ in chain for s in material.ups(id_)]
        if not ups and not named:
            named = [*material.shown.back(focus), *material.shown.links(focus)]
        statements = [*ups, *named]
    elif chart is not None:
        statements = list({line.statement.id: line.statement for line in chart.lines}.values())
    else:
        statements = [s for s in material.statements if s.object is not None]
    ends = (end for s in statements for end in (s.subject, s.object) if end)
    drawn = (box.thing.id for box in chart.boxes) if chart and focus is None else ()
    ids = dict.fromkeys([*([focus] if focus else []), *ends, *drawn])
    return Graph(tuple(ids), tuple(statements))


def mermaid(material: Material, graph: Graph) -> str:
    """A flowchart for a wiki or a README; every label is quoted and its letters are harmless."""
    number = {id_: f"n{n}" for n, id_ in enumerate(graph.ids)}
    lines = ["flowchart BT"]
    for id_ in graph.ids:
        entity = material.entities[id_]
        text = _entities("<br>".join(wrap(entity.label, 190, SIZE, 4)) or f"({entity.kind})")
        left, right = ("([", "])") if entity.kind in KNOWN else ("[", "]")
        lines.append(f'    {number[id_]}{left}"{text}"{right}')
    for s in graph.statements:
        arrow = "-->" if s.basis == "stated" else "-.->"
        basis = "" if s.basis == "stated" else f" ({s.basis})"
        word = _entities(f"{RELATIONS[s.term].reads}{basis}")
        lines.append(f'    {number[s.subject]} {arrow}|"{word}"| {number[s.object or ""]}')
    missing = [number[id_] for id_ in graph.ids if KINDS[material.entities[id_].kind].instead]
    if missing:
        lines += [
            "    classDef missing stroke-dasharray: 5 3",
            f"    class {','.join(missing)} missing",
        ]
    return "\n".join([*lines, ""])


def _entities(text: str) -> str:
    """Letters that mermaid would read as its own, as it wants them written."""
    kept = "".join(c if c.isalnum() or c in " .,:()-–/’‘" else f"#{ord(c)};" for c in text)
    return kept.replace("#60;br#62;", "<br>")


def dot(material: Material, graph: Graph) -> str:
    """The diagram for Graphviz."""
    number = {id_: f"n{n}" for n, id_ in enumerate(graph.ids)}
    lines = ["digraph remit {", "  rankdir=BT;", '  node [shape=box, fontname="Arial"];']
    for id_ in graph.ids:
        entity = material.entities[id_]
        style = ', style="dashed"' if KINDS[entity.kind].instead else ""
        words = wrap(entity.label, 190, SIZE, 4) or (f"({entity.kind})",)
        lines.append(f"  {number[id_]} [label={_dot(words)}{style}];")
    for s in graph.statements:
        style = {"stated": "solid", "drawn": "dotted"}.get(s.basis, "dashed")
        word = _dot((RELATIONS[s.term].reads,))
        ends = f"{number[s.subject]} -> {number[s.object or '']}"
        lines.append(f'  {ends} [label={word}, style="{style}"];')
    return "\n".join([*lines, "}", ""])


def _dot(lines: Iterable[str]) -> str:
    safe = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join("".join(c for c in line if c >= " ") for line in safe) + '"'
