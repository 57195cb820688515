"""Who is accountable for a matter: the question that the register is there to answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from remit.graph.lookup import Hit, Query, places
from remit.graph.model import Entity, Statement
from remit.graph.store import Store
from remit.graph.words import telling_words, tokens
from remit.ontology import KINDS, LASTING, LAW, PLANNED, YARDSTICKS
from remit.queries.above import (
    ACCOUNTABLE,
    Above,
)
from remit.queries.answers import Answer, Parties, Said, Who, answer_of
from remit.queries.asking import FUNDS as OF_MONEY
from remit.queries.asking import (
    MATTER,
    OF_MATTERS,
    POST,
    Asked,
    asks_aside,
    asks_for_nothing,
    read,
)
from remit.queries.each import holders, said_of
from remit.queries.finding import (
    asked_for,
    body_named,
    find,
    in_order,
    named_so,
    person_named,
    weight,
)
from remit.queries.order import cited_at
from remit.queries.readings import readings
from remit.queries.rivals import OtherLeads, like, other_leads
from remit.queries.ties import FUNDS

__all__ = ["Answer", "Parties", "Who", "who"]

_CONSIDERED = 4  # times the limit: so many matches are looked at, as some fold into others
_OFFERED = 5


def who(store: Store, text: str, limit: int | None = 10) -> Who:
    """Ask who is accountable for a matter, who somebody is, or for one thing by its id.

    Only things that hold every word of the question together answer it: in one name, in one
    sentence, or in a name and those of what the thing stands under. Words that only ask are left out.
    Where another priority covers the matter of an answer under another lead, it follows.
    """
    with store.snapshot():
        if asks_for_nothing(text) and not named_so(store, text):
            return Who(text, (), 0)
        asked = Asked(MATTER, text) if Query.of(text).id else read(text)
        if aside := asks_aside(text, asked):
            from remit.queries.forms import bare

            asked = asked._replace(words=bare(asked.words) or asked.words)
        if asked.form not in OF_MATTERS:
            from remit.queries.routes import routed

            if (other := routed(store, asked, text)) is not None:
                return other
        found: list[Who] = []
        for reading, why in readings(asked, text):
            found.append(_ask(store, reading, limit)._replace(question=text))
            if aside:
                found[-1] = _called_so(found[-1], reading.words)
            if found[-1].answers or found[-1].agent is not None:
                return found[-1]._replace(asked_as=found[-1].asked_as or why)
        if " and " in text or "," in text:
            from remit.queries.several import several

            if both := several(asked, text, lambda one: _ask(store, one, limit)):
                return both
        if near := next((one for one in found if one.near), None):
            return near
        from remit.queries.unanswered import meant

        first = found[0] if found else Who(text, (), 0)
        return meant(store, asked, first, lambda other: _ask(store, other, limit))


def _called_so(found: Who, words: str) -> Who:
    """Leave what goes by some words itself: whoever has to do with a thing that only has them is not asked for."""
    from remit.queries.claims import is_called

    answers = tuple(a for a in found.answers if is_called(words, [a.target.label], a.target.kind))
    return found._replace(answers=answers, total=len(answers))


def _ask(store: Store, asked: Asked, limit: int | None) -> Who:
    query, found, as_ = find(store, asked)
    if (named := person_named(query, found) or body_named(asked, query, found)) is not None:
        from remit.queries.agents import told

        return Who(asked.words, (), 0, asked=asked, asked_as=as_, agent=told(store, named))
    hits = [hit for hit in found if KINDS[hit.kind].answerable]
    most = None if limit is None else limit * _CONSIDERED
    held = asked_for(asked, [hit for hit in hits if hit.held])
    if asked.form == POST:
        from remit.queries.chairs import body_only_as, of_that_kind, of_what_it_governs

        if body_only_as(asked):
            held, as_ = of_that_kind(store, asked, held, found)
            if not held:
                held, as_ = of_what_it_governs(store, asked)
    parted = (
        _parted(query, found)[:limit]
        if asked.form == MATTER and not asked.verb and asked.kind != "action"
        else []
    )
    considered = held[:most]
    if not considered and not parted:
        return Who(
            asked.words, (), 0, _near(hits, (), limit), tuple(_offered(query, found)), asked=asked
        )
    tried = [*considered, *parted]
    # Posts, bodies and law first: to look up who holds them and what rests on them would be a round trip more.
    first = bool(considered) and considered[0].kind in (*LASTING, "provision")
    early = said_of(store, tried) if first or any(hit.kind == "post" for hit in tried) else []
    resting = _resting(early, considered)
    exact = _body_called_so(query, considered)
    ids = [*(hit.id for hit in tried), *resting]
    asked_too = holders(early, tried) | _ends(early, exact)
    above = Above.read(store, ids, asked_too, wide=True, own=True, like=like(_planned(tried)))
    answering = _as_in_papers([*considered, *_under(parted, query, above)], above, query.text)
    if not answering:  # each word stands in a name, so none is misspelt
        near = _near(hits, (), limit)
        return Who(asked.words, (), 0, near, tuple(_offered(query, found)), asked=asked)
    answering = [*_before(resting, above, answering), *answering]
    kept, also = _folded(answering, above)
    kept = _counted_first(kept, also, above)
    other = other_leads([hit.id for hit in kept], above)
    shown = kept if query.id else [*kept, *_following(kept, other, hits)]
    total = len(shown) + len(held[len(considered) :])
    shown = shown[:limit]
    said = _with_funders(store, Said(early or said_of(store, shown), above.entities), asked)
    mentioning = {hit.id for hit in considered if hit.named < 1 and not query.id}
    found_so = {hit.id for hit in kept}
    answers = tuple(
        answer_of(hit, above, also, other, said)._replace(
            mentioned=hit.id in mentioning, beside=hit.id not in found_so
        )
        for hit in shown
    )
    if len(answers) > 1:
        from remit.queries.repeats import repeats

        same = repeats((answer.target, answer.owners) for answer in answers)
        answers = tuple(one._replace(same=same.get(one.target.id, ())) for one in answers)
    if any(answer.much_cited for answer in answers):
        from remit.queries.elsewhere import of_its_own

        answers = of_its_own(store, answers)
    near = _near(hits, {hit.id for hit in answering}, limit)
    agent = None
    if exact and shown[0].id == exact:
        from remit.queries.agents import agent_of

        agent = agent_of(above.entities[shown[0].id], said.statements, above.entities)
    answers = _with_days(store, answers)
    return Who(asked.words, answers, total, near, asked=asked, asked_as=as_, agent=agent)


def _with_days(store: Store, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Answers that tell of each place that is open as at which day it was."""
    if not any(gap.documents for answer in answers for gap in answer.gaps):
        return answers
    from remit.queries.since import dated

    return tuple(dated(store, answers))


