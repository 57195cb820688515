"""The ledger of promises: every date that was ever given, and what is late by the first and by the last."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph.editions import as_of
from remit.graph.errors import NotFoundError
from remit.graph.opening import create_store, in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.histories import Histories
from remit.queries.listing import Wanted, listing
from remit.queries.matter import matter
from remit.queries.promises import ledger
from remit.queries.promises_told import of_row
from remit.queries.things import show
from remit.queries.who import who
from tests.support.answers import row
from tests.support.lines import contents

JULY = date(2031, 7, 31)


@pytest.fixture(scope="module")
def board(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented board's log of six meetings, in a register in a file."""
    path = tmp_path_factory.mktemp("board") / "board.remit"
    store = create_store(path)
    store.replace(load(sorted((repository / "examples" / "wharfside").glob("log-*"))))
    store.close()
    return path


@pytest.fixture
def wharfside(board: Path) -> Iterator[Store]:
    store = create_store(board)
    yield store
    store.close()


def of_lines(*lines: str) -> Store:
    store = in_memory()
    store.replace(contents(lines))
    return store


def test_every_date_that_was_promised_is_told_with_the_editions_that_gave_it(
    wharfside: Store,
) -> None:
    lamps = row(ledger(wharfside), "WS2")
    assert [(p.due, p.slipped, p.told.since, p.told.until) for p in lamps.promises] == [
        ("2031-02-28", None, "2031-01-14", "2031-01-14"),
        ("2031-04-30", 61, "2031-02-11", "2031-03-11"),
        ("2031-06-30", 61, "2031-04-08", "2031-05-13"),
        ("2031-09-30", 92, "2031-06-10", "2031-06-10"),
    ]
    assert lamps.slipped == 214
    documents = [c.document for p in lamps.promises for c in p.told.citations]
    assert documents == [f"log-2031-0{n}.{kind}" for n, kind in enumerate(("docx", "docx", "xlsx", "xlsx", "csv", "docx"), 1)]  # fmt: skip


def test_what_is_overdue_is_counted_by_the_first_date_and_by_the_last(wharfside: Store) -> None:
    found = ledger(wharfside, JULY)
    assert row(found, "WS2").overdue("2031-07-31") == (True, False)
    assert row(found, "WS6").overdue("2031-07-31") == (True, True)
    assert (found.by_first, found.by_last) == (4, 3)
    assert "4 are overdue by the first date promised, and 3 by the last" in found.sentence


def test_what_was_dropped_unclosed_stays_in_the_ledger_and_is_told_apart(wharfside: Store) -> None:
    found = ledger(wharfside, JULY)
    assert [each.reference for each in found.gone] == ["WS4"]
    assert row(found, "WS4").gone == "2031-03-11"
    assert row(found, "WS4").overdue("2031-07-31") == (False, False)
    assert (
        "1 other action is no longer in the newest edition, and nobody reported it as done: WS4"
        in found.sentence
    )


def test_the_sentence_counts_every_action_of_the_ledger_once(wharfside: Store) -> None:
    found = ledger(wharfside, JULY)
    counted = [int(n) for n in re.findall(r"(\d+) (?:actions have|other action )", found.sentence)]
    assert counted == [5, 1, 1]
    assert sum(counted) == len(found.rows)


def test_what_was_told_to_be_done_and_taken_off_is_closed(wharfside: Store) -> None:
    assert row(ledger(wharfside), "WS1").closed
    assert (
        "1 other action was reported as done, and is no longer in the newest edition: WS1"
        in ledger(wharfside).sentence
    )


def test_the_states_of_an_action_are_told_in_their_order(wharfside: Store) -> None:
    wardens = row(ledger(wharfside), "WS3")
    assert [(s.words, s.since, s.until) for s in wardens.states] == [
        ("Open", "2031-01-14", "2031-04-08"),
        ("At risk", "2031-05-13", "2031-06-10"),
    ]


def test_on_a_day_only_what_was_promised_by_then_is_known(wharfside: Store) -> None:
    view = as_of(wharfside, date(2031, 3, 31))
    lamps = row(ledger(view, date(2031, 3, 31)), "WS2")
    assert [p.due for p in lamps.promises] == ["2031-02-28", "2031-04-30"]


def test_a_date_that_comes_back_is_promised_twice() -> None:
    store = of_lines(
        "edition 2031-01-31",
        "action/a deadline 2031-06-30",
        "edition 2031-02-28",
        "action/a deadline 2031-09-30",
        "edition 2031-03-31",
        "action/a deadline 2031-06-30",
    )
    (only,) = ledger(store).rows
    assert [(p.due, p.slipped) for p in only.promises] == [
        ("2031-06-30", None),
        ("2031-09-30", 92),
        ("2031-06-30", -92),
    ]
    assert only.slipped == 0


