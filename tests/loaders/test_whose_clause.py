"""A clause that has a subject of its own is that subject's, however it is joined to the one before; a list stays one list."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import links, roles

_PAPER = "# Quay Council: who does what\n\n{}\n"


def _who(marked: Read, said: str) -> set[tuple[str, str]]:
    return {(what, who) for what, _, who in roles(marked(_PAPER.format(said)))}


@pytest.mark.parametrize(
    "joined",
    [", ", "; ", " and ", ", and ", ", while ", " whereas ", " – ", ", but "],
)
def test_a_clause_with_a_subject_of_its_own_is_that_subjects(marked: Read, joined: str) -> None:
    """Neither its verb nor what goes on behind it is said of whoever stands in the clause before."""
    said = f"The Quay Council runs the pool{joined}the Pier Trust runs the café and leads on fares."
    assert _who(marked, said) == {
        ("runs the pool", "Quay Council"),
        ("runs the café", "Pier Trust"),
        ("fares", "Pier Trust"),
    }


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The Governing Body sets the uniform, the Head Teacher buys the books and is accountable for attendance.",
            {("buys the books", "Head Teacher"), ("attendance", "Head Teacher")},
        ),
        (
            "The Quay Council runs the pool, the Pier Trust leads on fares, and the Tide Board is responsible for dredging.",
            {
                ("runs the pool", "Quay Council"),
                ("fares", "Pier Trust"),
                ("dredging", "Tide Board"),
            },
        ),
        (
            "The Harbour Board is responsible for dredging, the Harbour Master, a qualified pilot, is accountable for safety.",
            {("dredging", "Harbour Board"), ("safety", "Harbour Master")},
        ),
        (
            "In Wales, the Quay Council runs the pool, the Pier Trust runs the café and leads on fares.",
            {
                ("runs the pool", "Quay Council"),
                ("runs the café", "Pier Trust"),
                ("fares", "Pier Trust"),
            },
        ),
        (
            "The pool is run by the Quay Council, the café is run by the Pier Trust and the pier is looked after by the Tide Board.",
            {("pool", "Quay Council"), ("café", "Pier Trust"), ("pier", "Tide Board")},
        ),
        (
            "The Fire Authority, the Police and the Ambulance Trust run the pool and lead on floods.",
            {
                (what, who)
                for what in ("floods", "run the pool and lead on floods")
                for who in ("Fire Authority", "Police", "Ambulance Trust")
            },
        ),
        (
            "The Warden mends the fences, volunteers repair the gates and are responsible for their own tools.",
            {("mends the fences", "Warden")},
        ),
        (
            "The Quay Council runs the pool, volunteers run the café and lead on fares.",
            {("runs the pool", "Quay Council")},
        ),
    ],
)
def test_the_nearest_subject_has_the_verbs_behind_it(
    marked: Read, said: str, told: set[tuple[str, str]]
) -> None:
    """Also one that is no party, and one behind which something is set between commas."""
    assert _who(marked, said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The Quay Council leads on parks, the markets and roads.",
            {("parks, the markets and roads", "Quay Council")},
        ),
        (
            "The Parish Council keeps the allotments, the burial ground and the village hall and is responsible for the clock.",
            {
                (
                    "keeps the allotments, the burial ground and the village hall",
                    "Parish Council",
                ),
                ("clock", "Parish Council"),
            },
        ),
        (
            "The Academy Trust supports the Governing Body, the Head Teacher and the Bursar and is responsible for payroll.",
            {("payroll", "Academy Trust")},
        ),
        (
            "The Fire Authority works with the Police, the Ambulance Trust and the Coastguard and leads on floods.",
            {("floods", "Fire Authority")},
        ),
        (
            "The School Council plans trips, fairs and talks and leads on litter.",
            {("plans trips, fairs and talks", "School Council"), ("litter", "School Council")},
        ),
        (
            "The Harbour Board keeps the lights (the Pier Trust pays for the oil) and leads on dredging.",
            {("keeps the lights", "Harbour Board"), ("dredging", "Harbour Board")},
        ),
        (
            "The Harbour Board keeps the lights – the Pier Trust pays for the oil – and leads on dredging.",
            {("keeps the lights", "Harbour Board"), ("dredging", "Harbour Board")},
        ),
        (
            "The Head Teacher writes the rota, which the Governing Body approves, and is responsible for staff.",
            {("writes the rota", "Head Teacher"), ("staff", "Head Teacher")},
        ),
    ],
)
def test_a_list_of_things_and_what_is_set_apart_take_nothing_from_the_subject(
    marked: Read, said: str, told: set[tuple[str, str]]
) -> None:
    """Commas between things, brackets and a pair of dashes begin no further clause."""
    assert _who(marked, said) == told


@pytest.mark.parametrize(
    "said",
    [
        "The Quay Council publishes the accounts, the Tide Board reports on fares and leads on parks.",
        "If the Quay Council runs the pool, the Pier Trust runs the café and leads on parks.",
        "The Tide Board notes that the Quay Council runs the pool, the Pier Trust runs the café and leads on parks.",
        "The Parish Council decides what the Clerk does, the Warden keeps the green and leads on parks.",
        "The Chief Fire Officer says the Fire Authority owns the stations, the Trust owns the boats and leads on parks.",
        "Once the Harbour Board agrees the plan, the Harbour Master closes the channel and leads on parks.",
        "The Friends mend the pier and the Quay Council pays, if the Trust agrees, and leads on parks.",
    ],
)
def test_what_is_not_certain_is_nobodys(marked: Read, said: str) -> None:
    """Words that may be a list or a clause, and what hangs on a condition or on what somebody says."""
    assert not {who for what, who in _who(marked, said) if what == "parks"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The Quay Council leads on parks, the Pier Trust on roads and the Tide Board on fares.",
            {("parks", "Quay Council"), ("roads", "Pier Trust"), ("fares", "Tide Board")},
        ),
        (
            "The Head Teacher is responsible for admissions, the Bursar for the accounts and the Site Manager for the grounds.",
            {
                ("admissions", "Head Teacher"),
                ("accounts", "Bursar"),
                ("grounds", "Site Manager"),
            },
        ),
        (
            "The Quay Council leads on parks and the Pier Trust and the Tide Board on roads.",
            {("parks", "Quay Council"), ("roads", "Pier Trust"), ("roads", "Tide Board")},
        ),
        (
            "The Quay Council leads on work with schools and the Mere Police on knives.",
            {("work with schools and the Mere Police on knives", "Quay Council")},
        ),
        (
            "The Quay Council is responsible for grants to the Pier Trust for roads.",
            {("grants to the Pier Trust for roads", "Quay Council")},
        ),
    ],
)
def test_a_verb_that_stands_once_gives_each_party_its_own_work(
    marked: Read, said: str, told: set[tuple[str, str]]
) -> None:
    """The preposition stands again behind each; where the words may be one piece of work they are."""
    assert _who(marked, said) == told


@pytest.mark.parametrize(
    "said",
    [
        "The Curator leads on exhibitions, the Registrar on behalf of the lenders signs the receipts.",
        "The Curator leads on loans, the Registrar on sick leave.",
        "The Curator leads on loans, the Registrar on maternity leave.",
        "The Quay Council leads on ferries, the Tide Board on Mondays and the Pier Trust on Sundays.",
        "The Bursar leads on rents, the Chaplain on request.",
        "The Bursar leads on rents, the Chaplain on the same terms.",
        "The Quay Council is responsible for the harbour, the Tide Board for the sake of peace agreed.",
        "The Quay Council is responsible for paying the Clerk, the Treasurer for expenses and the Auditor.",
    ],
)
def test_when_or_how_is_no_share_of_the_work_and_what_belongs_to_whom_stays_open(
    marked: Read, said: str
) -> None:
    assert _who(marked, said) == set()


def test_each_clause_reports_for_its_own_subject(marked: Read) -> None:
    contents = marked(
        _PAPER.format(
            "The Harbour Board sets the dues, and the Harbour Master checks the moorings and reports to the Tide Forum."
        )
    )
    assert links(contents, "reportsTo") == {("Harbour Master", "Tide Forum")}


@pytest.mark.parametrize(
    "said",
    [
        "The Quay Council appoints the Tide Board and Ann Bee chairs it.",
        "The Tide Board sets the dues; Ann Bee chairs it and its clerk is Cy Dee.",
    ],
)
def test_a_clause_that_looks_back_is_read_with_the_one_before_it(marked: Read, said: str) -> None:
    """What "it" means stands there."""
    assert not {post for _, post in links(marked(_PAPER.format(said)), "holds")} - {
        "Chair of Tide Board"
    }
