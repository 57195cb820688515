"""Whoever is killed while a register is written leaves the old one or the new one, and nothing else.

`make bench BENCHFLAGS=killed` does the same fifty times for each command, at thirty partnerships.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.support.killed import Work, killed, prepared

COMMANDS = ("load", "copy", "import", "add a document")


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Work]]:
    """The commands, each to be given over a register of two partnerships."""
    folder = tmp_path_factory.mktemp("killed")
    return folder, {work.name: work for work in prepared(folder, 2)}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_left_is_the_old_register_or_the_new_one(
    name: str, works: tuple[Path, dict[str, Work]]
) -> None:
    folder, by_name = works
    found = killed(by_name[name], folder, 2, random.Random(name))
    assert found.old + found.new == 2
