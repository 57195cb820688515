"""The page on changes shows what the commands really answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import remit
from tests.cli.test_commands import run


@pytest.fixture
def page(repository: Path) -> str:
    """The page as it stands."""
    return (repository / "docs" / "changes.md").read_text(encoding="utf-8")


@pytest.fixture
def may_and_july(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the page's two logs, each loaded into a register."""
    monkeypatch.chdir(tmp_path)
    logs = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    for name, log in zip(("may", "july"), logs, strict=True):
        Path(f"{name}.csv").write_text(log, encoding="utf-8")
        assert run("load", f"{name}.csv", "-r", f"{name}.remit").exit_code == 0
    return tmp_path


@pytest.mark.usefixtures("may_and_july")
def test_the_answer_on_the_page_is_the_answer(page: str) -> None:
    """To the letter."""
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert run("diff", "may.remit", "july.remit").stdout == shown


@pytest.mark.usefixtures("may_and_july")
def test_the_python_on_the_page_runs(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And prints the deadlines that moved."""
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(code, {"remit": remit})
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Mend the gate on the canal path 366",
        "Train shop staff to report thefts 61",
    ]
