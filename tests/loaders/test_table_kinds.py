"""What a table says besides one row after another: themes, revised dates, how things stand, who decides, who sits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.markdown import table
from tests.support.told import called, links, values


def _load(folder: Path, text: str, name: str = "paper.md") -> Contents:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load([path])


def _told(contents: Contents, *terms: str) -> set[tuple[str, str, str]]:
    """Links and attributes of these kinds, by what their things are called."""
    name = called(contents)
    return {
        (
            name[s.subject],
            s.role or s.term,
            name[s.object] if s.object else (s.raw or s.value or ""),
        )
        for s in contents.statements
        if s.term in terms
    }


def _actions(folder: Path, *rows: str) -> Contents:
    """A log whose header and rows these are."""
    return _load(folder, "# Harbour Group actions\n\n" + table(*rows))


def _priorities(contents: Contents) -> set[str]:
    return {e.label for e in contents.entities if e.kind == "priority"}


# --- what heads a run of rows --------------------------------------------------------------------

_MERGED = """<h1>{title}</h1>
<table><tr><th>{heading}</th><th>Action</th><th>Owner</th></tr>
<tr><td rowspan="2">{first}</td><td>Mend the sea wall</td><td>Head of Coast</td></tr>
<tr><td>Paint the pier rails</td><td>Ann Oakham</td></tr>
<tr><td rowspan="2">{second}</td><td>Open the reading room</td><td>Cy Dunmore</td></tr>
<tr><td>Mend the clock tower</td><td>Head of Halls</td></tr></table>"""


@pytest.mark.parametrize("heading", ["Theme", "Workstream", "Aim", "Strand"])
def test_a_cell_beside_several_actions_of_a_plan_is_their_priority(
    tmp_path: Path, heading: str
) -> None:
    """A column of themes or aims that stand beside several rows each is what a plan sets out to change."""
    words = {
        "title": "Quayside delivery plan",
        "heading": heading,
        "first": "Dry feet",
        "second": "Halls",
    }
    contents = _load(tmp_path, _MERGED.format(**words), "plan.html")
    assert _priorities(contents) == {"Dry feet", "Halls"}
    assert ("Paint the pier rails", "actionOf", "Dry feet") in _told(contents, "actionOf")
    assert ("Mend the clock tower", "actionOf", "Halls") in _told(contents, "actionOf")


def test_an_outcome_above_blank_cells_heads_the_rows_of_a_plan(tmp_path: Path) -> None:
    """Whatever the document goes on to say of governance, and where partners are blank nobody is missing."""
    rows = table(
        "| Outcome | Action | Lead | Partners |",
        "| Dry feet | Mend the sea wall | Head of Coast | Harbour Police |",
        "| | Paint the pier rails | Ann Oakham | |",
        "| Open doors | Open the reading room | Cy Dunmore | |",
        "| | Mend the clock tower | Head of Halls | |",
    )
    contents = _load(
        tmp_path,
        "# Quayside delivery plan\n\n" + rows + "\n## Governance\n\nThe Board meets monthly.\n",
    )
    assert _priorities(contents) == {"Dry feet", "Open doors"}
    assert not [e for e in contents.entities if e.kind == "vacancy"]


def test_a_cell_beside_several_rows_of_a_log_is_no_priority(tmp_path: Path) -> None:
    """In a log such cells are what was talked about."""
    words = {
        "title": "Harbour Group action log",
        "heading": "Theme",
        "first": "Dry feet",
        "second": "Halls",
    }
    assert _priorities(_load(tmp_path, _MERGED.format(**words), "log.html")) == set()


def test_an_objective_beside_several_actions_stands_between_them_and_their_priority(
    tmp_path: Path,
) -> None:
    """Where rows across the table say what the priorities are."""
    across = '<tr><td colspan="3">Priority {}</td></tr>'
    head, *rows = _MERGED.format(
        title="Quayside delivery plan", heading="Objective", first="Fewer floods", second="Halls that open"
    ).split("<tr><td rowspan")  # fmt: skip
    page = f"{head}{across.format('1: Dry feet')}<tr><td rowspan{rows[0]}{across.format('2: Open doors')}<tr><td rowspan{rows[1]}"
    contents = _load(tmp_path, page, "plan.html")
    assert _priorities(contents) == {"Dry feet", "Open doors"}
    assert _told(contents, "actionOf", "objectiveOf") == {
        ("Mend the sea wall", "actionOf", "Fewer floods"),
        ("Paint the pier rails", "actionOf", "Fewer floods"),
        ("Fewer floods", "objectiveOf", "Dry feet"),
        ("Open the reading room", "actionOf", "Halls that open"),
        ("Mend the clock tower", "actionOf", "Halls that open"),
        ("Halls that open", "objectiveOf", "Open doors"),
    }


def test_what_a_body_agreed_is_the_work_where_a_column_says_to_whom_it_falls(
    tmp_path: Path,
) -> None:
    """A heading that names the body asks for nobody where its cells are sentences; of names, it does."""
    head = "|No.|The Board agreed that…|Falls to|Wanted by|R/A/G|"
    contents = _actions(
        tmp_path,
        head,
        "|1|a case for the new slipway be brought forward|Ann Oakham|3 May 2031|A|",
        "|2|the ferry firms be asked for their figures|Cy Dunmore|June 2031|G|",
    )
    assert _told(contents, "assignedTo", "rag", "deadline") >= {
        ("a case for the new slipway be brought forward", "responsible", "Ann Oakham"),
        ("a case for the new slipway be brought forward", "deadline", "3 May 2031"),
        ("a case for the new slipway be brought forward", "rag", "A"),
    }
    contents = _actions(tmp_path, "|No.|Board|Falls to|", "|1|Tarn Board|Ann Oakham|")
    assert not [e for e in contents.entities if e.kind == "action"]


def test_a_day_alone_makes_no_action_of_an_item(tmp_path: Path) -> None:
    """What is bought and when is owned up to; with who does it, an item is work."""
    contents = _actions(
        tmp_path, "|Item|Amount|When|", "|Signs|£4,200|3 May 2031|", "|Ropes|£90|June 2031|"
    )
    assert not [e for e in contents.entities if e.kind in ("action", "vacancy")]
    assert [
        one for one in contents.ledger if one.outcome == "unread" and "no known type" in one.reason
    ]
    contents = _actions(tmp_path, "|Item|Owner|When|", "|Signs|Ann Oakham|3 May 2031|")
    assert ("Signs", "responsible", "Ann Oakham") in _told(contents, "assignedTo")


_ACROSS = """<h1>Quayside {paper}</h1>
<table><tr><th>Ref</th><th>Action</th><th>Owner</th></tr>
<tr><td colspan="3">{first}</td></tr>
<tr><td>A1</td><td>Mend the sea wall</td><td>Head of Coast</td></tr>
<tr><td colspan="3">{second}</td></tr>
<tr><td>B1</td><td>Open the reading room</td><td>Cy Dunmore</td></tr></table>"""


def test_a_row_across_the_table_of_a_plan_is_the_priority_of_the_rows_below_it(
    tmp_path: Path,
) -> None:
    """A label before its name is no part of it."""
    page = _ACROSS.format(paper="improvement plan", first="DRY FEET", second="Theme 2: Open doors")
    contents = _load(tmp_path, page, "plan.html")
    assert _priorities(contents) == {"DRY FEET", "Open doors"}
    assert ("Open the reading room", "actionOf", "Open doors") in _told(contents, "actionOf")


@pytest.mark.parametrize(
    ("paper", "first", "second"),
    [
        ("improvement plan", "Actions from the last meeting", "New actions"),
        ("improvement plan", "Completed", "Ongoing"),
        ("improvement plan", "May 2031", "June 2031"),
        ("improvement plan", "Head of Coast", "Quay Borough Council"),
        ("action log", "Dry feet", "Open doors"),
    ],
)
def test_a_row_across_that_says_when_how_far_or_who_is_no_priority(
    tmp_path: Path, paper: str, first: str, second: str
) -> None:
    """A day, a status, a party or a kind of rows is nothing that a plan sets out to change; nor is anything of a log."""
    page = _ACROSS.format(paper=paper, first=first, second=second)
    contents = _load(tmp_path, page, "plan.html")
    assert _priorities(contents) == set()
    assert ("Mend the sea wall", "responsible", "Head of Coast") in _told(contents, "assignedTo")


# --- a header over two rows --------------------------------------------------------------------

_TWO_ROWS = """<h1>Quay Water risk register</h1>
<table><tr><th rowspan="2">No</th><th rowspan="2">Risk</th><th colspan="2">Score</th><th rowspan="2">Accountable</th>
<th colspan="4">Next step</th></tr>
<tr><th>Gross</th><th>Net</th><th>Action</th><th>Responsible</th><th>By</th><th>Status</th></tr>
<tr><td>1</td><td>The weir leaks</td><td>20</td><td>9</td><td>Head of Weirs</td><td>Grout the apron</td><td>Ann Oakham</td>
<td>3 May 2031</td><td>Open</td></tr>
<tr><td>2</td><td>The pump fails</td><td>16</td><td>6</td><td>Head of Pumps</td><td>Buy a spare one</td><td>N/D</td><td>N/D</td>
<td>Open</td></tr></table>"""


def test_a_risk_with_two_owners_under_a_header_of_two_rows_keeps_them_apart(tmp_path: Path) -> None:
    """Who is accountable is so for the risk, who is responsible for what is done about it."""
    contents = _load(tmp_path, _TWO_ROWS, "risks.html")
    assert _told(contents, "assignedTo") == {
        ("The weir leaks", "accountable", "Head of Weirs"),
        ("Grout the apron", "responsible", "Ann Oakham"),
        ("The pump fails", "accountable", "Head of Pumps"),
        ("Buy a spare one", "responsible", "withheld"),
    }


@pytest.mark.parametrize(
    ("over", "leads", "helps"),
    [
        ("Who", "Lead", "Support"),
        ("Owner", "Lead", "Support"),
        ("Responsibility", "Lead", "Support"),
        ("Who", "Main", "Others"),
    ],
)
def test_who_leads_and_who_helps_below_one_heading_are_told_apart(
    tmp_path: Path, over: str, leads: str, helps: str
) -> None:
    """The header's second row says of each column under "Who" what it is."""
    page = f"""<h1>Quay Water actions</h1><table>
<tr><th rowspan="2">Action</th><th colspan="2">{over}</th><th rowspan="2">Deadline</th></tr>
<tr><th>{leads}</th><th>{helps}</th></tr>
<tr><td>Mend the weir</td><td>Ann Oakham</td><td>Cy Dunmore</td><td>3 May 2031</td></tr>
<tr><td>Paint the rails</td><td>Di Foxley</td><td>Ed Gunn</td><td>4 May 2031</td></tr></table>"""
    contents = _load(tmp_path, page, "log.html")
    said = {
        (s.subject.split("/")[1][:5], s.object, s.stated_as)
        for s in contents.statements
        if s.term == "assignedTo"
    }
    assert said == {
        ("mend-", "person/ann-oakham", f"Who {leads}" if leads == "Main" else leads),
        ("mend-", "person/cy-dunmore", helps),
        ("paint", "person/di-foxley", f"Who {leads}" if leads == "Main" else leads),
        ("paint", "person/ed-gunn", helps),
    }
    assert not [e for e in contents.ledger if e.outcome == "unread"]


