"""A place is written in words once, and is read back from them with all its numbers and names."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.model import Citation, Statement, merge
from remit.graph.place import Place, Span, locator_of, span_of, told_of

NAMES = (
    st.text(string.ascii_letters + "ä ,.-()", min_size=1, max_size=12).map(str.strip).filter(bool)
)
NUMBERS = st.integers(0, 10**9 - 1)
PLACES = st.builds(
    Place,
    *[NUMBERS] * 2,
    *[st.just("") | NAMES] * 2,
    *[NUMBERS] * 5,
    st.just(""),
).filter(any)


@given(PLACES)
def test_every_place_is_read_back_from_its_words(place: Place) -> None:
    assert span_of(place.locator) == Span(place, place)


@given(
    PLACES.filter(lambda place: 0 < place.page < 10**9 - 1), NAMES.filter(lambda n: ")" not in n)
)
def test_what_a_page_calls_itself_is_read_back_too(place: Place, printed: str) -> None:
    place = place._replace(printed=printed)
    assert span_of(place.locator) == Span(place, place)


@pytest.mark.parametrize(
    ("places", "first", "last"),
    [
        ([Place(line=3), Place(line=5)], {"line": 3}, {"line": 5}),
        (
            [Place(table=2, row=3, column=1), Place(table=2, row=4, column=2)],
            {"table": 2, "row": 3},
            {"table": 2, "row": 4},
        ),
        (
            [Place(page=1, paragraph=9), Place(page=2, paragraph=1)],
            {"page": 1, "paragraph": 9},
            {"page": 2, "paragraph": 1},
        ),
        (
            [Place(paragraph=3), Place(table=1, row=1)],
            {"paragraph": 3},
            {"table": 1, "row": 1},
        ),
        (
            [Place(sheet="from A to B", row=2), Place(sheet="from A to B", row=9)],
            {"sheet": "from A to B", "row": 2},
            {"sheet": "from A to B", "row": 9},
        ),
    ],
)
def test_a_passage_that_goes_on_says_where_it_ends(
    places: list[Place], first: dict[str, object], last: dict[str, object]
) -> None:
    assert told_of(locator_of(places)) == {"place": first, "placeEnd": last}


@pytest.mark.parametrize(
    "words",
    ["", "ukpga/1998/37/section/17", "on every page", "page", "page four", "page 4, ", "x" * 999],
)
def test_words_that_are_no_place_are_taken_for_none(words: str) -> None:
    assert span_of(words) is None
    assert told_of(words) == {}


def test_passages_of_one_document_stand_in_its_order_and_not_by_the_alphabet() -> None:
    """A table between two paragraphs, and row 9 before row 10; an old register, which has no running numbers, by place."""

    def order(*passages: tuple[str, int]) -> list[str]:
        said = [
            Statement(
                "body/a", "note", value="x", citations=(Citation("a.docx", locator, "x", "", at),)
            )
            for locator, at in passages
        ]
        return [citation.locator for citation in merge(said)[0].citations]

    assert order(
        ("paragraph 2", 7), ("table 1, row 10", 5), ("table 1, row 9", 4), ("paragraph 1", 1)
    ) == [
        "paragraph 1",
        "table 1, row 9",
        "table 1, row 10",
        "paragraph 2",
    ]
    assert order(("sheet A, row 10", 0), ("sheet A, row 9", 0)) == [
        "sheet A, row 9",
        "sheet A, row 10",
    ]


def test_where_a_passage_comes_in_its_document_is_no_part_of_what_it_is() -> None:
    """Else the ids of citations would change with each paragraph that is put in above."""
    one, other = (Citation("a.docx", "paragraph 2", "x", "", at) for at in (0, 7))
    assert one == other
    assert one.id == other.id
