"""What minutes, action logs, terms of reference and schemes of public bodies are like, and what they give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.told import unread, values

if TYPE_CHECKING:
    from tests.loaders.conftest import Read


def _said(contents: Contents, *terms: str) -> set[tuple[str, str, str, str]]:
    """Links as subject, term, role and object, by label; a state without a name by its kind."""
    named = {
        e.id: e.kind if e.kind in ("vacancy", "withheld") else e.label for e in contents.entities
    }
    return {
        (named[s.subject], s.term, s.role or "", named[s.object])
        for s in contents.statements
        if s.object and s.term in terms
    }


def _owners(contents: Contents) -> set[tuple[str, str]]:
    return {(work, who) for work, _, _, who in _said(contents, "assignedTo")}


def _people(contents: Contents, term: str) -> set[str]:
    return {who for who, *_ in _said(contents, term)}


# ---- who is a member, who was there ------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["PANEL MEMBERSHIP", "Membership of the Panel", "Panel members"]
)
def test_a_heading_with_the_bodys_short_name_opens_the_list_of_its_members(
    marked: Read, heading: str
) -> None:
    """An annex of terms of reference lists them so."""
    contents = marked(
        f"# Quay Harbour Panel: terms of reference\n\n## {heading}\n\n"
        "- (Chair) Professor Ina Moss, University of Mere\n"
        "- Ex officio: Rolf Kerr, Mere Council\n"
        "- Bea Lunn, rower and blogger\n"
        "- Vi O’ Tate MBE, Spokesperson for Boats, Quays and Locks, Vale Council\n"
    )
    told = _said(contents, "memberOf", "holds")
    assert {who for who, term, _, body in told if body == "Quay Harbour Panel"} == {
        "Ina Moss",
        "Rolf Kerr",
        "Bea Lunn",
        "Vi O’Tate",
    }
    assert ("Ina Moss", "holds", "", "Chair of Quay Harbour Panel") in told
    assert ("Rolf Kerr", "memberOf", "", "Mere Council") in told
    assert (
        "Vi O’Tate",
        "holds",
        "",
        "Spokesperson for Boats, Quays and Locks of Vale Council",
    ) in told


def test_those_at_a_meeting_stand_under_several_headings(marked: Read) -> None:
    """Ministers below "Apologies" were there, and only the body's own people are its members."""
    contents = marked(
        "# Quay Harbour Board\n\nAgenda, 4 May 2031\n\nATTENDEES\n\nHarbour Board\n\n"
        "- Ina Moss, Minister for Boats\n- Rolf Kerr\n\nApologies\n\n- Bea Lunn, No. 7\n\n"
        "Ministers (presenting)\n\n- Vi Tate, Minister of State, Fisheries\n\n"
        "Officials (regular attendees)\n\n- Ned Orr, Mere Council\n"
    )
    assert _people(contents, "attended") == {"Ina Moss", "Rolf Kerr", "Vi Tate", "Ned Orr"}
    assert _people(contents, "absentFrom") == {"Bea Lunn"}
    sits = {who for who, _, _, body in _said(contents, "memberOf") if body == "Quay Harbour Board"}
    assert sits == {"Ina Moss", "Rolf Kerr"}


def test_councillors_are_listed_behind_one_title(read: Read) -> None:
    """The title is that of each, and a post may have its holder in brackets."""
    contents = read(
        "Quay Audit Committee\n\n4 May 2031\n\nPRESENT:\n\n"
        "Councillors I. Moss, Rolf Kerr and Mrs. B. Lunn\n\nOFFICERS IN ATTENDANCE:\n\n"
        "Treasurer (Ned Orr)\nHead of Internal Audit (Ms. O. Park)\n\nAPOLOGIES:\n\nCouncillor Tate\n"
    )
    assert _people(contents, "attended") >= {
        "I. Moss",
        "Rolf Kerr",
        "B. Lunn",
        "Ned Orr",
        "O. Park",
    }
    assert _people(contents, "absentFrom") == {"Councillor Tate"}
    assert ("Ned Orr", "holds", "", "Treasurer") in _said(contents, "holds")