def test_a_date_that_gave_way_to_words_without_a_day_is_given_up_and_late_by_the_first_only() -> (
    None
):
    store = of_lines(
        "edition 2031-01-31",
        "action/a deadline 2031-06-30",
        "edition 2031-02-28",
        "action/a deadline Ongoing",
    )
    found = ledger(store, JULY)
    (only,) = found.rows
    assert (only.first, only.last, only.given_up) == ("2031-06-30", "", "Ongoing")
    assert only.overdue("2031-07-31") == (True, False)
    assert of_row(only, "2031-07-31") == (
        "31 days overdue by the first date, now “Ongoing”, which names no day"
    )
    assert "1 action had a date and has none any more" in found.sentence


def test_an_action_goes_by_the_reference_that_the_newest_edition_gives_it() -> None:
    store = of_lines(
        "edition 2031-01-31",
        "action/a reference Q1",
        "action/a deadline 2031-06-30",
        "edition 2031-02-28",
        "action/a reference R4",
        "action/a deadline 2031-06-30",
    )
    found = ledger(store, JULY)
    (only,) = found.rows
    assert only.reference == "R4"
    assert "one is overdue by the first date promised, and one by the last" in found.sentence


def test_a_day_that_stands_beside_words_without_one_still_stands() -> None:
    store = of_lines(
        "edition 2031-01-31",
        "action/a deadline 2031-06-30",
        "edition 2031-02-28",
        "action/a deadline 2031-06-30",
        "action/a deadline Ongoing",
    )
    (only,) = ledger(store, JULY).rows
    assert (only.last, only.given_up) == ("2031-06-30", "")


def test_two_dates_in_one_edition_are_no_move() -> None:
    store = of_lines(
        "edition 2031-01-31",
        "action/a deadline 2031-06-30",
        "edition 2031-02-28",
        "action/a deadline 2031-06-30",
        "action/a deadline 2031-09-30",
    )
    (only,) = ledger(store).rows
    assert not only.moves


def test_papers_that_are_no_editions_of_each_other_move_no_date() -> None:
    store = of_lines("action/a deadline 2031-06-30", "action/a deadline 2031-09-30")
    (only,) = ledger(store).rows
    assert len(only.promises) == 2
    assert not only.moves


def test_a_paper_that_gives_the_first_date_beside_the_revised_one_tells_of_both() -> None:
    store = of_lines("action/a deadline 2031-09-30", "action/a wasDue 2031-06-30")
    found = ledger(store, JULY)
    (only,) = found.rows
    assert [(p.due, p.slipped, p.moved) for p in only.promises] == [
        ("2031-06-30", None, True),
        ("2031-09-30", 92, False),
    ]
    assert (found.by_first, found.by_last) == (1, 0)
    assert listing(store, "action", Wanted(overdue="2031-07-31")).by_first == 1


def test_a_first_date_that_an_edition_gave_itself_is_not_told_twice() -> None:
    store = of_lines(
        "edition 2031-01-31",
        "action/a deadline 2031-06-30",
        "edition 2031-02-28",
        "action/a deadline 2031-09-30",
        "action/a wasDue 2031-06-30",
        "edition 2031-03-31",
        "action/a deadline 2031-12-31",
        "action/a wasDue 2031-06-30",
    )
    (only,) = ledger(store).rows
    assert [(p.due, p.slipped) for p in only.promises] == [
        ("2031-06-30", None),
        ("2031-09-30", 92),
        ("2031-12-31", 92),
    ]


def test_who_agreed_to_another_date_is_told_in_the_words_of_the_edition_that_gave_it() -> None:
    store = of_lines(
        "edition 2031-01-31",
        "action/a deadline 2031-06-30",
        "update/u updateOf action/a",
        "update/u text The Board agreed the scope.",
        "edition 2031-02-28",
        "action/a deadline 2031-09-30",
        "update/v updateOf action/a",
        "update/v text Steel is late. The extension was agreed by the Harbour Committee.",
    )
    (only,) = ledger(store).rows
    first, second = only.promises
    assert first.granted == ()
    (granted,) = second.granted
    assert granted.words == "The extension was agreed by the Harbour Committee."
    assert [c.document for c in granted.citations] == ["log-2031-02-28.txt"]


