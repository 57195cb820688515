"""Ordinary papers in which somebody stands beside the words of a part, and has no such part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.markdown import table
from tests.support.told import links, roles, unread

Read = Callable[[str], Contents]

_PEOPLE = "Mere School: key people\n\nHeadteacher: Ann Bee\n{}\nBusiness Manager: Cy Dee\n\nOffice hours 8 to 4. Please ring before visiting.\n"
_MINUTES = "# Minutes of the Mere Board, 4 May 2031\n\nPresent: Ann Bee (AB), Carol Dee (CD), Gus Fell (GF)\n\n{}\n"


@pytest.mark.parametrize(
    "line",
    [
        "With thanks to: Mrs Carol Pye", "Next inspection by: Mr Gil Fox",
        "Deputises in absence: Mr Ned Orr", "Trade union side: Ms Una Orr", "Congratulations: Mr Tom Ash", "Winner: Mr Joe Fell",
    ],
)  # fmt: skip
def test_a_label_among_posts_that_is_written_as_no_title_is_no_post(read: Read, line: str) -> None:
    """It is owned up to, and what stands below the list is nobody's work."""
    contents = read(_PEOPLE.format(line))
    assert {post for _, post in links(contents, "holds")} == {"Headteacher", "Business Manager"}
    assert not roles(contents)
    assert line in unread(contents)


@pytest.mark.parametrize(
    "sentence",
    [
        "Carol Dee agreed that she would stand down.",
        "Carol Dee promised that she would remain on leave.",
        "Gus Fell agreed that he would abstain from voting.",
        "Ann Bee agreed that she would miss the next meeting.",
    ],
)
def test_what_somebody_agreed_to_leave_or_to_be_is_no_piece_of_work(
    marked: Read, sentence: str
) -> None:
    """The ledger says that it is not clear."""
    contents = marked(_MINUTES.format(sentence))
    assert not roles(contents)
    assert sentence in unread(contents)


@pytest.mark.parametrize(
    "sentence",
    [
        "Harriet Lund was elected Chair and Head of Parks reported on the budget.",
        "Cy Dee is acting Head of Parks when Ann Bee is away.",
        "Una Orr is interim Head of Parks designate.",
        "The role of Treasurer is held by Ned Orr when Ann Bee is away.",
        "The role of Head of Roads will be vacant from June.",
    ],
)
def test_a_post_is_nobodys_for_now_and_then_nor_by_what_stands_beside_it(
    marked: Read, sentence: str
) -> None:
    """Neither somebody nor nobody holds what they may have at times, or later, or what another did."""
    held = links(marked(f"# Officers of Mere\n\n{sentence}\n"), "holds")
    assert not [post for _, post in held if post != "Chair"]


@pytest.mark.parametrize(
    "item",
    [
        "Opening of the library (informed by the Smith Review)",
        "New signs (consulted Mere Council in 2019)",
        "Sign repairs (consult Mere Council where possible)",
        "Youth club (tell anybody)",
        "Skate park (ask at the desk)",
    ],
)
def test_a_bracket_of_which_not_all_is_understood_gives_nobody_a_part(
    marked: Read, item: str
) -> None:
    """Not even somebody unclear."""
    assert not roles(marked(f"# Youth offer\n\n- {item}\n- Open late in the holidays\n"))


def test_answers_to_a_consultation_are_no_work(read_page: Read) -> None:
    """What stands beside those who were asked may be what they said."""
    contents = read_page(
        "<h1>Survey</h1><table><tr><td colspan=2>Consulted</td></tr><tr><td>Mere Council</td><td>replied to the survey late</td></tr>"
        "<tr><td>Vale Trust</td><td>no reply was received</td></tr></table>"
    )
    assert not roles(contents)


@pytest.mark.parametrize(
    ("heading", "header", "rows", "said"),
    [
        ("Apologies", "Name | Reason", ("Ida Low | Holiday", "Jo Hay | Leave"), "Holiday"),
        ("In attendance:", "Topic | Speaker", ("Roads | Gil Fox", "Parks | Una Orr"), "Roads"),
    ],
)
def test_what_stands_beside_those_at_a_meeting_may_be_no_body(
    marked: Read, heading: str, header: str, rows: tuple[str, ...], said: str
) -> None:
    """Why somebody did not come, and what they spoke about, is owned up to."""
    table = "\n".join(f"| {row} |" for row in (header, "---|---", *rows))
    contents = marked(_MINUTES.format(f"{heading}\n\n{table}"))
    named = {name for row in rows for name in row.split(" | ")}
    assert not {end for link in links(contents, "memberOf") for end in link} & named
    assert f"it is not clear what “{said}” is to" in unread(contents)


