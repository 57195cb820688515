"""Who is accountable for a matter: the question that the register is there to answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from remit.graph.lookup import Hit, Query, places, rank
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, KINDS
from remit.queries import gaps
from remit.queries.above import (
    ACCOUNTABLE,
    CONSULTED,
    INFORMED,
    LAW,
    NOT_READ,
    RESPONSIBLE,
    Above,
    Hop,
    Party,
)
from remit.queries.coverage import Coverage, coverage
from remit.queries.gaps import Gap
from remit.queries.naming import nearest
from remit.queries.rivals import OtherLeads, other_leads
from remit.queries.shapes import Json, Showable, citations_json, thing_json, things_json
from remit.queries.ties import HOLDS, Tie, ties

# People ask about work: a priority, an objective, an action. Things of other kinds that merely have
# the words in their names stand behind it, by this factor; one that bears the very name does not.
_BEHIND = {"measure": 0.5, "body": 0.4, "post": 0.4, "provision": 0.4, "figure": 0.4, "theme": 0.3}
# Parts are shown within the answer for what they are part of, where that matches too.
_PARTS = ("measure", "figure")
ASKED_BY_NAME = ("body", "post")  # and then the first question is who that is
_CONSIDERED = 4  # times the limit: so many matches are looked at, as some fold into others
_PASSAGES = 10
_OFFERED = 5


class Parties(NamedTuple):
    """Who is accountable for a thing and who is responsible, each by the level that names them."""

    accountable: tuple[Party, ...]
    responsible: tuple[Party, ...]

    def to_json(self) -> Json:
        """The parties in the public shape."""
        return {
            ACCOUNTABLE: [party.to_json() for party in self.accountable],
            RESPONSIBLE: [party.to_json() for party in self.responsible],
        }


@dataclass(frozen=True, slots=True)
class Answer(Showable):
    """Who answers for one thing that the question covers, by which chain, and what is left open.

    ``accountable`` and ``responsible`` are named for the thing itself. Where nobody is, ``inherited``
    tells who is named at the nearest level above, each with the level as ``at``. ``also`` names
    measures and figures of the thing that match the question too. For a body or a post ``names`` says how
    else it is called, and for a post ``holders`` who holds it. ``unread`` is how many cells of its row were
    not understood. ``consulted`` and ``informed`` are named for the thing itself: who is asked or told
    about a thing is not asked or told about all that stands below it.
    """

    target: Entity
    score: float
    accountable: tuple[Party, ...]
    responsible: tuple[Party, ...]
    inherited: Parties
    chain: tuple[Hop, ...]
    gaps: tuple[Gap, ...]
    also: tuple[Entity, ...] = ()
    names: tuple[str, ...] = ()
    holders: tuple[Tie, ...] = ()
    unread: int = 0
    consulted: tuple[Party, ...] = ()
    informed: tuple[Party, ...] = ()

    @property
    def nobody(self) -> str:
        """What to say where no party stands."""
        return gaps.nobody(self.unread)

    def parties(self, role: str) -> tuple[Party, ...]:
        """Who has a role for the thing: its own, or else those that it inherits."""
        own: tuple[Party, ...] = getattr(self, role)
        inherited: tuple[Party, ...] = getattr(self.inherited, role)
        return own or inherited

    def to_json(self) -> Json:
        """The answer in the public shape."""
        return {
            "target": thing_json(self.target),
            "score": self.score,
            **Parties(self.accountable, self.responsible).to_json(),
            "inherited": self.inherited.to_json(),
            CONSULTED: [party.to_json() for party in self.consulted],
            INFORMED: [party.to_json() for party in self.informed],
            "chain": [hop.to_json() for hop in self.chain],
            "gaps": [gap.to_json() for gap in self.gaps],
            "also": things_json(self.also),
        }


@dataclass(frozen=True, slots=True)
class Who(Showable):
    """All answers to a question, best first, of the ``total`` that were found.

    ``near`` are things in which the words of the question stand apart, or in forms that need not
    mean the same: they mention the matter at most, so nobody is given as answering for it there.
    Where there is no answer, ``nearest`` offers names that come close, and ``narrative`` cites
    passages that mention the matter without giving it to anybody. ``coverage`` then tells how much of
    the documents was read: what nobody read cannot answer.
    """

    question: str
    answers: tuple[Answer, ...]
    total: int
    near: tuple[Entity, ...] = ()
    nearest: tuple[Entity, ...] = ()
    narrative: tuple[Citation, ...] = ()
    coverage: Coverage | None = None

    def to_json(self) -> Json:
        """The answers in the public shape."""
        return {
            "question": self.question,
            "answers": [answer.to_json() for answer in self.answers],
            "total": self.total,
            "near": things_json(self.near),
            "nearest": things_json(self.nearest),
            "narrative": citations_json(self.narrative),
            "coverage": self.coverage.to_json() if self.coverage else None,
        }


def who(store: Store, text: str, limit: int | None = 10) -> Who:
    """Ask who is accountable for a matter, or for one thing by its id.

    Only things that hold every word of the question together answer it: in one name, in one
    sentence, or in a name and those of what the thing stands under. Where another priority covers
    the matter of an answer under another lead, it follows.
    """
    with store.snapshot():
        query, found = _find(store, text)
        hits = [hit for hit in found if KINDS[hit.kind].answerable]
        most = None if limit is None else limit * _CONSIDERED
        held = [hit for hit in hits if hit.held]
        considered, parted = held[:most], _parted(query, found)[:limit]
        if not considered and not parted:
            return _nothing(query, found, nearest(store, query, _in_part(found)), store, limit)
        tried = [*considered, *parted]
        # Posts first, or to look up who holds them would be one round trip more.
        early = _about(store, tried) if any(hit.kind == "post" for hit in tried) else []
        ids = [hit.id for hit in tried]
        above = Above.read(store, ids, _holding(early, tried), wide=True)
        answering = _in_order([*considered, *_under(parted, query, above)])
        if not answering:  # each word stands in a name, so none is misspelt
            offered = [Entity(h.id, h.kind, h.label) for h in _in_part(found)][:_OFFERED]
            return _nothing(query, found, offered, store, limit)
        kept, also = _folded(answering, above)
        other = other_leads([hit.id for hit in kept], above)
        shown = kept if query.id else [*kept, *_following(kept, other, hits)]
        total = len(shown) + len(held[len(considered) :])
        shown = shown[:limit]
        said = _Said(early or _about(store, shown), above.entities)
        answers = tuple(_answer(hit, above, also, other, said) for hit in shown)
        return Who(text, answers, total, _near(hits, {hit.id for hit in answering}, limit))


def _nothing(
    query: Query, found: Sequence[Hit], offered: Iterable[Entity], store: Store, limit: int | None
) -> Who:
    near = _near([hit for hit in found if KINDS[hit.kind].answerable], (), limit)
    others = tuple(thing for thing in offered if thing not in near)
    told = tuple(_mentions(store, query))
    return Who(query.text, (), 0, near, others, told, coverage(store))


def _in_part(found: Iterable[Hit]) -> list[Hit]:
    """Give what may be offered where nothing answers: things that nobody answers for, or in part."""
    return [hit for hit in found if hit.covered < 1 or not KINDS[hit.kind].answerable]


def _parted(query: Query, found: Sequence[Hit]) -> list[Hit]:
    """Give those with half of the question in their name, where other names have the rest."""
    half = [h for h in found if h.named >= 0.5 and not h.held and _may_stand_under(h.kind)]
    own = {hit: len(places(query, hit.label)) for hit in half}
    half = [hit for hit in half if 2 * own[hit] >= len(query.words)]
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

    The wording of the law is nobody's name for what is done under it.
    """
    for hit in hits:
        over = (above.entities[id_] for id_ in above.reached(hit.id) if id_ != hit.id)
        higher = {n for e in over if e.kind not in LAW for n in places(query, e.label)}
        # What is said above alone is the answer about what stands above.
        if len(higher) < len(query.words) == len(higher | places(query, hit.label)):
            yield replace(hit, score=max(hit.score, _weight(hit.kind, 0.35 + 0.2 * hit.named)))


