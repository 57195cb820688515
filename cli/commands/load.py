"""`remit load`: from documents to a register."""

from __future__ import annotations

from pathlib import Path

import click

from remit.cli.common import Named, examples, register_option, write_json

_PATH = click.Path(path_type=Path)
_LEFT_OUT = 3  # the exit code of a load without some: neither bad input (1) nor wrong usage (2)


@click.command(
    name="load", epilog=examples("remit load plan.txt delivery-plan.csv -r harrowmere.remit")
)
@click.argument("documents", nargs=-1, required=True, type=_PATH, metavar="DOCUMENT...")
@register_option
@click.option("--decisions", type=_PATH, metavar="FILE", help="Human judgements, as reviewed text.")
@click.option("--profile", metavar="NAME", help="What headings, labels and columns mean here.")
@click.option(
    "--keep-going",
    is_flag=True,
    help=f"Load without the documents that cannot be read, and exit {_LEFT_OUT}.",
)
@click.option("--ledger", is_flag=True, help="List how every block ended, with its place.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.pass_obj
def command(
    named: Named,
    *,
    documents: tuple[Path, ...],
    register: str | None,
    decisions: Path | None,
    profile: str | None,
    keep_going: bool,
    ledger: bool,
    as_json: bool,
) -> None:
    """Read documents into a register, and say how each block of them ended.

    Documents that the register holds already are read again where they are given again and kept
    where they are not, by the profile that they were read by before unless --profile names
    another. A load that fails leaves the register as it was.
    """
    address = register or named.address
    if address is None:
        raise click.UsageError("Name the register to write: remit load DOCUMENT -r FILE")
    from remit.cli.loading import load_into

    done = load_into(address, documents, decisions, profile, keep_going=keep_going)
    if as_json:
        write_json(done.to_json())
    else:
        from remit.cli.render import Page
        from remit.cli.render_load import show_load

        with Page() as page:
            show_load(page, done, ledger=ledger)
    if done.left_out:
        raise SystemExit(_LEFT_OUT)
