"""The vocabulary has one source, all of it is described, and what is made from it is fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.ontology import (
    ATTRIBUTES,
    BASES,
    CARRYING,
    HEADS,
    KINDS,
    LAW,
    OWNED,
    RELATIONS,
    ROLES,
    WORK,
    YARDSTICKS,
    check,
    tables,
)
from remit.ontology.generate import main, stale
from remit.ontology.source import faults, read

# What the standards without a closed namespace in rdflib publish, as far as we use them; from the
# published files and pages.
PUBLISHED = {
    "oa": {
        "Annotation",
        "SpecificResource",
        "TextQuoteSelector",
        "FragmentSelector",
        "hasSource",
        "hasSelector",
        "hasEndSelector",
        "exact",
    },
    "eli": {"LegalResource", "LegalResourceSubdivision", "amended_by", "cites", "is_part_of"},
    "p-plan": {"Step", "isStepOfPlan"},
    "cv": {"InformationConcept"},
}


@pytest.fixture(scope="module")
def source(repository: Path) -> Path:
    """The one source."""
    return repository / "ontology" / "remit.ttl"


def test_nothing_is_wrong_with_the_vocabulary(source: Path) -> None:
    """Every violation of every declaration is listed together."""
    assert faults(read(source)) == []


def test_generated_files_are_fresh(repository: Path) -> None:
    """A stale table, context, shape, thesaurus or page fails; `make generated` says which."""
    assert stale(repository) == []


def test_the_program_works_with_what_the_source_says(source: Path) -> None:
    vocabulary = read(source)
    assert list(KINDS) == [kind.label for kind in vocabulary.kinds]
    assert list(RELATIONS) == [relation.name for relation in vocabulary.relations]
    assert list(ATTRIBUTES) == [attribute.name for attribute in vocabulary.attributes]
    assert list(ROLES) == [role.label for role in vocabulary.roles]
    assert list(BASES) == [basis.label for basis in vocabulary.bases]
    assert tuple(RELATIONS)[: len(CARRYING)] == CARRYING
    assert set(tables.TERMS) == set(vocabulary.terms)


def test_relations_read_as_sentences_between_declared_kinds() -> None:
    wrong = [
        relation.name
        for relation in RELATIONS.values()
        if not {*relation.subjects, *relation.objects} <= set(KINDS) or not relation.reads
    ]
    assert not wrong
    assert check("action", "actionOf", "priority") is None


FAULTS = {
    "no label": ('rdfs:label "member of"@en ;', "", "memberOf: has no label"),
    "no definition": ('skos:definition "The number."@en ;', "", "value: has no definition"),
    "no mapping": ("rdfs:subPropertyOf org:postIn ;", "", "postIn: maps to no standard term"),
    "no phrase": ('remit:readsBack "has member"@en ;', "", "memberOf: lacks a phrase"),
    "unknown kind": ("rdfs:domain remit:Update ;", "rdfs:domain remit:Updat ;", "remit:Updat"),
    "unknown direction": ('remit:carries "up"', 'remit:carries "down"', "the only direction"),
    "order given twice": ("remit:order 20 .", "remit:order 10 .", "two kinds have the order 10"),
    "late carrier": ("remit:order 120 .", "remit:order 1200 .", "must come before all others"),
    "no plural": ('remit:plural "bodies"@en ;', "", "Body: has no plural"),
    "unclear answerable": ("remit:answerable false ;", "", "people ask who is accountable"),
    "no such party": ('remit:party "nobody"', 'remit:party "no one"', "as a party: it can be"),
    "no such sort": ('remit:sort "yardstick"', 'remit:sort "ruler"', 'is of the sort "ruler"'),
    "nothing said instead": (
        'remit:instead "nobody confirmed, written as"@en ;',
        "",
        "Vacancy: has words to stand instead of a name exactly if",
    ),
    "never declared": (
        "remit:Citation a owl:Class",
        "remit:Passage a owl:Class",
        "which is not declared",
    ),
    "capital letter": ("remit:meets a", "remit:Meets a", "start with a capital letter"),
    "relation to a value": (
        "rdfs:range remit:Provision ;",
        "rdfs:range xsd:string ;",
        "must lead to kinds",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_source_is_named(name: str, source: Path, tmp_path: Path) -> None:
    """Each planted fault is found, and the message names the term."""
    good, bad, message = FAULTS[name]
    text = source.read_text(encoding="utf-8")
    assert good in text
    faulty = tmp_path / "remit.ttl"
    faulty.write_text(text.replace(good, bad), encoding="utf-8")
    found = faults(read(faulty))
    assert any(message in fault for fault in found), found


def test_all_faults_are_reported_at_once(source: Path, tmp_path: Path) -> None:
    text = source.read_text(encoding="utf-8")
    faulty = tmp_path / "remit.ttl"
    for good, bad, _ in (FAULTS["no plural"], FAULTS["no phrase"], FAULTS["unknown direction"]):
        text = text.replace(good, bad)
    faulty.write_text(text, encoding="utf-8")
    assert len(faults(read(faulty))) > 3


def test_every_mapped_term_is_published(source: Path) -> None:
    """No mapping points at a word that its standard does not have."""
    from rdflib import DCTERMS, FOAF, ODRL2, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SKOS, SOSA, TIME

    closed = {
        "dcterms": DCTERMS, "foaf": FOAF, "odrl": ODRL2, "org": ORG, "owl": OWL, "prov": PROV, "qb": QB,
        "rdf": RDF, "rdfs": RDFS, "schema": SDO, "skos": SKOS, "sosa": SOSA, "time": TIME,
    }  # fmt: skip
    mapped = {name for term in read(source).terms.values() for name in term.mapped}
    assert len(mapped) > 40
    unknown = []
    for name in sorted(mapped):
        prefix, local = name.split(":")
        known = local in closed[prefix] if prefix in closed else local in PUBLISHED[prefix]
        if not known:
            unknown.append(name)
    assert unknown == []


def test_prefixes_are_those_of_the_standards(source: Path) -> None:
    from rdflib import (
        DCTERMS,
        FOAF,
        ODRL2,
        ORG,
        OWL,
        PROV,
        QB,
        RDF,
        RDFS,
        SDO,
        SKOS,
        SOSA,
        TIME,
        XSD,
    )

    prefixes = read(source).prefixes
    standard = {
        "dcterms": DCTERMS, "foaf": FOAF, "odrl": ODRL2, "org": ORG, "owl": OWL, "prov": PROV, "qb": QB,
        "rdf": RDF, "rdfs": RDFS, "schema": SDO, "skos": SKOS, "sosa": SOSA, "time": TIME, "xsd": XSD,
        "oa": "http://www.w3.org/ns/oa#",
    }  # fmt: skip
    assert {name: prefixes[name] for name in standard} == {
        n: str(iri) for n, iri in standard.items()
    }


def test_stale_files_are_written_and_named(
    repository: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "ontology").mkdir()
    for name in ("remit.ttl", "themes.ttl", "statutes.yaml"):
        text = (repository / "ontology" / name).read_text(encoding="utf-8")
        (tmp_path / "ontology" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert (tmp_path / "docs" / "ontology.md").is_file()
    assert "stale: ontology/tables.py" in capsys.readouterr().out


def test_what_can_be_led_done_judged_by_or_is_law_is_said_by_the_vocabulary() -> None:
    """A kind of which a role can be given is work or a body, or law; what is done has all that is judged by."""
    assert {*HEADS, *YARDSTICKS, "action"} == {*WORK}
    assert {*RELATIONS["assignedTo"].subjects} == {*OWNED, "body", "duty"}
    assert {*LAW}.isdisjoint(WORK)
    assert {*RELATIONS["measureOf"].objects} <= {*HEADS}
