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
# By the property: why what it is stated of is not said, and where it states that.
_STATED = {
    "display": ("hidden", re.compile(r"^none\b")),
    "visibility": ("hidden", re.compile(r"^(?:hidden|collapse)\b")),
    "text-decoration": ("struck out", re.compile(r"\bline-through\b")),
}
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIGN = re.compile(r"[{};]")
_SCREEN = re.compile(r"@media\s+(?:screen|all)")
_MOST_RULES = 20_000
_MOST_LOOKS = 200  # times that a page is looked through for all that a rule means
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*|[.#][a-z_][\w-]*)", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\w.#-])([.#]?[a-z_][\w-]*)(?:[.#][\w-]+)*$", re.IGNORECASE)
_Weight = tuple[bool, bool, int]  # important, in the element itself, ids
_Told = dict[str, tuple[_Weight, bool]]  # by the property: what the weightiest rule says of it
# So programs that write messages name what is quoted.
_QUOTES = {
    "gmail_quote", "gmail_quote_container", "gmail_attr", "moz-cite-prefix", "yahoo_quoted",
    "protonmail_quote",
}  # fmt: skip
_HEADS = {
    "divrplyfwdmsg",
    "outlookmessageheader",
}  # of an earlier message, which stands below unmarked


class Unsaid:
    """What a page does not say, element by element."""

    def __init__(self, page: LexborHTMLParser, *, in_message: bool = False) -> None:
        self._styled: dict[int, _Told] = {}
        sheets = (one for one in page.css("style") if _is_for_screens(one.attributes.get("media")))
        self._read(page, "\n".join(sheet.text() or "" for sheet in sheets))
        self._quoted: set[int] = set()
        if in_message and page.body is not None:
            texts: list[tuple[int, str, bool]] = []
            _add_texts(page.body, texts, within=False)
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
        told = dict(self._styled.get(node.mem_id, {}))
        _overlay(told, attributes.get("style") or "", 0, inline=True)
        return next((_STATED[name][0] for name, (_, is_off) in told.items() if is_off), "")

    def of_text(self, node: LexborNode) -> str:
        """Why a piece of text is not said by itself."""
        return QUOTED if node.mem_id in self._quoted else ""

    def _read(self, page: LexborHTMLParser, sheet: str) -> None:
        """Apply the rules of style sheets that hide or strike out, or say that something is not.

        A page of more of them than are looked at has no styles: its words are said.
        """
        rules: dict[str, list[str]] = {}
        for n, (selectors, style) in enumerate(_rules(sheet)):
            if n >= _MOST_RULES:
                return
            if any(name in style.casefold() for name in _STATED):
                for selector in map(str.strip, selectors.split(",")):
                    if (
                        selector and ":" not in selector
                    ):  # else a state for a while, as under the mouse
                        rules.setdefault(selector, []).append(style)
        nodes = _by_name(page) if rules else {}
        styled: dict[int, _Told] = {}
        looks = 0
        left = _MOST_LOOKS * (len(page.html or "") + 1) // 4
        for selector, styles in rules.items():
            named = _NAMED.search(selector)
            found = nodes.get(_key(named[1]), []) if named else None
            if found is None or (found and not _SIMPLE.fullmatch(selector)):
                looks += 1
                found = _found(page, selector)
            stated: _Told = {}
            for style in styles:
                _overlay(stated, style, selector.count("#"))
            left -= len(found)
            if looks > _MOST_LOOKS or left < 0:
                return
            for node in found:
                _add(styled.setdefault(node, {}), stated)
        self._styled = styled


def _add_texts(node: LexborNode, texts: list[tuple[int, str, bool]], *, within: bool) -> bool:
    """Find the pieces of text of a message, and whether they stand in what it marks as quoted.

    True where an earlier message has begun inside, so that what follows is quoted as well.
    """
    begun = False
    for one in node.iter(include_text=True):
        if one.is_text_node:
            if words := " ".join((one.text_content or "").split()):
                texts.append((one.mem_id, words, within or begun))
        elif one.is_element_node and (tag := one.tag or "") not in _SILENT:
            above = [words for _, words, _ in texts[-3:]]
            begun = begun or not _HEADS.isdisjoint(_names(one))
            inside = within or begun or _is_quote(one, tag, above)
            begun = _add_texts(one, texts, within=inside) or begun
    return begun


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
    if not _QUOTES.isdisjoint(_names(node)):
        return True
    if tag != "blockquote":
        return False
    told = (" ".join(above[-n:]) for n in range(1, len(above) + 1))
    return (node.attributes.get("type") or "").casefold() == "cite" or any(
        map(is_attribution, told)
    )


def _names(node: LexborNode) -> list[str]:
    """The classes and the id of an element, in small letters."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".casefold().split()


def _is_for_screens(media: str | None) -> bool:
    told = (media or "all").casefold().split(",")
    return any(one.strip() in ("", "all", "screen", "only screen") for one in told)


def _by_name(page: LexborHTMLParser) -> dict[str, list[int]]:
    """The elements of a page by their tags, classes (".") and ids ("#")."""
    found: dict[str, list[int]] = {}
    for node in page.root.traverse() if page.root is not None else ():
        attributes = node.attributes
        names = {node.tag or "", f"#{attributes.get('id') or ''}"}
        names |= {f".{one}" for one in (attributes.get("class") or "").split()}
        for name in names:
            found.setdefault(_key(name), []).append(node.mem_id)
    return found


def _key(name: str) -> str:
    """A name as it is looked up: capitals count in classes and ids."""
    return name if name[:1] in (".", "#") else name.casefold()


def _found(page: LexborHTMLParser, selector: str) -> list[int]:
    try:
        return [node.mem_id for node in page.css(selector)]
    except Exception:  # noqa: BLE001  # the library says so in many ways
        return []


def _overlay(told: _Told, style: str, ids: int, *, inline: bool = False) -> None:
    """Say of a look what a list of declarations says of it."""
    for declaration in style.casefold().split(";") if style else ():
        name, _, value = declaration.partition(":")
        stated = _STATED.get(name := name.strip().removesuffix("-line"))
        if stated and value.strip():
            weight = ("!important" in "".join(value.split()), inline, ids)
            _add(told, {name: (weight, stated[1].search(value.strip()) is not None)})


def _add(told: _Told, more: _Told) -> None:
    """Add what rules say; where two of one weight contradict each other, the words are said."""
    for name, (weight, is_off) in more.items():
        known, was_off = told.get(name, (weight, is_off))
        if weight == known:
            told[name] = weight, is_off and was_off
        elif weight > known:
            told[name] = weight, is_off