def test_a_date_that_is_withheld_is_no_deadline(tmp_path: Path) -> None:
    """Kept back ("N/D"), it is words beside the action."""
    contents = _load(tmp_path, _TWO_ROWS, "risks.html")
    assert _told(contents, "deadline") == {("Grout the apron", "deadline", "3 May 2031")}
    assert ("Buy a spare one", "note", "By: N/D") in _told(contents, "note")


def test_numbers_of_the_rows_need_no_heading(tmp_path: Path) -> None:
    """They say nothing that is missing; other words under no heading are not read."""
    rows = ("<tr><th></th><th>Action</th><th>Owner</th></tr><tr><td>1.</td><td>Mend the sea wall</td><td>Ann Oakham</td></tr>"
            "<tr><td>2.</td><td>Paint the pier rails</td><td>Cy Dunmore</td></tr>")  # fmt: skip
    page = f"<h1>Harbour Group actions</h1><table>{rows}</table>"
    contents = _load(tmp_path, page, "log.html")
    assert _told(contents, "notRead") == set()
    assert not [e for e in contents.ledger if "no heading" in e.reason]
    contents = _load(tmp_path, page.replace("2.", "Urgent"), "log.html")
    assert [e for e in contents.ledger if "no heading" in e.reason]


# --- when, and how things stand -----------------------------------------------------------------


