"""`remit of`: the remit of a body, a post or a person."""

from __future__ import annotations

import click

from remit.cli.common import examples, known_on_option, reading, write_json
from remit.graph.store import Store


@click.command(
    name="of", epilog=examples('remit of "West Midlands Police"', "remit of Sara Ward --json")
)
@click.argument("name", nargs=-1, required=True)
@known_on_option
@reading
def command(store: Store, name: tuple[str, ...], as_json: bool) -> None:
    """Everything that NAME answers for: what is assigned to it, and what stands below that.

    NAME is any name or the id of a body, a post or a person.
    """
    from remit.queries.remit_of import remit_of

    found = remit_of(store, " ".join(name))
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_of import show_remit

        with page_for(store) as page:
            show_remit(page, found)
