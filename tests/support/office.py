"""Small documents in the formats of offices, written by hand so that a test sees what is in them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODF = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("presentation", "presentation"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip

Piece = tuple[str, object]  # ("h2", text), ("p", text), ("li", text) or ("table", rows)
Rows = Sequence[Sequence[str]]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), content)
    return file.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


# --- Word


def docx(body: str, **parts: str) -> bytes:
    """A Word file of a body; ``parts`` are styles, numbering, footnotes, comments, header, footer."""
    names = {kind: f"{kind}.xml" for kind in parts}
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(names),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    for kind, content in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{kind}.xml"] = f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'
    return zipped(files)


def run(text: str, properties: str = "") -> str:
    """A run of Word text."""
    inside = '</w:t><w:br/><w:t xml:space="preserve">'.join(map(escape, text.split("\n")))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{inside}</w:t></w:r>'


def para(text: str = "", properties: str = "", more: str = "") -> str:
    """A paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{more}</w:p>"


def cell(*texts: str, properties: str = "", more: str = "") -> str:
    """A cell of a Word table, a paragraph for each text."""
    inside = "".join(para(text) for text in texts) or para()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}{more}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a Word table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def in_word(pieces: Sequence[Piece]) -> bytes:
    """Headings, paragraphs, bulleted items and tables as a Word file."""
    body = ""
    for kind, content in pieces:
        if kind == "table":
            rows = "".join(
                row(*(cell(*filter(None, text.split("\n"))) for text in texts))
                for texts in content  # type: ignore[attr-defined]
            )
            body += f"<w:tbl>{rows}</w:tbl>"
        else:
            properties = {
                "p": "",
                "li": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
                "n": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
            }.get(kind, f'<w:pStyle w:val="H{kind[1:]}"/>')
            body += para(str(content), properties)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in range(1, 7)
    )
    return docx(body, styles=styles, numbering=numbering(("bullet", "\uf0b7"), ("decimal", "%1.")))


def numbering(*lists: tuple[str, str]) -> str:
    """The lists of a Word file, from 1: the form of the first level and its text, with deeper ones lettered."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        f'<w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
        for n, (form, text) in enumerate(lists, 1)
    )
    return kinds + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(lists) + 1)
    )


# --- OpenDocument


def odf(kind: str, body: str, styles: str = "", more_styles: str = "") -> bytes:
    """An OpenDocument file: ``kind`` is text or spreadsheet."""
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": f"<office:document-content{_ODF}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles{_ODF}>{more_styles}</office:document-styles>",
    }
    return zipped(parts)


def _odf_rows(rows: Rows) -> str:
    return "".join(
        "<table:table-row>"
        + "".join(
            "<table:table-cell>"
            + "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n") if line)
            + "</table:table-cell>"
            for text in texts
        )
        + "</table:table-row>"
        for texts in rows
    )


def in_odt(pieces: Sequence[Piece]) -> bytes:
    """Headings, paragraphs, bulleted items and tables as an ODT file."""
    body = ""
    for kind, content in pieces:
        if kind == "table":
            body += f"<table:table>{_odf_rows(content)}</table:table>"  # type: ignore[arg-type]
            continue
        text = "<text:line-break/>".join(map(escape, str(content).split("\n")))
        if kind == "p":
            body += f"<text:p>{text}</text:p>"
        elif kind in ("li", "n"):
            style = "Numbers" if kind == "n" else "Bullets"
            go_on = ' text:continue-numbering="true"' if kind == "n" else ""
            body += (
                f'<text:list text:style-name="{style}"{go_on}><text:list-item><text:p>{text}</text:p>'
                "</text:list-item></text:list>"
            )
        else:
            body += f'<text:h text:outline-level="{kind[1:]}">{text}</text:h>'
    lists = (
        '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
        '</text:list-style><text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    return odf("text", body, lists)


def in_ods(sheets: Mapping[str, Rows]) -> bytes:
    """Sheets as an ODS file."""
    tables = (
        f'<table:table table:name="{escape(name)}">{_odf_rows(rows)}</table:table>'
        for name, rows in sheets.items()
    )
    return odf("spreadsheet", "".join(tables))


# --- Excel


def in_excel(
    sheets: Mapping[str, Sequence[Sequence[object]]], after: str = "", before: str = ""
) -> bytes:
    """Sheets as an XLSX file; dates are stored as Excel stores them, in the second style."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="worksheet{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            {f"worksheet{n}": f"worksheets/sheet{n}.xml" for n in range(1, len(sheets) + 1)}
            | {"styles": "styles.xml"}
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    }
    for n, rows in enumerate(sheets.values(), 1):
        data = "".join(
            f'<row r="{r}">{"".join(_cell(r, c, value) for c, value in enumerate(values, 1))}</row>'
            for r, values in enumerate(rows, 1)
        )
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{_SHEET}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
        )
    return zipped(parts)


