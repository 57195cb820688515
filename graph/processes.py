"""How many processes work at the same time."""

from __future__ import annotations

import os
from typing import Final

MOST: Final = 4  # each of which takes memory: as much as a file may, or a partnership


def processes() -> int:
    """How many may run at the same time: one for each processor that this program may use, within bounds."""
    try:
        free = len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells which
        free = os.cpu_count() or 1
    return min(free, MOST)
