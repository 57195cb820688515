"""A bar on a terminal for long work, and not a word of it anywhere else."""

from __future__ import annotations

import io
import sys

import pytest

from remit.cli.watching import watching


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_document_at_hand_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the end of its name where it is long, as that is what tells files of a folder apart."""
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with watching("Loading") as told:
        told("a[/b].txt", 0.25)  # which the library takes for a mark of its own
        told("a folder with a long name/and another inside it/minutes of May.odt", 0.5)
    assert "Loading" in screen.getvalue()
    assert "minutes of May.odt" in screen.getvalue()


def test_a_script_that_reads_what_is_printed_sees_no_bar(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is written where nobody looks."""
    with watching("Loading") as told:
        told("minutes.odt", 0.5)
    assert capsys.readouterr() == ("", "")


def test_a_fault_is_not_hidden_by_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """It passes through, and the bar is gone."""
    monkeypatch.setattr(sys, "stderr", _Screen())
    with pytest.raises(ValueError, match="broken"), watching("Loading"):
        raise ValueError("broken")
