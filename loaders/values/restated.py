"""Cells that say whom they name in words of their own: "Was the Clerk; now the Treasurer", "Mere Council – contact: Ann Bee"."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage

# Who it was is nobody's any more, and who it is now stands behind.
_NOW = re.compile(
    r"(?:was|were|formerly|previously)\s[^;]{2,80};\s*(?:(?:it )?is )?now:?\s+(?P<now>[^;]{2,80})$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?P<who>[^:]{2,90}?)\s{1,4}[–—-]\s{1,4}(?:[A-Z][\w’'-]+\s)?contact:\s{1,4}(?P<contact>[^:]{2,80})$",
    re.IGNORECASE,
)


def restated(cell: Passage) -> list[tuple[Passage, str]]:
    """The words of a cell that name somebody, each with the role that the others give them; none where it says it plainly.

    >>> from remit.loaders.blocks import Part
    >>> told = restated(Passage.of([Part("Was the Clerk; now the Treasurer", 1)]))
    >>> [(words.text, role) for words, role in told]
    [('the Treasurer', '')]
    """
    if m := _NOW.match(cell.text):
        return [(cell.match(m, "now"), "")]
    if m := _CONTACT.match(cell.text):
        return [(cell.match(m, "who"), ""), (cell.match(m, "contact"), "contact")]
    return []
