"""Tables that lost their shape: what their lines prove is read, and what they do not prove is unread as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.document.stacked import stacked
from tests.support.office import in_html, in_odt, in_word
from tests.support.reading import loaded
from tests.support.told import links, roles, unread

_MATRIX = """Ferry Users' Forum: who does what

Task
Harbour Master
Head of Ticketing
Island Council

Winter timetable
A
R
C

Refunds
-
A/R
I

Lost property
R
A

Safety drill
A
I
C
"""
_COLUMNS = """Scheme of the Weir Board

Matter
1. Open the upper sluice
2. Close the towpath
3. Buy a new boat

Delegated to
1. Lock Keeper
2. Head of Navigation
3. Finance Committee

Consulted
1. Anglers' Club
3. None
"""


def test_a_matrix_with_each_cell_on_a_line_is_read_where_no_letter_is_missing(
    tmp_path: Path,
) -> None:
    """A dash is a cell; of an activity with fewer letters than parties nobody can tell whose they are."""
    contents = loaded(tmp_path, _MATRIX)
    assert roles(contents) == {
        ("Winter timetable", "accountable", "Harbour Master"),
        ("Winter timetable", "responsible", "Head of Ticketing"),
        ("Winter timetable", "consulted", "Island Council"),
        ("Refunds", "accountable", "Head of Ticketing"),
        ("Refunds", "responsible", "Head of Ticketing"),
        ("Refunds", "informed", "Island Council"),
        ("Safety drill", "accountable", "Harbour Master"),
        ("Safety drill", "informed", "Head of Ticketing"),
        ("Safety drill", "consulted", "Island Council"),
    }
    assert "Lost property" in unread(contents)


def test_a_matrix_that_lost_its_empty_cells_is_one_unread_entry(tmp_path: Path) -> None:
    """Letters below an activity name nobody where all rows are short, and the reader is told so once."""
    lines = "Task\nHarbour Master\nHead of Ticketing\nIsland Council\nPier Trust\n\n"
    rows = "Winter timetable\nA\nR\n\nRefunds\nA\n\nDrill\nI\nC\nR\n\nKeys\nR\n\nBoats\nC\nA\nI\n"
    contents = loaded(tmp_path, f"Ferry Users' Forum\n\n{lines}{rows}")
    assert not roles(contents)
    assert [e.outcome for e in contents.ledger].count("unread") == 1
    assert "Harbour Master" in unread(contents)
    assert "Boats" in unread(contents)


def _pieces(text: str) -> list[tuple[str, object]]:
    head, *lines = text.split("\n")
    return [("h1", head), *(("p", line) for line in lines if line)]


@pytest.mark.parametrize("file", ["txt", "docx", "odt", "html"])
def test_numbers_join_the_cells_of_columns_that_stand_one_after_the_other(
    file: str, tmp_path: Path
) -> None:
    """In lines and in paragraphs alike; of an empty cell the number is left out, and "None" is nobody missing."""
    written = {"docx": in_word, "odt": in_odt, "html": in_html}
    content = written[file](_pieces(_COLUMNS)) if file in written else _COLUMNS
    contents = loaded(tmp_path, content, f"paper.{file}")
    assert roles(contents) == {
        ("Open the upper sluice", "accountable", "Lock Keeper"),
        ("Open the upper sluice", "consulted", "Anglers' Club"),
        ("Close the towpath", "accountable", "Head of Navigation"),
        ("Buy a new boat", "accountable", "Finance Committee"),
    }


def test_rows_of_as_many_lines_as_the_header_are_a_table(tmp_path: Path) -> None:
    """One heading of four is not known: its column is unread, and the rest is read."""
    rows = (
        "Mend the weir\nLock Keeper\n3 May 2031\nblue",
        "Cut the reeds\nAnglers' Club\n4 May 2031\n-",
        "Paint the gates\n-\n5 May 2031\ngreen",
    )
    text = "Weir Board\n\nAction\nOwner\nDue date\nGlimmer\n\n" + "\n\n".join(rows) + "\n"
    contents = loaded(tmp_path, text)
    owners = roles(contents)
    assert ("Mend the weir", "responsible", "Lock Keeper") in owners
    assert ("Cut the reeds", "responsible", "Anglers' Club") in owners
    assert "Glimmer" in unread(contents)


def test_columns_of_several_lengths_are_unread_and_own_nothing(tmp_path: Path) -> None:
    """Which cell is empty cannot be told, so no row can."""
    text = (
        "Weir Board\n\nAction\nMend the weir\nCut the reeds\nPaint the gates\n\nOwner\nLock Keeper\nAnglers' Club\n\n"
        "Due date\n3 May 2031\n4 May 2031\n5 May 2031\n6 May 2031\n"
    )
    contents = loaded(tmp_path, text)
    assert not roles(contents)
    assert "Lock Keeper" in unread(contents)


@given(st.lists(st.sampled_from(["A", "R/A", "-", "Do it", "1. one", "2. two", "Owner", ""])))
def test_every_line_is_in_a_table_at_most_once(lines: list[str]) -> None:
    """Whatever the lines are, a table takes none of them twice."""
    numbered = [*enumerate(lines, 1)]
    letters = {"A", "R/A", "-"}
    found = stacked(numbered, "Owner".__eq__, letters.__contains__, lambda text: text[:1].isupper())
    for table in found:
        numbers = [part.number for part in table.parts]
        assert len(numbers) == len(set(numbers))


def test_a_tree_says_who_holds_and_chairs_what_and_admits_the_line_it_does_not_know(
    tmp_path: Path,
) -> None:
    """A title on its own line is no post; two share one; what stands under an unknown thing answers to nobody."""
    contents = loaded(
        tmp_path,
        "How we are run\n\nStaff\nDirector of Ports - Ann Oakham\n"
        "├── Director, Piers - Lee Marsh (interim)\n│   └── Head of Moorings - Sam Reed (0.6) & Joy Pell (0.4)\n"
        "├── whoever has the keys\n│   └── Head of Gates - vacant\n└── Head of Boats - shared with the lake\n",
    )
    holds = links(contents, "holds")
    assert {("Lee Marsh", "Director, Piers"), ("Joy Pell", "Head of Moorings")} <= holds
    assert ("Sam Reed", "Head of Moorings") in holds
    assert links(contents, "reportsTo") == {
        ("Director, Piers", "Director of Ports"),
        ("Head of Moorings", "Director, Piers"),
        ("Head of Boats", "Director of Ports"),
    }
    assert "Staff" not in {e.label for e in contents.entities}
    assert "whoever has the keys" in unread(contents)


def test_a_tree_gives_the_chair_that_stands_behind_a_body(tmp_path: Path) -> None:
    """Behind a dash or in brackets, with the word that says what they are."""
    contents = loaded(
        tmp_path,
        "Harbour Board (chair: the Mayor)\n├── Quay Safety Group - chair Cllr Ann Oakham\n└── Pier Forum - chair tbc\n",
    )
    label = {e.id: (e.kind, e.label) for e in contents.entities}
    assert ("Harbour Board", "accountable", "Mayor") in roles(contents)
    held = {
        (label[s.subject][0], label[s.object or ""][1])
        for s in contents.statements
        if s.term == "holds"
    }
    assert ("person", "Chair of Quay Safety Group") in held
    assert ("vacancy", "Chair of Pier Forum") in held


_SET_IN = """Chief Warden - Ann Oakham
    (answers to the Mayor and the Chief Executive, Vale Council)

    Head of Piers - Lee Marsh
        also Harbour Surveyor
        Pier Manager, North - Sam Reed, 0.5 wte
        Pier Manager, South - VACANT, advert closes in May
        [Pier Manager, Islands]

    Head of Moorings - name not published
        on loan to the lake
        Mooring Officers x 3

    Head of Gates - whoever has the keys
