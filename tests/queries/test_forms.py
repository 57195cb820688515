"""The forms of questions that ask for something else than a matter, and what each is answered by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.above import RESPONSIBLE
from remit.queries.asking import CLAIM, REFERENCE, WITHOUT, read
from remit.queries.naming import resolve
from remit.queries.who import who
from remit.queries.without import without
from tests.support.lines import contents

Small = Callable[..., Store]
_NOISE = (
    ("priority/noise", "accountable", "body/council"),
    ("action/meters", "actionOf", "priority/noise"),
    ("action/meters", "responsible", "person/ann", "Owner"),
    ("body/council", "memberOf", "body/board"),
    ("body/police", "memberOf", "body/board"),
)
_LABELS = {
    "priority/noise": "Less noise at night",
    "action/meters": "Lend out first-rate meters",
    "person/ann": "Ann Marsh",
    "body/council": "Vale Council",
    "body/police": "Vale Police",
    "body/board": "Vale Safety Board",
}


@pytest.fixture
def noise(small: Small) -> Store:
    return small(*_NOISE, labels=_LABELS)


@pytest.mark.parametrize(
    "question",
    [
        "Who do I speak to about noise?",
        "who should residents complain to about noise",
        "Is anyone responsible for noise?",
        "Can you tell me who to ask about noise?",
    ],
)
def test_whom_to_turn_to_is_who_has_the_matter(noise: Store, question: str) -> None:
    assert [a.target.id for a in who(noise, question).answers] == ["priority/noise"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Does Vale Council lead on less noise at night?", "Yes: Vale Council "),
        ("Does Vale Police lead on less noise at night?", "No: Vale Council "),
        ("Is Ann Marsh responsible for lend out first-rate meters?", "Yes: Ann Marsh "),
    ],
)
def test_a_claim_put_as_a_question_is_checked(noise: Store, question: str, answer: str) -> None:
    assert read(question).form == CLAIM
    found = who(noise, question)
    assert found.sentence.startswith(answer)
    assert found.claim is not None


def test_a_claim_about_a_matter_is_checked_of_the_priority_that_is_about_it_alone(
    noise: Store,
) -> None:
    """“Noise” is what “Less noise at night” is about; which priority was meant is said."""
    found = who(noise, "Does Vale Police lead on noise?")
    assert found.claim is not None
    assert found.claim.asked_as == '"noise" is read as the matter of "Less noise at night"'
    assert "No: Vale Council " in found.sentence
    narrower = who(noise, "Does Vale Police lead on barking dogs at night?")
    assert narrower.claim is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is it Vale Council that leads on less noise at night?", "Yes: Vale Council "),
        ("Is it Vale Police who lead on less noise at night?", "No: Vale Council "),
    ],
)
def test_a_claim_may_be_put_the_other_way_round(noise: Store, question: str, answer: str) -> None:
    assert who(noise, question).sentence.startswith(answer)


def test_who_is_met_by_the_words_of_a_question_for_a_time_is_no_answer(small: Small) -> None:
    """The next meeting is not Ann's because she is to see somebody before it."""
    store = small(
        ("action/a", "responsible", "person/ann"),
        labels={"action/a": "See the choir before the next rehearsal"},
    )
    assert who(store, "see the choir").answers
    for question in (
        "When is the next rehearsal?",
        "Where is the choir?",
        "Why the next rehearsal?",
    ):
        assert who(store, question).answers == ()


def test_the_very_words_go_before_another_form_of_them(small: Small) -> None:
    """“The allotments” are the committee's, whoever meets the allotment association."""
    store = small(
        ("action/a", "responsible", "person/ann"),
        ("action/b", "responsible", "body/green"),
        labels={
            "action/a": "Meet the allotment club before the show",
            "action/b": "Trees and the allotments by the river",
            "body/green": "Green Committee",
        },
    )
    assert who(store, "Who looks after the allotments?").sentence.startswith("Green Committee is")


def test_what_happens_without_somebody_is_told(noise: Store) -> None:
    assert read("What happens if Ann Marsh leaves?").form == WITHOUT
    found = who(noise, "What happens if Ann Marsh leaves?")
    assert found.sentence.startswith("Without Ann Marsh nobody would be responsible for the action")


def test_a_member_is_known_by_its_other_names(small: Small) -> None:
    """Whoever asks by a short name is not told that the body is no member."""
    store = in_memory()
    cited = (Citation("plan.txt", "line 1", "words"),)
    entities = [Entity(id_, "body", _LABELS[id_]) for id_ in ("body/board", "body/council")]
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=tuple(entities),
            statements=(
                Statement("body/council", "memberOf", "body/board", citations=cited),
                Statement("body/council", "name", value="VC", citations=cited),
            ),
        )
    )
    assert who(store, "Is VC on the Vale Safety Board?").sentence == (
        "Yes: Vale Council is a member of Vale Safety Board."
    )


