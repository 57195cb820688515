"""Which names mean one thing: what was joined and why, and what is left to be decided."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology import BASES
from remit.queries.names import names
from remit.queries.who import who

_CITED = (Citation("plan.txt", "line 1", "words"),)
_DECIDED = """
same:
  - names: [Vale Housing Group, The Group]
    reason: So its own letters call it.
not same:
  - names: [NHS Vale Trust, Vale Trust]
    reason: The second is a charity.
"""


def _register(*labels: str, decisions: str = "", **second: str) -> Store:
    """Bodies by their names; ``second`` gives a second name to the first of them, by its basis."""
    entities = tuple(Entity(f"body/{n}", "body", label) for n, label in enumerate(labels))
    said = [Statement(e.id, "name", value=e.label, citations=_CITED) for e in entities]
    said += [
        Statement("body/0", "name", value=name, basis=basis, citations=_CITED)
        for basis in BASES
        for name in filter(None, [second.get(basis)])
    ]
    store = in_memory()
    meta = {"decisions": decisions} if decisions else {}
    store.replace(Contents((Document("plan.txt", "aa"),), entities, tuple(said), meta=meta))
    return store


def test_a_joined_name_tells_its_ground() -> None:
    decided = names(_register("Vale Housing Group", decisions=_DECIDED, decided="The Group"))
    assert [(j.name, j.reason, j.basis) for j in decided.joined] == [
        ("The Group", "So its own letters call it.", "decided")
    ]
    stated = names(_register("Vale Housing Group", stated="VHG"))
    assert stated.joined[0].reason.startswith("its initials")
    assert stated.joined[0].citations == _CITED


def test_what_only_looks_alike_is_left_to_be_decided() -> None:
    """The line to copy is YAML that names both, and wants a reason."""
    found = names(_register("Vale Housing Group", "VHG", "Mere Council"))
    assert [(d.one.label, d.other.label) for d in found.doubts] == [("Vale Housing Group", "VHG")]
    assert found.joined == ()
    (entry,) = yaml.safe_load(found.doubts[0].decision)
    assert entry == {"names": ["Vale Housing Group", "VHG"], "reason": None}
    assert "1 pair may be one and was not joined" in found.sentence


def test_what_was_decided_to_be_two_is_no_doubt() -> None:
    labels = ("NHS Vale Trust", "Vale Trust")
    assert len(names(_register(*labels)).doubts) == 1
    assert names(_register(*labels, decisions=_DECIDED)).doubts == ()


def test_who_is_no_member_under_one_name_may_be_one_under_another(
    small: Callable[..., Store],
) -> None:
    store = small(
        ("body/group", "memberOf", "body/board"),
        labels={"body/group": "Vale Housing Group", "body/board": "Vale Board"},
    )
    said = who(store, "Is VHG on the Vale Board?").sentence
    assert said.startswith("No document names VHG as a member of Vale Board; Vale Housing Group")
    assert "may be the same (one is the initials of the other)" in said
