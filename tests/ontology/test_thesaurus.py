"""The thesaurus hangs together, finds what texts speak of, and takes users' own themes."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.ontology.thesaurus import (
    ThesaurusError,
    faults,
    mentioned,
    read,
    themes,
    with_own,
    within,
)

OWN = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix theme: <https://w3id.org/remit/theme/> .
theme:moped-crime a skos:Concept ; skos:prefLabel "Moped crime"@en ; skos:altLabel "scooter gangs"@en ;
    skos:broader theme:acquisitive-crime .
"""


def test_nothing_is_wrong_with_the_bundled_themes() -> None:
    assert faults(themes()) == []
    assert len(themes()) >= 60


def test_the_source_is_skos_that_a_general_reader_understands(repository: Path) -> None:
    from rdflib import RDF, SKOS, Graph

    graph = Graph().parse(repository / "ontology" / "themes.ttl")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(themes())
    assert all(graph.value(concept, SKOS.inScheme) is not None for concept in concepts)
    assert set(graph.objects(None, SKOS.broader)) <= concepts
    assert set(graph.objects(None, SKOS.member)) <= concepts


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "Tackling anti-social\nbehaviour and fly-tipping",
            ["antisocial-behaviour", "fly-tipping"],
        ),
        ("A domestic homicide review was held", ["domestic-homicide"]),
        ("Reducing HUMAN TRAFFICKING", ["modern-slavery"]),
        ("da da da; the asb", []),
        ("ASB and DA", ["antisocial-behaviour", "domestic-abuse"]),
        ("The alcoholic's channels", []),
        ("", []),
    ],
)
def test_themes_are_found_by_any_of_their_names(text: str, ids: list[str]) -> None:
    """Whole words only, the longer of two names that overlap, capitals where the name is capitals."""
    assert [theme.id for theme in mentioned(text)] == ids


def test_users_add_their_own(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    known = with_own(own)
    assert [theme.id for theme in mentioned("Scooter gangs at night", known)] == ["moped-crime"]
    assert [theme.id for theme in within("moped-crime", known)] == ["acquisitive-crime", "crime"]


def test_faults_in_users_themes_are_all_named(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        OWN.replace('"Moped crime"', '"Knife crime"')
        + "theme:a a skos:Concept ; skos:prefLabel 'A' ; skos:broader theme:b, theme:nowhere .\n"
        "theme:b a skos:Concept ; skos:broader theme:a .\n",
        encoding="utf-8",
    )
    with pytest.raises(ThesaurusError) as caught:
        with_own(own)
    for expected in (
        "“Knife crime” names both",
        "b has no label",
        "nowhere, which is not there",
        "a lies within itself",
    ):
        assert expected in str(caught.value)


def test_a_file_that_is_not_turtle_is_refused_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text("\n\nnot turtle", encoding="utf-8")
    for reader in (read, with_own):
        with pytest.raises(ThesaurusError, match="line 3"):
            reader(own)
