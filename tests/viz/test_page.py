"""What the page holds, without a browser: everything, once, inert, and no name where none is wanted."""

from __future__ import annotations

import json
import re
import struct
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape, unescape
from pathlib import Path

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.store import Store
from remit.queries.audit import audit
from remit.queries.dependencies import dependencies
from remit.queries.facts.statements import Statements
from remit.viz import matrix
from remit.viz.packing import as_script, packed, pressed, unpacked, unpressed
from remit.viz.prepared import asset
from remit.viz.report import report
from remit.viz.view import FORMATS, view
from tests.support.counting import asked_of
from tests.support.reading import stored
from tests.viz.conftest import Made, rows_of

PageOf = Callable[..., bytes]


def data_of(page: bytes) -> dict[str, list[list[object]]]:
    found = re.search(r'<script type="text/plain" id="data">(.*?)</script>', page.decode())
    assert found
    data: dict[str, list[list[object]]] = json.loads(unpacked(found[1]))
    return data


def test_one_partnership_with_its_neighbourhoods_is_at_most_350_kb(
    shipped: Store, page_of: PageOf
) -> None:
    page = page_of(shipped)
    assert len(page) <= 350_000
    assert b"visjs contributors" in page


def test_what_is_packed_comes_out_as_it_went_in() -> None:
    for text in (
        "",
        "a",
        "who?",
        "“é” <script> &amp; \\",
        "x" * 10_001,
        "".join(map(chr, range(500))),
    ):
        assert unpacked(packed(text)) == text
        assert not set(packed(text)) & set("<&\\ \n")


def test_what_is_pressed_comes_out_as_it_went_in() -> None:
    for text in ("", "who?", "“é” <script> &amp; \\", "x" * 600_001):
        assert unpressed(pressed(text)) == text
        assert not set(pressed(text)) & set("<&\\ \n")


