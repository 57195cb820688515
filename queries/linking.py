"""What links two priorities: each reason as a draft, of statements that still lack citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from remit.graph.lookup import key
from remit.queries.facts.naming import restated
from remit.queries.facts.register import Facts
from remit.queries.mentions import mentions
from remit.queries.overlap import found_between, is_bound
from remit.queries.parts import whole, wholes
from remit.queries.phrasing import shortened
from remit.queries.sharing import Group, Shared, leads, matters, services_of, things
from remit.queries.speaking import Use, below, spoken, way_of
from remit.queries.themes import above, theme

# Each kind of link, with its weight and what it says of two priorities.
KINDS_OF_LINK: Final = {
    "mention": (3.0, "one speaks of the matter of the other"),
    "lead": (3.0, "one gives work to the lead of the other"),
    "restated": (3.0, "an action of one is an action of the other"),
    "officer": (3.0, "the same officer has work in both"),
    "group": (3.0, "the same group delivers both"),
    "service": (2.0, "one speaks of a service, and its body leads the other"),
    "led": (2.0, "the same body leads both"),
    "measure": (2.0, "both are measured alike"),
    "duty": (2.0, "both rest on the same duty or provision"),
    "body": (2.0, "both need the same body"),
    "theme": (1.0, "both have to do with the same matter"),
}
_ORDER: Final = list(KINDS_OF_LINK)
_ALIKE = 0.6  # of the telling words of two measures
_SOFT = 0.5  # of the weight, where a side does not undertake, aim at or measure what is shared


class Draft(NamedTuple):
    """One reason why two priorities depend on each other, with what it rests on at both sides.

    ``about`` is the id of the thing or of the theme that links them; ``finding`` one of the three
    words of ``overlap``. What is cross-cutting is told of the whole group, and not only of this pair;
    a theme is ``plain`` where both sides name it, and not only what lies within it. ``meant`` are the
    themes by which texts link the two.
    """

    kind: str
    about: str
    label: str
    weight: float
    direction: str
    a: tuple[Use, ...]
    b: tuple[Use, ...]
    finding: str | None = None
    cross_cutting: bool = False
    plain: bool = False
    meant: frozenset[str] = frozenset()


class Links(NamedTuple):
    """What links the priorities of one group: pair by pair, and what cuts across more than half."""

    pairs: tuple[tuple[tuple[str, str], tuple[Draft, ...]], ...]
    across: tuple[Shared, ...]


_Found = tuple[tuple[str, str], Draft]


def links(facts: Facts, group: Group) -> Links:
    """Find everything that links the priorities of a group."""
    shared = [*things(facts, group), *matters(facts, group), *mentions(facts, group)]
    across = [s for s in shared if group.is_most(len(s.by))]
    found: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for pair, draft in (
        *(each for s in shared for each in _between(facts, group, s)),
        *_restated(facts, group),
        *_measures(facts, group),
        *_leads(facts, group),
    ):
        found[pair].append(draft)
    pairs = tuple((pair, _judged(facts, pair, _told(found[pair]))) for pair in sorted(found))
    wide = {s.about for s in across if s.kind == "theme"}
    return Links(
        pairs, tuple(s for s in across if s.kind != "theme" or wide.isdisjoint(above(s.about)))
    )


def _judged(facts: Facts, pair: tuple[str, str], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The reasons with the word of auditors that each deserves."""
    judged = []
    for draft in drafts:
        sides = list(zip(pair, (draft.a, draft.b), strict=True))
        word = found_between(facts, draft.kind, draft.about, sides)
        judged.append(draft._replace(finding=word) if word else draft)
    return tuple(judged)


def _told(drafts: Sequence[Draft]) -> list[Draft]:
    """The reasons of a pair, the weightiest first, without what another one tells already."""
    firm = [d for d in drafts if d.kind != "theme"]
    matters = [d for d in drafts if d.kind == "theme" and not _said_by(d, firm)]
    matters = [d for d in matters if not any(_adds_nothing(d, to) for to in matters)]
    matters = [d for d in matters if not any(_is_within(d, other) for other in matters)]
    kept = (*firm, *matters)
    return sorted(kept, key=lambda d: (-d.weight, _ORDER.index(d.kind), d.label))


def _is_within(one: Draft, other: Draft) -> bool:
    """Whether a theme lies within another that is told of as many priorities."""
    return other.about in above(one.about) and one.cross_cutting == other.cross_cutting


def _adds_nothing(wide: Draft, narrow: Draft) -> bool:
    """Whether one side speaks of a wider theme only by the narrower one that both speak of."""
    return (
        not wide.plain
        and _is_within(narrow, wide)
        and ({*wide.a} <= {*narrow.a} or {*wide.b} <= {*narrow.b})
    )


def _said_by(matter: Draft, firm: Sequence[Draft]) -> bool:
    """Whether a firmer reason says the same: by its name, by its service, or by the same things."""
    return any(
        key(d.label) == key(matter.label)
        or (d.kind in ("duty", "restated") and all(m <= at for m, at in _things(matter, d)))
        or (d.kind == "mention" and not d.cross_cutting and _is_source(matter, d))
        for d in firm
    )


def _things(one: Draft, other: Draft) -> list[tuple[set[str], set[str]]]:
    """The things on which two reasons rest, side by side."""
    sides = ((one.a, other.a), (one.b, other.b))
    return [({use.thing for use in a}, {use.thing for use in b}) for a, b in sides]


def _is_source(matter: Draft, mention: Draft) -> bool:
    """Whether the very things that mention another priority are all that speak of the matter."""
    a, b = _things(matter, mention)
    at, named = a if mention.direction == "a to b" else b
    return at == named


