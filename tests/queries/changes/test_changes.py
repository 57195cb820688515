"""What changed between two registers: told as what it was, with both sides, or as what cannot be told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from remit.graph.model import Contents, Document, Entity, LedgerEntry, Statement
from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.changes import Diff, applied, difference
from remit.queries.changes.comparing import between
from remit.queries.changes.model import WHATS, Change, Doubt, Edition
from remit.queries.changes.told import of_not_read, title_of, told
from tests.graph.registers import cited, register
from tests.queries.changes.conftest import Log, brief

GATE = "A1,Mend the gate by the canal,Ann Poe,31 March 2031,On track"
LAMPS = "A2,Count the lamps on Wharf Street,Ben Ash,30 June 2031,Not started"
NIGHT = "A3,Open a night shelter for the winter,Cay Elm,31 October 2031,Amber"


def one(diff: Diff, what: str) -> Any:
    """The only change of a sort."""
    (change,) = diff.of(what)
    return change


# --- nothing, and everything ------------------------------------------------------------------------


def test_a_register_does_not_differ_from_itself(
    small_register: Contents, contents: Contents
) -> None:
    """Whatever is in it: every thing is known again, and nothing is told."""
    for each in (contents, small_register):
        diff = between(each, each)
        assert not diff
        assert diff.sentence == "Nothing has changed."
        assert {(p.old, p.new) for p in diff.pairs} == {(e, e) for e in each.entities}


def test_the_old_register_and_the_difference_make_the_new_one(repository: Path) -> None:
    """Of the invented partnership, as text and as Word file and workbook, read a little differently."""
    folder = repository / "examples" / "harrowmere"
    old = load([folder / "plan.txt", folder / "delivery-plan.csv"], folder / "decisions.yaml")
    for new in (
        load([folder / "plan.docx", folder / "delivery-plan.xlsx"]),
        load([folder / "plan.txt"]),
        Contents(),
    ):
        for before, after in ((old, new), (new, old)):
            made = applied(before, between(before, after))
            now = {(s.id, s.basis) for s in after.statements}
            assert {(s.id, s.basis) for s in made.statements} == now
            assert set(made.entities) == set(after.entities)


def test_a_register_read_anew_in_another_order_does_not_differ(log: Log) -> None:
    """Rows that stand elsewhere, and ids made of their places, are no change."""
    diff = between(log(GATE, LAMPS, NIGHT), log(NIGHT, GATE, LAMPS))
    assert brief(diff) == set()
    assert not diff


# --- work -------------------------------------------------------------------------------------------


def test_an_action_that_comes_one_that_goes_and_one_that_is_done_are_three_things(log: Log) -> None:
    """What has gone says how it stood; with it goes what was only said of it."""
    new = "A4,Paint the bandstand blue,Ann Poe,31 May 2031,Not started"
    diff = between(log(GATE, LAMPS, NIGHT), log(GATE.replace("On track", "Completed"), NIGHT, new))
    assert brief(diff) == {
        ("new", "Paint the bandstand blue"),
        ("gone", "Count the lamps on Wharf Street"),
        ("done", "Mend the gate by the canal"),
        ("gone", "Ben Ash"),
    }
    gone = diff.of("gone", "action")[0]
    assert gone.old is not None
    assert (gone.closed, gone.old.value) == (False, "Not started, due 30 June 2031, with Ben Ash")
    assert diff.sentence == (
        "1 action is new; 1 action is gone (never reported as done); 1 action done; 1 person went."
    )


def test_what_was_told_to_be_done_before_it_went_is_told_so(log: Log) -> None:
    """A log that drops what is closed leaves nothing undone."""
    diff = between(log(GATE.replace("On track", "Completed"), LAMPS), log(LAMPS))
    assert diff.of("gone", "action")[0].closed
    assert "never told" not in diff.sentence


def test_an_action_that_was_done_and_is_not_any_more_is_opened_again(log: Log) -> None:
    """Whatever the reason."""
    diff = between(log(GATE.replace("On track", "Completed")), log(GATE))
    assert brief(diff) == {("reopened", "Mend the gate by the canal")}


def test_another_owner_has_both_names_and_both_passages(log: Log) -> None:
    """In the row's place then and now."""
    diff = between(log(LAMPS, GATE), log(GATE.replace("Ann Poe", "Dee Fir"), LAMPS))
    change = one(diff, "owner")
    assert (change.old.value, change.new.value, change.role) == (
        "Ann Poe",
        "Dee Fir",
        "responsible",
    )
    assert [(c.locator, c.quote) for c in change.old.citations] == [("row 3, column 3", "Ann Poe")]
    assert [(c.locator, c.quote) for c in change.new.citations] == [("row 2, column 3", "Dee Fir")]


