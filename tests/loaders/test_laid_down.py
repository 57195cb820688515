"""What regulations, policies and constitutions lay down: in the passive, under a condition, with something aside within the verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load

RULES = "# Mere Town Council\n\n# Financial Regulations\n\n"
NEWS = "# Mere Town News\n\n"


def _given(folder: Path, text: str) -> set[tuple[str, str]]:
    file = folder / "paper.md"
    file.write_text(text, encoding="utf-8")
    contents = load([file])
    labels = {one.id: one.label for one in contents.entities}
    return {
        (labels[s.subject], labels[s.object].partition(" of ")[0])
        for s in contents.statements
        if s.term == "assignedTo" and s.object
    }


@pytest.mark.parametrize(
    ("sentence", "work", "who"),
    [
        ("The Clerk shall, without undue delay, publish the report.", "publish the report", "Clerk"),
        ("The Clerk, under the direction of the council, shall maintain the accounts.", "maintain the accounts", "Clerk"),
        ("This code will be reviewed and updated periodically by the Staffing Committee.", "This code will be reviewed and updated periodically", "Staffing Committee"),
        ("Changes in reserves shall be approved by council as part of the budget.", "Changes in reserves shall be approved", "Mere Town Council"),
        ("Notice of the meeting will be issued to members by the Clerk.", "Notice of the meeting will be issued to members", "Clerk"),
        ("It shall be the duty of the Clerk to keep the register.", "keep the register", "Clerk"),
        ("In the event of a dispute, the Staffing Committee will conduct a review.", "conduct a review", "Staffing Committee"),
        ("Where a payment is late, the Clerk must inform the bank.", "inform the bank", "Clerk"),
    ],
)  # fmt: skip
def test_a_rule_gives_somebody_standing_work(
    tmp_path: Path, sentence: str, work: str, who: str
) -> None:
    """A case that stands before it says when, and not whether."""
    assert _given(tmp_path, RULES + sentence + "\n") == {(work, who)}


def test_what_two_are_to_do_with_one_thing_is_each_their_own(tmp_path: Path) -> None:
    """One makes it, and another approves it."""
    sentence = "The banking arrangements shall be made by the Clerk and approved by the council.\n"
    assert _given(tmp_path, RULES + sentence) == {
        ("The banking arrangements shall be made", "Clerk"),
        ("The banking arrangements shall be approved", "Mere Town Council"),
    }


@pytest.mark.parametrize(
    "text",
    [
        RULES + "The Clerk shall, if at all, publish nothing.\n",
        RULES + "The Clerk shall not, without consent, publish the report.\n",
        NEWS + "If the sun shines, the Clerk will open the fair.\n",
        NEWS + "In the event of rain, the Mayor will sing in the hall.\n",
        "# Minutes of Mere Town Council held on 4 March 2031\n\nPresent: Ann Bee, Cy Dee\n\nIf asked, Ann Bee will open the fair.\n",
    ],
)
def test_news_under_a_condition_and_what_is_denied_is_nobody_s_work(
    tmp_path: Path, text: str
) -> None:
    """A condition is a wish where no rules are laid down."""
    assert _given(tmp_path, text) == set()