def test_a_table_says_of_each_whether_they_were_there(marked: Read) -> None:
    """A governor is a member, present or not; initials stand for them in the rest of the minutes."""
    contents = marked(
        "# Quay School Governing Board\n\nMinutes of the meeting held on 4 May 2031\n\n"
        "| Governor | Initials | Category | Attendance |\n|---|---|---|---|\n"
        "| Ina Moss | IM | Chair | Present |\n| Rolf Kerr | RK | Parent | Apologies |\n"
        "| Bea Lunn | BL | Staff | Present by video, left at 7 |\n\n"
        "| Item | Discussion | Action |\n|---|---|---|\n"
        "| 1 | The roof leaks. | BL |\n| 2 | Nothing else. | |\n| 3 | The hall is cold. | IM/BL |\n"
    )
    board = "Quay School Governing Board"
    assert _people(contents, "attended") == {"Ina Moss", "Bea Lunn"}
    assert _people(contents, "absentFrom") == {"Rolf Kerr"}
    assert {w for w, _, _, b in _said(contents, "memberOf") if b == board} == {
        "Ina Moss",
        "Rolf Kerr",
        "Bea Lunn",
    }
    assert {who for _, who in _owners(contents)} == {"Bea Lunn", "Ina Moss"}


def test_apologies_above_names_are_no_column_of_presence(marked: Read) -> None:
    """A heading alone does not say that its cells tell who was there."""
    contents = marked(
        "# Quay Users Group\n\n4 May 2031\n\n| Attendees | Apologies |\n|---|---|\n"
        "| Ina Moss (Chair) | Rolf Kerr |\n| Bea Lunn | Vi Tate |\n"
    )
    assert _people(contents, "attended") == {"Ina Moss", "Bea Lunn"}
    assert _people(contents, "absentFrom") == {"Rolf Kerr", "Vi Tate"}


def test_nobody_attends_the_house_in_which_a_meeting_is(marked: Read) -> None:
    """Where a paper does not say whose meeting it is, its venue does not either."""
    contents = marked(
        "# 6th meeting\n\n19 May 2031\n\nVenue: Harbour Office, 70 Quay Street, room 4\n\n"
        "## Attendees\n\n- Ina Moss, Works Team\n- Rolf Kerr, Vale Council\n"
    )
    assert _said(contents, "attended") == set()


def test_those_beside_a_group_are_none_of_its_members(marked: Read) -> None:
    """The column of statuses says who only attends; party groups are no bodies that govern."""
    contents = marked(
        "# Quay Council\n\n## Quay People Committee – Terms of Reference\n\n"
        "Members and regular attendees are set out below.\n\n"
        "| Post | Current holder | Status |\n|---|---|---|\n"
        "| Chief Nurse | Ina Moss | Member |\n| Staff Side Chair | Rolf Kerr | In attendance |\n"
        "| Governance Manager | Bea Lunn | Secretary |\n"
    )
    sits = {w for w, _, _, b in _said(contents, "memberOf") if b == "Quay People Committee"}
    assert sits == {"Ina Moss"}
    councillors = marked(
        "# Members of the Panel\n\nThe Quay Crime Panel has three seats.\n\n"
        "| Council | Member | Group |\n|---|---|---|\n| Mere Council | Cllr Ina Moss | Labour |\n"
        "| Vale Council | Cllr Rolf Kerr | Independent |\n| Tarn Council | Cllr Bea Lunn | Green |\n"
    )
    told = _said(councillors, "memberOf")
    assert ("Ina Moss", "memberOf", "", "Quay Crime Panel") in told
    assert not {body for *_, body in told} & {"Labour", "Independent", "Green"}


# ---- what is to be done ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "owners"),
    [
        ("Harbour Safety Team to share the figures", {"Harbour Safety Team"}),
        ("Department for Boats to develop a map", {"Department for Boats"}),
        ("Vale Board and MCO to convene a meeting", {"Vale Board", "MCO"}),
        ("Ina Moss to present the plan", {"Ina Moss"}),
        ("The Harbour Board should write to the owners", {"Harbour Board"}),
        ("The Harbour Board should be asked for its views", set()),
        ("The Harbour Board should not sell the slip", set()),
        ("Ask the Harbour Board to confirm the date", set()),
        ("Work with the Harbour Board to set a date", set()),
        ("Efforts to reduce waste", set()),
        ("Letter from the Harbour Board to local schools", set()),
        ("Terms of Reference to be agreed", set()),
    ],
)
def test_an_actions_own_words_name_who_does_it(marked: Read, action: str, owners: set[str]) -> None:
    """A name shows by its words that it is a party; a verb before it makes it somebody who is asked."""
    contents = marked(
        "# Quay action log\n\n| Action | Deadline | Progress |\n|---|---|---|\n"
        f"| {action} | June 2031 | On track |\n| Repaint the buoys in the outer harbour | July 2031 | Done |\n"
    )
    assert {who for work, who in _owners(contents) if work == action} == owners


