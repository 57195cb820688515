"""The answers to a question, as data: who answers for which thing, and what the question was read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.model import Citation, Entity, Statement
from remit.graph.store import FEW
from remit.ontology import LASTING
from remit.queries import gaps, sentences
from remit.queries.above import ACCOUNTABLE, CONSULTED, INFORMED, RESPONSIBLE, Hop, Party
from remit.queries.asking import Asked
from remit.queries.gaps import Gap
from remit.queries.helping import SUPPORTING
from remit.queries.shapes import Json, citations_json, shown, thing_json, things_json
from remit.queries.ties import FUNDS, HOLDS, Tie, ties

if TYPE_CHECKING:
    from remit.graph.lookup import Hit
    from remit.queries.above import Above
    from remit.queries.agents import Agent
    from remit.queries.coverage import Coverage
    from remit.queries.gone_by import LastTold
    from remit.queries.listing import Listing
    from remit.queries.rivals import OtherLeads
    from remit.queries.verdicts import Check
    from remit.queries.without import Without


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


class Answer(NamedTuple):
    """Who answers for one thing that the question covers, by which chain, and what is left open.

    ``accountable`` and ``responsible`` are named for the thing itself. Where nobody is, ``inherited``
    tells who is named at the nearest level above, each with the level as ``at``. ``also`` names
    measures and figures of the thing that match the question too. For a body or a post ``names`` says how
    else it is called, and for a post ``holders`` who holds it. ``unread`` is how many cells of its row were
    not understood. ``mentioned`` tells that only its text holds the words of the question, and no name of
    it; ``beside`` that it only covers the matter of another answer. ``deadline`` is how the deadline of
    an action is written, ``ended`` the status by which its work is over. ``same`` are things of the same words and owners, told elsewhere. ``consulted`` and ``informed`` are named for the thing itself: who is asked or
    told about a thing is not asked or told about all that stands below it. ``supporting`` are named for it only
    as a help to others. ``leads_above`` are those who lead
    the priority above a thing that has a lead of its own. ``funders`` pay for it, as far as the documents say.
    ``power`` are the documents' words by which a provision gives a power, and so binds nobody.
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
    supporting: tuple[Party, ...] = ()
    mentioned: bool = False
    beside: bool = False
    deadline: str = ""
    ended: str = ""
    leads_above: tuple[Party, ...] = ()
    same: tuple[Entity, ...] = ()
    funders: tuple[Tie, ...] = ()
    power: str = ""

    @property
    def sentence(self) -> str:
        """What the answer comes to, in plain words."""
        return sentences.of_answer(self)

    @property
    def nobody(self) -> str:
        """What to say where no party stands."""
        return gaps.nobody(self.unread, self.target.kind)

    @property
    def owners(self) -> tuple[Entity, ...]:
        """Who is named for the thing itself, in whichever role, or holds the post that it is."""
        if self.target.kind == "post":
            return tuple(tie.other for tie in self.holders)
        return tuple(party.entity for party in (*self.accountable, *self.responsible))

    @property
    def much_cited(self) -> bool:
        """Whether more passages than a few say one thing of it, as where very many papers cite one law."""
        of_it, above = (self.accountable, self.responsible), self.inherited
        said: tuple[Hop | Party, ...] = (*self.chain, *chain(*of_it, *above))
        return any(len(one.citations) + one.elsewhere > FEW for one in said)

    def parties(self, role: str) -> tuple[Party, ...]:
        """Who has a role for the thing: its own, or else those that it inherits."""
        own: tuple[Party, ...] = getattr(self, role)
        inherited: tuple[Party, ...] = getattr(self.inherited, role)
        return own or inherited

    def _repr_html_(self) -> str | None:
        return shown(self)

    def to_json(self) -> Json:
        """The answer in the public shape."""
        return {
            "target": thing_json(self.target),
            "sentence": self.sentence,
            "score": self.score,
            **Parties(self.accountable, self.responsible).to_json(),
            "inherited": self.inherited.to_json(),
            CONSULTED: [party.to_json() for party in self.consulted],
            INFORMED: [party.to_json() for party in self.informed],
            SUPPORTING: [party.to_json() for party in self.supporting],
            "power": self.power or None,
            "chain": [hop.to_json() for hop in self.chain],
            "gaps": [gap.to_json() for gap in self.gaps],
            "also": things_json(self.also),
            "names": list(self.names),
            "holders": [tie.to_json() for tie in self.holders],
            "mentioned": self.mentioned,
            "unread": self.unread,
            "deadline": self.deadline or None,
            "ended": self.ended or None,
            "leads_above": [party.to_json() for party in self.leads_above],
            "same": things_json(self.same),
            "funders": [tie.to_json() for tie in self.funders],
        }


