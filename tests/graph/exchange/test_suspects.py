"""A register is checked by sets, and what is found is what the SHACL engine finds node by node."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from remit.graph.exchange.suspects import suspects
from remit.graph.exchange.validation import validate, validate_whole
from remit.graph.model import Contents, Entity, Statement, merge
from tests.graph.registers import cited, example, register, registers

# Each breaks one shape: what is added to a register that has a vacancy, links and dates.
FAULTS: dict[str, tuple[str, Statement | Entity]] = {
    "no passage": ("no passage is cited", Statement("action/clinic", "note", value="Soon")),
    "says nothing": (
        "says nothing",
        Statement("action/clinic", "note", basis="decided"),
    ),
    "ends before it begins": (
        "ends before it begins",
        Statement("person/sara-ward", "holds", "post/clerk", start="2021-05", end="2020", citations=cited()),
    ),
    "no role": (
        "exactly one role",
        Statement("action/clinic", "assignedTo", "body/council", citations=cited()),
    ),
    "assigned to a theme": (
        "one body, person or post",
        Statement("action/clinic", "assignedTo", "theme/knives", role="consulted", citations=cited()),
    ),
    "not read, without its words": (
        "the words are missing",
        Statement("action/clinic", "notRead", value="why", citations=cited()),
    ),
    "a vacancy of no use": ("leaves open", Entity("vacancy/z", "vacancy", "TBC")),
    "an unknown party of no use": ("unknown party", Entity("unclear/z", "unclear", "AB")),
    "a priority of no plan": ("No plan is named", Entity("priority/z", "priority", "Z")),
    "an action for nothing": ("serves no objective", Entity("action/z", "action", "Z")),
    "a measure of nothing": ("measures", Entity("measure/z", "measure", "Z")),
    "starts after its deadline": (
        "starts after its deadline",
        Statement("action/knives", "start", value="2021-01-01/2021-12-31", citations=cited()),
    ),
    "a board over itself": (
        "answers to itself",
        Statement("body/council", "reportsTo", "body/board", citations=cited()),
    ),
    "a link of the wrong kinds": (
        "does not lead to this kind",
        Statement("priority/violence", "priorityOf", "body/council", citations=cited()),
    ),
    "an attribute of the wrong kind": (
        "is not said of",
        Statement("body/council", "rag", value="RED", citations=cited()),
    ),
}  # fmt: skip


def _with(fault: Statement | Entity) -> Contents:
    sound = register(
        """
        priority/violence  priorityOf  plan/safer
        action/knives      actionOf    priority/violence
        action/clinic      actionOf    priority/violence
        action/clinic      assignedTo  vacancy/lead responsible
        body/board         reportsTo   body/council
        person/sara-ward   holds       post/clerk
        """,
        Statement("action/knives", "deadline", value="2020-03-31", citations=cited()),
    )
    if isinstance(fault, Entity):
        return replace(sound, entities=tuple(sorted((*sound.entities, fault))))
    there = {e.id for e in sound.entities}
    ends = {end for end in (fault.subject, fault.object) if end} - there
    new = (Entity(id_, id_.partition("/")[0], "New") for id_ in ends)
    return replace(
        sound,
        entities=tuple(sorted((*sound.entities, *new))),
        statements=tuple(merge([*sound.statements, fault])),
    )


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_found_as_the_engine_finds_it(name: str) -> None:
    words, fault = FAULTS[name]
    damaged = _with(fault)
    found = validate(damaged)
    assert any(words in finding.message for finding in found)
    assert found == validate_whole(damaged)
    assert suspects(damaged) is not None  # and not only because everything was checked


def test_of_a_sound_register_the_engine_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """However large it is: what may be wrong is found by going through it once."""
    monkeypatch.setattr("pyshacl.validate", None)
    sound = _with(Entity("body/z", "body", "Z"))
    assert validate(sound) == []


def test_of_a_fault_the_engine_sees_no_more_than_what_is_around_it() -> None:
    """The rest of the register makes it no slower."""
    many = tuple(
        Statement(f"action/a{n}", "actionOf", "priority/violence", citations=cited())
        for n in range(500)
    )
    damaged = _with(Entity("priority/z", "priority", "Z"))
    more = replace(
        damaged,
        entities=tuple(
            sorted((*damaged.entities, *(Entity(s.subject, "action", "A") for s in many)))
        ),
        statements=tuple(merge([*damaged.statements, *many])),
    )
    found = suspects(more)
    assert found is not None
    assert found.things == {"priority/z"}
    assert not found.around.statements
    assert [finding.thing for finding in validate(more)] == ["priority/z"]


def test_two_things_of_one_id_are_left_to_the_engine() -> None:
    """What no load makes is checked node by node."""
    twice = example()
    twice = replace(twice, entities=(*twice.entities, replace(twice.entities[0], label="Other")))
    assert suspects(twice) is None
    assert validate(twice) == validate_whole(twice)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents=registers())
def test_any_register_is_found_to_be_as_the_engine_finds_it(contents: Contents) -> None:
    ordinary = replace(contents, ledger=())
    assert validate(ordinary) == validate_whole(ordinary)
