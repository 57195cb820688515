"""Cells that name people, posts and bodies: who is meant, and what stays unknown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from remit.graph.lookup import key
from remit.graph.model import Entity
from remit.loaders import load
from remit.loaders.blocks import Part, Passage
from remit.loaders.decisions import Decisions, Split, parse_decisions
from remit.loaders.profile import load_profile
from remit.loaders.values.cells import without_contacts
from remit.loaders.values.parties import Parties, Party
from remit.loaders.values.phrases import Known
from tests.loaders.conftest import Read
from tests.support.told import links

_PROFILE = load_profile()
_KNOWN = {key(name) for name in ("Vale Police", "Fenwick Vale Council", "Mere and Marsh Homes")}


def _parties(decisions: Decisions | None = None) -> Parties:
    return Parties(_PROFILE, decisions or Decisions(), Known(_KNOWN))


def _read(text: str, *, bodies: bool = False, people: bool = False) -> list[Party]:
    return _parties().read(Passage((Part(text, 9, 4),)), bodies=bodies, people=people)


def _named(text: str) -> list[tuple[str, str]]:
    return [(party.kind, party.name) for party in _read(text)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ann Bee", [("person", "Ann Bee")]),
        ("Ann Bee Cy Dee", [("person", "Ann Bee"), ("person", "Cy Dee")]),
        (
            "Ann Bee Cy Dee Eve Fox",
            [("person", "Ann Bee"), ("person", "Cy Dee"), ("person", "Eve Fox")],
        ),
        ("Ann Bee/Cy Dee", [("person", "Ann Bee"), ("person", "Cy Dee")]),
        ("Ann Bee; Cy Dee", [("person", "Ann Bee"), ("person", "Cy Dee")]),
        ("Ann Bee and Cy Dee", [("person", "Ann Bee"), ("person", "Cy Dee")]),
        ("Ann Bee & Cy Dee", [("person", "Ann Bee"), ("person", "Cy Dee")]),
        ("TBC/ Ann Bee", [("vacancy", "TBC"), ("person", "Ann Bee")]),
        ("TBC/Ann Bee", [("vacancy", "TBC"), ("person", "Ann Bee")]),
        ("Ann Bee VRU", [("person", "Ann Bee"), ("body", "VRU")]),
        (
            "Ann Bee Cy Dee VRU",
            [("person", "Ann Bee"), ("person", "Cy Dee"), ("body", "VRU")],
        ),
        ("VRU", [("body", "VRU")]),
        ("Vale Police", [("body", "Vale Police")]),
        ("the Vale Police", [("body", "Vale Police")]),
        ("Mere and Marsh Homes", [("body", "Mere and Marsh Homes")]),
        ("Osmerby Task Group", [("body", "Osmerby Task Group")]),
        ("Trading Standards Manager", [("post", "Trading Standards Manager")]),
        ("All partners", [("everyone", "All partners")]),
        ("ALL", [("everyone", "ALL")]),
        ("S. Fox / Cy Dee", [("person", "S. Fox"), ("person", "Cy Dee")]),
    ],
)
def test_a_cell_gives_its_parties_in_order(cell: str, expected: list[tuple[str, str]]) -> None:
    """Separators, their absence, acronyms and vacancies side by side."""
    assert _named(cell) == expected


@pytest.mark.parametrize(
    "word",
    ["TBC", "tbc", "TBC.", "TBA", "TBD", "Vacant", "vacancy", "To be confirmed", "None", "Unknown"],
)
def test_words_for_nobody_make_a_vacancy(word: str) -> None:
    """A name that is not there yet is never a person called so."""
    assert [party.kind for party in _read(word)] == ["vacancy"]


def test_a_rank_belongs_to_the_person_and_a_force_to_the_rank() -> None:
    """A rank, a name and a force, then "and" and a name: people, of whom the first has a body."""
    first, second = _read("Sgt T. Apple, Vale Police and M. Oxley")

    assert (first.kind, first.honorific, first.name, first.body) == (
        "person",
        "Sgt",
        "T. Apple",
        "Vale Police",
    )
    assert (second.kind, second.name, second.body) == ("person", "M. Oxley", "")


@pytest.mark.parametrize(
    ("cell", "name", "post", "body"),
    [
        ("Liaison Officer – Jo Tinder", "Jo Tinder", "Liaison Officer", ""),
        ("Jo Tinder – Liaison Officer", "Jo Tinder", "Liaison Officer", ""),
        ("Jo Tinder (Head of Tenancies)", "Jo Tinder", "Head of Tenancies", ""),
        ("Jo Tinder, Head of Tenancies", "Jo Tinder", "Head of Tenancies", ""),
        ("Jo Tinder, Vale Police", "Jo Tinder", "", "Vale Police"),
        (
            "Jo Tinder, Neighbourhoods Manager, Fenwick Vale Council",
            "Jo Tinder",
            "Neighbourhoods Manager",
            "Fenwick Vale Council",
        ),
    ],
)
def test_a_person_comes_with_post_and_body(cell: str, name: str, post: str, body: str) -> None:
    """Whichever stands first, and whatever mark stands between."""
    (party,) = _read(cell)

    assert (party.kind, party.name, party.post, party.body) == ("person", name, post, body)


def test_a_body_and_its_person_are_two_parties() -> None:
    """Where the body stands before its officer, the body leads, and so does the person named for it."""
    body, person = _read("Vale Police - Superintendent Kim Marlow")

    assert (body.kind, body.name) == ("body", "Vale Police")
    assert (person.name, person.honorific, person.body) == (
        "Kim Marlow",
        "Superintendent",
        "Vale Police",
    )


def test_a_post_of_a_body_is_a_post_there() -> None:
    """A role and a body name nobody, but says where the role is."""
    (party,) = _read("Chair, Osmerby Delivery Group")

    assert (party.kind, party.name, party.body) == ("post", "Chair", "Osmerby Delivery Group")


@pytest.mark.parametrize(
    "cell", ["Partnership Analyst (vacant)", "Partnership Analyst, post vacant"]
)
def test_a_vacant_post_is_a_vacancy_that_knows_its_post(cell: str) -> None:
    """Somebody should be there, and the document says that nobody is."""
    (party,) = _read(cell)

    assert (party.kind, party.post) == ("vacancy", "Partnership Analyst")


@pytest.mark.parametrize("cell", ["Ann Bee Cy", "Ann Bee Cy Dee Eve", "HS", "lamps", "Ann"])
def test_what_cannot_be_told_is_unclear_or_initials(cell: str) -> None:
    """An odd number of words has no middle: nobody is made up to fill it."""
    kinds = {party.kind for party in _read(cell)}

    assert kinds <= {"unclear", "initials"}
    assert not any(party.kind == "person" for party in _read(cell))


def test_an_unknown_name_is_a_body_where_bodies_are_asked_for() -> None:
    """Under "Lead partner" a name that is nothing else is a partner's."""
    (party,) = _read("whb", bodies=True)

    assert (party.kind, party.name) == ("body", "whb")


