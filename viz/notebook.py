"""What a notebook shows of a register and of an answer: plain tables, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from remit.graph.store import Store
from remit.ontology import KINDS
from remit.queries.above import Party
from remit.queries.phrasing import shortened
from remit.queries.who import Answer, Who

_MOST = 5  # answers in full


def register_html(store: Store) -> str:
    """What a register holds, and how to go on from there."""
    counts = store.counts()
    rows = [(KINDS[kind].plural, str(counts[kind])) for kind in KINDS if counts.get(kind)]
    documents = ", ".join(document.name for document in store.documents())
    title = store.meta().get("title") or "Register"
    return (
        f"<h4>{escape(title)}</h4><p>{counts.get('statement', 0)} statements from "
        f"{escape(documents)}</p>{_table(('kind', 'things'), rows)}"
        "<p>Ask it: <code>register.who(&quot;…&quot;)</code></p>"
    )


def who_html(who: Who) -> str:
    """The best answers: who, in which role, by which chain, and what is left open."""
    if not who.answers:
        near = ", ".join(entity.label for entity in who.nearest)
        hint = f" The nearest are {escape(near)}." if near else ""
        return f"<p>Nothing here answers “{escape(who.question)}”.{hint}</p>{_near(who)}"
    parts = [f"<p>{who.total} answers to “{escape(who.question)}”.</p>"]
    parts += [answer_html(answer) for answer in who.answers[:_MOST]]
    if len(who.answers) > _MOST:
        rest = ", ".join(shortened(a.target.label, 60) for a in who.answers[_MOST:])
        parts.append(f"<p>Also: {escape(rest)}</p>")
    return "".join([*parts, _near(who)])


def _near(who: Who) -> str:
    names = ", ".join(shortened(thing.label, 60) for thing in who.near[:_MOST])
    return f"<p>Mentioned near: {escape(names)}</p>" if names else ""


def answer_html(answer: Answer) -> str:
    """One answer."""
    rows = [
        _party(party, role)
        for some, role in (
            (answer.accountable, "{}"),
            (answer.inherited.accountable, "inherited, {}"),
            (answer.responsible, "{}"),
            (answer.inherited.responsible, "inherited, {}"),
        )
        for party in some
    ]
    chain = " → ".join(
        dict.fromkeys([answer.target.label, *(h.target.label for h in answer.chain)])
    )
    gaps = "".join(f"<li>{escape(gap.message)}</li>" for gap in answer.gaps)
    return (
        f"<h4>{escape(answer.target.label)} <small>({escape(answer.target.kind)})</small></h4>"
        f"{_table(('role', 'who', 'named for', 'basis', 'source'), rows)}"
        f"<p>{escape(shortened(chain, 400))}</p>" + (f"<ul>{gaps}</ul>" if gaps else "")
    )


def _party(party: Party, role: str) -> tuple[str, ...]:
    cited = party.citations[0] if party.citations else None
    source = f"{cited.document}, {cited.locator}: “{shortened(cited.quote, 80)}”" if cited else ""
    told = role.format(party.role)
    return told, party.entity.label, shortened(party.at.label, 60), party.basis, source


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th style="text-align:left">{escape(name)}</th>' for name in heads)
    body = "".join(
        "<tr>"
        + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""
