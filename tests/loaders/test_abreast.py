"""Many files are read at the same time, by processes; the load is the same, and can be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest

from remit.graph.errors import DocumentError, RemitError
from remit.loaders import fetching
from remit.loaders.abreast import abreast
from remit.loaders.building import Built, build
from remit.loaders.formats import isolated
from remit.loaders.formats.isolated import Readers, read_apart
from remit.loaders.memory import Memory
from remit.loaders.progress import READ
from remit.loaders.updating import update
from tests.support.office import Piece, in_html, in_odt, in_word
from tests.support.pdfs import in_pdf

_FORMATS = {"docx": in_word, "odt": in_odt, "pdf": in_pdf, "html": in_html}


def _paper(number: int) -> list[Piece]:
    rows = [["Ref", "Action", "Lead officer"], [f"{number}.1", f"Mend gate {number}", "Ann Bee"]]
    return [("h1", f"Plan of ward {number}"), ("table", rows)]


def _papers(folder: Path, count: int = 12) -> Path:
    folder.mkdir()
    kinds = [*_FORMATS]
    for n in range(count):
        kind = kinds[n % len(kinds)]
        (folder / f"ward-{n}.{kind}").write_bytes(_FORMATS[kind](_paper(n)))
    return folder


def _loaded(paths: list[Path], processors: int, monkeypatch: pytest.MonkeyPatch) -> Built:
    monkeypatch.setattr(fetching, "processes", lambda: processors)
    return build(paths, keep_going=True)


def test_a_load_by_several_processes_is_that_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of a folder and in an archive; a damaged one and one that is no document among them."""
    folder = _papers(tmp_path / "papers")
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7\nand no more")
    (folder / "photo.dat").write_bytes(b"\x89PNG")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("ward-20.docx", in_word(_paper(20)))
        archive.writestr("scan.dat", b"\x89PNG")

    one = _loaded([folder], 1, monkeypatch)
    three = _loaded([folder], 3, monkeypatch)

    assert three == one
    assert len(three.contents.documents) == 13
    assert [fault.partition(":")[0] for fault in three.left_out] == ["torn.pdf"]
    assert {skipped.name for skipped in three.skipped} == {"photo.dat", "more.zip/scan.dat"}


def test_a_fault_ends_what_still_runs_and_nothing_further_is_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was made before it has come, in order."""
    begun: list[str] = []
    ended = threading.Event()
    monkeypatch.setattr(Readers, "end", lambda _: ended.set())

    def read(name: str) -> str:
        begun.append(name)
        if name == "torn":
            raise RemitError("damaged")
        if name.startswith("slow"):
            ended.wait()
        return name.upper()

    made = abreast(read, ["may", "june", "torn", "slow one", "slow two", "late"], 2)
    assert [next(made), next(made)] == ["MAY", "JUNE"]
    with pytest.raises(RemitError, match="damaged"):
        next(made)
    assert "late" not in begun


# Tells its process, and reads when that may go on.
_WAITS = """
import os, sys, types
from remit.loaders.formats import html
waits = types.ModuleType("remit.loaders.formats.waits")
def read(content):
    told, go_on = content.decode().splitlines()
    with open(told, "w") as pipe: print(os.getpid(), file=pipe)
    with open(go_on) as pipe: pipe.readline()
    return html.read(b"<p>Mend the gates")
waits.read = read
sys.modules["remit.loaders.formats.waits"] = waits
"""


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes of their own in which that reader is there."""
    isolated.end()
    monkeypatch.setattr(isolated, "_START", _WAITS + isolated._START)
    yield
    isolated.end()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such channel")
@pytest.mark.parametrize("sound", [True, False])
def test_a_load_that_ends_well_or_badly_leaves_those_alone_who_read_for_another(
    tmp_path: Path, waiting: None, *, sound: bool
) -> None:
    """In the same process, as a server has them."""
    told, go_on = tmp_path / "told", tmp_path / "go-on"
    os.mkfifo(told)
    os.mkfifo(go_on)
    question = f"{told}\n{go_on}".encode()

    def fail(name: str) -> str:
        raise RemitError(f"{name} is damaged")

    other = abreast(lambda content: read_apart("waits", content), [question], 1)
    with ThreadPoolExecutor(1) as pool:
        way = os.open(go_on, os.O_RDWR)
        read = pool.submit(list, other)
        told.read_text(encoding="ascii")
        made = abreast(str.upper if sound else fail, ["may", "june"], 2)
        with nullcontext() if sound else pytest.raises(RemitError, match="damaged"):
            assert [next(made), next(made)] == ["MAY", "JUNE"]
        made.close()
        os.write(way, b"\n")
        assert [piece.blocks[0].text for piece in read.result()] == ["Mend the gates"]
        os.close(way)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such channel")
