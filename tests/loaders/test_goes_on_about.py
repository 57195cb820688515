"""Of whom prose goes on: below a heading, behind “and will”, between commas, by “she”, “they”, “it” and “the post”."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links, roles, unread, values

Read = Callable[[str], Contents]

_SCHEME = "# Mere Valley Council\n\n## Scheme of Delegation to Officers\n\n"
_TERMS = "# Mere Valley Board\n\nTerms of reference\n\n"
_ROLES = "# Mere Trust\n\nRoles and responsibilities\n\n"


def _who(contents: Contents) -> set[tuple[str, str]]:
    return {(work, who) for work, _, who in roles(contents)}


def test_the_post_of_a_section_is_the_one_that_its_heading_names(marked: Read) -> None:
    """Who holds “this post” has it, and “she” is its holder where nobody else was named."""
    contents = marked(
        _SCHEME
        + "## Head of Legal Services\n\nMrs Folasade Bright holds this post.\n\n"
        + "She may bring, defend or settle any proceedings, affix the seal, and sign contracts of the Council.\n"
    )
    assert ("Folasade Bright", "Head of Legal Services") in links(contents, "holds")
    assert ("sign contracts of the Council", "Head of Legal Services") in _who(contents)


@pytest.mark.parametrize(
    "sentence",
    [
        "The post was held by Tobias Lind until 2029.",
        "Nobody holds this post.",
        "Tobias Lind held this post for six years.",
        "The post may be held by Tobias Lind.",
        "If the post is vacant, the Chief Executive decides.",
        "The Mayor spoke to the Clerk. She may grant licences.",
        "She can no longer grant licences.",
        "It was said that she may grant licences.",
        "Will she sign the leases?",
        "Tobias Lind left this post in May. He keeps hens.",
    ],
)
def test_who_had_a_post_or_may_have_it_has_it_not(marked: Read, sentence: str) -> None:
    """Nor is anybody “she” behind two others, or in a question."""
    contents = marked(_SCHEME + "## Director of Place\n\n" + sentence)
    assert not links(contents, "holds")
    assert not roles(contents)


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        ("The Board will receive the report and will approve any change to it.", "approve any change to it"),
        ("The Board keeps the register and will publish a list of risks.", "publish a list of risks"),
        ("The Board keeps the register and will publish a list of risks.", "keeps the register"),
        ("The Board, chaired by Ann Bee, will agree the yearly budget.", "agree the yearly budget"),
        ("The Board may let the hall, set the rents each May, and write off small debts.", "write off small debts"),
        ("Until then the Board will keep the old list.", "keep the old list"),
    ],
)  # fmt: skip
def test_a_subject_stands_once_for_all_that_it_does(marked: Read, sentence: str, work: str) -> None:
    """Behind “and will”, behind what stands between commas, and with each further verb."""
    assert (work, "Mere Valley Board") in _who(marked(_TERMS + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board will not agree the plan and will not publish it.",
        "The Board was set up in 2020 and would review the plans.",
        "The Vale Board, which Ann Bee says will close and will sell its land, met.",
        "The Clerk may not sign leases, set the rate, or write off debts.",
        "The Clerk may write in, set out her views, and take no part in it.",
        "The Clerk used to keep the list and would publish it.",
        "Until 2029 the Clerk will keep the list.",
        "Until the Board agrees, the Clerk will keep the list.",
        "The consultant, helped by the Board, thanked the Clerk and will send a bill.",
        "The Vale Forum, led by nobody, will review the plan, it was said.",
    ],
)
def test_what_is_denied_once_is_denied_of_all_that_goes_on(marked: Read, sentence: str) -> None:
    """What is past, conditional, said by others or somebody else's, too."""
    assert not roles(marked(_TERMS + sentence))


def test_below_a_name_and_a_colon_its_work_is_listed(marked: Read) -> None:
    """Items with verbs that are not known are work, and those with the words of a relation tell it."""
    contents = marked(
        _TERMS
        + "## Steering Group\n\nThe Steering Group:\n\n- prepares the Catchment Plan;\n- decides how grants are spent;\n"
        + "- answers to the Mere Assembly for all it does.\n"
    )
    assert ("decides how grants are spent", "Steering Group") in _who(contents)
    assert ("Steering Group", "Mere Assembly") in links(contents, "reportsTo")


