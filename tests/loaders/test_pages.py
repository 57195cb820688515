"""Pages of priorities: where each ends, who leads, and what on it was not understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

Read = Callable[[str], Contents]
_LOG = "| Action | Owner | Due |\n|---|---|---|\n| Paint the lobby | Pat Brush | 1 June 2026 |\n"


def _links(contents: Contents, *terms: str) -> set[tuple[str, str, str]]:
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], s.role or s.term, labels[s.object])
        for s in contents.statements
        if s.object and s.term in terms
    }


@pytest.mark.parametrize(
    "heading",
    ["## Office refurbishment", "# Office refurbishment", "## Our priorities", "## 4. Premises"],
)
def test_a_heading_as_high_as_the_priority_ends_its_page(marked: Read, heading: str) -> None:
    """Nobody who leads a priority is told to stand above the work under another heading."""
    text = f"# Plan\n\n## Priority 1: Nightlife\n\nLead: Dunmere Police\n\n{heading}\n\n{_LOG}"
    assert not _links(marked(text), "actionOf")


@pytest.mark.parametrize("heading", ["### Actions", "### Premises", "#### What we will do"])
def test_a_lower_heading_leaves_the_page_open(marked: Read, heading: str) -> None:
    """A section of the priority's own page is a part of it, whether its words are known or not."""
    text = f"# Plan\n\n## Priority 1: Nightlife\n\n{heading}\n\n{_LOG}"
    assert _links(marked(text), "actionOf") == {("Paint the lobby", "actionOf", "Nightlife")}


def test_a_section_as_high_as_the_priority_is_its_own_where_the_first_page_shows_it(
    marked: Read,
) -> None:
    """Some head everything alike: the first priority tells whether its sections stand as high as it."""
    flat = (
        "# Plan\n\n## Priority 1: Nightlife\n\n## Steps we will take\n\n- Light the quay\n\n"
        "## Priority 2: Noise\n\n## Steps we will take\n\n- Measure the noise\n"
    )
    assert _links(marked(flat), "actionOf") == {
        ("Light the quay", "actionOf", "Nightlife"),
        ("Measure the noise", "actionOf", "Noise"),
    }
    apart = (
        "# Plan\n\n## Priority 1: Nightlife\n\n### Steps we will take\n\n- Light the quay\n\n"
        "## Priority 2: Noise\n\n## Steps we will take\n\n- Hold the staff party\n"
    )
    assert _links(marked(apart), "actionOf") == {("Light the quay", "actionOf", "Nightlife")}


@pytest.mark.parametrize(
    "line",
    [
        "Lead: Superintendent Ola Bee, Mere Police",
        "Lead officer: Sgt Ola Bee, Mere Police",
        "Sponsor: Superintendent Ola Bee, Mere Police",
        "Superintendent Ola Bee, Mere Police (lead)",
    ],
)
def test_what_somebody_is_for_a_priority_is_no_post_of_a_body(read: Read, line: str) -> None:
    """To lead a priority makes nobody the lead of the body where they work."""
    contents = read(f"Mere Plan\n\nPriority 1: Safer streets\n{line}\n")
    assert not [e.label for e in contents.entities if e.kind == "post"]


@pytest.mark.parametrize(
    ("heading", "below", "name", "who"),
    [
        ("## Priority 3: Fly-tipping (Lead: Waste Team)", "", "Fly-tipping", "Waste Team"),
        ("## Priority 3: Fly-tipping (lead: Waste Team)", "", "Fly-tipping", "Waste Team"),
        ("## Priority 3: Fly-tipping - Lead: Waste Team", "", "Fly-tipping", "Waste Team"),
        ("## Priority 3: Fly-tipping", "Lead - Waste Team", "Fly-tipping", "Waste Team"),
        ("## Priority 3: Fly-tipping", "- Lead: Waste Team", "Fly-tipping", "Waste Team"),
        ("## Priority 3: Fly-tipping", "Lead (interim): Wes Hill", "Fly-tipping", "Wes Hill"),
        ("## Priority 3: Fly-tipping", "Led by: Wes Hill", "Fly-tipping", "Wes Hill"),
        ("Priority 3: Fly-tipping", "Lead (interim): Wes Hill", "Fly-tipping", "Wes Hill"),
        ("Priority 3: Fly-tipping", "Wes Hill leads on this priority.", "Fly-tipping", "Wes Hill"),
        ("Priority 3: Fly-tipping", "The lead for this priority is Wes Hill.", "Fly-tipping", "Wes Hill"),
        ("Priority 3: Fly-tipping", "Lead – Waste Team. Contact: 01234 567890.", "Fly-tipping", "Waste Team"),
        ("## Priority 3: Fly-tipping (Phase 2)", "Lead: Wes Hill", "Fly-tipping (Phase 2)", "Wes Hill"),
    ],
)  # fmt: skip
def test_who_leads_beside_or_below_a_heading_is_no_part_of_its_name(
    marked: Read, heading: str, below: str, name: str, who: str
) -> None:
    """In a bracket, behind a dash, in the line below: the priority keeps its name and gets its lead."""
    contents = marked(f"# Mere Plan\n\n{heading}\n{below}\n\nMore words on it.\n")
    assert [e.label for e in contents.entities if e.kind == "priority"] == [name]
    assert _links(contents, "assignedTo") == {(name, "accountable", who)}