"""


def test_a_tree_goes_on_over_blank_lines_and_remarks_are_of_the_thing_above(
    tmp_path: Path,
) -> None:
    """Vacant, withheld and unknown holders are three things; a remark that is not understood is unread."""
    contents = loaded(tmp_path, "How we are run\nSince May 2031\n\n" + _SET_IN)
    above = links(contents, "reportsTo")
    assert above == {
        ("Chief Warden", "Mayor"),
        ("Chief Warden", "Chief Executive of Vale Council"),
        ("Head of Piers", "Chief Warden"),
        ("Pier Manager, North", "Head of Piers"),
        ("Pier Manager, South", "Head of Piers"),
        ("Pier Manager, Islands", "Head of Piers"),
        ("Head of Moorings", "Chief Warden"),
        ("Mooring Officer", "Head of Moorings"),
        ("Head of Gates", "Chief Warden"),
    }
    kind = {e.id: e.kind for e in contents.entities}
    label = {e.id: e.label for e in contents.entities}
    held = {
        (label[s.object or ""], kind[s.subject]) for s in contents.statements if s.term == "holds"
    }
    assert {
        ("Harbour Surveyor", "person"),
        ("Pier Manager, North", "person"),
        ("Pier Manager, South", "vacancy"),
        ("Head of Moorings", "withheld"),
    } <= held
    assert not {"Head of Gates", "Pier Manager, Islands"} & {post for post, _ in held}
    assert "on loan to the lake" in unread(contents)
    assert "whoever has the keys" in unread(contents)


_CARDS = """Lake Trust risks

