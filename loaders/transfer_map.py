"""The file of a reorganisation: which body or post hands over to which, as YAML or as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from remit.graph.errors import DecisionsError, Place, Problem
from remit.loaders.marked_yaml import Node, load_yaml
from remit.loaders.readers import fetch

_NOBODY: Final = frozenset(["nobody", "none", "-", "–", ""])
_FROM, _TO, _WHAT = ("from", "predecessor"), ("to", "successor"), ("what",)
_KEYS = (*_FROM, *_TO, *_WHAT, "reason")


class Handing(NamedTuple):
    """One line of the map: who hands over, to whom (nobody, where it is empty), and only what, if not all."""

    predecessor: str
    successors: tuple[str, ...]
    what: tuple[str, ...]
    line: int


def transfer_map(path: Path) -> list[Handing]:
    """Read a map, by its suffix a table (``.csv``) or YAML.

    Raises:
        DocumentError: there is no such file, or it cannot be read.
        DecisionsError: it is no map; every fault is named with its line.
    """
    text = (fetch(path).content or b"").decode("utf-8-sig", errors="replace")
    problems: list[str] = []
    read = _table if path.suffix.casefold() == ".csv" else _yaml
    found = [*read(path.name, text, problems)]
    if not found and not problems:
        problems.append("there is no line in it that says who hands over (from, to)")
    if problems:
        raise DecisionsError("this is no map of a transfer", problems, Place(path.name))
    return found


def _table(_: str, text: str, problems: list[str]) -> Iterator[Handing]:
    rows = list(csv.reader(text.splitlines()))
    head = [cell.strip().casefold() for cell in rows[0]] if rows else []
    places = [
        next((head.index(n) for n in names if n in head), None) for names in (_FROM, _TO, _WHAT)
    ]
    if places[0] is None or places[1] is None:
        told = "name the columns from and to, and what where only some things go"
        problems.append(Problem(told, Place(line=1)))
        return
    for line, row in enumerate(rows[1:], 2):
        cells = ["" if n is None or n >= len(row) else row[n].strip() for n in places]
        if not any(cells):
            continue
        if not cells[0]:
            problems.append(
                Problem("it does not say from whom", Place(line=line, column=places[0] + 1))
            )
            continue
        yield Handing(cells[0], _parties(_several(cells[1])), _parts(cells[2]), line)


def _yaml(name: str, text: str, problems: list[str]) -> Iterator[Handing]:
    root = load_yaml(name, text)
    entries = dict(root.items(problems)) if isinstance(root.value, dict) else {"transfers": root}
    listed = entries.get("transfers")
    for node in listed.sequence(problems) if listed is not None else ():
        said = dict(node.items(problems))
        if unknown := [key for key in said if key not in _KEYS]:
            told = f"{unknown[0]} is not known; write from, to, what, reason"
            problems.append(Problem(told, Place(line=node.line)))
        before = _one(said, _FROM, problems)
        if len(before) != 1:
            told = "it must say from whom, one at a time"
            problems.append(Problem(told, Place(line=node.line)))
            continue
        to = _one(said, _TO, problems)
        yield Handing(before[0], _parties(to), tuple(_one(said, _WHAT, problems)), node.line)


def _one(said: dict[str, Node], names: tuple[str, ...], problems: list[str]) -> list[str]:
    node = next((said[name] for name in names if name in said), None)
    if node is None:
        return []
    return [each.string(problems).strip() for each in node.sequence(problems)]


def _parties(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in names if n.casefold() not in _NOBODY))


def _several(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(";")]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, _several(cell)))
