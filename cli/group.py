"""The one command `remit`, which imports the module of a subcommand only when it is run."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from remit.cli import end_in_order
from remit.cli.commands import COMMANDS
from remit.cli.common import Named
from remit.cli.ending import one_sentence
from remit.cli.password import ask_for_password
from remit.graph.credentials import ask_with

EPILOG = 'Try:  remit who "domestic abuse"'


class Commands(click.Group):
    """A group whose commands are known by name and help before any of them is imported."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options in front of the command."""
        if args[:1] == ["-r"] and len(args) > 1:
            # A short option is looked for among the long ones first, and what was meant is guessed: to import
            # what guesses takes as long as many an answer.
            args = ["--register", *args[1:]]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of the table, which is the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"remit.cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the one that was probably meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = (
                f"did you mean {near[0]}?" if near else f"the commands are {', '.join(COMMANDS)}."
            )
            ctx.fail(f"No such command {args[0]!r}: {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; whatever goes wrong becomes a sentence, not a traceback."""
        with one_sentence(debug=ctx.params["debug"]):
            return super().invoke(ctx)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"remit {version('remit')}")
        ctx.exit()


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-r",
    "--register",
    envvar="REMIT_REGISTER",
    metavar="REGISTER",
    help="The register: a file, or neo4j://HOST#SCOPE. Otherwise $REMIT_REGISTER, otherwise the bundled example.",
)
@click.option(
    "--debug",
    is_flag=True,
    envvar="REMIT_DEBUG",
    help="Show the traceback of a fault of Remit's own, to report it.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version and exit.",
)
@click.pass_context
def remit(ctx: click.Context, register: str | None, debug: bool) -> None:  # noqa: ARG001 - see invoke
    """Who is accountable for what, from the documents that public bodies publish."""
    end_in_order()
    typed = ctx.get_parameter_source("register") is click.core.ParameterSource.COMMANDLINE
    ctx.obj = Named(register or None, typed)
    ask_with(ask_for_password)


def run() -> None:
    """Run `remit` and exit: 0, 1 for bad input, 2 for wrong usage, 130 for Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows would be in a code page that lacks half of the letters; and a stray
        # surrogate in a file name is shown as an escape rather than as a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    remit(prog_name="remit")
