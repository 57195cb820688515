"""What editions show of the promises of an action: dates that moved, what was dropped, what is only said again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from remit.graph.lookup import key, stems
from remit.graph.model import Entity, Statement
from remit.queries.audit.model import AnyRule, Evidence, Found, Rule
from remit.queries.counting import count
from remit.queries.facts.dating import day_words, first_day, last_day
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites, words_of
from remit.queries.phrasing import list_of, shortened
from remit.queries.promises import Promised, promised
from remit.queries.promises_told import said as day_said
from remit.queries.promises_told import times

_LONG_OPEN = timedelta(days=183)
_AGAIN = 3  # editions that say the same in the same words
_YEARS = timedelta(days=500)  # over which a plan says again what it said: into its third year
_LIKE = 0.4  # of the words of two wordings: one may be the other, reworded
_UNBEGUN = re.compile(
    r"\W{0,9}(?:open|new|outstanding|pending|not (?:yet )?(?:started|begun|commenced)|to be started)\W{0,9}",
    re.IGNORECASE,
)


# --- dates that moved ----------------------------------------------------------------------------


def _dated(facts: Facts) -> list[Entity]:
    return [
        facts.things[id_]
        for id_ in dict.fromkeys(s.subject for s in facts.said_of(("action",), "deadline"))
    ]


def _moved(facts: Facts, e: Entity) -> Iterator[Found]:
    if e.id not in facts.histories.things:
        return
    row = promised(facts.histories, e)
    later = [p for p in row.moves if (p.slipped or 0) > 0]
    if not later or row.slipped <= 0 or facts.settled(e.id):
        return
    often = times(len(later))
    yield Found(
        e.id,
        f"The deadline of {facts.called(e.id)} was put off {often}, from {day_said(row.first)} to "
        f"{day_said(row.last)}, by {count(row.slipped, 'day')} in all{_granted(row)}.",
        tuple(c for p in row.promises for c in p.told.citations[:1]),
        rank=-row.slipped,
        told=(often, day_said(row.first), day_said(row.last)),
    )


def _granted(row: Promised) -> str:
    agreed = sum(bool(p.granted) for p in row.moves)
    if agreed == len(row.moves):
        words = dict.fromkeys(one.words for p in row.moves for one in p.granted)
        return f"; agreed, as it says: {list_of([f'“{shortened(each, 80)}”' for each in words])}"
    return (
        "; nobody is said to have agreed to it"
        if not agreed
        else f"; who agreed is said of {agreed} of these alone"
    )


# --- what was dropped ----------------------------------------------------------------------------


def _once_there(facts: Facts) -> list[Entity]:
    """The actions of which any edition of a paper told."""
    histories = facts.histories
    actions = (e for e in histories.things.values() if e.kind == "action")
    return [e for e in actions if histories.days(e.id)]


def _vanished(facts: Facts, e: Entity) -> Iterator[Found]:
    histories = facts.histories
    if e.id in facts.things or histories.settled(e.id):
        return
    for series, days in histories.days(e.id).items():
        newest = histories.newest[series]
        if _may_stand(facts, e, series, newest.document):
            continue
        cited = [
            c
            for s in histories.said(e.id, "name")
            for c in s.citations
            if c.document in histories.editions and histories.editions[c.document].day == days[-1]
        ]
        reference = next((s.value for s in histories.said(e.id, "reference")), None)
        called = f"{reference + ' ' if reference else ''}“{shortened(e.label, 80)}”"
        yield Found(
            facts.paper(newest.document),
            f"{called} stood in “{series}” as at {day_said(days[-1])} and is not in "
            f"{_since(histories.after(series, days[-1]).day, newest.day)}; nobody said that it was done.",
            tuple(cited[:1]),
            mark=e.id,
            told=(reference or f"“{shortened(e.label, 40)}”", f"“{series}”"),
        )


def _since(gone: str, newest: str) -> str:
    """The edition in which something is missing first, and those behind it."""
    that = f"that of {day_said(gone)}"
    return that if gone == newest else f"{that}, nor in any since"


def _may_stand(facts: Facts, e: Entity, series: str, document: str) -> bool:
    """Whether what is missing may stand in the newest edition after all: unread, or as one that is new in it."""
    unread = facts.once("unread", lambda: _unread(facts)).get(document, ())
    if any(key(e.label) in words for words in unread):
        return True
    last, ours = facts.histories.days(e.id)[series][-1], set(stems(e.label))
    newer = facts.once("first days", lambda: _first_days(facts)).get(series, ())
    return any(
        len(ours & theirs) >= _LIKE * len(ours | theirs) for first, theirs in newer if first > last
    )


def _unread(facts: Facts) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in facts.blocks:
        if block.outcome == "unread":
            found.setdefault(block.citation.document, []).append(key(block.text))
    return found


def _first_days(facts: Facts) -> dict[str, list[tuple[str, set[str]]]]:
    """On which day each action of today came into each series, with its words."""
    found: dict[str, list[tuple[str, set[str]]]] = {}
    for e in facts.of("action"):
        for series, days in facts.histories.days(e.id).items():
            found.setdefault(series, []).append((days[0], set(stems(e.label))))
    return found


# --- what is open --------------------------------------------------------------------------------


def _open_rows(facts: Facts) -> list[Entity]:
    return [e for e in facts.rows if not facts.settled(e.id)]


def _undated_long(facts: Facts, e: Entity) -> Iterator[Found]:
    if any(s.value for s in facts.out(e.id, "deadline")) or facts.unread(e.id):
        return
    days = [day for of in facts.histories.days(e.id).values() for day in of]
    since = first_day(min(days, default=""))
    if since and since < facts.day - _LONG_OPEN:
        yield Found(
            e.id,
            f"{facts.called(e.id)} has been open since {day_words(since)} at least, and no date has been "
            f"set for it by {day_words(facts.day)}.",
            facts.home(e.id),
            rank=-(facts.day - since).days,
            told=(day_words(since),),
        )


def _coming(facts: Facts) -> list[Statement]:
    """The deadlines that fall due within the time that is looked ahead; none where none is."""
    if facts.ahead is None:
        return []
    return [
        s
        for s in facts.said_of(("action",), "deadline")
        if (due := last_day(s.value or "")) and facts.day <= due <= facts.day + facts.ahead
    ]


def _due_untold(facts: Facts, said: Statement) -> Iterator[Found]:
    progress = facts.progress(said.subject)
    if all(_UNBEGUN.fullmatch(words_of(s)) for s in progress):
        due = last_day(said.value or "") or facts.day
        state = f"; its status is “{words_of(progress[0])}”" if progress else ""
        yield Found(
            said.subject,
            f"{facts.called(said.subject)} is due by {day_words(due)}, "
            f"{count((due - facts.day).days, 'day')} after {day_words(facts.day)}, and nothing is told of "
            f"its progress{state}.",
            cites((said,), progress[:1]),
            rank=(due - facts.day).days,
            told=(day_words(due),),
        )


# --- what is only said again ---------------------------------------------------------------------


def _reported(facts: Facts) -> list[Entity]:
    if not facts.histories.editions:
        return []
    return [e for e in _open_rows(facts) if facts.histories.days(e.id)]


def _said_again(facts: Facts, e: Entity) -> Iterator[Found]:
    for update in facts.into(e.id, "updateOf"):
        for s in facts.out(update.subject, "text"):
            for series, days in _days_said(facts, s):
                if len(days) >= _AGAIN and not facts.dated(update.subject):
                    yield Found(
                        e.id,
                        f"What is reported of {facts.called(e.id)} has stood in the same words in "
                        f"{count(len(days), 'edition')} of “{series}”, from {day_said(days[0])} to "
                        f"{day_said(days[-1])}: “{words_of(s).rstrip('.')}”.",
                        (s,),
                        rank=-len(days),
                        told=(str(len(days)), words_of(s)),
                    )
                    return
    yield from _planned_again(facts, e)


def _planned_again(facts: Facts, e: Entity) -> Iterator[Found]:
    """An action that the plan of each year promises anew."""
    for series, days in facts.histories.days(e.id).items():
        first, last = first_day(days[0]), first_day(days[-1])
        names = facts.histories.of(e.id, "name")
        if (
            len(days) >= _AGAIN
            and first
            and last
            and last - first > _YEARS
            and len(names) == 1
            and not facts.progress(e.id)
        ):
            yield Found(
                e.id,
                f"{facts.called(e.id)} has stood in the same words in {count(len(days), 'edition')} of "
                f"“{series}”, from {day_said(days[0])} to {day_said(days[-1])}, and none tells how far it has got.",
                facts.home(e.id),
                rank=-len(days),
                told=(str(len(days)), ""),
            )
            return


def _days_said(facts: Facts, said: Statement) -> Iterator[tuple[str, Sequence[str]]]:
    """The days of the editions that make a statement, by series, where the newest does."""
    for one in facts.histories.said(said.subject, said.term):
        if one.id == said.id:
            found: dict[str, set[str]] = {}
            for c in one.citations:
                if edition := facts.histories.editions.get(c.document):
                    found.setdefault(edition.series, set()).add(edition.day)
            yield from ((series, sorted(days)) for series, days in found.items())


# --- who went ------------------------------------------------------------------------------------


def _owned(facts: Facts) -> list[Statement]:
    """The assignments of open actions to people."""
    return [
        s
        for e in _open_rows(facts)
        for s in facts.assigned(e.id)
        if s.object and facts.kind(s.object) == "person" and not s.end
    ]


def _owner_left(facts: Facts, said: Statement) -> Iterator[Found]:
    person = said.object or ""
    ties = [s for t in ("holds", "memberOf") for s in facts.out(person, t)]
    over = [s for s in ties if (day := last_day(s.end or "")) and day < facts.day]
    if over and len(over) == len(ties):
        last = max(over, key=lambda s: s.end or "")
        yield _left(facts, said, last, f"until {day_said(last.end or '')}", (last,))
    elif not ties and (gone := _no_longer_told(facts, person)):
        tie, told = gone
        yield _left(
            facts, said, tie, f"as at {day_said(told)}, as was told last", tie.citations[:1]
        )


def _left(
    facts: Facts, said: Statement, last: Statement, when: str, shown: tuple[Evidence, ...]
) -> Found:
    person = facts.label(said.object or "")
    place = facts.histories.things.get(last.object or "") or facts.things[last.object or ""]
    tie = f"the post of {place.label}" if last.term == "holds" else f"a place in {place.label}"
    return Found(
        said.subject,
        f"{facts.called(said.subject)} is still owned by {person}, who had {tie} {when}; nothing later is told.",
        (said, *shown),
        told=(person, tie),
    )


def _no_longer_told(facts: Facts, person: str) -> tuple[Statement, str] | None:
    """A tie that earlier editions give somebody, where the newest still tells of others in the same place."""
    histories = facts.histories
    for term in ("holds", "memberOf"):
        for s in histories.said(person, term):
            others = facts.into(s.object or "", term) if s.object in facts.things else ()
            days = sorted(
                histories.editions[c.document].day
                for c in s.citations
                if c.document in histories.outdated
            )
            if days and others:
                return s, days[-1]
    return None


OVER_TIME: tuple[AnyRule, ...] = (
    Rule(
        code="moved-deadline", family="time", title="A deadline that was put off", severity="medium",
        checked="actions with a deadline",
        how="An edition of the paper gives a later deadline than the edition before, or the paper itself gives the first "
        "beside it, and nothing says that the action is done.",
        why="An action that is given another date is never late, and what was promised first is forgotten.",
        todo="Ask who agreed to the new date, and what will be different by then.",
        reference="The editions of the paper, and its columns for a first and a revised date",
        over=_dated, finds=_moved,
    ),
    Rule(
        code="vanished", family="time", title="An action that went without being closed", severity="medium",
        checked="actions of all editions",
        how="An earlier edition of the paper has the action, the newest does not, and nothing said that it was done. "
        "What may stand in the newest in other words, or in what was not read, is left out.",
        why="Nobody asks about what is taken off the list.",
        todo="Ask what became of it, and who decided that.",
        reference="The editions of the paper",
        over=_once_there, finds=_vanished,
    ),
    Rule(
        code="owner-left", family="time", title="An owner who has left", severity="high",
        checked="owners of open actions who are people",
        how="Every post and membership of the owner is over by the audit's day; or an earlier edition told of one, and "
        "the newest tells of others in its place.",
        why="Nobody may be doing the work.",
        todo="Ask who has taken it on.",
        reference="The ends of posts and memberships, and the editions of the paper",
        over=_owned, finds=_owner_left, by_day=True,
    ),
    Rule(
        code="open-undated", family="time", title="Open for half a year without a date", severity="medium",
        checked="open actions in delivery tables",
        how="An edition of 183 days before the audit's day or more has the action, it is not done, and it still has no "
        "date that can be read.",
        why="Without a date it is never late, however long it stays.",
        todo="Set a date, or take it off the list.",
        reference="The editions of the paper",
        over=_open_rows, finds=_undated_long, by_day=True,
    ),
    Rule(
        code="due-soon", family="time", title="Due soon, and nothing told of its progress", severity="medium",
        checked="deadlines within the days that are looked ahead (`audit --ahead 90d`)",
        how="The deadline comes within so many days after the audit's day, and nothing is told but that the action is "
        "open. Where nobody asks to look ahead, nothing is looked at.",
        why="A warning before the day is worth more than a finding after it.",
        todo="Ask whether it will be done in time.",
        reference="The deadline, status and update columns of the delivery table",
        over=_coming, finds=_due_untold, by_day=True,
    ),
    Rule(
        code="said-again", family="time", title="The same words edition after edition", severity="low",
        checked="open actions of papers in editions",
        how="What is reported of the action, under no date of its own, is the same words in three editions or more; or the action "
        "itself has stood so over 500 days, and nothing was ever told of its progress.",
        why="A report that is copied from the last one reports nothing.",
        todo="Ask what has been done since.",
        reference="The editions of the paper",
        over=_reported, finds=_said_again,
    ),
)  # fmt: skip