def test_a_long_name_that_opens_several_actions_is_one_name(marked: Read) -> None:
    """Once, its first words might be what is to be done: "Lobby Vale Council to …"."""
    team = "Outer Harbour Lighting Team"
    actions = (f"{team} to count the lamps", f"The {team} to mend the lamps")
    rows = "".join(f"| {action} | June 2031 | On track |\n" for action in actions)
    lone = "| Lobby Vale Council to pay for the lamps | June 2031 | On track |\n"
    contents = marked(
        f"# Quay action log\n\n| Action | Deadline | Progress |\n|---|---|---|\n{rows}{lone}"
    )
    assert _owners(contents) == {(action, team) for action in actions}


def test_an_issue_its_action_and_the_follow_up_are_a_table_of_actions(marked: Read) -> None:
    contents = marked(
        "# Quay panel – actions report\n\n| Issue | Action | Follow-up |\n|---|---|---|\n"
        "| Slipway | Harbour Board to mend the rail | Completed. |\n"
        "| Buoys | Views of the crews to be gathered | Ongoing. Two are missing. |\n"
    )
    assert _owners(contents) == {("Harbour Board to mend the rail", "Harbour Board")}
    assert {said.split(".")[0] for _, said in values(contents, "status")} == {
        "Completed",
        "Ongoing",
    }


def test_initials_in_a_log_without_headers_are_of_whoever_does_it(marked: Read) -> None:
    """And no reference: those are numbers, or differ from row to row."""
    contents = marked(
        "# Quay action log\n\n## Slipway\n\n|  |  |  |\n|---|---|---|\n"
        "| Mend the rail before it falls | RK | New |\n| Send a letter to the owners | RK/IM | New |\n"
        "| Count the buoys in the bay | IM | Completed |\n"
    )
    assert _owners(contents) == {
        ("Mend the rail before it falls", "RK"),
        ("Send a letter to the owners", "RK"),
        ("Send a letter to the owners", "IM"),
        ("Count the buoys in the bay", "IM"),
    }
    assert values(contents, "reference") == set()


def test_a_first_name_before_to_is_kept_as_unclear(marked: Read) -> None:
    """It stands elsewhere in the document as a name, and nobody is spelt out."""
    contents = marked(
        "# Quay action log\n\n| Issue | Action | Latest position |\n|---|---|---|\n"
        "| Buoys | Ina to paint the buoys before the next meeting | Completed, and thanks to Ina |\n"
        "| Efforts | Efforts to reduce waste | Ongoing. |\n"
    )
    kinds = {e.label: e.kind for e in contents.entities}
    assert {(kinds[who], who) for _, who in _owners(contents)} == {("unclear", "Ina")}
    assert "it is not clear who “Ina” is" in unread(contents)
    began = {said.split(",")[0].rstrip(".") for _, said in values(contents, "status")}
    assert began == {"Completed", "Ongoing"}
    assert {said for _, said in values(contents, "deadline")} == {"before the next meeting"}


def test_small_tables_without_header_are_actions_with_what_became_of_them(marked: Read) -> None:
    """Their cells say which column is which, and the heading above who leads the topic."""
    contents = marked(
        "# Quay action log\n\n## Flood map – Lead Ina Moss\n\n|  |  |\n|---|---|\n"
        "| Survey the outer wall | New |\n| Send a letter to the owners | Carried forward |\n\n"
        "## Slipway\n\n|  |  |\n|---|---|\n| Mend the rail before it falls | Completed |\n"
    )
    assert values(contents, "status") == {
        ("Survey the outer wall", "New"),
        ("Send a letter to the owners", "Carried forward"),
        ("Mend the rail before it falls", "Completed"),
    }
    assert _said(contents, "assignedTo") == {("Flood map", "assignedTo", "accountable", "Ina Moss")}
    assert ("Survey the outer wall", "actionOf", "", "Flood map") in _said(contents, "actionOf")


