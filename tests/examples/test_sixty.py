"""Sixty ordinary questions, and thirty more, each with the answer of a careful reader who had not seen the code."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from remit.graph.lookup import key
from remit.graph.store import Store
from remit.graph.words import with_capital
from remit.queries.who import who

DATA = Path(__file__).parents[1] / "data"
QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (DATA / "questions-sixty.yaml").read_text(encoding="utf-8")
)
MORE: list[dict[str, Any]] = yaml.safe_load(
    (DATA / "questions-thirty.yaml").read_text(encoding="utf-8")
)
HALVES = {"written with": QUESTIONS[::2], "only measured": QUESTIONS[1::2], "more": MORE}
RIGHT = {"written with": 26, "only measured": 29, "more": 24}  # at least


def named(store: Store, sentence: str) -> set[str]:
    """The bodies and people that a sentence names, apart from those in the titles that it quotes."""
    left = re.sub(r'"[^"]*"', '""', sentence)
    found = set()
    for party in sorted(store.of_kind("body", "person"), key=lambda e: -len(e.label)):
        opening = with_capital(party.label)  # as it opens a sentence
        for name in (party.label, opening):
            if name in left:
                found.add(party.label)
                left = left.replace(name, "")
    return found


def same(label: str, name: str) -> bool:
    """Whether two names are one: the shorter may leave out the area or parent body before it."""
    short, long = sorted((key(label), key(name)), key=len)
    return long == short or long.endswith(f" {short}")


def graded(store: Store, item: dict[str, Any]) -> str:
    """Right, partly or wrong; wrong is whatever names somebody whom the reader does not."""
    sentence = who(store, item["q"]).sentence
    found = named(store, sentence)
    allowed = [*item["parties"], *item.get("also", ())]
    if any(all(not same(label, name) for name in allowed) for label in found):
        return "wrong"
    missing = [name for name in item["parties"] if all(not same(label, name) for label in found)]
    return "partly" if missing or item.get("says", "") not in sentence else "right"


def test_there_are_ninety_questions_all_different() -> None:
    assert len({item["q"] for item in (*QUESTIONS, *MORE)}) == 90


@pytest.mark.parametrize("half", HALVES)
def test_ordinary_questions_are_answered_and_none_wrongly(walsall: Store, half: str) -> None:
    """Nobody is named whom the documents do not name; most answers are all that a reader would say."""
    grades = {item["q"]: graded(walsall, item) for item in HALVES[half]}
    assert [q for q, grade in grades.items() if grade == "wrong"] == []
    short = [q for q, grade in grades.items() if grade == "partly"]
    assert Counter(grades.values())["right"] >= RIGHT[half], short
