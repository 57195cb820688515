"""What holds of every format: nothing lost, nothing twice, the same facts, and no fault but ours."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from remit.graph.errors import DocumentError
from remit.graph.model import Contents, Document
from remit.loaders import load
from remit.loaders.blocks import Source
from remit.loaders.formats.opener import LARGEST_PART
from remit.loaders.outline import outline
from remit.loaders.profile import load_profile
from remit.loaders.readers import fetch, parse
from tests.loaders.formats.pieces import PIECES, assert_each_word_once, texts_of
from tests.support.drawings import Drawn, in_drawio, in_odf_drawing, in_slide, in_visio
from tests.support.office import (
    Piece,
    cell,
    docx,
    in_excel,
    in_html,
    in_markdown,
    in_message,
    in_odp,
    in_ods,
    in_odt,
    in_powerpoint,
    in_rtf,
    in_word,
    para,
    row,
    zipped,
)
from tests.support.pdfs import in_pdf

_HARROWMERE = Path(__file__).parents[3] / "examples" / "harrowmere"
_TEXTS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "docx": in_word,
    "odt": in_odt,
    "html": in_html,
    "md": in_markdown,
}


def _sheets(write: Callable[..., bytes]) -> Callable[[Sequence[Piece]], bytes]:
    """A writer of sheets: running text goes into the first column, tables are parted by blank rows."""

    def written(pieces: Sequence[Piece]) -> bytes:
        rows: list[list[str]] = []
        for kind, content in pieces:
            rows += [[""], *content] if kind == "table" else [[str(content)]]  # type: ignore[misc]
        return write({"Plan": rows})

    return written


_ALL = {
    **_TEXTS,
    "xlsx": _sheets(in_excel),
    "ods": _sheets(in_ods),
    "pptx": in_powerpoint,
    "odp": in_odp,
}
_OURS = re.compile(r"w\d+x")
# Laid out on pages: what is read of them is seen, and test_pdf.py has the rest.
_PAGES: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "pdf": in_pdf,
    "tagged.pdf": partial(in_pdf, tagged=True),
}


def _said(contents: Contents) -> set[tuple[object, ...]]:
    """All facts of a register, by the names of things and without the places they were read from."""
    named = {
        entity.id: (entity.kind, entity.label if entity.kind != "document" else "")
        for entity in contents.entities
    }
    return {
        (
            named.get(s.subject),
            s.term,
            named.get(s.object) if s.object else None,
            s.value,
            s.raw,
            s.role,
        )
        for s in contents.statements
    }


# --- nothing lost, nothing twice


@pytest.mark.parametrize("kind", _ALL)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES)
def test_every_word_stands_in_exactly_one_block(kind: str, pieces: list[Piece]) -> None:
    """Each word of a document is another, so that one that is doubled shows as well."""
    content = _ALL[kind](pieces)

    found = parse_(content, f"plan.{kind}")
    assert_each_word_once(found.blocks, pieces)


def _boxes(write: Callable[..., bytes]) -> Callable[[Sequence[Piece]], bytes]:
    """A writer of drawings: each text is a box."""
    return lambda pieces: write(
        [Drawn(text, 20 + 200 * (n % 3), 80 * n) for n, text in enumerate(texts_of(pieces))], []
    )


_BESIDE = {
    "rtf": in_rtf,
    "eml": in_message,
    "drawio": _boxes(in_drawio),
    "vsdx": _boxes(in_visio),
    "drawn.odp": _boxes(partial(in_odf_drawing, "presentation")),
    "drawn.pptx": _boxes(in_slide),
}


@pytest.mark.parametrize("kind", _BESIDE)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES)
def test_every_word_of_a_drawing_a_message_and_rich_text_stands_once(
    kind: str, pieces: list[Piece]
) -> None:
    """In a block, or in what is left out with its reason; a message says more than its text."""
    found = parse_(_BESIDE[kind](pieces), f"plan.{kind}")

    said = [*(block.text for block in found.blocks), *(left.text for left in found.left_out)]
    words = Counter(word for text in texts_of(pieces) for word in text.split())
    assert Counter(w for text in said for w in text.split() if _OURS.fullmatch(w)) == words


def parse_(content: bytes, name: str) -> Source:
    """Read a file as the loader does."""
    return parse(Document(name, "", content=content))


@cache
def _facts_of(name: str) -> set[tuple[object, ...]]:
    """What one of Harrowmere's own documents says."""
    return _said(load([_HARROWMERE / name]))