def test_a_name_that_is_a_thing_as_well_neither_has_the_work_nor_leaves_it_open(
    marked: Read,
) -> None:
    """Of "Grant" it cannot be told: the ledger says so."""
    contents = marked(
        "# Log\n\n| Action | Owner |\n|---|---|\n| Write to schools | Ann Bee |\n| Grant to cover the costs | |\n"
    )
    assert {who for _, _, who in roles(contents)} == {"Ann Bee"}
    assert "it is not clear who “Grant” is" in unread(contents)


_TERMS = "# Terms of reference of the Quay Board\n\n{}\n\nQuorum: Three\n"


@pytest.mark.parametrize(
    "said",
    [
        "Sub-groups: none at present; the Roads Panel was wound up in 2029",
        "Sub-groups: Roads Panel (disbanded)",
        "Sub-groups: Roads Panel (proposed)",
        "Secretariat: Mere Council or Vale Council",
        "Secretariat: To be provided by Mere Council if funds allow",
        "Reports to: Vale Council (to be confirmed)",
    ],
)
def test_what_is_over_or_open_behind_a_label_is_told_of_nobody(marked: Read, said: str) -> None:
    """Groups that are no more, one of two bodies, and what is still to be agreed."""
    contents = marked(_TERMS.format(said))
    assert not links(contents, "reportsTo") | links(contents, "supports")
    assert said.partition(": ")[2] in unread(contents)


@pytest.mark.parametrize("kind", ["Proposed member", "Consulted members", "Shadow member"])
def test_words_before_a_name_in_a_list_of_members_may_say_that_it_is_none(
    marked: Read, kind: str
) -> None:
    """Whose seat it is stands there too: "Voluntary sector: …"."""
    contents = marked(
        _TERMS.format(
            f"## Membership\n\n- Voluntary sector: Ann Bee, Mere Forum\n- {kind}: Una Orr, Vale Trust"
        )
    )
    members = {who for who, body in links(contents, "memberOf") if body == "Quay Board"}
    assert members == {"Ann Bee"}


@pytest.mark.parametrize(
    ("sentence", "adopted"),
    [
        ("The Council approved the Local Plan Consultation.", set()),
        ("Cabinet agreed the Housing Strategy Timetable.", set()),
        ("The Parking Strategy was approved at Quay Club by the Board.", set()),
        ("The Parking Strategy (adopted by Vale Council) replaced it, and Mere Board approved the Waste Plan.", set()),
        ("Mere Council at its May meeting approved the Parking Strategy.", {("Parking Strategy", "Mere Council")}),
    ],
)  # fmt: skip
def test_a_paper_is_adopted_by_its_whole_name_and_by_whoever_did_so(
    marked: Read, sentence: str, adopted: set[tuple[str, str]]
) -> None:
    """Not what it is the consultation on, nor by whom it was replaced, nor by the place."""
    assert links(marked(f"# Report\n\n{sentence}\n"), "adoptedBy") == adopted


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("Questions for the Board", ""),
        ("What the Head of Housing wants", ""),
        ("Thoughts of the Ombudsman", ""),
        ("Head of the Coast Service", "Head of the Coast Service"),
    ],
)
def test_a_heading_that_names_somebody_among_other_words_is_not_them(
    marked: Read, heading: str, who: str
) -> None:
    """What stands below it is not theirs."""
    contents = marked(f"# Parish report\n\n## {heading}\n\n- let garages\n- name streets\n\n## Vale Council\n\n- buy land\n- sweep roads\n")  # fmt: skip
    assert {name for _, _, name in roles(contents)} <= {"Vale Council", who}
    assert bool(who) == (("let garages", "responsible", who) in roles(contents))


