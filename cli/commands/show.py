"""`remit show`: one thing in full."""

from __future__ import annotations

import click

from remit.cli.common import examples, known_on_option, reading, write_json
from remit.graph.store import Store


@click.command(
    name="show",
    epilog=examples(
        "remit show body/west-midlands-police", 'remit show "Stop domestic abuse" --json'
    ),
)
@click.argument("name", nargs=-1, required=True)
@known_on_option
@reading
def command(store: Store, name: tuple[str, ...], as_json: bool) -> None:
    """Everything the register says of NAME, each statement with its citations.

    NAME is any name or the id of a thing of any kind.
    """
    from remit.queries.things import show

    found = show(store, " ".join(name))
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_thing import show_thing

        with page_for(store) as page:
            show_thing(page, found)
