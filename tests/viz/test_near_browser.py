"""The neighbourhood of a thing and the way between two, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from remit.graph.store import Store

if TYPE_CHECKING:
    from tests.viz.conftest import Looker

pytestmark = pytest.mark.browser
PageOf = Callable[..., bytes]


def drawn(page: Page) -> dict[str, Any]:
    """Where the library has drawn each box, and where the plan has it."""
    expect(page.locator("#near-net canvas")).to_be_attached()
    made: dict[str, Any] = page.evaluate(
        """() => { const { net, plan } = remit.drawn; return { height: plan.height, boxes: plan.boxes.map((b, n) => { const at = net.getPosition('b' + n), { width, height } = net.body.nodes['b' + n].shape; return [[b.x, b.y, b.w, b.h], [at.x - width / 2, at.y - height / 2, width, height]]; }) }; }"""
    )
    return made


def until(page: Page, test: str, frames: int = 300) -> bool:
    """Whether something comes true within so many frames of the screen."""
    for _ in range(frames):
        if page.evaluate(f"new Promise((done) => requestAnimationFrame(() => done({test})))"):
            return True
    return False


@pytest.mark.parametrize(("screen", "least"), [(1440, 1000), (390, 340), (320, 280)])
def test_the_picture_has_the_width_of_the_screen_or_leaves_the_list_its_part(
    look: Looker, page_of: PageOf, shipped: Store, screen: int, least: int
) -> None:
    page = look(
        page_of(shipped),
        "#near=action/finalise-partnership-domestic-e683",
        size=(screen, 844),
    )
    drawn(page)
    assert page.evaluate("remit.drawn.plan.width") >= least


def test_the_list_has_every_link_of_the_thing_with_basis_and_passages(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    id_ = "priority/violence-reduction"
    page = look(page_of(shipped), f"#near={id_}")
    links = [
        s
        for s in shipped.contents().statements
        if s.object is not None and id_ in (s.subject, s.object)
    ]
    items = page.locator("#near-list li")
    expect(items).to_have_count(len(links))
    for n in (0, len(links) - 1):
        expect(items.nth(n).locator("small").first).to_contain_text("stated")
    items.first.locator("summary").click()
    expect(items.first.locator("cite").first).to_be_visible()


def test_what_is_folded_unfolds_by_mouse_and_by_keyboard(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#near=priority/stop-domestic-abuse")
    few = len(drawn(page)["boxes"])
    frame = page.locator("#near-frame")
    frame.focus()
    for _ in range(few):
        page.keyboard.press("ArrowDown")
        if "show all" in page.locator("#live").inner_text():
            break
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_have_text("All are shown.")
    assert until(page, f"remit.drawn.plan.boxes.length > {few}")


def test_a_box_leads_on_and_back_leads_back(look: Looker, page_of: PageOf, shipped: Store) -> None:
    page = look(page_of(shipped), "#near=priority/stop-domestic-abuse")
    drawn(page)
    spot = page.evaluate(
        """() => { const b = remit.drawn.plan.boxes.find((b) => b.text === 'Walsall Housing Group'); document.querySelector('#near').scrollIntoView();
        const r = document.querySelector('#near-net').getBoundingClientRect(); return [r.left + b.x + b.w / 2, r.top + b.y + b.h / 2]; }"""
    )
    page.mouse.click(*spot)
    expect(page.locator("#near-list h3")).to_have_text("Walsall Housing Group")
    assert "#near=body/walsall-housing-group" in page.url
    page.go_back()
    expect(page.locator("#near-list h3")).to_have_text("Stop domestic abuse")


def test_the_wheel_scrolls_the_page_and_zooms_only_with_ctrl(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#near=priority/stop-domestic-abuse")
    drawn(page)
    page.evaluate("document.querySelector('#near').scrollIntoView()")
    page.locator("#near-frame").hover(position={"x": 200, "y": 300})
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    assert until(page, f"scrollY > {before}")
    assert page.evaluate("remit.drawn.zoom") == 1
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    assert until(page, "remit.drawn.zoom > 1")
    page.locator("#near-fit").click()
    assert page.evaluate("remit.drawn.zoom") == 1


def test_every_step_of_a_way_says_what_it_is_and_where_it_is_written(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#near=person/sara-ward&to=body/walsall-housing-group")
    expect(page.locator("#near-list")).to_contain_text(
        "A way alone does not mean that one answers to the other."
    )
    steps = page.locator("#near-list ol > li")
    boxes = drawn(page)["boxes"]
    expect(steps).to_have_count(len(boxes) - 1)
    for n in range(steps.count()):
        expect(steps.nth(n).locator("summary")).to_contain_text("where it is written")
    expect(page.locator("#near-to")).to_have_value("body/walsall-housing-group")


def test_where_no_way_leads_that_is_said(look: Looker, small: Callable[..., Store]) -> None:
    from remit.viz.view import view

    store = small(("priority/one", "priorityOf", "plan/p"), ("action/lost", "actionOf", "plan/q"))
    page = look(view(store).content, "#near=action/lost&to=priority/one")
    expect(page.locator("#near-list")).to_contain_text("No way leads to “one”")


@pytest.mark.parametrize(
    "more", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"size": (390, 844)}]
)
@pytest.mark.parametrize(
    "at",
    ["#near=priority/stop-domestic-abuse", "#near=person/sara-ward&to=body/walsall-housing-group"],
)
def test_axe_finds_nothing_in_it(
    look: Looker, page_of: PageOf, shipped: Store, at: str, more: dict[str, Any]
) -> None:
    page = look(page_of(shipped), at, **more)
    drawn(page)
    results = Axe().run(page, context="#near")
    assert [r["id"] for r in results.response["violations"]] == []
