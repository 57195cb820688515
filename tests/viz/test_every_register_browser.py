"""What holds on the page of every register: the real, the invented, the hostile, the empty, the half-read, the large."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.viz.conftest import Met

pytestmark = pytest.mark.browser
ENDS = "[...document.querySelectorAll('#lanes a[href^=\"#\"]')].map((a) => a.getAttribute('href').slice(1))"


def faults(page: Page) -> list[tuple[str, str]]:
    # The lists of a large page are made like those of a small one, and take axe minutes.
    large = page.evaluate("remit.D.things.length > 1000")
    run = Axe().run(page, context=".stage") if large else Axe().run(page)
    found: list[dict[str, Any]] = run.response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:90]) for rule in found]


def test_it_opens_with_one_request_and_no_message(met: Met) -> None:
    assert met.page.evaluate("performance.getEntriesByType('resource').length") == 0
    assert len(met.looker.seen.requests) == 1
    assert met.looker.seen.messages == []


def test_axe_finds_nothing_at_a_desk(met: Met) -> None:
    assert faults(met.page) == []


def test_every_action_is_in_the_table_and_those_that_name_nobody_are_in_the_tally(met: Met) -> None:
    naming = met.told.naming
    rows = met.page.evaluate("remit.D.rows.map((r) => remit.D.things[r[0]][0])")
    assert sorted(rows) == sorted(naming)
    nobody = [id_ for id_, way in naming.items() if way in ("nobody", "blank")]
    if naming:
        tally = met.page.locator(".tiles .tally").first.inner_text()
        assert tally == f"{len(nobody)} of {len(naming)}"


def test_a_square_is_broken_where_nobody_is_named_and_has_a_question_mark_where_a_place_is_vacant(
    met: Met,
) -> None:
    met.page.evaluate(
        "document.querySelectorAll('#lanes details').forEach((d) => { d.open = true; })"
    )
    met.page.wait_for_function("() => !document.querySelector('#lanes [data-actions]')")
    seen = met.page.evaluate(
        "[...document.querySelectorAll('#lanes .sq')].map((a) => [decodeURIComponent(a.hash.slice(3)), a.classList.contains('empty'), a.innerText.includes('?')])"
    )
    open_ = ("nobody", "blank", "vacant")
    naming = met.told.naming
    assert {id_ for id_, *_ in seen} == set(naming)
    assert {id_ for id_, broken, _ in seen if broken} == {i for i in naming if naming[i] in open_}
    assert {id_ for id_, _, asks in seen if asks} == {i for i in naming if naming[i] == "vacant"}


def test_every_finding_is_told_in_a_story_or_waits_to_be_unfolded(met: Met) -> None:
    told = met.page.evaluate(
        """() => { const here = new Set();
        document.querySelectorAll('.story [id^="f"]').forEach((e) => here.add(Number(e.id.slice(1))));
        document.querySelectorAll('.story [data-later]').forEach((e) => e.dataset.later.trim().split(' ').filter(Boolean).forEach((n) => here.add(Number(n))));
        return [...here].sort((a, b) => a - b); }"""
    )
    assert told == list(range(len(met.found.findings)))


def test_the_ends_of_the_pieces_of_all_documents_add_up(met: Met) -> None:
    if not met.store.ledger():
        assert "–" in (met.page.locator("#sources").text_content() or "")
        return
    cells = met.page.locator("#sources tbody td.n").all_text_contents()
    assert sum(map(int, cells)) == len(met.store.ledger())


def test_how_much_was_read_is_told_in_one_sentence_whose_numbers_add_up(met: Met) -> None:
    if not met.store.ledger():
        return
    said = met.page.locator("#sources").text_content() or ""
    found = re.search(
        r"Of (\d+) pieces (\d+) gave facts and (\d+) are narrative, which makes (\d+) read; "
        r"(\d+) (?:was|were) set aside, each with its reason, and (\d+) (?:was|were) not understood\.",
        said,
    )
    assert found
    every, facts, narrative, read, aside, unread = map(int, found.groups())
    assert every == len(met.store.ledger()) == read + aside + unread
    assert read == facts + narrative
    tile = met.page.locator(".tiles li", has_text="rows, paragraphs and items read")
    if tile.count():
        assert f"{read} of {every}" in tile.inner_text()
        assert f"{unread} not understood, {aside} set aside" in " ".join(tile.inner_text().split())


def test_nothing_found_says_how_much_was_read(met: Met) -> None:
    met.page.fill("#q", "xyzzy")
    met.page.keyboard.press("Enter")
    said = met.page.locator("#answer").inner_text()
    assert met.told.reading.coverage.beside_nothing().casefold() in said.casefold()
    met.page.locator("#answer button").first.click()


@pytest.mark.parametrize("size", [(390, 844), (320, 640), (360, 225)])
def test_on_small_screens_and_at_400_per_cent_nothing_scrolls_sideways(
    met: Met, size: tuple[int, int]
) -> None:
    met.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert met.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_axe_finds_nothing_on_a_phone_in_the_dark(met: Met) -> None:
    met.page.set_viewport_size({"width": 390, "height": 844})
    met.page.emulate_media(color_scheme="dark")
    assert faults(met.page) == []


def test_without_a_script_every_name_and_question_is_there_and_every_link_of_the_chart_leads_somewhere(
    met: Met,
) -> None:
    page = met.looker(met.html, java_script_enabled=False)
    listed = page.locator("body").inner_html()
    text = " ".join(unescape(listed).split())
    missing = [
        name for name in met.names if name.isprintable() and " ".join(name.split()) not in text
    ]
    assert missing == []
    found = met.found.findings
    if len(found) <= 500:  # of more, a report tells them, as the page says
        assert [
            f.question
            for f in found
            if f.question.isprintable() and " ".join(f.question.split()) not in text
        ] == []
    loose = page.evaluate(
        f"{ENDS}.filter((id) => !document.getElementById(id) && !document.querySelector('a[name=\"' + id + '\"]'))"
    )
    assert loose == []


def test_the_first_page_on_paper_is_a3_and_the_rest_a4(met: Met, tmp_path: Path) -> None:
    if met.store.counts()["statement"] > 2000:
        pytest.skip("hundreds of pages of paper, which take their time and show nothing more")
    import pypdfium2

    printed = met.looker(met.html).pdf(prefer_css_page_size=True)
    sizes = [
        (round(width), round(height))
        for width, height in (page.get_size() for page in pypdfium2.PdfDocument(printed))
    ]
    assert sizes[0] == (1191, 842)
    assert (595, 842) in sizes