def _as_in_papers(hits: Iterable[Hit], above: Above, words: str) -> list[Hit]:
    """Put the best first, and of a kind what has the very words; else in the order in which the papers have them."""
    asked = {*telling_words(words)}
    kinds: dict[str, int] = {}
    ranked = [(hit, kinds.setdefault(hit.kind, len(kinds))) for hit in in_order(hits)]
    return [
        hit
        for hit, kind in sorted(
            ranked,
            key=lambda pair: (
                -pair[0].score,
                pair[1],
                not asked <= {*tokens(pair[0].label)},
                cited_at(above.cited(pair[0].id)),
            ),
        )
    ]


def _body_called_so(query: Query, considered: Sequence[Hit]) -> str:
    """The id of the body that bears the very name; empty where the best is something else."""
    bodies = [hit.id for hit in considered[:1] if hit.kind == "body" and hit.score == 1]
    return bodies[0] if bodies and not query.id else ""


def _planned(hits: Iterable[Hit]) -> list[str]:
    """The names of those whose matter another priority may cover too."""
    return [hit.label for hit in hits if hit.kind in PLANNED]


def _resting(early: Iterable[Statement], considered: Sequence[Hit]) -> list[str]:
    """Give the duties that arise from the law asked for: they say who must do what."""
    if not considered or considered[0].kind != "provision":
        return []
    law = {hit.id for hit in considered if hit.kind == "provision"}
    duties = (s.subject for s in early if s.term == "arisesFrom" and s.object in law)
    return [d for d in dict.fromkeys(duties) if d not in {hit.id for hit in considered}]


def _before(ids: Iterable[str], above: Above, answering: Sequence[Hit]) -> list[Hit]:
    score = answering[0].score
    found = (above.entities[id_] for id_ in ids)
    return [Hit(e.id, e.kind, e.label, score, 1.0, 1.0) for e in found]


def _ends(statements: Iterable[Statement], of: str) -> set[str]:
    """The ids of all that is said together with one thing."""
    return {
        e for s in statements if of in (s.subject, s.object) for e in (s.subject, s.object) if e
    }


