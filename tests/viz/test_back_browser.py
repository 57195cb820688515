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


def _ask(page: Page, words: str) -> None:
    page.fill("#q", words)
    page.locator("#q").press("Enter")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_back_from_nothing_found_leads_to_where_one_was_in_the_page(
    look: Looker, page_of: PageOf, shipped: Store, size: tuple[int, int]
) -> None:
    page = look(page_of(shipped), size=size)
    address = page.url
    _ask(page, "zebra")
    expect(page.locator("#panel-h")).to_have_text("Nothing found")
    expect(page.locator("#panel-h" if size == PHONE else "#q")).to_be_focused()
    page.go_back()
    assert page.url == address
    expect(page.locator("#panel")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#panel-h")).to_have_text("Nothing found")
    page.reload()
    expect(page.locator("#answer")).to_contain_text("Nothing here matches “zebra”.")


def test_the_box_shows_what_was_asked_for_the_answer_that_is_shown(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=DESK)
    box = page.locator("#q")
    _ask(page, "knife crime")
    expect(page.locator("#panel-h")).to_have_text("Violence reduction")
    expect(box).to_have_value("knife crime")
    _ask(page, "Madill")
    expect(page.locator("#panel-h")).to_have_text("Kim Madill")
    page.go_back()
    expect(page.locator("#panel-h")).to_have_text("Violence reduction")
    expect(box).to_have_value("knife crime")
    page.locator("#lanes .head").first.click()  # for which nothing was asked
    expect(box).to_have_value("")
    page.go_back()
    expect(box).to_have_value("knife crime")


def test_back_in_the_neighbourhood_brings_back_what_stood_there(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=DESK)
    page.locator('nav a[href="#near"]').click()
    head = page.locator("#near-list h3")
    head.wait_for()
    first = head.inner_text()
    page.locator("#near-list a[data-box]").first.click()
    expect(head).not_to_have_text(first)
    page.go_back()
    expect(head).to_have_text(first)


def test_a_new_question_and_the_menu_show_all_again(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=DESK)
    _ask(page, "late")
    expect(page.locator("#shown")).to_contain_text("2 of 84 actions")
    assert page.locator("#lanes .out").count() == 82
    _ask(page, "Sara Ward")
    assert "date" not in page.url
    expect(page.locator("#lanes .out")).to_have_count(0)
    page.go_back()
    expect(page.locator("#lanes .out")).to_have_count(82)
    page.locator('nav a[href="#actions"]').click()
    expect(page.locator("#shown")).to_have_text("84 actions, 4 of them parts of another.")
    expect(page.locator("#t-actions tbody tr:visible")).to_have_count(84)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_list_that_is_opened_after_an_answer_closes_it(
    look: Looker, page_of: PageOf, shipped: Store, size: tuple[int, int]
) -> None:
    page = look(page_of(shipped), "#n=person/sara-ward", size=size)
    page.evaluate("document.querySelector('.covered #q') || document.querySelector('#q').focus()")
    if size == PHONE:  # where the answer covers the box
        page.get_by_role("button", name="Close").first.click()
    _ask(page, "red")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.url.endswith("#state=Red")
    page.evaluate("location.hash = 'n=person/sara-ward&state=Red'")  # both are said
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#shown")).to_contain_text("1 of 84 actions")
