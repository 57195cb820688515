"""Terms of reference and schemes: labels inside of paragraphs, who chooses members, what is kept and what is given, and under which conditions."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import Read
from tests.support.told import links, roles, unread, values

_TERMS = "# Tarn Ferry Panel – Terms of Reference\n\n{}\n"
_SCHEME = "# Tarn Trust – Scheme of Delegation\n\n{}\n"


def test_a_label_inside_of_a_paragraph_is_read_as_one(marked: Read) -> None:
    """Each of its sentences has a label of its own."""
    contents = marked(
        _TERMS.format(
            "The Panel has 16 places. Four meetings a year. Chair: Una Fenn. Vice-chair: Tom Ash."
        )
    )
    held = links(contents, "holds")
    assert ("Una Fenn", "Chair of Tarn Ferry Panel") in held
    assert ("Tom Ash", "Vice-chair of Tarn Ferry Panel") in held
    assert "Una Fenn" not in unread(contents)
    assert ("Tarn Ferry Panel", "Four meetings a year") in values(contents, "meets")


def test_a_post_before_a_colon_is_held_by_whoever_stands_behind_it(marked: Read) -> None:
    """Or by nobody, where it says so; a label that asks for a role is no post."""
    contents = marked(
        _TERMS.format(
            "## Officers\n\nHarbour Treasurer: Una Fenn (Vale Council). Depute Assessor: vacant. Lead officer: Tom Ash."
        )
    )
    held = links(contents, "holds")
    assert ("Una Fenn", "Harbour Treasurer") in held
    assert ("vacant", "Depute Assessor") in held
    assert not any(post == "Lead officer" for _, post in held)


@pytest.mark.parametrize(
    "said",
    [
        "Eight members, appointed by Vale Council, serve for three years.",
        "Members of the Panel are appointed by Vale Council.",
        "The Panel has eight members chosen by Vale Council.",
        "Members are nominated by Vale Council for three years.",
    ],
)
def test_who_chooses_the_members_appoints_to_the_body(marked: Read, said: str) -> None:
    """Whether the sentence has a verb for it or not."""
    contents = marked(_TERMS.format(f"## Membership\n\n{said}"))
    assert ("Vale Council", "Tarn Ferry Panel") in links(contents, "appoints")


@pytest.mark.parametrize(
    "said",
    [
        "Members are not appointed by Vale Council.",
        "Members of the Works Committee are appointed by Vale Council.",
        "The Independent Persons are appointed by Vale Council.",
        "One member from each district, appointed by that council.",
        "Former members were appointed by their own council.",
    ],
)
def test_others_who_are_chosen_are_no_members_of_the_body(marked: Read, said: str) -> None:
    """Nor is what is denied, or said of a council that is not named."""
    contents = marked(_TERMS.format(f"## Membership\n\n{said}"))
    assert not any(body == "Tarn Ferry Panel" for _, body in links(contents, "appoints"))


def test_a_body_elects_its_own_chair(marked: Read) -> None:
    """Those words stand for it."""
    contents = marked(_TERMS.format("The Panel elects its own Chair each April."))
    assert ("Tarn Ferry Panel", "Chair of Tarn Ferry Panel") in links(contents, "appoints")


@pytest.mark.parametrize(
    "said", ["attends at least once a year", "attends as an adviser", "normally attends", "attends"]
)
def test_who_attends_without_more_attends_the_body(marked: Read, said: str) -> None:
    """Its meetings are meant."""
    contents = marked(_TERMS.format(f"## Attendance\n\nThe Harbour Master {said}."))
    assert ("Harbour Master", "Tarn Ferry Panel") in links(contents, "attended")


def test_who_attends_something_else_does_not_attend_the_body(marked: Read) -> None:
    """A course is no meeting of it."""
    contents = marked(_TERMS.format("The Harbour Master attends courses at Vale College."))
    assert links(contents, "attended") == set()


@pytest.mark.parametrize(
    ("said", "quorum"),
    [
        ("Four voting members make a quorum.", "Four voting members"),
        ("Three members are needed for a quorum.", "Three members"),
        ("The Panel meets monthly and five members are a quorum.", "five members"),
    ],
)
def test_a_quorum_before_its_word(marked: Read, said: str, quorum: str) -> None:
    """How many there must be, and no other words."""
    contents = marked(_TERMS.format(f"## Meetings\n\n{said}"))
    assert values(contents, "quorum") == {("Tarn Ferry Panel", quorum)}


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("Matters kept by the Board of Trustees", "Board of Trustees"),
        ("Reserved to the Board of Trustees", "Board of Trustees"),
        ("Delegated to the Chief Executive", "Chief Executive"),
    ],
)
def test_a_heading_says_whose_the_powers_below_it_are(marked: Read, heading: str, who: str) -> None:
    """The words that give them are no part of anybody's name."""
    contents = marked(
        _SCHEME.format(
            f"## {heading}\n\n- approving the budget\n- contracts of up to £10,000\n\n"
            "## Delegated to the Bursar\n\n- letting the hall\n- orders of up to £500"
        )
    )
    told = roles(contents)
    assert ("contracts of up to £10,000", "accountable", who) in told
    assert ("letting the hall", "accountable", "Bursar") in told
    assert not any("elegated" in name or "eserved" in name for _, _, name in told)


