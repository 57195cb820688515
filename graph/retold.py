"""Whose words are whose: what is no quotation does not stand in the marks of one.

Some names no document has: a register composes them, as "Chair of the Board" of what a post is called and of
the body that it is in, or the name of a figure of its number and of what was counted. No passage on such a
thing holds its name.

Some registers tell their documents in words of their own throughout. Such a one keeps nothing of its documents
that is longer than a few words, but for names. So the length of a wording tells whose it is, unless it is a long
name, was told anew in few words, or was composed: those the register lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import lru_cache
from typing import Final, NamedTuple

from remit.graph.lookup import key
from remit.graph.model import Entity, Statement
from remit.graph.store import WORDINGS, WORDS

KEPT: Final = 7  # words of a document that such a register may keep: no sentence is that short
SHORT: Final = 40  # letters: a name that is longer may stand cut in a sentence
# What documents tell of without a name of its own, so that whoever reads them has to give it one.
COMPOSED: Final = ("post", "figure", "provision", "update")
_WORD: Final = re.compile(r"[^\W_]+")
_QUOTED: Final = re.compile("“([^“”<>]{1,600})”")
_STRAIGHT: Final = re.compile('"([^"<>]{1,600})"')
_CUT: Final = " …"


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def composed(things: Iterable[Entity], said: Iterable[Statement]) -> frozenset[str]:
    """Give the names that no document has, but the register composed; ``said`` is what tells of these things.

    >>> from remit.graph.model import Citation
    >>> chair, cited = (
    ...     Entity("post/c", "post", "Chair of Quays Board"),
    ...     Citation("a", "line 1", "The Chair"),
    ... )
    >>> composed([chair], [Statement("post/c", "postIn", "body/b", citations=(cited,))])
    frozenset({'Chair of Quays Board'})
    >>> whole = Citation("a", "line 1", "the chair of Quays Board")
    >>> composed([chair], [Statement("post/c", "postIn", "body/b", citations=(whole,))])
    frozenset()
    """
    names = {thing.id: thing.label for thing in things if thing.kind in COMPOSED}
    quotes: dict[str, set[str]] = defaultdict(set)
    for one in said if names else ():
        for end in (one.subject, one.object):
            if end in names:
                quotes[end].update(citation.quote for citation in one.citations)
    return frozenset(
        label for id_, label in names.items() if not _holds(quotes.get(id_, ()), key(label))
    )


def _holds(quotes: Iterable[str], name: str) -> bool:
    return any(name in key(quote) for quote in quotes)


def marking(meta: Mapping[str, str], names: AbstractSet[str] = frozenset()) -> Callable[[str], str]:
    """How the quotations in texts about a register are marked: otherwise where its words are not those of its documents.

    ``names`` are those that it composed; one that tells its documents in words of its own lists these itself.
    """
    if meta.get(WORDS):
        return _wordings(meta.get(WORDINGS, "")).marked
    return Composed(names).marked if names else str


def typing(meta: Mapping[str, str], names: Composing | None = None) -> Callable[[str], str]:
    """How they are marked on a terminal."""
    if meta.get(WORDS):
        return _wordings(meta.get(WORDINGS, "")).straight
    return names.straight if names else str


def owning(meta: Mapping[str, str], names: AbstractSet[str] = frozenset()) -> Callable[[str], bool]:
    """Tell whether a wording is the register's own, and so no quotation."""
    return _wordings(meta.get(WORDINGS, "")).own if meta.get(WORDS) else names.__contains__


class _Marks:
    """Marks what is a register's own and no quotation."""

    __slots__ = ()

    def own(self, text: str) -> bool:
        """Whether a wording, or the whole of which it is the beginning, is the register's own."""
        raise NotImplementedError

    def marked(self, text: str) -> str:
        """A text in which what is the register's own stands in single marks.

        >>> Wordings().marked(
        ...     "“Hold a course for all of the staff by May” is led by “Vale Council”."
        ... )
        '‘Hold a course for all of the staff by May’ is led by “Vale Council”.'
        >>> Composed(frozenset({"Chair of Quays Board"})).marked(
        ...     "“Chair of Quays Board” is “vacant”"
        ... )
        '‘Chair of Quays Board’ is “vacant”'
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


class Composed(_Marks):
    """Marks the names that a register composed."""

    __slots__ = ("names",)

    def __init__(self, names: AbstractSet[str]) -> None:
        self.names = names

    def own(self, text: str) -> bool:
        """Whether a name, or the whole of which it is the beginning, was composed.

        >>> board = Composed(frozenset({"Chair of Quays Board"}))
        >>> board.own("Chair of …"), board.own("Chair")
        (True, False)
        """
        if text.endswith(_CUT):
            begins = text.removesuffix(_CUT)
            return any(name.startswith(begins) for name in self.names)
        return text in self.names


class Composing(_Marks):
    """Marks the names that a register composed, each looked at when it is quoted first.

    Args:
        things: Those that may have such a name.
        about: What gives every statement about some things, by their ids.
        few: What gives them with some of their passages, where there are many: most names stand in the first.
    """

    __slots__ = ("_about", "_few", "_known", "_named")

    def __init__(
        self,
        things: Iterable[Entity],
        about: Callable[[list[str]], Iterable[Statement]],
        few: Callable[[list[str]], Iterable[Statement]] | None = None,
    ) -> None:
        self._named: dict[str, list[Entity]] = defaultdict(list)
        for thing in things:
            self._named[thing.label].append(thing)
        self._about, self._few = about, few or about
        self._known: dict[str, bool] = {}

    def own(self, text: str) -> bool:
        """Whether a name, or the whole of which it is the beginning, was composed.

        >>> chair = Entity("post/c", "post", "Chair of Quays Board")
        >>> board = Composing([chair], lambda ids: [])
        >>> board.own("Chair of …"), board.own("Chair")
        (True, False)
        """
        if text.endswith(_CUT):
            begins = text.removesuffix(_CUT)
            return any(self._is_composed(name) for name in self._named if name.startswith(begins))
        return text in self._named and self._is_composed(text)

    def _is_composed(self, name: str) -> bool:
        if name not in self._known:
            things = self._named[name]
            ids = [one.id for one in things]
            self._known[name] = bool(composed(things, self._few(ids))) and bool(
                self._few is self._about or composed(things, self._about(ids))
            )
        return self._known[name]


class _Kept(NamedTuple):
    told: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


class Wordings(_Kept, _Marks):
    """Whose the wordings are of a register that tells its documents in words of its own.

    ``told`` are those of few words that it tells anew or composed, ``kept`` the names that it has as the
    documents do, as far as they are long; both as they are looked up.
    """

    __slots__ = ()

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


@lru_cache(maxsize=4)
def _wordings(listed: str) -> Wordings:
    import json  # most registers tell their documents in the documents' words

    with suppress(ValueError, TypeError, RecursionError):
        told, kept = (frozenset(map(str, each)) for each in json.loads(listed or "[[], []]"))
        return Wordings(told, kept)
    return Wordings()
