"""What was read of documents is kept for the next load, and changes nothing of what comes out."""

from __future__ import annotations

import csv
import os
import random
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.errors import DocumentError, Place
from remit.graph.model import Contents, Document, Sources
from remit.loaders import fetching, memory, readers, updating
from remit.loaders.building import Built, build
from remit.loaders.laid import Laid
from remit.loaders.memory import Memory, memory_of
from remit.loaders.secret import own_secret
from remit.loaders.updating import update
from tests.support.counting import calls
from tests.support.office import Piece, in_word
from tests.support.pdfs import in_pdf

HEADER = ("Ref", "Action", "Owner", "Due date", "Status")
WORK = ("Mend the gate", "Oil the lock", "Hang a bell", "Count the lamps", "Paint the quay wall")
# Cells that other papers tell how to read: initials, letters of a body, a name that may be a person's or a body's.
OWNERS = (
    "AB",
    "Ann Bee",
    "QHT",
    "Quay Housing Trust",
    "Mission House",
    "TBC",
    "Tom Roe, Harbour Master",
)
PAPERS = {
    "terms.txt": "The members of the Harbour Forum are Mission House and Gull Lodge.\n",
    "letters.txt": "The Quay Housing Trust (QHT) is a member of the North Quay Board.\n",
    "minutes.txt": "North Quay Board: minutes of 12 May 2031\n\nPresent: Ann Bee (AB), Chair; Alan Bray, Clerk.\n\n"
    "Action: AB to write to Mission House about the lamps by 3 June 2031.\n",
    "note.txt": "The Board heard from Mission House Trust Limited. Alan Bray holds the post of Clerk.\n",
    "plan.md": "# Works of the year\n\n## Priority: Safer steps\n\nLead: Mission House\n",
}
# What a Word file and a PDF say behind their first blocks, and an extract of these that is longer than one paragraph.
STORY = (
    "Ann Bee leads on the lamps of the north quay, and reports to the Harbour Forum twice a year on what was lit.",
    "The steps below the fish market are walked every Friday by two of the crew, who count what is broken there.",
    "Mission House keeps a list of all who asked for a key to the gate, and asks each of them once a year.",
    "Gull Lodge has the bell and its rope, and will say by the spring what a second bell in the tower may cost.",
)
PIECES: list[Piece] = [
    ("h1", "Works of the harbour"),
    *(("p", f"Of the year {year} nothing is left to be told.") for year in range(2011, 2021)),
    *(("p", text) for text in STORY),
]
FILES = {
    **{name: text.encode() for name, text in PAPERS.items()},
    "plan.docx": in_word(PIECES),
    "plan.pdf": in_pdf(PIECES),
    "extract.txt": "\n\n".join(STORY).encode(),
}
DECISIONS = """
same:
  - names: [Mission House, the Mission]
    reason: They are one.
split:
  - cell: QHT
    into: [Quay Housing Trust, Ann Bee]
    reason: Both act.
"""


def log(folder: Path, day: str, rows: Sequence[Sequence[str]]) -> Path:
    """A log of one board as at a day."""
    path = folder / f"log-{day.replace(' ', '-')}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = [["North Quay Board – Action log"], [f"As at {day}"], HEADER, *rows]
        csv.writer(file).writerows([*line, *[""] * (len(HEADER) - len(line))] for line in lines)
    return path


def paper(folder: Path, name: str) -> Path:
    """One of the papers that are no log."""
    path = folder / name
    path.write_bytes(FILES[name])
    return path


def rows(n: int, owner: str = "Ann Bee") -> list[Sequence[str]]:
    return [
        (f"Q{m}", f"{WORK[m % 5]} at number {m}", owner, "31 March 2033", "Open") for m in range(n)
    ]


