"""Of how many passages a register has the words, and why it has not those of the others."""

from __future__ import annotations

from collections.abc import Iterable

from remit.graph.model import Contents, Statement
from remit.graph.retold import KEPT
from remit.graph.store import WORDS

ALL = "each with the passage that says so"


def quoted(contents: Contents) -> str:
    """How what a register tells is cited, beside it: with its passage, or some with no more than the place."""
    passages, worded = _counted(contents.statements)
    if worded == passages:
        return ALL
    return f"each with its place; {worded} of {passages} passages in their words"


def unquoted(contents: Contents) -> str:
    """Why some passages are without their words, in a sentence; nothing where all have them."""
    passages, worded = _counted(contents.statements)
    if worded == passages:
        return ""
    why = (
        f"What is longer than {KEPT} words and no name"
        if contents.meta.get(WORDS)
        else "What the register has no words of"
    )
    return f"{why} is cited by its place alone: {passages - worded} of {passages} passages."


def _counted(statements: Iterable[Statement]) -> tuple[int, int]:
    """How many passages are cited, and of how many of them there are words."""
    found = {(c.document, c.locator, c.quote) for s in statements for c in s.citations}
    places = {(document, locator) for document, locator, _ in found}
    worded = {(document, locator) for document, locator, quote in found if quote.strip()}
    return len(places), len(worded)
