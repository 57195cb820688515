"""Editions in a register: what the newest of each series says, what earlier ones said, and what held on a day.

A document says of which series it is an edition and as at when by attributes of its own. What rests on earlier
editions alone is set aside: stores keep it, and no question of today meets it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from remit.graph.model import Contents, Entity, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.partnerships import PARTNERSHIPS, kept, partnerships_of
from remit.graph.store import AS_OF, EDITIONS, Store
from remit.ontology import KINDS

SERIES, AS_AT = "series", "asAt"  # the attributes of a document
_DOCUMENT, _NAME = "document", "name"
_LISTED = 3  # papers that a sentence names
_LONG_DAYS = 62  # of a period for which a paper is made, rather than of which it tells


class Dated(NamedTuple):
    """A document as an edition: its name, its series, and the day from which it is known to hold.

    Where a register holds several partnerships, ``whose`` is the key of the one whose paper it is: two boards may call
    their logs the same.
    """

    document: str
    series: str
    day: str
    whose: str = ""

    @property
    def paper(self) -> tuple[str, str]:
        """Of which paper it is an edition."""
        return self.whose, self.series


class Aside(NamedTuple):
    """What is set aside: things of which only earlier editions speak, and what these said."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.statements)


def known_from(when: str) -> str:
    """The day from which what a paper says is known: the first of a plan's years, else the last that is given.

    >>> known_from("2031-05-01/2031-05-31"), known_from("2031-04-01/2034-03-31")
    ('2031-05-31', '2031-04-01')
    """
    start, _, end = when.partition("/")
    end = end or start
    long = (date.fromisoformat(end) - date.fromisoformat(start)).days > _LONG_DAYS
    return start if long else end


