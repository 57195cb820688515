"""RDF of one line for each triple, sorted, of a register of any size.

The lines come as the register is gone through. No more than so many are in memory; the others wait on
disk, sorted already, and are merged as they are wanted. What is said twice is one line.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from typing import IO, TYPE_CHECKING, Final

from remit.graph.exchange.encode import fill
from remit.graph.exchange.names import Object, Scope, Triple
from remit.graph.exchange.writers import line

if TYPE_CHECKING:
    from remit.graph.whole import Whole

MOST: Final = 200_000  # lines in memory: some fifty megabytes
_AT_ONCE: Final = 1_000  # lines


class Lines:
    """Where triples go to become sorted lines: with the graph that each stands in, or without."""

    def __init__(self, scope: Scope, *, graphs: bool) -> None:
        self.scope = scope
        self._graphs = graphs
        self._held: set[str] = set()
        self._waiting: list[IO[str]] = []
        self._stack = ExitStack()

    def add(self, graph: str, subject: str, *pairs: tuple[str, Object | None]) -> None:
        """Say things of a subject in a graph; a pair without an object says nothing."""
        where = graph if self._graphs else ""
        for predicate, target in pairs:
            if target is not None:
                self._held.add(line((subject, predicate, target), where))
        if len(self._held) > MOST:
            self._put_aside()

    def made(self, triple: Triple, node: str) -> None:
        """Which statement makes a triple is told by the statement itself."""

    def _put_aside(self) -> None:
        file = self._stack.enter_context(
            tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        )
        file.writelines(f"{one}\n" for one in sorted(self._held))
        self._held.clear()
        self._waiting.append(file)

    def sorted(self) -> Iterator[str]:
        """Give each line once, in order, with its end, many at a time; nothing is left on disk behind the last."""
        with self._stack:
            for file in self._waiting:
                file.seek(0)
            held = (f"{one}\n" for one in sorted(self._held))
            lines = (
                (one for one, _ in groupby(merge(*self._waiting, held))) if self._waiting else held
            )
            while some := "".join(islice(lines, _AT_ONCE)):
                yield some


def sorted_lines(whole: Whole, base: str, *, graphs: bool) -> Iterator[str]:
    """Write a register as N-Triples or, with the graphs that the triples stand in, as N-Quads.

    Raises:
        RegisterError: an id, role or basis has no place in RDF; all such faults at once.
    """
    found = Lines(Scope.of(base, whole.meta.get("scope", "")), graphs=graphs)
    fill(found, whole)
    return found.sorted()
