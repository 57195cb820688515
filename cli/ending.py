"""How a command ends that did not do what it was asked: the one place for what nobody foresaw.

What a user can mend is a :class:`~remit.graph.errors.RemitError` and says so itself. Everything else
that comes up here is one sentence too, and its traceback is kept for ``remit --debug``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from remit.cli.text import plain
from remit.graph.errors import RemitError


class Fault(click.ClickException):
    """Something that the user can mend, as one sentence on standard error; exit 1."""


class Stopped(click.ClickException):
    """Ctrl-C; no fault of anybody's."""

    exit_code = 130

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it below the line on which the terminal has written ``^C``."""
        click.echo(f"\n{self.message}", file=file or sys.stderr)


@contextmanager
def one_sentence(*, debug: bool) -> Iterator[None]:
    """Turn whatever a command ends with into one sentence and an exit status.

    Raises:
        Fault: for every error, ours or not; with ``debug`` what is not ours comes up as it is.
        Stopped: for Ctrl-C.
    """
    try:
        yield
        sys.stdout.flush()  # a full device is heard of now, not by the interpreter when it ends
    except RemitError as error:
        raise Fault(plain(str(error), keep_lines=True)) from error
    except (KeyboardInterrupt, click.Abort) as stop:
        raise Stopped("Stopped by Ctrl-C.") from stop
    except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
        raise  # wrong usage, --help, and a reader that has seen enough: click knows what to do
    except Exception as error:
        if isinstance(error, OSError):
            _forget_output()
        if debug:
            raise
        raise Fault(plain(unforeseen(error))) from error


def unforeseen(error: Exception) -> str:
    """Say an exception that is not ours in one sentence, with what to do.

    >>> import errno
    >>> unforeseen(OSError(errno.ENOSPC, "No space left on device", "pack.html"))
    'pack.html: no space left on device; make room or check your rights, and try again'
    """
    if isinstance(error, OSError) and error.strerror:
        where = "the output" if error.filename is None else os.fsdecode(error.filename)
        reason = error.strerror[:1].lower() + error.strerror[1:]
        return f"{where}: {reason}; make room or check your rights, and try again"
    if isinstance(error, MemoryError):
        return (
            "there is not enough memory for this; ask for less at a time, or close other programs"
        )
    said = " ".join(str(error).split())[:200]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return (
        f"this is a fault of Remit and none of yours ({what}{_place(error)}); "
        "put --debug behind remit, run it again, and report what it prints"
    )


def _place(error: Exception) -> str:
    """The innermost place in our own code that the exception went through."""
    ours = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib need not be there yet
    place, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith(ours):
            place = f" at {os.path.relpath(name, ours)}:{trace.tb_lineno}".replace(os.sep, "/")
        trace = trace.tb_next
    return place


def _forget_output() -> None:
    """Let the interpreter flush into nothing at its end: what it cannot write it would complain about."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