def test_a_revised_date_is_the_deadline_that_holds(tmp_path: Path) -> None:
    """Where it is filled; the first date is kept beside it."""
    contents = _actions(
        tmp_path,
        "| Action | Owner | Original date | Revised date |",
        "| Mend the sea wall | Head of Coast | 31-Jul-31 | 31-Dec-31 |",
        "| Paint the pier rails | Ann Oakham | 30-Sep-31 | |",
        "| Open the reading room | Cy Dunmore | | Lent term 2032 |",
    )
    assert _told(contents, "deadline") == {
        ("Mend the sea wall", "deadline", "31-Dec-31"),
        ("Paint the pier rails", "deadline", "30-Sep-31"),
        ("Open the reading room", "deadline", "Lent term 2032"),
    }
    assert _told(contents, "wasDue") == {("Mend the sea wall", "wasDue", "31-Jul-31")}


@pytest.mark.parametrize("revised", ["N/A", "None", "No change", "-", "TBC", "Complete"])
def test_a_revised_date_that_names_no_day_leaves_the_deadline(tmp_path: Path, revised: str) -> None:
    """Words that say something of it are kept in the action's words."""
    contents = _actions(
        tmp_path,
        "| Action | Owner | Deadline | Revised deadline |",
        f"| Mend the sea wall | Ann Oakham | May 2031 | {revised} |",
        "| Paint the pier rails | Cy Dunmore | May 2031 | July 2031 |",
    )
    due = {(s.raw, s.value) for s in contents.statements if s.term == "deadline"}
    assert due == {
        ("May 2031", "2031-05-01/2031-05-31"),
        ("July 2031", "2031-07-01/2031-07-31"),
    }
    noted = ("Mend the sea wall", "note", f"Revised deadline: {revised}")
    assert (noted in _told(contents, "note")) == (revised in ("No change", "TBC"))


def test_a_time_that_has_an_end_is_a_deadline(tmp_path: Path) -> None:
    """Though it begins with "starting in"."""
    contents = _actions(
        tmp_path,
        "| Action | Owner | Deadline |",
        "| Mend the sea wall | Ann Oakham | starting in May 2031 to June 2032 |",
        "| Paint the pier rails | Cy Dunmore | May 2031 |",
    )
    due = {s.value for s in contents.statements if s.term == "deadline"}
    assert due == {"2031-05-01/2032-06-30", "2031-05-01/2031-05-31"}
    assert not _told(contents, "start")


@pytest.mark.parametrize("heads", ["Status | Comments", "RAG | Notes"])
def test_a_row_with_a_status_of_its_own_goes_on_from_no_other(tmp_path: Path, heads: str) -> None:
    """Though all its cells begin in lower case."""
    contents = _actions(
        tmp_path,
        f"| Action | {heads} |",
        "| Plant the trees along the road | Open | Waiting |",
        "| iPads for members | not started | review needed |",
        "| Mend the gates by the road | Open | Waiting |",
    )
    assert {e.label for e in contents.entities if e.kind == "action"} == {
        "Plant the trees along the road",
        "iPads for members",
        "Mend the gates by the road",
    }