_POWERS = "# Officers' decisions\n\nPart 3 of the constitution of Mere Council.\n\n{}\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Head of Parks can no longer sign leases of the park.",
        "The Head of Parks can rarely sign leases of the park.",
        "The Head of Housing can cope with the demand.",
        "The Clerk may attend any meeting of the Board.",
        "Vale Council has given to Mere Council the grant of £500.",
    ],
)
def test_what_somebody_may_not_or_has_a_right_to_is_no_power(marked: Read, sentence: str) -> None:
    """Nor has a power whoever was given money."""
    assert not roles(marked(_POWERS.format(sentence)))


@pytest.mark.parametrize(
    ("title", "first", "amounts", "told"),
    [
        ("Grants given in 2030", "Scheme", "£500 | £1,000", False),
        ("Fines", "Offence", "£50 | £100", False),
        ("Who spent what", "Item", "Under £500 | Over £500", False),
        ("Financial limits", "Spending", "Up to £1,000 | Over £1,000", True),
    ],
)
def test_amounts_over_parties_are_limits_of_powers_alone(
    marked: Read, title: str, first: str, amounts: str, told: bool
) -> None:
    """Money that was given, is paid or was spent gives nobody a power."""
    contents = marked(f"# {title}\n\n| {first} | {amounts} |\n|---|---|---|\n| Goods | Mere Council | Vale Council |\n| Works | Mere Council | Vale Council |\n")  # fmt: skip
    assert bool(roles(contents)) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The matter is in the hands of the police.",
        "The child is in the care of Vale Council.",
        "The shop has as owner Ann Bee.",
    ],
)
def test_who_has_a_thing_in_hand_or_by_law_does_not_answer_for_it(
    marked: Read, sentence: str
) -> None:
    """Of a register or a policy that would be said."""
    assert not roles(marked(f"# Mere plan\n\n{sentence}\n"))


def test_who_wrote_an_entry_of_a_list_does_not_lead_it(marked: Read) -> None:
    """A "lead author" is whoever wrote."""
    contents = marked(
        "# Reading list\n\n- Cleaner streets in towns. Lead author: Gil Fox\n- Warmer homes for all. Lead author: Ann Bee\n"
    )
    assert not roles(contents)


def test_a_role_with_a_question_mark_is_not_given(marked: Read) -> None:
    """It asks whether it is so."""
    contents = marked("# RACI\n\n| Task | Head of Homes | Mere Police |\n|---|---|---|\n| Run the panel | Lead | Support |\n| Count the vans | Support | Lead |\n| Mend the gate | Support | Lead? |\n")  # fmt: skip
    assert not [who for what, _, who in roles(contents) if what == "Mend the gate" and who == "Mere Police"]  # fmt: skip
    assert "Lead?" in unread(contents)


@pytest.mark.parametrize(
    "line",
    [
        "- AB: thanked the staff\n- CD: spoke of the trees",
        "- @Ann thanks for the cake\n- GF - gave apologies for lateness",
        "Action: none. Owner: AB.",
        "Lead: AB. Action: completed. By: 3 May.",
        "ACTION Group to meet on 3 May.",
        "Ann Bee took an action against the Council to court.",
        "Carol Dee was asked to leave.",
    ],
)
def test_what_somebody_did_or_said_at_a_meeting_is_no_action(marked: Read, line: str) -> None:
    """Nor is that there is none, or that it is done."""
    assert not roles(marked(_MINUTES.format(line)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Strong leadership is required to deliver this.",
        "Further research and scoping work is required to settle how it can be done.",
        "Close monitoring of the sites is required to keep them safe.",
    ],
)
def test_what_is_needed_for_something_bears_no_duty(marked: Read, sentence: str) -> None:
    """Only somebody does."""
    contents = marked(f"# Guide\n\nThe Mere Board meets monthly.\n\n{sentence}\n")
    assert not roles(contents)
    assert [e.label for e in contents.entities if e.kind == "body"] == ["Mere Board"]


def test_capitals_behind_a_word_that_is_half_a_post_are_nobodys_name(marked: Read) -> None:
    """But a given name behind it is somebody's."""
    contents = marked(
        "# Report\n\nMember State Contact Point\n\nThe Lead Member Olu Bam chairs the Mere Board.\n"
    )
    assert [e.label for e in contents.entities if e.kind == "person"] == ["Olu Bam"]


