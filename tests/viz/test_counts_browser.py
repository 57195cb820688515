"""Every number on the page is the number of what it leads to: each is pressed, and what opens is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from remit.graph.store import Store

pytestmark = pytest.mark.browser
REGISTERS = ("shipped", "harrowmere", "partly")

# What follows is run in the page. `first` is the first number of a text, `rows` how many actions the table shows.
TOOLS = """
const first = (s) => Number((/\\d+/.exec(s) || [])[0]);
const rows = () => document.querySelectorAll("#t-actions tbody tr:not([hidden])").length;
const own = (box, tag) => [...box.querySelector("ul, ol").children].filter((e) => e.matches(tag || "li")).length;
"""


@pytest.fixture(scope="module", params=REGISTERS)
def opened(
    request: pytest.FixtureRequest,
    browser: object,
    page_of: Callable[[Store], bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """The page of a register, with all that is written late written."""
    from tests.viz.conftest import Looker

    store = request.getfixturevalue(request.param)
    looker = Looker(browser, tmp_path_factory.mktemp("counts"))  # type: ignore[arg-type]
    page = looker(page_of(store))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    yield page
    for context in looker.contexts:
        context.close()  # type: ignore[attr-defined]


def wrong(page: Page, script: str) -> list[object]:
    """What a script in the page gives as triples of a text, the number that it tells, and the number of what there is."""
    found = page.evaluate(f"() => {{ {TOOLS} {script} }}")
    assert found
    return [one for one in found if one[1] != one[2]]


def test_a_number_that_asks_for_actions_shows_so_many(opened: Page) -> None:
    """A tally, the count of a lane, for how many of it nobody is named, the actions of a sheet."""
    assert wrong(opened, """
        return [...document.querySelectorAll("a[data-ask]")].filter((a) => /\\d|for (all|it)$/.test(a.textContent) && !/^m=/.test(a.dataset.ask)).map((a) => {
          const lane = a.closest(".count"), all = /for all$/.test(a.textContent) ? first(lane.textContent) : /for it$/.test(a.textContent) ? 1 : first(a.textContent);
          a.click();
          return [a.textContent, all, rows()];
        });
    """) == []  # fmt: skip


def test_a_choice_of_a_filter_shows_as_many_as_it_says(opened: Page) -> None:
    assert wrong(opened, """
        location.hash = "";
        const boxes = ["who", "of", "state", "date", "open"].map((name) => document.getElementById("f-" + name)).filter(Boolean), found = [];
        for (const box of boxes) {
          for (const option of [...box.options]) {
            const said = /\\((\\d+)\\)$/.exec(option.textContent);
            if (!said) continue;
            document.getElementById("clear").click();
            box.value = option.value;
            box.dispatchEvent(new Event("change"));
            found.push([box.id + " " + option.textContent, Number(said[1]), rows()]);
          }
        }
        document.getElementById("clear").click();
        return found;
    """) == []  # fmt: skip


def test_a_sheet_lists_as_many_actions_as_it_says_and_so_does_the_table_that_it_leads_to(opened: Page) -> None:  # fmt: skip
    assert wrong(opened, """
        return [...document.querySelectorAll(".sheet")].flatMap((box) => {
          box.querySelector("summary").click();
          const said = first(box.querySelector("summary small").textContent), name = box.querySelector("b").textContent;
          const listed = box.querySelector(".halves > div ol"), table = box.querySelector("a[data-ask^='of=']");
          const found = [[name, said, listed ? listed.children.length : 0]];
          if (table) { table.click(); found.push([name + ", table", said, rows()]); }
          return found;
        });
    """) == []  # fmt: skip


def test_a_list_holds_as_many_things_as_its_head_says(opened: Page) -> None:
    assert wrong(opened, """
        document.getElementById("clear").click();
        const lists = [...document.querySelectorAll("#everything > details, #remits > details:not(.sheet), #sources details")];
        return lists.map((box, n) => {
          const tree = box.matches("#everything details") && box.querySelector("ul ul") !== null;
          const held = tree ? new Set([...box.querySelectorAll("a")].map((a) => a.getAttribute("href"))).size : own(box);
          const more = first((box.querySelector(":scope > p") || {}).textContent || "") || 0;
          return [box.querySelector("summary").textContent, first(box.querySelector("summary b").textContent), held + more];
        });
    """) == []  # fmt: skip


def test_vacant_places_lead_to_so_many_in_the_list(opened: Page) -> None:
    link = opened.locator('.tiles a[href="#all-vacancy"]')
    said = int(re.findall(r"\d+", link.inner_text())[0])
    link.click()
    box = opened.locator("#all-vacancy")
    assert box.get_attribute("open") is not None
    assert box.locator("ul > li").count() == said
    assert box.evaluate("(e) => e.getBoundingClientRect().top < innerHeight")


def test_a_vacant_place_says_what_it_is_a_place_of(opened: Page) -> None:
    listed = opened.locator("#all-vacancy li").all()
    written = [li.inner_text() for li in listed if li.locator("a").first.inner_text() == "TBC"]
    assert listed
    assert all(re.search(" for [“‘]", told) for told in written)


def test_the_numbers_of_findings_are_those_of_the_findings_that_are_told(opened: Page) -> None:
    assert wrong(opened, """
        const level = (li) => { while (!li.querySelector(".k")) li = li.parentElement.closest("li"); return li.querySelector(".k").textContent; };
        const all = new Set([...document.querySelectorAll("[data-finding]")].map((li) => li.dataset.finding)).size;
        const found = [[...document.querySelectorAll('a[href="#findings"]')].map((a) => [a.textContent, first(a.textContent), all])].flat();
        const words = document.querySelector("#findings .hint").textContent;
        found.push(["head of the findings", first(words), all]);
        document.querySelectorAll(".story").forEach((story) => {
          const told = {};
          story.querySelectorAll("[data-finding]").forEach((li) => { const l = level(li); told[l] = (told[l] || 0) + 1; });
          const links = [...document.querySelectorAll('a[href="#' + story.id + '"]')], said = story.querySelectorAll(".about > p")[story.querySelectorAll(".about > p").length - 2].textContent;
          [said, ...links.map((a) => a.textContent)].forEach((text) => [...text.matchAll(/(\\d+) (high|medium|low)/g)].forEach(([, n, l]) => found.push([story.id + " " + text, Number(n), told[l]])));
          story.querySelectorAll("summary").forEach((s) => { if (/lesser|of the kind/.test(s.textContent)) found.push([s.textContent, first(s.textContent), own(s.parentElement)]); });
        });
        return found;
    """) == []  # fmt: skip


def test_a_number_between_two_priorities_leads_to_so_many_reasons(opened: Page) -> None:
    assert wrong(opened, """
        return [...document.querySelectorAll(".matrix a")].map((a) => {
          const pair = document.querySelector(a.getAttribute("href"));
          pair.open = true;
          pair.dispatchEvent(new Event("toggle"));
          return [a.getAttribute("href"), Number(a.textContent), pair.querySelectorAll("li").length];
        }).concat([...document.querySelectorAll("#dependencies > details")].map((d) => [d.id, first(d.querySelector("summary b").textContent), d.querySelectorAll("li").length]));
    """) == []  # fmt: skip


def test_what_to_ask_first_opens_with_as_many_things_as_its_title_counts(opened: Page) -> None:
    found = opened.evaluate(f"""() => {{ {TOOLS}
        return [...document.querySelectorAll(".first-asked li a")].map((a) => {{
          a.click();
          const heads = [...document.querySelectorAll("#answer h3")].map((h) => [first(h.textContent), h.nextElementSibling.children.length]);
          return [a.textContent, document.getElementById("panel-h").textContent, heads];
        }});
    }}""")
    assert found
    for title, head, lists in found:
        assert head == title
        assert all(said == held for said, held in lists)
        counted = re.sub(r"“[^”]*”", "", title)
        if counts := [int(n) for n in re.findall(r"\d+", counted)]:
            assert lists[0][0] == sum(counts)


def test_the_open_points_of_a_row_are_those_that_its_answer_lists(opened: Page) -> None:
    assert wrong(opened, """
        return [...document.querySelectorAll("#t-actions tbody tr")].map((row) => {
          row.querySelector("a").click();
          return [row.querySelector("a").textContent, Number(row.cells[6].textContent), document.querySelectorAll("#answer .gap, #answer .fault").length];
        });
    """) == []  # fmt: skip


def test_a_heading_of_an_answer_counts_what_stands_below_it(opened: Page) -> None:
    assert wrong(opened, """
        const found = [], met = {};
        remit.D.things.forEach((t, n) => {
          met[t[1]] = (met[t[1]] || 0) + 1;
          if (met[t[1]] > 8) return;
          history.replaceState(1, "", remit.address(n));
          dispatchEvent(new PopStateEvent("popstate", { state: 1 }));
          document.querySelectorAll("#answer h3, #answer summary").forEach((h) => {
            const said = /\\((\\d+)\\)/.exec(h.textContent) || /^(\\d+) (other link|link|thing|more passage)/.exec(h.textContent);
            if (!said) return;
            const box = h.matches("summary") ? h.parentElement : h.nextElementSibling;
            const list = h.matches("summary") ? box.querySelector(":scope > ul") : box;
            found.push([t[0] + ": " + h.textContent, Number(said[1]), list ? list.children.length : box.querySelectorAll(":scope > cite").length]);
          });
        });
        return found;
    """) == []  # fmt: skip
