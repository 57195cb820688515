"""What the styles of an old Word file (DOC) say of whether words are said: [MS-DOC] 2.9.260 to 2.9.275."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from remit.loaders.formats.doc_parts import SENSELESS, Parts, pointed_at, properties_in

DELETED, HIDDEN, STRUCK, STRUCK_TWICE = 0x0800, 0x083C, 0x0837, 0x2A53
_SWITCHES = (DELETED, HIDDEN, STRUCK, STRUCK_TWICE)
_STYLE = 0x4A30  # the property that gives characters a style of their own
_OF_PARAGRAPHS, _OF_CHARACTERS = 1, 2  # kinds of styles
_NONE = 0x0FFF  # the number of no style
_LONGEST_CHAIN = 20

Look = frozenset[int]  # the switches that are on


def switched(properties: bytes, style: Look, looks: Mapping[int, Look]) -> Look:
    """Which switches are on in words of a style that have properties of their own."""
    below = on = set(style)
    for kind, operand in properties_in(properties):
        if kind == _STYLE and len(operand) > 1:
            below = on = on | looks.get(struct.unpack_from("<H", operand)[0], frozenset())
        elif kind in _SWITCHES:
            value = operand[:1]
            if value == b"\x01" or (value == b"\x81" and kind not in below):
                on = on | {kind}
            elif value != b"\x80":  # which is as the style says
                on = on - {kind}
    return frozenset(on)


def looks_of_styles(file: Parts) -> dict[int, Look]:
    """The switches that styles turn on, by the number of the style; none where the sheet of styles makes no sense."""
    try:
        own = _own(pointed_at(file.main, 0xA2, file.tables))
    except SENSELESS:
        return {}
    found = {}
    for number in own:
        chain = [number]
        while (base := own[chain[-1]][0]) in own and len(chain) < _LONGEST_CHAIN:
            chain.append(base)
        look: Look = frozenset()
        for one in reversed(chain):
            look = switched(own[one][1], look, {})
        found[number] = look
    return found


def _own(sheet: bytes) -> dict[int, tuple[int, bytes]]:
    """Of each style the one that it is based on, and the properties that it gives to words."""
    size, count, base = struct.unpack_from("<3H", sheet)
    at = 2 + size
    found: dict[int, tuple[int, bytes]] = {}
    for number in range(count):
        length = struct.unpack_from("<H", sheet, at)[0]
        told = sheet[at + 2 : at + 2 + length]
        at += 2 + length + length % 2
        if not told:
            continue
        word = struct.unpack_from("<H", told, 2)[0]
        kind, above = word & 0xF, word >> 4
        name = struct.unpack_from("<H", told, base)[0]
        place = base + 2 + 2 * name + 2
        if kind == _OF_PARAGRAPHS:  # what it gives to paragraphs comes first
            first = struct.unpack_from("<H", told, place)[0]
            place += 2 + first + first % 2
        if kind in (_OF_PARAGRAPHS, _OF_CHARACTERS) and place + 2 <= len(told):
            last = struct.unpack_from("<H", told, place)[0]
            found[number] = (above if above != _NONE else -1, told[place + 2 : place + 2 + last])
    return found
