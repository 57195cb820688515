"""The verdict on a claim, for people: one sentence, and the words on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from remit.cli.render import Page, basis_words, interval, thing_words
from remit.ontology import KINDS, RELATIONS
from remit.queries.above import RESPONSIBLE
from remit.queries.gaps import standing
from remit.queries.helping import only_helps
from remit.queries.verdicts import Check, Said

_ROWS = 5


def show_check(page: Page, found: Check, *, in_full: bool = False) -> None:
    """Write the verdict, the words for the claim and against it, and what else is told."""
    page.say((found.sentence, "bold"))
    show_words(page, found, in_full=in_full)


def show_words(page: Page, found: Check, *, in_full: bool = False) -> None:
    """Write the words on both sides, and what comes near where there is nothing."""
    _show(page, "The words for it", found.supports, in_full=in_full)
    _show(page, "The words against it", found.contradicts, in_full=in_full)
    _show(page, "Beside it", found.beside, in_full=in_full)
    if found.nearest:
        page.heading("The nearest that there is")
        for entity in found.nearest:
            page.say(f"{thing_words(entity)} ", (entity.id, "cyan"), indent=2)


def _show(page: Page, title: str, said: Sequence[Said], *, in_full: bool) -> None:
    if not said:
        return
    page.heading(title)
    shown = said if in_full else said[:_ROWS]
    for one in shown:
        style = "yellow" if KINDS[one.party.kind].instead else "bold"
        stated = f' (as "{one.stated_as}")' if one.stated_as else ""
        how = f", {one.how}" if one.how else ""
        page.say(
            (standing(one.party), style), f": {_role(one)} the {thing_words(one.thing)} ", (one.thing.id, "cyan"),
            f"{stated}{interval(one.start, one.end)}{how}", *basis_words(one.basis), indent=2, rest="  ",
        )  # fmt: skip
        page.cite(one.citations if in_full else one.citations[:2], indent=4)
    if more := len(said) - len(shown):
        page.say(f"and {more} more; see them with --full", indent=2)


def _role(said: Said) -> str:
    if said.role in RELATIONS:
        return RELATIONS[said.role].reads
    if said.role == RESPONSIBLE and only_helps(said.stated_as):
        return "named for"
    return f"{said.role} {'for' if said.role in ('accountable', 'responsible') else 'of'}"
