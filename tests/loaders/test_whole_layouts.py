"""Tables and lists of one kind as a whole: labels beside values, cards, ruled columns, lists of powers, signatories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.markdown import table
from tests.support.office import Piece, in_word
from tests.support.told import links, roles, unread, values

Read = Callable[[str], Contents]


def _word(folder: Path, *pieces: Piece) -> Contents:
    path = folder / "paper.docx"
    path.write_bytes(in_word(pieces))
    return load([path])


# --- labels with values ----------------------------------------------------------------------------

_THERE = [
    ("Present", "Mrs Olive Tarrant (Chair, Foundation)\nMr Ivo Pell-Dane (Co-opted, Vice-Chair)"),
    ("Apologies", "Dr Una Crewe (Parent) – accepted; Mr Sid Lomax (Staff)"),
    ("In attendance", "Ms Fay Orchard (Bursar)"),
    ("Clerk", "Nell Garth, Larch Clerking Services"),
    ("Catering", "Tea from Bunty Hobbs"),
]
_ITEMS = [
    ("Item", "Discussion", "Action"),
    ("1", "Welcome. Nobody had anything to declare.", ""),
    (
        "2",
        "Library. The shelves are too high for the infants and are to come down.",
        "OT & IPD\nby 4 May",
    ),
    ("3", "Garden. The pond has to be fenced before the summer fair.", "FO"),
]


def _minutes(folder: Path) -> Contents:
    return _word(
        folder,
        ("p", "LARCH LANE SCHOOL"),
        ("p", "Minutes of the School Board held on Monday 3rd March 2031 at 6 pm in the hall by the gate"),
        ("table", _THERE),
        ("p", ""),
        ("table", _ITEMS),
    )  # fmt: skip


def test_a_table_of_labels_says_who_was_there(tmp_path: Path) -> None:
    """Each line of a cell is somebody, a clerk was there too, and how somebody came to sit is no body of theirs."""
    contents = _minutes(tmp_path)
    board = "School Board"
    there = {"Olive Tarrant", "Ivo Pell-Dane", "Fay Orchard", "Nell Garth"}
    assert links(contents, "attended") == {(name, board) for name in there}
    assert links(contents, "absentFrom") == {("Una Crewe", board), ("Sid Lomax", board)}
    members = {("Olive Tarrant", board), ("Ivo Pell-Dane", board)}  # the bursar was in attendance
    assert links(contents, "memberOf") == {("Nell Garth", "Larch Clerking Services"), *members}
    assert ("Olive Tarrant", "Chair of School Board") in links(contents, "holds")
    assert ("Fay Orchard", "Bursar") in links(contents, "holds")


def test_a_label_that_nobody_knows_is_owned_up_to(tmp_path: Path) -> None:
    """And gives nobody anything."""
    contents = _minutes(tmp_path)
    assert "what this label asks for is not known" in unread(contents)
    assert "Bunty Hobbs" not in {e.label for e in contents.entities}


def test_initials_and_a_day_below_them_are_who_and_when(tmp_path: Path) -> None:
    """Of those who were there, both names of a double one counted."""
    contents = _minutes(tmp_path)
    owners = {(name.partition(".")[0], who) for name, _, who in roles(contents)}
    assert owners == {
        ("Library", "Olive Tarrant"),
        ("Library", "Ivo Pell-Dane"),
        ("Garden", "Fay Orchard"),
    }
    assert {due for _, due in values(contents, "deadline")} == {"4 May"}


def test_two_columns_of_other_words_are_no_labels(tmp_path: Path) -> None:
    """Nothing is claimed from them."""
    rows = [("Tea", "Ann Oakham"), ("Present", "A book token"), ("Cake", "Cy Dunmore")]
    contents = _word(tmp_path, ("h1", "Fair of the Quay Board"), ("table", rows))
    assert not links(contents, "attended")


def test_a_list_of_councillors_goes_on_over_the_line(read: Read) -> None:
    """Behind a semicolon, each with the title that stands before all of them, but for one with a post of his own."""
    contents = read(
        "HOLT TOWN COUNCIL\n\nMinutes of the meeting of Holt Town Council on 7 October 2031\n\n"
        "PRESENT:   Mrs E. Parr (Chair);\n"
        "           Councillors D. Snell, F. Lund\n"
        "           and Miss A. Crewe.\n\n"
        "OFFICERS:  Mr J. Hass (Town Clerk);\n           Mrs C. Dow (Deputy Town Clerk).\n"
    )
    assert {name for name, _ in links(contents, "attended")} == {
        "E. Parr", "D. Snell", "F. Lund", "A. Crewe", "J. Hass", "C. Dow",
    }  # fmt: skip


def test_who_came_instead_and_who_took_the_chair(marked: Read) -> None:
    """In a table that says who was there."""
    contents = marked(
        "# Weir Board\n\nMinutes of 3 May 2031\n\n| Name | Role | Organisation | Present? |\n|---|---|---|---|\n"
        "| Cllr Ann Oakham (Chair) | Leader | Mere Council | Yes |\n"
        "| Cllr Bo Lunt | Cabinet Member for Adults | Mere Council | Apologies – sub: Cllr Cy Dunmore |\n"
        "| Di Fenwick | Director of Health | Mere Council | Yes |\n"
    )
    assert ("Ann Oakham", "Chair of Weir Board") in links(contents, "holds")
    assert ("Bo Lunt", "Cabinet Member for Adults of Mere Council") in links(contents, "holds")
    assert {"Ann Oakham", "Cy Dunmore", "Di Fenwick"} == {n for n, _ in links(contents, "attended")}
    assert {"Bo Lunt"} == {name for name, _ in links(contents, "absentFrom")}


# --- cards of four columns -------------------------------------------------------------------------


def _risk(title: str, owner: str, manager: str, *measures: tuple[str, str, str, str]) -> Piece:
    rows = [
        (title,),
        ("Executive owner", owner, "Risk manager", manager),
        ("Score", "3 x 4", "Trend", "Up"),
        ("Mitigation", "By whom", "By when", "State"),
        *measures,
        ("Comments", "Seen in May"),
    ]
    return ("table", rows)


def test_a_card_with_a_table_inside_is_a_risk_with_its_measures(tmp_path: Path) -> None:
    """Labels two to a row, and below them what is done, by whom and by when."""
    contents = _word(
        tmp_path,
        ("h1", "Ferry Board risk register"),
        _risk("FB1  The pier gives way", "Director of Works", "Head of Piers",
              ("Prop the north end", "Works Team", "May 2031", "In hand"),
              ("Ask for a survey", "Ann Oakham", "June 2031", "Not started")),
        ("p", ""),
        _risk("FB2  The crew go elsewhere", "Chief Executive", "Vacant",
              ("Raise the pay of deck hands", "Head of Crew", "July 2031", "Done")),
    )  # fmt: skip
    pier, crew = "The pier gives way", "The crew go elsewhere"
    assert roles(contents) == {
        (pier, "accountable", "Director of Works"),
        (pier, "responsible", "Head of Piers"),
        (crew, "accountable", "Chief Executive"),
        (crew, "responsible", "vacancy"),
        ("Prop the north end", "responsible", "Works Team"),
        ("Ask for a survey", "responsible", "Ann Oakham"),
        ("Raise the pay of deck hands", "responsible", "Head of Crew"),
    }
    assert links(contents, "actionOf") == {
        ("Prop the north end", pier),
        ("Ask for a survey", pier),
        ("Raise the pay of deck hands", crew),
    }
    assert values(contents, "reference") == {(pier, "FB1"), (crew, "FB2")}
    assert ("Raise the pay of deck hands", "Done") in values(contents, "status")


def test_a_plain_table_under_a_title_is_no_card(tmp_path: Path) -> None:
    """Its header and rows are those of one table."""
    rows = [
        ("Works of the summer",),
        ("Action", "Owner", "By when", "Status"),
        ("Mend the weir", "Head of Rivers", "May 2031", "Open"),
        ("Paint the boat", "Head of Boats", "June 2031", "Open"),
    ]
    contents = _word(tmp_path, ("h1", "Ferry Board action log"), ("table", rows))
    assert roles(contents) == {
        ("Mend the weir", "responsible", "Head of Rivers"),
        ("Paint the boat", "responsible", "Head of Boats"),
    }


# --- columns that strokes rule ---------------------------------------------------------------------

_POSTS = """\
TIDE OFFICE
Senior posts at 30 September 2031

