"""Minutes and logs: who was there, what was agreed, and who is to do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.told import links

Read = Callable[[str], Contents]

_MINUTES = """\
TARN VALLEY FLOOD BOARD
Minutes of the meeting held on 3 February 2031

Present: Cllr Olwen Pratt (Chair), Dr Ifor Vane (Mere Water Authority), Nia Lowe (NL)
Apologies: Huw Parry (Tarn Council)

1. Actions from the previous meeting
ACTION: Dr Vane to inspect the weir. Done.
ACTION: Nia Lowe to order pumps. Carried forward to March.

2. Culverts
The Board heard that the Lane End culvert was blocked. Mr Parry should perhaps be asked.
ACTION: IV to clear the culvert by 30 April 2031.
Action (NL/OP): write to the railway.
Action: find a store for the barriers.
ACTION: QZ to count the sandbags.
It was RESOLVED that Nia Lowe lead on the spring survey, with support from Mere Water Authority.
"""


def _roles(contents: Contents) -> set[tuple[str, str, str, str]]:
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], s.role or "", labels[s.object or ""], s.basis)
        for s in contents.statements
        if s.term == "assignedTo"
    }


def test_each_action_has_the_owner_that_its_line_names(read: Read) -> None:
    """Initials are of those present; what no list resolves is nobody's, and is no vacancy."""
    contents = read(_MINUTES)
    assert _roles(contents) == {
        ("inspect the weir", "responsible", "Ifor Vane", "inferred"),
        ("order pumps", "responsible", "Nia Lowe", "inferred"),
        ("clear the culvert", "responsible", "Ifor Vane", "inferred"),
        ("write to the railway", "responsible", "Nia Lowe", "inferred"),
        ("write to the railway", "responsible", "Olwen Pratt", "inferred"),
        ("find a store for the barriers", "responsible", "nobody named", "stated"),
        ("spring survey", "accountable", "Nia Lowe", "stated"),
        ("spring survey", "consulted", "Mere Water Authority", "stated"),
    }
    assert any("QZ" in e.reason for e in contents.ledger if e.outcome == "unread")


def test_an_old_action_keeps_what_became_of_it(read: Read) -> None:
    """And a new one its day."""
    contents = read(_MINUTES)
    labels = {e.id: e.label for e in contents.entities}
    said = {
        (labels[s.subject], s.term, s.value)
        for s in contents.statements
        if s.term in ("status", "deadline")
    }
    assert said == {
        ("inspect the weir", "status", "Done"),
        ("order pumps", "status", "Carried forward to March"),
        ("clear the culvert", "deadline", "2031-04-30"),
    }


def test_attendance_is_no_membership(read: Read) -> None:
    """It gives names and where people are from, and the chair."""
    contents = read(_MINUTES)
    board = "TARN VALLEY FLOOD BOARD"
    assert links(contents, "attended") == {
        (n, board) for n in ("Olwen Pratt", "Ifor Vane", "Nia Lowe")
    }
    assert links(contents, "absentFrom") == {("Huw Parry", board)}
    assert ("Olwen Pratt", f"Chair of {board}") in links(contents, "holds")
    assert not any(body == board for _, body in links(contents, "memberOf"))
    days = {s.start for s in contents.statements if s.term == "attended"}
    assert days == {"2031-02-03"}


def test_names_of_a_list_do_not_run_over_the_end_of_a_line(read: Read) -> None:
    """The next line is the next person."""
    contents = read(
        "Tarn Wardens Forum\nNotes of the meeting\n\nAttendees\nHuw Parry (Chair)\nNia Lowe – Open College of Tarn\n"
        "Ifor Vane (IV)\nOlwen Pratt – Mere Data Institute\n"
    )
    assert ("Nia Lowe", "Open College of Tarn") in links(contents, "memberOf")
    assert ("Ifor Vane", "Tarn Wardens Forum") in links(contents, "attended")
    assert not any("Ifor" in e.label for e in contents.entities if e.kind == "body")


def test_a_list_of_actions_names_whoever_stands_before_to(read: Read) -> None:
    """An imperative before "to" is nobody; a bracket at the end is an owner."""
    contents = read(
        "Tarn Wardens Forum\nMinutes\n\nPresent: Nia Lowe, Huw Parry\n\nActions\n- Nia Lowe and Huw Parry to walk the bank\n"
        "- Talk to the boat club\n- Update the rota (NL)\n"
    )
    assert _roles(contents) == {
        ("walk the bank", "responsible", "Nia Lowe", "inferred"),
        ("walk the bank", "responsible", "Huw Parry", "inferred"),
        ("Talk to the boat club", "responsible", "nobody named", "stated"),
        ("Update the rota", "responsible", "Nia Lowe", "inferred"),
    }


