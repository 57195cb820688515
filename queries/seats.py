"""Who has a seat in a body, as its chair or its lead: the posts, and the statements that fill them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from remit.graph.lookup import Query, rank
from remit.graph.model import BASIS_RANK, Entity, Statement
from remit.graph.store import Store
from remit.graph.words import telling_words
from remit.ontology import Basis
from remit.queries.above import ASSIGNED
from remit.queries.ties import HOLDS, POST_IN

_SECOND = re.compile(r"\b(?:vice|deputy|assistant)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a seat, or what is written instead of a name, on the weaker of two statements."""

    party: Entity
    of: str  # the id of the body, or of the post where no body is named
    said: Statement
    basis: Basis


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one kind in some bodies."""

    word: str
    posts: Mapping[str, Entity]
    filled: tuple[Seat, ...]

    @classmethod
    def read(cls, store: Store, bodies: Collection[str], word: str) -> Seats:
        """Read the seats of some bodies, in a few round trips, however many they are."""
        about = store.about(bodies)
        within = [s for s in about if s.term == POST_IN and s.object in bodies]
        known = store.entities({s.subject for s in within})
        homes = {s.subject: s for s in within if is_seat(known[s.subject].label, word)}
        given = [
            s for s in about
            if s.term == ASSIGNED and s.subject in bodies and s.object and is_seat(s.stated_as, word)
        ]  # fmt: skip
        posts = {id_: known[id_] for id_ in homes}
        held = store.about(posts) if posts else []
        holds = [s for s in held if s.term == HOLDS and s.object in posts]
        people = store.entities({*(s.subject for s in holds), *(s.object or "" for s in given)})
        filled = [
            Seat(people[s.subject], homes[s.object or ""].object or "", s, _weaker(s, homes[s.object or ""]))
            for s in holds
        ]  # fmt: skip
        filled += [
            Seat(people[s.object or ""], s.subject, s, s.basis) for s in given if s.object not in posts
        ]  # fmt: skip
        return cls(word, posts, tuple(filled))

    @classmethod
    def called(cls, store: Store, name: str, word: str) -> Seats:
        """Read the seats whose posts are called after something that is no body here."""
        query = Query.of(f"{name} {word}")
        hits = [
            h for h in rank(query, store.candidates(query)) if h.kind == "post" and h.named == 1
        ]
        posts = {
            h.id: Entity(h.id, h.kind, h.label)
            for h in hits
            if not _SECOND.search(h.label) and len(telling_words(h.label)) == len(query.words)
        }
        held = store.about(posts) if posts else []
        holds = [s for s in held if s.term == HOLDS and s.object in posts]
        people = store.entities({s.subject for s in holds}) if holds else {}
        filled = (Seat(people[s.subject], s.object or "", s, s.basis) for s in holds)
        return cls(word, posts, tuple(filled))


def is_seat(label: str, word: str) -> bool:
    """Whether a post, or the word for a role, is that seat: a vice-chair is no chair.

    >>> is_seat("Chair of the Board", "chair"), is_seat("Vice-chair of the Board", "chair")
    (True, False)
    >>> is_seat("Lead of Safer Streets", "lead"), is_seat("Lead officer for noise", "lead")
    (True, False)
    """
    ending = r"(?:man|woman|person)?" if word == "chair" else ""
    pattern = rf"(?:^(?:co-)?{word}{ending}(?: of\b| for\b|,|$)|\b{word}{ending}$)"
    return not _SECOND.search(label) and bool(re.search(pattern, label.strip(), re.IGNORECASE))


def _weaker(one: Statement, other: Statement) -> Basis:
    return max(one.basis, other.basis, key=lambda basis: BASIS_RANK[basis])
