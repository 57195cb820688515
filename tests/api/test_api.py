"""The Python face: what `import remit` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import remit
from remit.graph.model import Contents, Sources
from remit.loaders.building import Built


def test_importing_remit_imports_next_to_nothing() -> None:
    """A program that only might ask a register pays nothing for it."""
    code = "import sys; before = set(sys.modules); import remit; print(*set(sys.modules) - before)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], check=True, capture_output=True, text=True
    )
    assert set(done.stdout.split()) <= {"remit", "__future__"}


def test_the_version_is_that_of_the_package() -> None:
    """One version, in one place."""
    assert remit.__version__ == version("remit")


def test_everything_announced_is_there() -> None:
    """Names come when they are first used, and none is missing."""
    assert dir(remit) == sorted(remit.__all__)
    assert all(getattr(remit, name) for name in remit.__all__)
    with pytest.raises(AttributeError, match="shut"):
        _ = remit.shut  # type: ignore[attr-defined]


def test_a_register_answers_the_questions_of_the_command_line(register: Path) -> None:
    """Plain data, the same as the commands show."""
    with remit.open(register) as opened:
        (lead,) = opened.who("mental health").answers[0].parties("accountable")
        assert lead.entity.label == "Vale Police"
        assert opened.who("domestic abuse strategy", limit=1).total == 4
        assert opened.of("VP").agent.id == "body/police"
        assert "VP" in opened.show("Vale Police").names
        assert next(thing.entity.id for thing in opened.list("plans")) == "plan/ring"
        assert opened.check("VP leads serious violence").verdict == "supported"
        assert opened.matter("parking permits").state == "nothing"
        assert opened.duties("VP").agent.id == "body/police"
        assert opened.address == str(register)


def test_contents_are_all_that_was_put_in(register: Path, contents: Contents) -> None:
    """In the order in which everybody else gets them."""
    with remit.open(register) as opened:
        assert opened.contents() == contents


def test_an_unknown_kind_lists_the_kinds(register: Path) -> None:
    """It is the caller's mistake."""
    with remit.open(register) as opened, pytest.raises(ValueError, match="priorities, objectives"):
        opened.list("cats")


def test_an_unknown_name_offers_the_nearest(register: Path) -> None:
    """The error is of Remit's own family."""
    with (
        remit.open(register) as opened,
        pytest.raises(remit.NotFoundError, match="priority/violence"),
    ):
        opened.show("serius violense")
    assert issubclass(remit.NotFoundError, remit.RemitError)


def test_the_environment_names_the_register(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it does on the command line."""
    monkeypatch.setenv("REMIT_REGISTER", str(register))
    with remit.open() as opened:
        assert opened.address == str(register)


def test_otherwise_the_bundled_register_opens(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is something to ask from the first minute."""
    monkeypatch.setattr("remit.examples.bundled", lambda: register)
    with remit.open() as opened:
        assert opened.show("VP").entity.id == "body/police"


def test_a_missing_register_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named or bundled."""
    with pytest.raises(remit.RegisterError, match="there is no register here"):
        remit.open(tmp_path / "none")
    monkeypatch.setattr("remit.examples.bundled", lambda: tmp_path / "none")
    with pytest.raises(remit.RegisterError, match=r"remit\.load"):
        remit.open()


def test_load_gives_a_register_in_memory_or_in_a_file(
    tmp_path: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notebook needs no file; a second load goes on from the first."""
    given: list[tuple[object, ...]] = []

    def build(*arguments: object, **_: bool) -> Built:
        given.append(arguments)
        return Built(contents)

    monkeypatch.setattr("remit.loaders.load", lambda *arguments: build(*arguments).contents)
    monkeypatch.setattr("remit.loaders.updating.build", build)
    with remit.load(["plan.txt"]) as opened:
        assert opened.contents() == contents
    path = tmp_path / "new.remit"
    for _ in range(2):
        with remit.load(["plan.txt"], register=path, decisions="d.yaml", profile="p") as opened:
            assert opened.contents() == contents
    assert given == [
        ([Path("plan.txt")], None, None),
        ([Path("plan.txt")], Path("d.yaml"), "p", Sources()),
        ([Path("plan.txt")], Path("d.yaml"), "p", contents.sources),
    ]


def test_one_document_need_not_be_in_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is a sequence of letters too, and each would be a missing document."""
    monkeypatch.setattr(
        "remit.loaders.load", lambda documents, *_: Contents(notes=(str(documents[0]),))
    )
    with remit.load("plan.txt") as opened:
        assert opened.contents().notes == ("plan.txt",)


def test_names_and_what_goes_with_somebody_are_asked_in_python_too() -> None:
    with remit.open() as register:
        assert register.names().joined
        assert register.without("Garry Perry").posts
