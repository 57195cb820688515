"""The colours of an Office theme, by which a cell may be filled instead of by a colour of its own."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from typing import TYPE_CHECKING

from remit.loaders.formats.opener import local

if TYPE_CHECKING:
    from lxml.etree import _Element

# As a workbook counts them: light before dark, although a theme has them the other way round.
_BY_NUMBER = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip


def theme_colours(theme: _Element) -> dict[str, str]:
    """The colours of a theme as ``RRGGBB``, by their names (``accent6``) and by the numbers that a workbook gives them."""
    found: dict[str, str] = {}
    scheme = next((node for node in theme.iter() if local(node) == "clrScheme"), None)
    for named in () if scheme is None else scheme:
        for said in named:
            colour = said.get("lastClr") or said.get("val") or ""
            if is_colour(colour):
                found[local(named)] = colour.upper()
    return found | {str(n): found[name] for n, name in enumerate(_BY_NUMBER) if name in found}


def of_palette(number: int) -> str:
    """The colour that old workbooks give by its number, and new ones keep where they were saved from an old one.

    >>> of_palette(10), of_palette(64)
    ('FF0000', '')
    """
    from xlrd.formatting import excel_default_palette_b8 as palette  # as slow as reading a workbook

    first = 8
    if not first <= number < first + len(palette):
        return ""
    return "".join(f"{part:02X}" for part in palette[number - first])


def is_colour(text: str) -> bool:
    """Whether a text is a colour as ``RRGGBB``."""
    return len(text) == len("RRGGBB") and all(letter in "0123456789abcdefABCDEF" for letter in text)


def tinted(colour: str, tint: float) -> str:
    """A colour made lighter, by a share of what it lacks to white, or darker where that is below nought.

    >>> tinted("70AD47", 0.4), tinted("70AD47", -0.25), tinted("70AD47", 0)
    ('A9D18E', '548235', '70AD47')
    """
    if not tint:
        return colour
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, full = rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    return "".join(
        f"{round(255 * part):02X}" for part in hls_to_rgb(hue, min(max(light, 0), 1), full)
    )
