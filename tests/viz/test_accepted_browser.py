"""What the design of the explorer asks for, on the page of every register, at a desk and on a phone."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from remit.graph.titles import titles
from remit.ontology import PLANNED
from remit.queries.gaps import weighed
from remit.queries.openings import beside, by_thing
from remit.queries.stories import stories
from remit.viz.lanes import priorities
from remit.viz.squares import ABREAST
from remit.viz.wording import curled, day

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.viz.conftest import Met

pytestmark = pytest.mark.browser
DESK, PHONE = (1440, 900), (390, 844)
FRAMES = {DESK: 1060, PHONE: 340}  # how wide the picture of a neighbourhood is on such a screen
SOME = 300  # of so many things of a large register the neighbourhood is looked at

# Give the page an address, and wait until it has followed it.
FOLLOW = """(hash) => new Promise((done) => { if (location.hash === hash) return done();
  addEventListener('hashchange', () => setTimeout(done), { once: true }); location.hash = hash; })"""

UNFOLD = "document.querySelectorAll('#lanes details').forEach((d) => { d.open = true; })"

SHOWN = "[...document.querySelectorAll('#t-actions tbody tr:not([hidden])')].map((r) => decodeURIComponent(r.querySelector('th a').hash.slice(3)))"
GREYED = "[...document.querySelectorAll('#lanes .sq.out')].map((a) => decodeURIComponent(a.hash.slice(3)))"

# What is wrong with a plan: boxes that overlap or leave it, lines behind boxes, words beside their line,
# and members that are not those of the links.
FAULTS = """([width, step]) => {
  const bad = [], pen = document.createElement('canvas').getContext('2d');
  const wide = (words) => Math.max(...words.map((w) => { pen.font = '11px Arial, Helvetica, "Liberation Sans", sans-serif'; return pen.measureText(w).width; }));
  const { D, out, into } = remit;
  D.things.forEach((_, t) => t % step ? 0 : [false, true].forEach((all) => {
    const plan = remit.neighbourhood(t, width, all), say = (what) => bad.push(remit.label(t) + ': ' + what);
    plan.boxes.forEach((a, i) => {
      if (a.x < 0 || a.y < 0 || a.x + a.w > plan.width || a.y + a.h > plan.height) say('leaves the plan');
      plan.boxes.slice(i + 1).forEach((b) => { if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) say('overlap of ' + b.text); });
    });
    plan.lines.forEach((l) => {
      const [x1, x2] = [Math.min(l.from[0], l.to[0]), Math.max(l.from[0], l.to[0])], [y1, y2] = [Math.min(l.from[1], l.to[1]), Math.max(l.from[1], l.to[1])];
      if (x1 !== x2 && y1 !== y2) say('a slanting line');
      plan.boxes.forEach((b) => { if (x1 < b.x + b.w - 1 && x2 > b.x + 1 && y1 < b.y + b.h - 1 && y2 > b.y + 1) say('a line behind ' + b.text); });
      if (l.arrow && !(l.words || []).length) say('a branch without words');
      if (l.arrow && wide(l.words) > x2 - x1 - 12) say('words longer than their branch');
    });
    const named = plan.boxes.filter((b) => b.thing !== undefined && !b.focus);
    if (named.some((b) => !['stated', 'drawn', 'inferred', 'decided', 'external'].includes(b.basis))) say('no basis');
    if (plan.lines.filter((l) => l.arrow).length !== plan.boxes.length - 1) say('branches and boxes differ');
    const ends = [...out[t].map((n) => D.links[n][2]), ...into[t].map((n) => D.links[n][0])].sort((a, b) => a - b);
    if (all && ends.length <= 100 && named.map((b) => b.thing).sort((a, b) => a - b).join() !== ends.join()) say('members and links differ');
  }));
  return bad.slice(0, 5); }"""

# What is wrong with the ways from those who act to those who lead.
WAYS = """(most) => {
  const { D, out, into, kind } = remit, bad = [];
  const some = (kinds) => D.things.map((_, t) => t).filter((t) => kinds.includes(kind(t)) && into[t].length + out[t].length).slice(0, most);
  const reached = (from) => { const seen = new Set([from]); for (const t of seen) { out[t].forEach((n) => seen.add(D.links[n][2])); into[t].forEach((n) => seen.add(D.links[n][0])); } return seen; };
  let found = 0;
  some(['person', 'post']).forEach((a) => { const near = reached(a); some(['body']).forEach((b) => {
    const way = remit.pathBetween(a, b);
    if ((way === null) === near.has(b)) bad.push([remit.label(a), remit.label(b), 'a way and no way']);
    let at = a;
    for (const [n, , t] of way || []) {
      const l = D.links[n];
      if (![l[0], l[2]].includes(at) || ![l[0], l[2]].includes(t)) bad.push([remit.label(a), remit.label(b), 'a step that leads elsewhere']);
      if (!l[3].length) bad.push([remit.label(a), remit.label(b), 'a step without a passage']);
      at = t; found += 1;
    }
    if (way && at !== b) bad.push([remit.label(a), remit.label(b), 'a way to somewhere else']);
  }); });
  return [bad.slice(0, 5), found]; }"""

# Texts of the chart that do not fit where they stand, and boxes of it that overlap.
CROWDED = """() => { const boxes = [...document.querySelectorAll('#lanes .cell, #lanes .sq, #lanes .count, #lanes .mini')].filter((e) => e.checkVisibility()).slice(0, 400), bad = [];
  for (const e of boxes) if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) bad.push('cut: ' + e.textContent.slice(0, 80));
  const at = boxes.map((e) => [e.textContent.slice(0, 80), e.getBoundingClientRect()]);
  at.forEach(([t, r], i) => at.slice(i + 1).forEach(([u, s]) => {
    if (r.left < s.right - 1 && s.left < r.right - 1 && r.top < s.bottom - 1 && s.top < r.bottom - 1) bad.push(t + ' over ' + u); }));
  return bad.slice(0, 5); }"""
# Where the lowest of some parts of the page ends.
END = "(parts) => Math.max(...[...document.querySelectorAll(parts)].map((e) => e.getBoundingClientRect().bottom))"
SPACE = """(on) => { const sheet = new CSSStyleSheet();
  if (on) sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets = [sheet]; }"""


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def screen(request: pytest.FixtureRequest, met: Met) -> tuple[int, int]:
    """The page on a screen of this size, with nothing chosen."""
    size: tuple[int, int] = request.param
    reset(met, size)
    return size


@pytest.fixture
def desk(met: Met) -> Page:
    """The page at a desk, with nothing chosen."""
    reset(met, DESK)
    return met.page


def reset(met: Met, size: tuple[int, int]) -> None:
    met.page.set_viewport_size({"width": size[0], "height": size[1]})
    met.page.evaluate(FOLLOW, "")


def things(page: Page, test: str, most: int) -> list[int]:
    """The numbers of some of the things of which something is true."""
    found: list[int] = page.evaluate(
        f"remit.D.things.map((_, t) => t).filter((t) => {test}).slice(0, {most})"
    )
    return found


# ---------------------------------------------------------------- 1 to 3: what is counted


def test_the_first_screen_has_the_sentence_and_what_to_ask_and_of_one_plan_every_action(
    met: Met, desk: Page
) -> None:
    desk.evaluate("scrollTo(0, 0)")
    told = met.told
    said = [told.first, told.grave, told.last] if told.first or told.grave else []
    for text in said:
        expect(desk.locator(".whole")).to_contain_text(text)
    asked = desk.locator(".first-asked li")
    expect(asked).to_have_count(min(5, len(told.questions)))
    first = [".whole"] * bool(said) + [".first-asked li:last-child"] * bool(told.questions)
    assert [part for part in first if desk.evaluate(END, part) > DESK[1]] == []
    heads = len(met.material.of_kind("priority"))
    if len(met.material.of_kind("plan")) == 1 and 0 < heads <= ABREAST and not told.reading.partial:
        drawn = desk.evaluate(
            "[...document.querySelectorAll('#lanes .sq')].map((a) => decodeURIComponent(a.hash.slice(3)))"
        )
        assert set(drawn) == set(told.naming)
        assert desk.evaluate(END, "#lanes .sq") <= DESK[1]


def test_the_tallies_are_those_of_the_data(met: Met, desk: Page) -> None:
    told, read = met.told, met.told.reading.coverage
    expected = []
    if told.naming:
        unclear = told.named("unclear", "withheld", "unread")
        ways = (("nobody", "blank"), ("vacant",))
        expected = [f"{told.named(*some)} of {len(told.naming)}" for some in ways]
        expected += [f"{unclear} of {len(told.naming)}"] if unclear else []
        expected += [f"{len(told.late)} of {len(told.dated)}", told.statuses]
    every = told.reading.pieces  # those set aside counted
    expected += [f"{read.read} of {every}" if read.pieces else "Unknown"]
    assert desk.locator(".tiles .tally").all_inner_texts() == expected


def test_actions_are_counted_alike_wherever_they_are_counted(met: Met, desk: Page) -> None:
    many = len(met.told.naming)
    if not many:
        assert desk.locator("#actions").count() == 0
        return
    expect(desk.locator('nav a[href="#actions"]')).to_have_text(f"Actions ({many})")
    assert re.match(rf"{many} actions?\b", desk.locator("#shown").get_attribute("data-all") or "")
    assert desk.evaluate("remit.D.rows.length") == many
    desk.evaluate(UNFOLD)
    desk.wait_for_function("() => !document.querySelector('#lanes [data-actions]')")
    drawn = desk.evaluate(
        "new Set([...document.querySelectorAll('#lanes .sq')].map((a) => a.hash)).size"
    )
    assert drawn == many


def test_the_table_says_in_words_of_whom_nobody_is_named_and_where_a_place_is_vacant(
    met: Met, desk: Page
) -> None:
    rows = desk.evaluate("remit.D.rows.map((r) => [remit.D.things[r[0]][0], r[2] || ''])")
    said = dict(rows)
    naming = met.told.naming
    nobody = {id_ for id_, words in said.items() if re.match("(nobody is named|left empty)", words)}
    assert nobody == {id_ for id_, way in naming.items() if way in ("nobody", "blank")}
    vacant = {id_ for id_, words in said.items() if "written as" in words}
    assert vacant >= {id_ for id_, way in naming.items() if way == "vacant"}


# ---------------------------------------------------------------- 4 and 5: the answer


def test_an_answer_begins_with_the_sentence_of_the_query_and_its_warnings_are_those_of_the_query(
    met: Met, desk: Page
) -> None:
    told = desk.evaluate(
        "Object.fromEntries(Object.entries(remit.D.answers).map(([t, a]) => [remit.D.things[t][0], [a[6], a[5], a[3]]]))"
    )
    set_ = met.material.told  # what a register says in words of its own stands in other marks
    raised = by_thing(met.found.open)
    for id_, answer in met.material.answers.items():
        first, rest = weighed(beside(answer.gaps, raised.get(id_, ())))
        assert told[id_] == [
            set_(curled(answer.sentence)) if answer.target.kind in PLANNED else None,
            [set_(curled(gap.message)) for gap in first],
            [set_(curled(gap.message)) for gap in rest],
        ]


def test_what_must_be_known_first_stands_behind_the_first_sentence(met: Met, desk: Page) -> None:
    grave = [f for f in met.found.open if f.severity == "high"]
    ids = list(dict.fromkeys(e.id for f in grave for e in (f.concerns or (f.subject,))))[:8]
    for id_ in ids:
        desk.evaluate(FOLLOW, "#n=" + id_)
        blocks = desk.evaluate(
            "[...document.querySelectorAll('#answer > *')].map((e) => e.className).filter((c) => !['row', 'kind', 'first'].includes(c))"
        )
        assert blocks[0] == "warn"
        told = desk.locator("#panel .warn").inner_text()
        for finding in grave:
            concerned = {e.id for e in finding.concerns or (finding.subject,)}
            if id_ in concerned and finding.message.isprintable():  # a browser drops what cannot be
                assert " ".join(finding.message.split()) in " ".join(told.split())


def test_back_and_forward_lead_through_the_answers_with_the_focus_on_each(
    met: Met, screen: tuple[int, int]
) -> None:
    page = met.page
    pair = things(page, "remit.D.answers[t] && remit.label(t).trim()", 2)
    if len(pair) < 2:
        return  # fewer than two answers
    names = [page.evaluate("(t) => remit.label(t).trim()", t) for t in pair]

    def stands(name: str) -> None:
        expect(page.locator("#panel-h")).to_have_text(name)
        expect(page.locator("#panel-h")).to_be_focused()
        if screen == PHONE:
            expect(page.locator("#findings")).to_be_hidden()

    for t, name in zip(pair, names, strict=True):
        page.evaluate(FOLLOW, page.evaluate("(t) => remit.address(t)", t))
        stands(name)
    page.go_back()
    stands(names[0])
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    page.go_forward()
    stands(names[0])


# ---------------------------------------------------------------- 6: filters and order


def test_every_filter_shows_as_many_as_it_says_greys_the_others_and_survives_a_reload(
    met: Met, desk: Page
) -> None:
    if not met.told.naming:
        return  # no actions
    desk.evaluate(UNFOLD)
    desk.evaluate(FOLLOW, "#who=nobody%20blank")  # with a filter all of them are offered
    offered = desk.evaluate(
        "[...document.querySelectorAll('#actions select')].flatMap((s) => [...s.options].filter((o) => o.value).slice(0, 4).map((o) => [s.id.slice(2), o.value, o.textContent]))"
    )
    assert {name for name, *_ in offered} >= {"who", "date"}
    every = set(met.told.naming)
    for name, value, text in offered:
        hash_ = desk.evaluate("([k, v]) => '#' + k + '=' + encodeURIComponent(v)", [name, value])
        desk.evaluate(FOLLOW, hash_)
        shown = set(desk.evaluate(SHOWN))
        count = re.search(r"\((\d+)\)$", text)
        if count and name not in ("lane", "lead", "officer"):
            assert len(shown) == int(count[1])
        greyed = set(desk.evaluate(GREYED))
        assert greyed == every - shown
    one_each = dict(reversed([(name, value) for name, value, _ in offered]))
    for n, (name, value) in enumerate(one_each.items()):
        order = ("-name", "due", "-due", "state", "points")[n % 5]
        chosen = desk.evaluate("(v) => encodeURIComponent(v)", value)
        desk.evaluate(FOLLOW, f"#{name}={chosen}&sort={order}")
        before, greyed = desk.evaluate(SHOWN), desk.evaluate(GREYED)
        desk.reload()
        desk.locator(":root[data-ready]").wait_for(state="attached")
        desk.evaluate(UNFOLD)
        desk.wait_for_function("() => !document.querySelector('#lanes [data-actions]')")
        assert (desk.evaluate(SHOWN), desk.evaluate(GREYED)) == (before, greyed)


def test_what_is_unknown_comes_last_whichever_way_dates_are_sorted(met: Met, desk: Page) -> None:
    if not met.told.naming:
        return  # no actions
    for order in ("due", "-due"):
        desk.evaluate(FOLLOW, "#sort=" + order)
        keys = desk.evaluate(
            "[...document.querySelectorAll('#t-actions tbody tr')].map((r) => r.cells[4].dataset.k)"
        )
        known = [key for key in keys if not key.startswith("~")]
        assert keys[: len(known)] == sorted(known, reverse=order == "-due")


# ---------------------------------------------------------------- 7: findings


def test_a_finding_stands_in_the_stories_of_its_priorities_and_in_no_other_and_has_a_question(
    met: Met, desk: Page
) -> None:
    numbers = {f.id: n for n, f in enumerate(met.found.findings)}
    made = stories(met.store.contents(), priorities(met.material), met.material.answers, met.found)
    told = desk.evaluate(
        """() => [...document.querySelectorAll('.story')].map((story) => { const here = new Set();
        story.querySelectorAll('[id^="f"]').forEach((e) => here.add(Number(e.id.slice(1))));
        story.querySelectorAll('[data-again]').forEach((e) => here.add(Number(e.dataset.again)));
        story.querySelectorAll('[data-later]').forEach((e) => e.dataset.later.trim().split(' ').filter(Boolean).forEach((n) => here.add(Number(n))));
        return [...here].sort((a, b) => a - b); })"""
    )
    assert told == [sorted(numbers[f.id] for f in story.findings) for story in made]
    assert {n for story in told for n in story} == set(numbers.values())
    assert [f.message for f in met.found.findings if not f.question] == []


# ---------------------------------------------------------------- 8 to 10: the neighbourhood, and ways


def test_around_every_thing_nothing_overlaps_and_every_branch_says_what_it_is(
    met: Met, screen: tuple[int, int]
) -> None:
    step = max(1, len(met.material.entities) // SOME)
    assert met.page.evaluate(FAULTS, [FRAMES[screen], step]) == []


def test_boxes_are_drawn_where_they_were_placed_and_the_list_has_every_link(
    met: Met, screen: tuple[int, int]
) -> None:
    page = met.page
    busy = "remit.out[t].length + remit.into[t].length"
    for t in things(page, f"{busy} > 3 && {busy} < 30", 2):
        page.evaluate(FOLLOW, page.evaluate("(t) => remit.address(t).replace('n=', 'near=')", t))
        page.locator("#near-net canvas").wait_for(state="attached")
        pairs = page.evaluate(
            """() => { const { net, plan } = remit.drawn; return plan.boxes.map((b, n) => { const at = net.getPosition('b' + n), { width, height } = net.body.nodes['b' + n].shape;
            return [[b.x, b.y, b.w, b.h], [at.x - width / 2, at.y - height / 2, width, height]]; }); }"""
        )
        assert len(pairs) > 3
        assert [p for p in pairs if max(abs(a - b) for a, b in zip(*p, strict=True)) > 2] == []
        links = page.evaluate(f"(t) => {busy}", t)
        expect(page.locator("#near-list li")).to_have_count(links)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen[0]
    assert met.looker.seen.messages == []


def test_between_any_who_act_and_any_who_lead_there_is_a_way_each_step_of_it_cited_or_there_is_none(
    met: Met, desk: Page
) -> None:
    bad, steps = desk.evaluate(WAYS, 25)
    assert bad == []
    assert steps or not any(e.kind in ("person", "post") for e in met.material.entities.values())


def test_the_wheel_scrolls_the_page_ctrl_and_the_wheel_zoom_and_the_keyboard_walks_from_box_to_box(
    met: Met, desk: Page
) -> None:
    few = "remit.out[t].length + remit.into[t].length"
    for t in things(desk, f"{few} > 3 && {few} < 30", 1):
        desk.evaluate(FOLLOW, desk.evaluate("(t) => remit.address(t).replace('n=', 'near=')", t))
        desk.locator("#near-net canvas").wait_for(state="attached")
        frame, listed = desk.locator("#near-frame"), desk.locator("#near-list h3")
        desk.evaluate("document.querySelector('#near').scrollIntoView()")
        frame.hover(position={"x": 200, "y": 100})
        before = desk.evaluate("scrollY")
        desk.mouse.wheel(0, -120)
        desk.wait_for_function("(before) => scrollY < before", arg=before)
        assert desk.evaluate("remit.drawn.zoom") == 1
        frame.hover(position={"x": 200, "y": 100})
        desk.keyboard.down("Control")
        desk.mouse.wheel(0, -120)
        desk.keyboard.up("Control")
        desk.wait_for_function("() => remit.drawn.zoom > 1")
        name = listed.inner_text()
        frame.focus()
        other = "(({ plan, marked }) => { const b = plan.boxes[marked]; return b && !b.focus && b.thing !== undefined; })(remit.drawn)"
        while not desk.evaluate(other):
            desk.keyboard.press("ArrowDown")
        desk.keyboard.press("Enter")
        expect(listed).not_to_have_text(name)
        desk.go_back()
        expect(listed).to_have_text(name)
    assert met.looker.seen.messages == []


# ---------------------------------------------------------------- 11 and 12: what is taken along


def test_a_sheet_that_is_printed_alone_is_that_sheet_only_on_a4_and_names_its_documents(
    met: Met,
) -> None:
    if met.page.locator(".sheet").count() == 0:
        return  # nobody leads or does anything
    id_ = met.page.evaluate("remit.D.things[remit.D.sheets[0][0]][0]")
    page = met.looker(met.html, "#sheet=" + id_)
    page.evaluate("window.print = () => {}")
    box = page.locator("details.sheet[open]")
    box.get_by_role("button", name="Print this sheet").click()
    foot = box.locator(".sources").inner_text()
    assert foot.startswith(f"From {met.material.title}")
    assert re.search(r"\[\d+\] ", foot)
    page.emulate_media(media="print")
    expect(box.locator(".first")).to_be_visible()
    for other in ("#glance", "#findings", "#everything", "header", "#actions", "footer"):
        expect(page.locator(other).first).to_be_hidden()
    page.emulate_media(media="null")
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)", printed)
    assert {tuple(round(float(n)) for n in size) for size in sizes} == {(595, 842)}


def test_the_saved_table_has_the_filtered_rows_in_their_order(met: Met, desk: Page) -> None:
    if not met.told.naming:
        return  # no actions
    desk.evaluate(FOLLOW, "#open=gap&sort=-name")
    with desk.expect_download() as download:
        desk.evaluate("document.querySelector('#save-csv').click()")
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    shown = desk.evaluate(
        "[...document.querySelectorAll('#t-actions tbody tr:not([hidden]) th a')].map((a) => a.textContent.trim())"
    )
    assert [row[0].removeprefix("'") for row in rows[1:]] == [s.removeprefix("'") for s in shown]
    assert len(shown) == sum(1 for row in desk.evaluate("remit.D.rows.map((r) => r[7])") if row)


def test_the_saved_picture_has_each_label_that_is_seen_once_and_none_that_is_folded(
    met: Met, screen: tuple[int, int]
) -> None:
    page = met.page
    if page.locator("#save-svg").count() == 0:
        return  # nothing to draw
    page.evaluate("document.querySelectorAll('#lanes details').forEach((d) => { d.open = false; })")
    with page.expect_download() as download:
        page.evaluate("document.querySelector('#save-svg').click()")
    root = ET.fromstring(download.value.path().read_text(encoding="utf-8"))
    texts = Counter(
        "".join("".join(t.itertext()).split())
        for t in root.iter("{http://www.w3.org/2000/svg}text")
    )
    cells: list[list[Any]] = page.evaluate(
        "[...document.querySelectorAll('#lanes .cell')].map((a) => [a.firstChild ? a.firstChild.textContent : '', a.checkVisibility()])"
    )
    plain = [("".join(text.split()), seen) for text, seen in cells if text.isprintable()]
    seen = Counter(text for text, shown in plain if shown and text)
    assert {text: texts[text] for text in seen if texts[text] < seen[text]} == {}
    words = page.evaluate(
        """() => { const walker = document.createTreeWalker(document.querySelector('#lanes'), NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) if (walker.currentNode.parentElement.checkVisibility()) found.push(walker.currentNode.textContent.replace(/\\s+/g, ''));
        return found; }"""
    )
    folded = {text for text, shown in plain if not shown} - set(words)
    assert folded & set(texts) == set()


def test_the_saved_picture_is_there_as_dots_too(met: Met, desk: Page) -> None:
    if desk.locator("#save-png").count() == 0:
        return  # nothing to draw
    desk.evaluate("document.querySelectorAll('#lanes details').forEach((d) => { d.open = false; })")
    with desk.expect_download() as download:
        desk.evaluate("document.querySelector('#save-png').click()")
    from PIL import Image

    wide = desk.evaluate("document.querySelector('#lanes').getBoundingClientRect().width")
    with Image.open(download.value.path()) as image:
        assert abs(image.width - 2 * (wide + 48)) <= 2  # with a margin
        assert len(image.convert("RGB").getcolors(image.width * image.height) or ()) > 8
    assert met.looker.seen.messages == []


# ---------------------------------------------------------------- 13: the documents


def test_each_document_stands_under_its_title_with_who_adopted_it_and_until_when_it_reports(
    met: Met, desk: Page
) -> None:
    called = titles(met.store.contents())
    rows = [
        [cell.strip() for cell in row]
        for row in desk.evaluate(
            "[...document.querySelectorAll('#sources tbody tr')].map((r) => [...r.cells].map((c) => c.textContent))"
        )
    ]
    assert len(rows) == len(called)
    for n, (row, (name, told)) in enumerate(zip(rows, called.items(), strict=True), 1):
        assert row[0].startswith(f"[{n}] {told.title}")
        assert row[1:3] == [told.by or "Not known", day(told.until) or "Not known"]
        assert row[-1].startswith(name)


# ---------------------------------------------------------------- 14: for everybody


def test_with_the_spacing_that_readers_may_set_nothing_is_cut_covered_or_wider_than_the_screen(
    met: Met, screen: tuple[int, int]
) -> None:
    for on in (False, True):
        met.page.evaluate(SPACE, on)
        assert met.page.evaluate(CROWDED) == []
        assert met.page.evaluate("document.documentElement.scrollWidth") <= screen[0]
    met.page.evaluate(SPACE, False)
