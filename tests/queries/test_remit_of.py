"""The remit of an agent: what it is given, what follows from that, and agreement with `who`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.examples import bundled
from remit.graph.errors import NotFoundError
from remit.graph.held import Held
from remit.graph.model import Citation, Contents, Document, Entity, Statement, merge
from remit.graph.opening import in_memory, open_store
from remit.graph.store import Store
from remit.ontology import PARTIES
from remit.queries.above import Above
from remit.queries.coverage import coverage
from remit.queries.ended import today
from remit.queries.remit_of import remit_of, remits
from remit.queries.who import who

Small = Callable[..., Store]
CITED = (Citation("plan.txt", "line 1", "words"),)


def test_a_body_answers_for_what_its_posts_are_given(small: Small) -> None:
    """The way there shows the assignment to the post, and that the post is the body's."""
    store = small(
        ("post/chief", "postIn", "body/police"),
        ("priority/p", "accountable", "post/chief"),
        ("action/a", "actionOf", "priority/p"),
        ("action/b", "responsible", "post/chief"),
        ("body/police", "accountable", "post/chief"),
    )
    found = remit_of(store, "police")
    ways = {i.thing.id: [(h.relation, h.target.id) for h in i.path] for i in found.inherited}
    last = [("assignedTo", "post/chief"), ("postIn", "body/police")]
    assert ways == {
        "priority/p": last,
        "action/a": [("actionOf", "priority/p"), *last],
        "action/b": last,
    }
    assert found.gaps == ()


def test_a_thing_that_comes_down_two_ways_is_counted_once(small: Small) -> None:
    """An action that serves two priorities of one lead is one action."""
    store = small(
        ("priority/p", "accountable", "body/b"),
        ("priority/q", "accountable", "body/b"),
        ("action/a", "actionOf", "priority/p"),
        ("action/a", "actionOf", "priority/q"),
    )
    found = remit_of(store, "b")
    assert len(found.inherited) == 2
    assert found.inherited_by_kind == {"action": 1}


def test_assignments_are_told_by_role_with_the_documents_word(store: Store) -> None:
    """A body learns what it leads and what it does, and where that is written."""
    found = remit_of(store, "Vale Police")
    assert [(a.role, a.stated_as, a.thing.id) for a in found.assignments] == [
        ("accountable", "Lead partner", "priority/violence"),
        ("responsible", "Lead", "action/patrols"),
    ]
    assert all(a.citations for a in found.assignments)


def test_what_stands_below_is_inherited_unless_somebody_nearer_is_accountable(store: Store) -> None:
    """The objective has a lead of its own, so its actions are not in the remit of the police."""
    found = remit_of(store, "body/police")
    assert {(i.thing.id, i.through.id) for i in found.inherited} == {
        ("action/health", "priority/violence"),
        ("action/lines", "priority/violence"),
        ("action/patrols", "priority/violence"),
        ("measure/knife", "priority/violence"),
        ("figure/knife", "priority/violence"),
        ("update/patrols", "priority/violence"),
    }
    assert found.inherited_by_kind == {"action": 3, "measure": 1, "figure": 1, "update": 1}


def test_what_is_inherited_shows_the_way_hop_by_hop(store: Store) -> None:
    """From the thing up to where the agent is assigned, each step with its basis and passage."""
    found = {i.thing.id: i for i in remit_of(store, "body/police").inherited}
    way = [(h.source.id, h.relation, h.target.id) for h in found["update/patrols"].path]
    assert way == [
        ("update/patrols", "updateOf", "action/patrols"),
        ("action/patrols", "actionOf", "priority/violence"),
        ("priority/violence", "assignedTo", "body/police"),
    ]
    assert all(hop.citations and hop.basis for i in found.values() for hop in i.path)
    assert {i.basis for i in found.values()} == {"inferred"}


def test_the_way_to_a_person_goes_through_the_post(store: Store) -> None:
    """The plan is the chair's, and the chair is held by somebody."""
    found = remit_of(store, "Ines Alder").inherited
    for item in found:
        assert [hop.relation for hop in item.path[-2:]] == ["assignedTo", "holds"]
        assert item.path[0].source == item.thing


def test_memberships_show_which_way_they_run(store: Store) -> None:
    """The council is a member of the board; the board has members."""
    (membership,) = remit_of(store, "Fenwick Vale Council").memberships
    assert (membership.other.id, membership.direction) == ("body/board", "out")
    members = remit_of(store, "Community Safety Board").memberships
    assert {(tie.other.id, tie.direction) for tie in members} == {
        ("body/council", "in"),
        ("body/police", "in"),
    }


