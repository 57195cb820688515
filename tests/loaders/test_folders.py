"""A folder or an archive stands for the documents in it, and what is none is passed over by name."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.errors import DocumentError
from remit.loaders import gathering
from remit.loaders.building import Built, build
from remit.loaders.gathering import natural
from tests.support.office import in_word, zipped

_TEXT = "The Board meets quarterly."


def _written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def _names(built: Built) -> list[str]:
    return [document.name for document in built.contents.documents]


def _packed(files: dict[str, str | bytes]) -> bytes:
    return zipped(files)


def test_the_documents_of_a_folder_are_named_by_their_way_and_in_natural_order(
    tmp_path: Path,
) -> None:
    """Item 9 stands before item 10, and a document of a folder inside is told from one outside."""
    _written(
        tmp_path, {"item 10.txt": _TEXT, "item 9.txt": _TEXT, "annex/item 1.txt": f"{_TEXT} Twice."}
    )

    built = build([tmp_path])

    assert _names(built) == ["annex/item 1.txt", "item 9.txt", "item 10.txt"]
    assert {entry.document for entry in built.contents.ledger} == set(_names(built))


def test_what_is_no_document_is_passed_over_with_the_reason(tmp_path: Path) -> None:
    """Lock files, hidden files, pictures, registers, settings."""
    _written(
        tmp_path,
        {
            "plan.txt": _TEXT,
            "~$plan.docx": "x",
            ".~lock.plan.odt#": "x",
            ".git/config": "x",
            "photo.jpg": b"\xff\xd8\xff\xe0",
            "ours.remit": b"SQLite format 3\0",
            "decisions.yaml": "same: []",
            "data.json": '{"a": 1}',
            "font.bin": b"\0\1\2\3" * 9,
        },
    )

    built = build([tmp_path])

    assert _names(built) == ["plan.txt"]
    told = dict(built.skipped)
    assert set(told) == {
        "~$plan.docx", ".~lock.plan.odt#", ".git", "photo.jpg", "ours.remit", "decisions.yaml", "data.json", "font.bin",
    }  # fmt: skip
    assert told["photo.jpg"] == "a picture"
    assert told["~$plan.docx"].startswith("a lock file")
    assert ";" not in "".join(told.values())


def test_a_document_that_cannot_be_read_is_named_and_may_be_left_out(tmp_path: Path) -> None:
    """A damaged Word file is no picture: nobody passes over it in silence."""
    _written(tmp_path, {"a.txt": _TEXT, "sub/b.docx": b"\0\0\0\0", "sub/c.docx": b"PK\3\4"})

    with pytest.raises(DocumentError) as raised:
        build([tmp_path])
    built = build([tmp_path], keep_going=True)

    assert [fault.partition(":")[0] for fault in raised.value.problems] == [
        "sub/b.docx", "sub/c.docx",
    ]  # fmt: skip
    assert _names(built) == ["a.txt"]
    assert len(built.left_out) == 2


@pytest.mark.parametrize("files", [{}, {".hidden": "x"}, {"sub/.hidden": "x"}])
def test_a_folder_without_a_document_says_so(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    """Nothing is loaded for it, and that is no success."""
    with pytest.raises(DocumentError, match="there is no document in this folder"):
        build([_written(tmp_path, files)])


def test_folders_with_files_of_the_same_name_are_not_mixed_up(tmp_path: Path) -> None:
    """A citation tells them apart by their folder, whether that is named or the one that both are in."""
    _written(tmp_path, {"may/minutes.txt": _TEXT, "june/minutes.txt": f"{_TEXT} Twice."})

    apart = build([tmp_path / "may", tmp_path / "june"])

    assert _names(apart) == _names(build([tmp_path])) == ["june/minutes.txt", "may/minutes.txt"]


def test_names_that_are_alike_but_for_the_folder_are_two_documents(tmp_path: Path) -> None:
    """Their ids are told apart."""
    _written(tmp_path, {"a/b.txt": _TEXT, "a-b.txt": f"{_TEXT} Twice."})

    papers = [e for e in build([tmp_path]).contents.entities if e.kind == "document"]

    assert len({paper.id for paper in papers}) == 2


def test_a_link_back_to_its_own_folder_is_not_followed(tmp_path: Path) -> None:
    """It would never end."""
    _written(tmp_path, {"plan.txt": _TEXT})
    try:
        (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links can be made here")

    built = build([tmp_path])

    assert _names(built) == ["plan.txt"]
    assert dict(built.skipped) == {"round": "a link to a folder"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no channels can be made here")
def test_a_channel_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody may ever write into it."""
    _written(tmp_path, {"plan.txt": _TEXT})
    os.mkfifo(tmp_path / "pipe")

    assert [name for name, _ in build([tmp_path]).skipped] == ["pipe"]


