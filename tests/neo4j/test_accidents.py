"""A server that is killed, may only be read, or whose disk is full."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from remit.graph.copying import copy
from remit.graph.errors import RegisterError
from remit.graph.model import Contents
from remit.graph.neo4j_opening import create, open_neo4j
from remit.graph.opening import create_store
from tests.graph.registers import example, register
from tests.neo4j.server import NONE, Server, skip_or_fail
from tests.support.reading import held

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

# A program that starts a load in one transaction or in several, and stops at its links.
LOAD_HALF = """
import sys
import remit.graph.neo4j_changes as changes
import remit.graph.neo4j_writing as writing
from remit.graph.neo4j_opening import create
from tests.graph.registers import example

def stop(*_):
    print("half", flush=True)
    sys.stdin.read()

if sys.argv[2] == "several":
    writing._TOGETHER, changes._BATCH = 10, 2
carry_out = writing.carry_out
writing.carry_out = lambda transaction, step: (
    stop() if "-[e:ASSIGNED_TO" in step.cypher else carry_out(transaction, step)
)
create(sys.argv[1]).replace(example())
"""


@contextmanager
def server_of_our_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Mapping[str, str] = NONE
) -> Iterator[Server]:
    """A server to be ill-treated."""
    server = Server(folder)
    for name, value in server.access.environment().items():
        monkeypatch.setenv(name, value)
    with skip_or_fail():
        server.start(settings)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def half_of_a_load(address: str, way: str, repository: Path) -> Iterator[None]:
    """Another program that has loaded half of the example, for as long as the block lasts; then it ends at once."""
    loading = subprocess.Popen(
        [sys.executable, "-c", LOAD_HALF, address, way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=repository,
    )
    assert loading.stdout
    assert loading.stdout.readline() == b"half\n"
    try:
        yield
    finally:
        loading.kill()
        loading.communicate()


OLD = register("action/old actionOf priority/old")


def test_a_server_killed_in_the_middle_of_loads_ends_up_with_each_register_once_also_where_it_may_only_be_read(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one transaction the old register is still there; in several it waits to be completed.

    Where the database may only be read, every question is answered all the same, and it is left alone.
    """
    expected = tmp_path / "expected.remit"
    with closing(create_store(expected)) as file:
        file.replace(example())
    with server_of_our_own(tmp_path, monkeypatch) as server:
        loads = [
            (
                f"{server.access.uri}#killed-{way}-{'over-old' if before else 'as-first'}",
                way,
                before,
            )
            for way, before in (("one", OLD), ("several", OLD), ("several", None))
        ]
        with ExitStack() as loading:
            for address, way, before in loads:
                if before:
                    with closing(create(address)) as store:
                        store.replace(before)
                loading.enter_context(half_of_a_load(address, way, repository))
            server.kill()
        server.start()
        for address, way, before in loads:
            if way == "one":
                assert held(address) == before
            else:
                with pytest.raises(RegisterError, match="was broken off"):
                    held(address)
            back = tmp_path / f"{way}-{bool(before)}.remit"
            copy(expected, address)
            copy(address, back)
            assert back.read_bytes() == expected.read_bytes()
            with closing(open_neo4j(address)) as store:
                assert store.counts()["statement"] == len(example().statements)

        server.stop()
        server.start({"server.databases.read_only": "neo4j"})
        for address, *_ in loads:
            with closing(create(address)) as store:
                with pytest.raises(RegisterError, match="read-only, so nothing was changed"):
                    store.replace(OLD)
                assert store.contents() == example()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that is soon full; only an administrator of Linux can have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", str(folder)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("a small disk cannot be made here: that needs Linux, and the rights of root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_is_told_and_the_load_can_be_done_again_once_there_is_room(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then nobody is told anything wrong; the register is then as it was before the load."""
    short_log = {"db.tx_log.preallocate": "true", "db.tx_log.rotation.size": "1m"}
    cut_torn_end = {"internal.dbms.tx_log.fail_on_corrupted_log_files": "false"}
    with server_of_our_own(small_disk, monkeypatch, short_log) as server:
        address = f"{server.access.uri}#full"
        with closing(create(address)) as store:
            store.replace(OLD)
        filler = small_disk / "filler"
        filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - 200_000))
        with closing(create(address)) as store, pytest.raises(RegisterError) as caught:
            store.replace(large())
        assert "its disk is full; make room there" in str(caught.value)
        assert "\n" not in str(caught.value)
        with pytest.raises(RegisterError, match=r"is not available: it may be .* out of disk"):
            held(address)
        filler.unlink()
        server.kill()
        server.start(short_log | cut_torn_end)
        assert held(address) == OLD
        with closing(create(address)) as store:
            store.replace(large())
        assert held(address) == large()


def large() -> Contents:
    """A register that a few hundred thousand bytes do not hold."""
    return register("\n".join(f"action/a-{n} actionOf action/a-{n + 1}" for n in range(2000)))
