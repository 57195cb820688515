"""Who is named for work only as a help to others: a column "Support", a list of partners.

Readers put the parties of such columns among the responsible, and those whom a text only names as a help ("with support
from") among the consulted, with the document's own word. That word says that they bear nothing, so no question tells them
as responsible.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from remit.ontology import Role

if TYPE_CHECKING:
    from remit.graph.model import Statement

SUPPORTING: Final = "supporting"
Part: TypeAlias = Role | Literal["supporting", ""]  # what somebody has in a thing
_RESPONSIBLE = "responsible"
_CONSULTED = "consulted"
_HELPING = (
    r"^s$|\b(?:support|help|assist|contribut|partner|consult|advis|aided|backed up)\w*"
    r"|\bworking with\b|\binput from\b"
)
_BEARING = r"\b(?:respons|lead|led|own|account)\w*"
# Of somebody in a text who is no doer of the work: the words by which they help with it.
_IN_PASSING = r"^helps\b|\b(?:support|help|assist|aided|backed up)(?:s|ed|ance)?\b"
_ASIDE = r".*\(([^()]+)\)$"  # says more of one among those beside whom it stands


@lru_cache(maxsize=1024)
def only_helps(word: str) -> bool:
    """Whether a document's own word for a role says that somebody only helps.

    >>> [only_helps(word) for word in ("Helping", "aided by", "S", "Owner (support)")]
    [True, True, True, True]
    >>> [only_helps(word) for word in ("Lead partner", "Lead support officer", "Owner", "")]
    [False, False, False, False]
    """
    said = re.match(_ASIDE, word)
    word = said[1] if said else word
    return bool(re.search(_HELPING, word, re.IGNORECASE)) and not re.search(
        _BEARING, word, re.IGNORECASE
    )


@lru_cache(maxsize=1024)
def _helps(stated_as: str) -> bool:
    return all(only_helps(part.strip()) for part in stated_as.split(";"))


def role_in(said: Statement) -> Part:
    """The role that a statement gives, ``supporting`` where its own words leave no more than that."""
    if said.role == _RESPONSIBLE and said.stated_as and _helps(said.stated_as):
        return SUPPORTING
    if said.role == _CONSULTED and re.search(_IN_PASSING, said.stated_as or "", re.IGNORECASE):
        return SUPPORTING
    return said.role or ""
