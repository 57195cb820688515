"""Dependencies between priorities, for people."""

from __future__ import annotations

from collections.abc import Sequence

from remit.cli.render import Page
from remit.graph.model import Entity
from remit.queries.centrality import shape
from remit.queries.dependencies import Dependency, Side, Through
from remit.queries.gaps import list_of, shortened

_REASONS = 4  # of one pair in a list, before the rest is counted
_RINGS = 5
_APART = 20


def show_dependencies(
    page: Page, pairs: Sequence[Dependency], *, in_full: bool, whole: bool
) -> None:
    """Write each pair with its reasons, in full with the passages of both sides."""
    if not pairs:
        page.say("Nothing in this register links these priorities.")
    for pair in pairs:
        page.say((f"{pair.a.label} and {pair.b.label}", "bold"), f" (weight {pair.weight:g})")
        # A rest of one takes no less room than the words that would count it.
        rest = 0 if in_full or len(pair.through) == _REASONS + 1 else len(pair.through) - _REASONS
        for reason in pair.through[:_REASONS] if rest > 0 else pair.through:
            _show_reason(page, pair, reason, in_full=in_full)
        if rest > 0:
            page.say(f"and {rest} more reasons", indent=2)
            page.copyable("dependencies", pair.a.id, pair.b.id, indent=2)
        page.skip()
    if whole and pairs:
        _show_shape(page, pairs)


def _show_reason(page: Page, pair: Dependency, reason: Through, *, in_full: bool) -> None:
    page.say(f"{reason.explanation} [{reason.kind}, {reason.weight:g}]", indent=2, first="- ")
    if in_full:
        for label, side in ((pair.a.label, reason.a), (pair.b.label, reason.b)):
            page.say(f"in “{label}”:", indent=4)
            _show_side(page, side)
    else:
        page.cite(
            [c for side in (reason.a[:1], reason.b[:1]) for s in side for c in s.citations[:1]], 4
        )


def _show_side(page: Page, side: Sequence[Side]) -> None:
    for one in side:
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
    for place in found.central[:5]:
        page.say(f"{place.priority.label} (weights add up to {place.weight:g})", indent=2)
    if found.rings:
        page.heading("Rings: each depends on the next, and the last on the first")
        for ring in found.rings[:_RINGS]:
            page.say(list_of([e.label for e in ring]), indent=2, first="- ")


def show_apart(page: Page, pairs: Sequence[Dependency], priorities: Sequence[Entity]) -> None:
    """Name the priorities that nothing links with another: that, too, is worth a question."""
    linked = {e.id for pair in pairs for e in (pair.a, pair.b)}
    apart = [e.label for e in priorities if e.id not in linked]
    if pairs and apart:
        page.skip()
        more = f" and {len(apart) - _APART} more" if len(apart) > _APART else ""
        page.say(f"Nothing links with another: {'; '.join(apart[:_APART])}{more}")