def test_an_owner_who_is_not_known_any_more_is_told_in_the_documents_own_words(log: Log) -> None:
    """Nobody is not the same as nobody yet."""
    diff = between(log(GATE), log(GATE.replace("Ann Poe", "TBC")))
    change = one(diff, "owner")
    assert change.new.value == 'nobody confirmed (written as "TBC")'
    assert (
        between(log(GATE.replace("Ann Poe", "TBC")), log(GATE.replace("Ann Poe", "TBC"))).changes
        == ()
    )


def test_one_owner_more_shows_all_who_are_named_before_and_after(log: Log) -> None:
    """What was said is not hidden by what is new."""
    diff = between(log(GATE), log(GATE.replace("Ann Poe", "Ann Poe and Dee Fir")))
    change = one(diff, "owner")
    assert (change.old.value, change.new.value) == ("Ann Poe", "Ann Poe and Dee Fir")


@pytest.mark.parametrize(
    ("date", "days"), [("30 June 2031", 91), ("28 February 2031", -31), ("ASAP", None)]
)
def test_a_deadline_that_moved_says_by_how_many_days(log: Log, date: str, days: int | None) -> None:
    """Later, earlier, and to no day at all."""
    diff = between(log(GATE), log(GATE.replace("31 March 2031", date)))
    change = one(diff, "deadline")
    assert (change.old.value, change.new.value, change.days) == ("31 March 2031", date, days)


def test_the_same_day_written_otherwise_is_no_change(log: Log) -> None:
    """Nor are capitals, hyphens and points in an action's words."""
    diff = between(
        log(GATE), log(GATE.replace("31 March 2031", "31/03/2031").replace("gate by", "Gate by"))
    )
    assert not diff


def test_another_status_is_no_completion(log: Log) -> None:
    """From one word to another."""
    diff = between(log(GATE), log(GATE.replace("On track", "Delayed")))
    change = one(diff, "status")
    assert (change.old.value, change.new.value) == ("On track", "Delayed")


# --- which is which ---------------------------------------------------------------------------------


def test_the_reference_knows_an_action_in_other_words(log: Log) -> None:
    """As long as the words have something in common."""
    diff = between(
        log(GATE, LAMPS),
        log(LAMPS, "A1,Repair the gate by the canal and paint it,Ann Poe,31 March 2031,On track"),
    )
    change = one(diff, "reworded")
    assert change.by == "reference"
    assert brief(diff) == {("reworded", "Repair the gate by the canal and paint it")}


def test_a_reference_with_words_that_have_nothing_in_common_tells_nothing(log: Log) -> None:
    """It may be the action in new words, and it may be another in its place."""
    diff = between(
        log(GATE, LAMPS),
        log("A1,Publish a poster against burglary,Ann Poe,31 March 2031,On track", LAMPS),
    )
    assert brief(diff) == set()
    (doubt,) = diff.doubts
    assert [e.label for e in doubt.old] == ["Mend the gate by the canal"]
    assert [e.label for e in doubt.new] == ["Publish a poster against burglary"]
    assert "one reference" in doubt.why
    assert doubt.gone[0].citations[0].locator.startswith("row 2")
    assert diff.sentence == "Of 1 action it cannot be told which is which."


