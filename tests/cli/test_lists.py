"""Public JSON is laid out by our own few lines, and nobody can tell by the text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.cli.lists import Spooled, indented, items, write_long_list

# As answers are: text, numbers, lists and members by name, none of them shared.
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
ANSWERS: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def _as_json_does(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)


@given(ANSWERS)
def test_an_answer_is_laid_out_as_json_does(data: object) -> None:
    assert indented(data) == _as_json_does(data)


@given(st.lists(ANSWERS, min_size=1), st.integers(1, 3))
def test_a_list_in_pieces_is_the_same_text_as_the_whole(data: list[object], pieces: int) -> None:
    """However it is cut: each process lays out its own part."""
    cut = [data[n::pieces] for n in range(pieces)]
    parts = [items(some, 1) for some in cut]
    whole = "[\n" + ",\n".join(filter(None, parts)) + "\n]"
    assert whole == _as_json_does([one for some in cut for one in some])


def test_lists_that_are_told_in_turn_stand_each_in_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Spooled("a", "b", "c") as spooled:
        for n in range(2):
            spooled.add("a", items([n, {"n": n}], 2))
            spooled.add("b", items([], 2))
            spooled.add("c", items([[]] * n, 2))
        spooled.write({"b": ..., "a": ..., "total": {"n": 2}, "c": ...})
    told = {"b": [], "a": [0, {"n": 0}, 1, {"n": 1}], "total": {"n": 2}, "c": [[]]}
    assert capsys.readouterr().out == _as_json_does(told) + "\n"


@pytest.mark.parametrize("texts", [[], [""], [items([1], 1), "", items(["b", None], 1)]])
def test_a_long_list_is_written_as_it_comes(
    texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write_long_list(texts)
    written = capsys.readouterr().out
    assert written == _as_json_does(json.loads(written)) + "\n"
    assert len(json.loads(written)) == 3 * any(texts)
