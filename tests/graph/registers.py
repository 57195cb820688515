"""Registers for the tests: a small one that has every trap in it, and a strategy that makes more."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from hypothesis import strategies as st

from remit.graph.model import (
    OUTCOMES,
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Statement,
    merge,
)
from remit.ontology import ATTRIBUTES, BASES, KINDS, RELATIONS, ROLES, is_role

PLAN = Document(
    "plan.txt", hashlib.sha256(b"The plan").hexdigest(), "text/plain", None, b"The plan"
)
TABLE = Document("table.csv", hashlib.sha256(b"a,b").hexdigest(), "text/csv", "plan.txt", b"a,b")

HOSTILE = (
    "it's \"quoted\" `backticked` \\ and 'twice'",
    "}) DETACH DELETE (n) //",
    "'; DROP TABLE statement; --",
    "line one\nline two\r\nline three\ttab",
    "\u202eright to left\u202c \u2067\u05e9\u05dc\u05d5\u05dd\u2069 and \u0633\u0644\u0627\u0645",
    "🚔👩‍⚖️ e\u0301 \ufeff\u200b\u2028",
    "nothing\0after nothing",
    "$1 {braces} %s {0} :Label `",
    "",
    "word " * 20_000,
    "x" * 100_000,
)


def cited(place: int = 1, quote: str = "as it says", document: Document = PLAN) -> tuple[Citation]:
    """One citation, of a line of a document."""
    return (Citation(document.name, f"line {place}", quote, document.sha256),)


def register(
    links: str,
    *more: Statement,
    names: dict[str, str] | None = None,
    documents: tuple[Document, ...] = (PLAN, TABLE),
    title: str = "A register for tests",
) -> Contents:
    """Make contents from lines ``subject relation object [role]`` and further statements.

    >>> register("action/a actionOf priority/p").entities[0].label
    'A'
    """
    statements = list(more)
    for n, line in enumerate(filter(None, (line.strip() for line in links.splitlines())), 1):
        subject, term, target, *role = line.split()
        statements.append(
            Statement(
                subject,
                term,
                target,
                role=role[0] if role and is_role(role[0]) else None,
                citations=cited(n, line),
            )
        )
    ids = {end for s in statements for end in (s.subject, s.object) if end}
    called = {id_: id_.partition("/")[2].replace("-", " ").title() for id_ in ids} | (names or {})
    return Contents(
        documents=documents,
        entities=tuple(Entity(id_, id_.partition("/")[0], called[id_]) for id_ in sorted(called)),
        statements=tuple(merge(statements)),
        ledger=(
            LedgerEntry("plan.txt", "line 1-2", "fact", "", "Priority 1"),
            LedgerEntry("table.csv", "row 1", "ignored", "heading of the table", "a,b"),
            LedgerEntry("plan.txt", "line 3", "unread", "no profile knows it", "???"),
        ),
        notes=("two officers are called Sara Ward",),
        meta={"title": title},
    )


def example() -> Contents:
    """Several parents, a cycle, a shared board, a vacancy, two values of one attribute."""
    return register(
        """
        priority/violence    priorityOf    plan/safer
        priority/drugs       priorityOf    plan/safer
        action/knives        actionOf      priority/violence
        action/knives        actionOf      priority/drugs
        action/knives-school actionOf      action/knives
        action/clinic        actionOf      priority/drugs
        body/violence-group  delivers      priority/violence
        body/violence-group  governedBy    body/board
        body/board           governedBy    body/violence-group
        body/board           reportsTo     body/council
        plan/safer           adoptedBy     body/board
        plan/safer           discharges    duty/section-6
        duty/section-6       arisesFrom    provision/act-1998
        action/knives        assignedTo    person/sara-ward accountable
        action/knives        assignedTo    post/head-of-safety responsible
        action/knives        assignedTo    post/head-of-safety consulted
        action/clinic        assignedTo    vacancy/clinic-lead responsible
        person/sara-ward     holds         post/head-of-safety
        post/head-of-safety  postIn        body/council
        """,
        Statement("action/knives", "deadline", value="2020-03-31", citations=cited(30)),
        Statement("action/knives", "deadline", raw="ASAP", citations=cited(31)),
        Statement(
            "action/knives",
            "rag",
            value="RED",
            raw="R",
            stated_as="RAG",
            basis="stated",
            start="2020-01-01",
            end="2020-06-30",
            citations=(*cited(32), *cited(4, "second", TABLE)),
        ),
        Statement("priority/violence", "why", value="Knife crime rose", citations=cited(33)),
        Statement("body/board", "name", value="Safer Example Board", citations=cited(34)),
        Statement("body/board", "name", value="SEB", basis="decided"),
        Statement("priority/violence", "name", value="Serious violence", citations=cited(35)),
        names={
            "action/knives": "Reduce knife crime",
            "action/knives-school": "Knife awareness in schools",
            "action/clinic": "Open a clinic",
            "priority/violence": "Violence",
            "priority/drugs": "Drugs and alcohol",
        },
    )


# --- property-based ------------------------------------------------------------------------------

_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(HOSTILE[:9])
)
_MAYBE = st.none() | _TEXT
_DATES = st.none() | st.dates().map(str)
_IDS = {kind: [f"{kind}/{slug}" for slug in ("one", "two")] for kind in KINDS}
_LINKS = [
    (subject, relation.name, target)
    for relation in RELATIONS.values()
    for subject in relation.subjects
    for target in relation.objects
]
_FACTS = [(kind, name) for name, attribute in ATTRIBUTES.items() for kind in attribute.subjects]


@st.composite
def _citations(draw: st.DrawFn) -> tuple[Citation, ...]:
    documents = draw(st.lists(st.sampled_from([PLAN, TABLE]), max_size=3))
    return tuple(
        Citation(d.name, f"line {line}", draw(_TEXT), d.sha256, line * (d.name != PLAN.name))
        for d in documents
        for line in (draw(st.integers(1, 9)),)
    )


@st.composite
def _statements(draw: st.DrawFn) -> Statement:
    said = Statement(
        "",
        "",
        stated_as=draw(_TEXT),
        basis=draw(st.sampled_from(list(BASES))),
        start=draw(_DATES),
        end=draw(_DATES),
        citations=draw(_citations()),
    )
    if draw(st.booleans()):
        kind, term, other = draw(st.sampled_from(_LINKS))
        return replace(
            said,
            subject=draw(st.sampled_from(_IDS[kind])),
            term=term,
            object=draw(st.sampled_from(_IDS[other])),
            role=draw(st.none() | st.sampled_from(ROLES)),
        )
    kind, term = draw(st.sampled_from(_FACTS))
    subject = draw(st.sampled_from(_IDS[kind]))
    return replace(said, subject=subject, term=term, value=draw(_MAYBE), raw=draw(_MAYBE))


@st.composite
def registers(draw: st.DrawFn, days: tuple[str, ...] = ()) -> Contents:
    """Any register whose statements the ontology allows, in canonical order, with hostile text.

    With ``days`` its documents are editions of one paper, each as at one of them.
    """
    statements = draw(st.lists(_statements(), max_size=12))
    papers = dict(zip(_IDS["document"], (PLAN, TABLE), strict=True)) if days else {}
    for (id_, paper), day in zip(papers.items(), days, strict=False):
        statements = [s for s in statements if s.subject != id_ or s.term not in ("series", "asAt")]
        for term, value in (("series", "Log of the Quay Board"), ("asAt", day)):
            statements.append(Statement(id_, term, value=value, citations=cited(document=paper)))
    ids = {end for s in statements for end in (s.subject, s.object) if end}
    ids |= set(draw(st.lists(st.sampled_from([id_ for two in _IDS.values() for id_ in two]))))
    content = draw(st.binary(max_size=50))
    table = replace(TABLE, content=content, sha256=hashlib.sha256(content).hexdigest())
    documents = (PLAN, draw(st.sampled_from([table, replace(table, content=None)])))
    ledger = st.builds(
        LedgerEntry,
        st.sampled_from(["plan.txt", "table.csv"]),
        _TEXT,
        st.sampled_from(OUTCOMES),
        _TEXT,
        _TEXT,
    )
    return Contents(
        documents=documents,
        entities=tuple(
            Entity(id_, id_.partition("/")[0], papers[id_].name if id_ in papers else draw(_TEXT))
            for id_ in sorted(ids)
        ),
        statements=tuple(merge(statements)),
        ledger=tuple(draw(st.lists(ledger, max_size=3))),
        notes=tuple(draw(st.lists(_TEXT, max_size=2))),
        meta=draw(st.dictionaries(st.sampled_from(["title", "made"]), _TEXT)),
    )
