from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.errors import DecisionsError
from remit.graph.model import Contents
from remit.loaders import load

_PLAN = """\
Safer Vale Partnership

Community Safety Plan 2026

Who we are

The partnership is made up of:

• Fenwick Vale Council
• Vale Police

Priority 1 – Hate crime

Lead: Vale Police

This year we will

• ask Fenwick Vale Council and VLP to open a reporting centre
• tell the district council what was reported
"""


def _loaded(folder: Path, decisions: str) -> Contents:
    (folder / "plan.txt").write_text(_PLAN, encoding="utf-8")
    (folder / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return load([folder / "plan.txt"], folder / "decisions.yaml")


def _same(*names: str) -> str:
    return f"same:\n  - names: [{', '.join(names)}]\n    reason: they are one\n"


def _names(contents: Contents, thing: str) -> dict[str | None, str]:
    return {s.value: s.basis for s in contents.statements if (s.subject, s.term) == (thing, "name")}


def test_a_name_that_only_a_decision_explains_is_decided_and_cited(tmp_path: Path) -> None:
    contents = _loaded(tmp_path, _same("Vale Police", "VLP"))
    assert _names(contents, "body/vale-police") == {"Vale Police": "stated", "VLP": "decided"}
    (short,) = [s for s in contents.statements if s.term == "name" and s.value == "VLP"]
    assert [(c.locator, c.quote) for c in short.citations] == [("line 18", "VLP")]


def test_an_action_mentions_a_body_by_its_decided_name(tmp_path: Path) -> None:
    contents = _loaded(tmp_path, _same("Vale Police", "VLP"))
    mentions = {s.object for s in contents.statements if s.term == "mentions"}
    assert "body/vale-police" in mentions


def test_a_decided_name_begins_a_sentence_as_well_as_standing_in_one(tmp_path: Path) -> None:
    contents = _loaded(tmp_path, _same("Fenwick Vale Council", "The district council"))
    assert contents.notes  # "The district council" begins no sentence here, and is not met
    contents = _loaded(tmp_path, _same("Fenwick Vale Council", "the district council"))
    assert _names(contents, "body/fenwick-vale-council")["district council"] == "decided"
    assert contents.notes == ()


@pytest.mark.parametrize(
    ("decision", "what"),
    [
        (_same("Vale Police", "Vail Police"), "same: “Vail Police”"),
        (
            "not same:\n  - {names: [Vale Police, Night Owls], reason: two}\n",
            "not same: “Night Owls”",
        ),
        ("split:\n  - {cell: A B C D, into: [A B, C D], reason: two}\n", "split: “A B C D”"),
        ("kind:\n  - {name: Night Owls, kind: body, reason: a group}\n", "kind: “Night Owls”"),
        ("ignore:\n  - {document: plan, lines: 99, reason: noise}\n", "ignore: lines 99-99"),
    ],
)
def test_a_decision_that_finds_nothing_to_decide_is_noted(
    tmp_path: Path, decision: str, what: str
) -> None:
    (note,) = _loaded(tmp_path, decision).notes
    assert what in note
    assert "nowhere" in note


def test_decisions_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    apart = "not same:\n  - names: [VLP, vale police]\n    reason: they are two\n"
    with pytest.raises(DecisionsError, match="same and not same both name"):
        _loaded(tmp_path, _same("Vale Police", "VLP") + apart)