@pytest.mark.parametrize(
    ("between", "statuses"), [("", {"New", "Late", "Done"}), ("<p>Costs:</p>", {"New", "Late"})]
)
def test_a_table_without_header_goes_on_with_the_one_directly_above(
    tmp_path: Path, between: str, statuses: set[str]
) -> None:
    """A page's end cuts tables so; words between them make two of them."""
    page = tmp_path / "log.html"
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>".format
    page.write_text(
        "<h1>Quay action log</h1><table><tr><th>Action</th><th>Owner</th><th>Status</th></tr>"
        f"{row('Mend the rail of the slip', 'Works Team', 'New')}{row('Count the buoys', 'Harbour Board', 'Late')}</table>"
        f"{between}<table>{row('Paint the outer gate', 'Works Team', 'Done')}</table>",
        encoding="utf-8",
    )
    contents = load([page])
    assert {said for _, said in values(contents, "status")} == statuses


def test_columns_that_cannot_be_told_make_no_actions(marked: Read) -> None:
    """Two columns of sentences: either may be the work."""
    contents = marked(
        "# Quay action log\n\n|  |  |\n|---|---|\n| Survey the outer wall | The wall is old and tired |\n"
        "| Send a letter to them | The owners live far away |\n| Mend the rail again | It fell in the winter |\n"
    )
    assert not [e for e in contents.entities if e.kind == "action"]
    assert "Survey the outer wall" in unread(contents)


def test_what_was_resolved_is_a_list_of_deeds(read: Read) -> None:
    """The word stands alone above lettered items, as minutes of councils have it."""
    contents = read(
        "Quay Audit Committee\nMinutes of 4 May 2031\n\nPresent: Ina Moss, Rolf Kerr\n\nSTORES\n\n"
        "RESOLVED –\n\n(a) That the report be noted;\n\n"
        "(b) that the Treasurer circulate a note on stores by 6 November 2031; and\n\n"
        "(c) that the Head of Internal Audit bring a report to the next meeting.\n"
    )
    assert _owners(contents) == {
        ("circulate a note on stores", "Treasurer"),
        ("bring a report to the next meeting", "Head of Internal Audit"),
    }


def test_what_a_body_will_do_or_is_doing_stands_in_its_minutes(read: Read) -> None:
    """Its letters are its own where they fit; what it is like is no deed."""
    contents = read(
        "Quay Users Group\nMinutes of 4 May 2031\n\nPresent: Ina Moss (Chair)\n\n"
        "QUG will approach the Council about the wall. The Group will meet every six weeks. "
        "Mere Council are drafting a reply to the owners. Good progress is being made.\n"
    )
    assert _owners(contents) == {
        ("approach the Council about the wall", "Quay Users Group"),
        ("drafting a reply to the owners", "Mere Council"),
    }


def test_the_letters_of_a_name_are_no_owner(read: Read) -> None:
    """They stand in brackets behind the words that they are the letters of."""
    contents = read(
        "Quay Users Group\nMinutes of 4 May 2031\n\nPresent: Ina Moss\n\nActions\n\n"
        "- National Roads Infrastructure (NRI)\n- Count the buoys (Ina Moss)\n"
    )
    assert _owners(contents) == {("Count the buoys", "Ina Moss")}


# ---- terms of reference ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "first"),
    [
        ("In doing so the Panel will:", "Engage with the boat owners of the harbour"),
        ("In particular the Panel will focus on", "encouraging the release of tide tables"),
        ("The Panel is responsible for:", "the tide tables of the whole harbour"),
        ("The Panel will promote tide tables, including by:", "promoting the use of tide tables"),
        ("Work closely with owners to:", "Promote the use of tide tables"),
    ],
)
def test_a_list_behind_what_breaks_off_is_the_bodys_work(
    marked: Read, opening: str, first: str
) -> None:
    """Terms of reference say so what their body does, with or without naming it."""
    contents = marked(
        f"# Quay Harbour Panel – Terms of Reference\n\n{opening}\n\n- {first}\n- Review the byelaws each spring\n"
    )
    assert {(work, who) for work, who in _owners(contents) if work == first} == {
        (first, "Quay Harbour Panel")
    }


