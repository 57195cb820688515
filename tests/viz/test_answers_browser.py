"""What an answer on the page begins with, and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

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
