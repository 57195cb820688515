"""Small PDFs written by hand: text in a typewriter's letters, lines and areas of colour, tags if wished."""

from __future__ import annotations

import textwrap
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.support.office import Piece

WIDTH, HEIGHT, MARGIN = 1190, 842, 72
_SIZES = {"h1": 20, "h2": 16, "h3": 13}
_WIDE = 0.6  # of the size: each letter of a typewriter
_PAD = 5


@dataclass
class Page:
    """What is drawn on a page; lengths in points from its upper left corner."""

    operators: list[str] = field(default_factory=list)
    rotate: int = 0
    label: str = ""
    remarks: list[str] = field(default_factory=list)  # made on the page by a reader

    def text(self, x: float, y: float, words: str, size: float = 10, *, bold: bool = False, mark: str = "") -> Page:  # fmt: skip
        """Set words on a line at a height; ``mark`` is the operator that begins their marked content."""
        shown = words.encode("cp1252").decode("latin-1")
        for character in "\\()":
            shown = shown.replace(character, "\\" + character)
        font = "B" if bold else "R"
        said = f"BT /{font} {size} Tf {x:.2f} {HEIGHT - y:.2f} Td ({shown}) Tj ET"
        self.operators.append(f"{mark} {said} EMC" if mark else said)
        return self

    def raw(self, operator: str) -> Page:
        """Write an operator as it is."""
        self.operators.append(operator)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a thin line."""
        return self.raw(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def area(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> Page:
        """Fill a rectangle."""
        shades = " ".join(f"{int(colour[n : n + 2], 16) / 255:.4f}" for n in (0, 2, 4))
        return self.raw(f"{shades} rg {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f 0 g")

    def remark(self, kind: str, box: tuple[float, float, float, float], words: str = "", more: str = "") -> Page:  # fmt: skip
        """Make a remark on a rectangle, such as a line of text."""
        x0, y0, x1, y1 = box
        low, high = HEIGHT - y1, HEIGHT - y0
        quad = f"{x0} {high} {x1} {high} {x0} {low} {x1} {low}"
        said = f"/Contents ({words})" if words else ""
        self.remarks.append(
            f"<</Type/Annot/Subtype/{kind}/Rect[{x0} {low} {x1} {high}]/QuadPoints[{quad}]{said}{more or '/F 4'}>>"
        )
        return self


@dataclass
class Tag:
    """An element of the tree of tags; its kids are elements, or pages with numbers of marked content."""

    role: str
    kids: list[Tag | tuple[int, int]] = field(default_factory=list)
    attributes: str = ""


def pdf(pages: Sequence[Page], tags: Tag | None = None, *, packed: bool = True) -> bytes:
    """A PDF of pages."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
    fonts = [font % name for name in (b"Courier", b"Courier-Bold")]
    objects: list[bytes] = [b"", b"", *fonts]  # first the catalogue and the tree of pages
    numbers = []
    for page in pages:
        content = "\n".join(page.operators).encode("latin-1")
        filtered = b"/Filter/FlateDecode" if packed else b""
        content = zlib.compress(content) if packed else content
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filtered, content))
        numbers.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {page.rotate}/Contents {len(objects)} 0 R"
            f"/Annots[{''.join(page.remarks)}]"
            "/Resources<</Font<</R 3 0 R/B 4 0 R>>/ExtGState<</Thin<</ca 0.4>>/Lit<</BM/Multiply>>>>>>>>".encode()
        )
    more = ""
    if tags is not None:
        root = _tree(objects, tags, numbers)
        more = f"/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R"
    if any(page.label for page in pages):
        labels = " ".join(f"{n} <</P ({page.label})>>" for n, page in enumerate(pages))
        more += f"/PageLabels<</Nums[{labels}]>>"
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{more}>>".encode()
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(numbers)}>>".encode()
    return written(objects)


