"""Who holds a post: in sentences of many kinds, in lists of labels, and where nobody holds it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import called, links, roles

Read = Callable[[str], Contents]


def _held(contents: Contents) -> set[tuple[str, str]]:
    name = called(contents)
    return {
        (name[s.subject], name[s.object or ""]) for s in contents.statements if s.term == "holds"
    }


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Until a permanent appointment is made Mr Rufus Keane serves as interim Director of Estates.", {("Rufus Keane", "Director of Estates")}),
        ("Ned Orr is interim Head of Homes.", {("Ned Orr", "Head of Homes")}),
        ("The post of Equality Lead is shared by Parveen Lal and Josie Wick, who each work half a week.",
         {("Parveen Lal", "Equality Lead"), ("Josie Wick", "Equality Lead")}),
        ("The Council has designated Ben Osei as Head of Paid Service.", {("Ben Osei", "Head of Paid Service")}),
        ("Harriet Lund has been appointed Returning Officer and Registration Officer.",
         {("Harriet Lund", "Returning Officer"), ("Harriet Lund", "Registration Officer")}),
        ("Carol Dee is acting as Medical Director until a permanent appointment is made.", {("Carol Dee", "Medical Director")}),
        ("Carol Dee has been made Treasurer.", {("Carol Dee", "Treasurer")}),
        ("The office of Scrutiny Officer stands vacant.", {("vacancy", "Scrutiny Officer")}),
        ("The role of Data Officer is currently unfilled.", {("vacancy", "Data Officer")}),
        ("The Monitoring Officer is Ms Una Cole, whose deputy is Paul Snaith.", {("Una Cole", "Monitoring Officer")}),
    ],
)  # fmt: skip
def test_sentences_say_who_holds_a_post(
    marked: Read, sentence: str, held: set[tuple[str, str]]
) -> None:
    """For now, between two, by what a council has done, or that it is empty; a deputy has nothing by being named."""
    contents = marked(f"# Officers of Mere\n\n{sentence}\n")
    assert _held(contents) == held
    assert not roles(contents)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Bee once served as Head of Legal.",
        "Ned Orr is no longer interim Head of Roads.",
        "The Council may have appointed Una Orr as Bursar.",
        "The Council had appointed Una Orr as Ranger.",
        "The post of Clerk was shared by Ann Bee and Cy Dee until 2019.",
        "If the post of Treasurer is vacant the Clerk signs.",
        "The office of Registrar was vacant for a year.",
        "The post of Town Crier is not vacant.",
        "Gil Fox serves as a reminder of old times.",
    ],
)
def test_what_is_over_denied_or_supposed_gives_nobody_a_post(marked: Read, sentence: str) -> None:
    """Nor does it leave one empty, or make work of it."""
    contents = marked(f"# Officers of Mere\n\n{sentence}\n")
    assert not _held(contents)
    assert not roles(contents)


_PEOPLE = "Mere School: key people\n\nHeadteacher: Ann Bee\n{}\nBusiness Manager: currently vacant\n\nOffice hours 8 to 4. Please ring before visiting.\n"


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("SENCo: Miss T. Hewlett / Mrs R. Gill (job share)", {("T. Hewlett", "SENCo"), ("R. Gill", "SENCo")}),
        ("Dinner Queen: Mrs Carol Pye", {("Carol Pye", "Dinner Queen")}),
        ("Venue: Town Hall", set()),
        ("Author: Ann Dee", set()),
        ("Telephone: 01632 960123", set()),
    ],
)  # fmt: skip
def test_an_unknown_label_among_posts_is_one_where_somebody_stands_behind_it(
    read: Read, line: str, held: set[tuple[str, str]]
) -> None:
    """What asks for something else, and what has no person behind it, is no post."""
    contents = read(_PEOPLE.format(line))
    assert _held(contents) == {("Ann Bee", "Headteacher"), ("vacancy", "Business Manager"), *held}


def test_what_closes_a_list_of_posts_is_not_the_last_ones_work(read: Read) -> None:
    """A remark below the list is of none of them."""
    assert not roles(read(_PEOPLE.format("Caretaker: Mr Joe Fell")))


def test_a_post_that_was_deleted_is_neither_held_nor_vacant(marked: Read) -> None:
    """Nobody can hold what there is no more."""
    contents = marked("# Staff of Mere\n\n| Post | Holder |\n|---|---|\n| Head of Parks | Ann Bee |\n| Head of Legal | Post deleted |\n")  # fmt: skip
    assert _held(contents) == {("Ann Bee", "Head of Parks")}


_BELOW = "SEAHAVEN SAILING\nPeople and posts\n\nTREASURER\nMs Coralie Benn\n\n{}\n\nSAFETY MANAGER\npost unfilled\n\nBoats go out early.\n\n{}\n\nBring a hat.\n"


@pytest.mark.parametrize(
    ("among", "apart", "held"),
    [
        ("PRINCIPAL INSTRUCTOR\nGil Fox (interim, until a successor is found)", "", {("Gil Fox", "PRINCIPAL INSTRUCTOR")}),
        ("MASTER OF KNOTS\nMr Ned Orr", "", {("Ned Orr", "MASTER OF KNOTS")}),
        ("NEXT MEETING\n4 May", "SHIP NAME\nMary Rose", set()),
        ("FORMER CLERK\nMr Ned Orr", "NEXT MEETING\nMr Gil Fox", set()),
    ],
)  # fmt: skip
def test_a_holder_stands_below_the_post(
    read: Read, among: str, apart: str, held: set[tuple[str, str]]
) -> None:
    """A title that no list has is one among others only, and what is no title is none."""
    contents = read(_BELOW.format(among, apart))
    assert _held(contents) == {("Coralie Benn", "TREASURER"), ("vacancy", "SAFETY MANAGER"), *held}


def test_a_list_of_posts_says_of_each_how_it_is_held(marked: Read) -> None:
    """By one, by two together, by nobody yet, or by somebody whose name is kept back."""
    contents = marked(
        "# Senior team\n\n- Chief Executive: Ann Bee\n- Director of Care: Carol Dee and Gil Fox (job share)\n"
        "- Director of Works: (vacant)\n- Head of Legal: name withheld\n"
    )
    assert _held(contents) == {
        ("Ann Bee", "Chief Executive"), ("Carol Dee", "Director of Care"), ("Gil Fox", "Director of Care"),
        ("vacancy", "Director of Works"), ("withheld", "Head of Legal"),
    }  # fmt: skip


_BELOW_HEADINGS = "# Duty holders\n\n### Building Safety Manager\n\nTamsin Oko (until Lew Fara is back from leave)\n\n### Registrar\n\nNo one at present.\n\n### {}\n\n{}\n"


@pytest.mark.parametrize(
    ("title", "words", "who"),
    [
        ("Data Protection Officer", "Ellen Wyb", {"Ellen Wyb"}),
        ("Data Protection Officer", "Shared between Ellen Wyb and Kit Iyer", {"Ellen Wyb", "Kit Iyer"}),
        ("Data Protection Officer", "Vacant", {"Vacant"}),
        ("Contacts for parents", "Ellen Wyb", set()),
        ("Former Bursar", "Ellen Wyb", set()),
        ("Next inspection", "Ellen Wyb will come in May.", set()),
    ],
)  # fmt: skip
def test_a_heading_that_is_a_post_is_held_by_whoever_stands_below_it(
    marked: Read, title: str, words: str, who: set[str]
) -> None:
    """Each heading has nothing else below it; one that is no post has no holder."""
    held = links(marked(_BELOW_HEADINGS.format(title, words)), "holds")
    assert {one for one, post in held if post == title} == who
    assert ("Tamsin Oko", "Building Safety Manager") in held
    assert ("No one at present", "Registrar") in held
