"""Charts drawn in Word, PowerPoint, LibreOffice, Visio and draw.io: what the lines join, and what that says."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from remit.graph.errors import DocumentError
from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.formats import media_of, read
from tests.support.drawings import (
    Drawn,
    Joining,
    in_drawio,
    in_odf_drawing,
    in_slide,
    in_visio,
    in_word_drawing,
)
from tests.support.office import odf, zipped
from tests.support.told import links

_BOXES = [
    Drawn("Vale Safety Board", 300, 40),
    Drawn("Rivers Group\nChair: Ann Bee", 60, 200),
    Drawn("Director of Homes\nCy Dee", 300, 200),
    Drawn("Vale Scrutiny Panel", 640, 40),
    Drawn("Lock Survey Team", 60, 360),
    Drawn("The sunshine fund", 640, 360),
]
_LINES = [Joining(0, 1), Joining(2, 0), Joining(0, 3, "chaired by"), Joining(1, 4), Joining(1, 5)]
_PROGRAMS: dict[str, Callable[..., bytes]] = {
    "chart.pptx": in_slide,
    "chart.docx": in_word_drawing,
    "chart.drawio": in_drawio,
    "packed.drawio": partial(in_drawio, packed=True),
    "chart.vsdx": in_visio,
    "chart.odp": partial(in_odf_drawing, "presentation"),
    "chart.odt": partial(in_odf_drawing, "text"),
}


def _loaded(folder: Path, name: str, content: bytes) -> Contents:
    path = folder / name
    path.write_bytes(content)
    return load([path])


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_line_between_two_boxes_says_that_the_lower_answers_to_the_upper(
    tmp_path: Path, name: str
) -> None:
    """From whichever end it was drawn; what it joins is stated, as the file itself ties it to both."""
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_BOXES, _LINES))
    assert links(contents, "reportsTo") == {
        ("Rivers Group", "Vale Safety Board"),
        ("Director of Homes", "Vale Safety Board"),
        ("Lock Survey Team", "Rivers Group"),
    }
    assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"stated"}


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_box_says_who_is_in_it(tmp_path: Path, name: str) -> None:
    """Behind a label, or on a line of its own."""
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_BOXES, _LINES))
    assert {("Cy Dee", "Director of Homes"), ("Ann Bee", "Chair of Rivers Group")} <= links(contents, "holds")  # fmt: skip


@pytest.mark.parametrize("name", _PROGRAMS)
@pytest.mark.parametrize("many", [2, 4])
def test_a_chart_of_posts_and_their_holders_is_one_post_a_box(
    tmp_path: Path, name: str, many: int
) -> None:
    """Names below titles look like cells below each other, and whoever holds a post may hold another one."""
    boxes = [
        Drawn("Chief Executive\nMoira Fenn", 300, 40),
        Drawn("Director of Place\nHelen Orr", 60, 200),
        Drawn("Community Safety Manager\nNeil Frost", 60, 360),
        Drawn("Licensing Manager\nOla Byrne", 300, 360),
    ][:many]
    lines = [Joining(0, 1), Joining(1, 2), Joining(1, 3)][: many - 1]

    contents = _loaded(tmp_path, name, _PROGRAMS[name](boxes, lines))

    posts = sorted(e.label for e in contents.entities if e.kind == "post")
    assert posts == sorted(box.words.split("\n")[0] for box in boxes)
    assert len(links(contents, "reportsTo")) == many - 1
    assert ("Helen Orr", "Director of Place") in links(contents, "holds")


@pytest.mark.parametrize("name", _PROGRAMS)
def test_words_on_a_line_are_the_sentence_that_they_make_with_its_boxes(
    tmp_path: Path, name: str
) -> None:
    """And no reporting line is read from the line as such."""
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_BOXES, _LINES))
    assert ("Vale Safety Board", "Vale Scrutiny Panel") in links(contents, "assignedTo")
    lines = [Joining(0, 3, "scrutinised by")]
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_BOXES, lines))
    assert links(contents, "scrutinises") == {("Vale Scrutiny Panel", "Vale Safety Board")}


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_box_that_names_nothing_known_is_owned_up_to(tmp_path: Path, name: str) -> None:
    """It becomes no body, and its line no statement."""
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_BOXES, _LINES))
    assert "The sunshine fund" not in {e.label for e in contents.entities}
    assert any("“The sunshine fund”" in e.reason for e in contents.ledger if e.outcome == "unread")


@pytest.mark.parametrize("name", ["chart.pptx", "chart.docx", "chart.odp", "chart.odt"])
def test_a_line_that_only_touches_two_boxes_is_drawn(tmp_path: Path, name: str) -> None:
    """Its ends lie at their sides, and the file ties it to nothing."""
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_BOXES, _LINES, glued=False))
    assert ("Rivers Group", "Vale Safety Board") in links(contents, "reportsTo")
    assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"drawn"}


def test_a_line_between_boxes_side_by_side_says_only_that_they_belong_together(
    tmp_path: Path,
) -> None:
    """Nobody is above the other."""
    boxes = [Drawn("Vale Safety Board", 40, 40), Drawn("Vale Health Board", 400, 40)]
    contents = _loaded(tmp_path, "chart.vsdx", in_visio(boxes, [Joining(0, 1)]))
    assert links(contents, "reportsTo") == set()
    assert links(contents, "linkedTo") == {("Vale Health Board", "Vale Safety Board")}


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_broken_line_is_owned_up_to(tmp_path: Path, name: str) -> None:
    """It may mean advice, information or a second boss: only its key could tell."""
    lines = [Joining(0, 1), Joining(1, 4, broken=True)]
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_BOXES, lines))
    assert links(contents, "reportsTo") == {("Rivers Group", "Vale Safety Board")}
    assert any("a broken line joins it" in e.reason for e in contents.ledger)


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_box_that_lies_beside_a_line_is_not_what_it_says(tmp_path: Path, name: str) -> None:
    """However near: it is drawn as a box, and words on a line are not."""
    boxes = [
        Drawn("Vale Safety Board", 300, 40),
        Drawn("Rivers Group", 300, 300),
        Drawn("Prevent Group", 420, 150),
    ]
    contents = _loaded(tmp_path, name, _PROGRAMS[name](boxes, [Joining(0, 1)]))
    assert links(contents, "reportsTo") == {("Rivers Group", "Vale Safety Board")}


def test_an_arrow_may_say_who_comes_next(tmp_path: Path) -> None:
    """A flow of work is drawn as charts of bodies are, so that only the layout says who answers to whom."""
    contents = _loaded(
        tmp_path, "chart.drawio", in_drawio(_BOXES, [Joining(0, 1, arrow="classic")])
    )
    assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"drawn"}


def test_shapes_that_hang_on_two_paragraphs_are_two_drawings(tmp_path: Path) -> None:
    """Their places count from their own paragraphs, so that a line of one cannot touch a box of the other."""
    shape = '<draw:custom-shape svg:x="0pt" svg:y="{}pt" svg:width="180pt" svg:height="60pt"><text:p>{}</text:p></draw:custom-shape>'
    line = '<draw:line svg:x1="90pt" svg:y1="60pt" svg:x2="90pt" svg:y2="160pt"/>'
    board, group = shape.format(0, "Vale Safety Board"), shape.format(160, "Rivers Group")
    apart = odf("text", f"<text:p>{board}{line}</text:p><text:p>{group}</text:p>")
    together = odf("text", f"<text:p>{board}{line}{group}</text:p>")
    assert links(_loaded(tmp_path, "apart.odt", apart), "reportsTo") == set()
    assert links(_loaded(tmp_path, "together.odt", together), "reportsTo") == {
        ("Rivers Group", "Vale Safety Board")
    }


def test_a_line_that_ends_nowhere_joins_nothing(tmp_path: Path) -> None:
    """Not even a box that the file gives no name."""
    content = (
        in_drawio(_BOXES[:2], [Joining(0, 1)]).replace(b'id="b1"', b"").replace(b'target="b1"', b"")
    )
    assert links(_loaded(tmp_path, "chart.drawio", content), "reportsTo") == set()


def test_two_boxes_of_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    """A line that is tied to the name is tied to neither."""
    content = in_drawio(_BOXES, [Joining(0, 1)]).replace(b'id="b4"', b'id="b1"')
    assert links(_loaded(tmp_path, "chart.drawio", content), "reportsTo") == set()


def test_a_hidden_layer_is_left_out_with_the_reason() -> None:
    """What is not shown is no longer so."""
    content = in_drawio(_BOXES[:2], [Joining(0, 1)]).replace(
        b'<mxCell id="1" parent="0"/>', b'<mxCell id="1" parent="0" visible="0"/>'
    )
    with pytest.raises(DocumentError, match="on a hidden layer"):
        read(content, media_of(content, "a.drawio"))


@pytest.mark.parametrize(
    ("said", "struck"),
    [
        (b'value="&lt;b&gt;Ann&lt;/b&gt; &lt;s&gt;Bee&lt;/s&gt;" style="html=1"', "Bee"),
        (b'value="&lt;strike&gt;Bee&lt;/strike&gt;Ann" style="html=1;rounded=0"', "Bee"),
        (b'value="&lt;span style=&quot;text-decoration: line-through;&quot;&gt;Bee&lt;/span&gt;Ann" style="html=1"', "Bee"),
        (b'value="Bee" style="fontStyle=9;"', "Bee"),
    ],
)  # fmt: skip
def test_what_is_struck_out_in_a_box_is_no_longer_said(said: bytes, struck: str) -> None:
    """In its words, or in how all of them are set; another style of letters says nothing."""
    content = (
        b'<mxfile><diagram><mxGraphModel><root><mxCell id="0"/><mxCell id="a" vertex="1" %s/>'
        b'<mxCell id="b" vertex="1" value="Cy" style="fontStyle=7"/></root></mxGraphModel></diagram></mxfile>'
    ) % said

    pieces = read(content, media_of(content, "a.drawio"))

    assert "".join(block.text for block in pieces.blocks) in ("AnnCy", "Cy")
    assert [(left.text, left.reason) for left in pieces.left_out] == [(struck, "struck out")]


def test_a_place_on_a_drawing_is_cited_by_its_page() -> None:
    """Drawings have pages, and no slides."""
    content = in_drawio(_BOXES, _LINES)
    assert read(content, media_of(content, "a.xml")).blocks[0].locator == "page 1, paragraph 1"


def test_a_length_that_no_page_has_ends_nothing() -> None:
    """Four hundred digits are no place; the words are there all the same."""
    content = in_slide(_BOXES, _LINES)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    far = {name: part.replace(b'x="300"', b'x="%s"' % (b"9" * 400)) for name, part in parts.items()}
    assert far != parts
    blocks = read(zipped(far), media_of(zipped(far), "chart.pptx")).blocks
    assert "Vale Safety Board" in {block.text for block in blocks}


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_damaged_drawing_is_read_or_refused_with_a_sentence(name: str) -> None:
    """Two hundred copies with bytes changed or cut off."""
    whole = _PROGRAMS[name](_BOXES, _LINES)
    for seed in range(200):
        chance, content = random.Random(seed), bytearray(whole)
        for _ in range(chance.randrange(1, 9)):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            del content[chance.randrange(5, len(content)) :]
        with suppress(DocumentError):
            read(bytes(content), media_of(bytes(content), name) or media_of(whole, name))


# A bar below the board from which three groups hang, and below one of them a team, by two lines that meet.
_HANGING = [
    Drawn("Vale Safety Board", 300, 40),
    Drawn("Rivers Group", 60, 200),
    Drawn("Homes Group", 300, 200),
    Drawn("Roads Group", 540, 200),
    Drawn("Lock Survey Team", 160, 360),
]
_BAR = [
    Joining.loose(390, 100, 390, 150),
    Joining.loose(140, 150, 640, 150),
    *(Joining.loose(x, 150, x, 200) for x in (150, 390, 630)),
    Joining.loose(150, 260, 150, 310),
    Joining.loose(150, 310, 250, 360),
]
_HUNG = {
    ("Rivers Group", "Vale Safety Board"),
    ("Homes Group", "Vale Safety Board"),
    ("Roads Group", "Vale Safety Board"),
    ("Lock Survey Team", "Rivers Group"),
}


@pytest.mark.parametrize("name", _PROGRAMS)
def test_boxes_that_hang_from_a_bar_answer_to_the_box_above_it(tmp_path: Path, name: str) -> None:
    """The bar's ends may stand out; what lines show that nothing is tied to is drawn."""
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_HANGING, _BAR))
    assert links(contents, "reportsTo") == _HUNG
    assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"drawn"}