def test_a_person_answers_for_what_the_post_is_given(store: Store) -> None:
    """The chair of the board answers for the board, and below it for the plan that it adopted."""
    found = remit_of(store, "Ines Alder")
    assert [tie.other.id for tie in found.posts] == ["post/chair"]
    assert ("body/board", "post/chair") in {(i.thing.id, i.through.id) for i in found.inherited}
    assert ("plan/vale", "body/board") in {(i.thing.id, i.through.id) for i in found.inherited}


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        (
            "Vale Assembly",
            "nothing-assigned",
            "Nothing is assigned to Vale Assembly; 1 of 3 pieces of the documents was not read.",
        ),
        ("Sara Wood", "leads-nothing", "Sara Wood has tasks here but is accountable for nothing."),
        (
            "Clerk to the Board",
            "no-holder",
            'It is not said who holds the post "Clerk to the Board".',
        ),
    ],
)
def test_what_is_missing_is_said(store: Store, name: str, code: str, message: str) -> None:
    """A body that leads nothing, or a post that nobody holds, is a finding."""
    assert message in [gap.message for gap in remit_of(store, name).gaps if gap.code == code]


def test_a_thing_that_is_no_agent_says_what_it_is(store: Store) -> None:
    """Who asks for the remit of a priority learns how to ask for it."""
    with pytest.raises(NotFoundError, match=r"the priority .*remit show priority/abuse"):
        remit_of(store, "Stop domestic abuse")


def test_a_name_of_several_agents_says_which_else(store: Store) -> None:
    """Three vacancies are written as TBC: one is shown, the others are named."""
    found = remit_of(store, "TBC")
    assert found.agent.id == "vacancy/delivery"
    assert [other.id for other in found.others] == ["vacancy/group", "vacancy/strategy"]


def test_the_json_shape(store: Store) -> None:
    """Every key of the public interface, and no other."""
    found = remit_of(store, "Ines Alder").to_json()
    assert list(found) == [
        "agent",
        "sentence",
        "due",
        "assignments",
        "inherited",
        "memberships",
        "posts",
        "gaps",
        "load",
    ]
    assert found["agent"] == {"id": "person/ines-alder", "kind": "person", "label": "Inés Alder"}
    inherited = found["inherited"]
    assert isinstance(inherited, list)
    assert list(inherited[0]) == ["thing", "through", "basis", "path"]
    path = inherited[0]["path"]
    assert list(path[0]) == ["from", "relation", "to", "stated_as", "basis", "citations"]
    assignments = remit_of(store, "Sara Wood").to_json()["assignments"]
    assert isinstance(assignments, list)
    assert list(assignments[0]) == ["role", "stated_as", "basis", "thing", "citations"]


THINGS = [f"action/{letter}" for letter in "abcdef"]
AGENTS = ["body/x", "person/y", "vacancy/z"]


@given(
    st.lists(st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS)), max_size=12),
    st.lists(st.tuples(st.sampled_from(THINGS), st.sampled_from(AGENTS)), max_size=6),
)
def test_of_and_who_agree(links: list[tuple[str, str]], leads: list[tuple[str, str]]) -> None:
    """Whoever answers for a thing from above has it in the remit, in any graph, circles included."""
    statements = [Statement(a, "actionOf", b, citations=CITED) for a, b in links if a != b]
    statements += [
        Statement(thing, "assignedTo", agent, role="accountable", citations=CITED)
        for thing, agent in leads
    ]
    store = in_memory()
    entities = [Entity(id_, id_.partition("/")[0], id_) for id_ in sorted(THINGS + AGENTS)]
    store.replace(
        Contents((Document("plan.txt", "aa"),), tuple(entities), tuple(merge(statements)))
    )
    upwards = {
        (thing, party.entity.id, party.at.id)
        for thing in THINGS
        for party in who(store, thing).answers[0].inherited.accountable
    }
    downwards = {
        (item.thing.id, agent, item.through.id)
        for agent in AGENTS
        for item in remit_of(store, agent).inherited
    }
    assert downwards == upwards


def test_all_remits_at_once_are_those_that_are_asked_for_one_by_one() -> None:
    """Whoever makes a page of a register holds it in memory, and gets the same."""
    store = open_store(bundled())
    contents = store.contents()
    agents = store.of_kind(*PARTIES)
    beside = coverage(store).beside_nothing()
    held = Held(contents.entities, contents.statements, today(store))
    together = remits(held, agents, beside, Above.read(held, held.things))
    assert together == {agent.id: remit_of(store, agent.id) for agent in agents}
    assert any(remit.inherited for remit in together.values())
    assert any(gap.code == "nothing-assigned" for r in together.values() for gap in r.gaps)


def test_a_remit_says_which_actions_have_a_date_or_why_none_can_be_called_late() -> None:
    store = open_store(bundled())
    assert remit_of(store, "Walsall Housing Group").due == (
        "None of the 11 actions gives a date, so none can be called late: "
        "5 are for 1 year and 6 are for 3 years."
    )
    assert remit_of(store, "Kim Madill").due.startswith(
        "4 of the 17 actions give a date, from 31 January 2020 to 31 March 2020."
    )
