"""Claims: what supports them, what contradicts them, and what leaves them open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.errors import NotFoundError, QuestionError
from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology import KNOWN, RELATIONS, Role
from remit.queries.check import check
from remit.queries.claims import read_claim
from remit.queries.verdicts import CONTRADICTED, INDIRECT, NOT_SAID, SUPPORTED, VERDICTS, Check
from tests.support.counting import asked_of

LABELS = {
    "priority/noise": "Less noise",
    "priority/litter": "Cleaner parks",
    "body/council": "Vale Council",
    "body/health": "Vale Council Public Health",
    "body/police": "Vale Police",
    "body/board": "Vale Board",
    "body/all": "All partners",
    "person/ann": "Ann Poe",
    "person/bob": "Bob Roe",
    "post/chair": "Chair of Vale Board",
    "post/vice": "Vice-chair of Vale Board",
    "vacancy/v": "TBC",
    "unclear/u": "see above",
}


def register(*said: Statement) -> Store:
    """A register of some statements; each cites a line of its own unless it cites something."""
    ends = {end for s in said for end in (s.subject, s.object) if end}
    things = tuple(Entity(id_, id_.partition("/")[0], LABELS[id_]) for id_ in sorted(ends))
    cited = (
        s if s.citations else replace(s, citations=(Citation("plan.txt", f"line {n}", "words"),))
        for n, s in enumerate(said, 1)
    )
    store = in_memory()
    store.replace(Contents((Document("plan.txt", "aa"),), things, tuple(cited)))
    return store


def given_to(thing: str, party: str, role: Role = "accountable", **more: str) -> Statement:
    made = Statement(thing, "assignedTo", party, role=role, stated_as="Lead")
    return replace(made, **more)  # type: ignore[arg-type]


def verdict(claim: str, *said: Statement, day: date | None = None) -> str:
    with closing(register(*said)) as store:
        return check(store, claim, day).verdict


NOISE = given_to("priority/noise", "body/police")
COUNCIL = given_to("priority/litter", "body/council")


def test_a_vacancy_in_another_document_is_told_with_what_bears_a_claim_out() -> None:
    """The claim is said, and a reader must not have to look below for the word against it."""
    chair = (Statement("post/chair", "postIn", "body/board"), Statement("person/ann", "holds", "post/chair"))  # fmt: skip
    chart = Statement(
        "vacancy/v", "holds", "post/chair", citations=(Citation("chart.txt", "line 1", "TBC"),)
    )
    with closing(register(*chair, chart)) as store:
        found = check(store, "Ann Poe chairs Vale Board")
    assert found.sentence == (
        "Said, and another document says vacant: Ann Poe is chair of Vale Board (plan.txt); "
        'the place is written as "TBC" (chart.txt).'
    )
    assert [said.party.id for said in found.contradicts] == ["vacancy/v"]
    with closing(register(*chair, replace(chart, citations=()))) as store:
        assert check(store, "Ann Poe chairs Vale Board").contradicts == ()


# --- supported ------------------------------------------------------------------------------------------


def test_only_a_statement_of_the_text_supports_a_claim() -> None:
    claim = "Vale Police leads less noise"
    assert verdict(claim, NOISE) == SUPPORTED
    for basis in ("drawn", "decided", "inferred", "external"):
        assert verdict(claim, replace(NOISE, basis=basis)) == INDIRECT


def test_every_support_is_a_statement_of_the_register(contents: Contents, store: Store) -> None:
    """For everybody, everything and both roles: supported just where a stated statement says it."""
    stated = {
        (s.subject, s.role, s.object)
        for s in contents.statements
        if s.term == "assignedTo" and s.basis == "stated"
    }
    agents = [e.id for e in contents.entities if e.kind in KNOWN]
    things = [e.id for e in contents.entities if e.kind in RELATIONS["assignedTo"].subjects]
    for thing in things:
        for agent in agents:
            for role in ("accountable", "responsible"):
                found = check(store, f"{agent} is {role} for {thing}")
                assert (found.verdict == SUPPORTED) == ((thing, role, agent) in stated)
                assert all(said.citations for said in found.supports if said.basis == "stated")


def test_what_is_named_for_the_thing_above_is_only_inferred(store: Store) -> None:
    found = check(store, "Vale Police is accountable for action/patrols")
    assert found.verdict == INDIRECT
    assert found.supports[0].basis == "inferred"
    assert 'named for the priority "Reduce serious violence" above it' in found.sentence


def test_a_part_of_a_longer_name_is_another_thing(store: Store) -> None:
    """The patrols are where knife crime is most frequent; nobody has knife crime."""
    found = check(store, "Vale Police is responsible for knife crime")
    assert found.verdict == NOT_SAID
    assert found.targets == ()
    assert "patrols" in {e.id.partition("/")[2] for e in found.nearest}


def test_a_role_that_has_ended_supports_nothing() -> None:
    ended = replace(NOISE, end="2020-04-30")
    claim = "Vale Police leads less noise"
    assert verdict(claim, ended, day=date(2020, 4, 1)) == SUPPORTED
    assert verdict(claim, ended, day=date(2020, 5, 1)) == NOT_SAID


def test_the_holder_of_a_post_has_what_the_post_has_only_by_inference() -> None:
    said = (
        given_to("priority/noise", "post/chair"),
        Statement("person/ann", "holds", "post/chair"),
    )
    assert verdict("Ann Poe leads less noise", *said) == INDIRECT


def test_who_only_helps_is_not_responsible_and_excludes_nobody_who_is() -> None:
    """Registers keep helpers with those who do the work, beside the document's own word."""
    helps = given_to(
        "priority/noise", "body/police", "responsible", stated_as="Supporting partners"
    )
    assert verdict("Vale Police is responsible for less noise", helps) == NOT_SAID
    assert verdict("Vale Council is responsible for less noise", helps, COUNCIL) == NOT_SAID