@pytest.mark.parametrize(
    "cell",
    [
        "N/A", "-", "Not agreed", "None agreed", "Pending", "Vacant (was Fenwick Council)",
        "TBC - Council?", "TBC (Police or Council)", "To be decided by the Board",
        "awaiting decision by Cabinet", "Vacant - Head of Housing",
    ],
)  # fmt: skip
def test_words_that_open_with_an_absence_are_a_vacancy(cell: str) -> None:
    """Under a label that asks for a body, too: an absence never becomes a body."""
    assert [party.kind for party in _read(cell, bodies=True)] == ["vacancy"]


@pytest.mark.parametrize(
    "cell",
    [
        "As above", "ditto", "see Appendix A", "post under review", "Not Fenwick Police",
        "formerly Fenwick Police, now nobody", "Fenwick Police or Fenwick Council",
        "Marsh Vale Police and, from 2026, Marsh Vale Council", "Marsh Vale Police?",
        "Jo Reed, who has since left", "Fenwick Council (until further notice)",
    ],
)  # fmt: skip
def test_words_that_hedge_deny_or_refer_name_nobody(cell: str) -> None:
    """A doubt that is written down is never dropped to make an answer."""
    assert {party.kind for party in _read(cell, bodies=True)} == {"unclear"}


def test_two_people_with_a_comma_are_two() -> None:
    """What follows a name is a post only if it is written as one."""
    assert [(p.kind, p.name, p.post) for p in _read("Ann Bee, Cy Dee")] == [
        ("person", "Ann Bee", ""),
        ("person", "Cy Dee", ""),
    ]


def test_a_service_is_no_person() -> None:
    """Two capitalised words are not always a name."""
    assert [p.kind for p in _read("Trading Standards")] == ["unit"]
    assert [p.kind for p in _read("Open Spaces", bodies=True)] == ["body"]


def test_guessed_borders_are_inferred_and_seen_ones_stated() -> None:
    """One name beside an acronym was not guessed; two names side by side were."""
    assert {p.basis for p in _read("Ann Bee Cy Dee")} == {"inferred"}
    assert {p.basis for p in _read("Ann Bee VRU", people=True)} == {"stated"}
    assert {p.basis for p in _read("Ann Bee/Cy Dee", people=True)} == {"stated"}


def test_each_stated_party_is_cited_by_its_own_words() -> None:
    """The quote for one of two officers is that officer's name."""
    assert [p.passage.text for p in _read("TBC/ Ann Bee")] == ["TBC", "Ann Bee"]


def test_a_split_decision_cuts_a_cell() -> None:
    """What a person decided is decided, and cites the names where they stand."""
    decided = Decisions(splits=(Split("Ann Bee Cy", ("Ann Bee", "Cy"), "two people"),))
    cell = Passage((Part("Ann Bee Cy", 9, 4),))

    parties = _parties(decided).read(cell)

    assert [(p.name, p.basis, p.passage.text) for p in parties] == [
        ("Ann Bee", "decided", "Ann Bee"),
        ("Cy", "decided", "Cy"),
    ]


