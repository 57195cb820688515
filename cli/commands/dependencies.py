"""`remit dependencies`: where priorities depend on each other, and why."""

from __future__ import annotations

import click

from remit.cli.common import examples, reading, write_json
from remit.graph.store import Store


@click.command(
    name="dependencies",
    epilog=examples(
        "remit dependencies",
        "remit dependencies --matrix",
        'remit dependencies "Serious violence" "Domestic abuse"',
    ),
)
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--matrix", is_flag=True, help="Show the weights as a matrix.")
@reading
def command(store: Store, a: str | None, b: str | None, matrix: bool, as_json: bool) -> None:
    """Where priorities depend on each other; with A, those of one; with A and B, that pair in full.

    They depend by shared officers, bodies, groups, measures, duties and actions, where one names
    the other or gives work to its lead, and by themes on which both undertake something.
    """
    from remit.queries.dependencies import dependencies

    found = dependencies(store, a, b)
    if as_json:
        write_json([pair.to_json() for pair in found])
        return
    from remit.cli.render import page_for
    from remit.cli.render_dependencies import show_apart, show_dependencies, show_matrix

    with page_for(store) as page:
        if matrix:
            show_matrix(page, found)
        else:
            show_dependencies(page, found, in_full=b is not None, whole=a is None)
        if a is None:
            show_apart(page, found, store.of_kind("priority"))