def _between(facts: Facts, group: Group, shared: Shared) -> Iterator[_Found]:
    """The links of pairs that something shared makes: of one priority with its owner, or of any two."""
    across = group.is_most(len(shared.by))
    binding = {priority: is_bound(uses) for priority, uses in shared.by.items()}
    rarity = 1.0 if shared.owner else 2 / len(shared.by)
    for one, other in combinations(sorted(shared.by), 2):
        if shared.owner and shared.owner not in (one, other):
            continue
        named = _named(facts, shared, one, other)
        if shared.kind == "theme" and not any(named):
            continue
        a, b = shared.by[one], shared.by[other]
        direction = {other: "a to b", one: "b to a"}.get(shared.owner, "both")
        bound = binding[one] + binding[other]
        if shared.kind == "theme" and bound < _least(shared) and not across:
            continue  # both only tell of it; or only one works for those people
        soft = shared.kind in ("theme", "mention") and bound < 2
        weight = KINDS_OF_LINK[shared.kind][0] * rarity * (_SOFT if soft else 1)
        yield (
            (one, other),
            Draft(
                shared.kind,
                shared.about,
                shared.label,
                round(weight, 2),
                direction,
                a,
                b,
                cross_cutting=across,
                plain=all(named),
                meant=shared.meant,
            ),
        )


def _least(shared: Shared) -> int:
    """On how many sides a theme has to be undertaken, aimed at or measured: for people on both."""
    return 2 if "people" in theme(shared.about).traits else 1


def _named(facts: Facts, shared: Shared, *priorities: str) -> list[bool]:
    """Whether each of the priorities names a theme itself, and not only what lies within it."""
    if shared.kind != "theme":
        return []
    return [bool(spoken(facts, priority)[shared.about].named) for priority in priorities]


def _restated(facts: Facts, group: Group) -> Iterator[_Found]:
    labels = _labels(facts, group, "action")
    return _alike(facts, "restated", restated(labels, [labels]))


def _measures(facts: Facts, group: Group) -> Iterator[_Found]:
    labels = _labels(facts, group, "measure")
    return _alike(facts, "measure", restated(labels, [labels], _ALIKE, fewest=2))


def _labels(facts: Facts, group: Group, kind: str) -> dict[str, str]:
    things = (id_ for p in group.priorities for id_ in below(facts, p))
    return {id_: facts.label(id_) for id_ in things if facts.kind(id_) == kind}


def _alike(facts: Facts, link: str, found: Iterable[tuple[str, str, float]]) -> Iterator[_Found]:
    """The links that things make which are worded nearly alike under two priorities."""
    for first, second, share in found:
        sides = {facts.priority_of(id_) or "": id_ for id_ in (first, second)}
        if len(sides) == 2:
            one, other = sorted(sides)
            a, b = (
                tuple(Use(sides[p], said, way_of(facts, sides[p])) for said in facts.home(sides[p]))
                for p in (one, other)
            )
            weight = round(KINDS_OF_LINK[link][0] * share, 2)
            label = shortened(facts.label(first), 70)
            yield (one, other), Draft(link, first, label, weight, "both", a, b)


def _leads(facts: Facts, group: Group) -> Iterator[_Found]:
    """Where things of one priority are given to, name or mean the body that leads another."""
    led: dict[str, list[str]] = defaultdict(list)
    for priority in group.priorities:
        for body in leads(facts, priority):
            led[body].append(priority)
    services = services_of(facts, group)
    for priority in group.priorities:
        needs = _naming_leads(facts, priority, led)
        for about, body in services.items():
            if ("lead", body) not in needs and (spoke := spoken(facts, priority).get(about)):
                needs[about, body].extend(spoke.named)
        for (about, body), uses in sorted(needs.items()):
            if uses and priority not in led[body]:
                for other in led[body]:
                    draft = _needed(facts, about, body, uses)
                    yield _directed(draft, (priority, other), _leading(facts, other, body))


def _naming_leads(
    facts: Facts, priority: str, led: Collection[str]
) -> dict[tuple[str, str], list[Use]]:
    """What is given under a priority to bodies that lead some, or names them; nobody else is asked after."""
    needs: dict[tuple[str, str], list[Use]] = defaultdict(list)
    near = wholes(facts)
    for id_ in below(facts, priority):
        if id_ != priority:
            for said in (*facts.assigned(id_), *facts.out(id_, "mentions")):
                body = near.get(said.object or "", said.object or "")
                if body in led:
                    needs["lead", body].append(Use(id_, said, way_of(facts, id_)))
    return needs


def _needed(facts: Facts, about: str, body: str, uses: Sequence[Use]) -> Draft:
    """The link with a body that leads another priority: named itself, or meant by its service."""
    kind = "lead" if about == "lead" else "service"
    label = facts.label(body) if kind == "lead" else theme(about).label
    weight = KINDS_OF_LINK[kind][0] * (1 if is_bound(uses) else _SOFT)
    meant = frozenset([about]) if kind == "service" else frozenset[str]()
    return Draft(kind, body, label, weight, "a to b", tuple(dict.fromkeys(uses)), (), meant=meant)


def _leading(facts: Facts, priority: str, body: str) -> tuple[Use, ...]:
    return tuple(
        Use(priority, said, "leads")
        for said in facts.assigned(priority, "accountable")
        if whole(facts, said.object or "") == body
    )


def _directed(draft: Draft, way: tuple[str, str], theirs: tuple[Use, ...]) -> _Found:
    """The link from one priority to another, in the order of the pair."""
    one, other = sorted(way)
    if way[0] == one:
        return (one, other), draft._replace(b=theirs)
    return (one, other), draft._replace(direction="b to a", a=theirs, b=draft.a)
