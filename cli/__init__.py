"""The command line."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments name, and exit."""
    import gc

    # Half a command's time goes into imports, which make many objects and no rubbish: look for
    # rubbish a hundred times less often than by default.
    gc.set_threshold(70_000)

    from remit.cli.group import run

    run()