def _cell(row_: int, column: int, value: object) -> str:
    at = f"{chr(64 + column)}{row_}"
    if value in ("", None):
        return ""
    if isinstance(value, dt.date):
        days = (value - dt.date(1899, 12, 30)).days
        return f'<c r="{at}" s="1"><v>{days}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value}</v></c>'
    if str(value).startswith("<"):
        return str(value)
    text = escape(str(value))
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


# --- slides

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"


def pptx(*slides: str, notes: Mapping[int, str] | None = None, shown: str = "") -> bytes:
    """A PowerPoint file of the shapes of each slide; ``notes`` are by slide, ``shown`` says of the first whether it is."""
    notes = notes or {}
    names = {f"slide{n}": f"slides/slide{n}.xml" for n in range(1, len(slides) + 1)}
    listed = "".join(
        f'<p:sldId id="{255 + n}" r:id="slide{n}"/>' for n in range(1, len(slides) + 1)
    )
    spaces = f'xmlns:p="{_SLIDE}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "ppt/presentation.xml"}),
        "ppt/_rels/presentation.xml.rels": _relations(names),
        "ppt/presentation.xml": f"<p:presentation {spaces}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
    }
    for n, shapes in enumerate(slides, 1):
        state = f' show="{shown}"' if shown and n == 1 else ""
        tree = f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>"
        parts[f"ppt/slides/slide{n}.xml"] = f"<p:sld {spaces}{state}>{tree}</p:sld>"
        if n in notes:
            parts[f"ppt/slides/_rels/slide{n}.xml.rels"] = _relations(
                {"notesSlide": f"../notes{n}.xml"}
            )
            tree = f"<p:cSld><p:spTree>{shape(notes[n], 'body')}</p:spTree></p:cSld>"
            parts[f"ppt/notes{n}.xml"] = f"<p:notes {spaces}>{tree}</p:notes>"
    return zipped(parts)


def shape(text: str, role: str | None = None, properties: str = "", told: str = "") -> str:
    """A shape of a slide; ``role`` is its place in the layout, ``properties`` those of its paragraphs."""
    place = "" if role is None else f'<p:ph type="{role}"/>' if role else "<p:ph/>"
    paragraphs = "".join(drawn(line, properties) for line in text.split("\n\n"))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"{told}/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
        f"<p:txBody>{paragraphs}</p:txBody></p:sp>"
    )


def drawn(text: str, properties: str = "", struck: str = "") -> str:
    """A paragraph of a shape, and words in it that are struck out."""
    runs = "<a:br/>".join(f"<a:r><a:t>{escape(line)}</a:t></a:r>" for line in text.split("\n"))
    gone = f'<a:r><a:rPr strike="sngStrike"/><a:t>{escape(struck)}</a:t></a:r>' if struck else ""
    return f"<a:p>{properties}{runs}{gone}</a:p>"


