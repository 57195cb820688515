"""Who may do what, wherever a paper says it: in a sentence, a heading, a clause, a table of marks."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import roles, unread

_OF_POWERS = "# Decisions officers can take\n\nPart 3 of the constitution of Mere Council.\n\n"
_MAY = "sign leases of up to seven years"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Head of Parks may sign leases of up to seven years.",
        "Only the Head of Parks can sign leases of up to seven years.",
        "Between meetings the Head of Parks may sign leases of up to seven years.",
        "The Head of Parks has authority to sign leases of up to seven years.",
        "The Head of Parks is empowered to sign leases of up to seven years.",
        "The Council has given the Head of Parks delegated authority to sign leases of up to seven years.",
        "Power to sign leases of up to seven years rests with the Head of Parks.",
        "No one other than the Head of Parks can sign leases of up to seven years.",
        "It is for the Head of Parks alone to sign leases of up to seven years.",
        "The power to sign leases of up to seven years has been delegated by the Council to the Head of Parks.",
        "Long leases stay with the Head of Parks, who alone may sign leases of up to seven years.",
    ],
)
def test_whoever_may_do_a_thing_answers_for_it(marked: Read, sentence: str) -> None:
    """A paper of powers says it in many words."""
    told = roles(marked(_OF_POWERS + sentence))
    assert {(role, who) for work, role, who in told if _MAY in work} == {
        ("accountable", "Head of Parks")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Head of Parks may not sign leases.",
        "Visitors may park in the yard behind the museum.",
        "It may freeze on the day of the fair.",
        "The Council may face a claim from the builder.",
        'An entry looks like this: "The Head of Parks may sign leases of up to a year."',
        "Members asked that the Head of Parks be given power to lend exhibits.",
        "If the Head of Parks were appointed, she would have power to sign leases.",
        "The Council has delegated authority to the press.",
        "The Head of Parks's power to let stalls was withdrawn in May.",
    ],
)
def test_what_is_denied_wished_or_only_happens_is_no_power(marked: Read, sentence: str) -> None:
    """Nor is an example of how an entry is written."""
    assert not roles(marked(_OF_POWERS + sentence))


@pytest.mark.parametrize(
    "sentence", ["The Head of Parks may sign the book.", "Only the Head of Parks can explain it."]
)
def test_may_gives_no_power_in_a_paper_of_something_else(marked: Read, sentence: str) -> None:
    """A plan says what may happen."""
    assert not roles(marked("# Mere parks plan\n\nWhat we mean to do.\n\n" + sentence))


def test_clauses_below_the_name_of_an_officer_are_their_powers(read: Read) -> None:
    """Each has a number of its own, with a letter in front."""
    contents = read(
        "SCHEDULE 4 - POWERS EXERCISABLE BY OFFICERS\nMere Fire Authority\n\n"
        "A. Chief Fire Officer\n\nA1  To make appointments to all posts below Area Manager.\nA2  To close a station.\n\n"
        "B. Clerk to the Authority\n\nB1  To affix the common seal.\n\nEach power is to be used with care.\n"
    )
    assert {
        ("make appointments to all posts below Area Manager", "accountable", "Chief Fire Officer"),
        ("close a station", "accountable", "Chief Fire Officer"),
        ("affix the common seal", "accountable", "Clerk of Mere Fire Authority"),
    } == roles(contents)


def test_a_heading_may_give_powers_to_all_of_a_kind(marked: Read) -> None:
    """In the plural, and what stands below it in “-ing”."""
    contents = marked(
        "# Matters reserved and delegated\n\n## Reserved to the Trustees\n\n- Changing the articles\n- Closing a school\n\n"
        "## Delegated to Headteachers\n\n- Suspending a pupil\n"
    )
    assert roles(contents) == {
        ("Changing the articles", "accountable", "Trustees"),
        ("Closing a school", "accountable", "Trustees"),
        ("Suspending a pupil", "accountable", "Headteachers"),
    }


def test_a_mark_below_board_gives_a_power_to_the_papers_own(marked: Read) -> None:
    """“Board” alone names nobody elsewhere."""
    rows = table(
        "| Decision | Board | Head of Homes |", "| Buy land | ✓ | |", "| Let a flat | | ✓ |"
    )
    told = roles(marked("# Larkrise Homes: authority table\n\n" + rows))
    assert told == {
        ("Buy land", "accountable", "Board"),
        ("Let a flat", "accountable", "Head of Homes"),
    }


def test_who_authorises_a_decision_answers_for_it(marked: Read) -> None:
    """Whatever its limit."""
    rows = table(
        "| Decision | Limit | Authorised by |",
        "| Sign contracts | up to £50 | Divisional Director |",
        "| Open bank accounts | n/a | Trust Board |",
    )
    assert roles(marked("# Mere Trust: scheme of financial delegation\n\n" + rows)) == {
        ("Sign contracts", "accountable", "Divisional Director"),
        ("Open bank accounts", "accountable", "Trust Board"),
    }


def test_who_a_power_is_handed_on_to_only_uses_it(marked: Read) -> None:
    """The delegate named first answers for it."""
    rows = table(
        "| Power | Delegate | Sub-delegate |",
        "| Close a road | Traffic Engineer | Crossing Warden |",
        "| Cut a tree | Head of Parks | Tree Officer |",
    )
    assert roles(marked("# Mere Council: instrument of delegation\n\n" + rows)) == {
        ("Close a road", "accountable", "Traffic Engineer"),
        ("Close a road", "responsible", "Crossing Warden"),
        ("Cut a tree", "accountable", "Head of Parks"),
        ("Cut a tree", "responsible", "Tree Officer"),
    }


def test_a_power_that_nobody_is_told_to_have_is_owned_up_to(marked: Read) -> None:
    """The words stay in the ledger."""
    contents = marked(_OF_POWERS + "The Head of Parks may not sign leases.")
    assert "may not sign leases" in unread(contents)


def test_a_sentence_about_somebody_else_ends_a_list_of_powers(read: Read) -> None:
    """What is excepted from it is no power of the officer above."""
    contents = read(
        "MERE PARK AUTHORITY\n\nSTANDING ORDERS: WHAT OFFICERS MAY DECIDE\n\n"
        "Director of Resources\n\n6.   The Director of Resources may:\n\n     (a)  write off debts up to £2,000.\n\n"
        "7.   The Head of Planning decides every application, except one\n\n"
        "     (a)  which a member asks in writing to have heard;\n     (b)  made by a member or an officer.\n\n"
        "8.   The Head of Planning may serve, vary or withdraw a notice under section 215 of the Town and Country Planning Act 1990.\n"
    )
    told = {(what, who) for what, _, who in roles(contents)}
    assert ("write off debts up to £2,000", "Director of Resources") in told
    assert not any("made by" in what or "asks in writing" in what for what, _ in told)
    assert any(
        what.startswith("serve, vary or withdraw") and who == "Head of Planning"
        for what, who in told
    )


def test_what_is_reserved_and_not_delegated_is_told_of_whoever_keeps_it(marked: Read) -> None:
    """“And are not delegated” denies nothing that stands below it."""
    contents = marked(
        "# Mere Fire Authority\n\nScheme of delegation to officers\n\n## 2 Matters reserved to the Appeals Panel\n\n"
        "The following are reserved to the Appeals Panel and are not delegated:\n\n- setting the fees\n- hearing appeals\n"
    )
    assert {(what, role, who) for what, role, who in roles(contents)} == {
        ("setting the fees", "accountable", "Appeals Panel"),
        ("hearing appeals", "accountable", "Appeals Panel"),
    }


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("What the Head of Housing can decide", "Head of Housing"),
        ("Powers of the Chief Executive", "Chief Executive"),
        ("Decisions for the full Board", "Board"),
    ],
)
def test_a_heading_of_a_paper_of_powers_says_whose_they_are(
    marked: Read, heading: str, who: str
) -> None:
    """In further words, of which none is a part of anybody's name."""
    contents = marked(
        f"# Delegated powers\n\n## {heading}\n\n- Waiving arrears\n- to close the office\n"
    )
    assert {(what, name) for what, _, name in roles(contents)} == {
        ("Waiving arrears", who),
        ("close the office", who),
    }


