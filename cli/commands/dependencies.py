"""`remit dependencies`: where priorities depend on each other, and why."""

from __future__ import annotations

import click

from remit.cli.common import examples, reading, write_json
from remit.graph.store import Store


@click.command(
    name="dependencies",
    epilog=examples(
        "remit dependencies",
        "remit dependencies --matters",
        'remit dependencies "Serious violence" "Domestic abuse"',
    ),
)
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--full", is_flag=True, help="Give every reason, with all passages of both sides.")
@click.option("--matters", is_flag=True, help="Only what cuts across most priorities, in full.")
@click.option("--matrix", is_flag=True, help="Show the weights as a matrix.")
@reading
def command(
    store: Store,
    a: str | None,
    b: str | None,
    *,
    full: bool,
    matters: bool,
    matrix: bool,
    as_json: bool,
) -> None:
    """Where priorities depend on each other; with A, those of one; with A and B, that pair in full.

    They depend by shared officers, bodies, leads, groups, measures, duties and actions, where one
    names the other or gives work to its lead, and by matters with which both have to do. What more
    than half of the priorities have to do with is told once, with who leads it.
    """
    from remit.queries.dependencies import all_dependencies

    found = all_dependencies(store, a, b)
    if as_json:
        write_json([each.to_json() for each in (found.across if matters else found.pairs)])
        return
    from remit.cli.render import page_for
    from remit.cli.render_dependencies import (
        show_across,
        show_apart,
        show_dependencies,
        show_matrix,
    )

    with page_for(store) as page:
        if matters:
            show_across(page, found.across, in_full=True)
        elif matrix:
            show_matrix(page, found.pairs)
        else:
            show_dependencies(page, found, in_full=full or b is not None, asked=a is not None)
        if a is None and not matters:
            show_apart(page, found)
