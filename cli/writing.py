"""Where a command writes what it made, and what it says about it."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from remit.cli.common import write_json
from remit.graph.errors import RegisterError

_SUFFIX = {"mermaid": "mmd", "markdown": "md"}


def form_of(
    output: str | None, suffixes: Mapping[str, str], usual: str, asked: str | None = None
) -> str:
    """The format that was ``asked`` for, or else that of a file's suffix, or else the usual one.

    Raises:
        RegisterError: the suffix is that of another format than was asked for, or of none.

    >>> form_of("chart.svg", {".svg": "svg"}, "html"), form_of(None, {}, "html")
    ('svg', 'html')
    >>> form_of("chart.txt", {".svg": "svg"}, "html", "dot")
    'dot'
    """
    suffix = Path(output).suffix.lower() if output else ""
    if asked and suffixes.get(suffix, asked) != asked:
        raise RegisterError(
            f"{output} ends with {suffix}, and --format says {asked}; leave --format out, or name the file otherwise"
        )
    if asked:
        return asked
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
        write_through([content])
        return
    path = Path(output) if output else Path(f"{_slug(title)}.{_SUFFIX.get(form, form)}")
    write_file(path, content)
    if as_json:
        write_json({"file": str(path), "format": form, "bytes": len(content)})
    else:
        click.echo(f"Wrote {path} ({len(content) / 1000:.0f} kB).")


def write_through(content: Iterable[bytes]) -> None:
    """Write pieces to standard output as they come, and say nothing beside them."""
    sys.stdout.buffer.writelines(content)
    sys.stdout.buffer.flush()


def write_file(path: Path, content: bytes | Iterable[bytes]) -> int:
    """Write a file whole, or leave what was there as it was; give how many bytes it has.

    It is made under another name beside the one that is meant, and renamed when all of it has
    reached the disk. What is no file (a device, a pipe) is written to as it is.

    Raises:
        RegisterError: it cannot be written; nothing has changed and nothing was left behind.
    """
    written = _Counted((content,) if isinstance(content, bytes) else content)
    try:
        if _is_special(path):
            with path.open("wb") as file:
                file.writelines(written)
        else:  # through links, so that they go on leading to it
            _replace(Path(os.path.realpath(path)), written)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or error
        raise RegisterError(
            f"{str(path)[:200]} cannot be written: {reason}; name another file, or make room for it"
        ) from error
    return written.bytes


class _Counted:
    """Pieces of a file, and how many bytes they have."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.bytes += len(piece)
            yield piece


def _is_special(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def _replace(path: Path, content: Iterable[bytes]) -> None:
    beside = path.with_name(f".remit-{os.urandom(6).hex()}.tmp")  # short, however long the name is
    try:
        with beside.open("xb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())  # a disk that is full may say so only now
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "register"
