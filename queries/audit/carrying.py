"""How a plan is carried out: which of its actions no delivery table takes up, which aim is another's matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from remit.graph.lookup import stems
from remit.graph.model import Entity, Statement
from remit.queries.audit.facts import Facts, cites, words_of
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.naming import matter
from remit.queries.audit.telling import telling
from remit.queries.counting import count
from remit.queries.phrasing import list_of, lowered
from remit.queries.speaking import own
from remit.queries.themes import above, specific, theme

_TAKEN_UP = 2  # telling words of an action, in a row and its objective: any more would miss a row in other words
_FEWEST = 3  # rows; a shorter table has not taken up the plan yet
_SHOWN = 3
_ROOT = 4  # letters that two words of one family share: crime and criminal, extremist and extremism


def _tabled(facts: Facts) -> list[tuple[str, list[Entity]]]:
    """The priorities that have a delivery table, with the nearest actions of the plan itself."""
    found = []
    for priority, table in facts.groups:
        listed = facts.groups.get((priority, False), [])
        if table and listed and len(facts.groups[priority, True]) >= _FEWEST:
            spans = {e.id: facts.value(e.id, "horizon") for e in listed}
            nearest = min(spans.values(), key=lambda span: (len(span), span))
            found.append((priority, [e for e in listed if spans[e.id] == nearest]))
    return found


def _no_row(facts: Facts, tabled: tuple[str, list[Entity]]) -> Iterator[Found]:
    priority, listed = tabled
    rows = [telling(_said_of_row(facts, e)) for e in facts.groups[priority, True]]
    left = [e for e in listed if all(len(telling(e.label) & row) < _TAKEN_UP for row in rows)]
    if left:
        shown = list_of([facts.called(e.id) for e in left[:_SHOWN]])
        more = f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
        verb = "is" if len(left) == 1 else "are"
        yield Found(
            priority,
            f"{len(left)} of the {count(len(listed), 'nearest action')} in the plan under {facts.called(priority)} "
            f"{verb} taken up by no row of its delivery table, as far as their words tell: {shown}{more}.",
            cites(*(facts.home(e.id) for e in left)),
            told=(str(len(left)), shown + more),
        )


def _said_of_row(facts: Facts, e: Entity) -> str:
    """The wording of a row, and of the objective that it stands under."""
    above = facts.parent(e.id)
    objective = facts.label(above) if above and facts.kind(above) == "objective" else ""
    return f"{e.label} {objective}"


def _aims(facts: Facts) -> list[Statement]:
    return [s for e in facts.of("priority") for s in facts.out(e.id, "aim")]


def _aim_elsewhere(facts: Facts, said: Statement) -> Iterator[Found]:
    priority, spoken = said.subject, {*specific(words_of(said))}
    about = own(facts, priority)
    wider = {theme for id_ in spoken for theme in above(id_)}
    if about & (spoken | wider) or any(spoken & {*above(id_)} for id_ in about):
        return
    if _of_one_family(telling(matter(facts.label(priority))), stems(words_of(said))):
        return
    for other in facts.priorities[facts.plan_of(priority)]:
        if shared := sorted((spoken | wider) & own(facts, other.id)):
            what = lowered(theme(shared[0]).label)
            yield Found(
                priority,
                f"The aim of {facts.called(priority)} does not speak of {matter(facts.label(priority))}; it "
                f"speaks of {what}, the matter of {facts.called(other.id)}.",
                cites((said,), facts.home(other.id)),
                told=(what, facts.called(other.id)),
            )
            return


def _of_one_family(some: Iterable[str], others: Iterable[str]) -> bool:
    roots = {word[:_ROOT] for word in others}
    return any(word[:_ROOT] in roots for word in some)


CARRYING: tuple[AnyRule, ...] = (
    Rule(
        code="no-row", family="structure", title="Actions of a plan that its delivery table does not take up", severity="medium",
        checked="priorities that have actions in the plan and in a delivery table",
        how="Of the actions that the plan has for the nearest time, no row of the table, with its objective, has two of "
        "the words that tell.",
        why="What no table has, nobody owns, and nobody will report on.",
        todo="Say which row carries out the action, or add one with an officer and a date.",
        reference="The plan's own words: the delivery plan says how its aims are achieved",
        over=_tabled, finds=_no_row,
    ),
    Rule(
        code="aim-elsewhere", family="structure", title="An aim that is the matter of another priority", severity="low",
        checked="aims of priorities",
        how="Neither a word of the priority's name, in any form, nor a theme that lies near it stands in its aim, and the "
        "matter of another priority of the plan does.",
        why="The lead may reach the aim and leave the priority where it was.",
        todo="Say in the aim what is to change in the matter of the priority.",
        reference="Plain consistency",
        over=_aims, finds=_aim_elsewhere,
    ),
)  # fmt: skip
