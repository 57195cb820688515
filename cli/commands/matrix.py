"""`remit matrix`: who is accountable, responsible, consulted and informed, thing by thing."""

from __future__ import annotations

import click

from remit.cli.common import examples, reading, write_json
from remit.graph.store import Store

_FORMS = click.Choice(["text", "csv", "md", "html", "json"])


@click.command(
    name="matrix",
    epilog=examples("remit matrix", 'remit matrix --priority "Violence reduction" --format csv'),
)
@click.option("--priority", metavar="NAME", help="Only this priority and what stands below it.")
@click.option("--format", "form", type=_FORMS, default="text", help="How to write.")
@reading
def command(store: Store, *, priority: str | None, form: str, as_json: bool) -> None:
    """The matrix of roles (RACI): things down, parties across, each letter with where it stands.

    A letter is the document's own where a matrix gives it, and otherwise that of the role: A
    accountable, R responsible, C consulted, I informed. What is inherited is not in it.
    """
    from remit.queries.coverage import coverage
    from remit.queries.matrix import matrix

    found = matrix(store, priority)
    if as_json or form == "json":
        write_json({**found.to_json(), "coverage": coverage(store).to_json()})
        return
    from remit.cli import render_matrix as render

    if form == "text":
        from remit.cli.render import page_for

        with page_for(store) as page:
            if found.lines:
                render.show_matrix(page, found)
            else:
                page.say(f"No role is given to anybody; {coverage(store).beside_nothing()}.")
    elif form == "csv":
        click.echo(render.as_csv(found), nl=False)
    else:
        title = f"Roles: {store.meta().get('title') or 'Register'}"
        made = render.as_html if form == "html" else render.as_markdown_table
        click.echo(made(found, title), nl=False)
