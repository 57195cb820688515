"""The explorer as people meet it, in a real browser without a network."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from remit.graph.store import Store
from remit.graph.words import with_capital
from remit.ontology import KINDS
from remit.queries.audit import audit
from remit.queries.coverage import coverage_of
from remit.queries.openings import beside, by_thing
from remit.viz.view import view
from remit.viz.wording import curled

if TYPE_CHECKING:
    from tests.viz.conftest import Looker

pytestmark = pytest.mark.browser
PageOf = Callable[..., bytes]
CHOSEN = "#n=action/dp-serious-violence-sv1"
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844), "narrow": (320, 640)}


def violations(page: Page) -> list[str]:
    results = Axe().run(page)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in results.response["violations"]
        for node in rule["nodes"]
    ]


# ---------------------------------------------------------------- loading


def test_one_request_and_no_message(look: Looker, page_of: PageOf, harrowmere: Store) -> None:
    look(page_of(harrowmere))
    assert [url.partition("://")[0] for url in look.seen.requests] == ["file"]
    assert look.seen.messages == []


class BlackHole(socketserver.BaseRequestHandler):
    """A proxy that takes every connection and never answers, as some councils' networks do."""

    def handle(self) -> None:
        self.server.swallowed += 1  # type: ignore[attr-defined]
        self.request.recv(65_536)
        self.server.over.wait()  # type: ignore[attr-defined]


@pytest.fixture
def hole() -> Iterator[socketserver.ThreadingTCPServer]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), BlackHole) as server:
        server.daemon_threads = True
        server.swallowed = 0  # type: ignore[attr-defined]
        server.over = threading.Event()  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.over.set()  # type: ignore[attr-defined]
        server.shutdown()


def test_a_network_that_swallows_everything_is_asked_for_nothing(
    look: Looker, page_of: PageOf, harrowmere: Store, hole: Any
) -> None:
    proxy = {"server": f"http://127.0.0.1:{hole.server_address[1]}"}
    page = look(page_of(harrowmere), CHOSEN, offline=False, proxy=proxy)
    expect(page.locator("#panel .chain .top").last).to_be_visible()
    assert hole.swallowed == 0
    with pytest.raises(PlaywrightTimeout):  # the hole is there, and swallows
        page.goto("http://remit.invalid/", timeout=1000)
    assert hole.swallowed > 0


# ---------------------------------------------------------------- asking


def test_a_question_is_asked_and_answered_by_keyboard(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere))
    box = page.get_by_role("combobox", name="Who is accountable for …")
    box.focus()
    page.keyboard.type("who is accountable for knife crime lesson")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.get_by_role("option").count() >= 2
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    heading = page.locator("#panel-h")
    expect(heading).to_be_focused()
    expect(heading).to_contain_text("knife crime lesson")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#live")).to_contain_text("Accountable: ")
    assert "#n=action/" in page.url


def test_a_question_without_an_answer_says_so(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere))
    page.fill("#q", "quantum chromodynamics")
    expect(page.locator("#live")).to_contain_text("Nothing here")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_hidden()


def test_a_question_without_an_answer_takes_the_old_answer_away_and_offers_the_nearest(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), CHOSEN)
    page.fill("#q", "domstic abus")
    expect(page.locator("#missed")).to_have_text(
        "Nothing here matches these words. The nearest are listed."
    )
    expect(page.locator("#found li").first).to_contain_text("Domestic abuse")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-h")).to_have_text("Nothing found")
    expect(page.locator("#panel .who")).to_have_count(0)


def test_an_address_that_leads_nowhere_says_so(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), "#n=priority/nope")
    expect(page.locator("#answer")).to_contain_text("Nothing here has the address priority/nope.")
    read = coverage_of([*harrowmere.ledger()]).beside_nothing()
    expect(page.locator("#answer")).to_contain_text(
        f"{with_capital(read)}; 19 more were set aside."
    )