def test_rows_that_are_numbered_anew_are_known_by_their_words(log: Log) -> None:
    """An action that is put in front makes no other action of those below."""
    front = "A1,Paint the bandstand blue,Cay Elm,31 May 2031,Red"
    diff = between(
        log(GATE, LAMPS), log(front, GATE.replace("A1", "A2"), LAMPS.replace("A2", "A3"))
    )
    assert {(c.what, c.thing.label) for c in diff.changes if c.thing.kind == "action"} == {
        ("new", "Paint the bandstand blue"),
        ("renumbered", "Mend the gate by the canal"),
        ("renumbered", "Count the lamps on Wharf Street"),
    }


def test_references_that_last_tell_two_actions_of_like_words_apart(log: Log) -> None:
    """A row went and those below it kept their references: a reference that is new is a new action."""
    rows = [f"A{n},Publish the yearly report on noise in the {w} ward,Ann Poe,31 March 2031,Red" for n, w in enumerate(("north", "south", "east"), 1)]  # fmt: skip
    west = rows[0].replace("A1", "A4").replace("north", "west")
    diff = between(log(*rows), log(rows[1], rows[2], west))
    assert {(c.what, c.thing.label.split()[-2]) for c in diff.changes} == {("gone", "north"), ("new", "west")}  # fmt: skip
    assert diff.doubts == ()


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (
            "Ann Bee,Fire Service,Council,31 May 2031,Open",
            "recorded as Open, due 31 May 2031, with Ann Bee",
        ),
        ("Ann Bee (until 30 April 2030),,,,", ""),
        ("Ann Bee (until 30 April 2030),,,31 May 2031,", "due 31 May 2031"),
        ("Ann Bee,,,,", "with Ann Bee"),
        (",Fire Service,Council,,Open", "recorded as Open, with nobody named"),
    ],
)
def test_an_action_is_with_those_who_have_it_and_with_no_others(
    log: Log, row: str, state: str
) -> None:
    """Who is asked or told of it has it not, nor has whose part in it is over; what is not told is not said."""
    head = "As at 12 May 2031,,,,,,\nRef,Action,Responsible,Consulted,Informed,By when,Status"
    gate = "A1,Mend the gate,Cay Elm,Fire Service,Council,,"
    before, after = log(gate, head=head), log(gate, f"A2,Oil the lock,{row}", head=head)
    (new,) = between(before, after).of("new", "action")
    (gone,) = between(after, before).of("gone", "action")
    assert told(new) == (f", {state}" if state else "")
    assert told(gone).startswith(f", which was {state};" if state else "; never reported")


def test_who_else_is_consulted_or_helps_is_no_other_owner(log: Log) -> None:
    """It is told as a smaller change, by the part that they have."""
    head = "Ref,Action,Responsible,Consulted,Support"
    before, after = (
        log(f"A1,Mend the gate,Cay Elm,{asked},{helps}", head=head)
        for asked, helps in (("Fire Service", "Ann Poe"), ("Police", "Ben Ash"))
    )
    diff = between(before, after)
    assert not diff.of("owner")
    assert {(c.role, told(c)) for c in diff.of("other")} == {
        ("consulted", ": consulted: from Fire Service to Police"),
        ("supporting", ": supporting: from Ann Poe to Ben Ash"),
    }
    made = applied(before, diff)
    assert {s.id for s in made.statements} == {s.id for s in after.statements}


def test_every_sentence_counts_in_one_order() -> None:
    """Who came, who is called otherwise and of what it cannot be told which is which: of each the same kind first."""
    one, two = (
        [Entity(f"{kind}/{n}", kind, f"{kind} {n}") for kind in ("person", "post", "figure")]
        for n in "ab"
    )
    changes = (*(Change("new", e) for e in one), *(Change("renamed", e) for e in two))
    doubts = tuple(Doubt((e,), (e,), "") for e in two)
    said = Diff(Edition("a"), Edition("b"), changes, doubts).sentence
    counts = "1 figure, 1 post and 1 person"
    assert said == (
        f"{counts} came; {counts} renamed; of {counts} it cannot be told which is which."
    )


