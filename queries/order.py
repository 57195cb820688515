"""The order in which people expect things that are numbered."""

from __future__ import annotations

import re


def natural(text: str) -> list[tuple[int, str]]:
    """A key that puts row 9 before row 10.

    >>> sorted(["r10", "r9"], key=natural)
    ['r9', 'r10']
    """
    parts = re.split(r"(\d+)", text)
    # By their length and then as text, numbers stand in order however long they are.
    counts = [part.lstrip("0") if part.isdecimal() else None for part in parts]
    return [(-1, p) if n is None else (len(n), n) for p, n in zip(parts, counts, strict=True)]
