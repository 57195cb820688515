"""`remit transfer`: what a reorganisation would leave without an heir."""

from __future__ import annotations

from pathlib import Path

import click

from remit.cli.common import examples, reading, write_json
from remit.graph.store import Store

_EXAMPLES = examples(
    "remit transfer map.yaml -r ours.remit", "remit transfer map.csv -r ours.remit --full --json"
)


@click.command(name="transfer", epilog=_EXAMPLES)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--full", is_flag=True, help="List all that is handed over, however long.")
@reading
def command(store: Store, /, *, map_: Path, full: bool, as_json: bool) -> None:
    """What each body or post that goes would hand over, and whether it has landed, or has no heir or several.

    MAP says who hands over to whom, as YAML (a list of from, to and, where only some things go,
    what) or as a table with these columns. The register is read and not changed.
    """
    from remit.loaders.transfer_map import transfer_map
    from remit.queries.transfer import transfer

    found = transfer(store, transfer_map(map_))
    if as_json:
        write_json(found.to_json())
        return
    from remit.cli.render import page_for
    from remit.cli.render_transfer import show_transfer

    with page_for(store) as page:
        show_transfer(page, found, full=full)