def drawn_table(rows: Rows) -> str:
    """A table of a slide."""
    inside = "".join(
        "<a:tr>"
        + "".join(f"<a:tc><a:txBody>{drawn(text)}</a:txBody></a:tc>" for text in texts)
        + "</a:tr>"
        for texts in rows
    )
    return (
        "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>"
        f"{inside}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def in_powerpoint(pieces: Sequence[Piece]) -> bytes:
    """Slides, each begun by a heading."""
    slides = [""]
    for kind, content in pieces:
        if kind == "table":
            slides[-1] += drawn_table(content)  # type: ignore[arg-type]
        elif kind.startswith("h"):
            slides.append(shape(str(content), "title"))
        elif kind == "p":
            slides[-1] += shape(str(content))
        else:
            slides[-1] += shape(str(content), "body")
    return pptx(*slides)


def in_odp(pieces: Sequence[Piece]) -> bytes:
    """Slides, each begun by a heading."""
    slides = [""]
    for kind, content in pieces:
        text = "<text:line-break/>".join(map(escape, str(content).split("\n")))
        if kind == "table":
            slides[-1] += (
                f"<draw:frame><table:table>{_odf_rows(content)}</table:table></draw:frame>"  # type: ignore[arg-type]
            )
        elif kind.startswith("h"):
            slides.append(odp_frame(f"<text:p>{text}</text:p>", "title"))
        else:
            slides[-1] += odp_frame(f"<text:p>{text}</text:p>")
    return odf("presentation", "".join(f"<draw:page>{slide}</draw:page>" for slide in slides))


def odp_frame(inside: str, role: str = "") -> str:
    """A box of a slide; ``role`` is its place in the layout."""
    place = f' presentation:class="{role}"' if role else ""
    return f"<draw:frame{place}><draw:text-box>{inside}</draw:text-box></draw:frame>"


# --- text


def in_html(pieces: Sequence[Piece]) -> bytes:
    """Headings, paragraphs, bulleted items and tables as a web page."""
    page = "<!DOCTYPE html><html><head><title>A page</title></head><body>"
    for kind, content in pieces:
        if kind == "table":
            page += "<table>" + "".join(
                "<tr>" + "".join(f"<td>{_breaks(text)}</td>" for text in texts) + "</tr>"
                for texts in content  # type: ignore[attr-defined]
            ) + "</table>"  # fmt: skip
        elif kind in ("li", "n"):
            page += f"<ul><li>{_breaks(str(content))}</li></ul>"
        else:
            page += f"<{kind}>{_breaks(str(content))}</{kind}>"
    return (page + "</body></html>").encode()


def _breaks(text: str) -> str:
    return "<br>".join(map(escape, text.split("\n")))


def in_markdown(pieces: Sequence[Piece]) -> bytes:
    """Headings, paragraphs, bulleted items and tables as Markdown."""
    text = ""
    for kind, content in pieces:
        if kind == "table":
            rows = [[_marked(cell_).replace("\n", "<br>") for cell_ in cells] for cells in content]  # type: ignore[attr-defined]
            rule = ["---"] * len(rows[0])
            lines = (f"| {' | '.join(cells)} |\n" for cells in (rows[0], rule, *rows[1:]))
            text += f"\n{''.join(lines)}\n"
        elif kind in ("li", "n"):
            text += f"{'-' if kind == 'li' else '1.'} {_marked(str(content))}\n"
        else:
            mark = "#" * int(kind[1:]) + " " if kind[0] == "h" else ""
            text += f"\n{mark}{_marked(str(content))}\n\n"
    return text.encode()


def _marked(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\|*_[]<>`#~" else c for c in text)


def in_rtf(pieces: Sequence[Piece]) -> bytes:
    """Headings, paragraphs, bulleted items and tables as rich text."""

    def words(text: object) -> str:
        return "\\line ".join(str(text).split("\n"))

    body = ""
    for kind, content in pieces:
        if kind == "table":
            for texts in content:  # type: ignore[attr-defined]
                ends = "".join(f"\\cellx{2000 * n}" for n in range(1, len(texts) + 1))
                cells = "".join(f"\\pard\\intbl {words(text)}\\cell " for text in texts)
                body += f"\\trowd{ends}{cells}\\row "
        else:
            style = f"\\s{kind[1]}" if kind.startswith("h") else ""
            bullet = "\\bullet\\tab " if kind == "li" else ""
            body += f"\\pard{style} {bullet}{words(content)}\\par "
    styles = "".join(f"{{\\s{n} heading {n};}}" for n in range(1, 4))
    return f"{{\\rtf1\\ansi{{\\stylesheet{styles}}}{body}}}".encode("ascii")


def in_message(pieces: Sequence[Piece]) -> bytes:
    """A message whose text is a page."""
    message = EmailMessage()
    message["From"], message["To"] = "Ann Bee <ann@vale.example>", "board@vale.example"
    message["Subject"] = "The plan"
    message.set_content("See the page.")
    message.add_alternative(in_html(pieces).decode(), subtype="html")
    return message.as_bytes()