# --- the same facts


@pytest.mark.parametrize("kind", [*_ALL, *_PAGES])
def test_the_delivery_plan_gives_the_same_facts_in_every_format(kind: str, tmp_path: Path) -> None:
    """Actions, owners, dates, ratings, updates, figures: those of the CSV, no more and no less."""
    source = _HARROWMERE / "delivery-plan.csv"
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    width = max(map(len, rows))
    rows = [[*cells, *[""] * (width - len(cells))] for cells in rows]
    path = tmp_path / f"delivery-plan.{kind}"
    path.write_bytes({**_ALL, **_PAGES}[kind]([("table", rows)]))

    contents = load([path])

    assert _said(contents) == _facts_of(source.name)
    assert not [e for e in contents.ledger if e.outcome == "unread"]


@pytest.mark.parametrize("kind", [*_TEXTS, *_PAGES])
def test_the_plan_gives_the_same_facts_in_every_format(kind: str, tmp_path: Path) -> None:
    """With its headings stated and its lists as lists, as somebody would have typed it."""
    source = _HARROWMERE / "plan.txt"
    pieces: list[Piece] = []
    for mark in outline(parse(fetch(source)), load_profile(None)):
        block = mark.block
        number = f"{block.marker}. " if block.marker.isdigit() else ""
        if mark.role == "furniture":
            continue
        if mark.role in ("heading", "priority", "chart", "overview"):
            pieces.append(("h2", number + block.text))
        elif mark.role in ("subheading", "why", "aim", "measures", "actions", "priorities"):
            pieces.append(("h3", block.text))
        elif block.form == "footnote":
            pieces.append(("p", f"[{block.marker}] {block.text}"))
        elif block.form == "item" and not block.text.startswith("April"):
            pieces.append(("n" if number else "li", block.text))
        else:
            pieces.append(("p", number.replace(".", "") + "\n".join(block.lines)))
    path = tmp_path / f"plan.{kind}"
    path.write_bytes({**_TEXTS, **_PAGES}[kind](pieces))

    assert _said(load([path])) == _facts_of(source.name)


@pytest.mark.parametrize("kind", [*_ALL, *_PAGES])
def test_one_table_does_not_run_into_the_next(kind: str, tmp_path: Path) -> None:
    """The people of the second are no actions of the first, and are owned up to."""
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(
        {**_ALL, **_PAGES}[kind](
            [
                ("table", [["Ref", "Action", "Owner"], ["1", "Light the paths", "Ann Bee"]]),
                ("p", "Those who came:"),
                ("table", [["Who was there", "For whom", "Since"], ["Cy Dee", "Vale Homes", "May"]]),
            ]
        )
    )  # fmt: skip

    contents = load([path])

    assert {e.label for e in contents.entities if e.kind == "action"} == {"Light the paths"}
    assert any(e.outcome == "unread" and "Cy Dee" in e.text for e in contents.ledger)


def test_an_owner_whose_cell_spans_several_rows_owns_all_their_actions(tmp_path: Path) -> None:
    """Where nothing is drawn over a row, it has no owner, and that is a vacancy."""
    begin, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = (
        "<w:tbl>"
        + row(cell("Ref"), cell("Action"), cell("Owner"))
        + row(cell("1"), cell("Light the paths"), cell("Ann Bee", properties=begin))
        + row(cell("2"), cell("Mend the gates"), cell(properties=on))
        + row(cell("3"), cell("Count the bins"), cell())
        + "</w:tbl>"
    )
    path = tmp_path / "plan.docx"
    path.write_bytes(docx(table))

    contents = load([path])

    named = {entity.id: entity.label for entity in contents.entities}
    owners = {named[s.subject]: s.object for s in contents.statements if s.term == "assignedTo"}
    assert owners["Light the paths"] == owners["Mend the gates"] == "person/ann-bee"
    assert str(owners["Count the bins"]).startswith("vacancy/")


