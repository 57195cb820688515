"""`remit dependencies`: where priorities depend on each other, and why."""

from __future__ import annotations

import click

from remit.cli.common import examples, reading, write_json
from remit.graph.store import Store

_EXAMPLES = examples(
    "remit dependencies",
    "remit dependencies --matters",
    'remit dependencies "Serious violence" "Domestic abuse"',
)


@click.command(
    name="dependencies",
    epilog=_EXAMPLES,
)
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--full", is_flag=True, help="Give every reason, with all passages of both sides.")
@click.option("--matters", "only", flag_value="matters", help="Only what cuts across, in full.")
@click.option("--matrix", "only", flag_value="matrix", help="Show the weights as a matrix.")
@reading
def command(
    store: Store, a: str | None, b: str | None, *, full: bool, only: str | None, as_json: bool
) -> None:
    """Where priorities depend on each other; with A, those of one; with A and B, that pair in full.

    They depend by shared people, bodies, duties, measures, actions and matters, and where one names
    the other or gives work to its lead. What most of them share is told once, with who leads it.
    Where the register holds several partnerships, nothing is compared across them.
    """
    from remit.graph.partnerships import partnerships_of
    from remit.queries.dependencies import all_dependencies

    if a is None and partnerships_of(store.meta()):
        from remit.cli.render_dependencies import show_each

        show_each(store, only=only, in_full=full, as_json=as_json)
        return
    found = all_dependencies(store, a, b)
    if as_json:
        told = found.across if only == "matters" else found.pairs
        write_json([each.to_json() for each in told])
        return
    from remit.cli.render import page_for
    from remit.cli.render_dependencies import show

    with page_for(store) as page:
        show(page, found, only=only, in_full=full or b is not None, asked=a is not None)
