"""Several partnerships in one register: what is found of each is what is found of it alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.opening import in_memory
from remit.ontology import ATTRIBUTES, ROLES
from remit.queries.audit import audit

DAY = date(2023, 7, 31)

# Each partnership as lines (see the cases of the rules) and passages. What the one has, the other lacks.
ALPHA = (
    "plan/alpha adoptedBy body/alpha-partnership",
    "body/alpha-partnership classification community safety partnership",
    "body/alpha-partnership governedBy body/alpha-board",
    "body/alpha-constabulary memberOf body/alpha-board",
    "body/county-fire-service memberOf body/alpha-board",
    "priority/alpha-burglary priorityOf plan/alpha",
    "priority/alpha-burglary accountable body/alpha-constabulary",
    "priority/alpha-arson priorityOf plan/alpha",
    "priority/alpha-arson accountable body/county-fire-service",
    "body/alpha-burglary-group delivers priority/alpha-burglary",
    "body/alpha-burglary-group reportsTo body/alpha-board",
    "body/alpha-hostel-forum reportsTo body/alpha-board",
    "action/alpha-locks actionOf priority/alpha-burglary",
    "text High-risk offenders are managed under MAPPA, and homicide reviews are held.",
    "text The Prevent duty, the victims' code and the community trigger are known here.",
    "text Further delivery plans will be published in June.",
    "text This is our three-year plan.",
    "text The Old Bridge Wardens Panel meets in June.",
    "text Of the 12 lamps, 3 were mended in 2999.",
)
BETA = (
    "plan/beta adoptedBy body/beta-partnership",
    "body/beta-partnership classification community safety partnership",
    "body/beta-partnership governedBy body/beta-board",
    "body/county-fire-service memberOf body/beta-board",
    "priority/beta-burglary priorityOf plan/beta",
    "priority/beta-burglary accountable body/alpha-constabulary",
    "priority/beta-re-offending priorityOf plan/beta",
    "priority/beta-hostels priorityOf plan/beta",
    "action/beta-talks actionOf priority/beta-re-offending",
    "action/beta-talks horizon P3Y",
    "action/beta-visits actionOf priority/beta-hostels",
    "text The Partnership is a responsible authority under the Act.",
    "text This is our one-year plan.",
    "text The Old Bridge Wardens Panel meets in May.",
    "text Of the 12 lamps, 3 were mended in 2999.",
)


def contents(*written: tuple[str, tuple[str, ...]]) -> Contents:
    """A register of partnerships, each told in a document of its own."""
    statements = [s for name, lines in written for s in _statements(name, lines)]
    ends = {end for s in statements for end in (s.subject, s.object) if end}
    entities = [Entity(i, i.partition("/")[0], _label(i)) for i in sorted(ends)]
    entities += [Entity(f"document/{name}", "document", f"{name}.txt") for name, _ in written]
    return Contents(
        documents=tuple(Document(f"{name}.txt", name) for name, _ in written),
        entities=tuple(entities),
        statements=tuple(merge(statements)),
        ledger=tuple(
            LedgerEntry(f"{name}.txt", f"line {100 + n}", "text", "", line.removeprefix("text "))
            for name, lines in written
            for n, line in enumerate(lines)
            if line.startswith("text ")
        ),
        meta={"scope": "county", "title": "County"},
    )


def _label(id_: str) -> str:
    kind, _, name = id_.partition("/")
    if kind == "priority":
        name = name.partition("-")[2]  # without the partnership's own name
    return name.replace("-", " ").replace("re offending", "re-offending").title()


def _statements(name: str, lines: tuple[str, ...]) -> Iterator[Statement]:
    for n, line in enumerate(lines, 1):
        subject, term, target = line.split(" ", 2)
        cited = (Citation(f"{name}.txt", f"line {n}", line, name),)
        if subject == "text":
            continue
        if term in ATTRIBUTES:
            yield Statement(subject, term, value=target, citations=cited)
        else:
            role = term if term in ROLES else None
            relation = "assignedTo" if role else term
            yield Statement(subject, relation, target, role=role, citations=cited)


def findings(*written: tuple[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    """What an audit says, about what, by which rule."""
    store = in_memory()
    store.replace(contents(*written))
    return sorted((f.code, f.subject.id, f.message) for f in audit(store, DAY).findings)


def test_the_audit_of_two_partnerships_is_the_audit_of_each() -> None:
    """Neither silences the other, accuses it, or lends it a list, a group or a promise."""
    alpha, beta = findings(("alpha", ALPHA)), findings(("beta", BETA))
    assert findings(("alpha", ALPHA), ("beta", BETA)) == sorted(alpha + beta)
    assert findings(("beta", BETA), ("alpha", ALPHA)) == sorted(alpha + beta)


@pytest.mark.parametrize(
    ("code", "about", "words"),
    [
        ("claimed-authority", "body/beta-partnership", "Partnership is a responsible authority"),
        ("silent", "plan/beta", "high-risk offenders"),
        ("lead-not-member", "priority/beta-burglary", "not in the list"),
        ("no-group", "priority/beta-burglary", "which group delivers"),
        ("no-group", "priority/beta-hostels", "which group delivers"),
        ("leads-nothing", "body/county-fire-service", "leads no priority"),
        ("beyond-plan", "plan/beta", "3 years"),
        ("impossible-date", "document/beta", "2999"),
    ],
)
def test_what_only_the_one_lacks_is_found_beside_the_other(
    code: str, about: str, words: str
) -> None:
    """Each of the ways in which one partnership once hid or made a finding of the other."""
    found = findings(("alpha", ALPHA), ("beta", BETA))
    assert any((c, a) == (code, about) and words in message for c, a, message in found)
    assert ("claimed-authority", "body/alpha-partnership") not in {(c, a) for c, a, _ in found}


def test_a_promise_of_one_partnership_is_not_cited_for_another() -> None:
    """The passage that says that plans will follow is Alpha's."""
    store = in_memory()
    rows = ("action/beta-row actionOf priority/beta-hostels",)
    store.replace(contents(("alpha", ALPHA), ("beta", BETA + rows)))
    found = audit(store, DAY, ["no-delivery-plan"]).findings
    beta = [f for f in found if f.subject.id.startswith("priority/beta")]
    assert beta
    assert {c.document for f in beta for c in f.evidence} == {"beta.txt"}
    assert not any("will follow" in f.message for f in beta)


