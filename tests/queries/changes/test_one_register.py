"""One register at two times: what its load took for two is never told as one that changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from remit.graph.editions import as_of
from remit.graph.errors import RegisterError
from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.changes import applied
from remit.queries.changes.comparing import between, difference
from remit.queries.changes.model import Diff

DAYS = ("2031-05-12", "2031-06-09")
GATE = "Q1,Mend the gate of the north quay,Ann Bee,31 March 2032"
OLD = "Put a lamp above the door of the old mission"
COUNT = "Count the buoys before the season begins"
NOW = "Put a lamp above the door of the mission"


@pytest.fixture
def papers(tmp_path: Path) -> Callable[[str, str], list[Path]]:
    """Write a row into the log of May and another into that of June."""

    def write(may: str, june: str) -> list[Path]:
        made = []
        for day, row in zip(("12 May 2031", "9 June 2031"), (may, june), strict=True):
            path = tmp_path / f"{day}.csv"
            lines = ["North Quay Board – Action log,,,", f"As at {day},,,", "Ref,Action,Owner,Due"]
            path.write_text("\n".join([*lines, GATE, row, ""]), encoding="utf-8")
            made.append(path)
        return made

    return write


def told(diff: Diff) -> set[tuple[str, str]]:
    return {(c.what, c.thing.label) for c in diff.changes if c.thing.kind == "action"}


def at_two_times(papers: list[Path], decisions: Path | None = None) -> Diff:
    """The difference between both days of one register."""
    with closing(in_memory()) as store:
        store.replace(load(papers, decisions))
        may, june = (as_of(store, date.fromisoformat(day)) for day in DAYS)
        with closing(may), closing(june):
            return difference(may, june, DAYS)


@pytest.mark.parametrize("at_once", [True, False])
def test_what_a_person_keeps_apart_is_told_as_two(
    papers: Callable[[str, str], list[Path]], tmp_path: Path, *, at_once: bool
) -> None:
    """In one register at two times, and in two registers with the decision."""
    logs = papers(f",{OLD},Tom Roe,31 May 2032", f",{NOW},Tom Roe,31 May 2032")
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        f"not same:\n  - kind: action\n    names: [{OLD}, {NOW}]\n    reason: asked the clerk\n",
        encoding="utf-8",
    )

    def diff(decided: Path | None) -> Diff:
        if at_once:
            return at_two_times(logs, decided)
        before, after = (load([path], decided) for path in logs)
        return between(before, after)

    assert told(diff(None)) == {("reworded", NOW)}
    assert told(diff(decisions)) == {("new", NOW), ("gone", OLD)}
    assert not diff(decisions).doubts


@pytest.mark.parametrize(
    ("june", "expected"),
    [
        ("Q9", {("new", COUNT), ("gone", COUNT)}),
        ("Q8", {("renumbered", COUNT), ("deadline", COUNT)}),
    ],
)
def test_what_a_person_keeps_apart_by_its_references_is_told_as_two(
    papers: Callable[[str, str], list[Path]], tmp_path: Path, june: str, expected: set[Any]
) -> None:
    """In the same words, and between two registers; a third reference is no matter of the decision."""
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        "not same:\n  - kind: action\n    names: [Q7, Q9]\n    reason: one each year\n",
        encoding="utf-8",
    )
    logs = papers(f"Q7,{COUNT},Tom Roe,31 May 2031", f"{june},{COUNT},Tom Roe,31 May 2032")
    before, after = (load([path], decisions) for path in logs)
    found = between(before, after)
    assert told(found) == expected
    assert not found.doubts
    held = {(e.id, e.label) for e in applied(before, found).entities}
    assert held == {(e.id, e.label) for e in after.entities}


@pytest.mark.parametrize("kept", ["[", "[7]", "{}", '[["action", 7]]', "[[]]"])
def test_damaged_decisions_are_said_in_a_sentence(
    papers: Callable[[str, str], list[Path]], kept: str
) -> None:
    before, after = (load([path]) for path in papers(f"Q7,{COUNT},,", f"Q9,{COUNT},,"))
    damaged = replace(before, meta={**before.meta, "apart": kept})
    with pytest.raises(RegisterError, match="load its documents and decisions again"):
        between(damaged, after)


def test_what_the_load_only_noted_to_be_alike_cannot_be_told(
    papers: Callable[[str, str], list[Path]],
) -> None:
    diff = at_two_times(
        papers(
            ",Ring the harbour master on each Monday morning,Tom Roe,31 May 2032",
            ",Ring the harbour master on each Tuesday morning,Tom Roe,31 May 2032",
        )
    )
    assert told(diff) == set()
    assert len(diff.doubts) == 1


def test_a_task_that_comes_back_in_the_same_words_is_another(
    papers: Callable[[str, str], list[Path]],
) -> None:
    """It is due on another day: no deadline has moved, and the first was never reported as done."""
    diff = at_two_times(
        papers(f"Q7,{COUNT},Tom Roe,31 May 2031", f"Q9,{COUNT},Tom Roe,31 May 2032")
    )
    assert told(diff) == {("new", COUNT), ("gone", COUNT)}


def test_a_word_of_the_title_is_news_where_it_stands_alone(tmp_path: Path) -> None:
    """Only the title and the date themselves are no news of an edition."""
    logs = []
    for day, note in (("12 May 2031", ""), ("9 June 2031", "Housing\n\n")):
        path = tmp_path / f"{day}.md"
        head = f"# North Quay Board – Housing action log\n\nAs at {day}\n\n"
        table = "| Ref | Action | Owner |\n|---|---|---|\n| Q1 | Mend the gate | Ann Bee |\n\n"
        path.write_text(f"{head}{table}{note}", encoding="utf-8")
        logs.append(path)
    diff = at_two_times(logs)
    assert [entry.text for entry in diff.said] == ["Housing"]
    assert not diff.unsaid
