"""Questions about the headings of a document whose meaning is not known, one by one, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from remit.loaders.explaining import Heading, Region, unknown
from remit.loaders.profile import load_profile
from remit.loaders.schema.lexicon import lexicon

_LIST = "?"


def can_ask() -> bool:
    """Whether somebody is there to be asked: questions go to a terminal and answers come from one."""
    return bool(sys.stdin and sys.stderr and sys.stdin.isatty() and sys.stderr.isatty())


def ask(regions: Sequence[Region]) -> dict[str, str]:
    """What each heading means whose meaning is not known, by its words; one that is left open is not in it.

    The likeliest meanings are numbered; any other may be named, and a question mark lists them all.
    """
    columns, labels = (unknown(regions, labels=which) for which in (False, True))
    answers = _of_each(columns, [*lexicon().roles], "stands above")
    return answers | _of_each(labels, [*load_profile().labels], "stands before")


def _of_each(found: Mapping[str, Heading], roles: Sequence[str], stands: str) -> dict[str, str]:
    answers = {}
    for words, heading in found.items():
        such = ", ".join(f"“{cell}”" for cell in heading.examples)
        noun = "value" if heading.filled == 1 else "values"
        click.echo(
            f"“{words}” {stands} {heading.filled} {noun}{f', such as {such}' if such else ''}.",
            err=True,
        )
        near = [role for role in heading.nearest if role in roles]
        for n, role in enumerate(near, 1):
            click.echo(f"  {n}  {role}", err=True)
        if answer := _answer(near, roles):
            answers[words] = answer
    return answers


def _answer(near: Sequence[str], roles: Sequence[str]) -> str:
    """The meaning that somebody gives; asked again until it is one, or nothing."""
    while True:
        said: str = click.prompt(
            f"What is it? A number or a word, {_LIST} for all words, Enter to leave it unread",
            default="", show_default=False, err=True,
        ).strip()  # fmt: skip
        if said.isdecimal() and 0 < int(said) <= len(near):
            return near[int(said) - 1]
        if not said or said in roles:
            return said
        if said == _LIST:
            click.echo(f"  {', '.join(roles)}", err=True)
        else:
            click.echo(f"  “{said}” is none of them.", err=True)
