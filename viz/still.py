"""Still pictures: a chart as SVG or PNG, and a chart or a chain as mermaid or DOT text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from remit.graph.model import Statement
from remit.ontology import KINDS, KNOWN, RELATIONS
from remit.viz.material import ASSIGNED, Material
from remit.viz.measure import wrap
from remit.viz.plot import LEADING, SIZE, Box, Chart, Line

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

# Fill, border and letters of each row, as in the page's light colours.
COLOURS: Final[Mapping[str, tuple[str, str, str]]] = {
    "board": ("#e9e6f5", "#5b4b9a", "#1b1f27"),
    "beside": ("#f4f2fa", "#8378b5", "#1b1f27"),
    "plan": ("#fdf3c7", "#86701a", "#1b1f27"),
    "priority": ("#1c4a78", "#123557", "#ffffff"),
    "lead": ("#e3edf8", "#3f6ea3", "#1b1f27"),
    "group": ("#e2f1e6", "#2e7244", "#1b1f27"),
    "objective": ("#dff2f0", "#22756d", "#1b1f27"),
    "duty": ("#f6ebe1", "#8d5b2c", "#1b1f27"),
    "red": ("#fbe1de", "#7d140b", "#7d140b"),
    "amber": ("#fdebcb", "#6b4200", "#6b4200"),
    "green": ("#dcefdf", "#0e4d22", "#0e4d22"),
    "blue": ("#dce9f8", "#123f70", "#123f70"),
}
_PLAIN = ("#ffffff", "#7a8492", "#1b1f27")
_LINE = "#6d7683"
_DASHES = {"stated": "", "drawn": "2 4"}
_BOLD = {"board", "plan", "priority"}


def colours(box: Box) -> tuple[str, str, str]:
    """Fill, border and letters of a box."""
    return COLOURS.get(box.tone) or COLOURS.get(box.row, _PLAIN)


def size_of(box: Box) -> float:
    """The size of its letters."""
    return {"board": 15.0, "plan": 14.0}.get(box.row, SIZE)


def svg(chart: Chart, title: str) -> str:
    """The chart as an SVG document, with a name for those who cannot see it."""
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{chart.width}" height="{chart.height}" '
            f'viewBox="0 0 {chart.width} {chart.height}" role="img" aria-labelledby="t" '
            'font-family="Arial, Helvetica, sans-serif">'
        ),
        f'<title id="t">{_safe(title)}</title>',
        f'<rect width="{chart.width}" height="{chart.height}" fill="#ffffff"/>',
    ]
    parts += [_svg_line(line) for line in chart.lines]
    parts += [_svg_box(box) for box in chart.boxes]
    for note in chart.notes:
        words = wrap(note.text, note.w, SIZE, 2)
        parts += [
            f'<text x="{note.x}" y="{note.y + 12 + n * LEADING}" font-size="{SIZE}" '
            f'font-weight="bold" fill="#59616d">{_safe(word)}</text>'
            for n, word in enumerate(words)
        ]
    return "\n".join([*parts, "</svg>", ""])


def _svg_line(line: Line) -> str:
    points = " ".join(f"{x},{y}" for x, y in line.points)
    dash = _DASHES.get(line.statement.basis, "7 4")
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{points}" fill="none" stroke="{_LINE}" stroke-width="1.4"{dashes}/>'


def _svg_box(box: Box) -> str:
    fill, edge, ink = colours(box)
    dashes = ' stroke-dasharray="5 3"' if box.open else ""
    size = size_of(box)
    parts = [
        f"<g><title>{_safe(box.thing.label)}</title>",
        (
            f'<rect x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" rx="4" '
            f'fill="{fill}" stroke="{edge}" stroke-width="1.5"{dashes}/>'
        ),
    ]
    weight = ' font-weight="bold"' if box.row in _BOLD else ""
    for text, y, heavy in _rows(box):
        bold = ' font-weight="bold"' if heavy else weight
        parts.append(
            f'<text x="{box.middle[0]}" y="{y}" font-size="{size if not heavy else 11}" '
            f'text-anchor="middle" fill="{ink}"{bold}>{_safe(text)}</text>'
        )
    return "".join([*parts, "</g>"])


def _rows(box: Box) -> Iterable[tuple[str, int, bool]]:
    """Each line of text in a box with its baseline, and whether it is the tag."""
    leading = LEADING + (4 if box.row == "board" else 0)
    rows = [*((word, False) for word in box.words), *((line, True) for line in box.tags)]
    top = box.y + (box.h - len(rows) * leading) // 2
    for n, (text, tag) in enumerate(rows):
        yield text, top + n * leading + leading - 4, tag


def _safe(text: str) -> str:
    """Text that XML may hold: control characters are none of it."""
    return escape(
        "".join(c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    )


def png(chart: Chart, scale: int = 2) -> bytes:
    """The chart as a PNG, twice as fine as a screen shows it."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    image = Image.new("RGB", (chart.width * scale, chart.height * scale), "#ffffff")
    draw = ImageDraw.Draw(image)
    for line in chart.lines:
        _png_line(draw, line, scale)
    for box in chart.boxes:
        _png_box(draw, box, scale)
    for note in chart.notes:
        draw.text(
            (note.x * scale, note.y * scale), note.text, fill="#59616d", font=_font(SIZE * scale)
        )
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _png_line(draw: ImageDraw, line: Line, scale: int) -> None:
    dash = 0 if line.statement.basis == "stated" else (3 if line.statement.basis == "drawn" else 7)
    for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
        a, b = (x1 * scale, y1 * scale), (x2 * scale, y2 * scale)
        if not dash:
            draw.line([a, b], fill=_LINE, width=scale + 1)
            continue
        length = max(abs(b[0] - a[0]), abs(b[1] - a[1]), 1)
        step = dash * scale
        for start in range(0, length, 2 * step):
            end = min(start + step, length)
            draw.line(
                [_along(a, b, start / length), _along(a, b, end / length)],
                fill=_LINE,
                width=scale + 1,
            )