def test_what_goes_on_from_a_day_starts_on_it(tmp_path: Path) -> None:
    """What is asked by when may begin then: "from July"."""
    contents = _actions(
        tmp_path,
        "| Action | Owner | By |",
        "| Publish the tide tables | Ann Oakham | from July 2031 |",
        "| Paint the pier rails | Cy Dunmore | June 2031 |",
    )
    assert _told(contents, "start") == {("Publish the tide tables", "start", "from July 2031")}
    assert _told(contents, "deadline") == {("Paint the pier rails", "deadline", "June 2031")}


@pytest.mark.parametrize("heading", ["Progress", "Position at 1 May", "So far"])
def test_a_column_of_a_few_words_each_says_how_things_stand(tmp_path: Path, heading: str) -> None:
    """Some of them are known statuses, and the others stand where these do."""
    contents = _actions(
        tmp_path,
        f"| Action | Owner | {heading} |",
        "| Mend the sea wall | Head of Coast | On track |",
        "| Paint the pier rails | Ann Oakham | Paint bought |",
        "| Open the reading room | Cy Dunmore | Not begun |",
    )
    assert _told(contents, "status") == {
        ("Mend the sea wall", "status", "On track"),
        ("Paint the pier rails", "status", "Paint bought"),
        ("Open the reading room", "status", "Not begun"),
    }


def test_a_column_of_sentences_is_news_that_may_open_on_a_status(tmp_path: Path) -> None:
    """What is told at length is an update; its first words say how things stand where they are a status."""
    contents = _actions(
        tmp_path,
        "| Action | Owner | Progress |",
        "| Mend the sea wall | Head of Coast | On track, and the stone has been ordered from the quarry |",
        "| Paint the pier rails | Ann Oakham | The paint was bought in March and tried on one bay |",
    )
    assert _told(contents, "status") == {("Mend the sea wall", "status", "On track")}
    assert len({e.id for e in contents.entities if e.kind == "update"}) == 2


def test_an_owner_that_does_not_apply_to_work_that_is_over_is_no_vacancy(tmp_path: Path) -> None:
    """Of superseded work nobody is asked; beside open work somebody is missing."""
    contents = _actions(
        tmp_path,
        "| Action | Owner | Status |",
        "| Mend the sea wall | n/a | Superseded |",
        "| Paint the pier rails | n/a | Open |",
        "| Open the reading room | Cy Dunmore | Open |",
    )
    assert _told(contents, "assignedTo") == {
        ("Paint the pier rails", "responsible", "vacancy"),
        ("Open the reading room", "responsible", "Cy Dunmore"),
    }


def test_a_remark_may_say_that_work_is_over_so_that_nobody_is_asked(tmp_path: Path) -> None:
    """Wherever it stands: beside "n/a", or behind it; where no such thing is said somebody is missing."""
    contents = _actions(
        tmp_path,
        "| Action | Owner | Due | Notes |",
        "| Mend the sea wall | n/a | | Dropped in May 2031. Cy Dunmore had led it. |",
        "| Move the slipway gate | n/a | | Moved off this list |",
        "| Widen the breakwater | None: not accepted by the Board | | Letter sent |",
        "| Paint the pier rails | n/a | | Paint is in store |",
        "| Open the reading room | Cy Dunmore | May 2031 | |",
    )
    assert _told(contents, "assignedTo") == {
        ("Paint the pier rails", "responsible", "vacancy"),
        ("Open the reading room", "responsible", "Cy Dunmore"),
    }


def test_done_by_asks_for_a_date_above_dates_and_for_somebody_above_names(tmp_path: Path) -> None:
    """A few statuses among dates make no column of statuses."""
    contents = _actions(
        tmp_path,
        "| What | Lead | Done by |",
        "| Mend the sea wall | Ann Oakham | 3 May 2031 |",
        "| Paint the pier rails | Ann Oakham | 4 June 2031 |",
        "| Open the reading room | Cy Dunmore | ongoing |",
    )
    assert {(work, day) for work, _, day in _told(contents, "deadline")} >= {
        ("Mend the sea wall", "3 May 2031"),
        ("Paint the pier rails", "4 June 2031"),
    }
    contents = _actions(
        tmp_path,
        "| What | Done by | Due |",
        "| Mend the sea wall | Ann Oakham | 3 May 2031 |",
        "| Paint the pier rails | Cy Dunmore | 4 June 2031 |",
    )
    assert _told(contents, "assignedTo") == {
        ("Mend the sea wall", "responsible", "Ann Oakham"),
        ("Paint the pier rails", "responsible", "Cy Dunmore"),
    }


def test_a_heading_is_its_own_word_before_another_form_of_it(tmp_path: Path) -> None:
    """When a thing was finished is no deadline, and whoever is responsible gives no response."""
    contents = _actions(
        tmp_path,
        "| Action | Responsible | Finished |",
        "| Mend the sea wall | Head of Coast | 3 May 2031 |",
        "| Paint the pier rails | ward members | 4 May 2031 |",
    )
    assert _told(contents, "deadline") == set()
    assert ("Paint the pier rails", "responsible", "ward members") in _told(contents, "assignedTo")


