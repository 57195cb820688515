"""Patterns that few texts ask for, which are compiled when the first does: that takes as long as to import a module."""

from __future__ import annotations

import re
from functools import cached_property


class Later:
    r"""A pattern that is not compiled yet.

    >>> Later(r"\d+", re.ASCII).compiled.findall("3 of 10")
    ['3', '10']
    """

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text, self.flags = text, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, to be used."""
        return re.compile(self.text, self.flags)