def _offered(query: Query, found: Iterable[Hit]) -> list[Entity]:
    """Give what may be offered where nothing answers: what half of the question names, as such and not in another form."""
    part = (hit for hit in found if hit.covered < 1 or not KINDS[hit.kind].answerable)
    near = islice((hit for hit in part if _is_near(query, hit)), _OFFERED)
    return [Entity(hit.id, hit.kind, hit.label) for hit in near]


def _is_near(query: Query, hit: Hit) -> bool:
    own = 2 * len(places(query, hit.label)) >= len(query.words)
    return own or (hit.kind == "update" and hit.held)


def _parted(query: Query, found: Sequence[Hit]) -> list[Hit]:
    """Give those with half of the question in their name, where other names have the rest."""
    half = [h for h in found if h.named >= 0.5 and not h.held and _may_stand_under(h.kind)]
    own = {hit: len(places(query, hit.label)) for hit in half}
    # A name that has all of them, far apart, is not put together from names.
    half = [hit for hit in half if len(query.words) <= 2 * own[hit] < 2 * len(query.words)]
    words: set[int] = set()
    for hit in (*half, *found) if half else ():
        words |= places(query, hit.label)
        if len(words) == len(query.words):
            return sorted(half, key=lambda hit: -own[hit])
    return []


def _may_stand_under(kind: str) -> bool:
    return KINDS[kind].answerable and kind not in (*LAW, "post")


def _near(hits: Iterable[Hit], answering: Collection[str], limit: int | None) -> tuple[Entity, ...]:
    """Give the things that hold all words, and do not answer, since these stand apart."""
    near = [h for h in hits if h.covered == 1 and not h.held and h.id not in answering]
    return tuple(Entity(h.id, h.kind, h.label) for h in near[:limit])


def _under(hits: Iterable[Hit], query: Query, above: Above) -> Iterator[Hit]:
    """Give those that hold the question in their name together with the names above them.

    The wording of the law is nobody's name for what is done under it, and that all of it stands under a plan
    makes nothing about the plan.
    """
    sorts = {n for n, forms in enumerate(query.words) if not forms.isdisjoint(KINDS)}
    for hit in hits:
        over = (above.entities[id_] for id_ in above.reached(hit.id) if id_ != hit.id)
        higher = {n for e in over if e.kind not in LAW for n in places(query, e.label)} - sorts
        # What is said above alone is the answer about what stands above.
        if len(higher) < len(query.words) == len(higher | places(query, hit.label)):
            yield hit._replace(score=max(hit.score, weight(hit.kind, 0.35 + 0.2 * hit.named)))


def _following(hits: Sequence[Hit], other: OtherLeads, found: Iterable[Hit]) -> list[Hit]:
    """Give the priorities that cover the matter of these too, under somebody else."""
    known = {hit.id: hit for hit in found}
    ids = dict.fromkeys(thing for hit in hits for thing, _ in other.get(hit.id, ()))
    return [
        known.get(e.id, Hit(e.id, e.kind, e.label, 0.0, 0.0, 0.0))
        for e in ids
        if e.id not in {hit.id for hit in hits}
    ]


def _folded(hits: Sequence[Hit], above: Above) -> tuple[list[Hit], dict[str, list[Entity]]]:
    """Put measures and figures into the answer for the thing that they are part of."""
    whole = {hit.id for hit in hits if hit.kind not in YARDSTICKS}
    kept: list[Hit] = []
    also: dict[str, list[Entity]] = {}
    for hit in hits:
        levels = above.levels(hit.id)[1:] if hit.kind in YARDSTICKS else []
        parent = next((id_ for level in levels for id_ in level if id_ in whole), None)
        if parent is None:
            kept.append(hit)
        else:
            also.setdefault(parent, []).append(Entity(hit.id, hit.kind, hit.label))
    return kept, also


def _counted_first(
    hits: Sequence[Hit], also: Mapping[str, Sequence[Entity]], above: Above
) -> list[Hit]:
    """Put what is led and counts or measures the matter before work that only names it.

    Work for which somebody is named itself stays first: that name is for the very thing.
    """
    if above.assigned.get(hits[0].id) or hits[0].score == 1:
        return [*hits]
    led = next((h for h in hits if h.id in also and above.named(h.id, ACCOUNTABLE)), None)
    return [*hits] if led is None else [led, *(hit for hit in hits if hit is not led)]


def _with_funders(store: Store, said: Said, asked: Asked) -> Said:
    """Add who pays for the things that are shown, where a question asks for that."""
    paying = {s.subject for s in said.statements if s.term == FUNDS and s.object is not None}
    if asked.form != OF_MONEY or not paying - said.holders.keys():
        return said
    return said._replace(holders={**said.holders, **store.entities(paying)})
