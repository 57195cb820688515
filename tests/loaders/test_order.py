"""Neither the order of rows, nor that of documents, nor the names of files decide who is who."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.model import Contents
from remit.loaders.building import load

_OWNERS = (
    "Police",
    "Police & Crime Commissioner",
    "Mere and Marsh Homes",
    "Mere Council",
    "Mere",
    "Marsh Homes",
    "Housing and Mere Council",
    "Ann Bee",
    "Ann Bee (Clerk)",
    "AB",
    "Cy Dee and Ann Bee",
    "Fen Trust",
    "Fen Trust and Mere Council",
    "Council",
    "TBC",
    "Head of Housing, Mere Council",
    "Quay Users",
)
_ROWS = st.lists(st.sampled_from(_OWNERS), min_size=2, max_size=7)


def _table(owners: list[tuple[int, str]], heading: str) -> str:
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(["Ref", "Action", heading])
    writer.writerows([f"A{n}", f"Paint boat {n} of the fleet", owner] for n, owner in owners)
    return made.getvalue()


def _loaded(tables: list[str], names: list[str]) -> Contents:
    with TemporaryDirectory() as folder:
        paths = []
        for name, text in zip(names, tables, strict=True):
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8", newline="\n")
            paths.append(path)
        return load(paths)


def _facts(contents: Contents) -> Counter[tuple[object, ...]]:
    """What is said, by labels: ids hold the rows and documents that things stand in."""
    labels = {e.id: (e.kind, e.label) for e in contents.entities}
    return Counter(
        (labels[s.subject], s.term, s.role, labels[s.object] if s.object else s.value, s.basis)
        for s in contents.statements
    )


@settings(max_examples=40, deadline=None)
@given(st.data(), _ROWS, _ROWS)
def test_shuffled_rows_and_renamed_documents_say_the_same(
    data: st.DataObject, one: list[str], other: list[str]
) -> None:
    """Names come first, over all documents; then each cell is read by the same names."""
    first, second = list(enumerate(one)), list(enumerate(other, 100))
    expected = _facts(
        _loaded([_table(first, "Owner"), _table(second, "Lead partner")], ["a.csv", "b.csv"])
    )

    shuffled = _loaded(
        [
            _table(data.draw(st.permutations(first)), "Owner"),
            _table(data.draw(st.permutations(second)), "Lead partner"),
        ],
        ["z.csv", "b.csv"],
    )

    assert _facts(shuffled) == expected


def test_a_commissioner_is_one_post_whatever_stands_above() -> None:
    """A row owned by "Police" does not make two parties of "Police & Crime Commissioner"."""
    rows = [(1, "Police"), (2, "Police & Crime Commissioner")]

    for order in (rows, rows[::-1]):
        contents = _loaded([_table(order, "Owner")], ["a.csv"])
        agents = {(e.kind, e.label) for e in contents.entities if e.kind in ("body", "post")}
        assert agents == {("body", "Police"), ("post", "Police & Crime Commissioner")}
