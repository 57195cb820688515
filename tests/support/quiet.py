"""A register of one action whose lead is named one level above, on whatever basis."""

from __future__ import annotations

from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology import Basis


def quiet(basis: Basis) -> Store:
    """The action "Walk" under the priority "Quiet", which is led by the board."""
    cited = (Citation("plan.txt", "line 1", "words"),)
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=(
                Entity("action/a", "action", "Walk"),
                Entity("body/b", "body", "Board"),
                Entity("priority/p", "priority", "Quiet"),
            ),
            statements=(
                Statement("action/a", "actionOf", "priority/p", citations=cited),
                Statement(
                    "priority/p", "assignedTo", "body/b", role="accountable",
                    stated_as="Lead", basis=basis, citations=cited,
                ),
            ),
        )
    )  # fmt: skip
    return store
