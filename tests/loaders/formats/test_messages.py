"""Messages: their heads and words, and what is attached as documents of their own."""

from __future__ import annotations

import random
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest

from remit.graph.errors import DocumentError
from remit.loaders import formats
from remit.loaders.building import Built, build
from remit.loaders.formats import eml
from tests.loaders.formats.test_old_office import damaged
from tests.support.office import in_word, zipped

_TEXT = "The Board meets quarterly."


def _message(words: str = _TEXT, page: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ann Bee <ann@vale.example>"
    message["To"] = "clerk@vale.example"
    message["Date"] = "Mon, 03 Mar 2031 10:00:00 +0000"
    message["Subject"] = "Minutes of März"
    message.set_content(words)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def _attach(message: EmailMessage, content: bytes, name: str, kind: str = "octet-stream") -> None:
    message.add_attachment(content, maintype="application", subtype=kind, filename=name)


def _loaded(folder: Path, message: EmailMessage, *, keep_going: bool = False) -> Built:
    path = folder / "re.eml"
    path.write_bytes(message.as_bytes())
    return build([path], keep_going=keep_going)


def _names(built: Built) -> list[str]:
    return [document.name for document in built.contents.documents]


def test_a_message_says_who_wrote_what_to_whom() -> None:
    """Its head, and then its words; what it quotes of another is left out."""
    message = _message(f"{_TEXT}\n\n- first\n- second\n\n> The Panel decides.\nYes.\n")

    pieces = eml.read(message.as_bytes())

    assert [(b.form, b.text) for b in pieces.blocks] == [
        ("heading", "Minutes of März"),
        ("label", "From: Ann Bee <ann@vale.example>"),
        ("label", "To: clerk@vale.example"),
        ("label", "Date: Mon, 03 Mar 2031 10:00:00 +0000"),
        ("paragraph", _TEXT),
        ("item", "first"),
        ("item", "second"),
        ("paragraph", "Yes."),
    ]
    assert [(left.text, left.reason) for left in pieces.left_out] == [
        ("The Panel decides.", "quoted from another message")
    ]


def test_a_message_with_a_page_keeps_its_tables() -> None:
    """The same words without them are not read twice."""
    page = "<table><tr><th>Ref<th>Owner<tr><td>1<td>Ann Bee</table>"

    pieces = eml.read(_message("Ref Owner 1 Ann Bee", page).as_bytes())

    assert [b.text for b in pieces.blocks if b.form == "row"] == ["Ref Owner", "1 Ann Bee"]
    assert len(pieces.blocks) == 6


def test_what_is_attached_is_a_document_of_its_own(tmp_path: Path) -> None:
    """Of any format, an archive among them; pictures are passed over, and two of one name told apart."""
    message = _message()
    word = in_word([("p", f"{_TEXT} Twice.")])
    _attach(message, word, "plan.docx")
    _attach(message, word, "plan.docx")
    _attach(message, zipped({"a.txt": _TEXT}), "papers.zip")
    _attach(message, b"\x89PNG", "logo.png")
    _attach(message, _TEXT.encode(), "..\\..\\evil.txt")

    built = _loaded(tmp_path, message)

    assert _names(built) == [
        "re.eml", "re.eml/evil.txt", "re.eml/papers.zip/a.txt", "re.eml/plan (2).docx", "re.eml/plan.docx",
    ]  # fmt: skip
    assert dict(built.skipped) == {"re.eml/logo.png": "a picture"}


def test_a_message_inside_a_message_is_one_of_its_own(tmp_path: Path) -> None:
    """With what is attached to it; messages without end are not followed."""
    message = _message()
    _attach(message, in_word([("p", f"{_TEXT} Twice.")]), "plan.docx")
    for _ in range(2):
        around = _message()
        around.add_attachment(message)
        message = around
    inner = "re.eml/message 1.eml/message 1.eml"

    assert _names(_loaded(tmp_path, message))[-1] == f"{inner}/plan.docx"

    around = _message()
    around.add_attachment(message)
    with pytest.raises(DocumentError, match="a message inside others"):
        _loaded(tmp_path, around)


def test_an_encrypted_message_says_so() -> None:
    """There is nothing to be read in it."""
    message = EmailMessage()
    message["From"] = "ann@vale.example"
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = "application/pkcs7-mime"

    with pytest.raises(DocumentError, match="encrypted"):
        eml.read(message.as_bytes())


@pytest.mark.parametrize(
    ("content", "name", "is_one"),
    [
        (_message().as_bytes(), "saved", True),
        (_message().as_bytes().replace(b"\n", b"\r\n"), "saved.txt", True),
        (b"From: Ann Bee\nSubject: Plan\n\nHello", "re.eml", True),
        (b"From: Ann Bee\nSubject: Plan\n\nHello", "plan.txt", False),
        (b"Lead: Ann Bee\nOwner: Cy Dee\n", "plan.txt", False),
        (b"The plan says: MIME-Version: 1.0 is old\n", "plan.txt", False),
    ],
)
def test_a_message_is_told_by_how_it_begins(content: bytes, name: str, is_one: bool) -> None:
    """Labels with values are no message."""
    assert (formats.media_of(content, name) == formats.EML) is is_one


def test_a_damaged_message_is_read_or_refused_with_a_sentence() -> None:
    """A hundred copies, and what is attached to them."""
    message = _message(page="<p>Hello <b>you</b>")
    _attach(message, in_word([("p", _TEXT)]), "plan.docx")
    whole = message.as_bytes()
    for seed in range(100):
        content = damaged(whole, random.Random(seed))
        with suppress(DocumentError):
            eml.read(content)
        with suppress(DocumentError):
            list(eml.members(content, 2**20))


def test_a_message_of_parts_in_parts_without_end_is_refused_or_read() -> None:
    """It would fill the stack."""
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    with suppress(DocumentError):
        eml.read(b"MIME-Version: 1.0\nFrom: a@vale.example\n" + parts)


_EARLIER = "Cy Dee leads the drugs work."


def _said(message: EmailMessage) -> tuple[list[str], str]:
    """What a message says below its head, and all that it leaves out."""
    pieces = eml.read(message.as_bytes())
    assert {left.reason for left in pieces.left_out} <= {"quoted from another message"}
    return [b.text for b in pieces.blocks[4:]], " ".join(left.text for left in pieces.left_out)


@pytest.mark.parametrize(
    "between",
    [
        "-----Original Message-----\nFrom: Ann Bee\nSent: 1 April 2031\n",
        "________________________________\nFrom: Ann Bee <a@b.example>\nSent: 1 April 2031 09:00\nTo: X\nSubject: Y\n\n",
        "---------- Forwarded message ---------\nFrom: Ann Bee\nDate: Tue, 1 April 2031\nSubject: Y\nTo: X\n\n",
        "*From:* Ann Bee\n*To:* Cy Dee\n*Subject:* Drugs\n\n",
        "On Tue, 1 Apr 2031 at 09:00, Ann Bee <a@b.example> wrote:\n\n",
        "On Tue, 1 Apr 2031 at 09:00, Ann Bee\n<a.long.name@council.example> wrote:\n\n> ",
    ],
)
def test_the_message_that_one_answers_is_not_what_it_says(between: str) -> None:
    """Programs put it below the answer, and few of them mark its lines."""
    said, gone = _said(_message(f"{_TEXT}\n\n{between}{_EARLIER}\n"))

    assert said == [_TEXT]
    assert gone.endswith(_EARLIER)
    assert "Ann Bee" in gone


def test_an_answer_between_marked_lines_is_said() -> None:
    """Only what is marked is another's there."""
    said, gone = _said(
        _message(f"On 1 May 2031 Ann Bee wrote:\n> {_EARLIER}\n\n{_TEXT}\n> Yours\n")
    )

    assert said == [_TEXT]
    assert gone == f"On 1 May 2031 Ann Bee wrote: {_EARLIER} Yours"


def test_a_label_from_and_a_sentence_on_who_wrote_make_no_other_message() -> None:
    """Such words stand in messages of all kinds."""
    words = ["From: the car park, turn left", "On Monday the Board wrote to the council.", _TEXT]

    assert _said(_message("\n\n".join(words))) == (words, "")


@pytest.mark.parametrize(
    "below",
    [
        f'<div class="gmail_quote"><div>On 1 May 2031 Ann Bee wrote:</div><blockquote>{_EARLIER}</blockquote></div>',
        f'<div class="moz-cite-prefix">On 1 May 2031, Ann Bee wrote:<br></div><blockquote type="cite">{_EARLIER}</blockquote>',
        f"<div>On 1 May 2031 Ann Bee wrote:</div><blockquote>{_EARLIER}</blockquote>",
        f"<div><p><b>From:</b> Ann Bee<br><b>Sent:</b> 1 April 2031<br><b>To:</b> X<br><b>Subject:</b> Y</p></div><p>{_EARLIER}</p>",
        f'<hr><div id="divRplyFwdMsg"><b>From:</b> Ann Bee<br><b>Sent:</b> 1 April 2031<br><b>To:</b> X</div><div>{_EARLIER}</div>',
        f'<div><hr><div id="x_OutlookMessageHeader" class="OutlookMessageHeader">From: Ann Bee</div></div><p>{_EARLIER}</p>',
        f"<hr><p>From: Ann Bee</p><p>Date: 1 April 2031</p><table><tr><td>Lead<td>{_EARLIER}<tr><td>a<td>b</table>",
    ],
)
def test_a_page_leaves_out_the_message_that_it_answers(below: str) -> None:
    """By what marks it as quoted, else by its head."""
    said, gone = _said(_message("", f"<html><body><p>{_TEXT}</p>{below}</body></html>"))

    assert said == [_TEXT]
    assert "Ann Bee" in gone
    assert _EARLIER in gone


def test_an_answer_below_a_marked_quotation_of_a_page_is_said() -> None:
    """Some write below what they answer."""
    page = (
        f"<div>On 1 May 2031 Ann Bee wrote:</div><blockquote>{_EARLIER}</blockquote><p>{_TEXT}</p>"
    )

    assert _said(_message("", page))[0] == [_TEXT]


@pytest.mark.parametrize(
    "own",
    [
        "MEMO\n\nFrom: Ann Bee\nTo: Cy Dee\nSubject: Drugs\nDate: 1 May 2031\n\nCy Dee leads.",
        "We meet.\n\nFrom: 3 May\nDate: 1 May\n\nCy Dee leads.",
        "We met.\n\nOn 3 May the Chair of the Board wrote:\n\nCy Dee leads.",
        "---------- Forwarded message ---------\nFrom: Ann Bee\nDate: 1 April 2031\n\nCy Dee leads.",
        "> Cy Dee leads.",
    ],
)
def test_what_is_no_quotation_or_all_that_a_message_has_is_said(own: str) -> None:
    """A memo's own head, a time, a sentence on who wrote, and a message that only sends another on."""
    said, gone = _said(_message(own))

    assert "Cy Dee leads." in said[-1]
    assert gone == ""


@pytest.mark.parametrize(
    "own",
    [
        '<blockquote style="margin:0 0 0 40px;border:none">{}</blockquote>',
        '<p class="excited">{}</p>',
        "<p>On 3 May the Chair of the Board wrote:</p><blockquote>{}</blockquote>",
    ],
)
def test_what_a_page_only_sets_in_is_said(own: str) -> None:
    """The button that indents makes a blockquote; the name of a look may hold any letters."""
    said, gone = _said(
        _message("", f"<html><body><p>{_TEXT}</p>{own.format(_EARLIER)}</body></html>")
    )

    assert said[-1] == _EARLIER
    assert gone == ""


def test_a_page_that_only_sends_another_on_is_said() -> None:
    """Else nothing would be."""
    page = f'<div class="gmail_quote"><div>From: Ann Bee</div><div>Date: 1 April 2031</div><p>{_EARLIER}</p></div>'

    said, gone = _said(_message("", page))

    assert said[-1] == _EARLIER
    assert gone == ""
