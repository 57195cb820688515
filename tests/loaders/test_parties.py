"""One grammar of parties: whatever marks stand between a name, a post and a body, who is meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.lookup import key
from remit.loaders.blocks import Part, Passage
from remit.loaders.decisions import Decisions
from remit.loaders.profile import load_profile
from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.parties import Parties, Party
from remit.loaders.values.phrases import Known, is_law

_PARTIES = Parties(load_profile(), Decisions())
_LEXICON = Lexicon(load_profile())


def _read(text: str, *, bodies: bool = False, people: bool = False) -> list[Party]:
    return _PARTIES.read(Passage.of([Part(text, 3, 2)]), bodies=bodies, people=people)


def _said(text: str, *, bodies: bool = False, people: bool = False) -> list[str]:
    """Each party in short: kind and name, then its post, body and role where it has them."""
    return [
        " | ".join(filter(None, (f"{p.kind} {p.name}", p.post, p.body, p.role)))
        for p in _read(text, bodies=bodies, people=people)
    ]


# --- one party, whatever its marks ----------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "Nell Fry, Head of Moorings, Tarn Council",
        "Nell Fry (Head of Moorings, Tarn Council)",
        "Nell Fry - Head of Moorings, Tarn Council",
        "Nell Fry, Head of Moorings (Tarn Council)",
        "Head of Moorings, Tarn Council: Nell Fry",
        "Head of Moorings – Nell Fry, Tarn Council",
        "Fry, Nell, Head of Moorings, Tarn Council",
        "Tarn Council – Head of Moorings – Nell Fry",
        "Name: Nell Fry, Job title: Head of Moorings, Tarn Council, nell.fry@tarn.example",
    ],
)
def test_a_name_a_post_and_a_body_in_a_row_are_one_party(cell: str) -> None:
    """Nobody else answers: not the post, which is hers, nor the body where she works."""
    assert _said(cell) == ["person Nell Fry | Head of Moorings | Tarn Council"]


@pytest.mark.parametrize(
    "cell",
    [
        "Harbour Master / Head of Moorings, jointly",
        "Harbour Master and Head of Moorings (joint)",
        "Harbour Master and Head of Moorings jointly",
        "Joint: Harbour Master and Head of Moorings",
        "Harbour Master & Head of Moorings - together",
    ],
)
def test_words_of_joint_work_are_nobody(cell: str) -> None:
    """They say how the two act, so that nobody else is looked for behind them."""
    assert _said(cell) == ["post Harbour Master", "post Head of Moorings"]


def test_a_name_may_hold_a_word_of_joint_work() -> None:
    """A committee is called "Joint", and a charity ends on "Together"."""
    assert _said("Joint Harbour Committee") == ["body Joint Harbour Committee"]
    assert "Together" in _said("Harbour Trust and Moorings Together", bodies=True)[-1]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Moorings Team, Tarn Council", ["unit Moorings Team | Tarn Council"]),
        ("Housing, Tarn Council", ["unit Housing | Tarn Council"]),
        ("Chief Executive, Tarn Council", ["post Chief Executive | Tarn Council"]),
        ("Director of Services, Planning", ["post Director of Services, Planning"]),
        ("Tarn Police, Lough Trust, Weir Homes", ["body Tarn Police", "body Lough Trust", "body Weir Homes"]),
        ("Nell Fry, Ivo Pell", ["person Nell Fry", "person Ivo Pell"]),
        ("Nell Fry (Tarn Police) and Ivo Pell (Lough Trust)", ["person Nell Fry | Tarn Police", "person Ivo Pell | Lough Trust"]),
        ("Tarn Council: Nell Fry", ["person Nell Fry | Tarn Council"]),
        ("Nell Fry of Tarn Council", ["person Nell Fry | Tarn Council"]),
        ("Housing, Planning and Roads Directorate", ["unit Housing, Planning and Roads Directorate"]),
        ("Department for Boats, Piers and Quays", ["body Department for Boats, Piers and Quays"]),
        ("Tarn Fire & Rescue and Lough Trust", ["body Tarn Fire & Rescue", "body Lough Trust"]),
        ("Clerk to the Tarn Council", ["post Clerk to the Tarn Council"]),
        ("Board of Conservators", ["body Board of Conservators"]),
        ("Panel members", ["group Panel members"]),
        ("All partner agencies", ["everyone All partner agencies"]),
    ],
)  # fmt: skip
def test_a_phrase_is_what_its_head_noun_says(cell: str, expected: list[str]) -> None:
    """Bodies, units, posts and groups are told before anything is taken for a name."""
    assert _said(cell) == expected


def test_a_person_in_brackets_behind_an_agency_is_its_contact() -> None:
    """Where an agency is asked for, the agency answers; in other columns both are named."""
    body, contact = _read("Tarn Trading Standards (Nell Fry)", bodies=True)
    both = _read("Moorings Team (Nell Fry)")

    assert (body.kind, body.name, body.role) == ("body", "Tarn Trading Standards", "")
    assert (contact.name, contact.body, contact.role) == (
        "Nell Fry",
        "Tarn Trading Standards",
        "contact",
    )
    assert [party.role for party in both] == ["", ""]


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "honorific", "name"),
    [
        ("Will Fry", "", "Will Fry"),
        ("Nell May", "", "Nell May"),
        ("Joost van der Pell", "", "Joost van der Pell"),
        ("Inés de la Fry", "", "Inés de la Fry"),
        ("Síle Ní Phell", "", "Síle Ní Phell"),
        ("Nell O'Pell-Fry", "", "Nell O'Pell-Fry"),
        ("Pell, Ivo", "", "Ivo Pell"),
        ("van der Pell, Joost", "", "Joost van der Pell"),
        ("PELL, Ivo", "", "Ivo PELL"),
        ("Mr Pell", "Mr", "Pell"),
        ("Dr N A Fry-Pell", "Dr", "N A Fry-Pell"),
        ("Garda Superintendent Nell Fry", "Garda Superintendent", "Nell Fry"),
        ("Sgt 402 Ivo Pell", "Sgt", "Ivo Pell"),
        ("T/Insp Ivo Pell", "T/Insp", "Ivo Pell"),
        ("Ms. Nell Fry, Esq.", "Ms.", "Nell Fry"),
        ("Nell Fry OBE", "", "Nell Fry"),
    ],
)
def test_names_are_read_as_people_write_them(cell: str, honorific: str, name: str) -> None:
    """Titles before, honours behind, particles, accents, surname first, names that are words."""
    (person,) = _read(cell)

    assert (person.kind, person.honorific, person.name) == ("person", honorific, name)


def test_two_capitalised_words_alone_are_a_person_by_inference() -> None:
    """A title, a post, a body or the heading makes it a statement; so does a meeting elsewhere."""
    met = Parties(load_profile(), Decisions(), Known(people={key("Nell Fry")}))
    cell = Passage.of([Part("Nell Fry", 3, 2)])

    assert [p.basis for p in _read("Nell Fry")] == ["inferred"]
    assert [p.basis for p in _read("Nell Fry", people=True)] == ["stated"]
    assert [p.basis for p in _read("Cllr Nell Fry")] == ["stated"]
    assert [p.basis for p in _read("Nell Fry, Tarn Council")] == ["stated"]
    assert [p.basis for p in met.read(cell)] == ["stated"]


def test_initials_are_a_persons_where_they_fit_one() -> None:
    """Else nobody can say whose they are; they are no body of that name."""
    known = Parties(load_profile(), Decisions(), Known(initials={"NF": "Nell Fry"}))

    (person,) = known.read(Passage.of([Part("NF", 3, 2)]))

    assert (person.kind, person.name, person.basis) == ("person", "Nell Fry", "inferred")
    assert [p.kind for p in _read("NF")] == ["initials"]
    assert _said("Nell Fry (NF)") == ["person Nell Fry"]


# --- roles, dates, and what else is said of a party -------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Lead: Nell Fry; Support: Ivo Pell", ["accountable", "responsible"]),
        ("Nell Fry (lead), Ivo Pell (support)", ["accountable", "responsible"]),
        ("Strategic lead: Nell Fry. Operational lead: Ivo Pell", ["accountable", "responsible"]),
        ("Nell Fry (cc Ivo Pell)", ["", "informed"]),
        ("Nell Fry with input from Ivo Pell", ["", "consulted"]),
        ("Nell Fry, in consultation with Tarn Council", ["", "consulted"]),
        ("Nell Fry with support from Ivo Pell", ["", "consulted"]),
        ("Nell Fry (supported by Ivo Pell and Weir Homes)", ["", "consulted", "consulted"]),
        ("Tarn Council; Lough Trust and Weir Homes (support)", ["", "responsible", "responsible"]),
        ("Nell Fry jointly with Ivo Pell", ["", ""]),
    ],
)
def test_a_cell_may_give_its_parties_roles(cell: str, expected: list[str]) -> None:
    """What the cell says of a role is more than what its heading says."""
    assert [party.role for party in _read(cell)] == expected


def test_an_interval_belongs_to_the_party_before_it() -> None:
    """And "then" opens the next one on the day after."""
    first, second = _read("Nell Fry (until March 2028); then Ivo Pell")
    (third,) = _read("Nell Fry (from 1 April 2028)")

    assert (first.start, first.end) == (None, "2028-03-31")
    assert (second.start, second.end) == ("2028-04-01", None)
    assert (third.start, third.end) == ("2028-04-01", None)


def test_somebody_interim_is_named_and_said_to_be_so() -> None:
    """The word is no part of the name."""
    (person,) = _read("Nell Fry (interim)")

    assert (person.name, person.interim) == ("Nell Fry", True)


# --- six honest states ------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["N/D", "[redacted]", "Name withheld", "██████"])
def test_a_withheld_name_is_not_a_vacancy(cell: str) -> None:
    """Somebody is there, and the document does not tell who."""
    assert [party.kind for party in _read(cell)] == ["withheld"]


@pytest.mark.parametrize(
    "cell",
    [
        "31/03/2028", "31 March", "Q3 2028", "Mar-28", "75%", "£5,000", "12", "Yes", "N", "B", "On track",
        "Amber", "Monthly", "Within 6 months", "Lead officer", "Implemented",
    ],
)  # fmt: skip
def test_a_cell_of_another_column_names_nobody(cell: str) -> None:
    """A cell that slipped is no party, not even an unclear one, and no vacancy."""
    (party,) = _read(cell, people=True)

    assert party.kind == "unread"
    assert party.why


@pytest.mark.parametrize(
    "cell",
    ["Council", "Officers", "Service", "and Tarn Council", "Tarn Council and", "of the Board"],
)
def test_a_piece_of_a_name_names_nobody(cell: str) -> None:
    """Nor does a head noun that many bodies end on."""
    assert [party.kind for party in _read(cell)] == ["unread"]


@pytest.mark.parametrize(
    "cell",
    ["Shona", "see above", "Nell Fry or Ivo Pell", "Nell Fry (TBC)", "Tarn Police and Council", "Invite the ferry service"],
)  # fmt: skip
def test_what_is_named_and_not_understood_is_unclear(cell: str) -> None:
    """An owner is named there; who, nobody can tell; it is neither a vacancy nor a guess."""
    assert [party.kind for party in _read(cell)] == ["unclear"]


def test_what_is_sure_is_said_and_the_rest_is_owned_up_to() -> None:
    """One part that is not understood does not take the other with it."""
    assert _said("Nell Fry (maternity leave)") == ["person Nell Fry", "unread maternity leave"]
    assert _said("Shona with input from Tarn Council") == [
        "unclear Shona",
        "body Tarn Council | consulted",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "the Piers Act 1962",
        "Piers Regulations 2004",
        "section 3 of that Act",
        "Schedule 2",
        "Code of Practice",
        "Quays Bill",
    ],
)
def test_a_law_owns_nothing(name: str) -> None:
    """Acts, regulations, codes, bills and their parts are what duties come from."""
    assert is_law(name, _LEXICON)
    assert not {party.kind for party in _read(name)} & {"body", "person", "post", "unit"}


# --- properties -------------------------------------------------------------------------------------

_PEOPLE = st.sampled_from(
    ["Nell Fry", "Ivo Pell", "Síle Ní Phell", "Dr Una Marr", "J. Stott", "Will May"]
)
_POSTS = st.sampled_from(["Head of Moorings", "Clerk", "City Manager", "Director of Public Health"])
_BODIES = st.sampled_from(
    ["Tarn Council", "Lough Police", "Weir NHS Trust", "Drug & Alcohol Partnership"]
)
_KINDS = st.one_of(_PEOPLE, _POSTS, _BODIES)


@given(
    st.lists(_PEOPLE, min_size=1, max_size=6, unique=True),
    st.sampled_from([", ", "; ", "/", " & ", " and ", " / "]),
)
def test_a_list_of_people_is_those_people(names: list[str], mark: str) -> None:
    """Whatever mark parts them, in their order, nobody more and nobody less."""
    found = _read(mark.join(names))

    assert [p.kind for p in found] == ["person"] * len(names)
    assert [f"{p.honorific} {p.name}".strip() for p in found] == names


@given(
    _PEOPLE, _POSTS, _BODIES, st.sampled_from([", {} , {}", " ({}, {})", " - {}, {}", " – {} – {}"])
)
def test_a_person_has_post_and_body_in_every_layout(
    person: str, post: str, body: str, layout: str
) -> None:
    """One party answers."""
    (found,) = _read(person + layout.format(post, body))

    assert (found.kind, found.post, found.body) == ("person", post, body)


@given(
    st.lists(_KINDS, min_size=1, max_size=6),
    st.lists(
        st.sampled_from([", ", "; ", "/", " and ", " - ", " (", ") ", ": ", " with ", " then "]),
        max_size=6,
    ),
)
def test_no_party_is_named_whom_the_words_do_not_name(names: list[str], marks: list[str]) -> None:
    """However parts and marks are thrown together, a name is one of the parts or was not understood."""
    text = "".join(
        word for pair in zip(names, [*marks, *[", "] * len(names)], strict=False) for word in pair
    )

    for party in _read(text):
        if party.kind in ("person", "body") and party.basis == "stated":
            full = f"{party.honorific} {party.name}".strip()
            assert full in names
        assert set(re.findall(r"\w+", f"{party.name} {party.post} {party.body}")) <= set(
            re.findall(r"\w+", text)
        )


@given(st.text(max_size=60), st.booleans(), st.booleans())
def test_no_text_makes_the_grammar_fail(text: str, bodies: bool, people: bool) -> None:
    """And every party's quote stands in the text."""
    cell = Passage.of([Part(text, 3, 2)])

    for party in _PARTIES.read(cell, bodies=bodies, people=people):
        assert party.passage.text in cell.text
        assert party.kind != "unread" or party.why


