"""What a load did, for people."""

from __future__ import annotations

from remit.cli.render import Page
from remit.graph.model import LedgerEntry
from remit.ontology import KINDS
from remit.queries.gaps import shortened
from remit.queries.tally import OUTCOMES, Tally


def show_load(page: Page, done: Tally, *, ledger: bool = False) -> None:
    """Write how the blocks of each document ended, and what the register now holds."""
    page.say(("Blocks read, by how they ended", "bold"))
    width = max([8, *(len(document.name) for document in done.documents)])
    titles = "".join(f"{title:>9}" for title in ("blocks", *OUTCOMES))
    page.row(f"  {'document':<{width}}{titles}")
    for document in done.documents:
        numbers = "".join(f"{n:>9,}" for n in (document.blocks, *document.outcomes.values()))
        page.row(f"  {document.name:<{width}}{numbers}")
    page.heading("Coverage, without what was ignored for a reason")
    for document in done.documents:
        page.say(f"{document.name}: {document.coverage}", indent=2)
    if done.left_out:
        page.heading("Left out, as they could not be read")
        for fault in done.left_out:
            page.say("- ", fault)
    held = (f"{n:,} {KINDS[kind].plural if n != 1 else kind}" for kind, n in done.entities.items())
    page.heading("The register now holds")
    page.say(", ".join(held), f"; {done.statements:,} statements", indent=2)
    if done.notes:
        page.heading("Worth a look")
        for note in done.notes:
            page.say("- ", note)
    _show_blocks(page, "Not understood", done.unread)
    if ledger:
        _show_blocks(page, "Every block", done.ledger)
    page.skip()
    page.say("Written to ", (done.register, "cyan"))


def _show_blocks(page: Page, title: str, entries: tuple[LedgerEntry, ...]) -> None:
    if not entries:
        return
    page.heading(title)
    for entry in entries:
        reason = f" ({entry.reason})" if entry.reason else ""
        page.say(
            f"{entry.outcome:<8}{entry.document}, {entry.locator}{reason}: ",
            (shortened(entry.text, 70), "dim"),
            indent=2,
        )
