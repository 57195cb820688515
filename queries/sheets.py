"""A sheet for each lead and officer: what stands below, what they may be asked, what they share.

It is what somebody takes to a meeting: one sentence, what would be left if they went, their actions,
the questions to be ready for, and the priorities of others that theirs depend on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from remit.graph.model import Citation, Entity
from remit.graph.place import Place
from remit.graph.store import Readable
from remit.ontology import CARRYING, KNOWN
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE, Above
from remit.queries.audit import Audit, Finding
from remit.queries.audit.model import RANK
from remit.queries.counting import count, counted, of_kinds
from remit.queries.dependencies import Dependency
from remit.queries.due_told import due_said
from remit.queries.named_there import SPLIT, rows_of
from remit.queries.openings import by_thing
from remit.queries.order import cited_at
from remit.queries.phrasing import called, list_of
from remit.queries.remit_of import Led, Remit, leads_of
from remit.queries.remit_told import work
from remit.queries.shapes import Json, citations_json, thing_json, things_json
from remit.queries.stories import Story
from remit.queries.without import Without, without_agent

READY: Final = 12  # grave questions on a sheet: as many as somebody can prepare for
LATE: Final = "overdue"  # the rule that finds what is past its date
OPEN: Final = ("vacant", "ended-role")  # the rules that find a post without a holder
_NOWHERE: Final = cited_at(())
_NAMED: Final = 2  # people who would leave with a body; of more their number is told
_TOLD: Final = ("priority", "action", "duty")  # what somebody would miss first


class Shared(NamedTuple):
    """A priority of others that one's own depends on, for how many reasons, and one of them."""

    priority: Entity
    reasons: int
    example: str
    evidence: tuple[Citation, ...] = ()  # of the example

    def to_json(self) -> Json:
        """The share in the public shape."""
        return {
            "priority": thing_json(self.priority),
            "reasons": self.reasons,
            "example": self.example,
            "evidence": citations_json(self.evidence),
        }


class Sheet(NamedTuple):
    """What one lead or officer stands for; ``actions`` are their own, or those below what they lead.

    ``beside`` are actions that others lead: under what they lead, or on the matter of it under another priority.
    ``ready`` has the grave questions and all that are about the party itself, ``left`` the lesser ones that it has
    not; ``places`` are the posts without a holder of which the rows of any of these actions tell.
    """

    agent: Entity
    sentence: str
    if_gone: str
    loses: bool  # whether anything would be left without somebody
    led: tuple[Entity, ...]
    actions: tuple[Entity, ...]
    ready: tuple[Finding, ...]
    shared: tuple[Shared, ...]
    beside: tuple[Led, ...] = ()
    left: tuple[Finding, ...] = ()
    places: tuple[Finding, ...] = ()
    due: str = ""

    @property
    def left_said(self) -> str:
        """How many questions the sheet leaves out, and where they stand; nothing where it has all."""
        if not self.left:
            return ""
        ones = "question" if len(self.left) == 1 else "questions"
        where = list_of([called(thing) for thing in self.led if thing.kind == "priority"][:3])
        under = f", under {where}" if where else ""
        lesser = "lesser " if all(f.severity == "low" for f in self.left) else "more "
        return f"And {len(self.left)} {lesser}{ones}: see the findings{under}."

    def to_json(self) -> Json:
        """The sheet in the public shape."""
        return {
            "agent": thing_json(self.agent),
            "sentence": self.sentence,
            "if_gone": self.if_gone,
            "due": self.due,
            "leads": things_json(self.led),
            "actions": things_json(self.actions),
            "ready": [_asked(f) for f in self.ready],
            "left_out": [f.id for f in self.left],
            "open_places": [_asked(f) for f in self.places],
            "shared": [each.to_json() for each in self.shared],
            "led_by_others": [each.to_json() for each in self.beside],
        }


def _asked(finding: Finding) -> Json:
    return {
        "question": finding.question,
        "put_to": [one.to_json() for one in finding.put_to],
        "finding": finding.id,
        "evidence": citations_json(finding.evidence),
    }


