"""`remit who`: who is accountable for a matter."""

from __future__ import annotations

import click

from remit.cli.common import examples, known_on_option, reading, write_json
from remit.graph.store import Store


@click.command(
    name="who",
    epilog=examples('remit who "domestic abuse strategy"', "remit who knife crime --json"),
)
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Give at most N answers.",
)
@click.option("--all", "everything", is_flag=True, help="Give every answer, each in full.")
@click.option("--full", is_flag=True, help="Give each answer in full, with all that is cited.")
@known_on_option
@reading
def command(
    store: Store, text: tuple[str, ...], *, limit: int, everything: bool, full: bool, as_json: bool
) -> None:
    """Who is accountable for TEXT, by which chain, and what is left open.

    TEXT is what people call the matter, a whole question, somebody's name, or the id of one thing.
    The best answer is given with its chain; ask for another one by its id.
    """
    if not (question := " ".join(text)).strip():
        raise click.UsageError('Say what you ask about, as in: remit who "domestic abuse"')
    from remit.queries.who import who

    found = who(store, question, None if everything else limit)
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_who import show_who

        with page_for(store) as page:
            show_who(page, found, in_full=everything or full)
