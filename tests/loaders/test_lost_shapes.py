"""Tables that lost their shape: what their layout does not prove is nobody's work, and what it proves is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.blocks import Part, Passage
from remit.loaders.decisions import Decisions
from remit.loaders.profile import load_profile
from remit.loaders.values.parties import Parties
from tests.support.office import in_word

_PARTIES = Parties(load_profile(), Decisions())


def _said(cell: str) -> list[tuple[str, str]]:
    return [(p.kind, p.name) for p in _PARTIES.read(Passage.of([Part(cell, 3, 2)]))]


def _owners(contents: Contents) -> set[tuple[str, str, str]]:
    """Each piece of work with its role and whoever has it; an empty seat as "vacancy"."""
    things = {entity.id: entity for entity in contents.entities}

    def called(thing: str) -> str:
        one = things[thing]
        return one.kind if one.kind in ("vacancy", "withheld") else one.label

    return {
        (things[s.subject].label, s.role or "", called(s.object or ""))
        for s in contents.statements
        if s.term == "assignedTo"
    }


def _read(folder: Path, text: str, suffix: str = "txt") -> set[tuple[str, str, str]]:
    path = folder / f"paper.{suffix}"
    path.write_text(text, encoding="utf-8")
    return _owners(load([path]))


# --- what was turned down ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "answer", "seat"),
    [
        ("Accepted?", "No", False),
        ("Agreed?", "no", False),
        ("Status", "Rejected - too dear", False),
        ("Status", "Not accepted", False),
        ("Accepted?", "Yes", True),
        ("Accepted?", "In part", True),
        ("Status", "In progress", True),
        ("Started?", "No", True),
    ],
)
def test_what_was_turned_down_asks_for_nobody(
    tmp_path: Path, heading: str, answer: str, seat: bool
) -> None:
    """Beside a recommendation that was refused an empty cell of owners is no empty seat; beside any other it is."""
    rows = [
        f"Recommendation,{heading},Lead,Deadline",
        "Check the risers,Yes,Estates Manager,3 May 2031",
        "Renew the alarm,Yes,Housing Manager,4 May 2031",
        f"Widen the stairs,{answer},,",
    ]
    owners = _read(tmp_path, "\n".join(rows), "csv")
    assert ("Check the risers", "accountable", "Estates Manager") in owners
    assert (("Widen the stairs", "accountable", "vacancy") in owners) == seat


# --- words beside parties ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Clerk as soon as practicable", [("post", "Clerk")]),
        ("Clerk, immediately", [("post", "Clerk")]),
        ("the Mayor and the Clerk", [("post", "Mayor"), ("post", "Clerk")]),
        ("The Chief Executive and the Leader together", [("post", "Chief Executive"), ("post", "Leader")]),
        ("Minister for Sport and the Arts", [("post", "Minister for Sport and the Arts")]),
        ("Head of the Harbour and the Coast", [("post", "Head of the Harbour and the Coast")]),
    ],
)  # fmt: skip
def test_how_soon_is_nobody_and_two_posts_are_two(
    cell: str, expected: list[tuple[str, str]]
) -> None:
    """What says how soon somebody is told is no name, and a second article begins a second post, if one stands there."""
    assert _said(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("AWAITING NOMINATION", [("vacancy", "AWAITING NOMINATION")]),
        ("BELL & ROWE LLP", [("body", "BELL & ROWE LLP")]),
        ("HEAD OF FINANCE AND HEAD OF LAW", [("post", "HEAD OF FINANCE"), ("post", "HEAD OF LAW")]),
        ("MRS J. TARN", [("person", "J. TARN")]),
        # Letters that are short for names stay what they are, and a post may open with a word for nobody.
        ("OPCC", [("body", "OPCC")]),
        ("MARAC / MAPPA", [("body", "MARAC"), ("body", "MAPPA")]),
        ("VACANT HOMES OFFICER", [("post", "VACANT HOMES OFFICER")]),
        ("ICB CHIEF NURSE", [("post", "ICB CHIEF NURSE")]),
        # A word that nobody knows makes the whole unclear, as in small letters.
        *((one, [("unclear", one)]) for one in (
            "CARETAKER AND KEYS", "CARETAKER AND GATE", "POLICE AND CONES", "POLICE AND SIREN", "SOLICITOR AND SEAL",
            "POLICE AND BARRIERS", "HARBOUR MASTER AND BOAT", "COASTGUARD AND RNLI",
            "KEYS AND POLICE", "CARETAKER & KEYS",
        )),
    ],
)  # fmt: skip
def test_capitals_throughout_say_nothing_of_names(
    cell: str, expected: list[tuple[str, str]]
) -> None:
    """A cell in nothing but capitals is read as if it were written otherwise, and cited as it stands."""
    assert _said(cell) == expected
    assert all(p.passage.text in cell for p in _PARTIES.read(Passage.of([Part(cell, 3, 2)])))


# --- cards ---------------------------------------------------------------------------------------

_ABOVE = """Risk register