def test_data_are_only_packed_where_this_python_cannot_press(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {"words": ["who?", "“é” \udc80"]}
    usual = unpacked(as_script(told))
    assert json.loads(usual) == told
    monkeypatch.setitem(sys.modules, "lzma", None)
    assert as_script(told) == packed(usual)


def test_nothing_on_a_page_moves_by_itself() -> None:
    """So that whoever asks for less motion, and everybody else, gets none."""
    styles = "".join(asset(name) for name in ("page.css", "scripted.css", "report.css"))
    assert re.findall(r"transition|animation|@keyframes|scroll-behavior", styles) == []


def test_two_builds_are_the_same_bytes(harrowmere: Store) -> None:
    for form in FORMATS:
        assert view(harrowmere, format=form).content == view(harrowmere, format=form).content
    for form in ("html", "markdown", "docx"):
        assert report(harrowmere, form) == report(harrowmere, form)


def test_nothing_is_fetched_from_anywhere(harrowmere: Store, page_of: PageOf) -> None:
    page = unescape(page_of(harrowmere).decode())
    assert re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', page) == []
    assert "default-src 'none'" in page
    assert "unsafe" not in page
    assert " style=" not in page  # the policy would not allow it
    assert re.findall(r"\son[a-z]+=", page.partition("<body>")[2].partition("<script")[0]) == []


def test_everything_stands_in_the_list_once(walsall: Store, page_of: PageOf) -> None:
    anchors = re.findall(r'<a id="?n=([^">]+)', page_of(walsall).decode())
    assert sorted(anchors) == sorted(entity.id for entity in walsall.contents().entities)
    assert len(data_of(page_of(walsall))["things"]) == len(anchors)


def test_every_finding_stands_in_the_list_with_its_passages(
    walsall: Store, page_of: PageOf
) -> None:
    page = page_of(walsall).decode()
    found = audit(walsall).findings
    told = {
        int(n): " ".join(unescape(re.sub("<[^>]+>", "", text)).split())
        for n, text in re.findall(r"<span id=f(\d+)>(.*?)</span> <small>", page)
    }
    assert sorted(told) == list(range(len(found)))
    assert len(found) > 100
    for n, finding in enumerate(found):
        assert told[n].startswith(finding.message.strip())
        assert f"<p>{escape(finding.question, quote=False)}" in page
    assert [len(row[1]) for row in data_of(page_of(walsall))["findings"]] == [  # type: ignore[arg-type]
        len(finding.evidence) for finding in found
    ]


def test_the_day_of_the_audit_can_be_chosen(vale: Store) -> None:
    assert "as at 1 May 2031" in view(vale, as_of=date(2031, 5, 1)).content.decode()
    assert "as at 1 May 2031" in report(vale, as_of=date(2031, 5, 1)).text


def test_every_link_of_every_chain_is_cited(walsall: Store, page_of: PageOf) -> None:
    data = data_of(page_of(walsall))
    answers: dict[str, list[list[int]]] = data["answers"]  # type: ignore[assignment]
    hops = {hop for answer in answers.values() for part in answer[:3] for hop in part}
    assert hops
    links = rows_of(data["links"])
    assert [hop for hop in hops if not links[hop][3]] == []


def test_hostile_labels_stay_text(hostile: Store, page_of: PageOf) -> None:
    page = page_of(hostile).decode()
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert page.count("<style>") == 1
    assert "{{ 7*7 }}" in page


def test_an_unknown_focus_is_said(vale: Store) -> None:
    with pytest.raises(NotFoundError, match="Vale"):
        view(vale, focus="vale polise")


# ---------------------------------------------------------------- still pictures


@pytest.mark.parametrize("name", ["vale", "harrowmere", "hostile"])
def test_svg_is_well_formed_and_holds_every_box(name: str, request: pytest.FixtureRequest) -> None:
    root = ET.fromstring(view(request.getfixturevalue(name), format="svg").content)
    groups = root.findall("{http://www.w3.org/2000/svg}g")
    assert len(groups) > 10
    assert root.get("role") == "img"


def test_png_is_twice_as_fine_as_the_picture(vale: Store) -> None:
    root = ET.fromstring(view(vale, format="svg").content)
    png = view(vale, format="png").content
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert (width, height) == (2 * int(root.get("width", "0")), 2 * int(root.get("height", "0")))


def test_mermaid_of_a_chain_names_the_board_and_marks_the_vacancy(vale: Store) -> None:
    text = view(vale, focus="action/strategy", format="mermaid").content.decode()
    assert text.startswith("flowchart BT\n")
    assert "Community Safety Board" in text
    assert "is governed by (drawn)" in text
    assert "stroke-dasharray" in text


def test_mermaid_and_dot_keep_hostile_labels_within_their_quotes(hostile: Store) -> None:
    mermaid = view(hostile, format="mermaid").content.decode()
    assert all(line.count('"') in (0, 2) for line in mermaid.splitlines())
    assert "<script" not in mermaid
    dot = view(hostile, format="dot").content.decode()
    assert all(len(re.findall(r'(?<!\\)"', line)) % 2 == 0 for line in dot.splitlines())


# ---------------------------------------------------------------- what else is shown


def test_a_register_and_an_answer_show_themselves(vale: Store, tmp_path: Path) -> None:
    from remit.graph.opening import create_store
    from remit.register import open_register

    store = create_store(tmp_path / "vale.remit")
    store.replace(vale.contents())
    store.close()
    with open_register(tmp_path / "vale.remit") as register:
        assert "Safer Vale" in register._repr_html_()
        who = register.who("domestic abuse strategy")
        shown = who._repr_html_()
        assert shown is not None
        assert "Kim Marlow" in shown
        assert who.answers[0]._repr_html_() in shown  # type: ignore[operator]
        assert "nearest are" in (register.who("domestik")._repr_html_() or "")
        assert register.view("plan/vale", "dot").startswith(b"digraph")


def test_the_matrix_holds_every_dependency_and_every_priority(walsall: Store) -> None:
    priorities = [e for e in walsall.contents().entities if e.kind == "priority"]
    pairs = dependencies(walsall)
    made = matrix.matrix_of(priorities, pairs)
    assert made is not None
    assert list(made.priorities) == priorities
    for n, pair in enumerate(pairs):
        assert made.at(pair.a, pair.b) == made.at(pair.b, pair.a) == n
    assert made.at(priorities[0], priorities[0]) is None
    assert matrix.matrix_of(priorities, []) is None


def test_a_store_is_asked_as_often_for_many_leads_as_for_two(
    small: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    for many in (2, 12):
        rows = [(f"priority/p{n}", "priorityOf", "plan/p") for n in range(many)]
        rows += [(f"priority/p{n}", "accountable", f"body/b{n}") for n in range(many)]
        rows += [(f"action/a{n}", "actionOf", f"priority/p{n}") for n in range(many)]
        rows += [(f"person/x{n}", "holds", f"post/o{n}") for n in range(many)]
        rows += [(f"action/a{n}", "responsible", f"post/o{n}") for n in range(many)]
        store = small(*rows)
        names = ("about", "walk", "entities", "candidates", "contents", "ledger")
        asked.append(asked_of(store, monkeypatch, *names))
        report(store)
    few, more = asked
    assert "about" in few
    assert sorted(few) == sorted(more)


@pytest.mark.parametrize("draw", [view, report], ids=["page", "pack"])
def test_the_findings_and_the_dependencies_of_a_page_are_read_together(
    draw: Callable[[Store], object], vale: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole register is gone through once for both."""
    read: list[str] = []

    begin = Statements.__init__

    def counted(self: Statements, store: Store) -> None:
        read.append(store.address)
        begin(self, store)

    monkeypatch.setattr(Statements, "__init__", counted)
    draw(vale)
    assert read == [vale.address]


def test_whoever_only_helps_with_a_priority_is_not_its_officer(small: Made) -> None:
    """The chart says that none is named, and the links say what part each has."""
    rows = (
        ("priority/p", "priorityOf", "plan/p"),
        ("priority/p", "accountable", "body/b"),
        ("priority/p", "responsible", "person/ann"),
    )
    contents = small(*rows).contents()
    helping = tuple(
        replace(s, stated_as="Supported by") if s.object == "person/ann" else s
        for s in contents.statements
    )
    page = view(stored(replace(contents, statements=helping))).content
    assert b"no officer named" in page
    assert b"no officer named" not in view(small(*rows)).content
    data = data_of(page)
    roles = [data["roles"][int(str(row[5]))] for row in rows_of(data["links"]) if row[5] != -1]
    assert sorted(map(str, roles)) == ["accountable", "supporting"]
