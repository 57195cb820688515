"""The statute book as data: it fits together, and finds provisions and bearers by name."""

from __future__ import annotations

import pytest

from remit.ontology.statutes import (
    bears,
    classes_of,
    faults,
    in_force,
    provisions,
    statutes,
    text_on,
)


def test_nothing_in_the_baseline_hangs_in_the_air() -> None:
    assert faults(statutes()) == []
    assert len(statutes().duties) >= 50


def test_faults_are_named() -> None:
    known = statutes()
    duty = known.duties[0]._replace(
        act="ukpga/1/1",
        bearers=("nobody",),
        checked="X",
        kind="wish",
        start="2",
        end="1",
    )
    found = faults(known._replace(duties=(duty, duty)))
    for words in (
        "no Act ukpga/1/1",
        "no class nobody",
        "checked is X",
        "no kind wish",
        "ends before",
        "stands twice",
    ):
        assert any(words in fault for fault in found), words


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Section 17 of the Crime and\nDisorder Act 1998", ["ukpga/1998/37/section/17"]),
        ("s.17A CDA 1998", ["ukpga/1998/37/section/17A"]),
        (
            "Sections 97 and 98 of the Police Reform Act 2002",
            ["ukpga/2002/30/section/97", "ukpga/2002/30/section/98"],
        ),
        ("Police and Justice Act 2006, section 19", ["ukpga/2006/48/section/19"]),
        ("MODERN SLAVERY ACT 2015", ["ukpga/2015/30"]),
        (
            "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007, regulation 12",
            ["uksi/2007/1830/regulation/12"],
        ),
        (
            "Anti-social Behaviour, Crime and Policing Act 2014 Schedule 4",
            ["ukpga/2014/12/schedule/4"],
        ),
        ("the Byelaws", []),
        ("", []),
    ],
)
def test_citations_of_law_are_understood(text: str, paths: list[str]) -> None:
    assert provisions(text) == paths


@pytest.mark.parametrize(
    ("name", "is_authority"),
    [
        ("Walsall Council", True),
        ("West Midlands Police", True),
        ("West Midlands Fire Service", True),
        ("NHS Walsall Clinical Commissioning Group", True),
        ("National Probation Service", True),
        ("West Midlands Community Rehabilitation Company", True),
        ("West Midlands Police and Crime Commissioner", False),
        ("Walsall Housing Group", False),
        ("Walsall College", False),
        ("Safer Walsall Partnership", False),
        ("Council for Voluntary Service", False),
    ],
)
def test_responsible_authorities_of_2020_are_told_by_name(name: str, is_authority: bool) -> None:
    assert ("responsible-authority" in classes_of(name, "2020-03-31")) is is_authority


def test_section_17_binds_councils_and_commissioners_but_no_chief_constable() -> None:
    duty = next(d for d in statutes().duties if d.id == "L15")
    assert bears("Vale Council", duty)
    assert bears("Vale Police and Crime Commissioner", duty)
    assert not bears("Vale Police", duty)


def test_duties_are_in_force_between_their_dates() -> None:
    late = {duty.id for duty in in_force("2023-01-31")} - {
        duty.id for duty in in_force("2023-01-30")
    }
    assert late == {"N06", "N07"}
    assert text_on("ukpga/1998/37/section/17", "2020-03-31").endswith("/section/17/2020-03-31")


def test_what_is_from_memory_says_so() -> None:
    unverified = {duty.id for duty in statutes().duties if not duty.verified}
    assert {"L20", "L24", "L42", "L56", "L59"} <= unverified
    assert not {"L10", "L15", "L43"} & unverified


def test_what_was_read_but_amended_since_says_so() -> None:
    """Of the regulations of 2007 only what was read as amended, or inserted later, is certain."""
    regulations = [d for d in statutes().duties if d.act == "uksi/2007/1830" and d.verified]
    assert {d.id for d in regulations if d.unsettled} == {"L21", "L22", "L23"}
    assert {d.id for d in regulations if not d.unsettled} == {"L19", "L25", "L26"}