def test_a_heading_of_a_log_owns_what_stands_below_it(read: Read) -> None:
    """The key at the end says whose the initials are; the next heading ends it."""
    contents = read(
        "Tarn Wardens Action Log\n\nGauges – Lead NL/HP\nCalibrate the gauge at Lane End\nOngoing\nPublish the levels\n"
        "New\n\nBoats\nService the engine\nComplete\n\nKey: NL Nia Lowe, HP Huw Parry\n"
    )
    roles = _roles(contents)
    assert ("Publish the levels", "accountable", "Huw Parry", "inferred") in roles
    assert ("Calibrate the gauge at Lane End", "accountable", "Nia Lowe", "inferred") in roles
    assert {who for what, _, who, _ in roles if what == "Service the engine"} == {"nobody named"}
    assert sum(s.term == "status" for s in contents.statements) == 3


@pytest.mark.parametrize("case", ["actions-in-minutes", "attendance-columns", "owner-in-heading"])
def test_known_hard_papers_invent_no_owner(case: str) -> None:
    """Where they are at hand: every owner of an action stands in the paper's own words."""
    folder = Path(__file__).parents[3] / "shared" / "cases" / case
    if not folder.is_dir():
        pytest.skip("the folder of hard cases is not there")
    path = next(folder.glob("*.txt"))
    contents = load([path])
    text = path.read_text(encoding="utf-8")
    assert all(who == "nobody named" or who in text for _, _, who, _ in _roles(contents))


_BESIDE = """\
TARN VALLEY FLOOD BOARD
Minutes of the meeting held on 3 February 2031

Board: Cllr Olwen Pratt (Chair), Dr Ifor Vane (Mere Water Authority), Nia Lowe
Apologies: Huw Parry (Tarn Council)

Action: Nia to order pumps.
Action: Ifor Vane, Nia Lowe collate the readings.
Action: For Huw to tell the school.
Distribution: Ann Bee, Cy Dee
"""


def test_the_bodys_own_people_may_be_listed_under_its_short_name(read: Read) -> None:
    """Beside others who were there or not; whoever is sent the paper was not."""
    board = "TARN VALLEY FLOOD BOARD"
    assert links(read(_BESIDE), "attended") == {
        (name, board) for name in ("Olwen Pratt", "Ifor Vane", "Nia Lowe")
    }


def test_a_given_name_is_the_one_person_of_the_document_who_has_it(read: Read) -> None:
    """As inferred; where two have it, it is nobody's."""
    assert _roles(read(_BESIDE)) == {
        ("order pumps", "responsible", "Nia Lowe", "inferred"),
        ("collate the readings", "responsible", "Ifor Vane", "inferred"),
        ("collate the readings", "responsible", "Nia Lowe", "inferred"),
        ("tell the school", "responsible", "Huw Parry", "inferred"),
    }
    two = read(_BESIDE.replace("Huw Parry (Tarn Council)", "Huw Parry (Tarn Council), Nia Rees"))
    assert not any(work == "order pumps" for work, *_ in _roles(two))
    assert any("“Nia”" in e.reason for e in two.ledger if e.outcome == "unread")


def test_a_name_that_text_uses_in_full_once_lends_nobody_its_given_name(read: Read) -> None:
    text = "Minutes of the Tarn Board\n\nPresent: Huw Parry\n\n{}Action: Gwen to paint the weir.\n"
    once, twice = "Gwen Ellis spoke first.\n\n", "Gwen Ellis spoke first. Gwen Ellis left.\n\n"
    assert _roles(read(text.format(once))) == set()
    assert {agent for _, _, agent, _ in _roles(read(text.format(twice)))} == {"Gwen Ellis"}


_IN_COLUMNS = """\
# Tarn Valley Flood Board
Minutes of the meeting held on 3 February 2031

| Attendees | Officials |
|---|---|
| Olwen Pratt (Chair) (OP) | Ifor Vane (Mere Water Authority) |
| Nia Lowe (NLo) | Apologies |
| | Huw Parry |

## Agenda

| Item | Description | Lead |
|---|---|---|
| 1 | Welcome | OP |

## Actions

| Issue | Action | Latest position |
|---|---|---|
| Weir | Mere Water Authority to inspect the weir | Done |
| Weir | Board to visit the weir | Ongoing |
| Weir | Ask Tarn Bailiffs Board to lift the weir | Ongoing |
| Weir | Gwen to paint the weir | Ongoing |

Action: NLo and OP to count sandbags.
"""


