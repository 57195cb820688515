"""What the explorer says first, and how its choices stand in the address, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from remit.graph.store import Store
from remit.queries.audit import audit
from remit.queries.glance import Glance, glance
from remit.viz.material import gather

if TYPE_CHECKING:
    from tests.viz.conftest import Looker

pytestmark = pytest.mark.browser
PageOf = Callable[..., bytes]


def looked(store: Store) -> Glance:
    return glance(store.contents(), gather(store).answers, audit(store))


def squares(page: Page, of: str = "") -> set[str]:
    """The addresses of the actions whose squares look so."""
    found: list[str] = page.evaluate(
        "(of) => [...document.querySelectorAll('#lanes .sq' + of)].map((a) => a.getAttribute('href'))",
        of,
    )
    return {address.removeprefix("#n=") for address in found}


def shown(page: Page) -> list[str]:
    """The addresses of the rows of actions that are not filtered out, in their order."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#t-actions tbody tr:not([hidden]) th a')].map((a) => a.hash)"
    )
    return [address.removeprefix("#n=") for address in found]


@pytest.mark.parametrize("name", ["harrowmere", "walsall", "shipped"])
def test_the_first_screen_says_what_to_ask(
    look: Looker, page_of: PageOf, name: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(name)
    page = look(page_of(store))
    told = looked(store)
    expect(page.locator(".whole")).to_contain_text(f"{told.grave}.")
    expect(page.locator(".first-asked li")).to_have_count(min(5, len(told.questions)))
    ends = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#lanes .sq')].map((a) => a.getBoundingClientRect().bottom))"
    )
    assert ends < 900
    assert squares(page) == {e.id for e in store.of_kind("action")}


@pytest.mark.parametrize("name", ["harrowmere", "walsall"])
def test_squares_tally_and_table_tell_the_same_of_every_action(
    look: Looker, page_of: PageOf, name: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(name)
    page = look(page_of(store))
    told = looked(store)
    nobody = {id_ for id_, way in told.naming.items() if way in ("nobody", "blank")}
    empty = nobody | {id_ for id_, way in told.naming.items() if way == "vacant"}
    assert squares(page, ".empty") == empty
    tally = page.locator(".tiles .tally").first
    expect(tally).to_have_text(f"{len(nobody)} of {len(told.naming)}")
    if nobody:
        tally.click()
        assert set(shown(page)) == nobody
        assert squares(page, ".out") == set(told.naming) - nobody
    text = page.locator("#shown").inner_text()
    assert text.startswith(f"{len(nobody)} of {len(told.naming)}") or not nobody


def test_a_square_says_in_words_what_its_look_says(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere))
    for look_of, words in ((".empty", "vacant|left empty|nobody"), (".full", "is named")):
        names = page.evaluate(
            "(of) => [...document.querySelectorAll('#lanes .sq' + of)].map((a) => a.ariaLabel)",
            look_of,
        )
        assert names
        assert [name for name in names if not re.search(words, name)] == []


def test_every_choice_is_a_step_of_back_and_reopens_from_its_address(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    html = page_of(harrowmere)
    page = look(html, "#lane=priority/hate-crime&sort=-due")
    assert len(shown(page)) == 2
    expect(page.locator("#shown")).to_contain_text("filtered by Priority: ")
    expect(page.locator("#t-actions th").nth(4)).to_have_attribute("aria-sort", "descending")
    page.locator("#lanes .head").first.click()
    first = page.locator("#panel-h").inner_text()
    page.locator("#lanes .head").nth(1).click()
    second = page.locator("#panel-h").inner_text()
    assert first != second
    assert "lane=priority/hate-crime" in page.url
    page.go_back()
    expect(page.locator("#panel-h")).to_have_text(first)
    expect(page.locator("#panel-h")).to_be_focused()
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    assert len(shown(page)) == 2
    page.go_forward()
    expect(page.locator("#panel-h")).to_have_text(first)
    page.reload()
    page.locator(":root[data-ready]").wait_for(state="attached")
    expect(page.locator("#panel-h")).to_have_text(first)
    assert len(shown(page)) == 2


def test_an_unknown_filter_chooses_nothing(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), "#lane=priority/nope&sort=size")
    assert len(shown(page)) == 42
    expect(page.locator("#shown")).to_have_text("42 actions.")


