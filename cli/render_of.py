"""The remit of an agent, for people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from remit.cli.render import Page, basis_words, interval, names_of, thing_words
from remit.ontology import KINDS
from remit.queries.gaps import list_of
from remit.queries.remit_of import Remit
from remit.queries.ties import Tie
from remit.queries.without import Without

_LEFT = 20  # things left unowned, before the rest is counted
_INHERITED = 10  # of one level, before the rest is counted


def show_remit(page: Page, found: Remit) -> None:
    """Write what is assigned to an agent, and then what it answers for because of that."""
    page.say((found.agent.label, "bold"))
    page.say((found.agent.id, "cyan"))
    _show_ties(page, "Posts", found.posts)
    _show_assignments(page, found)
    _show_load(page, found)
    _show_inherited(page, found)
    _show_ties(page, "Memberships", found.memberships)
    if found.gaps:
        page.heading("Left open")
        for gap in found.gaps:
            page.say("- ", gap.message)
    if found.others:
        page.skip()
        page.say("The name may also mean: ", names_of(found.others[:5]))


def _show_assignments(page: Page, found: Remit) -> None:
    for role, group in groupby(found.assignments, key=lambda assignment: assignment.role):
        page.heading(f"{role.capitalize()} for")
        for item in group:
            stated = f' (as "{item.stated_as}")' if item.stated_as else ""
            page.say(
                f"{thing_words(item.thing)} ",
                (item.thing.id, "cyan"),
                stated,
                *basis_words(item.basis),
                indent=2,
            )
            page.cite(item.citations, indent=4)


def _show_load(page: Page, found: Remit) -> None:
    load = found.load
    if load.tasks:
        alone = sum(task.alone for task in load.tasks)
        page.heading(f"Load: {len(load.tasks)} actions, {alone} of them with nobody beside")
        for colour, n in load.colours.items():
            page.say(f"{colour or 'no status told'}: {n}", indent=2)
    if load.duties:
        page.heading("Rests on")
        for rest in load.duties:
            through = f", through the {thing_words(rest.through)}"
            page.say(f"{thing_words(rest.duty)} ", (rest.duty.id, "cyan"), through, indent=2)
            page.cite(rest.citations[:1], indent=4)


def _show_inherited(page: Page, found: Remit) -> None:
    if not found.inherited:
        return
    counts = [
        f"{n} {KINDS[kind].plural if n > 1 else kind}"
        for kind, n in found.inherited_by_kind.items()
    ]
    page.heading(f"And through these, by inference, for {list_of(counts)}")
    for through, group in groupby(found.inherited, key=lambda item: item.through):
        items = list(group)
        page.say(f"through the {thing_words(through)}:", indent=2)
        for item in items[:_INHERITED]:
            page.say(f"{thing_words(item.thing)} ", (item.thing.id, "cyan"), indent=4)
        if len(items) > _INHERITED:
            page.say(f"and {len(items) - _INHERITED} more: see --json", indent=4)


def _show_ties(page: Page, title: str, ties: Sequence[Tie]) -> None:
    for direction, group in groupby(ties, key=lambda tie: tie.direction):
        page.heading(
            title if direction == "out" else {"Posts": "Held by", "Memberships": "Members"}[title]
        )
        for tie in group:
            stated = f' (as "{tie.stated_as}")' if tie.stated_as else ""
            page.say(
                f"{thing_words(tie.other)} ",
                (tie.other.id, "cyan"),
                stated + interval(tie.start, tie.end),
                *basis_words(tie.basis),
                indent=2,
            )
            page.cite(tie.citations, indent=4)


def show_without(page: Page, found: Without) -> None:
    """Write what would be left unowned, and what others would still answer for."""
    page.say((f"Without {found.agent.label}", "bold"))
    page.say((found.agent.id, "cyan"))
    for role, group in groupby(found.unowned, key=lambda left: left.role):
        items = list(group)
        page.heading(f"Nobody would be {role} for {len(items)} things")
        for left in items[:_LEFT]:
            named = "" if left.through == left.thing else f", through {thing_words(left.through)}"
            page.say(f"{thing_words(left.thing)} ", (left.thing.id, "cyan"), named, indent=2)
            page.cite(left.citations[:1], indent=4)
        if len(items) > _LEFT:
            page.say(f"and {len(items) - _LEFT} more: see --json", indent=2)
    page.skip()
    page.say(f"Others would still answer for {found.still_owned} of the things that hang on it.")
    if found.others:
        page.say("The name may also mean: ", names_of(found.others[:5]))
