"""From what people call a thing to the thing, and to the nearest names where nothing is called so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from remit.graph.errors import NotFoundError
from remit.graph.lookup import Hit, Query, key, rank
from remit.graph.model import Entity
from remit.graph.store import Store
from remit.graph.words import tokens
from remit.ontology import KINDS
from remit.queries.asking import OURS
from remit.queries.coverage import coverage
from remit.queries.phrasing import names_of
from remit.queries.spelling import shortened_to

_NAMES_COMPARED = (
    20_000  # spelling is compared within this many names, the most important kinds first
)
_ALIKE = 0.75
_OFFERED = 5
_TITLE = 3  # words at most that stand before a name, as in "Detective Chief Inspector"


@dataclass(frozen=True, slots=True)
class Named:
    """The thing meant by a name, and the others that the name might also mean, best first."""

    entity: Entity
    others: tuple[Entity, ...] = ()


def resolve(store: Store, name: str, kinds: Collection[str] = tuple(KINDS)) -> Named:
    """Find the one thing meant: by id, by exact name, or the best of those with every word in a name.

    A title may stand before the name of a person who bears it. A thing that has the words only in
    its text is not called so.

    Raises:
        NotFoundError: nothing of these kinds is called so; the message offers the nearest names.
    """
    hits = _hits(store, name)
    named = _named(store, name, hits, kinds)
    if named is None:
        raise _refusal(store, name, hits, kinds)
    return named


def _hits(store: Store, name: str) -> list[Hit]:
    query = Query.of(name.strip())
    return rank(query, store.candidates(query))


def _named(store: Store, name: str, hits: Iterable[Hit], kinds: Collection[str]) -> Named | None:
    meant = [hit for hit in hits if hit.named == 1 and hit.kind in kinds]
    if not meant and "person" in kinds:
        meant = titled(store, name.strip())
    if not meant:
        return None
    exact = [hit for hit in meant if hit.score == 1]
    first, *others = (Entity(h.id, h.kind, h.label) for h in exact or meant)
    if not exact and key(name) in OURS and (own := _ours(store, key(name))):
        return Named(own, tuple(e for e in (first, *others) if e != own))
    return Named(first, tuple(others))


def _ours(store: Store, word: str) -> Entity | None:
    """Give the body whose register this is, where one alone adopted its plan, or the board that governs it."""
    adopting = {link.object for link in store.stream(("adoptedBy",))}
    if len(adopting) != 1:
        return None
    if "board" in word:
        boards = {link.object for link in store.stream(("governedBy",)) if link.subject in adopting}
        adopting = boards if len(boards) == 1 else adopting
    (only,) = adopting
    return store.entities([only]).get(only)


def _refusal(store: Store, name: str, hits: Sequence[Hit], kinds: Collection[str]) -> NotFoundError:
    """Say that nothing is called so, what comes near, and how much was read: all of which takes looking."""
    name = name.strip()
    if full := [hit for hit in hits if hit.named == 1]:
        return NotFoundError(_another_kind(name, full[0], kinds))
    telling = [Entity(h.id, h.kind, h.label) for h in hits if h.covered == 1 and h.kind in kinds]
    part = [hit for hit in hits if hit.covered < 1]
    message = _not_found(name, telling, nearest(store, Query.of(name), part, kinds))
    return NotFoundError(f"{message}; {coverage(store).beside_nothing()}")


def called_or_short(store: Store, name: str, kinds: Collection[str]) -> tuple[Named, str]:
    """Find the one thing meant by a name or by its initials, and say where it was read so.

    Raises:
        NotFoundError: nothing of these kinds is called so; the message offers the nearest names.
    """
    hits = _hits(store, name)
    if (named := _named(store, name, hits, kinds)) is not None:
        return named, ""
    short = name.strip().removeprefix("the ").removeprefix("The ")
    meant = shortened_to(short, store.of_kind(*(kind for kind in kinds if kind == "body")))
    if len(meant) != 1:
        raise _refusal(store, name, hits, kinds)
    return Named(meant[0]), f'Asked as "{meant[0].label}", which "{short}" is short for'


def titled(store: Store, name: str) -> list[Hit]:
    """Find persons by title and name, as in "Dr Anil Saltmarrow", where the title is theirs."""
    words = name.split()
    for length in range(1, min(_TITLE, len(words) - 1) + 1):
        query = Query.of(" ".join(words[length:]))
        hits = rank(query, store.candidates(query))
        persons = [hit for hit in hits if hit.kind == "person" and hit.named == 1]
        said = store.about([hit.id for hit in persons]) if persons else []
        title = key(" ".join(words[:length])).split()
        bearers = {
            s.subject
            for s in said
            if s.term == "honorific" and s.value and _same_title(title, key(s.value).split())
        }
        if found := [hit for hit in persons if hit.id in bearers]:
            return found
    return []


def _same_title(asked: Sequence[str], borne: Sequence[str]) -> bool:
    """Whether each word of a title is one of another's, in full or cut short.

    >>> _same_title(["cllr"], ["councillor"]), _same_title(["dr"], ["sgt"])
    (True, False)
    """
    return bool(asked) and all(
        any(_short_for(*sorted((a, b), key=len)) for b in borne) for a in asked
    )


def _short_for(short: str, full: str) -> bool:
    letters = iter(full)
    return short[:1] == full[:1] and all(letter in letters for letter in short)


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
    compared = store.of_kind(*(kind for kind in KINDS if kind in kinds), room=_NAMES_COMPARED)
    # Whole words: of their stems "allotments" would be spelt nearly like "all".
    labels = [(entity, set(tokens(entity.label))) for entity in compared]
    vocabulary = sorted({word for _, words in labels for word in words})
    alike = [
        {near for word in forms for near in get_close_matches(word, vocabulary, n=5, cutoff=_ALIKE)}
        for forms in query.words
    ]
    return [entity for entity, words in labels if all(words & near for near in alike)]


def _not_found(name: str, telling: Sequence[Entity], offered: Sequence[Entity]) -> str:
    message = f'nothing here goes by the name "{name}"'
    if telling:
        message += f"; the words stand only in the text of {names_of(telling[:_OFFERED])}"
    if near := [entity for entity in offered if entity not in telling]:
        message += f"; the nearest are {names_of(near)}"
    return message if telling or near else f"{message}; see what there is with: remit list bodies"


def _another_kind(name: str, hit: Hit, kinds: Collection[str]) -> str:
    wanted = " or ".join(kind for kind in KINDS if kind in kinds)
    return (
        f'"{name}" is not a {wanted} here but the {hit.kind} "{hit.label}"; '
        f"ask for it with: remit show {hit.id}"
    )