def test_what_has_no_date_comes_last_both_ways(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    for order in ("due", "-due"):
        page = look(page_of(harrowmere), f"#sort={order}")
        keys = page.evaluate(
            "[...document.querySelectorAll('#t-actions tbody tr')].map((r) => r.cells[4].dataset.k)"
        )
        known = [key for key in keys if not key.startswith("~")]
        assert known
        assert keys[: len(known)] == known
        assert known == sorted(known, reverse=order == "-due")


def test_a_filtered_print_says_that_it_is_filtered(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), "#lane=priority/hate-crime")
    page.emulate_media(media="print")
    expect(page.locator("#shown")).to_be_visible()
    expect(page.locator("#shown")).to_contain_text("2 of 42 actions shown, filtered by Priority")


def test_an_answer_begins_with_one_sentence_and_what_must_be_known_first(
    look: Looker, page_of: PageOf, walsall: Store
) -> None:
    page = look(page_of(walsall), "#n=priority/stop-domestic-abuse")
    expect(page.locator("#panel .first")).to_contain_text("No officer is named for this ")
    expect(page.locator("#lanes .now")).to_be_in_viewport()
    expect(page.locator("#panel .warn")).to_contain_text("led by West Midlands Police")
    expect(page.locator("#panel .warn .put").first).to_contain_text("Who answers for")
    late = next(f for f in audit(walsall).findings if f.code == "overdue")
    page.evaluate("(id) => { location.hash = 'n=' + id; }", late.subject.id)
    expect(page.locator("#panel .warn")).to_contain_text(late.message)


def test_the_lanes_are_one_tab_stop_and_arrows_move_in_them(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere))
    assert page.locator('#lanes a[tabindex="0"]').count() == 1
    page.locator('#lanes a[tabindex="0"]').focus()
    seen = set()
    for key in ["ArrowDown"] * 6 + ["ArrowRight"] * 4:
        page.keyboard.press(key)
        seen.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert len(seen) > 6
    page.keyboard.press("Enter")
    expect(page.locator("#panel-h")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator('#lanes a[tabindex="0"]')).to_be_focused()


def test_a_register_in_which_little_was_read_says_so_first(
    look: Looker, page_of: PageOf, partly: Store
) -> None:
    page = look(page_of(partly))
    notice = page.locator("#glance .notice")
    many = len([entry for entry in partly.ledger() if entry.outcome == "unread"])
    expect(notice).to_contain_text(f"Much was not understood: {many} of")
    expect(notice).to_be_in_viewport()
    expect(page.locator("#sources")).to_contain_text(f"And {many - 100} more.")
    expect(page.locator("#sources")).to_contain_text("smudged words 90")


def test_an_empty_register_says_so_first(look: Looker, page_of: PageOf, empty: Store) -> None:
    page = look(page_of(empty))
    expect(page.locator("#glance .notice")).to_contain_text("Nothing was read.")
    expect(page.locator("#sources")).to_contain_text("smudged words")
    for nothing in ("#near", "#everything", '[data-copy="high"]'):  # nothing that would do nothing
        expect(page.locator(f"{nothing} >> visible=true")).to_have_count(0)
    assert look.seen.messages == []


