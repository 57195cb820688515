"""Dependencies: each kind of link, both sides cited, and no link by a word alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.centrality import shape
from remit.queries.dependencies import Dependency, dependencies

Small = Callable[..., Store]
_TWO = (("priority/p", "priorityOf", "plan/x"), ("priority/q", "priorityOf", "plan/x"))
_ACTIONS = (("action/a", "actionOf", "priority/p"), ("action/b", "actionOf", "priority/q"))


def kinds(pairs: Sequence[Dependency]) -> list[tuple[str, str, str]]:
    """The reasons of all pairs, as kind, label and direction."""
    return [(t.kind, t.label, t.direction) for pair in pairs for t in pair.through]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (
            [("action/a", "responsible", "person/ann"), ("action/b", "responsible", "person/ann")],
            "officer",
        ),
        ([("action/a", "responsible", "body/z"), ("action/b", "mentions", "body/z")], "body"),
        ([("body/g", "delivers", "priority/p"), ("body/g", "delivers", "priority/q")], "group"),
        ([("action/a", "cites", "duty/d"), ("priority/q", "cites", "duty/d")], "duty"),
        ([("action/a", "responsible", "body/z"), ("priority/q", "accountable", "body/z")], "lead"),
    ],
)
def test_what_two_priorities_share_links_them(
    small: Small, said: list[tuple[str, ...]], kind: str
) -> None:
    """One link of its kind, cited on both sides."""
    (pair,) = dependencies(small(*_TWO, *_ACTIONS, *said))
    (reason,) = pair.through
    assert (pair.a.id, pair.b.id, reason.kind) == ("priority/p", "priority/q", kind)
    assert all(side.citations for side in (*reason.a, *reason.b))
    assert reason.explanation.endswith(".")


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Ask wardens about county lines", "Teach drivers to see county lines", "theme"),
        (
            "Mend the lamps behind every bus station",
            "Mend every lamp behind the bus stations",
            "restated",
        ),
    ],
)
def test_what_two_priorities_undertake_links_them(small: Small, a: str, b: str, kind: str) -> None:
    """A theme of the thesaurus in any form of its words, or an action said twice."""
    found = dependencies(small(*_TWO, *_ACTIONS, labels={"action/a": a, "action/b": b}))
    assert [reason[0] for reason in kinds(found)] == [kind]


def test_a_priority_that_is_named_is_depended_on(small: Small) -> None:
    """The direction goes from the one that speaks to the one spoken of."""
    labels = {
        "priority/q": "Stop hate crime",
        "action/a": "Tell schools where to report hate crimes",
    }
    found = dependencies(small(*_TWO, *_ACTIONS, labels=labels))
    assert kinds(found) == [("mention", "hate crime", "a to b")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Support young people into work", "Support young drivers to sell their cars"),
        ("Train staff to greet visitors", "Train dogs to find books"),
        ("Prevent floods in cellars", "Prevent delays in court"),
        ("Review the partnership's website", "Review the partnership's lamps"),
        ("Make the community garden bloom", "Ask the community about bins"),
    ],
)
def test_a_shared_word_is_no_dependency(small: Small, a: str, b: str) -> None:
    """Words that every plan uses tell nothing."""
    assert dependencies(small(*_TWO, *_ACTIONS, labels={"action/a": a, "action/b": b})) == []


def test_what_all_priorities_share_tells_none_from_another(small: Small) -> None:
    """A body that everybody works with is no reason why two of them hang together."""
    third = (("priority/r", "priorityOf", "plan/x"), ("action/c", "actionOf", "priority/r"))
    shared = [(f"action/{n}", "mentions", "body/z") for n in "abc"]
    assert dependencies(small(*_TWO, *_ACTIONS, *third, *shared)) == []


def test_priorities_of_different_partnerships_are_not_compared(small: Small) -> None:
    """A body shared by a region does not link what two partnerships do."""
    said = [
        ("priority/p", "priorityOf", "plan/x"),
        ("priority/q", "priorityOf", "plan/y"),
        *_ACTIONS,
        ("action/a", "mentions", "body/z"),
        ("action/b", "mentions", "body/z"),
    ]
    assert dependencies(small(*said)) == []
    one = [("plan/x", "adoptedBy", "body/board"), ("plan/y", "adoptedBy", "body/board")]
    assert len(dependencies(small(*said, *one))) == 1


def test_one_priority_or_one_pair_can_be_asked_for(small: Small) -> None:
    """By name or by id, in either order."""
    store = small(
        *_TWO, *_ACTIONS, ("action/a", "cites", "duty/d"), ("action/b", "cites", "duty/d")
    )
    assert len(dependencies(store, "priority/q", "priority/p")) == 1
    assert len(dependencies(store, "p")) == 1
    with pytest.raises(NotFoundError):
        dependencies(store, "nothing of the kind")


def test_a_ring_of_priorities_is_found(small: Small) -> None:
    """Each gives work to the lead of the other."""
    said = [
        ("priority/p", "accountable", "body/y"),
        ("priority/q", "accountable", "body/z"),
        ("action/a", "responsible", "body/z"),
        ("action/b", "responsible", "body/y"),
    ]
    found = shape(dependencies(small(*_TWO, *_ACTIONS, *said)))
    assert [[e.id for e in ring] for ring in found.rings] == [["priority/p", "priority/q"]]
    assert [place.weight for place in found.central] == [6.0, 6.0]
    assert shape([]).central == ()


def test_a_numbered_priority_that_is_referred_to_is_depended_on(small: Small) -> None:
    """A plan says that work overlaps with Priority 1; the heading tells which one that is."""
    store = _numbered("The work overlaps with Priority 1.")
    assert kinds(dependencies(store)) == [("mention", "night buses", "b to a")]
    assert dependencies(_numbered("It is our first priority.")) == []


def _numbered(why: str) -> Store:
    cited = (Citation("plan.txt", "line 9", why, "aa"),)
    labels = {"plan/x": "Plan", "priority/p": "Night buses", "priority/q": "Quiet streets"}
    labels["document/plan-txt"] = "plan.txt"
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=tuple(Entity(i, i.partition("/")[0], labels[i]) for i in sorted(labels)),
            statements=tuple(
                merge(
                    [
                        Statement("priority/p", "priorityOf", "plan/x", citations=cited),
                        Statement("priority/q", "priorityOf", "plan/x", citations=cited),
                        Statement("priority/q", "why", value=why, citations=cited),
                    ]
                )
            ),
            ledger=tuple(
                LedgerEntry("plan.txt", f"line {n}", "fact", "", f"Priority {n} – {name}")
                for n, name in ((1, "Night buses"), (2, "Quiet streets"))
            ),
        )
    )
    return store
