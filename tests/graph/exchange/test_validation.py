"""The shapes find what is wrong with a register, and nothing where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.graph.errors import RegisterError
from remit.graph.exchange import dump, validate, validate_rdf

if TYPE_CHECKING:
    from remit.graph.model import Contents


@pytest.fixture(scope="module")
def text(small_register: Contents) -> str:
    """A register in Turtle, to be damaged."""
    return dump(small_register, "turtle").decode()


def test_nothing_is_wrong_with_a_good_register(small_register: Contents) -> None:
    assert validate(small_register) == []


# What is put in the place of what, how bad it is, and what the finding must say. `+` adds triples.
PLANTED: dict[str, tuple[str, str, str, str]] = {
    "two roles": ("remit:role remit:Consulted", "remit:role remit:Consulted, remit:Informed", "violation", "exactly one role"),
    "no role": ("remit:role remit:Consulted ;", "", "violation", "exactly one role"),
    "no such role": ("remit:role remit:Consulted", "remit:role remit:Stated", "violation", "No such role"),
    "somebody and a vacancy": ("remit:assignee <body/college>", "remit:assignee <body/college> ; remit:vacancy <vacancy/r2>", "violation", "one of them, and not both"),
    "nobody at all": ("remit:assignee <body/college> ;", "", "violation", "either somebody or a vacancy"),
    "two assignees": ("remit:assignee <body/college>", "remit:assignee <body/college>, <person/ada>", "violation", "one body, person or post"),
    "assigned to a theme": ("remit:assignee <body/college>", "remit:assignee <theme/knife-crime>", "violation", "one body, person or post"),
    "vacancy that is a person": ("remit:vacancy <vacancy/r2>", "remit:vacancy <person/ada>", "violation", "exactly one vacancy"),
    "two bases": ("remit:basis remit:Decided", "remit:basis remit:Decided, remit:Stated", "violation", "only one of them"),
    "no such basis": ("remit:basis remit:Decided", "remit:basis remit:Accountable", "violation", "No such basis"),
    "no basis": ("remit:basis remit:Decided ;", "", "violation", "how we know"),
    "evidence that is no citation": ("+", "<statement/x> remit:evidence <body/board> .", "violation", "no citation of a document"),
    "two subjects": ("rdf:subject <person/ada>", "rdf:subject <person/ada>, <body/board>", "violation", "exactly one thing"),
    "no predicate": ("rdf:predicate remit:holds ;", "", "violation", "needs one relation"),
    "an empty statement": ("rdf:object <post/chief> ;", "", "violation", "says nothing"),
    "ends before it begins": ('"2020-03"^^xsd:gYearMonth', '"2018"^^xsd:gYear', "violation", "ends before it begins"),
    "citation without document": ("oa:hasSource <file/plan.txt>", "rdfs:seeAlso <file/plan.txt>", "violation", "exactly one document"),
    "citation of a missing document": ("<file/delivery.csv> a remit:File", "<file/delivery.csv> a rdfs:Resource", "violation", "must be in the register"),
    "citation without place": ('remit:locator "line 19"', 'rdfs:comment "line 19"', "violation", "where in the document"),
    "citation without quote": ("oa:exact", "rdfs:comment", "violation", "quotes exactly one passage"),
    "a digest cut short": ("a" * 64, "a" * 63, "violation", "64 hexadecimal digits"),
    "an unknown outcome": ('remit:outcome "ignored"', 'remit:outcome "lost"', "violation", "fact, text, ignored or unread"),
    "a thing of two kinds": ("a remit:Person", "a remit:Person, remit:Body", "violation", "of one kind only"),
    "a thing without a name": ('rdfs:label "Ada Lowe"', 'rdfs:comment "Ada Lowe"', "violation", "exactly one name to show"),
    "a link from the wrong kind": ("+", "<person/ada> remit:priorityOf <plan/plan> .", "violation", "does not start from this kind of thing; it takes a priority"),
    "a link to the wrong kind": ("+", "<priority/p1> remit:priorityOf <person/ada> .", "violation", "does not lead to this kind of thing; it takes a plan"),
    "an attribute of the wrong kind": ("+", '<person/ada> remit:rag "Green" .', "violation", "“RAG” is not said of"),
    "a board over itself": ("+", "<body/board> remit:reportsTo <body/group> .", "warning", "answers to itself"),
    "starts after its deadline": ("+", '<action/r1> remit:start "2021-01-01/2021-12-31" .', "warning", "starts after its deadline"),
    "a priority of no plan": ("remit:priorityOf <plan/plan>", "rdfs:seeAlso <plan/plan>", "warning", "No plan is named"),
    "an action for nothing": ("remit:actionOf <objective/o1>", "rdfs:seeAlso <objective/o1>", "warning", "serves no objective"),
    "an unknown party of no use": ("+", "<unclear/z> a remit:Unclear ; rdfs:label 'z' .", "warning", "unknown party"),
    "a cell not read without its words": ("+", "<statement/x> a remit:Statement ; rdf:subject <action/r1> ; rdf:predicate remit:notRead ; rdf:object 'why' ; remit:basis remit:Decided .", "violation", "the words are missing"),
    "an unused vacancy": ("+", "<vacancy/z> a remit:Vacancy ; rdfs:label 'z' .", "warning", "leaves open"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str, text: str) -> None:
    """Each fault gives a finding that says it in plain words; nothing else passes for it."""
    good, bad, severity, words = PLANTED[name]
    damaged = f"{text}\n{bad}\n" if good == "+" else text.replace(good, bad)
    assert damaged != text
    found = validate_rdf(damaged.encode(), "turtle", "f.ttl")
    assert [f for f in found if f.severity == severity and words in f.message], found


def test_missing_evidence_is_found_for_what_is_said_to_be_stated(text: str) -> None:
    damaged = text.replace("remit:evidence", "rdfs:seeAlso")
    found = validate_rdf(damaged.encode(), "turtle", "f.ttl")
    silent = {f.thing for f in found if "no passage is cited" in f.message}
    assert "priority/p1" in silent
    assert "person/ada" not in silent, "what a person decided may rest on no passage"


def test_a_finding_names_the_thing_and_the_passage(text: str) -> None:
    damaged = text.replace("remit:role remit:Consulted ;", "")
    (finding,) = validate_rdf(damaged.encode(), "turtle", "f.ttl")
    assert finding.thing == "action/r1"
    assert finding.label == "Hold a knife arch at the bus station"
    assert finding.citations == ("plan.txt, line 8",)


def test_findings_come_worst_first_and_always_the_same(text: str) -> None:
    damaged = text.replace("remit:actionOf <objective/o1>", "rdfs:seeAlso <objective/o1>").replace(
        "remit:role remit:Consulted ;", ""
    )
    found = validate_rdf(damaged.encode(), "turtle", "f.ttl")
    assert [f.severity for f in found] == ["violation", "warning"]
    assert found == validate_rdf(damaged.encode(), "turtle", "f.ttl")


def test_a_file_in_rdf_12_is_checked_too(small_register: Contents) -> None:
    assert validate_rdf(dump(small_register, "turtle12"), "turtle12", "f") == []


def test_what_is_no_rdf_is_refused() -> None:
    with pytest.raises(RegisterError, match="line 1"):
        validate_rdf(b"not rdf", "turtle", "f.ttl")
