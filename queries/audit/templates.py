"""A plan's own example of a delivery plan, held against the one that was filled in.

A reader leaves an example out, as nobody has filled it in; what it names stands in the ledger alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from remit.graph.lookup import key
from remit.graph.model import TEMPLATE, Citation
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.counting import count
from remit.queries.facts.passages import Block
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.facts.telling import telling
from remit.queries.phrasing import list_of, shortened

_OBJECTIVES = re.compile(r"\bobjectives?\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]?(?:\s+(?P<words>\S.*))?")
_FEWEST = 2  # objectives; of one alone nobody can say that the others went
_SHOWN = 3  # objectives of each
_HALF = 0.5  # of the telling words of the shorter wording: then it is the same objective


class Form(NamedTuple):
    """An example of a delivery plan for a priority, and the objectives that it names."""

    priority: str
    objectives: tuple[tuple[str, Citation], ...]


def _forms(facts: Facts) -> list[Form]:
    """The examples that name several objectives of a priority of which the register has a table with objectives."""
    named = {key(name): e.id for e in facts.of("priority") for name in facts.names(e.id)}
    found = []
    for (_, empty), blocks in groupby(
        facts.blocks, lambda b: (b.citation.document, b.reason == TEMPLATE)
    ):
        if empty:
            form = _form([*blocks], named)
            table = facts.into(form.priority, "objectiveOf") if form else ()
            if form and min(len(table), len(form.objectives)) >= _FEWEST:
                found.append(form)
    return found


def _form(blocks: Sequence[Block], named: dict[str, str]) -> Form | None:
    told = (named.get(key(b.text.rpartition(":")[2])) for b in blocks)
    priority = next(filter(None, told), None)
    heads = (n for n, b in enumerate(blocks) if _OBJECTIVES.search(b.text))
    at = next(heads, None)
    if priority is None or at is None:
        return None
    return Form(priority, tuple(_items(blocks[at + 1 :])))


def _items(blocks: Sequence[Block]) -> Iterator[tuple[str, Citation]]:
    """What stands below each number, as one text."""
    words: list[str] = []
    place: Citation | None = None
    for block in blocks:
        number = _NUMBERED.fullmatch(" ".join(block.text.split()))
        if number is None:
            place = place or (block.citation if words == [""] else None)
            words += [block.text] if words else []
            continue
        if place is not None:
            yield " ".join(words).strip(), place
        words, place = [number["words"] or ""], block.citation if number["words"] else None
    if place is not None:
        yield " ".join(words).strip(), place


def _objectives(facts: Facts, form: Form) -> Iterator[Found]:
    table = facts.into(form.priority, "objectiveOf")
    # What the plan lists as actions is another rule's, which holds them against the table.
    work = [
        e.label for is_row in (True, False) for e in facts.groups.get((form.priority, is_row), ())
    ]
    filled = [*(facts.label(said.subject) for said in table), *work]
    if any(_same(words, other) for words, _ in form.objectives for other in filled):
        return
    first = [f"“{shortened(words, 80)}”" for words, _ in form.objectives[:_SHOWN]]
    more = len(form.objectives) - len(first)
    shown = f"{list_of(first)}{f' and {more} more' if more else ''}"
    yield Found(
        form.priority,
        f"The example of a delivery plan for {facts.called(form.priority)} has {count(len(form.objectives), 'objective')}, "
        f"none of them, as far as their words tell, in the table that was filled in: {shown}. The table has "
        f"{list_of([facts.called(said.subject) for said in table[:_SHOWN]])}{f' and {len(table) - _SHOWN} more' if len(table) > _SHOWN else ''}.",
        (*(place for _, place in form.objectives), *cites(*(facts.home(s.subject) for s in table))),
        told=(shown,),
    )


def _same(one: str, other: str) -> bool:
    words, others = telling(one), telling(other)
    fewest = min(len(words), len(others))
    return bool(fewest) and len(words & others) >= _HALF * fewest


TEMPLATES: tuple[AnyRule, ...] = (
    Rule(
        code="template-left", family="structure", title="An example's objectives that the table left behind", severity="low",
        checked=f"examples of delivery plans that name at least {_FEWEST} objectives of a priority with a table",
        how="None of the objectives of the plan's own example has half of its telling words in common with an objective "
        "or an action of the table, and none is an action of the plan.",
        why="Those who agreed the plan saw other objectives than those that are reported on.",
        todo="Say who changed the objectives, and when the partnership agreed to it.",
        reference="Plain consistency",
        over=_forms, finds=_objectives,
    ),
)  # fmt: skip