def test_several_members_of_one_kind_are_all_told(small: Small) -> None:
    store = small(
        ("body/one", "memberOf", "body/board"),
        ("body/two", "memberOf", "body/board"),
        labels={"body/one": "Vale Council", "body/two": "Mere Council", "body/board": "Vale Board"},
    )
    assert who(store, "Is the council on the Vale Board?").sentence == (
        "Yes: Mere Council and Vale Council are members of Vale Board."
    )
    unclear = who(store, "What does the council lead?")
    assert unclear.agent is None
    assert "is not clear: Mere Council or Vale Council" in unclear.sentence


def test_a_body_goes_by_what_it_is_before_whatever_mentions_it(small: Small) -> None:
    """The police are a body, and not the priority in whose aim the word stands."""
    store = small(
        ("priority/noise", "accountable", "body/council"),
        ("priority/noise", "priorityOf", "plan/p"),
        ("body/police", "memberOf", "body/board"),
        labels={**_LABELS, "plan/p": "Plan", "priority/noise": "Less noise with the help of all"},
    )
    found = who(store, "the police")
    assert found.agent is not None
    assert found.agent.entity.id == "body/police"


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("N1", "action/a"),
        ("who owns N2", "action/b"),
        ("action N2 of the noise plan", "action/b"),
        ("priority 3", "priority/p"),
    ],
)
def test_a_thing_is_asked_for_by_the_number_that_the_document_gives_it(
    question: str, target: str
) -> None:
    assert [a.target.id for a in who(_numbered(), question).answers] == [target]


@pytest.mark.parametrize("question", ["N9", "priority 4", "31", "Who leads priority 7?"])
def test_a_number_that_no_document_gives_names_nobody(question: str) -> None:
    found = who(_numbered(), question)
    assert (found.answers, found.agent) == ((), None)
    assert "Vale" not in found.sentence


def test_a_bare_number_is_a_reference() -> None:
    assert read("3.1").form == REFERENCE


def _numbered() -> Store:
    """A priority whose heading has its number, and two actions with references; 31 stands in a text."""
    cited = (Citation("plan.txt", "line 1", "words"),)
    heading = (Citation("plan.txt", "line 2", "Priority 3 – Noise"),)
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=(
                Entity("action/a", "action", "Lend out 31 meters"),
                Entity("action/b", "action", "Write to bars"),
                Entity("body/c", "body", "Vale Council"),
                Entity("plan/p", "plan", "Plan"),
                Entity("priority/p", "priority", "Noise"),
            ),
            statements=(
                Statement("action/a", "actionOf", "priority/p", citations=cited),
                Statement("action/b", "actionOf", "priority/p", citations=cited),
                Statement("action/a", "reference", raw="N1", citations=cited),
                Statement("action/b", "reference", raw="N2", citations=cited),
                Statement("priority/p", "priorityOf", "plan/p", citations=heading),
                Statement(
                    "priority/p", "assignedTo", "body/c", role="accountable", citations=cited
                ),
            ),
        )
    )
    return store


def test_who_only_helps_is_not_responsible(small: Small) -> None:
    """A column "Support" makes nobody responsible, neither in an answer nor in a list nor when others go."""
    store = small(
        ("action/a", "actionOf", "priority/p"),
        ("action/a", "responsible", "person/ann", "Owner"),
        ("action/a", "responsible", "person/bob", "Support"),
        ("action/b", "actionOf", "priority/p"),
        ("action/b", "responsible", "person/bob", "Owner (support)"),
        labels={"action/a": "Lend meters", "action/b": "Count bars", "person/bob": "Bob Reed"},
    )
    (first,) = who(store, "Lend meters").answers
    assert [p.entity.id for p in first.parties(RESPONSIBLE)] == ["person/ann"]
    assert [p.entity.id for p in first.supporting] == ["person/bob"]
    assert "Bob Reed is named only as support." in first.sentence
    (second,) = who(store, "Count bars").answers
    assert second.responsible == ()
    assert [one.thing.id for one in without(store, "person/ann").unowned] == ["action/a"]
    assert who(store, "Bob Reed").sentence.startswith("Bob Reed is named only as support for ")


def test_what_nothing_answers_is_not_told_as_uncovered_where_something_comes_near(
    noise: Store,
) -> None:
    found = who(noise, "rate of meters in bars")
    assert found.answers == ()
    assert not found.sentence.startswith("Nothing in this register covers")
    assert who(noise, "bridges").sentence.startswith("Nothing in this register covers")


