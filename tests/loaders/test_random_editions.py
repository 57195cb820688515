"""Random edits of a log, loaded as two of its editions: rows become one thing only where they are one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.model import Contents
from remit.loaders import load
from tests.queries.changes.test_random_edits import Log, Row, logs


def edition(path: Path, day: str, rows: list[Row], *, referred: bool) -> Path:
    """Write rows as the log of one board as at a day, with lasting references or without any."""
    lines = ["North Quay Board – Action log,,,", f"As at {day},,,", "Ref,Action,Owner,By when"]
    lines += [f"{f'A{row.number}' if referred else ''},{row.words},{row.owner},{row.due}" for row in rows]  # fmt: skip
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(log=logs(), referred=st.booleans())
def test_rows_of_two_editions_are_one_thing_only_where_they_are_one(
    tmp_path_factory: Any, log: Log, referred: bool
) -> None:
    folder: Path = tmp_path_factory.mktemp("logs")
    papers = [
        edition(folder / "may.csv", "12 May 2031", log.before, referred=referred),
        edition(folder / "july.csv", "14 July 2031", log.after, referred=referred),
    ]
    was = {row.words: row for row in log.before}
    is_ = {row.words: row for row in log.after}
    together = 0
    for said in _names(load(papers)).values():
        before = {was[words].action for words, document in said if document == "may.csv"}
        after = {is_[words].action for words, document in said if document == "july.csv"}
        assert len(before | after) == 1
        together += bool(before and after)
    unchanged = was.keys() & is_.keys()
    assert together >= len({was[words].action for words in unchanged})
    if referred:  # and then every row is known by its reference, however it is reworded
        assert together == len({r.action for r in log.before} & {r.action for r in log.after})


def _names(contents: Contents) -> dict[str, set[tuple[str, str]]]:
    """What each action is called, and by which paper."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for s in contents.statements:
        if s.term == "name" and s.subject.startswith("action/"):
            found[s.subject].update((s.value or "", c.document) for c in s.citations)
    return found