def test_a_label_above_a_table_whose_thing_is_not_named_is_unread(tmp_path: Path) -> None:
    """It names somebody who leads, so it is no mere title."""
    rows = "Harbour programme,,\nProgramme sponsor: Ann Oakham,,\n,,\nAction,Owner,Due\nMend the wall,Cy Dunmore,3 May 2031\n"
    contents = _load(tmp_path, rows, "log.csv")
    assert any("Ann Oakham" in e.text and e.outcome == "unread" for e in contents.ledger)


# --- who answers for a plan as a whole -----------------------------------------------------------

_FRONT = """# Quayside delivery plan 2031 (draft)

{label}: Ann Oakham, Head of Coast. Lines with a star wait for a grant.

| Action | Owner |
|---|---|
| Mend the sea wall | Cy Dunmore |
"""


@pytest.mark.parametrize(
    "label",
    ["Overall lead", "Executive SRO", "Plan sponsor", "Coast Lead (accountable for all of it)"],
)
def test_a_label_in_front_of_a_plan_says_who_is_accountable_for_it(
    tmp_path: Path, label: str
) -> None:
    """The plan is a thing by its title, and its table's actions are not the lead's."""
    contents = _load(tmp_path, _FRONT.format(label=label))
    assert _told(contents, "assignedTo") == {
        ("Quayside delivery plan 2031", "accountable", "Ann Oakham"),
        ("Mend the sea wall", "responsible", "Cy Dunmore"),
    }


@pytest.mark.parametrize("label", ["Document owner", "Contact", "Author", "Action lead", "Grant"])
def test_a_label_of_the_paper_says_nothing_of_who_is_accountable(
    tmp_path: Path, label: str
) -> None:
    """Whoever keeps the file, or one action, does not answer for the plan."""
    contents = _load(tmp_path, _FRONT.format(label=label))
    assert {s for s, _, _ in _told(contents, "assignedTo")} == {"Mend the sea wall"}


@pytest.mark.parametrize("label", ["Former SRO", "SRO (outgoing)", "Ex-SRO", "Deputy lead"])
def test_whoever_was_accountable_or_stands_in_does_not_answer_for_the_plan(
    tmp_path: Path, label: str
) -> None:
    """The line is owned up to."""
    contents = _load(tmp_path, _FRONT.format(label=label))
    assert {s for s, _, _ in _told(contents, "assignedTo")} == {"Mend the sea wall"}
    assert [e for e in contents.ledger if e.outcome == "unread"]


def test_a_label_in_front_of_a_log_says_nothing_of_a_plan(tmp_path: Path) -> None:
    """There is none."""
    text = _FRONT.format(label="Overall lead").replace("delivery plan", "action log")
    contents = _load(tmp_path, text)
    assert not [e for e in contents.entities if e.kind == "plan"]


# --- who may decide ----------------------------------------------------------------------------


def test_a_power_that_is_not_delegated_stays_with_whoever_gives_the_others(tmp_path: Path) -> None:
    """It is no vacancy; whoever stands in is none of those who may decide."""
    rows = table(
        "| Budget line | Authorising officer | Ceiling | In absence | Prior consultation |",
        "| Buy buoys and chains | Head of Moorings, Ann Oakham | 60 000 | Head of Weirs | Legal Adviser |",
        "| Answer the Ombudsman | Not delegated | | None | None |",
    )
    contents = _load(
        tmp_path, "# Decision of the Harbour Director on delegation of powers\n\n" + rows
    )
    assert _told(contents, "assignedTo") == {
        ("Buy buoys and chains", "accountable", "Ann Oakham"),
        ("Buy buoys and chains", "consulted", "Legal Adviser"),
        ("Answer the Ombudsman", "accountable", "Harbour Director"),
    }
    assert ("Buy buoys and chains", "note", "In absence: Head of Weirs") in _told(contents, "note")
    assert ("Buy buoys and chains", "delegatedBy", "Harbour Director") in _told(
        contents, "delegatedBy"
    )


def test_a_power_that_is_not_delegated_is_nobodys_where_no_paper_says_whose(tmp_path: Path) -> None:
    """Then its words are kept, and nobody is said to be missing."""
    rows = table(
        "| Power | Delegated to |",
        "| Buy buoys and chains | Head of Moorings |",
        "| Answer the Ombudsman | Not delegated |",
    )
    contents = _load(tmp_path, "# Who may decide what\n\n" + rows)
    assert _told(contents, "assignedTo") == {
        ("Buy buoys and chains", "accountable", "Head of Moorings")
    }
    assert ("Answer the Ombudsman", "note", "Delegated to: Not delegated") in _told(
        contents, "note"
    )


def test_a_vacant_post_that_has_work_is_said_to_be_vacant(tmp_path: Path) -> None:
    """The post is named, and nobody holds it."""
    contents = _actions(
        tmp_path,
        "| Action | Owner |",
        "| Mend the sea wall | Head of Coast (post vacant) |",
        "| Paint the pier rails | Ann Oakham |",
    )
    assert _told(contents, "holds") == {("vacancy", "holds", "Head of Coast")}