Ref
R1
Risk
The roof leaks
Owner
Town Clerk
Further action
Renew the slates

Ref
R2
Risk
The boiler fails
Owner
Responsible Finance Officer
Target date
4 May 2031
Further action
Test it

Ref
R3
Risk
The lift stops
Owner
Town Clerk
Target date
3 May 2031
Further action
Call the firm
"""


def test_a_value_that_might_be_a_label_is_one_only_where_it_has_values_below_it(
    tmp_path: Path,
) -> None:
    """Below "Owner" "Town Clerk" is whom the label asks for, though "Clerk" may label a card; nobody is missing."""
    owners = _read(tmp_path, _ABOVE)
    assert ("The roof leaks", "accountable", "Town Clerk") in owners
    assert ("The lift stops", "accountable", "Town Clerk") in owners
    assert ("The boiler fails", "accountable", "Responsible Finance Officer") in owners
    assert not any(who == "vacancy" for _, _, who in owners)


def test_a_label_that_the_first_card_lacks_begins_no_card(tmp_path: Path) -> None:
    """A target date that only later cards have stands where it stands: what follows belongs to the same card."""
    path = tmp_path / "paper.txt"
    path.write_text(_ABOVE, encoding="utf-8")
    assert not any(
        entry.outcome == "unread" for entry in load([path]).ledger if "firm" in entry.text
    )


_CARDS = [
    ("Ref", "1.1", "1.2", "1.3"),
    ("Milestone", "Ring every tenant", "Write a plain agreement", "Open a paint store"),
    ("Accountable lead", "Ann Bee", "Head of Legal", "Estates Manager"),
    ("Where our assurance comes from", "Board", "Internal audit", "Tenant Panel"),
]


def test_labels_that_come_again_are_of_records_and_not_of_what_stands_above(
    tmp_path: Path,
) -> None:
    """Nobody answers for a whole plan by the labels of its first record, nor for the value of a label."""
    lines = [f"{label}: {values[n]}" for n in range(3) for label, *values in _CARDS]
    path = tmp_path / "paper.docx"
    path.write_bytes(in_word([("h1", "Tarn Homes delivery plan 2031"), *(("p", x) for x in lines)]))
    works = {work for work, _, _ in _owners(load([path]))}
    assert not any("plan" in work or "assurance" in work for work in works)


def test_a_plan_whose_label_stands_alone_keeps_its_lead(tmp_path: Path) -> None:
    """One label above the text of a plan says who answers for it."""
    text = "Tarn Homes delivery plan 2031\n\nAccountable lead: Head of Legal\n\nWe will mend the roofs.\n"
    assert ("Tarn Homes delivery plan 2031", "accountable", "Head of Legal") in _read(
        tmp_path, text
    )


def test_a_label_of_many_words_or_of_a_sign_is_one_where_it_comes_again(tmp_path: Path) -> None:
    """Words such as "Next step (and who is on it)" and "% done" label cards as shorter labels do."""
    cards = [
        f"Action: {work}\nWho carries it out: {who}\nWhat we will do next and who is on it: {then}\n% done: {done}\n"
        for work, who, then, done in (
            ("Mend the gate", "Estates Manager", "Order the hinges", 10),
            ("Paint the hall", "Head of Legal", "Choose a colour", 20),
            ("Drain the pond", "Harbour Master", "Hire a pump", 30),
        )
    ]
    owners = _read(tmp_path, "Quay plan\n\n" + "\n".join(cards))
    assert {(work, who) for work, _, who in owners} == {
        ("Mend the gate", "Estates Manager"),
        ("Paint the hall", "Head of Legal"),
        ("Drain the pond", "Harbour Master"),
    }


# --- strokes, lists and headers ------------------------------------------------------------------


def test_a_stroke_that_opens_a_line_leaves_its_first_cell_empty(tmp_path: Path) -> None:
    """Where the header opens with none, the cells of such a row are in their own columns; in a box they are not moved."""
    rows = [
        "Aim | Task | Who | Finish",
        "Visitors stay | Open a cafe | Commercial Director | 3 May 2031",
        " | Mend the benches | House Manager | 4 May 2031",
    ]
    open_ = _read(tmp_path, "Plan\n\n" + "\n".join(rows))
    boxed = _read(tmp_path, "Plan\n\n" + "\n".join(f"| {row} |" for row in rows))
    assert ("Mend the benches", "responsible", "House Manager") in open_
    assert open_ == boxed


def test_entries_that_name_parties_twice_are_unread(tmp_path: Path) -> None:
    """Of a list of powers whose entries name two parties each nobody can tell who has the power; of one each it is told."""
    works = [
        ("Close a road for a day", "Works Manager", "Police"),
        ("Reduce a penalty", "Revenue Officer", "Finance Manager"),
        ("Refund a deposit", "Customer Manager", ""),
        ("Lease the quay", "Harbour Master", "Town Clerk"),
    ]
    title = "Tarn Council: scheme of delegation\n\n"
    twice = title + "\n".join(f"- {' – '.join(filter(None, row))}" for row in works)
    once = title + "\n".join(f"- {work} – {who}" for work, who, _ in works)
    assert not _read(tmp_path, twice)
    assert {(work, who) for work, _, who in _read(tmp_path, once)} == {
        (work, who) for work, who, _ in works
    }


def test_posts_counted_one_below_the_other_have_nothing_to_do_with_each_other(
    tmp_path: Path,
) -> None:
    """An item of a numbered list is no function of the post in the item above it."""
    columns = {
        "Role": ["Chief Executive", "Chief Nurse", "Matron, Emergency Care", "Chaplain"],
        "Name": ["Ann Bee", "Cy Dee", "Post frozen", "Eve Fox"],
        "Responsible to": ["Trust Board", "Chief Executive", "Chief Nurse", "Chief Nurse"],
        "Portfolio": ["Accountable Officer", "Safeguarding"],
    }
    listed = "\n".join(
        "\n".join([head, *(f"{n}. {cell}" for n, cell in enumerate(cells, 1)), ""])
        for head, cells in columns.items()
    )
    assert not _read(tmp_path, listed)


def test_the_service_of_a_post_is_where_it_is(tmp_path: Path) -> None:
    """In a list of posts "Service" stands above no work; "Responsible for" does."""
    header = "Ref   Job title        Holder     Grade   {}\n"
    rows = "P1    Parks Manager    Ann Bee    G11     Street Scene\nP2    Trees Officer    Cy Dee     G9      Street Scene\n"
    assert not _read(tmp_path, "Posts\n\n" + header.format("Service") + rows)
    assert _read(tmp_path, "Posts\n\n" + header.format("Responsible for") + rows)


def test_a_narrow_column_breaks_no_name_off_what_somebody_is_to_do(tmp_path: Path) -> None:
    """What goes on below "to write to the" is no party; a line that names somebody else is one."""
    table = (
        "Minutes of the Quay Board\n\n"
        "Item   Discussion and decision      Action by              When\n"
        "1      Home visits. Ask for help.   Estates Manager;       3 May 2031\n"
        "                                    Cllr Tarn to\n"
        "                                    write to Fellgate\n"
        "                                    Homes\n"
        "2      The lift. Have it mended.    Town Clerk             4 May 2031\n"
        "                                    Harbour Master\n"
    )
    named = {who for _, _, who in _read(tmp_path, table)}
    assert {"Estates Manager", "Town Clerk", "Harbour Master"} <= named
    assert not any("Fellgate" in who or who == "Homes" for who in named)
