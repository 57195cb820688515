"""Of how many passages a register has the words, and why it has not those of the others."""

from __future__ import annotations

from collections.abc import Iterable

from remit.graph.model import Contents, Statement
from remit.graph.retold import KEPT
from remit.graph.store import WORDS
from remit.graph.words import with_capital
from remit.queries.coverage import RETOLD

ALL = "each with the passage that says so"


def quoted(contents: Contents) -> str:
    """How what a register tells is cited, beside it: with its passage, or some with no more than the place."""
    passages, worded = _counted(contents.statements)
    if worded == passages:
        return ALL
    return f"each with its place; {worded} of {passages} passages in their words"


def unquoted(contents: Contents) -> str:
    """Why some passages are without their words, and how to get them; nothing where all have them."""
    passages, worded = _counted(contents.statements)
    if worded == passages:
        return ""
    bare = f"{passages - worded} of {passages} passages"
    if not contents.meta.get(WORDS):
        return f"What the register has no words of is cited by its place alone: {bare}."
    return (
        f"This register keeps no more than {KEPT} words in a row of its documents, but for names: {bare} have "
        "a place alone. To have the words of all, load the documents yourself: remit load."
    )


def searched(contents: Contents) -> str:
    """What a search goes through where a register tells its documents in words of its own; nothing where it has theirs.

    A word that it does not find may then still stand in them.
    """
    if not contents.meta.get(WORDS):
        return ""
    return f"{with_capital(RETOLD)}."


def by_lines(contents: Contents) -> str:
    """What a place in a file of text is, in a sentence; nothing where no passage stands in one."""
    every = (c.locator for s in contents.statements for c in s.citations)
    if not any(locator.startswith("line ") for locator in every):
        return ""
    return "A place told by lines is in a file of text, which has no pages."


def _counted(statements: Iterable[Statement]) -> tuple[int, int]:
    """How many passages are cited, and of how many of them there are words."""
    found = {(c.document, c.locator, c.quote) for s in statements for c in s.citations}
    places = {(document, locator) for document, locator, _ in found}
    worded = {(document, locator) for document, locator, quote in found if quote.strip()}
    return len(places), len(worded)
