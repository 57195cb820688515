"""Findings as questions, remits as sheets, several plans, and what a reader takes along, in a real browser."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from remit.graph.store import Store
from remit.queries.audit import audit
from remit.queries.glance import ask_first
from remit.queries.stories import Story, stories
from remit.queries.tally import tally
from remit.viz.lanes import priorities
from remit.viz.material import gather
from remit.viz.view import view
from remit.viz.wording import curled

if TYPE_CHECKING:
    from tests.viz.conftest import Looker

pytestmark = pytest.mark.browser
PageOf = Callable[..., bytes]


def told(store: Store) -> tuple[Story, ...]:
    material = gather(store)
    return stories(store.contents(), priorities(material), material.answers, audit(store))


def questions(page: Page, story: int) -> list[str]:
    page.locator("#findings").scroll_into_view_if_needed()  # what is told twice is written then
    page.locator("#findings[data-told]").wait_for(state="attached")
    found: list[str] = page.evaluate(
        "(n) => [...document.querySelectorAll('#story' + n + ' li > p')].map((p) => p.firstChild.textContent)",
        story,
    )
    return found


def test_every_finding_stands_in_the_stories_of_its_priorities_with_its_question(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    made = told(shipped)
    expect(page.locator(".story")).to_have_count(len(made))
    for n, story in enumerate(made):
        assert sorted(questions(page, n)) == sorted(f.question for f in story.findings)
        head = page.locator(f"#story{n} .about")
        expect(head).to_contain_text(story.said)
        if story.led:
            expect(head).to_contain_text(f"led by {story.led}")


def test_what_concerns_two_priorities_is_told_under_both_with_its_passages(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    split = next(f for f in audit(shipped).findings if f.code == "split-lead")
    items = page.locator(".story li", has_text=split.message).filter(has=page.locator(":scope > p"))
    expect(items).to_have_count(2)
    items.nth(1).locator("summary").first.click()
    expect(items.nth(1).locator("cite").first).to_be_visible()


def begin(question: str) -> str:
    """A question as far as a name in it may be cut."""
    return question.partition(" …")[0]


def test_the_questions_of_a_priority_are_copied_in_their_order(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), permissions=["clipboard-read", "clipboard-write"])
    page.locator('#story1 [data-copy="story"]').click()
    expect(page.locator("#live")).to_have_text(
        f"{len(set(questions(page, 1)))} questions are copied."
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "Stop domestic abuse, led by Walsall Housing Group\n1. High: Who answers for domestic abuse"
    )
    *lines, _, marks, origin = copied.strip().splitlines()
    assert marks.startswith("What stands in ‘single’ marks is the register’s own wording")
    assert len(lines) == 1 + len(set(questions(page, 1)))
    assert origin == (
        "From Safer Walsall Partnership 2020, as at 30 July 2020, the latest day on which its documents report; "
        "a finding doubts the date of 1 of the 2 reports of that day."
    )
    assert re.search(
        r"\? Put to: [^\n]+\. \(Safer Walsall Partnership Plan 2020, line 2100-2104: “Lead: whg Stop domestic abuse”; and \d more\)\n2\. Medium: ",
        copied,
    )
    assert " …" not in copied  # no title is cut that somebody reads out
    high = {f.question for f in audit(shipped).open if f.severity == "high"}
    page.get_by_role("button", name=f"Copy all {len(high)} questions marked high").click()
    grave = page.evaluate("navigator.clipboard.readText()")
    assert [grave.count(begin(q)) for q in high] == [1] * len(high)  # each once, under its first
    medium = {f.question for f in audit(shipped).open if f.severity != "high"} - high
    assert not [q for q in medium if begin(q) in grave]


def test_a_lane_counts_what_its_story_tells(look: Looker, page_of: PageOf, shipped: Store) -> None:
    page = look(page_of(shipped))
    links = page.locator("#lanes a.mini")
    for n, story in enumerate(s for s in told(shipped) if s.priority):
        expect(links.nth(n)).to_have_text(story.said)
        expect(links.nth(n)).to_have_attribute("href", f"#story{n}")


def test_a_sheet_opens_from_its_address_and_says_what_is_below_and_what_to_be_ready_for(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#sheet=body/walsall-housing-group")
    sheet = page.locator("details.sheet[open]")
    expect(sheet).to_have_count(1)
    expect(sheet.locator(".first")).to_contain_text("leads “Stop domestic abuse”: 11 actions")
    expect(sheet).to_contain_text("None of the 11 actions gives a date, so none can be called late")
    expect(sheet).to_contain_text("By what agreement is Walsall Housing Group held")
    expect(sheet).to_contain_text(
        "And 5 lesser questions: see the findings, under “Stop domestic abuse”."
    )
    expect(sheet).to_contain_text("Nobody is named in the post “Lead for DA”.")
    below, others = sheet.locator(".halves > div:first-child ol").all()
    expect(below.locator("li")).to_have_count(11)
    for item in (*below.locator("li").all(), *others.locator("li").all()):
        expect(item).to_contain_text(re.compile(r"\[\d\], (line|row) \d"))
    expect(sheet.locator(".alike").nth(1)).to_contain_text("nobody is named")
    expect(sheet).to_contain_text("Led by others, on the same matter")
    expect(sheet.locator(".alike").nth(2)).to_contain_text(
        "led by Domestic Abuse Strategic Group; responsible: Sara Ward, and a further place written as “TBC”"
    )
    expect(others.locator("li")).to_have_count(3)
    expect(sheet.locator(".put").first).to_contain_text("Who answers for domestic abuse")
    page.locator("details.sheet > summary", has_text="Sara Ward").click()
    expect(page.locator("details.sheet[open] .first")).to_have_text(
        "Sara Ward is responsible for 3 actions."
    )
    page.go_back()
    expect(page.locator("details.sheet[open] summary b")).to_have_text("Walsall Housing Group")


def test_a_sheet_as_text_keeps_its_numbers_its_lines_and_all_its_places(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(
        page_of(shipped),
        "#sheet=body/walsall-housing-group",
        permissions=["clipboard-read", "clipboard-write"],
    )
    sheet = page.locator("details.sheet[open]")
    sheet.get_by_role("button", name="Copy as text").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"\n2\. Which officer answers [^\n]*\?\n   For all 11 actions ", copied)
    assert not re.search(r"and \d+ more(?! place)", copied)
    before = page.url
    sheet.get_by_role("button", name="With the passages").click()
    expect(sheet.locator("cite q", has_text="whg").first).to_be_visible()
    assert page.url == before
    sheet.get_by_role("button", name="Copy as text").click()
    assert "line 980: “whg”\n" in page.evaluate("navigator.clipboard.readText()")


def test_a_body_is_told_by_its_own_sentence_and_what_it_answers_for_stays_lit(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=body/walsall-housing-group")
    expect(page.locator("#live")).to_have_text(
        "Walsall Housing Group. Walsall Housing Group leads “Stop domestic abuse”: "
        "11 actions, with nobody responsible for any."
    )
    lit = page.evaluate(
        "[...document.querySelectorAll('#lanes a.in')].map((a) => decodeURIComponent(a.hash))"
    )
    assert "#n=priority/stop-domestic-abuse" in lit
    assert "#n=body/stop-domestic-abuse-delivery-groups" in lit
    assert sum(id_.startswith("#n=action/") for id_ in lit) == 11


def test_dates_are_in_the_order_of_their_last_day_and_colours_in_that_of_their_gravity(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    """A year that ends in March is behind a January."""
    page = look(page_of(shipped), "#sort=due")
    due = page.locator("#t-actions tbody tr td:nth-child(5)")
    expect(due.first).to_have_text("January 2020")
    expect(due.nth(1)).to_contain_text("Performance year 2019/20")
    page = look(page_of(shipped), "#sort=state")
    states = page.locator("#t-actions tbody tr td:nth-child(6)").all_inner_texts()
    assert states[:7] == ["Red", *["Amber"] * 3, *["Green"] * 3]


def test_the_saved_table_says_where_each_action_is_written(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#officer=person/sara-ward")
    with page.expect_download() as saved:
        page.locator("#save-csv").click()
    rows = [*csv.reader(saved.value.path().read_text("utf-8-sig").splitlines())]
    assert rows[0][-1] == "Where it is written"
    assert {row[-1] for row in rows[1:]} == {
        f"Actions for “Violence reduction”, row {n}, column 3" for n in (22, 23, 24)
    }


def test_with_an_answer_open_the_first_leaf_has_the_chart_and_no_button_is_printed(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=body/walsall-housing-group")
    expect(page.locator("#panel .first")).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator("button:not(thead button):visible").all_inner_texts() == []
    tops = "(e) => e.getBoundingClientRect().top"
    asked = page.locator(".first-asked").evaluate(tops)
    assert asked < page.locator(".tiles").evaluate(tops)  # side by side, as without an answer


def test_what_a_filter_leaves_out_is_grey_whatever_its_colour(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#officer=person/sara-ward")
    colours = page.evaluate(
        "[...document.querySelectorAll('#lanes .sq.out')].map((a) => getComputedStyle(a).backgroundColor)"
    )
    assert len(colours) == 81
    assert len(set(colours)) == 1


def test_where_nothing_is_found_it_says_that_the_words_of_the_papers_are_not_searched(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    page.locator("#q").fill("homeless")
    page.locator("#q").press("Enter")
    expect(page.locator("#answer")).to_contain_text(
        "not the papers' full text: a word may still stand in them."
    )


def test_a_sheet_is_printed_alone_on_a4(look: Looker, page_of: PageOf, shipped: Store) -> None:
    page = look(page_of(shipped), "#sheet=body/walsall-housing-group")
    page.evaluate("window.print = () => {}")
    page.locator("details.sheet[open]").get_by_role("button", name="Print this sheet").click()
    page.emulate_media(media="print")
    expect(page.locator("details.sheet[open] .first")).to_be_visible()
    for other in ("#glance", "#findings", "#everything", "header"):
        expect(page.locator(other)).to_be_hidden()
    page.emulate_media(media="null")
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)", printed)
    assert [tuple(round(float(n)) for n in size) for size in sizes] == [(595, 842)]


@pytest.mark.parametrize(
    ("at", "size"),
    [
        ("#n=priority/stop-domestic-abuse", (1440, 900)),
        ("#m=0", (390, 844)),
        ("#m=all", (1440, 900)),
    ],
)
def test_an_answer_is_printed_alone_on_numbered_leaves_of_a4(
    look: Looker, page_of: PageOf, shipped: Store, at: str, size: tuple[int, int]
) -> None:
    page = look(page_of(shipped), at, size=size)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print this answer").click()
    page.emulate_media(media="print")
    expect(page.locator("#panel-h")).to_be_visible()
    for other in ("#glance", "#chart", "#findings", "#everything", "header", "footer"):
        expect(page.locator(other)).to_be_hidden()
    assert page.locator("button:visible").all_inner_texts() == []
    page.emulate_media(media="null")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert {tuple(map(round, leaf.get_size())) for leaf in printed} == {(595, 842)}
    assert len(printed) <= 6
    texts = [leaf.get_textpage().get_text_range() for leaf in printed]
    assert "Safer Walsall Partnership 2020, as at 30 July 2020" in texts[0]
    for n, text in enumerate(texts, 1):
        assert f"{n} / {len(texts)}" in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#panel .row").first).to_be_visible()


def test_each_question_says_on_the_page_to_whom_it_is_put_as_the_audit_does(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    """And so does its copy."""
    page = look(page_of(shipped), "#m=0", permissions=["clipboard-read", "clipboard-write"])
    whom = curled(ask_first(audit(shipped))[0].put_to_said)
    first = page.locator("#answer .put").first
    assert first.locator("small").inner_text().strip() == f"Put to: {whom}."
    first.get_by_role("button").click()
    assert " Put to: " in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Close").click()
    told = page.locator("#findings li > p > small").all_inner_texts()
    assert len(told) > 20
    assert all(text.strip().startswith("Put to: ") for text in told if text.strip())


def test_a_sheet_says_which_questions_are_put_to_others_too_and_so_does_its_copy(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(
        page_of(shipped),
        "#sheet=body/west-midlands-police",
        permissions=["clipboard-read", "clipboard-write"],
    )
    sheet = page.locator("details.sheet[open]")
    told = sheet.locator(".put > small").all_inner_texts()
    assert len(told) > 5
    assert all(text.strip().startswith("Put to: ") for text in told)
    assert any("Garry Perry" in text for text in told)  # and not to whose sheet it is
    assert not any(text.strip().startswith("Put to: West Midlands Police (") for text in told)
    sheet.get_by_role("button", name="Copy as text").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.count("Put to: ") == len(told)


def test_the_answer_to_a_priority_leads_to_all_that_was_found_below_it(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=priority/violence-reduction")
    panel = page.locator("#answer")
    expect(panel).to_contain_text("What was found of the priority itself (")
    expect(panel).to_contain_text("Of the priority and all that stands below it: 10 high, ")
    panel.get_by_role("link", name="findings").click()
    expect(page.locator("#story0 h3")).to_be_in_viewport()
    expect(page.locator("#story0 h3")).to_have_text("Violence reduction")


def test_a_group_of_which_no_report_says_that_it_was_set_up_is_doubted_wherever_it_leads(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    for thing in ("action/establish-domestic-abuse-1ed4", "body/domestic-abuse-strategic-group"):
        page = look(page_of(shipped), "#n=" + thing)
        expect(page.locator("#answer .warn")).to_contain_text(
            "Has the domestic abuse strategic group been set up, and if not, who leads until it is?"
        )


def test_what_to_ask_first_stands_together_to_copy_or_print(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="these 5 to copy or print").click()
    expect(page.locator("#panel-h")).to_be_focused()
    assert page.url.endswith("#m=all")
    titles = page.locator(".first-asked li a").all_inner_texts()
    assert page.locator("#answer h3 a").all_inner_texts() == titles
    expect(page.locator("#answer .put")).to_have_count(5)
    assert page.locator("#answer cite").count() > 5
    page.get_by_role("button", name="Copy with citations").click()
    expect(page.locator("#live")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.count("Ask: ") == copied.count("Put to: ") == 5
    assert [copied.count(title) for title in titles] == [1] * 5
    page.locator("#answer h3 a").first.click()
    assert page.url.endswith("#m=0")
    expect(page.locator("#panel-h")).to_have_text(titles[0])
    page.go_back()
    expect(page.locator("#panel-h")).to_have_text("Ask about these first")


def test_one_question_is_copied_with_the_words_that_it_rests_on_and_that_is_said(
    look: Looker, page_of: PageOf, harrowmere: Store
) -> None:
    page = look(page_of(harrowmere), "#findings", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    item = page.locator("#findings [data-finding]").first
    item.locator(".copy").first.click()
    live = page.locator("#live")
    expect(live).to_have_text("The question is copied.")
    expect(live).to_have_class(re.compile("shown"))
    expect(live).to_have_role("status")
    copied = page.evaluate("navigator.clipboard.readText()")
    question = item.locator("p").first.evaluate("(p) => p.firstChild.textContent")
    assert copied.startswith(f"{question} Put to: ")
    assert "“" in copied.removeprefix(question)


@pytest.mark.parametrize("name", ["harrowmere", "shipped"])
def test_each_finding_shows_the_words_that_it_rests_on(
    look: Looker, page_of: PageOf, name: str, request: pytest.FixtureRequest
) -> None:
    """Where the register keeps none of them, that is said."""
    store = request.getfixturevalue(name)
    page = look(page_of(store), "#findings")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for n, found in enumerate(audit(store).findings):
        told = page.evaluate(
            "(n) => [...document.querySelectorAll('[data-finding=\"' + n + '\"] > .rests')].map((e) => e.textContent)",
            n,
        )
        quotes = [" ".join(c.quote.split()) for c in found.evidence if c.quote.strip()]
        words = [q[:60] for q in quotes] or ["(words not kept here)"] * bool(found.evidence)
        assert not words or told
        assert all(any(w in " ".join(text.split()) for w in words) for text in told), (n, told)


def test_the_filter_by_officer_shows_their_actions(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#officer=person/sara-ward")
    expect(page.locator("#shown")).to_have_text(
        "3 of 84 actions shown, filtered by Officer: Sara Ward."
    )
    expect(page.locator("#t-actions tbody tr:not([hidden])")).to_have_count(3)
    assert page.locator("#lanes .sq:not(.out)").count() == 3


def test_words_such_as_late_offer_the_table_filtered(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    for word, address in (("late", "date=past"), ("TBC", "who=vacant"), ("red", "state=RED")):
        page.fill("#q", word)
        page.keyboard.press("Enter")
        expect(page.locator("#actions-h")).to_be_focused()
        assert address.casefold() in page.url.casefold()


def test_several_plans_begin_with_their_list_those_with_most_to_ask_first(
    look: Looker, page_of: PageOf, eight: Store
) -> None:
    html = page_of(eight)
    assert len(html) <= 1_000_000
    page = look(html)
    rows = page.locator(".plans tbody tr")
    expect(rows).to_have_count(8)
    high = [int(n) for n in page.locator(".plans tbody td:last-child").all_inner_texts()]
    assert high == sorted(high, reverse=True)
    assert sum(high) == sum(f.severity == "high" for f in audit(eight).open)
    expect(page.locator(".folded > .hung").first).to_be_hidden()
    first = rows.first.locator("a")
    name = first.inner_text()
    first.click()
    expect(page.locator("#panel-h")).to_have_text(name)
    expect(page.locator(".folded .sq").first).to_be_visible()  # its lanes unfold with it
    written = page.locator(".folded .sq").count()
    assert written == page.locator(".folded[open] .sq").count()  # those of the others wait
    assert written == len(eight.of_kind("action")) // 8


def test_a_square_in_a_folded_plan_is_written_when_its_action_is_chosen_and_greyed_like_others(
    look: Looker, page_of: PageOf, eight: Store
) -> None:
    action, other = eight.of_kind("action")[-1], eight.of_kind("priority")[0]
    page = look(page_of(eight), f"#n={action.id}&lane={other.id}")
    now = page.locator("#lanes .sq.now")
    expect(now).to_have_count(1)
    expect(now).to_be_visible()
    expect(now).to_have_class(re.compile(r"\bout\b"))
    expect(now).to_have_attribute("aria-label", re.compile(re.escape(action.label)))


def test_in_a_large_register_what_is_folded_is_written_when_it_is_unfolded(
    look: Looker, page_of: PageOf, eight: Store
) -> None:
    page = look(page_of(eight))
    assert len(audit(eight).findings) > 500
    story = told(eight)[0]
    box = page.locator("#story0 > div:last-child > details")
    box.locator("> summary").click()
    expect(box.locator("> ul > li")).to_have_count(sum(len(t.findings) for t in story.lesser))
    expect(box).to_contain_text(story.lesser[0].first.question)
    shown = questions(page, 0)
    assert story.foremost[0].first.question in shown


def test_on_a_phone_an_answer_takes_the_screen_and_back_goes_where_one_was(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=(390, 844))
    page.locator("#lanes .head").nth(1).click()
    first = page.locator("#panel-h").inner_text()
    expect(page.locator("#findings")).to_be_hidden()
    page.locator("#panel .who").first.click()
    expect(page.locator("#panel-h")).not_to_have_text(first)
    page.go_back()
    expect(page.locator("#panel-h")).to_have_text(first)
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#lanes .head").nth(1)).to_be_in_viewport()
    page.go_forward()
    expect(page.locator("#panel-h")).to_be_focused()


SHOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "sheet": ("#sheet=body/walsall-housing-group", {}),
    "sheet in the dark": ("#sheet=body/walsall-housing-group", {"color_scheme": "dark"}),
    "filtered": ("#who=nobody%20blank", {"forced_colors": "active"}),
    "narrow": (
        "#n=action/finalise-partnership-domestic-e683",
        {"size": (320, 640)},
    ),
}


@pytest.mark.parametrize("state", SHOWN)
def test_axe_finds_nothing_in_the_register_that_is_shipped(
    look: Looker, page_of: PageOf, shipped: Store, state: str
) -> None:
    at, more = SHOWN[state]
    page = look(page_of(shipped), at, **more)
    results = Axe().run(page)
    assert [(r["id"], r["nodes"][0]["html"][:90]) for r in results.response["violations"]] == []


def test_a_page_without_names_has_sheets_and_stories_too(look: Looker, harrowmere: Store) -> None:
    page = look(view(harrowmere, redact=True).content)
    assert page.locator(".story").count() > 1
    page.locator("details.sheet > summary").first.click()
    expect(page.locator("details.sheet[open] .halves")).to_be_visible()
    assert look.seen.messages == []


def test_of_each_document_the_ends_of_its_pieces_add_up(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    rows = page.locator("#sources tbody tr")
    blocks = {d.name: d.blocks for d in tally("", shipped.contents()).documents}
    expect(rows).to_have_count(len(blocks))
    for name, row in zip(blocks, rows.all(), strict=True):
        ends = [int(n) for n in row.locator("td.n").all_text_contents()]
        assert sum(ends) == blocks[name]
        assert name not in (row.locator("th").text_content() or name)  # by its title
    page.fill("#q", "xyzzy")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_contain_text(
        "All 398 pieces of the documents were read; 55 more were set aside."
    )


def test_priorities_stand_in_rows_if_wished_and_back_undoes_it(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    page.get_by_role("button", name="Priorities as rows").click()
    expect(page.locator("#lanes .rows")).to_have_count(1)
    assert "rows=yes" in page.url
    tops = [box["y"] for head in page.locator("#lanes .head").all() if (box := head.bounding_box())]
    assert tops == sorted(set(tops))
    page.go_back()
    expect(page.locator("#lanes .abreast")).to_have_count(1)


def test_on_a_phone_a_row_of_a_table_is_a_card_of_which_nothing_is_cut(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#who=vacant", size=(390, 844))
    cells = page.locator("#t-actions tbody tr:not([hidden]) :is(th, td)")
    expect(cells.first).to_be_visible()
    ends = page.evaluate(
        "[...document.querySelectorAll('#t-actions :is(th, td), #sources :is(th, td)')].map((c) => c.getBoundingClientRect().right)"
    )
    assert max(ends) <= 390
    expect(
        page.get_by_role("rowheader").first
    ).to_be_attached()  # and still a table to whoever hears it
    labels = page.evaluate(
        "[...document.querySelectorAll('#t-actions tbody tr')][0].cells[2].dataset.l"
    )
    assert labels == "Accountable"
    axe = Axe().run(page)
    assert [v["id"] for v in axe.response["violations"]] == []


def test_a_card_tells_of_a_square_who_is_named_how_it_stands_when_it_is_due_and_who_leads(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    card, squares = page.locator("#card"), page.locator("#lanes .sq")
    expect(card).to_be_hidden()
    squares.first.hover()
    expect(card).to_contain_text("Lead: West Midlands Police")
    lines = card.locator("> *").all_inner_texts()
    assert [line.partition(":")[0] for line in lines[1:]] == [
        "Responsible",
        "Status",
        "Due",
        "Lead",
    ]
    assert lines[0].removesuffix(" …") in (squares.first.get_attribute("aria-label") or "")
    late = page.locator("#lanes .sq.late").first
    late.hover()
    expect(card).to_contain_text("past its date")


def test_a_card_stays_while_the_mouse_is_on_it_and_escape_closes_it_before_the_answer(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), "#n=priority/stop-domestic-abuse")
    card, square = page.locator("#card"), page.locator("#lanes .sq").first
    square.hover()
    card.hover(position={"x": 5, "y": 5})
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    square.hover()
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()


def test_whoever_goes_from_square_to_square_by_the_keyboard_has_the_card_too(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    page.locator('#lanes a[tabindex="0"]').focus()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.matches('.sq')"):
            break
    expect(page.locator("#card")).to_be_visible()
    inside = page.evaluate(
        "(() => { const r = document.querySelector('#card').getBoundingClientRect(); return r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight; })()"
    )
    assert inside
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator("#panel-h")).to_be_focused()


def test_a_finger_that_chooses_a_square_gets_the_answer_and_no_card(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped), size=(390, 844), has_touch=True, is_mobile=True)
    page.locator("#lanes .sq").first.tap()
    expect(page.locator("#panel-h")).to_be_in_viewport()
    expect(page.locator("#card")).to_be_hidden()


def test_a_link_far_below_has_its_lasting_address_when_somebody_reaches_for_it(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    link = page.locator("#findings .about h3 a").first
    assert (link.get_attribute("href") or "").startswith("#t")
    link.focus()
    assert (link.get_attribute("href") or "").startswith("#n=priority/")
    place = page.evaluate(
        "'#t' + remit.D.things.findIndex((t) => t[0] === 'priority/stop-domestic-abuse')"
    )
    page.evaluate("(place) => { location.hash = place; }", place)
    expect(page.locator("#panel-h")).to_have_text("Stop domestic abuse")


def test_a_line_that_was_only_worked_out_is_not_drawn_as_if_the_text_said_it(
    look: Looker, page_of: PageOf, shipped: Store
) -> None:
    page = look(page_of(shipped))
    drawn = {
        kind: page.locator(f".tie.{kind}").first.evaluate(
            "(e) => getComputedStyle(e).backgroundImage.split('(')[0]"
        )
        for kind in ("inferred", "stated")
    }
    assert drawn == {"inferred": "repeating-linear-gradient", "stated": "linear-gradient"}