def test_words_with_a_hyphen_are_found_without_it(small: Small) -> None:
    store = small(
        ("priority/p", "accountable", "body/council"), labels={"priority/p": "First time entrants"}
    )
    assert [a.target.id for a in who(store, "first-time entrants").answers] == ["priority/p"]


def test_a_chair_who_leaves_leaves_the_chair_empty(small: Small) -> None:
    store = small(
        ("person/ann", "holds", "post/chair"),
        ("person/ann", "memberOf", "body/board"),
        labels={"post/chair": "Chair of Vale Board", "body/board": "Vale Board"},
    )
    found = without(store, "person/ann")
    assert [post.id for post in found.posts] == ["post/chair"]
    assert [(seat.body.id, seat.others) for seat in found.seats] == [("body/board", 0)]
    assert "nobody would hold the post Chair of Vale Board" in found.sentence


def test_a_vacancy_holds_no_post(small: Small) -> None:
    store = small(
        ("vacancy/v", "holds", "post/manager"),
        labels={"vacancy/v": "vacant", "post/manager": "Partnership Manager"},
    )
    assert "vacant holds" not in who(store, "Who is the Partnership Manager?").sentence
    assert "Nobody is confirmed" in who(store, "Who is the Partnership Manager?").sentence


def test_the_board_is_the_one_that_governs_whoever_adopted_the_plan(small: Small) -> None:
    store = small(
        ("plan/p", "adoptedBy", "body/ours"),
        ("body/ours", "governedBy", "body/authority"),
        ("body/a", "memberOf", "body/ours"),
        labels={
            "body/ours": "Vale Safety Partnership",
            "body/authority": "Vale Responsible Authority Board",
            "body/a": "Arts Board",
        }
        | {"plan/p": "Plan"},
    )
    assert resolve(store, "the board").entity.id == "body/authority"
    assert resolve(store, "our partnership").entity.id == "body/ours"


@pytest.mark.parametrize(
    "question", ["Who is not on the board?", "Which body isn't responsible for noise?"]
)
def test_a_question_in_the_negative_names_nobody(noise: Store, question: str) -> None:
    found = who(noise, question)
    assert (found.answers, found.agent) == ((), None)
    assert "ask who is" in found.sentence


@pytest.mark.parametrize(
    "question", ["How many priorities are there?", "list priorities", "which actions are there"]
)
def test_things_are_counted_and_listed(noise: Store, question: str) -> None:
    found = who(noise, question)
    assert found.rows is not None


def test_who_reports_to_a_body_is_told_of_it_alone(small: Small) -> None:
    store = small(
        ("body/group", "reportsTo", "body/board"),
        ("body/board", "memberOf", "body/ours"),
        labels={"body/group": "Noise Group", "body/board": "Vale Board", "body/ours": "Ours"},
    )
    assert who(store, "Who reports to the Vale Board?").sentence == (
        "Noise Group reports to Vale Board."
    )
    assert who(store, "Which groups report to the Noise Group?").sentence == (
        "No line of reporting to Noise Group was read."
    )


def test_what_is_owned_by_somebody_is_that_somebody_s(noise: Store) -> None:
    assert who(noise, "actions owned by Ann Marsh").sentence.startswith(
        "Ann Marsh is responsible for 1 action: "
    )


def test_whether_there_is_a_lead_asks_for_the_lead(noise: Store) -> None:
    found = who(noise, "Is there a lead for noise?")
    assert [a.target.id for a in found.answers] == ["priority/noise"]


def test_a_bare_title_without_a_holder_is_told_with_the_posts_of_that_title(small: Small) -> None:
    store = small(
        ("person/ann", "holds", "post/clerk-of-green"),
        ("post/clerk", "reportsTo", "body/green"),
        labels={
            "person/ann": "Ann Marsh",
            "post/clerk": "Clerk",
            "post/clerk-of-green": "Clerk of Green Committee",
            "body/green": "Green Committee",
        },
    )
    told = who(store, "Who is the Clerk?").sentence
    assert told.startswith("Nobody is named as holder of the post Clerk.")
    assert "Ann Marsh holds the post Clerk of Green Committee." in told


def test_a_body_of_which_no_members_are_listed_is_told_with_who_was_there(small: Small) -> None:
    """Whoever came to a meeting is no member by that."""
    store = small(
        ("person/ann", "attended", "body/green"),
        ("post/chair", "postIn", "body/green"),
        labels={
            "person/ann": "Ann Marsh",
            "body/green": "Green Committee",
            "post/chair": "Chair of Green Committee",
        },
    )
    listed = who(store, "Who is on the Green Committee?").sentence
    assert listed == "No members of Green Committee are named. Ann Marsh attended its meeting."
    one = who(store, "Is Ann Marsh on the Green Committee?").sentence
    assert (
        one
        == "No document names Ann Marsh as a member of Green Committee; Ann Marsh attended a meeting of it."
    )


