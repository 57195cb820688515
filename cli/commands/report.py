"""`remit report`: a scrutiny pack to print."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import Any

import click

from remit.cli.common import as_of_option, examples, known_on, open_register, reading
from remit.graph.store import Store

_form = click.option(
    "--format", "form", type=click.Choice(["html", "markdown", "docx"]), help="Otherwise by FILE."
)
_from = click.option(
    "--since",
    metavar="OLD",
    help="Tell what has changed since this day, or since this earlier register.",
)
_EXAMPLES = examples(
    "remit report -o pack.docx",
    'remit report --for "West Midlands Police" -o police.html',
    "remit report -o pack.md --redact people",
    "remit -r july.remit report --since may.remit -o pack.docx",
    "remit -r board.remit report --since 2031-05-13 -o pack.docx",
)


@click.command(name="report", epilog=_EXAMPLES)
@click.option("-o", "--output", metavar="FILE", help="Where to write; - for standard output.")
@click.option("--for", "lead", metavar="NAME", help="One sheet, for this lead or officer.")
@_form
@click.option("--redact", type=click.Choice(["people"]), help="Leave the names of people out.")
@_from
@as_of_option
@reading
def command(
    store: Store, /, *, output: str | None, form: str | None, as_json: bool, **asked: Any
) -> None:
    """A scrutiny pack: one leaf to begin with, then each priority with its questions, then the evidence.

    With --since, what has changed since a day, or since an earlier register, stands behind the first leaf, with every
    promise that was moved or is late. A day is asked of a register whose papers come in editions.
    """
    from remit.cli.writing import form_of, write_out
    from remit.viz.report import SUFFIXES, report

    form = form_of(output, SUFFIXES, "html", form)
    asked["redact"] = bool(asked["redact"])
    with ExitStack() as stack:
        if given := asked.pop("since"):
            asked["since"], asked["since_day"] = _since(given, store)
            stack.callback(asked["since"].close)
        made = report(store, form, **asked)
    write_out(made.content, output, made.title, form, as_json=as_json)


def _since(given: str, store: Store) -> tuple[Store, date | None]:
    """The register as it was known on a day, or an earlier one."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return _earlier(given, store), None
    return known_on(store, day), day


def _earlier(address: str, store: Store) -> Store:
    """Open an earlier register, or of one of several partnerships the same one as is reported on."""
    from remit.graph.partnerships import partnerships_of

    earlier, meta = open_register(address), store.meta()
    keys = {one.key for one in partnerships_of(earlier.meta())}
    if partnerships_of(meta) or meta.get("scope") not in keys:
        return earlier
    earlier.close()
    return open_register(address, meta["scope"])
