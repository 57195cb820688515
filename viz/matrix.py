"""How priorities depend on each other, where the queries can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from remit.graph.store import Store

_QUERY = "remit.queries.dependencies"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Priorities along both sides; a cell says through how many things two of them depend."""

    names: tuple[tuple[str, str], ...]
    cells: Mapping[tuple[str, str], int]
    pairs: Sequence[Mapping[str, Any]]

    def cell(self, a: str, b: str) -> int:
        """Through how many things two priorities depend on each other."""
        return self.cells.get((a, b), 0)


def matrix_of(store: Store) -> Matrix | None:
    """Ask for the dependencies; without an answer the page has no such section."""
    if find_spec(_QUERY) is None:
        return None
    found = import_module(_QUERY).dependencies(store)
    pairs = [each.to_json() if hasattr(each, "to_json") else each for each in found]
    return matrix_from(pairs)


def matrix_from(pairs: Sequence[Mapping[str, Any]]) -> Matrix | None:
    """Make the matrix from dependencies in their public shape."""
    if not pairs:
        return None
    names: dict[str, str] = {}
    cells: dict[tuple[str, str], int] = {}
    for pair in pairs:
        a, b = _thing(pair["a"]), _thing(pair["b"])
        names.update([a, b])
        cells[a[0], b[0]] = cells[b[0], a[0]] = len(pair["through"])
    return Matrix(tuple(sorted(names.items(), key=lambda n: n[1])), cells, pairs)


def _thing(end: Any) -> tuple[str, str]:
    return (end["id"], end["label"]) if isinstance(end, Mapping) else (str(end), str(end))
