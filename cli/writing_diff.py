"""A difference in the form that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

import click

from remit.graph.store import Store
from remit.queries.changes.model import Diff


def write(diff: Diff, form: str, stores: Sequence[Store], *, full: bool) -> None:
    """Write it as ``text``, ``csv`` or ``markdown``."""
    from remit.cli import render_diff as render

    if form == "csv":
        click.echo(render.as_csv(diff), nl=False)
        return
    if form == "markdown":
        from remit.cli.render import place
        from remit.queries.changes.told import of_edition
        from remit.viz.blocks import Items, as_text, line
        from remit.viz.changes import blocks

        both = (("Before", diff.old), ("Now", diff.new))
        between = Items(tuple(line(f"{name}: {of_edition(one)}") for name, one in both))
        sentence, *rest = blocks(diff, place, full=full)
        click.echo(as_text([sentence, between, *rest]), nl=False)
        return
    from remit.cli.common import command_line
    from remit.cli.render import Page
    from remit.queries.witnesses import origins

    read = [document for store in stores for document in store.documents()]
    with Page(origins(read), command_line()) as page:
        render.show_diff(page, diff, full=full)
