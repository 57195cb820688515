"""What every reading command shares: the register it opens, and JSON as its other form of output."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from remit.graph.store import Store


_DIGITS = 4  # of a span of time: the day after must be one that there is
P = ParamSpec("P")
T = TypeVar("T")


class Named(NamedTuple):
    """The register that the user named, and whether on the command line, where it is to be repeated."""

    address: str | None
    typed: bool


def examples(*lines: str) -> str:
    """What stands below a command's help: lines to copy, which click must not fill."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def register_option(command: Callable[P, None]) -> Callable[P, None]:
    """Let a command take ``-r`` after its name as well as before it."""
    option = click.option(
        "-r", "--register", metavar="REGISTER", help="The register: a file, or neo4j://HOST#SCOPE."
    )
    return option(command)


def partnership_option(command: Callable[P, None]) -> Callable[P, None]:
    """Let a command be of one partnership, where the register holds several."""
    option = click.option(
        "--partnership", metavar="NAME", help="Only of this one, where the register holds several."
    )
    return option(command)


def reading(command: Callable[Concatenate[Store, P], None]) -> Callable[P, None]:
    """Give a command its register, opened for reading, and the options that go with that."""

    @functools.wraps(command)
    def opened(*args: P.args, **kwargs: P.kwargs) -> None:
        context = click.get_current_context()
        if address := kwargs.pop("register", None):
            context.obj = Named(str(address), typed=True)
        partnership = kwargs.pop("partnership", None)
        name = str(partnership) if partnership else None
        known_on, judged_on = _day(kwargs.pop("known_on", None)), _day(kwargs.get("as_of"))
        if context.get_parameter_source("as_of") is ParameterSource.DEFAULT:
            judged_on = None  # nobody asked
        store = open_register(context.obj.address, name, InTime(known_on, judged_on))
        try:
            command(store, *args, **kwargs)
        finally:
            store.close()

    as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
    return register_option(partnership_option(as_json(opened)))


def _day(given: object) -> date | None:
    return given if isinstance(given, date) else None


class InTime(NamedTuple):
    """As at when a register is asked: as it was known on a day, or as it is now where none is given.

    A day to judge by is such a day where the register has editions: what is judged is what was known then.
    """

    known_on: date | None = None
    judged_on: date | None = None

    def of(self, store: Store) -> Store:
        """Give the register as it was then; of one as it is now, say what is left out."""
        from remit.graph.store import EDITIONS

        # A server is asked no more than it must.
        meta = store.meta() if self.known_on is None else {}
        day = self.known_on or (self.judged_on if EDITIONS in meta else None)
        if day is None and EDITIONS not in meta:
            return store
        from remit.graph.editions import as_of, left_out

        if day is not None:
            from contextlib import closing

            with closing(store):
                return as_of(store, day)
        if said := left_out(meta):
            click.echo(said, err=True)
        return store


_NOW = InTime()


def open_register(
    address: str | None, partnership: str | None = None, when: InTime = _NOW
) -> Store:
    """Open the register named, or one partnership of it, as at some time.

    Raises:
        RegisterError: there is no register at the address.
        NotFoundError: it holds no such partnership.
    """
    store = when.of(_opened(address))
    return store if partnership is None else _part(store, partnership)


def _part(store: Store, partnership: str) -> Store:
    from contextlib import closing

    from remit.graph.within import part_of

    with closing(store):
        return part_of(store, partnership)


def _opened(address: str | None) -> Store:
    """Open the register named, or the bundled one, and then say so."""
    from remit.graph.opening import open_store

    if address:
        return open_store(address)
    from remit.examples import TITLE, bundled
    from remit.graph.errors import RegisterError

    path = bundled()
    if not path.is_file():
        raise RegisterError(
            "no register is named, and this installation lacks the bundled one; "
            "name one with -r FILE or make one with: remit load DOCUMENT -r FILE"
        )
    click.echo(
        f"No register is named, so the bundled {TITLE} answers; name yours with -r.", err=True
    )
    return open_store(path)


def command_line() -> str:
    """How this user's register is asked, to put before what to try next."""
    context = click.get_current_context(silent=True)
    named = context.obj if context else None
    if not isinstance(named, Named) or not named.typed or not named.address:
        return "remit"
    return f"remit -r {quoted(named.address)}"


def quoted(name: str) -> str:
    """A name as one word of a command to copy; the prompt of Windows knows double quotes only."""
    if os.name == "nt":
        return f'"{name}"' if set(name) & set(" &()^;,=") else name
    import shlex

    return shlex.quote(name)


def write_json(data: object) -> None:
    """Write public JSON: readable, in UTF-8, the same for the same answer."""
    import json

    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def register_or_day(
    given: str, register: str | None, partnership: str | None = None
) -> tuple[Store, date | None]:
    """Open what is given: a register, or the one that is named as it was known on a day.

    Raises:
        RegisterError: there is no register at the address, or it tells nothing of days.
    """
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return open_register(given, partnership), None
    from contextlib import closing

    with closing(_opened(register)) as whole:
        store = known_on(whole, day)
    return (_part(store, partnership) if partnership else store), day


def known_on(store: Store, day: date) -> Store:
    """Give a register as it was known on a day, to be held against what it says on another.

    Raises:
        RegisterError: none of its papers comes in editions, so that every day would be told as the same.
    """
    from remit.graph.editions import as_of
    from remit.graph.errors import RegisterError
    from remit.graph.store import EDITIONS

    if EDITIONS not in store.meta():
        raise RegisterError(
            f"{store.address}: no paper of this register comes in editions, so it cannot be told what it said on a "
            "day; name an earlier register instead"
        )
    return as_of(store, day)


class Day(click.ParamType[date]):
    """A day in ISO 8601, or the word today."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or say how days are written."""
        if isinstance(value, date):
            return value
        if value == "today":
            return date.today()  # noqa: DTZ011 - the user's own day is meant
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2020-07-31, or today.", param, ctx)


class Span(click.ParamType[timedelta]):
    """A number of days, or of weeks."""

    name = "span"

    def convert(
        self, value: str | timedelta, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Read how long it is, or say how that is written."""
        if isinstance(value, timedelta):
            return value
        number, unit = value.rstrip("dw"), value.lstrip("0123456789")
        if not number.isdecimal() or len(number) > _DIGITS or unit not in ("", "d", "w"):
            self.fail(
                f"{value!r} is no span of time; write it as 90d (days) or 12w (weeks).", param, ctx
            )
        return timedelta(weeks=int(number)) if unit == "w" else timedelta(days=int(number))


known_on_option = click.option(
    "--as-of",
    "known_on",
    type=Day(),
    metavar="DAY",
    help="What was known and in force on this day.",
)

as_of_option = click.option(
    "--as-of", type=Day(), metavar="DAY", help="Judge as at this day, or today."
)

redact_option = click.option(
    "--redact", type=click.Choice(["people"]), help="Leave the names of people out."
)


def shown(store: Store, answer: T, redact: str | None) -> tuple[Store, T]:
    """Give an answer as it is to be shown, and the register that it is of: without names where asked."""
    if not redact:
        return store, answer
    from remit.viz.redaction import redacted

    public = redacted(store.contents())
    return public.store(), public.answer(answer)
