"""The themes that a text speaks of: any form of their words, either order, and no word alone."""

from __future__ import annotations

import pytest

from remit.ontology.thesaurus import themes
from remit.queries.themes import above, themes_of


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Sharing of information", "information-sharing"),
        ("Share all relevant and timely information", "information-sharing"),
        ("Information that is shared with landlords", "information-sharing"),
        ("Manage the offenders", "offender-management"),
        ("Raise awareness", "awareness"),
        ("Train market traders in first aid", "training"),
        ("All staff at the depot are to be trained in it", "training"),
        ("Misuse of drugs", "drug-misuse"),
        ("Pupils stay in school", "schools"),
        ("A victim-led review", "victims"),
        ("Referred under Prevent", "prevent"),
        ("The DHR", "domestic-homicide"),
    ],
)
def test_a_wording_counts_in_any_form_and_order(text: str, about: str) -> None:
    assert about in themes_of(text)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Train dogs to find books", "training"),
        ("Streets with high crime", "town-centres"),
        ("Prevent floods. Prevent delays", "prevent"),
        ("Exploit every opportunity", "exploitation"),
        ("Plant trees in the community in order to please", "orders-and-licences"),
        ("A case under the Anti-social Behaviour, Crime and Policing Act 2014", "police"),
        ("A domestic homicide review", "homicide"),
        ("Light the path behind the school", "schools"),
        ("All non-domestic cases", "domestic-abuse"),
        ("Violence other than domestic abuse", "domestic-abuse"),
        ("Work with couples; domestic abuse is left out", "domestic-abuse"),
        ("We share the work. Information follows", "information-sharing"),
        ("The trade brings violence, narcotics and fraud", "drug-misuse"),
    ],
)
def test_what_only_looks_like_a_theme_is_none(text: str, about: str) -> None:
    """A verb, a figure of speech, the title of an Act, a longer wording, another sentence, what is left out."""
    assert about not in themes_of(text)


def test_headings_over_many_matters_are_no_reason() -> None:
    assert "crime" not in above("knife-crime")
    assert set(above("knife-crime")) == {"weapons", "serious-violence", "violence"}


def test_gangs_of_the_young_are_no_organised_crime_groups() -> None:
    """Whoever leads on organised crime is not named by that for every gang."""
    assert "organised-crime" not in above("gangs")
    assert "gangs" in themes_of("Divert young people from gang criminality")


def test_every_theme_is_recognised_by_its_own_wordings() -> None:
    """Or by a longer one that lies within them; those that are common words only as names."""
    missed = [
        (t.id, wording)
        for t in themes().values()
        for wording in t.wordings
        if t.id not in themes_of(f"About {wording.replace('anybody', 'nurses and carers')}")
        and "proper" not in t.traits
    ]
    assert missed == []