def test_a_paper_that_tells_of_no_plan_speaks_for_all() -> None:
    """Nobody is called silent who may be meant, and nobody is accused by it."""
    paper = ("text High-risk offenders are managed under MAPPA. It is a responsible authority.",)
    found = findings(("alpha", ALPHA), ("beta", BETA), ("paper", paper))
    assert not any(c == "silent" and "high-risk" in message for c, _, message in found)
    claims = [about for c, about, _ in found if c == "claimed-authority"]
    assert claims == ["body/beta-partnership"]


def test_the_plans_that_one_body_adopted_are_one_partnerships() -> None:
    """What the first says the second need not say again."""
    second = tuple(line.replace("body/beta-partnership", "body/alpha-partnership") for line in BETA)
    found = findings(("alpha", ALPHA), ("beta", second))
    assert not any(c == "silent" and "high-risk" in message for c, _, message in found)


def test_a_document_that_holds_two_plans_speaks_for_both() -> None:
    """Nothing tells which sentence is whose, so neither is called silent."""
    one = contents(("both", ALPHA + BETA))
    store = in_memory()
    store.replace(replace(one, meta={"scope": "county", "title": "County"}))
    found = audit(store, DAY, ["silent", "claimed-authority"]).findings
    assert not any("high-risk" in f.message for f in found)
    assert not any(f.code == "claimed-authority" for f in found)
