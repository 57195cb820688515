"""Registers that tell their documents in words of their own: what is no quotation does not stand in the marks of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from remit.graph.store import WORDS

_QUOTED: Final = re.compile("“([^“”<>]{1,600})”")
_SHORT: Final = 6  # words that such a register keeps as they are


def marking(meta: Mapping[str, str]) -> Callable[[str], str]:
    """How the quotations in texts about a register are marked: otherwise where its words are not those of its documents."""
    return in_own_marks if meta.get(WORDS) else str


def in_own_marks(text: str) -> str:
    """A text of such a register: what is longer than what it keeps, or the beginning of that, stands in single marks.

    >>> in_own_marks("“Hold a course for all of the staff by May” is led by “Vale Council”.")
    '‘Hold a course for all of the staff by May’ is led by “Vale Council”.'
    >>> in_own_marks("“Hold a course …” is written as “TBC”.")
    '‘Hold a course …’ is written as “TBC”.'
    """
    return _QUOTED.sub(_marked, text) if "“" in text else text


def _marked(found: re.Match[str]) -> str:
    told = found[1]
    return f"‘{told}’" if told.endswith(" …") or len(told.split()) > _SHORT else found[0]
