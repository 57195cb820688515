"""`remit validate`: check a register, or an RDF file, against the shapes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from remit.cli.common import (
    Named,
    examples,
    open_register,
    partnership_option,
    register_option,
    write_json,
)

_PATH = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(
    name="validate",
    epilog=examples("remit validate -r harrowmere.remit", "remit validate register.ttl"),
)
@click.argument("file", required=False, type=_PATH)
@register_option
@partnership_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.pass_context
def command(
    context: click.Context,
    *,
    file: Path | None,
    register: str | None,
    partnership: str | None,
    as_json: bool,
) -> None:
    """Say where the register is not well formed, by thing and citation; or check an RDF FILE.

    Ends with 1 where there is a violation; warnings alone end with 0.
    """
    from remit.graph.exchange import format_of, validate, validate_rdf

    if file is not None:
        findings = validate_rdf(file.read_bytes(), format_of(file).name, str(file))
    else:
        named: Named = context.obj
        with closing(open_register(register or named.address, partnership)) as store:
            findings = validate(store.contents())
    if as_json:
        write_json([finding._asdict() for finding in findings])
    else:
        from remit.cli.render import Page
        from remit.cli.render_rows import show_findings

        with Page() as page:
            show_findings(page, findings)
    if any(finding.severity == "violation" for finding in findings):
        context.exit(1)
