"""`remit list`: all things of a kind."""

from __future__ import annotations

import click

from remit.cli.common import examples, reading, write_json
from remit.cli.text import plain
from remit.graph.store import Store
from remit.ontology import KINDS


class Kind(click.ParamType[str]):
    """The name of a kind, in the plural or the singular."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the kind, or say which there are."""
        from remit.queries.things import kind_called

        known = ", ".join(kind.plural for kind in KINDS.values())
        return kind_called(value) or self.fail(
            f"{value!r} is no kind; the kinds are {known}.", param, ctx
        )


@click.command(name="list", epilog=examples("remit list priorities", "remit list vacancies --json"))
@click.argument("kind", type=Kind())
@reading
def command(store: Store, kind: str, as_json: bool) -> None:
    """All things of a KIND by label, each with the id to ask for it.

    KIND is one of bodies, people, posts, vacancies, plans, priorities, objectives, actions,
    measures, duties, provisions, figures, updates, themes, documents.
    """
    if as_json:
        from remit.queries.things import list_kind

        write_json([thing.to_json() for thing in list_kind(store, kind)])
        return
    entities = store.of_kind(kind)
    width = min(max((len(entity.id) for entity in entities), default=0), 48)
    for entity in entities:
        click.echo(f"{entity.id:<{width}}  {plain(entity.label)}")
    if not entities:
        click.echo(f"There are no {KINDS[kind].plural} in this register.", err=True)
