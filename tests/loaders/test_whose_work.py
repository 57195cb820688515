"""Whose work a sentence tells of: by "it", with whoever is asked or told of it, and to whom somebody answers for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Contents
from tests.support.told import links, roles, unread, values

Read = Callable[[str], Contents]

_PLAN = (
    "# Mere skills strategy\n\nEmployment and skills plan of the Mere Authority\n\n## Missions\n\n"
)
_TERMS = "# Mere Data Board\n\nTerms of reference\n\n## Duties\n\n"


def test_it_is_the_piece_of_work_that_the_sentence_before_was_about(marked: Read) -> None:
    """Where that was about no body, and named what is led."""
    contents = marked(
        _PLAN
        + "The Stepping Stones pilot puts coaches into schools. It is led by the Housing Trust."
    )
    assert roles(contents) == {("Stepping Stones pilot", "accountable", "Housing Trust")}


@pytest.mark.parametrize(
    "before",
    [
        "The river rose in spring.",
        "The Board has been told of the repairs programme.",
        "A new pilot may follow the old pilot.",
        "The pilot of last year was closed by the county.",
    ],
)
def test_it_is_no_work_that_is_only_mentioned(marked: Read, before: str) -> None:
    """Nor one that nobody can tell."""
    assert not roles(marked(f"{_PLAN}{before} It is led by the Housing Trust."))


@pytest.mark.parametrize(
    ("sentence", "role", "who"),
    [
        ("The Clerk will keep the Audit Committee informed of progress.", "informed", "Audit Committee"),
        ("The Board must notify Vale Police of each incident.", "informed", "Vale Police"),
        ("The Audit Committee must be informed of any sale.", "informed", "Audit Committee"),
        ("The Head of Parks will consult Mere Parish Council on every closure.", "consulted", "Mere Parish Council"),
        ("The Clerk will mend the gate and notify Vale Police of the works.", "informed", "Vale Police"),
        ("The Clerk will mend the gate, keeping Vale Police informed of the works.", "informed", "Vale Police"),
    ],
)  # fmt: skip
def test_whoever_is_told_or_asked_has_that_part(
    marked: Read, sentence: str, role: str, who: str
) -> None:
    """And is not who does it."""
    told = roles(marked(_TERMS + sentence))
    assert {(r, w) for _, r, w in told if w == who} == {(role, who)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board will inform the debate on fares.",
        "The Clerk will consult on the plan in May.",
        "The Board need not notify Vale Police of it.",
        "Vale Police was informed of the sale.",
        "Vale Police shall not be informed of it.",
        "The Clerk will postpone consulting Vale Police before the sale.",
        "The Clerk will give up keeping Vale Police informed of arrears.",
        "The Clerk will decide whether to inform Vale Police of the flood.",
        "The Clerk will study how councils learn and notify Vale Police of it.",
        "The Clerk will chase the county to notify Vale Police of the flood.",
    ],
)
def test_what_is_not_told_to_anybody_informs_nobody(marked: Read, sentence: str) -> None:
    """Nor does the past, what is denied, or what the work is only about."""
    assert not {r for _, r, _ in roles(marked(_TERMS + sentence)) if r in ("informed", "consulted")}


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("Draft a plan and notify Vale Police of it", {("informed", "Vale Police")}),
        ("Cease consulting Vale Trust about gates", set()),
        ("Establish who forgot to inform Vale Police of the flood", set()),
        ("Establish why nobody had checked the gate and inform Vale Police of it", set()),
        ("Look into slowness in notifying Vale Police of floods", set()),
        ("Campaign against the rule to consult Vale Trust on bail", set()),
    ],
)
def test_an_action_tells_or_asks_only_whom_its_own_verbs_do(
    marked: Read, action: str, told: set[tuple[str, str]]
) -> None:
    """Not whom somebody else is to tell, or whom it is a matter of telling no more."""
    log = f"# Mere Council actions\n\n| Action | Owner |\n|---|---|\n| {action} | Ann Bee |\n| Mend the gate | Cy Dee |\n"
    found = roles(marked(log))
    assert {(r, w) for _, r, w in found if r in ("informed", "consulted")} == told
    assert (action, "responsible", "Ann Bee") in found


def test_somebody_answers_for_work_also_to_whom_no_name_is_given(marked: Read) -> None:
    """“To government” is nobody in particular, and the grant is a piece of work."""
    contents = marked(
        _PLAN + "Sara Coll, Chief Executive, is accountable to government for the skills grant."
    )
    assert ("skills grant", "accountable", "Sara Coll") in roles(contents)
    assert not links(contents, "reportsTo")


def test_responsibility_that_lies_with_somebody_is_told_once(marked: Read) -> None:
    """Not as theirs, and again as a piece of work called “Responsibility for …”."""
    contents = marked(_TERMS + "Responsibility for the rota sits with the Head of Parks.")
    assert roles(contents) == {("rota", "accountable", "Head of Parks")}


def test_what_a_post_is_of_may_be_two_things(marked: Read) -> None:
    """“And” joins the second where it is no party, and names two where it is."""
    contents = marked(
        _PLAN
        + "The service is run by our Head of Work and Health. The rota is kept by the Head of Parks and Ann Bee."
    )
    assert roles(contents) == {
        ("The service is run", "responsible", "Head of Work and Health"),
        ("The rota is kept", "responsible", "Head of Parks"),
        ("The rota is kept", "responsible", "Ann Bee"),
    }
    assert "The service" not in unread(contents)


def test_an_observer_attends_the_body_of_the_paragraph(marked: Read) -> None:
    """And how often it meets ends where it says who chairs it."""
    contents = marked(
        _PLAN
        + "The Skills Committee meets every other month under the chairmanship of Ian Bashir. Liam Fox sits in as an observer."
    )
    assert links(contents, "attended") == {("Liam Fox", "Skills Committee")}
    assert {often for _, often in values(contents, "meets")} == {"every other month"}


def test_what_somebody_did_in_a_report_is_owned_up_to(marked: Read) -> None:
    """It may be theirs still; in minutes it is what was said of a day."""
    report = "# Mere Library Board\n\nAnnual report\n\nThe Library Board established a helpdesk. A survey was commissioned by the Library Board.\n"
    lost = unread(marked(report))
    assert "“established” beside" in lost
    assert "“commissioned by” beside" in lost
    assert not roles(marked(report))
    minutes = (
        "# Mere Library Board\n\nMinutes of the meeting held on 3 May 2031\n\nPresent: Ann Bee\n\n"
    )
    assert "established" not in unread(
        marked(minutes + "The Library Board established a helpdesk.")
    )


@pytest.mark.parametrize(
    ("sentence", "work", "who"),
    [
        ("The User Group has been established to review the opening hours.", "review the opening hours", "User Group"),
        ("The Panel is set up to audit the plans.", "audit the plans", "Panel"),
    ],
)  # fmt: skip
def test_what_a_body_was_set_up_to_do_is_its_work(
    marked: Read, sentence: str, work: str, who: str
) -> None:
    """It is what the body is for."""
    report = "# Mere Library Board\n\nAnnual report\n\n"
    assert roles(marked(report + sentence)) == {(work, "responsible", who)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Panel was set up to audit the plans and was dissolved in 2030.",
        "The Panel was not set up to audit the plans.",
        "If the Panel was set up to audit the plans, it did not.",
        "The Board was set up to fail.",
        "A form was created to record visits.",
        "Staff said the Panel was set up to audit the plans.",
        "The Panel has been set up to audit the plans and no longer meets.",
        "The Panel has been set up to audit the plans; the Board does that now.",
        "The Panel has been set up to audit the plans, a task that is now done.",
    ],
)
def test_what_is_over_or_no_body_is_set_up_for_nothing(marked: Read, sentence: str) -> None:
    """Nor what is denied or only said."""
    assert not roles(marked("# Mere Library Board\n\nAnnual report\n\n" + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Panel was set up to audit the plans.",
        "The Panel was set up in May 2029 to audit the plans and told the Board in 2030.",
        "The Panel was set up to audit the plans and reported in 2030.",
        "The Panel has been set up to audit the plans and submitted them in 2030.",
        "The Panel has been set up to audit the plans and reported in 2030.",
        "The Panel was established to audit the plans. It ceased to exist in 2030.",
        "The Panel was formed to audit the plans; the Board has that work today.",
        "The Mere Board was created to run the ferry before it joined the Port Trust.",
    ],
)
def test_what_a_body_was_once_set_up_to_do_is_owned_up_to(marked: Read, sentence: str) -> None:
    """It may be over, as what follows tells, or a later paper."""
    contents = marked("# Mere Library Board\n\nAnnual report\n\n" + sentence)
    assert not roles(contents)
    assert "it was done, and whose it is now is not told" in unread(contents)


def test_whoever_is_named_beside_work_that_was_told_is_owned_up_to(marked: Read) -> None:
    """One fact of a sentence does not answer for the rest of it."""
    lost = unread(marked(_PLAN + "The Mere Trust will agree a code with Vale Parish Council."))
    assert "“Vale Parish Council” is named beside the work" in lost


@pytest.mark.parametrize(
    "sentence",
    [
        "Only members may vote.",
        "Only the Cabinet can explain the delay.",
        "Only the Vale Trust can afford a new roof.",
        "Only the Chair may stay after the vote.",
        "Only the Board could help with it.",
        "Not only the Cabinet may approve a larger sum.",
        "Only if the Cabinet agrees may the Clerk approve it.",
        "Only a plan may change this rule.",
    ],
)
def test_only_gives_nobody_a_power_that_is_none(marked: Read, sentence: str) -> None:
    """Votes, conditions, papers, and what others have as well."""
    assert not roles(marked(_PLAN + sentence))


@pytest.mark.parametrize(
    "before",
    [
        "Vale Council hosts the Board.", "Vale Council provides the secretariat.", "Vale Council set up the Dock Panel in 2029.",
        "The Vale Trust left the Fire Panel.", "The Fire Panel was closed in 2020.",
    ],
)  # fmt: skip
def test_a_label_behind_a_sentence_is_not_of_whom_that_sentence_tells(
    marked: Read, before: str
) -> None:
    """It is of the body whose paper it is, and else of nobody."""
    told = f"{before} Chair: Ann Bee. Quorum: three members.\n"
    own = marked("# Mere Data Board\n\nTerms of reference\n\n## Duties\n\n" + told)
    assert links(own, "holds") == {("Ann Bee", "Chair of Mere Data Board")}
    assert not links(marked("# Guide\n\n## Local bodies\n\n" + told), "holds")


def test_where_somebody_is_from_is_no_body_by_itself(marked: Read) -> None:
    """A firm, a town or a street: whoever chairs the Board does, and is a member of none of them."""
    contents = marked(
        _PLAN + "The Skills Board, chaired by Margaret Fox of Mill Lane, reports to the Cabinet."
    )
    assert ("Margaret Fox", "Chair of Skills Board") in links(contents, "holds")
    assert not links(contents, "memberOf")


def test_a_list_of_what_we_will_do_is_the_work_of_whose_paper_it_is(marked: Read) -> None:
    """In its own words, and not in somebody's foreword or in what others answered."""
    items = "\n\n- continue to run workshops for staff\n- publish a list of its data by June 2031\n"
    plan = "# Mere data strategy\n\nData plan of the Mere Authority\n\n## {}\n\nTo achieve this we will:"
    assert roles(marked(plan.format("Data") + items)) == {
        ("continue to run workshops for staff", "responsible", "Mere Authority"),
        ("publish a list of its data", "responsible", "Mere Authority"),
    }
    assert not roles(marked(plan.format("Consultation responses") + items))


def test_what_somebody_is_described_as_leads_up_to_them(marked: Read) -> None:
    """“As the policy lead for parks, the Trust will …” is the Trust's."""
    text = "As the policy lead for parks, the Mere Trust will publish a plan. As the Board said, schools will close."
    assert roles(marked(_PLAN + text)) == {("publish a plan", "responsible", "Mere Trust")}


@pytest.mark.parametrize("done", ["accredited", "certified", "licensed", "recognised"])
def test_whoever_vouches_for_a_thing_has_no_work_by_that(marked: Read, done: str) -> None:
    assert not roles(
        marked(_PLAN + f"All of our statistics are {done} by the Mere Statistics Authority.")
    )
