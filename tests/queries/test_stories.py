"""Findings as stories: each under the priorities that it concerns, and under no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.examples import bundled
from remit.graph.model import Contents
from remit.graph.opening import in_memory, open_store
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.audit import SEVERITIES, Audit, audit
from remit.queries.each import each
from remit.queries.stories import Story, by_severity, stories, told_again


@pytest.fixture(scope="module", params=["bundled", "harrowmere"])
def store(request: pytest.FixtureRequest, repository: Path) -> Store:
    if request.param == "bundled":
        return open_store(bundled())
    folder = repository / "examples" / "harrowmere"
    made = in_memory()
    made.replace(load([folder / "plan.txt", folder / "delivery-plan.csv"]))
    return made


def told(store: Store) -> tuple[Contents, Audit, tuple[Story, ...]]:
    contents, found = store.contents(), audit(store)
    priorities = store.of_kind("priority")
    answers = each(store, [p.id for p in priorities])
    return contents, found, stories(contents, priorities, answers, found)


def test_the_stories_together_hold_every_finding_and_no_other(store: Store) -> None:
    _, found, made = told(store)
    assert {f.id for s in made for f in s.findings} == {f.id for f in found.findings}
    for story in made:
        assert len({f.id for f in story.findings}) == len(story.findings)
        assert sum(story.counts.values()) == sum(f.waived is None for f in story.findings)


def test_that_the_numbers_of_the_parts_add_up_to_more_is_said(store: Store) -> None:
    _, found, made = told(store)
    parts = sum(sum(story.counts.values()) for story in made)
    said = told_again(made)
    assert bool(said) == (parts > len(found.open))
    assert not said or said.endswith(f"the numbers of the parts add up to {parts}.")
    assert told_again(made[:1]) == ""


def test_a_less_grave_finding_among_more_of_a_kind_is_told_as_such(store: Store) -> None:
    _, _, made = told(store)
    tellings = [telling for story in made for telling in story.tellings if telling.more]
    assert tellings
    for telling in tellings:
        less = [f for f in telling.more if f.severity != telling.severity]
        assert ("of them" in telling.more_said) == bool(less)
        assert by_severity(telling.findings).startswith(
            f"{len(telling.findings) - len(less)} {telling.severity}"
        )


def test_a_finding_stands_under_the_priorities_above_the_work_that_it_concerns(
    store: Store,
) -> None:
    contents, _, made = told(store)
    above: dict[str, set[str]] = {}
    for said in contents.statements:
        if said.term in ("actionOf", "objectiveOf", "priorityOf", "measureOf") and said.object:
            above.setdefault(said.subject, set()).add(said.object)

    def priorities(id_: str) -> set[str]:
        reached, waiting = {id_}, [id_]
        while waiting:
            fresh = above.get(waiting.pop(), set()) - reached
            reached |= fresh
            waiting += fresh
        return {i for i in reached if i.startswith("priority/")}

    where: dict[str, set[str]] = {}
    for story in made:
        for finding in story.findings:
            where.setdefault(finding.id, set()).update(
                [story.priority.id] if story.priority else []
            )
    for story in made:
        for finding in story.findings:
            kinds = {thing.kind for thing in finding.concerns}
            if kinds <= {"action", "objective", "priority"}:
                meant = {p for thing in finding.concerns for p in priorities(thing.id)}
                assert where[finding.id] == meant


def test_the_gravest_comes_first_and_a_kind_is_told_once(store: Store) -> None:
    _, _, made = told(store)
    ranks = list(SEVERITIES)
    for story in made:
        order = [ranks.index(t.severity) for t in story.tellings if t.first.waived is None]
        assert order == sorted(order)
        codes = [t.first.code for t in story.tellings if t.first.waived is None]
        assert len(codes) == len(set(codes))
        assert (*story.foremost, *story.lesser) == story.tellings
        assert not [t for t in story.lesser if t.severity == "high" and t.first.waived is None]
