"""A register brought up to date: new documents beside those that it was built from already."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from remit.graph.errors import ChangedError
from remit.graph.opening import create_store, sources_at
from remit.loaders.building import Built, build
from remit.loaders.memory import SMALLEST, memory_of
from remit.loaders.progress import Told, silent

_TRIES = 10  # against others who load the same register at the same time


def update(
    address: str | Path,
    documents: Sequence[Path],
    decisions: Path | None = None,
    profile: str | None = None,
    *,
    keep_going: bool = False,
    source_url: str | None = None,
    told: Told = silent,
) -> Built:
    """Read documents, beside those that the register holds already, and put the result there.

    Where somebody else loads the same register meanwhile, theirs is built upon, so that nobody's
    document is lost. With ``keep_going`` documents that cannot be read are left out, as long as one can.
    ``source_url`` is where they stand on the web: of one its address, of several what they stand below.
    ``told`` hears how far it has come.

    Raises:
        RemitError: a document, the decisions, the profile or the register has a fault; the register
            is then as it was.
    """
    with memory_of(address) as memory:
        for left in reversed(range(_TRIES)):
            earlier = sources_at(address)
            built = build(
                documents,
                decisions,
                profile,
                earlier,
                keep_going=keep_going,
                source_url=source_url,
                memory=memory,
                told=told,
            )
            with closing(create_store(address)) as store:
                try:
                    store.replace(built.contents, earlier.digest)
                except ChangedError:
                    if not left:
                        raise
                    continue
            if len(built.contents.ledger) >= SMALLEST:
                memory.write()
            else:
                memory.forget()
            return built
    raise AssertionError("unreachable")
