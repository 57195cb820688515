"""Who is accountable for a matter: parties, levels, chains, gaps, and silence where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.above import Hop, Party
from remit.queries.who import who
from tests.support.answers import answer, ids, messages
from tests.support.counting import asked_of
from tests.support.quiet import quiet

# --- parties ------------------------------------------------------------------------------------------


def test_an_action_inherits_its_lead_from_the_nearest_level_that_has_one(store: Store) -> None:
    """The objective's lead answers for the action; the priority's lead, further up, does not."""
    found = answer(who(store, "domestic abuse strategy"), "action/strategy")
    assert found.accountable == ()
    (party,) = found.inherited.accountable
    assert party.entity.label == "Kim Marlow"
    assert party.at.id == "objective/abuse"
    assert party.stated_as == "Strategic Lead"


def test_an_inherited_party_says_what_it_rests_on_where_it_is_named() -> None:
    """A lead that a chart only draws is no firmer one level below."""
    store = quiet("drawn")
    found = who(store, "action/a")
    (below,) = answer(found, "action/a").inherited.accountable
    assert (below.basis, below.own_basis) == ("inferred", "drawn")
    assert below.to_json()["own_basis"] == "drawn"
    (here,) = answer(who(store, "priority/p"), "priority/p").accountable
    assert (here.basis, here.own_basis) == ("drawn", "drawn")


def test_an_inherited_party_is_inferred_and_keeps_its_own_citations(store: Store) -> None:
    """What was stated of the level above is inferred of the thing below, on the same evidence."""
    (party,) = answer(who(store, "mental health"), "action/health").inherited.accountable
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
    assert sorted(ids(found.inherited.accountable)) == ["body/council", "body/police"]
    assert {party.at.id for party in found.inherited.accountable} == {
        "priority/abuse",
        "priority/violence",
    }


@pytest.mark.parametrize("role", ["accountable", "responsible"])
def test_nothing_is_inherited_past_a_vacancy(small: Callable[..., Store], role: str) -> None:
    """The document leaves the place open: no answer fills it from above, and the chain still shows."""
    store = small(
        ("action/tidy", "actionOf", "objective/clean"),
        ("objective/clean", "objectiveOf", "priority/streets"),
        ("objective/clean", role, "vacancy/tbc"),
        ("priority/streets", role, "body/council"),
    )
    for asked in ("action/tidy", "objective/clean"):
        (found,) = who(store, asked).answers
        assert ids(found.parties(role)) == ["vacancy/tbc"]
        assert found.chain[-1].target.id == "priority/streets"


def test_a_vacancy_is_passed_over_where_somebody_nearer_is_named(
    small: Callable[..., Store],
) -> None:
    """Only an open place between a thing and a name keeps the name from answering."""
    store = small(
        ("action/tidy", "actionOf", "priority/streets"),
        ("action/tidy", "accountable", "person/ann"),
        ("priority/streets", "accountable", "vacancy/tbc"),
    )
    assert ids(who(store, "tidy").answers[0].accountable) == ["person/ann"]


def test_nobody_inherits_from_who_bears_a_duty(small: Callable[..., Store]) -> None:
    """The class that an Act binds does not lead the work; the duty is in the chain all the same."""
    store = small(
        ("priority/hate", "priorityOf", "plan/a"),
        ("plan/a", "discharges", "duty/b"),
        ("duty/b", "accountable", "body/authorities"),
        ("duty/b", "responsible", "body/authorities"),
    )
    for asked in ("priority/hate", "plan/a"):
        (found,) = who(store, asked).answers
        assert (found.parties("accountable"), found.parties("responsible")) == ((), ())
        assert found.chain[-1].target.id == "duty/b"


@pytest.mark.parametrize("law", ["duty/b", "provision/b"])
def test_who_asks_for_the_law_hears_whom_it_binds(small: Callable[..., Store], law: str) -> None:
    """The parties of a duty or a provision answer for that duty or provision."""
    store = small((law, "accountable", "body/authorities"))
    assert ids(who(store, law).answers[0].accountable) == ["body/authorities"]


def test_responsible_officers_of_the_nearest_level_stand_in_by_inference(
    small: Callable[..., Store],
) -> None:
    """Where no officer is named for a thing, those of the level above are given as inferred."""
    store = small(
        ("action/tidy", "actionOf", "objective/clean"),
        ("objective/clean", "responsible", "person/ann"),
    )
    (found,) = who(store, "tidy").answers
    assert found.responsible == ()
    assert [(p.entity.id, p.basis, p.at.id) for p in found.inherited.responsible] == [
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
            told += [*found.inherited.accountable, *found.inherited.responsible]
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


# --- a body or a post asked for by name ---------------------------------------------------------------


def test_a_body_answers_with_its_other_names(store: Store) -> None:
    """Who asks for "VP" learns who that is."""
    first = who(store, "VP").answers[0]
    assert first.target.label == "Vale Police"
    assert set(first.names) == {"VP", "the Force"}
    assert first.holders == ()


def test_a_post_answers_with_its_holder_and_the_citation(store: Store) -> None:
    """Who chairs the board is asked of the post."""
    found = answer(who(store, "who chairs the board"), "post/chair")
    assert [(tie.other.id, bool(tie.citations)) for tie in found.holders] == [
        ("person/ines-alder", True)
    ]
    assert messages(found, "no-holder") == []


def test_a_post_that_nobody_holds_says_so(store: Store) -> None:
    """The register does not know the holder, and that is a gap."""
    found = answer(who(store, "post/clerk"), "post/clerk")
    assert messages(found, "no-holder") == ["It is not said who holds this post."]


def test_a_post_that_a_vacancy_holds_says_how_that_is_written(small: Callable[..., Store]) -> None:
    """The document says itself that the post is vacant."""
    store = small(
        ("vacancy/v", "holds", "post/manager"),
        labels={"vacancy/v": "vacant"},
    )
    (found,) = who(store, "post/manager").answers
    assert [tie.other.id for tie in found.holders] == ["vacancy/v"]
    assert messages(found, "vacancy") == ['The holder of this post is written as "vacant".']
    assert found.sentence.startswith("Nobody is confirmed in the post manager")


# --- where nothing answers ----------------------------------------------------------------------------


def test_a_passage_that_mentions_the_matter_is_cited(store: Store) -> None:
    """That the plan is silent is not said of a matter that its narrative mentions."""
    found = who(store, "allotment")
    assert found.answers == ()
    assert [(c.document, c.locator) for c in found.narrative] == [("plan.txt", "line 200")]


def test_nothing_is_offered_for_a_part_of_a_word_or_a_small_part_of_the_question(
    small: Callable[..., Store],
) -> None:
    """Allotments are not nearly "all", and of four words one says too little."""
    store = small(
        ("action/a", "responsible", "person/ann"),
        labels={"action/a": "Cooperate with all neighbours on county lines"},
    )
    assert who(store, "allotments").nearest == ()
    assert who(store, "county cricket ground drainage").nearest == ()
    assert [e.id for e in who(store, "county cricket").nearest] == ["action/a"]


def test_a_misspelt_question_offers_what_was_meant(store: Store) -> None:
    """One wrong letter in each word still leads to the matter."""
    assert "action/patrols" in {entity.id for entity in who(store, "knif crme").nearest}


def test_a_person_asked_for_by_name_is_told_of_and_not_answered_for(store: Store) -> None:
    """Nobody is accountable for a person: the answer is what she has to do."""
    found = who(store, "Sara Wood")
    assert found.answers == ()
    assert found.agent is not None
    assert found.agent.entity.id == "person/sara-wood"
    assert {a.role for a in found.agent.assignments} == {"responsible"}


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


def test_another_partnerships_priority_is_no_other_lead(small: Callable[..., Store]) -> None:
    """In a national register every district has a priority of that name."""
    store = small(
        ("action/a", "actionOf", "priority/x"),
        ("priority/x", "priorityOf", "plan/here"),
        ("priority/y", "priorityOf", "plan/there"),
        ("priority/x", "accountable", "body/police"),
        ("priority/y", "accountable", "body/council"),
        labels={"action/a": "Domestic abuse strategy", "priority/y": "Domestic abuse"},
    )
    assert [a.target.id for a in who(store, "domestic abuse strategy").answers] == ["action/a"]


# --- the public shape ---------------------------------------------------------------------------------


def test_the_json_shape(store: Store) -> None:
    """Every key of the public interface, and no other."""
    found = who(store, "domestic abuse strategy").to_json()
    assert list(found) == [
        "question", "sentence", "asked_as", "answers", "total", "near", "nearest", "narrative", "unread", "agent", "rows",
        "claim", "parts", "without", "coverage", "earlier",
    ]  # fmt: skip
    answers = found["answers"]
    assert isinstance(answers, list)
    first = answers[0]
    assert list(first) == [
        "target", "sentence", "score", "accountable", "responsible", "inherited",
        "consulted", "informed", "supporting", "power", "chain", "gaps", "also",
        "names", "holders", "mentioned", "unread", "deadline", "ended", "leads_above", "same", "funders",
    ]  # fmt: skip
    assert first["target"] == {
        "id": "action/strategy",
        "kind": "action",
        "label": "Finish the domestic abuse strategy",
    }
    assert first["accountable"] == []
    assert [party["label"] for party in first["responsible"]] == ["TBC"]
    assert list(first["inherited"]) == ["accountable", "responsible"]
    assert first["inherited"]["responsible"] == []
    assert first["inherited"]["accountable"] == [
        {
            "id": "person/kim-marlow",
            "kind": "person",
            "label": "Kim Marlow",
            "role": "accountable",
            "stated_as": "Strategic Lead",
            "basis": "inferred",
            "own_basis": "stated",
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
                    "place": {"line": 32},
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
    asked = asked_of(
        store,
        monkeypatch,
        "candidates",
        "walk",
        "about",
        "entities",
        "ledger",
        "documents",
        "of_kind",
    )
    who(store, "domestic abuse strategy")
    # Two of these are for a place that is open: as at which day it was.
    assert sorted(asked) == ["about", "about", "candidates", "entities", "of_kind", "walk"]


def test_words_far_apart_in_one_long_name_are_not_together(small: Callable[..., Store]) -> None:
    """A name that counts adults and ends on education has nothing to do with adult education."""
    long = (
        "Spend the grant on a pilot at the college with 7000 adults and 750 staff, and make of it a guide to "
        "how its courses of further education calm the town"
    )
    store = small(("action/a", "responsible", "body/council"), labels={"action/a": long})
    found = who(store, "adult education")
    assert found.answers == ()
    assert [thing.id for thing in found.near] == ["action/a"]
    assert [a.target.id for a in who(store, "further education").answers] == ["action/a"]


def test_a_holder_here_and_a_vacancy_there_is_a_disagreement() -> None:
    """No document is preferred: the first line names both, with their files."""
    store = in_memory()
    store.replace(two_of_one_post())
    found = who(store, "Who chairs the Task Group?")
    assert found.sentence.startswith(
        "The documents disagree: Dave Whitlock (terms.md), vacant (chart.drawio)."
    )


def test_a_post_with_its_body_and_without_under_one_holder_may_be_one(
    small: Callable[..., Store],
) -> None:
    """Under two holders they are two people's."""
    labels = {"post/a": "Head of Parks", "post/b": "Head of Parks, Vale Council"}
    one = small(("person/ann", "holds", "post/a"), ("person/ann", "holds", "post/b"), labels=labels)
    assert [e.id for e in answer(who(one, "head of parks"), "post/a").same] == ["post/b"]
    two = small(("person/ann", "holds", "post/a"), ("person/bob", "holds", "post/b"), labels=labels)
    assert answer(who(two, "head of parks"), "post/a").same == ()


