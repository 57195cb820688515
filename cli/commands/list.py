"""`remit list`: all things of a kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from remit.cli.common import examples, reading, write_json
from remit.cli.text import plain
from remit.graph.model import Entity
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

    KIND is one of bodies, people, posts, vacancies, unclear, withheld, plans, priorities,
    objectives, actions, measures, duties, provisions, figures, updates, themes, documents. A
    vacancy, and somebody who is unclear or withheld, also says what for.
    """
    from remit.queries.things import list_kind, not_read

    if as_json:
        write_json([thing.to_json() for thing in list_kind(store, kind)])
    elif not (entities := store.of_kind(kind)):
        click.echo(f"There are no {_several(kind)} in this register.", err=True)
    elif KINDS[kind].instead:
        from remit.cli.render import page_for
        from remit.cli.render_list import show_unknown

        with page_for(store) as page:
            show_unknown(page, list_kind(store, kind))
    else:
        _write(entities, not_read(store, kind))


def _several(kind: str) -> str:
    plural = KINDS[kind].plural
    return f"{plural} parties" if plural == kind else plural  # "unclear" is no noun


def _write(entities: Sequence[Entity], unread: Mapping[str, int]) -> None:
    from remit.queries.gaps import cells

    width = min(max(len(entity.id) for entity in entities), 48)
    for entity in entities:
        but = f"  [{cells(unread[entity.id])} not understood]" if entity.id in unread else ""
        click.echo(f"{entity.id:<{width}}  {plain(entity.label)}{but}")
