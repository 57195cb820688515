"""The hand-made partnership as a store, and small ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology import ROLES


@pytest.fixture(scope="session")
def store(contents: Contents) -> Iterator[Store]:
    """The partnership in a register in memory."""
    store = in_memory()
    store.replace(contents)
    yield store
    store.close()


@pytest.fixture
def small() -> Callable[..., Store]:
    """Make a register of a few statements: (subject, relation or role, object[, word for the role]).

    A thing is called as its id says unless ``labels`` says otherwise.
    """

    def make(*said: tuple[str, ...], labels: dict[str, str] | None = None) -> Store:
        called = {end: end.partition("/")[2] for row in said for end in (row[0], row[2])}
        called.update(labels or {})
        store = in_memory()
        store.replace(
            Contents(
                documents=(Document("plan.txt", "aa"),),
                entities=tuple(
                    Entity(id_, id_.partition("/")[0], label)
                    for id_, label in sorted(called.items())
                ),
                statements=tuple(merge(_statement(*row) for row in said)),
            )
        )
        return store

    return make


def _statement(subject: str, term: str, target: str, stated_as: str = "Lead") -> Statement:
    cited = (Citation("plan.txt", "line 1", "words"),)
    if term not in ROLES:
        return Statement(subject, term, target, citations=cited)
    return Statement(subject, "assignedTo", target, role=term, stated_as=stated_as, citations=cited)
