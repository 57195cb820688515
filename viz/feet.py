"""What stands under each priority of a still picture in place of its work: how much there is, and a square for each."""

from __future__ import annotations

from dataclasses import dataclass

from remit.queries.glance import Glance
from remit.viz.lanes import actions_of, bands
from remit.viz.looks import Look
from remit.viz.material import Material
from remit.viz.squares import NOBODY, Square, of_nobody, square_of


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands under a priority in place of its work: how much there is, and a square for each."""

    words: str
    squares: tuple[tuple[Look, str], ...] = ()  # how each looks, with its letters


def feet_of(material: Material, look: Glance, *, drawn: bool = True) -> dict[str, Foot]:
    """What stands under each lane of a still picture: how many actions, and unless bare a square each."""
    found = {}
    for band in bands(material):
        for lane in band.lanes:
            actions = actions_of(lane)
            nobody = sum(look.naming.get(action.id) in NOBODY for action in actions)
            words = ", ".join(
                filter(
                    None, [look.said_of([a.id for a in actions]), of_nobody(nobody, len(actions))]
                )
            )
            squares = (square_of(material, action, look) for action in actions) if drawn else ()
            found[lane.id] = Foot(words if actions else "", tuple(map(_still, squares)))
    return found


def _still(square: Square) -> tuple[Look, str]:
    tone = square.tone if square.outline == "full" else ""
    return Look(square.thing, "square", tone=tone, open=square.outline != "full"), square.letters
