"""A difference in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from remit.graph.words import with_capital
from remit.ontology import ATTRIBUTES, RELATIONS
from remit.queries.changes import model
from remit.queries.changes.model import Change, Diff, Doubt, Edition, Side
from remit.queries.changes.saying import recorded
from remit.queries.changes.sides import ATTACHED, WORDED
from remit.queries.counting import count, of_kinds
from remit.queries.phrasing import list_of
from remit.queries.promises_told import said, times

_BY: Final = {
    "reference": "known by its reference",
    "wording": "known by its words",
    "content": "known by what stands below it",
    "name": "known by a name",
}
_PLAIN: Final = ("action",)  # what is told most
_WITH_TERM: Final = (model.OTHER, model.OWNER, model.STRUCTURE, model.BASIS)
HEADINGS: Final = {
    model.NEW: "New",
    model.GONE: "Gone",
    model.DONE: "Done",
    model.DROPPED: "Withdrawn, rejected or superseded",
    model.REOPENED: "Opened again",
    model.OWNER: "Another owner or lead",
    model.DEADLINE: "Deadlines moved",
    model.STATUS: "Another status",
    model.JOINED: "Members who came",
    model.LEFT: "Members who went",
    model.HOLDER: "Posts that changed hands",
    model.STRUCTURE: "Answering to others",
    model.RESTATED: "Figures restated",
    model.REWORDED: "Reworded",
    model.RENAMED: "Renamed",
    model.MOVED: "Moved to another place",
    model.RENUMBERED: "Another reference",
    model.BASIS: "Resting on something else",
    model.OTHER: "Otherwise told",
}
# What became of what changed: of things by their kinds, or of what is counted of them, one and several.
_COUNTED: Final = {
    model.DONE: (None, "done"),
    model.DROPPED: (None, "withdrawn, rejected or superseded"),
    model.REOPENED: (None, "opened again"),
    model.OWNER: (None, "with another owner or lead"),
    model.DEADLINE: (("deadline", "deadlines"), "moved"),
    model.STATUS: (("status", "statuses"), "changed"),
    model.HOLDER: (None, "changed hands"),
    model.STRUCTURE: (None, "answering to others"),
    model.RESTATED: (None, "restated"),
}
_NAMED: Final = 4  # documents of one side
_UNTITLED: Final = "Register"
_ENDED: Final = {model.DONE: "reported as done", model.DROPPED: "reported as dropped"}
_MINOR: Final = {
    model.REWORDED: "reworded",
    model.RENAMED: "renamed",
    model.MOVED: "moved elsewhere",
    model.RENUMBERED: "numbered anew",
}


def of_diff(diff: Diff) -> str:
    """What the difference comes to, in one sentence with the counts.

    >>> of_diff(Diff(model.Edition("a"), model.Edition("b")))
    'Nothing has changed.'
    """
    parts = [*_parts(diff)]
    if not parts:
        return "No fact has changed." if diff.said or diff.unsaid else "Nothing has changed."
    return f"{with_capital('; '.join(parts))}."


def _parts(diff: Diff) -> Iterator[str]:
    for what in (model.NEW, model.GONE):
        if kinds := _kinds(diff, what):
            verb = "is" if sum(c.thing.kind in WORDED for c in diff.of(what)) == 1 else "are"
            yield f"{kinds} {verb} {what}{_unclosed(diff) if what == model.GONE else ''}"
    for what, (noun, became) in _COUNTED.items():
        if found := diff.of(what):
            many = {c.thing.id: c.thing.kind for c in found}
            of = count(len(many), *noun) if noun else of_kinds(Counter(many.values()))
            yield f"{of} {became}{_days(found)}"
    come, went = len(diff.of(model.JOINED)), len(diff.of(model.LEFT))
    if come or went:
        sides = ((come, "came"), (went, "went"))
        first, *rest = [(n, verb) for n, verb in sides if n]
        yield list_of([f"{count(first[0], 'member')} {first[1]}", *(f"{n} {v}" for n, v in rest)])
    if others := _others(diff):
        yield others
    yield from _lesser(diff)


def _lesser(diff: Diff) -> Iterator[str]:
    """What is told otherwise and is no news of the work, and what cannot be told."""
    for what, became in _MINOR.items():
        if found := diff.of(what):
            yield f"{of_kinds(Counter(c.thing.kind for c in found))} {became}"
    if basis := diff.of(model.BASIS):
        yield f"{count(len(basis), 'statement')} resting on something else"
    if other := diff.of(model.OTHER):
        yield count(len(other), "smaller change")
    if diff.doubts:
        doubtful: Counter[str] = Counter()
        for doubt in diff.doubts:
            doubtful[doubt.kind] += max(len(doubt.old), len(doubt.new))
        yield f"of {of_kinds(doubtful)} it cannot be told which is which"


def _kinds(diff: Diff, what: str) -> str:
    """What came or went of what people answer for, kind by kind."""
    return of_kinds(Counter(c.thing.kind for c in diff.of(what) if c.thing.kind in WORDED))


def _unclosed(diff: Diff) -> str:
    """Of the actions that went, how many were never reported as done, nor to be dropped."""
    gone = diff.of(model.GONE, "action")
    open_ = sum(not c.ended for c in gone)
    if not open_:
        return ""
    kinds = {c.thing.kind for c in diff.of(model.GONE) if c.thing.kind in WORDED}
    if len(gone) == 1:
        which = "never" if len(kinds) == 1 else "the action never"
    else:
        of = "them" if len(kinds) == 1 else "the actions"
        which = f"{'none' if open_ == len(gone) else open_} of {of} {'ever' if open_ == len(gone) else 'never'}"
    return f" ({which} reported as done)"


def _others(diff: Diff) -> str:
    """The people, posts, bodies, laws, figures and updates that stand on one side only."""
    told = []
    for what, verb in ((model.NEW, "came"), (model.GONE, "went")):
        found = Counter(c.thing.kind for c in diff.of(what) if c.thing.kind not in WORDED)
        if found:
            told.append(f"{of_kinds(found)} {verb}")
    return list_of(told)


def _days(moved: list[Change]) -> str:
    later = [c.days for c in moved if c.days and c.days > 0]
    earlier = [-c.days for c in moved if c.days and c.days < 0]
    sides = [(later, "later"), (earlier, "earlier")]
    told = [_by(days, way, len(moved)) for days, way in sides if days]
    return f" ({' and '.join(told)})" if told else ""


def _by(days: list[int], way: str, moved: int) -> str:
    how_many = "" if len(days) == moved else f"{len(days)} "
    up_to = "up to " if len(days) > 1 else ""
    return f"{how_many}{way}, by {up_to}{count(max(days), 'day')}"


def of_text(diff: Diff) -> str:
    """How much of the documents changed that gave no fact; nothing where none did."""
    if not diff.said and not diff.unsaid:
        return ""
    both = ((len(diff.said), "new"), (len(diff.unsaid), "gone"))
    first, *rest = [(n, word) for n, word in both if n]
    pieces = f"{count(first[0], 'piece')} of text that gave no fact {'is' if first[0] == 1 else 'are'} {first[1]}"
    return list_of([pieces, *(f"{n} {'is' if n == 1 else 'are'} {word}" for n, word in rest)])


def both_sides(change: Change) -> tuple[tuple[str, Side | None], tuple[str, Side | None]]:
    """What stood before and what stands now, or what tells that it ended, each with the word for it."""
    return ("was", change.old), ("ended" if change.what == model.GONE else "now", change.new)


def of_edition(edition: Edition) -> str:
    """One of the two registers, with what it was read from; a paper that comes in editions with its day."""
    read = [
        f"{name}, as at {said(edition.days[name])}" if name in edition.days else name
        for name in edition.documents[:_NAMED]
    ]
    more = len(edition.documents) - len(read)
    beside = [count(more, "more document")] if more else []
    title = edition.title if edition.title != _UNTITLED else ""
    papers = list_of([*read, *beside]) if not edition.days else "; ".join([*read, *beside])
    return ", ".join(filter(None, [edition.register, title])) + f" ({papers or 'no paper yet'})"


def of_not_read(diff: Diff) -> str:
    """What is to be known before what is gone is believed: the new register was not read from where it stood."""
    told = [f"{n} stood in {name} alone" for name, n in diff.not_read.items()]
    return f"Of these, {list_of(told)}, from which the new register was not read." if told else ""


def title_of(change: Change) -> str:
    """The thing that a change is of, with its kind and its reference."""
    thing = change.thing if change.what not in (model.REWORDED, model.RENAMED) else change.before
    thing = thing or change.thing
    words = [] if thing.kind in _PLAIN else [thing.kind]
    return " ".join([*words, *filter(None, [change.reference]), f"“{thing.label}”"])


def told(change: Change) -> str:
    """What changed of a thing, as it stands behind its title."""
    old, new = (side.value if side else "" for side in (change.old, change.new))
    if change.what == model.NEW:
        state = recorded(change.new) if change.thing.kind == "action" else ""
        state = f", {state}" if state else ""
        return f"{_of(change)}{state}{f', {_ENDED[change.ended]} already' if change.ended else ''}"
    if change.what == model.GONE:
        state = f", which was {recorded(change.old)}" if old else ""
        ended = _ENDED.get(change.ended, "never reported as done")
        ended += " since" if change.new else ""
        return f"{state}; {ended}" if change.thing.kind == "action" else f"{_of(change)}{state}"
    if change.what in (model.JOINED, model.LEFT):
        return f": {new or old}"
    if change.what in (model.REWORDED, model.RENAMED):
        how = _BY.get(change.by, "")
        return f" is now “{new}”{f', {how}' if how else ''}"
    of = f"{_term(change)}: " if change.what in _WITH_TERM else ""
    evidence = f"; {change.evidence}" if change.evidence else ""
    return f": {of}{_from_to(old, new)}{_moved(change)}{evidence}"


def _from_to(old: str, new: str) -> str:
    """Two values in words, as they may be read aloud."""
    if old and new:
        return f"from {old} to {new}"
    return f"now {new}, before nothing told" if new else f"was {old}, now nothing told"


def _of(change: Change) -> str:
    """What an update or a figure is of."""
    if change.thing.kind not in ATTACHED or change.under is None:
        return ""
    return f", of {change.under.kind} “{change.under.label}”"


def _moved(change: Change) -> str:
    if not change.days:
        return ""
    way = "later" if change.days > 0 else "earlier"
    often = f", moved {times(change.moves)}" if change.moves > 1 else ""
    return f", {count(abs(change.days), 'day')} {way}{often}"


def _term(change: Change) -> str:
    if change.role:
        return change.role
    if change.term in RELATIONS:
        return RELATIONS[change.term].reads
    return ATTRIBUTES[change.term].label if change.term in ATTRIBUTES else change.term


def of_doubt(doubt: Doubt) -> str:
    """What cannot be told, without the end of the sentence."""
    if not doubt.new:
        what = f"Whether this {doubt.kind} is gone"
    elif not doubt.old:
        what = f"Whether this {doubt.kind} is new"
    elif len(doubt.old) == len(doubt.new) == 1:
        what = f"Whether these are one {doubt.kind}"
    else:
        what = "Which of these are the same"
    return f"{what}: {doubt.why}"
