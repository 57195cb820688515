"""What brought the program down once does so no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.trying import failure

_KEPT = Path(__file__).resolve().parents[1] / "data" / "past-crashes.yaml"
_PAST: dict[str, dict[str, str]] = yaml.safe_load(_KEPT.read_text(encoding="utf-8"))
_OFTEN = re.compile(r"\{(?P<piece>[^{}]+) x (?P<times>\d+)\}")


def _written_out(text: str) -> bytes:
    return _OFTEN.sub(lambda m: m["piece"] * int(m["times"]), text).encode()


@pytest.mark.parametrize("name", _PAST)
def test_a_document_that_crashed_once_loads_or_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a stray exception nor a question that makes one; how fast is measured elsewhere."""
    monkeypatch.setattr("tests.fuzz.trying.LONGEST", 60.0)
    files = {file: _written_out(text) for file, text in _PAST[name].items()}
    decisions = files.pop("decisions.yaml", None)
    assert failure(Mutant(files, decisions)) == ""


def test_a_number_makes_the_same_damage_again() -> None:
    """A failure can be looked at."""
    assert all(mutant(number) == mutant(number) for number in range(30))
    assert len({str(mutant(number)) for number in range(30)}) > 20


@pytest.mark.parametrize("number", range(8))
def test_some_damage_is_tried_with_every_test(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the trying itself cannot break unseen."""
    monkeypatch.setattr("tests.fuzz.trying.LONGEST", 60.0)
    assert failure(mutant(number), number) == ""
