"""Whether a register rests on its sources, for people."""

from __future__ import annotations

from collections.abc import Sequence

from remit.cli.render import Page, place
from remit.cli.text import plain
from remit.loaders.verifying import Again, Quoted, SourceFound, Verification
from remit.loaders.verifying_told import (
    differs,
    in_words,
    of_quotes,
    of_source,
    resting,
    sentence,
)
from remit.queries.phrasing import shortened

_SHOWN = 5  # of each list, unless all is asked for
_QUOTE = 90


def show_verification(page: Page, found: Verification, *, full: bool) -> None:
    """Write the sentence, each source that needs a look or all, and what would come out otherwise."""
    page.say((sentence(found), "bold"))
    well = [one for one in found.sources if one.sound and not one.gone and not one.shifted]
    passed = well if len(well) > _SHOWN and not full else []
    for one in found.sources:
        if one not in passed:
            _show_source(page, found, one, full=full)
    if passed:
        page.skip()
        page.say(f"{len(passed)} sources are as they were read, with every quote; see --full.")
    if found.again is not None and not found.again.same:
        _show_again(page, found, found.again, full=full)
    elif found.why_not:
        page.skip()
        page.say(f"The register was not built again: {found.why_not}.")
    if found.beside:
        page.skip()
        named = ", ".join(found.beside[:_SHOWN])
        more = f" and {len(found.beside) - _SHOWN} more" if len(found.beside) > _SHOWN else ""
        page.say(f"The register does not rest on {named}{more}.")


def _show_source(page: Page, found: Verification, one: SourceFound, *, full: bool) -> None:
    page.skip()
    page.say((f"{one.document}: ", "bold"), of_source(one), rest="  ")
    if words := of_quotes(one):
        page.say(words, indent=2)
    if one.wordless:
        page.say(f"{one.wordless} more citations give a place without its words", indent=2)
    _show_quotes(page, "No longer stands:", one.gone, full=full)
    _show_quotes(page, "Stands elsewhere:", one.shifted, full=full)
    if full and not one.sound:
        page.say("What rests on it:", indent=2)
        for words in resting(found, one):
            page.say(words, indent=4, rest="  ")


def _show_quotes(page: Page, heading: str, quotes: Sequence[Quoted], *, full: bool) -> None:
    shown = quotes if full else quotes[:_SHOWN]
    if not shown:
        return
    page.say(heading, indent=2)
    for one in shown:
        quote = shortened(plain(one.citation.quote), _QUOTE)
        now = f", now at {plain(one.now)}" if one.now else ""
        page.say((f'{place(one.citation)}: "{quote}"{now}', "dim"), indent=4, rest="  ")
    if more := len(quotes) - len(shown):
        page.say(f"and {more} more; see --full", indent=4)


def _show_again(page: Page, found: Verification, again: Again, *, full: bool) -> None:
    things = {entity.id: entity for entity in found.contents.entities}
    page.heading(f"Built again of these sources: {differs(again)}")
    page.say("It was changed otherwise than by a load, or made by a version that reads otherwise.")
    for heading, said in (("Not there again:", again.missing), ("There beside:", again.more)):
        shown = said if full else said[:_SHOWN]
        if shown:
            page.say(heading, indent=2)
        for one in shown:
            page.say(in_words(one, things), indent=4, rest="  ")
        if more := len(said) - len(shown):
            page.say(f"and {more} more; see --full", indent=4)
