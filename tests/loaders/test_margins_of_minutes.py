"""Minutes in tables: a margin with initials, and tables that go on over pages without their header."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links, roles

Read = Callable[[str], Contents]


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _paper(*tables: str, title: str = "Quay Forum: minutes of 3 February 2031") -> str:
    return f"<h1>{title}</h1>" + "<p></p>".join(tables)


_HEAD = (
    ("Meeting", "", "Quay Forum", ""),
    ("Date", "", "3 February 2031", ""),
    ("Attendees", "", "Ann Bee (Chair), Cy Dee (Harbour Manager), Ed Fox", ""),
    ("Invited", "", "Ida Gee (Clerk to the Forum)", ""),
    ("", "", "", "Action"),
)
_ITEMS = (
    ("1.", "Lamps: the lamps on the east quay will be mended before the spring tides.", "", "CD"),
    ("2.", "Equalities: there were no matters raised.", "", ""),
)
_MORE = (
    ("3.", "Notice: the notice of the next forum will be sent out after Easter.", "IG"),
    (
        "",
        "Rest of an item: the buoys should be painted, and a survey of the slip was asked for.",
        "EF",
    ),
    (
        "4.",
        "<p>Ropes will be bought.</p><p>Chains will be sold, and the money kept for paint.</p>",
        "<p>AB</p><p>EF</p>",
    ),
)


def test_initials_beside_an_item_are_whose_it_is(read_page: Read) -> None:
    """They are of those of the rows above, also on the next page, where the columns are counted anew."""
    contents = read_page(_paper(_table(*_HEAD, *_ITEMS), _table(*_MORE)))
    told = {(what.split(":")[0], who) for what, _, who in roles(contents)}
    assert ("Lamps", "Cy Dee") in told
    assert ("Notice", "Ida Gee") in told
    assert ("Ann Bee", "Chair of Quay Forum") in links(contents, "holds")
    there = {who for who, body in links(contents, "attended") if body == "Quay Forum"}
    assert there == {"Ann Bee", "Cy Dee", "Ed Fox"}


def test_what_nobody_can_tell_of_a_margin_is_owned_up_to(read_page: Read) -> None:
    """Initials beside the rest of an item, or two lines of them beside several paragraphs, are of no certain words."""
    contents = read_page(_paper(_table(*_HEAD, *_ITEMS), _table(*_MORE)))
    assert not any(who in ("Ann Bee", "Ed Fox") for _, _, who in roles(contents))
    reasons = [e.reason for e in contents.ledger if e.outcome == "unread"]
    assert sum("stands in the margin" in reason for reason in reasons) == 2


def test_whoever_sent_apologies_is_not_told_to_have_been_there(read_page: Read) -> None:
    """Where the rows above list somebody whom the first item says to be sorry, the list is owned up to."""
    items = (
        ("1.", "Apologies: Cy Dee had sent his, and all others were there on time today.", "", ""),
        *_ITEMS,
    )
    contents = read_page(_paper(_table(*_HEAD, *items)))
    assert links(contents, "attended") == set()


@pytest.mark.parametrize(
    ("title", "heading", "margin"),
    [
        ("Quay Forum: minutes of 3 February 2031", "Cost", "CD"),
        ("Quay Forum: minutes of 3 February 2031", "Ref", "CD"),
        ("Quay Forum: minutes of 3 February 2031", "Page", "CD"),
        ("Quay Forum: minutes of 3 February 2031", "Paper", "CD"),
        ("Quay Forum: minutes of 3 February 2031", "Noted", "CD"),
        ("Quay Forum: minutes of 3 February 2031", "Action", "Mend them"),
        ("Quay Forum: minutes of 3 February 2031", "Action", "CD to do"),
        ("Quay Forum: minutes of 3 February 2031", "Action", "None"),
        ("Quay Forum: minutes of 3 February 2031", "Action", "12"),
        ("Quay Forum: minutes of 3 February 2031", "Action", "done"),
        ("Quay Forum: a guide to its harbour", "Action", "CD"),
        ("Quay Forum: agenda of 3 February 2031", "Action", "CD"),
        ("Prices of the Quay Forum", "Action", "CD"),
    ],
)
def test_another_margin_makes_nobody_responsible(
    read_page: Read, title: str, heading: str, margin: str
) -> None:
    """A margin with another heading, with other words below it, or in another paper gives the items to nobody."""
    head = (*_HEAD[:-1], ("", "", "", heading))
    items = [(*row[:3], margin) for row in _ITEMS]
    contents = read_page(_paper(_table(*head, *items), title=title))
    assert not any(who == "Cy Dee" for _, _, who in roles(contents))


_FIRST = (
    ("", "", "Discussion", "Action"),
    ("", "1.1", "It was agreed that the lamps will be mended before spring.", "AB"),
    ("", "1.2", "It was agreed that ropes will be bought before the summer.", "CD"),
)
_NEXT = (
    ("", "2.1", "It was agreed that the buoys will be painted this summer.", "CD"),
    ("", "2.2", "The harbour was said to be quiet in winter, and busy later.", ""),
)
_LAST = (
    ("", "3.1", "It was agreed that a survey of the slip will be made soon.", "AB"),
    ("", "3.2", "It was agreed that the crane will be sold by the summer.", "AB"),
)
_THERE = "<p>Present: Ann Bee (AB), Cy Dee (CD)</p>"


def test_a_table_goes_on_over_two_more_pages(read_page: Read) -> None:
    """A column that its header leaves blank does not end it, and neither does the second page."""
    page = _paper("", title="Quay Forum: minutes of 3 February 2031") + _THERE
    contents = read_page(page + "".join(_table(*rows) for rows in (_FIRST, _NEXT, _LAST)))
    told = {(what.split(" will ")[0].split()[-1], who) for what, _, who in roles(contents)}
    assert {("lamps", "Ann Bee"), ("buoys", "Cy Dee"), ("slip", "Ann Bee")} <= told


@pytest.mark.parametrize(
    "rows",
    [
        (("", "A", "Adult ticket for the ferry, valid on every day of the week", "4.50"),),
        (("", "1", "Ann Bee told of the boats that came in over the winter months", "page 4"),),
        (("", "x", "The harbour opens at six and closes at ten on every day", "daily"),),
        (("", "1", "Rain fell on twenty days of the month, and snow on two of them", "22"),),
        (("", "1", "A survey of the slip will be made, and the crane be sold", "", "AB"),),
    ],
)
def test_another_table_below_is_not_taken_to_go_on(
    read_page: Read, rows: tuple[tuple[str, ...], ...]
) -> None:
    """What its last column has must be whom the table above asks."""
    page = _paper("", title="Quay Forum: minutes of 3 February 2031") + _THERE
    contents = read_page(page + _table(*_FIRST) + _table(*rows))
    assert {who for _, _, who in roles(contents)} <= {"Ann Bee", "Cy Dee"}
    assert len(roles(contents)) == 2


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((("Thursday", "Sea shanties", "Jo Lane"), ("Friday", "Guided walk", "Kay Dunn")), False),
        ((("Red", "Stop the boat", "Left"), ("Green", "Start the boat", "Right")), False),
        ((("1", "Best boat", "Kay Dunn"), ("2", "Worst boat", "Jo Lane")), False),
        ((("3", "Oil the lock", "Jo Lane"), ("4", "Sell the boat", "Kay Dunn")), True),
    ],
)
def test_a_table_that_goes_on_goes_on_counting(
    read_page: Read, more: tuple[tuple[str, ...], ...], told: bool
) -> None:
    """What stands under the blank of a header says whether a table without one is of the same."""
    head = ("", "Action", "Lead")
    first = (head, ("1", "Mend the pier", "Ann Bell"))
    paper = _paper(
        _table(*first), _table(("2", "Paint the gate", "Tom Reed")), _table(*more), title="Actions"
    )
    owners = {(what, who) for what, _, who in roles(read_page(paper))}
    assert ("Paint the gate", "Tom Reed") in owners
    assert ({(row[1], row[2]) for row in more} <= owners) == told
    assert told or len(owners) == 2
