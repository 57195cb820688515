"""What links two priorities: each reason as a draft, of statements that still lack citations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from remit.graph.lookup import key
from remit.graph.model import Statement
from remit.ontology import KNOWN
from remit.queries.audit.facts import Facts
from remit.queries.audit.naming import matter, names_a, restated, says
from remit.queries.gaps import shortened
from remit.queries.themes import specific, theme

# Each kind of link, with its weight and what it says of two priorities.
KINDS_OF_LINK: Final = {
    "mention": (3.0, "one speaks of the other"),
    "lead": (3.0, "one gives work to the lead of the other"),
    "restated": (3.0, "an action of one is an action of the other"),
    "officer": (3.0, "the same officer has work in both"),
    "group": (3.0, "the same group delivers both"),
    "measure": (2.0, "both are measured alike"),
    "duty": (2.0, "both rest on the same duty or provision"),
    "body": (2.0, "both need the same body"),
    "theme": (1.0, "both undertake something about the same matter"),
}
_COMMITMENTS = ("objective", "action", "measure")
_UNDERTAKINGS = ("objective", "action")  # a measure undertakes nothing
_NUMBERED = re.compile(r"^priority (?P<number>\d+[a-z]?)\W+(?P<name>.+)$", re.IGNORECASE)
_REFERRED = re.compile(r"\bpriority (?P<number>\d+[a-z]?)\b", re.IGNORECASE)
_ALIKE = 0.6  # of the telling words of two measures


@dataclass(frozen=True, slots=True)
class Draft:
    """One reason why two priorities depend on each other, with the statements of both sides."""

    kind: str
    label: str
    weight: float
    direction: str
    a: tuple[tuple[str, Statement], ...]
    b: tuple[tuple[str, Statement], ...]


def groups(facts: Facts) -> list[list[str]]:
    """The priorities that may depend on each other: those of the plans that one body adopted."""
    found: dict[str, list[str]] = defaultdict(list)
    for priority in facts.of("priority"):
        plan = facts.plan_of(priority.id) or ""
        bodies = sorted(s.object or "" for s in facts.out(plan, "adoptedBy"))
        found[bodies[0] if bodies else plan].append(priority.id)
    return [found[body] for body in sorted(found)]


def _below(facts: Facts) -> dict[str, list[str]]:
    """The things under each priority, itself among them."""
    return facts.once("below", lambda: _sorted_below(facts))


def _sorted_below(facts: Facts) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for e in facts.of("priority", *_COMMITMENTS):
        if (priority := facts.priority_of(e.id)) is not None:
            found[priority].append(e.id)
    return found


def links(facts: Facts, group: Sequence[str]) -> Iterator[tuple[tuple[str, str], list[Draft]]]:
    """Every pair of a group that something links, with what links it."""
    found: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for (one, other), draft in (
        *_shared(facts, group),
        *_themes(facts, group),
        *_restated(facts, group),
        *_measures(facts, group),
        *_leads(facts, group),
        *_mentions(facts, group),
    ):
        found[one, other].append(draft)
    order = list(KINDS_OF_LINK)
    for pair in sorted(found):
        firm = [d for d in found[pair] if d.kind != "theme"]
        drafts = [d for d in found[pair] if d.kind != "theme" or not _told(d, firm)]
        yield pair, sorted(drafts, key=lambda d: (-d.weight, order.index(d.kind), d.label))


def _told(theme: Draft, firm: Sequence[Draft]) -> bool:
    """Whether a firmer reason says the same: by its name, or by the same things on both sides."""
    a, b = ({id_ for id_, _ in side} for side in (theme.a, theme.b))
    return any(
        key(d.label) == key(theme.label)
        or (d.kind == "duty" and a <= {i for i, _ in d.a} and b <= {i for i, _ in d.b})
        for d in firm
    )


_Found = tuple[tuple[str, str], Draft]
_Uses = dict[tuple[str, str], dict[str, list[tuple[str, Statement]]]]


def _shared(facts: Facts, group: Sequence[str]) -> Iterator[_Found]:
    """Officers, groups, bodies, duties and provisions that two priorities have in common."""
    uses: _Uses = defaultdict(lambda: defaultdict(list))
    known = _leading(facts, group)
    for priority in group:
        for id_ in _below(facts)[priority]:
            for kind, shared, said in _used(facts, id_):
                if kind != "body" or shared not in known:
                    uses[kind, shared][priority].append((id_, said))
    for (kind, shared), by in sorted(uses.items()):
        # What all priorities have in common tells none from another.
        if len(by) == len(group) > 2 and kind in ("body", "duty"):
            continue
        rarity = 2 / len(by)
        for one, other in combinations(sorted(by), 2):
            weight = round(KINDS_OF_LINK[kind][0] * rarity, 2)
            yield (
                (one, other),
                Draft(kind, facts.label(shared), weight, "both", tuple(by[one]), tuple(by[other])),
            )


def _leading(facts: Facts, group: Sequence[str]) -> set[str]:
    """The bodies that lead a priority, told by _leads, and those that adopt the plan."""
    leads = {s.object or "" for p in group for s in facts.assigned(p, "accountable")}
    plans = {facts.plan_of(p) or "" for p in group}
    return leads | {s.object or "" for plan in plans for s in facts.out(plan, "adoptedBy")}


def _used(facts: Facts, id_: str) -> Iterator[tuple[str, str, Statement]]:
    """What a thing needs that another might need too: the kind of link, what it is, who says so."""
    for said in facts.assigned(id_, "responsible", "accountable"):
        kind = facts.kind(said.object or "")
        if kind in KNOWN:
            yield "body" if kind == "body" else "officer", said.object or "", said
    for said in facts.out(id_, "mentions"):
        if facts.kind(said.object or "") == "body":
            yield "body", said.object or "", said
    for said in (*facts.out(id_, "cites"), *facts.out(id_, "discharges")):
        yield "duty", said.object or "", said
    for said in facts.into(id_, "delivers"):
        yield "group", said.subject, said


def _themes(facts: Facts, group: Sequence[str]) -> Iterator[_Found]:
    """Matters of the thesaurus about which two priorities undertake something."""
    uses: dict[str, dict[str, list[tuple[str, Statement]]]] = defaultdict(lambda: defaultdict(list))
    below = _below(facts)
    for priority in group:
        for id_ in below[priority]:
            if facts.kind(id_) in _UNDERTAKINGS:
                for about in specific(facts.label(id_)):
                    for said in facts.home(id_):
                        uses[about][priority].append((id_, said))
    own = {t for p in group for name in facts.names(p) for t in specific(name)}
    for about, by in sorted(uses.items()):
        if len(by) > max(2, len(group) // 2) or about in own:
            continue  # most of the plan is about it, or it is one priority's own: see _mentions
        for one, other in combinations(sorted(by), 2):
            weight = round(KINDS_OF_LINK["theme"][0] * 2 / len(by), 2)
            draft = Draft(
                "theme", theme(about).label, weight, "both", tuple(by[one]), tuple(by[other])
            )
            yield (one, other), draft


def _restated(facts: Facts, group: Sequence[str]) -> Iterator[_Found]:
    actions = [e for p in group for e in _below(facts)[p] if facts.kind(e) == "action"]
    texts = {id_: facts.label(id_) for id_ in actions}
    for first, second, share in restated(texts, [actions]):
        yield from _pair(facts, "restated", (first, second), share)


def _measures(facts: Facts, group: Sequence[str]) -> Iterator[_Found]:
    measures = [e for p in group for e in _below(facts)[p] if facts.kind(e) == "measure"]
    texts = {id_: facts.label(id_) for id_ in measures}
    for first, second, share in restated(texts, [measures], _ALIKE, fewest=2):
        yield from _pair(facts, "measure", (first, second), share)


def _pair(facts: Facts, kind: str, things: tuple[str, str], share: float) -> Iterator[_Found]:
    label = facts.label(things[0])
    sides = {facts.priority_of(id_) or "": id_ for id_ in things}
    if len(sides) == 2:
        one, other = sorted(sides)
        a, b = (tuple((sides[p], said) for said in facts.home(sides[p])) for p in (one, other))
        weight = round(KINDS_OF_LINK[kind][0] * share, 2)
        yield (one, other), Draft(kind, shortened(label, 70), weight, "both", a, b)


def _leads(facts: Facts, group: Sequence[str]) -> Iterator[_Found]:
    """Where things of one priority are given to, or name, the body that leads another."""
    led: dict[str, list[str]] = defaultdict(list)
    for priority in group:
        for said in facts.assigned(priority, "accountable"):
            if facts.kind(said.object or "") == "body":
                led[said.object or ""].append(priority)
    for priority in group:
        needs: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
        for id_ in _below(facts)[priority]:
            if id_ == priority:
                continue
            for said in (*facts.assigned(id_), *facts.out(id_, "mentions")):
                if said.object in led and priority not in led[said.object or ""]:
                    needs[said.object or ""].append((id_, said))
        for body, uses in sorted(needs.items()):
            for other in led[body]:
                theirs = tuple(
                    (other, s) for s in facts.assigned(other, "accountable") if s.object == body
                )
                yield _directed("lead", facts.label(body), (priority, other), tuple(uses), theirs)


def _mentions(facts: Facts, group: Sequence[str]) -> Iterator[_Found]:
    """Where the words of one priority, or of something under it, name another priority's matter."""
    matters = {p: {t for name in facts.names(p) for t in specific(name)} for p in group}
    names = {p: [n for n in facts.names(p) if names_a(n, n)] for p in group}
    numbers = _numbers(facts, group)
    for priority in group:
        texts = [
            (id_, said, facts.label(id_))
            for id_ in _below(facts)[priority]
            if id_ != priority
            for said in facts.home(id_)
        ]
        texts += [(priority, said, said.value or "") for said in facts.out(priority, "aim")]
        referring = [*texts, *((priority, s, s.value or "") for s in facts.out(priority, "why"))]
        for other in group:
            theirs = matters[other] - matters[priority]
            if other == priority:
                continue
            number = numbers.get(other)
            uses = {
                (id_, said): None
                for id_, said, text in referring
                if number and number in {m["number"].casefold() for m in _REFERRED.finditer(text)}
            }
            if not any(names_a(facts.label(priority), n) for n in names[other]):
                uses |= {
                    (id_, said): None
                    for id_, said, text in texts
                    if any(names_a(text, n) for n in names[other])
                    or any(says(text, n) for n in facts.names(other))
                    or theirs & {*specific(text)}
                }
            if uses:
                home = tuple((other, said) for said in facts.home(other))
                yield _directed(
                    "mention", matter(facts.label(other)), (priority, other), tuple(uses), home
                )


def _numbers(facts: Facts, group: Sequence[str]) -> dict[str, str]:
    """The number of each priority, where a heading numbers it and no other of the group bears it."""
    headed = facts.once("numbered", lambda: _headed(facts))
    found = {
        p: number for p in group for name in facts.names(p) for number in headed.get(key(name), ())
    }
    return {p: n for p, n in found.items() if [*found.values()].count(n) == 1}


def _headed(facts: Facts) -> dict[str, list[str]]:
    """The numbers under which headings name priorities, by the folded name."""
    found: dict[str, list[str]] = defaultdict(list)
    for passage in facts.passages:
        if m := _NUMBERED.match(passage.text):
            found[key(m["name"])].append(m["number"].casefold())
    return found


def _directed(
    kind: str,
    label: str,
    way: tuple[str, str],
    ours: tuple[tuple[str, Statement], ...],
    theirs: tuple[tuple[str, Statement], ...],
) -> _Found:
    weight = KINDS_OF_LINK[kind][0]
    source, target = way
    if source < target:
        return (source, target), Draft(kind, label, weight, "a to b", ours, theirs)
    return (target, source), Draft(kind, label, weight, "b to a", theirs, ours)