def test_the_item_that_says_it_is_cited_before_what_opens_its_list() -> None:
    """Over an item of a list stands who is to do it, which alone says nothing of what."""
    cited = (
        Citation("terms.txt", "line 5", "The Board will:"),
        Citation("terms.txt", "line 7", "keep the weir in order"),
    )
    said = Statement("action/a", "assignedTo", "body/b", role="responsible", citations=cited)
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("terms.txt", "aa"),),
            entities=(
                Entity("action/a", "action", "keep the weir in order"),
                Entity("body/b", "body", "Weir Board"),
            ),
            statements=tuple(merge([said])),
        )
    )
    (party,) = who(store, "weir in order").answers[0].responsible
    assert [c.locator for c in party.citations] == ["line 7", "line 5"]


def test_what_is_as_good_stands_in_the_order_of_the_papers() -> None:
    """Ids tell nothing of it, and line 9 comes before line 10."""
    places = {"action/a": "line 10", "action/b": "line 9", "action/c": "line 2"}
    labels = {id_: f"Clear the weir, {id_[-1:]}" for id_ in places}
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=(
                Entity("priority/p", "priority", "Rivers"),
                *(Entity(id_, "action", label) for id_, label in labels.items()),
            ),
            statements=tuple(
                Statement(id_, "actionOf", "priority/p", citations=(Citation("plan.txt", at, "x"),))
                for id_, at in places.items()
            ),
        )
    )
    found = who(store, "clear the weir")
    assert [a.target.id for a in found.answers] == ["action/c", "action/b", "action/a"]


