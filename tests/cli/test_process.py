"""The whole program in a process of its own: what it imports, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REMIT = [sys.executable, "-P", "-m", "remit"]


def run(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*REMIT, *map(str, arguments)], check=False, capture_output=True, env={**os.environ, **env}
    )


def imported(*arguments: str | Path) -> set[str]:
    """The modules that a command line imports."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = ['remit', *{list(map(str, arguments))!r}]\n"
        "from remit.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], check=True, capture_output=True, text=True
    )
    return set(done.stderr.split())


def test_a_register_named_in_front_costs_no_guess_at_what_was_meant(register: Path) -> None:
    """What guesses takes as long to import as a question to answer."""
    assert "difflib" not in imported("-r", register, "who", "knife crime", "--json")


def test_json_imports_nothing_heavy(register: Path) -> None:
    """The question that people ask most starts as fast as it can."""
    found = imported("-r", register, "who", "knife crime", "--json")
    assert "remit.queries.who" in found
    heavy = {
        "rich",
        "networkx",
        "rdflib",
        "yaml",
        "importlib.metadata",
        "importlib.resources",
        "hashlib",
        "pathlib",
        "urllib.parse",
    }
    assert found.isdisjoint(heavy)
    assert not {name for name in found if name.startswith(("remit.loaders", "remit.cli.render"))}


def test_a_matter_in_a_few_words_imports_only_what_it_needs(register: Path) -> None:
    """Most questions are one: the grammar of sentences and all that answers others wait until they are asked."""
    ours = {n for n in imported("-r", register, "who", "knife crime", "--json") if "remit" in n}
    others = (
        "forms",
        "routes",
        "unanswered",
        "agents",
        "spelling",
        "naming",
        "listing",
        "check",
        "without",
    )
    assert ours.isdisjoint({f"remit.queries.{name}" for name in others})
    assert len(ours) <= 48


def test_text_imports_nothing_heavy_either(register: Path) -> None:
    """Folding words and colouring them needs no library that is slow to import."""
    found = imported("-r", register, "who", "knife crime")
    assert "remit.cli.render_who" in found
    assert found.isdisjoint({"networkx", "rdflib", "yaml", "rich", "pygments"})


@pytest.mark.parametrize("question", [["who", "knife crime"], ["of", "body/police"]])
def test_no_question_imports_the_rules_of_the_audit(register: Path, question: list[str]) -> None:
    """They are many, and no answer needs them."""
    assert "remit.queries.audit" not in imported("-r", register, *question)


def test_help_imports_no_command() -> None:
    """The list of commands is known without them."""
    found = imported("--help")
    assert not {name for name in found if name.startswith("remit.cli.commands.")}
    assert found.isdisjoint({"rich", "sqlite3"})


def test_a_closed_pipe_is_no_traceback(register: Path) -> None:
    """`remit list actions | head -1` ends quietly."""
    for arguments in (
        ["list", "actions"],
        ["who", "knife crime"],
        ["who", "knife crime", "--json"],
    ):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [*REMIT, "-r", str(register), *arguments],
            check=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
        os.close(writing)
        assert done.stderr == b""


@pytest.mark.parametrize("output", [[], ["--json"]])
def test_output_is_utf_8_whatever_the_locale(register: Path, output: list[str]) -> None:
    """A pipe in another encoding would lose letters or break the program."""
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("-r", register, "of", "ines alder", *output, **ascii_only, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Inés Alder" in done.stdout.decode("utf-8")


def test_letters_that_cannot_be_decoded_are_no_traceback(register: Path) -> None:
    """What the terminal sent in another encoding comes back as an escape."""
    done = subprocess.run(
        [*REMIT, "-r", str(register), "show", b"body/\xe9"], check=False, capture_output=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: nothing here goes by the name")


def test_colour_is_for_terminals_that_want_it(register: Path) -> None:
    """None goes into a pipe, and NO_COLOR is heard even by a terminal."""
    colour = b"\x1b[3"
    terminal = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLORTERM": ""}
    question = ("-r", register, "who", "domestic abuse strategy")
    assert b"\x1b" not in run(*question).stdout
    assert colour in run(*question, **terminal).stdout
    assert colour not in run(*question, **terminal, NO_COLOR="1").stdout


@pytest.mark.parametrize("columns", ["30", "60", "100"])
def test_text_keeps_to_the_width(register: Path, columns: str) -> None:
    """Only what is to be copied in one piece, or a word that fits no line, runs over."""
    shown = run("-r", register, "who", "domestic abuse strategy", COLUMNS=columns).stdout.decode()
    for line in shown.splitlines():
        fits = len(line) <= int(columns)
        narrow = len(line.lstrip("│├└─ ")) <= 24  # deep in the tree, a few words share a line
        assert fits or narrow or len(line.split()) == 1 or line.lstrip().startswith("remit ")


def test_the_version_is_that_of_the_package() -> None:
    """One version, in one place."""
    import remit

    assert run("--version").stdout.decode() == f"remit {remit.__version__}\n"


def test_ctrl_c_is_seen_to_before_anything_else_is_imported() -> None:
    """Whoever stops the program while it starts sees no traceback: there is next to nothing before this."""
    code = (
        "import sys\n"
        "from remit.cli import end_at_once\n"
        "before = set(sys.modules)\n"
        "end_at_once()\n"
        "print(*sorted(set(sys.modules) - before))\n"
        "import signal\n"
        "print(signal.getsignal(signal.SIGINT).__module__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["", "remit.cli"]
