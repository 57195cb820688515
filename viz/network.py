"""The model of a net: pyvis' ``Network`` with its own page, menus and remote libraries left out."""

from __future__ import annotations

import json
from typing import Any

from pyvis.network import Network

from remit.viz.material import Material
from remit.viz.plot import Chart

_SHAPES = {"body": "box", "person": "ellipse", "post": "ellipse", "vacancy": "ellipse"}
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": False, "keyboard": {"enabled": False}, "navigationButtons": False},
    "nodes": {
        "shape": "box",
        "margin": 8,
        "widthConstraint": {"maximum": 170},
        "font": {"face": "Arial, Helvetica, sans-serif", "size": 13},
    },
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.6}}, "smooth": False},
}


class Net(Network):  # type: ignore[misc]  # pyvis publishes no types
    """Nodes, edges and options of a part of a register, with fixed places where a chart gives them.

    Nodes and edges are assigned in one go: adding them one by one takes pyvis quadratic time. No
    ``title`` is set anywhere, because vis-network would read it as markup.
    """

    def __init__(self, material: Material, chart: Chart | None = None) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        places = {box.thing.id: box.middle for box in reversed(chart.boxes)} if chart else {}
        kept = [e for e in material.entities.values() if chart is None or e.id in places]
        self.nodes = [_node(e.id, e.kind, e.label, places.get(e.id)) for e in kept]
        known = {e.id for e in kept}
        self.edges = [
            {"from": s.subject, "to": s.object, "dashes": s.basis != "stated"}
            for s in material.statements
            if s.object is not None and s.subject in known and s.object in known
        ]
        self.set_options(json.dumps(_OPTIONS))

    def generate_html(self, *_args: object, **_more: object) -> str:
        """Refuse: pyvis' own page calls other servers and lets labels run as script."""
        raise NotImplementedError("write a page with remit view, which needs no network")


def _node(id_: str, kind: str, label: str, place: tuple[int, int] | None) -> dict[str, Any]:
    node: dict[str, Any] = {"id": id_, "label": label, "shape": _SHAPES.get(kind, "box")}
    if place is not None:
        node |= {"x": place[0], "y": place[1], "fixed": True}
    return node


def options() -> dict[str, Any]:
    """The options of every net that the page draws, as vis-network reads them."""
    empty = Material("", {}, (), (), {})
    made: dict[str, Any] = json.loads(json.dumps(Net(empty).options))
    return made