def test_what_is_for_somebody_to_do_is_listed_below_it(marked: Read) -> None:
    """“It is for the Clerk to:” opens a list of the Clerk's work, and “It is not for the Clerk to:” of nobody's."""
    items = "\n\n- look after the website;\n- send a report to the county.\n"
    assert ("look after the website", "Clerk of Mere Valley Board") in _who(
        marked(_TERMS + "It is for the Clerk to:" + items)
    )
    assert not roles(marked(_TERMS + "It is not for the Clerk to:" + items))


@pytest.mark.parametrize(
    "text",
    [
        "The Board:\n\n- members of staff\n- papers and minutes\n- guests",
        "The former Board:\n\n- agreed the plan\n- published it",
        "The former members are:\n\n- Ann Bee\n- Cy Dee",
        "The outgoing partners are:\n\n- Vale Council\n- Mere Club",
        "It was hoped that the members are:\n\n- Ann Bee\n- Cy Dee",
    ],
)
def test_a_list_of_things_or_of_the_past_gives_nobody_work_or_a_seat(
    marked: Read, text: str
) -> None:
    """Only verbs of the present are somebody's work, and only those who sit there now are members."""
    contents = marked(_TERMS + text)
    assert not roles(contents)
    assert not links(contents, "memberOf")


def test_a_sentence_that_ends_on_members_opens_their_list(marked: Read) -> None:
    """Of the body whose section it stands in, and of partners of a partnership."""
    contents = marked(
        "# Mere Rivers Partnership\n\nConstitution\n\n## Partners\n\nThe founding partners are:\n\n- the Vale Trust;\n- Mere Water plc.\n\n"
        "## Partnership Executive\n\nThe Executive meets every two months. The members are:\n\n- Cllr Yusuf Demir, Mere Council\n- Ann Bee\n"
    )
    members = links(contents, "memberOf")
    assert ("Mere Water plc", "Mere Rivers Partnership") in members
    assert ("Yusuf Demir", "Partnership Executive") in members
    assert ("Partnership Executive", "every two months") in values(contents, "meets")


def test_it_is_the_body_of_which_something_was_told(marked: Read) -> None:
    """A sentence on its quorum leads not away from it, and one on another body that it cannot name does."""
    contents = marked(
        _TERMS
        + "## Data Board\n\nThe Data Board meets monthly. Four members make a quorum. It reports to the Mere Cabinet."
    )
    assert ("Data Board", "Mere Cabinet") in links(contents, "reportsTo")
    strayed = marked(
        _TERMS
        + "The Data Board reports to the Forum. The old Works Party met in the hall. It is chaired by Tom Oak."
    )
    assert not links(strayed, "holds")


@pytest.mark.parametrize(
    ("sentence", "work", "who"),
    [
        ("Each headteacher is responsible for day-to-day safety.", "day-to-day safety", "Headteachers"),
        ("Site managers support the Clerk. They test the alarm each week.", "test the alarm each week", "Site managers"),
        ("The branch managers will lend out the books.", "lend out the books", "Branch managers"),
    ],
)  # fmt: skip
def test_all_who_have_an_office_of_a_kind_are_somebody(
    marked: Read, sentence: str, work: str, who: str
) -> None:
    """“Each”, the plural and “they” mean all of them."""
    assert (work, who) in _who(marked(_ROLES + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Each headteacher is responsible for the delay.",
        "Site managers test the patience of everyone.",
        "Site managers miss the old days.",
        "The site managers will receive a letter.",
        "Site managers were asked to test the alarm. They refused the work.",
        "Some site managers test the alarm.",
        "Site managers no longer test the alarm.",
        "Half a dozen managers test the alarm.",
    ],
)
def test_what_befalls_those_of_an_office_or_some_of_them_is_nobodys(
    marked: Read, sentence: str
) -> None:
    """Nor is what they are blamed for."""
    assert not roles(marked(_ROLES + sentence))


