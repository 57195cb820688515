"""Who is accountable for a matter: parties, levels, chains, gaps, and silence where there is none."""

from __future__ import annotations

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.above import Hop, Party
from remit.queries.who import Answer, Who, who

CITED = (Citation("plan.txt", "line 1", "words"),)


def answer(found: Who, id_: str) -> Answer:
    """The answer about one thing."""
    return next(answer for answer in found.answers if answer.target.id == id_)


def messages(answer: Answer, code: str) -> list[str]:
    return [gap.message for gap in answer.gaps if gap.code == code]


def ids(parties: tuple[Party, ...]) -> list[str]:
    return [party.entity.id for party in parties]


def register(*statements: Statement, labels: dict[str, str] | None = None) -> Store:
    """A register of these statements; a thing is called as its id says unless a label is given."""
    ends = {end for s in statements for end in (s.subject, s.object) if end}
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=tuple(
                Entity(id_, id_.partition("/")[0], (labels or {}).get(id_, id_.partition("/")[2]))
                for id_ in sorted(ends | set(labels or {}))
            ),
            statements=tuple(merge(statements)),
        )
    )
    return store


def link(subject: str, term: str, object_: str) -> Statement:
    return Statement(subject, term, object_, citations=CITED)


def lead(thing: str, agent: str, role: str = "accountable") -> Statement:
    return Statement(thing, "assignedTo", agent, role=role, stated_as="Lead", citations=CITED)


# --- parties ------------------------------------------------------------------------------------------


def test_an_action_inherits_its_lead_from_the_nearest_level_that_has_one(store: Store) -> None:
    """The objective's lead answers for the action; the priority's lead, further up, does not."""
    found = answer(who(store, "domestic abuse strategy"), "action/strategy")
    (party,) = found.accountable
    assert party.entity.label == "Kim Marlow"
    assert party.at.id == "objective/abuse"
    assert party.stated_as == "Strategic Lead"


def test_an_inherited_party_is_inferred_and_keeps_its_own_citations(store: Store) -> None:
    """What was stated of the level above is inferred of the thing below, on the same evidence."""
    (party,) = answer(who(store, "mental health"), "action/health").accountable
    assert party.basis == "inferred"
    assert {c.quote for c in party.citations} == {"Lead partner: Vale Police"}


def test_a_party_named_at_the_thing_itself_is_stated(store: Store) -> None:
    """Nothing is inferred where the document names somebody for the very thing."""
    (party,) = answer(who(store, "stop domestic abuse"), "priority/abuse").accountable
    assert (party.basis, party.at.id) == ("stated", "priority/abuse")


def test_a_vacancy_is_a_party_beside_the_joint_officer(store: Store) -> None:
    """The cell "TBC/ Sara Wood" names an officer and says that another is missing: both are told."""
    found = answer(who(store, "delivery plan domestic abuse strategy"), "action/delivery")
    assert ids(found.responsible) == ["person/sara-wood", "vacancy/delivery"]
    assert [party.entity.kind for party in found.responsible] == ["person", "vacancy"]


def test_several_parents_at_one_distance_all_give_their_leads(store: Store) -> None:
    """An action under two priorities answers to both leads."""
    found = answer(who(store, "county lines"), "action/lines")
    assert sorted(ids(found.accountable)) == ["body/council", "body/police"]
    assert {party.at.id for party in found.accountable} == {"priority/abuse", "priority/violence"}


def test_somebody_above_answers_for_an_empty_seat() -> None:
    """A lead that is written as TBC is told, and so is the nearest lead above it."""
    store = register(
        link("action/tidy", "actionOf", "priority/streets"),
        lead("action/tidy", "vacancy/tbc"),
        lead("priority/streets", "body/council"),
    )
    (found,) = who(store, "tidy").answers
    assert ids(found.accountable) == ["vacancy/tbc", "body/council"]
    assert "no-accountable" not in {gap.code for gap in found.gaps}


def test_responsible_officers_of_the_nearest_level_stand_in_by_inference() -> None:
    """Where no officer is named for a thing, those of the level above are given as inferred."""
    store = register(
        link("action/tidy", "actionOf", "objective/clean"),
        lead("objective/clean", "person/ann", role="responsible"),
    )
    (found,) = who(store, "tidy").answers
    assert [(p.entity.id, p.basis, p.at.id) for p in found.responsible] == [
        ("person/ann", "inferred", "objective/clean")
    ]
    assert messages(found, "no-officer") == [
        'No officer is named for this action itself, only for the objective "clean" above it.'
    ]


# --- the chain ----------------------------------------------------------------------------------------