class Who(NamedTuple):
    """All answers to a question, best first, of the ``total`` that were found.

    ``near`` are things in which the words of the question stand apart, or in forms that need not
    mean the same: they mention the matter at most, so nobody is given as answering for it there.
    Where there is no answer, ``nearest`` offers names that come close, and ``narrative`` cites
    passages that mention the matter without giving it to anybody, ``unread`` those that speak of it and were
    not understood. ``earlier`` says where only editions of a day gone by tell of it. ``coverage`` then tells how much
    of the documents was read: what nobody read cannot answer.

    ``asked`` is how the question was understood, and ``asked_as`` says where it was read as other
    words than its own. ``agent`` is whom it names, where it asks for somebody; ``rows`` is the list
    that it asks for; ``claim`` what it asks to have confirmed, as checked; ``gone`` what would be left without
    somebody. ``parts`` are the answers to each of several matters, of which ``answers`` then holds all. ``body`` is that
    in which a question asks for a post, where nothing here is such a post.
    """

    question: str
    answers: tuple[Answer, ...]
    total: int
    near: tuple[Entity, ...] = ()
    nearest: tuple[Entity, ...] = ()
    narrative: tuple[Citation, ...] = ()
    unread: tuple[Citation, ...] = ()
    asked: Asked | None = None
    asked_as: str = ""
    agent: Agent | None = None
    rows: Listing | None = None
    claim: Check | None = None
    gone: Without | None = None
    parts: tuple[Who, ...] = ()
    coverage: Coverage | None = None
    body: Entity | None = None
    earlier: LastTold | None = None

    @property
    def sentence(self) -> str:
        """What the answers come to, in plain words; all outlets say it first."""
        return sentences.of_who(self)

    def _repr_html_(self) -> str | None:
        return shown(self)

    def to_json(self) -> Json:
        """The answers in the public shape."""
        return {
            "question": self.question,
            "sentence": self.sentence,
            "asked_as": self.asked_as or None,
            "answers": [answer.to_json() for answer in self.answers],
            "total": self.total,
            "near": things_json(self.near),
            "nearest": things_json(self.nearest),
            "narrative": citations_json(self.narrative),
            "unread": citations_json(self.unread),
            "agent": self.agent.to_json() if self.agent is not None else None,
            "rows": self.rows.to_json()["rows"] if self.rows is not None else None,
            "claim": self.claim.to_json() if self.claim is not None else None,
            "parts": [part.to_json() for part in self.parts],
            "without": self.gone.to_json() if self.gone is not None else None,
            "coverage": self.coverage.to_json() if self.coverage else None,
            "earlier": self.earlier.to_json() if self.earlier else None,
        }


class Said(NamedTuple):
    """What is said of the things that are shown, and who holds the posts among them."""

    statements: Sequence[Statement]
    holders: Mapping[str, Entity]


def answer_of(
    hit: Hit,
    above: Above,
    also: Mapping[str, Sequence[Entity]],
    other: OtherLeads,
    said: Said,
) -> Answer:
    """The answer about one thing that was found, of all that was read above and about it."""
    target = above.entities[hit.id]
    names = [
        s.value for s in said.statements if s.subject == hit.id and s.term == "name" and s.value
    ]
    holders = ties([s for s in said.statements if s.object == hit.id], HOLDS, target, said.holders)
    paying = [s for s in said.statements if s.object == hit.id and s.subject in said.holders]
    accountable = above.parties(hit.id, ACCOUNTABLE)
    responsible = above.parties(hit.id, RESPONSIBLE)
    unread = gaps.unread_of(hit.id, said.statements)
    own, inherited = (
        Parties(
            *(
                tuple(p for p in some if (p.at.id == hit.id) is here)
                for some in (accountable, responsible)
            )
        )
        for here in (True, False)
    )
    chain = above.chain(hit.id)
    open_ = [
        *gaps.of_parties(target, accountable, responsible, above.borne(hit.id), unread),
        *gaps.of_holders(target, [tie.other for tie in holders]),
        *_named_until(target, above),
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
            dict.fromkeys(n for n in names if n != target.label and target.kind in LASTING)
        ),
        holders=holders,
        unread=len(unread),
        consulted=above.here(hit.id, CONSULTED),
        informed=above.here(hit.id, INFORMED),
        supporting=above.here(hit.id, SUPPORTING),
        deadline=_deadline(hit.id, said.statements),
        ended=_ended(hit.id, said.statements),
        leads_above=_leads_above(hit.id, above) if own.accountable else (),
        funders=ties(paying, FUNDS, target, said.holders),
        power=_power(hit.id, said.statements),
    )


def _named_until(target: Entity, above: Above) -> Iterable[Gap]:
    """Who was named until a day that is over, which hardly any register tells of."""
    if not above.over:
        return ()
    from remit.queries.ended import of_ended

    return of_ended(target, above)


def _power(id_: str, said: Iterable[Statement]) -> str:
    """By which words the documents tell of a provision as a power."""
    gives = (s for s in said if (s.subject, s.term, s.value) == (id_, "classification", "power"))
    return next((" ".join(c.quote.split()) for s in gives for c in s.citations), "")


def _leads_above(id_: str, above: Above) -> tuple[Party, ...]:
    """Who leads the priorities above a thing, where it has a lead of its own: another, more often than not."""
    own = {party.entity for party in above.here(id_, ACCOUNTABLE)}
    higher = (up for level in above.levels(id_)[1:] for up in level)
    return tuple(
        party
        for up in higher
        if above.entities[up].kind == "priority"
        for party in above.here(up, ACCOUNTABLE)
        if party.entity not in own
    )


def _ended(id_: str, said: Iterable[Statement]) -> str:
    """The words of a status by which work is done or was dropped; none where another says otherwise."""
    told = [s.value or "" for s in said if s.subject == id_ and s.term == "status"]
    if not told:
        return ""  # of most: they wait for no grammar of endings
    from remit.queries.facts.closing import outcome

    return told[0] if all(map(outcome, told)) else ""


def _deadline(id_: str, said: Iterable[Statement]) -> str:
    """How a deadline is written, with the days that it was read as."""
    for s in said:
        if s.subject == id_ and s.term == "deadline":
            days = (s.value or "").rpartition("/")[2]
            written = f'written as "{s.raw}"' if s.raw else ""
            return ", ".join(filter(None, [days, written]))
    return ""