@pytest.mark.parametrize("name", _PROGRAMS)
def test_a_line_that_ends_on_another_line_joins_its_box_to_the_upper(
    tmp_path: Path, name: str
) -> None:
    lines = [Joining(0, 2), Joining.loose(150, 200, 390, 150)]
    contents = _loaded(tmp_path, name, _PROGRAMS[name](_HANGING[:3], lines))
    assert links(contents, "reportsTo") == {
        ("Rivers Group", "Vale Safety Board"),
        ("Homes Group", "Vale Safety Board"),
    }


@pytest.mark.parametrize(
    "lines",
    [
        [
            Joining.loose(390, 100, 390, 150),
            Joining.loose(150, 175, 150, 200),
            Joining.loose(630, 160, 630, 200),
        ],
        [Joining.loose(390, 100, 390, 200), Joining.loose(100, 150, 700, 150)],
        [*_BAR[1:5], Joining.loose(390, 150, 390, 80)],
    ],
    ids=["lines that do not meet", "a line that only crosses", "an end in the air"],
)
def test_lines_that_lead_nowhere_join_nothing(tmp_path: Path, lines: list[Joining]) -> None:
    """A bar whose upper end stops short of the board may come from anywhere."""
    boxes = [_HANGING[0]._replace(top=-60), *_HANGING[1:4]] if len(lines) > 3 else _HANGING[:4]
    contents = _loaded(tmp_path, "chart.pptx", in_slide(boxes, lines))
    assert links(contents, "reportsTo") <= {("Homes Group", "Vale Safety Board")}


def test_two_boxes_above_one_bar_are_no_bodies_that_others_answer_to(tmp_path: Path) -> None:
    """Nobody can tell to which of them."""
    boxes = [*_HANGING[:2], Drawn("Vale Health Board", 60, 40), Drawn("Roads Group", 540, 200)]
    lines = [*_BAR[:3], _BAR[4], Joining.loose(150, 100, 150, 150)]
    contents = _loaded(tmp_path, "chart.pptx", in_slide(boxes, lines))
    assert links(contents, "reportsTo") == set()