# --- contradicted ---------------------------------------------------------------------------------------


def test_another_single_lead_contradicts_a_claim() -> None:
    with closing(register(NOISE, COUNCIL)) as store:
        found = check(store, "Vale Council leads less noise")
    assert found.verdict == CONTRADICTED
    assert [said.party.label for said in found.contradicts] == ["Vale Police"]
    assert found.supports == ()


@pytest.mark.parametrize(
    ("why", "beside"),
    [
        ("two are named in two places", given_to("priority/noise", "body/board")),
        ("somebody was not understood", given_to("priority/noise", "unclear/u")),
        ("a place is vacant beside the lead", given_to("priority/noise", "vacancy/v")),
        ("everybody has it", given_to("priority/noise", "body/all")),
        ("a cell of the row was not read", Statement("priority/noise", "notRead", value="row 1")),
        ("the lead is only drawn", replace(NOISE, basis="drawn")),
        ("it is a part of the lead", Statement("body/police", "memberOf", "body/council")),
    ],
)
def test_what_leaves_room_for_a_claim_contradicts_it_not(why: str, beside: Statement) -> None:
    own = () if beside.subject == NOISE.subject and beside.object == NOISE.object else (NOISE,)
    assert verdict("Vale Council leads less noise", *own, beside, COUNCIL) == NOT_SAID, why


def test_two_leads_in_one_list_leave_no_room_for_a_third() -> None:
    place = (Citation("plan.txt", "line 1", "Leads: Vale Police and Vale Board"),)
    both = [replace(given_to("priority/noise", b), citations=place) for b in ("body/police", "body/board")]  # fmt: skip
    assert verdict("Vale Council leads less noise", *both, COUNCIL) == CONTRADICTED


def test_a_body_of_which_the_name_is_a_part_is_not_another() -> None:
    said = (given_to("priority/noise", "body/health"), COUNCIL)
    assert verdict("Vale Council leads less noise", *said) == NOT_SAID


def test_an_officer_and_a_body_do_not_exclude_each_other() -> None:
    ann = given_to("priority/litter", "person/ann")
    assert verdict("Ann Poe leads less noise", NOISE, ann) == NOT_SAID
    assert verdict(
        "Bob Roe leads cleaner parks", ann, given_to("priority/noise", "person/bob")
    ) == (CONTRADICTED)


def test_a_place_that_is_stated_to_be_vacant_contradicts_and_an_empty_cell_does_not() -> None:
    vacant = given_to("priority/noise", "vacancy/v")
    assert verdict("Vale Council leads less noise", vacant, COUNCIL) == CONTRADICTED
    empty = replace(vacant, stated_as="Lead (empty)")
    assert verdict("Vale Council leads less noise", empty, COUNCIL) == NOT_SAID


