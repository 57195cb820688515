"""`remit matter`: everything on one matter, across the priorities."""

from __future__ import annotations

from datetime import date

import click

from remit.cli.common import as_of_option, examples, reading, redact_option, shown, write_json
from remit.graph.store import Store


@click.command(
    name="matter",
    epilog=examples('remit matter "anti-social behaviour"', "remit matter knife crime --full"),
)
@click.argument("text", nargs=-1, required=True)
@click.option("--full", is_flag=True, help="Give everything on it, with all that is cited.")
@as_of_option
@redact_option
@reading
def command(
    store: Store,
    text: tuple[str, ...],
    *,
    full: bool,
    as_of: date | None,
    redact: str | None,
    as_json: bool,
) -> None:
    """Everything on one matter: who leads which part, or that nobody leads it.

    TEXT is what people call the matter; a theme of the thesaurus is looked for by all its names. Shown
    are the priorities under which it comes up, actions, measures, figures with their periods, law,
    groups, and what the audit finds about these, as at --as-of.
    """
    if not (asked := " ".join(text)).strip():
        raise click.UsageError('Say which matter, as in: remit matter "domestic abuse"')
    from remit.queries.matter import matter

    store, found = shown(store, matter(store, asked, as_of), redact)
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_matter import show_matter

        with page_for(store) as page:
            show_matter(page, found, in_full=full)