def test_one_action_is_asked_for_by_its_reference_also_where_it_is_gone(wharfside: Store) -> None:
    assert [each.reference for each in ledger(wharfside, name="WS4").rows] == ["WS4"]
    with pytest.raises(NotFoundError, match="only actions are promised"):
        ledger(wharfside, name="Tom Bree")


def test_a_register_without_editions_has_one_date_for_each_action() -> None:
    store = of_lines("action/a deadline 2031-06-30", "action/b status Open")
    found = ledger(store, JULY)
    assert (len(found.rows), found.undated, found.moved) == (1, 1, ())
    assert "1 action has a date, and none was moved" in found.sentence


def test_a_list_of_what_is_overdue_counts_by_the_first_date_too(wharfside: Store) -> None:
    found = listing(wharfside, "action", Wanted(overdue="2031-07-31"))
    assert (len(found.rows), found.by_first) == (3, 4)
    assert found.sentence.endswith("By the first date promised: 4.")
    assert found.to_json()["overdue"] == {"by_first": 4, "by_last": 3}


def test_show_tells_every_date_and_every_state(wharfside: Store) -> None:
    shown = show(wharfside, "WS2")
    assert shown.promised
    assert len(shown.promised.promises) == 4
    assert show(wharfside, "WS7").promised is None


def test_histories_look_at_each_statement_once_for_many_things() -> None:
    """Work in proportion: each of twice as many rows in twice as many editions costs the same."""

    def work(rows: int, editions: int) -> int:
        lines = [
            line
            for n in range(editions)
            for line in (
                f"edition 2031-01-{n + 1:02}",
                *(f"action/a{m} deadline 2031-06-30" for m in range(rows)),
            )
        ]
        histories = Histories(contents(lines))
        return sum(
            len(told.citations)
            for m in range(rows)
            for told in histories.of(f"action/a{m}", "deadline")
        )

    assert work(8, 6) == 4 * work(4, 3)


# --- the command ---------------------------------------------------------------------------------


def run(*arguments: str | Path) -> str:
    done = CliRunner(env={"COLUMNS": "100"}).invoke(remit, list(map(str, arguments)))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command_tells_what_moved_with_its_passages(board: Path) -> None:
    told = run("-r", board, "promises", "--as-of", "2031-07-31")
    assert "moved 3 times, 214 days later in all" in " ".join(told.split())
    assert "153 days overdue by the first date, not by the last" in " ".join(told.split())
    assert "log-2031-04.xlsx" in told


def test_text_json_and_csv_tell_the_same_dates(board: Path) -> None:
    told = json.loads(run("-r", board, "promises", "WS2", "--json"))
    (one,) = told["rows"]
    dates = [promise["due"] for promise in one["promises"]]
    assert all(promise["citations"] for promise in one["promises"])
    lines = run("-r", board, "promises", "WS2", "--csv").splitlines()
    assert [line.split(",")[4] for line in lines[1:]] == dates
    assert told["overdue"] == {"by_first": 1, "by_last": 0}


def test_what_is_narrowed_is_still_counted_of_all(board: Path) -> None:
    told = json.loads(run("-r", board, "promises", "--moved", "--json"))
    assert [each["reference"] for each in told["rows"]] == ["WS2"]
    assert told["dated"] > 1


def test_names_are_left_out_where_that_is_asked_for(board: Path) -> None:
    told = run("-r", board, "promises", "--full", "--redact", "people")
    assert "Bree" not in told


@pytest.mark.parametrize("asked", ["WS4", "who asks the ferry company for reports of assaults"])
def test_who_says_of_what_only_earlier_editions_tell_when_it_was_told(
    wharfside: Store, asked: str
) -> None:
    """It was given to somebody then: no word that nobody was named, nor that it was not understood."""
    found = who(wharfside, asked)
    assert found.sentence.endswith(
        "only earlier editions tell of it, log-2031-03.xlsx of 11 March 2031 last; see it with "
        "--as-of 2031-03-11."
    )
    assert found.earlier is not None
    assert [c.locator for c in found.earlier.citations] == ["sheet Actions, row 9"]
    assert not found.narrative
    (then,) = who(as_of(wharfside, date(2031, 3, 11)), "WS4").answers
    assert [party.entity.label for party in then.responsible] == ["Priya Nand"]


def test_what_only_earlier_editions_tell_of_a_matter_is_said_to_be_told_by_these(
    wharfside: Store,
) -> None:
    found = matter(wharfside, "ferry")
    assert found.sentence == (
        'Nothing speaks of "ferry" now: only earlier editions tell of it, log-2031-03.xlsx of 11 March 2031 last; '
        "see it with --as-of 2031-03-11."
    )
    assert matter(wharfside, "submarines").earlier is None
