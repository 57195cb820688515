"""The same facts however they are laid out; what a layout does not tell is unread, and never text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.document.loose import loose
from tests.support.office import in_word
from tests.support.reading import loaded
from tests.support.told import links, roles, unread

_STROKES = """Harbour Group actions

No / Action / Owner / Due / Status
1 / Wash the quay wall / Street Care / 3 May 2031 / Open
2 / Paint the pier rails / / 4 June 2031 / Open
3 / Ask the / ferry firm / Port Office / 5 June 2031 / Open
"""


def test_strokes_part_cells_and_a_row_of_more_cells_is_unread(tmp_path: Path) -> None:
    """A stroke that is a part of a cell moves all cells behind it, so nothing is claimed of that row."""
    contents = loaded(tmp_path, _STROKES)
    assert roles(contents) == {
        ("Wash the quay wall", "responsible", "Street Care"),
        ("Paint the pier rails", "responsible", "vacancy"),
    }
    assert "ferry firm" in unread(contents)


def test_a_label_above_its_value_makes_cards(tmp_path: Path) -> None:
    """A record begins where a label stands again, or one that stands further up."""
    contents = loaded(
        tmp_path,
        "Actions of the Quay Group\n\nAction\nMend the north gate\n\nWho is doing it\nPort Office\n\nWhen\nMay 2031\n\n"
        "Action\nCount the moorings\n\nWho is doing it\nAnn Oakham\n\nWhen\nJune 2031\n",
    )
    assert roles(contents) == {
        ("Mend the north gate", "responsible", "Port Office"),
        ("Count the moorings", "responsible", "Ann Oakham"),
    }


def test_a_list_of_labels_is_about_the_heading_above_it(tmp_path: Path) -> None:
    """Cards need no label for what they are about; the labels of the paper itself are none of theirs."""
    contents = loaded(
        tmp_path,
        "# Tasks\n\nChair: Ann Oakham\n\n### Thefts at the quay\n* Status: open\n* Owner: Port Office\n* Partner: Quay Traders Association\n\n"
        "### Lights out on the pier\n* Status: closed\n* Owner: Lee Marsh\n* Partner: none\n",
        "tasks.md",
    )
    assert {
        ("Thefts at the quay", "responsible", "Port Office"),
        ("Lights out on the pier", "responsible", "Lee Marsh"),
    } <= roles(contents)
    assert not any(party == "vacancy" for _, _, party in roles(contents))  # nobody helps


def test_a_table_that_lies_on_its_side_is_of_the_papers_own_body(tmp_path: Path) -> None:
    """Terms of reference as a table of two columns: the first has the labels."""
    rows = [
        ["Chair", "Ann Oakham"],
        ["Reports to", "Harbour Board"],
        ["Meets", "monthly"],
        ["Quorum", "four"],
    ]
    word = in_word([("h1", "Quay Safety Group"), ("table", rows)])
    contents = loaded(tmp_path, word, "terms.docx")
    assert ("Quay Safety Group", "Harbour Board") in links(contents, "reportsTo")
    assert ("Ann Oakham", "Chair of Quay Safety Group") in links(contents, "holds")


def test_cells_on_lines_of_their_own_are_told_by_their_types(tmp_path: Path) -> None:
    """An empty cell leaves nothing behind: where two columns may hold a cell, its row is unread."""
    contents = loaded(
        tmp_path,
        "Quay plan\n\nRef\nAction\nOwner\nDue\n\n1\nMend the north gate\nPort Office\n3 May 2031\n\n"
        "2\nPaint the pier rails\nAnn Oakham\n4 June 2031\n\n3\nCount the old moorings\n5 July 2031\n",
    )
    assert roles(contents) == {
        ("Mend the north gate", "responsible", "Port Office"),
        ("Paint the pier rails", "responsible", "Ann Oakham"),
        ("Count the old moorings", "responsible", "vacancy"),
    }


def test_of_a_column_that_is_shorter_than_others_nobody_can_tell_the_rows(tmp_path: Path) -> None:
    """Column by column: no owner is claimed from a column with an empty cell, and no vacancy either."""
    contents = loaded(
        tmp_path,
        "Quay plan\n\nAction\nMend the north gate\nPaint the pier rails\nCount the moorings\n\n"
        "Owner\nPort Office\nAnn Oakham\n\nDue\n3 May 2031\n4 May 2031\n5 May 2031\n\n"
        "Status\nOpen\nOpen\nClosed\n",
    )
    assert roles(contents) == set()
    assert "Ann Oakham" in unread(contents)


@pytest.mark.parametrize("gap", ["   ", " – "])
def test_rows_whose_header_is_missing_are_unread(gap: str, tmp_path: Path) -> None:
    """Nobody can tell what an unnamed column says, and the ledger says so."""
    rows = [
        ["Mend the north gate", "Port Office", "3 May 2031"],
        ["Paint the pier rails", "Ann Oakham", "4 May 2031"],
        ["Count the moorings", "Lee Marsh", "5 May 2031"],
    ]
    contents = loaded(tmp_path, "Quay\n\n" + "\n".join(f"- {gap.join(row)}" for row in rows) + "\n")
    assert roles(contents) == set()
    assert "header is missing" in unread(contents)


def test_seats_are_read_from_what_somebody_is_in_each_group(tmp_path: Path) -> None:
    """An observer is no member; an empty cell says nothing."""
    contents = loaded(
        tmp_path,
        "Body,Harbour Board,Quay Forum\nVale Police,Member,Chair\nPort Office,Observer,Member\nMere Council,,Member\n",
        "seats.csv",
    )
    assert links(contents, "memberOf") == {
        ("Vale Police", "Harbour Board"),
        ("Port Office", "Quay Forum"),
        ("Mere Council", "Quay Forum"),
    }
    assert ("Quay Forum", "accountable", "Vale Police") in roles(contents)
    assert "Observer" in unread(contents)


def test_a_mark_gives_a_power_to_the_post_above_it(tmp_path: Path) -> None:
    contents = loaded(
        tmp_path,
        "Function,Head of Housing,Housing Officer\nGrant a tenancy,Y,Y (not renewals)\nSet the rents,Y,\n",
        "powers.csv",
    )
    assert roles(contents) == {
        ("Grant a tenancy", "accountable", "Head of Housing"),
        ("Grant a tenancy", "accountable", "Housing Officer"),
        ("Set the rents", "accountable", "Head of Housing"),
    }


def test_in_minutes_an_item_without_a_name_beside_it_leaves_no_seat_empty(tmp_path: Path) -> None:
    contents = loaded(
        tmp_path,
        "Item,Discussion,Action by\n1,Thefts are up and the quay needs a plan,Port Office\n2,The budget was noted,\n",
        "minutes.csv",
    )
    assert roles(contents) == {
        ("Thefts are up and the quay needs a plan", "responsible", "Port Office")
    }


def test_what_stands_under_something_in_a_tree_answers_to_it(tmp_path: Path) -> None:
    """By strokes or by lists within lists; it is drawn, and not said."""
    drawn = loaded(
        tmp_path,
        "How it is run\n\nHarbour Board\n+-- Quay Safety Group\n|   +-- Night Panel\n\\-- Pier Forum\n",
    )
    assert links(drawn, "reportsTo") == {
        ("Quay Safety Group", "Harbour Board"),
        ("Night Panel", "Quay Safety Group"),
        ("Pier Forum", "Harbour Board"),
    }
    assert {s.basis for s in drawn.statements if s.term == "reportsTo"} == {"drawn"}
    listed = loaded(
        tmp_path,
        "# Who is who\n\n- **Director of Ports** – Ann Oakham\n  - **Head of Quays** – Lee Marsh\n  - **Head of Piers** – _vacant_\n",
        "who.md",
    )
    assert ("Head of Quays", "Director of Ports") in links(listed, "reportsTo")
    assert ("Ann Oakham", "Director of Ports") in links(listed, "holds")


def test_headings_with_a_lead_are_priorities_and_their_items_say_who(tmp_path: Path) -> None:
    """Where several headings of a document are alike, whatever they are called."""
    contents = loaded(
        tmp_path,
        "QUAYS AND PIERS\n\n1  LIGHT\nLead: Harbour Board\nWe intend to:\n   light the pier (Port Office, by May 2031);\n   paint the rails.\n\n"
        "2  ROPES\nLead: Ann Oakham\nWe intend to:\n   count the ropes (Vale Police);\n   mend the nets (whoever is free).\n",
    )
    assert {
        ("LIGHT", "accountable", "Harbour Board"),
        ("ROPES", "accountable", "Ann Oakham"),
        ("light the pier", "responsible", "Port Office"),
        ("count the ropes", "responsible", "Vale Police"),
    } == roles(contents)
    assert {e.label for e in contents.entities if e.kind == "priority"} == {"LIGHT", "ROPES"}
    assert "whoever is free" in unread(contents)


def test_a_heading_that_is_a_party_owns_the_list_below_it(tmp_path: Path) -> None:
    """Inferred, and not of an item of two sentences, nor under a heading that names nobody."""
    contents = loaded(
        tmp_path,
        "What was promised\n\nPORT OFFICE\n* clear the trash screen\n* tell us what it costs. They may not.\n\n"
        "VALE POLICE\n* walk the pier at night\n\nNOBODY YET\n* hold the pump\n",
    )
    assert roles(contents) == {
        ("clear the trash screen", "responsible", "Port Office"),
        ("walk the pier at night", "responsible", "Vale Police"),
    }
    assert {s.basis for s in contents.statements if s.term == "assignedTo"} == {"inferred"}


def test_a_page_of_prose_whose_first_lines_might_head_a_table_is_no_table(tmp_path: Path) -> None:
    """Three headings in a row, and sentences below them, keep what they say."""
    contents = loaded(
        tmp_path,
        "Priorities\n\nActions\n\nOwners\n\nThe Quay Safety Group is chaired by Ann Oakham.\n\nIt met in May 2031.\n\nIt met in June 2031.\n",
    )
    assert any(holder == "Ann Oakham" for holder, _ in links(contents, "holds"))


def test_blocks_that_begin_alike_are_records_whatever_their_labels(tmp_path: Path) -> None:
    """A label behind which there is a wide gap in every block is one, though nobody knows it; a colon is none there."""
    block = "ITEM NO        {}\nGRAVITY        {}\nWHAT WE WILL DO  {}\nWHO LEADS      {}\nFINISH         {}\n"
    rule = "-" * 40 + "\n"
    contents = loaded(
        tmp_path,
        "Promises of the Quay Trust\n\n"
        + rule
        + block.format(1, "Must", "Mend the north gate", "Port Office", "May 2031")
        + rule
        + block.format(2, "Should", "Moorings: count them", "Ann Oakham", "June 2031")
        + rule,
    )
    assert roles(contents) == {
        ("Mend the north gate", "accountable", "Port Office"),
        ("Moorings: count them", "accountable", "Ann Oakham"),
    }
    assert "GRAVITY" in unread(contents)


def test_what_was_only_noted_leaves_no_seat_empty(tmp_path: Path) -> None:
    """A row that ends on what was noted asks nobody; one that asks for something does, whatever it says first."""
    contents = loaded(
        tmp_path,
        "Action,Owner,Due\nPier roof. NOTED that the builder will return,,\n"
        "Noted that the lamp is out. Mend the lamp,,May 2031\nWash the quay,Port Office,June 2031\n",
        "log.csv",
    )
    assert roles(contents) == {
        ("Noted that the lamp is out. Mend the lamp", "responsible", "vacancy"),
        ("Wash the quay", "responsible", "Port Office"),
    }


def test_people_listed_under_a_committees_name_sit_on_it(tmp_path: Path) -> None:
    """With the office in brackets, as the page explains it; an item that names nobody is unread."""
    contents = loaded(
        tmp_path,
        "# Who sits where\n\n(C) means chair.\n\n## Harbour Committee\n\nMeets in May.\n\n* Cllr Ann Oakham (C)\n* Cllr Lee Marsh (from 4 May 2031)\n"
        "* Cllr Sam Reed – tides and tolls\n* Vacancy\n* Lighting: nobody so far\n\n"
        "## Pier Panel\n\n**Green:** Joy Pell (C), Ann Oakham\n\n**Blue:** seat vacant\n",
        "seats.md",
    )
    assert links(contents, "memberOf") == {
        ("Ann Oakham", "Harbour Committee"),
        ("Lee Marsh", "Harbour Committee"),
        ("Sam Reed", "Harbour Committee"),
        ("Member of Harbour Committee", "Harbour Committee"),
        ("Joy Pell", "Pier Panel"),
        ("Ann Oakham", "Pier Panel"),
        ("Member of Pier Panel", "Pier Panel"),
    }
    assert {
        ("Ann Oakham", "Chair of Harbour Committee"),
        ("Joy Pell", "Chair of Pier Panel"),
    } <= links(contents, "holds")
    assert [s.start for s in contents.statements if s.term == "memberOf" and s.start] == [
        "2031-05-04"
    ]
    assert "tides and tolls" in unread(contents)
    assert "Lighting" in unread(contents)


@pytest.mark.parametrize(
    "text",
    [
        "## Former members of the Pier Panel\n\n* Cllr Ann Oakham\n* Cllr Lee Marsh\n",
        "## Pier Panel\n\nIn the room without a vote.\n\n* Cllr Ann Oakham\n* Cllr Lee Marsh\n",
        "## Pier Panel\n\nThese were nominated, and not chosen:\n\n* Cllr Ann Oakham\n* Cllr Lee Marsh\n",
        "## Pier Panel\n\n* Mend the gate\n* Cllr Ann Oakham\n* Count the moorings\n",
        "## Pier Panel\n\n* Ann Oakham\n* Lee Marsh\n",
    ],
)
def test_a_list_under_a_committees_name_is_not_always_one_of_members(
    tmp_path: Path, text: str
) -> None:
    """Of former members, of work, or of people of whom nothing says that they sit there."""
    assert not links(loaded(tmp_path, "# Who sits where\n\n" + text, "seats.md"), "memberOf")


def test_a_card_without_a_holder_empties_no_post_that_another_card_says_is_held(
    tmp_path: Path,
) -> None:
    """One post may have several cards, for what it does; one that no card gives a holder is empty."""
    contents = loaded(
        tmp_path,
        "# Posts by law\n\nKept in the rule book of the harbour, and checked each May by the clerk of the Board.\n\n## Signing\n\n**Post:** Chief Warden\n**Holder:** Ann Oakham\n**Reports to:** Mayor\n\n"
        "## Polling\n\n**Post:** Chief Warden\n**Reports to:** Mayor\n\n"
        "## Tolls\n\n**Post:** Head of Tolls\n**Reports to:** Chief Warden\n\n"
        "## Notes\n\n1. The rule book is printed anew each year.\n2. It hangs in the office on the quay.\n3. Ask there for a copy.\n4. It costs nothing.\n",
        "posts.md",
    )
    kind = {e.id: e.kind for e in contents.entities}
    label = {e.id: e.label for e in contents.entities}
    assert {
        (kind[s.subject], label[s.object or ""]) for s in contents.statements if s.term == "holds"
    } == {("person", "Chief Warden"), ("vacancy", "Head of Tolls")}


@given(st.lists(st.text(alphabet="AaOo /\n-|1", max_size=30), max_size=12))
def test_no_lines_are_too_odd_to_be_looked_at(lines: list[str]) -> None:
    """Whatever is found keeps to the lines that there are, each once."""
    numbered = [*enumerate("\n".join(lines).split("\n"), 1)]
    for found in loose(numbered, lambda text: text[:1] in "AO"):
        assert found.lines <= {number for number, _ in numbered}
        assert all(len(row) <= len(found.header) for row in found.rows)
