"""The question for a server's password, on the terminal and never on the command line."""

from __future__ import annotations

import sys


def ask_for_password(name: str) -> str | None:
    """Ask without an echo, or give ``None`` where no terminal is there to ask on."""
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    from getpass import getpass

    return getpass(f"Neo4j password for {name}: ", sys.stderr)
