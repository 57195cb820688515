"""`remit view`: the explorer of a register, and still pictures of it."""

from __future__ import annotations

from typing import Any

import click

from remit.cli.common import as_of_option, examples, reading
from remit.graph.store import Store

_FORMATS = click.Choice(["html", "svg", "png", "mermaid", "dot"])


@click.command(
    name="view",
    epilog=examples(
        "remit view -o plan.html",
        'remit view --focus "Stop domestic abuse" --size a4 -o abuse.png',
        "remit view --size slide -o plan.svg",
        "remit view --redact people -o public.html",
    ),
)
@click.option("--focus", metavar="NAME", help="Begin with this thing, by any name or its id.")
@click.option("-o", "--output", metavar="FILE", help="Where to write; - for standard output.")
@click.option("--format", "form", type=_FORMATS, help="Otherwise by the suffix of FILE, or html.")
@click.option(
    "--size", type=click.Choice(["a4", "slide"]), help="A picture for a report or a slide."
)
@click.option("--structure", is_flag=True, help="A picture without actions, which are counted.")
@click.option("--redact", type=click.Choice(["people"]), help="Leave the names of people out.")
@as_of_option
@reading
def command(
    store: Store, /, *, output: str | None, form: str | None, as_json: bool, **asked: Any
) -> None:
    """The explorer: the chart, answers with their chains, findings as questions, remits, neighbourhoods.

    It is one HTML file that works without a network. With --focus it opens with one thing. Other
    formats are still pictures, with a title, a legend and their sources; --size makes one that fits an
    A4 page (a4) or a wide slide (slide).
    """
    from remit.cli.writing import form_of, write_out
    from remit.graph.uncollected import uncollected

    with uncollected():  # what is imported holds no rubbish either
        from remit.viz.view import SUFFIXES, view

        form = form_of(output, SUFFIXES, "html", form)
        asked["redact"] = bool(asked["redact"])
        made = view(store, format=form, **asked)
    write_out(made.content, output, made.title, form, as_json=as_json)
