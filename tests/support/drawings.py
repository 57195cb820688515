"""One drawing in the formats of several programs: boxes with words, and lines that join them."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from tests.support.office import DRAWING, OFFICE, PACKAGE, docx, drawn, odf, para, pptx, zipped

_VISIO = "http://schemas.microsoft.com/office/visio/2012/main"
_WIDE, _HIGH = 180, 60
_Ends = tuple[tuple[float, float], tuple[float, float]]


class Drawn(NamedTuple):
    """A box: its words, line by line, and its upper left corner."""

    words: str
    left: int
    top: int


class Joining(NamedTuple):
    """A line from one box to another, by their places in the list from 0, and the words on it.

    ``at`` are the ends of one that is tied to nothing.
    """

    start: int
    end: int
    words: str = ""
    broken: bool = False
    arrow: str = "none"  # of draw.io
    at: _Ends | None = None

    @classmethod
    def loose(cls, *at: float) -> Joining:
        """A line that is tied to nothing, from one point to another."""
        ax, ay, bx, by = at
        return cls(-1, -1, at=((ax, ay), (bx, by)))


def in_slide(boxes: Sequence[Drawn], lines: Sequence[Joining], *, glued: bool = True) -> bytes:
    """A slide; the words of a line are a box of their own, at its middle."""
    return pptx(_shapes("p", boxes, lines, glued=glued))


def in_word_drawing(
    boxes: Sequence[Drawn], lines: Sequence[Joining], *, glued: bool = True
) -> bytes:
    """A group of shapes in a Word file."""
    group = (
        f'<w:r xmlns:wpg="g" xmlns:wps="s" xmlns:a="{DRAWING}"><w:drawing><a:graphic><a:graphicData><wpg:wgp>'
        f"{_shapes('wps', boxes, lines, glued=glued)}</wpg:wgp></a:graphicData></a:graphic></w:drawing></w:r>"
    )
    return docx(f"<w:p>{group}</w:p>")


def in_drawio(boxes: Sequence[Drawn], lines: Sequence[Joining], *, packed: bool = False) -> bytes:
    """A page of draw.io, packed as the program does by itself or not."""
    cells = '<mxCell id="0"/><mxCell id="1" parent="0"/>'
    for n, box in enumerate(boxes):
        words = quoteattr(box.words.replace("\n", "<br>"))
        cells += (
            f'<mxCell id="b{n}" value={words} style="html=1" vertex="1" parent="1"><mxGeometry x="{box.left}" '
            f'y="{box.top}" width="{_WIDE}" height="{_HIGH}" as="geometry"/></mxCell>'
        )
    for n, line in enumerate(lines):
        tied = "" if line.at else f'source="b{line.start}" target="b{line.end}"'
        points = zip(("source", "target"), line.at or (), strict=False)
        ends = "".join(f'<mxPoint x="{x}" y="{y}" as="{name}Point"/>' for name, (x, y) in points)
        cells += (
            f'<mxCell id="l{n}" value={quoteattr(line.words)} style="endArrow={line.arrow};dashed={int(line.broken)}" edge="1" parent="1" {tied}>'
            f'<mxGeometry relative="1" as="geometry">{ends}</mxGeometry></mxCell>'
        )
    model = f"<mxGraphModel><root>{cells}</root></mxGraphModel>"
    if packed:
        deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        raw = deflate.compress(quote(model).encode()) + deflate.flush()
        model = base64.b64encode(raw).decode()
    return f'<mxfile><diagram name="Structure">{model}</diagram></mxfile>'.encode()


def in_odf_drawing(
    kind: str, boxes: Sequence[Drawn], lines: Sequence[Joining], *, glued: bool = True
) -> bytes:
    """A slide of an OpenDocument presentation, or shapes that hang on a paragraph of a text."""
    plain = '<style:graphic-properties draw:stroke="none" draw:fill="none"/>'
    dashed = '<style:graphic-properties draw:stroke="dash"/>'
    styles = (
        f'<style:style style:name="plain" style:family="graphic">{plain}</style:style>'
        f'<style:style style:name="dashed" style:family="graphic">{dashed}</style:style>'
    )
    made = ""
    for n, box in enumerate([*boxes, *_labels(boxes, lines)]):
        wide, high, style = (80, 20, "plain") if n >= len(boxes) else (_WIDE, _HIGH, "")
        words = "".join(f"<text:p>{escape(line)}</text:p>" for line in box.words.split("\n"))
        made += (
            f'<draw:custom-shape draw:id="id{n}" draw:style-name="{style}" svg:x="{box.left}pt" svg:y="{box.top}pt" '
            f'svg:width="{wide}pt" svg:height="{high}pt">{words}</draw:custom-shape>'
        )
    for line in lines:
        (ax, ay), (bx, by) = _ends(boxes, line)
        is_tied = glued and not line.at
        tied = f'draw:start-shape="id{line.start}" draw:end-shape="id{line.end}"' if is_tied else ""
        made += (
            f'<draw:connector draw:style-name="{"dashed" if line.broken else ""}" svg:x1="{ax}pt" svg:y1="{ay}pt" '
            f'svg:x2="{bx}pt" svg:y2="{by}pt" {tied}><text:p/></draw:connector>'
        )
    if kind == "presentation":
        return odf(kind, f"<draw:page>{made}</draw:page>", styles)
    return odf(kind, f"<text:p><draw:g>{made}</draw:g></text:p>", styles)


def in_visio(boxes: Sequence[Drawn], lines: Sequence[Joining]) -> bytes:
    """A page of Visio, which counts upwards."""
    shapes = connects = ""
    for n, box in enumerate(boxes):
        cells = _cells(
            PinX=box.left + _WIDE / 2, PinY=-(box.top + _HIGH / 2), Width=_WIDE, Height=_HIGH
        )
        shapes += f'<Shape ID="{n}">{cells}<Text>{escape(box.words)}\n</Text></Shape>'
    for n, line in enumerate(lines, len(boxes)):
        (ax, ay), (bx, by) = _ends(boxes, line)
        cells = _cells(BeginX=ax, BeginY=-ay, EndX=bx, EndY=-by, LinePattern=1 + line.broken)
        shapes += f'<Shape ID="{n}">{cells}<Text>{escape(line.words)}</Text></Shape>'
        if not line.at:
            connects += f'<Connect FromSheet="{n}" FromCell="BeginX" ToSheet="{line.start}"/>'
            connects += f'<Connect FromSheet="{n}" FromCell="EndX" ToSheet="{line.end}"/>'
    page = f'<PageContents xmlns="{_VISIO}"><Shapes>{shapes}</Shapes><Connects>{connects}</Connects></PageContents>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "visio/document.xml": f'<VisioDocument xmlns="{_VISIO}"/>',
            "visio/pages/pages.xml": f'<Pages xmlns="{_VISIO}" xmlns:r="{OFFICE}"><Page ID="0"><Rel r:id="one"/></Page></Pages>',
            "visio/pages/_rels/pages.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="one" Type="x/page" Target="page1.xml"/></Relationships>',
            "visio/pages/page1.xml": page,
        }
    )


def _cells(**values: float) -> str:
    return "".join(f'<Cell N="{name}" V="{value}"/>' for name, value in values.items())


def _ends(boxes: Sequence[Drawn], line: Joining) -> _Ends:
    """From the lower side of one box to the upper of the other, or from side to side."""
    if line.at:
        return line.at
    start, end = boxes[line.start], boxes[line.end]
    if start.top == end.top:
        return (start.left + _WIDE, start.top + _HIGH / 2), (end.left, end.top + _HIGH / 2)
    if start.top > end.top:
        start_y, end_y = start.top, end.top + _HIGH
    else:
        start_y, end_y = start.top + _HIGH, end.top
    return (start.left + _WIDE / 2, start_y), (end.left + _WIDE / 2, end_y)


def _labels(boxes: Sequence[Drawn], lines: Sequence[Joining]) -> list[Drawn]:
    """The words of lines as boxes of their own, each at the middle of its line."""
    return [
        Drawn(line.words, int((ax + bx) / 2) - 40, int((ay + by) / 2) - 10)
        for line in lines
        if line.words
        for (ax, ay), (bx, by) in [_ends(boxes, line)]
    ]


def _shapes(maker: str, boxes: Sequence[Drawn], lines: Sequence[Joining], *, glued: bool) -> str:
    made = "".join(
        _shape(maker, n, box, *((80, 20) if n >= len(boxes) else (_WIDE, _HIGH)))
        for n, box in enumerate([*boxes, *_labels(boxes, lines)])
    )
    return made + "".join(
        _line(maker, 100 + n, line, _ends(boxes, line), glued=glued and not line.at)
        for n, line in enumerate(lines)
    )


def _shape(maker: str, number: int, box: Drawn, wide: int, high: int) -> str:
    place = (
        f'<a:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    )
    if wide != _WIDE:  # the words of a line have nothing round them
        place += "<a:noFill/>"
    if maker == "wps":
        words = "".join(para(line) for line in box.words.split("\n"))
        return (
            f'<wps:wsp><wps:cNvPr id="{number}"/><wps:spPr>{place}</wps:spPr>'
            f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx></wps:wsp>"
        )
    words = "".join(drawn(line) for line in box.words.split("\n"))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="x"/><p:nvPr/></p:nvSpPr><p:spPr>{place}</p:spPr>'
        f"<p:txBody>{words}</p:txBody></p:sp>"
    )


def _line(
    maker: str,
    number: int,
    line: Joining,
    ends: _Ends,
    *,
    glued: bool,
) -> str:
    (ax, ay), (bx, by) = ends
    flips = f' flipH="{int(bx < ax)}" flipV="{int(by < ay)}"'
    place = (
        f'<a:xfrm{flips}><a:off x="{int(min(ax, bx))}" y="{int(min(ay, by))}"/>'
        f'<a:ext cx="{int(abs(bx - ax))}" cy="{int(abs(by - ay))}"/></a:xfrm>'
    )
    if line.broken:
        place += '<a:ln><a:prstDash val="dash"/></a:ln>'
    tied = (
        f'<a:stCxn id="{line.start}" idx="2"/><a:endCxn id="{line.end}" idx="0"/>' if glued else ""
    )
    if maker == "wps":
        return f'<wps:wsp><wps:cNvPr id="{number}"/><wps:cNvCnPr>{tied}</wps:cNvCnPr><wps:spPr>{place}</wps:spPr></wps:wsp>'
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="x"/><p:cNvCxnSpPr>{tied}</p:cNvCxnSpPr><p:nvPr/>'
        f"</p:nvCxnSpPr><p:spPr>{place}</p:spPr></p:cxnSp>"
    )