def test_the_next_papers_are_read_by_the_processes_that_read_the_first(
    tmp_path: Path, waiting: None
) -> None:
    """Starting one takes longer than reading."""
    told, go_on = tmp_path / "told", tmp_path / "go-on"
    told.touch()
    go_on.touch()
    seen = set()
    for _ in range(2):
        made = abreast(lambda c: read_apart("waits", c), [f"{told}\n{go_on}".encode()], 1)
        next(made)
        made.close()
        seen.add(told.read_text(encoding="ascii"))
    assert len(seen) == 1


def test_who_asks_for_a_reader_once_all_was_stopped_gets_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It would be waited for."""
    begun, ended = threading.Event(), threading.Event()
    said: list[str] = []
    end = Readers.end

    def told_end(readers: Readers) -> None:
        end(readers)
        ended.set()

    monkeypatch.setattr(Readers, "end", told_end)

    def read(name: str) -> None:
        if name == "torn":
            begun.wait()
            raise RemitError("damaged")
        begun.set()
        ended.wait()
        try:
            read_apart("html", b"<p>Mend the gates")
        except DocumentError as fault:
            said.append(fault.sentence)

    with pytest.raises(RemitError, match="damaged"):
        list(abreast(read, ["torn", "slow"], 2))
    assert said == ["reading it was stopped; load it again"]
    assert read_apart("html", b"<p>Mend the gates").blocks  # another may


def test_ctrl_c_between_two_papers_ends_those_who_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, and not when whoever was told of it has let go of what was at hand."""
    ended = threading.Event()
    monkeypatch.setattr(Readers, "end", lambda _: ended.set())
    monkeypatch.setattr(fetching, "processes", lambda: 2)

    def stop(name: str, share: float) -> None:
        if name == "ward-1.odt" and share > READ / 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        fetching.fetch_all([_papers(tmp_path / "papers")], None, Memory(), stop)
    assert ended.is_set()
    assert stopped.traceback


# Lets every file hang whoever reads it, once that one has told its number.
_HANGS = """
import os, signal, sys
from remit.loaders import fetching
from remit.loaders.formats import isolated
isolated._START = (
    "import os, sys, threading; from remit.loaders.formats import serving\\n"
    "def hang(reader, content):\\n"
    "    with open({told!r}, 'w') as pipe: print(os.getpid(), file=pipe)\\n"
    "    threading.Event().wait()\\n"
    "serving._answer = hang; serving.serve()"
)
fetching.processes = lambda: 2
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = ["remit", "load", {folder!r}, "-r", {register!r}]
from remit.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such channel")
def test_ctrl_c_ends_those_who_read_and_leaves_the_register_whole(tmp_path: Path) -> None:
    """As it was, byte for byte, with all that still read gone."""
    folder, register, told = _papers(tmp_path / "papers"), tmp_path / "it.remit", tmp_path / "told"
    update(register, [folder / "ward-0.docx"])
    before = register.read_bytes()
    os.mkfifo(told)
    code = _HANGS.format(told=str(told), folder=str(folder), register=str(register))
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) as load:
        # A channel that is open both ways does not end between the one and the other.
        with os.fdopen(os.open(told, os.O_RDWR), encoding="ascii") as pipe:
            readers = {int(pipe.readline()) for _ in range(2)}
        load.send_signal(signal.SIGINT)
        _, said = load.communicate(timeout=60)

    assert (load.returncode, said.decode().strip()) == (130, "Stopped by Ctrl-C.")
    assert register.read_bytes() == before
    assert len(readers) == 2
    for reader in readers:
        with pytest.raises(ProcessLookupError):
            os.kill(reader, 0)
