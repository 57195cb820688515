"""The scrutiny pack: who answers for what, what the audit finds, and what one could ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from remit.graph.model import Citation, Entity
from remit.graph.store import Store
from remit.ontology import BASES, KINDS, OFFICERS, UNKNOWN
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE, Party
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies
from remit.queries.gaps import ANOTHER_LEAD, Gap
from remit.queries.who import Parties
from remit.viz import sections
from remit.viz.findings import by_severity, severities
from remit.viz.lanes import priorities
from remit.viz.looks import state_of
from remit.viz.material import Material, gather

FORMATS: Final = ("html", "markdown")
SUFFIXES: Final = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
_MOST = 5  # matters that the pack tells first


@dataclass(frozen=True, slots=True)
class Held:
    """One priority: who answers for it, who delivers it, and how its actions stand."""

    thing: Entity
    accountable: tuple[Party, ...]
    responsible: tuple[Party, ...]
    inherited: Parties
    groups: tuple[Entity, ...]
    actions: int
    states: tuple[tuple[str, int], ...]
    with_officer: int
    unread: int  # actions of whose rows some cells were not understood
    nobody: str  # what to say where no party stands
    citations: tuple[Citation, ...]


def report(
    store: Store, form: str = "html", *, redact: bool = False, as_of: date | None = None
) -> tuple[str, str]:
    """Write the pack; gives the text and the register's title.

    It holds what the audit finds as at a day, or as at the last that the documents report on.
    """
    shown, found = store, audit(store, as_of)
    if redact:
        from remit.viz.redaction import redacted

        public = redacted(store.contents())
        shown, found = public.store(), public.audit(found)
    material = gather(shown)
    from remit.viz.page import asset, environment, policy_of

    template = "report.html" if form == "html" else "report.md"
    text = (
        environment()
        .get_template(template)
        .render(
            title=material.title,
            style=(style := asset("report.css")),
            policy=policy_of([style], ()),
            documents=material.documents,
            redacted=redact,
            counts=_counts(material),
            held=held(material),
            twice=twice(material),
            audit=found,
            severities=severities(found),
            most=[matter for matter in found.matters if matter.open][:_MOST],
            raised=by_severity(found),
            pairs=dependencies(shown),
            partners=[p for p in sections.partners(material) if p.agent.kind == "body"],
            bases=BASES,
        )
    )
    return text, material.title


def held(material: Material) -> list[Held]:
    """Every priority, or every plan where there are no priorities."""
    heads = priorities(material) or material.of_kind("plan")
    return [_held(material, head) for head in heads]


def twice(material: Material) -> list[tuple[Entity, Gap]]:
    """Everything whose matter another priority covers under another lead, and what is said of that."""
    answers = material.answers.values()
    return [(a.target, gap) for a in answers for gap in a.gaps if gap.code == ANOTHER_LEAD]


def _held(material: Material, head: Entity) -> Held:
    answer = material.answers[head.id]
    below = [material.entities[i] for i in material.reached([head.id], down=True)]
    actions = [e for e in below if e.kind == "action"]
    states: dict[str, int] = {}
    for action in actions:
        state = state_of(material, action.id) or "not given"
        states[state] = states.get(state, 0) + 1
    named = sum(
        any(p.at.id == a.id and p.entity.kind in OFFICERS for p in _parties(material, a))
        for a in actions
    )
    groups = [material.entities[s.subject] for s in material.downs(head.id) if s.term == "delivers"]
    cited = (c for p in _parties(material, head) for c in p.citations[:1])
    return Held(
        thing=head,
        accountable=answer.accountable,
        responsible=answer.responsible,
        inherited=answer.inherited,
        groups=tuple(groups),
        actions=len(actions),
        states=tuple(sorted(states.items())),
        with_officer=named,
        unread=sum(material.answers[a.id].unread > 0 for a in actions),
        nobody=answer.nobody,
        citations=tuple(dict.fromkeys(cited)),
    )


def _parties(material: Material, thing: Entity) -> tuple[Party, ...]:
    answer = material.answers[thing.id]
    return (*answer.parties(ACCOUNTABLE), *answer.parties(RESPONSIBLE))


def _counts(material: Material) -> list[tuple[str, int]]:
    kinds = (
        "priority", "objective", "action", "measure", "duty", "body", "person", "vacancy", *UNKNOWN,
    )  # fmt: skip
    counted = [(KINDS[kind], len(material.of_kind(kind))) for kind in kinds]
    return [(kind.name if n == 1 else kind.plural, n) for kind, n in counted if n]
