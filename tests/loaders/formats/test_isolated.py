"""What reads a file nobody vouches for runs apart: it may crash, hang or grow, and the load goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.errors import DocumentError
from remit.loaders import formats
from remit.loaders.formats import html, isolated
from remit.loaders.formats.isolated import read_apart
from remit.loaders.formats.wire import unpacked

# A reader that does what the file says.
_WILD = """
import sys, types
from remit.loaders.formats import html
wild = types.ModuleType("remit.loaders.formats.wild")
def read(content):
    exec(content.decode())
    return html.read(b"<p>Mend the gates")
wild.read = read
sys.modules["remit.loaders.formats.wild"] = wild
"""


@pytest.fixture
def wild(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process of its own in which that reader is there."""
    isolated.end()
    monkeypatch.setattr(isolated, "_START", _WILD + isolated._START)
    yield
    isolated.end()


def _does(what: str, seconds: float = 30) -> list[str]:
    return [block.text for block in read_apart("wild", what.encode(), seconds).blocks]


def test_what_is_read_apart_is_what_is_read_here() -> None:
    """Blocks with their places, tables with their cells, and what is left out."""
    page = (
        b"<h1>Plan</h1><ul><li>one</ul><del>gone</del><table><tr><th>Ref<th>Owner"
        b'<tr><td rowspan=2 style="background:#00B050">1<td>Ann Bee</table>'
    )

    assert read_apart("html", page) == html.read(page)


def test_a_refusal_keeps_its_sentence() -> None:
    """It is the reader that knows what is wrong."""
    with pytest.raises(DocumentError, match="nested far too deeply"):
        read_apart("html", b"<html>" + b"<div>" * 100_000 + b"x")


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("import os; os.abort()", "cannot make sense of it"),
        ("raise KeyError('x')", "cannot make sense of it"),
        ("class Panic(BaseException): pass\nraise Panic", "cannot make sense of it"),
        ("raise MemoryError", "takes more memory than any document should"),
    ],
)
def test_a_crash_is_a_sentence_and_the_next_file_is_read(wild: None, what: str, said: str) -> None:
    """Whatever the kind of the end."""
    assert _does("pass") == ["Mend the gates"]
    with pytest.raises(DocumentError, match=said):
        _does(what)
    assert _does("print('noise')") == ["Mend the gates"]


def test_a_file_that_hangs_its_reader_is_given_up(wild: None) -> None:
    """A person who waits is told."""
    with pytest.raises(DocumentError, match="takes more than 1 seconds"):
        _does("while True: pass", seconds=1)
    assert _does("pass") == ["Mend the gates"]


def test_a_file_that_fills_the_memory_is_given_up(wild: None) -> None:
    """Long before the machine is out of it."""
    with pytest.raises(DocumentError, match="takes more memory than any document should"):
        _does("kept = [bytes(2**20) + b'x' for _ in range(3000)]")


def test_whether_a_page_is_read_does_not_hang_on_who_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Alone it has all the time and memory that there is, so among many papers too; what is always read apart has neither."""
    page, note = b"<p>Mend the gates</p>", rb"{\rtf1 Mend the gates}"
    here = formats.read(page, formats.HTML)
    isolated.end()
    monkeypatch.setattr(isolated, "SECONDS", 0)
    monkeypatch.setattr(isolated, "FOR_A_MEGABYTE", 0)
    assert formats.read(page, formats.HTML, apart=True) == here
    with pytest.raises(DocumentError, match="takes more than 0 seconds"):
        formats.read(note, formats.RTF)

    monkeypatch.undo()
    isolated.end()
    full = "from remit.loaders.formats import serving; serving._used = lambda: 2**60; "
    monkeypatch.setattr(isolated, "_START", full + isolated._START)
    assert formats.read(page, formats.HTML, apart=True) == here
    with pytest.raises(DocumentError, match="takes more memory than any document should"):
        formats.read(note, formats.RTF)
    isolated.end()


@pytest.mark.parametrize("content", [b"", b"{}", b"[[[1]],[],[]]", b"[" * 9999])
def test_an_answer_of_another_shape_is_refused(content: bytes) -> None:
    """The process that read a hostile file is not vouched for either."""
    with pytest.raises(ValueError, match="not what a reader tells"):
        unpacked(content)
