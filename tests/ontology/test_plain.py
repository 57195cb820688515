"""Dataclasses that cost little to define are as those of the standard library in all that the code relies on."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, replace
from functools import cached_property
from typing import Any

import pytest

from remit.ontology.plain import dataclass

Make = Callable[..., Any]


def _both(make: Callable[[Make], type]) -> tuple[type, type]:
    return make(dataclasses.dataclass), make(dataclass)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage; here, since what is pickled must be found by its name."""

    document: str
    at: int = field(default=0, compare=False)
    words: tuple[str, ...] = ()


def test_it_is_put_together_compared_shown_and_hashed_as_the_standard_one() -> None:
    def make(dataclass: Make) -> type:
        @dataclass(frozen=True, slots=True)
        class Thing:
            name: str
            kind: str = "body"
            at: int = field(default=0, compare=False)
            parts: list[int] = field(default_factory=list, hash=False, repr=False, compare=False)

        return Thing

    theirs, ours = _both(make)
    for given, named in ((("a",), {}), (("a", "post"), {"at": 3}), ((), {"name": "b"})):
        one, other = theirs(*given, **named), ours(*given, **named)
        assert dataclasses.astuple(one) == dataclasses.astuple(other)
        assert repr(one) == repr(other)
    assert ours("a") == ours("a", at=9) != ours("b")
    assert hash(ours("a")) == hash(ours("a", at=9))
    assert ours("a") != theirs("a")
    assert ours("a").parts is not ours("a").parts
    assert replace(ours("a"), kind="post") == ours("a", "post")
    assert not hasattr(ours("a"), "__dict__")
    match ours("a"):
        case ours(name, kind):  # type: ignore[misc]
            assert (name, kind) == ("a", "body")


def test_wrong_arguments_are_refused_also_the_first_time() -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match=r"Passage\.__init__\(\) missing 1 required"):
            Passage()  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="unexpected keyword argument 'place'"):
            Passage("a", place=2)  # type: ignore[call-arg]


def test_it_is_frozen_and_is_copied_and_pickled_all_the_same() -> None:
    passage = Passage("plan.txt", 4, ("who",))
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'at'"):
        passage.at = 5  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'at'"):
        del passage.at
    for twin in (copy.copy(passage), copy.deepcopy(passage), pickle.loads(pickle.dumps(passage))):
        assert (twin, twin.at) == (passage, 4)


def test_what_a_class_says_itself_holds_and_a_child_has_the_fields_of_both() -> None:
    @dataclass(frozen=True)
    class Whole:  # noqa: PLW1641 - its hash is what is looked at
        parts: tuple[int, ...]

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Whole) and {*self.parts} == {*other.parts}

        def __repr__(self) -> str:
            return "all of it"

        @cached_property
        def many(self) -> int:
            return len(self.parts)

    @dataclass(frozen=True)
    class Named(Whole):
        name: str = ""

    assert Whole((1, 2)) == Whole((2, 1))
    assert repr(Whole(())) == "all of it"
    assert {Whole((1,)), Whole((1,))} == {Whole((1,))}
    named = Named((1, 2, 3), name="three")
    assert (named.many, named.parts, named.name) == (3, (1, 2, 3), "three")
    assert copy.copy(named).many == 3


def test_what_else_is_wished_for_is_left_to_the_standard_library() -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Entity:
        id: str

    @dataclass
    class Open:
        parts: list[int] = field(default_factory=list)

    assert min(Entity("b"), Entity("a")) == Entity("a")
    changed = Open()
    changed.parts = [1]
    assert changed == Open([1])


def test_a_command_compiles_what_puts_objects_together_only_of_classes_of_which_it_makes_some() -> (
    None
):
    code = (
        "import remit.graph.model as m; from remit.ontology import plain\n"
        "before = m.Passage, m.Document.__init__ is plain._init\n"
        "m.Document('plan.txt', 'aa'); print(before[1], m.Document.__init__ is plain._init)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["True", "False"]
