"""Whether the documents bear a claim out: supported, contradicted, said only indirectly, or not said.

A claim is supported only where the text itself gives the very thing to the very party in that role.
It is contradicted only by evidence: the same place is stated to be another's, or nobody's. Whatever
might leave room for the claim (somebody not understood, an unread cell, a party of which it is part)
makes it not said instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from remit.graph.errors import NotFoundError, QuestionError
from remit.graph.lookup import Hit, Query, key, rank
from remit.graph.model import Entity
from remit.graph.store import Store
from remit.ontology import KNOWN, RELATIONS
from remit.queries.above import ASSIGNED, Above
from remit.queries.claims import CHAIRS, MEMBER, Claim, is_called, read_claim, without_kind
from remit.queries.coverage import coverage
from remit.queries.evidence import Evidence
from remit.queries.facts.dating import day_of
from remit.queries.facts.naming import matter
from remit.queries.finding import ends_so
from remit.queries.gaps import unread_of
from remit.queries.naming import called_or_short, nearest
from remit.queries.phrasing import called, list_of
from remit.queries.seats import Seats
from remit.queries.spelling import in_full, other_names, theme_called
from remit.queries.themes import specific
from remit.queries.verdicts import (
    CONTRADICTED,
    INDIRECT,
    NOT_SAID,
    SUPPORTED,
    Check,
    Finding,
)

_TARGETS = 5
_MENTIONS = 5
_SAME = 20  # that bear one name
_ASSIGNABLE = RELATIONS[ASSIGNED].subjects
_HEAD = "priority"
_ORDER = (SUPPORTED, INDIRECT, CONTRADICTED, NOT_SAID)


def check(store: Store, text: str, as_of: date | None = None) -> Check:
    """Check a claim such as "Vale Police is accountable for violence".

    Args:
        store: The register.
        text: The claim, a whole sentence.
        as_of: The day on which it should hold, where the documents limit a role in time; otherwise the
            latest on which they report.

    Raises:
        QuestionError: the text is no claim that can be checked.
        NotFoundError: the party is named in words that mean several.
    """
    claim = read_claim(text)
    with store.snapshot():
        found = Check(
            claim.text,
            claim.relation.name,
            claim.says,
            claim.subject,
            claim.object,
            NOT_SAID,
            coverage=coverage(store),
        )
        try:
            agents, asked_as = _agents(store, claim.subject)
        except _Unknown as unknown:
            return _checked(store, claim, replace(found, nearest=unknown.nearest), as_of)
        of_each = [
            _checked(store, claim, replace(found, agent=agent, asked_as=asked_as), as_of)
            for agent in agents
        ]
    # Contradicted is what is claimed of all that bear the name.
    return min(of_each, key=lambda one: (one.verdict == CONTRADICTED, _ORDER.index(one.verdict)))


def _checked(store: Store, claim: Claim, found: Check, as_of: date | None) -> Check:
    about = store.about([found.agent.id]) if found.agent is not None else []
    evidence = Evidence(found.agent, about, as_of, lambda: day_of(store))
    if claim.relation in (CHAIRS, MEMBER):
        return _of_body(store, claim, found, evidence)
    return _of_role(store, claim, found, evidence)


class _Unknown(Exception):  # noqa: N818 - it never leaves this module
    """Nobody goes by a name."""

    def __init__(self, near: tuple[Entity, ...]) -> None:
        super().__init__()
        self.nearest = near


def _agents(store: Store, name: str) -> tuple[list[Entity], str]:
    """Whom a claim is about, and what the name was read as.

    It is one body, person or post, or several that bear the very same name: which of these a document
    means is not known, and what it says of one it says under that name.
    """
    try:
        named, asked_as = called_or_short(store, name, KNOWN)
    except NotFoundError as error:
        _alone(store, name)
        query = Query.of(name)
        hits = [hit for hit in rank(query, store.candidates(query)) if hit.kind in KNOWN]
        raise _Unknown(nearest(store, query, hits, KNOWN)) from error
    first, others = named.entity, named.others
    # "The police" are the Vale Police, and not their commissioner: a name says last what its body is.
    so = [e for e in (first, *others) if ends_so(Query.of(name), e.label)]
    if len(so := [e for e in so if " and " not in e.label] if len(so) > 1 else so) == 1:
        first, others = so[0], ()
    if any(key(other.label) != key(first.label) or other.kind != first.kind for other in others):
        several = ", ".join(f"{called(e)} ({e.id})" for e in (first, *others[:4]))
        raise NotFoundError(f'"{name}" may mean several here: {several}; say which')
    if asked_as or name == first.id or key(name) == key(first.label):
        return [first, *others[:_SAME]], asked_as
    return [first, *others[:_SAME]], f'"{name}" is taken for {first.label}'


def _alone(store: Store, name: str) -> None:
    """Refuse a claim about two at once: one of them may bear it out, and the other not."""
    one, _, other = name.partition(" and ")
    for part in (one, other) if other else ():
        try:
            called_or_short(store, part, KNOWN)
        except NotFoundError:
            return
    if other:
        raise QuestionError(f'"{name}" are two; check the claim for one at a time')


def _of_role(store: Store, claim: Claim, found: Check, evidence: Evidence) -> Check:
    """Check a claim that somebody has a role for a thing."""
    hits, asked_as, targets = _things(store, claim.object)
    mentions = [
        Entity(h.id, h.kind, h.label)
        for h in hits
        if h.held and h.kind in _ASSIGNABLE and h.id not in {t.id for t in targets}
    ]
    ids = [e.id for e in (*targets, *mentions[:_MENTIONS])]
    above = Above.read(store, ids, ended=True)
    bodies = [t.id for t in targets if t.kind == "body" and claim.relation.seat]
    seats = Seats.read(store, bodies, claim.relation.seat) if bodies else None
    said = store.about([t.id for t in targets]) if targets else []
    unread = {t.id: len(unread_of(t.id, said)) for t in targets}
    findings = [evidence.of_role(t, claim, above, seats, unread=unread[t.id]) for t in targets]
    found = replace(
        found,
        targets=tuple(targets),
        asked_as="; ".join(filter(None, [found.asked_as, asked_as])),
        unread=sum(unread.values()),
    )
    if not targets:
        near = (*found.nearest, *mentions) or nearest(store, Query.of(claim.object), hits)
        found = replace(found, nearest=tuple(dict.fromkeys(near))[:_TARGETS])
    return _judged(found, findings, evidence.of_mentions(mentions[:_MENTIONS], above))


def _of_body(store: Store, claim: Claim, found: Check, evidence: Evidence) -> Check:
    """Check a claim that somebody chairs a body, or is a member of it."""
    body, near = _body(store, claim.object)
    if claim.relation is MEMBER:
        if body is None:
            return replace(found, nearest=(*found.nearest, *near)[:_TARGETS])
        said = store.about([body.id])
        known = store.entities({end for s in said for end in (s.subject, s.object) if end})
        return _judged(replace(found, targets=(body,)), [evidence.of_member(body, said, known)])
    told = replace(found, nearest=(*found.nearest, *near)[:_TARGETS])
    if body is not None:
        seats = Seats.read(store, [body.id], claim.relation.seat)
        told = _judged(replace(found, targets=(body,)), [evidence.of_seat(body, seats)])
        if told.verdict != NOT_SAID or key(body.label) == key(claim.object):
            return told
    # "MARAC" is the start of a body's name, and may be that of a chair.
    seats = Seats.called(store, claim.object, claim.relation.seat)
    posts = tuple(seats.posts.values())
    if not posts:
        return told
    findings = [evidence.of_seat(post, seats) for post in posts]
    return _judged(replace(found, targets=posts), findings)


def _body(store: Store, name: str) -> tuple[Entity | None, tuple[Entity, ...]]:
    """The one body that goes by a name in full, and what comes near where none does."""
    from remit.queries.agents import agent_named

    query = Query.of(name)
    hits = rank(query, store.candidates(query))
    bodies = [hit for hit in hits if hit.kind == "body"]
    named = agent_named(store, name, bodies)
    if named is None or named.kind != "body":
        return None, tuple(Entity(h.id, h.kind, h.label) for h in bodies[:_TARGETS])
    return named, ()


def _things(store: Store, words: str) -> tuple[list[Hit], str, list[Entity]]:
    """What a claim's object may mean: all that matches, what it was read as, and the things called so."""
    plain, kind = without_kind(words)
    tried = [
        (words, ""),
        (plain, kind),
        (in_full(words), ""),
        *((n, "") for n in other_names(words)),
    ]
    first: list[Hit] = []
    for wording, wanted in dict.fromkeys(tried):
        query = Query.of(wording)
        hits = rank(query, store.candidates(query))
        first = first or hits
        may_be = [h for h in hits if h.kind in _ASSIGNABLE and (not wanted or h.kind == wanted)]
        if hits and hits[0].id == query.id:
            return hits, "", [Entity(h.id, h.kind, h.label) for h in may_be]
        listed = [h for h in may_be if h.score == 1]  # by its number or code, too
        named = listed or _called(store, wording, [h for h in may_be if h.named == 1])
        if targets := [Entity(h.id, h.kind, h.label) for h in named]:
            same = wording in (words, plain)
            return hits, "" if same else f'"{words}" is read as "{wording}"', targets
    if targets := _of_matter(store, plain) if kind in ("", _HEAD) else []:
        meant = list_of([called(target) for target in targets])
        return first, f'"{words}" is read as the matter of {meant}', targets
    return first, "", []