@pytest.mark.parametrize("heading", ["Must first talk to", "Prior advice", "Consultee"])
def test_whoever_is_to_be_asked_first_is_consulted(tmp_path: Path, heading: str) -> None:
    """And does not decide."""
    rows = table(
        f"| Decision | Officer who may make it | {heading} |",
        "| Close the quay road | Head of Coast | Harbour Police |",
        "| Refund a mooring fee | Head of Moorings | |",
    )
    contents = _load(tmp_path, "# Quay Council: who may decide what\n\n" + rows)
    assert ("Close the quay road", "consulted", "Harbour Police") in _told(contents, "assignedTo")


# --- who sits where ------------------------------------------------------------------------------

_SEATS = "# Quay Harbour Board: who sits on the Board\n\n" + table(
    "| Seat | Who | Put forward by | Term ends |",
    "| Chair | Ann Oakham | Department of Ports | 30 June 2033 |",
    "| Harbour Master | *acting:* Cy Dunmore | – | |",
    "| Director of Moorings | vacant | | |",
    "| Non-executive | Di Foxley | fishing firms | 31 May 2032 |",
)


def test_a_table_of_seats_says_who_sits_on_the_board_and_as_what(tmp_path: Path) -> None:
    """An office and a post are held; whoever put somebody forward is not where that one comes from."""
    contents = _load(tmp_path, _SEATS)
    board = "Quay Harbour Board"
    assert _told(contents, "memberOf") == {
        ("Ann Oakham", "memberOf", board),
        ("Cy Dunmore", "memberOf", board),
        ("Director of Moorings", "memberOf", board),
        ("Di Foxley", "memberOf", board),
    }
    assert {
        ("Ann Oakham", "holds", "Chair of Quay Harbour Board"),
        ("Cy Dunmore", "holds", "Harbour Master"),
        ("vacancy", "holds", "Director of Moorings"),
    } <= _told(contents, "holds")


def test_whoever_is_in_the_room_without_a_vote_is_no_member(tmp_path: Path) -> None:
    """A heading that says so holds for the table below it; a seat may be named by the body that it is for."""
    text = (
        _SEATS
        + "\n## In the room, without a vote\n\n"
        + table("| Seat | Who |", "| Quay Sailing Alliance | Flo Gale |")
    )
    contents = _load(tmp_path, text)
    assert ("Flo Gale", "memberOf", "Quay Harbour Board") not in _told(contents, "memberOf")
    assert ("Flo Gale", "memberOf", "Quay Sailing Alliance") in _told(contents, "memberOf")
    assert not any(who == "Flo Gale" for who, _, _ in _told(contents, "holds"))


def test_a_member_who_is_independent_comes_from_no_body(tmp_path: Path) -> None:
    """Such a word says that nobody sent them."""
    rows = table(
        "| Member | Nominated by | Role on the Board |",
        "| Ann Oakham | Quay Borough Council | Chair |",
        "| Cy Dunmore | Independent (co-opted) | |",
    )
    contents = _load(tmp_path, "# Quay Harbour Board: membership\n\n" + rows)
    assert {body for who, _, body in _told(contents, "memberOf") if who == "Cy Dunmore"} == {
        "Quay Harbour Board"
    }


def test_a_label_with_a_post_is_no_header(tmp_path: Path) -> None:
    """It has a value beside it, whatever the words are like."""
    contents = _load(
        tmp_path,
        "Priority,Dry feet,\nStrategic lead,Head of Coast,\nSupport officer,Flo Gale,\nNo.,Action,Responsible\n"
        "1,Mend the sea wall,Ann Oakham\n2,Paint the rails,Cy Dunmore\n",
        "plan.csv",
    )
    assert ("Dry feet", "accountable", "Head of Coast") in _told(contents, "assignedTo")


def test_a_numbered_seat_is_no_post(tmp_path: Path) -> None:
    """It says how many there are."""
    rows = table(
        "| Seat | Member | Nominated by |",
        "| 1 | Ann Oakham | Quay Borough Council |",
        "| 2 | Cy Dunmore | Weir Parish Council |",
    )
    contents = _load(tmp_path, "# Quay Harbour Board: membership\n\n" + rows)
    assert ("Ann Oakham", "memberOf", "Quay Harbour Board") in _told(contents, "memberOf")
    assert _told(contents, "holds") == set()


# --- labels in every record ---------------------------------------------------------------------

_STACKED = """<h1>Quay College: who is who</h1>
<table><tr><td>Post</td><td>Held by</td></tr><tr><td>Head of Halls</td><td>Ann Oakham</td></tr>
<tr><td>Answers to</td><td>Grade</td></tr><tr><td>Principal</td><td>9</td></tr>
<tr><td>Post</td><td>Held by</td></tr><tr><td>Head of Coast</td><td>Vacant</td></tr>
<tr><td>Answers to</td><td>Grade</td></tr><tr><td>Head of Halls</td><td>8</td></tr></table>"""


