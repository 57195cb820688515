"""Findings as matters: what they are about, the most serious first, each told and asked once.

The faults of a row of work are one matter, together with those of other rows of the same priority
that have the same gravest fault; what runs through a plan is one matter; of the rest each thing is
one. A topic says which, and the order of the topics is the order in which people would ask.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from remit.graph.lookup import key
from remit.graph.model import Citation, Entity, Statement, digest
from remit.ontology import KNOWN
from remit.queries.audit.addressed import of_finding, put_to
from remit.queries.audit.model import (
    RANK,
    AnyRule,
    Finding,
    Found,
    Headline,
    Matter,
    Severity,
    Waiver,
)
from remit.queries.audit.topics import ORDER, Topic, topic_of
from remit.queries.audit.wording import Together, joined, names, tell
from remit.queries.counting import counted
from remit.queries.facts.register import Facts
from remit.queries.phrasing import list_of

_SENTENCES = 4


_ROWS = "rows"
_UPDATE = "update/"  # how the ids of reports begin
_PAPERS = ("document", "plan")  # too wide to be what a matter is about
_Key = tuple[str, str]


class Raised(NamedTuple):
    """What a rule has found, not in words yet: ``place`` is its place among all that was found.

    ``passages`` are those that it rests on, ``concerns`` the things of which its evidence speaks, ``severity`` is how
    grave it is, and ``waived`` why somebody lives with it. By ``gravity`` the gravest come first.
    """

    place: int
    rule: AnyRule
    found: Found
    passages: Sequence[Citation]
    concerns: tuple[Entity, ...]
    severity: Severity
    waived: Waiver | None
    gravity: tuple[int, int]

    @property
    def topic(self) -> Topic:
        """What it is about; a rule that no topic knows is a topic of its own."""
        return topic_of(self.rule)


class Gathered(NamedTuple):
    """What was found of one thing: a matter that is not in words yet."""

    id: str
    about: _Key
    members: tuple[Raised, ...]

    @property
    def told(self) -> list[Raised]:
        """Of which of them it tells, the gravest first."""
        return sorted(_open(self.members), key=_gravity)

    @property
    def waived(self) -> bool:
        """Whether somebody lives with all of it."""
        return all(one.waived is not None for one in self.members)


def gravity_of(rule: AnyRule, severity: Severity) -> tuple[int, int]:
    """How grave what a rule has found is: the gravest have the least."""
    return RANK[severity], ORDER.get(rule.code, len(ORDER))


def concerns(facts: Facts, found: Found) -> tuple[Entity, ...]:
    """The things of which the evidence of a finding speaks, what it is about first."""
    ids = {found.subject: None}
    for said in found.evidence:
        if isinstance(said, Statement):
            above = facts.out(said.subject, "updateOf") if said.subject.startswith(_UPDATE) else ()
            if above:
                ids.update((s.object or "", None) for s in above)
            else:
                ids[said.subject] = None
            if said.object and facts.kind(said.object) in KNOWN:
                ids[said.object] = None
    if found.beside:
        # Of what is told beside it only who is named: the finding is about no other work.
        beside = (s for s in found.beside if isinstance(s, Statement))
        ends = (end for s in beside for end in (s.subject, s.object) if end)
        ids.update((end, None) for end in ends if facts.kind(end) in KNOWN)
    return tuple([facts.things[id_] for id_ in ids])


def identities(facts: Facts, raised: Iterable[tuple[AnyRule, Found]]) -> list[str]:
    """An id for each finding, made of its rule and of what it is about, not of places or counts."""
    told: dict[str, int] = defaultdict(int)
    ids = []
    for rule, found in raised:
        subject = facts.things[found.subject]
        under = facts.priority_of(subject.id)
        about = key(facts.label(under)) if under else ""
        words = digest(rule.code, subject.kind, key(subject.label), about, key(found.mark))
        base = f"{rule.code}-{words[:8]}"
        told[base] += 1
        ids.append(base if told[base] == 1 else f"{base}-{told[base]}")
    return ids


def gathered(facts: Facts, raised: Sequence[Raised], under: str = "") -> list[Gathered]:
    """Every finding in exactly one matter, the most serious matter first; ``under`` begins their ids."""
    made = [
        Gathered(f"{under}{_named(facts, about)}", about, tuple(members))
        for about, members in _grouped(facts, raised).items()
    ]
    return sorted(made, key=lambda one: (_order(facts, one.members), one.id))


def _named(facts: Facts, about: _Key) -> str:
    scope = facts.label(about[1]) if about[1] in facts.things else ""
    return f"{about[0].split()[-1]}-{digest(about[0], key(scope))[:8]}"


def _grouped(facts: Facts, raised: Sequence[Raised]) -> dict[_Key, list[Raised]]:
    topics = [one.topic for one in raised]
    rows: dict[str, list[Raised]] = defaultdict(list)
    for one, topic in zip(raised, topics, strict=True):
        if topic.work and facts.kind(one.found.subject) == "action":
            rows[one.found.subject].append(one)
    about = {row: _row_key(facts, row, members) for row, members in rows.items()}
    found: dict[_Key, list[Raised]] = defaultdict(list)
    later = []
    for one, topic in zip(raised, topics, strict=True):
        if topic.work and one.found.subject in about:
            found[about[one.found.subject]].append(one)
        elif topic.within:
            later.append(one)
        else:
            found[_key(facts, one)].append(one)
    homes = _homes(found)
    for one in later:
        found[_within(one, about, homes) or _key(facts, one)].append(one)
    return found


def _row_key(facts: Facts, row: str, members: Sequence[Raised]) -> _Key:
    """Rows that serve the same priority and have the same gravest fault are one matter."""
    gravest = min(_open(members), key=_gravity).rule.code
    return f"{_ROWS} {gravest}", facts.priority_of(row) or facts.parent(row) or row


def _key(facts: Facts, one: Raised) -> _Key:
    subject, topic = one.found.subject, one.topic
    if not topic.whole:
        return topic.codes[0], subject
    if facts.partnerships.keys == [""]:
        return topic.codes[0], ""
    delivered = [s.object or "" for s in facts.out(subject, "delivers")]
    near = (facts.partnerships.of(id_) for id_ in (*delivered, *(e.id for e in one.concerns)))
    return topic.codes[0], next(filter(None, near), "")


def _homes(found: Mapping[_Key, Sequence[Raised]]) -> dict[str, list[_Key]]:
    """In which matters each thing is told of."""
    homes: dict[str, list[_Key]] = defaultdict(list)
    for about, members in found.items():
        for id_ in dict.fromkeys(e.id for one in members for e in one.concerns):
            homes[id_].append(about)
    return homes


def _within(
    one: Raised, rows: Mapping[str, _Key], homes: Mapping[str, Sequence[_Key]]
) -> _Key | None:
    """The matter that a finding only adds to, because it concerns nothing that is not told there."""
    if one.topic.within == _ROWS:
        wanted = {rows.get(e.id) for e in one.concerns if e.kind == "action"}
        return wanted.pop() if len(wanted) == 1 else None
    ids = [e.id for e in one.concerns]
    near = (k for k in homes.get(ids[0], ()) if k[0] in one.topic.within.split())
    return next((k for k in near if all(k in homes.get(id_, ()) for id_ in ids)), None)


def _open(members: Sequence[Raised]) -> Sequence[Raised]:
    return [one for one in members if one.waived is None] or members


_gravity = attrgetter("gravity")


def headline(facts: Facts, matter: Gathered) -> Headline:
    """What a matter is called, and what to ask about it."""
    return _headline(facts, matter, _groups(facts, matter.told))


def worded(facts: Facts, matter: Gathered, findings: Sequence[Finding]) -> Matter:
    """A matter in words; ``findings`` are all that there are, by their places."""
    told = matter.told
    groups = _groups(facts, told)
    title, severity, question = _headline(facts, matter, groups)
    titles = {one.rule.code: one.rule.title for one in told}
    about = [facts.things[id_] for id_ in _about(facts, matter, groups) if id_ in facts.things]
    return Matter(
        matter.id,
        severity,
        title,
        facts.marked(" ".join(tell(groups, groups[0].subjects, _SENTENCES, titles))),
        question,
        tuple(findings[one.place] for one in sorted(matter.members, key=_gravity)),
        _throughout(facts, told),
        tuple(about),
        put_to(facts, _asked_of(facts, groups[0], about)),
    )


def _asked_of(facts: Facts, first: Together, about: Sequence[Entity]) -> list[Entity]:
    """The things for which somebody is asked: those that the title counts, or that the first findings concern."""
    if len(first.found) > 1 and any(
        thing.kind in ("action", "objective", "priority", "body") for thing in about
    ):
        return [*about]
    return list(
        dict.fromkeys(
            thing
            for one in first.found
            for thing in of_finding(facts.things[one.subject], concerns(facts, one))
        )
    )


def _groups(facts: Facts, told: Sequence[Raised]) -> list[Together]:
    return [
        Together(facts, code, tuple(one.found for one in same))
        for code, same in groupby(told, key=lambda one: one.rule.code)
    ]


def _headline(facts: Facts, matter: Gathered, groups: Sequence[Together]) -> Headline:
    first = matter.told[0]
    title = _title(facts, matter, first, groups)
    question = _question(first.topic, groups)
    return Headline(facts.marked(title), first.severity, facts.marked(question))


def _question(topic: Topic, groups: Sequence[Together]) -> str:
    """What to ask of all of them; where one rule found all, its own question."""
    if topic.ask and {group.code for group in groups} >= {*topic.codes[:2]}:
        ours = (g for g in groups if g.code in topic.codes)
        widest = max(ours, key=lambda group: (group.total, len(group.subjects)))
        return widest.question(topic.ask, _firsts(topic, groups))
    asked = groups[0].question("", _firsts(topic, groups))
    others = (g for g in groups[1:] if g.code in topic.codes and not topic.work)
    other = next((g for g in others if {*g.subjects}.isdisjoint(groups[0].subjects)), None)
    return joined(asked, other.question()) if other else asked


def _firsts(topic: Topic, groups: Sequence[Together]) -> str:
    """What the findings of a topic are each about, in the documents' words."""
    found = [one for group in groups if group.code in topic.codes for one in group.found]
    return list_of([*dict.fromkeys(f"“{one.told[0]}”" for one in found if one.told)])


