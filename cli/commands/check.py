"""`remit check`: whether the documents bear a claim out."""

from __future__ import annotations

from datetime import date
from typing import Final

import click

from remit.cli.common import as_of_option, examples, reading, redact_option, shown, write_json
from remit.graph.store import Store

# 1 is bad input, 2 wrong usage; 3 is, as for `audit --fail-on`, that something was found amiss.
EXITS: Final = {"supported": 0, "contradicted": 3, "indirect": 4, "not-said": 5}


_EXAMPLES = examples(
    'remit check "West Midlands Police is accountable for violence reduction"',
    'remit check "Garry Perry chairs the Safer Walsall Partnership" --json',
)


@click.command(name="check", epilog=_EXAMPLES)
@click.argument("claim", nargs=-1, required=True)
@click.option("--full", is_flag=True, help="Give all that is said on either side.")
@as_of_option
@redact_option
@reading
def command(
    store: Store,
    claim: tuple[str, ...],
    *,
    full: bool,
    as_of: date | None,
    redact: str | None,
    as_json: bool,
) -> None:
    """Whether the documents bear CLAIM out, with the words on both sides.

    CLAIM is a sentence: X is accountable for Y, is responsible for, leads, owns, chairs, or is a
    member of Y. Only the text itself supports it. What a chart suggests, a rule infers or a person
    decided is told apart. That the documents are silent is told with how much of them was read.

    Exit status: 0 supported, 3 contradicted, 4 only drawn, inferred or decided, 5 not said;
    1 for bad input and 2 for wrong usage, as everywhere.
    """
    from remit.queries.check import check

    store, found = shown(store, check(store, " ".join(claim), as_of), redact)
    if as_json:
        write_json(found.to_json())
    else:
        from remit.cli.render import page_for
        from remit.cli.render_check import show_check

        with page_for(store) as page:
            show_check(page, found, in_full=full)
    if status := EXITS[found.verdict]:
        raise SystemExit(status)
