"""The pack for the next meeting of a board whose log comes in editions: what was promised, what is due, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph.editions import as_of
from remit.graph.model import Entity
from remit.graph.opening import create_store, in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.histories import Told
from remit.queries.promises import Ledger, Promise, Promised
from remit.queries.sheets import Sheet
from remit.viz.blocks import Items
from remit.viz.invited import invited
from remit.viz.report import report

DAY, SINCE = date(2031, 7, 1), date(2031, 5, 13)


@pytest.fixture(scope="module")
def wharfside(repository: Path) -> Iterator[Store]:
    """The invented board's log of six meetings."""
    with closing(in_memory()) as store:
        store.replace(load(sorted((repository / "examples" / "wharfside").glob("log-*"))))
        yield store


def pack(store: Store, lead: str | None = None, *, redact: bool = False) -> str:
    """The pack since May, in one line for each paragraph."""
    with closing(as_of(store, SINCE)) as then:
        return report(
            store, "markdown", lead=lead, as_of=DAY, since=then, since_day=SINCE, redact=redact
        ).text


def section(text: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_the_pack_tells_the_first_and_the_last_promise_and_both_counts(wharfside: Store) -> None:
    told = section(pack(wharfside), "What was promised")
    assert "4 are overdue by the first date promised, and 3 by the last" in told
    assert "| 28 February 2031 | 30 September 2031 (moved 3 times) | yes | no |" in told
    assert "| 30 April 2031 | 30 April 2031 | yes | yes |" in told
    assert "| 31 March 2031 | 31 March 2031 | no longer listed | no longer listed |" in told
    assert "| First promised | Last promised |" in told  # what is gone is promised no more
    assert "30 June 2031: log-2031-04.xlsx, sheet Actions, row 6, column 4" in told
    assert (
        "1 other action was reported as done, and is no longer in the newest edition: WS1" in told
    )
    assert "| WS1" not in told  # done, and never late


def test_the_pack_tells_what_changed_since_a_day_of_the_same_register(wharfside: Store) -> None:
    told = section(pack(wharfside), "What changed")
    assert "Since 13 May 2031, as told by log-2031-05.csv:" in told
    assert "from 30 June 2031 to 30 September 2031, 92 days later" in told
    assert 'from nobody confirmed (written as "TBC") to Ines Farrow' in told
    assert "not read" not in told


def test_the_pack_tells_what_falls_due_and_whom_to_ask(wharfside: Store) -> None:
    text = pack(wharfside)
    due = section(text, "Due within 90 days")
    assert "31 August 2031" in due
    assert "WS7" in due
    assert "WS2" not in due  # due on the ninety-first day
    asked = section(text, "Whom to ask, and about what")
    assert "- **Tom Bree:** WS2 (late by its first date; put off)." in asked
    assert (
        "- **Priya Nand:** WS3 (late), WS6 (late) and WS4 (no longer listed, and never reported as done)."
        in asked
    )
    assert "WS7 (due soon; another owner)" in asked


def test_the_sheet_of_an_officer_has_their_own_promises_alone(wharfside: Store) -> None:
    told = section(pack(wharfside, "Tom Bree"), "What was promised")
    assert "WS2" in told
    assert "WS6" not in told
    assert "one is overdue by the first date promised, and none by the last" in told
    assert "What was promised" not in report(wharfside, "markdown", lead="Tom Bree").text


def test_the_pack_names_nobody_where_that_is_asked_for(wharfside: Store) -> None:
    text = pack(wharfside, redact=True)
    assert "Whom to ask, and about what" in text
    assert not {"Bree", "Nand", "Farrow"} & set(text.replace(":", " ").replace("*", " ").split())


def test_the_command_takes_a_day_or_a_register(wharfside: Store, tmp_path: Path) -> None:
    path = tmp_path / "board.remit"
    with closing(create_store(path)) as store:
        store.replace(wharfside.contents())
    asked = ["-r", str(path), "report", "--as-of", "2031-07-01", "--format", "markdown", "-o", "-"]
    since_day = CliRunner().invoke(remit, [*asked, "--since", "2031-05-13"])
    since_itself = CliRunner().invoke(remit, [*asked, "--since", str(path)])
    assert (since_day.exit_code, since_itself.exit_code) == (0, 0), since_day.output
    assert "1 deadline moved (later, by 92 days)" in since_day.stdout
    assert "Nothing has changed." in since_itself.stdout


@pytest.mark.parametrize(
    "asked", [["report", "--since", "2031-05-13"], ["diff", "2031-05-13", "2031-06-10"]]
)
def test_a_register_without_editions_tells_nothing_of_another_day(
    wharfside: Store, tmp_path: Path, asked: list[str]
) -> None:
    """That nothing has changed would be an answer that nobody can give."""
    path = tmp_path / "board.remit"
    contents = wharfside.contents()
    with closing(create_store(path)) as store:
        store.replace(
            replace(
                contents,
                statements=tuple(s for s in contents.statements if s.term != "asAt"),
                meta={},
            )
        )
    done = CliRunner().invoke(remit, ["-r", str(path), *asked])
    assert done.exit_code == 1
    assert "no paper of this register comes in editions" in done.output


def test_a_day_is_not_held_against_a_register(wharfside: Store, tmp_path: Path) -> None:
    path = tmp_path / "board.remit"
    with closing(create_store(path)) as store:
        store.replace(wharfside.contents())
    done = CliRunner().invoke(remit, ["-r", str(path), "diff", "2031-05-13", str(path)])
    assert done.exit_code == 2
    assert "here one is a day, and the other is none" in " ".join(done.output.split())


HEAD = "Ref,Action,Responsible,Consulted,Informed,Due\n"


def _asked(folder: Path, row: str) -> str:
    """Whom the pack asks where a row of April stands in no later edition of a log."""
    gate = "Q1,Mend the gate,Cay Elm,,,31 March 2032\n"
    for day, rows in (("12 April 2031", gate + row), ("12 May 2031", gate)):
        front = f"North Quay Board – Action log,,,,,\nAs at {day},,,,,\n"
        (folder / f"{day}.csv").write_text(front + HEAD + rows, encoding="utf-8")
    with closing(in_memory()) as store:
        store.replace(load(sorted(folder.glob("*.csv"))))
        with closing(as_of(store, date(2031, 4, 13))) as then:
            text = report(store, "markdown", since=then, since_day=date(2031, 4, 13)).text
    return section(text, "Whom to ask, and about what")


def test_nobody_is_asked_of_what_they_were_only_told_of(tmp_path: Path) -> None:
    asked = _asked(tmp_path, "Q2,Oil the lock,Ann Bee,Fire Service,Council,30 April 2031\n")
    assert "**Ann Bee, named last:** Q2" in asked
    assert "Fire Service" not in asked
    assert "Council" not in asked


def test_whose_part_is_over_is_not_asked(tmp_path: Path) -> None:
    asked = _asked(tmp_path, "Q2,Oil the lock,Ann Bee (until 30 April 2030),,,30 April 2031\n")
    assert "Ann Bee" not in asked
    assert "**Nobody is named for** Q2" in asked


def test_each_who_was_named_last_is_asked(tmp_path: Path) -> None:
    asked = _asked(tmp_path, "Q2,Oil the lock,Ann Bee and Tom Roe,,,30 April 2031\n")
    assert "**Ann Bee, named last:** Q2" in asked
    assert "**Tom Roe, named last:** Q2" in asked
    assert "Nobody is named" not in asked


def test_of_two_who_lead_each_is_asked_for_what_nobody_else_has() -> None:
    gate, lock = (Entity(f"action/{n}", "action", n) for n in ("gate", "lock"))
    late = Told("deadline", "2031-03-31", "31 March 2031", "", "", "", ())
    rows = tuple(Promised(e, e.label, (Promise("2031-03-31", late, None),)) for e in (gate, lock))

    def sheet(name: str, led: tuple[Entity, ...], *actions: Entity) -> Sheet:
        return Sheet(Entity(f"body/{name}", "body", name), "", "", False, led, actions, (), ())

    led = (Entity("priority/p", "priority", "p"),)
    sheets = [sheet("Police", led, gate, lock), sheet("Council", led, gate), sheet("Ann", (), lock)]
    (_, items) = invited(Ledger("2031-07-01", rows), sheets, None)
    assert isinstance(items, Items)
    asked = [" ".join(part.text for part in each) for each in items.lines]
    assert asked == ["Ann: lock (late).", "Police: gate (late).", "Council: gate (late)."]
