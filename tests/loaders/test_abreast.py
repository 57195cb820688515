"""Many files are read at the same time, by processes; the load is the same, and can be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from remit.graph.errors import RemitError
from remit.loaders import fetching
from remit.loaders.abreast import abreast
from remit.loaders.building import Built, build
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
    monkeypatch.setattr("remit.loaders.formats.isolated.end", ended.set)

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
        readers = int(told.read_text(encoding="ascii").split()[0])
        load.send_signal(signal.SIGINT)
        _, said = load.communicate(timeout=60)

    assert (load.returncode, said.decode().strip()) == (130, "Stopped by Ctrl-C.")
    assert register.read_bytes() == before
    with pytest.raises(ProcessLookupError):
        os.kill(readers, 0)
