"""Whether words can be seen: those set in the colour of their ground cannot."""

from __future__ import annotations

from functools import lru_cache

PAPER = "FFFFFF"
_NEAR = 12  # of 255, in each of red, green and blue


@lru_cache(maxsize=4096)  # asked of every letter of a page
def is_unseen(colour: str, ground: str) -> bool:
    """Whether words of a colour do not stand out from their ground; an unknown colour (``""``) does.

    >>> is_unseen("FFFFFF", PAPER), is_unseen("FFFFFF", "1F4E79"), is_unseen("", PAPER)
    (True, False, False)
    """
    if not colour or not ground:
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(_parts(colour), _parts(ground), strict=True))


def _parts(colour: str) -> bytes:
    return bytes.fromhex(colour)
