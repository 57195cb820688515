"""Who is accountable for a matter: the question that the register is there to answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from remit.graph.lookup import Hit, Query, rank
from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, KINDS
from remit.queries import gaps
from remit.queries.above import ACCOUNTABLE, NOT_READ, RESPONSIBLE, Above, Hop, Party
from remit.queries.gaps import Gap
from remit.queries.naming import nearest
from remit.queries.shapes import Json, Showable, citations_json, thing_json, things_json
from remit.queries.ties import HOLDS, Tie, ties

# People ask about work: a priority, an objective, an action. Things of other kinds that merely have
# the words in their names stand behind it, by this factor; one that bears the very name does not.
_BEHIND = {"measure": 0.5, "body": 0.4, "post": 0.4, "provision": 0.4, "figure": 0.4, "theme": 0.3}
# Parts are shown within the answer for what they are part of, where that matches too.
_PARTS = ("measure", "figure")
ASKED_BY_NAME = ("body", "post")  # and then the first question is who that is
_CONSIDERED = 4  # times the limit: so many matches are looked at, as some fold into others
_RIVALS = 20  # priorities of a national register that are compared with the answers
_PASSAGES = 10

OtherLeads: TypeAlias = dict[str, list[tuple[Entity, list[Party]]]]


@dataclass(frozen=True, slots=True)
class Answer(Showable):
    """Who answers for one thing that the question covers, by which chain, and what is left open.

    ``also`` names measures and figures of the thing that match the question too. For a body or a
    post ``names`` says how else it is called, and for a post ``holders`` who holds it. ``unread`` is
    how many cells of its row were not understood.
    """

    target: Entity
    score: float
    accountable: tuple[Party, ...]
    responsible: tuple[Party, ...]
    chain: tuple[Hop, ...]
    gaps: tuple[Gap, ...]
    also: tuple[Entity, ...] = ()
    names: tuple[str, ...] = ()
    holders: tuple[Tie, ...] = ()
    unread: int = 0

    @property
    def nobody(self) -> str:
        """What to say where no party stands."""
        return gaps.nobody(self.unread)

    def to_json(self) -> Json:
        """The answer in the public shape."""
        return {
            "target": thing_json(self.target),
            "score": self.score,
            "accountable": [party.to_json() for party in self.accountable],
            "responsible": [party.to_json() for party in self.responsible],
            "chain": [hop.to_json() for hop in self.chain],
            "gaps": [gap.to_json() for gap in self.gaps],
            "also": things_json(self.also),
        }


@dataclass(frozen=True, slots=True)
class Who(Showable):
    """All answers to a question, best first, of the ``total`` that were found.

    Where there is none, ``nearest`` offers names that come close, and ``narrative`` cites passages
    that mention the matter without giving it to anybody.
    """

    question: str
    answers: tuple[Answer, ...]
    total: int
    nearest: tuple[Entity, ...] = ()
    narrative: tuple[Citation, ...] = ()

    def to_json(self) -> Json:
        """The answers in the public shape."""
        return {
            "question": self.question,
            "answers": [answer.to_json() for answer in self.answers],
            "total": self.total,
            "nearest": things_json(self.nearest),
            "narrative": citations_json(self.narrative),
        }


def who(store: Store, text: str, limit: int | None = 10) -> Who:
    """Ask who is accountable for a matter, or for one thing by its id.

    Only things that hold every word of the question answer it, in a name or in their text. A
    priority that shares most of its words follows where it has another lead.
    """
    with store.snapshot():
        query, hits = _find(store, text)
        covering = [hit for hit in hits if hit.covered == 1 and KINDS[hit.kind].answerable]
        if not covering:
            return Who(text, (), 0, nearest(store, query, hits), tuple(_mentions(store, query)))
        considered = covering if limit is None else covering[: limit * _CONSIDERED]
        rivals = [hit for hit in hits if _may_rival(hit, query)][:_RIVALS]
        ids = {hit.id for hit in (*considered, *rivals)}
        # Posts first, or to look up who holds them would be one round trip more.
        early = _about(store, considered) if any(h.kind == "post" for h in considered) else []
        above = Above.read(store, ids, _holding(early, considered))
        kept, also = _folded(considered, above)
        other = _other_leads(kept, rivals, above)
        follow = {priority.id for found in other.values() for priority, _ in found} - set(other)
        shown = [*kept, *(hit for hit in rivals if hit.id in follow)]
        total = len(shown) + len(covering) - len(considered)
        shown = shown[:limit]
        said = _Said(early or _about(store, shown), above.entities)
        return Who(text, tuple(_answer(hit, above, also, other, said) for hit in shown), total)


def each(store: Store, ids: Collection[str]) -> dict[str, Answer]:
    """Answer for each of these things by itself, as a question by its id would, all in one go."""
    with store.snapshot():
        above = Above.read(store, ids)
        known = [above.entities[id_] for id_ in dict.fromkeys(ids) if id_ in above.entities]
        hits = [Hit(e.id, e.kind, e.label, 1.0, 1.0, 1.0) for e in known]
        statements = _about(store, hits)
        holding = _holding(statements, hits)
        said = _Said(statements, store.entities(holding) if holding else {})
        of: dict[str, list[Statement]] = {}
        for statement in said.statements:
            for end in {statement.subject, statement.object or statement.subject}:
                of.setdefault(end, []).append(statement)
        return {
            hit.id: _answer(hit, above, {}, {}, _Said(of.get(hit.id, ()), said.holders))
            for hit in hits
        }


def _find(store: Store, text: str) -> tuple[Query, list[Hit]]:
    query = Query.of(text)
    ranked = rank(query, store.candidates(query))
    if ranked and ranked[0].id == query.id:
        return query, ranked
    hits = [_weighed(hit) for hit in ranked]
    return query, sorted(hits, key=lambda hit: -hit.score)  # stable: ties stay as ranked


def _weighed(hit: Hit) -> Hit:
    if hit.score == 1 and hit.kind not in (*_PARTS, "theme"):
        return hit
    return replace(hit, score=round(hit.score * _BEHIND.get(hit.kind, 1), 3))


def _may_rival(hit: Hit, query: Query) -> bool:
    """Whether a priority's name shares half of the question, and not by one word of several.

    "Hate crime" does not cover "knife crime".
    """
    shared = round(hit.named * len(query.groups))
    return hit.kind == "priority" and hit.named >= 0.5 and shared >= min(2, len(query.groups))


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


def _other_leads(hits: Sequence[Hit], rivals: Sequence[Hit], above: Above) -> OtherLeads:
    """Find for each thing the priorities that cover the same matter under somebody else.

    Such a priority stands off the thing's chain, and its leads answer nowhere on it. Where both
    have chains these must meet somewhere, or it is another partnership's affair.
    """
    found: OtherLeads = {}
    leads = {rival.id: above.parties(rival.id, ACCOUNTABLE) for rival in rivals}
    chains = {hit.id: above.reached(hit.id) for hit in (*hits, *rivals)}
    for hit in hits:
        chain = chains[hit.id]
        ours = {s.object for id_ in chain for s in above.named(id_, ACCOUNTABLE)}
        found[hit.id] = [
            (above.entities[rival.id], besides)
            for rival in rivals
            if hit.kind in gaps.LED
            and rival.id not in chain
            and (chain & chains[rival.id] or len(chain) == 1 or len(chains[rival.id]) == 1)
            and (besides := gaps.leads_besides(leads[rival.id], ours))
        ]
    return found


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
        accountable=tuple(accountable),
        responsible=tuple(responsible),
        chain=tuple(chain),
        gaps=tuple(open_),
        also=tuple(also.get(hit.id, ())),
        names=tuple(
            dict.fromkeys(n for n in names if n != target.label and target.kind in ASKED_BY_NAME)
        ),
        holders=holders,
        unread=len(unread),
    )


def _mentions(store: Store, query: Query) -> list[Citation]:
    """Cite narrative that holds every word of the question; the same text is cited once."""
    found: dict[str, Citation] = {}
    for cited in store.passages(query, 2 * _PASSAGES):
        found.setdefault(" ".join(cited.quote.split()), cited)
    return list(found.values())[:_PASSAGES]
