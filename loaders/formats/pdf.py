"""Reading a PDF inside the process that is kept apart for it: by its tags first, by its layout else."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from remit.graph.errors import DocumentError
from remit.graph.place import Place
from remit.loaders.formats.collecting import Pieces
from remit.loaders.formats.opener import LOCKED
from remit.loaders.formats.pdf_charts import charts_in
from remit.loaders.formats.pdf_furniture import Leaf, known_words, take_out_furniture
from remit.loaders.formats.pdf_glyphs import sheet_of
from remit.loaders.formats.pdf_layout import Styles, items_of_all, put_items
from remit.loaders.formats.pdf_paper import Paper
from remit.loaders.formats.pdf_sheet import CONCEALED
from remit.loaders.formats.pdf_tagged import put_by_tags
from remit.loaders.formats.pdf_words import lines_of_words

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 3_000
LARGEST_STREAM = 128 * 2**20  # bytes unpacked
_CHUNK = 2**20
_TAIL = 4096  # bytes in which a file says that it ends
_FEWEST_LETTERS = 50  # of a page that has text
_PICTURED = 0.5  # of a page
_END = 0.12  # of the height of a page
_STREAM = re.compile(rb"stream\r?\n")
_BROKEN = "the file breaks off or is damaged; fetch or save it again"
_SCAN = (
    "this is a scan: it has no text, only pictures of pages; "
    "ask for the document that it was made from, or have its text recognised and checked"
)


def read(content: bytes) -> Pieces:
    """Read a PDF, which :mod:`.isolated` does in a process of its own.

    Raises:
        DocumentError: it is locked, damaged, a scan, or unreasonably large.
    """
    import pypdfium2

    _refuse_the_broken(content)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise DocumentError(LOCKED if locked else _BROKEN) from error
    with document:
        leaves = _leaves(document)
        tagged = bool(pypdfium2.raw.FPDFCatalog_IsTagged(document))
    _refuse_scans(leaves)
    return _put(content, leaves, tagged=tagged)


def _refuse_the_broken(content: bytes) -> None:
    """Refuse a file whose end is missing, and one that unpacks to more than any page needs."""
    end = content.rstrip(b"\0 \r\n")[-_TAIL:]
    if b"%%EOF" not in end and b"startxref" not in end:
        raise DocumentError(_BROKEN)
    for start in _STREAM.finditer(content):
        if content[start.end() : start.end() + 1] not in (b"x", b"h", b"H", b"8", b"X", b"\x18"):
            continue
        unpacked, size = zlib.decompressobj(), 0
        packed = content[start.end() : content.find(b"endstream", start.end())]
        try:
            while packed and not unpacked.eof and size <= LARGEST_STREAM:
                size += len(unpacked.decompress(packed, _CHUNK))
                packed = unpacked.unconsumed_tail
        except zlib.error:
            continue
        if size > LARGEST_STREAM:
            raise DocumentError(
                "a page of the file unpacks to more than any page needs; it is not read"
            )


def _leaves(document: pypdfium2.PdfDocument) -> list[Leaf]:
    import pypdfium2

    count = len(document)
    if not count:
        raise DocumentError(_BROKEN)
    if count > MOST_PAGES:
        raise DocumentError(
            f"the file has {count:,} pages, and at most {MOST_PAGES:,} are read; cut it into its parts"
        )
    leaves = []
    for number in range(1, count + 1):
        try:
            sheet = sheet_of(document, number)
        except pypdfium2.PdfiumError as error:
            raise DocumentError(f"page {number}: {_BROKEN}") from error
        if sheet.crowded:
            raise DocumentError(f"page {number} holds more than any page needs; it is not read")
        label = document.get_page_label(number - 1)
        sheet.label = label if label != str(number) else ""
        leaves.append(Leaf.of(sheet))
    return leaves


def _letters(leaf: Leaf) -> int:
    return sum(len(word.text) for word in leaf.words if word.reason != "hidden")


def _is_scan(leaf: Leaf) -> bool:
    return leaf.pictures > _PICTURED and _letters(leaf) < _FEWEST_LETTERS


def _refuse_scans(leaves: Sequence[Leaf]) -> None:
    scanned = sum(map(_is_scan, leaves))
    if scanned and sum(map(_letters, leaves)) < _FEWEST_LETTERS * len(leaves) and scanned * 2 >= len(leaves):  # fmt: skip
        raise DocumentError(_SCAN)


def _put(content: bytes, leaves: Sequence[Leaf], *, tagged: bool) -> Pieces:
    paper = Paper()
    paper.labels = {leaf.number: leaf.label for leaf in leaves if leaf.label}
    known = known_words(leaves)
    _leave_out_unsaid(paper, leaves)
    take_out_furniture(leaves)
    tree = None
    if tagged:
        from remit.loaders.formats.pdf_tags import tags_of

        tree = tags_of(content)
        _take_out_artifacts(leaves)
    if tree is None or not put_by_tags(paper, tree, leaves, known):
        items = items_of_all((leaf, leaf.words) for leaf in leaves)
        put_items(paper, items, Styles.of(items), known)
    _leave_out_furniture(paper, leaves)
    pieces = paper.pieces()
    links, untold = charts_in(leaves, pieces.blocks)
    return pieces._replace(links=links, left_out=(*pieces.left_out, *untold))


def _take_out_artifacts(leaves: Sequence[Leaf]) -> None:
    """Move what the tags call furniture out of the words, where it is at an end of its page or said elsewhere.

    Some programs call text so that stands in the middle of a page; it is read by its layout.
    """
    said: Counter[str] = Counter()
    lines = {leaf.number: lines_of_words(w for w in leaf.words if w.furniture) for leaf in leaves}
    for leaf in leaves:
        said.update({line.text for line in lines_of_words(leaf.words)})
    for leaf in leaves:
        gone: set[int] = set()
        for line in lines[leaf.number]:
            at_end = line.y1 < leaf.height * _END or line.y0 > leaf.height * (1 - _END)
            if at_end or said[line.text] > 1:
                gone |= {id(word) for word in line.words}
                leaf.furniture.append((line.text, "page furniture"))
        # The words themselves are kept, as the cells of drawn tables hold them.
        leaf.words = [word for word in leaf.words if id(word) not in gone]


def _leave_out_unsaid(paper: Paper, leaves: Sequence[Leaf]) -> None:
    """Leave out what is struck out, covered or hidden, run by run, and comments; say which pages are pictures."""
    for leaf in leaves:
        place = Place(page=leaf.number, printed=leaf.label)
        run: list[str] = []
        before = ""
        for word in [*leaf.words, None]:
            reason = word.reason if word is not None else ""
            if run and reason != before:
                # Who covered words did not want them told: not in a ledger, either.
                kept = before not in CONCEALED
                many = f"{len(run)} words" if len(run) > 1 else "a word"
                paper.leave_out(" ".join(run) if kept else f"({many}, not kept)", before, place)
                run = []
            if word is not None and reason:
                run.append(word.text)
            before = reason
        for words in leaf.comments:
            paper.leave_out(words, "a comment", place)
        if _is_scan(leaf):
            paper.leave_out("(a picture of a page)", "a scan: it has no text", place)
        leaf.words = [word for word in leaf.words if not word.reason]


def _leave_out_furniture(paper: Paper, leaves: Sequence[Leaf]) -> None:
    """Leave out running heads and feet, each once but for its numbers."""
    seen = set()
    for leaf in leaves:
        for words, reason in leaf.furniture:
            key = re.sub(r"\d+", "#", words)
            if (key, reason) not in seen:
                seen.add((key, reason))
                paper.leave_out(words, reason, Place())
