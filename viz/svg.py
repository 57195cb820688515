"""A still picture as SVG: text stays text, which a report can search and a reader can hear."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from remit.viz.marks import Mark, Picture, Rect, Stroke

_FACES = "Arial, Helvetica, sans-serif"


def svg(picture: Picture) -> str:
    """The picture as an SVG document, with a name for those who cannot see it."""
    width, height = picture.printed or (_n(picture.width), _n(picture.height))
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}" role="img" '
                f'aria-labelledby="t" font-family="{_FACES}">'
            ),
            f'<title id="t">{_safe(picture.title)}</title>',
            f'<rect width="{_n(picture.width)}" height="{_n(picture.height)}" fill="#ffffff"/>',
            *_written(picture.marks),
            "</svg>",
            "",
        ]
    )


def _written(marks: tuple[Mark, ...]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Rect):
            dash = _dash(mark.dash)
            shape = (
                f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.w)}" height="{_n(mark.h)}" '
                f'rx="4" fill="{mark.fill}" stroke="{mark.edge}" stroke-width="{_n(mark.width)}"{dash}/>'
            )
            yield f"<g><title>{_safe(mark.name)}</title>{shape}</g>" if mark.name else shape
        elif isinstance(mark, Stroke):
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
            yield (
                f'<polyline points="{points}" fill="none" stroke="{mark.colour}" '
                f'stroke-width="{_n(mark.width)}"{_dash(mark.dash)}/>'
            )
        else:
            bold = ' font-weight="bold"' if mark.bold else ""
            middle = ' text-anchor="middle"' if mark.anchor == "middle" else ""
            yield (
                f'<text x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}" '
                f'fill="{mark.colour}"{bold}{middle}>{_safe(mark.text)}</text>'
            )


def _dash(dash: tuple[int, int]) -> str:
    return f' stroke-dasharray="{dash[0]} {dash[1]}"' if dash[0] else ""


def _n(number: float) -> str:
    """A number as short as it can be.

    >>> _n(12.0), _n(1.25)
    ('12', '1.2')
    """
    return f"{number:.1f}".removesuffix(".0")


def _safe(text: str) -> str:
    """Text that XML may hold: control characters are none of it."""
    return escape(
        "".join(c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    )
