"""Files that are no document: told by their content, and refused with a way on."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from remit.graph.errors import DocumentError
from remit.loaders import gathering, load
from remit.loaders.gathering import openable
from remit.loaders.readers import fetch

_HTML = "<html><body><p>Lead: Ann Bee</p></body></html>"
_FOREIGN = {
    "JSON": ('{"actions": [{"owner": "Ann Bee"}]}', "JSON", "CSV"),
    "JSON in lines": ('\n\n[\n  {"owner": "Ann Bee"}\n]', "JSON", "CSV"),
    "JSON that breaks off": ('{"actions": [{"owner": ', "JSON", "CSV"),
    "Turtle": ("# people\n@prefix ex: <http://example.org/> .\nex:a a ex:B .", "Turtle", "import"),
    "SPARQL's Turtle": ("PREFIX ex: <http://example.org/>\nex:a a ex:B .", "Turtle", "import"),
    "N-Triples": (
        "<http://a.example/a> <http://a.example/b> <http://a.example/c> .",
        "RDF",
        "import",
    ),
    "XML": ('<?xml version="1.0"?>\n<plan><lead>Ann Bee</lead></plan>', "XML", "plain text"),
    "RDF in XML": ('<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="x"/>', "RDF", "plain text"),
}


@pytest.mark.parametrize("name", _FOREIGN)
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".json", ""])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_language_of_machines_is_refused_by_its_name(
    tmp_path: Path, name: str, suffix: str, encoding: str
) -> None:
    """It is named, with what to do, whatever the file is called."""
    text, called, remedy = _FOREIGN[name]
    path = tmp_path / f"it{suffix}"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(DocumentError, match=called) as raised:
        load([path])
    assert remedy in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["it.md", "it.html", "it.txt"])
def test_four_bytes_a_sign_are_no_text(tmp_path: Path, name: str) -> None:
    """Every other sign of it would be nothing, however its text is marked."""
    path = tmp_path / name
    path.write_bytes(("# The plan\n\n| Action | Lead |\n|---|---|\n" + _HTML).encode("utf-32"))
    with pytest.raises(DocumentError, match="binary file, not text; save it as plain text"):
        load([path])


@pytest.mark.parametrize("start", ["", "<!-- saved -->\n<!DOCTYPE html>\n"])
@pytest.mark.parametrize("suffix", [".txt", ".csv", ""])
def test_html_is_read_as_html_whatever_it_is_called(
    tmp_path: Path, suffix: str, start: str
) -> None:
    """Its tags are no words."""
    path = tmp_path / f"it{suffix}"
    path.write_text(start + _HTML, encoding="utf-8")
    assert [entry.text for entry in load([path]).ledger] == ["Lead: Ann Bee"]


@pytest.mark.parametrize(
    "start",
    ["[Draft] Our plan", "[1] A note", "{name} is to be filled in", "<5 cases", "# Plan", "#", "Base <b"],
)  # fmt: skip
def test_prose_may_begin_as_it_likes(tmp_path: Path, start: str) -> None:
    """A bracket alone makes no data."""
    path = tmp_path / "plan.txt"
    path.write_text(f"{start}\n\nThe Council meets quarterly.\n", encoding="utf-8")
    assert load([path]).ledger


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (["[Content_Types].xml", "word/document.xml"], "does not say where its text is; save"),
        (["[Content_Types].xml", "visio/page.xml"], "visio/pages/pages.xml is missing"),
    ],
)
def test_an_archive_is_told_from_an_office_file(
    tmp_path: Path, entries: list[str], said: str
) -> None:
    """To save an archive as plain text is advice that leads nowhere."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for entry in entries:
            archive.writestr(entry, "x")
    path = tmp_path / "plan.docx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(DocumentError, match=said):
        load([path])


def test_a_table_in_markdown_names_nobody_that_it_does_not_name(tmp_path: Path) -> None:
    """It is read as a table: nothing is made up of its bars."""
    path = tmp_path / "plan.md"
    path.write_text(
        "# Plan\n\n| Ref | Action | Owner |\n|---|---|---|\n| 1 | Mend the gates | Ann Bee |\n"
        "| 2 | Light the paths | TBC |\n",
        encoding="utf-8",
    )
    named = {
        e.label for e in load([path]).entities if e.kind in ("person", "body", "post", "vacancy")
    }
    assert named == {"Ann Bee", "TBC"}


def _looped(folder: Path) -> Path:
    path = folder / "plan.txt"
    try:
        path.symlink_to(path)
    except OSError:
        pytest.skip("no links can be made here")
    return path


def test_a_link_to_itself_is_one_sentence(tmp_path: Path) -> None:
    """It is no question of rights."""
    path = _looped(tmp_path)
    with pytest.raises(DocumentError, match="leads back to itself; name the file itself"):
        load([path, path])


