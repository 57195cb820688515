"""How a command ends that cannot do what it was asked, for reasons that nobody foresaw."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli.group import remit

_STRAY = {
    "a fault of ours": (KeyError(""), "fault of Remit"),
    "one that says nothing": (AssertionError(), "AssertionError"),
    "one in many lines": (ValueError("one\ntwo\x1b[31m"), "one two"),
    "a full device": (OSError(errno.ENOSPC, "No space left on device"), "make room"),
    "no memory": (MemoryError(), "not enough memory"),
    "no end of depth": (RecursionError("maximum recursion depth exceeded"), "--debug"),
}


def run(*arguments: str, debug: bool = False) -> Result:
    env = {"REMIT_DEBUG": "1" if debug else "0"}
    return CliRunner(env=env).invoke(remit, list(arguments))


def _fail(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def failing(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("remit.graph.opening.open_store", failing)


@pytest.mark.parametrize("name", _STRAY)
def test_a_stray_exception_is_one_sentence_and_exit_1(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody who asks a question is shown the inside of the program."""
    fault, said = _STRAY[name]
    _fail(monkeypatch, fault)
    shown = run("-r", "it.remit", "list", "plans")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert len(shown.stderr.splitlines()) == 1
    assert shown.stderr.startswith("Error: ")
    assert said in shown.stderr
    assert "\x1b" not in shown.stderr


def test_debug_shows_the_traceback_of_a_stray_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reports a fault can say where it is."""
    _fail(monkeypatch, KeyError("deep"))
    shown = CliRunner().invoke(remit, ["--debug", "-r", "it.remit", "list", "plans"])
    assert isinstance(shown.exception, KeyError)


def test_debug_leaves_what_the_user_can_mend_a_sentence(tmp_path: Path) -> None:
    """A missing register is no fault of the program."""
    shown = run("-r", str(tmp_path / "none"), "list", "plans", debug=True)
    assert shown.exit_code == 1
    assert "there is no register here" in shown.stderr


def test_a_stray_exception_says_where_in_our_code_it_was() -> None:
    """The sentence alone is worth reporting."""
    code = (
        "import remit.graph.opening as opening\n"
        "opening.open_store = None\n"
        "import sys; sys.argv = ['remit', 'list', 'plans']\n"
        "from remit.cli import main\n"
        "main()\n"
    )
    env = {**os.environ, "REMIT_DEBUG": "0"}
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, env=env)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b" at cli/common.py:" in done.stderr


def test_ctrl_c_in_a_command_is_a_word_and_exit_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what the user asked for, and no fault."""
    _fail(monkeypatch, KeyboardInterrupt())
    shown = run("-r", "it.remit", "list", "plans")
    assert (shown.exit_code, shown.stdout) == (130, "")
    assert shown.stderr == "\nStopped by Ctrl-C.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to the whole console")
@pytest.mark.parametrize(
    "module", ["remit.cli.group", "click", "remit.cli.commands.who", "remit.cli.render", "sqlite3"]
)
def test_ctrl_c_while_modules_are_imported_is_silent(module: str, register: Path) -> None:
    """Most of a short command's time goes into imports: that is where Ctrl-C hits."""
    code = (
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        f"sys.argv = ['remit', '-r', {str(register)!r}, 'who', 'abuse']\n"
        "from remit.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip() in (b"", b"Stopped by Ctrl-C.")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_who_was_told_to_ignore_ctrl_c_goes_on_ignoring_it(register: Path) -> None:
    """A command in the background of a script is not ended by the Ctrl-C meant for another."""
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        f"sys.argv = ['remit', '-r', {str(register)!r}, 'list', 'plans']\n"
        "from remit.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device to write to here")
@pytest.mark.parametrize("arguments", [["list", "actions"], ["list", "actions", "--json"]])
def test_a_full_device_is_one_sentence(register: Path, arguments: list[str]) -> None:
    """What could not be written is said once, and not again when the interpreter ends."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "remit", "-r", str(register), *arguments],
            check=False, stdout=full, stderr=subprocess.PIPE,
            env={**os.environ, "REMIT_DEBUG": "0"},
        )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"no space left on device" in done.stderr
