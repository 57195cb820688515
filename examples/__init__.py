"""Registers that come with the package, so that there is something to ask from the first minute."""

from __future__ import annotations

from pathlib import Path

TITLE = "Walsall 2020"


def bundled() -> Path:
    """Where the bundled register lies; whoever opens it says so where it is missing."""
    return Path(__file__).parent / "walsall-2020" / "register.remit"
