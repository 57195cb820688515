"""Where text goes to: how wide it is, and whether it shows colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

import click

from remit.cli.text import Span

_USUAL = 80  # columns, where nothing says how many there are


def width() -> int:
    """The columns of the terminal, be it behind a pipe; ``COLUMNS`` overrules it."""
    with suppress(ValueError):
        if (asked := int(os.environ.get("COLUMNS", ""))) > 0:
            return asked
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with suppress(AttributeError, OSError, ValueError):  # closed, or no terminal
            if columns := os.get_terminal_size(stream.fileno()).columns:  # type: ignore[union-attr]
                # The old console of Windows begins a new line behind its last column.
                return columns - (os.name == "nt")
    return _USUAL


def colourful() -> bool:
    """Tell whether what is written shows styles: ``NO_COLOR`` and ``FORCE_COLOR`` overrule the terminal.

    Source: https://no-color.org, https://force-color.org
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def write(words: Iterable[Span]) -> None:
    """Write styled words in one go; a style is a colour, ``bold``, ``dim``, or two of these."""
    shown = colourful()
    text = "".join(
        _styled(said, style) if shown and style and said else said for said, style in words
    )
    click.echo(text, nl=False, color=shown)


def _styled(words: str, style: str) -> str:
    bold, dim = "bold" in style, "dim" in style
    colour = next((w for w in style.split() if w not in ("bold", "dim")), None)
    return click.style(words, fg=colour, bold=bold or None, dim=dim or None)