@pytest.fixture(autouse=True)
def _however_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the readings of small registers too."""
    monkeypatch.setattr(updating, "SMALLEST", 0)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are read, each time that one is."""
    found: list[str] = []
    original: Callable[..., object] = Laid.read

    def counted(paper: Laid, known: object) -> object:
        found.append(paper.name)
        return original(paper, known)

    monkeypatch.setattr(Laid, "read", counted)
    return found


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose files are taken apart, each time that one is."""
    found: list[str] = []
    original: Callable[..., object] = readers.parse

    def counted(document: Document, *, apart: bool = False) -> object:
        found.append(document.name)
        return original(document, apart=apart)

    monkeypatch.setattr(readers, "parse", counted)
    monkeypatch.setattr(fetching, "parse", counted)
    return found


def told(built: Built) -> object:
    """All that a load tells, with its notes and its ledger in their order."""
    return built.contents, built.regions


# --- the same comes out ---------------------------------------------------------------------------


@st.composite
def changes(draw: st.DrawFn) -> list[str | tuple[str, list[str]]]:
    """Papers in the order in which they are loaded, and a log at some meetings, each with its day and its owners."""
    names = draw(st.lists(st.sampled_from(sorted(FILES)), unique=True, max_size=5))
    loads: list[str | tuple[str, list[str]]] = [*names]
    for n in range(draw(st.integers(1, 3))):
        owners = draw(st.lists(st.sampled_from(OWNERS), min_size=1, max_size=4))
        loads.append((f"{n + 1} May 2031", owners))
    return draw(st.permutations(loads))


@given(changes(), st.booleans())
@settings(max_examples=25, deadline=None)
def test_papers_one_by_one_with_what_was_read_before_give_what_all_at_once_give_without(
    tmp_path_factory: pytest.TempPathFactory,
    loads: list[str | tuple[str, list[str]]],
    decided: bool,
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    decisions = folder / "decisions.yaml"
    decisions.write_text(DECISIONS, encoding="utf-8")
    address, paths = folder / "quay.remit", list[Path]()
    last = Built(Contents())
    for one in loads:
        if isinstance(one, tuple):
            day, whose = one
            lines = [(f"Q{m}", WORK[m], who, "TBC", "Open") for m, who in enumerate(whose)]
            path = log(folder, day, lines)
        else:
            path = paper(folder, one)
        paths.append(path)
        last = update(address, [path], decisions if decided else None)
    assert told(last) == told(build(paths, decisions if decided else None))
    again = update(address, paths[:1], decisions if decided else None)
    assert told(again) == told(last)


def test_an_extract_keeps_the_document_it_is_of_when_another_is_loaded(tmp_path: Path) -> None:
    """An extract of the end of a file of which only the front is at hand by then, as a Word file and as a PDF."""
    for whole in ("plan.docx", "plan.pdf"):
        address = tmp_path / f"{whole}.remit"
        update(address, [paper(tmp_path, whole), paper(tmp_path, "extract.txt")])
        for other in ("note.txt", "terms.txt"):
            built = update(address, [paper(tmp_path, other)])
            origins = {one.name: one.origin for one in built.contents.documents}
            assert origins == {**dict.fromkeys(origins), "extract.txt": whole}


def test_a_file_is_taken_apart_once_for_the_extracts_of_it(
    tmp_path: Path, parsed: list[str]
) -> None:
    address = tmp_path / "quay.remit"
    update(address, [paper(tmp_path, "plan.docx"), paper(tmp_path, "extract.txt")])
    parsed.clear()
    update(address, [paper(tmp_path, "note.txt")])
    assert "plan.docx" not in parsed


# --- and less is read -----------------------------------------------------------------------------


def test_one_edition_more_is_all_that_is_read(
    tmp_path: Path, read: list[str], parsed: list[str]
) -> None:
    """Documents are counted: however many editions there are, one more takes the reading of one."""
    for editions in range(1, 6):
        path = log(tmp_path, f"{editions} May 2031", rows(8))
        read.clear()
        parsed.clear()
        update(tmp_path / "quay.remit", [path])
        assert set(read) == set(parsed) == {path.name}


def test_a_document_that_names_nobody_is_read_once(tmp_path: Path, read: list[str]) -> None:
    """A reading for names is the reading for all else where no name came to light."""
    for name, text in (("nobody.md", "The lamps were lit.\n"), ("terms.txt", PAPERS["terms.txt"])):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        read.clear()
        build([path])
        assert len(read) == (1 if name == "nobody.md" else 2)


def test_the_same_documents_again_take_no_reading(tmp_path: Path, read: list[str]) -> None:
    paths = [log(tmp_path, f"{n} May 2031", rows(8)) for n in (1, 2)]
    update(tmp_path / "quay.remit", paths)
    read.clear()
    update(tmp_path / "quay.remit", paths)
    assert not read


def test_a_document_is_read_again_where_a_name_that_another_gave_may_stand_in_it(
    tmp_path: Path, read: list[str]
) -> None:
    address = tmp_path / "quay.remit"
    named = log(tmp_path, "1 May 2031", rows(4, "Mission House"))
    update(address, [named, log(tmp_path, "2 June 2031", rows(4, "Tom Roe"))])
    terms = tmp_path / "terms.txt"
    terms.write_text(PAPERS["terms.txt"], encoding="utf-8")
    read.clear()
    update(address, [terms])
    assert set(read) == {"terms.txt", named.name}


def test_other_decisions_have_the_documents_read_again(tmp_path: Path, read: list[str]) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(4, "QHT"))
    update(address, [path])
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(DECISIONS, encoding="utf-8")
    read.clear()
    built = update(address, [path], decisions)
    assert set(read) == {path.name}
    assert told(built) == told(build([path], decisions))


def test_documents_that_are_read_again_are_taken_apart_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = tmp_path / "quay.remit"
    paths = [log(tmp_path, f"{n} May 2031", rows(4, "QHT")) for n in range(1, 10)]
    update(address, paths)
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(DECISIONS, encoding="utf-8")
    together: list[int] = []

    def counted(work: Callable[[object], object], items: Sequence[object], _: int) -> object:
        together.append(len(items))
        return (work(item) for item in items)

    monkeypatch.setattr(fetching, "processes", lambda: 2)
    monkeypatch.setattr(fetching, "abreast", counted)
    update(address, paths[:1], decisions)
    assert together == [len(paths)]


def test_all_documents_are_named_that_can_no_longer_be_taken_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as for want of memory; the register is then as it was."""
    address = tmp_path / "quay.remit"
    paths = [log(tmp_path, f"{n} May 2031", rows(4, "QHT")) for n in (1, 2)]
    update(address, paths)
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(DECISIONS, encoding="utf-8")
    before = address.read_bytes()

    def failing(document: Document, *, apart: bool = False) -> object:
        raise DocumentError("it takes too much memory", place=Place(document.name))

    monkeypatch.setattr(readers, "parse", failing)
    with pytest.raises(DocumentError) as caught:
        update(address, paths, decisions)
    assert {fault.place.file for fault in caught.value.faults} == {path.name for path in paths}
    assert address.read_bytes() == before


