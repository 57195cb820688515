"""Tables of two columns that are a paper's sections: a label on the left, and what the section says beside it."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import links, roles, unread


def _rows(*rows: tuple[str, str]) -> str:
    """A page's table; the paragraphs of a cell stand behind each other."""
    cells = (
        f"<tr><td>{label}</td><td>{''.join(f'<p>{one}</p>' for one in value.split('|'))}</td></tr>"
        for label, value in rows
    )
    return f"<html><body><h1>Mere Planning Group: how we work</h1><p>Terms of reference.</p><table>{''.join(cells)}</table></body></html>"


_SECTIONS = (
    ("Why there is a group", "The group gives its view on the draft plan at each stage. It decides nothing itself."),
    ("Who does the work in between", "The Strategy and Planning Manager drafts the plan|The Engagement Officer runs the locality events"),
    ("Who we answer to", "The group reports to the Mere Board. The Coast Forum reports to this group."),
)  # fmt: skip


def test_each_row_is_a_section_with_its_sentences(read_page: Read) -> None:
    """Sentences are read as those of running text, and cited by their cells."""
    contents = read_page(_rows(*_SECTIONS))
    assert {
        ("runs the locality events", "responsible", "Engagement Officer"),
        ("drafts the plan", "responsible", "Strategy and Planning Manager"),
    } <= {(what, role, who) for what, role, who in roles(contents)}
    assert ("Mere Planning Group", "Mere Board") in links(contents, "reportsTo")
    places = {c.locator for s in contents.statements for c in s.citations if s.term == "reportsTo"}
    assert places == {"table 1, row 3, column 2"}


@pytest.mark.parametrize(
    "rows",
    [
        (  # a header, whose columns are known
            ("Action", "Lead"),
            ("Mend the gate by the pond in the park before the winter comes.", "Ann Bee"),
            ("Paint the door of the hall and of the shed beside it.", "Cy Dee"),
        ),
        (  # parties, and what each of them does
            ("Clerk", "Sends out the papers. Takes the note of each meeting and keeps the book."),
            ("Treasurer", "Pays the bills. Keeps the accounts and reports on them to each meeting."),
            ("Chair", "Opens the meeting. Speaks for the group in public and signs its letters."),
        ),
        (("Chair", "Ann Bee"), ("Quorum", "four"), ("Meets", "each month")),
    ],
)  # fmt: skip
def test_what_is_a_table_stays_one(read_page: Read, rows: tuple[tuple[str, str], ...]) -> None:
    """Headers, parties and plain labels with their values are no sections."""
    places = {
        c.locator
        for s in read_page(_rows(*rows)).statements
        for c in s.citations
        if "table" in c.locator
    }
    assert places
    assert not any(
        "heading" in entry.reason
        for entry in read_page(_rows(*rows)).ledger
        if "table" in entry.locator
    )


def test_what_a_section_denies_or_tells_of_the_past_names_nobody(read_page: Read) -> None:
    """The same guards stand in a cell as in running text, and what is not read is owned up to."""
    rows = (
        ("Why there is a group", "The group gives its view on the draft plan at each stage."),
        ("Housekeeping", "Jean Aber chaired the group until April 2026 and we record our thanks."),
        (
            "Others",
            "The Mental Health Alliance was invited to take a place and has declined for now.",
        ),
    )
    contents = read_page(_rows(*rows))
    assert not links(contents, "memberOf")
    assert not {who for who, _ in links(contents, "holds")}
    assert "Jean Aber" in unread(contents)