def test_whoever_was_asked_has_it_to_do(marked: Read) -> None:
    """Each thing behind “to”, and the post that stands beside the name."""
    contents = marked(
        _TERMS
        + "The Board has asked its Champion for Climate, Cllr Ann Bee, to keep in touch with partners and to speak for the plan."
    )
    assert _who(contents) == {
        ("keep in touch with partners", "Ann Bee"),
        ("speak for the plan", "Ann Bee"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board has asked the Minister to explain the delay, who declined.",
        "The Board has asked the Minister for Fares, Cy Dee, to explain the rise.",
        "The Council has asked Vale Water plc to mend the pipe.",
        "The Board has not asked the Clerk to keep a list.",
        "The Board had asked the Clerk to keep a list.",
        "Has the Board asked the Clerk to keep a list?",
        "The Board has asked whether the Clerk keeps a list.",
    ],
)
def test_whoever_was_only_asked_by_strangers_has_nothing_to_do(marked: Read, sentence: str) -> None:
    """A ministry may be asked and need not; what was not asked, or was turned down, is nobody's."""
    assert not roles(marked(_TERMS + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Health visitors will hand over the cards at home.",
        "Jobcentre Plus has agreed to refer people to them.",
        "The Vale Care Board pays for the outreach team.",
        "Vale Street Pastors support the night patrols.",
    ],
)
def test_whoever_acts_and_was_not_told_of_is_owned_up_to(marked: Read, sentence: str) -> None:
    """By whatever verb, in a paper that says who does what."""
    contents = marked(_ROLES + sentence)
    assert roles(contents) or sentence in unread(contents)


def test_a_narrative_without_anybody_is_no_confession(marked: Read) -> None:
    """What things are like, and what has happened to them, is text."""
    contents = marked(
        _ROLES
        + "Budgets are tight. Five buildings were put up before 1935. The library is much loved by visitors."
    )
    assert not unread(contents)


_MINUTES = (
    "# Mere Town Council\n\n## Harbour Committee\n\nMinutes of the meeting held on 14 October 2031\n\n"
    "Present: Councillors Ann Bee (in the Chair), Oba Balogun and Sal Mistry.\n\n"
    "In attendance: Mr Dan Rose (Town Clerk) and Captain Eva Sorensen (Harbour Master).\n\n"
)


def test_those_present_are_members_where_others_were_in_attendance(marked: Read) -> None:
    """The officers who were there are not."""
    members = {who for who, _ in links(marked(_MINUTES), "memberOf")}
    assert members == {"Ann Bee", "Oba Balogun", "Sal Mistry"}


def test_what_a_meeting_sets_up_is_a_body_with_members_a_chair_and_a_rhythm(marked: Read) -> None:
    """Its chair is not that of whose meeting it is."""
    contents = marked(
        _MINUTES
        + "It was RESOLVED that a Quay Working Party be established, comprising Councillors Balogun and Mistry. "
        + "Councillor Balogun was appointed its chairman by the Committee. The Working Party shall meet monthly. Two members shall form a quorum.\n"
    )
    assert ("Sal Mistry", "Quay Working Party") in links(contents, "memberOf")
    assert ("Oba Balogun", "Chair of Quay Working Party") in links(contents, "holds")
    assert ("Quay Working Party", "Two members") in values(contents, "quorum")


@pytest.mark.parametrize(
    ("sentence", "work", "who"),
    [
        ("After discussion it was agreed that the Town Clerk would write to the county.", "write to the county", "Town Clerk"),
        ("It was RESOLVED that the plan be adopted and that Captain Sorensen publish it on the site.", "publish it on the site", "Eva Sorensen"),
        ("Captain Sorensen will also obtain three quotations.", "obtain three quotations", "Eva Sorensen"),
        ("It was agreed that the Foreman, Mr Kit Uglow, should put up barriers.", "put up barriers", "Kit Uglow"),
    ],
)  # fmt: skip
def test_what_was_agreed_is_somebodys_behind_a_lead_in(
    marked: Read, sentence: str, work: str, who: str
) -> None:
    """By a title with a surname, a name beside a post, and in the second of two clauses."""
    assert (work, who) in _who(marked(_MINUTES + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "It was NOT resolved that the Clerk publish it by May.",
        "It was proposed that a Quay Working Party be established, comprising Councillors Balogun and Mistry.",
        "The Committee considered whether a Quay Working Party be established, comprising Ann Bee and Sal Mistry.",
        "Ann Bee said that her chairman at the club would retire.",
        "Sal Mistry was once its chairman.",
        "After discussion it was not agreed that the Clerk would write to the county.",
        "Ann Bee thanked the Warden, Mr T. Oak, who will retire in June.",
        "The Warden, Mr T. Oak, will be seventy in June.",
        "The Clerk was thanked, and the driver, Mr B. Oak, will lose his job.",
    ],
)
def test_what_a_meeting_left_or_heard_gives_nobody_anything(marked: Read, sentence: str) -> None:
    """Nor is anybody a member, or in the chair, of what was only proposed."""
    contents = marked(_MINUTES + sentence)
    assert not roles(contents)
    assert not [link for link in links(contents, "memberOf") if "Quay" in link[1]]
    assert not [link for link in links(contents, "holds") if "Mistry" in link[0]]