def test_the_title_of_a_paper_of_risks_is_no_risk(read: Read) -> None:
    """What an entry calls "this risk" is not what the paper is called."""
    contents = read(
        "HARBOUR COMMISSIONERS\nRisks as we see them, October 2025\n\nR2  Oil gets into the beds. "
        "Responsibility for this risk lies with the Environment Officer.\n"
    )
    assert not roles(contents)
    assert "Responsibility for this risk" in unread(contents)


@pytest.mark.parametrize(
    "words",
    [
        "Porthcarrow Council puts up a name, governing body agrees",
        "there by right, not appointed by anybody",
    ],
)
def test_how_a_seat_is_filled_is_no_name_of_who_fills_it(marked: Read, words: str) -> None:
    """It is owned up to."""
    contents = marked(
        f"# Members of the Mere Board\n\n| Name | Seat | Appointed by |\n|---|---|---|\n"
        f"| Ann Bee | Parent | a vote of the parents |\n| Cy Dee | Other | {words} |\n"
    )
    assert {who for who, _ in links(contents, "appoints")} == {"Parents"}
    assert words in unread(contents)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chair may seek agreement by email.",
        "The Chair may agree with this view.",
        "The Chair may serve two terms.",
        "The Chair may refer to the plan.",
        "The Chair may take part in the vote.",
    ],
)
def test_only_what_needs_a_decision_is_a_power(marked: Read, sentence: str) -> None:
    """What somebody has a right to, or what may happen, is owned up to beside their name."""
    contents = marked(f"# Quay Board: terms of reference\n\n{sentence}\n")
    assert not roles(contents)
    powers = marked("# Quay Board: terms of reference\n\nThe Chair may also waive small fees.\n")
    assert ("waive small fees", "accountable", "Chair of Quay Board") in roles(powers)


@pytest.mark.parametrize("aside", ["against: CD", "abstained: CD", "seconded by: CD"])
def test_whoever_stands_in_an_open_bracket_owns_nothing(marked: Read, aside: str) -> None:
    """Who voted against a resolution does not carry it out."""
    assert not roles(marked(_MINUTES.format(f"RESOLVED that the field be sold ({aside}).")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Mere Council is the only owner of the copyright work.",
        "Mere Council is the owner of the land at Quay Row.",
        "Mere Council supports a number of trusts with improved adoption of records.",
        "Mere Council helps people with their bills.",
    ],
)
def test_property_and_general_help_are_nobodys_piece_of_work(marked: Read, sentence: str) -> None:
    """Whoever owns land has no work by it, and helps nobody with what is named for no one."""
    contents = marked(f"# Quay report\n\n{sentence}\n")
    assert not {who for _, role, who in roles(contents) if role == "accountable"}
    assert not any("adoption" in work and "support" not in work for work, _, _ in roles(contents))


def test_a_secretariat_is_no_post_that_somebody_holds(marked: Read) -> None:
    """Of it anybody may be."""
    listed = "Present:\n\n- Ann Bee (Chair)\n- Cy Dee (secretariat)\n- Gil Fox (Mere Council)\n"
    contents = marked(f"# Quay Board: minutes\n\n{listed}")
    assert links(contents, "holds") == {("Ann Bee", "Chair of Quay Board")}
    assert ("Cy Dee", "Quay Board") in links(contents, "attended") & links(contents, "supports")


def test_a_reference_for_implementation_names_no_owner(marked: Read) -> None:
    """One word of a heading that surely asks for something else asks for nobody."""
    card = "| Operation | {0} |\n|---|---|\n| Description | Gets a {0} from the server |\n| Reference for Implementation | ISO 19142, Section 9 |\n| Status | Live |\n"
    contents = marked("# Services\n\n" + "\n".join(map(card.format, ("Feature", "Map", "Area"))))
    assert not roles(contents)


def test_a_label_by_which_work_is_somebodys_is_no_post(marked: Read) -> None:
    """Whoever leads an objective holds no post of that name, and neither does nobody."""
    section = "## Objective {0}. Mend the {1}\n\nObjective lead: {2}\n"
    parts = ((1, "quay", "Ann Bee"), (2, "weir", "Cy Dee"), (3, "mill", "still to be settled"))
    contents = marked("# Quay strategy\n\n" + "\n".join(section.format(*part) for part in parts))
    assert ("Mend the quay", "accountable", "Ann Bee") in roles(contents)
    assert not links(contents, "holds")