def test_escape_closes_the_panel(look: Looker, page_of: PageOf, harrowmere: Store) -> None:
    page = look(page_of(harrowmere), CHOSEN)
    expect(page.locator("#panel-h")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel-h")).to_have_text("Choose a box, or ask")


def test_the_panel_tells_the_remit_that_the_query_gives(
    look: Looker, small: Callable[..., Store]
) -> None:
    from remit.queries.remit_of import remit_of

    store = small(
        ("priority/one", "priorityOf", "plan/p"),
        ("action/a", "actionOf", "priority/one"),
        ("priority/one", "accountable", "post/chief"),
        ("person/ann", "holds", "post/chief"),
    )
    inherited = remit_of(store, "person/ann").inherited
    assert len(inherited) == 2
    page = look(view(store).content, "#n=person/ann")
    told = page.locator("#panel details", has_text="follow from what is held").locator("li")
    expect(told).to_have_count(len(inherited))
    for n, item in enumerate(inherited):
        expect(told.nth(n)).to_contain_text(item.thing.label)


def test_a_lead_that_is_only_drawn_says_so_wherever_it_is_shown(
    look: Looker, small: Callable[..., Store]
) -> None:
    store = small(
        ("priority/one", "priorityOf", "plan/p"),
        ("action/a", "actionOf", "priority/one"),
        ("priority/one", "accountable", "body/police", "drawn"),
    )
    page = look(view(store).content, "#n=action/a")
    page.locator("#actions").scroll_into_view_if_needed()
    expect(page.locator("#t-actions tbody td").nth(1)).to_contain_text("from the priority")
    expect(page.locator("#t-actions tbody td").nth(1)).to_contain_text("drawn")
    shown = page.locator("#panel li", has=page.locator(".who")).first
    expect(shown).to_contain_text("inferred: named for the priority above")
    expect(shown).to_contain_text("drawn:")


def test_a_mark_that_turns_the_letters_turns_no_neighbour(
    look: Looker, small: Callable[..., Store]
) -> None:
    store = small(
        ("priority/one", "priorityOf", "plan/p"),
        ("action/a", "actionOf", "priority/one"),
        ("action/a", "accountable", "body/alpha"),
        ("action/a", "accountable", "body/beta"),
        labels={"body/alpha": "Alpha \u202eBoard", "body/beta": "Beta Council"},
    )
    page = look(view(store).content)
    page.locator("#actions").scroll_into_view_if_needed()
    assert page.locator("#t-actions tbody td").nth(1).inner_text() == "Alpha Board, Beta Council"


def test_the_chain_reaches_the_board_and_every_link_is_cited(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), CHOSEN)
    hops = page.locator(".chain > li")
    assert hops.count() >= 3
    for n in range(hops.count()):
        assert re.search(
            r"(Community Safety Plan|Actions for “Serious violence”), (line|row) \d+",
            hops.nth(n).inner_text(),
        )
    expect(page.locator(".chain")).to_contain_text("Partnership Board")
    lit = page.locator("#lanes a.in").all_text_contents()
    assert any("Partnership Board" in text for text in lit)
    assert page.locator("#lanes a:not(.in)").count() > 0  # dimmed, not hidden
    expect(page.locator("#lanes .now")).to_have_attribute("aria-current", "true")