def test_the_chain_runs_breadth_first_to_the_board_and_the_law(store: Store) -> None:
    """Every hop from the action to the board and to the Act stands in the order of its distance."""
    chain = answer(who(store, "domestic abuse strategy"), "action/strategy").chain
    assert [(hop.source.id, hop.relation, hop.target.id) for hop in chain] == [
        ("action/strategy", "actionOf", "objective/abuse"),
        ("objective/abuse", "objectiveOf", "priority/violence"),
        ("priority/violence", "priorityOf", "plan/vale"),
        ("plan/vale", "adoptedBy", "body/board"),
        ("plan/vale", "discharges", "duty/plan"),
        ("body/board", "governedBy", "body/assembly"),
        ("duty/plan", "arisesFrom", "provision/act"),
    ]


def test_every_stated_hop_and_party_cites(store: Store) -> None:
    """No answer states anything without saying where it is written."""
    for question in ("domestic abuse strategy", "knife crime", "county lines", "crime"):
        for found in who(store, question, limit=None).answers:
            told: list[Hop | Party] = [*found.chain, *found.accountable, *found.responsible]
            assert all(item.citations for item in told if item.basis != "inferred")


def test_a_hop_that_only_a_chart_suggests_is_marked_and_said_aloud(store: Store) -> None:
    """The layout of a chart is weaker evidence than a sentence, and the answer says so."""
    found = answer(who(store, "domestic abuse strategy"), "action/strategy")
    (drawn,) = [hop for hop in found.chain if hop.basis == "drawn"]
    assert drawn.target.id == "body/assembly"
    assert messages(found, "drawn") == [
        (
            'Only the layout of a chart suggests that "Community Safety Board" is governed by '
            '"Vale Assembly".'
        )
    ]


def test_a_circle_ends_and_is_said_aloud(store: Store) -> None:
    """Two committees that report to each other do not keep the question from its answer."""
    found = answer(who(store, "repair ring road"), "action/repair")
    assert [hop.target.id for hop in found.chain] == [
        "plan/ring",
        "body/east",
        "body/west",
        "body/east",
    ]
    assert len(messages(found, "circle")) == 1


def test_a_chain_that_stops_before_a_board_says_where(store: Store) -> None:
    """A plan that nobody adopted is the last thing that the chain reaches."""
    found = answer(who(store, "litter bins"), "action/bins")
    assert messages(found, "chain-ends") == [
        'The chain stops at the plan "Street Scene Plan": no board above it is named.'
    ]


def test_a_thing_with_nothing_above_it_says_so(store: Store) -> None:
    """The chain of such a thing is empty, and not by oversight."""
    found = answer(who(store, "street scene plan"), "plan/loose")
    assert found.chain == ()
    assert messages(found, "chain-ends") == [
        "Nothing above this plan is named, so the chain stops here."
    ]


def test_a_chain_that_reaches_only_the_law_says_so() -> None:
    """A legal duty is not somebody to ask."""
    store = register(
        link("plan/a", "discharges", "duty/b"), link("duty/b", "arisesFrom", "provision/c")
    )
    assert messages(answer(who(store, "plan/a"), "plan/a"), "chain-ends") == [
        "The chain from this plan leads to the law, not to a board."
    ]


# --- gaps ---------------------------------------------------------------------------------------------


def test_no_officer_is_said_where_none_is_named(store: Store) -> None:
    """The plan gives the action to nobody by name."""
    found = answer(who(store, "mental health"), "action/health")
    assert messages(found, "no-officer") == ["No officer is named for this action."]


def test_a_body_is_no_officer(store: Store) -> None:
    """An organisation that is responsible does not say which of its people is."""
    found = answer(who(store, "patrol"), "action/patrols")
    assert messages(found, "no-officer") == [
        "No officer is named for this action, only Vale Police."
    ]


def test_a_vacancy_is_said_in_the_documents_own_words(store: Store) -> None:
    """The reader learns what stands in the cell."""
    found = answer(who(store, "domestic abuse strategy"), "action/strategy")
    assert messages(found, "vacancy") == ['The responsible officer is written as "TBC".']
    assert messages(found, "no-officer") == []


def test_nobody_accountable_anywhere_is_said(store: Store) -> None:
    """A priority without a lead is a gap and not an empty list alone."""
    found = answer(who(store, "cleaner streets"), "priority/streets")
    assert found.accountable == ()
    assert messages(found, "no-accountable") == [
        "Nobody is named as accountable for this priority or for anything above it."
    ]


