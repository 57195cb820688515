"""The word that a text begins or ends on; a text of blanks alone has neither, and that is no error."""

from __future__ import annotations


def first_word(text: str) -> str:
    """The first word of a text, empty where it has none.

    >>> first_word("Director of Housing"), first_word(" ")
    ('Director', '')
    """
    return next(iter(text.split(maxsplit=1)), "")


def last_word(text: str) -> str:
    """The last word of a text, empty where it has none.

    >>> last_word("Director of Housing"), last_word(" ")
    ('Housing', '')
    """
    return next(reversed(text.rsplit(maxsplit=1)), "")
