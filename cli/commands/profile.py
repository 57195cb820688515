"""`remit profile`: a starting profile from what was found in a document."""

from __future__ import annotations

from pathlib import Path

import click

from remit.cli.common import examples, quoted

_PATH = click.Path(path_type=Path)


@click.command(name="profile", epilog=examples("remit profile delivery-plan.csv -o ours.yaml"))
@click.argument("document", type=_PATH, metavar="FILE")
@click.option("-o", "--output", metavar="FILE", help="Where to write; - for standard output.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def command(document: Path, output: str | None, *, as_json: bool) -> None:
    """Write a starting profile for FILE: its unknown wordings, as lines to fill in.

    Behind each wording goes the role that it stands for; a guess stands above it. Load FILE with the
    profile once its lines are filled in. A profile that is there already is left as it is.
    """
    from remit.cli.writing import write_out
    from remit.graph.errors import RegisterError
    from remit.loaders.building import build
    from remit.loaders.explaining import unknown
    from remit.loaders.starting import starting_profile

    path = output or f"{document.stem}-profile.yaml"
    if path != "-" and Path(path).exists():
        raise RegisterError(f"{path} is there already and may be filled in; name another with -o")
    regions = build([document]).regions
    named = path if path != "-" else "PROFILE.yaml"
    text = starting_profile(quoted(document.name), quoted(named), regions)
    write_out(text.encode("utf-8"), path, document.stem, "yaml", as_json=as_json)
    if not as_json and path != "-":
        open_ = len(unknown(regions, labels=False)) + len(unknown(regions, labels=True))
        click.echo(f"Lines to fill in: {open_}.")
