"""Joined names and doubtful ones, for people, with what to write into a decisions file."""

from __future__ import annotations

from remit.cli.render import Page, basis_words
from remit.queries.names import Names


def show_names(page: Page, found: Names) -> None:
    """Write every second name with its ground, then what may be one and how to decide it."""
    page.say((found.sentence, "bold"))
    if found.joined:
        page.heading("Taken for one")
    for one in found.joined:
        page.say(
            (one.thing.label, "bold"), f", also “{one.name}”: {one.reason}", *basis_words(one.basis),
            indent=2, rest="  ",
        )  # fmt: skip
        page.cite(one.citations[:1], indent=4)
    if not found.doubts:
        return
    page.heading("May be one, and not joined")
    for doubt in found.doubts:
        page.say(
            f"“{doubt.one.label}” and “{doubt.other.label}”: {doubt.reason}", indent=2, rest="  "
        )
        page.cite(doubt.citations, indent=4)
    page.heading("To decide: put each into the decisions file, under “same:” or “not same:”")
    for doubt in found.doubts:
        page.row(f"  {doubt.decision}")
