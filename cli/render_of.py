"""The remit of an agent, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from remit.cli.render import Page, basis_words, interval, role_words, thing_words
from remit.graph.model import Entity
from remit.ontology import KINDS, RELATIONS
from remit.queries.above import ASSIGNED, Hop
from remit.queries.counting import count, counted
from remit.queries.gaps import cells, standing
from remit.queries.phrasing import list_of, names_of, shortened
from remit.queries.remit_of import Inherited, Remit
from remit.queries.ties import HOLDS, Tie
from remit.queries.without import Left, Without

_LEFT = 20  # things left unowned, before the rest is counted
_INHERITED = 20  # below one thing, before the rest is counted
_QUIET = ("update", "figure")  # they only tell of the others, and are counted
_DEEPEST = 12  # columns, so that words keep room beside them


def show_remit(page: Page, found: Remit) -> None:
    """Write what is assigned to an agent, and then what it answers for because of that."""
    if found.sentence:
        page.say(found.sentence)
        page.skip()
    page.say((found.agent.label, "bold"), page.whose(found.agent.id))
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
        page.heading(role_words(role))
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
        page.heading(
            f"Load: {count(len(load.tasks), 'action')} of its own, {alone} of them with nobody else named"
        )
        _show_colours(page, load.colours)
    if load.below:
        bare = sum(task.alone for task in load.below)
        page.heading(
            f"Below that: {count(len(load.below), 'action')}, {bare} of them without an officer"
        )
        _show_colours(page, load.colours_below)
    if found.due:
        page.skip()
        page.say(found.due)
    if load.duties:
        page.heading("Rests on")
        for rest in load.duties:
            through = f", through the {thing_words(rest.through)}"
            page.say(f"{thing_words(rest.duty)} ", (rest.duty.id, "cyan"), through, indent=2)
            page.cite(rest.citations[:1], indent=4)


def _show_colours(page: Page, colours: Mapping[str, int]) -> None:
    for colour, n in colours.items():
        page.say(f"{shortened(colour, 60) or 'no status told'}: {n}", indent=2)


def _show_inherited(page: Page, found: Remit) -> None:
    if not found.inherited:
        return
    counts = [counted(n, 0, kind) for kind, n in found.inherited_by_kind.items()]
    page.heading(f"And through these, by inference, for {list_of(counts)}")
    for through, group in groupby(found.inherited, key=lambda item: item.through):
        items = list(group)
        page.say(f"through the {thing_words(through)} ", (through.id, "cyan"), indent=2)
        for hop in _ends(items[0]):
            _show_hop(page, hop, indent=4)
        _show_below(page, through, items)


def _ends(item: Inherited) -> list[Hop]:
    """The last steps of a way: who is assigned, and who holds the post."""
    return [hop for hop in item.path if hop.relation in (ASSIGNED, HOLDS)]


def _show_below(page: Page, through: Entity, items: Sequence[Inherited]) -> None:
    """Draw what stands below a thing as a tree, each with the passage that puts it there."""
    quiet = [item for item in items if item.thing.kind in _QUIET]
    items = [item for item in items if item.thing.kind not in _QUIET]
    known = {through.id, *(item.thing.id for item in items)}
    below: dict[str, list[tuple[Inherited, Hop]]] = {}
    for item in items:
        first = item.path[0]
        parent = first.target.id if first.target.id in known else through.id
        below.setdefault(parent, []).append((item, first))
    left = _INHERITED

    def draw(parent: str, indent: int) -> None:
        nonlocal left
        for item, hop in below.pop(parent, []):
            if left > 0:
                basis = basis_words(hop.basis)
                page.say(
                    f"{thing_words(item.thing)} ", (item.thing.id, "cyan"), *basis, indent=indent
                )
                page.cite(hop.citations[:1], indent=indent + 2)
            left -= 1
            draw(item.thing.id, min(indent + 2, _DEEPEST))

    draw(through.id, 4)
    more = len(quiet) - min(left, 0)
    if more:
        page.say(f"and {more} more, each with its way here: see --json", indent=4)


def _show_hop(page: Page, hop: Hop, indent: int) -> None:
    """Write one step of the way, with its basis and where it is written."""
    page.say(
        f"the {hop.source.kind} {RELATIONS[hop.relation].reads} the {thing_words(hop.target)}",
        f' (as "{hop.stated_as}")' if hop.stated_as else "",
        *basis_words(hop.basis),
        indent=indent,
    )
    page.cite(hop.citations[:1], indent=indent + 2)


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


def show_without(page: Page, found: Without, *, in_full: bool = False) -> None:
    """Write what would be left unowned, and what others would still answer for."""
    page.say((found.sentence, "bold"))
    page.skip()
    page.say((found.agent.id, "cyan"))
    if found.along:
        page.say("and so without ", names_of(found.along))
    for role, group in groupby(found.unowned, key=lambda left: left.role):
        items = list(group)
        page.heading(f"Nobody would be {role} for {count(len(items), 'thing')}")
        _show_left(page, items, None if in_full else _LEFT)
    for heirs, group in groupby(found.fallen, key=lambda left: left.falls_to):
        items = list(group)
        page.heading(
            f"{count(len(items), 'thing')} would fall to {list_of([standing(e) for e in heirs])}"
        )
        page.say("who is only named further up, for what stands above", indent=2)
        _show_left(page, items, None if in_full else _LEFT)
    if found.seats:
        page.heading("Where a member would be missed")
    for seat in found.seats:
        others = f"{seat.others} others are named" if seat.others != 1 else "1 other is named"
        page.say(f"{seat.body.label} ", (seat.body.id, "cyan"), f", of which {others}", indent=2)
        page.cite(seat.citations[:1], indent=4)
    page.skip()
    if found.others:
        page.say("The name may also mean: ", names_of(found.others[:5]))


def _show_left(page: Page, items: Sequence[Left], most: int | None) -> None:
    """Write what is left, what stands below another of them only as a number where room is short."""
    below: dict[Entity, Counter[str]] = {}
    if most is not None:
        there = {left.thing for left in items}
        inside = [left for left in items if left.through != left.thing and left.through in there]
        for left in inside:
            below.setdefault(left.through, Counter())[left.thing.kind] += 1
        items = [left for left in items if left not in inside or left.unread]
    for left in items[:most]:
        named = "" if left.through == left.thing else f", through the {thing_words(left.through)}"
        but = f", but {cells(left.unread)} not understood" if left.unread else ""
        page.say(f"{thing_words(left.thing)} ", (left.thing.id, "cyan"), named + but, indent=2)
        page.cite(left.citations[:1], indent=4)
        if kinds := below.get(left.thing):
            some = list_of([counted(kinds[kind], 0, kind) for kind in KINDS if kinds[kind]])
            page.say(f"and through it {some}; see them with --full", indent=4)
    if most is not None and len(items) > most:
        page.say(f"and {len(items) - most} more; see them with --full", indent=2)
