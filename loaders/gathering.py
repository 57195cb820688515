"""The files that a load is of: those that are named, and those in the folders that are named."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from remit.graph.errors import DocumentError, Place

MOST_FILES = 10_000  # of a folder; more are the whole disk rather than the papers of a body

_LOCK = "a lock file, which a program leaves beside a document that it has open"
# Files by their names that are no documents, whatever they hold.
_NAMES = {
    "~$*": _LOCK,
    ".~lock.*#": _LOCK,
    "~*.tmp": "a temporary file",
    "*.tmp": "a temporary file",
    "Thumbs.db": "hidden",
    "desktop.ini": "hidden",
    "__MACOSX": "hidden",
    ".[!.]*": "hidden",
    "*.yaml": "YAML, as decisions and profiles are, and no document",
    "*.yml": "YAML, as decisions and profiles are, and no document",
}
_LONGEST_WAY = 240  # characters of a path
_AS_IT_STANDS = "\\\\?\\"
_HIDDEN = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)
_DIGITS = re.compile(r"(\d+)")


class Skipped(NamedTuple):
    """A file that stands among those to be loaded and is no document."""

    name: str
    reason: str


class Found(NamedTuple):
    """A file to be read, and the name that citations give it.

    ``walked`` says that a folder was named, and not the file.
    """

    path: Path
    name: str
    walked: bool = False


@dataclass
class Gathered:
    """What there is to be read, what is no document, and what cannot be looked into."""

    found: list[Found] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[DocumentError] = field(default_factory=list)


def gather(paths: Sequence[Path], known: Iterable[str] = ()) -> Gathered:
    """List the files to be read, those of folders in natural order and named by their way from there.

    Where several folders are named the way begins with the folder's own name, and so it does where
    the register has ``known`` documents of that folder already.
    """
    gathered = Gathered()
    several = sum(map(_is_folder, paths)) > 1
    folders = {name.partition("/")[0] for name in known if "/" in name}
    for path in paths:
        if not _is_folder(path):
            gathered.found.append(Found(path, path.name))
            continue
        before = len(gathered.found), len(gathered.skipped)
        own = path.resolve().name
        try:
            _walk(path, gathered, f"{own}/" if several or own in folders else "")
        except DocumentError as error:
            gathered.problems.append(error)
            continue
        if len(gathered.found) == before[0] and not gathered.problems:
            passed = len(gathered.skipped) - before[1]
            beside = f" beside {passed} passed over ({gathered.skipped[-1].name})" if passed else ""
            fault = DocumentError(
                f"there is no document in this folder{beside}; name another", place=Place(str(path))
            )
            gathered.problems.append(fault)
    return gathered


def natural(name: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    """A key that sorts numbers in names by what they count.

    >>> sorted(["Item 10.docx", "item 9.docx", "annex/a.docx"], key=natural)
    ['annex/a.docx', 'item 9.docx', 'Item 10.docx']
    """
    return tuple(_key(step) for step in name.split("/")), name


def stands_in(document: str, place: str) -> bool:
    """Whether a document is that of this name, or stands in the folder of this name.

    >>> stands_in("minutes/may.docx", "minutes/"), stands_in("minutes-2031.docx", "minutes")
    (True, False)
    """
    return f"{document}/".startswith(f"{place.strip('/')}/")


def why_passed_over(name: str) -> str:
    """Why a file or folder of that name, without its way there, is no document; empty where it may be one.

    >>> why_passed_over("~$plan.docx").partition(",")[0], why_passed_over("plan.docx")
    ('a lock file', '')
    """
    folded = name.casefold()
    return next((why for like, why in _NAMES.items() if fnmatch(folded, like.casefold())), "")


def _key(step: str) -> tuple[str, ...]:
    pieces = _DIGITS.split(step.casefold())
    for n in range(1, len(pieces), 2):
        number = pieces[n].lstrip("0")
        pieces[n] = f"{len(number):05}{number}"  # a number too long to be one still sorts
    return tuple(pieces)


def openable(path: Path) -> Path:
    """A way to a file or folder that its system takes, however long it is.

    Windows takes one of more than 260 characters only where it is told to take it as it stands.
    """
    if sys.platform != "win32":
        return path
    way = str(path.absolute())
    if len(way) < _LONGEST_WAY or way.startswith(_AS_IT_STANDS):
        return path
    if way.startswith("\\\\"):  # a share of another machine
        return Path(f"{_AS_IT_STANDS}UNC\\{way[2:]}")
    return Path(f"{_AS_IT_STANDS}{way}")


def _is_folder(path: Path) -> bool:
    try:
        return openable(path).is_dir()
    except (OSError, ValueError):  # whoever opens it will say what is wrong
        return False


def _walk(root: Path, gathered: Gathered, named: str) -> None:
    """Look through a folder and those in it, each once; the names of all begin as it is ``named``."""
    found: list[Found] = []
    skipped: list[Skipped] = []
    seen: set[tuple[int, int]] = set()
    folders: list[tuple[Path, str]] = [(root, named)]
    while folders:
        folder, way = folders.pop()
        if _seen_before(folder, seen):
            continue
        try:
            entries = _entries(folder)
        except OSError as error:
            reason = error.strerror or str(error)
            fault = f"cannot be looked into ({reason}); check your rights to it"
            gathered.problems.append(DocumentError(fault, place=Place(str(folder))))
            continue
        for entry in entries:
            name, path = f"{way}{entry.name}", folder / entry.name
            if reason := why_passed_over(entry.name) or _why_no_file(entry):
                skipped.append(Skipped(name, reason))
            elif _is_folder(path):
                folders.append((path, f"{name}/"))
            else:
                found.append(Found(path, name, walked=True))
        if len(found) + len(skipped) + len(folders) > MOST_FILES:
            raise DocumentError(
                f"there are more than {MOST_FILES:,} files in this folder; name a smaller one",
                place=Place(str(root)),
            )
    gathered.found += sorted(found, key=lambda one: natural(one.name))
    gathered.skipped += sorted(skipped, key=lambda one: natural(one.name))


def _entries(folder: Path) -> Sequence[os.DirEntry[str]]:
    with os.scandir(openable(folder)) as entries:
        return list(_up_to(entries, MOST_FILES + 1))


def _up_to(entries: Iterable[os.DirEntry[str]], most: int) -> Iterator[os.DirEntry[str]]:
    for _, entry in zip(range(most), entries, strict=False):
        yield entry


def _seen_before(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Whether another way has led there already, such as one that leads round in a circle."""
    try:
        told = openable(folder).stat()
    except OSError:
        return False
    one = told.st_dev, told.st_ino
    if one in seen:
        return True
    seen.add(one)
    return False


def _why_no_file(entry: os.DirEntry[str]) -> str:
    """Why what a folder lists is neither a file nor a folder to go into."""
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
        if attributes & _HIDDEN:
            return "hidden"
        if entry.is_symlink() and entry.is_dir():
            return "a link to a folder"
        if not entry.is_dir() and not entry.is_file() and not entry.is_symlink():
            return "a device or channel, and no file"
    except OSError:  # whoever opens it will say what is wrong
        return ""
    return ""
