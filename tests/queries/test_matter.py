"""One matter across a register: who has it, and when nobody does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.matter import (
    GROUP,
    LED,
    NOBODY,
    NOTHING,
    ONCE,
    STATES,
    UNKNOWN_WHO,
    UNLED,
    WITHIN,
    WORKED,
    Matter,
    matter,
)
from remit.queries.who import who
from tests.support.lines import contents

LABELS = {
    "plan/p": "Vale Plan",
    "priority/drugs": "Less drug misuse",
    "priority/crime": "Fewer burglaries",
    "priority/asb": "Less anti-social behaviour",
    "action/one": "Help victims of anti-social behaviour",
    "action/two": "Film anti-social behaviour in parks",
    "body/council": "Vale Council",
    "body/police": "Vale Police",
    "body/panel": "Anti-social Behaviour Panel",
    "person/ann": "Ann Poe",
    "vacancy/v": "TBC",
    "unclear/u": "see above",
}
SCATTERED = (
    ("priority/drugs", "priorityOf", "plan/p"),
    ("priority/crime", "priorityOf", "plan/p"),
    ("action/one", "actionOf", "priority/drugs"),
    ("action/two", "actionOf", "priority/crime"),
    ("priority/drugs", "accountable", "body/council"),
    ("priority/crime", "accountable", "body/police"),
)
OWN = ("priority/asb", "priorityOf", "plan/p")


@pytest.fixture
def asked(small: Callable[..., Store]) -> Callable[..., Matter]:
    """Ask a small register about one matter."""

    def ask(*rows: tuple[str, ...], of: str = "ASB") -> Matter:
        ends = {end for row in rows for end in (row[0], row[2])}
        with closing(small(*rows, labels={k: v for k, v in LABELS.items() if k in ends})) as store:
            return matter(store, of)

    return ask


def test_a_matter_that_recurs_and_that_nobody_has_is_told_as_nobodys(
    asked: Callable[..., Matter],
) -> None:
    """Who leads the priorities under which it stands leads them for something else."""
    found = asked(*SCATTERED)
    assert found.state == NOBODY
    assert "Nobody leads anti-social behaviour" in found.sentence
    assert "2 things under 2 priorities" in found.sentence
    assert [part.own for part in found.parts] == [False, False]


@pytest.mark.parametrize(
    ("state", "rows"),
    [
        (LED, [OWN, ("priority/asb", "accountable", "body/police")]),
        (UNLED, [OWN]),
        (UNLED, [OWN, ("priority/asb", "accountable", "vacancy/v")]),
        (UNKNOWN_WHO, [OWN, ("priority/asb", "accountable", "unclear/u")]),
        (GROUP, [("body/panel", "memberOf", "body/council")]),
        (WORKED, [("action/one", "responsible", "person/ann")]),
        (NOBODY, [("action/one", "responsible", "vacancy/v")]),
        (UNKNOWN_WHO, [("action/one", "responsible", "unclear/u")]),
    ],
)
def test_whoever_has_it_is_said_and_what_is_not_known_is_not_nobody(
    asked: Callable[..., Matter], state: str, rows: list[tuple[str, ...]]
) -> None:
    assert asked(*SCATTERED, *rows).state == state


def test_what_stands_under_one_priority_comes_under_its_lead(asked: Callable[..., Matter]) -> None:
    rows = [row for row in SCATTERED if row[2] != "priority/crime" and row[0] != "priority/crime"]
    once = asked(*rows)
    assert once.state == ONCE
    assert "which Vale Council leads" in once.sentence
    twice = asked(*rows, ("action/two", "actionOf", "priority/drugs"))
    assert twice.state == WITHIN
    assert 'the priority "Less drug misuse", led by Vale Council' in twice.sentence


def test_what_stands_under_a_priority_of_the_matter_is_on_the_matter(
    asked: Callable[..., Matter],
) -> None:
    rows = (*SCATTERED, OWN, ("action/other", "actionOf", "priority/asb"))
    found = {item.thing.id: item.how for item in asked(*rows).items}
    assert found["action/other"] == "under"
    assert found["action/one"] == "named"


def test_how_it_was_read_is_said(asked: Callable[..., Matter]) -> None:
    assert asked(*SCATTERED).asked_as.startswith('Asked as "Anti-social behaviour"')
    for words in ("anti-social behaviour", "Who leads on anti-social behaviour?"):
        found = asked(*SCATTERED, of=words)
        assert (found.state, found.asked_as) == (NOBODY, "")


def test_nothing_is_told_with_how_much_was_read(store: Store) -> None:
    found = matter(store, "parking permits")
    assert (found.state, found.items) == (NOTHING, ())
    assert found.coverage.beside_nothing() in found.sentence


def test_narrative_that_mentions_a_matter_gives_it_to_nobody(store: Store) -> None:
    found = matter(store, "allotments")
    assert found.state == NOTHING
    assert [c.locator for c in found.narrative] == ["line 200"]
    assert "without giving it to anybody" in found.sentence


def test_everything_is_cited_and_findings_concern_what_is_shown(store: Store) -> None:
    found = matter(store, "domestic abuse")
    assert found.items
    assert all(item.citations for item in found.items)
    shown = {item.thing.id for item in (*found.items, *found.groups)}
    assert found.findings
    assert {finding.subject.id for finding in found.findings} <= shown


def test_law_says_from_which_source_it_is(asked: Callable[..., Matter]) -> None:
    """The statute book knows a duty on the matter that no document cites."""
    assert {law.source for law in asked(*SCATTERED).law} == {"statute book"}


@given(st.text(max_size=80))
def test_no_matter_is_an_error(store: Store, text: str) -> None:
    found = matter(store, text)
    assert found.state in STATES
    assert found.sentence


def test_a_lead_that_was_not_read_is_not_told_as_nobody() -> None:
    """The same words as `who` has: a line that was not understood may name the lead."""
    noise = Entity("priority/noise", "priority", "Noise")
    line = Citation("plan.txt", "line 4", "Lead: see above")
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=(noise,),
            statements=(Statement(noise.id, "notRead", value="line 4", citations=(line,)),),
        )
    )
    with closing(store):
        found = matter(store, "noise")
        (answer,) = who(store, "noise").answers
    (part,) = found.parts
    assert part.nobody == answer.nobody
    assert part.nobody.startswith("no lead was read")


def _lines(*lines: str) -> Matter:
    store = in_memory()
    store.replace(contents(lines))
    with closing(store):
        return matter(store, "CCTV")


def test_what_only_a_report_speaks_of_comes_up_on_the_work_that_is_reported_on() -> None:
    """Nothing speaks of it would be false, and whoever does the work has not been given it."""
    found = _lines(
        "action/a label Light the square",
        "action/a actionOf priority/p",
        "update/u updateOf action/a",
        "update/u text CCTV was mended too",
    )
    assert [(item.thing.id, item.how) for item in found.items] == [("action/a", "mentioned")]
    assert "it is mentioned in the action" in found.sentence


def test_passages_are_found_by_every_name_of_a_matter() -> None:
    """A paper says CCTV; the thesaurus calls it otherwise first."""
    found = _lines("text The CCTV van has caught a thief.", "priority/p priorityOf plan/x")
    assert found.state == NOTHING
    assert [c.quote for c in found.narrative] == ["The CCTV van has caught a thief."]


def test_a_body_is_told_to_be_no_matter(small: Callable[..., Store]) -> None:
    with closing(
        small(
            ("body/c", "memberOf", "body/b"), labels={"body/c": "Vale College", "body/b": "Board"}
        )
    ) as store:
        assert matter(store, "Vale College").sentence.startswith("Vale College is a body itself")