Ref  Post                           Holder                 Grade  Answers to
---  -----------------------------  ---------------------  -----  ----------
CHIEF'S GROUP
 1   Chief Executive                Dame Ina Holm          A1     Tide Board
 2   Secretary to the Chief         N/D                    B4     1

WORKS AND WEIRS
10   Director, Works                Leo Crouch             A2     1 *
11   Head of Weirs                  Asha Lacourt and       B1     10
                                    Meg Rowe
12   Head of Locks                  VACANT                 B1     Audit Board;
                                                                  10

*  There is a line to the Treasury besides.

POSTS REMOVED
     Director, Plans (last holder: Bram Ellis). The work went to posts 1 and 10.
"""


def test_ruled_columns_go_on_over_headings_and_wrapped_cells(read: Read) -> None:
    """Who holds which post, and which answers to which, by its number; footnotes are no part of it."""
    contents = read(_POSTS)
    kind = {e.label: e.kind for e in contents.entities}
    assert links(contents, "reportsTo") == {
        ("Chief Executive", "Tide Board"),
        ("Secretary to the Chief", "Chief Executive"),
        ("Director, Works", "Chief Executive"),
        ("Head of Weirs", "Director, Works"),
        ("Head of Locks", "Audit Board"),
        ("Head of Locks", "Director, Works"),
    }
    held = {(who, post) for who, post in links(contents, "holds") if kind[who] == "person"}
    assert held == {
        ("Ina Holm", "Chief Executive"),
        ("Leo Crouch", "Director, Works"),
        ("Asha Lacourt", "Head of Weirs"),
        ("Meg Rowe", "Head of Weirs"),
    }
    assert "Bram Ellis" not in kind


def test_a_line_that_runs_over_the_columns_ends_the_table(read: Read) -> None:
    """Below it there are no rows, however the words fall."""
    contents = read(
        "Ref  Post             Holder         Answers to\n---  ---------------  -------------  ----------\n"
        "1    Chief Executive  Ina Holm       -\n2    Head of Weirs    Leo Crouch     1\n"
        "Whoever leaves a post tells the Chief Executive before anybody else is told of it.\n"
        "3    Head of Locks    Bram Ellis     1\n"
    )
    assert "Bram Ellis" not in {e.label for e in contents.entities}


# --- powers in lists -------------------------------------------------------------------------------

_SCHEME = """\
# Mere Council scheme of delegation