def test_a_few_words_more_are_the_same_action(log: Log) -> None:
    """Without any reference to know it by."""
    head = "Action,Owner,By when"
    old = log(
        "Open a night shelter for the winter in the old library,Cay Elm,31 October 2031",
        LAMPS[3:].rpartition(",")[0],
        head=head,
    )
    new = log(
        "Open a night shelter for the winter in the old library with forty beds,Cay Elm,31 October 2031",
        LAMPS[3:].rpartition(",")[0],
        head=head,
    )
    assert {c.what for c in between(old, new).changes} == {"reworded"}


def test_rows_that_differ_in_one_word_of_many_are_not_taken_for_one_another(log: Log) -> None:
    """One such row goes and another comes: they are as like to the third as to one another."""
    head = "Action,Owner,By when"
    rows = [
        f"Publish the yearly report on noise in the {ward} ward,Ann Poe,31 March 2031"
        for ward in ("north", "south", "east")
    ]
    diff = between(log(rows[0], rows[1], head=head), log(rows[0], rows[2], head=head))
    assert brief(diff) == set()
    (doubt,) = diff.doubts
    assert [e.label[-10:] for e in (*doubt.old, *doubt.new)] == ["south ward", " east ward"]


def test_the_same_words_twice_are_told_apart_by_the_rest_or_not_at_all(log: Log) -> None:
    """Two rows of one wording: one is known by its owner, and then the other is the other."""
    head = "Action,Owner,By when"
    first, second = (
        "Report to the Board,Ann Poe,31 March 2031",
        "Report to the Board,Ben Ash,30 June 2031",
    )
    diff = between(
        log(first, second, head=head), log(second, first.replace("31 March", "30 April"), head=head)
    )
    change = one(diff, "deadline")
    assert (change.old.value, change.new.value) == ("31 March 2031", "30 April 2031")
    changed = between(
        log(first, second, head=head),
        log(
            first.replace("Ann Poe", "Cay Elm"),
            second.replace("Ben Ash", "Dee Fir"),
            "Mend the gate,Ann Poe,1 May 2031",
            head=head,
        ),
    )
    assert changed.doubts == () or changed.doubts[0].why == "the same words stand several times"
    assert ("owner", "Report to the Board") not in brief(changed) or not changed.doubts


# --- parties, posts, plans --------------------------------------------------------------------------

BOARD = """Terms of reference of the Harbour Board

The Harbour Board is made up of:

• Vale Police
• Vale Council
• {third}

The Harbour Board is chaired by {chair} of Vale Council.
"""


def test_members_come_and_go_and_posts_change_hands(text: Callable[[str], Contents]) -> None:
    """Told of the board and of the post, with the passages."""
    old = text(BOARD.format(third="Midshire Probation Service", chair="Orla Thistle"))
    new = text(BOARD.format(third="Vale Housing Trust", chair="Ned Yarrow"))
    diff = between(old, new)
    joined = [c for c in diff.of("joined") if c.thing.label == "Harbour Board"]
    assert [c.new and c.new.value for c in joined] == ["Vale Housing Trust"]
    (left,) = [c for c in diff.of("left") if c.thing.label == "Harbour Board"]
    assert left.old is not None
    assert left.old.value == "Midshire Probation Service"
    assert left.old.citations[0].quote == "Midshire Probation Service"
    held = one(diff, "holder")
    assert (held.thing.label, held.old.value, held.new.value) == (
        "Chair of Harbour Board",
        "Orla Thistle",
        "Ned Yarrow",
    )


def test_names_that_may_mean_one_are_not_told_as_two(log: Log) -> None:
    """Nor is the action given to somebody else."""
    diff = between(log(GATE, LAMPS), log(GATE.replace("Ann Poe", "Anne Poe"), LAMPS))
    assert brief(diff) == set()
    (doubt,) = diff.doubts
    assert (doubt.old[0].label, doubt.new[0].label) == ("Ann Poe", "Anne Poe")
    assert diff.sentence == "Of 1 person it cannot be told which is which."


