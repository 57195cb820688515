"""Running a SPARQL query so that nothing gets out, and nothing runs on for ever.

A query sees one register and no network: one that asks a service, or for data from elsewhere, is
refused before it is run. It runs in a process of its own (see :mod:`remit.queries.sparql_child`),
which is ended when its time is over, by Ctrl-C, or by itself where the query is too much for it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO, Final, NamedTuple

from remit.graph.errors import RemitError

TIMEOUT_S: Final = 30.0
ROWS: Final = 10_000

_MOST_BYTES = 16 << 20  # of an answer: short values take ten times as much once they are read
_TO_SPARE = 1 << 20  # for what is said of an answer that is larger
_LONGEST_CELL = 100_000  # characters
_DEEPEST = 50  # the engine takes many seconds over a hundred, and breaks over a few thousand
_LONGEST = 200_000  # characters
_GAP = r"(?:\s|\#[^\n\r]*[\n\r])*+"
_IRI = r"(?:<[^<>]*>|[^\s{}()<>?$\"'\#]*:(?:\\.|[^\s{}\#\\])*)"
# In whatever a reader of SPARQL takes for a string, a comment or an operator, what is really asked of
# the network has this form; in a string hardly anything has. A name with the word in it is no keyword.
_ABROAD = re.compile(
    rf"[?$:@][\w-]+|"
    rf"(?P<service>SERVICE){_GAP}(?:SILENT{_GAP})?(?:{_IRI}|[?$]\w+){_GAP}\{{|"
    rf"(?P<data>FROM){_GAP}(?:NAMED{_GAP})?{_IRI}{_GAP}(?:FROM\b|WHERE\b|\{{)",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
# What is no bracket comes first. A text that is never closed takes the rest, so that it is read once.
_BRACKET = re.compile(
    r"\\.|"
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?|"(?:[^"\\\n\r]|\\.)*+"?|'
    r"'''(?:[^'\\]|\\.|'(?!''))*+(?:''')?|'(?:[^'\\\n\r]|\\.)*+'?|"
    r"<[^<>\"{}|^`\\\x00-\x20]*+>|\#[^\n\r]*+|[(\[{]|[)\]}]",
    re.DOTALL,
)


class QueryError(RemitError):
    """A query cannot be read, asks for what is not there or not allowed, or takes too long."""


class Table(NamedTuple):
    """What a query found: ids and terms in short, values as they are, ``None`` where there is none.

    ``cut`` says that there were more rows than were wanted.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    cut: bool = False

    def to_json(self) -> list[dict[str, str | None]]:
        """One object for each row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def refuse(query: str) -> None:
    """Raise where a query may not be run at all.

    Raises:
        QueryError: it leads out of the register, or is too long or nested too deeply.
    """
    if len(query) > _LONGEST:
        raise QueryError(
            f"the query has {len(query):,} characters; the longest that is run has {_LONGEST:,}"
        )
    plain = _ESCAPED.sub(_letter, query)
    if (depth := max(_depth(query), _depth(plain))) > _DEEPEST:
        raise QueryError(
            f"the query is nested {depth:,} brackets deep; the deepest that is run has {_DEEPEST}"
        )
    for match in _ABROAD.finditer(plain):
        line = plain.count("\n", 0, match.start()) + 1
        if match["service"]:
            raise QueryError(
                f"line {line}: the query asks another SERVICE; a query sees this register and no "
                "network: leave that part out"
            )
        if match["data"]:
            raise QueryError(
                f"line {line}: the query asks for data FROM elsewhere; a query sees this register, "
                "all of it, and no network: leave FROM out"
            )


def run(query: str, triples: bytes | Path, timeout: float, rows: int) -> Table:
    """Run a query over N-Triples, or over a folder in which the engine keeps them, in a process of its own.

    Raises:
        QueryError: it is no SPARQL, takes longer than ``timeout`` seconds, breaks the engine, or
            its answer is larger than anybody reads.
    """
    limits = {"lines": rows + 2, "bytes": _MOST_BYTES, "cell": _LONGEST_CELL}
    kept = triples if isinstance(triples, Path) else None
    size = sum(f.stat().st_size for f in kept.iterdir()) if kept else 0
    place = {"kept": str(kept) if kept else None, "size": size}
    request = json.dumps({"query": query, "timeout": timeout, **place, **limits}).encode()
    given = b"" if isinstance(triples, Path) else triples
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "remit.queries.sparql_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    with child:
        try:
            out, complaint = _heard(child, request + b"\n" + given, timeout)
        except subprocess.TimeoutExpired as error:
            raise QueryError(
                f"the query was stopped after {timeout:g} seconds; make it ask for less, or let it "
                "run longer with --timeout"
            ) from error
        finally:
            child.kill()  # by Ctrl-C, too, it is not left behind
    return _found(out, complaint, rows)


def _heard(child: subprocess.Popen[bytes], told: bytes, timeout: float) -> tuple[bytes, bytes]:
    """Tell a process something and give what it says, of which no more is kept than it may say.

    Raises:
        subprocess.TimeoutExpired: it has not ended in time.
    """
    heard = [b"", b""]

    def tell() -> None:
        assert child.stdin is not None
        with suppress(OSError), child.stdin as pipe:  # it may end before it was told all
            pipe.write(told)

    def hear(which: int, pipe: IO[bytes] | None) -> None:
        assert pipe is not None
        heard[which] = pipe.read(_MOST_BYTES + _TO_SPARE)
        if len(heard[which]) == _MOST_BYTES + _TO_SPARE:
            child.kill()

    threads = [
        Thread(target=tell, daemon=True),
        Thread(target=hear, args=(0, child.stdout), daemon=True),
        Thread(target=hear, args=(1, child.stderr), daemon=True),
    ]
    for thread in threads:
        thread.start()
    until = monotonic() + timeout
    try:
        for thread in threads:
            thread.join(max(0, until - monotonic()))
            if thread.is_alive():
                raise subprocess.TimeoutExpired(child.args, timeout)
    finally:
        child.kill()  # all pipes are closed, or it is not waited for any longer
        for thread in threads:
            thread.join()
    return heard[0], heard[1]


def _found(out: bytes, complaint: bytes, rows: int) -> Table:
    said = [json.loads(line) for line in out.splitlines() if line.endswith((b"]", b"}", b"true"))]
    if fault := next((one for one in said if isinstance(one, dict)), None):
        if "large" in fault:
            raise QueryError(
                f"the query asks for too much: {fault['large']}; ask for less at a time"
            )
        raise QueryError(f"the query cannot be asked: {fault['error']}")
    if not said or said[-1] is not True:
        raise QueryError(_broken(complaint))
    columns, *found = map(tuple, said[:-1])
    return Table(columns, tuple(found[:rows]), len(found) > rows)


def _broken(complaint: bytes) -> str:
    if b"ModuleNotFoundError" in complaint:
        return "the engine for SPARQL cannot be started; install Remit again"
    return (
        "the query is too much for the engine, which broke off; it is nested too deeply or needs "
        "too much memory: ask for less at a time"
    )


def _letter(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= sys.maxunicode else match[0]


def _depth(query: str) -> int:
    """How deeply brackets are nested, whatever closes them."""
    depth = deepest = 0
    for match in _BRACKET.finditer(query):
        if match[0] in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in ")]}":
            depth = max(0, depth - 1)
    return deepest
