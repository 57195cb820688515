"""How much is done, and averages with what they are of, in words."""

from __future__ import annotations

from typing import Final

from remit.queries.counting import count
from remit.queries.percentages import Average, Part, Progress, Stated
from remit.queries.phrasing import list_of, shortened
from remit.queries.promises_told import said

HEADING: Final = "How much is done"
_LISTED: Final = 6  # actions that a sentence names
_EDITIONS: Final = 6  # of a paper
_LONG: Final = 60  # letters of an action without a reference
_QUOTED: Final = 120  # letters of what a paper says of its own average


def percent(value: float) -> str:
    """A percentage as it is written.

    >>> percent(40.0), percent(47.5), percent(100 / 3)
    ('40%', '47.5%', '33.33%')
    """
    return f"{value:.4g}%"


def of_average(average: Average, listed: int = _LISTED) -> str:
    """An average with what it is of: how many actions and which, how many give none, and how it compares."""
    words = [_of_parts(average, listed)]
    if alike := average.since:
        moved = f"from {percent(alike.before)} to {percent(alike.now)}"
        still = f"{percent(alike.now)} in both" if alike.before == alike.now else moved
        words.append(f"of the {alike.number} that the edition before gives one too, {still}")
    return "; ".join(words)


def _of_parts(average: Average, listed: int) -> str:
    mean, without = average.mean, len(average.without)
    total = count(len(average.parts) + without, "action")
    if mean is None:
        return f"none of its {total} gives a percentage"
    if len(average.parts) == 1:
        only = f"{percent(mean)}, of {_name(average.parts[0])} alone"
        return (
            f"{only}; the other {count(without, 'action')} {_give(without)} none"
            if without
            else only
        )
    each = [f"{_name(part)} {percent(part.percent)}" for part in average.parts[:listed]]
    more = len(average.parts) - len(each)
    names = list_of([*each, *([f"{more} more"] if more else [])])
    which = f"{len(average.parts)} of its {total}" if without else f"all its {total}"
    return f"{percent(mean)} on average of {which} ({names})"


def _give(n: int) -> str:
    return "gives" if n == 1 else "give"


def of_stated(stated: Stated) -> str:
    """A paper's own average, in its words, and whether it says of what."""
    own = f"The paper itself says “{shortened(stated.words, _QUOTED)}”"
    return f"{own}: of “{stated.of}”." if stated.of else f"{own}, and not of what."


def of_edition(average: Average, listed: int = _LISTED) -> str:
    """One edition: its day, and its average with what that is of."""
    day = f"As at {said(average.day)}: " if average.day else ""
    return f"{day}{of_average(average, listed)}."


def editions_told(progress: Progress, *, full: bool = False) -> list[Average]:
    """The editions that are told of a paper: the first and the last few, unless all are wanted."""
    told = [one for one in progress.averages if one.parts or one.stated]
    return told if full or len(told) <= _EDITIONS else [told[0], *told[1 - _EDITIONS :]]


def _name(part: Part) -> str:
    return part.reference or f"“{shortened(part.thing.label, _LONG)}”"
