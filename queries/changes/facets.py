"""What a change of each relation and attribute is a change of."""

from __future__ import annotations

from typing import Final, NamedTuple

from remit.ontology import CARRYING
from remit.queries.changes import model
from remit.queries.changes.sides import ABOVE, WORDED


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

_FACETS: Final = {
    "assignedTo": OWNER,
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


def facet_of(term: str, kind: str) -> Facet:
    """What a statement of this relation or attribute belongs to, of a thing of this kind.

    >>> facet_of("rag", "action") == facet_of("status", "action"), facet_of("quorum", "body").what
    (True, 'other')
    """
    if term in _FACETS:
        return _FACETS[term]
    if term in ABOVE and kind in WORDED:
        return PLACE
    return STRUCTURE if term in _STRUCTURE else Facet(model.OTHER)
