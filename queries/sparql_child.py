"""The process in which a SPARQL query runs: it reads a request, writes rows, and may be killed.

The engine is native code: it neither hears Ctrl-C nor stops after a while, and its parser ends the
whole process where a query is nested too deeply. Here it ends nobody but itself. Nothing of ours is
imported, so that it starts at once. One line of JSON comes in, and the triples after it unless the
line names a folder that keeps them, which is only read; lines of
JSON go out: the columns, then the rows, then the word ``true``; where that fails, ``{"error": …}``
before the ``true``, or ``{"large": …}`` where the answer is no answer that anybody reads.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

_MEMORY = 1 << 29  # in bytes; a query of a small register takes a tenth of it
_EACH = 20  # times the triples' bytes: what the engine's indexes and a sorted answer take besides
# Bytes of addresses, hardly any of them used, that those who read the kept files ask for.
_THREADS = 1 << 31
_GRACE_S = 5  # whoever asked ends this process in time, unless it is no more itself


class _TooLargeError(Exception):
    """An answer, or a value in it, is longer than it may be."""


def main() -> None:
    """Answer the one request on standard input."""
    request: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    triples = sys.stdin.buffer.read()
    kept = _THREADS if request["kept"] else 0
    _limit(request["timeout"], _MEMORY + kept + _EACH * (len(triples) or request["size"]))
    try:
        for line in _fitting(_answer(request, triples), request):
            sys.stdout.write(line)
    except _TooLargeError as error:
        sys.stdout.write(json.dumps({"large": str(error)}) + "\n")
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        sys.stdout.write(json.dumps({"error": str(error)}) + "\n")
    sys.stdout.write("true\n")
    sys.stdout.flush()


def _limit(seconds: float, memory: int) -> None:
    """Let no query outlive or outgrow its limits, where the system can see to that."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_S)


def _answer(request: dict[str, Any], triples: bytes) -> Iterator[list[str | None]]:
    import pyoxigraph

    if request["kept"]:
        store = pyoxigraph.Store.read_only(request["kept"])
    else:
        store = pyoxigraph.Store()
        store.bulk_load(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    found = store.query(request["query"])
    if isinstance(found, pyoxigraph.QueryBoolean):
        yield ["answer"]
        yield ["yes" if found else "no"]
    elif isinstance(found, pyoxigraph.QueryTriples):
        yield ["subject", "predicate", "object"]
        for triple in found:
            yield [_cell(triple.subject), _cell(triple.predicate), _cell(triple.object)]
    else:
        yield [variable.value for variable in found.variables]
        for solution in found:
            yield [_cell(term) for term in solution]


def _fitting(lines: Iterator[list[str | None]], request: dict[str, Any]) -> Iterator[str]:
    """As many lines as are wanted, as they are written, where they are no larger than is wanted."""
    room = request["bytes"]
    for line in islice(lines, request["lines"]):
        length = max((len(cell) for cell in line if cell), default=0)
        if length > request["cell"]:
            raise _TooLargeError(
                f"a value in its answer has {length:,} characters, more than {request['cell']:,}"
            )
        said = json.dumps(line) + "\n"
        if (room := room - len(said)) < 0:
            raise _TooLargeError(f"its answer takes more than {request['bytes'] >> 20} MB")
        yield said


def _cell(term: object) -> str | None:
    return None if term is None else str(getattr(term, "value", term))


if __name__ == "__main__":
    main()