# --- the lines of one cell ------------------------------------------------------------------------


def _lines(*lines: str, bodies: bool = False) -> list[str]:
    cell = Passage.of([Part(line, 3, 2) for line in lines])
    return [
        " | ".join(filter(None, (f"{p.kind} {p.name}", p.post, p.body, p.role)))
        for p in _PARTIES.read(cell, bodies=bodies)
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Nell Fry", "Moorings Team"), ["person Nell Fry", "unit Moorings Team"]),
        (("Head of Moorings", "Nell Fry"), ["person Nell Fry | Head of Moorings"]),
        (("Nell Fry", "Ivo Sands", "Tarn Council"), ["person Nell Fry", "person Ivo Sands", "body Tarn Council"]),
        (("Tarn Council", "Planning Enforcement"), ["body Tarn Council", "unit Planning Enforcement"]),
        (("- Nell Fry", "- Ivo Sands"), ["person Nell Fry", "person Ivo Sands"]),
        (("1. Nell Fry", "2. Moorings Team"), ["person Nell Fry", "unit Moorings Team"]),
        (("Lead: Nell Fry", "Support: Ivo Sands"), ["person Nell Fry | accountable", "person Ivo Sands | responsible"]),
        (("Nell Fry", "TBC"), ["person Nell Fry", "vacancy TBC"]),
        (("Nell Fry", "Completed"), ["person Nell Fry", "unread Completed"]),
    ],
)  # fmt: skip
def test_a_line_of_a_cell_parts_parties(lines: tuple[str, ...], expected: list[str]) -> None:
    """Nobody's name runs on into the next line where both lines name somebody."""
    assert _lines(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Nell Fry,", "Head of Moorings"), ["person Nell Fry | Head of Moorings"]),
        (("Nell Fry", "(Tarn Council)"), ["person Nell Fry | Tarn Council"]),
        (("Head of Moorings", "and Jetties"), ["post Head of Moorings and Jetties"]),
        (("Head of", "Moorings"), ["post Head of Moorings"]),
        (("Tarn Fire and", "Rescue Service"), ["body Tarn Fire and Rescue Service"]),
        (("Community Safety", "Manager"), ["post Community Safety Manager"]),
        (("Tarn", "Council"), ["body Tarn Council"]),
        (("Cllr", "Nell Fry"), ["person Nell Fry"]),
        (("Nell Fry", "nell.fry@tarn.example", "Tel: 01234 567890"), ["person Nell Fry"]),
    ],
)  # fmt: skip
def test_a_name_goes_on_in_the_next_line_where_its_words_show_it(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    """A mark, a small letter, an open bracket or a bare head noun says that the name is not over."""
    assert _lines(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("Police", "Council", "Fire"),
        ("Nell", "Fry"),
        ("Will", "Moorings Team"),
        ("Head of Community", "Safety"),
        ("Nell Fry", "Manager"),
    ],
)
@pytest.mark.parametrize("bodies", [False, True])
def test_lines_that_do_not_stand_alone_are_not_understood(
    lines: tuple[str, ...], *, bodies: bool
) -> None:
    """Nobody can say whether a name was broken or two were written, so no party is made of it."""
    assert _lines(*lines, bodies=bodies) == [f"unclear {' '.join(lines)}"]


