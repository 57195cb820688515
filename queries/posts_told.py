"""Who holds a post, put into words: the one who is named in it, several, nobody, or one by one document and nobody by another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from remit.graph.lookup import key
from remit.ontology import KNOWN
from remit.queries import asking
from remit.queries.above import VACANCY
from remit.queries.gaps import standing
from remit.queries.phrasing import (
    BASES,
    LISTED,
    called,
    list_of,
    upper,
)

if TYPE_CHECKING:
    from remit.queries.answers import Answer, Who
    from remit.queries.ties import Tie


def of_several_posts(found: Who) -> str:
    """Who holds each post asked for, where the question names its body only by what that is."""
    if found.asked is None or found.asked.form != asking.POST or len(found.answers) == 1:
        return ""
    from remit.queries.chairs import body_only_as

    if not body_only_as(found.asked):
        return ""
    return " ".join(upper(of_post(answer)) for answer in found.answers[:LISTED])


def of_post(answer: Answer) -> str:
    """Who holds a post, or that nobody is named, is known or is confirmed in it."""
    label = answer.target.label
    if disagree := _disagreement(answer.holders):
        return f"{disagree} The post is {label}."
    known: dict[tuple[str, str, str], list[str]] = {}  # by its time and on what it rests
    for tie in answer.holders:
        if tie.other.kind in KNOWN:
            held = (tie.start or "", tie.end or "", BASES.get(tie.basis, ""))
            known.setdefault(held, []).append(tie.other.label)
    if known:
        said = [
            f"{list_of(names)} {'are' if len(names) > 1 else 'is'} named in the post {label} until {end} only{basis}"
            if end
            else f"{list_of(names)} {'hold' if len(names) > 1 else 'holds'} the post {label}{f' from {start}' * bool(start)}{basis}"
            for (start, end, basis), names in known.items()
        ]
        return f"{list_of(said)}."
    if answer.holders:
        other = answer.holders[0].other
        if other.kind == VACANCY:
            return f"Nobody is confirmed in the post {label}: the holder is written as {called(other)}."
        return f"The holder of the post {label} is {standing(other)}."
    if answer.unread:
        return f"Who holds the post {label} was not understood."
    return f"Nobody is named as holder of the post {label}."


def same_post(answer: Answer, found: Who | None) -> str:
    """Who holds a post of the same title in a body, where nobody is named in the bare title."""
    if answer.holders or found is None:
        return ""
    title = f"{key(answer.target.label)} "
    same = [
        other
        for other in found.answers
        if other.target.kind == "post"
        and other.holders
        and key(other.target.label).startswith(title)
    ]
    return " ".join(of_post(other) for other in same[:LISTED])


def _disagreement(holders: Sequence[Tie]) -> str:
    """Who holds a post by one document, where another says that nobody does; empty where none says so."""
    filled = [t for t in holders if t.other.kind in KNOWN and t.citations and not t.end]
    places = {c.document for tie in filled for c in tie.citations}
    against = [
        tie
        for tie in holders
        if tie.other.kind == VACANCY and any(c.document not in places for c in tie.citations)
    ]
    if not filled or not against:
        return ""
    return f"The documents disagree: {', '.join(map(_by_file, [*filled, *against]))}."


def _by_file(tie: Tie) -> str:
    files = list_of(list(dict.fromkeys(c.document for c in tie.citations)))
    return f"{tie.other.label} ({files})"
