"""What a run of rows was taken for: the type of the table, and what each of its columns is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage


class Column(NamedTuple):
    """A column of a table: its heading, its role (none where it is not known), and why."""

    number: int
    heading: Passage
    role: str
    score: float
    why: str


@dataclass(frozen=True)
class Match:
    """What a run of rows was taken for.

    ``kind`` is a type of table of the lexicon, ``matrix``, ``seats``, ``powers``, or nothing where no type fits;
    ``header`` are the rows that it was seen from.
    """

    kind: str
    header: tuple[Block, ...]
    columns: tuple[Column, ...]
    score: float

    @cached_property
    def by_number(self) -> Mapping[int, Column]:
        """The columns by their numbers."""
        return {column.number: column for column in self.columns}

    @cached_property
    def roles(self) -> Mapping[str, tuple[Column, ...]]:
        """The columns of each role, from left to right."""
        found: dict[str, list[Column]] = {}
        for column in self.columns:
            if column.role:
                found.setdefault(column.role, []).append(column)
        return {role: tuple(columns) for role, columns in found.items()}

    @property
    def unknown(self) -> tuple[Column, ...]:
        """The columns whose role is not known."""
        return tuple(column for column in self.columns if not column.role)
