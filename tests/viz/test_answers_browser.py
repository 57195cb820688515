"""What an answer on the page begins with, and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from remit.graph.store import Store

pytestmark = pytest.mark.browser
BOARD = "body/safer-walsall-partnership-responsible-authority-board"


def asked(page: Page, id_: str) -> Page:
    """The page with the answer of a thing."""
    page.evaluate("(id) => { location.hash = '#n=' + id; }", id_)
    label = page.evaluate("(id) => remit.D.things.find((t) => t[0] === id)[2]", id_)
    expect(page.locator("#panel-h")).to_have_text(label)
    return page


def test_the_answer_of_a_board_begins_with_what_is_not_named_of_it(desk_of_shipped: Page) -> None:
    page = asked(desk_of_shipped, BOARD)
    first = page.locator("#answer > .first").first
    expect(first).to_contain_text("No member and no chair of")
    expect(first).to_contain_text("nor is it said to whom it reports")
    expect(first).to_contain_text("The 8 members named are those of Safer Walsall Partnership.")


def test_a_name_is_no_statement_of_what_a_board_governs(desk_of_shipped: Page) -> None:
    page = asked(desk_of_shipped, BOARD)
    governs = page.locator("#answer li", has_text="governs Safer Walsall Partnership")
    assert governs.first.locator(".basis").first.text_content() == "inferred: a rule derived it"


def test_a_group_that_leads_says_both_what_it_leads_and_what_is_not_named(
    desk_of_shipped: Page,
) -> None:
    page = asked(desk_of_shipped, "body/domestic-abuse-strategic-group")
    expect(page.locator("#answer > .first")).to_have_text(
        [
            "Domestic Abuse Strategic Group leads 3 actions.",
            "No member of Domestic Abuse Strategic Group is named; nor is it said to whom it reports.",
        ]
    )


def test_a_copied_answer_says_that_nobody_is_named_and_from_where_it_is(
    desk_of_shipped: Page,
) -> None:
    page = asked(desk_of_shipped, "priority/stop-domestic-abuse")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy with citations").click()
    copied = page.evaluate("window.copied")
    assert "Who is responsible\nNobody is named" in copied
    assert copied.rstrip().endswith(
        "From Safer Walsall Partnership 2020, as at 30 July 2020, the latest day on which its documents report; "
        "a finding doubts the date of 1 of the 2 reports of that day."
    )


def test_what_is_copied_keeps_the_marks_that_tell_whose_words_it_has(desk_of_shipped: Page) -> None:
    page = asked(desk_of_shipped, "priority/stop-domestic-abuse")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy with citations").click()
    copied = page.evaluate("window.copied")
    assert "\n    Safer Walsall Partnership Plan 2020, line 980: “whg”\n" in copied
    assert "\n- ‘Lower the risk from domestic abuse through work with victims" in copied
    assert "discharges ‘Duty to make and publish a Community Safety Partnership plan’" in copied
    assert "What stands in ‘single’ marks is the register’s own wording" in copied
    assert '"' not in copied


def test_a_passage_without_its_words_says_why_and_how_to_get_them(desk_of_shipped: Page) -> None:
    why = (
        "This register keeps no more than 7 words in a row of its documents, but for names: 180 of 427 passages "
        "have a place alone. To have the words of all, load the documents yourself: remit load."
    )
    page = asked(desk_of_shipped, "priority/stop-domestic-abuse")
    expect(page.locator("#answer > p.told")).to_have_text(f"“words not kept here”: {why}")
    top = page.locator("#sources > h2 + p")
    expect(top).to_contain_text(why)
    expect(top).to_contain_text("A place told by lines is in a file of text, which has no pages.")
    asked(page, "provision/crime-and-disorder-act-1998-section-115")
    told = page.locator("#answer").inner_text()
    assert ("words not kept here" in told) == (why in told)


def test_a_place_that_is_empty_beside_somebody_is_told_as_a_further_place(
    desk_of_shipped: Page,
) -> None:
    page = asked(desk_of_shipped, "action/finalise-partnership-domestic-e683")
    expect(page.locator("#answer li", has_text="Sara Ward").first).to_be_visible()
    expect(page.locator("#answer li", has_text="A further place, written as “TBC”")).to_have_count(
        1
    )
    expect(page.locator("#answer")).not_to_contain_text("Nobody confirmed, written as")


def test_what_a_person_decided_says_so_in_words_and_tells_the_line(
    desk_of_shipped: Page, shipped: Store
) -> None:
    page = asked(desk_of_shipped, "action/third-party-provider-5cff")
    lines = shipped.meta()["decisions"].splitlines()
    at = 1 + next(n for n, line in enumerate(lines) if "cell: Nikki Pennison Jayne Holt" in line)
    said = f"decided: a person said so, in line {at} of the decisions file"
    expect(page.locator("#answer .basis", has_text=said)).to_have_count(2)
    row = page.locator("#t-actions tr", has_text="Commission an outside provider").first
    page.evaluate("document.querySelector('#actions').scrollIntoView()")
    expect(row).to_contain_text("Jayne Holt, Nikki Pennison (each decided by a person)")
    expect(page.locator(".legend")).to_contain_text("decided by a person, in the decisions file")


def test_the_page_says_of_how_many_passages_it_has_the_words_and_why_not_of_the_others(
    desk_of_shipped: Page, shipped: Store
) -> None:
    cited = {c for s in shipped.contents().statements for c in s.citations}
    places = {(c.document, c.locator) for c in cited}
    worded = {(c.document, c.locator) for c in cited if c.quote.strip()}
    expect(desk_of_shipped.locator("header")).to_contain_text(
        f"each with its place; {len(worded)} of {len(places)} passages in their words."
    )
    expect(desk_of_shipped.locator("#sources")).to_contain_text(
        "This register keeps no more than 7 words in a row of its documents, but for names: "
        f"{len(places) - len(worded)} of {len(places)} passages have a place alone."
    )


def test_the_day_as_at_which_all_is_judged_leads_to_the_passage_that_gives_it(
    desk_of_shipped: Page,
) -> None:
    expect(desk_of_shipped.locator("header")).to_contain_text(
        "as at 30 July 2020 ([2], row 12, column 7)"
    )
    expect(desk_of_shipped.locator("#sources")).to_contain_text(
        "All is judged as at 30 July 2020, the latest day on which its documents report"
    )


def test_a_colour_among_the_tallies_leads_to_its_actions(desk_of_shipped: Page) -> None:
    page = desk_of_shipped
    page.locator(".tiles").get_by_role("link", name="3 amber").click()
    expect(page.locator("#shown")).to_have_text("3 of 84 actions shown, filtered by Status: Amber.")


def test_what_was_set_aside_is_listed_with_its_reason_where_its_number_leads(
    desk_of_shipped: Page,
) -> None:
    page = desk_of_shipped
    page.locator(".tiles").get_by_role("link", name="55 set aside").click()
    listed = page.locator("#aside li")
    expect(listed.first).to_be_visible()
    assert sum(int((text or "").split(":")[0]) for text in listed.all_text_contents()) == 55
    expect(page.locator("#sources")).to_contain_text(
        "320 gave facts and 78 are narrative, which makes 398 read"
    )


def test_no_open_point_stands_twice_in_an_answer(desk_of_shipped: Page) -> None:
    page = asked(desk_of_shipped, "action/third-party-provider-5cff")
    expect(page.locator("#answer", has_text="No deadline is given for")).to_have_count(1)
    told = page.locator("#answer li").all_text_contents()
    assert sum("No deadline" in (text or "") for text in told) == 1


def test_a_priority_whose_matter_another_takes_up_links_to_who_is_named_for_it_there(
    desk_of_shipped: Page,
) -> None:
    page = asked(desk_of_shipped, "priority/stop-domestic-abuse")
    there = page.locator("#answer .warn")
    expect(there).to_contain_text("Named for the same matter under the other lead")
    expect(there.get_by_role("link", name="Sara Ward")).to_have_count(1)
    expect(there.locator("li", has_text="Lead for DA")).to_contain_text("post without a holder")
    expect(asked(page, "priority/violence-reduction").locator("#answer .warn")).not_to_contain_text(
        "Named for the same matter under the other lead"
    )


def test_a_filter_is_told_beside_the_chart_that_it_greys_and_counts_bodies_among_the_officers(
    desk_of_shipped: Page,
) -> None:
    page = desk_of_shipped
    page.evaluate("location.hash = '#state=Red'")
    expect(page.locator("#greyed")).to_have_text("Grey is what a filter leaves out: Status: Red.")
    expect(page.locator("#f-officer option").first).to_have_text("All 14, 1 of them a body")
    page.evaluate("location.hash = '#state='")
    expect(page.locator("#greyed")).to_be_hidden()


def test_a_filter_that_would_sort_nothing_out_is_not_offered(desk_of_shipped: Page) -> None:
    """Every action of this register has an open point."""
    expect(desk_of_shipped.locator("#f-open")).to_have_count(0)
    expect(desk_of_shipped.locator("#f-who")).to_be_attached()


def test_a_filtered_list_is_printed_alone_with_its_filter_and_its_register(
    desk_of_shipped: Page,
) -> None:
    page = desk_of_shipped
    page.evaluate("window.print = () => {}; location.hash = '#state=Red'")
    expect(page.locator("#shown")).to_contain_text("filtered by Status: Red")
    page.get_by_role("button", name="Print this list").click()
    page.emulate_media(media="print")
    for part in ("#findings", "#remits", ".stage", "#sources"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("#shown")).to_be_visible()
    expect(page.locator("#t-actions tbody tr:visible")).to_have_count(1)
    origin = page.evaluate(
        "getComputedStyle(document.getElementById('actions'), '::before').content"
    )
    assert "Safer Walsall Partnership 2020, as at 30 July 2020" in origin
    sources = page.evaluate(
        "getComputedStyle(document.getElementById('actions'), '::after').content"
    )
    assert "[2] Actions for" in sources
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("#findings")).to_be_visible()
