"""`remit validate`: check a register, or an RDF file, against the shapes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit.cli.common import (
    Named,
    examples,
    open_register,
    partnership_option,
    register_option,
    write_json,
)

if TYPE_CHECKING:
    from remit.graph.exchange import Finding
    from remit.graph.store import Store

_PATH = click.Path(path_type=Path, exists=True, dir_okay=False)

_NO_CHECKSUM = (
    "An earlier version of remit wrote this register and kept no checksum, so that a small damage may go "
    "unnoticed; load its documents again to have one."
)


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

    A register's file is compared with the checksum that its load wrote: not a bit of it is another. Ends with 1 where there is a violation; warnings alone end with 0.
    """
    if file is not None:
        findings = _of_file(file)
    else:
        named: Named = context.obj
        with closing(open_register(register or named.address)) as store:
            if not store.check():
                click.echo(_NO_CHECKSUM, err=True)
            findings = _findings(store, partnership)
    if as_json:
        write_json([finding._asdict() for finding in findings])
    else:
        from remit.cli.render import Page
        from remit.cli.render_rows import show_findings

        with Page() as page:
            show_findings(page, findings)
    if any(finding.severity == "violation" for finding in findings):
        context.exit(1)


def _of_file(file: Path) -> list[Finding]:
    from remit.graph.exchange import format_of, validate_rdf

    return list(validate_rdf(file.read_bytes(), format_of(file).name, str(file)))


def _findings(store: Store, partnership: str | None) -> list[Finding]:
    from remit.graph.exchange import validate

    if partnership is None:
        with store.snapshot():
            return validate(store.whole())
    from remit.graph.within import part_of

    with closing(part_of(store, partnership)) as part:
        return validate(part.contents())
