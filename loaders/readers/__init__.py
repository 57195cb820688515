"""From a file to located blocks: one reader for each format, chosen by what the file holds.

Formats that state their structure are those of :mod:`remit.loaders.formats`; here stand plain text
and separated tables, whose structure is seen from their layout.
"""

from __future__ import annotations

import errno
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from remit.graph.errors import DocumentError, Place
from remit.graph.model import Document
from remit.loaders import formats
from remit.loaders.blocks import Block, Source
from remit.loaders.formats.foreign import NoDocumentError, told_by_its_words
from remit.loaders.gathering import openable
from remit.loaders.readers import table, text

LARGEST = 64 * 1024 * 1024  # bytes; a plan of a thousand pages has about three million
# A label with its value, or an item of a list, that a tab sets out: no row of a table.
_SET_OUT = re.compile(r"(?:[^\t]{1,48}:|\(?\w{1,3}[.)]|[•*–-])\t+[^\t]+")
LONGEST_LINE = 131_072  # characters, as the reader of tables allows a cell; a page has about 4,000
MOST_LINES = 100_000  # a plan of a thousand pages has about half as many

FORMATS: dict[str, Callable[[str], list[Block]]] = {
    "text/plain": text.read,
    "text/csv": table.read_separated,
    "text/tab-separated-values": table.read_tabs,
}

_LONGEST_NAME = 60  # letters of a file's name in a message that is about its length
_REMEDIES = {
    errno.ELOOP: "it is a link that leads back to itself; name the file itself",
    errno.ENAMETOOLONG: "its name is too long; give it a shorter one",
    errno.EIO: "its disk or network place does not answer; copy it here first",
}

_HELD_OPEN = (32, 33)  # what Windows says of files that are shared with nobody

# What a table is known by, whatever its name: rows of the same number of cells.
_FEWEST_CELLS, _FEWEST_ROWS, _ALIKE = 3, 3, 0.9

# What the names of documents end in; a file of another name that is no text is no document.
_DOCUMENTS = frozenset(
    [
        ".doc",
        ".docm",
        ".docx",
        ".dot",
        ".dotx",
        ".odt",
        ".ott",
        ".rtf",
        ".pdf",
        ".xls",
        ".xlsm",
        ".xlsx",
        ".ods",
        ".ppt",
        ".pptx",
        ".odp",
        ".txt",
        ".text",
        ".csv",
        ".tsv",
        ".tab",
        ".md",
        ".htm",
        ".html",
        ".eml",
        ".msg",
        ".zip",
        ".drawio",
        ".vsdx",
    ]
)


