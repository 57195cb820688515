"""What is due of somebody's work, in one sentence: the dates that it has, what is late, or why nothing can be called late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from remit.queries.counting import count
from remit.queries.facts.dating import day_words, last_day
from remit.queries.phrasing import list_of
from remit.queries.spans import span_words
from remit.queries.workload import Task


def due_said(tasks: Sequence[Task], late: int | None = None) -> str:
    """How many of some actions have a date, and which; ``late`` of them are past it and not said to be done, where that is known.

    >>> from remit.graph.model import Entity
    >>> task = Task(Entity("action/a", "action", "Act"), "", "", "", alone=True, horizon="P1Y")
    >>> due_said([task, task._replace(horizon="P3Y"), task])
    'None of the 3 actions gives a date, so none can be called late: 2 are for 1 year and 1 is for 3 years.'
    >>> due_said([task, task._replace(deadline="2020-03-31")], late=1)
    '1 of the 2 actions gives a date, 31 March 2020; it is past and not said to be done. 1 is for 1 year.'
    """
    if not tasks:
        return ""
    days = sorted(day for task in tasks if (day := last_day(task.deadline)))
    spans = _spans([task for task in tasks if not last_day(task.deadline)])
    if not days:
        read = " that can be read" if any(task.deadline or task.unread for task in tasks) else ""
        few = len(tasks) == 1
        none = (
            "The 1 action gives no date"
            if few
            else f"None of the {len(tasks)} actions gives a date"
        )
        return f"{none}{read}, so {'it cannot' if few else 'none can'} be called late{spans and f': {spans}'}."
    whole = len(days) == len(tasks)
    which = (
        f"The {count(len(tasks), 'action')}"
        if whole
        else f"{len(days)} of the {count(len(tasks), 'action')}"
    )
    first, last = day_words(days[0]), day_words(days[-1])
    when = first if first == last else f"from {first} to {last}"
    told = (
        f"{which} {'gives' if len(days) == 1 else 'give'} a date, {when}{_late(late, len(days))}."
    )
    return f"{told} {spans}." if spans else told


def _late(late: int | None, dated: int) -> str:
    if late is None:
        return ""
    if dated == 1:
        return "; it is past and not said to be done" if late else "; no finding calls it late"
    if not late:
        return "; no finding calls any of them late"
    return f"; {late} of them {'is' if late == 1 else 'are'} past and not said to be done"


def _spans(tasks: Sequence[Task]) -> str:
    found = Counter(task.horizon for task in tasks if task.horizon.startswith("P"))
    return list_of(
        [f"{n} {'is' if n == 1 else 'are'} for {span_words(h)}" for h, n in sorted(found.items())]
    )
