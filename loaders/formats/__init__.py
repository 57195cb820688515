"""Formats that say their structure: bytes in, located blocks and tables out, and no meaning.

A new format is one module with a function ``read(content: bytes) -> Pieces`` and a line in
:data:`FORMATS`; what tells it from others stands in :func:`media_of`.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath

from remit.graph.errors import DocumentError
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.foreign import told_by_its_members, told_by_its_start
from remit.loaders.formats.opener import Package

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
DOCX = f"{_OFFICE}.wordprocessingml.document"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
ODT, ODS = f"{_OPEN}.text", f"{_OPEN}.spreadsheet"
HTML, MARKDOWN = "text/html", "text/markdown"
PDF = "application/pdf"

# Each format's module, which is imported when a file of it comes along, as are the libraries it uses.
FORMATS = {
    DOCX: "docx",
    XLSX: "xlsx",
    ODT: "odt",
    ODS: "ods",
    HTML: "html",
    MARKDOWN: "markdown",
    PDF: "pdf",
}

_ZIP = b"PK\x03\x04"
_BEFORE_A_PDF = b"\xef\xbb\xbf\0 \t\r\n"
_STARTS_AS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".xht")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
# The line below a table's header, which nothing but Markdown has.
_RULE = re.compile(rb"[|:\- \t]*-{3}[|:\- \t]*")
_LOOKED_AT = 4096  # bytes


def media_of(content: bytes, name: str) -> str:
    """Say which of :data:`FORMATS` a file has, by what it holds; empty for text and anything else.

    A file's name decides only where its content cannot: Markdown is text.

    Raises:
        DocumentError: the file is of a format that is known and not read.
    """
    if said := told_by_its_start(content):
        raise DocumentError(f"this is {said}")
    if content.startswith(_ZIP):
        return _zipped(content)
    if content[:_LOOKED_AT].lstrip(_BEFORE_A_PDF).startswith(b"%PDF-"):
        return PDF
    suffix = PurePath(name).suffix.casefold()
    start = content[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\0", b"")
    if _STARTS_AS_HTML.match(start) or (suffix in _HTML_NAMES and b"<" in start):
        return HTML
    if suffix in _MARKDOWN_NAMES and b"\0" not in start:
        return MARKDOWN
    return MARKDOWN if _has_a_ruled_table(content) else ""


def read(content: bytes, media: str) -> Pieces:
    """Read a file of one of :data:`FORMATS`.

    Raises:
        DocumentError: it is damaged, locked, too large, or holds no text.
    """
    pieces: Pieces = import_module(f"{__name__}.{FORMATS[media]}").read(content)
    if not pieces.blocks and pieces.left_out:
        reasons = ", ".join(dict.fromkeys(left.reason for left in pieces.left_out))
        raise DocumentError(
            f"nothing that stands in the file is said now ({reasons}); save it again"
        )
    if not pieces.blocks:
        raise DocumentError("there is no text in the file; check that it was saved in full")
    return pieces


def _zipped(content: bytes) -> str:
    package = Package(content)
    names = package.names()
    stated = package.part("mimetype")[:200].decode("ascii", "replace") if "mimetype" in package else ""  # fmt: skip
    if stated.startswith(ODT):
        return ODT
    if stated.startswith(ODS):
        return ODS
    if "xl/workbook.bin" not in package:
        if any(name.startswith("word/") for name in names):
            return DOCX
        if any(name.startswith("xl/") for name in names):
            return XLSX
    raise DocumentError(f"this is {told_by_its_members(names, stated)}")


def _has_a_ruled_table(content: bytes) -> bool:
    """Whether a line of dashes and bars stands below a line with as many bars."""
    if b"---" not in content:
        return False
    above = b""
    for line in content.splitlines():
        bars = line.strip(b"| \t").count(b"|")
        if bars and bars == above.strip(b"| \t").count(b"|") and _RULE.fullmatch(line.strip()):
            return True
        above = line
    return False
