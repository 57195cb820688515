"""The governance chart of any partnership: lanes by priority, rows by kind, lines around boxes.

From the top: the boards that a plan answers to, each with the bodies drawn or said to stand beside
it; the plan as a banner; its priorities side by side, eight at most, then the next tier; under each
its leads, its delivery groups and its work; at the foot the duties that it all discharges.

Lines run where no box can be. Within a lane they follow a trunk at its left edge; from the banner to
later tiers they take the left margin, to the duties the right margin; between rows, corridors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from remit.graph.model import Statement
from remit.viz.boards import put_boards
from remit.viz.duties import Ways, put_duties
from remit.viz.feet import Foot
from remit.viz.lanes import Band, Lane, Node, Unnamed, bands
from remit.viz.looks import Look, look_of
from remit.viz.material import Material
from remit.viz.plot import Blank, Box, Chart, Note, Point, Sheet, Spot, height_of, tallest

MARGIN = 22  # left and right of everything: the trunks to later tiers and to the duties
GAP = 14  # between lanes
INDENT = 14  # from a parent's edge to its children: room for the trunk
BETWEEN = 6  # between boxes of a stack
NARROWEST = 96  # a box in a lane is never narrower
CORRIDOR = 26  # between rows: room for a line and air
LANES = 8  # side by side; more wrap into the next tier
WIDTH = 1560  # of a chart of many lanes: most labels are whole at that
WIDEST = 716  # a lane is never wider, and a chart never narrower
SQUARE = 22  # an action that is only a square, and the air around it
BUDGET = 500  # boxes: more than this nobody can read, so only what was asked for is drawn


@dataclass(frozen=True, slots=True)
class Shape:
    """How a chart is to be: ``feet`` (by the lane's id) stand in place of all objectives and actions."""

    budget: int = BUDGET
    abreast: int = LANES
    width: int = WIDTH
    spare: bool = False  # without what stands beside the boards, and without duties
    feet: Mapping[str, Foot] | None = None


USUAL = Shape()


def govern(
    material: Material, shape: Shape = USUAL, sorted_: Sequence[Band] | None = None
) -> Chart:
    """Lay out the governance chart; ``sorted_`` is the work in its lanes, where that is known already."""
    found, left_out = list(bands(material) if sorted_ is None else sorted_), 0
    if shape.feet is not None:
        found = [_footed(band, shape.feet) for band in found]
    else:
        found, left_out = _within(found, shape.budget)
    columns = max((min(shape.abreast, len(band.lanes)) for band in found), default=1)
    lane = (shape.width - 2 * MARGIN - GAP * (columns - 1)) // max(columns, 1)
    lane = max(150, min(WIDEST, lane))
    width = max(2 * MARGIN + columns * lane + (columns - 1) * GAP, WIDEST + 2 * MARGIN)
    sheet = Sheet()
    sheet.left_out = left_out
    plans = [band.plan.id for band in found if band.plan is not None]
    tops, y = put_boards(
        sheet, material, plans, width, budget=0 if shape.spare else max(20, shape.budget // 5)
    )
    work = _Work(sheet, material, width, lane, MARGIN, tops, shape)
    for band in found:
        y = work.band(band, y)
    if not shape.spare:
        y = put_duties(sheet, material, Ways(work.placed, work.ways, width, MARGIN), y)
    return sheet.chart(width, max(y, 40))


def _within(found: list[Band], budget: int) -> tuple[list[Band], int]:
    """Leave out work, then whole lanes, until the rest fits; say how much was left out.

    What room there is for work is shared evenly by the lanes, so that each shows its first things.
    """
    total = sum(len(lane) for band in found for lane in band.lanes)
    if total <= budget:
        return found, 0
    bare = [len(lane) for band in _slimmed(found) for lane in band.lanes]
    share = max(0, budget - sum(bare)) // max(1, len(bare))
    kept: list[Band] = []
    room = budget
    for band in _slimmed(found, share):
        lanes: list[Lane] = []
        for lane in band.lanes:
            if len(lane) > room:
                break
            room -= len(lane)
            lanes.append(lane)
        kept.append(band._replace(lanes=tuple(lanes)))
    drawn = sum(len(lane) for band in kept for lane in band.lanes)
    kept = [band for band in kept if band.lanes or band.plan is None]
    return [band for band in kept if band.lanes], total - drawn


def _slimmed(found: Sequence[Band], most: int = 0) -> list[Band]:
    return [band._replace(lanes=tuple(_slim(lane, most) for lane in band.lanes)) for band in found]


def _footed(band: Band, feet: Mapping[str, Foot]) -> Band:
    """A plan with what stands at the foot of each lane in place of its work."""
    lanes = (
        replace(ln, work=(), title=feet[ln.id].words if ln.id in feet else "") for ln in band.lanes
    )
    return band._replace(lanes=tuple(lanes))


def _slim(lane: Lane, most: int) -> Lane:
    """A lane with at most so much work, which says how much there is."""
    count = sum(len(node) for node in lane.work)
    if count <= most:
        return lane
    kept: list[Node] = []
    for node in lane.work:
        if sum(map(len, kept)) + len(node) > most:
            break
        kept.append(node)
    shown = sum(map(len, kept))
    what = f"{count} objectives and actions"
    title = f"{shown} of {what}; the others: see the lists" if shown else f"{what}: see the lists"
    return replace(lane, work=tuple(kept), title=title)


@dataclass
class _Work:
    """Puts bands on the sheet, one below the other, and remembers where each thing went."""

    sheet: Sheet
    material: Material
    width: int
    lane: int
    margin: int
    tops: dict[str, Box]
    shape: Shape
    placed: dict[str, list[Box]] = field(default_factory=dict)
    ways: dict[str, list[Point]] = field(default_factory=dict)  # how to leave each box
    first: bool = True

    def band(self, band: Band, y: int) -> int:
        """A plan's banner and its tiers; gives where the next thing may start."""
        banner = self._banner(band, y) if band.plan else None
        if banner:
            y = banner.bottom + CORRIDOR
        most = self.shape.abreast
        tiers = [band.lanes[n : n + most] for n in range(0, len(band.lanes), most)]
        for number, tier in enumerate(tiers):
            y = self._tier(tier, y, banner, first=number == 0) + CORRIDOR
        return y

    def _banner(self, band: Band, y: int) -> Box:
        assert band.plan is not None
        look = look_of(self.material, band.plan, "plan")
        w = self.width - 2 * self.margin
        box = self._put(look, Spot(self.margin, y, w, max(40, height_of(look, w))))
        edge = self.width - self.margin // 2
        self.ways[box.key] = [(box.right, box.middle[1]), (edge, box.middle[1])]
        for statement in self.material.ups(band.plan.id):
            if top := self.tops.get(statement.object or ""):
                self._to_board(statement, box, top)
        self.first = False
        return box

    def _to_board(self, statement: Statement, banner: Box, top: Box) -> None:
        """Straight up to a board that nothing stands below, otherwise by the left margin."""
        x, _ = top.middle
        clear = not any(
            b.x < x < b.right and top.bottom <= b.y and b.bottom <= banner.y
            for b in self.sheet.boxes
        )
        if clear:
            self.sheet.link(statement, banner, top, [(x, banner.y), (x, top.bottom)])
            return
        edge, low = self.margin // 2, top.bottom + CORRIDOR // 4
        middle = banner.middle[1]
        self.sheet.link(
            statement,
            banner,
            top,
            [(banner.x, middle), (edge, middle), (edge, low), (x - 12, low), (x - 12, top.bottom)],
        )

    def _tier(self, tier: Sequence[Lane], y: int, banner: Box | None, *, first: bool) -> int:
        heads = tallest([lane.head for lane in tier if lane.head], self.lane)
        inner = self.lane - INDENT
        named = max((_pile(lane.leads, inner) + _blank(lane, inner) for lane in tier), default=0)
        grouped = max((_pile(lane.groups, inner) for lane in tier), default=0)
        leads = y + (heads + 2 * BETWEEN if heads else 0)
        groups = leads + (named + 2 * BETWEEN if named else 0)
        work = groups + (grouped + 2 * BETWEEN if grouped else 0)
        low = work
        for column, lane in enumerate(tier):
            x = self.margin + column * (self.lane + GAP)
            head = self._head(lane, x, y, heads, banner, first=first)
            trunk = x + INDENT // 2
            if head:
                start: tuple[Point, ...] = ((trunk, head.bottom),)
            else:
                start = self._up(banner, trunk, y, first=first)
            at = _Place(lane.id, x + INDENT, inner, start, head or banner)
            self._unnamed(
                lane.no_officer,
                at,
                self._stack(lane.leads, at, self._unnamed(lane.no_lead, at, leads)),
            )
            self._stack(lane.groups, at, groups)
            top = work
            if lane.title:
                note = Note(x + INDENT, top, inner, lane.title)
                self.sheet.notes.append(note)
                top += note.h
            foot = (self.shape.feet or {}).get(lane.id)
            if foot:
                top = self._squares(foot.squares, at, top)
            low = max(low, self._stack(lane.work, at, top))
        self._ways_out(tier, low)
        return low

    def _head(
        self, lane: Lane, x: int, y: int, h: int, banner: Box | None, *, first: bool
    ) -> Box | None:
        if lane.head is None:
            return None
        head = self._put(lane.head, Spot(x, y, self.lane, h), lane.id)
        if banner is not None and lane.statement is not None:
            cx = head.middle[0]
            way = self._up(banner, cx, y, first=first)
            self.sheet.link(lane.statement, head, banner, [(cx, head.y), *way])
        return head

    def _up(self, banner: Box | None, x: int, y: int, *, first: bool) -> tuple[Point, ...]:
        """The way to the banner: straight from the first tier, by the left margin from others."""
        if banner is None:
            return ((x, y),)
        if first:
            return ((x, banner.bottom),)
        edge, way, middle = self.margin // 2, y - CORRIDOR // 2, banner.middle[1]
        return ((x, way), (edge, way), (edge, middle), (banner.x, middle))

    def _stack(self, nodes: Sequence[Node], at: _Place, y: int) -> int:
        """Boxes one below the other, each tied to the trunk of what they belong to."""
        for node in nodes:
            box = self._put(node.look, Spot(at.x, y, at.w), at.lane)
            if at.parent is not None and at.parent.thing.id in _ends(node):
                trunk, middle = at.start[0][0], box.middle[1]
                points = [(box.x, middle), (trunk, middle), *at.start]
                self.sheet.link(node.statement, box, at.parent, points)
            y = box.bottom + BETWEEN
            if node.children:
                y = self._stack(node.children, at.below(box), y)
        return y

    def _unnamed(self, place: Unnamed | None, at: _Place, y: int) -> int:
        """The place of somebody who is not named, if there is one; gives where the next thing may start."""
        if place is None:
            return y
        blank = Blank(at.x, y, at.w, *place)
        self.sheet.blanks.append(blank)
        return y + blank.h + BETWEEN

    def _squares(self, squares: Sequence[tuple[Look, str]], at: _Place, y: int) -> int:
        """Rows of squares; give where the next thing may start."""
        step = SQUARE + 4
        columns = max(1, at.w // step)
        for n, (look, letters) in enumerate(squares):
            row, column = divmod(n, columns)
            spot = Spot(at.x + column * step, y + row * step, SQUARE, SQUARE)
            box = self.sheet.put(look, spot, at.lane, letters)
            self.placed.setdefault(look.thing.id, []).append(box)
        return y + -(-len(squares) // columns) * step

    def _put(self, look: Look, spot: Spot, lane: str = "") -> Box:
        box = self.sheet.put(look, spot, lane)
        self.placed.setdefault(look.thing.id, []).append(box)
        return box

    def _ways_out(self, tier: Sequence[Lane], low: int) -> None:
        """From the right edge of every box of the tier down its gutter to the right margin."""
        inside = {lane.id: column for column, lane in enumerate(tier)}
        edge = self.width - self.margin // 2
        for box in self.sheet.boxes:
            if box.lane in inside and box.key not in self.ways:
                column = inside[box.lane]
                gutter = self.margin + (column + 1) * (self.lane + GAP) - GAP // 2
                middle, floor = box.middle[1], low + CORRIDOR // 3
                self.ways[box.key] = [
                    (box.right, middle),
                    (min(gutter, edge), middle),
                    (min(gutter, edge), floor),
                    (edge, floor),
                ]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stack goes, and where the trunk that holds it begins."""

    lane: str
    x: int
    w: int
    start: tuple[Point, ...]
    parent: Box | None

    def below(self, box: Box) -> _Place:
        """The place of what belongs to a box: indented, unless a deep tree would leave its lane."""
        if self.w - INDENT >= NARROWEST:
            start: tuple[Point, ...] = ((box.x + INDENT // 2, box.bottom),)
            return _Place(self.lane, self.x + INDENT, self.w - INDENT, start, box)
        aside, middle = box.x - 4, box.middle[1]
        return _Place(self.lane, self.x, self.w, ((aside, middle), (box.x, middle)), box)


def _ends(node: Node) -> tuple[str | None, str]:
    return node.statement.object, node.statement.subject


def _pile(nodes: Sequence[Node], w: int) -> int:
    """How high a pile of boxes is."""
    return sum(height_of(node.look, w) + BETWEEN for node in nodes)


def _blank(lane: Lane, w: int) -> int:
    """How high the places are of those who are not named."""
    places = filter(None, (lane.no_lead, lane.no_officer))
    return sum(Blank(0, 0, w, *place).h + BETWEEN for place in places)
