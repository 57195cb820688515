"""Where the words of a page part: at the gaps that the file's own letters show."""

from __future__ import annotations

import pytest

from remit.loaders.formats.pdf_sheet import Glyph, Sheet
from remit.loaders.formats.pdf_words import words_of

_SAID = (
    "the board is to ask the county about the gate and the path by the mill before the end of may "
)


def sheet(within: float, between: float, *, blanks: bool = False) -> Sheet:
    """A page of letters of size 10, with gaps of these parts of it within and between words."""
    glyphs: list[Glyph] = []
    for line in range(8):
        x, y = 50.0, 100.0 + 14 * line
        for letter in _SAID.strip():
            if letter == " ":
                if blanks:
                    glyphs.append(Glyph(" ", x, y, x + 1, y + 8, y + 8, 10, False, -1, False, ""))
                x += 10 * (between - within)
                continue
            glyphs.append(Glyph(letter, x, y, x + 5, y + 8, y + 8, 10, False, -1, False, ""))
            x += 5 + 10 * within
    return Sheet(1, 2000, 400, glyphs=glyphs)


@pytest.mark.parametrize(
    ("within", "between"),
    [(0.0, 0.28), (0.01, 0.17), (0.02, 0.14), (0.1, 0.4), (0.0, 0.19)],
    ids=["usual", "narrow blanks", "narrower", "letters set apart", "about the usual least gap"],
)
def test_words_part_where_the_gaps_of_the_page_do(within: float, between: float) -> None:
    """Some programs write no blanks, and leave little room."""
    page = sheet(within, between)
    assert " ".join(word.text for word in words_of(page)[0]) == (_SAID * 8).strip()


def test_blanks_that_are_written_part_words_however_narrow() -> None:
    """They are believed."""
    assert len(words_of(sheet(0.0, 0.05, blanks=True))[0]) == 8 * len(_SAID.split())