==========================
Risk LT01: The dam leaks
Risk owner ........ Lock Keeper
Control owner ..... Head of Navigation
What we are doing:
   a) Measure the water  [by 3 May 2031]
   b) Call the divers - Anglers' Club
Status ............ Tolerated
==========================
Risk LT02: Boats collide
Risk owner ........ vacant
Control owner ..... n/a
Status ............ Open
==========================
"""


def test_cards_with_dots_and_a_reference_in_their_first_label(tmp_path: Path) -> None:
    """A label that differs by a number alone is one label; each item of a list is a measure of its own."""
    contents = loaded(tmp_path, _CARDS)
    owners = roles(contents)
    assert ("The dam leaks", "accountable", "Lock Keeper") in owners
    assert ("Measure the water", "responsible", "Head of Navigation") in owners
    assert ("Call the divers", "responsible", "Anglers' Club") in owners
    assert ("Call the divers", "responsible", "Head of Navigation") not in owners
    kind = {e.id: e.kind for e in contents.entities}
    label = {e.id: e.label for e in contents.entities}
    vacant = [
        label[s.subject] for s in contents.statements if kind.get(s.object or "") == "vacancy"
    ]
    assert vacant == ["Boats collide"]
    said = {(label[s.subject], s.term, s.value) for s in contents.statements if s.value}
    assert ("The dam leaks", "reference", "LT01") in said
    assert ("Measure the water", "deadline", "2031-05-03") in said


@pytest.mark.parametrize("gap", ["    ", " - "])
def test_a_label_that_comes_again_needs_no_colon(gap: str, tmp_path: Path) -> None:
    """What stands apart behind the same known words, card after card, is their value; a line above all is a title."""
    cards = (("Mend the weir", "Lock Keeper"), ("Cut the reeds", "Anglers' Club"))
    text = "\n".join(
        f"Action{gap}{work}\nOwner{gap}{who}\nDue{gap}May 2031\n" for work, who in cards
    )
    contents = loaded(tmp_path, f"Weir Board: what we do\n\n{text}")
    assert roles(contents) == {(work, "responsible", who) for work, who in cards}


_QUESTIONS = (
    ("Who will open the upper sluice?", "The Head of Navigation, Ann Oakham. It sticks in winter."),
    ("And who looks after the nets?", "Nobody, at present."),
    ("Who is responsible for it?", "The Fisheries Committee."),
    ("Who checks the boats?", "Whoever is free, which is rarely anybody."),
    ("What does a licence cost?", "Ten pounds."),
)


@pytest.mark.parametrize("file", ["txt", "marked", "docx"])
def test_an_answer_says_who_does_what_its_question_asks(file: str, tmp_path: Path) -> None:
    """Only where the question names the work and the answer is a party; what else answers "who" is unread."""
    if file == "docx":
        pieces = [("p", line) for pair in _QUESTIONS for line in pair]
        contents = loaded(tmp_path, in_word([("h1", "The lake"), *pieces]), "paper.docx")
    else:
        marks = ("Q. ", "A. ") if file == "marked" else ("", "")
        blocks = [f"{marks[0]}{asked}\n{marks[1]}{answer}\n" for asked, answer in _QUESTIONS]
        contents = loaded(tmp_path, "\n".join(["The lake\n", *blocks]))
    kind = {e.id: e.kind for e in contents.entities}
    label = {e.id: e.label for e in contents.entities}
    owned = {
        (label[s.subject], kind[s.object or ""], s.basis)
        for s in contents.statements
        if s.term == "assignedTo"
    }
    assert owned == {
        ("open the upper sluice", "person", "inferred"),
        ("nets", "vacancy", "inferred"),
    }
    assert ("Ann Oakham", "Head of Navigation") in links(contents, "holds")
    assert "The Fisheries Committee" in unread(contents)
    assert "rarely anybody" in unread(contents)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Who is not responsible for the canal?", "Mere Council."),
        ("Who is no longer responsible for the canal?", "Mere Council."),
        ("Who was responsible for the canal?", "Mere Council."),
        ("Who should be responsible for the canal?", "Mere Council."),
        ("Who will not mend the canal?", "Mere Council."),
        ("Who looks after the canal?", "Vacant, but Ann Bee is covering until June."),
        ("Who looks after the canal?", "Nobody, as the bridge was removed in 2019."),
    ],
)
def test_no_answer_assigns_what_its_question_denies_or_wishes(
    asked: str, answer: str, tmp_path: Path
) -> None:
    """Nor is a post vacant of which an answer says more than that; what is not read is owned up to."""
    other = "Who is responsible for the lock?\nLock Board.\n"
    contents = loaded(tmp_path, f"The canal\n\n{asked}\n{answer}\n\n{other}")
    assert roles(contents) == {("lock", "responsible", "Lock Board")}
    assert asked in unread(contents)


@pytest.mark.parametrize("line", ["Owner: Port Office", "Accountable officer ...... Ann Oakham"])
def test_a_label_that_asks_who_is_never_mere_text(line: str, tmp_path: Path) -> None:
    """Where nobody can tell of what, the line is unread."""
    contents = loaded(
        tmp_path, f"Notes on the quay\n\nThe wall was looked at twice in the spring.\n\n{line}\n"
    )
    assert not roles(contents)
    assert line.rsplit(maxsplit=1)[-1] in unread(contents)


_TEMPLATE = """Safer Mere Plan 2031

Priority 1: Burglary

What do we want to achieve?

Fewer homes burgled.

What will we do?

- Fit locks for older residents
- Mark bicycles at the station

Who will lead?

Mere Police

Priority 2: Noise nuisance

What do we want to achieve?

Calmer evenings.

What will we do about late bars?

- Patrol the market square

Who will lead?

Mere Council
"""


def test_a_template_s_questions_are_neither_topics_nor_work(tmp_path: Path) -> None:
    """Who is to lead is asked of the priority on whose page it stands; no question becomes an action."""
    contents = loaded(tmp_path, _TEMPLATE)
    assert roles(contents) == {
        ("Burglary", "accountable", "Mere Police"),
        ("Noise nuisance", "accountable", "Mere Council"),
    }
    assert not [e for e in contents.entities if "?" in e.label or e.label == "lead"]
    assert not unread(contents)
    assert {s.basis for s in contents.statements if s.role == "accountable"} == {"inferred"}