def test_who_is_accountable_is_not_contradicted_by_a_vacant_officer() -> None:
    vacant = given_to("priority/noise", "vacancy/v", "responsible")
    assert verdict("Vale Police is responsible for less noise", NOISE, vacant) == NOT_SAID


# --- chairs and members ---------------------------------------------------------------------------------

CHAIR = (
    Statement("post/chair", "postIn", "body/board"),
    Statement("person/ann", "holds", "post/chair"),
    Statement("post/vice", "postIn", "body/board"),
    Statement("person/bob", "holds", "post/vice"),
)


def test_a_vice_chair_chairs_nothing() -> None:
    assert verdict("Ann Poe chairs Vale Board", *CHAIR) == SUPPORTED
    assert verdict("Vale Board is chaired by Ann Poe", *CHAIR) == SUPPORTED
    assert verdict("Bob Roe is the chair of the Vale Board", *CHAIR) == CONTRADICTED


def test_a_list_of_members_denies_no_other_member() -> None:
    inside = Statement("body/police", "memberOf", "body/board")
    assert verdict("Vale Police is a member of Vale Board", inside, COUNCIL) == SUPPORTED
    assert verdict("Vale Council sits on Vale Board", inside, COUNCIL) == NOT_SAID
    drawn = replace(inside, basis="drawn")
    assert verdict("Vale Police is a member of Vale Board", drawn) == INDIRECT


# --- what cannot be checked -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "Vale Police", "Nobody leads less noise", "Vale Police does not lead it"])  # fmt: skip
def test_what_is_no_claim_is_told_with_what_would_be_one(store: Store, text: str) -> None:
    with pytest.raises(QuestionError, match="X is accountable for Y"):
        check(store, text)


def test_a_party_that_may_be_several_is_asked_for() -> None:
    with pytest.raises(NotFoundError, match="may mean several here"):
        verdict("Vale leads less noise", NOISE, COUNCIL)
    with pytest.raises(QuestionError, match="one at a time"):
        verdict("Vale Police and Vale Council lead less noise", NOISE, COUNCIL)


def test_what_is_said_of_one_of_a_name_is_said_under_that_name(small: Callable[..., Store]) -> None:
    """A matrix names the head teacher of each school; which one a cell means nobody can know."""
    rows = [
        ("priority/a", "accountable", "post/head-1"),
        ("priority/b", "accountable", "post/head-2"),
        ("priority/c", "accountable", "post/other"),
    ]
    labels = {"post/head-1": "Head Teacher", "post/head-2": "Head Teacher", "post/other": "Bursar"}
    with closing(small(*rows, labels={**labels, **{f"priority/{n}": f"Aim {n}" for n in "abc"}})) as store:  # fmt: skip
        verdicts = [check(store, f"Head Teacher leads aim {n}").verdict for n in "abc"]
    assert verdicts == [SUPPORTED, SUPPORTED, CONTRADICTED]


def test_a_party_that_the_register_does_not_know_is_neither_borne_out_nor_denied() -> None:
    with closing(register(NOISE)) as store:
        found = check(store, "Acme leads less noise")
    assert (found.verdict, found.agent) == (NOT_SAID, None)
    assert [said.party.label for said in found.beside] == ["Vale Police"]
    assert found.coverage.beside_nothing() in found.sentence


def test_the_verb_is_the_first_that_a_sentence_has() -> None:
    claim = read_claim("Vale Police leads work that is owned by Ann Poe")
    assert (claim.subject, claim.relation.name) == ("Vale Police", "leads")


@given(st.text(alphabet="Vale Policdsruk ofm\"'?/", max_size=60))
def test_every_claim_ends_in_a_verdict_or_in_a_sentence(store: Store, text: str) -> None:
    with suppress(QuestionError, NotFoundError):
        found = check(store, f"{text} leads Stop domestic abuse")
        assert isinstance(found, Check)
        assert found.verdict in VERDICTS


def test_a_claim_takes_few_round_trips(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the register lives on a server, each costs a request."""
    asked = asked_of(
        store,
        monkeypatch,
        "candidates",
        "walk",
        "about",
        "of_kind",
        "passages",
        "stream",
        "scan",
        "ledger",
    )
    check(store, "Vale Police leads serious violence")
    assert len(asked) <= 7, asked
