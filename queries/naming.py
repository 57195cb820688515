"""From what people call a thing to the thing, and to the nearest names where nothing is called so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from remit.graph.errors import NotFoundError
from remit.graph.lookup import Hit, Query, rank, terms
from remit.graph.model import Entity
from remit.graph.store import Store
from remit.ontology import KINDS

_NAMES_COMPARED = (
    20_000  # spelling is compared within this many names, the most important kinds first
)
_ALIKE = 0.75
_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Named:
    """The thing meant by a name, and the others that the name might also mean, best first."""

    entity: Entity
    others: tuple[Entity, ...] = ()


def resolve(store: Store, name: str, kinds: Collection[str] = tuple(KINDS)) -> Named:
    """Find the one thing meant: by id, by exact name, or the best of those that hold every word.

    Raises:
        NotFoundError: nothing of these kinds is called so; the message offers the nearest names.
    """
    name = name.strip()
    if entity := by_id(store, name):
        hits = [Hit(entity.id, entity.kind, entity.label, 1.0, 1.0, 1.0)]
    else:
        hits = rank(query := Query.of(name), store.candidates(query))
    full = [hit for hit in hits if hit.covered == 1]
    meant = [hit for hit in full if hit.kind in kinds]
    if meant:
        exact = [hit for hit in meant if hit.score == 1]
        first, *others = (Entity(h.id, h.kind, h.label) for h in exact or meant)
        return Named(first, tuple(others))
    if full:
        raise NotFoundError(_another_kind(name, full[0], kinds))
    raise NotFoundError(_not_found(name, nearest(store, Query.of(name), hits, kinds)))


def by_id(store: Store, text: str) -> Entity | None:
    """Give the thing whose id the text is, if it is one."""
    text = text.strip()
    # Letters that the terminal could not decode arrive as lone surrogates, which no store takes.
    return store.entities([text]).get(text) if "/" in text and text.isprintable() else None


def nearest(
    store: Store, query: Query, hits: Iterable[Hit], kinds: Collection[str] = tuple(KINDS)
) -> tuple[Entity, ...]:
    """Offer a few things where nothing matches: spelt alike first, then those that match in part."""
    alike = spelt_alike(store, query, kinds)
    part = [Entity(h.id, h.kind, h.label) for h in hits if h.kind in kinds]
    return tuple(dict.fromkeys([*alike, *part]))[:_OFFERED]


def spelt_alike(store: Store, query: Query, kinds: Collection[str] = tuple(KINDS)) -> list[Entity]:
    """Give things whose label has a word spelt nearly like each of the question's words.

    Labels of at most some 20,000 things are compared, so that the answer also comes soon from a
    national register.
    """
    from difflib import get_close_matches  # only a question that found nothing needs it

    if not query.groups:
        return []
    labels = [(entity, set(terms(entity.label))) for entity in _comparable(store, kinds)]
    vocabulary = sorted({word for _, words in labels for word in words})
    alike = [
        {*group, *get_close_matches(group[0], vocabulary, n=5, cutoff=_ALIKE)}
        for group in query.groups
    ]
    return [entity for entity, words in labels if all(words & near for near in alike)]


def _comparable(store: Store, kinds: Collection[str]) -> list[Entity]:
    counts = store.counts()
    chosen: list[str] = []
    room = _NAMES_COMPARED
    for kind in KINDS:
        if kind in kinds and counts.get(kind, 0) <= room:
            chosen.append(kind)
            room -= counts.get(kind, 0)
    return store.of_kind(*chosen)


def _not_found(name: str, offered: Iterable[Entity]) -> str:
    names = ", ".join(f'"{e.label}" ({e.id})' for e in offered)
    hint = f"the nearest are {names}" if names else "see what there is with: remit list bodies"
    return f'nothing here goes by the name "{name}"; {hint}'


def _another_kind(name: str, hit: Hit, kinds: Collection[str]) -> str:
    wanted = " or ".join(kind for kind in KINDS if kind in kinds)
    return (
        f'"{name}" is no {wanted} here but the {hit.kind} "{hit.label}"; '
        f"ask for it with: remit show {hit.id}"
    )
