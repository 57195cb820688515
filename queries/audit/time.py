"""When: no date, no readable date, a date gone by, a date that cannot fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.graph.model import Entity, Statement
from remit.graph.words import with_capital
from remit.ontology.statutes import LegalDuty, in_force
from remit.queries.audit.baseline import law, place
from remit.queries.audit.model import AnyRule, Evidence, Found, Rule
from remit.queries.audit.reports import (
    ended_role,
    hoped_for,
    promise_passed,
    reports,
    stale,
    termed,
    told_on,
    undated,
    under_way,
    updates,
)
from remit.queries.audit.safety import safety_partnership
from remit.queries.counting import count
from remit.queries.facts.dating import day_words, first_day, last_day
from remit.queries.facts.months import up_to_time
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites, words_of
from remit.queries.letters import letters_stated
from remit.queries.phrasing import list_of
from remit.queries.promises import promised
from remit.queries.promises_told import said as day_said
from remit.queries.spans import as_written

_RHYTHM = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|termly|"
    r"(?:each|every) (?:day|week|month|quarter|term|year))\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"^\W*(?:immediate(?:ly)?|at once|straight ?away)\W*$", re.IGNORECASE)
_YEARS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_YEAR_PLAN = re.compile(
    rf"\b({'|'.join(_YEARS)}|\d)[ -]years?(?: \w+)? (?:plan|strategy)\b", re.IGNORECASE
)
_GOOD = "green"  # the colour of what nobody worries about
_DURATION = re.compile(r"P(\d{1,4})Y")


def _rows(facts: Facts) -> Sequence[Entity]:
    return facts.rows


def _promised(facts: Facts) -> list[Entity]:
    """The rows of which a day may be asked: what a matrix gives to its parties by letters is done again and again."""
    return [e for e in facts.rows if not _by_letters(facts.assigned(e.id))]


def _by_letters(said: Sequence[Statement]) -> bool:
    return bool(said) and all(letters_stated(s.stated_as) for s in said)


def _startable(facts: Facts) -> list[Entity]:
    """The rows of tables that have a column for the start: some other row fills it."""
    tables = [rows for (_, table), rows in facts.groups.items() if table]
    return [e for rows in tables if any(facts.out(r.id, "start") for r in rows) for e in rows]


def _no_start(facts: Facts, e: Entity) -> Iterator[Found]:
    if not facts.out(e.id, "start"):
        begun = next((words for s in facts.progress(e.id) for words in under_way(s)), "")
        beside = f"; a report says “{begun}”" if begun else ""
        yield Found(e.id, f"{facts.silence(e.id, 'start date')}{beside}.", facts.home(e.id))


def _no_deadline(facts: Facts, e: Entity) -> Iterator[Found]:
    if not facts.out(e.id, "deadline"):
        hoped = next((words for s in facts.progress(e.id) for words in hoped_for(s)), "")
        dated = [(day, s) for s in facts.progress(e.id) if (day := told_on(facts, s))]
        newest = words_of(max(dated, key=lambda one: one[0])[1]) if dated else ""
        told = [*dict.fromkeys(words for words in (hoped, up_to_time(newest, 90)) if words)]
        said = "a report says" if len(told) == 1 else "reports say"
        beside = f"; {said} {list_of([f'“{words}”' for words in told])}" if told else ""
        good = [s for s in facts.out(e.id, "rag") if (s.value or "").casefold() == _GOOD]
        stands = f", which stands at {good[0].value}" if good else ""
        yield Found(
            e.id,
            f"{facts.silence(e.id, 'deadline')}{stands}{beside}.",
            cites(facts.home(e.id), good[:1]),
            slight=bool(good),
        )


def _dates(facts: Facts) -> list[Statement]:
    return facts.said_of(("action",), "start", "deadline")


def _open_date(facts: Facts, said: Statement) -> Iterator[Found]:
    if said in facts.once("dated at once", lambda: _dated_by_paper(facts)):
        return  # on the day of the paper, and to nobody in doubt
    if said.value is None and not _RHYTHM.search(said.raw or ""):
        yield Found(
            said.subject,
            f"The {said.term} of {facts.called(said.subject)} is written as “{said.raw}”, which names "
            "no date.",
            (said,),
            told=(said.raw or "",),
        )


def _dated_by_paper(facts: Facts) -> set[Statement]:
    """The starts “at once” of papers that tell of which day they are."""
    at_once = [s for s in _dates(facts) if s.term == "start" and _AT_ONCE.search(s.raw or "")]
    return {
        said
        for said, cited in facts.cited(at_once).items()
        if any(facts.dated(facts.paper(c.document)) for c in cited)
    }


def _deadlines(facts: Facts) -> list[Statement]:
    return [s for s in _dates(facts) if s.term == "deadline" and s.value]


def _overdue(facts: Facts, said: Statement) -> Iterator[Found]:
    due = last_day(said.value or "")
    if due and due < facts.day and not facts.settled(said.subject):
        days = (facts.day - due).days
        progress = list(facts.out(said.subject, "rag")) or facts.progress(said.subject)[:1]
        colour = (
            f" and stands at {progress[0].value}" if progress and progress[0].term == "rag" else ""
        )
        dated = [
            (day, s)
            for s in facts.into(said.subject, "updateOf")
            if (day := facts.dated(s.subject)) and day > due
        ]
        newest = max(dated, key=lambda pair: pair[0], default=None)
        since = f"; the last report is of {day_words(newest[0])}" if newest else ""
        yield Found(
            said.subject,
            f"{facts.called(said.subject)} was due by {day_words(due)}{as_written(said)}, {count(days, 'day')} before "
            f"{day_words(facts.day)}{_first(facts, said)}; it is not said to be done{colour}{since}.",
            cites((said,), progress, facts.out(newest[1].subject, "asAt") if newest else ()),
            rank=-days,
            told=(day_words(due),),
        )


def _first(facts: Facts, said: Statement) -> str:
    """The first date that was promised, where it is another."""
    if (
        said.subject not in facts.histories.things
    ):  # as nearly none, where no paper comes in several editions
        return ""
    row = promised(facts.histories, facts.things[said.subject])
    return f", and first by {day_said(row.first)}" if row.first != row.last else ""


def _spans(facts: Facts) -> list[tuple[Statement, Statement]]:
    return [
        (start, end)
        for start in facts.said_of(("action",), "start")
        for end in facts.out(start.subject, "deadline")
        if start.value and end.value
    ]


def _end_before_start(facts: Facts, span: tuple[Statement, Statement]) -> Iterator[Found]:
    start, end = span
    begins, ends = first_day(start.value or ""), last_day(end.value or "")
    if begins and ends and ends < begins:
        yield Found(
            start.subject,
            f"{facts.called(start.subject)} is to end by {day_words(ends)}, before it starts on "
            f"{day_words(begins)}.",
            span,
        )


def _plans(facts: Facts) -> list[Entity]:
    return facts.of("plan")


def _beyond_plan(facts: Facts, e: Entity) -> Iterator[Found]:
    years, passages = _length(facts, e)
    beyond = [
        s
        for a in facts.once("actions by plan", lambda: _by_plan(facts)).get(e.id, ())
        for s in facts.out(a.id, "horizon")
        if (m := _DURATION.fullmatch(s.value or "")) and int(m[1]) > years > 0
    ]
    if beyond:
        span = count(years, "year")
        longest = max(int((s.value or "P0Y")[1:-1]) for s in beyond)
        parts = sum(len(facts.parts.get(s.subject, ())) for s in beyond)
        within = (
            f"; the {count(parts, 'part')} of these {'is' if parts == 1 else 'are'} not counted"
            if parts
            else ""
        )
        yield Found(
            e.id,
            f"The plan {facts.called(e.id)} says that it is for {span}, yet "
            f"{count(len(beyond), 'of its actions is', 'of its actions are')} for {longest} years{within}.",
            (*passages, *beyond),
            told=(
                str(len(beyond)),
                str(longest),
                span,
                f", {len(beyond) + parts} with their parts," if parts else "",
            ),
        )


def _safety_plans(facts: Facts) -> list[tuple[Entity, LegalDuty]]:
    """The plans of community safety partnerships, with what the law certainly asked of them on the day."""
    day = facts.day.isoformat()
    row = next((row for row in in_force(day) if row.years and row.settled(day)), None)
    plans = [e for e in _plans(facts) if safety_partnership(facts, facts.partnerships.of(e.id))]
    return [(e, row) for e in plans if row is not None]


def _cycle(facts: Facts, held: tuple[Entity, LegalDuty]) -> Iterator[Found]:
    """A plan for fewer or more years than the law asked of such plans on the day."""
    e, row = held
    years, passages = _length(facts, e)
    if years and years != row.years:
        asked = count(row.years, "year")
        yield Found(
            e.id,
            f"{facts.called(e.id)} says that it is for {count(years, 'year')}. {with_capital(place(row))} asks for a "
            f"plan of {asked}.",
            (*passages, law(row)),
            told=(count(years, "year"), place(row), asked),
        )


def _by_plan(facts: Facts) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = {}
    for e in facts.actions:
        found.setdefault(facts.plan_of(e.id) or "", []).append(e)
    return found


def _length(facts: Facts, e: Entity) -> tuple[int, tuple[Evidence, ...]]:
    if period := facts.out(e.id, "period"):
        first, last = first_day(period[0].value or ""), last_day(period[0].value or "")
        if first and last:
            return round((last - first).days / 365.25) or 1, (period[0],)
    key = facts.partnerships.of(e.id)
    return facts.once(f"length of the plan of {key}", lambda: _told_length(facts, key))


def _told_length(facts: Facts, key: str) -> tuple[int, tuple[Evidence, ...]]:
    for passage in facts.passages_of(key):
        if "year" in passage.text.casefold() and (m := _YEAR_PLAN.search(passage.text)):
            word = m[1].lower()
            return _YEARS.get(word) or int(word), passage.citations
    return 0, ()


TIME: tuple[AnyRule, ...] = (
    Rule(
        code="overdue", family="time", title="A deadline gone by", severity="high",
        checked="deadlines with a readable date",
        how="The deadline lies before the audit's day, and nothing says that the action is done.",
        why="A late action is a late promise to the public.",
        todo="Ask what is left to do, who does it, and what the new date is.",
        reference="The deadline column of the delivery table",
        over=_deadlines, finds=_overdue, by_day=True,
    ),
    Rule(
        code="end-before-start", family="time", title="An end before its start", severity="high",
        checked="actions with a readable start and deadline",
        how="The last day of the deadline comes before the first day of the start.",
        why="One of the two dates is wrong.",
        todo="Correct the date.",
        reference="Plain arithmetic",
        over=_spans, finds=_end_before_start,
    ),
    Rule(
        code="ended-role", family="time", title="A role that has ended", severity="medium",
        checked="roles with an end, and reports of interim holders",
        how="The role ended before the audit's day, and nobody is named for the time after.",
        why="The seat may be empty without anybody having noticed.",
        todo="Ask who holds it now.",
        reference="Interim and acting appointments, as the documents word them",
        over=termed, finds=ended_role, by_day=True,
    ),
    Rule(
        code="promise-passed", family="time", title="An expected date gone by without word", severity="medium",
        checked="reports on actions",
        how="A report expects something by a month that has passed, and no later dated report follows.",
        why="The action may hang on something that never came.",
        todo="Ask what came of it.",
        reference="The update column of the delivery table",
        over=reports, finds=promise_passed, by_day=True,
    ),
    Rule(
        code="no-deadline", family="time", title="No deadline", severity="medium",
        checked="actions in delivery tables",
        how="The deadline is empty, and the action stands under no heading that gives a time; of an action that is green this is low. "
        "Of rows that a matrix gives to its parties by letters, and of powers, no day is asked, and they are not looked at.",
        why="Without a date nothing is ever late.",
        todo="Set a date.",
        reference="The deadline column of the delivery table",
        over=_promised, finds=_no_deadline,
    ),
    Rule(
        code="no-start", family="time", title="No start", severity="low",
        checked="actions in tables that have a column for the start",
        how="The start is empty.",
        why="Nobody can tell whether the work should be under way.",
        todo="Set a date, or say that the work has begun.",
        reference="The start column of the delivery table",
        over=_startable, finds=_no_start,
    ),
    Rule(
        code="open-date", family="time", title="A date that names no day", severity="low",
        checked="starts and deadlines",
        how="The wording holds neither a date that can be read nor a rhythm: “ASAP”, “ongoing”; “immediate” counts from the day of the "
        "paper, where that has one.",
        why="It can be neither kept nor missed.",
        todo="Replace it with a month.",
        reference="Remit: raw wording is kept beside what could be read",
        over=_dates, finds=_open_date,
    ),
    Rule(
        code="undated-report", family="time", title="A report without a date", severity="low",
        checked="reports on actions",
        how="The text of the update begins with no date.",
        why="Old news cannot be told from new.",
        todo="Put the date before each report.",
        reference="The update column of the delivery table",
        over=updates, finds=undated,
    ),
    Rule(
        code="stale", family="time", title="No report for half a year", severity="medium",
        checked="actions in delivery tables",
        how="The newest dated report is more than 183 days older than the audit's day, and the action is "
        "not done.",
        why="Work that nobody reports on may have stopped.",
        todo="Ask for a report.",
        reference="Plans are reviewed at least twice a year",
        over=_rows, finds=stale, by_day=True,
    ),
    Rule(
        code="beyond-plan", family="time", title="Actions longer than their plan", severity="medium",
        checked="plans",
        how="The plan says for how many years it is, and holds actions for more years than that.",
        why="When the plan ends, nobody is bound to finish or to report on them.",
        todo="Say where the longer actions go when the plan ends.",
        reference="The plan's own statement of its length",
        over=_plans, finds=_beyond_plan,
    ),
    Rule(
        code="cycle", family="time", title="A plan for other years than the regulations ask", severity="low",
        checked="plans of community safety partnerships on days for which it is certain what the regulations asked",
        how="The plan says for how many years it is, and that is not the number in the regulations as they stood on the day. What the "
        "amendments of 2011 left of that number was not verified, so from then on nobody is asked.",
        why="Partners and commissioner plan by the cycle of the law.",
        todo="Say on what ground the plan is for another time.",
        reference="ontology/statutes.yaml, rows read at a source; no legal advice",
        over=_safety_plans, finds=_cycle, by_day=True,
    ),
)  # fmt: skip
