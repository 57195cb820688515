"""Registers that tell their documents in words of their own: what is no quotation does not stand in the marks of one.

Such a register keeps nothing of its documents that is longer than a few words, but for names. So the
length of a wording tells whose it is, unless it is a long name or was told anew in few words: those the
register lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Final, NamedTuple

from remit.graph.lookup import key
from remit.graph.store import WORDINGS, WORDS

KEPT: Final = 7  # words of a document that such a register may keep: no sentence is that short
SHORT: Final = 40  # letters: a name that is longer may stand cut in a sentence
_WORD: Final = re.compile(r"[^\W_]+")
_QUOTED: Final = re.compile("“([^“”<>]{1,600})”")
_STRAIGHT: Final = re.compile('"([^"<>]{1,600})"')
_CUT: Final = " …"


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def marking(meta: Mapping[str, str]) -> Callable[[str], str]:
    """How the quotations in texts about a register are marked: otherwise where its words are not those of its documents."""
    return _wordings(meta.get(WORDINGS, "")).marked if meta.get(WORDS) else str


def typing(meta: Mapping[str, str]) -> Callable[[str], str]:
    """How they are marked on a terminal."""
    return _wordings(meta.get(WORDINGS, "")).straight if meta.get(WORDS) else str


def owning(meta: Mapping[str, str]) -> Callable[[str], bool]:
    """Tell whether a wording is the register's own, and so no quotation."""
    return _wordings(meta.get(WORDINGS, "")).own if meta.get(WORDS) else _never


def _never(_: str) -> bool:
    return False


class Wordings(NamedTuple):
    """Whose the wordings of such a register are.

    ``told`` are those of few words that it tells anew, ``kept`` the names that it has as the documents do,
    as far as they are long; both as they are looked up.
    """

    told: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def own(self, text: str) -> bool:
        """Whether a wording, or the whole of which it is the beginning, is the register's own.

        >>> few = Wordings(
        ...     frozenset({"hold a course"}),
        ...     frozenset({"vale council for clean streets and quays"}),
        ... )
        >>> (
        ...     few.own("Hold a course"),
        ...     few.own("TBC"),
        ...     few.own("Hold a course for all of the staff by May"),
        ... )
        (True, False, True)
        >>> few.own("Vale Council for Clean Streets …"), few.own("Hold …")
        (False, True)
        """
        if text.endswith(_CUT):
            begins = key(text.removesuffix(_CUT))
            return not any(name.startswith(begins) for name in self.kept)
        plain = key(text)
        return plain in self.told or (words_in(text) > KEPT and plain not in self.kept)

    def marked(self, text: str) -> str:
        """A text in which what is the register's own stands in single marks.

        >>> Wordings().marked(
        ...     "“Hold a course for all of the staff by May” is led by “Vale Council”."
        ... )
        '‘Hold a course for all of the staff by May’ is led by “Vale Council”.'
        """
        return _QUOTED.sub(self._curled, text) if "“" in text else text

    def straight(self, text: str) -> str:
        r"""The same on a terminal, whose marks are straight.

        >>> Wordings().straight(
        ...     '"Hold a course for all of the staff by May" is led by "Vale Council".'
        ... )
        '\'Hold a course for all of the staff by May\' is led by "Vale Council".'
        """
        return _STRAIGHT.sub(self._plain, self.marked(text)) if '"' in text else self.marked(text)

    def _curled(self, found: re.Match[str]) -> str:
        return f"‘{found[1]}’" if self.own(found[1]) else found[0]

    def _plain(self, found: re.Match[str]) -> str:
        return f"'{found[1]}'" if self.own(found[1]) else found[0]


@lru_cache(maxsize=4)
def _wordings(listed: str) -> Wordings:
    with suppress(ValueError, TypeError, RecursionError):
        told, kept = (frozenset(map(str, each)) for each in json.loads(listed or "[[], []]"))
        return Wordings(told, kept)
    return Wordings()