def test_the_list_under_a_heading_of_duties_is_the_bodys_work(marked: Read) -> None:
    """An item that does not open with a verb is owned up to."""
    contents = marked(
        "# Quay Harbour Panel – Terms of Reference\n\n## Responsibilities\n\n- Oversee the tide tables of the harbour\n"
        "- To review the byelaws each spring\n- Advising owners of small boats\n- Ice on the inner basin\n"
    )
    assert {work for work, _ in _owners(contents)} == {
        "Oversee the tide tables of the harbour",
        "review the byelaws each spring",
        "Advising owners of small boats",
    }
    assert "Ice on the inner basin" in unread(contents)


def test_what_stands_behind_the_next_number_is_another_clause(marked: Read) -> None:
    """A list ends where its kind of mark ends, so that no clause behind it becomes a part of it."""
    contents = marked(
        "# Quay Harbour Panel – Terms of Reference\n\n1. The Panel will focus on\n   - opening the inner basin to all\n"
        "   - closing the outer gate at night\n2. Boats of all sizes are welcome in the harbour\n"
    )
    assert {work for work, _ in _owners(contents)} == {
        "opening the inner basin to all",
        "closing the outer gate at night",
    }


def test_groups_are_listed_behind_what_they_report_to(read: Read) -> None:
    """Each with who chairs it in brackets; "Groups" is no body's name."""
    contents = read(
        "Vale Care Board\n\nQuay People Committee – Terms of Reference\n\n6. Groups reporting to the Committee\n\n"
        "The following groups report into the Committee: the Health, Safety and Wellbeing Group (chaired by the Chief Nurse) "
        "and the Training Steering Group (chaired by Dr Ina Moss).\n\nThe quorum is four members. We meet every six weeks.\n"
    )
    told = _said(contents, "reportsTo")
    assert told == {
        ("Health, Safety and Wellbeing Group", "reportsTo", "", "Quay People Committee"),
        ("Training Steering Group", "reportsTo", "", "Quay People Committee"),
    }
    assert ("Ina Moss", "holds", "", "Chair of Training Steering Group") in _said(contents, "holds")
    assert values(contents, "quorum") == {("Quay People Committee", "four members")}
    assert values(contents, "meets") == {("Quay People Committee", "every six weeks")}


def test_who_chairs_it_is_not_said_where_it_may_be_either(read: Read) -> None:
    """A sentence that names two bodies leaves open which of them "it" is."""
    contents = read(
        "Quay Council\n\nTerms of reference\n\nShe is helped by a Coastal Advisory Committee, whom the Vale Council appoints, "
        "and two councillors (Councillor Ina Moss, who chairs it).\n"
    )
    assert not {post for _, _, _, post in _said(contents, "holds") if post.startswith("Chair")}


@pytest.mark.parametrize(
    ("said", "owners"),
    [
        (
            "The Harbour Board meets in May. It will publish a map of the wrecks.",
            {"Quay Harbour Board"},
        ),
        ("The Vale Board paid for it. This map is old. It will show the wrecks of the bay.", set()),
        ("The Tide Data Strategy will build on earlier plans of the harbour.", set()),
    ],
)
def test_it_is_what_the_sentence_before_is_about(read: Read, said: str, owners: set[str]) -> None:
    """A map, a gateway or a strategy does nothing; the body named earlier is not meant by it."""
    contents = read(f"Quay Harbour Board\n\nHarbour strategy 2031\n\n{said}\n")
    assert {who for _, who in _owners(contents)} == owners


# ---- delegations, trees, lists of posts, risks ----------------------------------------------------


def test_a_table_under_the_name_of_a_post_is_of_its_powers(marked: Read) -> None:
    """No column says who decides: the heading does, with whoever holds the post."""
    contents = marked(
        "# Mere Council: delegations to officers\n\n### Chief Executive (Head of Paid Service): Ina Moss\n\n"
        "| No. | Power | Conditions |\n|---|---|---|\n| CE1 | Appoint staff | |\n| CE2 | Take urgent decisions | After consulting the Leader |\n\n"
        "### Head of Planning\n\n| No. | Power | Conditions |\n|---|---|---|\n| P1 | Determine small applications | |\n"
    )
    assert _owners(contents) == {
        ("Appoint staff", "Chief Executive"),
        ("Take urgent decisions", "Chief Executive"),
        ("Determine small applications", "Head of Planning"),
    }
    assert ("Ina Moss", "holds", "", "Chief Executive") in _said(contents, "holds")


