"""From a register to a picture of it, in the form that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from remit.graph.store import Store
from remit.viz.material import Material, around, gather

FORMATS: Final = ("html", "svg", "png", "mermaid", "dot")
SUFFIXES: Final = {
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".png": "png",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
}


@dataclass(frozen=True, slots=True)
class View:
    """A finished picture."""

    content: bytes
    format: str
    title: str
    things: int


def view(
    store: Store,
    *,
    focus: str | None = None,
    format: str = "html",  # noqa: A002 - the option's name
    redact: bool = False,
    explore: bool = False,
) -> View:
    """Draw a register, or what surrounds one thing in it, named by any name or its id.

    Raises:
        NotFoundError: nothing is called as ``focus`` says.
    """
    from remit.queries.naming import resolve

    id_ = resolve(store, focus).entity.id if focus else None
    if redact:
        from remit.viz.redaction import redacted_store

        store, renamed = redacted_store(store)
        id_ = renamed.get(id_, id_) if id_ else None
    whole = gather(store)
    if format == "html":
        text = _page(whole, store, id_, redact=redact, explore=explore or focus is not None)
    else:
        content = _still(whole, id_, format)
        return View(content, format, whole.title, len(whole.entities))
    return View(text.encode("utf-8", "backslashreplace"), format, whole.title, len(whole.entities))


def _page(whole: Material, store: Store, id_: str | None, *, redact: bool, explore: bool) -> str:
    from remit.viz.layout import BUDGET
    from remit.viz.page import Wish, render

    exploration = None
    if explore:
        from remit.viz.explore import exploration_of

        exploration = exploration_of(whole, id_)
    crowded = len(whole.of_kind("action", "objective", "priority", "body")) > BUDGET
    drawn = around(whole, id_) if id_ and crowded else whole
    wish = Wish(focus=id_, redacted=redact, exploration=exploration)
    return render(whole, wish, store, drawn)


def _still(whole: Material, id_: str | None, form: str) -> bytes:
    from remit.viz import still
    from remit.viz.layout import govern

    drawn = around(whole, id_) if id_ else whole
    chart = govern(drawn)
    if form == "png":
        return still.png(chart)
    if form == "svg":
        return still.svg(chart, f"{whole.title}: who is accountable for what").encode(
            "utf-8", "backslashreplace"
        )
    graph = still.graph_of(whole, chart, id_)
    text = still.mermaid(whole, graph) if form == "mermaid" else still.dot(whole, graph)
    return text.encode("utf-8", "backslashreplace")
