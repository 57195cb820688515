"""One thing in full, for people."""

from __future__ import annotations

from itertools import groupby

from remit.cli.render import Page, basis_words, interval, thing_words
from remit.cli.render_promises import show_promise, show_states
from remit.cli.text import Part
from remit.graph.words import with_capital
from remit.ontology import ATTRIBUTES
from remit.queries.phrasing import names_of
from remit.queries.spans import TIMES, span_words
from remit.queries.things import LinkTo, Shown, Thing, Value

_LINKS = 8  # of one relation, before the rest is counted


def show_thing(page: Page, shown: Shown) -> None:
    """Write everything said of a thing, and what else the name might have meant."""
    thing = shown.thing
    page.say((thing.entity.label, "bold"), page.whose(thing.entity.id))
    page.say((thing.entity.id, "cyan"))
    if len(thing.names) > 1:
        page.say("Also called: ", "; ".join(thing.names[1:]))
    for name, values in thing.attributes.items():
        if name != "name":
            _show_values(page, name, values)
    _show_links(page, thing)
    told = ("deadline", "rag", "status") if shown.promised else ()
    if shown.promised:
        page.heading("Promised, and how it stood")
        for promise in shown.promised.promises:
            show_promise(page, promise)
        show_states(page, shown.promised)
    if others := [one for one in shown.earlier if one.term not in told]:
        page.heading("In earlier editions, and no longer")
        for one in others:
            page.say(
                (f"{with_capital(one.label)}: ", "bold"),
                one.said,
                f", last as at {one.day}",
                indent=2,
            )
            page.cite(one.citations, indent=4)
    if thing.citations:
        page.heading("Where it is written of")
        page.cite(thing.citations, indent=2)
    if shown.others:
        page.skip()
        page.say("The name may also mean: ", names_of(shown.others[:5]))


def _show_values(page: Page, name: str, values: tuple[Value, ...]) -> None:
    page.skip()
    label = ATTRIBUTES[name].label
    for value in values:
        read, written = value.value, value.raw
        if read is not None and name in TIMES:
            read = span_words(read)
        words = page.told(read if read is not None else written or "")
        if read is not None and written and written != read:
            words = f'{words}, written as "{written}"'
        option = f" ({value.stated_as})" if value.basis == "decided" and value.stated_as else ""
        page.say((f"{with_capital(label)}: ", "bold"), words, option, *basis_words(value.basis))
        page.cite(value.citations, indent=4)


def _show_links(page: Page, thing: Thing) -> None:
    for (_, reads), group in groupby(thing.links, key=lambda link: (link.direction, link.reads)):
        links = list(group)
        page.heading(f"It {reads}" if links[0].direction == "out" else reads.capitalize())
        for link in links[:_LINKS]:
            page.say(*_link(link), indent=2)
            page.cite(link.citations, indent=4)
        if len(links) > _LINKS:
            page.say(f"and {len(links) - _LINKS} more: see --json", indent=2)


def _link(link: LinkTo) -> list[Part]:
    role = ", ".join(filter(None, [link.role, f'as "{link.stated_as}"' if link.stated_as else ""]))
    return [
        f"{thing_words(link.other)} ",
        (link.other.id, "cyan"),
        f" ({role}{interval(link.start, link.end)})" if role else interval(link.start, link.end),
        *basis_words(link.basis),
    ]
