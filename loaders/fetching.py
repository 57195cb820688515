"""The documents of a load: those that are named, beside those that the register holds already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from remit.graph.baseline import NAME as BASELINE
from remit.graph.errors import DocumentError
from remit.graph.model import Document, Sources
from remit.loaders.blocks import Source
from remit.loaders.readers import fetch, parse


@dataclass
class Fetched:
    """Documents as read, by name; which of them are new, and what could not be read.

    ``problems`` are of documents that were named, ``faults`` of what the register holds. ``replaced`` has a
    sentence for each document of the register whose place a different one of the same name takes.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    problems: list[DocumentError] = field(default_factory=list)
    faults: list[DocumentError] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)


def fetch_all(paths: Sequence[Path], earlier: Sources | None) -> Fetched:
    """Read the documents named, and the register's own again where none of the same name was read.

    Raises:
        DocumentError: no document is named, or the register keeps no copies of its own.
    """
    if not paths:
        raise DocumentError("there is no document to read; name at least one file")
    kept = _kept(earlier)
    fetched = Fetched()
    for path in _told_apart(paths, fetched.problems):
        try:
            fetched.sources[path.name] = parse(fetch(path))
            fetched.new.add(path.name)
            if (before := kept.get(path.name)) is not None:
                fetched.replaced += _replaced(before, fetched.sources[path.name])
        except DocumentError as error:
            fetched.problems.append(error)
    for name in sorted(kept.keys() - fetched.new):
        try:
            fetched.sources[name] = parse(kept[name])
        except DocumentError as error:
            fetched.faults.append(error)
    fetched.sources = dict(sorted(fetched.sources.items()))
    return fetched


def _replaced(before: Document, now: Source) -> Iterator[str]:
    """What a document that takes the place of another leaves of it, where the two are not the same."""
    if before.sha256 == now.document.sha256:
        return
    told = f"{before.name}: this takes the place of the file of that name that the register held"
    with suppress(DocumentError):  # an earlier version may have read it by other rules
        said = [block.text for block in parse(before).blocks]
        gone = (Counter(said) - Counter(block.text for block in now.blocks)).total()
        told += f"; {gone} of its {len(said)} pieces of text do not stand in the new one"
        if 2 * gone >= len(said):
            told += ". If it is another document, rename one of the two files and load both"
    yield told


def raise_all(problems: Sequence[DocumentError]) -> None:
    """Name every faulty document, so that all can be put right in one go."""
    if len(problems) == 1:
        raise problems[0]
    each = [fault for problem in problems for fault in problem.problems or (str(problem),)]
    if each:
        raise DocumentError(f"{len(each)} documents cannot be read", each)


def _kept(earlier: Sources | None) -> Mapping[str, Document]:
    kept = [d for d in earlier.documents if d.name != BASELINE] if earlier else []
    if without := [document.name for document in kept if document.content is None]:
        raise DocumentError(
            f"the register keeps no copy of {', '.join(without)}, so it cannot be built anew with more "
            "documents; load all documents into a new file"
        )
    return {document.name: document for document in kept}


def _told_apart(paths: Sequence[Path], problems: list[DocumentError]) -> list[Path]:
    named: dict[str, Path] = {}
    for path in paths:
        first = named.setdefault(path.name, path)
        if first is not path and not _same_file(path, first):
            fault = f"{path}: {first} has the same file name; rename one of them"
            problems.append(DocumentError(fault))
    return list(named.values())


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (
        OSError,
        RuntimeError,
        ValueError,
    ):  # a link that leads back to itself, a name that cannot be
        return one.absolute() == other.absolute()
