"""Charts of any partnership: straight rows, lanes, lines that run around boxes, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.store import Store
from remit.viz.lanes import has_lanes
from remit.viz.layout import LANES, govern
from remit.viz.material import Material, gather
from remit.viz.plot import Chart
from remit.viz.tree import Twig, forest


def faults(chart: Chart) -> list[str]:
    """Boxes that overlap or leave the sheet, and lines that run through a box."""
    found = [
        f"{a.thing.id} overlaps {b.thing.id}" for a, b in combinations(chart.boxes, 2) if a.meets(b)
    ]
    found += [
        f"{box.thing.id} leaves the sheet"
        for box in chart.boxes
        if box.x < 0 or box.y < 0 or box.right > chart.width or box.bottom > chart.height
    ]
    found += [
        f"{line.statement.subject} {line.statement.term} runs through {box.thing.id}"
        for line in chart.lines
        for box in chart.boxes
        if line.crosses(box)
    ]
    found += [
        f"{line.statement.subject} {line.statement.term} slants"
        for line in chart.lines
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False)
        if x1 != x2 and y1 != y2
    ]
    return found


@pytest.mark.parametrize("name", ["vale", "harrowmere", "walsall", "hostile"])
def test_nothing_overlaps_and_lines_run_around_boxes(
    name: str, request: pytest.FixtureRequest
) -> None:
    chart = govern(gather(request.getfixturevalue(name)))
    assert chart.left_out == 0
    assert faults(chart) == []


@pytest.mark.parametrize("name", ["vale", "harrowmere", "walsall", "hostile"])
def test_all_work_is_drawn(name: str, request: pytest.FixtureRequest) -> None:
    material = gather(request.getfixturevalue(name))
    drawn = {box.thing.id for box in govern(material).boxes}
    work = {e.id for e in material.of_kind("plan", "priority", "objective", "action", "duty")}
    assert work - drawn == set()


def test_rows_are_straight_and_each_lane_is_under_its_priority(harrowmere: Store) -> None:
    chart = govern(gather(harrowmere))
    heads = [box for box in chart.boxes if box.row == "priority"]
    assert len({(box.y, box.h) for box in heads}) == 1
    for head in heads:
        lane = [box for box in chart.boxes if box.lane == head.thing.id]
        assert all(head.x <= box.x and box.right <= head.right for box in lane)
    leads = [
        min(b.y for b in chart.boxes if b.row == "lead" and b.lane == h.thing.id) for h in heads[:4]
    ]
    assert len(set(leads)) == 1


def test_the_board_stands_in_the_middle_above_the_plan(walsall: Store) -> None:
    chart = govern(gather(walsall))
    boards = [box for box in chart.boxes if box.row == "board"]
    (plan,) = [box for box in chart.boxes if box.row == "plan"]
    assert {box.middle[0] for box in boards} == {chart.width // 2}
    assert all(box.bottom < plan.y for box in boards)
    assert len([box for box in chart.boxes if box.row == "group"]) == 6


def test_more_than_eight_priorities_wrap(small: Callable[..., Store]) -> None:
    rows = [(f"priority/p{n:02}", "priorityOf", "plan/p") for n in range(19)]
    rows += [(f"action/a{n}", "actionOf", f"priority/p{n % 19:02}") for n in range(40)]
    chart = govern(gather(small(*rows)))
    heads = [box.y for box in chart.boxes if box.row == "priority"]
    assert [heads.count(y) for y in sorted(set(heads))] == [LANES, LANES, 3]
    assert faults(chart) == []


def test_an_action_in_three_lanes_has_a_box_in_each(hostile: Store) -> None:
    chart = govern(gather(hostile))
    assert len({box.lane for box in chart.boxes if box.thing.id == "action/three"}) == 3


def test_a_crowded_register_draws_what_can_be_read(small: Callable[..., Store]) -> None:
    rows = [(f"priority/p{n}", "priorityOf", "plan/p") for n in range(6)]
    rows += [(f"action/a{n}", "actionOf", f"priority/p{n % 6}") for n in range(900)]
    chart = govern(gather(small(*rows)))
    assert len(chart.boxes) <= 500
    assert chart.left_out == 900 - (chart.things - 7)
    assert chart.things > 400
    assert len(chart.notes) == 6


def test_a_register_without_priorities_is_an_organogram(small: Callable[..., Store]) -> None:
    material = gather(
        small(
            ("post/chief", "reportsTo", "body/board"),
            ("post/deputy", "reportsTo", "post/chief"),
            ("person/ann", "holds", "post/deputy"),
            ("body/a", "reportsTo", "body/b"),
            ("body/b", "reportsTo", "body/a"),
        )
    )
    assert not has_lanes(material)
    trees = forest(material)
    assert [tree.thing.id for tree in trees] == ["body/board", "body/a"]
    assert names(trees) == {e.id for e in material.entities.values()}


def names(trees: list[Twig] | tuple[Twig, ...]) -> set[str]:
    return {t.thing.id for t in trees} | {id_ for t in trees for id_ in names(t.children)}


KINDS = ("plan", "priority", "objective", "action", "body", "duty", "person", "vacancy")
FITS = {
    "priorityOf": ("priority", ("plan",)),
    "objectiveOf": ("objective", ("priority", "plan")),
    "actionOf": ("action", ("action", "objective", "priority", "plan")),
    "delivers": ("body", ("priority", "objective", "plan")),
    "adoptedBy": ("plan", ("body",)),
    "governedBy": ("body", ("body",)),
    "reportsTo": ("body", ("body",)),
    "linkedTo": ("body", ("body",)),
    "discharges": ("action", ("duty",)),
    "accountable": ("priority", ("body", "person", "vacancy")),
}


@st.composite
def statements(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    rows = []
    for _ in range(draw(st.integers(1, 40))):
        term = draw(st.sampled_from(sorted(FITS)))
        kind, targets = FITS[term]
        target = draw(st.sampled_from(targets))
        subject = f"{kind}/{draw(st.integers(0, 9))}"
        rows.append((subject, term, f"{target}/{draw(st.integers(0, 9))}"))
    return rows


@settings(max_examples=150)
@given(rows=statements(), labels=st.dictionaries(st.integers(0, 9), st.text(max_size=80)))
def test_any_register_can_be_drawn(
    small: Callable[..., Store], rows: list[tuple[str, str, str]], labels: dict[int, str]
) -> None:
    ends = {end for row in rows for end in (row[0], row[2])}
    called = {end: labels[int(end[-1])] for end in ends if int(end[-1]) in labels}
    material: Material = gather(small(*rows, labels=called))
    assert faults(govern(material)) == []