def test_what_a_file_does_not_say_is_in_the_ledger_with_the_reason(tmp_path: Path) -> None:
    """And makes no fact."""
    gone = f"<w:del>{para('x').removeprefix('<w:p>').removesuffix('</w:p>')}</w:del>"
    path = tmp_path / "plan.docx"
    path.write_bytes(docx(para("The Board decides.", more=gone), header=para("Vale")))

    ledger = {(e.locator, e.outcome, e.reason, e.text) for e in load([path]).ledger}

    assert ("paragraph 1", "ignored", "deleted", "x") in ledger
    assert ("on every page", "ignored", "a running head", "Vale") in ledger


# --- no fault but ours


def _sample() -> list[Piece]:
    rows = [["Ref", "Action", "Owner"], *([str(n), f"Light path {n}", "Ann Bee"] for n in range(9))]
    return [("h1", "Plan"), ("p", "Lead: Vale Police"), ("li", "one"), ("table", rows)]


@pytest.mark.parametrize("kind", _ALL)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(kind: str) -> None:
    """A hundred copies with bytes changed, cut off, or changed inside the packing."""
    whole = _ALL[kind](_sample())
    for seed in range(100):
        content = _damaged(whole, random.Random(seed))
        with suppress(DocumentError):
            parse_(content, f"plan.{kind}")


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    if whole.startswith(b"PK") and chance.random() < 0.6:
        return _damaged_inside(whole, chance)
    content = bytearray(whole)
    if chance.random() < 0.3:
        return bytes(content[: chance.randrange(5, len(content))])
    for _ in range(chance.randrange(1, 20)):
        content[chance.randrange(4, len(content))] = chance.randrange(256)
    return bytes(content)


def _damaged_inside(whole: bytes, chance: random.Random) -> bytes:
    """Change what is packed and pack it again, so that the damage gets as far as the reader."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    text = parts[name].decode()
    pieces = text.replace(">", ">\0").split("\0")
    match chance.randrange(4):
        case 0:
            del pieces[chance.randrange(len(pieces))]
        case 1:
            at = chance.randrange(len(pieces))
            pieces[at] = pieces[at].replace('"1"', '"-99999999999999999999"').replace('"', "'", 1)
        case 2:
            chance.shuffle(pieces)
        case _:
            pieces = [
                "".join(chance.choice("0aZ") if c.isdigit() else c for c in one) for one in pieces
            ]
    parts[name] = "".join(pieces).encode()
    return zipped(parts)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<w:p/>" * (LARGEST_PART // 6 + 1), "unpacks to more than any document needs"),
        (f"{'<w:sdt><w:sdtContent>' * 9999}{'</w:sdtContent></w:sdt>' * 9999}", "nested far too"),
        ("<w:p><w:r></w:p>", "damaged; save it again"),
    ],
)
def test_a_hostile_word_file_is_refused(body: str, said: str) -> None:
    """It would fill the memory, or the stack."""
    with pytest.raises(DocumentError, match=said):
        parse_(docx(body), "plan.docx")


@pytest.mark.parametrize(
    "inside", ['<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/hostname">']
)
@pytest.mark.parametrize("part", ["word/document.xml", "content.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_refused_wherever_they_point(part: str, inside: str) -> None:
    """No office program writes one."""
    whole = {"word/document.xml": in_word, "content.xml": in_odt}.get(part, _ALL["xlsx"])(_sample())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    text = parts[part]
    assert isinstance(text, bytes)
    parts[part] = f"<!DOCTYPE d [{inside}]>{text.decode().replace('Light', '&a;')}"

    with pytest.raises(DocumentError, match="defines entities"):
        parse_(zipped(parts), "plan")


def test_a_span_beyond_all_columns_is_kept_within_bounds() -> None:
    """Nothing is made for the columns that do not exist."""
    wide = row(cell("a", properties='<w:gridSpan w:val="2000000000"/>'), cell("b"))

    pieces = parse_(docx(f"<w:tbl>{wide}</w:tbl>"), "plan.docx")

    assert [b.text for b in pieces.blocks] == ["a b"]
    assert pieces.tables[0].cells[0].columns <= 1000


def test_a_page_of_tags_nested_a_hundred_thousand_deep_is_refused() -> None:
    """Browsers stop at some hundreds."""
    with pytest.raises(DocumentError, match="nested far too deeply"):
        parse_(b"<html>" + b"<div>" * 100_000 + b"x", "page.html")
