"""What a paper lists or tabulates as delegated to its own body, with a key of letters; and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.told import roles

_KEY = "<p>D = decision to be taken by the committee and reported to the board.</p><p>R = the committee to make a recommendation to the board, who will make the decision.</p>"
_ROWS = "<table><tr><td>To agree a lettings policy. Review the rents.</td><td>D</td></tr><tr><td>To set the rents</td><td>R</td></tr><tr><td>To ensure that lamps are lit. Delegated to the Quay Committee</td><td>D</td></tr></table>"
_OPENER = "<p>Duties which are delegated to this committee:</p>"
_PAPERS = "<p>Policies and documents delegated to this committee:</p><ul><li>Lettings Policy</li><li>Access Plan (yearly)</li></ul>"


def _loaded(
    folder: Path, *parts: str, title: str = "Parks Committee - Terms of Reference"
) -> Contents:
    (folder / "paper.html").write_text(f"<h1>{title}</h1>{''.join(parts)}", encoding="utf-8")
    return load([folder / "paper.html"])


def _powers(contents: Contents) -> set[tuple[str, str, str | None]]:
    return {(work, who, role) for work, role, who in roles(contents)}


def test_a_row_that_is_the_bodys_to_decide_is_its_power(tmp_path: Path) -> None:
    """Each sentence that opens with its verb; what it only recommends on, or hands on, is owned up to."""
    contents = _loaded(tmp_path, _KEY, _OPENER, _ROWS)
    assert _powers(contents) == {
        ("agree a lettings policy", "Parks Committee", "accountable"),
        ("Review the rents", "Parks Committee", "accountable"),
    }
    lost = " ".join(entry.text for entry in contents.ledger if entry.outcome == "unread")
    assert "To set the rents" in lost
    assert "To ensure that lamps are lit" in lost


def test_papers_that_are_listed_as_delegated_are_the_bodys(tmp_path: Path) -> None:
    """They open with no verb, and need none."""
    assert _powers(_loaded(tmp_path, _PAPERS)) == {
        ("Lettings Policy", "Parks Committee", "accountable"),
        ("Access Plan (yearly)", "Parks Committee", "accountable"),
    }


def test_papers_whose_first_word_may_be_a_verb_are_papers(tmp_path: Path) -> None:
    """As "Pay policy" and "Pay"; "Approve the pay policy" is no paper."""
    items = "<ul><li>Pay policy</li><li>Pay</li><li>Approve the pay policy</li><li>Recommend pay policy</li></ul>"
    contents = _loaded(tmp_path, "<p>Policies delegated to this committee:</p>", items)
    assert {work for work, *_ in _powers(contents)} == {"Pay policy", "Pay"}


@pytest.mark.parametrize(
    "parts",
    [
        (_OPENER, _ROWS),
        (_KEY.replace("by the committee", "by the board"), _OPENER, _ROWS),
        (_KEY.replace("D = decision", "D = discussion"), _OPENER, _ROWS),
        (_KEY, _KEY, _OPENER, _ROWS),
        (_KEY, _OPENER.replace("this committee", "this board"), _ROWS),
        (_KEY, _OPENER.replace("are delegated", "are not delegated"), _ROWS),
        (_KEY, _OPENER.replace("are delegated", "were delegated"), _ROWS),
        (_KEY, _OPENER.replace("Duties", "Questions"), _ROWS),
        (_KEY, _OPENER, _ROWS.replace("<td>D</td>", "<td>Done</td>")),
        (_KEY, _OPENER, _ROWS.replace("<td>D</td>", "<td>D</td><td>May</td>")),
        (_KEY, _OPENER, "<p>Some words between.</p>", _ROWS),
        (_PAPERS.replace("this committee", "the board"),),
        (_PAPERS.replace("delegated to", "delegated by"),),
        (_PAPERS.replace("Lettings Policy", "Not the Lettings Policy: not delegated to anybody").replace("<li>Access Plan (yearly)</li>", ""),),
    ],
)  # fmt: skip
def test_no_power_without_a_key_an_opening_and_rows_of_its_kind(
    tmp_path: Path, parts: tuple[str, ...]
) -> None:
    """No key, another's decision, another body, a denial, the past, other columns, words between: the committee has none of it."""
    works = {work for work, who, _ in _powers(_loaded(tmp_path, *parts)) if "Committee" in who}
    assert not any("ettings" in work or "rents" in work for work in works)


