"""Footnotes, which speak of what the words say on which they hang, and not of what was named last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load
from tests.support.office import docx, odf, para

NOTE = "The vice-chair is Superintendent Basil Ode."
BEFORE = "The Quay Board is chaired by Councillor Edith Vane."
AFTER = "The Youth Justice Group is chaired by Councillor Ann Bee."
TWO = f"{BEFORE} The Road Group is chaired by Councillor Cy Dee."


def _word(first: str) -> bytes:
    call = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    notes = f'<w:footnote w:id="7">{para(NOTE)}</w:footnote>'
    return docx(para(first, more=call) + para(AFTER), footnotes=notes)


def _odt(first: str) -> bytes:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    return odf("text", f"<text:p>{first}{note}</text:p><text:p>{AFTER}</text:p>")


def _load(folder: Path, name: str, content: bytes) -> Contents:
    (folder / name).write_bytes(content)
    return load([folder / name])


def _vice_chairs(contents: Contents) -> list[tuple[str, str]]:
    return [
        (s.object or "", s.citations[0].locator)
        for s in contents.statements
        if s.term == "holds" and "vice" in (s.object or "")
    ]


@pytest.mark.parametrize(("name", "made"), [("a.docx", _word), ("a.odt", _odt)])
def test_a_note_is_said_of_the_body_on_whose_words_it_hangs(
    tmp_path: Path, name: str, made: Callable[[str], bytes]
) -> None:
    """Another body, which the document names last, has no part in it; the note is cited where it hangs."""
    contents = _load(tmp_path, name, made(BEFORE))
    assert _vice_chairs(contents) == [("post/vice-chair-of-quay-board", "paragraph 1")]


@pytest.mark.parametrize("first", [TWO, "The partners met in May."])
def test_a_note_on_words_of_several_bodies_or_none_is_not_read(tmp_path: Path, first: str) -> None:
    contents = _load(tmp_path, "a.docx", _word(first))
    assert _vice_chairs(contents) == []
    assert [e.outcome for e in contents.ledger if "Basil" in e.text] == ["unread"]


def test_a_note_whose_words_the_file_does_not_tell_is_not_read(tmp_path: Path) -> None:
    text = f"# Who decides\n\n{BEFORE}[^1]\n\n{AFTER}\n\n[^1]: {NOTE}\n"
    contents = _load(tmp_path, "a.md", text.encode())
    assert _vice_chairs(contents) == []
    assert [e.outcome for e in contents.ledger if "Basil" in e.text] == ["unread"]
