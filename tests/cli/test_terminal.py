"""Where text goes to: its width, and when it shows colour."""

from __future__ import annotations

import os
import sys

import pytest

from remit.cli import terminal


@pytest.fixture(autouse=True)
def _no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("wishes", "tty", "shown"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour_is_shown_on_a_terminal_unless_somebody_wishes_otherwise(
    wishes: dict[str, str], tty: bool, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is piped to a file or another program is plain."""
    for name, value in wishes.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty)
    assert terminal.colourful() is shown


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("", "Kim Madill"),
        ("bold", "\x1b[1mKim Madill\x1b[0m"),
        ("dim", "\x1b[2mKim Madill\x1b[0m"),
        ("bold red", "\x1b[31m\x1b[1mKim Madill\x1b[0m"),
    ],
)
def test_a_style_is_written_around_its_words(
    style: str, written: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And words without a style, or nothing at all, stay as they are."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    terminal.write([("", "dim"), ("Kim Madill", style), ("\n", "")])
    assert capsys.readouterr().out == f"{written}\n"


def test_the_width_is_asked_of_the_terminal_and_may_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a pipe another stream may still be the terminal; without any there are eighty columns."""

    def size(fileno: int) -> os.terminal_size:
        if fileno != 2:
            raise OSError
        return os.terminal_size((132, 40))

    streams = {"__stdout__": 1, "__stderr__": 2, "__stdin__": 0}
    for name, number in streams.items():
        monkeypatch.setattr(sys, name, type("Stream", (), {"fileno": lambda _, n=number: n})())
    monkeypatch.setattr(os, "get_terminal_size", size)
    assert terminal.width() == 132 - (os.name == "nt")
    monkeypatch.setenv("COLUMNS", "60")
    assert terminal.width() == 60
    monkeypatch.setenv("COLUMNS", "wide")
    monkeypatch.setattr(sys, "__stderr__", None)
    assert terminal.width() == 80
