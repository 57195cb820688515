"""Back leads to where one stood, on a phone and on a desk, whatever the step was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from remit.graph.store import Store
from tests.viz.conftest import Looker
from tests.viz.test_page import PageOf

pytestmark = pytest.mark.browser
PHONE, DESK = (390, 844), (1440, 900)
STEPS = {
    "a tally": '#glance a[href*="date=past"]',
    "the findings": 'a[href="#findings"]',
    "the vacant places": 'a[href="#all-vacancy"]',
    "a box": "#lanes .head",
}


def _still(page: Page) -> None:
    """Wait until two frames have been drawn, so that whatever moves the page has moved it."""
    page.evaluate("new Promise((yes) => requestAnimationFrame(() => requestAnimationFrame(yes)))")


def _tap(page: Page, link: str) -> float:
    """Press a link and return where the page stood when it was pressed."""
    page.evaluate(
        "addEventListener('click', () => { window.pressed = scrollY; }, { capture: true, once: true })"
    )
    page.locator(link).first.click()
    _still(page)
    return float(page.evaluate("window.pressed"))


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("link", STEPS.values(), ids=STEPS)
def test_back_leads_to_where_one_stood(
    look: Looker, page_of: PageOf, shipped: Store, link: str, size: tuple[int, int]
) -> None:
    page = look(page_of(shipped), size=size)
    address = page.url
    y = _tap(page, link)
    page.go_back()
    assert page.url == address
    page.wait_for_function("y => Math.abs(scrollY - y) < 5", arg=y)


def test_each_of_several_steps_on_a_phone_has_its_place_and_so_has_the_way_forward(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=PHONE)
    places = [_tap(page, STEPS["a tally"]), _tap(page, STEPS["the findings"])]
    places.append(_tap(page, STEPS["a box"]))
    expect(page.locator("#panel")).to_be_visible()
    for y in reversed(places):
        page.go_back()
        page.wait_for_function("y => Math.abs(scrollY - y) < 5", arg=y)
    for y in places[1:]:
        page.go_forward()
        page.wait_for_function("y => Math.abs(scrollY - y) < 5", arg=y)


def test_an_answer_that_is_closed_on_a_phone_leaves_the_page_where_it_stood(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=PHONE)
    y = _tap(page, STEPS["a box"])
    page.get_by_role("button", name="Close").first.click()
    page.wait_for_function("y => Math.abs(scrollY - y) < 5", arg=y)
