"""The regular expressions that our code compiles while it works: ``python -m tests.support.compiled FOLDER…``.

For a process of its own, in which nothing is compiled and kept yet: patterns inside functions, kept by a
profile or made from what a document says are in no module's globals. Each folder's documents are loaded
and asked about; then one line of JSON for each pattern says who compiled it, and by which function of ``re``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

_LONGEST = 3000  # characters: what is longer lists names, of which a few are as good as all
_OF_A_LINE = 3  # patterns that one line of code makes of different names are all alike


def main(folders: list[str]) -> None:
    """Print what is compiled on the way."""
    found = _listen()

    from remit.graph.errors import RemitError
    from remit.graph.opening import in_memory
    from remit.graph.store import Store
    from remit.loaders import load
    from remit.queries.audit.engine import audit
    from remit.queries.check import check
    from remit.queries.duties import duties
    from remit.queries.who import who
    from remit.viz.report import report
    from remit.viz.view import view

    day = date(2030, 6, 30)

    def asked(store: Store, bodies: list[str]) -> Iterator[Callable[[], object]]:
        yield from (partial(audit, store, day), partial(view, store))
        yield partial(report, store, "markdown", as_of=day, redact=True)
        for name in bodies:
            yield partial(who, store, f"What does {name} lead?")
            yield partial(duties, store, name)
            yield partial(check, store, f"{name} leads crime")

    for folder in folders:
        contents = load(
            sorted(p for p in Path(folder).iterdir() if p.suffix not in (".yaml", ".md"))
        )
        with closing(in_memory()) as store:
            store.replace(contents)
            bodies = [e.label for e in contents.entities if e.kind == "body"][:3]
            for question in asked(store, bodies):
                with suppress(
                    RemitError
                ):  # nothing is found; the patterns were needed all the same
                    question()
    for (pattern, flags), (place, called) in found.items():
        sys.stdout.write(json.dumps([place, called, pattern, flags]) + "\n")


def _listen() -> dict[tuple[str, int], tuple[str, str]]:
    """From now on keep what the modules of ours compile."""
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    compile_ = compiler.compile
    found: dict[tuple[str, int], tuple[str, str]] = {}
    places: Counter[str] = Counter()

    def heard(pattern: object, flags: int = 0) -> re.Pattern[Any]:
        made: re.Pattern[Any] = compile_(pattern, flags)
        frame: FrameType | None = sys._getframe(1)
        called = "compile"
        while frame is not None and frame.f_globals["__name__"].partition(".")[0] == "re":
            called, frame = frame.f_code.co_name, frame.f_back
        module = frame.f_globals["__name__"] if frame else ""
        if (
            frame
            and module.partition(".")[0] == "remit"
            and isinstance(made.pattern, str)
            and len(made.pattern) < _LONGEST
        ):
            place = f"{module}, line {frame.f_lineno}"
            places[place] += 1
            if places[place] <= _OF_A_LINE or frame.f_code.co_name == "<module>":
                found.setdefault((made.pattern, made.flags), (place, called))
        return made

    compiler.compile = heard
    re.purge()
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