@pytest.mark.parametrize(
    "heading", ["Who can decide", "Who may approve", "Authorised by", "Who has the power"]
)
def test_a_column_asks_for_whoever_decides(marked: Read, heading: str) -> None:
    """In any of the words that a header has for it."""
    rows = table(
        f"| Matter | {heading} |",
        "| Name a road | Highways Committee |",
        "| Let a stall | Events Manager |",
    )
    assert roles(marked("# Constitution, part 4\n\n" + rows)) == {
        ("Name a road", "accountable", "Highways Committee"),
        ("Let a stall", "accountable", "Events Manager"),
    }


def test_amounts_across_say_up_to_what_each_may_decide(marked: Read) -> None:
    """Below amounts stand parties; where prices stand there, nobody has any power."""
    rows = table(
        "| Spending | Up to £1,000 | Above £1,000 |",
        "| Goods | Budget Manager | Trust Board |",
        "| Building works | Estates Manager | Trust Board |",
    )
    contents = marked("# Financial limits\n\n" + rows)
    assert {(what, who) for what, role, who in roles(contents) if role == "accountable"} == {
        ("Goods", "Budget Manager"),
        ("Goods", "Trust Board"),
        ("Building works", "Estates Manager"),
        ("Building works", "Trust Board"),
    }
    notes = {s.value for s in contents.statements if s.term == "note"}
    assert "Up to £1,000: Budget Manager" in notes
    prices = table(
        "| Group | Up to £100 | Above £100 |",
        "| Mere Choir | £50 | £150 |",
        "| Vale Band | £20 | £200 |",
    )
    assert not roles(marked("# Grants paid\n\n" + prices))


def test_each_power_that_a_cell_lists_is_one(marked: Read) -> None:
    """Of whoever stands in its row."""
    rows = table(
        "| Committee | Powers |",
        "| Finance Committee | Approve virements; write off debts |",
        "| Planning Committee | Determine major applications |",
    )
    assert roles(marked("# Scheme of delegation to committees\n\n" + rows)) == {
        ("Approve virements", "accountable", "Finance Committee"),
        ("write off debts", "accountable", "Finance Committee"),
        ("Determine major applications", "accountable", "Planning Committee"),
    }


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("and the Head of Finance may waive small fees", True),
        ("and the Head of Finance has authority to waive small fees", True),
        ("and the Head of Finance may not waive small fees", False),
        ("unless the Head of Finance may waive small fees", False),
    ],
)
def test_two_may_do_each_their_own(marked: Read, second: str, told: bool) -> None:
    """Each clause names whoever has its power."""
    contents = marked(f"{_OF_POWERS}The Head of Parks may sign leases of sheds {second}.\n")
    waived = {who for work, _, who in roles(contents) if work == "waive small fees"}
    assert waived == ({"Head of Finance"} if told else set())
