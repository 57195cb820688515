"""RDF of one line for each triple, sorted, of a register of any size.

The lines come as the register is gone through. No more than so many are in memory; the others wait on
disk, sorted already, and are merged as they are wanted. What is said twice is one line. All lines of a
subject stand together, so that subjects are sorted and merged, of which there is one for some six lines.
"""

from __future__ import annotations

import marshal
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from typing import IO, TYPE_CHECKING, Final

from remit.graph.exchange.encode import fill
from remit.graph.exchange.names import Object, Scope, Triple
from remit.graph.exchange.templates import ByTemplate
from remit.graph.exchange.writers import quoted
from remit.graph.uncollected import uncollected

if TYPE_CHECKING:
    from remit.graph.whole import Whole

MOST: Final = 200_000  # lines in memory: some fifty megabytes
_AT_ONCE: Final = 150  # subjects
# What the names of all things begin with, until they are given: a third of all letters, and no text or name has this one.
_HERE: Final = "\0"


class Lines:
    """Where triples go to become sorted lines: with the graph that each stands in, or without."""

    def __init__(self, scope: Scope, *, graphs: bool) -> None:
        self.scope = scope
        self.held = 0  # lines in memory, those that are there twice counted twice
        self._graphs = graphs
        self._ends: dict[str, list[str]] = {}  # of lines, by how all of a subject begin
        self._whole: list[str] = []  # all lines of a subject
        self._waiting: list[IO[bytes]] = []
        self._stack = ExitStack()

    def add(self, graph: str, subject: str, *pairs: tuple[str, Object | None]) -> None:
        """Say things of a subject in a graph; a pair without an object says nothing."""
        start = f"<{subject}> "
        end = f" <{graph}> .\n" if self._graphs and graph else " .\n"
        if (ends := self._ends.get(start)) is None:
            ends = self._ends[start] = []
        for predicate, target in pairs:
            if target is None:
                continue
            if isinstance(target, str):
                ends.append(f"<{predicate}> <{target}>{end}")
            else:
                text, datatype = target
                kind = f"^^<{datatype}>" if datatype else ""
                ends.append(f"<{predicate}> {quoted(text)}{kind}{end}")
        self.held += len(pairs)
        if self.held > MOST:
            self._put_aside()

    def made(self, triple: Triple, node: str) -> None:
        """Which statement makes a triple is told by the statement itself."""

    def block(self, lines: str, count: int) -> None:
        """Take all lines of a subject, sorted, each once; or of several that stand together."""
        self._whole.append(lines)
        self.held += count
        if self.held > MOST:
            self._put_aside()

    def _blocks(self) -> list[str]:
        """What is in memory, sorted, with all of a subject in one piece."""
        told = [_text(start, ends) for start, ends in self._ends.items()]
        return _joined(sorted([*told, *self._whole]))

    def _put_aside(self) -> None:
        file = self._stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        for some in _some(self._blocks()):
            marshal.dump(some, file)
        self._ends.clear()
        self._whole.clear()
        self.held = 0
        self._waiting.append(file)

    def sorted(self) -> Iterator[str]:
        """Give each line once, in order, with its end, many at a time; nothing is left on disk behind the last."""
        with self._stack:
            runs = [*map(_read, self._waiting), _some(self._blocks())]
            for blocks in _merged(runs) if len(runs) > 1 else runs[0]:
                yield "".join(blocks)


def _text(start: str, ends: list[str]) -> str:
    """The lines of a subject in order, each once."""
    return start + start.join(sorted(set(ends)) if len(ends) > 1 else ends)


def _subject(block: str) -> str:
    """How the first line of a block begins."""
    return block[: block.index("> ") + 2]


def _some(blocks: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(blocks), _AT_ONCE):
        yield blocks[start : start + _AT_ONCE]


def _read(file: IO[bytes]) -> Iterator[list[str]]:
    """Read back what was put aside; the file is ours alone, and nothing else was written to it."""
    file.seek(0)
    with suppress(EOFError):
        while True:
            yield marshal.load(file)  # noqa: S302


def _merged(runs: Iterable[Iterator[list[str]]]) -> Iterator[list[str]]:
    """Merge runs of sorted blocks, many blocks at a time, as to sort these takes less than to compare one by one."""
    heads = [_Head(run) for run in runs]
    while heads := [head for head in heads if head.blocks]:
        # No block of a subject up to it is still to be read.
        bound = min(_subject(head.blocks[-1]) for head in heads)
        yield _joined(sorted(block for head in heads for block in head.up_to(bound)))


class _Head:
    """The blocks of a run that are in memory: there are some as long as the run has any."""

    def __init__(self, run: Iterator[list[str]]) -> None:
        self._run = run
        self.blocks = next(run, [])

    def up_to(self, bound: str) -> list[str]:
        """Take the blocks of all subjects up to one."""
        at = bisect_right(self.blocks, bound, key=_subject)
        taken = self.blocks[:at]
        self.blocks = self.blocks[at:] or next(self._run, [])
        return taken


def _joined(blocks: list[str]) -> list[str]:
    """Put together what was said of a subject at several times."""
    if len({block[: block.index("> ")] for block in blocks}) == len(blocks):
        return blocks
    found: dict[str, list[str]] = {}
    for block in blocks:
        found.setdefault(_subject(block), []).append(block)
    return [some[0] if len({*some}) == 1 else _one_of(some) for some in found.values()]


def _one_of(blocks: list[str]) -> str:
    """One block of several: all their lines in order, each once."""
    lines = {line for block in blocks for line in block.split("\n")}
    return "\n".join([*sorted(lines - {""}), ""])


def sorted_lines(whole: Whole, base: str, *, graphs: bool) -> Iterator[str]:
    """Write a register as N-Triples or, with the graphs that the triples stand in, as N-Quads.

    Raises:
        RegisterError: an id, role or basis has no place in RDF; all such faults at once.
    """
    scope = Scope.of(base, whole.meta.get("scope", ""))
    found = Lines(Scope(_HERE), graphs=graphs)
    with uncollected():  # what is made here is let go of as it is written, and has no rings
        fill(found, whole, None if graphs else ByTemplate)
    return (lines.replace(_HERE, scope.prefix) for lines in found.sorted())