def test_a_legal_duty_does_not_hide_that_no_lead_is_named() -> None:
    """Who bears the duty answers in the end, and the plan still names nobody."""
    store = register(
        link("priority/hate", "priorityOf", "plan/a"),
        link("plan/a", "discharges", "duty/b"),
        lead("duty/b", "body/authorities"),
    )
    found = answer(who(store, "priority/hate"), "priority/hate")
    assert ids(found.accountable) == ["body/authorities"]
    assert messages(found, "no-lead") == [
        'No lead is named for this priority, only who answers for the duty "b".'
    ]


def test_a_vacancy_under_a_label_that_names_no_role_is_quoted() -> None:
    """Nobody is "the action by"."""
    store = register(
        Statement(
            "action/a",
            "assignedTo",
            "vacancy/v",
            role="responsible",
            stated_as="Action by",
            citations=CITED,
        ),
        labels={"vacancy/v": "coordinator (vacant)"},
    )
    (found,) = who(store, "action/a").answers
    assert messages(found, "vacancy") == ['"Action by" reads "coordinator (vacant)".']


@pytest.mark.parametrize("id_", ["body/board", "provision/act"])
def test_only_work_has_another_lead(store: Store, id_: str) -> None:
    """A board or an Act is not led, so no priority leads it otherwise."""
    assert messages(answer(who(store, id_), id_), "another-lead") == []


@pytest.mark.parametrize(
    ("id_", "code", "message"),
    [
        ("action/strategy", "no-deadline", "No deadline is given for this action."),
        (
            "action/group",
            "open-deadline",
            'The deadline is written as "ASAP", which names no date.',
        ),
    ],
)
def test_a_deadline_that_is_missing_or_names_no_date_is_said(
    store: Store, id_: str, code: str, message: str
) -> None:
    """A councillor cannot hold anybody to "ASAP"."""
    assert messages(answer(who(store, id_), id_), code) == [message]


@pytest.mark.parametrize("id_", ["action/delivery", "action/health", "priority/abuse"])
def test_a_dated_action_one_with_a_horizon_and_a_priority_lack_no_deadline(
    store: Store, id_: str
) -> None:
    """A deadline is missed only where one is to be expected."""
    codes = {gap.code for gap in answer(who(store, id_), id_).gaps}
    assert codes.isdisjoint({"no-deadline", "open-deadline"})


def test_another_priority_with_another_lead_is_said_and_follows(store: Store) -> None:
    """The matter is covered twice, under two leads: the answer tells of both."""
    found = who(store, "domestic abuse strategy")
    assert messages(answer(found, "action/strategy"), "another-lead") == [
        (
            'Another priority, "Stop domestic abuse", covers the same matter and has another '
            "lead: Fenwick Vale Council (lead partner)."
        )
    ]
    assert found.answers[-1].target.id == "priority/abuse"
    assert found.answers[-1].score < found.answers[-2].score


def test_one_shared_word_of_several_is_no_other_lead(store: Store) -> None:
    """The priority "Hate crime" does not cover "knife crime"."""
    found = who(store, "knife crime", limit=None)
    assert not [gap for a in found.answers for gap in a.gaps if gap.code == "another-lead"]
    assert "priority/hate" not in {a.target.id for a in found.answers}


def test_a_priority_under_the_same_lead_is_not_another_lead() -> None:
    """Two priorities of one lead leave nobody in doubt whom to ask."""
    store = register(
        link("action/a", "actionOf", "priority/x"),
        lead("priority/x", "body/council"),
        lead("priority/y", "body/council"),
        labels={"action/a": "Domestic abuse strategy", "priority/y": "Domestic abuse"},
    )
    assert [a.target.id for a in who(store, "domestic abuse strategy").answers] == ["action/a"]


# --- what answers -------------------------------------------------------------------------------------


def test_things_that_share_only_some_words_are_not_answers(store: Store) -> None:
    """Precision before recall: half a match is offered, not answered."""
    found = who(store, "knife amnesty")
    assert found.answers == ()
    assert "action/patrols" in {entity.id for entity in found.nearest}


def test_words_of_the_text_count_as_well_as_those_of_the_name(store: Store) -> None:
    """An action is found by what its text says."""
    assert [a.target.id for a in who(store, "knives in parks").answers] == ["action/patrols"]


def test_other_forms_of_a_word_find_the_same_things(store: Store) -> None:
    """The word "strategy" finds "strategic"."""
    assert "action/group" in {a.target.id for a in who(store, "domestic abuse strategy").answers}


def test_work_comes_before_other_things_of_the_same_words(store: Store) -> None:
    """Who asks about knife crime wants to know who acts, not which theme is called so."""
    kinds = [a.target.kind for a in who(store, "knife crime").answers]
    assert kinds[0] == "action"
    assert kinds[-1] == "theme"


