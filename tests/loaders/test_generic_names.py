"""Whom "the Council", "the Board" and "the Director" mean: no stranger whom the paper only names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from remit.loaders import load
from tests.support.told import links, roles

if TYPE_CHECKING:
    from remit.graph.model import Contents
    from tests.loaders.conftest import Read

_PLAN = "# Mere Safety Strategy\n\n"
_NOISE = "The Council leads on noise."
_STRANGER = "Derby City Council"


def _leads(contents: Contents) -> set[str]:
    return {who for what, _, who in roles(contents) if "noise" in what}


@pytest.mark.parametrize(
    "said",
    [
        f"{_NOISE} We thank Derby City Council.",
        f"{_NOISE}\n\n## Elsewhere\n\nDerby City Council is in the same family group.",
        f"We thank Derby City Council. {_NOISE}",
        f"We met Derby City Council in May. {_NOISE}",
        f"Derby City Council gave a talk. {_NOISE}",
        f"Ann Bee wrote to Derby City Council. {_NOISE}",
        f"We have a plan.\n\n## Elsewhere\n\nDerby City Council is fined for noise.\n\n## Here\n\n{_NOISE}",
    ],
)
def test_the_council_is_no_stranger(marked: Read, said: str) -> None:
    """Not one who is named later, is only thanked or met, did something once, or is spoken of in another section."""
    assert _leads(marked(_PLAN + said)) == {"Council"}


@pytest.mark.parametrize(
    "said",
    [
        f"Derby City Council is the district council here. {_NOISE}",
        f"Derby City Council is the district council here.\n\n## Noise\n\n{_NOISE}",
        f"This strategy was adopted by Derby City Council.\n\n## Noise\n\n{_NOISE}",
        f"This is an agreement between Derby City Council and Derby Police. {_NOISE}",
        f"The police work with Derby City Council (the Council).\n\n## Noise\n\n{_NOISE}",
        f"Derby City Council leads on litter.\n\n## Litter\n\nBins are new.\n\n## Noise\n\n{_NOISE}",
    ],
)
def test_the_council_is_the_one_of_which_the_paper_is(marked: Read, said: str) -> None:
    """One of which its opening or its section is so far, whose paper it is, or who has something to do in it."""
    assert _leads(marked(_PLAN + said)) == {_STRANGER}


def test_the_council_is_the_one_that_belongs_to_the_papers_own_body(marked: Read) -> None:
    """A partner is no stranger, wherever the paper says that it is one."""
    said = f"The Partnership is made up of Mere Council and Mere Police.\n\n## Noise\n\n{_NOISE}"
    assert _leads(marked(f"# Mere Safety Partnership: plan\n\n{said}")) == {"Mere Council"}


def test_a_group_in_a_sentence_is_no_title(marked: Read) -> None:
    """A paper whose text says "the Group" is not that of the one group that it names at its end."""
    said = "The Group reports to the Board.\n\n## Partners\n\nThe Youth Group meets in June."
    assert links(marked(_PLAN + said), "reportsTo") == {("Group", "Board")}


_REVIEW = "The Director will chair the review."


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The Director of Place wrote to the Director of Health.", "Director"),
        ("The Director of Place keeps the list.", "Director of Place"),
    ],
)
def test_the_director_is_one_of_two_only_where_one_is_named(
    marked: Read, said: str, who: str
) -> None:
    """Where the sentence before names two, it is not clear which of them is meant."""
    told = {
        post
        for _, _, post in roles(marked(f"{_PLAN}{said} {_REVIEW}"))
        if "Place" in post or "Director" in post
    }
    assert who in told
    assert "Director of Health" not in told


def test_the_boards_of_two_papers_have_two_chairs(tmp_path: Path) -> None:
    """The chair of "the Board" belongs to the board of its own paper."""
    papers = [tmp_path / "one.md", tmp_path / "two.md"]
    for path, who in zip(papers, ("Ann Shaw", "Bob Hill"), strict=True):
        path.write_text(f"# Plan\n\nThe Board is chaired by {who}.\n", encoding="utf-8")
    held = [s.object for s in load(papers).statements if s.term == "holds"]
    assert len(set(held)) == len(held) == len(papers)


def test_a_cover_in_capitals_names_the_body_for_which_the_paper_is(read: Read) -> None:
    """It is not "FOR THE HARBOUR OFFICE"."""
    said = "OPEN DATA STRATEGY\n\nFOR THE HARBOUR OFFICE\n\nThe Harbour Office publishes a list of boats each year.\n"
    bodies = {e.label.casefold() for e in read(said).entities if e.kind == "body"}
    assert bodies == {"harbour office"}


def test_al_is_a_given_name_before_a_surname_alone(read: Read) -> None:
    """Elsewhere it is a part of one."""
    said = "Minutes of the Mere Board\n12 May 2031\n\nPresent: Paula Moss, Al Ames, Noor Al Fahd\n"
    contents = read(said)
    assert {who for who, _ in links(contents, "attended")} == {
        "Paula Moss",
        "Al Ames",
        "Noor Al Fahd",
    }
    assert not links(contents, "memberOf")
