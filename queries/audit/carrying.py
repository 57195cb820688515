"""How a plan is carried out: which of its actions no delivery table takes up, which aim or action is another's matter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from remit.graph.model import Entity, Statement
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.taking_up import nearest, parts_of_row, said_of_row, taken_up
from remit.queries.counting import count
from remit.queries.facts.months import sentences
from remit.queries.facts.naming import matter, names_a
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites, words_of
from remit.queries.facts.telling import stems, telling
from remit.queries.phrasing import list_of, lowered, shortened
from remit.queries.sharing import leads
from remit.queries.speaking import own
from remit.queries.themes import above, specific, theme

_FEWEST = 3  # rows; a shorter table has not taken up the plan yet
_SHOWN = 3
_FOR_WHAT = frozenset(["people", "ways", "services"])  # whom and how; no matter of a priority
_ROOT = 4  # letters that two words of one family share: crime and criminal, extremist and extremism


def _tabled(facts: Facts) -> list[tuple[str, list[Entity]]]:
    """The priorities that have a delivery table, with the nearest actions of the plan itself."""
    found = []
    for priority, table in facts.groups:
        listed = facts.groups.get((priority, False), [])
        if table and listed and len(facts.groups[priority, True]) >= _FEWEST:
            found.append((priority, nearest(facts, listed)))
    return found


def _no_row(facts: Facts, tabled: tuple[str, list[Entity]]) -> Iterator[Found]:
    priority, listed = tabled
    taken = taken_up(facts, listed, facts.groups[priority, True])
    left = [e for e in listed if e not in taken]
    if left:
        shown = list_of([facts.called(e.id) for e in left[:_SHOWN]])
        more = f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
        verb = "is" if len(left) == 1 else "are"
        yield Found(
            priority,
            f"{len(left)} of the {count(len(listed), 'action')} that the plan sets {_by_when(facts, listed[0])}under {facts.called(priority)} "
            f"{verb} taken up by no row of its delivery table, as far as their words tell: {shown}{more}.",
            cites(*(facts.home(e.id) for e in left)),
            told=(str(len(left)), shown + more),
        )


def _by_when(facts: Facts, e: Entity) -> str:
    """The period of the plan in which an action stands, where it has several."""
    return "".join(f"for “{words_of(s)}” " for s in facts.out(e.id, "horizon")[:1])


def _aims(facts: Facts) -> list[Statement]:
    return facts.said_of(("priority",), "aim")


def _aim_elsewhere(facts: Facts, said: Statement) -> Iterator[Found]:
    priority, spoken = said.subject, {*specific(sentences(words_of(said))[0])}
    wider = {theme for id_ in spoken for theme in above(id_)}
    if _of_its_own(facts, priority, words_of(said)):
        return
    for other in facts.priorities[facts.plan_of(priority)]:
        if shared := sorted((spoken | wider) & own(facts, other.id)):
            what = lowered(theme(shared[0]).label)
            yield Found(
                priority,
                f"The aim of {facts.called(priority)} reads “{shortened(words_of(said), 120)}”: it does not name "
                f"{matter(facts.label(priority))}, and speaks of {what}, the matter of {facts.called(other.id)}.",
                cites((said,), facts.home(other.id)),
                told=(what, facts.called(other.id)),
            )
            return


def _of_its_own(facts: Facts, priority: str, *texts: str) -> bool:
    """Whether texts speak of the matter of a priority, in any form of its words, or of one that lies near it."""
    families = _families(facts.label(priority))
    words = (word for part in texts for word in stems(part))
    if any(w[:_ROOT] in families or w.removeprefix("re")[:_ROOT] in families for w in words):
        return True
    text = " ".join(texts)
    spoken, about = {*specific(text)}, own(facts, priority)
    wider = {theme for id_ in spoken for theme in above(id_)}
    return bool(about & (spoken | wider)) or any(spoken & {*above(id_)} for id_ in about)


def _with_matter(facts: Facts) -> list[Entity]:
    """The actions of priorities that have a matter of their own."""
    return [e for e in facts.actions if (p := facts.priority_of(e.id)) and own(facts, p)]


def _action_elsewhere(facts: Facts, e: Entity) -> Iterator[Found]:
    priority = facts.priority_of(e.id) or ""
    label, objective = parts_of_row(facts, e)
    if _of_its_own(facts, priority, label, objective):
        return
    others, ours = _others(facts, priority, f"{label} {objective}"), leads(facts, priority)
    if not others or any(ours & leads(facts, id_) or _told(facts, e, id_) for id_ in others):
        return
    what = list_of([*others.values()])
    whose = [f"{facts.called(id_)}{_led_by(facts, id_)}" for id_ in others]
    yield Found(
        e.id,
        f"{facts.called(e.id)} stands under {facts.called(priority)}{_led_by(facts, priority)}, and speaks of {what}, "
        f"the matter of {list_of(whose)}.",
        cites(facts.home(e.id), *(facts.home(id_) for id_ in others)),
        told=(facts.called(e.id), list_of([facts.called(id_) for id_ in others])),
    )


def _others(facts: Facts, priority: str, text: str) -> dict[str, str]:
    """Of which matters a text speaks, by the other priority of the plan whose each is.

    Nothing, where one of them is no priority's: then nobody can tell what the text is about.
    """
    found: dict[str, list[str]] = {}
    for id_ in specific(text):
        if not _FOR_WHAT.isdisjoint(theme(id_).traits):
            continue
        whose = [
            e.id
            for e in facts.priorities[facts.plan_of(priority)]
            if own(facts, e.id) & {id_, *above(id_)}
        ]
        if not whose:
            return {}
        for other in whose:
            found.setdefault(other, []).append(lowered(theme(id_).label))
    return {other: list_of(labels) for other, labels in found.items()}


def _told(facts: Facts, e: Entity, other: str) -> bool:
    """Whether another rule tells it: by its objective, or because the other priority has it as well."""
    words = telling(e.label)
    return names_a(said_of_row(facts, e).removeprefix(e.label), facts.label(other)) or any(
        telling(each.label) == words
        for each in facts.actions
        if facts.priority_of(each.id) == other
    )


def _led_by(facts: Facts, priority: str) -> str:
    names = sorted(facts.label(id_) for id_ in leads(facts, priority))
    return f", led by {list_of(names)}" if names else ""


@lru_cache(maxsize=4096)
def _families(label: str) -> frozenset[str]:
    """The families of the words that tell a priority's matter."""
    return frozenset(root for word in telling(matter(label)) for root in _roots(word))


def _roots(word: str) -> tuple[str, str]:
    """The families of a word; doing again what it says is one with it."""
    return word[:_ROOT], word.removeprefix("re")[:_ROOT]


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
    Rule(
        code="action-elsewhere", family="structure", title="An action that is the matter of another priority", severity="low",
        checked="actions under priorities whose names have a matter",
        how="Neither a word of the priority's name, in any form, nor a theme that lies near it stands in the action or its "
        "objective; every matter that does is another priority's of the plan, and others lead that.",
        why="Whoever leads the matter may not know of the work, and whoever has the work does not lead the matter.",
        todo="Move the action, or say how the two leads work together on it.",
        reference="Plain consistency",
        over=_with_matter, finds=_action_elsewhere,
    ),
)  # fmt: skip
