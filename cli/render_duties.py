"""What a body must do by law, for people: what the register says first, then the statute book."""

from __future__ import annotations

from collections.abc import Sequence

from remit.cli.render import Page, basis_words, place
from remit.cli.text import Part
from remit.queries.duties import REGISTER, Duties, Owed
from remit.queries.phrasing import list_of, names_of, shortened

_ROWS = 8  # of the statute book, before the rest is counted


def show_duties(page: Page, found: Duties, *, in_full: bool = False) -> None:
    """Write the duties of a body by source; with ``in_full`` all of them, with what they ask."""
    page.say((found.sentence, "bold"))
    page.say((found.agent.id, "cyan"))
    _show(page, "In the register", found.register, in_full=in_full)
    title = "In the register, on several bodies at once, which may mean this one"
    _show(page, title, found.may_include, in_full=in_full)
    _show(
        page,
        "In the statute book besides, by the class that its name tells",
        found.only_in_statutes,
        in_full=in_full,
    )
    _show(page, "Powers: it may, but need not", found.powers, in_full=in_full)
    if found.gaps:
        page.heading("Left open")
        for gap in found.gaps:
            page.say(gap.message, first="- ")
    if found.others:
        page.skip()
        page.say("The name may also mean: ", names_of(found.others[:5]))


def _show(page: Page, title: str, rows: Sequence[Owed], *, in_full: bool) -> None:
    if not rows:
        return
    page.heading(title)
    shown = rows if in_full else rows[:_ROWS]
    for owed in shown:
        page.say(*_line(owed), indent=2, rest="  ")
        if owed.source == REGISTER:
            page.cite(owed.citations if in_full else owed.citations[:1], indent=4)
        elif in_full:
            where = "; ".join(place(citation) for citation in owed.citations)
            page.say(f"on {owed.bearer}", *basis_words(owed.basis), (f" {where}", "dim"), indent=4)
        if in_full and owed.says:
            page.say(owed.says, indent=4)
        for note in owed.notes if in_full or owed.source == REGISTER else ():
            page.say((note, "yellow"), indent=4)
    if more := len(rows) - len(shown):
        page.say(f"and {more} more; see them, and what each asks, with --full", indent=2)


def _line(owed: Owed) -> list[Part]:
    words: list[Part] = [(shortened(owed.label, 100), "bold")]
    if owed.law:
        words.append(f": {list_of(owed.law)}")
    if owed.source == REGISTER:
        words += [" ", (owed.id, "cyan"), f", on {owed.bearer}", *basis_words(owed.basis)]
        if owed.also:
            words.append(f"; in the statute book “{shortened(owed.also[0], 60)}”")
    elif owed.also:
        words.append(f"; the register tells of it as “{shortened(owed.also[0], 60)}”")
    if not owed.verified:
        words.append((" [from memory; not verified]", "yellow"))
    return words
