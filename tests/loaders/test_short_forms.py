"""Short forms in parentheses: whose they are where two names stand before them, or two explain one."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

_FIRST = "The Safer Vale Partnership is the community safety partnership for Vale.\n\n"


def _loaded(folder: Path, text: str, decisions: str = "") -> Contents:
    (folder / "plan.txt").write_text(_FIRST + text, encoding="utf-8")
    if not decisions:
        return load([folder / "plan.txt"])
    (folder / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return load([folder / "plan.txt"], folder / "decisions.yaml")


def _names(contents: Contents) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for s in contents.statements:
        if s.term == "name" and s.subject.startswith("body/") and s.value:
            found.setdefault(s.subject.removeprefix("body/"), set()).add(s.value)
    found.pop("safer-vale-partnership")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fenwick Council and Mere Housing Trust (MHT) meet in spring.",
            {"mere-housing-trust": {"Mere Housing Trust", "MHT"}},
        ),
        (
            "Fenwick Council and Vale Council (the Council) meet in spring.",
            {"vale-council": {"Vale Council", "Council"}},
        ),
        (
            "The Chair of Vale Health Board (VHB) came in spring.",
            {"vale-health-board": {"Vale Health Board", "VHB"}},
        ),
        ("Fenwick Council and Mere Housing Trust (FC) meet in spring.", {}),
        (
            "The Police and Crime Commissioner for Vale Council (PCC) came.",
            {"police-and-crime-commissioner-for-vale-council": {
                "Police and Crime Commissioner for Vale Council", "PCC"}},
        ),
        (
            "The Vale Fire and Rescue Service (VFRS) came.",
            {"vale-fire-and-rescue-service": {"Vale Fire and Rescue Service", "VFRS"}},
        ),
        (
            "The Vale Police and Crime Panel (the Panel) came.",
            {"vale-police-and-crime-panel": {"Vale Police and Crime Panel", "Panel"}},
        ),
    ],
)  # fmt: skip
def test_a_short_form_behind_two_bodies_is_the_second_ones(
    tmp_path: Path, text: str, expected: dict[str, set[str]]
) -> None:
    """It never spans both, and an "and" inside one name divides nothing."""
    assert _names(_loaded(tmp_path, text + "\n")) == expected


_TWICE = (
    "Vale Drug Partnership (VDP) and others came. Vale Dance Project (VDP) came, too.\n\n"
    "VDP reports to the Vale Health Board.\n"
)


def test_a_short_form_for_two_bodies_is_neither(tmp_path: Path) -> None:
    """What is said of it is said of it alone, and the two do not become one."""
    contents = _loaded(tmp_path, _TWICE)
    assert {"vale-drug-partnership", "vale-dance-project", "vdp"} <= set(_names(contents))
    (reports,) = [s for s in contents.statements if s.term == "reportsTo"]
    assert reports.subject == "body/vdp"
    assert any(
        n.startswith(
            "“VDP” is explained as “Vale Drug Partnership” (plan.txt, line 3) and "
            "“Vale Dance Project” (plan.txt, line 3): it is taken for none of them"
        )
        for n in contents.notes
    )


def test_a_decision_says_whose_a_short_form_is(tmp_path: Path) -> None:
    """Then the other body goes without it."""
    decided = "same:\n- {names: [Vale Drug Partnership, VDP], reason: asked}\n"
    contents = _loaded(tmp_path, _TWICE, decided)
    assert _names(contents)["vale-drug-partnership"] == {"Vale Drug Partnership", "VDP"}
    assert _names(contents)["vale-dance-project"] == {"Vale Dance Project"}
    assert not [n for n in contents.notes if "explained" in n]


def test_fuller_and_shorter_names_of_one_body_share_a_short_form(tmp_path: Path) -> None:
    """The same words with some left out are no second body."""
    contents = _loaded(
        tmp_path,
        "The West Vale Drug Partnership (VDP) came. The Vale Drug Partnership (VDP) stayed.\n",
    )
    assert _names(contents) == {
        "west-vale-drug-partnership": {"West Vale Drug Partnership", "Vale Drug Partnership", "VDP"}
    }


def test_the_last_member_of_a_list_may_have_and_in_its_name(tmp_path: Path) -> None:
    """Three members, none of them cut in two or joined to another."""
    contents = _loaded(
        tmp_path,
        "It comprises: Vale Police, Fenwick Council and the Police and Crime Commissioner.\n",
    )
    members = {s.subject for s in contents.statements if s.term == "memberOf"}
    assert members == {
        "body/vale-police",
        "body/fenwick-council",
        "body/police-and-crime-commissioner",
    }


def test_several_ands_divide_several_members(tmp_path: Path) -> None:
    """Also where two bodies stand beside one bullet."""
    contents = _loaded(
        tmp_path,
        "It comprises:\n\n- Vale Council and Mere Trust and Fenwick Board\n- Vale Police\n",
    )
    members = {s.subject for s in contents.statements if s.term == "memberOf"}
    assert members == {
        "body/vale-council",
        "body/mere-trust",
        "body/fenwick-board",
        "body/vale-police",
    }
