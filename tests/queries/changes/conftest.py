"""Logs as a body keeps them from meeting to meeting, loaded from tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from remit.queries.changes import Diff
from remit.queries.changes.comparing import between

Log = Callable[..., Contents]
HEAD = "Ref,Action,Owner,By when,Status"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Load rows of a log: reference, action, owner, deadline, status, separated by commas."""

    def make(*rows: str, head: str = HEAD) -> Contents:
        path = tmp_path / "log.csv"
        path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
        return load([path])

    return make


@pytest.fixture
def text(tmp_path: Path) -> Callable[[str], Contents]:
    """Load a text."""

    def make(words: str) -> Contents:
        path = tmp_path / "plan.txt"
        path.write_text(words, encoding="utf-8")
        return load([path])

    return make


def brief(diff: Diff) -> set[tuple[str, str]]:
    """Every change that counts, by what it is and of what."""
    return {(c.what, c.thing.label) for c in diff.changes if not c.along}


__all__ = ["between", "brief"]
