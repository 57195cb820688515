"""What a load did, for people."""

from __future__ import annotations

from collections.abc import Sequence

from remit.cli.render import Page
from remit.graph.model import LedgerEntry
from remit.loaders.explaining import Heading, Region
from remit.ontology import KINDS
from remit.queries.counting import count
from remit.queries.gaps import shortened
from remit.queries.tally import OUTCOMES, Tally

_NAMED = 3  # of the files that are passed over for one reason


def show_load(
    page: Page, done: Tally, regions: Sequence[Region] = (), *, ledger: bool = False
) -> None:
    """Write how the blocks of each document ended, what regions were taken for, and what there is now."""
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
    _show_skipped(page, done.skipped)
    held = (f"{n:,} {KINDS[kind].plural if n != 1 else kind}" for kind, n in done.entities.items())
    page.heading("The register now holds")
    page.say(", ".join(held), f"; {done.statements:,} statements", indent=2)
    if done.notes:
        page.heading("Worth a look")
        for note in done.notes:
            page.say("- ", note)
    _show_regions(page, regions)
    _show_blocks(page, "Not understood", done.unread)
    if ledger:
        _show_blocks(page, "Every block", done.ledger)
    page.skip()
    page.say("Written to ", (done.register, "cyan"))


def _show_skipped(page: Page, skipped: Sequence[tuple[str, str]]) -> None:
    """Name some of the files that are no documents, reason by reason."""
    if not skipped:
        return
    page.heading("Passed over, as they are no documents")
    reasons: dict[str, list[str]] = {}
    for name, reason in skipped:
        reasons.setdefault(reason, []).append(name)
    for reason, names in reasons.items():
        more = len(names) - _NAMED
        such = f"{', '.join(names[:_NAMED])}{f' and {more} more' if more > 0 else ''}"
        page.say(f"- {such}: ", (reason, "dim"))


def _show_regions(page: Page, regions: Sequence[Region]) -> None:
    for region in regions:
        page.heading(f"{region.document}, {region.locator}: {_taken(region)}")
        page.say("because ", region.why, indent=2)
        for heading in region.headings:
            page.say(f"“{heading.words}”: ", (heading.role or "not known", "bold"), indent=4)
            page.say((_reason(heading), "dim"), indent=6)


def _taken(region: Region) -> str:
    if region.form == "labels":
        return "labels with values"
    return f"{region.form} taken for {region.kind}" if region.kind else f"{region.form} not read"


def _reason(heading: Heading) -> str:
    such = ", ".join(f"“{cell}”" for cell in heading.examples)
    nearest = f"; nearest: {', '.join(heading.nearest)}" if heading.nearest else ""
    return f"{heading.why}{nearest}; {count(heading.filled, 'value')}{f', such as {such}' if such else ''}"


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
