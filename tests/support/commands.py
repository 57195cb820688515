"""The command line, run in the process of the test."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from remit.cli.group import remit


def run(*arguments: str | Path) -> Result:
    """Run a command, 100 columns wide."""
    return CliRunner(env={"COLUMNS": "100"}).invoke(remit, list(map(str, arguments)))
