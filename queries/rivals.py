"""Other priorities that cover the same matter as a thing, under somebody else.

Whether one does depends on the thing alone, not on how it was asked for: on its name, and on what
stands beside it, which are the priorities of the plans above it and of the other plans of the same
body. What another partnership does under such a name is that partnership's affair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from remit.graph.denied import affirmed
from remit.graph.lookup import Query, among, telling_words, words_in
from remit.graph.model import Entity
from remit.ontology import PLANNED
from remit.queries.above import ACCOUNTABLE, BESIDE, Above, Party
from remit.queries.gaps import leads_besides

OtherLeads: TypeAlias = Mapping[str, list[tuple[Entity, list[Party]]]]


def other_leads(ids: Iterable[str], above: Above) -> OtherLeads:
    """Find for each of these things the priorities that cover its matter and have other leads.

    Such a priority stands off the thing's chain, and its leads answer nowhere on it.
    """
    below: dict[str, list[str]] = {}
    for said in (s for hops in above.hops.values() for s in hops if s.term in BESIDE):
        below.setdefault(said.object or "", []).append(said.subject)
    matters = {
        entity.id: _matter(entity.label)
        for entity in above.entities.values()
        if entity.kind == "priority"
    }
    # Each name is taken apart once, and meets only the matters of which it holds the rarest word.
    telling = {id_: matter for id_, matter in matters.items() if _is_telling(matter)}
    rarest = _by_rarest(telling)
    found: dict[str, list[tuple[Entity, list[Party]]]] = {}
    for id_ in ids:
        entity = above.entities[id_]
        if entity.kind in PLANNED:
            words = words_in(affirmed(entity.label))
            near = {p for word in words for p in rarest.get(word, ())}
            beside = near & _beside(above.reached(id_), below) if near else near
            alike = [p for p in beside if among(telling[p], words)]
            found[id_] = list(_elsewhere(id_, alike, above)) if alike else []
    return found


def like(names: Iterable[str]) -> Callable[[str], bool]:
    """Tell of the name of a priority whether it may cover the matter of things with these names."""
    words = frozenset(word for name in names for word in words_in(name))

    def may_cover(name: str) -> bool:
        matter = _matter(name)
        return _is_telling(matter) and among(matter, words)

    return may_cover


def _by_rarest(matters: Mapping[str, Query]) -> Mapping[str, list[str]]:
    """The matters by each form of that word of theirs which fewest of them have."""
    often = Counter(form for matter in matters.values() for forms in matter.words for form in forms)
    found: dict[str, list[str]] = defaultdict(list)
    for id_, matter in matters.items():
        for form in min(matter.words, key=lambda forms: max(often[form] for form in forms)):
            found[form].append(id_)
    return found


def _elsewhere(
    id_: str, beside: Iterable[str], above: Above
) -> Iterator[tuple[Entity, list[Party]]]:
    """Give those of what stands beside a thing's chain that have leads who answer nowhere on it."""
    ours = {s.object for at in above.reached(id_) for s in above.named(at, ACCOUNTABLE)}
    for other in sorted(beside):
        if id_ not in above.reached(other) and (
            leads := leads_besides(above.parties(other, ACCOUNTABLE), ours)
        ):
            yield above.entities[other], leads


def _beside(chain: set[str], below: Mapping[str, list[str]]) -> set[str]:
    """Give what stands under anything in a chain, by the relations that say so, and not in it."""
    met = set(chain)
    waiting = list(chain)
    while waiting:
        new = {id_ for id_ in below.get(waiting.pop(), ()) if id_ not in met}
        met |= new
        waiting += new
    return met - chain


@lru_cache(maxsize=4096)  # the priorities of very many partnerships go by the same names
def _matter(name: str) -> Query:
    """The words of a priority's name that say which matter it is.

    Of three and more the first says what is to become of the matter: stop, reduce, tackle.

    >>> _matter("Stop domestic abuse").text, _matter("Violence reduction").text
    ('domestic abuse', 'violence reduction')
    """
    words = telling_words(name)
    return Query.of(" ".join(words[1:] if len(words) > 2 else words))


def _is_telling(matter: Query) -> bool:
    """Whether a matter has words enough to be known by: a single one is too little to go by.

    >>> _is_telling(_matter("Stop domestic abuse")), _is_telling(_matter("Reduce crime"))
    (True, True)
    >>> _is_telling(_matter("Crime"))
    False
    """
    return len(matter.words) > 1
