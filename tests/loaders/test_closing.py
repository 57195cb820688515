"""Lists whose entries close with whoever does them, told by their rhythm; and lists that only look like such."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links

_SCHEME = """\
Mere Harbour Trust

Who may decide

{}

PART B  LEFT TO OFFICERS

B1 Moorings

    1  Letting a mooring for a season. {}
    2  Moving a boat that is in the way of others, at the cost of whoever
       owns it. {}
    3  Refunds of fees. {}

B2 Money

    1  Writing off debts up to 500 pounds. {}
    2  Hiring out the crane. {}
"""


def _scheme(read: Read, mark: str, explained: str = "") -> Contents:
    who = ("Harbour Master", "Harbour Master", "Treasurer", "Treasurer", "Harbour Master")
    return read(_SCHEME.format(explained, *(mark.format(one) for one in who)))


@pytest.mark.parametrize(
    "mark", ["[{}]", "({})", "{{{}}}", "– {}", "→ {}", "| {}", "...... {}", "          {}"]
)
def test_entries_that_close_alike_are_whoever_s_stands_there_whatever_the_mark(
    read: Read, mark: str
) -> None:
    assert links(_scheme(read, mark), "assignedTo") == {
        ("Letting a mooring for a season", "Harbour Master"),
        ("Moving a boat that is in the way of others, at the cost of whoever owns it", "Harbour Master"),
        ("Refunds of fees", "Treasurer"),
        ("Writing off debts up to 500 pounds", "Treasurer"),
        ("Hiring out the crane", "Harbour Master"),
    }  # fmt: skip


def test_entries_may_open_with_whoever_does_them_in_brackets(read: Read) -> None:
    contents = read(
        "Mere delegations\n\n(a) [Harbour Master] Letting moorings.\n(b) [Treasurer] Refunds of fees.\n"
        "(c) [Harbour Master] Hiring out the crane.\n"
    )
    assert ("Refunds of fees", "Treasurer") in links(contents, "assignedTo")


def test_lines_of_one_paragraph_are_entries_where_each_has_dots(read: Read) -> None:
    contents = read(
        "Mere Harbour Trust\n\nPowers left to officers\n\nLetting moorings ........ Harbour Master\n"
        "Refunds of fees ......... Treasurer\nHiring out the crane .... Harbour Master\n"
    )
    assert links(contents, "assignedTo") == {
        ("Letting moorings", "Harbour Master"),
        ("Refunds of fees", "Treasurer"),
        ("Hiring out the crane", "Harbour Master"),
    }


def test_a_paper_of_powers_gives_powers(read: Read) -> None:
    explained = "The officer who may act stands in brackets at the end."
    kinds = {e.kind for e in _scheme(read, "[{}]", explained).entities}
    assert "delegation" in kinds
    assert "action" not in kinds


def test_whoever_stands_behind_after_is_asked_first_where_the_paper_says_so(read: Read) -> None:
    text = "“After” means that somebody has to be consulted first."
    told = _scheme(read, "[{} after Clerk]", text)
    roles = {(s.role, s.object) for s in told.statements if s.term == "assignedTo"}
    assert ("consulted", "post/clerk") in roles
    assert ("responsible", "post/clerk") not in roles
    untold = _scheme(read, "[{} after Clerk]")
    assert not any(s.object == "post/clerk" for s in untold.statements)
    assert any(e.outcome == "unread" and "after Clerk" in e.text for e in untold.ledger)


def test_an_entry_that_does_not_close_so_among_others_is_owned_up_to(read: Read) -> None:
    contents = read(
        "Mere delegations\n\n1. Letting moorings. [Harbour Master]\n2. Hiring the crane. [Treasurer]\n"
        "3. Closing the pier. NOT DELEGATED.\n4. Refunds of fees. [Treasurer]\n"
    )
    assert {what for what, _ in links(contents, "assignedTo")} == {
        "Letting moorings", "Hiring the crane", "Refunds of fees",
    }  # fmt: skip
    assert any(e.outcome == "unread" and "Closing the pier" in e.text for e in contents.ledger)


@pytest.mark.parametrize(
    "entries",
    [  # visits, books, talks, helpers who are thanked, and what was done
        ("The lifeboat house (Mere Council)", "The long pier (Mere Council)", "The old light (Vale Trust)"),
        ("A history of the pier – Ann Bee", "Tides and winds – Cy Dee", "The crane – Ed Foy"),
        ("Ann Oakham (Mere Council)", "Bo Lunt (Vale Trust)", "Cy Dee (Quay Club)"),
        ("A raffle prize [Mere Council]", "A cake [Vale Trust]", "The loan of a tent [Quay Club]"),
        ("Mended the pier [Mere Council]", "Painted the crane [Vale Trust]", "Bought a tent [Quay Club]"),
        ("If the pier closes: tell the press [Mere Council]", "Unless it rains: paint [Vale Trust]", "No longer: sell the crane [Quay Club]"),
    ],
)  # fmt: skip
def test_a_list_whose_entries_only_name_somebody_at_their_end_gives_nobody_work(
    read: Read, entries: tuple[str, ...]
) -> None:
    listed = "\n".join(f"{n}. {entry}" for n, entry in enumerate(entries, 1))
    contents = read(f"Mere harbour day\n\nWhat there is to see.\n\n{listed}\n")
    assert not links(contents, "assignedTo")


def test_a_sentence_that_says_otherwise_of_those_at_the_end_gives_them_no_work(read: Read) -> None:
    listed = (
        "1. The long pier (Mere Council)\n2. The crane (Vale Trust)\n3. The old light (Quay Club)\n"
    )
    for said in (
        "Those in brackets at the end are the ones who proposed it and own the idea.",
        "Names in brackets at the end say whom to ask who is responsible.",
        "The Council has powers to do all of it.",
    ):
        contents = read(
            f"Mere harbour\n\nThings.\n\nMore.\n\nAnd more.\n\n{said}\n\nIdeas\n\n{listed}"
        )
        assert not links(contents, "assignedTo")


def test_a_name_that_sounds_like_powers_makes_no_paper_of_powers(read: Read) -> None:
    listed = (
        "1. The long pier (Mere Council)\n2. The crane (Vale Trust)\n3. The old light (Quay Club)\n"
    )
    assert not links(
        read(f"Mere Power Station open day\n\nWhat there is to see.\n\n{listed}"), "assignedTo"
    )


def test_two_entries_make_no_rhythm(read: Read) -> None:
    contents = read(
        "Mere notes\n\n1. Letting moorings. [Harbour Master]\n2. Hiring a crane. [Clerk]\n"
    )
    assert not links(contents, "assignedTo")


_BOLD = """\
<h1>Mere action plan</h1><p>{}</p>
<h2>Theme A. Pier</h2><p>Theme lead: Ann Oakham</p>
<ol><li>Mend the long pier.<div>Mere Council; Vale Trust. March 2031.</div></li>
<li>Paint the crane.<div>Quay Club. May 2031.</div></li></ol>
<h2>Theme B. Boats</h2><p>Theme lead: Bo Lunt</p>
<ol><li>Count the boats.<div>Vale Trust. June 2031.</div></li></ol>
"""


def test_a_line_of_names_and_a_time_below_an_item_is_of_that(read_page: Read) -> None:
    contents = read_page(_BOLD.format("What we shall do."))
    owned = links(contents, "assignedTo")
    assert {("Paint the crane", "Quay Club"), ("Count the boats", "Vale Trust")} <= owned
    assert not any(e.kind == "action" and "March" in e.label for e in contents.entities)
    days = {s.raw for s in contents.statements if s.term == "deadline"}
    assert days == {"March 2031", "May 2031", "June 2031"}


def test_names_that_only_bold_type_tells_apart_are_owned_up_to(read_page: Read) -> None:
    contents = read_page(_BOLD.format("Those in bold take the lead; the others help."))
    agents = {who for what, who in links(contents, "assignedTo") if not what.startswith("Theme")}
    assert not agents
    assert any("how names are set" in e.reason for e in contents.ledger if e.outcome == "unread")


@pytest.mark.parametrize("heading", ["Reading", "Films", "Awards", "Workshops"])
def test_titles_that_open_with_a_verb_are_nobody_s_work(marked: Read, heading: str) -> None:
    """Whoever wrote, made or gave them stands behind each."""
    contents = marked(
        f"# Vale Council plan\n\n## {heading}\n\n- Use data well (Cabinet Office)\n- Lead change (Vale Trust)\n- Write plainly (Ann Bee)\n"
    )
    assert not links(contents, "assignedTo")