def _following(hits: Sequence[Hit], other: OtherLeads, found: Iterable[Hit]) -> list[Hit]:
    """Give the priorities that cover the matter of these too, under somebody else."""
    known = {hit.id: hit for hit in found}
    ids = dict.fromkeys(thing for hit in hits for thing, _ in other.get(hit.id, ()))
    return [
        known.get(e.id, Hit(e.id, e.kind, e.label, 0.0, 0.0, 0.0))
        for e in ids
        if e.id not in {hit.id for hit in hits}
    ]


def each(store: Store, ids: Collection[str]) -> dict[str, Answer]:
    """Answer for each of these things by itself, as a question by its id would, all in one go."""
    with store.snapshot():
        above = Above.read(store, ids, wide=True)
        known = [above.entities[id_] for id_ in dict.fromkeys(ids) if id_ in above.entities]
        hits = [Hit(e.id, e.kind, e.label, 1.0, 1.0, 1.0) for e in known]
        statements = _about(store, hits)
        holding = _holding(statements, hits)
        said = _Said(statements, store.entities(holding) if holding else {})
        other = other_leads([hit.id for hit in hits], above)
        of: dict[str, list[Statement]] = {}
        for statement in said.statements:
            for end in {statement.subject, statement.object or statement.subject}:
                of.setdefault(end, []).append(statement)
        return {
            hit.id: _answer(hit, above, {}, other, _Said(of.get(hit.id, ()), said.holders))
            for hit in hits
        }