def written(objects: Sequence[bytes]) -> bytes:
    """A file of numbered objects, of which the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _tree(objects: list[bytes], tags: Tag, pages: Sequence[int]) -> int:
    def put(tag: Tag, parent: int) -> int:
        objects.append(b"")
        number = len(objects)
        kids = []
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kids.append(f"{put(kid, number)} 0 R")
            else:
                kids.append(f"<</Type/MCR/Pg {pages[kid[0] - 1]} 0 R/MCID {kid[1]}>>")
        objects[number - 1] = (
            f"<</Type/StructElem/S/{tag.role}/P {parent} 0 R/K[{' '.join(kids)}]{tag.attributes}>>".encode()
        )
        return number

    objects.append(b"")
    root = len(objects)
    top = put(tags, root)
    objects[root - 1] = f"<</Type/StructTreeRoot/K {top} 0 R>>".encode()
    return root


# --- documents as people write them


class Writer:
    """Writes a document page after page."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self.y: float = MARGIN
        self.root = Tag("Document")
        self._marked = [0]

    def room(self, height: float) -> None:
        if self.y + height > HEIGHT - MARGIN:
            self.pages.append(Page())
            self._marked.append(0)
            self.y = MARGIN

    def words(
        self, tag: Tag, x: float, y: float, words: str, size: float = 10, *, bold: bool = False
    ) -> None:
        number = self._marked[-1]
        self._marked[-1] += 1
        tag.kids.append((len(self.pages), number))
        mark = f"/{tag.role} <</MCID {number}>> BDC"
        self.pages[-1].text(x, y, words, size, bold=bold, mark=mark)

    def paragraph(
        self, tag: Tag, text: str, size: float = 10, x: float = MARGIN, *, bold: bool = False
    ) -> None:
        width = int((WIDTH - MARGIN - x) / (size * _WIDE))
        for line in text.split("\n"):
            for part in textwrap.wrap(line, width) or [""]:
                self.room(size * 1.3)
                self.y += size * 1.3
                self.words(tag, x, self.y, part, size, bold=bold)
        self.y += 8

    def table(self, rows: Sequence[Sequence[str]], lines: str = "all") -> None:
        """Draw a table; ``lines`` are ``all``, ``rows`` or ``none``."""
        tag = Tag("Table")
        self.root.kids.append(tag)
        wide = (WIDTH - 2 * MARGIN) / len(rows[0])
        fits = int((wide - 2 * _PAD) / (10 * _WIDE))
        for n, row in enumerate(rows):
            cells = [[p for line in cell.split("\n") for p in textwrap.wrap(line, fits)] for cell in row]  # fmt: skip
            height = max(map(len, cells)) * 13 + 8
            self.room(height)
            tagged = Tag("TR")
            tag.kids.append(tagged)
            top, bottom = self.y, self.y + height
            for column, cell in enumerate(cells):
                inner = Tag("TH" if n == 0 else "TD")
                tagged.kids.append(inner)
                for m, part in enumerate(cell, 1):
                    x = MARGIN + column * wide + _PAD
                    self.words(inner, x, top + m * 13, part, bold=n == 0)
            page = self.pages[-1]
            right = WIDTH - MARGIN
            if lines != "none":
                page.line(MARGIN, top, right, top).line(MARGIN, bottom, right, bottom)
            if lines == "all":
                for column in range(len(row) + 1):
                    x = MARGIN + column * wide
                    page.line(x, top, x, bottom)
            self.y = bottom
        self.y += 12


def in_pdf(pieces: Sequence[Piece], *, tagged: bool = False, lines: str = "all") -> bytes:
    """A document of pieces as a PDF; ``lines`` of its tables are ``all``, ``rows`` or ``none``."""
    writer = Writer()
    for kind, content in pieces:
        if kind == "table":
            writer.table(content, lines)  # type: ignore[arg-type]
            continue
        text = str(content)
        if kind in _SIZES:
            tag = Tag(kind.upper())
            writer.y += 8
            writer.paragraph(tag, text, _SIZES[kind], bold=True)
        elif kind in ("li", "n"):
            tag = Tag("P")
            writer.paragraph(tag, f"• {text}" if kind == "li" else text, x=MARGIN + 18)
        else:
            tag = Tag("P")
            writer.paragraph(tag, text)
        writer.root.kids.append(tag)
    return pdf(writer.pages, writer.root if tagged else None)