## B4 Delegations to the Head of Parks

- To let the bandstand for an evening.
- To close a park in a storm, after consulting the Director of Works.
- The annual charges.

## B5 Licences

The Director of Works is authorised to:

- grant licences for street stalls;
- not more than six fairs a year.

## B6 Delegations to Heads of Service

- The Head of Homes: to let empty flats. Lettings above a year are for the Board.
- The Head of Boats: formerly authorised to hire boats.

## B7 What stays

The Head of Roads is not authorised to:

- sell land by the highway.

Where the Council agrees, the Head of Coast is authorised to:

- close the beach.
"""


def test_each_item_of_a_list_of_powers_is_of_whom_it_names(marked: Read) -> None:
    """The heading, the sentence above, or the item itself; a denial and a condition give nothing."""
    contents = marked(_SCHEME)
    powers = {e.label for e in contents.entities if e.kind == "delegation"}
    storm = "close a park in a storm, after consulting the Director of Works"
    assert {one for one in roles(contents) if one[0] in powers} == {
        ("let the bandstand for an evening", "accountable", "Head of Parks"),
        (storm, "accountable", "Head of Parks"),
        (storm, "consulted", "Director of Works"),
        ("grant licences for street stalls", "accountable", "Director of Works"),
        ("let empty flats", "accountable", "Head of Homes"),
    }
    for words in ("The annual charges", "not more than six fairs", "formerly authorised"):
        assert words in unread(contents)


# --- what a column's words ask for -----------------------------------------------------------------


def test_a_level_of_how_much_something_matters_is_no_priority(marked: Read) -> None:
    """Words that say what a plan is for are."""
    rows = ("| Action | Priority | Owner |", "| Mend the weir | High | Head of Rivers |")
    contents = marked(
        "# Quay Board log\n\n" + table(*rows, "| Oil the lock | Low | Head of Locks |")
    )
    assert not [e for e in contents.entities if e.kind == "priority"]
    rows = ("| Action | Priority | Owner |", "| Mend the weir | Safe water | Head of Rivers |")
    contents = marked(
        "# Quay Board plan\n\n" + table(*rows, "| Oil the lock | Warm homes | Head of Locks |")
    )
    assert {e.label for e in contents.entities if e.kind == "priority"} == {
        "Safe water",
        "Warm homes",
    }


def test_a_former_owner_is_none(marked: Read) -> None:
    """The column is owned up to."""
    rows = (
        "| ID | Risk | Former owner | Why removed |",
        "| R1 | Ice on the weir | Head of Rivers | Weir filled in |",
    )
    contents = marked(
        "# Quay Board risks\n\n" + table(*rows, "| R2 | A dry lock | Head of Locks | Lock sold |")
    )
    assert not roles(contents)
    assert "Former owner" in unread(contents)


def test_who_it_is_now_and_whom_one_only_rings(marked: Read) -> None:
    """What stands before "now" is over, a contact owns nothing, and what was not accepted asks for nobody."""
    contents = marked(
        "# Quay Board log\n\n"
        + table(
            "| Action | Lead | Status |",
            "| Mend the weir | Was Head of Estates (post deleted); now Head of Rivers | Open |",
            "| Oil the lock | Mere Council – Quay contact: Head of Locks | Open |",
            "| Sell the crane | N/A - proposal not accepted | Rejected by the Board |",
        )
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Mend the weir", "Head of Rivers"),
        ("Oil the lock", "Mere Council"),
    }


def test_a_measure_says_who_and_when_behind_dashes(marked: Read) -> None:
    """Or how far it has come; one that names nobody is unread."""
    contents = marked(
        "# Quay Board risk register\n\n"
        + table(
            "| Risk | Risk owner | Further action (by whom, by when) |",
            "| Ice on the weir | Head of Rivers | Buy two tons of salt – Ann Oakham – Nov 2031 |",
            "| A dry lock | Head of Locks | Write to the mill – Head of Mills – done |",
            "| A lost key | Head of Locks | Agree who looks for it – to be settled |",
        )
    )
    assert {("Buy two tons of salt", "Ann Oakham"), ("Write to the mill", "Head of Mills")} <= {
        (what, who) for what, _, who in roles(contents)
    }
    assert ("Buy two tons of salt", "Nov 2031") in values(contents, "deadline")
    assert ("Write to the mill", "done") in values(contents, "status")
    assert "Agree who looks for it" in unread(contents)


def test_who_signs_for_a_partner_is_told_and_no_member(marked: Read) -> None:
    """The partners are; one that only observes is not."""
    contents = marked(
        "# Weir Partnership\n\n## The partners\n\n"
        + table(
            "| Partner | Signatory | What it brings |",
            "| Mere Council | Director of Works, Mr Alban Frith | The sluice |",
            "| Tarn Rivers Trust | Chief Executive, Dr Posy Lind | Two boats |",
            "| Wick Harbour Agency | Area Manager, name withheld | Tide data |",
            "| Crown Foreshore Agency | – | Observer only; not a signatory |",
        )
    )
    home = "Weir Partnership"
    bodies = {(one, of) for one, of in links(contents, "memberOf") if of == home}
    assert bodies == {
        (n, home) for n in ("Mere Council", "Tarn Rivers Trust", "Wick Harbour Agency")
    }
    assert ("Alban Frith", "Director of Works of Mere Council") in links(contents, "holds")


def test_labels_of_a_group_that_ask_for_nobody_s_work(tmp_path: Path) -> None:
    """An independent member is a member, and whoever attends answers for nothing."""
    rows = [
        ("Chair", "Ann Oakham"),
        ("Trustee members", "Bo Lunt; Cy Dunmore"),
        ("Independent member", "Mr Gid Staith"),
        ("Staff who normally attend", "Head of Grants"),
        ("Meets", "Three times a year"),
        ("Quorum", "Two"),
    ]
    contents = _word(tmp_path, ("h1", "Grants Committee – how we work"), ("table", rows))
    assert not roles(contents)
    assert ("Gid Staith", "Grants Committee") in links(contents, "memberOf")
    assert ("Head of Grants", "Grants Committee") in links(contents, "attended")


def test_a_row_across_names_a_theme_and_who_answers_for_it(tmp_path: Path) -> None:
    """The rows below it are of that theme."""
    rows = [
        ("Ref", "What we will do", "Lead"),
        ("Theme A – Clean water (theme sponsor: Director of Place)",),
        ("A1", "Mend the weir", "Head of Rivers"),
        ("Theme B – Warm rooms (theme sponsor: to be confirmed)",),
        ("B1", "Lag the roof", "Head of Homes"),
    ]
    contents = _word(tmp_path, ("h1", "Quay climate plan"), ("table", rows))
    assert {
        ("Clean water", "accountable", "Director of Place"),
        ("Warm rooms", "accountable", "vacancy"),
    } <= roles(contents)
    assert links(contents, "actionOf") == {
        ("Mend the weir", "Clean water"),
        ("Lag the roof", "Warm rooms"),
    }


def test_the_letter_of_a_clause_is_no_part_of_a_name(marked: Read) -> None:
    """And a clause begins where the next letter and number stand."""
    contents = marked(
        "# Pilots Committee\n\nTerms of reference\n\nB.1 The Committee shall consist of:\n\n"
        "- the Chief Executive (Morwen Strake);\n- the Harbour Master (Edmund Leat).\n\n"
        "C.1 The Committee meets monthly. C.2 The Committee reports to the Quay Board.\n"
    )
    assert {of for _, of in links(contents, "memberOf")} == {"Pilots Committee"}
    assert links(contents, "reportsTo") == {("Pilots Committee", "Quay Board")}