def test_powers_of_people_in_general_are_nobodys_in_particular(marked: Read) -> None:
    """They are owned up to."""
    contents = marked(
        _SCHEME.format(
            "## Delegated to headteachers\n\n- orders of up to £500\n- staff cover\n\n"
            "## Delegated to the Bursar\n\n- letting the hall\n- orders of up to £50"
        )
    )
    assert {name for _, _, name in roles(contents)} == {"Bursar"}
    assert "orders of up to £500" in unread(contents)


_CONDITIONS = "| Power | Delegated to | Conditions |\n|---|---|---|\n| Let the hall | Bursar | {} |\n| Sign contracts | Clerk | |\n"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("After consulting the Harbour Master", "consulted"),
        ("In consultation with the Harbour Master", "consulted"),
        ("Up to £500; over that after consulting the Harbour Master", "consulted"),
        ("With the consent of the Harbour Master", "consulted"),
        ("Report to the Harbour Master on return", "informed"),
        ("Within budget; tell the Harbour Master each month", "informed"),
    ],
)
def test_a_condition_says_whom_to_ask_or_to_tell(marked: Read, said: str, role: str) -> None:
    """That gives them no power."""
    told = roles(marked(_SCHEME.format(_CONDITIONS.format(said))))
    assert ("Let the hall", role, "Harbour Master") in told
    assert not {("Let the hall", "responsible", "Harbour Master")} & told


def test_a_condition_that_names_nobody_asks_nobody(marked: Read) -> None:
    """A policy is not asked."""
    told = roles(
        marked(_SCHEME.format(_CONDITIONS.format("In line with Vale Council's treasury policy")))
    )
    assert {name for _, _, name in told} == {"Bursar", "Clerk"}


@pytest.mark.parametrize("mark", ["C{}.", "({})", "R{}.1)"])
def test_numbered_terms_under_a_heading_are_the_bodys_work(read: Read, mark: str) -> None:
    """Each mark begins one, also where the line above is full."""
    long = "Examine three services each year, hear what tenants say of them and report to the Board on each"
    items = [long, "Approve the yearly plan.", "Nominate two tenants to the Works Committee."]
    lines = "\n".join(f"{mark.format(n)} {text}" for n, text in enumerate(items, 1))
    contents = read(
        f"Tarn Ferry Panel\nTerms of reference\n\nThe Panel's responsibilities\n\n{lines}\n"
    )
    work = {work for work, _, who in roles(contents) if who == "Tarn Ferry Panel"}
    assert work == {long, "Approve the yearly plan", "Nominate two tenants to the Works Committee"}


def test_lettered_items_of_one_paragraph_are_items_each(read: Read) -> None:
    """The list is not its first item with more words."""
    contents = read(
        "Tarn Ferry Panel\nTerms of reference\n\nThe Panel shall:\n(i) approve payments;\n(ii) set the mooring fees;\n"
        "(iii) manage the ferry's money.\n"
    )
    work = {work for work, _, who in roles(contents) if who == "Tarn Ferry Panel"}
    assert {"set the mooring fees", "manage the ferry's money"} <= work


def test_it_before_a_list_is_the_body(marked: Read) -> None:
    """What it does in particular."""
    contents = marked(
        _TERMS.format(
            "In particular it:\n\n- decides the mooring fees,\n- approves the annual report by 30 November."
        )
    )
    told = roles(contents)
    assert ("decides the mooring fees", "responsible", "Tarn Ferry Panel") in told


def test_a_sentence_in_a_list_of_members_is_no_member(read: Read) -> None:
    """It ends the list, and is read as what it says."""
    contents = read(
        "Tarn Ferry Panel\nTerms of reference\n\nMembership\n\nM1. Eight tenants, chosen by Vale Council.\n"
        "M2. The Panel elects its own Chair each April.\nM3. The quorum is five.\n"
    )
    assert links(contents, "memberOf") == set()
    assert ("Vale Council", "Tarn Ferry Panel") in links(contents, "appoints")
    assert ("Tarn Ferry Panel", "five") in values(contents, "quorum")


def test_that_a_body_was_set_up_is_nobodys_work(marked: Read) -> None:
    """Nor that its members are chosen."""
    contents = marked(
        _TERMS.format(
            "The Panel is established by Vale Council. The rest are co-opted by the Panel."
        )
    )
    assert roles(contents) == set()


def test_what_a_relative_clause_says_is_said_of_the_group_before_it(marked: Read) -> None:
    """Its second verb, too: who chairs a group chairs no other."""
    contents = marked(
        _TERMS.format(
            "The Panel has set up a Slipway Task Group, which reports back to it and is chaired by Dr Una Fenn."
        )
    )
    assert links(contents, "reportsTo") == {("Slipway Task Group", "Tarn Ferry Panel")}
    assert links(contents, "holds") == {("Una Fenn", "Chair of Slipway Task Group")}


