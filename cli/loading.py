"""The work behind `remit load`: nothing is written until everything has been read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from remit.graph.opening import contents_at, create_store
from remit.loaders import load
from remit.queries.tally import Tally, tally


def load_into(
    address: str, documents: Sequence[Path], decisions: Path | None, profile: str | None
) -> Tally:
    """Read documents, beside those that the register holds already, and put the result there.

    Raises:
        RemitError: a document, the decisions, the profile or the register has a fault; the register
            is then as it was.
    """
    contents = load(documents, decisions, profile, contents_at(address))
    store = create_store(address)
    try:
        store.replace(contents)
    finally:
        store.close()
    return tally(address, contents)
