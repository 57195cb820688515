"""`remit load`: from documents to a register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from remit.cli.common import Named, examples, register_option, write_json

_PATH = click.Path(path_type=Path)
_GIVEN = ("decisions", "profile", "keep_going", "source_url", "ask")
_LEFT_OUT = 3  # the exit code of a load without some: neither bad input (1) nor wrong usage (2)


_decisions = click.option(
    "--decisions", type=_PATH, metavar="FILE", help="Human judgements, as reviewed text."
)
_keep_going = click.option(
    "--keep-going",
    is_flag=True,
    help=f"Load without the documents that cannot be read, and exit {_LEFT_OUT}.",
)
_source_url = click.option(
    "--source-url",
    metavar="ADDRESS",
    help="Where the document stands on the web; for several, what they stand below, with a slash at its end.",
)
_explain = click.option(
    "--explain", is_flag=True, help="Say what each table was taken for, and why."
)
_ask = click.option(
    "--ask",
    is_flag=True,
    help="Ask what unknown headings mean, and write the answers to DOCUMENT-profile.yaml, or where --profile says.",
)
_EXAMPLES = examples(
    "remit load plan.txt delivery-plan.csv -r harrowmere.remit",
    "remit load papers -r ours.remit --keep-going",
    "remit load papers -r ours.remit --source-url https://www.harrowmere.example/papers/",
)


@click.command(name="load", epilog=_EXAMPLES)
@click.argument("documents", nargs=-1, required=True, type=_PATH, metavar="DOCUMENT...")
@register_option
@_decisions
@click.option("--profile", metavar="NAME", help="What headings, labels and columns mean here.")
@_keep_going
@_source_url
@_explain
@_ask
@click.option("--ledger", is_flag=True, help="List how every block ended, with its place.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.pass_obj
def command(named: Named, /, *, documents: tuple[Path, ...], as_json: bool, **asked: Any) -> None:
    """Read documents into a register, and say how each block of them ended.

    A folder or an archive (ZIP) stands for the documents in it; hidden files, pictures and others
    that are no documents are passed over and named.

    Documents that the register holds already are read again where they are given again and kept
    where they are not, by the profile that they were read by before unless --profile names
    another. A load that fails leaves the register as it was.
    """
    address = asked["register"] or named.address
    if address is None:
        raise click.UsageError("Name the register to write: remit load DOCUMENT -r FILE")
    from remit.cli.loading import load_into

    given = {name: asked[name] for name in _GIVEN}
    done = load_into(address, documents, **given)
    if as_json:
        write_json(done.to_json(explain=asked["explain"]))
    else:
        from remit.cli.render import Page
        from remit.cli.render_load import show_load

        with Page() as page:
            regions = done.regions if asked["explain"] else ()
            show_load(page, done.tally, regions, ledger=asked["ledger"])
    if done.tally.left_out:
        raise SystemExit(_LEFT_OUT)
