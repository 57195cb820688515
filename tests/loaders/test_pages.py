"""Pages of priorities: where each ends, who leads, and what on it was not understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

Read = Callable[[str], Contents]
_LOG = "| Action | Owner | Due |\n|---|---|---|\n| Paint the lobby | Pat Brush | 1 June 2026 |\n"


@pytest.fixture
def marked(tmp_path: Path) -> Read:
    """Load a text of Markdown."""

    def load_text(text: str) -> Contents:
        path = tmp_path / "paper.md"
        path.write_text(text, encoding="utf-8", newline="")
        return load([path])

    return load_text


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
