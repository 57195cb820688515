"""The work behind `remit load`: nothing is written until everything has been read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from remit.cli.watching import watching
from remit.graph.errors import RegisterError
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


def ask_about(documents: Sequence[Path], decisions: Path | None, profile: str | None) -> str | None:
    """Ask what the headings mean that are not known, and write the answers as a profile; the profile to read by.

    The file is ``profile``, or named after the first document; where nothing is answered none is written.

    Raises:
        RemitError: nobody is there to be asked, the file is there already, or the documents have a fault.
    """
    from remit.cli import asking
    from remit.cli.common import quoted
    from remit.cli.writing import write_file
    from remit.loaders.building import build
    from remit.loaders.starting import starting_profile

    first = Path(documents[0])
    path = Path(profile or f"{first.stem}-profile.yaml")
    if not asking.can_ask():
        raise RegisterError(
            f"--ask asks on a terminal, and there is none; write the answers down with remit profile {quoted(first.name)}"
        )
    if path.exists():
        raise RegisterError(
            f"{path} is there already; load by it with --profile {quoted(str(path))} and without --ask, or name another"
        )
    regions = build(documents, decisions).regions
    answers = asking.ask(regions)
    if not answers:
        return None
    text = starting_profile(quoted(first.name), quoted(str(path)), regions, answers)
    write_file(path, text.encode("utf-8"))
    return str(path)


def load_into(
    address: str,
    documents: Sequence[Path],
    decisions: Path | None,
    profile: str | None,
    *,
    keep_going: bool = False,
    source_url: str | None = None,
    ask: bool = False,
) -> Loaded:
    """Bring the register up to date, and count what is in it now; where it is to ``ask``, by the answers.

    Raises:
        RemitError: a document, the decisions, the profile or the register has a fault; the register
            is then as it was.
    """
    profile = ask_about(documents, decisions, profile) if ask else profile
    with watching("Loading") as told:
        built = update(
            address, documents, decisions, profile, keep_going=keep_going, source_url=source_url, told=told
        )  # fmt: skip
    done = tally(address, built.contents, built.left_out, built.skipped, built.replaced)
    return Loaded(done, built.regions)