def test_a_folder_of_far_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a whole disk."""
    monkeypatch.setattr(gathering, "MOST_FILES", 3)
    _written(tmp_path, {f"{n}.txt": _TEXT for n in range(9)})

    with pytest.raises(DocumentError, match="more than 3 files in this folder"):
        build([tmp_path])


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_names_have_an_order(names: list[str]) -> None:
    """The same from whatever order they come in."""
    turned = list(reversed(names))
    assert sorted(names, key=natural) == sorted(turned, key=natural)


# --- archives


def test_an_archive_stands_for_the_documents_in_it(tmp_path: Path) -> None:
    """Named by the archive and by their way inside it, whatever its folders are called."""
    inside: dict[str, str | bytes] = {
        "word/plan.docx": in_word([("p", _TEXT)]),
        "minutes/may.txt": f"{_TEXT} Twice.",
        "minutes/photo.png": b"\x89PNG",
        "__MACOSX/._may.txt": "x",
    }
    _written(tmp_path, {"papers.zip": _packed(inside)})

    named, walked = build([tmp_path / "papers.zip"]), build([tmp_path])

    assert _names(named) == ["papers.zip/minutes/may.txt", "papers.zip/word/plan.docx"]
    assert _names(walked) == _names(named)
    assert dict(named.skipped) == {
        "papers.zip/minutes/photo.png": "a picture",
        "papers.zip/__MACOSX/._may.txt": "hidden",
    }


def _archive(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("../../plan.txt", b"x", "its name leads out of the archive"),
        ("/etc/plan.txt", b"x", "its name leads out of the archive"),
        ("..\\plan.txt", b"x", "its name leads out of the archive"),
        ("C:\\plan.txt", b"x", "its name leads out of the archive"),
        ("old.zip", _archive(("a.txt", b"x")), "an archive .* inside another"),
        ("big.txt", b" " * (65 * 2**20), "unpacks to more than any document needs"),
    ],
)
def test_what_an_archive_may_not_hold_is_a_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """Nothing is written anywhere, and the rest can be loaded."""
    whole = _archive(("good.txt", _TEXT.encode()), (name, content))
    path = _written(tmp_path, {"papers.zip": whole}) / "papers.zip"

    with pytest.raises(DocumentError, match=said):
        build([path])

    assert _names(build([path], keep_going=True)) == ["papers.zip/good.txt"]


def test_a_file_that_stands_in_an_archive_twice_is_refused(tmp_path: Path) -> None:
    """Programs differ in which of the two they show."""
    with pytest.warns(UserWarning, match="Duplicate"):
        whole = _archive(("a.txt", b"The Board meets."), ("a.txt", b"The Panel meets."))
    path = _written(tmp_path, {"papers.zip": whole}) / "papers.zip"

    with pytest.raises(DocumentError, match="stands in the archive twice"):
        build([path])


def test_a_file_without_a_name_in_an_archive_is_a_sentence(tmp_path: Path) -> None:
    """As damage leaves one; no other file of the archive is lost by it."""
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("plan.txt", "The Vale Board meets quarterly.\n")
        archive.writestr("q", "The Mere Board meets monthly.\n")
    raw = path.read_bytes()
    central = raw.rindex(b"PK\x01\x02")
    name = raw.index(b"q", central + 46)
    end = raw.index(b"PK\x05\x06")
    size = int.from_bytes(raw[end + 12 : end + 16], "little") - 1
    damaged = bytearray(raw[:name] + raw[name + 1 :])
    damaged[central + 28 : central + 30] = (0).to_bytes(2, "little")
    damaged[end - 1 + 12 : end - 1 + 16] = size.to_bytes(4, "little")
    path.write_bytes(damaged)
    with pytest.raises(DocumentError, match="it has no name in the archive"):
        build([path])


def test_a_link_in_an_archive_is_passed_over(tmp_path: Path) -> None:
    """It may lead anywhere."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    whole = _archive((link, b"/etc/passwd"), ("a.txt", _TEXT.encode()))
    path = _written(tmp_path, {"papers.zip": whole}) / "papers.zip"

    assert dict(build([path]).skipped) == {"papers.zip/link.txt": "a link, and no file"}


def test_an_archive_that_unpacks_without_end_is_given_up(tmp_path: Path) -> None:
    """Each file is within its bounds; all of them are not."""
    whole = _archive(*((f"{n}.txt", b" " * (60 * 2**20)) for n in range(6)))
    path = _written(tmp_path, {"papers.zip": whole}) / "papers.zip"

    with pytest.raises(DocumentError) as raised:
        build([path])

    assert any("more than any document needs" in fault for fault in raised.value.problems)


def test_an_archive_without_a_document_says_so(tmp_path: Path) -> None:
    """An empty success would hide it."""
    path = _written(tmp_path, {"papers.zip": _packed({"a.png": b"\x89PNG"})}) / "papers.zip"

    with pytest.raises(DocumentError, match=r"an archive .* without a document in it"):
        build([path])

    _written(tmp_path, {"plan.txt": _TEXT})
    assert dict(build([tmp_path]).skipped)["papers.zip"].startswith("an archive")


def test_what_was_loaded_from_an_archive_stays_when_more_is_loaded(tmp_path: Path) -> None:
    """A register keeps its own copy of each document in it."""
    from remit import load

    _written(tmp_path, {"papers.zip": _packed({"may.txt": _TEXT}), "plan.txt": f"{_TEXT} Twice."})
    address = tmp_path / "ours.remit"
    load([tmp_path / "papers.zip"], address)

    register = load([tmp_path / "plan.txt"], address)

    assert {paper.names[0] for paper in register.list("document")} == {
        "papers.zip/may.txt",
        "plan.txt",
    }
