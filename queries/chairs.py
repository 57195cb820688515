"""Whose chair is asked for, where a question names a body only by what it is: "the partnership"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.graph.lookup import Hit, Query, all_in, key
from remit.graph.model import Entity
from remit.graph.store import Store
from remit.queries.agents import agent_named
from remit.queries.asking import MATTER, OURS, POST, Asked
from remit.queries.finding import asked_for, find
from remit.queries.phrasing import list_of
from remit.queries.ties import POST_IN

_SEAT = r"\b(?:vice[- ]?|deputy |co-)?\w{1,30}(?: (?:of|for|to))? (?P<body>.+)"


def body_only_as(asked: Asked) -> str:
    """The word by which a question about a post names its body, where it is that alone.

    >>> body_only_as(Asked(POST, "chairs the partnership"))
    'partnership'
    >>> body_only_as(Asked(POST, "chairs the Vale Partnership"))
    ''
    """
    body = key(body_of(asked))
    return body.split()[-1] if body in OURS else ""


def body_of(asked: Asked) -> str:
    """How a question about a post names its body; empty where it is not about one.

    >>> body_of(Asked(POST, "secretary to the Vale Board"))
    'the Vale Board'
    """
    found = re.fullmatch(_SEAT, asked.words, re.IGNORECASE) if asked.form == POST else None
    return found["body"] if found else ""


def of_no_such_post(store: Store, asked: Asked) -> Entity | None:
    """Give the body that a question about a post in it names, where nothing here is such a post."""
    body = body_of(asked)
    if not body or key(body) in OURS:
        return None
    query, found, _ = find(store, asked._replace(form=MATTER, words=body))
    named = agent_named(store, query.text, found)
    return named if named is not None and named.kind == "body" else None


def of_that_kind(
    store: Store, asked: Asked, posts: Sequence[Hit], found: Sequence[Hit]
) -> tuple[list[Hit], str]:
    """Leave the posts of bodies that are what the question says, and say where that may be several bodies.

    Of several among all that was ``found``, the one that adopted the register's plan is meant.

    What a body is its name says last: a partnership board is a board, and its chair does not chair
    the partnership.
    """
    word = body_only_as(asked)
    kept = [hit for hit in posts if key(hit.label).split()[-1:] == [word]]
    bodies = {h.id: h.label for h in found if h.kind == "body" and _is_so(h.label, word)}
    if not kept or len(bodies) < 2:
        return kept, ""
    if len(ours := {link.object for link in store.stream(("adoptedBy",))} & {*bodies}) == 1:
        said = store.about([hit.id for hit in kept])
        own = {s.subject for s in said if s.term == POST_IN and s.object in ours}
        if one := [hit for hit in kept if hit.id in own]:
            return one, ""
    names = sorted(bodies.values())
    return kept, f"Which {word} is meant is not clear: {list_of(names, 'or')}"


def of_what_it_governs(store: Store, asked: Asked) -> tuple[list[Hit], str]:
    """Give the post in the body that the register's board governs, where the board has none of its own, and say so."""
    word, seat = body_only_as(asked), asked.words.removesuffix(body_of(asked)).strip()
    links = [*store.stream(("adoptedBy", "governedBy"))]
    adopting = {link.object for link in links if link.term == "adoptedBy"}
    governed = {(link.object, link.subject) for link in links if link.subject in adopting}
    if len(governed) != 1:
        return [], ""
    ((board, body),) = governed
    posts = {s.subject for s in store.about([body]) if s.term == POST_IN and s.object == body}
    known = store.entities({board, body, *posts})
    if not _is_so(known[board].label, word):
        return [], ""
    query = Query.of(seat)
    hits = [Hit(id_, "post", known[id_].label, 0.9, 1.0, 1.0) for id_ in sorted(posts)]
    kept = asked_for(asked, [hit for hit in hits if all_in(query, hit.label)])
    told = f'"{known[board].label}" has no such post here; asked of {known[body].label}, which it governs'
    return kept, told if kept else ""


def _is_so(name: str, word: str) -> bool:
    """Whether a name ends in what the body is, and says more than that."""
    words = key(name).split()
    return len(words) > 1 and words[-1] == word
