"""`remit diff`: what changed between two registers."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import click

from remit.cli.common import (
    examples,
    open_register,
    partnership_option,
    redact_option,
    write_json,
)

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
)


@click.command(name="diff", epilog=_EXAMPLES)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_form
@_full
@_exit
@redact_option
@partnership_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def command(*, old: str, new: str, form: str, as_json: bool, **asked: Any) -> None:
    """What changed from the register OLD to the register NEW, each change with both sides and their passages.

    Actions new, gone and done, other owners, deadlines moved and by how many days, other statuses,
    members and posts, measures dropped, figures restated. A thing is known by its name or its words,
    or by its reference where the words bear it out; what remains possible is said as what cannot be told.
    """
    from remit.queries.changes import difference

    with ExitStack() as stack:
        opened = [open_register(address, asked["partnership"]) for address in (old, new)]
        for store in opened:
            stack.callback(store.close)
        found = difference(*opened)
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
