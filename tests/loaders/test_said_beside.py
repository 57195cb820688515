"""Relations that stand beside what a sentence says: whom it reports to, who helps, whose chair, which groups."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links, roles

_TERMS = """\
Quay Tenants Committee: terms of reference

{}
"""


def _values(contents: Contents, term: str) -> list[str | None]:
    return [s.value for s in contents.statements if s.term == term]


def test_a_body_is_named_before_the_words_to_which_another_reports(read: Read) -> None:
    """The superior stands in front, and is no part of the work that ends before it."""
    contents = read(
        _TERMS.format("The Quay Tenants Committee advises the Cabinet, to which it reports.")
    )
    assert ("Quay Tenants Committee", "Cabinet") in links(contents, "reportsTo")
    assert {work for work, *_ in roles(contents)} == {"advises the Cabinet"}


def test_what_a_body_does_not_do_is_no_part_of_what_it_does(read: Read) -> None:
    """Words behind "but does not" are cut away."""
    contents = read(
        _TERMS.format(
            "The Scrutiny Panel may award small grants but does not direct the Committee."
        )
    )
    assert {work for work, *_ in roles(contents)} == {"award small grants"}


def test_groups_listed_below_a_sentence_report_to_the_body_that_it_names(read: Read) -> None:
    """Each item opens with its group; one that opens with something else says nothing of the kind."""
    contents = read(
        _TERMS.format(
            "Two sub-groups report to the Quay Tenants Committee at every second meeting:\n\n"
            "- Health and Wellbeing Sub-Group, chaired by Ann Bee\n"
            "- Education, Employment and Training Sub-Group, chaired by Tom Ash\n"
            "- anybody who asks for it\n"
        )
    )
    assert links(contents, "reportsTo") == {
        ("Health and Wellbeing Sub-Group", "Quay Tenants Committee"),
        ("Education, Employment and Training Sub-Group", "Quay Tenants Committee"),
    }


@pytest.mark.parametrize(
    "said",
    [
        "Three reports go to the Cabinet each year:\n\n- Rail Group, chaired by Ann Bee\n",
        "The officers report to the Cabinet each year:\n\n- Rail Group, chaired by Ann Bee\n",
    ],
)
def test_papers_and_people_are_no_groups_that_report(read: Read, said: str) -> None:
    """Only where groups are spoken of do the items below name them."""
    assert not links(read(_TERMS.format(said)), "reportsTo")


def test_an_office_is_not_of_a_body_that_a_note_above_names(read: Read) -> None:
    """In terms of reference a chair without a body is their own, and who takes the chair at times has none."""
    contents = read(
        _TERMS.format(
            "The Quay Carers Association meets in the hall.\n\n"
            "Ann Bee is Vice-Chair and takes the chair when Tom Ash is away."
        )
    )
    assert links(contents, "holds") == {("Ann Bee", "Vice-chair of Quay Tenants Committee")}


@pytest.mark.parametrize(
    ("said", "quorum"),
    [
        (
            "Five members, including two councillors and one officer, make a quorum.",
            "Five members, including two councillors and one officer",
        ),
        ("It meets monthly and five members are a quorum.", "five members"),
    ],
)
def test_a_quorum_keeps_who_must_be_among_it(read: Read, said: str, quorum: str) -> None:
    """Only a verb before "and" parts what stands behind it from the rest."""
    assert _values(read(_TERMS.format(said)), "quorum") == [quorum]


@pytest.mark.parametrize(
    ("said", "helps"),
    [
        ("The Quay Tenants Committee will paint the stage by 3 May 2031, supported by the Works Team.", True),
        ("The Quay Tenants Committee will paint a stage supported by the Works Team.", False),
    ],
)  # fmt: skip
def test_who_supports_a_piece_of_work_stands_behind_a_comma(
    read: Read, said: str, helps: bool
) -> None:
    """Without one it is said of a thing in it."""
    told = {who for _, _, who in roles(read(_TERMS.format(said)))}
    assert ("Works Team" in told) == helps


@pytest.mark.parametrize(
    ("said", "adopted"),
    [
        ("(agreed by the Cabinet on 20 May 2031; to be reviewed by May 2033)", True),
        ("(Approved by the Cabinet)", True),
        ("(agreed by the Cabinet on 20 May 2031; withdrawn in June 2031)", False),
        ("(agreed by the Cabinet subject to a review)", False),
    ],
)
def test_a_bracket_below_the_title_says_who_adopted_the_paper(
    read: Read, said: str, adopted: bool
) -> None:
    """A review to come takes nothing back; what withdraws it does."""
    contents = read(
        f"Quay Tenants Committee\n\nTERMS OF REFERENCE\n{said}\n\nThe Committee keeps the quay clean all year round.\n"
    )
    assert bool(links(contents, "adoptedBy")) == adopted
