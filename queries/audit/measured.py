"""How work is told to stand, held against what is measured of it, from one edition of a paper to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from remit.graph.model import Citation, Entity
from remit.queries.audit.directions import FEWER, MORE
from remit.queries.audit.figures import number
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.moves import counted
from remit.queries.facts.closing import DONE, outcome
from remit.queries.facts.register import Facts
from remit.queries.histories import Told
from remit.queries.promises_told import said as day_said

_STATES: Final = ("rag", "status")
_ABOVE: Final = ("actionOf", "objectiveOf")
# How far along the words of a state put the work, where they open with one of these.
_GOOD: Final = (
    re.compile(r"\W{0,9}(?:red|off[ -]track|delayed|late|behind|not started|stalled)\b", re.IGNORECASE),
    re.compile(r"\W{0,9}(?:amber|yellow|at risk|slipp\w{0,4}|some delay)\b", re.IGNORECASE),
    re.compile(r"\W{0,9}(?:green|on[ -]track|on target)\b", re.IGNORECASE),
)  # fmt: skip


class _Reading(NamedTuple):
    """What an edition gives as the number of a measure."""

    day: str
    value: float
    words: str
    citations: tuple[Citation, ...]


class _Worse(NamedTuple):
    """A measure of something that got worse from one edition to a later one, and whether fewer were wanted."""

    measure: Entity
    of: str
    was: _Reading
    now: _Reading
    fewer: bool


def _measured(facts: Facts) -> list[tuple[Entity, _Reading, _Reading]]:
    """The measures that two editions of a paper give a number each, with the first and the last."""
    return facts.once("measured", lambda: [*_readings(facts)])


def _readings(facts: Facts) -> Iterator[tuple[Entity, _Reading, _Reading]]:
    histories = facts.histories
    figures: dict[str, list[str]] = defaultdict(list)
    for s in histories.contents.statements:
        if s.term == "figureOf" and s.object and s.object.startswith("measure/"):
            figures[s.object].append(s.subject)
    for measure in facts.of("measure"):
        by: dict[object, dict[str, dict[str, list[_Reading]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        for figure in figures.get(measure.id, ()):
            label = histories.things[figure].label
            what = (counted(label), *(_first(facts, figure, t) for t in ("unit", "place")))
            for series, one in _given(facts, figure):
                by[what][series][one.day].append(one)
        for days in (d for series in by.values() for d in series.values()):
            # Two numbers of one thing in one edition are those of two periods, or a contradiction.
            single = [each[0] for _, each in sorted(days.items()) if len(each) == 1]
            if len(single) > 1:
                yield measure, single[0], single[-1]


def _first(facts: Facts, figure: str, term: str) -> str:
    return next((s.value or "" for s in facts.histories.said(figure, term)), "")


def _given(facts: Facts, figure: str) -> Iterator[tuple[str, _Reading]]:
    """The number of a figure in each edition that gives it."""
    for s in facts.histories.said(figure, "value"):
        places: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        for c in s.citations:
            if edition := facts.histories.editions.get(c.document):
                places[edition.series, edition.day].append(c)
        with suppress(ValueError):  # what is no number is no measurement
            value = number(s.value or "")
            for (series, day), cited in places.items():
                yield series, _Reading(day, value, s.raw or s.value or "", tuple(cited))


def _worse(facts: Facts) -> Mapping[str, list[_Worse]]:
    """The measures that got worse, by what they are of."""
    found: dict[str, list[_Worse]] = defaultdict(list)
    for measure, was, now in _measured(facts):
        fewer, more = (bool(of.search(measure.label)) for of in (FEWER, MORE))
        if fewer != more and ((now.value > was.value) if fewer else (now.value < was.value)):
            for s in facts.out(measure.id, "measureOf"):
                found[s.object or ""].append(_Worse(measure, s.object or "", was, now, fewer))
    return found


def _better_but_worse(facts: Facts, e: Entity) -> Iterator[Found]:
    if not (worse := facts.once("got worse", lambda: _worse(facts))):
        return
    above = [s.object or "" for t in _ABOVE for s in facts.out(e.id, t)]
    for each in (w for parent in above for w in worse.get(parent, ())):
        for term in _STATES:
            states = facts.histories.of(e.id, term)
            was, now = _at(states, each.was.day), _at(states, each.now.day)
            if was and now and _rank(was.words) is not None and _gained(was, now):
                yield Found(
                    e.id,
                    f"{facts.called(e.id)} went from “{was.words}” to “{now.words}” between {day_said(each.was.day)} and "
                    f"{day_said(each.now.day)}, while the measure {facts.called(each.measure.id)} of "
                    f"{facts.called(each.of)} went from {each.was.words} to {each.now.words}, and "
                    f"{'less' if each.fewer else 'more'} is wanted.",
                    (*was.citations[:1], *now.citations[-1:], *each.was.citations[:1], *each.now.citations[:1]),
                    mark=each.measure.id,
                    told=(was.words, now.words, each.was.words, each.now.words),
                )  # fmt: skip
                break


def _at(states: Iterable[Told], day: str) -> Told | None:
    """The state that was told last by a day."""
    return max((s for s in states if "" < s.since <= day), key=lambda s: s.since, default=None)


def _gained(was: Told, now: Told) -> bool:
    before, after = _rank(was.words), _rank(now.words)
    return before is not None and after is not None and after > before


def _rank(words: str) -> int | None:
    """How well work is told to stand, the better the higher; none where the words do not say."""
    if outcome(words) == DONE:
        return len(_GOOD)
    return next((n for n, state in enumerate(_GOOD) if state.match(words)), None)


def _with_measures(facts: Facts) -> list[Entity]:
    """The actions of what has a measure with a number in two editions."""
    of = {s.object for m, *_ in _measured(facts) for s in facts.out(m.id, "measureOf")}
    return [
        e for e in facts.actions if any(s.object in of for t in _ABOVE for s in facts.out(e.id, t))
    ]


MEASURED: tuple[AnyRule, ...] = (
    Rule(
        code="better-but-worse", family="measures", title="A status that got better while its measure got worse", severity="medium",
        checked="actions of what has a measure with a number in two editions",
        how="Between two editions of a paper the action's colour or status got better, and the number of a measure of what the "
        "action serves went the other way than its wording wants.",
        why="The work may be done and not work; or the colour tells of the work alone.",
        todo="Ask what the colour rests on, and whether the action helps.",
        reference="The editions of the paper, and the direction that the measure's own words give",
        over=_with_measures, finds=_better_but_worse,
    ),
)  # fmt: skip
