"""`remit report`: a scrutiny pack to print."""

from __future__ import annotations

from datetime import date

import click

from remit.cli.common import as_of_option, examples, reading
from remit.graph.store import Store


@click.command(
    name="report",
    epilog=examples(
        "remit report -o pack.docx",
        'remit report --for "West Midlands Police" -o police.html',
        "remit report -o pack.md --redact people",
    ),
)
@click.option("-o", "--output", metavar="FILE", help="Where to write; - for standard output.")
@click.option("--for", "lead", metavar="NAME", help="One sheet, for this lead or officer.")
@click.option(
    "--format", "form", type=click.Choice(["html", "markdown", "docx"]), help="Otherwise by FILE."
)
@click.option("--redact", type=click.Choice(["people"]), help="Leave the names of people out.")
@as_of_option
@reading
def command(
    store: Store,
    *,
    output: str | None,
    lead: str | None,
    form: str | None,
    redact: str | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """A scrutiny pack: one leaf to begin with, then each priority with its questions, then the evidence."""
    from remit.cli.writing import form_of, write_out
    from remit.viz.report import SUFFIXES, report

    form = form_of(output, SUFFIXES, "html", form)
    made = report(store, form, lead=lead, redact=bool(redact), as_of=as_of)
    write_out(made.content, output, made.title, form, as_json=as_json)
