"""Twelve changes that were planted in the papers of the invented partnership, and no other, are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load
from remit.queries.changes import Diff
from remit.queries.changes.comparing import between
from tests.queries.changes.conftest import brief

_TABLE = (
    ("Spring 2027,Not started", "Autumn 2027,Not started"),  # a deadline is put off
    ("30/09/2026,On track", "31/08/2026,On track"),  # another is brought forward
    ("AMBER,", "Complete,"),  # an action is done
    ("Vacant,NHS", "Dora Quickthorn,NHS"),  # a vacancy is filled
    ("Bettina Foxlorne (Head of Tenancies)", "TBC"),  # an owner has gone
    ("ASAP,Red", "ASAP,Amber"),  # a status is better
    ("Check our arrangements against", "Check our arrangements again against"),  # a few words more
    ("SV13,,", "SV14,,Open a quiet room in the custody suite,Tess Marram,Northfenshire Police,May 2027,Red,\nSV13,,"),  # one action more
)  # fmt: skip
_PLAN = (
    ("• Northfenshire Youth Justice Service (YJS)\n", "• Northfenshire Youth Justice Service (YJS)\n• Harrowmere Town Council\n"),  # a member comes
    ("chaired by Superintendent Ines Farrowby", "chaired by Superintendent Ned Yarrow"),  # a chair changes hands
    ("286 hate crimes", "291 hate crimes"),  # a figure is restated
    ("- fewer victims who drop out before court\n", ""),  # a measure is dropped
)  # fmt: skip


@pytest.fixture(scope="module")
def diff(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Diff:
    """What is told of the papers before and after."""
    folder, now = repository / "examples" / "harrowmere", tmp_path_factory.mktemp("now")
    for name, edits in (("delivery-plan.csv", _TABLE), ("plan.txt", _PLAN)):
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (now / name).write_text(text, encoding="utf-8")
    before, after = (
        load([where / "plan.txt", where / "delivery-plan.csv"], folder / "decisions.yaml")
        for where in (folder, now)
    )
    return between(before, after)


def test_all_of_twelve_planted_changes_are_told_and_no_other(diff: Diff) -> None:
    """But for the people who come and go with them."""
    told = {(what, label[:39]) for what, label in brief(diff) if what not in ("joined", "other")}
    people = {
        (c.what, c.thing.label[:39])
        for c in diff.changes
        if c.thing.kind in ("person", "post", "body")
    }
    assert told - people == {
        ("deadline", "Send under-age volunteers to try to buy"),
        ("deadline", "Patrol the knife crime hotspots around "),
        ("done", "Give a knife crime lesson in all eleven"),
        ("owner", "Base a youth worker in the emergency de"),
        ("owner", "Train tenancy, library and front-desk s"),
        ("status", "Base a youth worker in the emergency de"),
        ("reworded", "Check our arrangements again against th"),
        ("new", "Open a quiet room in the custody suite"),
        ("restated", "291 hate crimes on police records"),
        ("gone", "fewer victims who drop out before court"),
    }
    assert people == {
        ("joined", "Partnership Board"),
        ("joined", "Northfenshire Police"),
        ("holder", "Chair of Serious Violence Delivery Grou"),
        ("new", "Harrowmere Town Council"),
        ("new", "Ned Yarrow"),
        ("new", "Dora Quickthorn"),
        ("new", "Tess Marram"),
        ("gone", "Bettina Foxlorne"),
        ("gone", "Head of Tenancies"),
    }
    assert diff.doubts == ()


def test_the_deadlines_say_by_how_much(diff: Diff) -> None:
    """From the last day of one to that of the other."""
    assert sorted(c.days or 0 for c in diff.of("deadline")) == [-30, 183]
