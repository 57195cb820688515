"""How things are counted in words: actions every one, with a word on those that are only parts of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from remit.graph.model import Statement
from remit.ontology import KINDS
from remit.queries.phrasing import list_of

# What is counted first: the work and how it is judged, what it serves, what else is led, the law; last who and the rest.
_SORTS: Final = ("work", "yardstick", "head", "charge", "law", "")
_ORDER: Final = sorted(KINDS, key=lambda kind: _SORTS.index(KINDS[kind].sort))


def is_part(links: Iterable[Statement]) -> bool:
    """Whether a thing with these links is an action that is only a part of another action.

    >>> is_part([Statement("action/a", "actionOf", "action/b")])
    True
    >>> is_part([Statement("action/a", "actionOf", "priority/p")])
    False
    """
    return any(s.term == "actionOf" and (s.object or "").startswith("action/") for s in links)


def count(n: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "action"), count(3, "action")
    ('1 action', '3 actions')
    """
    return f"{n} {one if n == 1 else many or one + 's'}"


def counted(total: int, parts: int, kind: str = "action") -> str:
    """A number of things in words, with how many of them are parts of another.

    >>> counted(84, 4), counted(1, 0), counted(3, 1)
    ('84 actions, 4 of them parts of another', '1 action', '3 actions, 1 of them part of another')
    """
    text = of_kind(total, kind)
    if not parts:
        return text
    return f"{text}, {parts} of them {'part' if parts == 1 else 'parts'} of another"


def of_kind(n: int, kind: str) -> str:
    """A number of things of a kind.

    >>> of_kind(1, "body"), of_kind(2, "body")
    ('1 body', '2 bodies')
    """
    return count(n, kind, KINDS[kind].plural)


def of_kinds(found: Mapping[str, int]) -> str:
    """Numbers of things of several kinds, what people answer for first.

    >>> of_kinds({"body": 2, "action": 1})
    '1 action and 2 bodies'
    """
    return list_of([of_kind(found[kind], kind) for kind in _ORDER if found.get(kind)])
