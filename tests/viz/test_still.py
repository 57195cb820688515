"""Still pictures: what they say around the chart, how they fit paper and slides, what they leave out."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from remit.graph.errors import RegisterError
from remit.graph.model import Citation, Statement, merge
from remit.graph.store import Store
from remit.viz.feet import Foot
from remit.viz.marks import Picture, Rect, Stroke, Words
from remit.viz.material import around, gather
from remit.viz.measure import width
from remit.viz.still import SIZES, Drawn, Told, still
from remit.viz.view import view
from tests.support.reading import stored

SVG = "{http://www.w3.org/2000/svg}"
LIT = "#a63a0d"
CITED = (Citation("plan.txt", "line 4", "Lead: see note"),)


def drawing(store: Store, **wish: object) -> ET.Element:
    return ET.fromstring(view(store, format="svg", **wish).content)  # type: ignore[arg-type]


def words(root: ET.Element) -> str:
    """All that stands on a picture, one blank between the lines."""
    return " ".join(e.text or "" for e in root.iter(f"{SVG}text"))


def named(root: ET.Element) -> set[str]:
    """What each box says to those who cannot see it."""
    return {e.text or "" for e in root.iterfind(f"{SVG}g/{SVG}title")}


def letters(root: ET.Element) -> list[float]:
    return [float(e.get("font-size", "0")) for e in root.iter(f"{SVG}text")]


def test_a_picture_has_title_day_legend_and_sources(shipped: Store) -> None:
    root = drawing(shipped)
    said = words(root)
    assert said.startswith(
        "Safer Walsall Partnership 2020 Who is accountable for what, as at 30 July"
    )
    for part in (
        "74 of 84 actions name nobody.",
        "nobody is named, or a place is vacant",
        "only a chart’s layout suggests it",
        "Sources: Safer Walsall Partnership Plan 2020;",
        "All 398 pieces of the documents were read.",
    ):
        assert part in said
    assert "past its date" not in said  # a sign that this picture does not have
    assert "chosen, with" not in said


def test_by_name_every_action_is_drawn_and_those_without_anybody_have_a_broken_outline(
    shipped: Store,
) -> None:
    root = drawing(shipped)
    actions = {e.label for e in shipped.of_kind("action")}
    assert actions <= named(root)
    broken = [
        g.findtext(f"{SVG}title")
        for g in root.iterfind(f"{SVG}g")
        if g.find(f"{SVG}rect").get("stroke-dasharray")  # type: ignore[union-attr]
    ]
    assert (
        len([name for name in broken if name in actions]) == 74 + 3
    )  # and three whose officer is written as TBC


@pytest.mark.parametrize("wish", [{}, {"size": "a4"}, {"size": "slide"}, {"structure": True}])
def test_where_no_officer_is_named_a_broken_box_says_so_beside_the_lead(
    shipped: Store, wish: dict[str, object]
) -> None:
    root = drawing(shipped, **wish)
    boxes = [
        g.find(f"{SVG}rect")
        for g in root.iterfind(f"{SVG}g")
        if g.findtext(f"{SVG}title") == "no officer named"
    ]
    assert len(boxes) == 5  # of six priorities
    assert all(box is not None and box.get("stroke-dasharray") for box in boxes)
    assert "no lead named" not in named(root)


def test_a_priority_without_anybody_says_that_of_lead_and_officer_and_what_was_not_read_is_no_nobody(
    small: Callable[..., Store],
) -> None:
    store = small(
        ("priority/one", "priorityOf", "plan/p"), ("priority/two", "priorityOf", "plan/p")
    )
    cell = Statement("priority/two", "notRead", value="Lead: see note", citations=CITED)
    contents = store.contents()
    statements = tuple(merge((*contents.statements, cell)))
    root = drawing(stored(replace(contents, statements=statements)))
    told = [g.findtext(f"{SVG}title") or "" for g in root.iterfind(f"{SVG}g")]
    places = [name for name in told if name.startswith("no ")]
    assert sorted(places) == [
        "no lead named", "no lead read", "no officer named", "no officer read",
    ]  # fmt: skip


def test_a_part_of_a_register_tells_of_nobody_only_where_the_whole_names_nobody(
    shipped: Store,
) -> None:
    root = drawing(shipped, focus="West Midlands Police")
    officers = {"Lee Vance", "TBC"} & named(root)
    assert officers
    assert "no lead named" not in named(root)


def test_the_structure_counts_actions_and_draws_none(shipped: Store) -> None:
    root = drawing(shipped, structure=True)
    assert not {e.label for e in shipped.of_kind("action", "objective")} & named(root)
    assert "20 actions, nobody named for 10" in words(root)
    assert {e.label for e in shipped.of_kind("priority")} <= named(root)


@pytest.mark.parametrize(
    ("size", "aspects", "printed"),
    [
        ("a4", {210 / 297, 297 / 210}, {"210mm", "297mm"}),
        ("slide", {16 / 9}, {"1280", "720"}),
    ],
)
@pytest.mark.parametrize("name", ["shipped", "harrowmere", "hostile"])
def test_a_size_fits_its_sheet_and_nothing_leaves_it(
    name: str, size: str, aspects: set[float], printed: set[str], request: pytest.FixtureRequest
) -> None:
    root = drawing(request.getfixturevalue(name), size=size)
    box = [float(n) for n in root.get("viewBox", "").split()]
    assert min(abs(box[2] / box[3] - aspect) for aspect in aspects) < 0.002
    assert {root.get("width"), root.get("height")} == printed
    for rect in root.iter(f"{SVG}rect"):
        right = float(rect.get("x", "0")) + float(rect.get("width", "0"))
        low = float(rect.get("y", "0")) + float(rect.get("height", "0"))
        assert 0 <= float(rect.get("x", "0")) <= right <= box[2] + 0.2
        assert 0 <= float(rect.get("y", "0")) <= low <= box[3] + 0.2
    for text in root.iter(f"{SVG}text"):
        assert 0 < float(text.get("y", "0")) < box[3]
        if not text.get("text-anchor"):
            end = float(text.get("x", "0")) + width(
                text.text or "", float(text.get("font-size", "0"))
            )
            assert end <= box[2]


def test_what_could_not_be_read_on_a_sheet_becomes_squares_and_says_so(shipped: Store) -> None:
    for size, least in (("a4", SIZES["a4"][0].least), ("slide", SIZES["slide"][0].least)):
        root = drawing(shipped, size=size)
        said = words(root)
        assert "Each square is an action: by name they would be too small to read." in said
        assert "past its date" in said
        # The smallest letters of a chart are those of a tag, which is a word or two below a name.
        assert min(letters(root)) >= least * 11 / 12.5 - 0.1
        squares = [g for g in root.iterfind(f"{SVG}g") if g.findtext(f"{SVG}title")]
        assert {e.label for e in shipped.of_kind("action")} <= {
            g.findtext(f"{SVG}title") for g in squares
        }


def test_how_many_actions_name_nobody_is_told_in_full(shipped: Store) -> None:
    for size in ("a4", "slide"):
        assert words(drawing(shipped, size=size)).count("nobody named for all") == 5


def test_a_chosen_thing_is_lit_with_its_chain(shipped: Store) -> None:
    root = drawing(shipped, focus="Stop domestic abuse", size="a4")
    lit = {
        g.findtext(f"{SVG}title"): float(g.find(f"{SVG}rect").get("stroke-width", "0"))  # type: ignore[union-attr]
        for g in root.iterfind(f"{SVG}g")
        if g.find(f"{SVG}rect").get("stroke") == LIT  # type: ignore[union-attr]
    }
    assert max(lit, key=lambda name: lit[name]) == "Stop domestic abuse"
    assert {"Safer Walsall Partnership", "Safer Walsall Partnership Plan 2020"} <= set(lit)
    assert "Walsall Housing Group" not in lit
    assert [line for line in root.iter(f"{SVG}polyline") if line.get("stroke") == LIT]
    said = words(root)
    assert said.startswith("Stop domestic abuse Safer Walsall Partnership 2020: who is accountable")
    assert (
        "Walsall Housing Group leads “Stop domestic abuse”. No officer is named for this priority."
        in said
    )
    assert re.search(r"Only what concerns it is drawn: \d+ of \d+ things\.", said)


def test_of_somebody_all_that_stands_below_them_is_drawn(shipped: Store) -> None:
    root = drawing(shipped, focus="West Midlands Police")
    police = gather(shipped).lanes
    under = {
        e.label for e in shipped.of_kind("action") if "priority/violence-reduction" in police[e.id]
    }
    assert len(under) == 20
    assert under <= named(root)
    assert "West Midlands Police leads “Violence reduction”: 17 actions" in words(root)
    officer = drawing(shipped, focus="Sara Ward")
    assert {"West Midlands Police", "Kim Madill"} <= named(officer)  # who leads what she works on


def test_png_knows_its_size_on_paper(shipped: Store) -> None:
    image = Image.open(BytesIO(view(shipped, format="png", size="a4").content))
    assert sorted(round(n / image.info["dpi"][0] * 25.4) for n in image.size) == [210, 297]
    slide = view(shipped, format="png", size="slide").content
    assert struct.unpack(">II", slide[16:24]) == (2560, 1440)


def test_a_hostile_label_is_drawn_as_text(hostile: Store) -> None:
    root = drawing(hostile, size="slide")
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        *("svg", "title", "rect", "g", "polyline", "text"),
    }
    assert view(hostile, format="png", size="slide").content.startswith(b"\x89PNG")


def test_a_page_has_no_structure_and_a_diagram_no_size(shipped: Store) -> None:
    with pytest.raises(RegisterError, match=r"--structure is for still pictures"):
        view(shipped, structure=True)
    for form in ("html", "mermaid", "dot"):
        with pytest.raises(RegisterError, match=r"--size is for pictures"):
            view(shipped, format=form, size="a4")
    assert b"Amber" not in view(shipped, format="dot", structure=True).content


def test_a_chart_with_room_is_drawn_by_name_on_a_sheet(small: Callable[..., Store]) -> None:
    store = small(
        ("priority/one", "priorityOf", "plan/p"),
        ("action/a", "actionOf", "priority/one"),
        ("priority/one", "accountable", "body/b"),
    )
    root = drawing(store, size="a4")
    assert {"one", "a", "b"} <= named(root)
    assert "too small" not in words(root)


def test_marks_of_a_picture_lie_in_their_order(small: Callable[..., Store]) -> None:
    material = gather(small(("priority/one", "priorityOf", "plan/p")))
    told = Told("Title", "Said.", "Sources: none.")
    picture: Picture = still(Drawn(around(material, "priority/one"), 2, told, {}, {"x": Foot("")}))
    kinds = [type(mark) for mark in picture.marks]
    first = kinds.index(Rect)
    assert Stroke in kinds[:first]  # lines lie below boxes
    assert Words in kinds[first:]


def test_more_than_one_sheet_can_show_is_drawn_and_owned_up_to(eight: Store) -> None:
    root = drawing(eight, size="a4")
    assert "This is more than one sheet can show: draw one thing, with --focus" in words(root)
    assert {e.label for e in eight.of_kind("priority")} <= named(root)
