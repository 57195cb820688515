"""The neighbourhood of a thing, and the way between two, drawn by vis-network.

pyvis brings the library and its model of nodes, edges and options; everything that pyvis would write
into a page itself is left aside. The library is carried compressed (124 kB instead of 469) and is
unpacked only when somebody looks at a neighbourhood, so that it costs the page no time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")
LICENCE = (
    "vis-network 9.1.2, https://visjs.github.io/vis-network/, (c) 2011-2017 Almende B.V. and "
    "(c) 2017-2019 visjs contributors, under the Apache License 2.0 or the MIT License, at your choice; "
    "its licence texts stand at the head of the library."
)


@dataclass(frozen=True, slots=True)
class Exploration:
    """What the page must carry for drawing."""

    data: dict[str, Any]
    library: str
    packed: str
    licence: str


@cache
def exploration_of() -> Exploration:
    """What any page must carry so that the neighbourhoods of its register can be drawn."""
    from remit.viz.network import options
    from remit.viz.packing import packed

    library = files("pyvis").joinpath(*_LIBRARY).read_text(encoding="utf-8")
    return Exploration(
        data={"options": options()},
        library=library,
        packed=packed(library),
        licence=LICENCE,
    )