def test_a_figure_is_folded_into_the_answer_for_what_it_is_of(store: Store) -> None:
    """Numbers about an action do not flood the list."""
    found = who(store, "knife crime")
    assert [thing.id for thing in answer(found, "action/patrols").also] == ["figure/knife"]
    assert "figure/knife" not in {a.target.id for a in found.answers}


def test_a_figure_whose_parent_does_not_match_answers_by_itself(store: Store) -> None:
    """Nothing is lost by folding."""
    assert who(store, "figure/bins").answers[0].target.id == "figure/bins"


def test_an_id_asks_for_that_thing_alone(store: Store) -> None:
    """What is copied from an answer leads to just that thing."""
    assert [a.target.id for a in who(store, "action/group").answers] == ["action/group"]


def test_the_limit_cuts_the_answers_and_the_total_says_so(store: Store) -> None:
    """The reader knows that there is more."""
    found = who(store, "domestic abuse strategy", limit=2)
    assert (len(found.answers), found.total) == (2, 4)
    assert len(who(store, "domestic abuse strategy", limit=None).answers) == 4


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "/", "action/none", "action/\udcc3", '") OR names : (', "🦔"]
)
def test_odd_questions_get_an_empty_answer(store: Store, text: str) -> None:
    """No question is an error."""
    assert who(store, text).answers == ()


# --- where nothing answers ----------------------------------------------------------------------------


def test_a_passage_that_mentions_the_matter_is_cited(store: Store) -> None:
    """That the plan is silent is not said of a matter that its narrative mentions."""
    found = who(store, "allotment")
    assert found.answers == ()
    assert [(c.document, c.locator) for c in found.narrative] == [("plan.txt", "line 200")]


def test_a_misspelt_question_offers_what_was_meant(store: Store) -> None:
    """One wrong letter in each word still leads to the matter."""
    assert "action/patrols" in {entity.id for entity in who(store, "knif crme").nearest}


def test_a_person_is_offered_rather_than_answered(store: Store) -> None:
    """Nobody is accountable for a person; what she answers for is another question."""
    found = who(store, "Sara Wood")
    assert found.answers == ()
    assert [entity.id for entity in found.nearest] == ["person/sara-wood"]


def test_the_same_passage_in_two_documents_is_cited_once() -> None:
    """A page that repeats the plan is no second mention."""
    store = in_memory()
    passages = [LedgerEntry(name, "line 1", "text", "", "Bees are kept.") for name in ("a", "b")]
    store.replace(
        Contents(
            documents=(Document("a", "1"), Document("b", "2", origin="a")), ledger=tuple(passages)
        )
    )
    assert len(who(store, "bees").narrative) == 1


# --- the public shape ---------------------------------------------------------------------------------


def test_the_json_shape(store: Store) -> None:
    """Every key of the public interface, and no other."""
    found = who(store, "domestic abuse strategy").to_json()
    assert list(found) == ["question", "answers", "total", "nearest", "narrative"]
    answers = found["answers"]
    assert isinstance(answers, list)
    first = answers[0]
    assert list(first) == ["target", "score", "accountable", "responsible", "chain", "gaps", "also"]
    assert first["target"] == {
        "id": "action/strategy",
        "kind": "action",
        "label": "Finish the domestic abuse strategy",
    }
    assert first["accountable"] == [
        {
            "id": "person/kim-marlow",
            "kind": "person",
            "label": "Kim Marlow",
            "role": "accountable",
            "stated_as": "Strategic Lead",
            "basis": "inferred",
            "at": {
                "id": "objective/abuse",
                "kind": "objective",
                "label": "Lower the risk from domestic abuse",
            },
            "start": None,
            "end": None,
            "citations": [
                {
                    "document": "plan.txt",
                    "locator": "line 32",
                    "quote": "Strategic Lead: Kim Marlow",
                }
            ],
        }
    ]
    hop = first["chain"][0]
    assert list(hop) == ["from", "relation", "to", "stated_as", "basis", "citations"]
    assert hop["from"] == first["target"]
    assert hop["to"]["id"] == "objective/abuse"
    assert first["gaps"][0] == {
        "code": "vacancy",
        "message": 'The responsible officer is written as "TBC".',
    }


def test_a_question_takes_few_round_trips(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the register lives on a server, a question costs a handful of requests."""
    asked = []
    for name in ("candidates", "walk", "about", "entities", "ledger", "documents", "of_kind"):

        def counted(*args: object, _name: str = name, _do: object = getattr(store, name)) -> object:
            asked.append(_name)
            assert callable(_do)
            return _do(*args)

        monkeypatch.setattr(store, name, counted)
    who(store, "domestic abuse strategy")
    assert sorted(asked) == ["about", "candidates", "entities", "walk", "walk"]
