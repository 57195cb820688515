"""The scrutiny pack, and the sheet of one lead or officer, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

from remit.graph.store import Store
from remit.graph.titles import titles
from remit.queries.audit import Audit
from remit.queries.audit.engine import judged
from remit.queries.dependencies import linked
from remit.queries.facts.dating import day_words
from remit.queries.facts.register import Facts
from remit.queries.glance import glance
from remit.queries.naming import resolve
from remit.queries.promises import ledger
from remit.queries.remit_of import AGENTS, remit_of
from remit.queries.sheets import Found, sheet_of, sheets
from remit.queries.stories import stories
from remit.viz.blocks import Block, as_html, as_text, reworded
from remit.viz.lanes import priorities
from remit.viz.material import gather
from remit.viz.pack import Pack, whole
from remit.viz.pack_sheet import one_sheet

if TYPE_CHECKING:
    from remit.queries.changes import Diff
    from remit.viz.redaction import Redacted

FORMATS: Final = ("html", "markdown", "docx")
SUFFIXES: Final = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A finished text, and what it is called."""

    content: bytes
    title: str

    @property
    def text(self) -> str:
        """The text, where its form is one of text."""
        return self.content.decode("utf-8")


def report(
    store: Store,
    form: str = "html",
    *,
    lead: str | None = None,
    redact: bool = False,
    as_of: date | None = None,
    since: Store | None = None,
    since_day: date | None = None,
) -> Report:
    """Write the pack of a register, or the sheet of one ``lead``, named by any name or the id.

    It holds what the audit finds as at a day, or as at the last that the documents report on; and what has changed
    ``since`` an earlier register, with the promises that were moved or are late. Where that is this one as it was known
    on a day, ``since_day`` is the day.

    Raises:
        NotFoundError: nobody is called as ``lead`` says.
    """
    id_ = resolve(store, lead, AGENTS).entity.id if lead else None
    public: Redacted | None = None
    shown = store
    if redact:
        from remit.viz.redaction import redacted

        public = redacted(store.contents())
        shown, id_ = public.store(), public.ids[id_] if id_ else None
    with store.snapshot():
        facts = Facts(store, as_of)
        found = public.audit(judged(facts)) if public else judged(facts)
        pairs = linked(Facts(shown) if public else facts).pairs
    days = (day_words(since_day), "") if since_day else None
    changes = _changes(since, store, days, redact=redact) if since is not None else None
    material = gather(shown)
    contents = material.contents
    told = stories(contents, priorities(material), material.answers, found)
    known = Found(found, told, pairs)
    pack = Pack(
        material=material,
        audit=found,
        glance=glance(contents, material.answers, found),
        stories=told,
        sheets=sheets(material.held, material.remits, known, material.above),
        pairs=pairs,
        titles=titles(contents),
        redacted=redact,
        changes=changes,
        promises=ledger(shown, _day(found)) if changes is not None else None,
    )
    if id_ is None:
        return Report(
            _set(_as_told(pack, whole(pack)), form, f"{material.title}: a scrutiny pack"),
            f"{material.title} scrutiny pack",
        )
    sheet = sheet_of(material.held, remit_of(shown, id_), known, material.above)
    name = sheet.agent.label
    return Report(
        _set(_as_told(pack, one_sheet(pack, sheet)), form, f"{name}: remit"), f"{name} remit"
    )


def _as_told(pack: Pack, blocks: Iterable[Block]) -> list[Block]:
    """The blocks, in which what a register says in words of its own stands in other marks than what it quotes."""
    return [reworded(block, pack.material.told) for block in blocks]


def _day(found: Audit) -> date | None:
    return date.fromisoformat(found.as_of) if found.as_of else None


def _changes(since: Store, store: Store, days: tuple[str, str] | None, *, redact: bool) -> Diff:
    """What has changed since an earlier register; without the names of people where that is asked for."""
    from remit.queries.changes import difference

    found = difference(since, store, days)
    if not redact:
        return found
    from remit.viz.redaction import between

    return between(since.contents(), store.contents()).answer(found)


def _set(blocks: list[Block], form: str, title: str) -> bytes:
    if form == "docx":
        from remit.viz.word import as_docx

        return as_docx(blocks, title)
    text = as_text(blocks) if form == "markdown" else _page(blocks, title)
    return text.encode("utf-8", "backslashreplace")


def _page(blocks: list[Block], title: str) -> str:
    from remit.viz.page import policy_of
    from remit.viz.prepared import asset, hash_of

    style = asset("report.css")
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy_of([hash_of(style)], ()))}">'
        f'<title>{escape(title)}</title><link rel="icon" href="data:,"><style>{style}</style></head>\n'
        f"<body><main>\n{as_html(blocks)}\n</main></body></html>\n"
    )
