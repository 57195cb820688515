"""Lists of members in groups, each below a heading of its own, and members by the body that sends them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links, unread

Read = Callable[[str], Contents]

_FORUM = "Mere Data Forum"
_HEAD = f"# {_FORUM}: Terms of Reference\n\nThe {_FORUM} advises the Council on open data.\n\n"


def _of(contents: Contents, body: str = _FORUM) -> set[str]:
    return {who for who, where in links(contents, "memberOf") if where == body}


def test_members_below_the_headings_of_their_groups_are_members_of_the_whole(marked: Read) -> None:
    """Each item is one, two where a stroke parts two names; those below an office have it, and no others."""
    contents = marked(
        f"{_HEAD}**Current Membership**\n\nCo-Chairs:\n\n* Ann Bee, Mere Council\n* Tom Reed, Owner, Holt Works\n\n"
        "Government members:\n\n* Jo Park, Shared Services Mere\n* Mary Bell / Rob Crisp, Holt Council\n\n"
        "External members:\n\n* Harsh Sabikhi, GitHub\n* Jean-Noé Landry, Open North\n"
    )
    assert _of(contents) == {
        "Ann Bee", "Tom Reed", "Jo Park", "Mary Bell", "Rob Crisp", "Harsh Sabikhi", "Jean-Noé Landry",
    }  # fmt: skip
    chairs = {who for who, post in links(contents, "holds") if post == f"Co-chair of {_FORUM}"}
    assert chairs == {"Ann Bee", "Tom Reed"}


@pytest.mark.parametrize(
    "heading",
    [
        "Former members:",
        "Proposed members:",
        "Observers (no vote):",
        "In attendance:",
        "Officers:",
        "Staff:",
        "Substitute members:",
        "Candidates for membership:",
        "Representatives on outside bodies:",
        "Outgoing representatives:",
        "Nominees:",
        "Thanks to:",
    ],
)
def test_groups_that_are_none_of_the_members_end_the_list(marked: Read, heading: str) -> None:
    """Whoever stands below a heading of others is no member."""
    contents = marked(
        f"{_HEAD}## Members\n\nLay members:\n\n* Jo Park, Holt Works\n* Mary Bell, Holt Council\n\n"
        f"{heading}\n\n* Tom Reed, Mere Trust\n* Ann Bee, Mere Council\n"
    )
    assert _of(contents) == {"Jo Park", "Mary Bell"}


def test_an_office_in_a_line_by_itself_is_of_the_next_line_alone(marked: Read) -> None:
    """Below it stand others, too, and they do not chair."""
    contents = marked(
        f"{_HEAD}## Who is in the group\n\nChairperson\n\nAnn Bee, PSNI\n\nCouncil\n\nTom Reed; Jo Park\n\nMary Bell (Holt Trust)\n"
    )
    assert {who for who, post in links(contents, "holds") if post.startswith("Chair")} <= {
        "Ann Bee"
    }


def test_members_by_the_body_that_sends_them(marked: Read) -> None:
    """The body stands before the colon, where somebody works behind the name, and a deputy behind a label of their own."""
    contents = marked(
        f"{_HEAD}## Members\n\n### Chair\n\nProfessor David Wain University of Mere\n\n### Public health agencies\n\n"
        "* Public Health Mere: Carole Morris\n* Holt Council: Felicity Bennée, Deputy: Dr Tom Reed\n"
        "* GENO-HOLT: Professor Tom Quinn Cardiff University\n* Mere Audit Centre: Professor Ann Bee, University of Holt\n\n"
        "### Lay representatives\n\n* Lay Representative 1 TBC\n"
    )
    assert _of(contents) == {
        "David Wain", "Carole Morris", "Felicity Bennée", "Tom Quinn", "Ann Bee", "Lay Representative 1",
    }  # fmt: skip
    held = links(contents, "holds")
    assert ("David Wain", f"Chair of {_FORUM}") in held
    assert ("Tom Reed", f"Substitute of {_FORUM}") in held
    assert ("TBC", "Lay Representative 1") in held
    assert not any("Bennée" in post or who == "Felicity Bennée" for who, post in held)


@pytest.mark.parametrize(
    "item",
    [
        "Shadow member: Ann Bee",
        "Former Member: Dr Ann Bee",
        "Cruise Lines",
        "Report by Dr Ann Bee",
        "Proposed Member: Professor Ann Bee",
        "Not Appointed: Dr Ann Bee",
        "Holt Rovers: Ann Bee",
        "Holt Rovers: Ann Bee, Deputy: Dr Tom Reed",
    ],
)
def test_what_is_no_member_in_a_group_is_none(marked: Read, item: str) -> None:
    """Words before a colon that say so, and names that may be of things."""
    contents = marked(f"{_HEAD}## Members\n\nLay members:\n\n* {item}\n* Jo Park\n* Mary Bell\n")
    assert _of(contents) == {"Jo Park", "Mary Bell"}
    assert item in unread(contents)


def test_a_person_s_name_does_not_run_on_into_a_body(marked: Read) -> None:
    """Nobody is called "David Wain University of Mere", nor "Deputy" by the name before it."""
    contents = marked(
        f"{_HEAD}## Notes\n\nHolt Government: Felicity Bennée, Deputy: Dr Tom Reed\n\n"
        "Professor David Wain University of Mere\n"
    )
    assert not any(
        "University" in entity.label for entity in contents.entities if entity.kind == "person"
    )
    assert not any("Felicity" in post for _, post in links(contents, "holds"))
