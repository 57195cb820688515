"""What reports give away by their dates: none at all, an old one, a role or a promise gone by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from remit.graph.model import Entity, Statement
from remit.queries.audit.model import Found
from remit.queries.facts.dating import day_words, last_day
from remit.queries.facts.months import Mentioned, months, sentences, times, up_to_time, years_ahead
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites, words_of
from remit.queries.facts.telling import telling
from remit.queries.phrasing import list_of, shortened

_STALE = timedelta(days=183)
_TELLS = 8  # words; a shorter sentence only says by when
_EXPECTED = re.compile(
    r"\b(likely|expected|due|planned|scheduled|anticipated|aim(?:ing)?|hope[sd]?|desire[sd]?|intend(?:s|ed)?|will|to be|to have)\b",
    re.IGNORECASE,
)
BEGUN: Final = re.compile(
    r"\b(?<!not )(?<!yet )(?:ha(?:s|ve) (?:been )?(?:commenced|started|begun)|(?:is|are) under ?way|"
    r"was (?:commenced|started|completed))\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:(?:is |are )?(?:ongoing|on-going|under ?way|in progress)|(?<!be )(?<!to )(?:commenced|started|begun|commissioned))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:not|yet|until|when|once|before|if)\b|n['’]t\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(interim|acting|temporary|temporarily|seconded)\b.{0,40}\buntil\s+", re.IGNORECASE
)


def _terms(facts: Facts) -> list[Statement]:
    held = facts.said_of(("person",), "holds", "memberOf")
    given = [s for e in facts.actions for s in facts.assigned(e.id)]
    return [s for s in (*held, *given) if s.end]


def reports(facts: Facts) -> list[Statement]:
    """Everything that says how a row of a delivery table is going."""
    return [s for e in facts.rows for s in facts.progress(e.id)]


def termed(facts: Facts) -> list[Statement]:
    """The roles that have an end, and the reports that name somebody until a day."""
    return [*_terms(facts), *(s for s in reports(facts) if _UNTIL.search(words_of(s)))]


def ended_role(facts: Facts, said: Statement) -> Iterator[Found]:
    """A role that is over, with nobody named for the time after it."""
    if said.end:
        ended = last_day(said.end)
        if ended and ended < facts.day and not _succeeded(facts, said, ended):
            ends = (said.subject, said.object or "")
            thing, who = ends if said.term == "assignedTo" else reversed(ends)
            until = _until(ended)
            named = "is named" if said.basis == "stated" else "is, as it was read, named"
            yield Found(
                thing,
                f"{facts.label(who)} {named} for {facts.called(thing)} until {until} only; who came after "
                "is not said.",
                (said,),
                told=(until,),
            )
        return
    text = words_of(said)
    told = facts.once("ends of roles", lambda: {last_day(s.end or "") for s in _terms(facts)})
    for m in _UNTIL.finditer(text):
        month = next((d for d in months(text[m.end() :]) if d.at == 0), None)
        if month and month.last < facts.day and month.last not in told:
            about = _action(facts, said)
            yield Found(
                about,
                f"The report on {facts.called(about)} names somebody as {m[1].lower()} until {month.words} "
                "only; who came after is not said.",
                (said,),
                told=(month.words,),
            )


def _until(day: date) -> str:
    """An end in words; a month's last day may be all that “until April” was read as."""
    return (
        day_words(day).partition(" ")[2] if (day + timedelta(days=1)).day == 1 else day_words(day)
    )


def _succeeded(facts: Facts, said: Statement, ended: date) -> bool:
    """Whether the same post, or the same role for the same thing, is somebody's for a later time.

    A seat in a body is not passed on to the next who joins it: only the member can have a new one.
    """
    if said.term == "holds":
        same: Sequence[Statement] = facts.into(said.object or "", "holds")
    elif said.term == "assignedTo":
        same = facts.assigned(said.subject, said.role or "")
    else:
        same = [s for s in facts.out(said.subject, said.term) if s.object == said.object]
    return any(
        s is not said and ((last := last_day(s.end)) is None or last > ended if s.end else True)
        for s in same
    )


def _action(facts: Facts, said: Statement) -> str:
    return next((s.object or "" for s in facts.out(said.subject, "updateOf")), said.subject)


def promise_passed(facts: Facts, said: Statement) -> Iterator[Found]:
    """Something that was expected by a month gone by, of which no later report tells."""
    about = _action(facts, said)
    later = [facts.dated(u.subject) for u in facts.into(about, "updateOf")]
    for words, month in expected(facts, said):
        if (
            month.last < facts.day
            and not facts.settled(about)
            and not any(told and told > month.last for told in later)
        ):
            by = (
                month.words
                if month.words[:1].isupper() or month.words[:1].isdigit()
                else day_words(month.last)
            )
            beside = [s for s in facts.progress(about) if s != said and not facts.dated(s.subject)]
            undated = (
                f"; without a date it also says “{up_to_time(words_of(beside[0]), 80)}”"
                if beside
                else ""
            )
            yield Found(
                about,
                f"The report on {facts.called(about)} says “{words}”; {by} has passed, and nothing of a later date "
                f"says what came of it{undated}.",
                (said, *beside[:1]),
                told=(by,),
            )
            return