def test_a_kind_decision_says_what_a_name_is() -> None:
    """An unclear word becomes what the decision says."""
    decided = parse_decisions("d", "kind:\n- {name: Lamps, kind: body, reason: a charity}\n")

    (party,) = _parties(decided).read(Passage((Part("Lamps", 9, 4),)))

    assert (party.kind, party.basis) == ("body", "decided")


_WORDS = st.sampled_from(
    [
        "Ann",
        "Bee",
        "Cy",
        "Dee",
        "VRU",
        "TBC",
        "Vacant",
        "Sgt",
        "Supt",
        "Dr",
        "Manager",
        "Officer",
        "Police",
        "Vale",
        "Council",
        "Chair",
        "All",
        "partners",
        "Head",
        "of",
        "the",
        "Group",
        "/",
        ";",
        ",",
        "–",
        "-",
        "(",
        ")",
        "and",
        "&",
        "T.",
        "de",
        "12",
        "lamps",
        "é",
    ]
)


@given(st.one_of(st.lists(_WORDS, max_size=9).map(" ".join), st.text(max_size=40)), st.booleans())
def test_no_word_is_invented(text: str, bodies: bool) -> None:
    """Whatever a cell holds, each word of each party stands in it, and so does its quote."""
    cell = Passage.of([Part(text, 9, 4)])

    for party in _parties().read(cell, bodies=bodies):
        said = f"{party.name} {party.honorific} {party.post} {party.body}"
        assert set(re.findall(r"\w+", said)) <= set(re.findall(r"\w+", cell.text))
        assert party.passage.text in cell.text
        assert party.passage.locator == "row 9, column 4"


@given(st.one_of(st.lists(_WORDS, max_size=9).map(" ".join), st.text(max_size=40)))
@example("Ann partners – Ann Ann")
@example("Ann a.bee@x.org")
def test_no_word_of_a_cell_is_lost(text: str) -> None:
    """Every word ends in some party, known or unknown; only "and" between two may go, and at what address they are reached."""
    cell = Passage.of([Part(text, 9, 4)])

    parties = _parties().read(cell)

    quoted = {word for party in parties for word in re.findall(r"\w+", party.passage.text)}
    assert set(re.findall(r"\w+", without_contacts(cell.text))) - quoted <= {"and"}


@pytest.mark.parametrize(
    "said",
    [
        "Ordnance Survey restricts the use of its maps by an agreement with each council.",
        "Temporal Extent gives the days between which the data holds.",
        "Map Widget displays the roads of the county.",
        "Smart Meters send a reading every hour.",
    ],
)
def test_two_capitalised_words_are_no_person_without_a_given_name(read: Read, said: str) -> None:
    """The names of bodies, of headings and of things are written so as well."""
    contents = read(f"Quay Board: terms of reference\n\nThe Quay Board meets monthly.\n\n{said}\n")
    assert not [e.label for e in contents.entities if e.kind == "person"]


def _owner(folder: Path, heading: str, lead: str) -> Entity:
    log = folder / "log.csv"
    log.write_text(f"Action,{heading},Due\nMend the weir,{lead},May 2031\n", encoding="utf-8")
    (owner,) = [e for e in load([log]).entities if lead in e.label]
    return owner


@pytest.mark.parametrize(("lead", "kind"), [("Ann Bee", "person"), ("Renewable Heat", "unclear")])
def test_an_owner_of_two_words_is_a_person_by_a_given_name(
    tmp_path: Path, lead: str, kind: str
) -> None:
    """Others are kept with their words, as somebody of whom it is not clear who it is."""
    assert _owner(tmp_path, "Owner", lead).kind == kind


def test_a_heading_that_asks_for_people_makes_people_of_rare_names(tmp_path: Path) -> None:
    """It says more than any list of names."""
    assert _owner(tmp_path, "Lead officer", "Xyrquan Bee").kind == "person"


def test_a_list_of_people_makes_people_of_rare_names(read: Read) -> None:
    """Whoever stands between two others is no body that the first is of."""
    contents = read(
        "Quay Panel\nMinutes of the meeting held on 4 May 2031\n\n"
        "Attendees: Ann Bee (Chair), Ruth Moss, Xyrqa Lunn, Tom Orr\n"
    )
    assert ("Xyrqa Lunn", "Quay Panel") in links(contents, "attended")
    assert not [one for one, _ in links(contents, "memberOf") if one == "Ruth Moss"]


def test_honours_behind_a_name_are_no_body(read: Read) -> None:
    """Fellows of academies write them so."""
    contents = read("Quay Panel\n\nMembers\n\n- Professor Ann Bee FREng FBCS, Quay University\n")
    assert "FREng FBCS" not in {e.label for e in contents.entities}