@pytest.mark.parametrize(
    "key",
    [
        "N = not decided by this committee",
        "N = decided by the Board, and noted by the committee",
        "N = decided by the Head, overseen by this committee",
        "N = Board decision on papers prepared by this committee",
        "N = decision by the Head, monitored by the committee each term",
        "N = decided by the Board after scrutiny by the committee",
        "N = decision by the Head, reported to meetings by this committee",
        "N = decided by this committee after the Director has agreed",
        "N = decided by this committee unless the Board objects",
        "N = decided by this committee and the Board",
    ],
)
def test_a_letter_that_another_decides_or_that_hangs_on_more_gives_nothing(
    tmp_path: Path, key: str
) -> None:
    """Only "decided by this committee" is the committee's; every other row is owned up to."""
    rows = "<table><tr><td>Approve leases</td><td>N</td></tr><tr><td>Approve trips</td><td>A</td></tr></table>"
    contents = _loaded(tmp_path, "<p>A = decided by this committee</p>", f"<p>{key}</p>", _OPENER, rows)  # fmt: skip
    assert _powers(contents) == {("Approve trips", "Parks Committee", "accountable")}
    lost = " ".join(entry.text for entry in contents.ledger if entry.outcome == "unread")
    assert "Approve leases" in lost


def test_a_row_on_a_condition_is_owned_up_to(tmp_path: Path) -> None:
    """What hangs on somebody else is not plainly the committee's."""
    rows = "<table><tr><td>Approve the budget unless the Board objects</td><td>A</td></tr><tr><td>Approve trips after the Head has agreed them</td><td>A</td></tr></table>"
    contents = _loaded(tmp_path, "<p>A = decided by this committee</p>", _OPENER, rows)
    assert not _powers(contents)
    assert sum(entry.outcome == "unread" for entry in contents.ledger) >= 2


@pytest.mark.parametrize(
    "item",
    [
        "The Board approves the pay policy",
        "Policies are reviewed each year by the Head Teacher",
        "The Diocese must agree any change to the admissions policy",
        "All other policies remain with the Governing Body",
        "Admissions appeals procedure is the Diocese's",
        "Whistleblowing procedure passed to the Audit Committee in 2030",
        "Grievance procedure: stage 1 by the Head",
        "Disciplinary procedure, except dismissals, which the Board hears",
        "Complaints procedure (the Chair of Governors hears complaints)",
        "Safeguarding policy (until 2030 the Board's)",
        "None at present",
        "see the list on the website",
    ],
)
def test_an_item_that_is_no_bare_name_of_a_paper_is_not_the_bodys(
    tmp_path: Path, item: str
) -> None:
    """It is owned up to, and the papers beside it stay the body's."""
    contents = _loaded(tmp_path, _PAPERS.replace("<li>Access", f"<li>{item}</li><li>Access"))
    assert {work for work, who, _ in _powers(contents) if who == "Parks Committee"} == {
        "Lettings Policy",
        "Access Plan (yearly)",
    }
    assert any(item in e.text for e in contents.ledger if e.outcome == "unread")


@pytest.mark.parametrize("what", ["Duties", "Matters", "Decisions"])
@pytest.mark.parametrize(
    "below", ["<ul><li>Approve the budget</li></ul>", "<p>None.</p>", _ROWS, ""]
)
def test_duties_by_themselves_are_no_work(tmp_path: Path, what: str, below: str) -> None:
    """What is called "Duties which are delegated to this committee:" says nothing without what follows, and nothing of whoever stands above."""
    contents = _loaded(
        tmp_path, "<p>The Chair is responsible for:</p><ul><li>keeping the keys</li></ul>", f"<p>{what} which are delegated to this committee:</p>", below
    )  # fmt: skip
    assert {work for work, *_ in _powers(contents)} <= {"keeping the keys"}
    assert any(
        what in e.text or "budget" in e.text for e in contents.ledger if e.outcome == "unread"
    )


def test_minutes_that_quote_it_give_nobody_a_power(tmp_path: Path) -> None:
    """What was read out at a meeting is no scheme of it."""
    contents = _loaded(
        tmp_path, "<p>Present: Ann Bee, Cy Dee</p>", _KEY, _OPENER, _ROWS, title="Minutes of the Parks Committee"
    )  # fmt: skip
    assert not {work for work, *_ in _powers(contents)} & {"agree a lettings policy"}


def test_a_first_member_behind_the_kind_of_seats_is_one(tmp_path: Path) -> None:
    """As "Governors: Mr K Moore" above further names; words that run on behind a name are nobody's name."""
    (tmp_path / "terms.md").write_text(
        "# Terms of Reference for the Parks Committee\n\nMembership:\n\nGovernors: Mr K Moore\n\nMrs H Poust\n\n"
        "Associate member: Mrs K Dicken School Business Manager Voting Rights\n",
        encoding="utf-8",
    )
    contents = load([tmp_path / "terms.md"])
    people = {e.label for e in contents.entities if e.kind == "person"}
    assert people == {"K Moore", "H Poust"}
