"""Every state of the page, on the page of every register: for everybody, by an address, by a finger, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from remit.viz.squares import UNFOLDED

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.viz.conftest import Met

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# For each state what of the page is looked at where there is much of it, the media, the screen, and its address.
NETWORK = "remit.D.things.map((t) => t[0]).find((_, t) => { const n = remit.out[t].length + remit.into[t].length; return n > 2 && n < 20; })"
FIRST = "remit.D.things.map((t) => t[0]).find((_, t) => remit.D.answers[t])"
STATES: dict[str, tuple[str, dict[str, Any], dict[str, int], str]] = {
    "chosen, in forced colours": (".stage", {"forced_colors": "active"}, DESK, f"n={{{FIRST}}}"),
    "chosen, on a phone": ("#panel", {}, PHONE, f"n={{{FIRST}}}"),
    "filtered, in the dark": (".stage", {"color_scheme": "dark"}, DESK, "open=gap"),
    "a neighbourhood": ("#near", {}, DESK, f"near={{{NETWORK}}}"),
    "a way, on a phone": ("#near", {}, PHONE, f"near={{{NETWORK}}}&to={{{FIRST}}}"),
    "in rows": ("#chart", {}, DESK, "rows=yes"),
}
FOLLOW = """(hash) => new Promise((done) => { if (decodeURIComponent(location.hash) === hash) return done();
  addEventListener('hashchange', () => setTimeout(done), { once: true }); location.hash = hash; })"""


def address(page: Page, state: str) -> str | None:
    """The address of a state, with the things of this register; none, where it has none such."""
    said, parts = "#", state.split("{")
    said += parts[0]
    for part in parts[1:]:
        code, _, rest = part.rpartition("}")
        id_ = page.evaluate(code)
        if id_ is None:
            return None
        said += id_ + rest
    return said


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(met: Met, state: str) -> None:
    part, media, size, written = STATES[state]
    page = met.page
    page.set_viewport_size(size)  # type: ignore[arg-type]
    at = address(page, written)
    if at is None:
        return  # nothing that could be chosen
    page.emulate_media(**media)
    page.evaluate(FOLLOW, at)
    large = page.evaluate("remit.D.things.length > 200")
    run = Axe().run(page, context=part) if large else Axe().run(page)
    found: list[dict[str, Any]] = run.response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:90]) for rule in found] == []
    page.emulate_media(forced_colors="none", color_scheme="light")
    page.evaluate(FOLLOW, "")
    assert met.looker.seen.messages == []


def test_an_address_opens_the_answer_with_its_sentence_and_brings_its_box_into_sight(
    met: Met,
) -> None:
    led = [e for e in met.material.of_kind("priority") if e.label.strip() and e.label.isprintable()]
    if not led or len(met.material.of_kind("plan")) > UNFOLDED:
        return  # no box, or one that is folded into the list of plans
    page = met.looker(met.html, "#n=" + led[-1].id)
    expect(page.locator("#panel-h")).to_have_text(" ".join(led[-1].label.split()))
    expect(page.locator("#panel-h")).to_be_focused()
    expect(page.locator("#answer > .first")).to_have_text(
        page.evaluate("(id) => remit.D.answers[remit.D.things.findIndex((t) => t[0] === id)][6]", led[-1].id)
    )  # fmt: skip
    expect(page.locator("#lanes .head.now")).to_be_in_viewport()


def test_a_finger_on_the_picture_scrolls_the_page_whatever_it_shows(met: Met) -> None:
    id_ = met.page.evaluate(NETWORK)
    if id_ is None:
        return  # nothing to draw
    page = met.looker(met.html, f"#near={id_}", size=(390, 844), has_touch=True, is_mobile=True)
    expect(page.locator("#near-net canvas")).to_be_attached()
    page.wait_for_function("() => document.querySelector('#near').getBoundingClientRect().top < 80")
    before = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)
    at = page.evaluate(
        "Math.round(Math.min(700, document.querySelector('#near-frame').getBoundingClientRect().bottom - 5))"
    )
    for kind, y in [("touchStart", at), *(("touchMove", at - n) for n in range(20, 220, 20))]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": 200, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("(before) => scrollY > before", arg=before)


def test_back_brings_the_sentence_of_the_answer_before(met: Met) -> None:
    page = met.page
    for size in (DESK, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate(FOLLOW, "")
        pair = page.evaluate(
            "Object.entries(remit.D.answers).filter(([t, a]) => a[6] && remit.label(Number(t)).trim()).map(([t, a]) => [remit.D.things[t][0], a[6]]).slice(0, 2)"
        )
        if len(pair) < 2:
            return  # fewer than two answers
        first = page.locator("#answer > .first").first
        for id_, said in pair:
            page.evaluate(FOLLOW, "#n=" + id_)
            assert first.text_content() == said
        page.go_back()
        expect(page.locator("#panel-h")).to_be_focused()
        page.wait_for_function(
            "(said) => document.querySelector('#answer > .first').textContent === said",
            arg=pair[0][1],
        )


def test_of_many_plans_too_the_first_leaf_on_paper_is_a3_and_the_next_a4(met: Met) -> None:
    if met.store.counts()["statement"] <= 2000:
        return  # of these all leaves are looked at elsewhere
    import pypdfium2

    # Without what follows on hundreds of leaves, which shows nothing more of how they begin.
    page = met.looker(met.html)
    page.evaluate(
        "document.querySelectorAll('main > section:not(#sources)').forEach((s) => s.remove())"
    )
    leaves = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sizes = [tuple(map(round, leaf.get_size())) for leaf in leaves]
    assert sizes[0] == (1191, 842)
    assert sizes[-1] == (595, 842)
