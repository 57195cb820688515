"""What changed between two registers, for people and for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence

from remit.cli.render import Page, place
from remit.cli.text import plain
from remit.graph.model import Citation
from remit.queries.changes.model import GONE, OTHER, WHATS, Change, Diff, Doubt, Side
from remit.queries.changes.told import (
    HEADINGS,
    both_sides,
    of_doubt,
    of_edition,
    of_not_read,
    of_text,
    title_of,
    told,
)
from remit.queries.counting import count
from remit.queries.phrasing import called, shortened

_SHOWN = 12  # changes of one sort, unless all are asked for
_QUOTE = 90
_COLUMNS = (
    "what", "kind", "reference", "thing", "before", "under", "term", "role", "old", "new", "days", "known by",
    "old place", "old quote", "new place", "new quote", "id", "old id",
)  # fmt: skip


def show_diff(page: Page, diff: Diff, *, full: bool) -> None:
    """Write the sentence, then the changes of each sort with both sides, then what cannot be told."""
    page.say((diff.sentence, "bold"))
    for name, edition in (("Before", diff.old), ("Now", diff.new)):
        page.say(f"{name}: {of_edition(edition)}", rest="  ")
    for what in WHATS:
        changes = diff.of(what)
        if what == OTHER and not full:
            _count_others(page, changes)
        elif changes:
            note = of_not_read(diff) if what == GONE else ""
            _show_sort(page, what, changes, full=full, note=note)
    if diff.doubts:
        page.heading(f"Cannot be told ({len(diff.doubts)})")
        for doubt in diff.doubts:
            _show_doubt(page, doubt)
    if words := of_text(diff):
        page.skip()
        page.say(f"{words}{'' if full else '; see --full'}.")
        for name, entries in (("new", diff.said), ("gone", diff.unsaid)):
            for entry in entries if full else ():
                quote = shortened(plain(entry.text), _QUOTE)
                place_ = f"{entry.document}, {entry.locator}"
                page.say((f'{name}: {plain(place_)}: "{quote}"', "dim"), indent=4, rest="  ")


def _count_others(page: Page, changes: Sequence[Change]) -> None:
    if changes:
        page.skip()
        page.say(f"{count(len(changes), 'smaller change')} beside; see --full.")


def _show_sort(
    page: Page, what: str, changes: Sequence[Change], *, full: bool, note: str = ""
) -> None:
    page.heading(f"{HEADINGS[what]} ({len(changes)})")
    if note:
        page.say(note, indent=2)
    shown = changes if full else changes[:_SHOWN]
    for change in shown:
        page.say(f"{title_of(change)}{told(change)}", indent=2, rest="  ")
        for name, side in both_sides(change):
            _show_side(page, name, side)
    if more := len(changes) - len(shown):
        page.say(f"and {more} more; see --full", indent=2)


def _show_side(page: Page, name: str, side: Side | None) -> None:
    for words in page.passages(side.citations[:1]) if side else ():
        page.say((f"{name}: {words}", "dim"), indent=4, rest="  ")


def _show_doubt(page: Page, doubt: Doubt) -> None:
    page.say(f"{of_doubt(doubt)}", indent=2, rest="  ")
    both = (("was", doubt.old, doubt.gone), ("now", doubt.new, doubt.come))
    for name, things, sides in both:
        for thing, side in zip(things, sides, strict=True):
            places = page.passages(side.citations[:1])
            where = f", {places[0]}" if places else ""
            page.say((f"{name}: {called(thing)}{where}", "dim"), indent=4, rest="  ")


def as_csv(diff: Diff) -> str:
    """A row for each change, and for each thing in doubt; nothing in it can act as a formula."""
    from remit.graph.exchange.sheets import rows

    return rows(
        [
            _COLUMNS,
            *(_row(c) for c in diff.changes if not c.along),
            *(r for d in diff.doubts for r in _doubtful(d)),
        ]
    )


def _row(change: Change) -> list[str]:
    old, new = _cell(change.old), _cell(change.new)
    return [
        change.what, change.thing.kind, change.reference, plain(change.thing.label),
        plain(change.before.label) if change.before else "",
        plain(change.under.label) if change.under else "", change.term, change.role, old[0], new[0],
        "" if change.days is None else str(change.days), change.by, *old[1:], *new[1:],
        change.thing.id, change.before.id if change.before else "",
    ]  # fmt: skip


def _doubtful(doubt: Doubt) -> list[list[str]]:
    found = []
    for things, sides, is_old in ((doubt.old, doubt.gone, True), (doubt.new, doubt.come, False)):
        for thing, side in zip(things, sides, strict=True):
            own, blank = _cell(side), ["", "", ""]
            old, new = (own, blank) if is_old else (blank, own)
            label = plain(thing.label)
            found.append([
                "cannot tell", thing.kind, "", "" if is_old else label, label if is_old else "", "", "", "",
                old[0], new[0], "", doubt.why, *old[1:], *new[1:],
                "" if is_old else thing.id, thing.id if is_old else "",
            ])  # fmt: skip
    return found


def _cell(side: Side | None) -> list[str]:
    """The value of a side, and where and in which words it stands."""
    if side is None:
        return ["", "", ""]
    cited: Citation | None = next(iter(side.citations), None)
    where = [place(cited), plain(cited.quote)] if cited else ["", ""]
    return [plain(side.value), *where]
