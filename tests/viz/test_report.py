"""The scrutiny pack: one leaf first, every question after it, every finding with its passages; and one sheet."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.graph.errors import NotFoundError
from remit.graph.opening import create_store, in_memory
from remit.graph.store import Store
from remit.queries.asked_first import first_said
from remit.queries.audit import audit
from remit.queries.glance import glance
from remit.viz.material import gather
from remit.viz.report import report
from remit.viz.wording import curled

if TYPE_CHECKING:
    from tests.viz.conftest import Looker


def words(text: str) -> str:
    """Markdown without its marks."""
    return " ".join(re.sub(r"\\(.)", r"\1", text).split())


@pytest.mark.parametrize("name", ["vale", "harrowmere", "shipped"])
def test_the_first_leaf_holds_the_sentence_the_questions_and_the_numbers(
    name: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(name)
    told = glance(store.contents(), gather(store).answers, audit(store))
    leaf, break_, _ = report(store).text.partition('<hr class="leaf">')
    assert break_
    leaf = unescape(leaf)
    assert told.grave in leaf
    for matter in told.questions:
        assert matter.title in leaf
        assert matter.question in leaf
        assert not matter.put_to or f"Put to: {curled(matter.put_to_said)}." in leaf
    assert first_said(audit(store), told.questions) in leaf
    assert told.actions in leaf
    assert f"{len(audit(store).open)} finding" in leaf


@pytest.mark.parametrize("name", ["vale", "harrowmere", "shipped"])
def test_every_finding_is_told_and_the_first_of_each_kind_is_asked(
    name: str, request: pytest.FixtureRequest
) -> None:
    store = request.getfixturevalue(name)
    found = audit(store).findings
    html, text = unescape(report(store).text), words(report(store, "markdown").text)
    for finding in found:
        assert finding.message in html
        assert words(finding.message) in text
    asked = [finding for finding in found if finding.question in html]
    assert {finding.code for finding in asked} == {finding.code for finding in found}


def test_documents_go_by_their_titles(harrowmere: Store) -> None:
    text = report(harrowmere, "markdown").text
    places = re.findall(r"\(([^()]*), (?:line|row) \d", text)
    assert places
    assert not [place for place in places if place.endswith((".txt", ".csv"))]
    assert "plan.txt" in text  # the file stands under Sources


def test_word_opens_the_pack_and_finds_its_headings(harrowmere: Store) -> None:
    from docx import Document

    document = Document(io.BytesIO(report(harrowmere, "docx").content))
    begun = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert (
        len(begun) == 1
    )  # what follows the first leaf begins a page; nothing empty stands before it
    assert all(p.text for p in document.paragraphs)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert heads[0] == "Ask about these first"
    assert "Sources" in heads
    assert audit(harrowmere).findings[0].message in text
    assert document.tables


def test_a_sheet_is_for_one_lead_alone(shipped: Store) -> None:
    made = report(shipped, "markdown", lead="whg")
    assert made.title == "Walsall Housing Group remit"
    text = words(made.text)
    assert "Walsall Housing Group leads “Stop domestic abuse”: 11 actions" in text
    assert (
        "If Walsall Housing Group left, nobody would be accountable for 1 priority and 11 actions."
        in text
    )
    assert "Who answers for domestic abuse" in text
    assert "Kim Madill left" not in text
    assert text.count("| no status | Safer Walsall Partnership Plan 2020, line 1") == 11
    others = text.partition("Led by others, on the same matter")[2].partition("##")[0]
    assert others.count("led by Domestic Abuse Strategic Group") == 3
    assert others.count("Sara Ward, and a further place written as “TBC”") == 3
    assert [f"row {n}, column 3" in others for n in (22, 23, 24)] == [True] * 3
    with pytest.raises(NotFoundError, match="Walsall Housing Group"):
        report(shipped, lead="walsal housing grupe")


def test_the_command_writes_the_sheet_in_the_form_of_its_suffix(
    vale: Store, tmp_path: Path
) -> None:
    path = tmp_path / "vale.remit"
    store = create_store(path)
    store.replace(vale.contents())
    store.close()
    said = CliRunner().invoke(
        remit,
        ["-r", str(path), "report", "--for", "Kim Marlow", "-o", str(tmp_path / "kim.docx")],
    )
    assert said.exit_code == 0, said.output
    assert (tmp_path / "kim.docx").read_bytes().startswith(b"PK")


def test_a_hostile_register_marks_nothing(hostile: Store) -> None:
    html = report(hostile).text
    assert "<script" not in html
    assert "<img" not in html
    assert report(hostile, "docx").content.startswith(b"PK")


@pytest.mark.browser
@pytest.mark.parametrize("size", [(390, 844), (320, 640)])
def test_the_pack_fits_a_phone(look: Looker, shipped: Store, size: tuple[int, int]) -> None:
    page = look(report(shipped).content, size=size, scripted=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["vale", "harrowmere", "shipped"])
def test_the_first_leaf_is_one_page_of_paper(
    look: Looker, name: str, request: pytest.FixtureRequest
) -> None:
    import pypdfium2

    page = look(report(request.getfixturevalue(name)).content, scripted=False)
    last = page.locator("hr.leaf").first.evaluate("(e) => e.previousElementSibling.innerText")
    leaves = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    told = ["".join(leaf.get_textpage().get_text_range().split()) for leaf in leaves]
    assert "".join(last.split())[-40:] in told[0]
    assert all(told)  # none is left empty


def test_what_has_changed_since_an_earlier_register_stands_behind_the_first_leaf(
    harrowmere: Store,
) -> None:
    """With both passages of each change; on a sheet stands what concerns its lead or officer, also what was theirs."""
    contents = harrowmere.contents()
    officer = "person/jabu-tindersedge"
    given = next(s for s in contents.statements if s.object == officer and s.term == "assignedTo")
    now = in_memory()
    now.replace(replace(contents, statements=tuple(s for s in contents.statements if s != given)))
    _, rest = report(now, since=harrowmere).text.split('<hr class="leaf">')
    changed = unescape(rest.partition("<h2>What changed</h2>")[2].partition("<h2>")[0])
    assert "1 action with another owner or lead." in changed
    assert "responsible: was Jabu Tindersedge, now nothing told" in changed
    assert "row 10, column 4" in changed
    assert "What changed" not in report(now).text
    sheet = report(now, "markdown", since=harrowmere, lead=officer).text
    assert "was Jabu Tindersedge, now nothing told" in sheet
    other = report(now, "markdown", since=harrowmere, lead="Rosalind Penderwisp").text
    assert "Nothing has changed." in words(other)


def test_what_has_changed_is_told_without_the_names_of_people_too(harrowmere: Store) -> None:
    """Also of whoever has left, and is named in the earlier register alone."""
    contents = harrowmere.contents()
    officer = "person/jabu-tindersedge"
    now = in_memory()
    now.replace(
        replace(
            contents,
            entities=tuple(e for e in contents.entities if e.id != officer),
            statements=tuple(
                s for s in contents.statements if officer not in (s.subject, s.object)
            ),
        )
    )
    told = report(now, "markdown", since=harrowmere, redact=True).text
    assert "What changed" in told
    assert "with another owner or lead" in told
    assert "Tindersedge" not in told
    assert "Jabu" not in told


def test_words_that_name_no_day_stand_on_a_sheet_as_the_papers_own(shipped: Store) -> None:
    made = report(shipped, "markdown", lead="Walsall Housing Group").content.decode()
    assert "| “Over the coming year we will” |" in made