def test_an_owner_who_was_not_read_is_not_told_as_nobody(log: Log) -> None:
    """The cell's own words stand where the name would."""
    change = one(between(log(GATE), log(GATE.replace("Ann Poe", "Green"))), "owner")
    assert change.new.value == "not read: “Green”"


def test_what_was_not_read_is_not_told_as_gone() -> None:
    """Its words stand in the other register, and nobody knows what they were taken for."""
    labels = {"action/a": "Mend the gate"}
    old = register("action/a actionOf plan/p\naction/b actionOf plan/p", names=labels)
    new = register("action/b actionOf plan/p")
    unread = LedgerEntry("plan.txt", "line 7", "unread", "no known heading", "7. Mend the gate")
    assert brief(between(old, new)) == {("gone", "Mend the gate")}
    diff = between(old, replace(new, ledger=(unread,)))
    assert brief(diff) == set()
    assert diff.doubts[0].why == (
        "its words stand in a place of the other register, plan.txt, line 7, which was not read"
    )
    assert [e.label for e in between(replace(new, ledger=(unread,)), old).doubts[0].new] == [
        "Mend the gate"
    ]


def test_a_group_that_reports_to_another_board_is_told_by_the_relation() -> None:
    """It is no smaller change."""
    old, new = (register(f"body/panel reportsTo body/{b}\nbody/{o} governedBy body/council") for b, o in (("board", "forum"), ("forum", "board")))  # fmt: skip
    diff = between(old, new)
    change = next(c for c in diff.of("structure") if c.thing.label == "Panel")
    assert f"{title_of(change)}{told(change)}" == "body “Panel”: reports to: from Board to Forum"
    assert diff.sentence == "3 bodies answering to others."


def test_an_action_that_was_put_into_another_period_is_put_off() -> None:
    """From this year to the longer term, without a day."""
    old, new = (
        register("action/a actionOf plan/p", Statement("action/a", "horizon", raw=words, citations=cited(3, words)))
        for words in ("This year we will", "Longer term")
    )  # fmt: skip
    change = one(between(old, new), "deadline")
    assert (change.old.value, change.new.value, change.days) == (
        "This year we will",
        "Longer term",
        None,
    )


def test_what_the_text_says_now_and_only_a_chart_drew_before_is_told() -> None:
    """The same link on another basis is no new link, and no silence either."""
    stated = register("body/panel reportsTo body/board")
    drawn = replace(stated, statements=tuple(replace(s, basis="drawn") for s in stated.statements))
    diff = between(drawn, stated)
    change = one(diff, "basis")
    assert change.old.value == "Board [drawn: only a chart's layout suggests it]"
    assert change.new.value == "Board [stated: the text says so]"
    assert diff.sentence == "1 statement resting on something else."
    made = applied(drawn, diff)
    assert {(s.id, s.basis) for s in made.statements} == {
        (s.id, s.basis) for s in stated.statements
    }


def test_short_forms_alone_make_no_two_bodies_one() -> None:
    """Every partnership has a board that it calls the Board."""

    def named(body: str) -> Contents:
        link = f"{body} governedBy body/council"
        return register(link, Statement(body, "name", value="Board", citations=cited(5, "Board")))

    diff = between(named("body/north-board"), named("body/fire-panel"))
    assert diff.of("renamed") == []
    assert len(diff.doubts) == 1


def figure(value: str, period: str = "2030/31", counts: str = "burglaries") -> Contents:
    """A register with one figure of a plan."""
    said = {"value": value, "unit": "count", "period": period, "population": counts}
    return register(
        "figure/f figureOf plan/p",
        *(Statement("figure/f", t, value=v, citations=cited(9, v)) for t, v in said.items() if v),
        names={"figure/f": f"{value} {counts}"},
    )


