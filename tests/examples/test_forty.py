"""Forty questions of an officer, a councillor and an auditor to four commands, and sixty more to who alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from remit.graph.store import Store
from remit.queries.listing import Wanted, listing
from remit.queries.matter import matter
from remit.queries.remit_of import remit_of
from remit.queries.things import kind_called
from tests.examples.test_sixty import graded

_DATA = Path(__file__).parents[1] / "data"
FORTY: list[dict[str, Any]] = yaml.safe_load(
    (_DATA / "questions-forty.yaml").read_text(encoding="utf-8")
)
TWENTY: list[dict[str, Any]] = yaml.safe_load(
    (_DATA / "questions-twenty.yaml").read_text(encoding="utf-8")
)
NEWEST: list[dict[str, Any]] = yaml.safe_load(
    (_DATA / "questions-new-starter.yaml").read_text(encoding="utf-8")
)
SETS = {"forty": FORTY, "twenty": TWENTY, "newest": NEWEST}
# The bundled register is told in other words, of which some questions have none.
RIGHT = {  # at least
    "loaded": {"forty": 36, "twenty": 19, "newest": 34},
    "bundled": {"forty": 31, "twenty": 15, "newest": 32},
}


def _grade(store: Store, item: dict[str, Any]) -> str:
    """Right, partly or wrong, for a question to any of the commands."""
    says, never = item.get("says", []), item.get("never", [])
    if item.get("ask", "who") == "who":
        return graded(store, {**item, "says": "".join(says)})
    if item["ask"] == "list":
        kind = kind_called(item["q"])
        assert kind is not None
        found = listing(store, kind, Wanted(**item["wanted"]))
        return "right" if len(found.rows) == item["rows"] else "wrong"
    told = remit_of if item["ask"] == "of" else matter
    sentence = told(store, item["q"]).sentence
    if any(word in sentence for word in never):
        return "wrong"
    return "right" if all(word in sentence for word in says) else "partly"


def test_the_questions_are_all_different() -> None:
    told = [(i.get("ask"), i["q"], str(i.get("wanted"))) for items in SETS.values() for i in items]
    assert len({*told}) == len(told) == 100


@pytest.mark.parametrize("which", [*SETS])
def test_questions_to_every_command_are_answered_and_none_wrongly(
    walsall: Store, which: str, request: pytest.FixtureRequest
) -> None:
    """Nobody is named whom the documents do not name, and nine in ten are answered in full."""
    grades = {
        f"{item.get('ask', 'who')} {item['q']} {item.get('wanted', '')}": _grade(walsall, item)
        for item in SETS[which]
    }
    register = "loaded" if "loaded" in request.node.callspec.id else "bundled"
    assert [q for q, grade in grades.items() if grade == "wrong"] == []
    short = [q for q, grade in grades.items() if grade == "partly"]
    assert len(grades) - len(short) >= RIGHT[register][which], short
