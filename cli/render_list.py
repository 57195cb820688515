"""Lists that say more than an id and a label, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from remit.cli.render import Page, basis_words, interval, thing_words
from remit.graph.model import Entity
from remit.queries.above import ASSIGNED
from remit.queries.counting import count
from remit.queries.partnerships import Listed
from remit.queries.things import LinkTo, Thing
from remit.queries.ties import HOLDS


def show_unknown(page: Page, unknown: Iterable[Thing]) -> None:
    """Write each that stands instead of a name with what it is for: the role and the thing, or the post."""
    for one in unknown:
        page.say((one.entity.id, "cyan"), " ", (one.entity.label, "yellow"), rest="  ")
        for link in one.links:
            if link.relation in (ASSIGNED, HOLDS):
                page.say(
                    f"{_place(one.entity, link)} the {thing_words(link.other)} ",
                    (link.other.id, "cyan"),
                    interval(link.start, link.end),
                    *basis_words(link.basis),
                    indent=4,
                )


def show_partnerships(page: Page, found: Sequence[Listed]) -> None:
    """Write each partnership with its key, how it is known, its plans and its documents."""
    page.say((f"{count(len(found), 'partnership')} in this register", "bold"))
    for one in found:
        documents = count(len(one.partnership.documents), "document")
        page.skip()
        page.say((one.partnership.title, "bold"), f", {one.known}: {documents}")
        page.say((one.partnership.key, "cyan"), indent=2)
        for plan in one.plans:
            page.say(f"{thing_words(plan)} ", (plan.id, "cyan"), indent=2)
    page.skip()
    page.say("To ask of one of them:")
    page.copyable("audit", "--partnership", found[0].partnership.key, indent=2)


def _place(party: Entity, link: LinkTo) -> str:
    if link.relation == HOLDS:
        return "holder of"
    stated = "" if link.stated_as in ("", party.label) else f' (as "{link.stated_as}")'
    return f"{link.role}{stated} for"