def test_a_figure_of_the_same_kind_and_year_is_restated() -> None:
    """By what it counts, and not by its number; of another year it is another figure."""
    change = one(between(figure("412"), figure("409")), "restated")
    assert (change.old.value, change.new.value) == ("412", "409")
    assert change.new.citations[0].quote == "409"
    assert {c.what for c in between(figure("412"), figure("409", "2031/32")).changes} == {"new", "gone"}  # fmt: skip


def test_figures_that_do_not_say_what_they_count_are_not_taken_for_one_another() -> None:
    """Two bare percentages of a plan may be of anything."""
    diff = between(figure("38", counts=""), figure("42", counts=""))
    assert diff.changes == ()
    assert "what they count" in diff.doubts[0].why


def test_a_measure_that_is_dropped_is_told_and_what_stands_under_another_priority_is_moved() -> (
    None
):
    """With where it stands now."""
    labels = {
        "measure/m": "Fewer burglaries",
        "priority/a": "Burglary",
        "priority/b": "Violence",
        "action/x": "Fit locks",
    }
    base = "priority/a priorityOf plan/p\npriority/b priorityOf plan/p\n"
    old = register(
        base + "measure/m measureOf priority/a\naction/x actionOf priority/a", names=labels
    )
    without = {id_: label for id_, label in labels.items() if id_ != "measure/m"}
    new = register(base + "action/x actionOf priority/b", names=without)
    diff = between(old, new)
    assert brief(diff) == {("gone", "Fewer burglaries"), ("moved", "Fit locks")}
    moved = one(diff, "moved")
    assert (moved.old.value, moved.new.value) == ("Burglary", "Violence")
    assert "1 measure is gone" in diff.sentence


# --- the form ---------------------------------------------------------------------------------------


def test_json_has_both_sides_with_their_passages(log: Log) -> None:
    """The shape is public."""
    shape: Any = between(
        log(GATE, LAMPS), log(GATE.replace("31 March", "30 April"), LAMPS)
    ).to_json()
    assert list(shape) == [
        "old",
        "new",
        "sentence",
        "counts",
        "not_read",
        "changes",
        "cannot_tell",
        "text",
    ]
    (change,) = shape["changes"]
    assert change["what"] == "deadline"
    assert change["reference"] == "A1"
    assert change["days"] == 30
    assert change["old"] == {
        "value": "31 March 2031",
        "citations": [
            {
                "document": "log.csv",
                "locator": "row 2, column 4",
                "place": {"row": 2, "column": 4},
                "quote": "31 March 2031",
            }
        ],
    }
    assert set(shape["counts"]) <= set(WHATS)


def test_two_stores_are_compared_as_they_are_named(log: Log) -> None:
    """With what each was read from."""
    with closing(in_memory("may.remit")) as old, closing(in_memory("july.remit")) as new:
        old.replace(log(GATE))
        new.replace(log(GATE, LAMPS))
        diff = difference(old, new)
    assert (diff.old.register, diff.new.register) == ("may.remit", "july.remit")
    assert diff.new.documents == ("log.csv",)


def test_what_is_gone_with_a_document_that_was_not_read_is_told_so(repository: Path) -> None:
    """Whoever forgot to load the table is not told of a landslide without the reason."""
    folder = repository / "examples" / "harrowmere"
    both, plan = (
        load([folder / "plan.txt", folder / "delivery-plan.csv"]),
        load([folder / "plan.txt"]),
    )
    diff = between(both, plan)
    assert diff.not_read == {"delivery-plan.csv": diff.counts["gone"]}
    assert of_not_read(diff).endswith(
        "stood in delivery-plan.csv alone, from which the new register was not read."
    )
    assert between(plan, both).not_read == {}


def test_documents_alone_are_no_change() -> None:
    """What was read is told with the registers, and not as a thing that came."""
    link = "priority/a priorityOf plan/p"
    old, new = register(link), register(link, documents=(Document("plan.txt", "f" * 64), Document("table.csv", "e" * 64)))  # fmt: skip
    assert not between(old, new)