def _of_matter(store: Store, words: str) -> list[Entity]:
    """The priorities that are about one matter only, and that by another of its names: extremism, "extremist activity"."""
    theme = theme_called(matter(words.removeprefix("the ")))
    if theme is None:
        return []
    return [e for e in store.of_kind(_HEAD) if {*specific(e.label)} == {theme.id}]


def _called(store: Store, words: str, hits: Sequence[Hit]) -> list[Hit]:
    """Those that go by the words themselves; where one's very name it is, no other is meant."""
    if not hits:
        return []
    names: dict[str, list[str]] = {hit.id: [hit.label] for hit in hits}
    for s in store.about(names):
        if s.term == "name" and s.value and s.subject in names:
            names[s.subject].append(s.value)
    found = [hit for hit in hits if is_called(words, names[hit.id], hit.kind)]
    exact = [hit for hit in found if any(key(words) == key(name) for name in names[hit.id])]
    return (exact or found)[:_TARGETS]


def _judged(found: Check, findings: Sequence[Finding], beside: Finding | None = None) -> Check:
    """Put together what was found for each thing: the strongest word for the claim decides.

    It is contradicted only where it is for everything that it may mean.
    """
    verdicts = {finding.verdict for finding in findings} or {NOT_SAID}
    if NOT_SAID in verdicts:
        verdicts.discard(CONTRADICTED)
    verdict = next(v for v in _ORDER if v in verdicts)
    supports = [s for f in findings if f.verdict == verdict for s in f.supports]
    # Against what is borne out speaks only what is said of the very same thing.
    same = [f for f in findings if verdict != SUPPORTED or f.verdict == SUPPORTED]
    against = [s for f in same for s in f.contradicts]
    more = [s for f in (*findings, *([beside] if beside else [])) for s in f.beside]
    if verdict == NOT_SAID:
        more, against = [*against, *more], []
    return replace(
        found,
        verdict=verdict,
        supports=tuple(dict.fromkeys(supports)),
        contradicts=tuple(dict.fromkeys(against)),
        beside=tuple(dict.fromkeys(more)),
    )