def test_whoever_is_named_for_a_rung_of_the_chain_stands_at_it_with_the_passage_and_is_copied(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(
        page_of(shipped),
        "#n=action/finalise-partnership-domestic-e683",
        permissions=["clipboard-read", "clipboard-write"],
    )
    rung = page.locator(".chain > li", has=page.locator(".top", has_text="Violence reduction"))
    named = rung.locator(".at")
    expect(named).to_have_count(3)
    expect(named.first).to_contain_text("Lead partner: West Midlands Police")
    expect(named.last).to_contain_text("Lead support officer: nobody confirmed, written as “TBC”")
    for n in range(3):
        expect(named.nth(n).locator("cite").first).to_be_visible()
    page.get_by_role("button", name="Copy with citations").click()
    expect(page.locator("#live")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Lead partner: West Midlands Police\n    Safer Walsall Partnership Plan 2020, " in copied


def test_a_deep_link_and_the_way_back(look: Looker, page_of: PageOf, harrowmere: Store) -> None:
    page = look(page_of(harrowmere), CHOSEN)
    first = page.locator("#panel-h").inner_text()
    expect(page.locator("#panel-h")).to_be_focused()
    page.locator("#panel .who").first.click()
    expect(page.locator("#panel-h")).not_to_have_text(first)
    page.go_back()
    expect(page.locator("#panel-h")).to_have_text(first)
    page.get_by_role("button", name="Close", exact=True).click()
    assert "#n=" not in page.url
    expect(page.locator("#lanes")).not_to_have_class(re.compile(r"\bon\b"))


def test_answers_are_those_of_the_query(look: Looker, page_of: PageOf, harrowmere: Store) -> None:
    from remit.queries.who import who

    page = look(page_of(harrowmere))
    raised = by_thing(audit(harrowmere).open)
    for id_ in (
        "priority/domestic-abuse",
        "action/dp-serious-violence-sv5",
        "plan/safer-harrowmere-partnership-plan",
    ):
        (answer,) = who(harrowmere, id_).answers
        page.evaluate(f"location.hash = '#n={id_}'")
        expect(page.locator("#panel-h")).to_have_text(answer.target.label)
        shown = page.locator("#panel .who").all_inner_texts()
        assert shown == [
            f"“{p.entity.label}”" if KINDS[p.entity.kind].instead else p.entity.label
            for p in (*answer.parties("accountable"), *answer.parties("responsible"))
        ]
        assert page.locator("#panel .chain > li").count() == len(answer.chain)
        assert page.locator("#panel .gap").all_inner_texts() == [
            curled(gap.message) for gap in beside(answer.gaps, raised.get(id_, ()))
        ]


def test_every_control_is_named_and_large_enough(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), size=WIDTHS["phone"])
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary')].filter((e) => {
          const r = e.getBoundingClientRect(); return r.width && (r.width < 24 || r.height < 24); }).map((e) => e.outerHTML.slice(0, 90))"""
    )
    assert small == []
    nameless = page.evaluate(
        "[...document.querySelectorAll('button')].filter((b) => !b.textContent.trim()).length"
    )
    assert nameless == 0


# ---------------------------------------------------------------- lists, filters, tables


def test_filters_count_what_they_show(look: Looker, page_of: PageOf, harrowmere: Store) -> None:
    page = look(page_of(harrowmere))
    rows = page.locator("#t-actions tbody tr")
    for name in ("f-open", "f-state"):
        for option in page.locator(f"#{name} option").all():
            found = re.search(r"(.*) \((\d+)\)$", option.inner_text())
            if found is None:
                continue
            page.select_option(f"#{name}", option.get_attribute("value"))
            assert rows.locator("visible=true").count() == int(found[2])
        page.click("#clear")
    page.select_option("#f-lane", "priority/hate-crime")
    assert rows.locator("visible=true").count() == 2
    expect(page.locator("#live")).to_contain_text("2 of 42 actions shown.")
    assert page.locator("#lanes .out").count() > 20


def test_the_table_of_actions_sorts(look: Looker, page_of: PageOf, harrowmere: Store) -> None:
    page = look(page_of(harrowmere))
    page.locator("#actions").scroll_into_view_if_needed()
    button = page.locator("#t-actions thead button").nth(6)
    button.click()
    expect(page.locator("#t-actions th").nth(6)).to_have_attribute("aria-sort", "ascending")
    counts = [int(t) for t in page.locator("#t-actions tbody td:last-child").all_inner_texts()]
    assert counts == sorted(counts)
    button.click()
    counts = [int(t) for t in page.locator("#t-actions tbody td:last-child").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)


# ---------------------------------------------------------------- for everybody


STATES: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("", {}),
    "dark": ("", {"color_scheme": "dark"}),
    "chosen": (CHOSEN, {}),
    "chosen in the dark": (CHOSEN, {"color_scheme": "dark"}),
    "phone": (CHOSEN, {"size": (390, 844)}),
    "forced colours": (CHOSEN, {"forced_colors": "active"}),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(look: Looker, page_of: PageOf, harrowmere: Store, state: str) -> None:
    at, more = STATES[state]
    page = look(page_of(harrowmere), at, **more)
    page.evaluate(
        "document.querySelectorAll('section').forEach((s) => { s.style.contentVisibility = 'visible'; })"
    )
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    assert page.locator("#dependencies td a").count() > 0
    assert violations(page) == []


def test_what_the_audit_finds_stands_with_the_thing_and_its_passages(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere))
    found = audit(harrowmere)
    assert f"({len(found.open)})" in page.locator('nav a[href="#findings"]').inner_text()
    finding = next(f for f in found.findings if len(f.evidence) > 1)
    page.evaluate("(id) => { location.hash = 'n=' + id; }", finding.subject.id)
    told = page.locator("#panel .fault", has_text=finding.message)
    expect(told).to_have_count(1)
    expect(told.locator("q").first).to_have_text(finding.evidence[0].quote)


def test_a_number_in_the_matrix_leads_to_its_reasons(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere))
    number = page.locator("#dependencies td a").first
    count = int(number.text_content() or "")  # inner_text is empty until it is laid out
    number.click()
    pair = page.locator("#dependencies details[open]")
    expect(pair).to_have_count(1)
    expect(pair.locator("li")).to_have_count(count)
    expect(pair).to_be_in_viewport()


def test_the_report_passes_axe_too(look: Looker, harrowmere: Store) -> None:
    from remit.viz.report import report

    page = look(report(harrowmere).content, scripted=False)
    assert look.seen.messages == []
    assert violations(page) == []


def test_without_javascript_there_are_squares_findings_and_questions(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), "#n=action/dp-serious-violence-sv5", java_script_enabled=False)
    assert page.locator("#lanes .sq").count() == 42
    assert page.locator(".story p").count() > 40
    expect(page.locator("#ask")).to_be_hidden()
    expect(page.locator('[id="n=action/dp-serious-violence-sv5"]')).to_be_in_viewport()


def test_it_prints_the_glance_and_the_chart_on_one_a3_sheet_and_the_rest_on_a4(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere))
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)", pdf)
    rounded = [tuple(round(float(n)) for n in size) for size in sizes]
    assert rounded[0] == (1191, 842)
    assert set(rounded[1:]) == {(595, 842)}  # the chart fits on one sheet
    page.emulate_media(media="print")
    expect(page.locator("#ask")).to_be_hidden()


def test_no_word_of_the_printed_table_is_broken_and_no_leaf_is_left_nearly_empty(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    import pypdfium2

    page = look(page_of(shipped))
    leaves = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    told = [leaf.get_textpage().get_text_range() for leaf in leaves]
    assert "Performance" in "".join(told)
    assert not any(re.search(r"Perform\s+ance", text) for text in told)
    assert min(map(len, told[1:-1])) > 800  # letters; a full one has some 2,000


# ---------------------------------------------------------------- hostile and large registers


def test_hostile_labels_run_nothing_and_break_nothing(
    look: Looker, page_of: PageOf, hostile: Store
) -> None:
    page = look(page_of(hostile))
    assert look.seen.messages == []
    for n in range(0, page.evaluate("remit.D.things.length"), 3):
        page.evaluate(f"location.hash = remit.address({n})")
        expect(page.locator("#panel-h")).to_have_text(
            page.evaluate(f"remit.label({n})"), timeout=4000
        )
    page.fill("#q", "<img")
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert look.seen.messages == []


def test_hostile_labels_on_a_phone(look: Looker, page_of: PageOf, hostile: Store) -> None:
    page = look(page_of(hostile), "#n=action/unbroken", size=WIDTHS["narrow"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_organogram_folds(look: Looker, small: Callable[..., Store]) -> None:
    store = small(
        ("post/chief", "reportsTo", "body/board"),
        ("post/deputy", "reportsTo", "post/chief"),
        ("person/ann", "holds", "post/deputy"),
    )
    page = look(view(store).content)
    leaf = page.get_by_role("button", name="ann")
    expect(leaf).to_be_visible()
    leaf.click()
    expect(page.locator("#panel-h")).to_have_text("ann")
    page.locator("#tree summary").first.click(position={"x": 4, "y": 8})
    expect(leaf).to_be_hidden()
    assert violations(page) == []


def test_a_register_of_5000_things_is_usable(look: Looker, small: Callable[..., Store]) -> None:
    rows = [(f"priority/p{n}", "priorityOf", "plan/p") for n in range(30)]
    rows += [(f"action/a{n}", "actionOf", f"priority/p{n % 30}") for n in range(4000)]
    rows += [(f"priority/p{n}", "accountable", f"body/b{n}") for n in range(30)]
    rows += [(f"action/a{n}", "responsible", f"person/x{n}") for n in range(950)]
    page = look(view(small(*rows)).content)
    assert page.evaluate("remit.D.things.length") > 5000
    assert page.locator("#lanes .sq").count() <= 2000
    page.locator("#everything a").nth(5000).wait_for(state="attached")  # written when there is time
    page.fill("#q", "a3999")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-h")).to_have_text("a3999")
