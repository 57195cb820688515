"""The work behind `remit load`: nothing is written until everything has been read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from remit.loaders.updating import update
from remit.queries.tally import Tally, tally


def load_into(
    address: str,
    documents: Sequence[Path],
    decisions: Path | None,
    profile: str | None,
    *,
    keep_going: bool = False,
) -> Tally:
    """Bring the register up to date, and count what is in it now.

    Raises:
        RemitError: a document, the decisions, the profile or the register has a fault; the register
            is then as it was.
    """
    built = update(address, documents, decisions, profile, keep_going=keep_going)
    return tally(address, built.contents, built.left_out)
