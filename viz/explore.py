"""The neighbourhood of a thing, and the way between two, drawn by vis-network.

pyvis brings the library; nodes, edges and options are made in the page, when somebody explores, and what
pyvis would write into a page itself is left aside. It is not even imported, which takes half a second. The library is carried pressed (104 kB instead of 469) and is opened
only when somebody looks at a neighbourhood, so that it costs the page no time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")
LICENCE = (
    "vis-network 9.1.2, https://visjs.github.io/vis-network/, (c) 2011-2017 Almende B.V. and "
    "(c) 2017-2019 visjs contributors, under the Apache License 2.0 or the MIT License, at your choice; "
    "its licence texts stand at the head of the library."
)


@dataclass(frozen=True, slots=True)
class Exploration:
    """What the page must carry for drawing."""

    library: str
    pressed: str
    licence: str


@cache
def exploration_of() -> Exploration:
    """What any page must carry so that the neighbourhoods of its register can be drawn."""
    from remit.viz.packing import pressed

    library = _folder().joinpath(*_LIBRARY).read_text(encoding="utf-8")
    return Exploration(library, pressed(library), LICENCE)


def _folder() -> Path:
    """Where pyvis is installed."""
    found = find_spec("pyvis")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent
