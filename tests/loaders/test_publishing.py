"""Where a document stands on the web is said by a person, kept, and followed from what is cited."""

from __future__ import annotations

import zipfile
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli.group import remit
from remit.graph.errors import DecisionsError, RemitError
from remit.graph.model import Contents, Entity, Statement
from remit.graph.opening import open_store
from remit.graph.titles import titles
from remit.loaders import load
from remit.loaders.building import build
from remit.loaders.updating import update
from remit.loaders.verifying import verify
from remit.loaders.verifying_told import status
from tests.support.pdfs import in_pdf

_HOME = "https://www.harrowmere.example/papers/"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of two papers."""
    folder = tmp_path / "papers"
    (folder / "2031 plans").mkdir(parents=True)
    (folder / "log.csv").write_text(
        "Ref,Action,Owner\nA1,Mend the gate,Ann Poe\n", encoding="utf-8"
    )
    table = [["Ref", "Action", "Owner"], ["P1", "Light the path", "Ben Ash"]]
    plan = in_pdf([("h1", "Plan"), ("p", "The plan of the board."), ("table", table)])
    (folder / "2031 plans" / "plan.pdf").write_bytes(plan)
    return folder


def _published(contents: Contents) -> dict[str, str]:
    return {name: title.link() for name, title in titles(contents).items()}


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(remit, [*map(str, arguments)])


def test_the_papers_of_a_folder_stand_below_its_address(papers: Path, tmp_path: Path) -> None:
    """Each at its way from there, written as an address is; a later load of others keeps what was said."""
    register = tmp_path / "it.remit"
    assert _run("load", papers, "-r", register, "--source-url", _HOME).exit_code == 0
    more = tmp_path / "more.csv"
    more.write_text("Ref,Action,Owner\nB1,Count the lamps,Cy Ode\n", encoding="utf-8")
    update(register, [more])

    with closing(open_store(register)) as store:
        contents = store.contents()
        assert status(verify(store)) == 0
    assert _published(contents) == {
        "log.csv": f"{_HOME}log.csv",
        "2031 plans/plan.pdf": f"{_HOME}2031%20plans/plan.pdf",
        "more.csv": "",
    }
    said = [s for s in contents.statements if s.term == "publishedAt"]
    assert {s.basis for s in said} == {"decided"}


def test_one_document_has_the_address_that_is_given(papers: Path) -> None:
    """Which need not end in its name."""
    built = build([papers / "log.csv"], source_url="https://x.example/get?id=7")
    assert _published(built.contents) == {"log.csv": "https://x.example/get?id=7"}
    said = [s.stated_as for s in built.contents.statements if s.term == "publishedAt"]
    assert said == ["--source-url"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://x.example/plan.pdf", "the address of one document, and 2 are loaded"),
        ("javascript:alert(1)", "is no web address"),
        ("www.harrowmere.example/papers/", "give it whole"),
        ('https://x.example/"onclick="x', "is no web address"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(papers: Path, address: str, said: str) -> None:
    """Before anything is written."""
    with pytest.raises(RemitError, match=said):
        build([papers], source_url=address)


def test_the_decisions_file_says_who_published_what_when(papers: Path, tmp_path: Path) -> None:
    """What it says of a document counts before what it says of the folder, and that before the option."""
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        "published:\n"
        "  - document: 2031 plans\n"
        "    address: https://old.example/plans/\n"
        "    by: Harrowmere Council\n"
        "    reason: The web site says so.\n"
        "  - document: 2031 plans/plan.pdf\n"
        "    title: Community safety plan 2031\n"
        "    on: 2031-05-12\n"
        "    reason: It stands on its cover.\n",
        encoding="utf-8",
    )
    contents = build([papers], decisions, source_url=_HOME).contents
    told = titles(contents)["2031 plans/plan.pdf"]
    assert told.title == "Community safety plan 2031"
    assert (told.published.by, told.published.on) == ("Harrowmere Council", "2031-05-12")
    assert told.link("page 3, paragraph 2") == "https://old.example/plans/plan.pdf#page=3"
    assert titles(contents)["log.csv"].link("row 2") == f"{_HOME}log.csv"


@pytest.fixture
def archive(papers: Path) -> Path:
    """An archive of a PDF and a message with a log."""
    log = b"Ref,Action,Owner\nA1,Mend the gate,Ann Poe\n"
    table = [["Ref", "Action", "Owner"], ["P1", "Light the path", "Ben Ash"]]
    message = EmailMessage()
    message["From"], message["To"] = "Ann Poe <ann@x.example>", "Ben Ash <ben@x.example>"
    message["Subject"], message["Date"] = "The log", "Mon, 12 May 2031 10:00:00 +0000"
    message.set_content("Here is the log of the board.\n")
    message.add_attachment(log, "text", "csv", filename="log.csv")
    path = papers / "2031 plans" / "all papers.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("plan.pdf", in_pdf([("h1", "Plan"), ("table", table)]))
        packed.writestr("re.eml", message.as_bytes())
    return path


def test_what_came_in_an_archive_stands_where_the_archive_stands(
    papers: Path, archive: Path, tmp_path: Path
) -> None:
    """As nothing has an address inside another file, nor a page there."""
    at = f"{_HOME}2031%20plans/all%20papers.zip"
    contents = build([papers], source_url=_HOME).contents
    held = {n: to for n, to in _published(contents).items() if "zip/" in n}
    assert set(held) == {
        f"2031 plans/all papers.zip/{name}" for name in ("plan.pdf", "re.eml", "re.eml/log.csv")
    }
    assert set(held.values()) == {at}
    plan = titles(contents)["2031 plans/all papers.zip/plan.pdf"]
    assert (plan.link("page 3, paragraph 2"), plan.paged) == (at, False)

    alone = build([archive], source_url="https://x.example/get?id=7").contents
    assert set(_published(alone).values()) == {"https://x.example/get?id=7"}

    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        "published:\n"
        "  - document: 2031 plans\n"
        "    address: https://x.example/plans/\n"
        "    reason: The web site says so.\n"
        "  - document: 2031 plans/all papers.zip/re.eml\n"
        "    address: https://x.example/letters/\n"
        "    reason: Its attachments stand there by themselves.\n",
        encoding="utf-8",
    )
    told = _published(build([papers], decisions).contents)
    zipped = "2031 plans/all papers.zip"
    assert told["2031 plans/plan.pdf"] == "https://x.example/plans/plan.pdf"
    assert told[f"{zipped}/plan.pdf"] == "https://x.example/plans/all%20papers.zip"
    assert told[f"{zipped}/re.eml/log.csv"] == "https://x.example/letters/log.csv"


def test_a_page_takes_the_place_of_where_an_address_leads_in_the_document(papers: Path) -> None:
    """An address leads to one place."""
    plan = papers / "2031 plans" / "plan.pdf"
    contents = build([plan], source_url="https://x.example/plan.pdf#annex").contents
    told = titles(contents)["plan.pdf"]
    assert told.link("page 3, paragraph 2") == "https://x.example/plan.pdf#page=3"
    assert told.link() == "https://x.example/plan.pdf#annex"


def test_an_entry_whose_document_is_not_there_is_told(papers: Path, tmp_path: Path) -> None:
    """As other decisions are that find nothing."""
    decisions = tmp_path / "decisions.yaml"
    entry = "  - document: {}\n    by: Harrowmere Council\n    reason: It says so.\n"
    names = ("2031 plans/", "2031 plan", "log.csv")
    decisions.write_text("published:\n" + "".join(map(entry.format, names)), encoding="utf-8")
    told = [n for n in build([papers], decisions).contents.notes if "published" in n]
    said = "decision on published: no document is “2031 plan”, nor stands in a folder of that name"
    assert told == [f"{said}; check its spelling or take it out"]


def test_a_faulty_address_in_the_decisions_file_is_named_with_its_line(
    papers: Path, tmp_path: Path
) -> None:
    """As every fault of it is."""
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        "published:\n  - document: log.csv\n    address: file:///etc\n    reason: x\n",
        encoding="utf-8",
    )
    with pytest.raises(DecisionsError, match="line 2: published: address reads 'file:///etc'"):
        load([papers], decisions)


def test_an_address_from_elsewhere_that_a_browser_would_run_is_none() -> None:
    """A register may have been imported."""
    paper = Entity("document/plan-pdf", "document", "plan.pdf")
    bad = Statement(paper.id, "publishedAt", value="javascript:alert(1)", basis="decided")
    made = load_free(paper, bad)
    assert titles(made)["plan.pdf"].link() == ""


def load_free(paper: Entity, said: Statement) -> Contents:
    """A register of one document and of what is said of it."""
    from remit.graph.model import Document

    return Contents((Document(paper.label, "0" * 64),), (paper,), (said,))


def test_an_address_says_by_which_option_it_came(papers: Path, tmp_path: Path) -> None:
    """Somebody who reads it later wants to know where it was said."""
    register, at = tmp_path / "board.remit", "https://x.example/log.csv"
    assert _run("load", papers / "log.csv", "-r", register, "--source-url", at).exit_code == 0
    shown = " ".join(_run("-r", register, "show", "log.csv").stdout.split())
    assert f"Published at: {at} (--source-url) [decided: a person said so" in shown
