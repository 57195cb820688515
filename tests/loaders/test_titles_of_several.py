"""Those at a meeting who are listed behind one title, or by their post, and what their list does not say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links

Read = Callable[[str], Contents]

_HEAD = "Tarn Community Council\n\nMinutes of the meeting held on 3 February 2031\n\n"
_COUNCIL = "Tarn Community Council"


def test_a_title_of_several_is_of_each_name_up_to_the_next_title(read: Read) -> None:
    """Surnames alone behind "Cllrs" are people; none is a body that the one before belongs to."""
    contents = read(
        f"{_HEAD}Present: Chairman Cllr Mrs Pratt, Cllrs Vane, Hoskins, Hall and Lowe, County Cllr Webb and the Clerk.\n"
    )
    who = {name for name, body in links(contents, "attended") if body == _COUNCIL}
    assert who == {
        "Cllr Mrs Pratt", "Councillor Vane", "Councillor Hoskins", "Councillor Hall", "Councillor Lowe",
        "County Cllr Webb", "Clerk",
    }  # fmt: skip
    councillors = who - {"County Cllr Webb", "Clerk"}
    assert links(contents, "memberOf") == {(one, _COUNCIL) for one in councillors}
    assert links(contents, "holds") == {("Cllr Mrs Pratt", f"Chair of {_COUNCIL}")}


@pytest.mark.parametrize(
    "listed",
    [
        "Ann Bee (Clerk), Cllrs Vane, Dee (part), Mere Council, Head of Homes",
        "Cllrs Vane, Dee, the Police, Sgt Fox",
        "Cllrs Vane, Dee, Housing Officer, Cy Fox",
        "Cllrs Vane, Dee, Mere Police, Cy Fox",
        "Cllrs Vane and Dee, Mr Fox, Mere Rovers",
        "Messrs Vane, Dee, Tarn Rugby Club",
        "Drs Vane, Dee, Public Health",
        "Councillors Vane, Dee, 3 members of the public",
        "Cllrs Vane, Dee, press",
        "Cllrs Vane, Dee, Mrs Fox, Clerk",
        "Cllrs Vane, Dee, Chairman of the Trust",
    ],
)
def test_what_stands_behind_listed_surnames_makes_none_of_them_anything(
    read: Read, listed: str
) -> None:
    """A post or a body behind several surnames belongs to none, and a title of its own ends that of several."""
    contents = read(f"{_HEAD}Present: {listed}\n")
    assert not any("Vane" in who or "Dee" in who for who, _ in links(contents, "holds"))
    elsewhere = {(who, body) for who, body in links(contents, "memberOf") if body != _COUNCIL}
    assert not any("Vane" in who or "Dee" in who for who, _ in elsewhere)
    assert not any(name in body for _, body in elsewhere for name in ("Vane", "Dee"))
    there = {who for who, _ in links(contents, "attended")}
    assert not any("Councillor" in who and who.split()[-1] not in ("Vane", "Dee") for who in there)


def test_whoever_of_a_list_is_no_person_is_owned_up_to(read: Read) -> None:
    """A body among those present is told of in the ledger and by no link."""
    contents = read(f"{_HEAD}Present: Cllrs Vane and Dee, the Police, Ann Lowe\n")
    assert any("“the Police”" in e.reason for e in contents.ledger if e.outcome == "unread")


@pytest.mark.parametrize(
    "listed",
    [
        "Chairman Ann Lowe, Chairman Cy Dee",
        "Chairman Ann Lowe (Mere Trust), Cy Dee",
        "Chairman Ann Lowe, Mere Trust; Cy Dee",
        "President Higgins, Ann Lowe",
        "Mayor Ann Lowe, Cy Dee",
        "Deputy Ann Lowe, Cy Dee",
    ],
)
def test_a_title_before_a_name_gives_no_office_that_may_be_elsewhere(
    read: Read, listed: str
) -> None:
    """Two of them, one with a body of their own, and titles that people bring with them leave the chair open."""
    contents = read(f"{_HEAD}Present: {listed}\n")
    assert not any(_COUNCIL in post for _, post in links(contents, "holds"))


@pytest.mark.parametrize(
    ("listed", "there"),
    [
        ("Cllrs Bell, Dean and Reed", {"Councillor Bell", "Councillor Dean", "Councillor Reed"}),
        ("Cllrs Ann Dean, Tom Dean and J. Dean", {"Ann Dean", "Tom Dean", "J. Dean"}),
        ("Cllrs Dean (Mere), Fox (Quay)", {"Councillor Dean", "Councillor Fox"}),
        (
            "Councillors Dean, Abbott, Prior and Clerk",
            {"Councillor Dean", "Councillor Abbott", "Councillor Prior", "Clerk"},
        ),
        ("Cllr Dean and Dr Ann Abbott", {"Cllr Dean", "Ann Abbott"}),
        ("Cllrs Bell, Warden, Proctor and Usher", {"Councillor Bell", "Councillor Warden", "Councillor Proctor", "Councillor Usher"}),
        ("Cllrs Bell, Provost and Reed", {"Councillor Bell", "Councillor Reed"}),
        ("Cllrs Bell and Moss in the Chair", {"Councillor Bell", "Councillor Moss"}),
        ("County Cllr Jones, District Cllrs May and June Bloom", {"County Cllr Jones", "June Bloom"}),
    ],
)  # fmt: skip
def test_a_surname_behind_a_title_is_no_post(read: Read, listed: str, there: set[str]) -> None:
    """One word behind "Cllrs" is a surname, and whoever has the title of a person is no post."""
    contents = read(f"{_HEAD}Present: {listed}\n")
    assert {who for who, _ in links(contents, "attended")} == there
    posts = {s.subject for s in contents.statements if s.term == "attended"}
    assert {p for p in posts if p.startswith("post/")} <= {"post/clerk"}


@pytest.mark.parametrize("listed", ["Deputy Dean", "Mr Mayor", "Councillor Champion"])
def test_a_title_of_a_post_makes_nobody_of_it(read: Read, listed: str) -> None:
    contents = read(f"{_HEAD}Present: Ann Bee and {listed}\n")
    there = {s.subject for s in contents.statements if s.term == "attended"}
    assert {p for p in there if p.startswith("person/")} == {"person/ann-bee"}