def counting(*said: Statement) -> Store:
    """A priority that only counts knife crime, and an action that has it in its name."""
    labels = {
        "priority/a": "Reduce violence",
        "figure/a": "594 offences: knife crime",
        "priority/b": "Help young people",
        "action/b": "Keep the young of the town away from gangs and from knife crime",
        "body/police": "Vale Police",
        "body/council": "Vale Council",
        "person/ann": "Ann Poe",
    }
    cited = (Citation("plan.txt", "line 1", "words"),)
    given = [
        Statement("priority/a", "text", value="There was more knife crime.", citations=cited),
        Statement("figure/a", "figureOf", "priority/a", citations=cited),
        Statement("action/b", "actionOf", "priority/b", citations=cited),
        Statement("priority/a", "assignedTo", "body/police", role="accountable", citations=cited),
        Statement("priority/b", "assignedTo", "body/council", role="accountable", citations=cited),
        *said,
    ]
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=tuple(
                Entity(id_, id_.partition("/")[0], label) for id_, label in sorted(labels.items())
            ),
            statements=tuple(merge(given)),
        )
    )
    return store


def test_a_led_priority_that_counts_a_matter_comes_before_unled_work_that_names_it() -> None:
    """It is said first that nobody has the matter by itself, then who is nearest to it, then who else."""
    found = who(counting(), "knife crime")
    assert [a.target.id for a in found.answers] == ["priority/a", "action/b"]
    assert found.sentence.startswith(
        'Nobody is named for "knife crime" itself; Vale Police leads "Reduce violence", where '
        '"594 offences: knife crime" is counted.'
    )
    assert "Vale Council leads what stands above the action" in found.sentence