@pytest.fixture
def in_columns(marked: Read) -> Contents:
    """The minutes of a meeting whose lists stand in tables."""
    return marked(_IN_COLUMNS)


def test_attendance_in_columns_holds_for_the_cells_below_each_heading(
    in_columns: Contents,
) -> None:
    """A heading further down a column holds from there; initials beside a name are the person's."""
    board = "Tarn Valley Flood Board"
    here = {("Olwen Pratt", board), ("Ifor Vane", board), ("Nia Lowe", board)}
    assert links(in_columns, "attended") == here
    assert links(in_columns, "absentFrom") == {("Huw Parry", board)}
    assert ("count sandbags", "responsible", "Nia Lowe", "inferred") in _roles(in_columns)
    assert "NLo" not in {e.label for e in in_columns.entities}


def test_an_agenda_makes_nobody_responsible(in_columns: Contents) -> None:
    assert not any(e.label == "Welcome" for e in in_columns.entities)
    rows = [e for e in in_columns.ledger if "agenda" in e.reason]
    assert {e.outcome for e in rows} == {"ignored"}  # also its header


def test_a_log_without_owners_has_them_in_its_actions(in_columns: Contents) -> None:
    """An action that opens with a verb names nobody so; who goes by a given name alone is not understood."""
    owners = {work: (agent, basis) for work, _, agent, basis in _roles(in_columns)}
    assert owners["Mere Water Authority to inspect the weir"] == (
        "Mere Water Authority",
        "inferred",
    )
    assert owners["Board to visit the weir"] == ("Tarn Valley Flood Board", "inferred")
    assert "Ask Tarn Bailiffs Board to lift the weir" not in owners
    assert owners["Gwen to paint the weir"] == ("Gwen", "inferred")
    assert [one.kind for one in in_columns.entities if one.label == "Gwen"] == ["unclear"]
    assert any("“Gwen”" in e.reason for e in in_columns.ledger if e.outcome == "unread")


