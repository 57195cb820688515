"""The documents of a file: itself, or those that it holds, as an archive and a message do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from remit.graph.errors import DocumentError, Place
from remit.graph.model import Document
from remit.loaders import formats
from remit.loaders.gathering import Found, natural, why_passed_over
from remit.loaders.readers import LARGEST, document_of, fetch

_MOST_INSIDE = 256 * 2**20  # bytes of all files inside one that is named


class Paper(NamedTuple):
    """One document to be read, or why it is none: a fault, or the reason for which it is passed over.

    ``walked`` says that it was come across, and not named. An archive, which is no document itself, is ``opened``: it
    stands behind the papers in it.
    """

    name: str
    walked: bool = False
    document: Document | None = None
    fault: DocumentError | None = None
    passed_over: str = ""
    opened: bool = False


def papers_of(found: Found) -> Iterator[Paper]:
    """The papers in a file that was named or come across; what is wrong is told of each."""
    try:
        document = fetch(found.path, found.name)
    except DocumentError as error:
        yield Paper(found.name, found.walked, fault=error)
    else:
        yield from _Opening().papers(document, walked=found.walked)


@dataclass
class _Opening:
    """One file with all that is inside it, which together may be so large."""

    left: int = _MOST_INSIDE

    def papers(
        self, document: Document, *, walked: bool, around: tuple[str, ...] = ()
    ) -> Iterator[Paper]:
        """The papers in a document; ``around`` are the kinds of the files that it is inside of."""
        name = document.name
        try:
            media = formats.container_of(document.content or b"", name)
            if media:
                formats.refuse_deep(media, around)
                yield from self._inside(document, media, (*around, media))
        except DocumentError as error:
            fault = DocumentError(error.sentence, error.problems, error.place.within(name))
            yield Paper(name, walked, fault=fault)
            return
        if media and media not in formats.FORMATS:
            yield Paper(name, walked, opened=True)
        else:
            yield Paper(name, walked, document)

    def _inside(self, document: Document, media: str, around: tuple[str, ...]) -> Iterator[Paper]:
        members = formats.members(document.content or b"", media, LARGEST)
        for member in sorted(members, key=lambda one: natural(one.name)):
            name = f"{document.name}/{member.name}"
            reasons = [*filter(None, map(why_passed_over, member.name.split("/")))]
            self.left -= len(member.content)
            if reason := member.passed_over or (reasons[0] if reasons else ""):
                yield Paper(name, walked=True, passed_over=reason)
            elif member.fault:
                fault = DocumentError(member.fault, place=Place(name))
                yield Paper(name, walked=True, fault=fault)
            elif self.left < 0:
                told = "there is more inside than is read at once; unpack it first"
                yield Paper(name, walked=True, fault=DocumentError(told, place=Place(name)))
            else:
                inner = document_of(name, member.content)
                yield from self.papers(inner, walked=True, around=around)
