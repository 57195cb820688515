"""What looks like a statement of who does what, and is none: nobody is named for it, and what was not read says so."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read

_LOG = """\
# Weir action log

| Action | Deadline | Progress |
|---|---|---|
| {} to publish the map | June 2031 | On track |
| Mend the sluice | July 2031 | On track |
"""
_MINUTES = """\
Quay Harbour Board
Minutes of the meeting held on 4 May 2031

Present: Ina Moss, Rolf Kerr

{}
"""


def _answering(contents: Contents) -> set[tuple[str, str, str]]:
    """What is assigned to whom, and on which basis."""
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], labels[s.object or ""], s.basis)
        for s in contents.statements
        if s.term == "assignedTo"
    }


@pytest.mark.parametrize(
    "words",
    [
        "Badger Vale Council",
        "Reward Mere Council",
        "Consent for Harbour Board",
        "Tuition for the Works Team",
    ],
)
def test_words_before_the_name_of_a_body_are_no_part_of_it(marked: Read, words: str) -> None:
    """Only one word of the name of a body that nobody knows can be that of a place."""
    assert _answering(marked(_LOG.format(words))) == set()


def test_a_body_that_shows_by_its_words_that_it_is_one_does_what_its_verb_says(
    marked: Read,
) -> None:
    """One place and the words of a field stand before the head of its name."""
    assert {who for _, who, _ in _answering(marked(_LOG.format("Vale Council")))} == {
        "Vale Council"
    }
    assert {who for _, who, _ in _answering(marked(_LOG.format("Road Safety Team")))} == {
        "Road Safety Team"
    }


def test_an_owner_whose_column_has_no_heading_is_inferred(marked: Read) -> None:
    """What a column is was told from its cells, so the document does not state it."""
    contents = marked(
        "# Weir action log\n\n## What was heard\n\n|  |  |  |\n|---|---|---|\n"
        "| Sweep the sluice of the upper weir | Vale Council | Closed |\n"
        "| Paint the gates of the lower weir | Mere Council | Closed |\n"
        "| Count the eels below the weir | Harbour Board | New |\n"
    )
    assert {basis for _, _, basis in _answering(contents)} == {"inferred"}


@pytest.mark.parametrize(
    "heading", ["Powers that are not for the Cabinet", "What is not for the Head of Planning"]
)
def test_powers_under_a_heading_that_denies_them_are_nobodys(marked: Read, heading: str) -> None:
    """And no body of that name comes to be."""
    contents = marked(
        f"# Weir Council: scheme of delegation\n\n### {heading}\n\n"
        "| No. | Power | Conditions |\n|---|---|---|\n"
        "| C1 | Fix the rates | Full council decides |\n| C2 | Sell the weir | Full council decides |\n"
    )
    assert _answering(contents) == set()
    assert not any("not for" in e.label for e in contents.entities if e.kind in ("body", "post"))


def test_a_column_of_powers_that_are_not_delegated_gives_nobody_any(marked: Read) -> None:
    """The heading of the column denies what the heading of the table would say."""
    contents = marked(
        "# Weir Council: scheme of delegation\n\n### Head of Planning: Ina Moss\n\n"
        "| No. | Power not delegated | Conditions |\n|---|---|---|\n"
        "| P1 | Fell old trees | Committee decides |\n| P2 | Sell the weir | Committee decides |\n"
    )
    assert _answering(contents) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Vale Council is publishing nothing this year.",
        "Mere Council are closing no baths.",
        "Vale Council will lose its grant in June.",
        "Mere Council will also be told by the press.",
        "In the opinion of the town, Vale Council will shut the pool.",
    ],
)
def test_what_befalls_a_body_or_is_only_thought_of_it_is_no_work_of_its(
    marked: Read, said: str
) -> None:
    """Nothing, a loss, what others do, and what others think."""
    assert _answering(marked(_MINUTES.format(said))) == set()


@pytest.mark.parametrize(
    "said",
    [
        "There is no Roads Group (chaired by Rolf Kerr) any more.",
        "The Board works with the Roads Group (led by Ina Moss).",
    ],
)
def test_brackets_make_nobody_a_chair_who_is_none(marked: Read, said: str) -> None:
    """A body that is not there has no chair, and who leads one is not said to chair it."""
    contents = marked(f"Quay Harbour Board: terms of reference\n\n{said}\n")
    assert not any(s.term == "holds" for s in contents.statements)


@pytest.mark.parametrize("heading", ["Former Management Team", "Candidates for the Executive Team"])
def test_a_list_under_former_or_candidates_gives_nobody_a_post(marked: Read, heading: str) -> None:
    """What stands above a list says that those in it do not hold the posts."""
    posts = "- Chief Executive – Ina Moss\n- Director of Works – Rolf Kerr\n- Director of Boats – Bea Lunn\n"
    contents = marked(f"# Quay Council\n\n## {heading}\n\n{posts}")
    assert not any(s.term in ("holds", "memberOf") for s in contents.statements)
    present = marked(f"# Quay Council\n\n## Management Team\n\n{posts}")
    assert sum(s.term == "holds" for s in present.statements) == 3


@pytest.mark.parametrize(
    "text",
    [
        "# Quay Board\n\n- ... – Ina Moss\n- Director of Works – Rolf Kerr\n",
        "# Quay Board\n\n### ...\n\n| No. | Power | Conditions |\n|---|---|---|\n| 1 | Fix rates | None |\n| 2 | Sell it | None |\n",
        "- ...\n  - Director of Works\n  - Director of Boats\n",
    ],
)
def test_dots_for_a_name_are_no_name_and_end_no_load(marked: Read, text: str) -> None:
    """A placeholder is left, and the document is read on."""
    assert all(e.label.strip(" .") for e in marked(text).entities)


def test_two_bodies_that_one_sentence_names_stay_two(marked: Read) -> None:
    """A name that is the end of another is short for it, unless the two stand side by side."""
    contents = marked(
        "# Mere Council: fire plan\n\nThe Fire Safety Board and the Safety Board meet in May. "
        "The Safety Board reports to the Vale Panel.\n"
    )
    labels = {e.id: e.label for e in contents.entities}
    told = {labels[s.subject] for s in contents.statements if s.term == "reportsTo"}
    assert told == {"Safety Board"}