def test_a_title_that_nobody_bears_is_said_before_who_else_is_named(noise: Store) -> None:
    told = who(noise, "Who is the senior responsible officer for less noise at night?").sentence
    assert told.startswith('Nobody is named as "senior responsible officer" for the priority')
    assert "Nobody" not in who(noise, "Who is the lead for less noise at night?").sentence


def test_a_body_is_meant_by_what_it_is_last(small: Small) -> None:
    """“The police” are the Vale Police, and not their commissioner, in a claim too."""
    store = small(
        ("priority/noise", "accountable", "body/police"),
        ("body/pcc", "memberOf", "body/board"),
        labels={**_LABELS, "body/pcc": "Vale Police and Crime Commissioner"},
    )
    assert (
        "Yes: Vale Police " in who(store, "Does the police lead on less noise at night?").sentence
    )


def test_the_members_of_a_partnership_are_those_of_the_board_that_governs_it(small: Small) -> None:
    """Where the list is the board's; whose it is, is said."""
    store = small(
        ("plan/p", "adoptedBy", "body/partnership"),
        ("body/partnership", "governedBy", "body/board"),
        ("body/council", "memberOf", "body/board"),
        labels={
            "body/partnership": "Vale Partnership",
            "body/board": "Vale Board",
            "body/council": "Vale Council",
        },
    )
    as_ = "No members of Vale Partnership itself are named; asked of Vale Board, which governs it. "
    told = who(store, "members of the Vale Partnership").sentence
    assert told == f"{as_}Vale Council is a member of Vale Board."
    assert who(store, "Is the council a member?").sentence.startswith(f"{as_}Yes: Vale Council ")


def test_that_something_stands_under_a_plan_makes_it_no_answer_about_the_plan(small: Small) -> None:
    store = small(
        ("priority/p", "priorityOf", "plan/p"),
        ("action/a", "actionOf", "priority/p"),
        ("action/a", "responsible", "person/ann"),
        labels={
            "plan/p": "Vale Safety Plan",
            "action/a": "Publish the count of bins",
            "priority/p": "Bins",
        },
    )
    assert who(store, "Who publishes the plan?").answers == ()
    assert who(store, "Who publishes the count?").answers


def test_a_claim_may_name_a_thing_by_its_number() -> None:
    store = in_memory()
    lines = [
        "action/a label Mend the gates",
        "action/a reference SV1",
        "action/a responsible person/ann",
    ]
    store.replace(contents([*lines, "person/ann label Ann Bee"]))
    assert who(store, "Is Ann Bee responsible for SV1?").sentence.startswith("Yes: Ann Bee ")


def test_a_power_is_told_in_the_words_that_give_it() -> None:
    """Who may share is in them; that nobody is bound by it is no answer to who may."""
    store = in_memory()
    store.replace(
        contents(
            [
                "provision/s label Vale Act 1998, section 115",
                "provision/s classification power",
                "plan/p cites provision/s",
            ]
        )
    )
    told = who(store, "s.115").sentence
    assert told.startswith("Vale Act 1998, section 115 gives a power, and binds nobody: it “")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who chairs the Vale Board?", "No chair of the Vale Board is named."),
        ("Who is the vice-chair of the Vale Board?", "No vice-chair of the Vale Board is named."),
        ("Who is the secretary of the Hale Board?", "Nothing in this register covers"),
    ],
)
def test_a_body_that_is_here_without_such_a_post_is_said_to_have_none_named(
    small: Small, question: str, answer: str
) -> None:
    store = small(
        ("body/council", "memberOf", "body/board"),
        labels={"body/board": "Vale Board", "body/council": "Council"},
    )
    assert who(store, question).sentence.startswith(answer)


def test_a_post_is_known_by_the_short_name_that_it_has(small: Small) -> None:
    """“DA” is written out only where no post is called so; whoever leads on it is no post."""
    store = small(
        ("vacancy/v", "holds", "post/c"),
        ("action/a", "actionOf", "priority/da"),
        ("priority/da", "accountable", "body/homes"),
        labels={
            "post/c": "DA interim coordinator",
            "vacancy/v": "TBC",
            "action/a": "Coordinate the work on domestic abuse",
            "priority/da": "Stop domestic abuse",
            "body/homes": "Vale Homes",
        },
    )
    assert "post DA interim coordinator" in who(store, "Who is the DA coordinator?").sentence
    assert who(store, "Who is the DA lead?").sentence.startswith("Vale Homes leads")


def test_what_somebody_must_do_by_law_is_asked_of_that_body(noise: Store) -> None:
    assert who(noise, "What must Vale Council do by law?").agent is not None
