"""One thing has one number: at a glance, in the audit, in lists and in the pack; or it is said why it is another."""

from __future__ import annotations

import re

import pytest

from remit.graph.store import Store
from remit.queries.audit import audit
from remit.queries.glance import Glance, glance
from remit.queries.listing import Wanted, listing
from remit.viz.material import gather
from remit.viz.report import report

REGISTERS = ("shipped", "harrowmere", "walsall", "partly", "vale")


def looked(store: Store) -> Glance:
    return glance(store.contents(), gather(store).answers, audit(store))


@pytest.fixture(params=REGISTERS)
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(request.param)
    return found


def numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", text)]


def test_actions_that_name_nobody(store: Store) -> None:
    look = looked(store)
    nobody = look.named("nobody", "blank")
    found = listing(store, "action", Wanted(unowned=True))
    open_ = sum(
        look.naming[row.thing.id] == "vacant" for row in found.rows
    )  # the sentence tells these apart
    assert len(found.rows) - open_ == nobody
    if open_:
        assert f"{open_} of these ha" in found.sentence
        assert f"{nobody} name" in found.sentence or not nobody
    text = report(store, "markdown").text
    assert f"**{nobody} of {len(look.naming)} action" in text or not nobody


def test_what_the_audit_counts_as_without_an_officer(store: Store) -> None:
    """It tells how many of them name a body; without these it is what the chart says of the same priority."""
    look, material = looked(store), gather(store)
    for found in audit(store, select=["no-officer"]).findings:
        if found.subject.kind != "priority":
            continue
        below = material.reached([found.subject.id], down=True)
        if any(len(material.lanes.get(id_, ())) > 1 for id_ in below if id_ in look.naming):
            continue  # the chart shows what stands under two priorities in both, the audit counts it once
        ways = [look.naming[id_] for id_ in below if id_ in look.naming]
        named = re.search(r"; (\d+) of them names? a body", found.message)
        empty = re.search(r"; for (\d+) more the place of a name is left empty", found.message)
        loose = len(found.concerns) - 1
        asked = numbers(found.question) or [1]
        assert asked[0] == loose
        bodies, blank = (int(m[1]) if m else 0 for m in (named, empty))
        assert loose - bodies + blank == sum(way in ("nobody", "blank") for way in ways), (
            found.message
        )


def test_places_dates_and_findings(store: Store) -> None:
    look = looked(store)
    places = listing(store, "vacancy")
    assert len(places.rows) == look.vacancies
    if look.blanks:
        assert f"{look.blanks} left empty" in places.sentence
    undated = listing(store, "action", Wanted(undated=True))
    assert len(undated.rows) + undated.periods == len(look.naming) - len(look.dated)
    if undated.periods:
        assert f" {undated.periods} more ha" in undated.sentence
    found = audit(store)
    if found.as_of:
        late = listing(store, "action", Wanted(overdue=found.as_of))
        assert {row.thing.id for row in late.rows} == look.late
    text = report(store, "markdown").text
    assert f"{len(found.open)} finding" in text
    assert (look.places in text) or not look.vacancies
