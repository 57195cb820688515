"""The lists that a question may ask for in words, as the same lists that are narrowed by options."""

from __future__ import annotations

from dataclasses import replace

from remit.graph.above import top_of
from remit.graph.lookup import Query, all_in
from remit.graph.store import Store
from remit.queries.asking import Asked
from remit.queries.listing import Listing, Wanted, listing
from remit.queries.things import kind_called

_WORK = "action"


def asked_list(store: Store, asked: Asked) -> Listing | None:
    """Give the list that a question asks for, or nothing where it asks for no kind of thing."""
    kind = kind_called(asked.other) or (_WORK if not asked.other else None)
    if asked.role == "vacant":
        return listing(store, "vacancy", title="vacant")
    if kind is None:
        return None
    if asked.role == "leads":
        return listing(store, kind, title="leads")
    if asked.role in ("tabled", "untabled"):
        return _with_table(store, listing(store, kind, title=asked.role))
    if asked.role == "overdue":
        wanted = Wanted(overdue=day_named(store))
    else:
        wanted = {
            "all": Wanted(),
            "unowned": Wanted(unowned=True),
            "undated": Wanted(undated=True),
            "colour": Wanted(status=asked.kind),
        }[asked.role]
    return _on(asked.words, listing(store, kind, wanted, title=asked.role))


def _with_table(store: Store, found: Listing) -> Listing:
    """Leave the priorities that have a table of actions beside what their plan lists for a time, or those that have none."""
    listed = {said.subject for said in store.scan(("horizon",))}
    way = {said.subject: said.object for said in store.scan(("objectiveOf", "actionOf"))}
    tabled = {top_of(id_, way) for id_ in way if id_.startswith("action/") and id_ not in listed}
    kept = tuple(row for row in found.rows if (row.thing.id in tabled) == (found.title == "tabled"))
    return replace(found, rows=kept)


def _on(words: str, found: Listing) -> Listing:
    """Leave the rows on a matter: it stands in their name or in that of their priority."""
    query = Query.of(words)
    if not words or not query.words:
        return found
    rows = [
        row
        for row in found.rows
        if any(all_in(query, name.label) for name in (row.thing, *row.priority))
    ]
    return replace(found, rows=tuple(rows))


def day_named(store: Store) -> str:
    """The day as at which something is late where none is named: by the documents, as in the audit, or today."""
    from datetime import date

    from remit.queries.facts.dating import day_of

    return (day_of(store) or date.today()).isoformat()  # noqa: DTZ011 - the user's own day is meant
