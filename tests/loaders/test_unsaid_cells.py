"""The ledger of a row: what of its cells was told, and what each of the others is."""

from __future__ import annotations

from remit.graph.model import Contents, LedgerEntry
from tests.loaders.conftest import Read
from tests.support.markdown import table


def _unread(contents: Contents) -> list[LedgerEntry]:
    return [entry for entry in contents.ledger if entry.outcome == "unread"]


def _plan(read: Read, progress: str, owner: str = "Ann Oakham") -> Contents:
    return read(
        "# Mere action plan\n\n"
        + table(
            "| Action | Owner | By when | Progress |",
            f"| Mend the long gates | {owner} | May 2031 | {progress} |",
            "| Paint the rails | Bo Lunt | June 2031 | Not begun |",
        )
    )


def test_somebody_in_a_remark_of_whom_nothing_was_told_is_owned_up_to_with_the_row_s_subject(
    marked: Read,
) -> None:
    contents = _plan(marked, "Drawn. Quay Council will pay for the stone.")
    (lost,) = _unread(contents)
    assert lost.text == "Drawn. Quay Council will pay for the stone."
    assert lost.reason.endswith("(of “Mend the long gates”)")
    assert "column 4" in lost.locator
    (row,) = [e for e in contents.ledger if e.outcome == "fact" and "Ann Oakham" in e.text]
    assert row.text == "Mend the long gates Ann Oakham May 2031"


def test_a_remark_that_says_nothing_of_anybody_is_no_fault_of_the_reading(marked: Read) -> None:
    for progress in (
        "Half of the stone has come and is in the yard",
        "Was late in the spring of 2030",
    ):
        assert not _unread(_plan(marked, progress))


def test_a_cell_that_is_not_understood_leaves_the_others_of_its_row_read(marked: Read) -> None:
    contents = _plan(marked, "Begun", owner="whoever is in that day")
    (lost,) = _unread(contents)
    assert lost.text == "whoever is in that day"
    assert lost.reason.endswith("(of “Mend the long gates”)")
    assert any(e.outcome == "fact" and "May 2031" in e.text for e in contents.ledger)


def test_items_behind_words_that_were_not_understood_are_not_understood_either(read: Read) -> None:
    contents = read(
        "Mere Harbour Trust\n\nThe Oversight Panel meets when it must. It settles\n"
        "(a) applications for new moorings;\n(b) any quarrel about a mooring.\n"
    )
    assert any("new moorings" in e.text for e in _unread(contents))


def test_items_of_which_nobody_is_said_to_do_them_are_owned_up_to(read: Read) -> None:
    contents = read(
        "Notes on the pier\n\nThings:\n\n(a) adopts the plan of the year;\n(b) keeps the accounts.\n"
    )
    assert any("adopts the plan" in e.text for e in _unread(contents))
