"""All of a kind who are to do something: "Departments will publish a list", "is checked by heads of service"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import roles, unread

Read = Callable[[str], Contents]

_GUIDE = "# Mere Data Framework: implementation guide\n\n"


@pytest.mark.parametrize(
    ("sentence", "work", "who"),
    [
        ("Departments will publish a list of what they hold.", "publish a list of what they hold", "Departments"),
        ("Data controllers must keep an entry for each set.", "keep an entry for each set", "Data controllers"),
        ("All heads of service will review their risks.", "review their risks", "Heads of service"),
        ("Having looked at it, departments will assess each set.", "assess each set", "Departments"),
        ("In order to build the Mere Register, schools will need to send a form.", "send a form", "Schools"),
        ("Line managers are responsible for reviewing each rota.", "reviewing each rota", "Line managers"),
        ("Departments will keep a log of each loan.", "keep a log of each loan", "Departments"),
        ("Schools must ensure that each form is sent.", "ensure that each form is sent", "Schools"),
        ("The forms are checked by line managers.", "The forms are checked", "Line managers"),
        ("Departments along with the Mere Archive will review the lists.", "review the lists", "Departments"),
        ("The list will be maintained by departments.", "The list will be maintained", "Departments"),
        ("Schools are asked to complete the return.", "complete the return", "Schools"),
    ],
)  # fmt: skip
def test_all_of_a_kind_do_what_a_paper_tells_them_to(
    marked: Read, sentence: str, work: str, who: str
) -> None:
    """A plural alone before its work, or behind “by”, is somebody, whom the paper names no closer."""
    assert roles(marked(_GUIDE + sentence)) == {(work, "responsible", who)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Some departments will publish more.",
        "Most schools will send a form.",
        "These councils will keep a list.",
        "The list of departments will show it.",
        "Schools will open in May.",
        "Departments will benefit from this.",
        "If departments agree, schools will send a form.",
        "Departments will not publish a list.",
        "It is hoped that schools will send a form.",
        "Departments may publish a list.",
        "Schools should send a form.",
        "Reviews will take a month.",
        "Homes will need a survey.",
        "Meetings with departments will take place in June.",
        "The lists can also be kept by departments.",
        "The lists will be used by departments.",
        "Different teams will keep a list.",
        "Twenty-four schools will send a form.",
        "Schools are drafting the forms.",
        "Staff will receive a form each year.",
        "Members will find the lists on the shelf.",
    ],
)
def test_what_befalls_them_or_some_of_them_is_nobodys_work(marked: Read, sentence: str) -> None:
    """Nor is what is wished, denied, allowed or conditional."""
    assert not roles(marked(_GUIDE + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The deadlines are missed by suppliers.",
        "Cyclists are bullied by landlords.",
        "The bridge is resented by councils.",
        "The tariff is disputed by trade unions.",
        "The library is cherished by volunteers.",
        "The deposits are kept by landlords.",
        "Contractors are responsible for the noise.",
        "Landlords are responsible for a third of the fires.",
        "Ministers are accountable for the muddle.",
        "Departments are responsible for nothing here.",
        "Landlords are responsible for polluting the lake.",
        "Responsibility for the leaks rests with contractors.",
        "The Ferry Board is chaired by councillors.",
    ],
)
def test_what_all_of_a_kind_spoil_or_feel_is_nobodys_work(marked: Read, sentence: str) -> None:
    """Only what is done in the course of an office is."""
    contents = marked(_GUIDE + sentence)
    assert not roles(contents)


@pytest.mark.parametrize(
    "sentence",
    [
        "Contractors will walk off the job.",
        "Employees will keep their desks.",
        "Landlords will keep the deposits.",
        "Councils will publish fewer maps.",
        "Suppliers will maintain that it was too late.",
        "Poster boards will publish the times.",
        "Loading units will check the weight.",
        "Age groups will complete the form.",
        "Coding services will send a form.",
        "Providing the schools agree, departments will send a form.",
        "Assuming there is time, schools will send a form.",
        "Under the former scheme, schools will send a form.",
        "Under the proposed scheme, schools will send a form.",
        "For example, schools will send a form.",
        "In theory, schools will send a form.",
        "Common error: schools will send a form.",
        "Myth – schools will send a form.",
    ],
)  # fmt: skip
def test_all_of_a_kind_take_on_only_what_they_are_plainly_told(marked: Read, sentence: str) -> None:
    """Not what becomes of them, what things do, what holds on a condition, or what stands below a label."""
    contents = marked(_GUIDE + sentence)
    assert not roles(contents)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The deposits are kept by landlords.", "landlords"),
        ("Contractors are responsible for the noise.", "Contractors"),
        ("Landlords will keep the deposits.", "Landlords"),
        ("Under the proposed scheme, schools will send a form.", "schools"),
        ("Common error: schools will send a form.", "schools"),
    ],
)  # fmt: skip
def test_all_of_a_kind_of_whom_nothing_is_told_are_owned_up_to(
    marked: Read, sentence: str, words: str
) -> None:
    """It may be their work all the same."""
    assert words in unread(marked(_GUIDE + sentence))


def test_a_class_is_not_the_body_whose_name_ends_on_it(marked: Read) -> None:
    """“Schools” are not the Association of Schools, whose paper it is."""
    contents = marked(
        "# Tarn Association of Schools\n\nTerms of reference\n\nSchools will send a form to the Association.\n"
    )
    assert {who for *_, who in roles(contents)} == {"Schools"}


@pytest.mark.parametrize(
    ("sentence", "work", "who"),
    [
        ("The MDF board will agree the lists.", "agree the lists", "MDF board"),
        ("The Quay development team will draw up a list.", "draw up a list", "Quay development team"),
        ("Upon its creation, the MDF board will revisit the rules.", "revisit the rules", "MDF board"),
    ],
)  # fmt: skip
def test_a_noun_in_small_letters_behind_a_name_is_a_part_of_it(
    marked: Read, sentence: str, work: str, who: str
) -> None:
    """“The MDF board” is a board, and not MDF."""
    assert roles(marked(_GUIDE + sentence)) == {(work, "responsible", who)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The MDF board papers will explain the rules.",
        "The MDF team leader will keep the rota, if there is one.",
        "MDF became the first department to publish a list and will keep a register.",
        "The MDF will document the lists in use, and the MDF board is new.",
    ],
)
def test_letters_are_not_short_for_a_body_that_has_them_in_its_name(
    marked: Read, sentence: str
) -> None:
    """What the board of a framework is says nothing of the framework."""
    assert not {who for *_, who in roles(marked(_GUIDE + sentence)) if "MDF" in who}
