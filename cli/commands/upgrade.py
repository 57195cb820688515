"""`remit upgrade`: a register's file of an earlier format, brought up to date."""

from __future__ import annotations

import click

from remit.cli.common import examples, write_json


@click.command(name="upgrade", epilog=examples("remit upgrade board.remit"))
@click.argument("file", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def command(file: str, *, as_json: bool) -> None:
    """Bring the register in FILE up to date, where an earlier version of remit made it.

    What it says stays as it is, and so do its ids; one that is up to date is left alone. To have its documents read by
    this version too, load them again.
    """
    from remit.graph.upgrading import upgrade

    done = upgrade(file)
    before, after = done.size
    if as_json:
        write_json(
            {
                "register": str(done.path),
                "changed": done.changed,
                "format": {"before": done.before, "after": done.after},
                "bytes": {"before": before, "after": after},
                "statements": done.statements,
            }
        )
    elif done.changed:
        click.echo(
            f"{done.path} is up to date now: {done.statements:,} statements, in {after:,} bytes (before: {before:,})"
        )
    else:
        click.echo(f"{done.path} is up to date already; nothing was changed")
