"""`remit names`: which names were taken for one body or person, and which may be."""

from __future__ import annotations

import click

from remit.cli.common import examples, reading, redact_option, shown, write_json
from remit.graph.store import Store


@click.command(name="names", epilog=examples("remit names", "remit names --json"))
@redact_option
@reading
def command(store: Store, *, redact: str | None, as_json: bool) -> None:
    """Which names stand for one body or person, why, and which may do so.

    Nothing is joined because it looks alike: for each pair that may be one, the lines to put into the
    decisions file are given. Load with them, and the next answers go by what was decided.
    """
    from remit.queries.names import names

    store, found = shown(store, names(store), redact)
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_names import show_names

        with page_for(store) as page:
            show_names(page, found)
