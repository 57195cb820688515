"""Cells that say whom they name in words of their own: "Was the Clerk; now the Treasurer", "Mere Council – contact: Ann Bee"."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage, joined

# Who it was is nobody's any more, and who it is now stands behind.
_NOW = re.compile(
    r"(?:was|were|formerly|previously)\s[^;]{2,80};\s*(?:(?:it )?is )?now:?\s+(?P<now>[^;]{2,80})$",
    re.IGNORECASE,
)
_TAKES_OVER = re.compile(
    r"[^;]{2,80}\s(?:was|were|has been|had been)\s[^;]{2,60};\s*"
    r"(?P<now>[^;]{2,80}?)\s+(?:takes|took|will take|has taken)\s(?:it\s|this\s)?over\b(?P<when>[^;]{0,60})$",
    re.IGNORECASE,
)
_BEFORE = (
    r"(?:was|were|formerly|previously|until recently|in place of|instead of|replac(?:es|ed|ing)|succe(?:eds|eded|eding)|"
    r"(?:tak(?:es|en|ing)|took) (?:it |this )?over from)\b:?"
)
# Who it was before stands behind whoever it is: "CD (was AB)", "Cy Dee, formerly Ann Bee", on a line of its own.
_WAS = re.compile(
    rf"(?P<now>[^();]{{2,80}}?)\s?(?:\(|[,;]\s|\s[–—-]\s|\s(?=(?-i:Previously|Formerly|Until recently)\b))\s?{_BEFORE}\s[^();]{{2,80}}\)?\W{{0,2}}$",
    re.IGNORECASE,
)
# Who it is not stands behind whoever it is: "Mere Council, not the Clerk".
_NOT = re.compile(r"(?P<now>[^;]{2,80}?),\s(?:and\s)?not\s(?:the\s)?[A-Z][^;,]{2,60}$")
_WAS_ALONE = re.compile(rf"\W?{_BEFORE}\s?[^;]{{2,80}}$", re.IGNORECASE)
_IS_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
# What they are there for stands behind their name: "Unions to be consulted".
_ASKED = re.compile(
    r"\s(?:(?:is|are|must|will|should)\s)?(?:to\s)?be\s(?:kept\s)?(?P<what>consulted|informed|told|notified)"
    r"(?:\s(?:first|beforehand|afterwards))?\W{0,3}$",
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
    if m := _TAKES_OVER.match(cell.text):
        return [(joined([cell.match(m, "now"), cell.match(m, "when")]), "")]
    if m := _WAS.match(cell.text) or _NOT.match(cell.text):
        return [(cell.match(m, "now"), "")]
    if (m := _ASKED.search(cell.text)) and m.start():
        role = "consulted" if m["what"].casefold() == "consulted" else "informed"
        return [(cell.cut(0, m.start()), role)]
    if m := _CONTACT.match(cell.text):
        return [(cell.match(m, "who"), ""), (cell.match(m, "contact"), "contact")]
    return []


def says_who_was(text: str) -> bool:
    """Whether a text says who it was, and not who it is.

    >>> says_who_was("(formerly the Clerk)"), says_who_was("Was the Clerk, now the Treasurer")
    (True, False)
    """
    return _WAS_ALONE.match(text) is not None and not _IS_NOW.search(text)
