"""Why what stands in an element of a web page is not said: hidden, struck out, quoted; by the page's own styles too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from remit.loaders.formats.quoting import QUOTED, is_attribution, quoted

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_STRUCK = {"del": "deleted", "s": "struck out", "strike": "struck out"}
_CONTROLS = ("select", "textarea", "button", "option")
_SILENT = ("script", "style", "template", "noscript")
_OFF = {
    "hidden": re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE),
    "struck out": re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE),
}
_ON = {
    "hidden": re.compile(r"display\s*:(?!\s*none)|visibility\s*:\s*visible", re.IGNORECASE),
    "struck out": re.compile(r"text-decoration(?:-line)?\s*:(?![^;]*line-through)", re.IGNORECASE),
}
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIGN = re.compile(r"[{};]")
_SCREEN = re.compile(r"@media\s+(?:screen|all)")
_MOST_RULES = 20_000
# So programs that write messages name what is quoted.
_QUOTES = {
    "gmail_quote", "gmail_quote_container", "gmail_attr", "moz-cite-prefix", "yahoo_quoted",
    "protonmail_quote", "divrplyfwdmsg", "outlookmessageheader",
}  # fmt: skip


class Unsaid:
    """What a page does not say, element by element."""

    def __init__(self, page: LexborHTMLParser, *, in_message: bool = False) -> None:
        self._in_message = in_message
        self._styled: dict[int, dict[str, bool]] = {}  # of an element: whether it is hidden, ...
        for sheet in page.css("style"):
            self._read(page, sheet.text() or "")
        self._quoted: set[int] = set()
        if in_message and page.body is not None:
            texts: list[tuple[int, str, bool]] = []
            self._texts(page.body, texts, within=False)
            lines = [("> " if within else "") + words for _, words, within in texts]
            gone = quoted(lines)
            self._quoted = {
                text for (text, _, _), is_gone in zip(texts, gone, strict=True) if is_gone
            }

    def why(self, node: LexborNode, tag: str) -> str:
        """Why what stands in an element is not said; empty where it is."""
        if tag in _STRUCK:
            return _STRUCK[tag]
        if tag == "nav":
            return "the page's navigation"
        if tag in _CONTROLS:
            return "a field to be filled in"
        attributes = node.attributes
        if "hidden" in attributes:
            return "hidden"
        style = attributes.get("style") or ""
        styled = dict(self._styled.get(node.mem_id, {}))
        _overlay(styled, style)
        return next((why for why in _OFF if styled.get(why)), "")

    def of_text(self, node: LexborNode) -> str:
        """Why a piece of text is not said by itself."""
        return QUOTED if node.mem_id in self._quoted else ""

    def _read(self, page: LexborHTMLParser, sheet: str) -> None:
        """Apply the rules of a style sheet that hide or strike out, or say that something is not."""
        for _, (selectors, style) in zip(range(_MOST_RULES), _rules(sheet), strict=False):
            told: dict[str, bool] = {}
            _overlay(told, style)
            if not told:
                continue
            for selector in selectors.split(","):
                if ":" in selector or not selector.strip():
                    continue  # a state that a page is in for a while, as under the mouse
                try:
                    found = page.css(selector.strip())
                except Exception:  # noqa: BLE001, S112  # the library says so in many ways
                    continue
                for node in found:
                    self._styled.setdefault(node.mem_id, {}).update(told)

    def _texts(self, node: LexborNode, texts: list[tuple[int, str, bool]], *, within: bool) -> None:
        """Find the pieces of text of a message, and whether they stand in what it marks as quoted."""
        for one in node.iter(include_text=True):
            if one.is_text_node:
                if words := " ".join((one.text_content or "").split()):
                    texts.append((one.mem_id, words, within))
            elif one.is_element_node and (tag := one.tag or "") not in _SILENT:
                above = [words for _, words, _ in texts[-3:]]
                self._texts(one, texts, within=within or _is_quote(one, tag, above))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of the rules that hold on a screen.

    >>> list(
    ...     _rules("@import x; a, b {c: d; e: f} @media print {g {h: i}} @media screen {j {k: l}}")
    ... )
    [('a, b', 'c: d;e: f'), ('j', 'k: l')]
    """
    sheet = _NOTE.sub("", sheet)
    around: list[bool] = []  # of the blocks that are open: whether what stands in them holds
    selectors, told, start = "", "", 0
    for sign in _SIGN.finditer(sheet):
        words, start = sheet[start : sign.start()].strip(), sign.end()
        if sign[0] == "{":
            if words.startswith("@"):
                around.append(_SCREEN.fullmatch(words) is not None)
            else:
                selectors, told = words, ""
        elif sign[0] == ";":
            told += f"{words};"
        elif selectors:
            if all(around):
                yield selectors, told + words
            selectors = told = ""
        elif around:
            around.pop()


def _is_quote(node: LexborNode, tag: str, above: Sequence[str]) -> bool:
    """Whether an element is marked as quoted; one that is only set in is where it is said above who wrote it."""
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".casefold().split()
    if not _QUOTES.isdisjoint(named):
        return True
    if tag != "blockquote":
        return False
    told = (" ".join(above[-n:]) for n in range(1, len(above) + 1))
    return (attributes.get("type") or "").casefold() == "cite" or any(map(is_attribution, told))


def _overlay(told: dict[str, bool], style: str) -> None:
    """Say of a look what a list of declarations says of it."""
    for why in _OFF if style else ():
        if _OFF[why].search(style):
            told[why] = True
        elif _ON[why].search(style):
            told[why] = False
