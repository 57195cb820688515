"""Files whose names no person gave: what they are called in what people read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.loaders import load

PLAN, TABLE = "000_46f4c1e3ba41d37a.txt", "3f2504e0-4f89-11d3-9a0c-0305e82c3301.csv"


@pytest.fixture
def made(tmp_path: Path, harrowmere_files: list[Path]) -> list[Path]:
    """The invented partnership's documents, named as a machine that fetched them would."""
    for name, file in zip((PLAN, TABLE), harrowmere_files, strict=True):
        (tmp_path / name).write_bytes(file.read_bytes())
    return [tmp_path / PLAN, tmp_path / TABLE]


def test_a_file_named_by_a_machine_goes_by_its_plan_or_the_priority_of_its_actions(
    made: list[Path],
) -> None:
    assert json.loads(load(made).meta["titles"]) == {
        PLAN: "Community Safety Plan",
        TABLE: "Actions for “Serious violence”",
    }


@pytest.mark.parametrize("name", ["delivery-plan.csv", "20260630.csv", "facade-added.csv"])
def test_a_file_named_by_a_person_keeps_its_name(
    tmp_path: Path, harrowmere_files: list[Path], name: str
) -> None:
    """Words of letters from a to f, and days, are no machine's."""
    (tmp_path / name).write_bytes(harrowmere_files[1].read_bytes())
    assert "titles" not in load([tmp_path / name]).meta


def test_the_title_is_what_people_read_and_the_file_what_programs_do(
    made: list[Path], tmp_path: Path
) -> None:
    """Which file a title stands for is said below."""
    register = str(tmp_path / "a.remit")
    assert CliRunner().invoke(remit, ["load", *map(str, made), "-r", register]).exit_code == 0
    shown = CliRunner().invoke(remit, ["-r", register, "who", "knife crime"]).stdout
    title = "Community Safety Plan"
    above, _, below = shown.rpartition(f"{title}: the file {PLAN}")
    assert f"{title}, line " in " ".join(above.split())
    assert PLAN not in above + below
    told = json.loads(
        CliRunner().invoke(remit, ["-r", register, "who", "knife crime", "--json"]).stdout
    )
    cited = {c["document"] for hop in told["answers"][0]["chain"] for c in hop["citations"]}
    assert cited == {PLAN, TABLE}