def test_a_name_of_300_letters_is_one_sentence(tmp_path: Path) -> None:
    """The message is shorter than the name."""
    with pytest.raises(DocumentError) as raised:
        load([tmp_path / ("n" * 300 + ".txt")])
    assert len(str(raised.value)) < 300


def test_a_name_with_a_zero_in_it_is_one_sentence() -> None:
    """No system can open it."""
    with pytest.raises(DocumentError, match="cannot be read"):
        load([Path("plan\0.txt")])


def test_a_name_that_is_not_utf_8_is_one_sentence(tmp_path: Path) -> None:
    """A citation must be able to give it."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/plan\xff.txt"))
    try:
        path.write_text("The Council meets quarterly.", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("no such name can be given here")
    with pytest.raises(DocumentError, match="rename the file"):
        load([path])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device here")
def test_a_device_without_end_is_too_large() -> None:
    """No more is read of it than a document may have."""
    with pytest.raises(DocumentError, match="64 MB is more than"):
        load([Path("/dev/zero")])


def test_every_faulty_document_is_named_at_once(tmp_path: Path) -> None:
    """Whatever step finds the fault: missing, foreign, or of the same name; an unknown table is none."""
    other = tmp_path / "other"
    other.mkdir()
    texts = {
        "good.txt": "The Council meets quarterly.",
        "data.txt": '{"a": 1}',
        "table.csv": "Colour,Shape,Size\nred,round,1\nblue,round,2\n",
        "second.csv": "Tree,Height,Age\noak,9,90\nelm,8,80\n",
        "other/good.txt": "The Board meets yearly.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        load([*(tmp_path / name for name in texts), tmp_path / "none.txt"])
    assert str(raised.value).startswith("3 documents cannot be read")
    for said in ("none.txt", "data.txt", "same file name"):
        assert said in str(raised.value)
    assert all("\n" not in problem for problem in raised.value.problems)


@pytest.mark.parametrize("text", [",,\n,,\n", "\t\t\n\t\t\n", '"","",""\n"","",""\n'])
@pytest.mark.parametrize("name", ["table.csv", "table.CSV"])
def test_a_table_of_blanks_says_so(tmp_path: Path, name: str, text: str) -> None:
    """There is nothing in it to be a header."""
    path = tmp_path / name
    path.write_text(text * 2, encoding="utf-8", newline="")
    with pytest.raises(DocumentError, match=r"empty|no words"):
        load([path])


def test_a_line_of_one_mark_beside_page_numbers_is_no_page_number(tmp_path: Path) -> None:
    """It looks like one whose digits were taken out."""
    path = tmp_path / "plan.txt"
    path.write_text("#\n\n1\n\nGates\n\n2\n\nPaths\n\n3\n\n#\n", encoding="utf-8")
    assert "#" in {entry.text for entry in load([path]).ledger}


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
@pytest.mark.parametrize("coded", ["PK+AAMABAAUAAAAAAAIAAAAAA/0", "-B+AAA-o+AAA-x+AAA "])
def test_a_file_written_in_a_code_of_letters_is_refused_as_what_it_is(
    tmp_path: Path, encoding: str, coded: str
) -> None:
    """It has no words, and reading it as text takes as long as all its signs."""
    path = tmp_path / "minutes.docx"
    path.write_text(coded * 400, encoding=encoding)
    with pytest.raises(DocumentError, match="in a code of letters, such as base64, and is no text"):
        load([path])


def test_a_file_that_another_program_holds_open_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word shares its document with nobody, and Windows says so by a number."""
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK")

    def held(*_: object, **__: object) -> None:
        error = PermissionError(13, "The process cannot access the file")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(DocumentError, match="another program has it open; close it there"):
        fetch(path)


@pytest.mark.parametrize(
    ("way", "taken"),
    [
        ("C:\\papers\\plan.docx", "C:\\papers\\plan.docx"),
        ("C:\\" + "long " * 60, "\\\\?\\C:\\" + "long " * 60),
        ("\\\\share\\gov\\" + "möglich " * 40, "\\\\?\\UNC\\share\\gov\\" + "möglich " * 40),
    ],
)
def test_windows_is_told_to_take_a_long_path_as_it_stands(
    way: str, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk and on a share; a short one is left alone."""
    monkeypatch.setattr(gathering, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(Path, "absolute", lambda path: path)
    assert str(openable(Path(way))) == taken


def test_a_long_path_with_blanks_and_umlauts_is_read(tmp_path: Path) -> None:
    """Deeper than 260 characters, named and walked."""
    folder = tmp_path
    while len(str(folder)) < 270:
        folder /= "Protokolle für März und später"
    folder.mkdir(parents=True)
    (folder / "log über alles.csv").write_text("Ref,Action,Owner\n1,Mend it,Ann Poe\n", "utf-8")
    named = [document.name for document in load([folder / "log über alles.csv"]).documents]
    (walked,) = (document.name for document in load([tmp_path]).documents)
    assert named == ["log über alles.csv"]
    assert walked.endswith("und später/log über alles.csv")
