"""`remit sparql`: ask in SPARQL, or by the name of a query in the library."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit.cli.common import examples, reading, write_json
from remit.graph.store import Store

if TYPE_CHECKING:
    from remit.queries.sparql_running import Table

_NO_NAME = (None, errno.ENOENT, errno.ENAMETOOLONG, errno.EINVAL)  # what is no file's name says so


_timeout = click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=30, show_default=True, metavar="SECONDS",
    help="Stop the query after so long.",
)  # fmt: skip
_limit = click.option(
    "--limit", type=click.IntRange(min=1), default=10_000, show_default=True, metavar="N",
    help="Give at most N rows.",
)  # fmt: skip


@click.command(
    name="sparql",
    epilog=examples(
        "remit sparql --queries",
        "remit sparql chain --given thing=action/deliver-multi-agency-1eb7",
        "remit sparql 'SELECT ?who WHERE { ?who org:memberOf ?body }' --csv",
    ),
)
@click.argument("query", required=False)
@click.option("--given", multiple=True, metavar="NAME=ID", help="Narrow a named query to a thing.")
@click.option("--queries", is_flag=True, help="List the named queries, and what each answers.")
@_timeout
@_limit
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV instead of a table.")
@reading
def command(
    store: Store,
    query: str | None,
    *,
    given: tuple[str, ...],
    queries: bool,
    timeout: float,
    limit: int,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Ask QUERY: the name of a query in the library, a file, or SPARQL itself.

    The usual prefixes are declared already, <action/r1> is short for a thing, and standard terms
    such as org:memberOf find what ours say. A query sees the register and no network.
    """
    found = _listed() if queries else _asked(store, query, given, timeout, limit)
    if as_json:
        write_json(found.to_json())
    else:
        _write(found, as_csv=as_csv)
    if found.cut:
        more = f"There are more than these {limit:,} rows; ask for them with --limit."
        click.echo(more, err=True)


def _write(found: Table, *, as_csv: bool) -> None:
    if as_csv:
        from remit.graph.exchange.sheets import rows as csv_rows

        table = [found.columns, *([cell or "" for cell in row] for row in found.rows)]
        click.echo(csv_rows(table), nl=False)
    else:
        from remit.cli.render import Page
        from remit.cli.render_rows import show_rows

        with Page() as page:
            show_rows(page, found)


def _listed() -> Table:
    from remit.queries.sparql import library
    from remit.queries.sparql_running import Table

    rows = tuple((q.name, q.title, ", ".join(q.takes)) for q in library().values())
    return Table(("name", "answers", "takes"), rows)


def _asked(
    store: Store, query: str | None, given: tuple[str, ...], timeout: float, limit: int
) -> Table:
    from remit.queries.sparql import ask_register, library

    if query is None or not query.strip():
        raise click.UsageError(
            "Give a query, a file with one, or a name from: remit sparql --queries"
        )
    if query in library():
        return ask_register(store, query, _pairs(given), timeout=timeout, limit=limit)
    if given:
        raise click.UsageError("--given is for named queries; see: remit sparql --queries")
    return ask_register(store, _text(query), timeout=timeout, limit=limit)


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in given]
    if wrong := [name for name, mark, id_ in pairs if not (name and mark and id_)]:
        raise click.UsageError(f"--given reads NAME=ID, such as thing=action/r1, not {wrong[0]!r}")
    return {name: id_ for name, _, id_ in pairs}


def _text(query: str) -> str:
    """The query itself, or what the file of that name holds."""
    if any(mark in query for mark in "{\n"):
        return query
    path = Path(query)
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder; name a file with a query in it")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path}: the query is not UTF-8 text; save it as UTF-8") from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        if getattr(error, "errno", None) not in _NO_NAME:
            raise click.UsageError(f"{path}: the query cannot be read: {error}") from error
        raise click.UsageError(
            f"{query[:200]!r} is neither SPARQL, nor a file, nor a named query; the named ones: remit sparql --queries"
        ) from error
