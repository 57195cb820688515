"""The head of a governance chart: the bodies that a plan answers to, and who stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from remit.graph.model import Statement
from remit.ontology import LASTING
from remit.viz.looks import Look, look_of
from remit.viz.material import Material
from remit.viz.plot import LEAST, Box, Point, Sheet, Spot, tallest

_TIES = ("scrutinises", "linkedTo", "governedBy", "reportsTo", "worksWith")
SPINE = 280  # the width of a board
SIDE = 150  # the least width of a box beside it
SPACE = 12  # between boxes beside a board
AISLE = 24  # between a board and the boxes beside it
BETWEEN = 22  # between the two rows beside a board: the corridor of their lines
BELOW = 30  # under a row of boards
EDGE = 7  # from the edge of the sheet: no box of the head comes so near

Beside = tuple[Look, Statement, str]  # how it looks, what ties it, the board


@dataclass(frozen=True, slots=True)
class _Head:
    """How wide the sheet is, and where the boards stand on it."""

    width: int
    boards: dict[str, Box] = field(default_factory=dict)


def put_boards(
    sheet: Sheet, material: Material, plans: Sequence[str], width: int, budget: int
) -> tuple[dict[str, Box], int]:
    """Put the boards on the sheet, the highest first; give their boxes and where the next row starts."""
    levels = _levels(material, plans)
    spine = {id_ for level in levels for id_ in level}
    taken: set[str] = set(spine)
    head = _Head(width)
    y = 14
    for level in reversed(levels):
        beside = _beside(material, level, taken)[: max(0, budget)]
        budget -= len(beside)
        looks = [look_of(material, material.entities[id_], "board") for id_ in level]
        apart = bool(beside) or len(looks) > 3  # each in a row of its own, with its own ties
        for row in [[look] for look in looks] if apart else [looks]:
            ids = {look.thing.id for look in row}
            y = _row(sheet, row, [b for b in beside if b[2] in ids], head, y)
    _climb(sheet, material, levels, head)
    return head.boards, y


def _levels(material: Material, plans: Sequence[str]) -> list[list[str]]:
    """The bodies above the plans by their longest way up, so that a line never runs down."""
    reached = [i for i in material.reached(plans) if material.entities[i].kind in LASTING]
    if not reached:
        reached = _tops(material)
    rank = dict.fromkeys(reached, 0)
    for _ in reached[:40]:  # as often as the longest chain could ask; circles stop there
        before = dict(rank)
        for id_ in reached:
            for statement in material.ups(id_):
                if (up := statement.object or "") in rank and up != id_:
                    rank[up] = min(max(rank[up], rank[id_] + 1), len(reached))
        if rank == before:
            break
    numbers = sorted(set(rank.values()))
    return [[id_ for id_ in reached if rank[id_] == number] for number in numbers]


def _tops(material: Material) -> list[str]:
    """Without a plan: bodies that others answer to and that answer to nobody."""
    return [
        e.id
        for e in material.of_kind(*LASTING)
        if not material.ups(e.id)
        and any(material.entities[s.subject].kind in LASTING for s in material.downs(e.id))
    ][:3]


def _beside(material: Material, level: Sequence[str], taken: set[str]) -> list[Beside]:
    found: list[Beside] = []
    for board in level:
        ties = [
            s
            for s in (*material.shown.back(board), *material.shown.links(board))
            if s.term in _TIES
        ]
        for statement in sorted(ties, key=lambda s: _TIES.index(s.term)):
            other = statement.subject if statement.object == board else statement.object or ""
            entity = material.entities[other]
            if other in taken or entity.kind not in LASTING:
                continue
            taken.add(other)
            found.append((look_of(material, entity, "beside"), statement, board))
    return found


def _row(sheet: Sheet, looks: Sequence[Look], beside: Sequence[Beside], head: _Head, y: int) -> int:
    """One row of boards in the middle, with the bodies beside it to the left and right."""
    width = head.width
    wide = min(SPINE, (width - 60) // len(looks) - SPACE)
    span = len(looks) * (wide + SPACE) - SPACE
    left = (width - span) // 2
    room = max(SIDE + SPACE, left - AISLE - 14)
    columns = max(1, room // (SIDE + SPACE))
    w = min(210, room // columns - SPACE)
    halves = beside[0::2], beside[1::2]
    pairs = [_pairs([b[0] for b in half], columns, w) for half in halves]
    high = max(sum(a + b + BETWEEN + SPACE for a, b in pair) - SPACE for pair in pairs)
    tall = max(tallest(looks, wide), high, 46)
    for number, look in enumerate(looks):
        spot = Spot(left + number * (wide + SPACE), y, wide, tall)
        head.boards[look.thing.id] = sheet.put(look, spot)
    edges = left - AISLE, left + span + AISLE
    for side, half, pair, edge in zip((-1, 1), halves, pairs, edges, strict=True):
        _Half(sheet, head, side, edge, columns, w).put(half, pair, y)
    return y + tall + BELOW


def _pairs(looks: Sequence[Look], columns: int, w: int) -> list[tuple[int, int]]:
    """The heights of the upper and the lower row of each pair of rows."""
    pairs: list[tuple[int, int]] = []
    for start in range(0, len(looks), 2 * columns):
        some = looks[start : start + 2 * columns]
        pairs.append((tallest(some[0::2], w) or LEAST, tallest(some[1::2], w) or LEAST))
    return pairs


@dataclass(frozen=True, slots=True)
class _Half:
    """The bodies on one side of a board, in pairs of rows; lines run in the corridor of each pair."""

    sheet: Sheet
    head: _Head
    side: int
    edge: int
    columns: int
    w: int

    def put(self, beside: Sequence[Beside], pairs: Sequence[tuple[int, int]], y: int) -> None:
        """Put them on the sheet, from the board outwards."""
        for number, (upper, lower) in enumerate(pairs):
            way = y + upper + BETWEEN // 2
            first = number * 2 * self.columns
            for place, one in enumerate(beside[first : first + 2 * self.columns]):
                column, low = divmod(place, 2)
                top = way + BETWEEN // 2 if low else y
                spot = Spot(self._x(column), top, self.w, lower if low else upper)
                self._tie(one, self.sheet.put(one[0], spot), way)
            y += upper + lower + BETWEEN + SPACE

    def _x(self, column: int) -> int:
        if self.side < 0:
            return self.edge - (column + 1) * self.w - column * SPACE
        return self.edge + column * (self.w + SPACE)

    def _tie(self, one: Beside, box: Box, way: int) -> None:
        _, statement, board = one
        target, cx = self.head.boards[board], box.middle[0]
        start = box.y if box.y > way else box.bottom
        end = target.x if self.side < 0 else target.right
        self.sheet.link(statement, box, target, [(cx, start), (cx, way), (end, way)])


def _climb(sheet: Sheet, material: Material, levels: Sequence[Sequence[str]], head: _Head) -> None:
    """Lines from board to board: straight up where nothing is between, or by the margins."""
    boards = head.boards
    for id_ in (id_ for level in levels for id_ in level):
        for statement in material.ups(id_):
            box, target = boards[id_], boards.get(statement.object or "")
            if target is not None and target is not box:
                points = _way(box, target, boards.values(), head.width)
                sheet.link(statement, box, target, points)


def _way(box: Box, target: Box, boards: Iterable[Box], width: int) -> list[Point]:
    """Upwards by the left margin, a circle's way back by the right one, both in the corridors."""
    air, x, tx = BELOW // 3, box.middle[0], target.middle[0]
    if box.y == target.y:
        return [(x, box.y), (x, box.y - air), (tx, box.y - air), (tx, box.y)]
    if target.y < box.y:
        between = any(target.bottom <= b.y and b.bottom <= box.y for b in boards)
        if not between and target.x < x < target.right:
            return [(x, box.y), (x, target.bottom)]
        over, under, edge, aside = box.y - air, target.bottom + air, EDGE, -16
        start, end = box.y, target.bottom
    else:
        over, under, edge, aside = box.bottom + air, target.y - air, width - EDGE, 16
        start, end = box.bottom, target.y
    x, tx = x + aside, tx + aside
    return [(x, start), (x, over), (edge, over), (edge, under), (tx, under), (tx, end)]
