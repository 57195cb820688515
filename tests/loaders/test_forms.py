"""Tables that are one form filled in again and again, and tables that only have headings in common."""

from __future__ import annotations

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links

_CARD = """\
<table><tr><td>{ref}</td><td>{what}</td></tr>
<tr><td>Executive lead</td><td>{lead}</td><td>What is said of it</td><td>{story}</td></tr>
<tr><td>What keeps it small</td><td>{heading}</td></tr>
<tr><td>{control}</td><td>{keeper}</td></tr>
<tr><td>Not done yet</td><td>The name</td><td>At the latest</td></tr>
<tr><td>{work}</td><td>{who}</td><td>{day}</td></tr></table>
"""
_CARDS = (
    ("P1", "The pier falls into the sea", "Harbour Master", "Old piles", "Divers look at it each year", "Pier Manager", "Buy forty new piles", "Ann Oakham", "31 May 2031"),
    ("P2", "A boat sinks at its mooring", "Clerk", "Old boats", "Moorings are walked every week", "Moorings Officer", "Write to all boat owners", "Clerk", "30 June 2031"),
    ("P3", "The crane cannot be mended", "Treasurer", "Old crane", "Parts are kept in the shed", "Pier Manager", "Find a second maker of parts", "Bo Lunt", "31 July 2031"),
)  # fmt: skip
_NAMES = ("ref", "what", "lead", "story", "control", "keeper", "work", "who", "day")


def _page(
    heading: str = "Of an evening", title: str = "The risks of the Mere Harbour Trust"
) -> str:
    cards = (
        _CARD.format(heading=heading, **dict(zip(_NAMES, card, strict=True))) for card in _CARDS
    )
    return f"<h1>{title}</h1>" + "<p>&nbsp;</p>".join(cards)


def _owned(contents: Contents) -> set[tuple[str, str]]:
    return links(contents, "assignedTo")


def test_what_stands_in_every_table_is_the_form_and_what_differs_is_filled_in(
    read_page: Read,
) -> None:
    """No heading of the tables inside is known; their cells tell who and when, and that is inferred."""
    contents = read_page(_page())
    assert _owned(contents) == {
        ("The pier falls into the sea", "Harbour Master"),
        ("A boat sinks at its mooring", "Clerk"),
        ("The crane cannot be mended", "Treasurer"),
        ("Divers look at it each year", "Pier Manager"),
        ("Moorings are walked every week", "Moorings Officer"),
        ("Parts are kept in the shed", "Pier Manager"),
        ("Buy forty new piles", "Ann Oakham"),
        ("Write to all boat owners", "Clerk"),
        ("Find a second maker of parts", "Bo Lunt"),
    }
    inside = [s for s in contents.statements if s.term == "assignedTo" and s.role == "responsible"]
    assert {s.basis for s in inside} == {"inferred"}
    assert ("Buy forty new piles", "The pier falls into the sea") in links(contents, "actionOf")
    assert {e.kind for e in contents.entities if "pier falls" in e.label} == {"risk"}


def test_a_heading_that_asks_for_another_than_the_doer_makes_nobody_the_doer(
    read_page: Read,
) -> None:
    contents = read_page(_page(heading="Approved by"))
    assert not any("Divers" in what for what, _ in _owned(contents))
    assert any(e.outcome == "unread" and "Divers" in e.text for e in contents.ledger)


def test_two_tables_are_no_form(read_page: Read) -> None:
    contents = read_page("".join(_page().partition("<p>&nbsp;</p>")[:1]))
    assert not any("Divers" in what for what, _ in _owned(contents))


def test_tables_with_the_same_header_are_no_cards(read_page: Read) -> None:
    """Three lists of members have headings in common, and no labels and no title."""
    listed = "<h2>{}</h2><table><tr><th>Name</th><th>From</th><th>Votes on</th></tr><tr><td>{}</td><td>Mere Council</td><td>all</td></tr><tr><td>{}</td><td>Vale Trust</td><td>all</td></tr></table>"
    names = (("Pier Group", "Ann Oakham", "Bo Lunt"), ("Crane Group", "Cy Dee", "Di Foy"), ("Boat Group", "Ed Gale", "Flo Hind"))  # fmt: skip
    contents = read_page(
        "<h1>Mere Harbour Trust</h1>" + "".join(listed.format(*one) for one in names)
    )
    assert not _owned(contents)


def test_one_table_of_a_form_that_is_filled_in_otherwise_leaves_all_as_they_were(
    read_page: Read,
) -> None:
    """Words that are neither of the form nor under a heading of it: whose they are cannot be told."""
    page = _page().replace(
        "<tr><td>P2</td>", "<tr><td>Executive lead</td><td>Clerk</td></tr><tr><td>P2</td>", 1
    )
    contents = read_page(page)
    assert not any("Divers" in what for what, _ in _owned(contents))
