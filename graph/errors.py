"""The one base of every error that a user can mend."""

from __future__ import annotations

from collections.abc import Sequence


class RemitError(Exception):
    """Something is wrong with what was given: the message says what, where and what to do.

    ``problems`` lists every single fault found, so that all can be mended in one go.
    """

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  - {problem}" for problem in self.problems)])


class RegisterError(RemitError):
    """A register cannot be opened, read or written."""


class ChangedError(RegisterError):
    """Somebody else has loaded the register since that was read on which a new one was built."""

    @classmethod
    def of(cls, address: str) -> ChangedError:
        """Say so of the register at this address."""
        return cls(f"{address}: somebody else has just loaded this register; load again")


class DocumentError(RemitError):
    """A document cannot be read."""


class DecisionsError(RemitError):
    """A decisions file or a profile is wrong."""


class NotFoundError(RemitError):
    """No thing goes by that name."""


class QuestionError(RemitError):
    """What was asked cannot be understood."""
