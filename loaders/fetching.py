"""The documents of a load: those that are named, beside those that the register holds already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from remit.graph.baseline import NAME as BASELINE
from remit.graph.errors import DocumentError, Place
from remit.graph.model import Document, Sources
from remit.graph.processes import processes
from remit.loaders.abreast import abreast
from remit.loaders.blocks import Source
from remit.loaders.formats.foreign import NoDocumentError
from remit.loaders.gathering import Found, Skipped, gather, natural
from remit.loaders.memory import Memory
from remit.loaders.progress import READ, Told, silent, watched
from remit.loaders.readers import parse, whole
from remit.loaders.remembered import front_of, front_told
from remit.loaders.unpacking import Paper, papers_of

_MANY = 8  # papers from which on it pays to start processes for them
_LOOKED = READ / 10  # of a load, until all files are there


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


def fetch_all(
    paths: Sequence[Path], earlier: Sources | None, memory: Memory, told: Told = silent
) -> Fetched:
    """Read the documents named, and the register's own again where none of the same name was read.

    Raises:
        DocumentError: no document is named, or the register keeps no copies of its own.
    """
    if not paths:
        raise DocumentError("there is no document to read; name at least one file")
    kept = _kept(earlier)
    gathered = gather(paths, kept)
    fetched = Fetched(problems=gathered.problems, skipped=gathered.skipped)
    named = [*_told_apart(gathered.found, fetched.problems)]
    looked = watched(named, lambda one: one.name, told, 0, _LOOKED)
    papers = [paper for found in looked for paper in papers_of(found)]
    for paper, made in _read(papers, memory, told, _LOOKED, READ):
        _take(fetched, paper, made)
    for archive in (paper for paper in papers if paper.opened):
        _refuse_empty(fetched, archive)
    for name in sorted(kept.keys() & fetched.new):
        fetched.replaced += _replaced(kept[name], fetched.sources[name])
    again = [Paper(name, document=kept[name]) for name in sorted(kept.keys() - fetched.new)]
    for paper, made in _read(again, memory, told, READ, READ):
        if isinstance(made, DocumentError):
            fetched.faults.append(made)
        elif made:
            fetched.sources[paper.name] = made
    fetched.sources = dict(sorted(fetched.sources.items(), key=lambda one: natural(one[0])))
    return fetched


def _read(
    papers: Sequence[Paper], memory: Memory, told: Told, begin: float, end: float
) -> Iterator[tuple[Paper, Source | DocumentError | None]]:
    """Read papers, many of them at the same time: each with what was read, or with its fault.

    Of one that has been read before only the front is given.
    """
    known = [_known(paper, memory) for paper in papers]
    unread = [paper for paper, source in zip(papers, known, strict=True) if source is None]
    many = len(unread) >= _MANY and processes() > 1
    read = partial(_parsed, apart=many)
    fresh = abreast(read, unread, processes()) if many else (read(paper) for paper in unread)
    each = watched([*zip(papers, known, strict=True)], lambda p: p[0].name, told, begin, end)
    with closing(fresh):  # whoever stops between two papers stops those who read on meanwhile
        for paper, source in each:
            made = source or next(fresh)
            if isinstance(made, Source) and source is None:
                memory.keep(front_told(made), "front", paper.name, made.document.sha256)
            yield paper, made


def wholes(sources: Sequence[Source]) -> Generator[Source | DocumentError, None, None]:
    """Documents of which only the fronts are at hand with all their blocks, many at the same time; or their faults."""
    many = len(sources) >= _MANY and processes() > 1
    read = partial(_whole, apart=many)
    return abreast(read, sources, processes()) if many else (read(source) for source in sources)


def _whole(source: Source, *, apart: bool) -> Source | DocumentError:
    try:
        return whole(source, apart=apart)
    except DocumentError as error:
        return error


def _known(paper: Paper, memory: Memory) -> Source | None:
    """The front of a paper that has been read before; a text is looked at whole for extracts of it."""
    if paper.document is None:
        return None
    front = partial(front_of, paper.document)
    source = memory.recall(front, "front", paper.name, paper.document.sha256)
    return whole(source) if source and source.document.media == "text/plain" else source


def _parsed(paper: Paper, *, apart: bool) -> Source | DocumentError | None:
    if paper.document is None:
        return paper.fault
    try:
        return parse(paper.document, apart=apart)
    except NoDocumentError as error:
        return error
    except DocumentError as error:
        place = error.place.within(paper.name)
        return DocumentError(error.sentence, error.problems, place)


def _take(fetched: Fetched, paper: Paper, made: Source | DocumentError | None) -> None:
    if isinstance(made, Source):
        fetched.sources[paper.name] = made
        fetched.new.add(paper.name)
    elif isinstance(made, NoDocumentError) and paper.walked:
        reason = made.sentence.removeprefix("this is ")
        fetched.skipped.append(Skipped(paper.name, reason.partition(";")[0]))
    elif made:
        fetched.problems.append(made)
    elif paper.passed_over:
        fetched.skipped.append(Skipped(paper.name, paper.passed_over))


def _refuse_empty(fetched: Fetched, archive: Paper) -> None:
    """Tell of an archive that there is no document in it, where there is none."""
    names = (*fetched.new, *(problem.place.file for problem in fetched.problems))
    if not any(name.startswith(f"{archive.name}/") for name in names):
        told = "this is an archive (ZIP) without a document in it; name another"
        fault = NoDocumentError(told, place=Place(archive.name))
        _take(fetched, archive, fault)


def _replaced(before: Document, now: Source) -> Iterator[str]:
    """What a document that takes the place of another leaves of it, where the two are not the same."""
    if before.sha256 == now.document.sha256:
        return
    told = f"{before.name}: this takes the place of the file of that name that the register held"
    with suppress(DocumentError):  # an earlier version may have read it by other rules
        said = [block.text for block in parse(before).blocks]
        gone = (Counter(said) - Counter(block.text for block in whole(now).blocks)).total()
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
