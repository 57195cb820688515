"""The law on a matter: what the things on it cite or discharge, and the duties of the statute book that nothing on it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from remit.graph.model import Citation, Statement
from remit.ontology import LAW
from remit.ontology.statutes import LegalDuty, in_force, provision
from remit.queries.above import ACCOUNTABLE, Above
from remit.queries.audit.baseline import bearers, law, place
from remit.queries.duties import REGISTER, STATUTES
from remit.queries.facts.register import Facts
from remit.queries.shapes import Json, citations_json
from remit.queries.themes import themes_of
from remit.queries.touching import (
    MENTIONED,
    UNDER,
    Sought,
    Touch,
)


@dataclass(frozen=True, slots=True)
class Law:
    """A duty or a provision that has to do with the matter, and which source has it."""

    source: str
    id: str
    kind: str
    label: str
    bearers: str
    citations: tuple[Citation, ...]

    def to_json(self) -> Json:
        """The law in the public shape."""
        return {
            "source": self.source,
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "bearers": self.bearers,
            "citations": citations_json(self.citations),
        }


def laws_on(facts: Facts, found: Iterable[Touch]) -> list[Touch]:
    """The law that is named so, and what the things on the matter cite or discharge."""
    laws = {t.id: t for t in found if facts.kind(t.id) in LAW}
    for t in found:
        if t.how != MENTIONED and facts.kind(t.id) != "plan":
            for said in (*facts.out(t.id, "cites"), *facts.out(t.id, "discharges")):
                laws.setdefault(said.object or "", Touch(said.object or "", UNDER, said))
    return list(laws.values())


def told_here(
    facts: Facts,
    laws: Iterable[Touch],
    above: Above,
    cited: Mapping[Statement, tuple[Citation, ...]],
) -> list[Law]:
    """The law that the register tells of, with whoever answers for it."""
    found = []
    for t in laws:
        borne = ", ".join(p.entity.label for p in above.here(t.id, ACCOUNTABLE))
        place_ = cited.get(t.said, ()) if t.said is not None else ()
        found.append(Law(REGISTER, t.id, facts.kind(t.id), facts.label(t.id), borne, place_))
    return found


def unspoken(facts: Facts, wanted: Sought, laws: Iterable[Touch], day: str) -> Iterable[Law]:
    """The duties of the statute book on the matter that nothing on it cites."""
    if wanted.theme is None:
        return
    cited = {provision(facts.label(t.id)) for t in laws}
    for row in in_force(day):
        if row.kind == "duty" and row.verified and not cited & {*row.provisions} and _is_on(row, wanted.theme.id):  # fmt: skip
            yield Law(
                STATUTES, row.id, "duty", f"{row.label}: {place(row)}", bearers(row), (law(row),)
            )


def _is_on(row: LegalDuty, theme: str) -> bool:
    return theme in themes_of(row.label) or theme in themes_of(row.says)
