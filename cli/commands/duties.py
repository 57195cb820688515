"""`remit duties`: what a body must do by law."""

from __future__ import annotations

from datetime import date

import click

from remit.cli.common import as_of_option, examples, reading, redact_option, shown, write_json
from remit.graph.store import Store


@click.command(
    name="duties",
    epilog=examples('remit duties "Walsall Council"', "remit duties CCG --as-of 2020-03-31 --full"),
)
@click.argument("name", nargs=-1, required=True)
@click.option("--full", is_flag=True, help="Give every duty, with what it asks.")
@as_of_option
@redact_option
@reading
def command(
    store: Store,
    name: tuple[str, ...],
    *,
    full: bool,
    as_of: date | None,
    redact: str | None,
    as_json: bool,
) -> None:
    """What NAME must do by law: by the register's own words, and by the statute book.

    NAME is any name or the id of a body or a post. The register lays a duty on whom its documents
    name; the statute book on classes of bodies, to which a body belongs by its name. Each duty says
    from which of the two it is. Without --as-of the law is that of the latest day on which the
    documents report. No legal advice.
    """
    from remit.queries.duties import duties

    store, found = shown(store, duties(store, " ".join(name), as_of), redact)
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_duties import show_duties

        with page_for(store) as page:
            show_duties(page, found, in_full=full)
