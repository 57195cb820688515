"""Where a command writes what it made, and what it says about it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from remit.cli.common import write_json
from remit.graph.errors import RegisterError

_SUFFIX = {"mermaid": "mmd", "markdown": "md"}


def form_of(output: str | None, suffixes: Mapping[str, str], usual: str) -> str:
    """The format that the suffix of a file asks for; without a suffix, the usual one.

    Raises:
        RegisterError: the suffix is that of another format.

    >>> form_of("chart.svg", {".svg": "svg"}, "html"), form_of(None, {}, "html")
    ('svg', 'html')
    """
    suffix = Path(output).suffix.lower() if output else ""
    if not suffix:
        return usual
    if suffix not in suffixes:
        raise RegisterError(
            f"{output} ends with {suffix}, which is none of {', '.join(suffixes)}; "
            "name the file otherwise, or say the form with --format"
        )
    return suffixes[suffix]


def write_out(content: bytes, output: str | None, title: str, form: str, *, as_json: bool) -> None:
    """Write the file, by default beside the user under the register's name, and say where it is."""
    if output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = Path(output) if output else Path(f"{_slug(title)}.{_SUFFIX.get(form, form)}")
    try:
        path.write_bytes(content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RegisterError(f"{path} cannot be written: {reason}; name another with -o") from error
    if as_json:
        write_json({"file": str(path), "format": form, "bytes": len(content)})
    else:
        click.echo(f"Wrote {path} ({len(content) / 1000:.0f} kB).")


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "register"
