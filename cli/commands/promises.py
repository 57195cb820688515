"""`remit promises`: every date by which an action was ever to be done."""

from __future__ import annotations

from typing import Any

import click

from remit.cli.common import as_of_option, examples, reading, redact_option, shown, write_json
from remit.graph.store import Store

_moved = click.option("--moved", is_flag=True, help="Only those of which the date was moved.")
_overdue = click.option(
    "--overdue", is_flag=True, help="Only those overdue, by the first date or by the last."
)
_full = click.option("--full", is_flag=True, help="Every date of every action, with its passage.")
_csv = click.option("--csv", "as_csv", is_flag=True, help="Write CSV instead of text.")
_EXAMPLES = examples(
    "remit promises -r board.remit",
    "remit promises WS2 -r board.remit",
    "remit promises --overdue --as-of 2031-06-10 --csv -r board.remit",
)


@click.command(name="promises", epilog=_EXAMPLES)
@click.argument("name", nargs=-1)
@_moved
@_overdue
@_full
@_csv
@as_of_option
@redact_option
@reading
def command(store: Store, /, name: tuple[str, ...], *, as_json: bool, **asked: Any) -> None:
    """Every date by which an action was ever to be done: of all actions, or of the one that NAME means.

    By which edition each was promised, by how many days it moved, and who agreed to it where that is said. What is
    overdue is counted by the first date promised and by the last, always both. NAME is a name, a reference or an id.
    """
    from remit.queries.promises import ledger, narrowed

    found = ledger(store, asked["as_of"], " ".join(name))
    found = narrowed(found, moved=asked["moved"], overdue=asked["overdue"])
    store, found = shown(store, found, asked["redact"])
    if as_json:
        write_json(found.to_json())
        return
    from remit.cli import render_promises

    if asked["as_csv"]:
        click.echo(render_promises.as_csv(found), nl=False)
        return
    from remit.cli.render import page_for

    with page_for(store) as page:
        render_promises.show_ledger(page, found, full=asked["full"] or bool(name))
