"""Documents of all shapes in which each word is another."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.support.office import Piece

_FORMS = st.sampled_from(["h1", "h3", "p", "p", "li", "table"])
_LENGTHS = st.lists(st.integers(1, 3), min_size=1, max_size=3)  # words of each line
_SHAPES = st.lists(st.tuples(_FORMS, _LENGTHS, st.integers(2, 3)), min_size=1, max_size=8)


def _numbered(shapes: Sequence[tuple[str, list[int], int]]) -> list[Piece]:
    count = 0

    def words(lengths: Sequence[int]) -> str:
        nonlocal count
        lines = []
        for length in lengths:
            lines.append(" ".join(f"w{count + n}x" for n in range(length)))
            count += length
        return "\n".join(lines)

    pieces: list[Piece] = []
    for form, lengths, width in shapes:
        if form == "table":
            rows = [[words(lengths[:1]), *(words(lengths) for _ in range(width - 1))] for _ in "ab"]
            pieces.append((form, rows))
        else:
            pieces.append((form, words(lengths if form == "p" else lengths[:1])))
    return pieces


PIECES = _SHAPES.map(_numbered)


def texts_of(pieces: Sequence[Piece]) -> list[str]:
    """All texts of a document."""
    found: list[str] = []
    for kind, content in pieces:
        rows = content if kind == "table" else [[content]]
        found.extend(str(text) for row in rows for text in row)  # type: ignore[attr-defined]
    return found
