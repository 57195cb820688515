"""Still pictures for a slide and a report: a chart with its title, its day, a legend and its sources.

A chart is laid out anew for the sheet that it goes on. What could not be read there is not drawn small:
actions become squares, and then numbers, and the picture says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from remit.viz.feet import Foot
from remit.viz.inks import INK, SOFT, charted, legend
from remit.viz.lanes import Band, bands
from remit.viz.layout import NARROWEST, SQUARE, Shape, govern
from remit.viz.marks import Mark, Picture, Stroke, Words, moved
from remit.viz.material import Material
from remit.viz.measure import width, wrap
from remit.viz.plot import LEAST, SIZE, Chart


class Size(NamedTuple):
    """A sheet in pixels, the smallest letters that can be read on it, and its measures on paper."""

    width: int
    height: int
    least: float
    printed: tuple[str, str]


# Letters of 6 points on paper in the hand, of 7 on a slide, which is seen larger.
SIZES: Final[Mapping[str, tuple[Size, ...]]] = {
    "a4": (Size(794, 1123, 8, ("210mm", "297mm")), Size(1123, 794, 8, ("297mm", "210mm"))),
    "slide": (Size(1280, 720, 9.4, ("1280", "720")),),
}
_WORTH = 1.15  # how much larger a sheet on its side must make the letters to be laid so
_LARGEST = 1.3  # letters grow no further, however much room there is
_TOO_MUCH = (
    "This is more than one sheet can show: draw one thing, with --focus, or one partnership."
)
_EDGE, _GAP = 32, 12
_HEAD, _SMALL = 22, 11.5


@dataclass(frozen=True, slots=True)
class Told:
    """The words around a picture: its title, what is said below that, and its sources."""

    title: str
    said: str
    sources: str


@dataclass(frozen=True)
class Drawn:
    """What is to be drawn, of a ``whole`` register of so many things: ``lit`` is the chosen thing first and then its chain; ``feet`` by how much they show."""

    material: Material
    whole: int
    told: Told
    squares: Mapping[str, Foot]
    counts: Mapping[str, Foot]
    lit: Sequence[str] = ()
    empty: frozenset[str] = frozenset()  # actions for which nobody is named

    @cached_property
    def bands(self) -> list[Band]:
        """The work in its lanes, sorted once for all layouts that are tried."""
        return bands(self.material)


@dataclass(frozen=True, slots=True)
class _Level:
    """How much is shown, and what is to be said of the rest."""

    feet: Mapping[str, Foot] | None
    note: str = ""
    spare: bool = False

    @property
    def sparer(self) -> _Level:
        """The same without what is least asked for."""
        note = f"{self.note} What stands beside the boards, and duties, are left out."
        return replace(self, note=note.strip(), spare=True)


def still(drawn: Drawn, *, structure: bool = False, size: str | None = None) -> Picture:
    """The picture, as large as it comes out or for a sheet (a key of ``SIZES``)."""
    whole = _Level(None)
    squares = _Level(
        drawn.squares, "Each square is an action: by name they would be too small to read."
    )
    counted = "Actions are counted, not drawn: they would be too small to read."
    bare = _Level(drawn.counts, "" if structure else counted)
    if size is None:
        return _natural(drawn, bare if structure else whole)
    first = () if structure else (whole, whole.sparer, squares, squares.sparer)
    levels = (*first, bare, bare.sparer)
    sheets = SIZES[size]
    hopeful = (level for level in levels if not _hopeless(drawn, level, sheets[0]))
    tried = (_on_paper(drawn, level, sheets) for level in hopeful)
    chosen = next((one for one in tried if one.legible), None)
    if chosen is None:
        chosen = _on_paper(drawn, replace(bare.sparer, note=_TOO_MUCH), sheets)
    return chosen.picture(drawn)


def _on_paper(drawn: Drawn, level: _Level, sheets: Sequence[Size]) -> _Fitted:
    """A chart on a sheet that stands, or that lies where this makes it much larger."""
    found = [_fitted(drawn, level, sheet) for sheet in sheets]
    best = max(found, key=_scale)
    return best if best.scale > _WORTH * found[0].scale else found[0]


def _natural(drawn: Drawn, level: _Level) -> Picture:
    chart = govern(drawn.material, Shape(feet=level.feet), drawn.bands)
    w = chart.width + 2 * _EDGE
    head, foot = _heading(drawn.told, w), _foot(drawn, chart, level.note, w)
    h = head.height + chart.height + foot.height + 2 * _EDGE + 2 * _GAP
    return _composed(drawn, chart, (head, foot), _Frame(w, h, _EDGE, 1.0))


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A chart on a sheet, and how large it comes out."""

    sheet: Size
    chart: Chart
    scale: float
    note: str

    @property
    def legible(self) -> bool:
        """Whether its letters can be read."""
        return self.scale * SIZE >= self.sheet.least

    def picture(self, drawn: Drawn) -> Picture:
        """The whole sheet."""
        sheet = self.sheet
        head = _heading(drawn.told, sheet.width)
        foot = _foot(drawn, self.chart, self.note, sheet.width)
        left = (sheet.width - self.chart.width * self.scale) / 2
        frame = _Frame(sheet.width, sheet.height, left, self.scale)
        return replace(_composed(drawn, self.chart, (head, foot), frame), printed=sheet.printed)