def _along(a: tuple[int, int], b: tuple[int, int], share: float) -> tuple[float, float]:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _png_box(draw: ImageDraw, box: Box, scale: int) -> None:
    fill, edge, ink = colours(box)
    corners = [box.x * scale, box.y * scale, box.right * scale, box.bottom * scale]
    if box.open:
        draw.rectangle(corners, fill=fill)
        _png_dashes(draw, corners, edge, scale)
    else:
        draw.rounded_rectangle(corners, 4 * scale, fill=fill, outline=edge, width=scale)
    for text, y, tag in _rows(box):
        font = _font((11 if tag else size_of(box)) * scale)
        at = (box.middle[0] * scale, y * scale)
        draw.text(at, text, fill=ink, font=font, anchor="ms")


def _png_dashes(draw: ImageDraw, corners: list[int], colour: str, scale: int) -> None:
    left, top, right, bottom = corners
    step = 5 * scale
    for x in range(left, right, 2 * step):
        for y in (top, bottom):
            draw.line([(x, y), (min(x + step, right), y)], fill=colour, width=scale + 1)
    for y in range(top, bottom, 2 * step):
        for x in (left, right):
            draw.line([(x, y), (x, min(y + step, bottom))], fill=colour, width=scale + 1)


def _font(size: float) -> FreeTypeFont | ImageFont:
    """A face of the machine's, or the one that comes with Pillow."""
    from PIL import ImageFont

    for name in ("Arial.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf"):
        try:
            return ImageFont.truetype(name, int(size * (0.88 if name.startswith("Deja") else 1)))
        except OSError:
            continue
    return ImageFont.load_default(size)


@dataclass(frozen=True, slots=True)
class Graph:
    """The things and statements of a diagram in words."""

    ids: tuple[str, ...]
    statements: tuple[Statement, ...]


def graph_of(material: Material, chart: Chart | None, focus: str | None) -> Graph:
    """A thing's chain and who is named along it; or, without a thing, what the chart draws."""
    if focus is not None:
        chain = material.reached([focus])
        named = [s for id_ in chain for s in material.out.get(id_, ()) if s.term == ASSIGNED]
        ups = [s for id_ in chain for s in material.ups(id_)]
        if not ups and not named:
            named = [*material.into.get(focus, ()), *material.out.get(focus, ())]
        statements = [*ups, *named]
    elif chart is not None:
        statements = list({line.statement.id: line.statement for line in chart.lines}.values())
    else:
        statements = [s for s in material.statements if s.object is not None]
    ends = (end for s in statements for end in (s.subject, s.object) if end)
    drawn = (box.thing.id for box in chart.boxes) if chart and focus is None else ()
    ids = dict.fromkeys([*([focus] if focus else []), *ends, *drawn])
    return Graph(tuple(ids), tuple(statements))


def mermaid(material: Material, graph: Graph) -> str:
    """A flowchart for a wiki or a README; every label is quoted and its letters are harmless."""
    number = {id_: f"n{n}" for n, id_ in enumerate(graph.ids)}
    lines = ["flowchart BT"]
    for id_ in graph.ids:
        entity = material.entities[id_]
        text = _entities("<br>".join(wrap(entity.label, 190, SIZE, 4)) or f"({entity.kind})")
        left, right = ("([", "])") if entity.kind in KNOWN else ("[", "]")
        lines.append(f'    {number[id_]}{left}"{text}"{right}')
    for s in graph.statements:
        arrow = "-->" if s.basis == "stated" else "-.->"
        basis = "" if s.basis == "stated" else f" ({s.basis})"
        word = _entities(f"{RELATIONS[s.term].reads}{basis}")
        lines.append(f'    {number[s.subject]} {arrow}|"{word}"| {number[s.object or ""]}')
    missing = [number[id_] for id_ in graph.ids if KINDS[material.entities[id_].kind].instead]
    if missing:
        lines += [
            "    classDef missing stroke-dasharray: 5 3",
            f"    class {','.join(missing)} missing",
        ]
    return "\n".join([*lines, ""])


def _entities(text: str) -> str:
    """Letters that mermaid would read as its own, as it wants them written."""
    kept = "".join(c if c.isalnum() or c in " .,:()-–/’‘" else f"#{ord(c)};" for c in text)
    return kept.replace("#60;br#62;", "<br>")


def dot(material: Material, graph: Graph) -> str:
    """The diagram for Graphviz."""
    number = {id_: f"n{n}" for n, id_ in enumerate(graph.ids)}
    lines = ["digraph remit {", "  rankdir=BT;", '  node [shape=box, fontname="Arial"];']
    for id_ in graph.ids:
        entity = material.entities[id_]
        style = ', style="dashed"' if KINDS[entity.kind].instead else ""
        words = wrap(entity.label, 190, SIZE, 4) or (f"({entity.kind})",)
        lines.append(f"  {number[id_]} [label={_dot(words)}{style}];")
    for s in graph.statements:
        style = {"stated": "solid", "drawn": "dotted"}.get(s.basis, "dashed")
        word = _dot((RELATIONS[s.term].reads,))
        ends = f"{number[s.subject]} -> {number[s.object or '']}"
        lines.append(f'  {ends} [label={word}, style="{style}"];')
    return "\n".join([*lines, "}", ""])


def _dot(lines: Iterable[str]) -> str:
    safe = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join("".join(c for c in line if c >= " ") for line in safe) + '"'
