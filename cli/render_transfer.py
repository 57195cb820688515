"""What becomes of all that is handed over, for people."""

from __future__ import annotations

from remit.cli.render import Page
from remit.queries.phrasing import list_of
from remit.queries.transfer import STATES, Item, Transfer
from remit.queries.transfer_told import HEADINGS, of_item

_SHOWN = 12


def show_transfer(page: Page, found: Transfer, *, full: bool) -> None:
    """Write the sentence, then what has no heir, several, one, and what has landed."""
    page.say((found.sentence, "bold"))
    for state in STATES:
        if items := found.of(state):
            page.heading(f"{HEADINGS[state]} ({len(items)})")
            for item in items if full else items[:_SHOWN]:
                _show(page, item)
            if len(items) > _SHOWN and not full:
                page.say(f"and {len(items) - _SHOWN} more; see --full", indent=2)
    for names, words in (
        (found.absent, "The register says nothing of {} by this name; look at: remit names"),
        (found.unknown, "The register does not know {}, to whom things go."),
        (found.onward, "{} both receive and hand over: say in the map where it goes in the end."),
    ):
        if names:
            page.skip()
            page.say(words.format(list_of([f"“{name}”" for name in names])))


def _show(page: Page, item: Item) -> None:
    page.say(of_item(item), indent=2, rest="  ")
    for name, citations in (("", item.said.citations[:1]), ("heir: ", item.now[:1])):
        for words in page.passages(citations):
            page.say((f"{name}{words}", "dim"), indent=4, rest="  ")
