"""`remit import`: a register from RDF."""

from __future__ import annotations

from pathlib import Path

import click

from remit.cli.common import Named, examples, register_option, write_json


@click.command(name="import", epilog=examples("remit import register.ttl -r copy.remit"))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@register_option
@click.option("--format", "name", metavar="NAME", help="Where the file's ending does not say it.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.pass_obj
def command(
    named: Named, *, file: Path, register: str | None, name: str | None, as_json: bool
) -> None:
    """Put what the RDF in FILE holds in the place of all that the register holds.

    A file with any fault leaves the register as it was, and every fault is listed. The content of
    documents is not in RDF, only their names and digests.
    """
    address = register or named.address
    if address is None:
        raise click.UsageError("Name the register to write: remit import FILE -r REGISTER")
    from remit.graph.exchange import format_of, parse
    from remit.graph.opening import create_store

    read = parse(file.read_bytes(), format_of(file, name).name, str(file))
    store = create_store(address)
    try:
        store.replace(read.contents)
        counts = store.counts()
    finally:
        store.close()
    if as_json:
        write_json({"register": address, "counts": counts, "left_out": read.left_out})
        return
    for term, times in read.left_out.items():
        click.echo(f"Left out, as it is not in our words: {term} ({times} times)", err=True)
    click.echo(f"Written to {address}: {counts['statement']:,} statements")
