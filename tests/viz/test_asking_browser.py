"""What people type, send and hold in their hands, and what they then see first, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from remit.graph.store import Store
from remit.viz.view import view

if TYPE_CHECKING:
    from tests.viz.conftest import Looker

pytestmark = pytest.mark.browser
PageOf = Callable[..., bytes]
PHONE = (390, 844)


def ask(page: Page, words: str) -> None:
    page.fill("#q", words)
    page.locator("#q").press("Enter")


def test_on_a_phone_the_first_screen_says_what_to_ask_first(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=PHONE)
    asked = page.locator(".first-asked li")
    expect(asked).to_have_count(5)
    box = asked.last.bounding_box()
    assert box
    assert box["y"] + box["height"] < PHONE[1]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("what is late", "#date=past"),
        ("Which actions are overdue?", "#date=past"),
        ("actions that name nobody", "#who=nobody%20blank"),
        ("what is red?", "#state=Red"),
        ("amber and late", "#state=Amber&date=past"),
    ],
)
def test_a_question_for_some_of_the_actions_leads_to_them(
    look: Looker, page_of: PageOf, shipped: Store, words: str, address: str
) -> None:
    page = look(page_of(shipped))
    ask(page, words)
    expect(page.locator("#actions-h")).to_be_focused()
    assert page.url.endswith(address)


def test_what_goes_by_a_word_comes_before_what_only_speaks_of_it(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    page.fill("#q", "police")
    expect(page.locator("#found li").first).to_contain_text("West Midlands Police")


def test_a_question_that_ends_with_the_very_name_of_a_thing_asks_for_that(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    """And not for all that its last word may mean."""
    page = look(page_of(shipped))
    ask(page, "Who is the lead for DA?")
    expect(page.locator("#panel-h")).to_have_text("Lead for DA")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("knife crime", "Violence reduction"),
        ("serious violence", "Violence reduction"),
        ("board", "Safer Walsall Partnership Responsible Authority Board"),
        ("who does the board report to", "Safer Walsall Partnership Responsible Authority Board"),
        ("domestic abuse", "Stop domestic abuse"),
        ("housing group", "Walsall Housing Group"),
        ("Madill", "Kim Madill"),
    ],
)
def test_the_thing_itself_is_answered_and_not_an_action_that_speaks_of_it(
    look: Looker, page_of: PageOf, shipped: Store, words: str, answer: str
) -> None:
    page = look(page_of(shipped))
    ask(page, words)
    expect(page.locator("#panel-h")).to_have_text(answer)
    expect(page.locator("#found")).to_be_hidden()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("overlap", "Who answers for domestic abuse: Walsall Housing Group"),
        ("single point of failure", "Sara Ward alone"),
    ],
)
def test_what_was_found_is_found_by_the_words_of_its_rule(
    look: Looker, page_of: PageOf, shipped: Store, words: str, said: str
) -> None:
    page = look(page_of(shipped))
    page.fill("#q", words)
    expect(page.locator("#found li").first).to_contain_text(said)
    page.locator("#q").press("Enter")
    expect(page.locator("#found")).to_be_hidden()
    item = page.locator("#findings li:focus")
    expect(item).to_contain_text(said)
    expect(item).to_be_in_viewport()


def test_findings_on_a_late_action_can_be_found_by_that_word(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    page.fill("#q", "late")
    expect(page.locator("#found li").first).to_contain_text("Actions past their date")
    expect(page.locator("#found")).to_contain_text("finding, high")


def test_no_suggestion_stands_over_an_answer_that_nothing_was_found(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    ask(page, "ASB")
    expect(page.locator("#panel-h")).to_have_text("Nothing found")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("#answer")).to_contain_text(
        "Who answers for anti-social behaviour as a whole?"
    )


def test_where_nothing_is_found_the_nearest_can_be_chosen(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=PHONE)
    ask(page, "is violence falling")
    expect(page.locator("#panel-h")).to_have_text("Nothing found")
    page.locator("#answer").get_by_role("link", name="Violence reduction").click()
    expect(page.locator("#panel-h")).to_have_text("Violence reduction")


def test_that_a_word_may_still_stand_in_the_papers_is_said_while_one_types(
    look: Looker, page_of: PageOf, shipped: Store, harrowmere: Store
) -> None:
    page = look(page_of(shipped))
    page.fill("#q", "CCTV")
    expect(page.locator("#missed")).to_contain_text("a word may still stand in them")
    page.locator("#q").press("Enter")
    expect(page.locator("#answer p").first).to_contain_text("Nothing here matches “CCTV”.")
    expect(page.locator("#answer p").nth(1)).to_contain_text("a word may still stand in them")
    page = look(page_of(harrowmere))  # which has its papers' own words
    page.fill("#q", "CCTV")
    expect(page.locator("#missed")).to_have_text("Nothing here matches these words.")


def test_who_asks_for_somebody_is_told_first_what_they_stand_for(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=person/sara-ward")
    expect(page.locator("#panel .first")).to_have_text("Sara Ward is responsible for 3 actions.")


def test_a_warning_of_another_lead_stands_first_wherever_the_matter_is_met(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=priority/stop-domestic-abuse")
    expect(page.locator("#panel .first")).to_have_text(
        "Walsall Housing Group leads “Stop domestic abuse”. No officer is named for this priority."
    )
    expect(page.locator("#panel .first + .warn")).to_contain_text("West Midlands Police")
    expect(page.locator("#lanes .now")).to_be_in_viewport()
    for other in (
        "body/west-midlands-police",
        "body/walsall-housing-group",
        "action/finalise-partnership-domestic-e683",
    ):
        page.evaluate("(id) => { location.hash = 'n=' + id; }", other)
        expect(page.locator("#panel .warn")).to_contain_text("Stop domestic abuse")


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("#sheet=body/walsall-council", ".sheet[open]"),
        ("#near=person/sara-ward", "#near-h"),
        ("#who=vacant", "#actions-h"),
        ("#sort=-due", "#actions-h"),
        ("#dependencies", "#dep-h"),
    ],
)
def test_an_address_that_somebody_was_sent_opens_at_what_it_chooses(
    look: Looker, page_of: PageOf, shipped: Store, at: str, place: str
) -> None:
    for size in ((1440, 900), PHONE):
        page = look(page_of(shipped), at, size=size)
        page.wait_for_function("() => !document.querySelector('#list')")  # when all is written
        page.wait_for_function(
            "(of) => { const y = document.querySelector(of).getBoundingClientRect().top; return y >= 0 && y < 60; }",
            arg=place,
        )


@pytest.mark.parametrize("where", ["#findings", "#remits"])
def test_an_answer_asked_for_far_down_the_page_comes_into_sight(
    look: Looker, page_of: PageOf, shipped: Store, where: str
) -> None:
    """It stands beside the chart, and that is thousands of points above."""
    page = look(page_of(shipped), size=(1440, 900))
    page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
    )
    chosen = page.locator(f'{where} a[href^="#t"]:visible').last
    chosen.scroll_into_view_if_needed()
    chosen.click()
    expect(page.locator("#panel-h")).to_be_in_viewport()


def test_the_table_has_the_actions_in_the_order_of_the_chart(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    squares, rows = page.evaluate(
        "[[...document.querySelectorAll('#lanes .sq')].map((a) => decodeURIComponent(a.hash)), remit.D.rows.map((r) => decodeURIComponent(remit.address(r[0])))]"
    )
    assert rows == squares


def test_the_names_of_the_rows_of_the_chart_are_not_broken_by_wider_letters(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), bypass_csp=True)
    page.add_style_tag(
        content="* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    )
    lines = page.evaluate(
        "[...document.querySelectorAll('.names > div')].map((e) => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length; })"
    )
    assert set(lines) == {1}


def test_a_matter_under_several_leads_that_is_no_finding_is_told_to_whoever_asks_for_it(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    ask(page, "Who answers for knife crime?")
    told = page.locator("#answer > p.told").first
    expect(told).to_contain_text(
        "“knife crime” comes up under three priorities, each with a lead of its own: "
    )
    expect(told).to_contain_text("Violence reduction, led by West Midlands Police and Kim Madill")
    expect(told).to_contain_text("led by National Probation Service")
    expect(told).to_contain_text("Reduce serious and organised crime, led by ")
    expect(told).to_contain_text("no finding covers this overlap")
    page.reload()
    expect(told).to_contain_text("“knife crime” comes up under three priorities")
    ask(page, "knives")  # the same word in another number
    expect(told).to_contain_text("“knives” comes up under three priorities")
    ask(page, "zebra")
    expect(page.locator("#missed")).to_be_visible()
    page.go_back()  # and nothing says any longer that something was not found
    expect(page.locator("#q")).to_have_value("knives")
    expect(page.locator("#missed")).to_be_hidden()
    page.keyboard.press("Escape")
    assert "#" not in page.url
    for words, answer in (
        ("domestic abuse", "Stop domestic abuse"),  # there is a priority of this name
        ("scrutiny", "Scrutiny Overview Committee"),  # a body, and a word in passing
    ):
        ask(page, words)
        expect(page.locator("#panel-h")).to_have_text(answer)
        expect(page.locator("#answer")).not_to_contain_text("each with a lead of its own")


@pytest.mark.parametrize(
    "words",
    ["anti-social behaviour", "who leads on antisocial behaviour?", "anti social behaviour"],
)
def test_a_matter_of_which_a_finding_tells_leads_to_that_finding(
    look: Looker, page_of: PageOf, shipped: Store, words: str
) -> None:
    page = look(page_of(shipped))
    ask(page, words)
    item = page.locator("#findings li:focus")
    expect(item).to_contain_text("Anti-social behaviour comes up under 4 priorities")
    expect(item).to_be_in_viewport()


def test_letters_are_found_as_initials_and_answered_by_nobody(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    """What they may stand for is shown beside each thing, and that is for the reader to choose."""
    page = look(page_of(shipped))
    page.fill("#q", "ASB")
    expect(page.locator("#missed")).to_contain_text(
        "Nothing here has the word “ASB”. It may stand for words of these."
    )
    for told in page.locator("#found li small").all_inner_texts():
        assert told.startswith("finding") or re.search(
            "[“‘]anti-social behaviour[^”’]*[”’]", told, re.IGNORECASE
        )
    page.keyboard.press("Enter")
    expect(page.locator("#panel-h")).to_have_text("Nothing found")
    expect(page.locator("#answer")).to_contain_text("It may stand for words of these.")
    assert page.locator("#answer .who").count() == 0
    page.fill("#q", "QXZ")
    expect(page.locator("#missed")).to_contain_text("Nothing here matches these words.")
    page.fill("#q", "police")
    expect(page.locator("#missed")).to_be_hidden()


def test_a_finger_on_the_picture_of_a_neighbourhood_scrolls_the_page(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(
        page_of(shipped),
        "#near=priority/stop-domestic-abuse",
        size=PHONE,
        has_touch=True,
        is_mobile=True,
    )
    expect(page.locator("#near-net canvas")).to_be_attached()
    page.wait_for_function("() => document.querySelector('#near').getBoundingClientRect().top < 80")
    before = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)
    fingers = [("touchStart", 600), *(("touchMove", 600 - step) for step in range(20, 220, 20))]
    for kind, y in fingers:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": 200, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("(least) => scrollY > least", arg=before + 100)


def test_a_saved_table_holds_no_formula_whatever_an_action_is_called(
    look: Looker, small: Callable[..., Store]
) -> None:
    called = ("=1+1", "+44", "-2", "@sum(a1)", "\t=x")
    rows = [(f"action/a{n}", "actionOf", "priority/p") for n in range(len(called))]
    labels = {f"action/a{n}": name for n, name in enumerate(called)}
    page = look(view(small(("priority/p", "priorityOf", "plan/p"), *rows, labels=labels)).content)
    page.locator("#actions").scroll_into_view_if_needed()
    with page.expect_download() as download:
        page.locator("#save-csv").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "1+1" in text
    assert not [
        c
        for line in text.splitlines()
        for c in line.split('","')
        if c.strip('"')[:1] in "=+-@\t" and c.strip('"')
    ]
