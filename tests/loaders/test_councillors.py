"""Councillors in the minutes of their own council are members of it; guests and those of other councils are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from remit.loaders.blocks import Part, Passage
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.ranked import with_initials
from remit.loaders.profile import load_profile
from tests.support.told import links

Read = Callable[[str], Contents]

_COUNCIL = "Tarn Parish Council"
_HEAD = f"# {_COUNCIL}\n\nMinutes of the meeting held on 3 February 2031\n\n"


def _of(contents: Contents) -> set[str]:
    return {who for who, body in links(contents, "memberOf") if body == _COUNCIL}


def test_those_who_are_called_councillors_in_their_council_s_own_list_are_its_members(
    marked: Read,
) -> None:
    """It is inferred; the clerk, a county's councillor and one of another council are none."""
    contents = marked(
        f"{_HEAD}Present: Cllr R Crisp (Chair), Cllr C Bell, Cllr M Park (Mere Ward), Mrs N Cooper (Clerk), County Cllr A Webb, "
        "Cllr M Storey Norfolk County Council, Cllr J Reed (MCC)\n"
    )
    assert _of(contents) == {"R Crisp", "C Bell", "M Park"}
    assert {
        s.basis
        for s in contents.statements
        if s.term == "memberOf" and s.object == "body/tarn-parish-council"
    } == {"inferred"}


@pytest.mark.parametrize(
    "said",
    [
        "Apologies: Cllr R Crisp, Cllr C Bell",
        "In attendance: Cllr R Crisp, Cllr C Bell",
        "Present: Rob Crisp, Jo Park, Mary Bell, Cllr T Reed",
        "Present: Cllr R Crisp, Jo Park",
        "Present: County Cllr R Crisp, District Cllr C Bell",
        "Present: Cllr R Crisp (Mere District), Cllr C Bell (Holt Council)",
        "Cllr R Crisp and Cllr C Bell will be present in May.",
        "Cllr R Crisp and Cllr C Bell were not present.",
        "Absent: Cllr R Crisp, Cllr C Bell",
        "Guests: Cllr R Crisp, Cllr C Bell",
    ],
)
def test_who_is_not_of_the_council_s_own_list_is_no_member(marked: Read, said: str) -> None:
    """A guest, one who stayed away, one of many others, or of another council."""
    assert _of(marked(f"{_HEAD}{said}\n\n## Roads\n\nThe report was noted.\n")) == set()


def test_councillors_at_a_meeting_of_another_body_are_no_members_of_it(marked: Read) -> None:
    """Where no council meets, they may be anybody's."""
    contents = marked(
        "# Quay Liaison Group\n\nMinutes of the meeting held on 3 February 2031\n\nPresent: Cllr R Crisp, Cllr C Bell\n"
    )
    assert links(contents, "memberOf") == set()


def test_names_that_run_together_are_several(marked: Read) -> None:
    """By their titles and brackets, whatever stands in them; an initial needs no blank, and "together with" opens another item."""
    contents = marked(
        f"{_HEAD}Present: Cllr Sue Lane (Chair) Cllr Daphne Reed Cllr Kit Hesketh-Bell Cllr Gail Park (Vacancy – 1) "
        "Helen Moss (Parish Clerk and Responsible Finance Officer)\n"
    )
    assert _of(contents) == {"Sue Lane", "Daphne Reed", "Kit Hesketh-Bell", "Gail Park"}
    contents = marked(
        f"{_HEAD}Present: R. Crisp - Chairman, D. Reed, G.Bell, T. Moss - Borough Councillor together with a member of the public\n"
    )
    assert {who for who, _ in links(contents, "attended")} == {
        "R. Crisp",
        "D. Reed",
        "G.Bell",
        "T. Moss",
    }
    assert ("T. Moss", "Borough Councillor") in links(contents, "holds")
    assert links(contents, "memberOf") == set()


@pytest.mark.parametrize(
    ("line", "initials"),
    [
        ("Ann Bee AB Cy Dee CD", ["AB", "CD"]),
        ("Margaret Carey MCa Michael Cook (SBC) MC", ["MCa", "MC"]),
        ("Ann Bee AB was there with Cy Dee CD", []),
        ("The meeting was chaired by AB.", []),
        ("Ann Bee CD", []),
        ("Bus Route BR", []),
        ("Ann Bee AB Cy Dee", []),
    ],
)
def test_names_with_their_initials_are_told_apart_in_a_line_whose_columns_are_lost(
    line: str, initials: list[str]
) -> None:
    """Where the line holds nothing else; the initials are those of the name before them."""
    found = with_initials(Grammar(load_profile()), Passage.of([Part(line, 1)]))
    assert [one.found.initials for one in found if one.found] == initials
