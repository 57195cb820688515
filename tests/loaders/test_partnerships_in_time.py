"""Several partnerships in one register, each with a log in editions: what is newest of one says nothing of another."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph.editions import as_of, editions_of, parted
from remit.graph.model import Contents
from remit.graph.opening import create_store, in_memory
from remit.graph.store import Store
from remit.graph.within import part_of, parts_of
from remit.loaders import load
from remit.loaders.updating import update
from remit.queries.promises import ledger
from tests.support.told import canonical

PLAN = """The Safer {0} Partnership is the community safety partnership for {0}.

The Safety Board is made up of the Council and Vale Police.
"""
# Both boards call their log the same, and bring it on other days.
LOGS = {
    "north": {
        "12 May 2031": ["N1,Light the paths of Alder,Ann Bee,30 June 2031,Open", "N2,Mend the Alder gate,Ann Bee,31 May 2031,Open"],
        "9 June 2031": ["N1,Light the paths of Alder,Tom Roe,30 September 2031,Open"],
    },
    "south": {
        "14 April 2031": ["S1,Light the paths of Birch,Ida Moss,30 June 2031,Open"],
        "19 May 2031": ["S1,Light the paths of Birch,Ida Moss,31 July 2031,Open", "S2,Count the Birch lamps,Ida Moss,31 August 2031,Open"],
    },
}  # fmt: skip


@pytest.fixture
def region(tmp_path: Path) -> list[Path]:
    folders = []
    for folder, place in (("north", "Alder"), ("south", "Birch")):
        where = tmp_path / folder
        where.mkdir()
        (where / "plan.txt").write_text(PLAN.format(place), encoding="utf-8")
        for n, (day, rows) in enumerate(LOGS[folder].items(), 1):
            lines = ["Safety Board – Action log,,,,", f"As at {day},,,,", "Ref,Action,Owner,Due date,Status", *rows]  # fmt: skip
            (where / f"log-{n}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
        folders.append(where)
    return folders


@pytest.fixture
def store(region: list[Path]) -> Store:
    store = in_memory()
    store.replace(load(region))
    return store


def actions(store: Store) -> set[str]:
    return {e.label for e in store.of_kind("action")}


def test_the_newest_log_of_each_partnership_answers(store: Store) -> None:
    """That one board has met since makes no log of another an old one."""
    assert len(editions_of(store.contents())) == 4
    assert actions(store) == {
        "Light the paths of Alder",
        "Light the paths of Birch",
        "Count the Birch lamps",
    }
    _, aside = parted(store.contents())
    assert {e.label for e in aside.entities if e.kind == "action"} == {"Mend the Alder gate"}


def test_of_one_partnership_its_own_editions_answer(store: Store) -> None:
    found = {one.key: (actions(part), part.meta()["editions"]) for one, part in parts_of(store)}
    assert found["safer-alder-partnership"][0] == {"Light the paths of Alder"}
    assert found["safer-birch-partnership"][0] == {
        "Light the paths of Birch",
        "Count the Birch lamps",
    }
    assert "2031-05-19" not in found["safer-alder-partnership"][1]


def test_a_day_is_asked_of_all_and_of_one(store: Store) -> None:
    with closing(as_of(store, date(2031, 5, 13))) as view:
        assert actions(view) == {
            "Light the paths of Alder",
            "Mend the Alder gate",
            "Light the paths of Birch",
        }
        with closing(part_of(view, "south")) as part:
            assert actions(part) == {"Light the paths of Birch"}


def test_the_promises_of_one_partnership_are_its_own(store: Store) -> None:
    with closing(part_of(store, "north")) as part:
        found = ledger(part, date(2031, 10, 1))
    assert {row.reference: [p.due for p in row.promises] for row in found.rows} == {
        "N1": ["2031-06-30", "2031-09-30"],
        "N2": ["2031-05-31"],
    }
    assert (found.by_first, found.by_last) == (1, 1)
    assert len(ledger(store, date(2031, 10, 1)).moved) == 2


def test_a_partnership_with_editions_is_read_as_if_it_were_loaded_alone(
    store: Store, region: list[Path]
) -> None:
    alone = load([region[0]])
    with closing(part_of(store, "north")) as part:
        held = part.contents()

    def told(contents: Contents) -> set[tuple[object, ...]]:
        now, aside = parted(contents)
        return {
            (s.subject.replace("safer-alder-partnership/", ""), s.term, s.value, s.raw, place)
            for place, said in (("now", now.statements), ("aside", aside.statements))
            for s in said
            if s.subject.startswith("action/")
        }

    assert told(held) == told(alone)


def test_in_whatever_order_and_one_by_one_the_register_is_the_same(
    region: list[Path], tmp_path: Path
) -> None:
    first = canonical(load(region))
    assert all(canonical(load(order)) == first for order in permutations(region))
    address = tmp_path / "region.remit"
    newest = {folder / "log-2.csv": (folder / "log-2.csv").read_bytes() for folder in region}
    for path in newest:
        path.unlink()
    update(address, region)
    for path, content in newest.items():
        path.write_bytes(content)
        update(address, region)
    with closing(create_store(address)) as store:
        assert canonical(store.contents()) == first


def test_the_commands_take_a_partnership_and_a_day(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "region.remit"
    with closing(create_store(path)) as kept:
        kept.replace(store.contents())
    asked = ["-r", str(path), "list", "actions", "--partnership", "north"]
    now = CliRunner().invoke(remit, asked)
    then = CliRunner().invoke(remit, [*asked, "--as-of", "2031-05-13"])
    assert "Mend the Alder gate" not in now.stdout
    assert "Mend the Alder gate" in then.stdout
    assert "Birch" not in now.stdout + then.stdout
    changed = CliRunner().invoke(
        remit, ["-r", str(path), "diff", "2031-05-13", "2031-06-10", "--partnership", "north"]
    )
    assert "Mend the Alder gate" in changed.stdout
    assert "92 days later" in " ".join(changed.stdout.split())
