"""`remit verify`: whether a register still rests on its sources."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from remit.cli.common import Named, examples, open_register, register_option, write_json

_PATH = click.Path(path_type=Path)
_sources = click.option(
    "--sources", type=_PATH, metavar="FOLDER", help="The folder that the documents are in."
)
_quotes_only = click.option(
    "--quotes-only",
    is_flag=True,
    help="Do not build the register again, which takes as long as to load it.",
)
_full = click.option(
    "--full", is_flag=True, help="List every quote and statement that rests on what is amiss."
)
_EXAMPLES = examples(
    "remit verify -r ours.remit",
    "remit verify plan.docx actions.xlsx -r ours.remit",
    "remit verify --sources papers -r ours.remit --json",
)


@click.command(name="verify", epilog=_EXAMPLES)
@click.argument("files", nargs=-1, type=_PATH, metavar="[FILE...]")
@_sources
@_quotes_only
@_full
@register_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.pass_obj
def command(named: Named, /, *, files: tuple[Path, ...], as_json: bool, **asked: Any) -> None:
    """Whether each source is the file that was read, each quote stands, and the same register comes out.

    Without a FILE the copies are read that the register keeps of its documents.

    Exit status: 0 verified, 3 a source has changed, is missing or cannot be read, 4 a quote does not
    stand where it is cited, 5 another register comes out; 1 for bad input and 2 for wrong usage.
    """
    from remit.cli.watching import watching
    from remit.loaders.verifying import verify
    from remit.loaders.verifying_told import status, to_json

    paths = (*files, asked["sources"]) if asked["sources"] else files
    with closing(open_register(asked["register"] or named.address)) as store:
        with watching("Verifying") as told:
            found = verify(store, paths, again=not asked["quotes_only"], told=told)
        if as_json:
            write_json(to_json(found, full=asked["full"]))
        else:
            from remit.cli.render import page_for
            from remit.cli.render_verify import show_verification

            with page_for(store) as page:
                show_verification(page, found, full=asked["full"])
    if code := status(found):
        raise SystemExit(code)
