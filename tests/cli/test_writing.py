"""A file is written whole or not at all, and whatever stands in its way is told in a sentence."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.cli.writing import write_file
from remit.graph.errors import RegisterError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file from before."""
    path = tmp_path / "pack.html"
    path.write_bytes(b"the old one")
    return path


def test_a_file_takes_the_place_of_the_old_one(old: Path) -> None:
    write_file(old, b"the new one")
    assert old.read_bytes() == b"the new one"
    assert list(old.parent.iterdir()) == [old]


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def stop(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("where", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_a_disk_without_room_leaves_the_old_file_and_nothing_else(
    where: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, fail)
    with pytest.raises(
        RegisterError, match=r"pack\.html cannot be written: No space left .*; name"
    ):
        write_file(old, b"the new one")
    monkeypatch.undo()
    assert old.read_bytes() == b"the old one"
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("where", ["os.fsync", "pathlib.Path.replace"])
def test_ctrl_c_leaves_the_old_file_and_nothing_else(
    where: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, stop)
    with pytest.raises(KeyboardInterrupt):
        write_file(old, b"the new one")
    monkeypatch.undo()
    assert old.read_bytes() == b"the old one"
    assert list(old.parent.iterdir()) == [old]


def test_a_link_goes_on_leading_to_the_file(old: Path) -> None:
    link = old.with_name("latest.html")
    link.symlink_to(old.name)
    write_file(link, b"the new one")
    assert link.is_symlink()
    assert old.read_bytes() == b"the new one"


@pytest.mark.skipif(os.name != "posix", reason="the bits of a file's mode are those of POSIX")
def test_a_file_keeps_who_may_read_it_and_a_new_one_is_like_any_other(old: Path) -> None:
    old.chmod(0o640)
    write_file(old, b"the new one")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    new, usual = old.with_name("new"), old.with_name("usual")
    write_file(new, b"")
    usual.touch()
    assert new.stat().st_mode == usual.stat().st_mode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    "command",
    [["view", "-o"], ["report", "-o"], ["export", "--format", "csv"]],
    ids="{0[0]}".format,
)
def test_a_full_device_is_a_sentence(command: list[str], register: Path) -> None:
    extra = ["--format", "html"] if command[0] != "export" else []
    done = CliRunner().invoke(remit, ["-r", str(register), *command, "/dev/full", *extra])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "/dev/full cannot be written: No space left on device" in done.stderr
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@pytest.mark.parametrize(
    "name", ["x" * 300 + ".ttl", "missing/out.ttl", "file/out.ttl", "circle.ttl"]
)
def test_a_name_that_leads_nowhere_is_a_sentence(
    name: str, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("circle.ttl").symlink_to("circle.ttl")
    done = CliRunner().invoke(remit, ["-r", str(register), "export", name])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "cannot be written" in done.stderr
