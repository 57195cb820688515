"""The command line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType


def main() -> None:
    """Run the command that the arguments name, and exit."""
    import gc

    try:
        end_at_once()
        # Half a command's time goes into imports, which make many objects and no rubbish: look for
        # rubbish a hundred times less often than by default.
        gc.set_threshold(70_000)

        from remit.cli.group import run

        run()
    except KeyboardInterrupt:
        _leave()
    finally:
        end_at_once()
        gc.freeze()  # what is there now ends with the program, and need not be looked through for rings


def end_at_once() -> None:
    """From here on Ctrl-C ends the program without a word, as it may before and after the work.

    Python raises an exception for it wherever it happens to be, and prints a traceback where that is
    a callback of an import. Whoever told the program to ignore Ctrl-C is not overruled.
    """
    if TYPE_CHECKING:
        import signal
    else:  # built in: to import signal itself takes longer than all that comes before it
        import _signal as signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)


def end_in_order() -> None:
    """From here on Ctrl-C is an exception, so that a command can undo what it has half done."""
    if TYPE_CHECKING:
        import signal
    else:  # as above
        import _signal as signal

    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(number: int = 0, frame: FrameType | None = None) -> None:  # noqa: ARG001 - a handler's form
    import os

    os._exit(130)  # what shells report of a program that Ctrl-C ended
