"""The answers for very many things, each by itself: whoever shows a whole register asks for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from remit.graph.lookup import Hit
from remit.graph.model import Statement
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, LASTING
from remit.queries.above import NOT_READ, Above
from remit.queries.answers import Answer, Said, answer_of
from remit.queries.rivals import other_leads
from remit.queries.ties import HOLDS


def each(store: Store, ids: Collection[str], above: Above | None = None) -> dict[str, Answer]:
    """Answer for each of these things by itself, as a question by its id would, all in one go.

    What stands ``above`` all things need not be read again where it is known.
    """
    with store.snapshot():
        above = above or Above.read(store, ids, wide=True)
        known = [above.entities[id_] for id_ in dict.fromkeys(ids) if id_ in above.entities]
        hits = [Hit(e.id, e.kind, e.label, 1.0, 1.0, 1.0) for e in known]
        statements = said_of(store, hits)
        holding = holders(statements, hits)
        said = Said(statements, store.entities(holding) if holding else {})
        other = other_leads([hit.id for hit in hits], above)
        of: dict[str, list[Statement]] = {}
        for statement in said.statements:
            for end in {statement.subject, statement.object or statement.subject}:
                of.setdefault(end, []).append(statement)
        return {
            hit.id: answer_of(hit, above, {}, other, Said(of.get(hit.id, ()), said.holders))
            for hit in hits
        }


def said_of(store: Store, hits: Sequence[Hit]) -> list[Statement]:
    """Read the deadlines and unread cells of actions, and how bodies and posts are called and held."""
    kinds = (
        *ATTRIBUTES["deadline"].subjects, *ATTRIBUTES[NOT_READ].subjects, *LASTING, "provision",
    )  # fmt: skip
    asked = [hit.id for hit in hits if hit.kind in kinds]
    return store.about(asked) if asked else []


def holders(statements: Iterable[Statement], hits: Iterable[Hit]) -> set[str]:
    """Give the ids of whoever holds a post that is among these things."""
    posts = {hit.id for hit in hits if hit.kind == "post"}
    return {s.subject for s in statements if s.term == HOLDS and s.object in posts}
