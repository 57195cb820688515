"""From a register to a picture of it, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from remit.graph.errors import RegisterError
from remit.graph.held_store import HeldStore
from remit.graph.store import Store
from remit.graph.uncollected import uncollected
from remit.viz.material import ASSIGNED, Material, around, gather

if TYPE_CHECKING:
    from remit.queries.audit import Audit
    from remit.queries.dependencies import Dependency
    from remit.queries.facts.register import Facts
    from remit.viz.marks import Picture
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


class View(NamedTuple):
    """A finished picture."""

    content: bytes
    format: str
    title: str
    things: int


@uncollected()
def view(
    store: Store,
    *,
    focus: str | None = None,
    format: str = "html",  # noqa: A002 - the option's name
    redact: bool = False,
    as_of: date | None = None,
    structure: bool = False,
    size: str | None = None,
) -> View:
    """Draw a register, or what surrounds one thing in it, named by any name or its id.

    The register is read once, and then asked in memory. A page holds what the audit finds as at a day, or as at the
    last that its documents report on. A still picture can be the ``structure`` alone, without actions, and in a
    ``size`` for paper or a slide.

    Raises:
        RegisterError: the format has no structure or no size.
        NotFoundError: nothing is called as ``focus`` says.
    """
    from remit.queries.audit.engine import judged
    from remit.queries.facts.register import Facts

    _fits(format, structure=structure, size=size)
    with store.snapshot():
        id_ = _resolved(store, focus) if focus else None
        held = shown = HeldStore(store.address, store.contents())
    public: Redacted | None = None
    if redact:
        from remit.viz.redaction import redacted

        public = redacted(held.contents())
        shown = HeldStore(store.address, public.contents)
        id_ = public.ids[id_] if id_ else None
    whole = gather(shown)
    if format in ("mermaid", "dot"):
        content = _diagram(whole, id_, format, structure=structure)
    else:
        facts = Facts(held, as_of)
        found = public.audit(judged(facts)) if public else judged(facts)
        pairs = _pairs(Facts(shown) if public else facts) if format == "html" else ()
        if format == "html":
            content = _page(whole, found, pairs, id_, redacted=redact)
        else:
            picture = _still(whole, found, id_, structure=structure, size=size)
            content = _written(picture, format)
    return View(content, format, whole.title, len(whole.entities))


def _resolved(store: Store, name: str) -> str:
    from remit.queries.naming import resolve

    return resolve(store, name).entity.id


def _pairs(facts: Facts) -> Sequence[Dependency]:
    from remit.queries.dependencies import linked

    return linked(facts).pairs


def _page(
    whole: Material,
    found: Audit,
    pairs: Sequence[Dependency],
    id_: str | None,
    *,
    redacted: bool,
) -> bytes:
    from remit.graph.titles import titles
    from remit.queries.glance import glance
    from remit.queries.sheets import Found, sheets
    from remit.queries.stories import stories
    from remit.viz.lanes import priorities
    from remit.viz.matrix import matrix_of
    from remit.viz.page import Wish, render

    contents, heads = whole.contents, priorities(whole)
    told = stories(contents, heads, whole.answers, found)
    wish = Wish(
        audit=found,
        glance=glance(contents, whole.answers, found),
        titles=titles(contents),
        stories=told,
        sheets=sheets(whole.held, whole.remits, Found(found, told, pairs), whole.above),
        matrix=matrix_of(heads, pairs),
        focus=id_,
        redacted=redacted,
    )
    return render(whole, wish).encode("utf-8", "backslashreplace")


def _fits(form: str, *, structure: bool, size: str | None) -> None:
    if structure and form == "html":
        raise RegisterError(
            "--structure is for still pictures, and a page is none; name a file that ends with .svg or .png"
        )
    if size and form not in ("svg", "png"):
        raise RegisterError(
            f"--size is for pictures, and {form} has none; name a file that ends with .svg or .png"
        )


def _still(
    whole: Material,
    found: Audit,
    id_: str | None,
    *,
    structure: bool,
    size: str | None,
) -> Picture:
    from remit.queries.glance import glance
    from remit.viz.captions import captions
    from remit.viz.feet import feet_of
    from remit.viz.still import Drawn, still

    contents = whole.contents
    look = glance(contents, whole.answers, found)
    drawn = around(whole, id_) if id_ else whole
    return still(
        Drawn(
            material=drawn,
            whole=len(whole.entities),
            told=captions(contents, whole, look, found, id_),
            squares=feet_of(drawn, look),
            counts=feet_of(drawn, look, drawn=False),
            empty=frozenset(
                i for i, way in look.naming.items() if way in ("nobody", "blank", "vacant")
            ),
            lit=_lit(whole, id_) if id_ else (),
        ),
        structure=structure,
        size=size,
    )


def _lit(whole: Material, id_: str) -> list[str]:
    """What goes with a chosen thing: its chain, and of somebody what is given to them."""
    given = [s.subject for s in whole.shown.back(id_) if s.term == ASSIGNED]
    return [*whole.reached([id_]), *given]


def _written(picture: Picture, form: str) -> bytes:
    if form == "png":
        from remit.viz.png import png

        return png(picture)
    from remit.viz.svg import svg

    return svg(picture).encode("utf-8", "backslashreplace")


def _diagram(whole: Material, id_: str | None, form: str, *, structure: bool) -> bytes:
    from remit.viz import diagrams
    from remit.viz.layout import Shape, govern

    drawn = around(whole, id_) if id_ else whole
    chart = govern(drawn, Shape(feet={} if structure else None))
    graph = diagrams.graph_of(whole, chart, id_)
    text = diagrams.mermaid(whole, graph) if form == "mermaid" else diagrams.dot(whole, graph)
    return text.encode("utf-8", "backslashreplace")
