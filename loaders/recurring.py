"""The same thing in two editions of a paper: by its reference, else by its words, else not told to be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from remit.graph.decided import keeps_apart
from remit.graph.lookup import key, stems
from remit.loaders.decisions import Decisions, NotSame, Same
from remit.loaders.series import Edition
from remit.loaders.thing import Thing
from remit.ontology import KINDS

_REWORDED = 0.7  # of the words of two wordings that both have: one is the other, reworded a little
_REUSED = (
    0.2  # of the words, where one reference stands before both: less, and it has been given anew
)
_SHORTEST = 3  # words of a wording that may be known by most of them


def matched(
    things: Sequence[Thing], editions: Mapping[str, Edition], decisions: Decisions
) -> tuple[list[Thing], list[str]]:
    """Make one of each thing that several editions of a series tell of; give all, and what to look at."""
    apart: list[Thing] = []
    rows: dict[tuple[str, str], dict[tuple[str, str], list[Thing]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for thing in things:
        edition = editions.get(thing.first.within)
        if edition is None:
            apart.append(thing)
        else:
            place = edition.day, edition.document
            rows[edition.series, thing.first.kind][place].append(thing)
    notes: list[str] = []
    for _, by_edition in sorted(rows.items()):
        known: list[Thing] = []
        for (_, document), these in sorted(by_edition.items()):  # from the earliest on
            joined: set[int] = set()
            for one, later in _pairs(known, these, document, decisions, notes):
                one.join(later)
                joined.add(id(later))
            known += [one for one in these if id(one) not in joined]
        apart += known
    return apart, notes


def _pairs(
    known: Sequence[Thing],
    these: Sequence[Thing],
    document: str,
    decisions: Decisions,
    notes: list[str],
) -> Iterator[tuple[Thing, Thing]]:
    """Pair what is known with what an edition has; each at most once, and the surest first."""
    same = [
        pair
        for pair in _only(known, these, _exactly)
        if not _kept_apart(decisions, _now(pair[0]), pair[1])
    ]
    yield from same  # as nearly all are
    left, new = _others(known, these, same)
    renumbered = _renumbered(left, new, (known, these), decisions)
    yield from renumbered
    left, new = _others(left, new, renumbered)
    if renumbered:
        notes.append(
            f"{document}: {len(renumbered)} references stand for other things than in the edition before, as where rows are "
            "counted; these are known by their words"
        )
    for by, look in _WAYS:
        pairs = [
            pair for pair in _only(left, new, by) if _may_be(*pair, decisions, document, notes)
        ]
        left, new = _others(left, new, pairs)
        for one, later in pairs:
            if look and _now(one).label != later.label:
                notes.append(_taken(one, later, document))
            yield one, later
    anew = [*_numbered_anew(left, new, decisions)]
    for one, later in anew:
        notes.append(
            f"{document}: “{later.reference}” is taken for “{_now(one).reference}” of the edition before, which stood for the "
            f"same words and is due on the same day; a not same decision of the kind {one.first.kind} keeps them apart"
        )
        yield one, later
    left, new = _others(left, new, anew)
    for one, later in _alike(left, new, decisions):
        if _made_one(decisions, _now(one), later) or _within(_now(one).label, later.label):
            notes.append(_taken(one, later, document))
            yield one, later
        else:
            notes.append(_in_doubt(one, later, document))


def _others(
    left: Sequence[Thing], new: Sequence[Thing], pairs: Sequence[tuple[Thing, Thing]]
) -> tuple[list[Thing], list[Thing]]:
    """What is not among the pairs, on either side."""
    paired = {id(each) for pair in pairs for each in pair}
    return [e for e in left if id(e) not in paired], [e for e in new if id(e) not in paired]


def _reference(thing: Thing) -> object:
    return _now(thing).listed or None


def _exactly(thing: Thing) -> object:
    now = _now(thing)
    return (thing.belongs, now.listed, now.words) if now.listed else None


def _wording(thing: Thing) -> object:
    ref = thing.first
    if ref.scope is None and ref.under is None:
        return ref.slug
    if KINDS[ref.kind].instead:
        return thing.belongs, ref.scope
    return thing.belongs, _now(thing).words


# The ways by which two are one; and whether a look is due where their words are not the same.
_WAYS: tuple[tuple[Callable[[Thing], object], bool], ...] = ((_reference, True), (_wording, False))


def _renumbered(
    left: Sequence[Thing],
    new: Sequence[Thing],
    all_: tuple[Sequence[Thing], Sequence[Thing]],
    decisions: Decisions,
) -> list[tuple[Thing, Thing]]:
    """Pair those of equal words and other references, where one of these stands for something else on the other side.

    ``left`` and ``new`` are what is not the same on both sides, and ``all_`` is all that there is.

    A reference that is new to the log is another thing of the same words; one that another thing had was given anew.
    """
    found: list[tuple[Thing, Thing]] = []
    pairs = [
        (one, later)
        for one, later in _only(left, new, _wording)
        if (ours := _reference(one))
        and (theirs := _reference(later))
        and ours != theirs
        and not KINDS[one.first.kind].instead
    ]
    if not pairs:
        return found
    before, now = (_grouped(side, _reference) for side in all_)
    for one, later in pairs:
        ours, theirs = _reference(one), _reference(later)
        given_anew = _is_other(later, before.get(theirs, ())) or _is_other(one, now.get(ours, ()))
        if given_anew and not _kept_apart(decisions, _now(one), later):
            found.append((one, later))
    return found


def _numbered_anew(
    known: Sequence[Thing], these: Sequence[Thing], decisions: Decisions
) -> Iterator[tuple[Thing, Thing]]:
    """Pair what went with what came of equal words, under another reference and for the same day.

    A task that comes back in the same words is another one: it is due on another day.
    """
    for one, later in _only(known, these, _wording):
        now = _now(one)
        if (
            now.reference
            and later.reference
            and (due := now.due)
            and due == later.due
            and not _kept_apart(decisions, now, later)
        ):
            yield one, later


def _is_other(thing: Thing, those: Sequence[Thing]) -> bool:
    """Whether those are told in other words than a thing."""
    label = _now(thing).label
    return any(_likeness(label, _now(each).label) < _REWORDED for each in those)


def _only(
    known: Iterable[Thing], these: Iterable[Thing], by: Callable[[Thing], object]
) -> Iterator[tuple[Thing, Thing]]:
    """Pair those of which there is one on each side; where nobody is named, one after the other."""
    ours, theirs = _grouped(known, by), _grouped(these, by)
    for name, found in ours.items():
        others = theirs.get(name, [])
        nobody = bool(KINDS[found[0].first.kind].instead)
        if nobody or len(found) == len(others) == 1:
            yield from zip(found, others, strict=False)


def _grouped(things: Iterable[Thing], by: Callable[[Thing], object]) -> dict[object, list[Thing]]:
    found: dict[object, list[Thing]] = defaultdict(list)
    for thing in things:
        if (name := by(thing)) is not None:
            found[name].append(thing)
    return found


def _may_be(
    one: Thing, later: Thing, decisions: Decisions, document: str, notes: list[str]
) -> bool:
    """Whether nothing speaks against two being one: a decision, other references, or wholly other words."""
    now = _now(one)
    if _kept_apart(decisions, now, later):
        return False
    if now.listed and later.listed and now.listed != later.listed:
        return False
    if KINDS[one.first.kind].instead or _made_one(decisions, now, later):
        return True
    if now.reference and now.label != later.label and _likeness(now.label, later.label) < _REUSED:
        notes.append(
            f"{document}: “{later.reference}” stood for “{now.label}” in the edition before and stands for "
            f"“{later.label}” here: these are kept as two; a same decision of the kind {one.first.kind} makes them one"
        )
        return False
    return True


def _alike(
    known: Sequence[Thing], these: Sequence[Thing], decisions: Decisions
) -> Iterator[tuple[Thing, Thing]]:
    """Pair what a person says is one, or what is worded alike and like nothing else."""
    found: dict[int, list[tuple[Thing, Thing]]] = defaultdict(list)
    for one in known:
        now = _now(one)
        for later in these:
            if one.belongs != later.belongs or KINDS[one.first.kind].instead:
                continue
            if _kept_apart(decisions, now, later) or (now.reference and later.reference):
                continue
            if _made_one(decisions, now, later) or _reworded(now.label, later.label):
                found[id(one)].append((one, later))
                found[id(later)].append((one, later))
    for one in known:
        pairs = found.get(id(one), [])
        if len(pairs) == 1 and len(found[id(pairs[0][1])]) == 1:
            yield pairs[0]


def _reworded(one: str, other: str) -> bool:
    few = min(len(set(stems(one))), len(set(stems(other)))) < _SHORTEST
    return not few and _likeness(one, other) >= _REWORDED


def _within(one: str, other: str) -> bool:
    """Whether one wording has all words of the other: with some words for others it may be another matter."""
    ours, theirs = set(stems(one)), set(stems(other))
    return ours <= theirs or theirs <= ours


def _likeness(one: str, other: str) -> float:
    """How many of the words of two wordings are words of both."""
    ours, theirs = set(stems(one)), set(stems(other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def _kept_apart(decisions: Decisions, one: Thing, other: Thing) -> bool:
    """Whether a person says that two are not one: each goes by another of the names, as each is still itself."""
    return any(
        keeps_apart(names, _called(one), _called(other))
        for names in _named_in(decisions.not_same, one)
    )


def _made_one(decisions: Decisions, one: Thing, other: Thing) -> bool:
    """Whether a person says that two are one."""
    return any(
        _called(one) & names and _called(other) & names for names in _named_in(decisions.same, one)
    )


def _named_in(decided: Sequence[Same | NotSame], thing: Thing) -> Iterator[set[str]]:
    """The names of each decision about things of this kind."""
    return ({*map(key, each.names)} for each in decided if each.kind == thing.first.kind)


def _called(thing: Thing) -> set[str]:
    """By what names a thing is called, or listed."""
    return {key(thing.label), key(thing.reference)} - {""}


def _now(thing: Thing) -> Thing:
    """The thing as the newest edition so far has it."""
    return thing.newest or thing


def _taken(one: Thing, later: Thing, document: str) -> str:
    return (
        f"{document}: “{later.label}” is taken for “{_now(one).label}” of the edition before; "
        f"a not same decision of the kind {one.first.kind} keeps them apart"
    )


def _in_doubt(one: Thing, later: Thing, document: str) -> str:
    return (
        f"{document}: “{later.label}” may be “{_now(one).label}” of the edition before, in other words, and is kept as "
        f"another; a same decision of the kind {one.first.kind} makes them one"
    )
