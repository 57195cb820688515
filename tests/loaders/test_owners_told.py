"""Who owns, holds or leads a thing, wherever a paper says it: sentences, headings, brackets, cells that hold two things."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.markdown import table
from tests.support.told import links, roles, unread

_FRAMEWORK = "# Records framework\n\nMere Trust keeps many files.\n\n"


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The Records Manager owns the retention schedule.", "retention schedule"),
        ("The retention schedule itself is owned by the Records Manager.", "retention schedule"),
        ("Custodian of the off-site store is the Records Manager.", "off-site store"),
        ("The patient record has as its information asset owner the Records Manager.", "patient record"),
        ("The Records Manager is the senior responsible owner for the index.", "index"),
        ("Leading on the local archive is the Records Manager.", "local archive"),
    ],
)  # fmt: skip
def test_a_sentence_says_whose_a_thing_is(marked: Read, sentence: str, what: str) -> None:
    """In whatever order, and with whatever noun."""
    told = {
        (work, who)
        for work, role, who in roles(marked(_FRAMEWORK + sentence))
        if role == "accountable"
    }
    assert (what, "Records Manager") in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Most of the woodland is owned by the Cobham Estate.",
        "Dog owners must clear up after their pets.",
        "The asbestos register was owned by the Estates Officer until 2022.",
        "The Legal Team does not own the procurement risk.",
        "Should a Tree Officer be found, she may become the owner of the tree inventory.",
        '"The Drainage Engineer owns the flood risk" would be a good entry.',
        "Meetings are held by the Records Manager in the hall.",
    ],
)
def test_land_dogs_and_what_is_over_or_denied_is_nobodys_work(marked: Read, sentence: str) -> None:
    """Of property no body of governance answers for anything."""
    assert not {
        who for _, role, who in roles(marked(_FRAMEWORK + sentence)) if role == "accountable"
    }


def test_this_risk_is_the_heading_above_it(marked: Read) -> None:
    """In a paper of risks; elsewhere “the risk” is any."""
    risks = (
        "# Programme risks: new pool\n\n## Ground contamination\n\nThe site was a dye works. The risk is held by the Project Manager.\n\n"
        "## Cost inflation\n\nSteel is dear. Managing this risk falls to the Commercial Lead.\n\n"
        "## Objection\n\nThe risk owner for this one is the Site Manager.\n"
    )
    assert {(what, who) for what, _, who in roles(marked(risks))} == {
        ("Ground contamination", "Project Manager"),
        ("Cost inflation", "Commercial Lead"),
        ("Objection", "Site Manager"),
    }
    assert not roles(
        marked(
            "# Swimming guide\n\n## Depth\n\nThe risk is held by the Project Manager to be small.\n"
        )
    )


def test_this_objective_is_the_heading_above_it(marked: Read) -> None:
    """And so is “it” right below the heading."""
    plan = (
        "# Corporate plan of Mere Fire Service\n\n## Objective 1: Fewer fires\n\nGroup Manager Tam Orrell leads this objective.\n\n"
        "## Objective 2: Healthy staff\n\nThe Head of People is the senior responsible person for this objective, with a review in May.\n\n"
        "## Objective 3: Greener vans\n\nFleet Engineer Dougal Innes has charge of it.\n"
    )
    assert {
        (what.lower(), who) for what, role, who in roles(marked(plan)) if role == "accountable"
    } == {
        ("fewer fires", "Tam Orrell"),
        ("healthy staff", "Head of People"),
        ("greener vans", "Dougal Innes"),
    }


@pytest.mark.parametrize(("one", "two"), [("(", ")"), ("[", "]")])
def test_a_label_in_brackets_says_who_leads_what_stands_before(
    marked: Read, one: str, two: str
) -> None:
    """With a day or without, whatever heading stands above; a name that is not known is kept as unclear."""
    text = (
        "# What we shall do about falls\n\nThese are our promises:\n\n"
        f"- offer a class in each town {one}Lead: Leisure Trust; January 2027{two}\n"
        f"- check the eyesight of residents {one}Lead: Optical Committee; by 30 April 2027{two}\n"
    )
    assert roles(marked(text)) == {
        ("offer a class in each town", "accountable", "Leisure Trust"),
        ("check the eyesight of residents", "accountable", "Optical Committee"),
    }


def test_names_in_brackets_without_a_label_lead_nothing(marked: Read) -> None:
    """They may be whoever wrote, spoke or asked."""
    text = (
        "# What we heard\n\nPeople told us:\n\n- more classes (Leisure Trust)\n- better lights (Mere Council)\n"
        "- fewer steps (Ann Bee, Mere Police)\n"
    )
    contents = marked(text)
    assert not roles(contents)
    assert "Leisure Trust" in unread(contents)


@pytest.mark.parametrize(
    "heading", ["Lead and date", "Owner / when", "Lead, deadline", "By whom & by when"]
)
def test_a_column_of_two_things_is_two_columns(marked: Read, heading: str) -> None:
    """Who stands before the last comma, and by when behind it."""
    rows = table(
        f"| What we will do | {heading} |",
        "| Cut agency spend | Director of Workforce, 31 March 2027 |",
        "| A rest room on every site | Estates Project Manager, Mere Council, May 2027 |",
    )
    contents = marked("# People plan\n\n" + rows)
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Cut agency spend", "Director of Workforce"),
        ("A rest room on every site", "Estates Project Manager of Mere Council"),
    }
    days = {s.raw for s in contents.statements if s.term == "deadline"}
    assert days == {"31 March 2027", "May 2027"}


def test_a_column_whose_cells_do_not_part_stays_one(marked: Read) -> None:
    """Names with commas are no days."""
    rows = table(
        "| What we will do | Lead and partners |",
        "| Cut agency spend | Director of Workforce, Mere Council |",
        "| Mend the roof | Estates Manager, Vale Trust |",
    )
    assert not {
        s.raw for s in marked("# People plan\n\n" + rows).statements if s.term == "deadline"
    }


def test_a_row_that_shows_how_to_fill_a_table_in_names_nobody(marked: Read) -> None:
    """A word such as “e.g.” inside of a real row changes nothing."""
    rows = table(
        "| Action | Lead | By when |",
        "| e.g. Paint the shelter | e.g. Parish Clerk | e.g. 1 May |",
        "| Mend the gate, e.g. with oak | Tree Officer | 30 September 2026 |",
    )
    contents = marked("# Parish action plan\n\n" + rows)
    assert {who for _, _, who in roles(contents)} == {"Tree Officer"}
    assert any("an example of how a row" in entry.reason for entry in contents.ledger)


def test_a_rank_with_its_field_of_work_is_a_post(marked: Read) -> None:
    """And with a surname a person."""
    rows = table(
        "| Risk | Owner |",
        "| Crews away by day | Group Manager Response |",
        "| Stress | Group Manager Orrell |",
    )
    kinds = {(e.kind, e.label) for e in marked("# Operational risks\n\n" + rows).entities}
    assert ("post", "Group Manager Response") in kinds
    assert ("person", "Orrell") in kinds


def test_sheets_that_are_only_numbered_are_of_what_their_title_says(read: Read) -> None:
    """The number is no name of a risk."""
    contents = read(
        "RISK SHEET 7\nTitle:      Flooding of the store\nOwner:      County Archivist\nTreatment:  shelves raised\n\n"
        "RISK SHEET 8\nTitle:      Theft from the gallery\nOwner:      Security Supervisor\nTreatment:  new cases\n"
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Flooding of the store", "County Archivist"),
        ("Theft from the gallery", "Security Supervisor"),
    }


def test_a_list_of_posts_with_their_holders_is_read_whole(marked: Read) -> None:
    """Of those who have left it says nothing."""
    listed = "Head of Parks, Grainne Aster; Director of Finance and Digital, Peter Shiels; Risk and Data Manager, Tom Quigg."
    assert links(marked(f"# Register\n\nPost holders: {listed}\n"), "holds") == {
        ("Grainne Aster", "Head of Parks"),
        ("Peter Shiels", "Director of Finance and Digital"),
        ("Tom Quigg", "Risk and Data Manager"),
    }
    assert not links(marked(f"# Register\n\nFormer post holders: {listed}\n"), "holds")


def test_the_one_who_leads_is_not_their_deputy(marked: Read) -> None:
    """“The Headteacher” below an Assistant Headteacher is another."""
    contents = marked(
        "# Safeguarding roles\n\nTerms of reference of the Mere School Board.\n\nOur lead is Orla Kinsel, Assistant Headteacher.\n\n"
        "The Headteacher keeps the register of concerns.\n"
    )
    assert {who for what, _, who in roles(contents) if "register" in what} == {"Headteacher"}


@pytest.mark.parametrize("dash", ["-", "–"])
def test_what_stands_behind_a_dash_is_done_by_whoever_stands_before(
    marked: Read, dash: str
) -> None:
    """In the third person; a noun behind it is no deed."""
    contents = marked(
        "# Safeguarding roles\n\nTerms of reference of the Mere School Board.\n\n"
        f"Site Manager {dash} completes the visitor check every morning.\n\nComputing Manager {dash} reports and passwords.\n"
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("completes the visitor check every morning", "Site Manager")
    }


def test_only_what_is_still_to_be_done_about_a_risk_is_the_action_owners(marked: Read) -> None:
    """A control that is in place has no owner by the column behind the next one."""
    rows = table(
        "| Risk | Risk owner | Controls in place | Further action | Action owner | Due |",
        "| Flood | Head of Water | Daily checks | Raise the wall | Dock Manager | 1 May 2031 |",
        "| Fire | Head of Safety | Sprinklers | Train the wardens | Site Manager | 2 May 2031 |",
    )
    told = roles(marked("# Risk register\n\n" + rows))
    assert ("Raise the wall", "responsible", "Dock Manager") in told
    assert not any(what in ("Daily checks", "Sprinklers") for what, _, _ in told)


@pytest.mark.parametrize(
    "entry", ["{}. Lead: {}. By: {}.", "{} – lead: {}, by {}", "{} (Lead officer: {}; due: {})"]
)
def test_labels_behind_an_entry_say_who_and_when(read: Read, entry: str) -> None:
    """Whatever parts them from the work."""
    lines = (
        entry.format("Repair the bus shelter", "Parish Clerk", "May 2028"),
        entry.format("Replant the verge", "Parks Manager", "March 2029"),
    )
    contents = read(
        "ACTION PLAN - MERE PARISH\n\n"
        + "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
        + "\n"
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Repair the bus shelter", "Parish Clerk"),
        ("Replant the verge", "Parks Manager"),
    }
    assert {s.raw for s in contents.statements if s.term == "deadline"} == {
        "May 2028",
        "March 2029",
    }


def test_a_label_below_the_heading_of_a_risk_says_who_owns_it(marked: Read) -> None:
    """As a lead below that of a priority has that."""
    contents = marked(
        "# Corporate risks\n\n## 1. Loss of power\n\nRisk owner: Facilities Manager\n\n## 2. Data breach\n\nRisk owner: Data Protection Officer\n"
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Loss of power", "Facilities Manager"),
        ("Data breach", "Data Protection Officer"),
    }
    assert {e.kind for e in contents.entities if e.label == "Data breach"} == {"risk"}


def test_each_label_of_a_line_has_its_own_value(marked: Read) -> None:
    """A label below the heading of a part is of that part, and not of the whole plan."""
    contents = marked(
        "# Neighbourhood plan\n\nMere Town Council\n\n### Project A\n\nLead: Allotments Committee. Partners: Mere Growers.\n\n"
        "### Project B\n\nLead: Highways Officer. Partners: Vale Council.\n"
    )
    assert roles(contents) == {
        ("Project A", "accountable", "Allotments Committee"),
        ("Project B", "accountable", "Highways Officer"),
    }
    assert "Mere Growers" in unread(contents)
