"""Dependencies between priorities, for people."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

from remit.cli.common import command_line
from remit.cli.lists import items, write_long_list
from remit.cli.render import Page, place
from remit.cli.terminal import write
from remit.cli.text import Span, plain
from remit.graph.model import Citation
from remit.graph.partnerships import Partnership
from remit.graph.store import Store
from remit.queries.centrality import shape
from remit.queries.dependencies import (
    CrossCutting,
    Dependencies,
    Dependency,
    Side,
    Through,
    each_of_them,
)
from remit.queries.overlap import FINDINGS
from remit.queries.phrasing import list_of, lowered, shortened

_ACROSS = 3  # matters that are told on one screen, before the rest is only named
_PAIRS = 3  # that are told with their first reason, before the others are only named
_COMMON = ("theme", "mention", "service")  # whose labels are no names
_RINGS = 5
_APART = 20


def show(page: Page, found: Dependencies, *, only: str | None, in_full: bool, asked: bool) -> None:
    """Write all, or only the ``matters`` that cut across or the ``matrix`` of weights."""
    if only == "matters":
        show_across(page, found.across, in_full=True)
        return
    if only == "matrix":
        show_matrix(page, found.pairs)
    else:
        show_dependencies(page, found, in_full=in_full, asked=asked)
    if not asked:
        show_apart(page, found)


def show_each(store: Store, *, only: str | None, in_full: bool, as_json: bool) -> None:
    """Write those of each partnership as soon as they are there."""
    if as_json:
        told = each_of_them(store, partial(_in_json, only), brief=only == "matters")
        write_long_list(text for _, text in told)
        return
    tell = partial(_on_page, Page(command=command_line()).kind, only, in_full)
    for _, words in each_of_them(store, tell, brief=not in_full):
        write(words)
        sys.stdout.flush()


def _in_json(only: str | None, _: Partnership, found: Dependencies) -> str:
    wanted = found.across if only == "matters" else found.pairs
    return items((one.to_json() for one in wanted), 1)


def _on_page(
    like: tuple[int, str], only: str | None, in_full: bool, one: Partnership, found: Dependencies
) -> list[Span]:
    """What a page says of one partnership that is as wide, and speaks of the same command, as some other."""
    page = Page.like(like)
    page.skip()
    page.say((one.title, "bold"), " ", (one.key, "cyan"))
    show(page, found, only=only, in_full=in_full, asked=False)
    return page.finish()


def show_dependencies(page: Page, found: Dependencies, *, in_full: bool, asked: bool) -> None:
    """Write what cuts across, and each pair with its reasons; in full with the passages of both sides."""
    page.say((found.sentence, "bold"))
    if found.across:
        show_across(page, found.across, in_full=in_full and not asked, fewer=not (asked or in_full))
    pairs = [pair for pair in found.pairs if pair.apart or asked or in_full]
    if pairs:
        page.heading("Pair by pair")
    told = pairs if asked or in_full else pairs[:_PAIRS]
    for pair in told:
        _show_pair(page, pair, in_full=in_full, most=None if asked else 1)
    for pair in pairs[len(told) :]:
        page.say(f"{pair.a.label} and {pair.b.label}: {_named(pair.apart)}", first="- ")
    if in_full and not asked:
        _show_shape(page, found.pairs)
    elif found.pairs and not in_full:
        page.skip()
        page.say(
            "Every reason, with all passages of both sides and what the words in brackets mean:"
        )
        page.copyable("dependencies", "--full", indent=2)


def _named(reasons: Sequence[Through]) -> str:
    """Several reasons in a few words each."""
    return "; ".join(_brief(reason) for reason in reasons)


def _brief(reason: Through) -> str:
    """A reason in a few words."""
    if reason.kind in ("restated", "measure"):
        return f"“{shortened(reason.label, 40)}” under both"
    if reason.kind == "led":
        return f"both led by {reason.label}"
    return lowered(reason.label) if reason.kind in _COMMON else reason.label


def show_across(
    page: Page, across: Sequence[CrossCutting], *, in_full: bool, fewer: bool = False
) -> None:
    """Write each matter that cuts across most priorities once, with who leads it."""
    if not across:
        page.say("Nothing cuts across more than half of the priorities.")
        return
    page.heading("Across most priorities")
    told = across[:_ACROSS] if fewer and len(across) > _ACROSS + 1 else across
    for each in told:
        page.say(each.sentence, *_finding(each.finding), first="- ")
        for part in each.parts if in_full else ():
            page.say(f"in “{part.priority.label}”:", indent=4)
            _show_sides(page, part.sides)
        if not in_full:
            words = _places([(part.priority.label, part.citations) for part in each.parts])
            page.say((words, "dim"), indent=4)
    if rest := across[len(told) :]:
        also = "; ".join(f"{lowered(each.label)} ({each.share}{_lead(each)})" for each in rest)
        page.say(f"also {also}", first="- ")


def _lead(each: CrossCutting) -> str:
    if not each.is_matter:
        return ""
    return f", led by {list_of([e.label for e in each.leads])}" if each.leads else ", nobody named"


def _places(cited: Sequence[tuple[str, Sequence[Citation]]]) -> str:
    """Where each says it first, a document being named only where it is not that of the one before."""
    words, before = [], ""
    for said, citations in cited:
        where = "no passage"
        if citations:
            first = citations[0]
            same = first.document == before and first.locator
            where, before = plain(first.locator) if same else place(first), first.document
        words.append(f"{said} ({where})" if said else where)
    return "; ".join(words)


def _finding(word: str | None) -> list[tuple[str, str]]:
    return [(f" [{word}]", "yellow")] if word else []


def _show_pair(page: Page, pair: Dependency, *, in_full: bool, most: int | None) -> None:
    page.say((f"{pair.a.label} and {pair.b.label}", "bold"), f" (weight {pair.weight:g})")
    reasons = (
        [*pair.apart, *(r for r in pair.through if r.cross_cutting)] if in_full else pair.apart
    )
    # A rest of one takes no less room than the words that would count it.
    told = reasons[:most] if most and not in_full else reasons
    for reason in told:
        _show_reason(page, pair, reason, in_full=in_full)
    if rest := reasons[len(told) :]:
        page.say(f"also {_named(rest)}", indent=2, first="- ")
    if not in_full and not reasons:
        page.say("Only what cuts across most priorities.", indent=2)
    if in_full:
        page.skip()


def _show_reason(page: Page, pair: Dependency, reason: Through, *, in_full: bool) -> None:
    page.say(reason.explanation, *_finding(reason.finding), indent=2, first="- ")
    if in_full:
        for label, side in ((pair.a.label, reason.a), (pair.b.label, reason.b)):
            page.say(f"in “{label}”:", indent=4)
            _show_sides(page, side)
    else:
        first = [("", side[0].citations) for side in (reason.a, reason.b) if side]
        page.say((_places(first), "dim"), indent=4)


def _show_sides(page: Page, sides: Sequence[Side]) -> None:
    for one in sides:
        page.say(shortened(one.thing.label, 90), " ", (one.thing.id, "cyan"), indent=6)
        page.cite(one.citations, indent=8)


def show_matrix(page: Page, pairs: Sequence[Dependency]) -> None:
    """Write the weights as a matrix, the priorities numbered."""
    ends = sorted({e for pair in pairs for e in (pair.a, pair.b)})
    weights = {frozenset((pair.a, pair.b)): pair.weight for pair in pairs}
    for n, e in enumerate(ends, 1):
        page.say(f"{n:>3}  {e.label}")
    page.skip()
    head = "".join(f"{n:>7}" for n in range(1, len(ends) + 1))
    page.row(f"   {head}")
    for n, row in enumerate(ends, 1):
        cells = (weights.get(frozenset((row, column)), 0) for column in ends)
        words = "".join(f"{cell:>7.1f}" if cell else "      -" for cell in cells)
        page.row(f"{n:>3}{words}")


def _show_shape(page: Page, pairs: Sequence[Dependency]) -> None:
    found = shape(pairs)
    page.heading("Most depends on")
    for central in found.central[:5]:
        page.say(f"{central.priority.label} (weights add up to {central.weight:g})", indent=2)
    if found.rings:
        page.heading("Rings: each depends on the next, and the last on the first")
        for ring in found.rings[:_RINGS]:
            page.say(list_of([e.label for e in ring]), indent=2, first="- ")
    page.heading("What the words in brackets mean")
    for word, meaning in FINDINGS.items():
        page.say(f"{word}: {meaning}", indent=2)


def show_apart(page: Page, found: Dependencies) -> None:
    """Name the priorities that nothing links with another: that, too, is worth a question."""
    for said, some in (
        ("Nothing links with another", found.apart),
        ("Nothing was read under these, so nothing can link them", found.empty),
    ):
        if found.pairs and some:
            page.skip()
            more = f" and {len(some) - _APART} more" if len(some) > _APART else ""
            page.say(f"{said}: {'; '.join(e.label for e in some[:_APART])}{more}")