def fetch(path: Path, name: str = "") -> Document:
    """Read a file's bytes; citations give it by ``name``, or by its own.

    Raises:
        DocumentError: there is no such file, it cannot be read, or it is far too large.
    """
    shown = path.name if len(path.name) <= _LONGEST_NAME else f"{path.name[:_LONGEST_NAME]}…"
    way = openable(path)
    try:
        if way.is_dir():
            raise DocumentError(
                "this is a folder; name the documents in it", place=Place(str(path))
            )
        with way.open("rb") as file:  # a device has no size: no more is read than may be
            content = file.read(LARGEST + 1)
        size = max(way.stat().st_size, len(content)) // 2**20
    except FileNotFoundError:
        raise DocumentError(
            "there is no such file; check the name", place=Place(str(path))
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        number = getattr(error, "errno", None)
        remedy = _REMEDIES.get(number or 0, "check your rights to it")
        if getattr(error, "winerror", 0) in _HELD_OPEN:
            remedy = "another program has it open; close it there"
        where = Place(shown if number == errno.ENAMETOOLONG else str(path))
        raise DocumentError(f"cannot be read ({reason}); {remedy}", place=where) from error
    if len(content) > LARGEST:
        raise DocumentError(
            f"{size} MB is more than the {LARGEST // 2**20} MB that a document may have; "
            "cut it into its parts",
            place=Place(str(path)),
        )
    try:
        path.name.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(
            "the file's name is not in UTF-8, so that no citation can give it; rename the file",
            place=Place(path.name.encode("utf-8", "backslashreplace").decode()),
        ) from error
    return document_of(name or path.name, content)


def document_of(name: str, content: bytes) -> Document:
    """A document that is to be parsed, from the bytes of its file."""
    return Document(name, hashlib.sha256(content).hexdigest(), content=content)


def parse(document: Document, *, apart: bool = False) -> Source:
    """Cut a document into located blocks; ``apart`` lets another process do so, while this one goes on.

    Raises:
        DocumentError: the document is empty, binary, or not what its first bytes say.
    """
    content = document.content or b""
    try:
        if media := formats.media_of(content, document.name):
            pieces = formats.read(content, media, apart=apart)
            return Source(replace(document, media=media), *pieces)
    except DocumentError as fault:
        raise _in_file(fault, document.name) from fault
    words = _decode(document.name, content)
    if advice := told_by_its_words(words):
        raise NoDocumentError(f"this is {advice}", place=Place(document.name))
    if not words.strip():
        raise DocumentError(
            "the file is empty; check that it was saved in full", place=Place(document.name)
        )
    lines = words.splitlines()
    if len(lines) > MOST_LINES:
        raise DocumentError(
            f"it has {len(lines)} lines, and a document may have at most {MOST_LINES}; "
            "cut it into its parts",
            place=Place(document.name),
        )
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise DocumentError(
                f"this line has {len(line)} characters, and none may have more than {LONGEST_LINE}; "
                "break it where its paragraphs end",
                place=Place(document.name, line=number),
            )
    media = _media(document.name, words)
    try:
        blocks = FORMATS[media](words)
    except DocumentError as fault:  # a reader knows the place, but not the file's name
        raise _in_file(fault, document.name) from fault
    if not blocks:
        raise DocumentError(
            "there are separators and no words in it; check that it was saved in full",
            place=Place(document.name),
        )
    return Source(
        replace(document, media=media, content=content),
        tuple(blocks),
        words=words if media == "text/plain" else "",
    )


def whole(source: Source, *, apart: bool = False) -> Source:
    """A document with all of its blocks.

    Raises:
        DocumentError: they are not at hand, and its file cannot be taken apart any more.
    """
    if source.whole:
        return source
    return replace(parse(source.document, apart=apart), document=source.document)


def _decode(name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            words = content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise DocumentError(
                f"byte {error.start}: the file breaks off or is damaged; save it again",
                place=Place(name),
            ) from error
        if "\0" in words:
            raise _binary(Place(name), ", in UTF-8")
        return words
    if (zero := content.find(b"\0")) >= 0:
        line = content.count(b"\n", 0, zero) + 1
        raise _binary(Place(name, line=line))
    if formats.is_binary(content):
        raise _binary(Place(name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\xc2" in content or b"\xe2\x80" in content:  # it is UTF-8 elsewhere, so this is damage
            line = content.count(b"\n", 0, error.start) + 1
            raise DocumentError(
                "the file breaks off or is damaged there; save it again as UTF-8",
                place=Place(name, line=line),
            ) from error
        return content.decode("cp1252", errors="replace")


def _in_file(fault: DocumentError, name: str) -> DocumentError:
    """A fault with the file, whose name a reader does not know."""
    return type(fault)(fault.sentence, fault.problems, fault.place.within(name))


def _binary(place: Place, how: str = "") -> DocumentError:
    """Say that a file is no text: one that is called a document is a damaged one."""
    kind = DocumentError if Path(place.file).suffix.casefold() in _DOCUMENTS else NoDocumentError
    told = f"this is a binary file, not text; save it as plain text or CSV{how}"
    return kind(told, place=place)


def _media(name: str, words: str) -> str:
    """Tell tables from prose by what most lines hold; the file's name only decides a close call."""
    lines = [line for line in words.splitlines() if not line.isspace() and line]
    tabbed = sum("\t" in line and not _SET_OUT.fullmatch(line) for line in lines)
    suffix = Path(name).suffix.lower()
    if tabbed * 2 > len(lines) or (tabbed and suffix in (".tsv", ".tab")):
        return "text/tab-separated-values"
    rows = table.first_rows(words, table.separator_of(words))
    if suffix == ".csv":
        if rows and max(map(len, rows)) < 2:
            if tabbed:
                return "text/tab-separated-values"
            raise DocumentError(
                "the name says CSV but no line holds cells separated by commas or semicolons; "
                "rename it or save it as CSV",
                place=Place(name),
            )
        return "text/csv"
    return "text/csv" if _is_table(rows) else "text/plain"


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all rows have the same number of cells, and its separators are not those of prose."""
    tight = [len(row) for row in rows if not any(cell.startswith(" ") for cell in row[1:])]
    width, alike = max(Counter(tight).items(), key=lambda item: item[1], default=(0, 0))
    return width >= _FEWEST_CELLS and alike >= max(_FEWEST_ROWS, _ALIKE * len(rows))