def test_a_heading_that_goes_on_in_the_next_line_keeps_its_words(read: Read) -> None:
    """What stands below is a part of the name where it is neither a label nor a sentence."""
    text = (
        "Mere Plan\n\nPriority 2: Reducing violence against\nwomen and girls\n\nLead: Mere Police\n"
    )
    found = [e.label for e in read(text).entities if e.kind == "priority"]
    assert found == ["Reducing violence against women and girls"]


def test_a_label_in_a_list_of_actions_is_not_the_prioritys(marked: Read) -> None:
    """There it is of the action above it."""
    text = "# Plan\n\n## Priority 1: Noise\n\n### Steps we will take\n\n- Measure the noise\n- Lead: Wes Hill\n"
    assert not {one for one in _links(marked(text), "assignedTo") if one[0] == "Noise"}


@pytest.mark.parametrize(
    "line",
    [
        "Nobody disagrees that Lotte Vane should lead this, but she has declined.",
        "Jo Winter will act as lead until somebody is found.",
        "Mere Police may be asked whether they are responsible for it.",
    ],
)
def test_lines_of_a_page_that_were_not_understood_are_said_of_its_priority(
    read: Read, line: str
) -> None:
    """No answer may take a priority for one that has nobody where a line under it may name somebody."""
    contents = read(f"Mere Plan\n\nPriority 1: Noise\n\n{line}\n")
    assert not _links(contents, "assignedTo")
    labels = {e.id: e.label for e in contents.entities}
    said = [(labels[s.subject], s.raw) for s in contents.statements if s.term == "notRead"]
    assert said == [("Noise", line.removeprefix("- "))]
    assert any(e.outcome == "unread" and e.text == said[0][1] for e in contents.ledger)


def test_plain_lines_of_a_page_are_text(read: Read) -> None:
    """Words that name nobody and no lead tell of no gap in the reading."""
    text = (
        "Mere Plan\n\nPriority 1: Noise\n\nNoise can lead to poor sleep and keeps children awake.\n"
    )
    contents = read(text)
    assert not [s for s in contents.statements if s.term == "notRead"]
    assert [e.outcome for e in contents.ledger if "poor sleep" in e.text] == ["text"]


def test_who_leads_beside_a_heading_within_a_table_is_no_part_of_its_name(tmp_path: Path) -> None:
    """A row that heads the rows below it is read as a heading of the text is."""
    path = tmp_path / "log.csv"
    rows = "Action,Owner,Due\nTheme 2: Late trains (lead: Rail Police),,\nStaff the last train,Ann Bee,1 June 2026\n"
    path.write_text(rows, encoding="utf-8")
    assert _links(load([path]), "assignedTo", "actionOf") == {
        ("Late trains", "accountable", "Rail Police"),
        ("Staff the last train", "responsible", "Ann Bee"),
        ("Staff the last train", "actionOf", "Late trains"),
    }


def test_an_item_right_below_a_priority_that_ends_on_its_lead_is_work(read: Read) -> None:
    """As one that ends on "(Action by: X)" does under a heading; below another section it is not told of what."""
    contents = read(
        "Mere Plan\n\nPriority 1: Noise\n\nLead: Mere Council\n\n"
        "- Run a quiet night each autumn (Lead: Rail Police)\n"
        "- Review the horns in the yard (Lead: TBC)\n"
    )
    assert _links(contents, "assignedTo", "actionOf") == {
        ("Noise", "accountable", "Mere Council"),
        ("Run a quiet night each autumn", "accountable", "Rail Police"),
        ("Run a quiet night each autumn", "actionOf", "Noise"),
        ("Review the horns in the yard", "accountable", "TBC"),
        ("Review the horns in the yard", "actionOf", "Noise"),
    }
