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
        from remit.viz.blocks import as_text
        from remit.viz.changes import blocks

        click.echo(as_text(blocks(diff, place, full=full)), nl=False)
        return
    from remit.cli.common import command_line
    from remit.cli.render import Page
    from remit.queries.witnesses import origins

    read = [document for store in stores for document in store.documents()]
    with Page(origins(read), command_line()) as page:
        render.show_diff(page, diff, full=full)
