"""Where the law asks something of a partnership and its documents do not speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.model import Entity
from remit.ontology.statutes import LegalDuty, provision
from remit.queries.audit.baseline import SIGNS, asked, bearers, law, place, told
from remit.queries.audit.model import Found
from remit.queries.audit.safety import safety_partnership
from remit.queries.facts.register import Facts


def asked_of(facts: Facts) -> list[tuple[Entity, LegalDuty]]:
    """Each duty in force on the day that is the business of a plan of such a partnership."""
    rows = asked(facts.day.isoformat())
    return [
        (plan, row)
        for plan in facts.of("plan")
        if _can_be_silent(facts, facts.partnerships.of(plan.id))
        for matters in [_matters(facts, plan.id)]
        for row in rows
        if any(re.search(SIGNS[row.id].where, m, re.IGNORECASE) for m in matters)
    ]


def _can_be_silent(facts: Facts, key: str) -> bool:
    """Whether a plan is that of such a partnership, and its documents are here in full."""
    read = safety_partnership(facts, key) is not None and facts.passages_of(key)
    return bool(read) and not facts.withheld_from(key)


def _matters(facts: Facts, plan: str) -> list[str]:
    """What a plan is about: its own name, its priorities, and what is measured under them."""
    priorities = facts.priorities.get(plan, [])
    measures = [s.subject for e in priorities for s in facts.into(e.id, "measureOf")]
    return [facts.label(id_) for id_ in (plan, *(e.id for e in priorities), *measures)]


def _spoken_of(facts: Facts, key: str, row: LegalDuty) -> bool:
    """Whether any passage, body or provision of the partnership shows that the duty is known."""
    sign = re.compile(SIGNS[row.id].words, re.IGNORECASE)
    labels = facts.once(f"named by {key}", lambda: _named_by(facts, key))
    texts = (*(p.text for p in facts.passages_of(key)), *labels)
    return any(sign.search(text) for text in texts) or any(
        provision(label) in row.provisions for label in labels
    )


def _named_by(facts: Facts, key: str) -> list[str]:
    """The labels of the bodies of a partnership, and of what its plan rests on."""
    found = [e.label for e in facts.of("body") if facts.partnerships.has(key, e.id)]
    for e in facts.of("provision", "duty"):
        citing = [
            s.subject for t in ("cites", "discharges", "arisesFrom") for s in facts.into(e.id, t)
        ]
        whose = {facts.partnerships.of(id_) for id_ in citing} - {""}
        if not whose or key in whose or not key:
            found.append(e.label)
    return found


def silent(facts: Facts, plan_and_row: tuple[Entity, LegalDuty]) -> Iterator[Found]:
    """A duty of which no passage of a plan's documents shows that it is known."""
    plan, row = plan_and_row
    key = facts.partnerships.of(plan.id)
    if facts.once(f"spoken of {row.id} by {key}", lambda: _spoken_of(facts, key, row)):
        return
    yield Found(
        plan.id,
        f"None of the {len(facts.passages_of(key))} passages read mentions {SIGNS[row.id].what}, which is a duty of "
        f"{bearers(row)} ({place(row)}). {told(row, facts.day)} The law does not ask that a plan speak of it.",
        (law(row), *facts.home(plan.id)),
        mark=row.id,
        told=(SIGNS[row.id].what,),
    )