class Found:
    """What was found in a register before its sheets are written."""

    def __init__(self, audit: Audit, stories: Sequence[Story], pairs: Sequence[Dependency]) -> None:
        self.audit, self.stories, self.pairs = audit, stories, pairs

    @cached_property
    def by_thing(self) -> Mapping[str, Sequence[Finding]]:
        """The findings that concern each thing."""
        return by_thing(self.audit.findings)

    @cached_property
    def empty(self) -> Sequence[tuple[Finding, AbstractSet[tuple[str, Place]]]]:
        """The open findings of posts without a holder, with the rows of tables that tell of each."""
        found = (f for f in self.audit.open if f.code in OPEN and f.subject.kind == "post")
        return [(f, rows_of(f.evidence)) for f in found]


def sheets(
    store: Readable, remits: Mapping[str, Remit], found: Found, above: Above | None = None
) -> tuple[Sheet, ...]:
    """A sheet for everybody who is given work or leads it, those with most below them first.

    What stands ``above`` all things need not be read again where it is known.
    """
    made = [sheet_of(store, remit, found, above) for remit in remits.values() if _busy(remit)]
    return tuple(sorted(made, key=lambda s: (-len(s.led), -len(s.actions), s.agent.label)))


def _busy(remit: Remit) -> bool:
    agent = remit.agent
    return agent.kind in KNOWN and bool(work(remit, ACCOUNTABLE) or work(remit, RESPONSIBLE))


def sheet_of(store: Readable, remit: Remit, found: Found, above: Above | None = None) -> Sheet:
    """The sheet of one body, post or person."""
    day = date.fromisoformat(found.audit.as_of) if found.audit.as_of else None
    led = work(remit, ACCOUNTABLE)
    if_left, loses = _if_left(store, remit, day, above)
    tasks = (*remit.load.tasks, *remit.load.below)
    own = [task.action for task in tasks]
    ready, left = _ready(remit, led, own, found)
    beside = tuple(_beside(store, remit, {*led, *own}, found, above))
    near = {a.id for a in (*own, *(one.thing for one in beside))}
    return Sheet(
        agent=remit.agent,
        sentence=remit.sentence,
        if_gone=if_left,
        loses=loses,
        led=tuple(led),
        actions=tuple(_as_written(store, own)),
        ready=ready,
        shared=tuple(_shared(led, found.pairs)),
        beside=beside,
        left=left,
        places=tuple(f for f in _places(store, near, found) if f not in ready),
        due=due_said(tasks, sum(_late(found, action) for action in dict.fromkeys(own))),
    )


def _beside(
    store: Readable, remit: Remit, own: AbstractSet[Entity], found: Found, above: Above | None
) -> Iterable[Led]:
    """What others lead under what somebody leads, or on the matter of it under another priority, as the papers have it."""
    under = {one.thing: one for one in remit.led_by_others}
    split = (f for thing in own for f in found.by_thing.get(thing.id, ()) if f.code == SPLIT)
    rows = {thing for f in split for thing in f.concerns if thing.kind == "action"}
    new = {thing.id for thing in rows if thing not in own and thing not in under}
    if new:
        above = above or Above.read(store, new)
        under |= {t: Led(t, leads_of(above, t.id)) for t in rows if t.id in new}
    return (under[thing] for thing in _as_written(store, under))


def _as_written(store: Readable, actions: Iterable[Entity]) -> list[Entity]:
    """Actions in the order of the papers: by where it is written what they are parts of."""
    known = {action.id: action for action in actions}
    said = store.about(known) if known else []
    at = {s.subject: cited_at(s.citations) for s in said if s.term in CARRYING}
    return sorted(known.values(), key=lambda e: (at.get(e.id, _NOWHERE), e.id))


