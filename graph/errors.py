"""The one base of every error that a user can mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self


class Place(NamedTuple):
    """Where something is wrong: in which file and, as far as it is known, in which line, row and column of it.

    All of them are counted from 1. A line is one of the file, a row one of a table.

    >>> str(Place("plan.csv", row=3, column=2)), str(Place(line=12)), str(Place())
    ('plan.csv: row 3, column 2', 'line 12', '')
    """

    file: str = ""
    line: int | None = None
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        counted = zip(("line", "row", "column"), self[1:], strict=True)
        within = ", ".join(f"{name} {number}" for name, number in counted if number is not None)
        return ": ".join(filter(None, (self.file, within)))

    def within(self, file: str) -> Place:
        """The place, in a file that whoever found the fault did not know."""
        return self if self.file else self._replace(file=file)


NOWHERE = Place()


class Problem(str):
    """One of several faults: a sentence that begins with its place, and the place for programs."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, sentence: str, place: Place = NOWHERE) -> Self:
        """Put the place before the sentence."""
        made = super().__new__(cls, _placed(place, sentence))
        made.place = place
        return made


class RemitError(Exception):
    """Something is wrong with what was given: the message says what, where and what to do.

    ``sentence`` says so without the place, and ``place`` is for programs. ``problems`` lists every single
    fault found, so that all can be mended in one go, each with its own place.
    """

    def __init__(self, sentence: str, problems: Sequence[str] = (), place: Place = NOWHERE) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place
        self.problems = tuple(p if isinstance(p, Problem) else Problem(p) for p in problems)
        for problem in self.problems if place.file else ():
            problem.place = problem.place.within(place.file)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Every single fault: those that are listed, or else this one."""
        return self.problems or (Problem(self.sentence, self.place),)

    def __str__(self) -> str:
        said = _placed(self.place, self.sentence)
        return "\n".join([said, *(f"  - {problem}" for problem in self.problems)])


def _placed(place: Place, sentence: str) -> str:
    return f"{place}: {sentence}" if any(place) else sentence


class RegisterError(RemitError):
    """A register cannot be opened, read or written."""


class ChangedError(RegisterError):
    """Somebody else has loaded the register since that was read on which a new one was built."""

    @classmethod
    def of(cls, address: str) -> ChangedError:
        """Say so of the register at this address."""
        sentence = "somebody else has just loaded this register; load again"
        return cls(sentence, place=Place(address))


class DocumentError(RemitError):
    """A document cannot be read."""


class DecisionsError(RemitError):
    """A decisions file or a profile is wrong."""


class NotFoundError(RemitError):
    """No thing goes by that name."""


class QuestionError(RemitError):
    """What was asked cannot be understood."""