def test_a_broken_outline_says_that_a_place_may_be_vacant_beside_a_name(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#officer=person/sara-ward")
    assert page.locator("#lanes .sq.empty:not(.out)").all_inner_texts() == ["?"] * 3
    for told in ("#chart .hint", "#near .hint"):
        expect(page.locator(told).first).to_contain_text(
            re.compile("nobody is named,? or a place is vacant")
        )
    expect(page.locator(".legend")).to_contain_text("written as vacant, alone or beside a name")
    # The filter by what is named says of the same that no officer alone is named there.
    page.locator("#f-who").select_option(label="An officer, and no place is vacant (7)")
    assert shown(page) == []
    page.locator("#f-who").select_option(
        label="A place is written as vacant, alone or beside a name (3)"
    )
    assert len(shown(page)) == 3


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_a_saved_chart_can_stand_on_a_slide_by_itself(
    look: Looker, page_of: PageOf, shipped: Store, size: tuple[int, int]
) -> None:
    """On white, with its title, its day, its key, its sources and the lines between its boxes."""
    page = look(page_of(shipped), "#who=vacant", size=size, color_scheme="dark")
    before = page.evaluate("document.querySelector('#chart').innerHTML")
    with page.expect_download() as download:
        page.evaluate("document.querySelector('#save-svg').click()")
    told = download.value.path().read_text(encoding="utf-8")
    assert page.evaluate("document.querySelector('#chart').innerHTML") == before
    assert page.evaluate("document.documentElement.dataset.theme") is None
    words = " ".join(re.sub("<[^>]+>", " ", told).split())
    for part in (
        "Safer Walsall Partnership 2020 Six priorities, each with a lead",
        "As at 30 July 2020",
        "Grey is what a filter leaves out: Who is named: A place is written as vacant",
        "a place is written as vacant, alone or beside a name",
        "Sources: [1] Safer Walsall Partnership Plan 2020; [2] Actions for",
        "All 398 pieces of the documents were read",
    ):
        assert part in words
    assert 'fill="#fff"/>' in told
    assert "rgb(20, 23, 28)" not in told  # the dark ground
    # A line between the boxes on the spine, those of the key, and on a desk the lines of each lane.
    assert told.count("<path") > (5 + 6 * 3 if size[0] > 1000 else 4)


def test_letters_twice_as_large_lie_over_nothing_and_enlarge_the_menu(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=(390, 844))
    menu = "document.querySelector('nav a').getBoundingClientRect().height"
    before = page.evaluate(menu)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(menu) > 1.5 * before
    rooms = page.evaluate(
        """() => [...document.querySelectorAll('.lane > div[data-l]')].filter((e) => e.firstElementChild).map((e) => {
          const label = document.createElement('span'), style = getComputedStyle(e, '::after');
          label.textContent = e.dataset.l;
          label.style.font = style.font;
          document.body.append(label);
          const width = label.getBoundingClientRect().width;
          label.remove();
          return e.firstElementChild.getBoundingClientRect().left - e.getBoundingClientRect().left - width;
        })"""
    )
    assert len(rooms) > 20
    assert min(rooms) >= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_goes_on_beside_the_screen_shows_it_at_its_edge(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    """A shadow that what scrolls with the words covers where they end."""
    page = look(page_of(shipped), size=(390, 844))
    for part in ("nav ul", "#dependencies .scroll"):
        attached = page.locator(part).evaluate("(e) => getComputedStyle(e).backgroundAttachment")
        assert attached == "local, local, scroll, scroll"
        assert page.locator(part).evaluate("(e) => e.scrollWidth > e.clientWidth")


def test_on_a_phone_nothing_stands_there_that_a_tap_would_not_do(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=person/sara-ward", size=(390, 844))
    expect(page.locator("#answer code")).to_be_hidden()  # no command line
    page.get_by_role("button", name="Close").first.click()
    expect(page.locator("#as-rows")).to_be_hidden()
    expect(page.locator("#near .hint")).to_contain_text("Choose a box")
    expect(page.get_by_text("Ctrl and the wheel zoom.")).to_be_hidden()


def test_what_was_said_to_be_done_gives_way_to_what_is_said_next(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=person/sara-ward", permissions=["clipboard-write"])
    page.get_by_role("button", name="Copy with citations").click()
    live = page.locator("#live")
    expect(live).to_have_class(re.compile("shown"))
    page.get_by_role("button", name="Close").click()
    expect(live).to_have_text("Closed.")
    expect(live).not_to_have_class(re.compile("shown"))


def test_a_tally_says_to_whoever_hears_it_what_it_counts(desk_of_shipped: Page) -> None:
    expect(desk_of_shipped.get_by_role("link", name="74 of 84 actions name nobody")).to_be_visible()


def test_on_the_smallest_screen_no_word_of_a_button_is_broken(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=(320, 640))
    lines = page.locator("#save-png").evaluate(
        "(b) => { const r = document.createRange(); r.selectNodeContents(b); return r.getClientRects().length; }"
    )
    assert lines == 1


@pytest.mark.parametrize("size", [(390, 844), (320, 640)])
def test_on_a_phone_nothing_scrolls_sideways_and_squares_fit_a_finger(
    look: Looker, page_of: PageOf, walsall: Store, size: tuple[int, int]
) -> None:
    page = look(page_of(walsall), size=size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    least = page.evaluate(
        "Math.min(...[...document.querySelectorAll('#lanes a')].filter((a) => a.offsetWidth).map((a) => { const r = a.getBoundingClientRect(); return Math.min(r.width, r.height); }))"
    )
    assert least >= 24
    page.locator("#lanes .sq").first.click()
    expect(page.locator("#panel-h")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 320, 1200])
def test_on_a_touch_screen_what_is_pressed_is_as_large_as_a_finger(
    look: Looker, page_of: PageOf, harrowmere: Store, width: int
) -> None:
    """All but links within a sentence, and what is only there for the keyboard."""
    page = look(page_of(harrowmere), "#m=0", size=(width, 844), has_touch=True)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    small = """[...document.querySelectorAll("a, button, summary, select, input")].filter((e) => e.checkVisibility() && !e.matches(".skip, .hint a, .sq, #live"))
      .filter((e) => !e.matches("a") || !e.parentElement.textContent.replace(e.textContent, "").trim() || e.closest("nav, .count, .tiles, .first-asked"))
      .map((e) => [e.outerHTML.slice(0, 80), Math.round(e.getBoundingClientRect().height)]).filter(([, high]) => high < 44)"""
    assert page.evaluate(small) == []
    squares = "[...document.querySelectorAll('#lanes .sq')].map((a) => a.getBoundingClientRect().width).filter((w) => w && w < 44)"
    assert page.evaluate(squares) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_menu_stays_in_sight_and_hides_nothing_that_it_leads_to(
    look: Looker, page_of: PageOf, harrowmere: Store, size: tuple[int, int]
) -> None:
    page = look(page_of(harrowmere), size=size)
    for part in ("findings", "remits", "sources", "glance"):
        page.locator(f'nav a[href="#{part}"]').click()
        expect(page.locator("nav")).to_be_in_viewport()
        tops = "(id) => [document.getElementById(id).querySelector('h2, .whole').getBoundingClientRect().top, document.querySelector('nav').getBoundingClientRect().bottom]"
        page.wait_for_function(
            f"(id) => {{ const [top, nav] = ({tops})(id); return top >= nav - 1; }}", arg=part
        )


def test_without_a_script_every_square_leads_to_its_entry(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), java_script_enabled=False)
    for id_ in ("action/dp-serious-violence-sv1", "action/dp-serious-violence-sv5"):
        entry = page.locator(f'li:has(> [id="n={id_}"])')
        page.locator(f'#lanes a[href="#{entry.get_attribute("id")}"]').first.click()
        expect(page.locator(f'[id="n={id_}"]')).to_be_in_viewport()


def test_back_from_an_answer_to_a_place_of_the_page_closes_it(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    """The address says a place and no answer, so that none is open beside it."""
    for size in ((1440, 900), (390, 844)):
        page = look(page_of(shipped), size=size)
        page.evaluate("location.hash = '#chart'")
        page.locator("#lanes .head").first.click()
        expect(page.locator("#panel")).to_have_class(re.compile(r"\bsaid\b"))
        page.go_back()
        expect(page.locator("#panel")).not_to_have_class(re.compile(r"\bsaid\b"))
        assert page.url.endswith("#chart")


def test_an_address_of_nothing_says_so_in_words(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    page.evaluate("location.hash = '#n=priority/none'")
    expect(page.locator("#panel-h")).to_have_text("Nothing found")
    expect(page.locator("#answer")).not_to_contain_text("null")


def test_paper_holds_the_passages_that_are_written_when_they_are_opened(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    """The print that follows begins in the same moment."""
    page = look(page_of(shipped))
    written = page.evaluate(
        "() => { dispatchEvent(new Event('beforeprint')); return "
        "[...document.querySelectorAll('main .cites[open]')].map((d) => d.children.length); }"
    )
    assert written
    assert min(written) > 1
