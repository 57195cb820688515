"""Each clause of a sentence has an outcome of its own: what one of them told does not answer for another."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links, roles, values

_TERMS = "# Mere Harbour Board: terms of reference\n\n## Who does what\n\n{}\n"
_MINUTES = """\
QUAY WARD COMMUNITY COUNCIL
Minute of the meeting held on 4 May 2031

Sederunt: Ina Moss (Chair), Rolf Kerr (Treasurer), Bea Lunn.

{}
"""


def _why(contents: Contents, sentence: str) -> str:
    """Why a sentence is not understood; empty if it is."""
    return next(
        (e.reason for e in contents.ledger if e.outcome == "unread" and e.text == sentence), ""
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The Clerk keeps the byelaws and is sent the minutes for information.", "is sent the minutes"),
        ("The Clerk has agreed to draft the byelaws by 3 May 2031 and to send them to the Mayor.", "send them to the Mayor"),
        ("The Quay Panel keeps the gauge in collaboration with the Weir Trust.", "“Weir Trust” is named beside the work"),
        ("The Quay Panel counts the eels with volunteers from the Otter Society.", "“Otter Society” is named beside the work"),
        ("The Quay Panel keeps the gauge and has the duties in section 4 of the Harbours Act 1964.", "section 4 of the Harbours Act 1964"),
        ("The Quay Panel meets monthly, and no business may be done unless a warden is present.", "no business may be"),
    ],
)  # fmt: skip
def test_a_clause_of_which_nothing_was_told_is_owned_up_to(
    marked: Read, said: str, words: str
) -> None:
    """The ledger says which words of a sentence were passed over though the others became facts."""
    contents = marked(_TERMS.format(said))
    assert contents.statements
    assert words in _why(contents, said)


@pytest.mark.parametrize(
    "said",
    [
        "The Clerk keeps the seal and will look after the flag.",
        "The Quay Panel publishes the tide tables and shall brief the Weir Trust on the locks.",
        "The Quay Panel keeps the gauge and the Weir Trust must be consulted on its design.",
        "The Quay Panel keeps the gauge, with input from the Weir Trust.",
        "The Quay Panel, chaired by Ann Bee, reports to the Mere Harbour Board.",
        "The Quay Panel keeps the gauge, which shows how high the water is and may be seen from the pier.",
    ],
)
def test_a_sentence_all_of_whose_clauses_were_told_is_read(marked: Read, said: str) -> None:
    """A ledger that owns up to everything tells nobody where to look."""
    assert _why(marked(_TERMS.format(said)), said) == ""


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The Chair asked who had the keys; Bea Lunn would bring them and Rolf Kerr offered to cut two more.", "would bring them"),
        ("The rota was shown, and the Otter Society is helping with the count.", "“Otter Society” is named beside the work"),
    ],
)  # fmt: skip
def test_in_minutes_what_somebody_takes_on_behind_a_report_is_owned_up_to(
    read: Read, said: str, words: str
) -> None:
    """What was asked in one clause does not make what stands in the next a mere report."""
    assert words in _why(read(_MINUTES.format(said)), said)


def test_what_somebody_is_said_to_have_said_gives_nobody_anything_to_do(read: Read) -> None:
    """A report stays one however many clauses it has."""
    said = "Rolf Kerr hoped that the county would mend the pier and that it would last."
    assert "would mend" not in _why(read(_MINUTES.format(said)), said)


def test_a_title_with_to_in_it_is_no_task(read: Read) -> None:
    """Such words as "Exchequer Secretary to the Treasury" say who somebody is, and not what they are to do."""
    said = "Ann Bee MP, Signal Secretary to the Harbour"
    assert "to the Harbour" not in _why(read(_MINUTES.format(said)), said)


def test_a_duty_in_a_second_clause_is_owed_by_whom_the_sentence_goes_on_about(marked: Read) -> None:
    """What stands right before "and has a duty" is the end of another clause, and no bearer."""
    contents = marked(
        _TERMS.format(
            "The Quay Panel drafts the byelaws and has a duty to read them under section 4 of the Harbours Act 1964."
        )
    )
    owed = {who for what, role, who in roles(contents) if what.startswith("duty to read them")}
    assert owed == {"Quay Panel"}


_SEATS = """\
# Mere Care Board – Safety Committee: members

