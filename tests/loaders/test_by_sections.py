"""Whose work a section is: by its own heading, by words that ask for work, or by both, one below the other or in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load

TITLE = "# Quay Harbour Trust: Terms of Reference\n\n"


def _works(folder: Path, text: str) -> set[tuple[str, str]]:
    file = folder / "terms.md"
    file.write_text(text, encoding="utf-8")
    contents = load([file])
    labels = {one.id: one.label for one in contents.entities}
    return {
        (labels[s.subject], labels[s.object])
        for s in contents.statements
        if s.term == "assignedTo" and s.object
    }


@pytest.mark.parametrize(
    ("headings", "who"),
    [
        ("## Data Custodian - 2 people\n\nCore responsibilities (1 day a week):", "Data Custodian"),
        ("## Software Engineer (Axiom)\n\n### Duties", "Software Engineer"),
        ("## Role of the Chair", "Chair of Quay Harbour Trust"),
        ("## Responsibilities of the Estates Panel", "Estates Panel"),
        ("## The Treasurer's duties", "Treasurer"),
        ("## Head of Finance: main tasks", "Head of Finance"),
        ("## The Secretary will", "Secretary of Quay Harbour Trust"),
        ("## Information Asset Owner\n\n**Key responsibilities**", "Information Asset Owner"),
    ],
)
def test_a_section_is_the_work_of_whoever_its_heading_names(
    tmp_path: Path, headings: str, who: str
) -> None:
    """Where a heading names a party and asks for work, in one line or in two, what stands below is that party's."""
    text = f"{TITLE}{headings}\n\n- Maintain the register\n- Review the rota each year\n"
    assert _works(tmp_path, text) == {
        ("Maintain the register", who),
        ("Review the rota each year", who),
    }


def test_sections_made_alike_need_no_words_that_ask(tmp_path: Path) -> None:
    """Two headings that are parties with nothing but deeds below each say whose these are; work told by nouns is asked for."""
    text = (
        f"{TITLE}## Estates Panel\n\n- Maintain the quay\n- Let the sheds\n\n"
        "## Safety Panel\n\n- Inspect the boats\n- Train the crew\n"
    )
    assert _works(tmp_path, text) == {
        ("Maintain the quay", "Estates Panel"),
        ("Let the sheds", "Estates Panel"),
        ("Inspect the boats", "Safety Panel"),
        ("Train the crew", "Safety Panel"),
    }


def test_work_may_be_told_by_a_noun_where_it_is_asked_for(tmp_path: Path) -> None:
    """Below "Responsibilities" a noun names a piece of work; a sentence with a subject of its own names none."""
    text = f"{TITLE}## Head of Finance\n\nResponsibilities:\n\n- Management of the fund\n- Oversight of loans\n- The Clerk is paid monthly\n"
    assert _works(tmp_path, text) == {
        ("Management of the fund", "Head of Finance"),
        ("Oversight of loans", "Head of Finance"),
    }


@pytest.mark.parametrize(
    "heading",
    [
        "## Questions for the Board",
        "## Advice to the Clerk",
        "## Former Treasurer\n\n### Duties",
        "## Recommendations to the Estates Panel",
        "## What a good Chair does",
        "## Training for the Secretary",
        "## Example: Role of the Chair",
        "## The proposed Safety Panel's duties",
        "## Contact the Clerk",
        "## Role of the harbour in trade",
    ],
)
def test_a_heading_that_only_mentions_somebody_gives_them_no_work(
    tmp_path: Path, heading: str
) -> None:
    """What is for somebody, is past, proposed or an example is nobody's work."""
    text = f"{TITLE}{heading}\n\n- Maintain the register\n- Review the rota each year\n"
    text += f"\n{heading.replace('##', '## More:', 1)}\n\n- Paint the boats\n- Send the notices\n"
    assert _works(tmp_path, text) == set()


def test_minutes_give_no_work_by_a_heading(tmp_path: Path) -> None:
    """In minutes a heading says what was spoken of."""
    text = "# Minutes of the Quay Harbour Trust\n\n## Estates Panel\n\n- Review the rota\n- Paint the quay\n\n## Safety Panel\n\n- Check the boats\n- Train the crew\n"
    assert _works(tmp_path, text) == set()


def test_a_heading_that_its_own_line_goes_on_with_is_somebody(tmp_path: Path) -> None:
    """Among roles, "The delegator is responsible for:" below "Delegator" shows that this is one, and the weather is none."""
    text = (
        f"{TITLE}## Roles and responsibilities\n\n### Delegator:\n\nThe delegator is responsible for:\n\n"
        "- Keeping the record\n- Informing the owner\n\n### Weather\n\nThe weather is responsible for:\n\n"
        "- Flooding of the quay\n- Delays\n"
    )
    assert _works(tmp_path, text) == {
        ("Keeping the record", "Delegator"),
        ("Informing the owner", "Delegator"),
    }