# --- words that are nobody's name -----------------------------------------------------------------


@pytest.mark.parametrize("cell", ["A N Other", "A.N. Other", "AN Other", "Dr. A N Other"])
def test_a_stand_in_for_a_name_names_nobody(cell: str) -> None:
    """Somebody is still to be named: nobody of that name exists."""
    assert _said(cell) == [f"vacancy {cell}"]


@pytest.mark.parametrize("cell", ["SAME", "Same", "VARIOUS", "OTHER", "Both", "See above", "Mr X"])
def test_words_that_point_elsewhere_are_no_body(cell: str) -> None:
    """Whoever is meant is said in another place, or nowhere."""
    assert _said(cell) == [f"unclear {cell}"]
    assert _said(cell, bodies=True) == [f"unclear {cell}"]


@pytest.mark.parametrize("cell", ["MANAGER", "COUNCIL", "TEAM", "MEMBERS"])
def test_a_plain_word_in_capitals_is_no_acronym(cell: str) -> None:
    """A sheet in capitals says no more than one in small letters."""
    assert _kinds(cell) == _kinds(cell.capitalize()) == ["unread"]


def _kinds(cell: str) -> list[str]:
    return [party.kind for party in _read(cell)]


def test_three_capitals_beside_initials_are_initials() -> None:
    """No body comes of the letters of a second person, unless it is one that is known."""
    assert _kinds("PvdB/MWF") == ["unclear", "initials"]
    assert _kinds("JB / MWF") == ["initials", "initials"]
    assert _kinds("JB / ICB") == ["initials", "body"]
    known = Parties(load_profile(), Decisions(), Known(bodies=frozenset([key("MWF")])))
    assert [p.kind for p in known.read(Passage.of([Part("JB / MWF", 3, 2)]))] == [
        "initials",
        "body",
    ]