def _find(store: Store, text: str) -> tuple[Query, list[Hit]]:
    query = Query.of(text)
    ranked = rank(query, store.candidates(query))
    if ranked and ranked[0].id == query.id:
        return query, ranked
    return query, _in_order(_weighed(hit) for hit in ranked)


def _in_order(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: -hit.score)  # stable: ties stay as ranked


def _weighed(hit: Hit) -> Hit:
    if hit.score == 1 and hit.kind not in (*_PARTS, "theme"):
        return hit
    return replace(hit, score=_weight(hit.kind, hit.score))


def _weight(kind: str, score: float) -> float:
    return round(score * _BEHIND.get(kind, 1), 3)


def _folded(hits: Sequence[Hit], above: Above) -> tuple[list[Hit], dict[str, list[Entity]]]:
    """Put measures and figures into the answer for the thing that they are part of."""
    whole = {hit.id for hit in hits if hit.kind not in _PARTS}
    kept: list[Hit] = []
    also: dict[str, list[Entity]] = {}
    for hit in hits:
        levels = above.levels(hit.id)[1:] if hit.kind in _PARTS else []
        parent = next((id_ for level in levels for id_ in level if id_ in whole), None)
        if parent is None:
            kept.append(hit)
        else:
            also.setdefault(parent, []).append(Entity(hit.id, hit.kind, hit.label))
    return kept, also


class _Said(NamedTuple):
    """What is said of the things that are shown, and who holds the posts among them."""

    statements: Sequence[Statement]
    holders: Mapping[str, Entity]


def _about(store: Store, hits: Sequence[Hit]) -> list[Statement]:
    """Read the deadlines and unread cells of actions, and how bodies and posts are called and held."""
    kinds = (*ATTRIBUTES["deadline"].subjects, *ATTRIBUTES[NOT_READ].subjects, *ASKED_BY_NAME)
    asked = [hit.id for hit in hits if hit.kind in kinds]
    return store.about(asked) if asked else []


def _holding(statements: Iterable[Statement], hits: Iterable[Hit]) -> set[str]:
    posts = {hit.id for hit in hits if hit.kind == "post"}
    return {s.subject for s in statements if s.term == HOLDS and s.object in posts}


def _answer(
    hit: Hit,
    above: Above,
    also: Mapping[str, Sequence[Entity]],
    other: OtherLeads,
    said: _Said,
) -> Answer:
    target = above.entities[hit.id]
    names = [
        s.value for s in said.statements if s.subject == hit.id and s.term == "name" and s.value
    ]
    holders = ties([s for s in said.statements if s.object == hit.id], HOLDS, target, said.holders)
    accountable = above.parties(hit.id, ACCOUNTABLE)
    responsible = above.parties(hit.id, RESPONSIBLE)
    unread = gaps.unread_of(hit.id, said.statements)
    own, inherited = (
        Parties(
            *(
                tuple(p for p in some if (p.at == target) is here)
                for some in (accountable, responsible)
            )
        )
        for here in (True, False)
    )
    chain = above.chain(hit.id)
    open_ = [
        *gaps.of_parties(target, accountable, responsible, above.borne(hit.id), unread),
        *gaps.of_holders(target, [tie.other for tie in holders]),
        *gaps.of_deadline(target, said.statements),
        *gaps.of_chain(target, above, chain),
        *(gaps.another_lead(priority, leads) for priority, leads in other.get(hit.id, ())),
    ]
    return Answer(
        target=target,
        score=hit.score,
        accountable=own.accountable,
        responsible=own.responsible,
        inherited=inherited,
        chain=tuple(chain),
        gaps=tuple(open_),
        also=tuple(also.get(hit.id, ())),
        names=tuple(
            dict.fromkeys(n for n in names if n != target.label and target.kind in ASKED_BY_NAME)
        ),
        holders=holders,
        unread=len(unread),
        consulted=above.here(hit.id, CONSULTED),
        informed=above.here(hit.id, INFORMED),
    )


def _mentions(store: Store, query: Query) -> list[Citation]:
    """Cite narrative that holds every word of the question; the same text is cited once."""
    found: dict[str, Citation] = {}
    for cited in store.passages(query, 2 * _PASSAGES):
        found.setdefault(" ".join(cited.quote.split()), cited)
    return list(found.values())[:_PASSAGES]
