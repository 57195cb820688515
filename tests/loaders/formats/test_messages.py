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
