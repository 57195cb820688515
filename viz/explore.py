"""Free exploration: the register as a net that a reader unfolds, drawn by vis-network.

pyvis brings the library and its model of nodes, edges and options; everything that pyvis would write
into a page itself is left aside. The library is carried compressed (124 kB instead of 469) and is
unpacked only when somebody explores, so that it costs the page no time.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")
MOST = 500  # boxes: more are neither drawn in time nor read
LICENCE = (
    "vis-network 9.1.2, https://visjs.github.io/vis-network/, (c) 2011-2017 Almende B.V. and "
    "(c) 2017-2019 visjs contributors, under the Apache License 2.0 or the MIT License, at your choice; "
    "its licence texts stand at the head of the library and at https://github.com/visjs/vis-network."
)


@dataclass(frozen=True, slots=True)
class Exploration:
    """What the page must carry for exploring."""

    data: dict[str, Any]
    library: str
    packed: str
    licence: str


def exploration_of() -> Exploration:
    """What any page must carry so that its register can be explored."""
    from remit.viz.data import packed
    from remit.viz.network import options

    library = files("pyvis").joinpath(*_LIBRARY).read_text(encoding="utf-8")
    return Exploration(
        data={"most": MOST, "options": options()},
        library=library,
        packed=packed(library),
        licence=LICENCE,
    )
