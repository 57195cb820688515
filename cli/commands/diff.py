"""`remit diff`: what changed between two registers."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from remit.cli.common import (
    examples,
    partnership_option,
    redact_option,
    register_option,
    register_or_day,
    write_json,
)

if TYPE_CHECKING:
    from remit.graph.store import Store

_CHANGED = 3  # the exit status of a difference that was asked for as one
_FORMS = click.Choice(["text", "csv", "markdown", "json"])
_form = click.option("--format", "form", type=_FORMS, default="text", help="How to write.")
_full = click.option("--full", is_flag=True, help="List every change, however many and small.")
_exit = click.option(
    "--exit-code", is_flag=True, help=f"Exit {_CHANGED} where anything has changed, for scripts."
)
_EXAMPLES = examples(
    "remit diff may.remit july.remit",
    "remit diff may.remit july.remit --format csv > changes.csv",
    "remit diff may.remit july.remit --format markdown --full",
    "remit -r board.remit diff 2031-03-31 2031-06-30",
)


@click.command(name="diff", epilog=_EXAMPLES)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_form
@_full
@_exit
@redact_option
@partnership_option
@register_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def command(*, old: str, new: str, form: str, as_json: bool, **asked: Any) -> None:
    """What changed from the register OLD to the register NEW, each change with both sides and their passages.

    Where its papers come in editions, OLD and NEW may be days, as at which one register is asked.

    Actions new, gone and done, other owners, deadlines moved and by how many days, other statuses,
    members and posts, measures dropped, figures restated. A thing is known by its name or its words,
    or by its reference where the words bear it out; what remains possible is said as what cannot be told.
    """
    from remit.queries.changes import difference

    with ExitStack() as stack:
        opened, days = _sides(stack, old, new, asked)
        found = difference(*opened, days)
        if asked["redact"]:
            from remit.viz.redaction import between

            found = between(*(store.contents() for store in opened)).answer(found)
        if as_json or form == "json":
            write_json(found.to_json())
        else:
            from remit.cli.writing_diff import write

            write(found, form, opened, full=asked["full"])
    if found and asked["exit_code"]:
        raise SystemExit(_CHANGED)


def _sides(
    stack: ExitStack, old: str, new: str, asked: dict[str, Any]
) -> tuple[tuple[Store, Store], tuple[str, str] | None]:
    """Open two registers; or one as at two days, and give these in words."""
    from remit.queries.promises_told import said

    named = asked["register"] or click.get_current_context().obj.address
    before, after = (register_or_day(given, named, asked["partnership"]) for given in (old, new))
    stores, days = (before[0], after[0]), (before[1], after[1])
    for store in stores:
        stack.callback(store.close)
    if days[0] and days[1]:
        return stores, (said(days[0].isoformat()), said(days[1].isoformat()))
    if days[0] or days[1]:
        raise click.UsageError(
            "Name two registers, or two days of one register: here one is a day, and the other is none."
        )
    return stores, None