@pytest.mark.parametrize("line", ["Read with part 3.", "See also the rules.", "Report any fault."])
def test_what_the_reader_is_told_to_do_is_not_the_work_of_the_body_before_it(
    marked: Read, line: str
) -> None:
    """A line below the title names whose paper it is, and then bids whoever reads it."""
    assert not roles(marked(f"# Part 3: rules\n\nCouncil of the Isle of Tarn. {line}\n"))


def test_a_number_of_seats_is_no_post(marked: Read) -> None:
    """Whoever stands behind it sits there."""
    contents = marked("# Quay Forum\n\n## Who's on it\n\n- Ann Bee (Quay Row)\n- one board member: Cy Dee\n")  # fmt: skip
    assert not links(contents, "holds")
    assert ("Cy Dee", "Quay Forum") in links(contents, "memberOf")


def test_those_in_a_committees_list_are_no_members_of_the_body_whose_committee_it_is(
    marked: Read,
) -> None:
    """The line below the title says no more than whose it is."""
    rows = "| Name | Post |\n|---|---|\n| Ann Bee | Chief Nurse |\n| Cy Dee | Registrar |\n"
    contents = marked(f"# Quality Committee\n\n## Mere Hospital Trust\n\n{rows}")
    assert {group for _, group in links(contents, "memberOf")} == {"Quality Committee"}


@pytest.mark.parametrize(
    "table",
    [
        "| Dish | Whose job | Ready by |\n|---|---|---|\n| Fish pie | Ann Bee | noon |\n| Salad | Cy Dee | noon |",
        "| Title | Taken on by | Promised for |\n|---|---|---|\n| History of Elm | Ann Bee | 3 May 2031 |\n| Old Oaks | Cy Dee | 4 May 2031 |",
        "| Type of decision | Who has the last say | Room |\n|---|---|---|\n| Penalty | Ann Bee | 4 |\n| Offside | Cy Dee | 5 |",
        "| Duty | Act | Falls on |\n|---|---|---|\n| Publish the accounts | Local Audit Act 2014 | 30 June |\n| Publish the roll | Roll Act 2015 | the first Thursday in May |",
        "| Board | Who is above it | Where |\n|---|---|---|\n| Notice board | Clock | Hall |\n| Dart board | Window | Bar |",
    ],
)
def test_everyday_headings_over_what_is_no_work_tell_of_nobody(marked: Read, table: str) -> None:
    """Only cells that are work, risks, sums or parties bear out a table that no term of governance tells."""
    contents = marked(f"# In our village\n\n{table}\n")
    assert not roles(contents)
    assert not links(contents, "reportsTo")


def test_everyday_headings_over_work_tell_who_does_it(marked: Read) -> None:
    """The cells bear it out."""
    contents = marked(
        "# What we said we would do\n\n| Thing to do | Whose job it is | Ready by |\n|---|---|---|\n"
        "| Write to the bus company | Ann Bee | 3 May 2031 |\n| Publish the rota | Cy Dee | 4 May 2031 |\n"
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Write to the bus company", "Ann Bee"),
        ("Publish the rota", "Cy Dee"),
    }


