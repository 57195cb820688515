"""`remit without`: what would be left unowned."""

from __future__ import annotations

import click

from remit.cli.common import examples, reading, write_json
from remit.graph.store import Store


@click.command(
    name="without",
    epilog=examples('remit without "West Midlands Police"', "remit without Sara Ward --json"),
)
@click.argument("name", nargs=-1, required=True)
@click.option("--full", is_flag=True, help="List all that would be left, however long.")
@reading
def command(store: Store, name: tuple[str, ...], *, full: bool, as_json: bool) -> None:
    """What nobody would answer for, or do, if NAME were not there.

    NAME is any name or the id of a body, a post or a person; its posts fall empty with it.
    """
    from remit.queries.without import without

    found = without(store, " ".join(name))
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_of import show_without

        with page_for(store) as page:
            show_without(page, found, in_full=full)