def test_labels_that_stand_over_their_values_in_every_record_are_one_header(tmp_path: Path) -> None:
    """The rows of a record say one thing together: a post, its holder, and whom it answers to."""
    contents = _load(tmp_path, _STACKED, "posts.html")
    told = {
        (a.split(" of Quay")[0], b.split(" of Quay")[0]) for a, _, b in _told(contents, "reportsTo")
    }
    assert told == {("Head of Halls", "Principal"), ("Head of Coast", "Head of Halls")}
    held = {(a, b.split(" of Quay")[0]) for a, _, b in _told(contents, "holds")}
    assert held == {("Ann Oakham", "Head of Halls"), ("vacancy", "Head of Coast")}
    assert not [e for e in contents.ledger if e.outcome == "unread"]


def test_records_of_other_labels_are_no_stack(tmp_path: Path) -> None:
    """Where a record has another label nobody can say what its values are."""
    contents = _load(tmp_path, _STACKED.replace("Answers to", "Favourite", 1), "posts.html")
    assert _told(contents, "reportsTo") == set()


def _two_columns(heading: str, *rows: tuple[str, str]) -> str:
    cells = "".join(f"<tr><td>{who}</td><td>{what}</td></tr>" for who, what in rows)
    return f"<h1>Harbour safety agreement</h1><h2>{heading}</h2><table>{cells}</table>"


_AGREED = (
    ("Tarn Council", "Keep the slipway lit at night. Tell the Harbour Board of each fault."),
    ("Harbour Board", "Inspect the moorings each spring. We have done so since 2019."),
    ("Tarn Council and Harbour Board together", "Hold an exercise each May."),
    ("The Council and the Board, jointly", "Publish what was learnt from it."),
    ("Not yet settled", "Passing on reports of oil."),
    ("whoever is about", "Ring the bell."),
)


def test_a_table_without_a_header_may_say_who_does_what(tmp_path: Path) -> None:
    """Under a heading that says so each sentence that opens with its verb is an action of whoever stands beside it."""
    page = tmp_path / "agreement.html"
    page.write_text(_two_columns("What each partner will do", *_AGREED), encoding="utf-8")
    contents = load([page])
    told = _told(contents, "assignedTo")
    assert {(work, who) for work, _, who in told} == {
        ("Keep the slipway lit at night", "Tarn Council"),
        ("Tell the Harbour Board of each fault", "Tarn Council"),
        ("Inspect the moorings each spring", "Harbour Board"),
        ("Hold an exercise each May", "Tarn Council"),
        ("Hold an exercise each May", "Harbour Board"),
        ("Publish what was learnt from it", "Tarn Council"),
        ("Publish what was learnt from it", "Harbour Board"),
        ("Passing on reports of oil", "vacancy"),
    }
    unread = {e.text for e in contents.ledger if e.outcome == "unread"}
    assert any("since 2019" in text for text in unread)
    assert any("Ring the bell" in text for text in unread)


def test_two_columns_under_another_heading_say_nothing_of_who_does_what(tmp_path: Path) -> None:
    """A body with what was said of it has no work for that."""
    page = tmp_path / "history.html"
    page.write_text(_two_columns("How the partners began", *_AGREED), encoding="utf-8")
    assert not _told(load([page]), "assignedTo")


def test_a_list_of_seats_on_several_bodies_names_their_members(tmp_path: Path) -> None:
    """Whoever chose a member is not what the member sits on; who sat there, or only attends, is no member."""
    rows = table(
        "| Body | Seat | Name | Named by |",
        "| Harbour Forum | Member | Ann Oakham | Tarn Council |",
        "| Harbour Forum | Member | Bo Lindale | Mere Trust |",
        "| Harbour Forum | Former member | Cy Dunmore | Mere Trust |",
        "| Harbour Forum | In attendance | Di Esholt | |",
        "| Slipway Group | Member | Ed Farrow | Tarn Council |",
        "| Slipway Group | Member | Flo Garth | Tarn Council |",
        "| NB the Slipway Group answers to the Harbour Forum | | | |",
    )
    contents = _load(tmp_path, "# Who sits where\n\n" + rows)
    assert {(who, body) for who, _, body in _told(contents, "memberOf")} == {
        ("Ann Oakham", "Harbour Forum"),
        ("Bo Lindale", "Harbour Forum"),
        ("Ed Farrow", "Slipway Group"),
        ("Flo Garth", "Slipway Group"),
    }
    assert not any("Dunmore" in e.label for e in contents.entities)
    unread = [e.text for e in contents.ledger if e.outcome == "unread"]
    assert any(text.startswith("NB") for text in unread)
    assert any("Mere Trust" in text for text in unread)


def test_three_names_in_a_column_of_names_are_one_person(tmp_path: Path) -> None:
    """As the column beside it has the posts; three words that are no name, or that hedge, are somebody unclear."""
    rows = table(
        "| Post Unique Reference | Name | Job Title | Organisation | Reports to Senior Post |",
        "| 1 | Ann Mary Oakham | Harbour Master | Quay Borough Council | XX |",
        "| 2 | Quay Trading Standards | Pilot | Quay Borough Council | 1 |",
        "| 3 | Oakham Or Lindale | Deckhand | Quay Borough Council | 2 |",
        "| 4 | Secondment From Tarn | Steward | Quay Borough Council | 2 |",
    )
    contents = _load(tmp_path, "# Posts\n\n" + rows)
    held = _told(contents, "holds")
    assert ("Ann Mary Oakham", "holds", "Harbour Master") in held
    assert {e.label for e in contents.entities if e.kind == "unclear"} == {
        "Quay Trading Standards",
        "Oakham Or Lindale",
        "Secondment From Tarn",
    }


