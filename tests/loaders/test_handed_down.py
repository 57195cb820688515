"""What a paper lists or tabulates as delegated to its own body, with a key of letters; and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

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
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], labels[s.object or ""], s.role)
        for s in contents.statements
        if s.term == "assignedTo"
    }


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
