"""A still picture as PNG, drawn by Pillow: no browser has to be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING

from remit.viz.marks import Mark, Picture, Point, Rect, Stroke

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

FINER = 2  # pixels of the file for one of the picture
_INCH = 96
# The faces by the names that Windows, macOS and Linux know them by, with how much smaller to set a wide one.
_FACES = {
    False: (
        ("arial.ttf", 1.0),
        ("Arial.ttf", 1.0),
        ("LiberationSans-Regular.ttf", 1.0),
        ("DejaVuSans.ttf", 0.88),
    ),
    True: (
        ("arialbd.ttf", 1.0),
        ("Arial Bold.ttf", 1.0),
        ("LiberationSans-Bold.ttf", 1.0),
        ("DejaVuSans-Bold.ttf", 0.84),
    ),
}


def png(picture: Picture) -> bytes:
    """The picture as a PNG that knows its size on paper."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    size = round(picture.width * FINER), round(picture.height * FINER)
    image = Image.new("RGB", size, "#ffffff")
    draw = ImageDraw.Draw(image)
    for mark in picture.marks:
        _put(draw, mark)
    out = BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(_INCH * FINER, _INCH * FINER))
    return out.getvalue()


def _put(draw: ImageDraw, mark: Mark) -> None:
    if isinstance(mark, Rect):
        _rect(draw, mark)
    elif isinstance(mark, Stroke):
        points = [(x * FINER, y * FINER) for x, y in mark.points]
        _line(draw, points, mark)
    else:
        at = mark.x * FINER, mark.y * FINER
        face = _font(round(mark.size * FINER * 4) / 4, bold=mark.bold)
        anchor = "ms" if mark.anchor == "middle" else "ls"
        draw.text(at, _plain(mark.text), fill=mark.colour, font=face, anchor=anchor)


def _rect(draw: ImageDraw, mark: Rect) -> None:
    left, top = mark.x * FINER, mark.y * FINER
    right, bottom = left + mark.w * FINER, top + mark.h * FINER
    line = max(1, round(mark.width * FINER)) if mark.edge != "none" else 0
    if not mark.dash[0]:
        edge = mark.edge if line else None
        draw.rounded_rectangle((left, top, right, bottom), 4 * FINER, mark.fill, edge, line)
        return
    draw.rectangle((left, top, right, bottom), mark.fill)
    around = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    _line(draw, around, Stroke((), mark.edge, mark.width, mark.dash))


def _line(draw: ImageDraw, points: Sequence[Point], like: Stroke) -> None:
    width = max(1, round(like.width * FINER))
    for a, b in pairwise(points):
        pieces = _dashes(a, b, like.dash) if like.dash[0] else [(a, b)]
        for start, end in pieces:
            draw.line([start, end], fill=like.colour, width=width)


def _dashes(a: Point, b: Point, dash: tuple[int, int]) -> Iterator[tuple[Point, Point]]:
    length, on, step = dist(a, b), dash[0] * FINER, sum(dash) * FINER
    at = 0.0
    while at < length:
        yield _along(a, b, at / length), _along(a, b, min(at + on, length) / length)
        at += step


def _along(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _plain(text: str) -> str:
    """Text without what Pillow would break lines at or draw as a box."""
    return "".join(c for c in text if c >= " ")


@cache
def _font(size: float, *, bold: bool) -> FreeTypeFont | ImageFont:
    """A face of the machine's, or the one that comes with Pillow."""
    from PIL import ImageFont

    for name, share in _FACES[bold]:
        try:
            return ImageFont.truetype(name, size * share)
        except OSError:
            continue
    return ImageFont.load_default(size)
