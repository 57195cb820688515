"""`remit report`: a scrutiny pack to print."""

from __future__ import annotations

from datetime import date

import click

from remit.cli.common import as_of_option, examples, reading
from remit.graph.store import Store


@click.command(
    name="report",
    epilog=examples("remit report -o pack.html", "remit report -o pack.md --redact people"),
)
@click.option("-o", "--output", metavar="FILE", help="Where to write; - for standard output.")
@click.option(
    "--format", "form", type=click.Choice(["html", "markdown"]), help="Otherwise by FILE."
)
@click.option("--redact", type=click.Choice(["people"]), help="Leave the names of people out.")
@as_of_option
@reading
def command(
    store: Store,
    *,
    output: str | None,
    form: str | None,
    redact: str | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """A scrutiny pack: who answers for what, questions worth asking, gaps with their evidence."""
    from remit.cli.writing import form_of, write_out
    from remit.viz.report import SUFFIXES, report

    form = form or form_of(output, SUFFIXES, "html")
    text, title = report(store, form, redact=bool(redact), as_of=as_of)
    content = text.encode("utf-8", "backslashreplace")
    write_out(content, output, f"{title} scrutiny pack", form, as_json=as_json)
