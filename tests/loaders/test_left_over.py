"""What nothing was told of though it is a list of names, of deeds, or stands under roles, is owned up to and never claimed."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.loaders.conftest import Read

_PAPER = """\
# Quay Harbour Forum

The forum was set up for those who use the harbour and its quays, and this paper says how it works from day to day.

{}
"""


def _why(contents: Contents) -> dict[str, str]:
    return {" ".join(e.text.split()): e.reason for e in contents.ledger if e.outcome == "unread"}


_REASONS = ("list of names", "what is to be done", "nothing was told of", "who is to do it")
_NAMES = """\
## Operations

Gulas, Jack is on leave and the rest were asked by letter as the rules of the harbour ask, at the usual time of the year.

- Elizabeth Moss, Harbour Service Commission
- Gareth Dee / Caroline Lunn, Shared Piers
- Paul Bellows, Yellow Pencil
"""
_DEEDS = """\
## Pier Warden - 2 people across both quays

Core part (1/2 day per week):

- Coordinate checks of the moorings as required
- Advise visitors on tides
- Maintain the list of berths
"""
_ROLES = """\
## Roles and responsibilities

### Buoy keeping

Buoys on the north side and on the bar, with their lights and chains in all weathers.
"""


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (_NAMES, ["Elizabeth Moss, Harbour Service Commission", "Paul Bellows, Yellow Pencil"]),
        (_DEEDS, ["Coordinate checks of the moorings as required", "Advise visitors on tides", "Maintain the list of berths"]),
        (_ROLES, ["Buoys on the north side and on the bar, with their lights and chains in all weathers."]),
        ("It was AGREED that a letter of thanks be sent to the outgoing pilots.\n", ["It was AGREED that a letter of thanks be sent to the outgoing pilots."]),
    ],
)  # fmt: skip
def test_what_is_left_over_is_owned_up_to_by_its_form(
    marked: Read, said: str, lines: list[str]
) -> None:
    why = _why(marked(_PAPER.format(said)))
    for line in lines:
        assert line in why, why


@pytest.mark.parametrize(
    "said",
    [
        "## Background\n\nThe harbour was dug in 1830 and has been silted up and cleared out many times over.\n",
        "## What to bring\n\n- Apples and pears\n- A warm coat\n- Sandwiches for two days\n",
        "## Places\n\n- North Quay steps\n- The old lifeboat house\n- Ferry slip\n",
        "## Abbreviations\n\n- Fathom: six feet of depth\n- Knot: one sea mile in an hour\n",
        "Many of those who came had agreed with each other on the colour of the sails long ago.\n",
        "## Tides\n\nHigh water at the bar is about an hour later than at the pier, and twice that at neaps.\n",
        "## Fees\n\n- Boats under six metres: 40 pounds\n- Boats over six metres: 60 pounds\n",
        "## Further reading\n\n- Pilotage in narrow waters\n- Buoys and beacons of the coast\n",
        "The roles of salt and of sand in the wear of ropes are told by the harbour's own tests of last year.\n",
        "## Weather\n\n- Fog in early summer\n- Gales from October\n- Ice in hard years\n",
        "## Tasks for children\n\n- Find the seal in the hall\n- Draw the gull you like best\n- Count the boats at the pier\n",
        "Functions of the heart:\n\n- pumps blood round the whole body\n",
        "## Responsibilities under law\n\nThe UK GDPR sets out six principles.\n",
        "## Functions held at the club\n\nThe summer ball was held in June.\n\nThe dinner raised five hundred pounds.\n",
        "## Remit\n\nThis chapter is about the past.\n",
        "## Duties\n\nIt was the duty of the quay to keep the poor of the town in bread.\n",
        "It was agreed that the fair was the best ever.\n",
        "Ann Bell reported that Quay Council has agreed to manage the car park.\n",
        "The Head had agreed that she would pay for the paint, but later withdrew.\n",
        "## Salaries and roles\n\n- Head Teacher: works full time, earns eighty thousand pounds\n- Bursar: works in term time, earns forty thousand pounds\n",
        "## Characters in the play\n\nRoles:\n\n- Mayor: sings a song, chases the cat\n- Bishop: opens the door, falls down\n",
    ],
)
def test_what_is_neither_of_people_nor_of_work_stays_text(marked: Read, said: str) -> None:
    """A ledger that owns up to everything tells nobody where to look."""
    why = _why(marked(_PAPER.format(said)))
    assert not [r for r in why.values() if any(words in r for words in _REASONS)], why


def test_the_title_of_a_paper_is_no_heading_about_roles(marked: Read) -> None:
    """What stands below it may be of anything; a heading of a part of it is about that part."""
    said = "Duty to clear snow falls on nobody in the whole of the town."
    assert said not in _why(marked(f"# Statutory duties\n\n{said}\n"))
    assert said in _why(marked(f"# Quay Harbour Forum\n\n## Duties\n\n{said}\n"))


def test_functions_of_a_body_are_about_it(marked: Read) -> None:
    said = "Buoys on the north side and on the bar, with their lights and chains in all weathers."
    assert said in _why(marked(_PAPER.format(f"## Functions of the Quay Committee\n\n{said}\n")))


def test_nothing_is_claimed_of_what_is_left_over(marked: Read) -> None:
    for said in (_NAMES, _DEEDS, _ROLES):
        statements = marked(_PAPER.format(said)).statements
        assert not [s for s in statements if s.term in ("assignedTo", "memberOf", "holds")]


_CARD = (
    ("Quay Harbour Safety Partnership", None),
    ("Safety Plan 2031-32", None),
    (None, None),
    ("Agreed by", "Quay Harbour Board, 4 May 2031"),
    ("Senior responsible officer", "Harbour Master Ina Moss"),
    ("Kept up to date by", "Jo Dee, Forum Co-ordinator"),
    ("Plan Group", "The Plan Group meets every six weeks and reports to the Quay Harbour Board."),
    ("Why we have it", "The harbour and the trust work together for safe quays."),
    ("Last updated", "16 October 2031"),
)


def test_a_sheet_of_labels_is_no_history_of_its_paper(tmp_path: Path) -> None:
    """What it says of the plan is read or owned up to, though a day and a title are among its labels."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in _CARD:
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    contents = load([tmp_path / "plan.xlsx"])
    assert not [e for e in contents.ledger if "history" in e.reason]
    why = _why(contents)
    for words in ("Quay Harbour Board, 4 May 2031", "Harbour Master Ina Moss", "16 October 2031"):
        assert "it is not clear what" in why[words]
    said = {(s.subject, s.term, s.object or s.value) for s in contents.statements}
    assert ("body/plan-group", "reportsTo", "body/quay-harbour-board") in said


def test_a_history_of_versions_is_still_left_out(read: Read) -> None:
    contents = read(
        "Version\tDate\tAuthor\tChanges\n1\t4 May 2031\tAnn Bee\tFirst issue\n2\t6 June 2031\tCy Dee\tNew fees\n"
    )
    assert {e.reason for e in contents.ledger if e.outcome == "ignored"} >= {
        "the history of the document"
    }
