"""The foot of a governance chart: the duties that plans and priorities discharge, and their law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.viz.looks import look_of
from remit.viz.material import Material
from remit.viz.plot import Box, Note, Point, Sheet, Spot, tallest

GAP = 14
CORRIDOR = 22
LEAST = 200
_MOST = 60  # duties on the sheet; the lists have them all


@dataclass(frozen=True, slots=True)
class Ways:
    """Where everything above stands, and by which corners each box is left."""

    placed: Mapping[str, Sequence[Box]]
    out: Mapping[str, Sequence[Point]]
    width: int
    margin: int


def put_duties(sheet: Sheet, material: Material, ways: Ways, y: int) -> int:
    """Put the duties in rows, each over the provisions that it arises from; give the lower edge."""
    duties, width, margin = material.of_kind("duty"), ways.width, ways.margin
    if not duties:
        return y
    sheet.left_out += max(0, len(duties) - _MOST)
    duties = duties[:_MOST]
    sheet.notes.append(
        Note(margin, y, width - 2 * margin, "Duties, and the law that they arise from")
    )
    y += 22
    columns = max(1, min(len(duties), (width - 2 * margin + GAP) // (LEAST + GAP)))
    w = (width - 2 * margin + GAP) // columns - GAP
    edge = width - margin // 2
    for start in range(0, len(duties), columns):
        row = [look_of(material, duty, "duty") for duty in duties[start : start + columns]]
        way, y = y + CORRIDOR // 2, y + CORRIDOR
        high, low = tallest(row, w), y
        for column, look in enumerate(row):
            x = margin + column * (w + GAP)
            box = sheet.put(look, Spot(x, y, w, high))
            for statement in material.downs(look.thing.id):
                for source in ways.placed.get(statement.subject, ())[:1]:
                    out = ways.out.get(source.key)
                    if out is None:
                        continue
                    cx = box.middle[0]
                    points = [*out, (edge, way), (cx, way), (cx, box.y)]
                    sheet.link(statement, source, box, points)
            low = max(low, _law(sheet, material, box))
        y = low + GAP
    return y


def _law(sheet: Sheet, material: Material, duty: Box) -> int:
    """The provisions under a duty, on a trunk at its left edge; give where they end."""
    y, indent = duty.bottom + 6, 14
    for statement in material.ups(duty.thing.id):
        provision = material.entities[statement.object or ""]
        if provision.kind != "provision":
            continue
        look = look_of(material, provision, "provision")
        box = sheet.put(look, Spot(duty.x + indent, y, duty.w - indent))
        trunk, middle = duty.x + indent // 2, box.middle[1]
        sheet.link(statement, duty, box, [(trunk, duty.bottom), (trunk, middle), (box.x, middle)])
        y = box.bottom + 6
    return y