def post_to_fill(facts: Facts, said: Statement) -> str:
    """What a report says of a post that is to be filled, and of which day it is; empty where no report tells of it.

    A report tells how things stood on its day, and nothing of what came after.
    """
    places = facts.once("places of reports", lambda: _places_of_reports(facts))
    here = (places.get((c.document, c.locator)) for c in facts.cited([said]).get(said, ()))
    report = next(filter(None, here), None)
    if report is None:
        return ""
    post = telling(facts.label(said.object or ""))
    about = max(sentences(words_of(report)), key=lambda each: len(post & telling(each)))
    until = (more for more, _ in expected(facts, report) if about.rstrip(".") in more)
    day = facts.dated(report.subject)
    when = f"A report of {day_words(day)}" if day else "A report without a date"
    return f"{when} says “{shortened(next(until, about), 120).rstrip('.')}”"


def _places_of_reports(facts: Facts) -> dict[tuple[str, str], Statement]:
    texts = [s for e in updates(facts) for s in facts.out(e.id, "text")]
    return {(c.document, c.locator): s for s, cited in facts.cited(texts).items() for c in cited}


def under_way(said: Statement) -> Iterator[str]:
    """The sentences of a report that say that the work goes on, or that something of it has begun."""
    for sentence in sentences(words_of(said)):
        going = _GOING_ON.search(sentence)
        if going and not _NOT_YET.search(sentence[: going.start()]):
            yield up_to_time(sentence, 120).rstrip(".")


def hoped_for(said: Statement) -> Iterator[str]:
    """The sentences of a report that expect something by a time, be it only a month without its year."""
    told = sentences(words_of(said))
    for n, sentence in enumerate(told):
        if any(_EXPECTED.search(sentence[:at]) for at in times(sentence)):
            yield _with_what(told, n)


def expected(facts: Facts, said: Statement) -> Iterator[tuple[str, Mentioned]]:
    """What a report expects by a time: its words, as many as tell what is expected, and the time."""
    day = facts.dated(said.subject) if facts.kind(said.subject) == "update" else None
    told = sentences(words_of(said))
    for n, sentence in enumerate(told):
        for month in (*months(sentence), *(years_ahead(sentence, day) if day else ())):
            if _EXPECTED.search(sentence[: month.at]):
                yield _with_what(told, n), month


def _with_what(told: Sequence[str], n: int) -> str:
    """A sentence that says by when, with the one before it where it does not say what."""
    alone = n == 0 or len(told[n].split()) > _TELLS
    words = told[n] if alone else f"{told[n - 1]} {told[n]}"
    return shortened(words, 160).rstrip(".")


def stale(facts: Facts, e: Entity) -> Iterator[Found]:
    """An action on which nothing has been reported for half a year."""
    days = [day for s in facts.into(e.id, "updateOf") if (day := facts.dated(s.subject))]
    if days and max(days) < facts.day - _STALE and not facts.settled(e.id):
        yield Found(
            e.id,
            f"The last dated report on {facts.called(e.id)} is of {day_words(max(days))}, more than six "
            f"months before {day_words(facts.day)}.",
            cites(*(facts.out(s.subject, "asAt") for s in facts.into(e.id, "updateOf"))),
            told=(day_words(max(days)),),
        )


def told_on(facts: Facts, said: Statement) -> date | None:
    """The day of a report; nothing where it has none, or where the progress stands in a column without days."""
    return facts.dated(said.subject) if said.subject.startswith("update/") else None


def updates(facts: Facts) -> list[Entity]:
    """The reports that stand by themselves."""
    return facts.of("update")


def undated(facts: Facts, e: Entity) -> Iterator[Found]:
    """A report that does not say of which day it is."""
    if not facts.dated(e.id):
        about = next((s.object or "" for s in facts.out(e.id, "updateOf")), e.id)
        told = [words_of(s) for s in facts.out(e.id, "text")]
        named = dict.fromkeys(m.words for words in told for m in months(words))
        time = "time that it names is" if len(named) == 1 else "times that it names are"
        only = f"; the only {time} {list_of([*named])}" if named else ""
        begins = f"The report “{shortened(told[0], 60)}”" if told else "A report"
        yield Found(
            about,
            f"{begins} on {facts.called(about)} bears no date of its own{only}.",
            cites(facts.out(e.id, "text"), facts.out(e.id, "updateOf")),
        )