def _if_left(
    store: Readable, remit: Remit, day: date | None, above: Above | None
) -> tuple[str, bool]:
    """What would be left if they went, in a sentence, and whether that is anything."""
    tasks = remit.load.tasks
    simple = not (remit.inherited or remit.posts) and all(
        a.role == RESPONSIBLE for a in remit.assignments
    )
    if remit.agent.kind != "body" and simple and not any(task.unread for task in tasks):
        # Who is only responsible for actions leaves those that nobody else has.
        alone = sum(task.alone for task in tasks)
        return _undone(remit.agent.label, alone), alone > 0
    gone = without_agent(store, remit.agent, day, above)
    return if_gone(gone), bool(gone.unowned or gone.fallen or gone.posts)


def _undone(label: str, actions: int) -> str:
    if not actions:
        return f"If {label} left, somebody else would still be named for everything."
    return f"If {label} left, nobody would be responsible for {count(actions, 'action')}."


def if_gone(found: Without) -> str:
    """What would be left without an owner if somebody went, in one sentence."""
    label = found.agent.label
    people = [thing.label for thing in found.along if thing.kind == "person"]
    if people:  # they may be named beside it, and would then still answer
        some = list_of(people) if len(people) <= _NAMED else count(len(people), "person", "people")
        label = f"{label}, and with it {some},"
    told = {k: n for k, n in found.by_kind.items() if k in _TOLD} or found.by_kind
    kinds = [counted(n, 0, kind) for kind, n in told.items()]
    undone = sum(left.role == RESPONSIBLE for left in found.unowned)
    if kinds:
        more = f", and nobody responsible for {count(undone, 'action')}" if undone else ""
        return f"If {label} left, nobody would be accountable for {list_of(kinds)}{more}."
    if found.fallen and not undone:
        fallen = Counter(thing.kind for thing in {left.thing for left in found.fallen})
        return f"If {label} left, {of_kinds(fallen)} would fall to those named further up."
    if found.posts and not undone:
        posts = list_of([post.label for post in found.posts])
        return f"If {label} left, nobody would hold the post{'s' * (len(found.posts) > 1)} {posts}."
    return _undone(label, undone)


def _late(found: Found, action: Entity) -> bool:
    """Whether an action is found to be past its date and not said to be done."""
    told = found.by_thing.get(action.id, ())
    return any(f.code == LATE and f.subject == action and f.waived is None for f in told)


def _places(store: Readable, actions: AbstractSet[str], found: Found) -> Iterable[Finding]:
    """The posts without a holder of which the rows of some actions tell."""
    if not found.empty or not actions:
        return
    rows = rows_of(c for s in store.about(actions) for c in s.citations)
    for finding, told in found.empty:
        if rows & told:
            yield finding


def _ready(
    remit: Remit,
    led: Sequence[Entity],
    own: Sequence[Entity],
    found: Found,
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What to be ready to answer, and what is left out of it.

    It is the foremost of what one leads, or what concerns one's own actions; and whatever is about oneself.
    """
    ids = {thing.id for thing in led}
    theirs = [s for s in found.stories if s.priority and s.priority.id in ids]
    every = [f for story in theirs for f in story.findings]
    first = {t.first.id for story in theirs for t in story.tellings}
    if not every:
        every = [f for thing in own for f in found.by_thing.get(thing.id, ())]
        first = {f.id for f in every}
    about = found.by_thing.get(remit.agent.id, ())
    itself = {f.id for f in about}
    asked = {f.id: f for f in (*every, *about) if f.waived is None}
    ordered = sorted(asked.values(), key=lambda f: RANK[f.severity])
    grave = [f.id for f in ordered if f.severity != "low" and f.id in first | itself]
    kept = {*grave[:READY], *itself}
    return (
        tuple(f for f in ordered if f.id in kept),
        tuple(f for f in ordered if f.id not in kept),
    )


def _shared(led: Sequence[Entity], pairs: Sequence[Dependency]) -> Iterable[Shared]:
    mine = {thing.id for thing in led}
    for pair in pairs:
        inside = {pair.a.id, pair.b.id} & mine
        if len(inside) == 1:
            other = pair.b if pair.a.id in inside else pair.a
            first = pair.through[0]
            yield Shared(other, len(pair.through), first.explanation, first.evidence)
