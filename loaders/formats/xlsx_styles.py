"""How the cells of a workbook look: their fills, the ink of their letters, and what is struck through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.loaders.formats.number_formats import format_code
from remit.loaders.formats.opener import (
    child,
    real_number,
    whole_number,
)
from remit.loaders.formats.seeing import PAPER
from remit.loaders.formats.theme import is_colour, of_palette, tinted

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass
class Style:
    """How a cell looks: the code by which its number is shown, its fill, and the ink and the strike of its letters."""

    code: str = "General"
    colour: str = ""
    ground: str = PAPER  # empty where what is behind the words is not known
    struck: bool = False
    ink: str = ""


def styles_of(root: _Element | tuple[()], theme: Mapping[str, str]) -> dict[str, Style]:
    """The look of cells, by the number that they give for it."""
    if isinstance(root, tuple):
        return {}
    codes = {
        whole_number(node.get("numFmtId"), 0, 0, 1_000_000): node.get("formatCode") or ""
        for node in _children(root, "numFmts")
    }
    fonts = [(_is_struck(node), _ink(node, theme)) for node in _children(root, "fonts")]
    fills = [(_fill(node, theme), _is_bare(node)) for node in _children(root, "fills")]
    found = {}
    for n, node in enumerate(_children(root, "cellXfs")):
        number, font, fill = (
            whole_number(node.get(name), 0, 0, 1_000_000)
            for name in ("numFmtId", "fontId", "fillId")
        )
        colour, is_bare = fills[fill] if fill < len(fills) else ("", True)
        found[str(n)] = Style(
            format_code(number, codes),
            colour,
            PAPER if is_bare else colour,
            *(fonts[font] if font < len(fonts) else (False, "")),
        )
    return found


def _children(root: _Element, name: str) -> list[_Element]:
    parent = child(root, name)
    return [] if parent is None else list(parent)


def _is_struck(font: _Element) -> bool:
    strike = child(font, "strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _fill(node: _Element, theme: Mapping[str, str]) -> str:
    """A solid fill as RRGGBB, be it a colour of its own or of the theme."""
    pattern = child(node, "patternFill")
    colour = child(pattern, "fgColor")
    if pattern is None or colour is None or pattern.get("patternType") != "solid":
        return ""
    return _coloured(colour, theme)


def _is_bare(fill: _Element) -> bool:
    """Whether nothing is filled."""
    pattern = child(fill, "patternFill")
    return not len(fill) or (pattern is not None and pattern.get("patternType") in (None, "none"))


def _ink(font: _Element, theme: Mapping[str, str]) -> str:
    """The colour of letters as RRGGBB."""
    colour = child(font, "color")
    return "" if colour is None else _coloured(colour, theme)


def _coloured(colour: _Element, theme: Mapping[str, str]) -> str:
    """A colour as RRGGBB: of its own, of the theme, or of the palette."""
    if "indexed" in colour.attrib:
        return of_palette(whole_number(colour.get("indexed"), 0, 0, 1000))
    own = (colour.get("rgb") or "")[-6:].upper()
    named = theme.get(colour.get("theme") or "", "")
    if named:
        return tinted(named, real_number(colour.get("tint")) or 0)
    return own if is_colour(own) else ""
