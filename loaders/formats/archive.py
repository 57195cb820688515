"""Archives (ZIP): the files in one, each with its own bounds. Nothing is ever unpacked to disk."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

from remit.graph.errors import DocumentError
from remit.loaders.formats.opener import Package

_UTF_8 = 0x800  # the flag of a name that is in it
_NAMELESS = "a file without a name"

# Each zipped office file has one of these.
_PARTS = (
    "[content_types].xml", "_rels/.rels", "mimetype", "meta-inf/manifest.xml", "word/document.xml",
    "xl/workbook.xml", "ppt/presentation.xml",
)  # fmt: skip


class Member(NamedTuple):
    """A file inside another: what it holds, or why it is passed over, or what is wrong with it."""

    name: str
    content: bytes = b""
    passed_over: str = ""
    fault: str = ""


def is_archive(names: list[str]) -> bool:
    """Whether these are the names of files that somebody packed, and not the parts of one.

    >>> is_archive(["word/plan.docx"]), is_archive(["word/document.xml", "[Content_Types].xml"])
    (True, False)
    """
    folded = {name.casefold().lstrip("/") for name in names}
    return not folded.intersection(_PARTS) and not any(n.endswith(".iwa") for n in folded)


def members(content: bytes, largest: int) -> Iterator[Member]:
    """Read the files of an archive, in its own order; folders are their names' beginnings.

    Args:
        content: The archive.
        largest: How many bytes a file may have; the opener bounds the sum and their number.

    Raises:
        DocumentError: the archive is damaged or has far too many files.
    """
    package = Package(content)
    met: set[str] = set()
    for info in package.infos():
        if not info.filename:  # which Python cannot ask whether it is a folder
            yield Member(_NAMELESS, fault="it has no name in the archive; it is not read")
            continue
        name = _name(info)
        if info.is_dir():
            continue
        if not name:
            said = "its name leads out of the archive; it is not read"
            yield Member(info.filename.replace("\\", "/").lstrip("/"), fault=said)
        elif name in met:
            yield Member(name, fault="it stands in the archive twice; pack it once")
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield Member(name, passed_over="a link, and no file")
        else:
            met.add(name)
            try:
                yield Member(name, package.member(info, largest))
            except DocumentError as fault:
                yield Member(name, fault=str(fault))


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file with its folders; empty where it leads elsewhere."""
    name = info.filename
    if not info.flag_bits & _UTF_8:  # macOS writes UTF-8 and does not say so
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    name = "".join(c for c in unicodedata.normalize("NFC", name) if c.isprintable())
    name = name.replace("\\", "/")
    if PureWindowsPath(name).drive or name.startswith("/") or ".." in name.split("/"):
        return ""
    return "/".join(step for step in PurePosixPath(name).parts if step != ".")
