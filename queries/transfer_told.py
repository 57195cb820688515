"""A transfer in words."""

from __future__ import annotations

from collections import Counter
from typing import Final

from remit.ontology import RELATIONS
from remit.queries.counting import of_kinds
from remit.queries.phrasing import list_of
from remit.queries.transfer import LANDED, NONE, ONE, SEVERAL, Item, Transfer

HEADINGS: Final = {
    NONE: "No heir: orphaned on the day",
    SEVERAL: "Several heirs: somebody must decide",
    ONE: "One heir by the map, whom no document names yet",
    LANDED: "Landed: the documents name the heir",
}
_ROLES: Final = {
    "accountable": "accountable for",
    "responsible": "responsible for",
    "consulted": "consulted on",
    "informed": "informed of",
}
_COUNTED: Final = {
    NONE: "{n} would be orphaned",
    SEVERAL: "{n} would have several heirs",
    ONE: "{n} would go to one heir whom no document names yet",
    LANDED: "{n} {has} landed",
}


def of_transfer(found: Transfer) -> str:
    """What a transfer comes to, in one sentence.

    >>> of_transfer(Transfer(()))
    'The register says of nobody in this map that they hold anything.'
    """
    if not found.items:
        return "The register says of nobody in this map that they hold anything."
    counts = {state: len(found.of(state)) for state in HEADINGS}
    told = [
        words.format(n=n, has="has" if n == 1 else "have")
        for state, words in _COUNTED.items()
        if (n := counts[state])
    ]
    handed = Counter(item.thing.kind for item in found.items)
    return f"Of {of_kinds(handed)} handed over, {list_of(told)}."


def of_item(item: Item) -> str:
    """One item as a phrase: who holds what, and who is to hold it."""
    parts = [f"{item.thing.kind} “{item.thing.label}”: {_held(item)}"]
    if item.state == LANDED:
        verb = "is" if len(item.landed) == 1 else "are"
        parts.append(f"{list_of([e.label for e in item.landed])} {verb} named there too")
    elif item.heirs:
        parts.append(f"to {list_of(item.heirs)}")
    if item.others:
        parts.append(f"beside {list_of([e.label for e in item.others])}")
    return "; ".join(parts)


def _held(item: Item) -> str:
    """What a predecessor is to a thing, by itself or through a post that goes with it."""
    who = item.predecessor.label
    if item.holder != item.predecessor:
        who = f"{who}, by its post “{item.holder.label}”,"
    if item.said.term == "assignedTo":
        return f"{who} is {_ROLES.get(item.said.role or '', item.said.role)} it"
    reads = RELATIONS[item.said.term].reads
    return f"{who} {reads} it" if item.forth else f"it {reads} {who.rstrip(',')}"
