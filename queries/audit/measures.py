"""How success is to be judged: without a number, a date, a baseline or a direction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from remit.graph.model import Entity, Statement
from remit.ontology import RELATIONS
from remit.queries.audit.directions import directed
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import shortened

_NUMBER = re.compile(
    r"\d|%|\b(nobody|none|zero|every|all|half|double|third|quarter|nine in ten|in four|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(19|20)\d\d\b|\bby (the )?(end|spring|summer|autumn|winter|january|february|march|april|may|june|"
    r"july|august|september|october|november|december)\b|\b(each|every|per) (year|month|quarter)\b|"
    r"\bwithin\b.*\b(day|week|month|year)s?\b|\ba year\b|\bannual|\bon time\b",
    re.IGNORECASE,
)
# “Nobody is turned away” holds on every day, and needs no number to start from.
_ALWAYS = re.compile(r"^\W*(nobody|no one|none|every|all|no|each)\b", re.IGNORECASE)
_BASELINE = re.compile(
    r"\b(from|below|above|than|compared|against|baseline|since|falls?)\b.{0,200}\d|\d.{0,200}\bbaseline\b",
    re.IGNORECASE,
)
_PAIR = 2
_COUNTED = re.compile(
    r"^(the )?(rate|number|proportion|percentage|share|level|count|volume)s? of\b", re.IGNORECASE
)


def _measured(facts: Facts) -> list[Entity]:
    return [e for e in facts.of(*RELATIONS["measureOf"].objects) if facts.into(e.id, "measureOf")]


def _measures(facts: Facts) -> Sequence[Entity]:
    return facts.of("measure")


def _texts(facts: Facts, id_: str) -> str:
    return " ".join([facts.label(id_), *(s.value or "" for s in facts.out(id_, "text"))])


def _none_with(
    has: Callable[[Facts, str], bool],
    what: str,
    which: str,
    one: str,
    also: Callable[[Facts, str], str] = lambda _, __: "",
) -> Callable[[Facts, Entity], Iterator[Found]]:
    def finds(facts: Facts, e: Entity) -> Iterator[Found]:
        measures: list[Statement] = list(facts.into(e.id, "measureOf"))
        bare = [s for s in measures if not has(facts, s.subject)]
        if not bare:
            return
        example = facts.called(bare[0].subject)
        if len(bare) == 1:
            told = f"The measure {example} of {facts.called(e.id)} {one}."
        elif len(bare) == len(measures):
            none = "Neither" if len(bare) == _PAIR else "None"
            told = f"{none} of the {len(measures)} measures of {facts.called(e.id)} {what}."
        else:
            told = (
                f"{len(bare)} of {len(measures)} measures of {facts.called(e.id)} {which}, "
                f"for example {example}."
            )
        yield Found(e.id, told + also(facts, e.id), cites(bare), told=(str(len(bare)),))

    return finds


def _has_target(facts: Facts, id_: str) -> bool:
    return bool(_NUMBER.search(_texts(facts, id_)))


def _has_date(facts: Facts, id_: str) -> bool:
    return bool(_DATE.search(_texts(facts, id_)) or _ALWAYS.search(facts.label(id_)))


def _has_baseline(facts: Facts, id_: str) -> bool:
    told = _BASELINE.search(_texts(facts, id_)) or _ALWAYS.search(facts.label(id_))
    return bool(facts.into(id_, "figureOf") or told)


def _figures_beside(facts: Facts, id_: str) -> str:
    """Say that figures stand beside measures without being tied to one of them."""
    found = [s.subject for s in facts.into(id_, "figureOf")]
    once: dict[str, str] = {}
    for f in found:  # a call-out beside a text says its number again
        once.setdefault(facts.value(f, "value") or f, f)
    figures = [
        facts.label(f)
        for f in sorted(once.values(), key=lambda f: facts.value(f, "unit") != "count")
    ]
    if not figures:
        return ""
    first = f"“{shortened(figures[0], 60)}”"
    if len(figures) == 1:
        return f" The figure {first} beside them is tied to none."
    return f" Of the {len(figures)} figures beside them, for example {first}, none is tied to a measure."


def _no_direction(facts: Facts, e: Entity) -> Iterator[Found]:
    if _COUNTED.match(e.label) and not directed(_texts(facts, e.id)):
        yield Found(
            e.id,
            f"The measure {facts.called(e.id)} does not say whether it should go up or down.",
            facts.home(e.id),
        )


MEASURES: tuple[AnyRule, ...] = (
    Rule(
        code="no-target", family="measures", title="Measures without a target", severity="medium",
        checked="priorities, objectives and plans with measures",
        how="The wording of a measure holds no number, in figures or in words.",
        why="Any change, however small, would count as success.",
        todo="Say how much.",
        reference="A target says how much of what, from where and by when",
        over=_measured, finds=_none_with(_has_target, "says how much", "do not say how much", "does not say how much"),
    ),
    Rule(
        code="no-target-date", family="measures", title="Measures without a date", severity="low",
        checked="priorities, objectives and plans with measures",
        how="The wording of a measure holds no date, year or rhythm, and is not about nobody or everybody.",
        why="A target that is never due is never missed.",
        todo="Say by when.",
        reference="A target says how much of what, from where and by when",
        over=_measured, finds=_none_with(_has_date, "says by when", "do not say by when", "does not say by when"),
    ),
    Rule(
        code="no-baseline", family="measures", title="Measures without a baseline", severity="low",
        checked="priorities, objectives and plans with measures",
        how="No figure belongs to the measure, its wording compares with none, and is not about nobody or "
        "everybody.",
        why="Without a starting point nobody can show a change.",
        todo="Give the last known figure beside each measure.",
        reference="A target says how much of what, from where and by when",
        over=_measured, finds=_none_with(_has_baseline, "gives a starting point", "give no starting point", "gives no starting point",
                              _figures_beside),
    ),
    Rule(
        code="no-direction", family="measures", title="A measure without a direction", severity="low",
        checked="measures",
        how="The measure is a rate or a number of something, and no word says which way it should go.",
        why="Both a rise and a fall could be reported as success.",
        todo="Say whether more or fewer is wanted.",
        reference="Plain sense",
        over=_measures, finds=_no_direction,
    ),
)  # fmt: skip