def _title(facts: Facts, matter: Gathered, first: Raised, groups: Sequence[Together]) -> str:
    topic, about = first.topic, matter.about
    title = topic.title or first.rule.title
    alone = len({g.code for g in groups} & {*topic.codes}) == 1 < len(topic.codes)
    if about[0].startswith(_ROWS) or (alone and "{firsts}" not in title):
        title = first.rule.title
    elif "{firsts}" in title:
        return title.format(firsts=_firsts(topic, groups))
    if first.topic.whole and about[1].startswith("plan/"):
        title = f"{title} in {names(facts, [about[1]])}"  # one of several partnerships
    subjects = _about(facts, matter, groups)
    if not subjects:
        return title
    under = {facts.priority_of(id_) or "" for id_ in subjects if id_ in facts.things}
    above = under.pop() if len(under) == 1 else ""
    of = f" of {names(facts, [above])}" if above and len(subjects) > 1 else ""
    return f"{title}: {_counted(facts, topic, subjects)}{of}"


def _about(facts: Facts, matter: Gathered, groups: Sequence[Together]) -> list[str]:
    """What a matter is about, as its title counts it: ids, or the words of what no thing stands for."""
    topic = matter.told[0].topic
    rows = matter.about[0].startswith(_ROWS)
    ours = groups[:1] if rows else [g for g in groups if g.code in topic.codes]
    return _apart(facts, dict.fromkeys(i for g in ours for i in _meant(facts, topic, g)))


