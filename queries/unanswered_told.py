"""What to say where nothing answers a question: what was looked for, what comes near, how much was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.lookup import Query, places
from remit.ontology import KNOWN
from remit.queries import asking
from remit.queries.phrasing import called, list_of

if TYPE_CHECKING:
    from remit.queries.answers import Who


def of_nothing(found: Who) -> str:
    """Say that nobody is named, and why that is said."""
    if asking.asks_for_nothing(found.question):
        return (
            f'"{found.question}" has no word that tells one matter from another: '
            "ask for a matter, a body or an action by its words."
        )
    asked = found.asked
    if asked is not None and asked.form == asking.DENIED:
        return f'"{found.question}" asks who is not: nobody is named for that; ask who is.'
    if asked is not None and asked.form == asking.REFERENCE:
        return _not_listed(asked, found)
    if asked is not None and asked.form in asking.OF_BODIES and found.asked_as:
        return ""  # several may be meant, which is all that there is to say
    if asked is not None and found.body is not None:
        from remit.queries.chairs import body_of

        body = body_of(asked)
        seat = asked.words.removesuffix(body).strip().removesuffix(" of").removesuffix("s")
        return f"No {seat} of {body} is named."
    matter = sought(found)
    nobody = f'Nobody is named for "{matter}"'
    if found.near:
        near = found.near[0]
        return f"{nobody}: its words stand apart, as in the {near.kind} {called(near)}."
    nearest = _nearest(found)
    if found.unread:
        said = f"{nobody}: the documents speak of it in a passage that was not understood."
        return " ".join(filter(None, [said, nearest]))
    if found.narrative:
        said = f"{nobody}: the documents mention it, in words that were not read as giving it to anybody."
        return " ".join(filter(None, [said, nearest]))
    if found.earlier:
        return f"{nobody} now: {found.earlier.sentence}"
    read = f"; {found.coverage.beside_nothing()}" if found.coverage else ""
    if found.nearest:
        said = f'No name and no sentence here holds all of "{matter}", so nobody is named for it{read}.'
        return " ".join(filter(None, [said, nearest]))
    return f'Nothing in this register covers "{found.question}", so nobody is named for it{read}.'


def sought(found: Who) -> str:
    """The words of a question that were looked for."""
    asked = found.asked
    return (
        asked.words
        if asked is not None and asked.form in (asking.MATTER, asking.FUNDS)
        else found.question
    )


def _nearest(found: Who) -> str:
    """The one thing whose name has all of a question's words but one, and two of them at least.

    It is no answer: so nobody is told by name.
    """
    query = Query.of(sought(found))
    work = [thing for thing in found.nearest if thing.kind not in KNOWN]
    shared = {thing: len(places(query, thing.label)) for thing in work}
    best = max(shared, key=lambda thing: shared[thing], default=None)
    if best is None or shared[best] < max(2, len(query.words) - 1):
        return ""
    return f"The nearest is the {best.kind} {called(best)}."


def _not_listed(asked: asking.Asked, found: Who) -> str:
    """No number and no code of the documents is the one that was asked for."""
    what = f"{asked.kind or 'reference'} {asked.words}"
    others = f"; there is {list_of([called(e) for e in found.nearest])}" if found.nearest else ""
    return f'No document lists anything as "{what}", so nobody is named for it{others}.'