# --- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("nell.fry@tarn.example", ["unclear nell.fry@tarn.example"]),
        ("Email: nell.fry@tarn.example", ["unclear nell.fry@tarn.example"]),
        ("mailto:nell.fry@tarn.example", ["unclear nell.fry@tarn.example"]),
        ("a@tarn.example, b@tarn.example", ["unclear a@tarn.example", "unclear b@tarn.example"]),
        ("Lead: nell.fry@tarn.example", ["unclear nell.fry@tarn.example | accountable"]),
        ("nell.fry@tarn.example (support)", ["unclear nell.fry@tarn.example | responsible"]),
        ("Ivo Sands; nell.fry@tarn.example", ["person Ivo Sands", "unclear nell.fry@tarn.example"]),
    ],
)
def test_an_address_that_is_all_that_is_said_is_somebody(cell: str, expected: list[str]) -> None:
    """Its words are kept: no name is made of them, and nobody is told as missing."""
    assert _said(cell) == expected
    assert not [p for p in _read(cell, bodies=True) if "@" in p.name and p.kind == "body"]


@pytest.mark.parametrize(
    "cell",
    ["Nell Fry, moorings@tarn.example", "Nell Fry; n.fry@tarn.example", "Nell Fry nf@tarn.example"],
)
def test_an_address_beside_a_name_is_the_contact_of_whoever_bears_it(cell: str) -> None:
    """It makes no second party."""
    assert _said(cell) == ["person Nell Fry"]