def _meant(facts: Facts, topic: Topic, group: Together) -> Iterator[str]:
    """What findings are about: where their subject is only the paper, what they tell of, if the topic says its kind."""
    for one in group.found:
        if facts.kind(one.subject) not in _PAPERS:
            yield one.subject
        elif topic.noun and one.told:
            yield one.told[0]


def _apart(facts: Facts, ids: Iterable[str]) -> list[str]:
    """The things of a list that stand under no other of it: a measure is not counted beside its priority."""
    found = dict.fromkeys(ids)
    return [
        i for i in found if facts.priority_of(i) in (None, i) or facts.priority_of(i) not in found
    ]


def _counted(facts: Facts, topic: Topic, ids: Sequence[str]) -> str:
    """The name of one thing; how many there are of each kind of several."""
    known = [id_ for id_ in ids if id_ in facts.things]
    if len(ids) == 1:
        return names(facts, ids) if known else f"“{ids[0]}”"
    kinds = [facts.kind(id_) if id_ in facts.things else topic.noun for id_ in ids]
    return list_of([counted(n, 0, kind) for kind, n in Counter(kinds).items()])


def _throughout(facts: Facts, told: Sequence[Raised]) -> bool:
    """Whether a matter runs through more than half of the priorities of a plan, and three at least."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for one in told:
        delivered = [s.object or "" for s in facts.out(one.found.subject, "delivers")]
        for id_ in (one.found.subject, *delivered):
            if under := facts.priority_of(id_):
                found[facts.plan_of(under)].add(under)
    return any(len(p) > 2 and 2 * len(p) > len(facts.priorities[plan]) for plan, p in found.items())


def _order(facts: Facts, members: Sequence[Raised]) -> tuple[int, int, int]:
    """The waived last; a question that runs through a plan as early as what somebody should act on."""
    told = _open(members)
    rank, topic = min(one.gravity for one in told)
    if told[0].waived:
        rank = len(RANK)
    elif rank == RANK["medium"] and _throughout(facts, told):
        rank -= 1
    return rank, topic, -len(told)
