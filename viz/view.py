"""From a register to a picture of it, in the form that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from remit.graph.editions import now
from remit.graph.store import Store
from remit.viz.material import Material, around, gather

if TYPE_CHECKING:
    from remit.queries.audit import Audit
    from remit.viz.redaction import Redacted

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
    as_of: date | None = None,
) -> View:
    """Draw a register, or what surrounds one thing in it, named by any name or its id.

    A page holds what the audit finds as at a day, or as at the last that its documents report on.

    Raises:
        NotFoundError: nothing is called as ``focus`` says.
    """
    from remit.queries.naming import resolve

    id_ = resolve(store, focus).entity.id if focus else None
    shown = store
    public: Redacted | None = None
    if redact:
        from remit.viz.redaction import redacted

        public = redacted(store.contents())
        shown, id_ = public.store(), public.ids[id_] if id_ else None
    whole = gather(shown)
    if format == "html":
        from remit.queries.audit import audit

        found = audit(store, as_of)
        found = public.audit(found) if public else found
        content = _page(shown, whole, found, id_, redacted=redact)
    else:
        content = _still(whole, id_, format)
    return View(content, format, whole.title, len(whole.entities))


def _page(shown: Store, whole: Material, found: Audit, id_: str | None, *, redacted: bool) -> bytes:
    from remit.queries.dependencies import dependencies
    from remit.queries.glance import glance
    from remit.queries.sheets import Found, sheets
    from remit.queries.stories import stories
    from remit.queries.titles import titles
    from remit.viz.explore import exploration_of
    from remit.viz.lanes import priorities
    from remit.viz.matrix import matrix_of
    from remit.viz.page import Wish, render

    contents, heads = now(shown), priorities(whole)
    pairs = dependencies(shown)
    told = stories(contents, heads, whole.answers, found)
    wish = Wish(
        audit=found,
        glance=glance(contents, whole.answers, found),
        titles=titles(contents),
        exploration=exploration_of(),
        stories=told,
        sheets=sheets(shown, whole.remits, Found(found, told, pairs)),
        matrix=matrix_of(heads, pairs),
        focus=id_,
        redacted=redacted,
    )
    return render(whole, wish).encode("utf-8", "backslashreplace")


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