@pytest.mark.parametrize(
    "cell",
    [
        "not allocated", "[name to follow]", "Lead officer yet to be appointed", "post not filled", "Unallocated",
        "to be nominated", "Not yet recruited", "successor not named", "Contractor to be appointed",
        "Ann Bee (left), successor not yet named", "Owner left, post not filled", "Cy Dee has left; to be replaced",
    ],
)  # fmt: skip
def test_nobody_yet_is_a_vacancy_in_whatever_words(cell: str) -> None:
    """A noun, a verb of filling and a word that denies or puts off: no list of whole cells."""
    assert _kinds(cell) == ["vacancy"]


@pytest.mark.parametrize(
    "cell",
    [
        "Not allocated by the Clerk", "Ann Bee left", "Cy Dee (left in May)", "Ann Bee to be confirmed", "Not found",
        "Replacement Lighting Group", "Name to be put forward by Vale Council", "Post Office",
    ],
)  # fmt: skip
def test_words_like_those_of_a_vacancy_are_none(cell: str) -> None:
    """A vacancy is said by all of a cell: an invented one is worse than one that was missed."""
    assert "vacancy" not in _kinds(cell)


def test_a_vacancy_of_another_is_not_that_of_the_post_before_it() -> None:
    """The engineer is there, and a contractor is not."""
    assert _said("Engineer, contractor to be appointed") == [
        "post Engineer",
        "vacancy contractor to be appointed",
    ]


