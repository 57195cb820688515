"""How a page carries what its script reads: compressed, in letters that may stand in any script element."""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any, Final

# What can be printed, without the space, what begins a tag or an entity, and the backslash: 91
# letters, so that two of them hold thirteen bits. Base 64 would need a tenth more.
LETTERS: Final = "".join(chr(n) for n in range(33, 127) if chr(n) not in "<&\\")
_PAIR: Final = 13  # bits in two letters
_MASK: Final = (1 << _PAIR) - 1
_HALF: Final = (1 << 4 * _PAIR) - 1  # the bits of four pairs
_ONE: Final = 6  # bits in one, at the end
_AS_GZIP: Final = 31  # what a browser unpacks
_SOON: Final = 7  # of nine: how much is looked at before a block ends
# How a library is pressed. The page's script opens only what has neither ``lp`` nor ``pb``.
_PRESSING: Final = {"lc": 2, "lp": 0, "pb": 0, "preset": 6, "dict_size": 1 << 19}
_HASTE: Final = 3  # the preset for data, which are pressed anew for each page: as quick as gzip
_GZIP: Final = b"\x1f\x8b"  # how it begins
_PROPERTIES: Final = (
    5  # bytes that tell how it was pressed; behind them stands how long the text is
)
_LENGTH: Final = 8


def packed(text: str, *, once: bool = False) -> str:
    """A text, compressed and written in letters; the same text always gives the same ones.

    What is packed ``once``, and carried by every page, is searched for its shortest form, which takes a second.

    >>> unpacked(packed("who?"))
    'who?'
    """
    raw = text.encode("utf-8", "backslashreplace")
    if once:
        import zopfli.gzip

        return _written(zopfli.gzip.compress(raw))
    # Blocks that end sooner than by default suit columns of numbers beside texts.
    packer = zlib.compressobj(6, zlib.DEFLATED, _AS_GZIP, _SOON)
    return _written(packer.compress(raw) + packer.flush())


def pressed(text: str, *, hasty: bool = False) -> str:
    """A long text, a sixth smaller than ``packed``, which no browser opens by itself; ``hasty`` takes a fourth of the time.

    Raises ImportError where this Python was built without lzma.

    >>> unpressed(pressed("who?"))
    'who?'
    """
    import lzma

    raw = text.encode("utf-8", "backslashreplace")
    options = {**_PRESSING, "preset": _HASTE} if hasty else _PRESSING
    filters: list[dict[str, Any]] = [{"id": lzma.FILTER_LZMA1, **options}]
    found = lzma.compress(raw, format=lzma.FORMAT_ALONE, filters=filters)
    length = len(raw).to_bytes(_LENGTH, "little")
    return _written(found[:_PROPERTIES] + length + found[_PROPERTIES + _LENGTH :])


def unpressed(letters: str) -> str:
    """The text that was pressed."""
    import lzma

    raw = _read(letters)
    unknown = b"\xff" * _LENGTH  # as it was before the length was put there: its end is marked
    head, rest = raw[:_PROPERTIES], raw[_PROPERTIES + _LENGTH :]
    return lzma.decompress(head + unknown + rest, format=lzma.FORMAT_ALONE).decode("utf-8")


def unpacked(letters: str) -> str:
    """The text that was packed, or pressed."""
    import gzip

    raw = _read(letters)
    return gzip.decompress(raw).decode("utf-8") if raw[:2] == _GZIP else unpressed(letters)


def as_script(data: object) -> str:
    """Data as JSON for the page's script: pressed, or only packed where this Python cannot press."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        return pressed(text, hasty=True)
    except ImportError:
        return packed(text)


def _written(raw: bytes) -> str:
    pairs, mask, half = _pairs(), _MASK, _HALF
    found: list[str] = []
    whole = len(raw) - len(raw) % _PAIR
    for at in range(
        0, whole, _PAIR
    ):  # so many bytes are eight pairs, which are halved as small numbers shift faster
        held = int.from_bytes(raw[at : at + _PAIR], "little")
        low, high = held & half, held >> 4 * _PAIR
        found += (
            *(pairs[low & mask], pairs[low >> 13 & mask], pairs[low >> 26 & mask], pairs[low >> 39]),
            *(pairs[high & mask], pairs[high >> 13 & mask], pairs[high >> 26 & mask], pairs[high >> 39]),
        )  # fmt: skip
    held, left = int.from_bytes(raw[whole:], "little"), 8 * (len(raw) - whole)
    for _ in range(left // _PAIR):
        found.append(pairs[held & mask])
        held >>= _PAIR
    if left := left % _PAIR:
        found.append(pairs[held] if left > _ONE else pairs[held][0])
    return "".join(found)


@cache
def _pairs() -> list[str]:
    """The two letters of each number."""
    return [first + second for second in LETTERS for first in LETTERS][: 1 << _PAIR]


def _read(letters: str) -> bytes:
    values = {letter: n for n, letter in enumerate(LETTERS)}
    found = bytearray()
    held = bits = 0
    for at in range(0, len(letters), 2):
        pair = letters[at : at + 2]
        value = values[pair[0]] + (values[pair[1]] * len(LETTERS) if len(pair) > 1 else 0)
        held |= value << bits
        bits += _PAIR if len(pair) > 1 else _ONE
        while bits >= 8:
            found.append(held & 255)
            held >>= 8
            bits -= 8
    return bytes(found)
