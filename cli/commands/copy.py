"""`remit copy`: a register from one store to another."""

from __future__ import annotations

import click

from remit.cli.common import examples, write_json


@click.command(
    name="copy",
    epilog=examples(
        "remit copy walsall.remit neo4j://localhost:7687#walsall-2020",
        "remit copy neo4j://localhost:7687#walsall-2020 walsall.remit",
    ),
)
@click.argument("source", metavar="SRC")
@click.argument("target", metavar="DST")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def command(source: str, target: str, *, as_json: bool) -> None:
    """Put all that the register SRC holds in the place of DST: a file, or a server's register.

    A server asks who you are by NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.
    """
    from remit.graph.copying import copy

    copied = copy(source, target)
    if as_json:
        write_json({"register": copied.address, "statements": copied.statements})
    else:
        click.echo(f"Copied to {copied.address}: {copied.statements:,} statements")
