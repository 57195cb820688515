"""Old Word files (DOC): the structure as the library sees it, the words as the file marks them.

Deleted, hidden and struck-out words, comments and running heads are left out with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from remit.graph.place import Place
from remit.loaders.formats.collecting import Collector, Holder, Pieces
from remit.loaders.formats.converted import Fills, Line, Walk, fills_of_tables, opened
from remit.loaders.formats.doc_fills import fills_of
from remit.loaders.formats.doc_marks import Paragraph, numbered_cells, paragraphs
from remit.loaders.formats.doc_parts import Parts

if TYPE_CHECKING:
    import anydoc

_AHEAD = 400  # paragraphs in which the next one is looked for
_LONGEST_MARKER = 10  # characters of a number that stands before a paragraph
_NUMBERS = "printed by lists in cells, and not read: save the document as DOCX"
_DOUBT = "deleted words of this file cannot be told from current ones; check it in Word"


def read(content: bytes) -> Pieces:
    """Read a DOC file.

    Raises:
        DocumentError: it is damaged, locked, too large, or no Word document.
    """
    document = opened(content, "doc")
    try:
        file = Parts.of(content)
        texts = paragraphs(file)
    except ValueError:
        collector = Walk(document).walk()
        collector.leave_out("(no change is known)", _DOUBT, Place())
        return collector.pieces()
    marked = _Marked(texts["text"], [*texts["footnotes"], *texts["endnotes"]])
    walk = Walk(document, amend=marked.amend, fills=_fills(document, file))
    marked.collector = walk.collector
    _around(walk.walk(), texts)
    if count := _numbered(file):
        walk.collector.leave_out(f"(the numbers of cells: {count:,})", _NUMBERS, Place())
    for paragraph in marked.missed():
        walk.collector.leave_out(paragraph.whole, _DOUBT, Place())
    return walk.collector.pieces()


def _fills(document: anydoc.Document, file: Parts) -> Fills:
    """The colours of the cells of each table, as far as the file tells them."""
    try:
        return fills_of_tables(document, fills_of(file))
    except ValueError:
        return ()


def _numbered(file: Parts) -> int:
    try:
        return numbered_cells(file)
    except ValueError:
        return 0


class _Marked:
    """The paragraphs as the file marks them, found again one after the other as the library gives them."""

    def __init__(self, text: Sequence[Paragraph], notes: Sequence[Paragraph] = ()) -> None:
        self.collector = Collector()
        self._told = [paragraph for paragraph in (*text, *notes) if paragraph.whole.strip()]
        self._keys = [_key(paragraph.whole) for paragraph in self._told]
        self._ends = sum(bool(paragraph.whole.strip()) for paragraph in text)
        self._by_key: dict[str, list[int]] = {}
        for n, key in enumerate(self._keys):
            self._by_key.setdefault(key, []).append(n)
        self._next = 0
        self._met: set[int] = set()

    def amend(self, line: Line, holder: Holder) -> tuple[str, str]:
        """The number that a paragraph is given by its list, and what it says now."""
        number, _, rest = "".join(line.all).partition(" ")
        n, marker, words = self._find(_key("".join(line.all))), "", line.text
        if n is None and len(number) <= _LONGEST_MARKER and _key(rest):
            n, marker, words = self._find(_key(rest)), number, line.text.partition(" ")[2]
        if n is None:
            return "", line.text
        self._met.add(n)
        paragraph = self._told[n]
        if paragraph.is_marked:
            line.struck.clear()
            for run in paragraph.runs:
                if run.reason:
                    self.collector.leave_out(run.words, run.reason, holder.place)
            words = paragraph.said
        return marker, words

    def _find(self, whole: str) -> int | None:
        if not whole:
            return None
        ahead = range(self._next, min(self._next + _AHEAD, self._ends))
        found = next((n for n in ahead if self._keys[n] == whole), None)
        if found is not None:
            self._next = found + 1
            return found
        # A note, or one that was passed over as the one before it looked like one further on.
        return next((n for n in self._by_key.get(whole, ()) if n not in self._met), None)

    def missed(self) -> list[Paragraph]:
        """The marked paragraphs that the library gave otherwise, or not at all."""
        return [
            paragraph
            for n, paragraph in enumerate(self._told)
            if paragraph.is_marked and paragraph.said.strip() and n not in self._met
        ]


def _key(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _around(collector: Collector, texts: dict[str, list[Paragraph]]) -> None:
    """What stands beside the text: comments, running heads, each once, and boxes."""
    for paragraph in texts["comments"]:
        collector.leave_out(paragraph.whole, "a comment", Place())
    for words in dict.fromkeys(paragraph.said for paragraph in texts["heads"]):
        collector.leave_out(words, "a running head or foot", Place())
    said = {_key(block.text) for block in collector.pieces().blocks}
    for paragraph in texts["boxes"]:
        if _key(paragraph.said) and _key(paragraph.said) not in said:
            collector.text(paragraph.said)
