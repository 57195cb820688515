"""What docs/linked-data.md shows is what happens: its commands and its Python run."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from remit.cli.group import remit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    """The manual page."""
    return (repository / "docs" / "linked-data.md").read_text(encoding="utf-8")


# rdflib warns of what its own datasets use.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
def test_the_page_runs(
    page: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command ends with 0, and every Python line gives what stands below it."""
    shutil.copytree(repository / "examples" / "harrowmere", tmp_path / "examples" / "harrowmere")
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ remit (.*)$", page, re.MULTILINE)
    assert len(commands) > 8
    for command in commands:
        done = CliRunner().invoke(remit, shlex.split(command))
        assert done.exit_code == 0, f"{command}: {done.output}"
    test = doctest.DocTestParser().get_doctest(page, {}, "linked-data.md", None, 0)
    runner = doctest.DocTestRunner()
    output: list[str] = []
    assert runner.run(test, out=output.append).failed == 0, "".join(output)


def test_every_format_is_in_the_table(page: str) -> None:
    from remit.graph.exchange import FORMATS

    assert not [
        row.name
        for row in FORMATS.values()
        if f"`{row.suffix or '--format ' + row.name}`" not in page
    ]
