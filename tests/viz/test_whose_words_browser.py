"""What a register says in words of its own is nowhere quoted as its documents' words: page, pack and copies agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph.retold import composed, owning
from remit.viz.report import report
from tests.viz.conftest import in_the_open

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from remit.graph.store import Store

pytestmark = pytest.mark.browser
QUOTED = re.compile("“([^“”]+)”")
INNER = ("public place violence", "public placed violence", "Safe and Well Visits")  # within names
# What is run in the page: the text of every answer, without the passages.
EVERY_ANSWER = """async () => {
  const told = [];
  for (const [id] of remit.D.things) {
    location.hash = "#n=" + id;
    dispatchEvent(new HashChangeEvent("hashchange"));
    const copied = document.getElementById("answer").cloneNode(true);
    copied.querySelectorAll("cite").forEach((c) => c.remove());
    told.push(copied.textContent);
  }
  return told;
}"""


def quoted(text: str) -> set[str]:
    """What a text has in the marks of a quotation."""
    return set(QUOTED.findall(text))


def test_no_answer_has_a_summary_in_the_marks_of_a_quotation(
    desk_of_shipped: Page, shipped: Store
) -> None:
    own = owning(shipped.meta())
    told = desk_of_shipped.evaluate(EVERY_ANSWER)
    assert len({*told}) > 200
    assert {q for text in told for q in quoted(text) if own(q)} == set()


def test_a_summary_among_what_the_documents_say_stands_in_single_marks(
    desk_of_shipped: Page,
) -> None:
    desk_of_shipped.evaluate("location.hash = '#n=action/third-party-provider-5cff'")
    box = desk_of_shipped.locator("#answer dl")
    box.wait_for()
    said = box.inner_text()
    assert re.search(r"Red written as ‘Red: begun with students .*’", said)
    assert re.search(r"Evaluation\s+‘Red: begun with students .*’", said)
    assert "is a summary" in desk_of_shipped.locator("#answer").inner_text()


def test_page_and_pack_have_the_same_in_the_marks_of_a_quotation(
    desk_of_shipped: Page, shipped: Store
) -> None:
    own = owning(shipped.meta())
    pack = report(shipped, "markdown").text
    page = desk_of_shipped.locator("main").evaluate("(m) => m.textContent")
    assert {q for text in (pack, page) for q in quoted(text) if own(q)} == set()
    single = re.compile("‘([^‘’]+)’(?!\\w)")
    theirs = {q for text in (pack, page) for q in single.findall(text) if not own(q)}
    assert theirs <= {"single", *INNER}


def test_no_name_that_a_register_composed_is_quoted_on_page_pack_sheet_or_terminal(
    harrowmere: Store, page_of: Callable[..., bytes], tmp_path: Path
) -> None:
    contents = harrowmere.contents()
    own = composed(contents.entities, contents.statements)
    assert {"Chair of Partnership Board", "6,940 calls about anti-social behaviour"} <= own
    file = tmp_path / "harrowmere.remit"
    from remit.graph.opening import create_store

    create_store(file).replace(contents)
    asked = (["audit"], ["who", "anti-social behaviour"], ["list", "figures"], ["list", "posts"])
    typed = [CliRunner().invoke(remit, ["-r", str(file), *words]).output for words in asked]
    sheet = report(harrowmere, "markdown", lead="Northfenshire Police").text
    texts = (report(harrowmere, "markdown").text, sheet, in_the_open(page_of(harrowmere)), *typed)
    said = re.compile('“([^“”]+)”|(?<![=\\w])"([^"\n]+)"')
    for text in texts:
        assert {a or b for a, b in said.findall(text)} & own == set()
    assert "‘Chair of Exploitation and Substance Misuse Group’" in texts[0]


def test_in_the_register_that_is_shipped_composed_names_have_its_own_marks(shipped: Store) -> None:
    own = owning(shipped.meta())
    assert own("Interim chair of Domestic Abuse Strategic Group")
    assert own("261 offences: knife crime")
    assert own("Crime and Disorder Act 1998, section 17")
    assert not own("Domestic Abuse Strategic Group")
    assert "‘Interim chair of Domestic Abuse Strategic Group’" in report(shipped, "markdown").text