def test_what_another_reader_has_read_is_read_again(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(4))
    update(address, [path])
    monkeypatch.setattr(memory, "reader", lambda: b"another")
    read.clear()
    update(address, [path])
    assert set(read) == {path.name}


# --- a file that may be deleted, damaged, or impossible -------------------------------------------


def _nothing(_: Path) -> None:
    pass


def _deleted(file: Path) -> None:
    file.unlink()


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _of_another_kind(file: Path) -> None:
    file.write_text("Shopping: bread, milk\n" * 500, encoding="utf-8")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _turned(seed: int) -> Callable[[Path], None]:
    def turned(file: Path) -> None:
        content, chance = bytearray(file.read_bytes()), random.Random(seed)
        for _ in range(40):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(content)

    return turned


@pytest.mark.parametrize(
    "damage",
    [
        _nothing, _deleted, _cut_short, _of_another_kind, _empty, _a_folder, *map(_turned, range(8)),
    ],
)  # fmt: skip
def test_whatever_becomes_of_the_file_the_same_comes_out(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    address = tmp_path / "quay.remit"
    paths = [log(tmp_path, f"{n} May 2031", rows(8)) for n in (1, 2, 3)]
    update(address, paths[:2])
    damage(tmp_path / f"quay.remit{memory.SUFFIX}")
    assert told(update(address, paths[2:])) == told(build(paths))
    assert told(update(address, paths[2:])) == told(build(paths))


def test_a_damaged_file_is_made_anew(tmp_path: Path, read: list[str]) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(80))
    update(address, [path])
    _cut_short(tmp_path / f"quay.remit{memory.SUFFIX}")
    update(address, [path])
    read.clear()
    update(address, [path])
    assert not read


def _a_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE meter (day TEXT, litres INTEGER)")
        db.execute("INSERT INTO meter VALUES ('2031-05-01', 12)")


