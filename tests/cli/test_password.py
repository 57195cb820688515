"""A password is asked for on a terminal, and never waited for where there is none."""

from __future__ import annotations

import io

import pytest

from remit.cli.password import ask_for_password


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda *_: pytest.fail("asked"))
    for stdin in (None, io.StringIO("secret\n")):
        monkeypatch.setattr("sys.stdin", stdin)
        assert ask_for_password("ann") is None


def test_on_a_terminal_the_question_names_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def getpass(prompt: str, _: object) -> str:
        asked.append(prompt)
        return "secret"

    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}", Terminal())
    monkeypatch.setattr("getpass.getpass", getpass)
    assert ask_for_password("ann") == "secret"
    assert asked == ["Neo4j password for ann: "]