def test_a_board_lists_its_seats_its_observers_and_its_officers(
    marked: Callable[[str], Contents],
) -> None:
    """Officers hold posts, observers come, a title with a surname is the one person who has both; nobody else is a member."""
    contents = marked(
        "# Mere Harbour Authority\n\nMembership\n\n## Members\n\n"
        "| Appointing council | Seats | Members |\n|---|---|---|\n"
        "| Vale Council | 2 | Cllr Ann Bee (Chair of the Authority) |\n| Tarn Council | 1 | Cllr Cy Dee |\n\n"
        "## Observers (no vote)\n\n| Nominated by | Observer |\n|---|---|\n| Quay Company | Captain Lars Eide, Harbour Master |\n\n"
        "## Officers\n\n| Post | Holder |\n|---|---|\n| Clerk | Hal Ives |\n| Treasurer | Dr Jo Kay |\n\n"
        "## Panels\n\n| Body | Members | Meets | Quorum |\n|---|---|---|---|\n| Works Panel | Cllr Dee (Chair) | May and October | Two |\n\n"
        "## Representatives on outside bodies\n\n| Body | Representative | Deputy |\n|---|---|---|\n"
        "| Tarn Estuary Partnership | Cllr Bee | Cllr Dee |\n| Ports Alliance | Hal Ives | – |\n"
    )
    assert links(contents, "memberOf") >= {
        ("Ann Bee", "Mere Harbour Authority"),
        ("Cy Dee", "Mere Harbour Authority"),
        ("Cy Dee", "Works Panel"),
        ("Ann Bee", "Tarn Estuary Partnership"),
        ("Hal Ives", "Ports Alliance"),
    }
    members = {who for who, body in links(contents, "memberOf") if body == "Mere Harbour Authority"}
    assert members == {"Ann Bee", "Cy Dee"}
    assert ("Lars Eide", "Mere Harbour Authority") in links(contents, "attended")
    assert ("Works Panel", "May and October") in values(contents, "meets")
    held = {(who, post.partition(" of ")[0]) for who, post in links(contents, "holds")}
    assert {
        ("Ann Bee", "Chair"),
        ("Cy Dee", "Chair"),
        ("Hal Ives", "Clerk"),
        ("Jo Kay", "Treasurer"),
    } <= held


def test_a_note_below_a_register_is_no_risk_of_it(marked: Callable[[str], Contents]) -> None:
    """What it says in whole sentences is read as text, and nobody is missing for it."""
    contents = marked(
        "# Mere Museum: risk register\n\n| No. | Risk | Risk owner | Further action | Action owner |\n|---|---|---|---|---|\n"
        "| 1 | Flooding of the store | Ann Bee | Raise the racking | Cy Dee |\n"
        "| Notes | Risk owner: whoever answers for it. The Audit Committee reports to the Board of Trustees. | | | |\n"
    )
    assert [e.label for e in contents.entities if e.kind == "risk"] == ["Flooding of the store"]
    assert not [e for e in contents.entities if e.kind == "vacancy"]
    assert ("Audit Committee", "Board of Trustees") in links(contents, "reportsTo")


def test_people_beside_where_they_are_from_come_where_the_heading_says_so(
    marked: Callable[[str], Contents],
) -> None:
    """“From” above bodies is no day on which anything starts."""
    contents = marked(
        "# Tarn Health Board\n\n## Attending without a vote\n\n| Name | From |\n|---|---|\n"
        "| Supt Carl Dyer | Tarn Police |\n| Prof. Una Sayle | University of Tarn |\n"
    )
    assert links(contents, "attended") == {
        ("Carl Dyer", "Tarn Health Board"),
        ("Una Sayle", "Tarn Health Board"),
    }
    assert ("Carl Dyer", "Tarn Police") in links(contents, "memberOf")


@pytest.mark.parametrize("heading", ["Footing", "Standing", "Kind"])
def test_a_column_of_seats_tells_members_whatever_it_is_called(
    tmp_path: Path, heading: str
) -> None:
    """Its cells say what each is in the group; whoever only observes comes to its meetings."""
    rows = ("| Mere Police | Inspector | Full member |", "| Vale Council | Engineer | Full member |", "| Air Charity | Manager | Observer |")  # fmt: skip
    contents = _load(tmp_path, "# Roads Group\n\n" + table(f"| Organisation | Represented by | {heading} |", *rows))  # fmt: skip
    assert links(contents, "memberOf") == {("Mere Police", "Roads Group"), ("Vale Council", "Roads Group")}  # fmt: skip
    assert links(contents, "attended") == {("Air Charity", "Roads Group")}


def test_a_column_of_other_words_makes_nobody_a_member(tmp_path: Path) -> None:
    """A list of bodies that says of none what it is in the group lists no members."""
    rows = ("| Mere Police | Inspector | Large |", "| Vale Council | Engineer | Small |")
    contents = _load(tmp_path, "# Roads Group\n\n" + table("| Organisation | Represented by | Size |", *rows))  # fmt: skip
    assert not links(contents, "memberOf")
