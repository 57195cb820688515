"""What a reader of a format made of a file."""

from __future__ import annotations

from remit.loaders.formats.collecting import Pieces


def texts(pieces: Pieces) -> list[tuple[str, str, str]]:
    """The form of each block, its mark, and what it says."""
    return [(block.form, block.marker, block.text) for block in pieces.blocks]


def left_out(pieces: Pieces) -> list[tuple[str, str]]:
    """What is not said, each with the reason."""
    return [(left.text, left.reason) for left in pieces.left_out]
