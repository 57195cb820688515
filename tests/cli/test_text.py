"""Text from documents, made safe and folded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.cli.text import Part, folded, plain, spans

PARTS = st.lists(st.one_of(st.text(), st.tuples(st.text(), st.sampled_from(["bold", "dim"]))))


@given(st.text())
def test_plain_text_is_one_line_without_control_characters(text: str) -> None:
    """Nothing that a terminal would obey is left."""
    found = plain(text)
    assert found.isprintable() or not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in found)
    assert found == found.strip()
    assert "  " not in found


@given(PARTS, st.integers(1, 60))
def test_folding_keeps_every_word_in_order(parts: list[Part], width: int) -> None:
    """Lines put together again are the text, and styles stay with their words."""
    words = spans(parts)
    lines = list(folded(words, width))
    whole = " ".join("".join(said for said, _ in line) for line in lines)
    assert whole.split() == "".join(said for said, _ in words).split()


@given(st.lists(st.text("abc", min_size=1, max_size=12)), st.integers(1, 40))
def test_no_line_is_wider_than_asked_unless_it_is_one_word(words: list[str], width: int) -> None:
    """An id stays whole, to be copied."""
    for line in folded([(" ".join(words), "")], width):
        said = "".join(piece for piece, _ in line)
        assert len(said) <= width or " " not in said


def test_wide_letters_take_two_columns() -> None:
    """A name in Chinese letters is folded where the terminal would break it."""
    assert len(list(folded([("\u4e00\u4e00 \u4e00\u4e00", "")], 8))) == 2
    assert len(list(folded([("\u4e00\u4e00 \u4e00\u4e00", "")], 9))) == 1