def test_initials_that_two_documents_give_to_two_people_are_nobodys(tmp_path: Path) -> None:
    for name, person in (("a", "Ola Pratt"), ("b", "Otto Price")):
        text = (
            f"Minutes of the {name.upper()} Board\n\nPresent: {person} (OP), Cy Dee (CD)\n\n"
            f"Action | Owner\nCount the boats by {name} | OP\nPaint the boats by {name} | OP\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    contents = load([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert {agent for _, _, agent, _ in _roles(contents)} <= {"OP"}


_ACTIONS = """\
Mere Harbour Board
Minutes of the meeting held on 14 January 2026

Present: Cllr Priya Berg (Chair), Dan O'Neill, Wes Young, Mia Frost

1. Matters arising

{}
"""


def _owned(contents: Contents) -> dict[str, set[tuple[str, str]]]:
    """Who has a role for each action: their kind and name."""
    labels = {e.id: (e.kind, e.label) for e in contents.entities}
    found: dict[str, set[tuple[str, str]]] = {
        label: set() for kind, label in labels.values() if kind == "action"
    }
    for s in contents.statements:
        if s.term == "assignedTo" and s.object and labels[s.subject][0] == "action":
            found[labels[s.subject][1]].add(labels[s.object])
    return found


@pytest.mark.parametrize(
    ("line", "work", "who"),
    [
        ("ACTION: W. Young to write to schools by 28 February 2026.", "write to schools", ("person", "Wes Young")),
        ("ACTION: J. R. Patel to write to schools.", "write to schools", ("person", "J. R. Patel")),
        ("ACTION: DO'N to chase the policy.", "chase the policy", ("person", "Dan O'Neill")),
        ("ACTION: (closed) Sara Flint to buy lamps.", "buy lamps", ("person", "Sara Flint")),
        ("ACTION (closed): Sara Flint to buy lamps.", "buy lamps", ("person", "Sara Flint")),
        ("Action: warn the shops (Owner: Ravi Nair) by June 2026", "warn the shops", ("person", "Ravi Nair")),
        ("Action: block the calls - Lead: TBC", "block the calls", ("vacancy", "TBC")),
        ("Action: paint the wall. Owner: Ravi Nair", "paint the wall", ("person", "Ravi Nair")),
    ],
)  # fmt: skip
def test_an_action_has_the_owner_that_stands_in_its_words(
    read: Read, line: str, work: str, who: tuple[str, str]
) -> None:
    """Before "to", behind a label in a bracket, a dash or a sentence, with initials or in full."""
    assert _owned(read(_ACTIONS.format(line))) == {work: {who}}


@pytest.mark.parametrize(
    "line",
    [
        "Action: mend the gate (Contact: Ravi Nair)",
        "Action: mend the gate (Parks Squad)",
        "Action: mend the gate - owner to be found.",
        "Action: PQZ to mend the gate.",
    ],
)
def test_an_owner_that_was_not_understood_is_never_nobody(read: Read, line: str) -> None:
    """The line is unread, and the action says so if there is one."""
    contents = read(_ACTIONS.format(line))
    assert not any(kind == "vacancy" for who in _owned(contents).values() for kind, _ in who)
    assert any(e.outcome == "unread" and "mend the gate" in e.text for e in contents.ledger)
    actions = {e.id for e in contents.entities if e.kind == "action"}
    assert actions <= {s.subject for s in contents.statements if s.term == "notRead"}


def test_an_action_of_which_nobody_is_said_has_nobody(read: Read) -> None:
    """It asks for somebody and names none: that is said as such."""
    ((_, who),) = _owned(read(_ACTIONS.format("ACTION: invite the mayor."))).items()
    assert {kind for kind, _ in who} == {"vacancy"}


def test_an_action_names_its_owner_before_a_dash_too(read: Read) -> None:
    """As before "to": but what somebody will not do, or has done, is nothing to be done."""
    text = (
        "TARN BOARD\nMinutes of the meeting held on 3 February 2031\n\nPresent: Nia Lowe (Chair), Huw Parry\n\n"
        "ACTION: Huw Parry - confirm whether the Council will lead on floods by 30/06/2031.\n"
        "ACTION: Nia Lowe – will not chase the bid.\n"
        "ACTION: Nia Lowe – completed the bid.\n"
    )
    contents = read(text)
    assert {role[1:] for role in _roles(contents)} == {("responsible", "Huw Parry", "inferred")}
    due = [s.value for s in contents.statements if s.term == "deadline"]
    assert due == ["2031-06-30"]
    assert sum(e.outcome == "unread" for e in contents.ledger) == 2


@pytest.mark.parametrize(
    "said",
    [
        "Nia Lowe will act as interim lead for flooding until the post is filled.",
        "Nia Lowe agreed to act as temporary chair of the task group.",
        "Nia Lowe will stand in as lead for flooding.",
    ],
)
def test_what_somebody_acts_as_is_no_piece_of_work(read: Read, said: str) -> None:
    """And it is owned up to, as it says who leads meanwhile."""
    text = f"TARN BOARD\nMinutes of the meeting held on 3 February 2031\n\nPresent: Nia Lowe, Huw Parry\n\n2. Floods\n{said}\n"
    contents = read(text)
    assert not [e for e in contents.entities if e.kind == "action"]
    assert any(e.outcome == "unread" and "what somebody acts" in e.reason for e in contents.ledger)


@pytest.mark.parametrize(
    "line",
    [
        "Cllr Pratt will never support the closure.",
        "It was agreed that Nia Lowe would never use the lock.",
        "Actions: see above",
        "Action: see the attached log",
        "Action: as below",
        "Action: meet the residents (with Sam Fox)",
    ],
)
def test_what_is_not_to_be_done_or_stands_elsewhere_is_no_action(read: Read, line: str) -> None:
    """Nor has an action a vacancy whose bracket names somebody; each line is owned up to."""
    there = "Present: Cllr Olwen Pratt (Chair), Nia Lowe"
    contents = read(f"Tarn Valley Flood Board\nMinutes, 3 February 2031\n\n{there}\n\n{line}\n")
    assert not _roles(contents)
    assert [e for e in contents.ledger if e.outcome == "unread"]


def test_an_item_whose_bracket_names_somebody_is_no_vacancy(read: Read) -> None:
    """A time in a bracket names nobody, and a bracket that names a party owns the action."""
    contents = read(
        "Tarn Valley Flood Board\nMinutes, 3 February 2031\n\nPresent: Nia Lowe\n\nActions\n\n"
        "- Meet the residents (with Sam Fox)\n- Open the sluice (in May)\n- Mend the weir (Nia Lowe)\n"
    )
    assert {(work, who) for work, _, who, _ in _roles(contents)} == {
        ("Open the sluice (in May)", "nobody named"),
        ("Mend the weir", "Nia Lowe"),
    }
