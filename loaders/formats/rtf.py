"""Rich text (RTF): the structure as the library sees it, without what the file marks as deleted or hidden."""

from __future__ import annotations

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.formats.collecting import Collector, Holder, Pieces
from remit.loaders.formats.converted import Line, Walk, fills_of_tables, opened
from remit.loaders.formats.rtf_marks import MARK, Marked, marked


def read(content: bytes) -> Pieces:
    """Read an RTF file.

    Raises:
        DocumentError: it is damaged or too large.
    """
    try:
        told = marked(content)
    except ValueError:
        raise DocumentError("the document is nested far too deeply; it is not read") from None
    document = opened(told.content, "rtf")
    walk = Walk(document, fills=fills_of_tables(document, told.fills))
    walk.amend = _Amend(told, walk.collector).amend
    collector = walk.walk()
    for words, reason in dict.fromkeys(told.beside):
        collector.leave_out(words, reason, Place())
    return collector.pieces()


class _Amend:
    """Leaves out what was taken out of a paragraph, in its place."""

    def __init__(self, told: Marked, collector: Collector) -> None:
        self._gone, self._collector = told.gone, collector

    def amend(self, line: Line, holder: Holder) -> tuple[str, str]:
        """The words of a paragraph without the marks."""
        words = line.text
        for number in MARK.findall(words + "".join(line.struck)):
            if int(number) < len(self._gone):
                gone = self._gone[int(number)]
                self._collector.leave_out(gone.words, gone.reason, holder.place)
        line.struck[:] = [MARK.sub("", struck) for struck in line.struck]
        return "", MARK.sub("", words)
