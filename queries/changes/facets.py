"""What a change of each relation and attribute is a change of."""

from __future__ import annotations

from typing import Final, NamedTuple

from remit.graph.model import Statement
from remit.ontology import CARRYING
from remit.queries.above import ASSIGNED, BEARING
from remit.queries.changes import model
from remit.queries.changes.sides import ABOVE, WORDED
from remit.queries.helping import role_in


class Facet(NamedTuple):
    """A side of a thing that changes as one: what the change is, and whether it is told of what the relation leads to."""

    what: str
    of_object: bool = False
    each: bool = False  # every value that comes or goes is a change of its own


OWNER: Final = Facet(model.OWNER)
STATUS: Final = Facet(model.STATUS)
WORDING: Final = Facet(model.REWORDED)
PLACE: Final = Facet(model.MOVED)
STRUCTURE: Final = Facet(model.STRUCTURE)
FIGURE: Final = Facet(model.RESTATED)
MEMBER: Final = Facet(model.JOINED, of_object=True, each=True)
HOLDER: Final = Facet(model.HOLDER, of_object=True)
_OTHER: Final = Facet(model.OTHER)

_FACETS: Final = {
    ASSIGNED: OWNER,
    "deadline": Facet(model.DEADLINE),
    "horizon": Facet(model.DEADLINE),
    "rag": STATUS,
    "status": STATUS,
    "percentDone": STATUS,
    "evaluation": STATUS,
    "memberOf": MEMBER,
    "holds": HOLDER,
    "name": WORDING,
    "reference": Facet(model.RENUMBERED),
    "value": FIGURE,
}


# Who answers to whom, and who has power over whom.
_STRUCTURE: Final = {*CARRYING, "scrutinises", "appoints", "postIn"} - {*ABOVE}


def facet_of(said: Statement) -> Facet:
    """What a statement belongs to: who is only consulted, told or a help to others is no other owner.

    >>> from dataclasses import replace
    >>> state = Statement("action/a", "rag", raw="Red")
    >>> (
    ...     facet_of(state) == facet_of(replace(state, term="status")),
    ...     facet_of(replace(state, term="place")).what,
    ... )
    (True, 'other')
    """
    if said.term == ASSIGNED and role_in(said) not in BEARING:
        return _OTHER
    if said.term in _FACETS:
        return _FACETS[said.term]
    if said.term in ABOVE and said.subject.partition("/")[0] in WORDED:
        return PLACE
    return STRUCTURE if said.term in _STRUCTURE else _OTHER