def editions_of(contents: Contents) -> list[Dated]:
    """The editions that a register holds, by series and day; none where no document is one."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for s in contents.statements:
        if s.term in (SERIES, AS_AT) and s.subject.startswith(f"{_DOCUMENT}/") and s.value:
            said[s.subject][s.term] = s.value
    names = {entity.id: entity.label for entity in contents.entities} if said else {}
    found = []
    for id_, each in said.items():
        if len(each) == len((SERIES, AS_AT)):
            with suppress(
                ValueError
            ):  # what is no day, as somebody else may have written it, dates nothing
                found.append(Dated(names[id_], each[SERIES], known_from(each[AS_AT])))
    if found and PARTNERSHIPS in contents.meta:
        keys = {name: one.key for one in partnerships_of(contents.meta) for name in one.documents}
        found = [one._replace(whose=keys.get(one.document, "")) for one in found]
    return sorted(found, key=lambda one: (one.paper, one.day, one.document))


def outdated(editions: Sequence[Dated]) -> frozenset[str]:
    """The documents that are not the newest of their series."""
    newest = {one.paper: one.day for one in editions}  # the later behind the earlier
    return frozenset(one.document for one in editions if one.day != newest.get(one.paper))


def parted(contents: Contents, editions: Sequence[Dated] | None = None) -> tuple[Contents, Aside]:
    """Part what holds now from what is said by earlier editions alone.

    A statement that both make stands in both, each time with its own passages: put together they are
    what was there. What nothing is cited for holds as long as what it is about does. ``editions`` are those of the
    register, where whoever asks has them.
    """
    old = outdated(editions_of(contents) if editions is None else editions)
    return _split(contents, old) if old else (contents, Aside())


def _split(contents: Contents, apart: Collection[str], day: str = "") -> tuple[Contents, Aside]:
    """Part what holds, on a day where one is given, and is said by others, from what some documents alone say."""
    gone = _gone(contents.statements, apart, day)
    kept: list[Statement] = []
    left: list[Statement] = []
    for s in contents.statements:  # in canonical order, in which both stay
        holds, rest = _sides(s, apart, day)
        if holds is not None:
            (left if holds.subject in gone or holds.object in gone else kept).append(holds)
        if rest is not None:
            left.append(rest)
    now = replace(
        contents,
        entities=tuple(e for e in contents.entities if e.id not in gone),
        statements=tuple(kept),
    )
    return now, Aside(tuple(e for e in contents.entities if e.id in gone), tuple(left))


def _sides(
    s: Statement, apart: Collection[str], day: str
) -> tuple[Statement | None, Statement | None]:
    """A statement with the passages on which it holds, and with those that some documents alone give; each as far as it is."""
    if day and not _holds(s, day):
        return None, s
    if _of_paper(s):
        return s, None
    rest = tuple([c for c in s.citations if c.document in apart])
    if not rest:
        return s, None
    if len(rest) == len(s.citations):
        return None, s
    cited = tuple([c for c in s.citations if c.document not in apart])
    return replace(s, citations=cited), replace(s, citations=rest)


def together(now: Contents, aside: Aside) -> Contents:
    """Put what was parted together again."""
    if not aside:
        return now
    return replace(
        now,
        entities=tuple(sorted((*now.entities, *aside.entities))),
        statements=tuple(merge((*now.statements, *aside.statements))),
    )


def now(store: Store) -> Contents:
    """All that a register holds but what only earlier editions say: what questions of today are asked of."""
    return parted(store.contents())[0]


def as_of(store: Store, day: date) -> Store:
    """Open a register as it was known and in force on a day, in memory, for asking."""
    view = in_memory(store.address)
    known = known_on(store.contents(), day.isoformat())
    view.replace(replace(known, meta={**known.meta, AS_OF: day.isoformat()}))
    return view


def known_on(contents: Contents, day: str) -> Contents:
    """What was known and in force on a day: as if no later edition had been loaded, and nothing that was over by then."""
    later = frozenset(one.document for one in editions_of(contents) if one.day > day)
    papers = {e.id for e in contents.entities if e.kind == _DOCUMENT and e.label in later}
    known, _ = _split(contents, later, day)
    called = _called(known, contents)
    known = replace(
        known,
        documents=tuple(d for d in contents.documents if d.name not in later),
        entities=tuple(
            replace(e, label=called.get(e.id, e.label))
            for e in known.entities
            if e.id not in papers
        ),
        statements=tuple(s for s in known.statements if not papers & {s.subject, s.object}),
        ledger=tuple(entry for entry in contents.ledger if entry.document not in later),
        meta=_without(later, contents.meta),
    )
    return with_editions(known)


def _without(later: Collection[str], meta: Mapping[str, str]) -> dict[str, str]:
    """What is said of a register, before some of its documents came."""
    told = {key: value for key, value in meta.items() if key not in (EDITIONS, PARTNERSHIPS)}
    whose = (
        one._replace(documents=tuple(name for name in one.documents if name not in later))
        for one in partnerships_of(meta)
    )
    return told | kept(one for one in whose if one.documents)


def _called(known: Contents, contents: Contents) -> dict[str, str]:
    """What things were called then that a later edition calls otherwise: each by the last of its names that is known."""
    days = {one.document: one.day for one in editions_of(contents)}
    labels = {e.id: e.label for e in known.entities}
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for s in known.statements:
        if s.term == _NAME and s.value:
            names[s.subject][s.value] = max(
                (days.get(c.document, "") for c in s.citations), default=""
            )
    later = {
        s.subject
        for s in contents.statements
        if s.term == _NAME and s.value == labels.get(s.subject)
    }
    return {
        id_: max(said, key=lambda name: (said[name], name))
        for id_, said in names.items()
        if id_ in later and labels[id_] not in said
    }


def _holds(s: Statement, day: str) -> bool:
    """Whether a statement is not over, or still to come, on a day; a month or year is a whole one."""
    begun = s.start is None or s.start <= day
    return begun and (s.end is None or s.end >= day[: len(s.end)])


def _gone(statements: Iterable[Statement], apart: Collection[str], day: str = "") -> set[str]:
    """The things of which only what is left out tells, however much follows of them without a passage."""
    told: set[str | None] = {None}
    left: set[str | None] = set()
    for s in statements:
        old = 0 if _of_paper(s) else sum([c.document in apart for c in s.citations])
        holds = not day or _holds(s, day)
        if holds and old < len(s.citations):
            told.update((s.subject, s.object))
        if old or not holds:
            left.update((s.subject, s.object))
    return {end for end in left - told if end and not end.startswith(f"{_DOCUMENT}/")}


def _of_paper(s: Statement) -> bool:
    """Whether a statement is of a document itself, which no later edition takes back."""
    return s.subject.startswith(f"{_DOCUMENT}/")


# --- what is told of them ------------------------------------------------------------------------


def with_editions(contents: Contents) -> Contents:
    """The contents with what their meta tells of editions; unchanged where there are none."""
    if not (editions := editions_of(contents)):
        return contents
    gone = _gone(contents.statements, outdated(editions))
    series: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    papers = Counter(name for _, name in {one.paper for one in editions})
    for one in editions:
        name = one.series if papers[one.series] == 1 else f"{one.series} ({one.whose})"
        series[name][one.day].append(one.document)
    told = {"series": series, "gone": Counter(e.kind for e in contents.entities if e.id in gone)}
    said = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return replace(contents, meta={**contents.meta, EDITIONS: said})


def left_out(meta: Mapping[str, str]) -> str:
    """The sentence on what questions of today leave out; empty where they leave out nothing."""
    told = _told(meta)
    if not told:
        return ""
    gone = [f"{n} {_kind(kind, n)}" for kind, n in sorted(_counted(told["gone"]))]
    series = [f"“{name}” as at {max(days)}" for name, days in sorted(told["series"].items())]
    more = [f"{len(series) - _LISTED} more papers"] if len(series) > _LISTED else []
    newest = "; ".join([*series[:_LISTED], *more])
    what = " and ".join([", ".join(gone[:-1]), gone[-1]] if gone[1:] else gone)
    also = f", {what} among it" if what else ""
    return (
        f"What earlier editions said and the newest ({newest}) no longer says is left out{also}; "
        "ask for a day with --as-of."
    )


def days_gone_by(meta: Mapping[str, str]) -> dict[str, str]:
    """The days of the documents that are not the newest edition of their paper."""
    told = _told(meta)
    papers = told["series"].values() if told else ()
    return {
        name: day
        for days in papers
        for day, names in days.items()
        if day != max(days)
        for name in names
    }


def _told(meta: Mapping[str, str]) -> Any:
    with suppress(ValueError):  # what somebody else has written there tells nothing
        told = json.loads(meta.get(EDITIONS, "null"))
        if isinstance(told, dict) and {"series", "gone"} <= told.keys():
            return told
    return None


def _counted(gone: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    order: Collection[str] = [kind for kind in KINDS if KINDS[kind].answerable]
    return ((kind, gone[kind]) for kind in order if kind in gone)


def _kind(kind: str, n: int) -> str:
    return kind if n == 1 else KINDS[kind].plural
