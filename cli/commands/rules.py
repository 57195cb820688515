"""`remit rules`: what the audit looks for."""

from __future__ import annotations

import click

from remit.cli.common import examples, write_json


@click.command(
    name="rules", epilog=examples("remit rules", "remit rules time", "remit rules overdue")
)
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def command(names: tuple[str, ...], as_json: bool) -> None:
    """List the rules of the audit, or explain those of a code or family.

    Each says what it checks, how a fault is known, why it matters, what to do, and on which source
    the expectation rests.
    """
    from remit.queries.audit import RULES, choose

    chosen = choose(RULES, names)
    if as_json:
        write_json([rule.to_json() for rule in chosen])
        return
    from remit.cli.render_audit import explain_rules, list_rules

    if names:
        explain_rules(chosen)
    else:
        list_rules(chosen)
