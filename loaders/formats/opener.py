"""The one way into zipped office files: bounded, without entities, macros or the network."""

from __future__ import annotations

import io
import math
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from remit.graph.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 32 * 2**20  # bytes unpacked, as a tree of them takes some twenty times that
LARGEST_SHEET = 128 * 2**20  # bytes unpacked of a part that is read piece by piece
LARGEST_SUM = 256 * 2**20
_FAR = 1e9  # in whatever units a drawing is measured
MOST_PARTS = 10_000

DAMAGED = "the file breaks off or is damaged; save it again in the program that made it"
_NOT_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Package:
    """The parts of a zipped office file, each read at most once and never beyond its limit.

    Raises:
        DocumentError: the file is damaged, locked by a password, or unreasonably large.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (*_NOT_ZIP, RuntimeError) as error:
            raise DocumentError(DAMAGED) from error
        if len(self._archive.infolist()) > MOST_PARTS:
            raise DocumentError(
                f"the file is packed from more than {MOST_PARTS:,} parts; save it again"
            )
        self._names = {name.lstrip("/").casefold(): name for name in self._archive.namelist()}
        self._left = LARGEST_SUM

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").casefold() in self._names

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._archive.namelist()

    def infos(self) -> list[zipfile.ZipInfo]:
        """What the file says of each part; two may have the same name."""
        return self._archive.infolist()

    def member(self, info: zipfile.ZipInfo, largest: int) -> bytes:
        """Read one of :meth:`infos` whole.

        Raises:
            DocumentError: it is damaged, locked or too large.
        """
        allowed = min(largest, self._left)
        try:
            with self._opened(info, info.filename, allowed) as file:
                content = file.read()
        except DocumentError:
            self._left -= min(info.file_size, allowed)  # the work was done all the same
            raise
        self._left -= len(content)
        return content

    @contextmanager
    def stream(self, name: str, largest: int = LARGEST_SHEET) -> Iterator[IO[bytes]]:
        """Open a part to be read piece by piece."""
        with _told(name):
            info = self._archive.getinfo(self._names[name.lstrip("/").casefold()])
        with self._opened(info, name, largest) as file:
            yield file

    @contextmanager
    def _opened(self, info: zipfile.ZipInfo, name: str, largest: int) -> Iterator[IO[bytes]]:
        with _told(name):
            if info.flag_bits & 1:
                raise DocumentError(LOCKED)
            with self._archive.open(info) as file:
                yield _Bounded(file, min(largest, self._left), name)  # type: ignore[misc]

    def part(self, name: str) -> bytes:
        """Read a part whole.

        Raises:
            DocumentError: it is missing, damaged or too large.
        """
        if name not in self:
            raise DocumentError(f"{DAMAGED} ({name} is missing)")
        with self.stream(name, LARGEST_PART) as file:
            content = file.read()
        self._left -= len(content)
        return content

    def tree(self, name: str) -> _Element:
        """Read a part as XML."""
        return parsed(self.part(name), name)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part of an Office Open XML file points at inside it: kind and name, by id."""
        folder, _, base = name.lstrip("/").rpartition("/")
        listing = f"{folder}/_rels/{base}.rels".lstrip("/")
        if listing not in self:
            return {}
        found = {}
        for relation in self.tree(listing):
            target = relation.get("Target") or ""
            if relation.get("TargetMode") == "External" or not target:
                continue
            path = target if target.startswith("/") else posixpath.join(folder, target)
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found[relation.get("Id") or ""] = (kind, posixpath.normpath(path).lstrip("/"))
        return found


LOCKED = "the file is locked by a password; save a copy without one"


class _Bounded(io.RawIOBase):
    """A file that ends in an error where it goes on too long."""

    def __init__(self, file: IO[bytes], left: int, name: str) -> None:
        self._file, self._left, self._name = file, left, name

    def read(self, size: int = -1) -> bytes:
        wanted = self._left + 1 if size < 0 else min(size, self._left + 1)
        content = self._file.read(wanted)
        self._left -= len(content)
        if self._left < 0:
            raise DocumentError(
                f"{self._name} inside the file unpacks to more than any document needs; cut the "
                "document into its parts"
            )
        return content


@contextmanager
def _told(name: str) -> Iterator[None]:
    from lxml import etree

    try:
        yield
    except RuntimeError as error:
        raise DocumentError(LOCKED if "encrypted" in str(error) else DAMAGED) from error
    except etree.XMLSyntaxError as error:
        raise DocumentError(_unparsable(name, error)) from error
    except (*_NOT_ZIP, KeyError) as error:
        raise DocumentError(f"{DAMAGED} ({name} cannot be unpacked)") from error


def parsed(content: bytes, name: str) -> _Element:
    """Parse XML that nobody vouches for.

    Raises:
        DocumentError: it is not well formed, nests too deeply, or defines entities.
    """
    from lxml import etree

    refuse_entities(content, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(_unparsable(name, error)) from error
    except ValueError as error:
        raise DocumentError(f"{DAMAGED} ({name} is no XML)") from error
    return root


def refuse_entities(start: bytes, name: str) -> None:
    """Refuse a document type: no office program writes one, and entities are defined there.

    Raises:
        DocumentError: there is one.
    """
    plain = start.replace(b"\0", b"") if b"\0" in start[:64] else start
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise DocumentError(
            f"{name} inside the file defines entities, which no office program does; it is not read"
        )


def _unparsable(name: str, error: Exception) -> str:
    if "depth" in str(error).casefold():
        return f"{name} inside the file is nested far too deeply; it is not read"
    return f"{DAMAGED} ({name} is not well formed)"


def local(node: _Element) -> str:
    """The name of an element without its namespace, as two editions of a format differ in that."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # type: ignore[redundant-expr] # not of entities


def attribute(node: _Element, name: str, default: str = "") -> str:
    """The value of an attribute, whatever its namespace."""
    for key, value in node.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return default


def child(node: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of names."""
    for name in path:
        if node is None:
            return None
        node = next((one for one in node if local(one) == name), None)
    return node


def real_number(text: str | None) -> float | None:
    """Read a length that a file states, kept within what a page can be; none where it is no finite number.

    >>> real_number("1.5"), real_number("-9e99"), real_number("nan"), real_number("wide")
    (1.5, -1000000000.0, None, None)
    """
    try:
        number = float(text or "")
    except ValueError:
        return None
    return min(max(number, -_FAR), _FAR) if math.isfinite(number) else None


def whole_number(text: str | None, default: int, least: int, most: int) -> int:
    """Read a number that a file states, kept within bounds."""
    try:
        return min(max(int(text or ""), least), most)
    except ValueError:
        return default