@pytest.mark.parametrize("others", [_of_another_kind, _a_database])
def test_a_file_of_somebody_else_is_left_as_it_is(
    tmp_path: Path, others: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the register keeps no readings any more."""
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(8))
    file = tmp_path / f"quay.remit{memory.SUFFIX}"
    file.touch()
    others(file)
    before = file.read_bytes()
    update(address, [path])
    assert file.read_bytes() == before
    monkeypatch.setattr(updating, "SMALLEST", memory.SMALLEST)
    update(address, [path])
    assert file.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {address.name, path.name, file.name}


def _changed(file: Path, change: Callable[[bytes], bytes], secret: bytes | None) -> int:
    """Change each entry of a file, and sign it by a secret; how many are another then."""
    assert secret
    changed = 0
    with closing(sqlite3.connect(file)) as db, db:
        for key, said in db.execute("SELECT key, said FROM reading").fetchall():
            content = zlib.decompress(said[16:])
            packed = zlib.compress(change(content))
            changed += change(content) != content
            signed = blake2b(key + packed, key=secret, digest_size=16).digest()
            db.execute("UPDATE reading SET said = ? WHERE key = ?", (signed + packed, key))
    return changed


def _by_another(content: bytes) -> bytes:
    """What a document says, of somebody else."""
    return content.replace(b"Ann Bee", b"Tom Roe") if b'"claims"' in content else content


def test_what_others_wrote_into_the_file_is_not_believed(tmp_path: Path) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(8))
    before = update(address, [path])
    file = tmp_path / f"quay.remit{memory.SUFFIX}"
    assert _changed(file, _by_another, b"a guess")
    assert told(update(address, [path])) == told(before)
    assert _changed(file, _by_another, own_secret())
    assert told(update(address, [path])) != told(before)  # else the test shows nothing


@pytest.mark.parametrize("content", ["[]", "{}", "7", "null", '{"claims": [[]]}', "["])
def test_what_has_another_shape_is_read_anew(tmp_path: Path, content: str, read: list[str]) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(8))
    before = update(address, [path])
    assert _changed(
        tmp_path / f"quay.remit{memory.SUFFIX}", lambda _: content.encode(), own_secret()
    )
    read.clear()
    assert told(update(address, [path])) == told(before)
    assert read


def test_what_unpacks_to_more_than_can_be_borne_is_read_anew(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(80))
    before = update(address, [path])
    monkeypatch.setattr(memory, "LONGEST", 100)
    for _ in range(2):  # the second time too, as it was not kept
        read.clear()
        assert told(update(address, [path])) == told(before)
        assert set(read) == {path.name}


@pytest.mark.parametrize(
    "more",
    [
        "ALTER TABLE reading RENAME TO other; CREATE VIEW reading AS SELECT * FROM other",
        "CREATE TRIGGER more AFTER DELETE ON reading BEGIN SELECT 1; END",
    ],
)
def test_nothing_is_read_from_a_file_that_is_laid_out_otherwise(
    tmp_path: Path, more: str, read: list[str]
) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(8))
    update(address, [path])
    with closing(sqlite3.connect(tmp_path / f"quay.remit{memory.SUFFIX}")) as db, db:
        db.executescript(more)
    read.clear()
    update(address, [path])
    assert set(read) == {path.name}
    read.clear()
    update(address, [path])
    assert not read


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_is_open_to_those_to_whom_the_register_is(tmp_path: Path) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(8))
    file = tmp_path / f"quay.remit{memory.SUFFIX}"
    address.touch(0o600)
    update(address, [path])
    assert file.stat().st_mode == address.stat().st_mode
    address.chmod(0o640)
    update(address, [path])
    assert file.stat().st_mode == address.stat().st_mode


def test_the_file_goes_where_the_register_is_small_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "SMALLEST", 40)
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(80))
    update(address, [path])
    assert (tmp_path / f"quay.remit{memory.SUFFIX}").is_file()
    update(address, [log(tmp_path, "1 May 2031", rows(8))])
    assert not (tmp_path / f"quay.remit{memory.SUFFIX}").exists()


# --- whose it is, and who read ----------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which somebody who has no secret yet would have one."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path / "remit"


def test_a_secret_is_made_once_where_it_is_needed(home: Path) -> None:
    assert own_secret() is None
    assert not home.exists()
    made = own_secret(made=True)
    assert made
    assert own_secret() == own_secret(made=True) == made
    assert [*home.iterdir()] == [home / "readings.secret"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_others_may_know_is_no_secret(home: Path) -> None:
    own_secret(made=True)
    assert (home / "readings.secret").stat().st_mode & 0o777 == 0o600
    (home / "readings.secret").chmod(0o640)
    assert own_secret() is None


def test_where_no_secret_can_be_kept_nothing_is(home: Path, tmp_path: Path) -> None:
    home.write_text("a file where its folder would be", encoding="utf-8")
    update(tmp_path / "quay.remit", [log(tmp_path, "1 May 2031", rows(8))])
    assert not (tmp_path / f"quay.remit{memory.SUFFIX}").exists()


@pytest.fixture
def version_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], bytes]]:
    """The reader's version, where a small package is all our code."""
    package = tmp_path / "quay_reader"
    package.mkdir()
    for name in ("__init__.py", "reading.py", "words.yaml"):
        (package / name).write_text("# nothing\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, package.name, raising=False)
    monkeypatch.setattr(memory, "_OURS", ("quay_reader",))

    def told_anew() -> bytes:
        memory.reader.cache_clear()
        return memory.reader()

    yield told_anew
    memory.reader.cache_clear()


@pytest.mark.parametrize("name", ["reading.py", "words.yaml", "more.py"])
def test_another_module_or_file_of_words_makes_another_reader(
    tmp_path: Path, version_of: Callable[[], bytes], name: str
) -> None:
    before = version_of()
    assert before == version_of()
    (tmp_path / "quay_reader" / name).write_text("# something\n", encoding="utf-8")
    assert version_of() != before


@pytest.mark.parametrize("library", ["remit", "pypdfium2", "PyYAML"])
def test_another_version_of_a_library_makes_another_reader(
    version_of: Callable[[], bytes], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version_of()
    monkeypatch.setattr(memory, "version", lambda one: "0" if one == library else version(one))
    assert version_of() != before


def test_nothing_is_kept_by_a_reader_whose_libraries_are_not_known(
    tmp_path: Path, version_of: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(memory, "requires", unknown)
    assert not version_of()
    update(tmp_path / "quay.remit", [log(tmp_path, "1 May 2031", rows(8))])
    assert not (tmp_path / f"quay.remit{memory.SUFFIX}").exists()


def test_the_file_keeps_what_the_last_load_used_and_nothing_else(tmp_path: Path) -> None:
    address, file = tmp_path / "quay.remit", tmp_path / f"quay.remit{memory.SUFFIX}"
    path = log(tmp_path, "1 May 2031", rows(40))
    update(address, [path])
    size = file.stat().st_size
    for n in range(2, 5):
        log(tmp_path, "1 May 2031", [*rows(40)[n:], *rows(n)])
        update(address, [path])
    assert file.stat().st_size <= 1.5 * size


def test_nothing_is_kept_of_a_small_register_nor_beside_a_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "SMALLEST", memory.SMALLEST)
    update(tmp_path / "quay.remit", [log(tmp_path, "1 May 2031", rows(8))])
    assert not (tmp_path / f"quay.remit{memory.SUFFIX}").exists()
    server = memory_of("neo4j://localhost:7687#quay")
    server.keep(["something"], "under this")
    assert server.recall(list, "under this") is None


def test_a_load_that_fails_leaves_what_was_kept(tmp_path: Path, read: list[str]) -> None:
    address, path = tmp_path / "quay.remit", log(tmp_path, "1 May 2031", rows(8))
    update(address, [path])
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    with pytest.raises(DocumentError):
        update(address, [bad])
    read.clear()
    update(address, [path])
    assert not read


def test_readings_of_every_format_come_back_as_they_were(
    tmp_path: Path, read: list[str], parsed: list[str]
) -> None:
    """The papers of both examples: Word files, workbooks, PDF and text, with all that is told of them."""
    for example in ("wharfside", "harrowmere"):
        folder = Path(__file__).parents[2] / "examples" / example
        papers = [
            path
            for path in sorted(folder.rglob("*"))
            if path.suffix in (".docx", ".xlsx", ".csv", ".pdf", ".txt") and path.is_file()
        ]
        with Memory(tmp_path / example) as first:
            before = build(papers, memory=first)
            first.write()
        read.clear()
        parsed.clear()
        with Memory(tmp_path / example) as second:
            assert told(build(papers, earlier=Sources(), memory=second)) == told(before)
        assert not read
        assert not [name for name in parsed if not name.endswith(".txt")]
        assert told(build(papers)) == told(before)


def test_an_edition_that_was_read_before_takes_a_small_part_of_the_work_of_reading_it(
    tmp_path: Path,
) -> None:
    """Calls are counted, not seconds: what is told again is put together once, and only its places are put in order."""
    days = [f"{day} {month} 2031" for month in ("March", "April", "May") for day in range(1, 6)]

    def one_more(n: int) -> int:
        folder = tmp_path / str(n)
        folder.mkdir()
        logs = [log(folder, day, rows(40)) for day in days[:n]]
        update(folder / "board.remit", logs[:-1])
        return calls(lambda: update(folder / "board.remit", logs[-1:]))

    few, many = one_more(3), one_more(13)
    papers = [log(tmp_path, day, rows(40)) for day in days[:3]]
    whole = calls(lambda: build(papers)) / len(papers)
    assert (many - few) / 10 <= whole / 10  # as much as when it was a twelfth: reading takes less