def test_what_stands_beside_a_body_of_a_tree_is_read_one_by_one(marked: Read) -> None:
    """Under a heading that says that it is a structure, a line that is not understood costs only itself."""
    contents = marked(
        "# Mere Safety Partnership\n\n### Who reports to whom\n\n- **Strategic Board** (meets monthly)\n"
        "    - **Delivery Executive** (chair: Director of Works, Ina Moss; meets weekly)\n"
        "        - **Roads Subgroup** – chair *vacant*\n        - **Pool of talents** – run by all\n"
    )
    assert _said(contents, "reportsTo") == {
        ("Delivery Executive", "reportsTo", "", "Strategic Board"),
        ("Roads Subgroup", "reportsTo", "", "Delivery Executive"),
    }
    assert ("Ina Moss", "holds", "", "Chair of Delivery Executive") in _said(contents, "holds")
    assert ("vacancy", "holds", "", "Chair of Roads Subgroup") in _said(contents, "holds")
    assert values(contents, "meets") == {
        ("Strategic Board", "monthly"),
        ("Delivery Executive", "weekly"),
    }
    assert "Pool of talents" in unread(contents)


def test_posts_are_listed_with_whoever_holds_them(marked: Read) -> None:
    """Under the name of a team they sit on it, which nobody says in so many words."""
    contents = marked(
        "# Mere Park Authority\n\n## Management Team\n\n- Chief Executive – Ina Moss\n- Director of Works – Rolf Kerr\n"
        "- Director of Boats – vacant\n"
    )
    assert _said(contents, "holds") == {
        ("Ina Moss", "holds", "", "Chief Executive"),
        ("Rolf Kerr", "holds", "", "Director of Works"),
        ("vacancy", "holds", "", "Director of Boats"),
    }
    sits = [s for s in contents.statements if s.term == "memberOf"]
    assert [s.basis for s in sits] == ["inferred"] * 3


def test_lines_of_a_cell_that_end_on_somebody_are_actions_against_the_risk(marked: Read) -> None:
    """Each has its own owner and day."""
    contents = marked(
        "# Quay risk register\n\n| Risk | Risk owner | Further action |\n|---|---|---|\n"
        "| The wall falls | Head of Works | Prop the wall – Works Team, 31 January 2031 |\n"
        "| The tide tables are late | Harbour Master | Check the clock – Duty Officer, May 2031 |\n"
    )
    assert ("Prop the wall", "Works Team") in _owners(contents)
    assert ("Check the clock", "May 2031") in values(contents, "deadline")


@pytest.mark.parametrize(
    ("said", "powers"),
    [
        (
            "The Head of Parks may:\n\n- close a park in bad weather\n- let a kiosk\n",
            {("close a park in bad weather", "Head of Parks"), ("let a kiosk", "Head of Parks")},
        ),
        (
            "The Head of Parks is authorised, in consultation with the Treasurer, to let a kiosk. Others may ask.\n",
            {("let a kiosk", "Head of Parks"), ("let a kiosk", "Treasurer")},
        ),
        ("The Head of Parks is not authorised to let a kiosk.\n", set()),
        ("If the Board agrees, the Head of Parks is authorised to let a kiosk.\n", set()),
        ("Clawback is a matter for the Section 73 Officer alone.\n", {("Clawback", "Section 73 Officer")}),
    ],
)  # fmt: skip
def test_a_paper_of_delegations_says_what_somebody_may_do(
    marked: Read, said: str, powers: set[tuple[str, str]]
) -> None:
    assert _owners(marked(f"# Part 3 – Delegations to officers\n\n{said}")) == powers


def test_what_somebody_may_do_elsewhere_is_no_power(marked: Read) -> None:
    text = "# Notes on parks\n\nThe Head of Parks may:\n\n- close a park in bad weather\n- let a kiosk\n"
    assert _owners(marked(text)) == set()


def test_a_title_is_as_long_as_what_stands_before_its_dash(tmp_path: Path) -> None:
    """What stands behind it is said of the paper."""
    sheet = tmp_path / "members.csv"
    sheet.write_text(
        "Quay and Vale Crime Panel - who sits on it and for whom from the meeting of 18 June 2031 until next year,,\n"
        ",,\nNominating body,Member,Substitute\nVale Council,Cllr Ina Moss,Cllr Bea Lunn\n"
        "Quay Council,Cllr Rolf Kerr,none named\n",
        encoding="utf-8",
    )
    told = _said(load([sheet]), "memberOf")
    assert ("Ina Moss", "memberOf", "", "Quay and Vale Crime Panel") in told