def test_whoever_is_named_for_the_work_itself_comes_before_a_priority_that_counts_it() -> None:
    cited = (Citation("plan.txt", "line 2", "Ann Poe"),)
    given = Statement("action/b", "assignedTo", "person/ann", role="responsible", citations=cited)
    found = who(counting(given), "knife crime")
    assert found.answers[0].target.id == "action/b"
    assert "Ann Poe is responsible" in found.sentence


def test_several_who_lead_other_things_on_the_matter_stand_in_one_sentence(
    small: Callable[..., Store],
) -> None:
    """Each with how many; the words that they share stand once."""
    leads = [("body/police", "abc"), ("body/council", "de"), ("body/trust", "fg")]
    said = [(f"action/{one}", "accountable", body) for body, work in leads for one in work]
    called = {thing: f"Mend the canal gates, part {thing[-1]}" for thing, _, _ in said}
    found = who(small(*said, labels=called), "canal gates")
    assert "2 other things on the same matter, and " in found.sentence
    assert found.sentence.endswith(" 2 more.")


def two_of_one_post() -> Contents:
    """A post that one document fills, and another calls vacant."""
    terms, chart = Document("terms.md", "a" * 64), Document("chart.drawio", "b" * 64)
    things = {
        "body/task": "Task Group",
        "person/dave": "Dave Whitlock",
        "post/chair": "Chair of Task Group",
        "vacancy/v": "vacant",
    }

    def said(subject: str, term: str, object_: str, where: Document) -> Statement:
        cited = (Citation(where.name, "line 1", "words", where.sha256),)
        return Statement(subject, term, object_, stated_as="Chair", citations=cited)

    return Contents(
        documents=(terms, chart),
        entities=tuple(Entity(id_, id_.partition("/")[0], label) for id_, label in things.items()),
        statements=(
            said("post/chair", "postIn", "body/task", terms),
            said("person/dave", "holds", "post/chair", terms),
            said("vacancy/v", "holds", "post/chair", chart),
        ),
    )