_PAPERS = "# Our papers\n\n| {0} |\n|---|---|---|\n| {1} |\n| {2} |\n"


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("Policy | Approved by | Outcome", "Dog Policy | Parks Committee | Refused", "Cat Policy | Finance Committee | Turned down"),
        ("Policy | Approved by | When", "Dog Policy | Parks Committee | never", "Cat Policy | Finance Committee | next month we hope"),
        ("Policy | Approved by | Status", "Dog Policy | Parks Committee | With the lawyers", "Cat Policy | Finance Committee | "),
        ("Policy | Agreed by | Date rejected", "Dog Policy | Parks Committee | 3 May 2031", "Cat Policy | Finance Committee | 4 May 2031"),
        ("Policy | To be approved by | Approved by", "Dog Policy | Parks Committee | Parks Committee", "Cat Policy | Finance Committee | Finance Committee"),
        ("Policy | Approved by | Remarks", "Dog Policy | Parks Committee | sent back", "Cat Policy | Finance Committee | no quorum"),
        ("Plan | Approved by | Date approved", "House at 4 Mill Lane | Vale Council | 3 May 2031", "Barn at Oak Farm | Vale Council | 4 May 2031"),
        ("Plan | Approved by | Date approved", "Floor plan | Vale Council | 3 May 2031", "Meal plan | Mere Trust | 4 May 2031"),
        ("Document | Approved by | Date", "Passport | Vale Council | 3 May 2031", "Dog licence | Vale Council | 4 May 2031"),
    ],
)  # fmt: skip
def test_a_paper_is_adopted_only_where_all_that_stands_beside_it_is_understood(
    marked: Read, header: str, one: str, other: str
) -> None:
    """Refused, awaited and never agreed papers are unread, and houses and meals are none."""
    contents = marked(_PAPERS.format(header, one, other))
    assert not links(contents, "adoptedBy")
    said = unread(contents)
    assert "it does not plainly say which body adopted it" in said or "looks like a table" in said


@pytest.mark.parametrize("title", ["Policies awaiting approval", "Policies refused this year"])
def test_a_title_may_say_that_none_of_the_papers_below_is_adopted(marked: Read, title: str) -> None:
    """Whatever the head of the column says."""
    rows = ("Dog Policy | Parks Committee | 3 May 2031", "Cat Policy | Finance Committee | 4 May 2031")  # fmt: skip
    text = _PAPERS.format("Policy | Approved by | Date", *rows)
    assert len(links(marked(text), "adoptedBy")) == 2
    assert not links(marked(text.replace("Our papers", title)), "adoptedBy")


def test_papers_that_are_in_force_are_adopted(marked: Read) -> None:
    """Its state, its reference and its owner say nothing against it."""
    header = "| Ref | Policy | Owner | Approved by | Status |"
    row = "| P{} | {} Policy | Head of Parks | Vale Council | {} |"
    rows = (row.format(1, "Dog", "Live"), row.format(2, "Cat", "Awaiting approval"))
    contents = marked("# Our policies\n\n" + table(header, *rows))
    assert links(contents, "adoptedBy") == {("Dog Policy", "Vale Council")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Meetings are presided over by the oldest member.",
        "The Mayor’s meetings are presided over by the Sheriff.",
        "In other towns, meetings are chaired by the Leader.",
        "Public meetings are led by the Editor of the Gazette.",
        "Public meetings are chaired by the Editor of the Gazette.",
        "Meetings are led by an agenda.",
    ],
)
def test_who_chairs_other_meetings_does_not_chair_the_body(marked: Read, sentence: str) -> None:
    """Only its own meetings are those of the body whose paper it is."""
    contents = marked(_TERMS.format(sentence))
    assert not roles(contents) | links(contents, "holds")
    own = marked(_TERMS.format("Its meetings are chaired by Ann Bee."))
    assert links(own, "holds") == {("Ann Bee", "Chair of Quay Board")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council appointed Ian Rowe as Town Clerk in 1987.",
        "The Council once appointed Ian Rowe as Town Clerk.",
        "The film shows how the Council appointed Ian Rowe as Town Clerk.",
        "The Council nearly appointed Fred Oak as Town Clerk.",
        "The Council elected Fred Oak as Town Clerk, but he declined.",
    ],
)
def test_who_was_chosen_long_ago_or_came_to_nothing_holds_no_post(
    marked: Read, sentence: str
) -> None:
    """It is owned up to."""
    contents = marked(f"# Mere Town Council\n\n{sentence}\n")
    assert not links(contents, "holds") | links(contents, "appoints")
    assert "Town Clerk" in unread(contents)
    plain = marked("# Mere Town Council\n\nThe Council appointed Ian Rowe as Town Clerk.\n")
    assert ("Ian Rowe", "Town Clerk") in links(plain, "holds")


