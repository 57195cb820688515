"""What is tried with a damaged document: it is loaded, and then asked about."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from remit.graph.errors import RemitError
from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit.engine import audit
from remit.queries.dependencies import dependencies
from remit.queries.remit_of import remit_of
from remit.queries.who import who
from remit.viz.report import report
from remit.viz.view import view
from tests.fuzz.mutants import Mutant

_FAULTY = "the register would hold"
LONGEST = 2.0  # seconds of this process


def failure(made: Mutant, number: int = 0) -> str:
    """Say what went wrong with a document and with questions about it, or nothing.

    An error of Remit's own is what damaged documents are to end in.
    """
    with TemporaryDirectory() as folder:
        paths = []
        for name, content in made.files.items():
            paths.append(Path(folder, name))
            paths[-1].write_bytes(content)
        judged = None
        if made.decisions is not None:
            judged = Path(folder, "decisions.yaml")
            judged.write_bytes(made.decisions)
        contents: list[Contents] = []
        if wrong := _wrong("load", lambda: contents.append(load(paths, judged))):
            return wrong
    if not contents:
        return ""
    store = in_memory()
    try:
        if wrong := _wrong("store", lambda: store.replace(contents[0])):
            return wrong
        for name, question in _questions(store, contents[0], Random(number)):
            if wrong := _wrong(name, question):
                return wrong
    finally:
        store.close()
    return ""


def _questions(
    store: Store, contents: Contents, rng: Random
) -> list[tuple[str, Callable[[], object]]]:
    things = [e for e in contents.entities if e.kind != "document"]
    agents = [e for e in things if e.kind in ("body", "post", "person")]
    thing = rng.choice(things).label if things else "gates"
    agent = rng.choice(agents).id if agents else "body/none"
    day = date(2030, 6, 30)
    asked: list[tuple[str, Callable[[], object]]] = [
        ("who", lambda: who(store, thing)),
        ("of", lambda: remit_of(store, agent)),
        ("audit", lambda: audit(store, day)),
        ("dependencies", lambda: dependencies(store)),
        ("report", lambda: report(store, "markdown", as_of=day)),
        ("view", lambda: view(store)),
    ]
    return asked[:4] + ([rng.choice(asked[4:])] if rng.random() < 0.3 else [])


def _wrong(name: str, work: Callable[[], object]) -> str:
    started = time.process_time()
    try:
        work()
    except RemitError as error:
        text = str(error)
        if _FAULTY in text:  # the document is not at fault, what was made of it is
            return f"{name}: {' '.join(text.split())[:200]}"
        return f"{name}: an error without words" if not text.strip() else ""
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(str(error).split())[:120]
        return (
            f"{name}: {type(error).__name__}: {said} ({Path(where.filename).name}:{where.lineno})"
        )
    took = time.process_time() - started
    return f"{name}: slow, {took:.1f} s" if took > LONGEST else ""
