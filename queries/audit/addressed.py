"""To whom a question is to be put: whoever answers for what it concerns, as far as the documents name somebody.

For work that is who is accountable for it, or for the priority above; for a body that meets, its chair; for a plan the chair
of the body that adopted it, or that body. Nobody is invented: where nobody is named, it is whoever answers for what
stands above, and that is said. A group of which neither a chair nor a member is named cannot be asked anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from remit.graph.model import Entity, Statement
from remit.ontology import KNOWN
from remit.queries.ended import over
from remit.queries.phrasing import list_of, shortened
from remit.queries.shapes import Json, citations_json, thing_json
from remit.queries.unnamed import meets

if TYPE_CHECKING:
    from remit.queries.facts.register import Facts

ACCOUNTABLE, LEAD, CHAIR, ADOPTED = "accountable", "lead", "chair", "adopted"
_SAID: Final = {
    ACCOUNTABLE: "accountable for {}",
    LEAD: "lead of {}",
    CHAIR: "chair of {}",
    ADOPTED: "adopted {}",
}
# The office itself, and nobody who assists, deputises, is to come or has been.
_CHAIR: Final = re.compile(
    r"(?:the |independent |elected |joint ){0,3}(?:co-?\s?)?(?:chair(?:man|woman|person)?|conven[oe]r)(?![\w-])"
    r"(?!\s(?:elect|designate|emerit|of\s+the\s+sub))",
    re.IGNORECASE,
)
_ABOVE: Final = ("actionOf", "objectiveOf", "measureOf", "riskTo", "figureOf", "updateOf", "priorityOf", "delivers", "postIn", "reportsTo", "governedBy", "memberOf")  # fmt: skip
_MOST: Final = 3  # priorities whose leads are asked each; of more it is the plan's matter
_NOT_CHAIRED: Final = ("body", "duty", "provision", "document", "person", "post")
_WIDTH: Final = 50


class Addressee(NamedTuple):
    """Somebody to whom a question is put, as what, and of which thing.

    ``nearer`` is false where nobody is named for what the question concerns, so that it goes to whoever stands above;
    ``said`` is the statement by which it is known.
    """

    entity: Entity
    role: str
    of: Entity
    nearer: bool
    said: Statement

    def to_json(self) -> Json:
        """The addressee in the public shape."""
        return {
            **thing_json(self.entity),
            "as": self.role,
            "of": thing_json(self.of),
            "nearest": self.nearer,
            "basis": self.said.basis,
            "citations": citations_json(self.said.citations),
        }


def put_to_said(some: Sequence[Addressee]) -> str:
    """To whom a question is to be put, in words, each as what; empty where the documents name nobody at all.

    >>> ann, board = Entity("person/ann", "person", "Ann"), Entity("body/b", "body", "Vale Board")
    >>> said = Statement("person/ann", "holds", "post/chair")
    >>> put_to_said([Addressee(ann, CHAIR, board, False, said)])
    'Ann (chair of Vale Board); nobody nearer is named'
    """
    as_what: dict[tuple[str, str], list[str]] = {}
    for one in some:
        of = one.of.label if one.of.kind == "body" else f"“{shortened(one.of.label, _WIDTH)}”"
        as_what.setdefault((one.role, of), []).append(one.entity.label)
    told = [
        f"{list_of(list(dict.fromkeys(names)))} ({_SAID[role].format(of)})"
        for (role, of), names in as_what.items()
    ]
    above = "" if not some or any(one.nearer for one in some) else "; nobody nearer is named"
    return f"{'; '.join(told)}{above}"


def put_to(facts: Facts, subjects: Iterable[Entity]) -> tuple[Addressee, ...]:
    """To whom a question about some things is to be put."""
    things = [thing for thing in subjects if thing.id in facts.things]
    under = dict.fromkeys(p for thing in things if (p := facts.priority_of(thing.id)))
    if len(under) > _MOST:
        things = _plans(facts, things) or things
    known: dict[str, tuple[Addressee, ...]] = facts.once("put to", dict)
    found: dict[tuple[str, str, str], Addressee] = {}
    for thing in things:
        if thing.id not in known:
            known[thing.id] = tuple(_of(facts, thing))
        for one in known[thing.id]:
            found.setdefault((one.entity.id, one.role, one.of.id), one)
    if len({one.of.id for one in found.values()}) > _MOST and (whole := _plans(facts, things)):
        return tuple(one for plan in whole for one in _of(facts, plan)) or tuple(found.values())
    nearest = [one for one in found.values() if one.nearer]
    return tuple(nearest or found.values())


def cited(facts: Facts, some: Iterable[Sequence[Addressee]]) -> Mapping[Addressee, Addressee]:
    """Each addressee with the passages by which it is known: read at once for all."""
    bare = dict.fromkeys(one for each in some for one in each if not one.said.citations)
    found = facts.cited(one.said for one in bare) if bare else {}
    return {
        one: one._replace(said=replace(one.said, citations=found[one.said]))
        for one in bare
        if one.said in found
    }


def shown(some: Iterable[Addressee], known: Mapping[Addressee, Addressee]) -> tuple[Addressee, ...]:
    """Some of them with their passages."""
    return tuple(known.get(one, one) for one in some)


def of_finding(subject: Entity, concerns: Sequence[Entity]) -> list[Entity]:
    """The things for which somebody is asked about a finding: what it is about, and the priorities that it concerns.

    A person, a post and a paper answer for nothing by themselves: there it is the work that is concerned.
    """
    if subject.kind in ("person", "post", "document", "provision"):
        return [e for e in concerns if e.kind in ("action", "objective", "priority", "plan")] or [
            subject
        ]
    return [subject, *(e for e in concerns if e.kind == "priority" and subject.kind != "plan")]


def _of(facts: Facts, thing: Entity) -> Iterator[Addressee]:
    """Whoever answers for one thing, else for what stands above it, level by level."""
    level, seen, nearer = [thing.id], {thing.id}, True
    while level:
        found = [one for id_ in level for one in _known_at(facts, id_, nearer)]
        if found:
            yield from found
            return
        above = [i for id_ in level for i in _up(facts, id_) if i not in seen]
        # What nothing ties to any work is a matter of the plan, where there is one.
        level = list(dict.fromkeys(above)) or [
            e.id for e in _plans(facts, [thing]) if e.id not in seen
        ]
        seen.update(level)
        # An organisation is nobody's to chair: who answers for its part in the whole is the nearest there is.
        nearer = thing.kind in _NOT_CHAIRED and not _is_group(facts, thing)


def _up(facts: Facts, id_: str) -> Iterator[str]:
    """What stands above a thing; above a body of which that is not told, the work that is given to it."""
    said = [s.object for term in _ABOVE for s in facts.out(id_, term)]
    if not said and facts.kind(id_) in KNOWN:
        said = [s.subject for s in facts.into(id_, "assignedTo")]
    yield from (i for i in said if i is not None and i in facts.things)


def _plans(facts: Facts, things: Iterable[Entity]) -> list[Entity]:
    """The plans of some things; of what serves none, the one of its partnership."""
    ids = dict.fromkeys(plan for thing in things for plan in _plans_of(facts, thing))
    return [facts.things[id_] for id_ in ids]


def _plans_of(facts: Facts, thing: Entity) -> Iterator[str]:
    if plan := facts.plan_of(thing.id):
        yield plan
        return
    if facts.partnerships.keys == [""]:
        plans = facts.of("plan")
        yield from (e.id for e in plans if len(plans) == 1)
    elif thing.kind == "document":
        yield from facts.partnerships.of_document(thing.label)
    else:
        yield from facts.partnerships.around(thing.id)


def _known_at(facts: Facts, id_: str, nearer: bool) -> Sequence[Addressee]:
    """The same as :func:`_at`: very many actions stand below one priority."""
    known: dict[tuple[str, bool], Sequence[Addressee]] = facts.once("who answers there", dict)
    if (id_, nearer) not in known:
        known[id_, nearer] = [*_at(facts, id_, nearer)]
    return known[id_, nearer]


def _at(facts: Facts, id_: str, nearer: bool) -> Iterator[Addressee]:
    """Who answers for a thing itself, as far as they can be asked."""
    kind = facts.kind(id_)
    if kind == "body":
        yield from _chairs(facts, id_, nearer)
        return
    if kind == "plan":
        for said in facts.out(id_, "adoptedBy"):
            body = said.object or ""
            found = list(_chairs(facts, body, nearer))
            yield from found or [_made(facts, said, (body, ADOPTED, id_), nearer)]
        return
    if kind == "duty":
        return  # whoever bears a duty by law is often named only as all of a kind
    role = LEAD if kind == "priority" else ACCOUNTABLE
    # A lead is the nearest who answers for an action of which nobody else is named.
    near = nearer or kind == "priority"
    for said in facts.assigned(id_, "accountable"):
        who = said.object or ""
        if facts.kind(who) not in KNOWN or over(said, facts.as_of):
            continue
        if kind != "priority" and _is_group(facts, facts.things[who]):
            yield from _chairs(facts, who, near)
        else:
            yield _made(facts, said, (who, role, id_), near)


def _is_group(facts: Facts, body: Entity) -> bool:
    """Whether a body is only a group that meets, of which no member is named: an organisation may be called so as well."""
    if not meets(body) or facts.into(body.id, "memberOf") or facts.out(body.id, "memberOf"):
        return False
    given = facts.into(body.id, "assignedTo")
    return not any(facts.kind(s.subject) in ("priority", "plan", "duty") for s in given)


def _chairs(facts: Facts, body: str, nearer: bool) -> Iterator[Addressee]:
    """Who chairs a body now: nobody whose time in the chair is over."""
    for seat in facts.into(body, "postIn"):
        label = facts.label(seat.subject)
        if _CHAIR.match(label):
            for held in facts.into(seat.subject, "holds"):
                if facts.kind(held.subject) == "person" and not over(held, facts.as_of):
                    yield _made(facts, held, (held.subject, CHAIR, body), nearer)


def _made(facts: Facts, said: Statement, who: tuple[str, str, str], nearer: bool) -> Addressee:
    id_, role, of = who
    return Addressee(facts.things[id_], role, facts.things[of], nearer, said)
