"""What a process is asked of each partnership in tests: functions of a module, so that another process finds them."""

from __future__ import annotations

import os

from remit.graph.errors import RegisterError
from remit.graph.partnerships import Partnership
from remit.graph.store import Store


def told(_: int, partnership: Partnership, part: Store) -> tuple[str, int, int]:
    """Who is asked, how much it holds, and which process answers."""
    return partnership.key, part.counts()["statement"], os.getpid()


def broken(here: int, partnership: Partnership, part: Store) -> tuple[str, int, int]:
    """The same, but another process than this one ends at the second partnership that it is asked of."""
    if os.getpid() != here and partnership.key > "p0001":
        os._exit(9)
    return told(here, partnership, part)


def faulty(_: int, partnership: Partnership, __: Store) -> tuple[str, int, int]:
    """A fault that a user can mend, wherever it is asked."""
    raise RegisterError(f"{partnership.key} is damaged")
