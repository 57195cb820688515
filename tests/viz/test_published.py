"""Where the web address of a document is known, what is cited from it leads there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from remit.graph.opening import open_store
from remit.graph.store import Store
from remit.loaders.updating import update
from remit.viz.redaction import redacted
from remit.viz.report import report
from remit.viz.view import view
from tests.support.pdfs import in_pdf

if TYPE_CHECKING:
    from tests.viz.conftest import Looker

_HOME = "https://www.harrowmere.example/papers/"
_AT_PAGE = f"{_HOME}plan.pdf#page=1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A register of one PDF whose address is known, and of a log whose address is not."""
    table = [["Ref", "Action", "Owner"], ["P1", "Light the path", "Ben Ash"]]
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(in_pdf([("h1", "Plan"), ("p", "The plan of the board."), ("table", table)]))
    log = tmp_path / "log.csv"
    log.write_text("Ref,Action,Owner\nA1,Mend the gate,\n", encoding="utf-8")
    register = tmp_path / "it.remit"
    update(register, [plan], source_url=_HOME)
    update(register, [log])
    with closing(open_store(register)) as opened:
        yield opened


def test_the_pack_leads_to_the_document_and_to_the_page_of_a_pdf(
    store: Store, tmp_path: Path
) -> None:
    """In each of its forms; what has no address leads nowhere."""
    page = report(store).content.decode("utf-8")
    assert f'href="{_AT_PAGE}"' in page
    assert f'<a href="{_HOME}plan.pdf">' in page
    assert "<a href=" not in "".join(
        line for line in page.splitlines() if "log.csv" in line and "plan" not in line
    )
    assert f"](<{_AT_PAGE}>)" in report(store, "markdown").content.decode("utf-8")
    file = tmp_path / "pack.docx"
    file.write_bytes(report(store, "docx").content)
    links = {
        rel.target_ref for rel in docx.Document(str(file)).part.rels.values() if rel.is_external
    }
    assert _AT_PAGE in links


@pytest.mark.browser
def test_the_explorer_leads_to_the_document_and_to_the_page_of_a_pdf(
    store: Store, look: Looker
) -> None:
    """From each passage; one of a document without an address is words alone."""
    content = view(store).content
    ids = {e.label: e.id for e in store.contents().entities}
    page = look(content, at=f"#n={ids['Light the path']}")
    cited = page.locator("cite", has_text="Light the path").first
    assert cited.locator("a").get_attribute("href") == _AT_PAGE
    page = look(content, at=f"#n={ids['Mend the gate']}")
    assert page.locator("cite", has_text="Mend the gate").first.locator("a").count() == 0


@pytest.mark.parametrize(
    ("name", "address", "telling"),
    [
        ("log.csv", f"{_HOME}Ann-Poe/log.csv", "Ann-Poe"),
        ("Report by Ann Poe.csv", _HOME, "Ann%20Poe"),
        ("In\u00e9s_Poe.csv", _HOME, "In%C3%A9s_Poe"),
    ],
)
def test_a_public_page_leads_nowhere_that_tells_a_name(
    tmp_path: Path, name: str, address: str, telling: str
) -> None:
    """An address may hold the name of whoever is hidden, with any signs between its words."""
    log = tmp_path / name
    owners = "A1,Mend the gate,Ann Poe\nA2,Paint the hall,In\u00e9s Poe\n"
    log.write_text(f"Ref,Action,Owner\n{owners}", encoding="utf-8")
    register = tmp_path / "it.remit"
    update(register, [log], source_url=address)
    with closing(open_store(register)) as opened:
        assert telling in report(opened).content.decode("utf-8")
        assert telling not in report(opened, redact=True).content.decode("utf-8")
        assert telling not in view(opened, redact=True).content.decode("utf-8")
        assert telling not in str(redacted(opened.contents()).contents)
