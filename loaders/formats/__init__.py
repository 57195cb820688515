"""Formats that say their structure: bytes in, located blocks and tables out, and no meaning.

A new format is one module with a function ``read(content: bytes) -> Pieces`` and a line in
:data:`FORMATS`; what tells it from others stands in :func:`media_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from math import inf
from pathlib import PurePath

from remit.graph.errors import DocumentError
from remit.loaders.formats.archive import Member, is_archive
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.foreign import (
    OLE,
    NoDocumentError,
    is_message,
    no_document,
    told_by_its_members,
    told_by_its_start,
)
from remit.loaders.formats.isolated import NoMemoryError, read_apart
from remit.loaders.formats.opener import Package

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
DOCX = f"{_OFFICE}.wordprocessingml.document"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
PPTX = f"{_OFFICE}.presentationml.presentation"
ODT, ODS, ODP = f"{_OPEN}.text", f"{_OPEN}.spreadsheet", f"{_OPEN}.presentation"
HTML, MARKDOWN, EML = "text/html", "text/markdown", "message/rfc822"
ZIP = "application/zip"
DOC, XLS, RTF = "application/msword", "application/vnd.ms-excel", "application/rtf"
PDF = "application/pdf"
DRAWIO, VSDX = "application/vnd.jgraph.mxfile", "application/vnd.ms-visio.drawing"

# Each format's module, which is imported when a file of it comes along, as are the libraries it uses.
FORMATS = {
    DOCX: "docx",
    XLSX: "xlsx",
    ODT: "odt",
    ODS: "ods",
    PPTX: "pptx",
    ODP: "odp",
    HTML: "html",
    MARKDOWN: "markdown",
    DOC: "doc",
    XLS: "xls",
    RTF: "rtf",
    EML: "eml",
    PDF: "pdf",
    DRAWIO: "drawio",
    VSDX: "vsdx",
}
# Those that are read in a process of their own, as what reads them is machine code or unbounded.
APART = frozenset({DOC, XLS, RTF, PDF})
_PAGES_TAKE = 120.0  # seconds that a PDF may take, as each of its pages is measured

# Files that hold files, each a document of its own.
CONTAINERS = {ZIP: "archive", EML: "eml"}
# How often one may stand in another of its kind, itself included.
DEEPEST = {ZIP: 1, EML: 3}

_RICH = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_BEFORE_A_PDF = b"\xef\xbb\xbf\0 \t\r\n"
_STARTS_AS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_STARTS_AS_DRAWIO = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:mxfile|mxGraphModel)\b",
    re.DOTALL,
)
# The streams of old office files, and what they tell; "" for one that is told by another module.
_STREAMS = (
    ("EncryptedPackage", ""), ("WordDocument", DOC), ("PowerPoint Document", ""), ("__substg1.0_", ""),
    ("Workbook", XLS), ("Book", XLS),
)  # fmt: skip
_HTML_NAMES = (".html", ".htm", ".xhtml", ".xht")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
# The line below a table's header, which nothing but Markdown has.
_RULE = re.compile(rb"[|:\- \t]*-{3}[|:\- \t]*")
_LOOKED_AT = 4096  # bytes
_CODE = re.compile(rb"[^\s,;|<>\x00-\x20\x7f-\xff]{60,5000}")  # no word of a language with blanks
_SIGNS = re.compile(rb"[0-9+/=]")
_FEWEST_CODED = 4_000  # bytes
# Control characters, but for those that text files hold; a stray one is no harm.
_CONTROLS = bytes(n for n in range(32) if chr(n) not in "\t\n\v\f\r\x1a")


def media_of(content: bytes, name: str) -> str:
    """Say which of :data:`FORMATS` a file has, by what it holds; empty for text and anything else.

    A file's name decides only where its content cannot: Markdown is text.

    Raises:
        DocumentError: the file is of a format that is known and not read.
    """
    if said := no_document(content):
        raise NoDocumentError(f"this is {said}")
    if content.startswith(_RICH):
        return RTF
    if content.startswith(OLE) and (media := _old_office(content, name)):
        return media
    if said := told_by_its_start(content):
        raise DocumentError(f"this is {said}")
    if content.startswith(_ZIP):
        return _zipped(content)
    if is_message(content, name):
        return EML
    if content[:_LOOKED_AT].lstrip(_BEFORE_A_PDF).startswith(b"%PDF-"):
        return PDF
    suffix = PurePath(name).suffix.casefold()
    start = content[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = content[2 : 2 * _LOOKED_AT].replace(b"\0", b"")
    if is_binary(content):
        return ""
    if is_coded(start):
        raise DocumentError(
            "this is written in a code of letters, such as base64, and is no text; save the file again as what it is"
        )
    if _STARTS_AS_DRAWIO.match(start):
        return DRAWIO
    return _marked_text(content, start, suffix)


def _marked_text(content: bytes, start: bytes, suffix: str) -> str:
    """Tell text that is marked: as a web page, or as Markdown by its name or by a ruled table."""
    if _STARTS_AS_HTML.match(start) or (suffix in _HTML_NAMES and b"<" in start):
        return HTML
    if suffix in _MARKDOWN_NAMES and b"\0" not in start:
        return MARKDOWN
    return MARKDOWN if _has_a_ruled_table(content) else ""


def is_coded(start: bytes) -> bool:
    """Whether most of a beginning is letters and figures without a blank or a mark, as programs write what is no text.

    >>> is_coded(b"The Board meets monthly. " * 200), is_coded(b"AAAB+AAIA/" * 500)
    (False, True)
    """
    coded = sum(len(run) for run in _CODE.findall(start) if _SIGNS.search(run))
    coded += sum(len(w) for w in start.split() if w.count(b"+") > 1 and not _CODE.search(w))
    return len(start) >= _FEWEST_CODED and coded * 2 > len(start)


def is_binary(content: bytes) -> bool:
    r"""Whether so many bytes are control characters that the rest is no text, whatever its name says.

    >>> is_binary(b"A bell\7 in a line of text"), is_binary(bytes(range(256)))
    (False, True)
    """
    if content.startswith(
        (b"\xff\xfe", b"\xfe\xff")
    ):  # two bytes a sign, or else four or no signs at all
        return "\0" in content.decode("utf-16", "replace")
    return len(content.translate(None, _CONTROLS)) * 20 < len(content) * 19


def container_of(content: bytes, name: str) -> str:
    """Say which of :data:`CONTAINERS` a file is; empty for one that holds no files to be read.

    Raises:
        DocumentError: it is damaged, or is packed from far too many parts.
    """
    if content.startswith(_ZIP):
        return ZIP if is_archive(Package(content).names()) else ""
    return EML if is_message(content, name) else ""


def refuse_deep(media: str, around: Sequence[str]) -> None:
    """Refuse to look into one of :data:`CONTAINERS` that is inside too many others.

    Raises:
        DocumentError: it is; ``around`` are the kinds of those that it is inside of.
    """
    if around.count(media) >= DEEPEST[media]:
        kind = "an archive (ZIP)" if media == ZIP else "a message"
        raise DocumentError(
            f"this is {kind} inside {'another' if DEEPEST[media] == 1 else 'others'}, and is not opened; "
            "save it by itself, and load that"
        )


def members(content: bytes, media: str, largest: int) -> Iterator[Member]:
    """The files in one of :data:`CONTAINERS`, none of more than ``largest`` bytes.

    Raises:
        DocumentError: it is damaged, or holds far too many files.
    """
    found: Iterator[Member] = import_module(f"{__name__}.{CONTAINERS[media]}").members(
        content, largest
    )
    return found


def read(content: bytes, media: str, *, apart: bool = False) -> Pieces:
    """Read a file of one of :data:`FORMATS`, those of :data:`APART` and on demand all in another process.

    Raises:
        DocumentError: it is damaged, locked, too large, or holds no text.
    """
    pieces = _pieces(content, media, apart=apart)
    if not pieces.blocks and pieces.left_out:
        reasons = ", ".join(dict.fromkeys(left.reason for left in pieces.left_out))
        raise DocumentError(
            f"nothing that stands in the file is said now ({reasons}); save it again"
        )
    if not pieces.blocks:
        raise DocumentError("there is no text in the file; check that it was saved in full")
    return pieces


def _pieces(content: bytes, media: str, *, apart: bool) -> Pieces:
    """Read a file in another process or here; which it is makes no difference to whether it is read."""
    if media in APART:
        return read_apart(FORMATS[media], content, _PAGES_TAKE if media == PDF else None)
    if apart:
        with suppress(NoMemoryError):
            return read_apart(FORMATS[media], content, inf)
    pieces: Pieces = import_module(f"{__name__}.{FORMATS[media]}").read(content)
    return pieces


def _old_office(content: bytes, name: str) -> str:
    """Tell old office files by the streams that they have; one that holds another has both's."""
    held = [media for stream, media in _STREAMS if stream.encode("utf-16-le") in content]
    if XLS in held and PurePath(name).suffix.casefold() == ".xls":
        return XLS if "" not in held[:1] else ""
    return held[0] if held else ""


def _zipped(content: bytes) -> str:
    package = Package(content)
    names = package.names()
    if is_archive(names):
        raise DocumentError("this is an archive (ZIP) of files; unpack it, and load what is in it")
    stated = package.part("mimetype")[:200].decode("ascii", "replace") if "mimetype" in package else ""  # fmt: skip
    if stated.startswith(ODT):
        return ODT
    if stated.startswith(ODS):
        return ODS
    if stated.startswith(ODP):
        return ODP
    if "xl/workbook.bin" not in package:
        if any(name.startswith("word/") for name in names):
            return DOCX
        if any(name.startswith("xl/") for name in names):
            return XLSX
        if any(name.startswith("ppt/") for name in names):
            return PPTX
        if any(name.startswith("visio/") for name in names):
            return VSDX
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