@pytest.mark.parametrize(
    "text",
    [
        "Title: The Long March\nLead: Tom Fry\nSupporting: Sue Cole\nDate: 3 May 2031\n",
        "Our film week\n\nTitle: The Long March\nLead: Tom Fry\nSupporting: Sue Cole\n",
        "# Films\n\n- The Long March\n  - Lead: Tom Fry\n- Sunset Row\n  - Lead: Ann Bee\n",
        "# Paintings\n\n- Blue Harbour\n  - Owner: Tom Fry\n- Still life with pears\n  - Owner: Ann Bee\n",
        "# Lost property\n\n- Red umbrella\n  - Owner: Tom Fry\n- Silver ring\n  - Owner: Ann Bee\n",
    ],
)
def test_whoever_leads_in_a_film_or_owns_a_thing_has_no_work(marked: Read, text: str) -> None:
    """Nothing there says that it is to be done; the names are owned up to."""
    contents = marked(text)
    assert not roles(contents)
    assert "Tom Fry" in unread(contents) or "Tom Fry" in {e.label for e in contents.entities}


_ACROSS = "# {0}\n\n| Action | Status |\n|---|---|\n| Ann Bee | |\n| Paint the shed | {1} |\n| Tom Fry | |\n| Mend the gate | {1} |\n"


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Actions that nobody took up", "Open"),
        ("Actions none of us wants", "Open"),
        ("Actions", "Dropped"),
        ("Actions", "Rejected"),
    ],
)
def test_actions_below_names_that_nobody_took_up_are_nobodys(
    marked: Read, title: str, status: str
) -> None:
    """The title says so, or what became of all of them."""
    contents = marked(_ACROSS.format(title, status))
    assert not roles(contents)
    assert "Ann Bee" in unread(contents)
    assert {e.label for e in contents.entities if e.kind == "action"} == {
        "Paint the shed",
        "Mend the gate",
    }
    told = roles(marked(_ACROSS.format("Action Plan No. 3", "Open")))
    assert ("Paint the shed", "responsible", "Ann Bee") in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom Fry is the owner of a dog called Budget.",
        "Sue Cole is owner of a record number of hens.",
        "Mary Dale is the owner of a black system of filing.",
        "Mary Dale is the owner of the record number of prizes.",
    ],
)
def test_what_somebody_owns_is_told_by_its_noun(marked: Read, sentence: str) -> None:
    """No other word that stands beside it makes it their work."""
    assert not roles(marked(f"# Quay report\n\n{sentence}\n"))
    told = roles(
        marked("# Quay report\n\nTom Fry is the owner of the records management system.\n")
    )
    assert told == {("records management system", "accountable", "Tom Fry")}


@pytest.mark.parametrize(
    ("who", "people"),
    [
        ("Parents, Pupils, Ann Bee", {"Ann Bee"}),
        ("Neighbours, Tom Fry", {"Tom Fry"}),
        ("Visitors, Ann Bee", {"Ann Bee"}),
        ("Bee, Ann Mary", {"Ann Mary Bee"}),
    ],
)
def test_those_in_general_before_a_comma_are_nobodys_surname(
    marked: Read, who: str, people: set[str]
) -> None:
    """Nor is anything, where a whole name stands behind it."""
    rows = (f"| Coffee morning | {who} |", "| Quay Board | Cy Dee |")
    contents = marked("# Groups\n\n" + table("| Group | Members |", *rows))
    assert {e.label for e in contents.entities if e.kind == "person"} - {"Cy Dee"} <= people


@pytest.mark.parametrize("title", ["Powers of the Quay Panel", "Quay Panel: terms of reference"])
@pytest.mark.parametrize(
    "sentence",
    [
        "The Panel may appoint one of its members to speak for it.",
        "The Panel may direct its attention to other matters.",
        "The Panel may take an active interest in schools.",
        "The Panel may place on record its thanks.",
        "The Panel may lend its voice to the campaign.",
        "The Panel may call itself a forum.",
    ],
)
def test_what_anybody_may_do_is_no_power_whatever_the_title(
    marked: Read, title: str, sentence: str
) -> None:
    """The object of the verb tells."""
    contents = marked(f"# {title}\n\n{sentence}\n")
    assert not roles(contents)
    assert sentence in unread(contents)
    powers = marked(f"# {title}\n\nThe Panel may appoint one of its members as Vice-chair.\n")
    assert len(roles(powers)) == 1