| Name | Post | Role on committee |
|---|---|---|
| Ann Bee | Head of Wards | Chair |
| Cy Dee | Chief Nurse | Member |
| Ed Fox | Chief Pharmacist | Member |
| Gil Hay | Head of Estates | In attendance |
"""


def test_a_column_of_seats_names_no_groups_and_the_committee_is_nearer_than_its_board(
    marked: Read,
) -> None:
    """Such a word as "Member" under "Role on committee" is what somebody is in the committee of the title."""
    contents = marked(_SEATS)
    assert links(contents, "memberOf") == {
        (name, "Safety Committee") for name in ("Ann Bee", "Cy Dee", "Ed Fox")
    }
    assert links(contents, "attended") == {("Gil Hay", "Safety Committee")}
    assert ("Ann Bee", "Chair of Safety Committee") in links(contents, "holds")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The Quay Panel leads on fares and keeps the tide gauge.",
            {("fares", "accountable"), ("keeps the tide gauge", "responsible")},
        ),
        (
            "The Quay Panel is responsible for the lock and may let stalls on the quay.",
            {("lock", "responsible"), ("let stalls on the quay", "accountable")},
        ),
        (
            "The Quay Panel, chaired by Ann Bee, keeps the tide gauge and is to mend the pier.",
            {("keeps the tide gauge", "responsible"), ("mend the pier", "responsible")},
        ),
        (
            "The Quay Panel must be informed of any spill and monitors the moorings.",
            {("spill", "informed"), ("monitors the moorings", "responsible")},
        ),
        (
            "The Quay Panel keeps the plans and reports of the harbour.",
            {("keeps the plans", "responsible")},
        ),
        (
            "The Quay Panel keeps the list of boats which are old and are laid up.",
            {("keeps the list of boats", "responsible")},
        ),
    ],
)
def test_each_clause_is_read_as_a_sentence_of_its_own_would_be(
    marked: Read, said: str, told: set[tuple[str, str]]
) -> None:
    """What a sentence can say is asked of each of its clauses, and a piece of work ends where the next verb begins."""
    assert {(what, role) for what, role, _ in roles(marked(_TERMS.format(said)))} == told


def test_a_day_belongs_to_the_clause_in_which_it_stands(marked: Read) -> None:
    """A report by May is no deadline of the fares that stand before it."""
    contents = marked(
        _TERMS.format("The Quay Panel leads on fares and will publish the tide tables by May 2031.")
    )
    assert values(contents, "deadline") == {("publish the tide tables", "May 2031")}


def test_a_clause_that_looks_back_stays_with_the_one_before_it(marked: Read) -> None:
    """Of "advises the Board and reports to it" the Board is what "it" means."""
    contents = marked(_TERMS.format("The Quay Panel advises the Tide Forum and reports to it."))
    assert links(contents, "reportsTo") == {("Quay Panel", "Tide Forum")}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The Pier Manager counts the boats and acts as clerk to the Tide Forum.", "Pier Manager"),
        ("The Pier Manager serves as secretary to the Tide Forum.", "Pier Manager"),
    ],
)
def test_who_supports_a_body_in_a_clause_is_told(marked: Read, said: str, who: str) -> None:
    """Keeping the papers of a body that is named is a relation, wherever in the sentence it stands."""
    assert links(marked(_TERMS.format(said)), "supports") == {(who, "Tide Forum")}


def test_whoever_only_helps_a_body_keeps_none_of_its_papers(marked: Read) -> None:
    """A council that supports a charity is no secretariat of it."""
    assert not links(marked(_TERMS.format("The Quay Council supports the Tide Forum.")), "supports")


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        (
            "The Fire Service trains the crews and the Quay Council tests the hydrants and leads on water.",
            "Fire Service",
        ),
        ("The Tarn Board notes the Quay Council mends the pier and leads on boats.", "Tarn Board"),
    ],
)
def test_a_verb_behind_another_party_with_a_verb_of_its_own_is_not_the_first_partys(
    marked: Read, sentence: str, wrong: str
) -> None:
    contents = marked(f"# Quay Council: who does what\n\n{sentence}\n")
    label = {e.id: e.label for e in contents.entities}
    led = {
        label[s.object or ""]
        for s in contents.statements
        if s.term == "assignedTo" and s.role == "accountable"
    }
    assert wrong not in led
