"""`remit list`: all things of a kind, or those that are asked for, in columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import click

from remit.cli.common import Day, examples, reading, write_json
from remit.cli.text import plain
from remit.graph.model import Entity
from remit.graph.store import Store
from remit.ontology import KINDS

_PARTNERSHIPS = "partnerships"  # which are no kind of thing, but whose things they are
_IN_COLUMNS = ("person", "duty", "figure")  # which say little by their labels alone


class Kind(click.ParamType[str]):
    """The name of a kind, in the plural or the singular."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the kind, or say which there are."""
        if value.casefold() in (_PARTNERSHIPS, "partnership"):
            return _PARTNERSHIPS
        from remit.queries.things import kind_called

        known = ", ".join(kind.plural for kind in KINDS.values())
        return kind_called(value) or self.fail(
            f"{value!r} is not a kind; the kinds are {known}, and {_PARTNERSHIPS}.", param, ctx
        )


class Columns(click.ParamType[tuple[str, ...]]):
    """Columns of a list, separated by commas."""

    name = "columns"

    def convert(
        self,
        value: str | tuple[str, ...],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Give the columns, or say which there are; one to sort by may have a hyphen before it."""
        if isinstance(value, tuple):
            return value
        from remit.queries.listing import CELLS

        named = tuple(part.strip().casefold() for part in value.split(",") if part.strip())
        for column in named:
            if column.removeprefix("-") not in CELLS or (
                column.startswith("-") and param is not None and param.name != "sort"
            ):
                self.fail(
                    f"{column!r} is not a column; the columns are {', '.join(CELLS)}.", param, ctx
                )
        return named


_OPTIONS = (
    click.option("--status", metavar="WORD", help="With this colour or this status, as in red."),
    click.option("--owner", metavar="NAME", help="For which NAME is responsible."),
    click.option(
        "--lead", metavar="NAME", help="For which NAME is accountable, itself or further up."
    ),
    click.option("--priority", metavar="NAME", help="Under this priority."),
    click.option("--duty", metavar="NAME", help="Resting on this duty or law."),
    click.option(
        "--due-before", type=Day(), metavar="DAY", help="With a deadline before this day."
    ),
    click.option(
        "--overdue",
        is_flag=True,
        help="With a deadline that has passed, and not said to be done; also counted by the first date promised.",
    ),
    click.option(
        "--as-of",
        type=Day(),
        metavar="DAY",
        help="Judge --overdue as at this day, or today, otherwise by the documents; list what the editions of that day said.",
    ),
    click.option("--vacant", is_flag=True, help="With a place that is vacant."),
    click.option(
        "--unclear", is_flag=True, help="With somebody who was not understood or is withheld."
    ),
    click.option("--unowned", is_flag=True, help="For which nobody is named."),
    click.option("--undated", is_flag=True, help="Without a deadline that names a day."),
    click.option("--columns", type=Columns(), metavar="A,B", help="Columns to write."),
    click.option(
        "--sort", type=Columns(), metavar="A,-B", help="Columns to sort by; -B the other way round."
    ),
    click.option("--csv", "as_csv", is_flag=True, help="Write CSV instead of text."),
)


def _narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that narrow a list and say how it is written."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_HELP = f"""All things of a KIND by label, each with the id to ask for it, or those that are asked for.

KIND is one of {", ".join(kind.plural for kind in KINDS.values())}. A
vacancy, and somebody who is unclear or withheld, also says what for; people come with their
posts and loads, duties with who bears them, figures with how exact they are called and when. What is asked for must all hold of a thing.
Where a register holds several, partnerships lists them, with the key that each is asked by.
"""


@click.command(
    name="list",
    help=_HELP,
    epilog=examples(
        "remit list priorities",
        'remit list actions --status red --owner "Sara Ward"',
        "remit list actions --unowned --columns id,label,lead --sort lead --csv",
    ),
)
@click.argument("kind", type=Kind())
@_narrowing
@reading
def command(store: Store, /, kind: str, *, as_json: bool, **asked: Any) -> None:
    """Write the things of a kind: all of them, or those that are asked for."""
    if kind == _PARTNERSHIPS:
        _list_partnerships(store, asked, as_json=as_json)
        return
    if _narrowed(asked) or (kind in _IN_COLUMNS and not as_json):
        _listed(store, kind, asked, as_json=as_json)
        return
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


def _list_partnerships(store: Store, asked: Mapping[str, Any], *, as_json: bool) -> None:
    """Write which partnerships the register holds."""
    from remit.queries.partnerships import listed

    if _narrowed(asked):
        raise click.UsageError("A list of partnerships cannot be narrowed; leave the options out.")
    found = listed(store)
    if as_json:
        write_json([each.to_json() for each in found])
        return
    if not found:
        click.echo("This register is of one partnership.", err=True)
        return
    from remit.cli.render import page_for
    from remit.cli.render_list import show_partnerships

    with page_for(store) as page:
        show_partnerships(page, found)


def _narrowed(asked: Mapping[str, Any]) -> bool:
    """Whether anything but the kind is asked for."""
    return any(value for name, value in asked.items() if name != "as_of")


def _listed(store: Store, kind: str, asked: Mapping[str, Any], *, as_json: bool) -> None:
    """Write the rows that are wanted in the form that is wanted."""
    from remit.queries.asked_lists import day_named
    from remit.queries.listing import Wanted, columns_of, listing

    wanted = Wanted(
        status=asked["status"] or "",
        owner=asked["owner"] or "",
        lead=asked["lead"] or "",
        priority=asked["priority"] or "",
        duty=asked["duty"] or "",
        due_before=_iso(asked["due_before"]),
        overdue=(_iso(asked["as_of"]) or day_named(store)) if asked["overdue"] else "",
        vacant=asked["vacant"],
        unclear=asked["unclear"],
        unowned=asked["unowned"],
        undated=asked["undated"],
    )
    found = listing(store, kind, wanted, asked["sort"] or ())
    columns = asked["columns"] or columns_of(kind)
    if as_json:
        write_json(found.to_json())
        return
    from remit.cli.render_table import as_csv, show_rows

    if asked["as_csv"]:
        click.echo(as_csv(found, columns), nl=False)
        return
    if not found.total:
        click.echo(f"There are no {_several(kind)} in this register.", err=True)
        return
    from remit.cli.render import page_for

    with page_for(store) as page:
        page.say((found.sentence, "bold"))
        page.skip()
        show_rows(page, found, columns)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _several(kind: str) -> str:
    plural = KINDS[kind].plural
    return f"{plural} parties" if plural == kind else plural  # "unclear" is no noun


def _write(entities: Sequence[Entity], unread: Mapping[str, int]) -> None:
    from remit.queries.gaps import cells

    width = min(max(len(entity.id) for entity in entities), 48)
    for entity in entities:
        but = f"  [{cells(unread[entity.id])} not understood]" if entity.id in unread else ""
        click.echo(f"{entity.id:<{width}}  {plain(entity.label)}{but}")