def test_whoever_has_a_power_to_appoint_appoints(marked: Read) -> None:
    """To the post that the power names."""
    contents = marked(
        _SCHEME.format(
            "## Reserved to the Board of Trustees\n\n- appointing the Chief Executive\n- setting the budget\n\n"
            "## Delegated to the Bursar\n\n- letting the hall\n- orders of up to £500"
        )
    )
    assert ("Board of Trustees", "Chief Executive") in links(contents, "appoints")


def test_a_vacancy_behind_a_list_of_members_is_an_empty_seat(marked: Read) -> None:
    """It is said of the body whose members were listed."""
    contents = marked(
        _TERMS.format(
            "## Membership\n\nMembers in 2031/32: Una Fenn (Chair), Tom Ash. There is one vacancy."
        )
    )
    assert ("Member of Tarn Ferry Panel", "Tarn Ferry Panel") in links(contents, "memberOf")


def test_whoever_stands_behind_clerk_is_the_clerk(marked: Read) -> None:
    """And keeps the papers."""
    contents = marked(_TERMS.format("Clerk: Una Fenn"))
    assert ("Una Fenn", "Clerk of Tarn Ferry Panel") in links(contents, "holds")
    assert ("Una Fenn", "Tarn Ferry Panel") in links(contents, "supports")
    assert links(marked(_TERMS.format("Secretariat: Una Fenn")), "holds") == set()


@pytest.mark.parametrize(
    "said",
    [
        "No business shall be transacted unless three members are present.",
        "Business can be done if three members are in the room or on the screen.",
    ],
)
def test_how_many_must_be_there_for_business_is_the_quorum(marked: Read, said: str) -> None:
    """Whether it is said of what is done or of what is not."""
    contents = marked(_TERMS.format(f"## Meetings\n\n{said}"))
    assert values(contents, "quorum") == {("Tarn Ferry Panel", "three members")}


def test_business_that_is_not_done_with_so_many_makes_no_quorum(marked: Read) -> None:
    """If three are there nothing is decided: that is another rule."""
    contents = marked(
        _TERMS.format(
            "## Meetings\n\nNo business shall be transacted if three members are present."
        )
    )
    assert values(contents, "quorum") == set()


def test_how_often_a_body_meets_may_have_no_verb(marked: Read) -> None:
    """Under a heading that asks for it, and under no other."""
    text = "## {}\n\nOnce every half term, and a fortnight before the Board."
    asked = marked(_TERMS.format(text.format("When it meets")))
    assert values(asked, "meets") == {("Tarn Ferry Panel", "Once every half term")}
    assert values(marked(_TERMS.format(text.format("Who sends reports"))), "meets") == set()


def test_several_seats_may_have_their_holders_in_brackets(marked: Read) -> None:
    """Each of them is a member."""
    contents = marked(
        _TERMS.format(
            "The Panel shall consist of:\n\n- three trustees, one of whom shall be Chair (Una Fenn, Tom Ash and Ada Cole);\n"
            "- the Harbour Master (Bo Lund)"
        )
    )
    assert {who for who, _ in links(contents, "memberOf")} >= {"Una Fenn", "Tom Ash", "Ada Cole"}


def test_a_form_says_who_attends_and_seats_are_nobody(marked: Read) -> None:
    """Others who are not named are owned up to."""
    contents = marked(
        "# Tarn Ferry Panel – Terms of Reference\n\n| | |\n|---|---|\n| Chair | Una Fenn |\n"
        "| Members | three trustees; one staff governor |\n| In attendance | Harbour Master; others by invitation |\n"
        "| Reports to | Tarn Board |\n| Quorum | Two members |\n"
    )
    assert ("Harbour Master", "Tarn Ferry Panel") in links(contents, "attended")
    assert not any("governor" in who for who, _ in links(contents, "memberOf"))
    assert "others by invitation" in unread(contents)


def test_common_words_may_describe_whoever_chairs_a_body(marked: Read) -> None:
    """The name behind them is meant; of words alone nobody is."""
    contents = marked(_TERMS.format("The Panel is chaired by an independent person, Una Fenn."))
    assert links(contents, "holds") == {("Una Fenn", "Chair of Tarn Ferry Panel")}
    other = marked(
        _TERMS.format("The Panel is chaired by an independent person, and Una Fenn helps.")
    )
    assert links(other, "holds") == set()


def test_a_numbered_post_above_numbered_powers_heads_them(read: Read) -> None:
    """Also the first of them, which looks like an item of a list."""
    told = roles(
        read(
            "SCHEME OF DELEGATION TO OFFICERS\n\n1. The Chief Executive\n\n1.1 To take urgent decisions.\n1.2 To appoint staff.\n\n"
            "2. The Director of Works\n\n2.1 To let allotments.\n"
        )
    )
    assert {(work.casefold(), who) for work, _, who in told} == {
        ("take urgent decisions", "Chief Executive"),
        ("appoint staff", "Chief Executive"),
        ("let allotments", "Director of Works"),
    }