_USUAL, _OTHERS = (190,), (150, 240, 320, 480)  # widths of a lane
_GAIN = 1.4  # how much larger another width could make the letters


def _scale(fitted: _Fitted) -> float:
    return fitted.scale


def _fitted(drawn: Drawn, level: _Level, sheet: Size) -> _Fitted:
    """The layout of lanes whose letters come out largest on a sheet."""
    lanes = max((len(band.lanes) for band in drawn.bands), default=1)
    head = _heading(drawn.told, sheet.width).height

    def tried(widths: Sequence[int]) -> Iterator[_Fitted]:
        for abreast in sorted({min(lanes, n) for n in (8, 6, 4, 3, 2, 1)}):
            for lane in widths:
                shape = Shape(
                    abreast=abreast,
                    width=abreast * (lane + _GAP) + 30,
                    spare=level.spare,
                    feet=level.feet,
                )
                chart = govern(drawn.material, shape, drawn.bands)
                rest = head + _foot(drawn, chart, level.note, sheet.width).height
                room = sheet.width - 2 * _EDGE, sheet.height - 2 * _EDGE - 2 * _GAP - rest
                scale = min(room[0] / chart.width, room[1] / chart.height, _LARGEST)
                yield _Fitted(sheet, chart, scale, level.note)

    first = max(tried(_USUAL), key=_scale)
    if first.scale * _GAIN * SIZE < sheet.least:
        return first  # no other width of the lanes would make that legible
    return max((first, *tried(_OTHERS)), key=_scale)


def _hopeless(drawn: Drawn, level: _Level, sheet: Size) -> bool:
    """Whether the boxes alone, as small as they can be, take more than the sheet has in letters to be read."""
    lanes = [lane for band in drawn.bands for lane in band.lanes]
    if level.feet is None:
        least = sum(map(len, lanes)) * NARROWEST * LEAST
    else:
        squares = sum(len(foot.squares) for foot in level.feet.values())
        least = len(lanes) * NARROWEST * LEAST + squares * SQUARE * SQUARE
    return least * (sheet.least / SIZE) ** 2 > sheet.width * sheet.height


# ---------------------------------------------------------------- around the chart


@dataclass(frozen=True, slots=True)
class _Block:
    """Some marks from the edge inwards, and how high they are."""

    marks: tuple[Mark, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """A sheet, and where on it the chart stands."""

    width: float
    height: float
    left: float
    scale: float


def _composed(drawn: Drawn, chart: Chart, around: tuple[_Block, _Block], frame: _Frame) -> Picture:
    head, foot = around
    top = _EDGE + head.height + _GAP
    marks = [
        *moved(head.marks, _EDGE, _EDGE, 1),
        *moved(tuple(charted(chart, drawn.lit, drawn.empty)), frame.left, top, frame.scale),
        *moved(foot.marks, _EDGE, frame.height - _EDGE - foot.height, 1),
    ]
    title = f"{drawn.told.title}: {drawn.told.said}"
    return Picture(frame.width, frame.height, tuple(marks), title)


def _heading(told: Told, w: float) -> _Block:
    room, marks, y = w - 2 * _EDGE, [], 0.0
    for line in wrap(told.title, room, _HEAD, 2):
        y += _HEAD + 3
        marks.append(Words(0, y, line, _HEAD, INK, bold=True))
    y += 4
    for line in wrap(told.said, room, 13, 5):
        y += 17
        marks.append(Words(0, y, line, 13, INK))
    return _Block(tuple(marks), y + 4)


def _foot(drawn: Drawn, chart: Chart, note: str, w: float) -> _Block:
    """The legend of what is drawn, and where it comes from."""
    room, marks, y = w - 2 * _EDGE, list[Mark](), 8.0
    marks.append(Stroke(((0, 0), (room, 0)), "#c9cfd8", 1))
    x = 0.0
    for sign, words in legend(chart, drawn.lit, drawn.empty):
        needed = 34 + width(words, _SMALL) + 16
        if x and x + needed > room:
            x, y = 0.0, y + 18
        marks += [*sign(x, y), Words(x + 30, y + 11, words, _SMALL, SOFT)]
        x += needed
    y += 20
    only = "Only what concerns it is drawn" if drawn.lit else "Drawn" if chart.left_out else ""
    things = f"{only}: {chart.things} of {drawn.whole} things." if only else ""
    for line in wrap(" ".join(filter(None, [note, things, drawn.told.sources])), room, _SMALL, 8):
        y += 15
        marks.append(Words(0, y, line, _SMALL, SOFT))
    return _Block(tuple(marks), y + 4)
