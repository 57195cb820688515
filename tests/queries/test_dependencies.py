"""Dependencies: each kind of link, both sides cited, and no link by a word alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.centrality import _turning, shape
from remit.queries.dependencies import Dependency, all_dependencies, dependencies

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


def test_what_all_priorities_share_is_told_once(small: Small) -> None:
    """A body that everybody works with cuts across, and is no more a reason of one pair than of another."""
    third = (("priority/r", "priorityOf", "plan/x"), ("action/c", "actionOf", "priority/r"))
    shared = [(f"action/{n}", "mentions", "body/z") for n in "abc"]
    found = all_dependencies(small(*_TWO, *_ACTIONS, *third, *shared))
    (across,) = found.across
    assert across.sentence == "z is needed by all 3 priorities."
    assert [pair.apart for pair in found.pairs] == [(), (), ()]
    assert all(reason.cross_cutting for pair in found.pairs for reason in pair.through)


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


def test_in_brief_only_the_first_reason_of_a_pair_is_explained(store: Store) -> None:
    """All else is the same, so that a page of many pairs is too."""
    full, brief = all_dependencies(store), all_dependencies(store, brief=True)
    assert brief.across == full.across
    assert brief.sentence == full.sentence
    assert len(brief.pairs) == len(full.pairs) > 0
    for pair, whole in zip(brief.pairs, full.pairs, strict=True):
        assert pair.weight == whole.weight
        assert [r.label for r in pair.through] == [r.label for r in whole.through]
        assert pair.apart[:1] == whole.apart[:1]
        assert [r.explanation for r in pair.through if r.explanation] == [
            r.explanation for r in whole.apart[:1]
        ]


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


@pytest.mark.parametrize(
    ("thing", "term", "label"),
    [
        ("measure/m", "measureOf", "Fewer pupils late for school"),
        ("figure/f", "figureOf", "212 pupils"),
        ("objective/o", "objectiveOf", "Every pupil arrives"),
    ],
)
def test_what_is_measured_counted_or_aimed_at_links_too(
    small: Small, thing: str, term: str, label: str
) -> None:
    """Not only what is undertaken; and the reason says which it is."""
    said = (*_TWO, _ACTIONS[0], (thing, term, "priority/q"))
    labels = {"action/a": "Visit every secondary school", thing: label}
    (pair,) = dependencies(small(*said, labels=labels))
    kind = thing.partition("/")[0]
    assert f"“p” (1 action) and “q” (1 {kind}) have to do with" in pair.through[0].explanation


def test_what_both_only_tell_of_is_no_reason(small: Small) -> None:
    """Two figures on schools oblige nobody to anything."""
    said = (("figure/f", "figureOf", "priority/p"), ("figure/g", "figureOf", "priority/q"))
    labels = {"figure/f": "212 pupils", "figure/g": "14 schools"}
    assert dependencies(small(*_TWO, *said, labels=labels)) == []


@pytest.mark.parametrize(
    "part",
    [("body/h", "partOf", "body/c"), ("body/h", "reportsTo", "body/x")],
    ids=["said", "named"],
)
def test_a_body_leads_through_its_part(small: Small, part: tuple[str, ...]) -> None:
    """Where the documents say so, or where its name begins with that of the whole."""
    said = (("priority/p", "accountable", "body/c"), ("priority/q", "accountable", "body/h"), part)
    labels = {"body/c": "Vale Council", "body/h": "Vale Council Housing"}
    if part[1] == "partOf":
        labels["body/h"] = "The Housing Office"
    (pair,) = dependencies(small(*_TWO, *said, labels=labels))
    (reason,) = pair.through
    assert (reason.kind, reason.label) == ("led", "Vale Council")
    assert reason.explanation.endswith(f"in part through {labels['body/h']}.")


@pytest.mark.parametrize(
    "other", ["Vale Police and Crime Commissioner", "Vale Police Federation", "Vale"]
)
def test_a_body_whose_name_holds_that_of_another_may_be_its_own(small: Small, other: str) -> None:
    """A commissioner is no part of the police, nor is a federation."""
    said = (("priority/p", "accountable", "body/c"), ("priority/q", "accountable", "body/h"))
    labels = {"body/c": "Vale Police", "body/h": other}
    assert dependencies(small(*_TWO, *said, labels=labels)) == []


def test_who_speaks_of_a_service_means_the_body_that_leads_another(small: Small) -> None:
    """An area has one police force; where two leads are of that kind nobody knows which is meant."""
    said = (*_TWO, *_ACTIONS, ("priority/q", "accountable", "body/c"))
    labels = {"action/a": "Call the police sooner", "body/c": "Vale Police"}
    (pair,) = dependencies(small(*said, labels=labels))
    (reason,) = pair.through
    assert (reason.kind, reason.direction) == ("service", "a to b")
    assert reason.explanation == ("“p” (1 action) speaks of the police, and Vale Police leads “q”.")


def test_a_priority_under_which_nothing_was_read_is_told_apart(small: Small) -> None:
    """That nothing links it says less than of one that has work."""
    third = (("priority/r", "priorityOf", "plan/x"), ("priority/s", "priorityOf", "plan/x"))
    said = (*_TWO, *_ACTIONS, *third, ("action/d", "actionOf", "priority/s"))
    labels = {"action/a": "Visit schools", "action/b": "Paint a school", "action/d": "Plant trees"}
    found = all_dependencies(small(*said, labels=labels))
    assert [e.id for e in found.apart] == ["priority/s"]
    assert [e.id for e in found.empty] == ["priority/r"]


def test_rings_are_looked_for_only_where_something_turns() -> None:
    """Of fifty priorities of which each depends on all later ones nothing is left, and of a ring among them only the ring."""
    chain = {f"{n:02}": {f"{m:02}" for m in range(n + 1, 50)} for n in range(50)}
    assert _turning(chain) == {}
    assert _turning({"a": {"b", "z"}, "b": {"a"}, "y": {"a"}}) == {"a": {"b"}, "b": {"a"}}
