"""Documents of all shapes in which each word is another, and what a reader makes of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import strategies as st

from remit.loaders.blocks import Block
from remit.loaders.formats.collecting import Pieces
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


def assert_each_word_once(blocks: Sequence[Block], pieces: Sequence[Piece]) -> None:
    """Every word of some pieces, each of which is another, stands in exactly one block of what was read."""
    words = Counter(word for text in texts_of(pieces) for word in text.split())
    assert Counter(w for block in blocks for w in block.text.split()) == words
    assert len({block.parts[0].number for block in blocks}) == len(blocks)


def texts(pieces: Pieces) -> list[tuple[str, str, str]]:
    """The form of each block, its mark, and what it says."""
    return [(block.form, block.marker, block.text) for block in pieces.blocks]


def left_out(pieces: Pieces) -> list[tuple[str, str]]:
    """What is not said, each with the reason."""
    return [(left.text, left.reason) for left in pieces.left_out]
