"""The scrutiny pack: who answers for what, what is left open, and what one could ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from remit.graph.model import Citation, Entity
from remit.graph.store import Store
from remit.ontology import BASES, KINDS
from remit.queries.above import Party
from remit.queries.gaps import called, list_of
from remit.viz import sections
from remit.viz.looks import state_of
from remit.viz.material import Material, gather

FORMATS: Final = ("html", "markdown")
SUFFIXES: Final = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}

# What a member could ask where a gap of this sort is found; {thing} is what it was found in.
QUESTIONS: Final = {
    "no-accountable": "Who is accountable for {thing}, and where will that be written down?",
    "no-lead": "Who leads {thing}?",
    "vacancy": "Who fills the empty place in {thing}, and from when?",
    "no-officer": "Which officer will report on {thing}?",
    "chain-ends": "To which board does {thing} answer?",
    "circle": "Which body has the last word on {thing}?",
    "no-deadline": "By when will {thing} be done?",
    "open-deadline": "On which date will we know whether {thing} is done?",
    "another-lead": "Who leads where {thing} is covered twice?",
    "drawn": "Where is it written what the chart suggests about {thing}?",
    "leads-nothing": "What does {thing} bring to the partnership, under its present name?",
    "no-holder": "Who holds the post of {thing}?",
}


@dataclass(frozen=True, slots=True)
class Held:
    """One priority: who answers for it, who delivers it, and how its actions stand."""

    thing: Entity
    accountable: tuple[Party, ...]
    responsible: tuple[Party, ...]
    groups: tuple[Entity, ...]
    actions: int
    states: tuple[tuple[str, int], ...]
    with_officer: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question worth asking, with what gave rise to it."""

    text: str
    because: str
    times: int
    citations: tuple[Citation, ...]


def report(store: Store, form: str = "html", *, redact: bool = False) -> tuple[str, str]:
    """Write the pack; gives the text and the register's title."""
    if redact:
        from remit.viz.redaction import redacted_store

        store, _ = redacted_store(store)
    material = gather(store)
    openings = sections.gaps(material)
    from remit.viz.page import asset, environment, policy_of

    template = "report.html" if form == "html" else "report.md"
    text = (
        environment()
        .get_template(template)
        .render(
            title=material.title,
            style=(style := asset("report.css")),
            policy=policy_of(style, ()),
            documents=material.documents,
            redacted=redact,
            counts=_counts(material),
            held=held(material),
            openings=openings,
            questions=questions(openings),
            partners=[p for p in sections.partners(material) if p.agent.kind == "body"],
            bases=BASES,
        )
    )
    return text, material.title


def held(material: Material) -> list[Held]:
    """Every priority, or every plan where there are no priorities."""
    heads = material.of_kind("priority") or material.of_kind("plan")
    return [_held(material, head) for head in heads]


def _held(material: Material, head: Entity) -> Held:
    answer = material.answers[head.id]
    below = [material.entities[i] for i in material.reached([head.id], down=True)]
    actions = [e for e in below if e.kind == "action"]
    states: dict[str, int] = {}
    for action in actions:
        state = state_of(material, action.id) or "not given"
        states[state] = states.get(state, 0) + 1
    named = sum(
        any(p.at.id == a.id and p.entity.kind in ("person", "post") for p in _parties(material, a))
        for a in actions
    )
    groups = [material.entities[s.subject] for s in material.downs(head.id) if s.term == "delivers"]
    cited = (c for p in (*answer.accountable, *answer.responsible) for c in p.citations[:1])
    return Held(
        thing=head,
        accountable=answer.accountable,
        responsible=answer.responsible,
        groups=tuple(groups),
        actions=len(actions),
        states=tuple(sorted(states.items())),
        with_officer=named,
        citations=tuple(dict.fromkeys(cited)),
    )


def _parties(material: Material, thing: Entity) -> tuple[Party, ...]:
    answer = material.answers[thing.id]
    return (*answer.accountable, *answer.responsible)


def questions(openings: list[sections.Opening]) -> list[Question]:
    """One question for each thing that is left open; the same of many things is asked once."""
    found: list[Question] = []
    for opening in openings:
        wording = QUESTIONS.get(opening.code, "What is to be done about {thing}?")
        for each in opening.found:
            first, *more = each.things
            thing = called(first) if not more else _several(each.things)
            found.append(
                Question(
                    wording.format(thing=thing), each.message, len(each.things), each.citations
                )
            )
    return found


def _several(things: tuple[Entity, ...]) -> str:
    kinds = {thing.kind for thing in things}
    word = KINDS[kinds.pop()].plural if len(kinds) == 1 else "things"
    some = list_of([called(thing) for thing in things[:2]])
    return f"each of the {len(things)} {word} concerned, such as {some}"


def _counts(material: Material) -> list[tuple[str, int]]:
    kinds = ("priority", "objective", "action", "measure", "duty", "body", "person", "vacancy")
    counted = [(KINDS[kind].plural, len(material.of_kind(kind))) for kind in kinds]
    return [(name, n) for name, n in counted if n]
