"""Who asks a server: a name and a password from the environment, or the password from whoever runs us.

This layer speaks to nobody. A program that can ask its user says how with :func:`ask_with`.
"""

from __future__ import annotations

import os
from collections.abc import Callable

Asker = Callable[[str], str | None]
_askers: list[Asker] = []


def ask_with(asker: Asker) -> None:
    """From now on, ask this for the password of a name, where the environment holds none.

    It gives ``None`` where nobody can be asked.
    """
    _askers[:] = [asker]


def credentials() -> tuple[str, str] | None:
    """Give name and password, or ``None`` where there is no password to be had.

    A password that was typed is kept in this process's environment, so that nobody is asked twice.
    """
    name = os.environ.get("NEO4J_USERNAME") or "neo4j"
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None and _askers and (password := _askers[0](name)) is not None:
        os.environ["NEO4J_PASSWORD"] = password
    return (name, password) if password is not None else None
