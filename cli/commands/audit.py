"""`remit audit`: what a careful reader would find."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from remit.cli.common import Span, as_of_option, examples, reading
from remit.graph.store import Store

if TYPE_CHECKING:
    from remit.queries.audit.model import Severity

_SEVERITIES = ("high", "medium", "low")
_FORMS = click.Choice(("text", "json", "csv", "markdown", "sarif"))
_LEVEL = click.Choice(_SEVERITIES)
_FOUND = 3  # the exit code of --fail-on: neither bad input (1) nor wrong usage (2)


def _words(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


_all = click.option(
    "--all", "everything", is_flag=True, help="Every finding under its matter, with its passages."
)
_ahead = click.option(
    "--ahead",
    type=Span(),
    metavar="90d",
    help="Also what falls due in so many days or weeks (12w).",
)
_form = click.option("--format", "form", type=_FORMS, default="text", help="How to write it.")


_EXAMPLES = examples(
    "remit audit --as-of 2020-07-31",
    "remit audit --select ownership,overdue --format markdown",
    "remit audit --ahead 90d",
    "remit audit --all",
)


@click.command(
    name="audit",
    epilog=_EXAMPLES,
)
@as_of_option
@click.option("--select", multiple=True, callback=_words, metavar="RULE", help="Only these.")
@click.option("--ignore", multiple=True, callback=_words, metavar="RULE", help="Not these.")
@click.option("--severity", type=_LEVEL, default="low", help="Only findings as grave as this.")
@click.option("--fail-on", type=_LEVEL, help=f"Exit {_FOUND} where one as grave is found.")
@_ahead
@_all
@_form
@reading
def command(
    store: Store,
    *,
    as_of: date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: Severity,
    fail_on: Severity | None,
    everything: bool,
    form: str,
    ahead: timedelta | None,
    as_json: bool,
) -> None:
    """Tell what matters most among gaps, contradictions and other faults, and what to ask about it.

    RULE is a code or a family: see `remit rules`. Without --as-of the register is judged as at the
    latest day on which its documents report. Waived findings are shown as waived and fail nothing.
    Where the register holds several partnerships, each is audited by itself.
    """
    from remit.cli.auditing import write
    from remit.queries.audit import at_least

    asked = (as_of, select, ignore, severity)
    found = write(store, asked, "json" if as_json else form, everything=everything, ahead=ahead)
    if fail_on and any(at_least(severity, fail_on) for severity in found):
        raise SystemExit(_FOUND)
