"""`remit export`: the register as RDF, CSV or GraphML."""

from __future__ import annotations

from pathlib import Path

import click

from remit.cli.common import examples, known_on_option, reading, write_json
from remit.graph.store import Store


@click.command(
    name="export",
    epilog=examples(
        "remit export register.ttl",
        "remit export register.csv",
        "remit export r.ttl --format turtle12",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--format", "name", metavar="NAME", help="Where the file's ending does not say it.")
@click.option("--base", metavar="IRI", help="What the names of things start with in RDF.")
@known_on_option
@reading
def command(store: Store, file: Path, *, name: str | None, base: str | None, as_json: bool) -> None:
    """Write the register to FILE; its ending names the format. For standard output name - and --format.

    .ttl, .trig, .nq, .nt, .jsonld: RDF that holds everything and can be imported again (turtle12 and
    ntriples12 by --format). .csv: a row for each statement and citation. .graphml: for Gephi and yEd.
    With --as-of only what the editions of that day said, without what those before them had said.
    """
    from remit.cli.writing import write_file, write_through
    from remit.graph.editions import now
    from remit.graph.exchange import format_of, pieces
    from remit.graph.exchange.names import BASE

    chosen = format_of(file, name)
    on_a_day = click.get_current_context().params["known_on"] is not None
    with store.snapshot():
        whole = now(store) if on_a_day else store.whole()
        content = pieces(whole, chosen.name, base or BASE)
        if str(file) == "-":
            write_through(content)
            return
        written = write_file(file, content)
    if as_json:
        write_json({"file": str(file), "format": chosen.name, "bytes": written})
    else:
        click.echo(f"Written to {file}: {chosen.label} ({written:,} bytes)")
