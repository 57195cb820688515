"""Numbers that cannot all be true, and nothing else: two periods or two things are no fault."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from remit.graph.later import Later
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.facts.telling import telling

_N = r"(?P<{}>(?<!\d)(?<!\d,)\d++(?:,\d++)*+(?:\.\d+)?)"
# A number counts the words behind it as far as the first small word: “2 hubs for victims” are hubs.
_SMALL = (
    r"(?:for|in|of|at|on|by|from|to|with|and|or|who|which|that|were|was|are|is|had|have|has|as)\b"
)
NOUN = rf"(?:\s+(?!{_SMALL}|thousand\b|million\b|hundred\b|dozen\b|per\b)[A-Za-z][\w’'-]*){{1,3}}"
_BARE = r"(?<!\d)(?<!\d,)\d[\d,]*+(?:\s+[A-Za-z][\w’'-]*){1,2}"  # “40 residents”: what they did is no part
_PARTS = Later(
    rf"{_N.format('whole')}{NOUN}(?P<claim>:|,? (?:made up of|comprising|consisting of)|\s\()\s*"
    rf"(?P<parts>{_BARE}(?:,\s+{_BARE})*(?:,| and|, and)\s+{_BARE})\s*(?=[).;:]|$)"
)
_WAY = r"(?P<way>increase|rise|rose|grow|up|decrease|fall|fell|drop|down)\w*"
_BY = rf"(?: by| of)?\s+{_N.format('percent')}\s?%"
_GROWN_FROM = Later(
    rf"\bfrom\s+{_N.format('was')}\b[^%;\d]{{1,90}}?\b{_WAY}{_BY}[^%\d;]{{0,30}}\bto\s+{_N.format('now')}\b",
    re.IGNORECASE,
)
# Without “from” only where nothing else is counted: “1,000 thefts rose by 5% to 1,050”.
_GROWN = Later(
    rf"{_N.format('was')}(?P<noun>{NOUN}),?(?:\s+(?:have|has|had|went))?\s+{_WAY}{_BY}\s+to\s+"
    rf"{_N.format('now')}(?P<same>{NOUN})?",
    re.IGNORECASE,
)
_FROM_TO = Later(
    rf"\bfrom\s+{_N.format('was')}\b[^%\d;]{{0,60}}\bto\s+{_N.format('now')}\b[^%\d;]{{0,60}}?\b{_WAY}{_BY}",
    re.IGNORECASE,
)
_SHARE = Later(
    rf"{_N.format('part')}\s+(?:out )?of (?:the |all |an estimated )?{_N.format('whole')}(?:{NOUN})?"
    rf"(?:\s*\(|,? (?:is|or|that is) ){_N.format('percent')}\s?%"
    r"(?!\s+(?:of|more|less|fewer|higher|lower|above|below|up|down)\b)",
    re.IGNORECASE,
)
_PART_OF = Later(
    rf"{_N.format('whole')}{NOUN},\s*{_N.format('part')} of (?:which|whom|these|them)\b"
)
_CHANGE = re.compile(
    r"\b(?:increase|decrease|rise|fall|up|down|more|fewer|growth|drop)\b", re.IGNORECASE
)
_SHARE_OF = re.compile(r"%\s+of\b")
_NUMBERS = re.compile(r"\d[\d,.]*")
_REVISED = re.compile(r"\b(?:revised|corrected|updated|restated|superseded)\b", re.IGNORECASE)
_DOWN = ("decrease", "fall", "fell", "drop", "down")
_SLACK = 0.6  # of a percentage point: what rounding may hide


def number(text: str) -> float:
    """A number as it is written, with its commas."""
    return float(text.replace(",", ""))


def _figures(facts: Facts) -> list[list[str]]:
    """The figures that count the same thing, in the same unit, place and period."""
    same: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for e in facts.of("figure"):
        population = telling(facts.value(e.id, "population"))
        period = next((s.value for s in facts.out(e.id, "period")), None)
        unit = _unit(facts, e.id)
        if len(population) > 1 and period and unit:
            anchor = facts.plan_of(subject_of(facts, e.id)) or subject_of(facts, e.id)
            same[population, period, unit, facts.value(e.id, "place"), anchor].append(e.id)
    return list(same.values())


def _unit(facts: Facts, id_: str) -> str:
    """The unit of a figure: a change in % is no share in %; empty for a share of something else."""
    unit = facts.value(id_, "unit")
    if unit != "%":
        return unit or "count"
    label = facts.label(id_)
    if label[:1] in "+-\N{MINUS SIGN}" or _CHANGE.search(label):
        return "% change"
    return "" if _SHARE_OF.search(label) else unit  # of what, the words do not settle


def subject_of(facts: Facts, id_: str) -> str:
    """The thing that a figure is of; the figure itself where it is of none."""
    return next((s.object or "" for s in facts.out(id_, "figureOf")), id_)


def _two_values(facts: Facts, same: list[str]) -> Iterator[Found]:
    values = {facts.value(id_, "value"): id_ for id_ in same}
    if len(values) > 1 and _revision(facts, values) is None:
        yield _of_two(facts, values, "")


def _revised(facts: Facts, same: list[str]) -> Iterator[Found]:
    values = {facts.value(id_, "value"): id_ for id_ in same}
    told = _revision(facts, values) if len(values) > 1 else None
    if told is not None:
        yield _of_two(
            facts, values, "; one passage says that it was revised, another keeps the old number"
        )


def _of_two(facts: Facts, values: dict[str, str], why: str) -> Found:
    first = next(iter(values.values()))
    words = facts.value(first, "population")
    period = facts.out(first, "period")[0]
    return Found(
        subject_of(facts, first),
        f"For “{words}” in {period.raw or period.value} the documents give "
        f"{' and '.join(sorted(values, key=number))}{why}.",
        cites(*(facts.out(id_, t) for id_ in values.values() for t in ("figureOf", "value"))),
        mark=f"{words} {period.raw or period.value}",
        told=(" or ".join(sorted(values, key=number)), words),
    )


def _revision(facts: Facts, values: Iterable[str]) -> Passage | None:
    """The passage that gives all of the values and says that one of them was revised."""
    revised = facts.once("revised", lambda: [p for p in facts.passages if _REVISED.search(p.text)])
    return next((p for p in revised if all(_gives(p.text, value) for value in values)), None)


def _gives(text: str, value: str) -> bool:
    return any(number(n) == number(value) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def _sentences(facts: Facts) -> list[tuple[Passage, str]]:
    """The sentences with at least two numbers."""
    return [pair for pair in facts.sentences if len(_NUMBERS.findall(pair[1])) > 1]


def _percentage(facts: Facts, item: tuple[Passage, str]) -> Iterator[Found]:
    cited, sentence = item
    if "%" not in sentence:
        return
    for pattern in (_GROWN, _GROWN_FROM, _FROM_TO):
        for m in pattern.compiled.finditer(sentence):
            if pattern is _GROWN and not _counts_one_thing(m):
                continue
            was, now, said = number(m["was"]), number(m["now"]), number(m["percent"])
            down = m["way"].casefold().startswith(_DOWN)
            if not was or _a_year(m["was"]) or _a_year(m["now"]):
                continue
            true = (was - now if down else now - was) / was * 100
            if abs(true - said) > _SLACK:
                yield _fault(
                    facts,
                    cited,
                    f"From {m['was']} to {m['now']} is {_signed(true, down)}, not {m['percent']}%.",
                )
    for m in _SHARE.compiled.finditer(sentence):
        true = number(m["part"]) / (number(m["whole"]) or 1) * 100
        if abs(true - number(m["percent"])) > _SLACK:
            yield _fault(
                facts, cited, f"{m['part']} of {m['whole']} is {true:.1f}%, not {m['percent']}%."
            )


def _counts_one_thing(m: re.Match[str]) -> bool:
    """Whether the number before a change counts the same as the number after it."""
    return not m["same"] or bool(telling(m["noun"]) & telling(m["same"]))


def _signed(true: float, down: bool) -> str:
    way = "down" if down == (true >= 0) else "up"
    return f"{way} {abs(true):.1f}%"


def _a_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))


def _total(facts: Facts, item: tuple[Passage, str]) -> Iterator[Found]:
    cited, sentence = item
    if "," not in sentence and " and" not in sentence:
        return  # it lists no parts
    for m in _PARTS.compiled.finditer(sentence):
        parts = [number(n) for n in re.findall(r"\d[\d,]*", m["parts"])]
        whole = number(m["whole"])
        if _a_year(m["whole"]) or "%" in m[0] or len(parts) < 2 or any(p > whole for p in parts):
            continue
        # A list behind a colon may leave some out, so only too many are a fault.
        if sum(parts) > whole or (sum(parts) < whole and m["claim"][-1] not in ":("):
            yield _fault(facts, cited, f"The parts of {m['whole']} add up to {sum(parts):,.0f}.")


def _part_too_large(facts: Facts, item: tuple[Passage, str]) -> Iterator[Found]:
    cited, sentence = item
    if " of " not in sentence:
        return
    for m in _PART_OF.compiled.finditer(sentence):
        if number(m["part"]) > number(m["whole"]) and not _a_year(m["whole"]):
            yield _fault(facts, cited, f"{m['part']} cannot be a part of {m['whole']}.")


def _fault(facts: Facts, cited: Passage, message: str) -> Found:
    return Found(
        facts.document_of(cited), message, cited.citations, mark=message, told=(message[:-1],)
    )


FIGURES: tuple[AnyRule, ...] = (
    Rule(
        code="two-values", family="figures", title="One figure with two values", severity="high",
        checked="things that are counted for a period",
        how="The same words, unit, period and plan, with different numbers, and no word of a revision.",
        why="Only one of them can be right.",
        todo="Ask which holds, and where the other came from.",
        reference="Two periods are two figures: 2018/19 and 2019/20 never contradict each other here",
        over=_figures, finds=_two_values,
    ),
    Rule(
        code="revised-once", family="figures", title="A figure revised in one place only", severity="low",
        checked="things that are counted for a period",
        how="The same words, unit, period and plan, with different numbers, and a passage that gives both and "
        "says that one was revised.",
        why="Whoever reads only the other document keeps the old number.",
        todo="Put the new number into the other document too.",
        reference="Plain consistency",
        over=_figures, finds=_revised,
    ),
    Rule(
        code="percentage", family="figures", title="A percentage that does not follow", severity="medium",
        checked="sentences with two numbers or more",
        how="A sentence gives both numbers and the percentage, and they differ by more than rounding.",
        why="Readers remember the percentage.",
        todo="Work it out again.",
        reference="Plain arithmetic",
        over=_sentences, finds=_percentage,
    ),
    Rule(
        code="total", family="figures", title="A total that does not add up", severity="medium",
        checked="sentences with two numbers or more",
        how="The parts named make more than the whole, or are called all of it and make less.",
        why="Something was left out or counted twice.",
        todo="Add it up again.",
        reference="Plain arithmetic",
        over=_sentences, finds=_total,
    ),
    Rule(
        code="part-too-large", family="figures", title="A part larger than its whole", severity="medium",
        checked="sentences with two numbers or more",
        how="A number “of which” exceeds the number of what stands right before it.",
        why="One of the two is wrong.",
        todo="Correct it.",
        reference="Plain arithmetic",
        over=_sentences, finds=_part_too_large,
    ),
)  # fmt: skip