def test_a_general_word_beside_a_person_is_that_persons_post() -> None:
    """By itself nobody is told by it."""
    assert _said("Consultant (Dr Ann Bee)") == ["person Ann Bee | Consultant"]
    assert _said("Ann Bee, Manager") == ["person Ann Bee | Manager"]
    assert _kinds("Consultant") == ["unread"]


def test_somebody_said_to_be_interim_first_is_interim() -> None:
    """The label may stand before the name, too."""
    party, other = _read("Acting: Ann Bee; Cy Dee")
    assert (party.name, party.interim, other.name, other.interim) == (
        "Ann Bee",
        True,
        "Cy Dee",
        False,
    )


@pytest.mark.parametrize(
    "cell",
    [
        "Harbour Master and Port Nurse, jointly", "Harbour Master and Port Nurse together",
        "Harbour Master / Port Nurse (both)", "Harbour Master and Port Nurse, on a joint basis.",
    ],
)  # fmt: skip
def test_how_parties_act_is_nobody(cell: str) -> None:
    """An adverb of joint work behind them is no third party; in a name it stays."""
    assert _said(cell) == ["post Harbour Master", "post Port Nurse"]
    assert _said("Quays Together Ltd") == ["body Quays Together Ltd"]


def test_a_cell_that_says_whose_something_is_not_names_nobody() -> None:
    """Whoever is named behind it may have it, and may not; it is owned up to."""
    assert _kinds("Not ours: Quay Rail Trust") == ["unread"]
    assert _kinds("Not our responsibility - Vale Council") == ["unread"]


# --- who stands in, who comes next, and why nobody is there ---------------------------------------


@pytest.mark.parametrize(
    ("cell", "beside"),
    [
        ("Nell Fry, deputy Ivo Pell", "person Ivo Pell | responsible"),
        ("Nell Fry, Deputy: Ivo Pell", "person Ivo Pell | responsible"),
        ("Nell Fry (deputy Ivo Pell)", "person Ivo Pell | responsible"),
        ("Supt Nell Fry, deputy Insp. Ivo Pell", "person Ivo Pell | responsible"),
        ("Nell Fry, Deputy Mayor Ivo Pell", "person Ivo Pell | Deputy Mayor"),
    ],
)
def test_a_deputy_behind_a_comma_stands_beside_and_does_not_lead(cell: str, beside: str) -> None:
    """A bare word of a role before a name is the role; the title of a post stays a post."""
    assert _said(cell) == ["person Nell Fry", beside]


def test_who_comes_then_on_no_day_is_not_read() -> None:
    """Whoever comes after somebody is no second lead beside the first."""
    first, second = _read("Nell Fry, then Ivo Pell")
    assert (first.kind, first.name) == ("person", "Nell Fry")
    assert (second.kind, second.name) == ("unread", "Ivo Pell")


@pytest.mark.parametrize("dash", [" - ", " – ", ", ", ": "])
def test_the_reason_in_the_bracket_of_a_vacancy_is_a_part_of_its_words(dash: str) -> None:
    """One post, vacant, with all that the bracket says; nobody else."""
    cell = f"Moorings Manager (vacant{dash}recruitment paused)"
    assert _said(cell) == [f"vacancy {cell} | Moorings Manager"]
    assert [party.passage.text for party in _read(cell)] == [cell]
