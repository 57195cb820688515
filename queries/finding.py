"""Finding the things that a question may mean, best first, and saying what it was read as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from remit.graph.lookup import Candidate, Hit, Query, rank, terms, together
from remit.graph.model import LOOKED_THROUGH, Citation, Entity
from remit.graph.store import Store
from remit.graph.words import alternatives, as_verb, telling_words, tokens
from remit.ontology import KINDS, LAW, YARDSTICKS
from remit.queries.asking import BY_LAW, MATTER, POST, SECTION, Asked

# People ask about work: a priority, an objective, an action. Things of other kinds that merely have
# the words in their names stand behind it, by this factor; one that bears the very name does not.
_BEHIND = {"measure": 0.5, "body": 0.4, "post": 0.4, "provision": 0.4, "figure": 0.4, "theme": 0.3}
_PASSAGES = 10
_SEVERAL = 3  # words of a question that mean one thing wherever they stand in a name


def find(store: Store, asked: Asked) -> tuple[Query, list[Hit], str]:
    """Find what a question may mean, best first, and say where it was read as other words."""
    query = Query.of(asked.words)
    if query.id:  # of a thing that is asked for by its id nothing alike is read
        named = rank(query, store.candidates(query, 1))
        if named and named[0].id == query.id:
            return query, named, ""
    candidates = store.candidates(query)
    ranked = rank(query, candidates)
    found = in_order(_weighed(hit) for hit in ranked)
    if asked.verb:
        return query, *_doing(asked, query, candidates, found)
    if any(hit.held for hit in found):
        return query, found, ""
    return _put_right(query, found)


def named_so(store: Store, text: str) -> bool:
    """Whether something bears this very name."""
    return any(candidate.exact for candidate in store.candidates(Query.of(text)))


def _doing(
    asked: Asked, query: Query, candidates: Sequence[Candidate], found: list[Hit]
) -> tuple[list[Hit], str]:
    """Prefer what says that this is done; or else take what is called so, word by word."""
    doing = query._replace(
        groups=((*alternatives(asked.verb),), *query.groups),
        words=(as_verb(asked.verb), *query.words),
    )
    full = in_order(_weighed(hit) for hit in rank(doing, candidates))
    if any(hit.held and KINDS[hit.kind].answerable for hit in full):
        return full, ""
    called_so = [
        h._replace(held=h.held and (len(query.words) >= _SEVERAL or _side_by_side(query, h.label)))
        for h in found
    ]
    return called_so, f'Nothing here says "{asked.verb}"; asked as "{asked.words}"'


def _side_by_side(query: Query, name: str) -> bool:
    return len(query.words) > 1 and together(query, name)


def _put_right(query: Query, found: list[Hit]) -> tuple[Query, list[Hit], str]:
    """Forgive one wrong letter, where a name holds all other words as they stand."""
    from remit.queries.spelling import one_letter_off

    meant = one_letter_off(query, [Entity(h.id, h.kind, h.label) for h in found])
    words = {words for words, _ in meant}
    if len(words) != 1:
        return query, found, ""
    right = Query.of(words.pop())
    label = meant[0][1].label if meant[0][1].kind == "person" and len(meant) == 1 else right.text
    named = [
        Candidate(e.id, e.kind, e.label, (" ".join(terms(e.label)),), "", called=(e.label,))
        for _, e in meant
    ]
    hits = in_order(_weighed(hit) for hit in rank(right, named))
    return right, hits, f'Asked as "{label}", which is spelt nearly so'


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """Put the best first."""
    return sorted(hits, key=lambda hit: -hit.score)  # stable: ties stay as ranked


def _weighed(hit: Hit) -> Hit:
    if hit.score == 1 and hit.kind not in (*YARDSTICKS, "theme"):
        return hit
    return hit._replace(score=weight(hit.kind, hit.score))


def weight(kind: str, score: float) -> float:
    """Put things that people do not ask about first behind those that they do."""
    return round(score * _BEHIND.get(kind, 1), 3)


def asked_for(asked: Asked, held: Sequence[Hit]) -> list[Hit]:
    """Leave those of the kind that the question is about, where it says so."""
    if asked.form == POST:
        posts = [hit for hit in held if hit.kind == "post"]
        second = re.compile(r"\b(?:vice|deputy|co)\b", re.IGNORECASE)
        return posts if second.search(asked.words) else [
            hit for hit in posts if not second.search(hit.label)
        ]  # fmt: skip
    if asked.form == SECTION:
        number = _section(asked.words)
        return [h for h in held if h.kind == "provision" and _section(h.label) == number]
    if asked.form == BY_LAW:
        return [hit for hit in held if hit.kind == "duty" and hit.named == 1]
    if asked.kind == "post":
        wanted = {*tokens(asked.words)} - {"a", "an", "the"}
        return [hit for hit in held if hit.kind == "post" and wanted <= {*tokens(hit.label)}]
    if asked.kind:
        return [hit for hit in held if hit.kind == asked.kind and hit.named == 1]
    return list(held)


def _section(words: str) -> str:
    found = re.search(r"section (\w+)", words, re.IGNORECASE)
    return found[1].casefold() if found else ""


def person_named(query: Query, found: Iterable[Hit]) -> Entity | None:
    """Give the person whom the question names in full, or by two words of a name at least."""
    named = [hit for hit in found if hit.kind == "person" and hit.named == 1 and hit.held]
    meant = [hit for hit in named if hit.score == 1 or len(query.words) > 1]
    if len(meant) != 1 or query.id or any(hit.score > meant[0].score for hit in found if hit.held):
        return None
    return Entity(meant[0].id, meant[0].kind, meant[0].label)


def body_named(asked: Asked, query: Query, found: Iterable[Hit]) -> Entity | None:
    """Give the one body that a few words name by what it is, where no work is called so.

    A name says last what its body is: "the police" names the Vale Police, and of a matter such as
    knife crime the Knife Crime Task Group only has it in its name.
    """
    if asked.form != MATTER or asked.verb or asked.kind or query.id:
        return None
    named = [hit for hit in found if hit.named == 1 and hit.held and KINDS[hit.kind].answerable]
    if any(hit.kind not in ("body", *LAW) for hit in named):
        return None
    so = [hit for hit in named if hit.kind == "body" and ends_so(query, hit.label)]
    exact = [hit for hit in so if hit.score == 1]
    if len(so) != 1 or exact:  # what bears the very name is told with all that stands above it
        return None
    return Entity(so[0].id, so[0].kind, so[0].label)


def ends_so(query: Query, name: str) -> bool:
    """Whether the words of a question have the one with which a name says what its body is."""
    last = telling_words(name)[-1:]
    return any(word in forms for word in last for forms in query.words)


def mentions(store: Store, query: Query) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Cite text that holds every word of the question, and what was not read; the same words once."""
    found: dict[str, dict[str, Citation]] = {outcome: {} for outcome in LOOKED_THROUGH}
    for passage in store.passages(query, 2 * _PASSAGES):
        words = " ".join(passage.citation.quote.split())
        found[passage.outcome].setdefault(words, passage.citation)
    kept, unread = ([*cited.values()][:_PASSAGES] for cited in found.values())
    return tuple(kept), tuple(unread)


def mentioned(store: Store, names: Iterable[str]) -> tuple[Citation, ...]:
    """The passages that speak of a matter by any of its names."""
    said = (mentions(store, Query.of(name))[0] for name in dict.fromkeys(names))
    return tuple(dict.fromkeys(passage for passages in said for passage in passages))
