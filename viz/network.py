"""The options of a net: pyvis' ``Network`` with its own page, menus and remote libraries left out.

Which things are drawn is only known when somebody explores, so nodes and edges are made in the page,
from the register that it carries.
"""

from __future__ import annotations

import json
from typing import Any

from pyvis.network import Network

# The page places everything and takes every event itself: the library only draws.
_OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "selectable": False,
        "hover": False,
        "navigationButtons": False,
        "keyboard": {"enabled": False},
    },
    "edges": {"smooth": False},
}


class Net(Network):  # type: ignore[misc]  # pyvis publishes no types
    """A net without nodes: the options that the page hands to vis-network."""

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.set_options(json.dumps(_OPTIONS))

    def generate_html(self, *_args: object, **_more: object) -> str:
        """Refuse: pyvis' own page calls other servers and lets labels run as script."""
        raise NotImplementedError("write a page with remit view, which needs no network")


def options() -> dict[str, Any]:
    """The options of every net that the page draws, as vis-network reads them."""
    made: dict[str, Any] = json.loads(json.dumps(Net().options))
    return made
