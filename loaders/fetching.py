"""The documents of a load: those that are named, beside those that the register holds already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from remit.graph.baseline import NAME as BASELINE
from remit.graph.errors import DocumentError, Place
from remit.graph.model import Document, Sources
from remit.loaders import formats
from remit.loaders.blocks import Source
from remit.loaders.formats.foreign import NoDocumentError
from remit.loaders.gathering import Found, Skipped, gather, natural, why_passed_over
from remit.loaders.progress import READ, Told, silent, watched
from remit.loaders.readers import LARGEST, document_of, fetch, parse

_MOST_INSIDE = 256 * 2**20  # bytes of all files inside one that is named


@dataclass
class Fetched:
    """Documents as read, by name; which of them are new, and what could not be read.

    ``problems`` are of documents that were named, ``faults`` of what the register holds; ``skipped``
    are files in folders and archives that are no documents. ``replaced`` has a sentence for each document of
    the register whose place a different one of the same name takes.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    problems: list[DocumentError] = field(default_factory=list)
    faults: list[DocumentError] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)


def fetch_all(paths: Sequence[Path], earlier: Sources | None, told: Told = silent) -> Fetched:
    """Read the documents named, and the register's own again where none of the same name was read.

    Raises:
        DocumentError: no document is named, or the register keeps no copies of its own.
    """
    if not paths:
        raise DocumentError("there is no document to read; name at least one file")
    kept = _kept(earlier)
    gathered = gather(paths, kept)
    fetched = Fetched(problems=gathered.problems, skipped=gathered.skipped)
    apart = [*_told_apart(gathered.found, fetched.problems)]
    for found in watched(apart, lambda one: one.name, told, 0, READ):
        try:
            document = fetch(found.path, found.name)
        except DocumentError as error:
            fetched.problems.append(error)
        else:
            _Taking(fetched).take(document, walked=found.walked)
    for name in sorted(kept.keys() & fetched.new):
        fetched.replaced += _replaced(kept[name], fetched.sources[name])
    for name in sorted(kept.keys() - fetched.new):
        try:
            fetched.sources[name] = parse(kept[name])
        except DocumentError as error:
            fetched.faults.append(error)
    fetched.sources = dict(sorted(fetched.sources.items(), key=lambda one: natural(one[0])))
    return fetched


@dataclass
class _Taking:
    """One file that is named, with all that is inside it."""

    fetched: Fetched
    left: int = _MOST_INSIDE

    def take(
        self, document: Document, *, walked: bool = False, around: tuple[str, ...] = ()
    ) -> None:
        """Read a document, or the files that it holds.

        Args:
            document: What to read.
            walked: Whether it was come across, and not named.
            around: The kinds of the files that it is inside of.
        """
        try:
            media = formats.container_of(document.content or b"", document.name)
            if media:
                formats.refuse_deep(media, around)
                self._inside(document, media, around)
            if not media or media in formats.FORMATS:
                self.fetched.sources[document.name] = parse(document)
                self.fetched.new.add(document.name)
        except NoDocumentError as error:
            if walked:
                reason = error.sentence.removeprefix("this is ")
                self.fetched.skipped.append(Skipped(document.name, reason.partition(";")[0]))
            else:
                self.fetched.problems.append(error)
        except DocumentError as error:
            place = error.place.within(document.name)
            self.fetched.problems.append(DocumentError(error.sentence, error.problems, place))

    def _inside(self, document: Document, media: str, around: tuple[str, ...]) -> None:
        found = sorted(
            formats.members(document.content or b"", media, LARGEST),
            key=lambda member: natural(member.name),
        )
        documents = len(self.fetched.new) + len(self.fetched.problems)
        for member in found:
            name = f"{document.name}/{member.name}"
            reasons = [*filter(None, map(why_passed_over, member.name.split("/")))]
            self.left -= len(member.content)
            if reason := member.passed_over or (reasons[0] if reasons else ""):
                self.fetched.skipped.append(Skipped(name, reason))
            elif member.fault:
                self.fetched.problems.append(DocumentError(member.fault, place=Place(name)))
            elif self.left < 0:
                fault = "there is more inside than is read at once; unpack it first"
                self.fetched.problems.append(DocumentError(fault, place=Place(name)))
            else:
                inner = document_of(name, member.content)
                self.take(inner, walked=True, around=(*around, media))
        if media not in formats.FORMATS and documents == len(self.fetched.new) + len(
            self.fetched.problems
        ):
            said = "this is an archive (ZIP) without a document in it; name another"
            raise NoDocumentError(said, place=Place(document.name))


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
    each = [fault for problem in problems for fault in problem.faults]
    if each:
        remedy = "put them right, or load the rest without them (--keep-going)"
        raise DocumentError(f"{len(each)} documents cannot be read; {remedy}", each)


def _kept(earlier: Sources | None) -> Mapping[str, Document]:
    kept = [d for d in earlier.documents if d.name != BASELINE] if earlier else []
    if without := [document.name for document in kept if document.content is None]:
        raise DocumentError(
            f"the register keeps no copy of {', '.join(without)}, so it cannot be built anew with more "
            "documents; load all documents into a new file"
        )
    return {document.name: document for document in kept}


def _told_apart(found: Sequence[Found], problems: list[DocumentError]) -> list[Found]:
    named: dict[str, Found] = {}
    for one in found:
        first = named.setdefault(one.name, one)
        if first is not one and not _same_file(one.path, first.path):
            remedy = "load the folder that both are in" if one.walked else "rename one of them"
            fault = f"{first.path} has the same file name; {remedy}"
            problems.append(DocumentError(fault, place=Place(str(one.path))))
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
