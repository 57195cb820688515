"""How much is done, in per cent: told of each action, and on average only with what the average is of."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph.editions import as_of
from remit.graph.opening import create_store, in_memory
from remit.graph.store import Store
from remit.loaders import load
from remit.queries.changes import difference
from remit.queries.percentages import Average, Progress
from remit.queries.percentages_told import of_edition, of_stated
from remit.queries.promises import ledger
from tests.support.answers import row

HEADER = ("Ref", "Action", "Owner", "Due date", "% complete")
WORK = {
    "Q1": "Mend the gate on the canal path",
    "Q2": "Oil the lock of the boathouse",
    "Q3": "Count the lamps that are out on Wharf Street",
}


def log(
    folder: Path,
    day: str,
    done: Sequence[tuple[str, ...]],
    *,
    more: Sequence[str] = (),
    header: Sequence[str] = HEADER,
) -> Path:
    """A log of one board as at a day; of each action its reference and what stands in the last columns."""
    path = folder / f"log-{day.replace(' ', '-')}.csv"
    lines: list[Sequence[str]] = [["North Quay Board – Action log"], [f"As at {day}"], header]
    lines += [(ref, WORK[ref], "Ann Bee", "31 March 2033", *last) for ref, *last in done]
    lines += [[each] for each in more]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*line, *[""] * (len(header) - len(line))] for line in lines)
    return path


def register(*papers: Path) -> Store:
    store = in_memory()
    store.replace(load(papers))
    return store


def averages(store: Store) -> tuple[Average, ...]:
    (only,) = ledger(store).progress
    return only.averages


def test_an_average_is_told_with_the_actions_that_it_is_of_and_their_number(tmp_path: Path) -> None:
    may = log(tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", "60"), ("Q3", "")])
    (one,) = averages(register(may))
    assert [(p.reference, p.percent) for p in one.parts] == [("Q1", 40.0), ("Q2", 60.0)]
    assert (
        of_edition(one)
        == "As at 12 May 2031: 50% on average of 2 of its 3 actions (Q1 40% and Q2 60%)."
    )
    assert [c.locator for p in one.parts for c in p.citations] == [
        "row 4, column 5",
        "row 5, column 5",
    ]


def test_a_percentage_of_one_action_alone_is_no_average(tmp_path: Path) -> None:
    may = log(tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", ""), ("Q3", "")])
    (one,) = averages(register(may))
    assert of_edition(one) == "As at 12 May 2031: 40%, of Q1 alone; the other 2 actions give none."


def test_an_average_that_rises_as_an_action_was_taken_off_is_told_to_be_what_it_was(
    tmp_path: Path,
) -> None:
    may = log(tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", "60%"), ("Q3", "5%")])
    june = log(tmp_path, "9 June 2031", [("Q1", "40%"), ("Q2", "60%")])
    _, now = averages(register(may, june))
    assert now.mean == 50
    assert of_edition(now).endswith(
        "; of the 2 that the edition before gives one too, 50% in both."
    )


def test_what_was_done_between_two_editions_is_told_of_the_same_actions(tmp_path: Path) -> None:
    may = log(tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", "60%")])
    june = log(tmp_path, "9 June 2031", [("Q1", "50%"), ("Q2", "80%"), ("Q3", "0%")])
    _, now = averages(register(june, may))
    assert of_edition(now) == (
        "As at 9 June 2031: 43.33% on average of all its 3 actions (Q1 50%, Q2 80% and Q3 0%); "
        "of the 2 that the edition before gives one too, from 50% to 65%."
    )


def test_on_a_day_only_the_editions_known_by_then_are_averaged(tmp_path: Path) -> None:
    may = log(tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", "60%")])
    june = log(tmp_path, "9 June 2031", [("Q1", "50%"), ("Q2", "80%")])
    view = as_of(register(may, june), date(2031, 5, 31))
    assert [one.day for one in averages(view)] == ["2031-05-12"]


def test_a_column_of_percentages_beside_a_status_is_read_and_its_fall_told(tmp_path: Path) -> None:
    both = (*HEADER, "Status")
    may = log(
        tmp_path, "12 May 2031", [("Q1", "40%", "On track"), ("Q2", "60%", "Open")], header=both
    )
    june = log(
        tmp_path, "9 June 2031", [("Q1", "30%", "On track"), ("Q2", "60%", "Open")], header=both
    )
    gate = row(ledger(register(may, june)), "Q1")
    assert [(s.term, s.words) for s in gate.states] == [
        ("status", "On track"),
        ("percentDone", "40%"),
        ("percentDone", "30%"),
    ]
    (fell,) = difference(register(may), register(june)).of("status")
    assert fell.thing.label == WORK["Q1"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("40% – parts ordered", 40.0), ("In progress (40%)", 40.0), ("75 per cent complete", 75.0), ("40% of shops were asked", None), ("Complete", None)],
)  # fmt: skip
def test_a_status_gives_a_percentage_only_of_the_action_itself(
    tmp_path: Path, words: str, found: float | None
) -> None:
    header = (*HEADER[:-1], "Status")
    may = log(tmp_path, "12 May 2031", [("Q1", words), ("Q2", "60%")], header=header)
    (one,) = averages(register(may))
    given = {part.reference: part.percent for part in one.parts}
    assert given.get("Q1") == found
    assert given["Q2"] == 60


def test_an_average_that_a_paper_gives_itself_is_told_with_whether_it_says_of_what(
    tmp_path: Path,
) -> None:
    may = log(
        tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", "60%"), ("Q3", "20%")],
        more=["Overall, the log is 62% complete.", "On average the work is 55% done across 14 actions of all boards."],
    )  # fmt: skip
    (one,) = averages(register(may))
    assert [of_stated(stated) for stated in one.stated] == [
        "The paper itself says “Overall, the log is 62% complete.”, and not of what.",
        "The paper itself says “On average the work is 55% done across 14 actions of all boards.”: of “14 actions”.",
    ]


def test_a_column_of_percentages_heads_a_table_below_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    lines = [
        ["North Quay Board – Action log"],
        ["As at 12 May 2031"],
        ["Overall the log is 62% complete."],
        HEADER,
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [
            (ref, work, "Ann Bee", "31 March 2033", f"{n}0%")
            for n, (ref, work) in enumerate(WORK.items(), 3)
        ]
        csv.writer(file).writerows([*line, *[""] * (5 - len(line))] for line in [*lines, *rows])
    (one,) = averages(register(path))
    assert [part.percent for part in one.parts] == [30, 40, 50]
    assert [stated.words for stated in one.stated] == ["Overall the log is 62% complete."]


def test_a_row_that_averages_is_no_action_and_told_as_the_papers_own_average(
    tmp_path: Path,
) -> None:
    may = log(tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", "60%"), ("Q3", "20%")])
    with may.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["Average", "", "", "", "55%"])
    (one,) = averages(register(may))
    assert len(one.parts) + len(one.without) == 3
    assert [stated.words for stated in one.stated] == ["Average 55%"]


def test_the_averages_are_in_text_in_json_and_in_the_pack(tmp_path: Path) -> None:
    may = log(tmp_path, "12 May 2031", [("Q1", "40%"), ("Q2", "60%")])
    june = log(tmp_path, "9 June 2031", [("Q1", "50%"), ("Q2", "80%")])
    path = tmp_path / "board.remit"
    store = create_store(path)
    store.replace(load([may, june]))
    store.close()

    def told(*words: str) -> str:
        result = CliRunner().invoke(remit, [*words, "-r", str(path)])
        assert result.exit_code == 0, result.output
        return " ".join(result.stdout.split())

    sentence = "65% on average of all its 2 actions (Q1 50% and Q2 80%)"
    assert "How much is done, as “North Quay Board – Action log” gives it" in told("promises")
    assert sentence in told("promises")
    (paper,) = json.loads(told("promises", "--json"))["progress"]
    assert paper["editions"][1]["average"] == 65
    assert [each["reference"] for each in paper["editions"][1]["of"]] == ["Q1", "Q2"]
    assert paper["editions"][1]["since"] == {"count": 2, "before": 50, "now": 65}
    pack = tmp_path / "pack.md"
    told("report", "--since", "2031-05-12", "-o", str(pack))
    assert sentence in " ".join(pack.read_text(encoding="utf-8").split())


def test_of_a_paper_of_many_editions_the_first_and_the_last_are_told() -> None:
    from remit.graph.model import Entity
    from remit.queries.percentages import Part
    from remit.queries.percentages_told import editions_told

    part = Part(Entity("action/a", "action", "Mend the gate"), "Q1", 40.0, ())
    many = Progress("log", tuple(Average(f"2031-{n:02}-01", (part,)) for n in range(1, 13)))
    assert [one.day[5:7] for one in editions_told(many)] == ["01", "08", "09", "10", "11", "12"]
    assert len(editions_told(many, full=True)) == 12
