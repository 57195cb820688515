"""The work behind `remit load`: nothing is written until everything has been read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from remit.cli.watching import watching
from remit.loaders.explaining import Region
from remit.loaders.updating import update
from remit.queries.tally import Tally, tally


class Loaded(NamedTuple):
    """What is in the register now, and what each region of its documents was taken for."""

    tally: Tally
    regions: tuple[Region, ...]

    def to_json(self, *, explain: bool) -> dict[str, object]:
        """The load in the public shape, with its regions where they are asked for."""
        told = [region.to_json() for region in self.regions]
        return {**self.tally.to_json(), **({"regions": told} if explain else {})}


def load_into(
    address: str,
    documents: Sequence[Path],
    decisions: Path | None,
    profile: str | None,
    *,
    keep_going: bool = False,
    source_url: str | None = None,
) -> Loaded:
    """Bring the register up to date, and count what is in it now.

    Raises:
        RemitError: a document, the decisions, the profile or the register has a fault; the register
            is then as it was.
    """
    with watching("Loading") as told:
        built = update(
            address, documents, decisions, profile, keep_going=keep_going, source_url=source_url, told=told
        )  # fmt: skip
    done = tally(address, built.contents, built.left_out, built.skipped, built.replaced)
    return Loaded(done, built.regions)
