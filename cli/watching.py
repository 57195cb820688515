"""A bar for long work, on a terminal and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from remit.loaders.progress import Told, silent

_LONGEST = 40  # letters of a document's name


@contextmanager
def watching(what: str) -> Iterator[Told]:
    """Show how far the work has come, with the document at hand and the time that is left; errors are told below it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", style="dim", markup=False),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as bar:
        task = bar.add_task(what, total=1.0, name="")

        def told(name: str, share: float) -> None:
            cut = name if len(name) <= _LONGEST else f"…{name[1 - _LONGEST :]}"
            bar.update(task, completed=share, name=cut)

        yield told
